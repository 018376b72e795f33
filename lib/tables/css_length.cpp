#include "tables/css_length.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace perfeval {
inline namespace v0 {

// "-9999px", ".5em", "0", "50%".
std::optional<css_length> length_of(std::string_view text) {
  css_length made;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::size_t i = 0;
  constexpr long most = 1'000'000'000;
  for (; i < text.size() && ascii::is_digit(text[i]); ++i)
    made.thousandths = std::min(made.thousandths * 10 + (text[i] - '0') * 1000L, most);
  auto digits = i;
  if (i < text.size() && text[i] == '.') {
    long place = 100;
    for (++i; i < text.size() && ascii::is_digit(text[i]); ++i, place /= 10, ++digits)
      made.thousandths += (text[i] - '0') * std::max(place, text[i] == '0' ? 0L : 1L);
  }
  if (digits == 0) return std::nullopt;
  if (negative) made.thousandths = -made.thousandths;
  made.unit = text.substr(i);
  if (!std::all_of(made.unit.begin(), made.unit.end(), [](char c) { return ascii::is_letter(c) || c == '%'; }))
    return std::nullopt;
  return made;
}

// In pixels of a usual screen; a share is one of its width.
std::optional<long> pixels(std::string_view text) {
  const auto length = length_of(text);
  if (!length) return std::nullopt;
  constexpr std::array<std::pair<std::string_view, long>, 16> units{{{"", 1000},
                                                                     {"px", 1000},
                                                                     {"pt", 1333},
                                                                     {"em", 16000},
                                                                     {"rem", 16000},
                                                                     {"ex", 8000},
                                                                     {"ch", 8000},
                                                                     {"vw", 12800},
                                                                     {"vh", 7200},
                                                                     {"%", 12800},
                                                                     {"in", 96000},
                                                                     {"cm", 37795},
                                                                     {"mm", 3779},
                                                                     {"pc", 16000},
                                                                     {"vmin", 7200},
                                                                     {"vmax", 12800}}};
  for (const auto& [unit, factor] : units)
    if (length->unit == unit) return length->thousandths / 1000 * factor / 1000;
  return std::nullopt;
}

// 0 if it is no length.
long thousandths_of(std::string_view text) {
  const auto length = length_of(text);
  return length.value_or(css_length()).thousandths;
}

bool is_zero(std::string_view text) {
  const auto length = length_of(text);
  return length && length->thousandths == 0;
}

// The arguments of "name(a, b)"; nothing for another function.
std::optional<std::vector<std::string_view>> arguments_of(std::string_view text, std::string_view name) {
  if (!text.starts_with(name) || text.size() < name.size() + 2 || text[name.size()] != '(') return std::nullopt;
  const auto close = text.find(')', name.size());
  if (close == text.npos) return std::nullopt;
  text = text.substr(name.size() + 1, close - name.size() - 1);
  std::vector<std::string_view> made;
  while (!(text = ascii::trimmed(text)).empty()) {
    const auto end = std::min(text.find_first_of(", /"), text.size());
    if (end > 0) made.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return made;
}

// The words of a value, apart from those in parentheses.
std::vector<std::string_view> words_of(std::string_view value) {
  std::vector<std::string_view> made;
  std::size_t start = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    if (i < value.size() && value[i] == '(') ++depth;
    if (i < value.size() && value[i] == ')') --depth;
    if (i < value.size() && (depth > 0 || !ascii::is_blank(value[i]))) continue;
    if (i > start) made.push_back(value.substr(start, i - start));
    start = i + 1;
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
