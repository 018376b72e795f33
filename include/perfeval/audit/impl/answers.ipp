/// Percentages of a survey held against the number of answers that the row prints.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rounding.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::answers {

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

inline bool speaks_of_survey(std::string_view text) {
  for (const std::string_view word : {"问卷", "答卷", "调查", "受访"})
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

inline bool counts_answers(std::string_view text) {
  for (const std::string_view word : {"份", "人", "名", "户"})
    if (text.starts_with(word)) return true;
  return false;
}

/// The whole numbers of answers in a cell that speaks of a survey: 回收问卷120份.
inline void add_numbers(std::string_view text, std::vector<std::uint32_t>& all) {
  constexpr std::size_t longest = 6;
  const std::size_t known = all.size();
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::uint32_t number = 0;
    while (i < text.size() && is_digit(text[i]) && i - begin < longest)
      number = number * 10 + static_cast<std::uint32_t>(text[i++] - '0');
    const bool part = begin > 0 && (text[begin - 1] == '.' || is_digit(text[begin - 1]));
    if (!part && number != 0 && counts_answers(text.substr(i))) all.push_back(number);
  }
  if (all.size() > known && !speaks_of_survey(text)) all.resize(known);
}

inline bool in_percent(const unit& unit) noexcept {
  return unit.dimension == dimension::share && unit.numerator == 1 && unit.denominator == 100;
}

/// Whether some whole number of n answers is this percentage, whichever way it was rounded.
inline bool gives(std::uint32_t answers, const decimal& percentage) {
  const ratio n(answers);
  const std::int32_t places = percentage.scale() > 0 ? percentage.scale() : 0;
  const ratio unit(decimal(1, places));
  const decimal below = round(ratio(percentage) * n / ratio(100), rounding{0, rounding_mode::floor});
  for (const int step : {0, 1}) {
    const ratio apart = (ratio(below) + ratio(step)) * ratio(100) / n - ratio(percentage);
    if (apart < unit && -unit < apart) return true;
  }
  return false;
}

/// The numbers of answers that the row prints, if none of them gives its percentage; empty otherwise.
inline std::string refuted_by(const indicator& row) {
  const statement& found = row.found;
  if (found.kind != statement_kind::number || found.sign != comparison::none || !in_percent(found.unit)) return {};
  std::vector<std::uint32_t> numbers;
  for (const cell* one : {&row.name, &row.target, &row.actual, &row.reason}) add_numbers(one->text, numbers);
  std::string text;
  for (const std::uint32_t number : numbers) {
    if (gives(number, found.low)) return {};
    text += (text.empty() ? "" : "、") + std::to_string(number);
  }
  return text;
}

}  // namespace detail::answers
}  // namespace v0
}  // namespace perfeval
