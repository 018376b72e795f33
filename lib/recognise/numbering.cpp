// Columns that are numbered, and headers that are formulas over those numbers.
#include "recognise/numbering.hpp"

#include "recognise/words.hpp"

#include <perfeval/detail/utf8.hpp>

#include <algorithm>
#include <array>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

// The size of the mark that a formula may hold at `position`: a letter or a circled number; 0 for anything else.
std::size_t formula_mark(std::string_view key, std::size_t position) {
  if (position >= key.size()) return 0;
  const char c = key[position];
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return 1;
  if ((c & 0x80) == 0) return 0;  // as nearly all signs of a figure
  const auto rest = key.substr(position, 3);
  return rest >= "①" && rest <= "⑳" && rest.size() == 3 ? 3 : 0;
}

// The size of any character of a formula at `position`; 0 if there is a word.
std::size_t formula_sign(std::string_view key, std::size_t position) {
  if (const auto mark = formula_mark(key, position); mark != 0) return mark;
  if (position >= key.size()) return 0;
  const char c = key[position];
  if ((c >= '0' && c <= '9') || (c >= '(' && c <= '/' && c != ',') || c == '=' || c == '%') return 1;
  if ((c & 0x80) == 0) return 0;
  for (const std::string_view sign : {"×", "÷", "＝"})
    if (key.substr(position).starts_with(sign)) return sign.size();
  return 0;
}

}  // namespace

std::size_t formula_begin(std::string_view key) {
  for (std::size_t i = 3; i < key.size(); ++i) {
    const bool circled = formula_mark(key, i) == 3;
    if (!circled && !(key[i] == '=' && (key[i - 1] & 0x80) != 0) &&
        !(formula_mark(key, i) == 1 && i + 1 < key.size() && key[i + 1] == '='))
      continue;
    std::size_t end = i;
    while (const auto size = formula_sign(key, end)) end += size;
    if (end == key.size()) return i;
  }
  return key.size();
}

quotient quotient_in(std::string_view key) {
  for (std::size_t i = 1; i < key.size(); ++i) {
    const std::size_t sign = key[i] == '/' ? 1 : key.substr(i).starts_with("÷") ? std::string_view("÷").size() : 0;
    if (sign == 0) continue;
    const auto divisor = formula_mark(key, i + sign);
    const std::size_t dividend = formula_mark(key, i - 1) == 1 ? 1U : i >= 3 && formula_mark(key, i - 3) == 3 ? 3U : 0U;
    if (divisor != 0 && dividend != 0) return {key.substr(i - dividend, dividend), key.substr(i + sign, divisor)};
  }
  return {};
}

std::string_view mark_in(std::string_view key) {
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto size = formula_mark(key, i);
    if (size == 3) return key.substr(i, 3);
    if (size == 1 && i > 0 && key[i - 1] == '(' && i + 1 < key.size() && (key[i + 1] == ')' || key[i + 1] == '='))
      return key.substr(i, 1);
  }
  return {};
}

namespace {

bool names_numbers(std::string_view key) {
  using namespace std::string_view_literals;
  static constexpr std::array words{"列次"sv, "栏次"sv, "行次"sv, "栏目"sv, "列号"sv, "栏号"sv};
  return std::find(words.begin(), words.end(), key) != words.end();
}

}  // namespace

bool numbers(std::string_view text) {
  if (text.empty() || text.size() > 30) return false;
  if (detail::ideograph_at(text, 0) != 0) return text.size() == 6 && names_numbers(text);
  bool marked = false;
  std::size_t position = 0;
  while (const auto size = formula_sign(text, position)) {
    marked = marked || formula_mark(text, position) != 0;
    position += size;
  }
  if (position != text.size()) return false;
  const auto equals = text.find('=');
  if (equals != text.npos && equals > 0) return true;  // 5=3/2
  return marked || (text.find_first_not_of("0123456789()") == text.npos && text.size() <= 4);
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
