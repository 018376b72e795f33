#include "text/utf8.hpp"

#include <perfeval/detail/utf8.hpp>

#include <cstdint>
#include <cstring>

namespace perfeval::inline v0::utf8 {
namespace {

// How many ASCII bytes the text begins with, looked at eight at a time.
std::size_t ascii_length(std::string_view text) noexcept {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  std::size_t length = 0;
  for (std::uint64_t eight = 0; length + sizeof eight <= text.size(); length += sizeof eight) {
    std::memcpy(&eight, text.data() + length, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (length < text.size() && static_cast<unsigned char>(text[length]) < 0x80) ++length;
  return length;
}

// Whether a character of three bytes begins here, as nearly all Chinese ones do. Those beside the surrogates and the
// overlong forms are left to `decode`.
bool begins_three_bytes(std::string_view text, std::size_t position) noexcept {
  if (position + 3 > text.size()) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
  return byte(0) > 0xE0 && byte(0) < 0xED && (byte(1) & 0xC0u) == 0x80 && (byte(2) & 0xC0u) == 0x80;
}

}  // namespace

decoded decode(std::string_view text) noexcept {
  if (text.empty()) return {replacement, 0};
  const auto next = detail::decode(text, 0);
  return {next.value, next.bytes};
}

void append(std::string& text, char32_t point) { detail::append_utf8(text, point); }

std::size_t first_malformed(std::string_view text) noexcept {
  for (std::size_t position = 0; position < text.size();) {
    if (static_cast<unsigned char>(text[position]) < 0x80) {
      position += ascii_length(text.substr(position));
      continue;
    }
    if (begins_three_bytes(text, position)) {
      position += 3;
      continue;
    }
    const decoded next = decode(text.substr(position));
    if (next.length == 1) return position;
    position += next.length;
  }
  return std::string_view::npos;
}

std::string repaired(std::string_view text) { return detail::repaired(text); }

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return repaired(text);
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return repaired(text.substr(0, end)) + "…";
}

}  // namespace perfeval::inline v0::utf8
