#include "tables/unseen.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

// The first bytes of the code points above.
bool may_begin_unseen(char c) {
  return c == '\xC2' || c == '\xCD' || c == '\xD8' || c == '\xE1' || c == '\xE2' || c == '\xEF' || c == '\xF3';
}

}  // namespace

void leave_out_unseen(std::string& text) {
  const auto first = std::find_if(text.begin(), text.end(), may_begin_unseen);
  if (first == text.end()) return;
  auto kept = static_cast<std::size_t>(first - text.begin());
  for (auto position = kept; position < text.size();) {
    const auto [point, length] = utf8::decode(std::string_view(text).substr(position));
    if (!is_unseen(point)) {
      std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(position), length,
                  text.begin() + static_cast<std::ptrdiff_t>(kept));
      kept += length;
    }
    position += length;
  }
  text.resize(kept);
}

void leave_out_unseen(std::vector<table>& tables) {
  for (auto& table : tables) {
    for (auto& line : table.before) leave_out_unseen(line);
    for (auto& row : table.rows)
      for (auto& cell : row.cells) {
        leave_out_unseen(cell.text);
        leave_out_unseen(cell.tables);
      }
  }
}

}  // namespace v0
}  // namespace perfeval
