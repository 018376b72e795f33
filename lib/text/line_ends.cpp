#include "text/line_ends.hpp"

#include <algorithm>
#include <array>

namespace perfeval {
inline namespace v0 {

std::optional<std::string> with_line_feeds(std::string_view text) {
  constexpr std::array<std::string_view, 4> others{"\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85", "\v"};
  const auto usual = text.find_first_of("\r\n");
  if (usual != text.npos && text.find_first_not_of("\r\n", usual) != text.npos) return std::nullopt;
  for (const auto other : others) {
    auto found = text.find(other);
    if (found == text.npos) continue;
    std::string made(text);
    for (found = made.find(other); found != made.npos; found = made.find(other, found + 1))
      made.replace(found, other.size(), "\n");
    return made;
  }
  return std::nullopt;
}

}  // namespace v0
}  // namespace perfeval
