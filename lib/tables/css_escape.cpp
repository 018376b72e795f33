#include "tables/css_escape.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

bool may_be_in_name(char32_t point) {
  if (point >= 0x80) return true;
  const char c = static_cast<char>(point);
  return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_';
}

}  // namespace

std::optional<char32_t> take_escape(std::string_view& text) {
  constexpr std::size_t longest = 6;
  text.remove_prefix(1);
  const auto end = std::find_if_not(text.begin(), text.end(), ascii::is_hexadecimal) - text.begin();
  const auto digits = text.substr(0, std::min(static_cast<std::size_t>(end), longest));
  if (digits.empty()) return std::nullopt;
  char32_t point = 0;
  for (const char c : digits) {
    const char digit = ascii::lower(c);
    point = point * 16 + static_cast<char32_t>(ascii::is_digit(digit) ? digit - '0' : digit - 'a' + 10);
  }
  text.remove_prefix(digits.size());
  if (!text.empty() && ascii::is_blank(text.front())) text.remove_prefix(1);
  const bool none = point > 0x10FFFF || (point >= 0xD800 && point < 0xE000);
  return none ? U'\0' : point;
}

std::optional<std::string> css_unescaped(std::string_view text) {
  std::string made;
  while (!text.empty()) {
    const auto mark = std::min(text.find('\\'), text.size());
    made += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const auto point = take_escape(text);
    if (!point && text.empty()) return std::nullopt;
    if (!may_be_in_name(point.value_or(text.empty() ? 0 : static_cast<unsigned char>(text.front()))) || point == U'\0')
      return std::nullopt;
    if (point) utf8::append(made, *point);
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
