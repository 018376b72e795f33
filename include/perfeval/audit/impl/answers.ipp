/// Percentages of a survey held against the number of answers that the row prints.
#pragma once

#include <perfeval/detail/ideographs.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rounding.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::answers {

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

inline bool is_digits(std::string_view text) noexcept {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

inline bool speaks_of_survey(std::string_view text) {
  for (const std::string_view word : {"问卷", "答卷", "调查", "受访"})
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

/// What speaks of a survey only in a row about satisfaction: farmers are visited, samples taken elsewhere too.
inline bool speaks_of_answers(std::string_view text) {
  for (const std::string_view word : {"样本", "抽样", "收回", "回收", "访问", "访谈", "测评"})
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

inline bool counts_answers(std::string_view text) {
  for (const std::string_view word : {"份", "人", "名", "户"})
    if (text.starts_with(word)) return true;
  return false;
}

/// The whole numbers of answers in a cell that speaks of a survey: 回收问卷120份.
inline void add_numbers(std::string_view text, const indicator& row, std::vector<std::uint32_t>& all) {
  constexpr std::size_t longest = 6;
  const std::size_t known = all.size();
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      i += bytes_of_lead(text[i]);
      continue;
    }
    const std::size_t begin = i;
    std::uint32_t number = 0;
    while (i < text.size() && is_digit(text[i]) && i - begin < longest)
      number = number * 10 + static_cast<std::uint32_t>(text[i++] - '0');
    const bool part = begin > 0 && (text[begin - 1] == '.' || is_digit(text[begin - 1]));
    if (i >= text.size() || static_cast<unsigned char>(text[i]) < 0x80U) continue;  // as after most numbers
    const std::string_view rest = text.substr(i);
    const bool samples = rest.starts_with("个") && text.find("样本") != std::string_view::npos;
    if (!part && number != 0 && (counts_answers(rest) || samples)) all.push_back(number);
  }
  if (all.size() == known || speaks_of_survey(text)) return;
  const bool of_satisfaction = row.kind == kind::satisfaction || row.name.text.find("满意") != std::string::npos;
  if (!of_satisfaction || !speaks_of_answers(text)) all.resize(known);
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

/// The percentage with which a text begins before it says how it was found: 93.7%（问卷20份）.
inline std::optional<decimal> leading_percentage(std::string_view text) {
  const std::size_t end = text.find('%');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text.substr(end + 1);
  const auto opens = [rest](std::string_view mark) { return rest.starts_with(mark); };
  if (!opens("（") && !opens("(") && !opens("，") && !opens(",") && !opens("；") && !opens("。")) return std::nullopt;
  const std::string_view figure = text.substr(0, end);
  const std::size_t point = figure.find('.');
  const bool whole = point == std::string_view::npos;
  constexpr std::size_t longest = 9;
  if (figure.size() > longest || !is_digits(figure.substr(0, point))) return std::nullopt;
  if (!whole && !is_digits(figure.substr(point + 1))) return std::nullopt;
  return decimal::parse(figure);
}

/// The percentage of an actual: a whole reading of its cell, or what its text begins with.
inline std::optional<decimal> percentage_of(const indicator& row) {
  const statement& found = row.found;
  if (found.kind == statement_kind::words) return leading_percentage(row.actual.text);
  if (found.kind != statement_kind::number || found.sign != comparison::none || !in_percent(found.unit))
    return std::nullopt;
  return found.low;
}

/// The numbers of answers that the row prints, if none of them gives its percentage; empty otherwise.
inline std::string refuted_by(const indicator& row) {
  const auto percentage = percentage_of(row);
  if (!percentage) return {};
  std::vector<std::uint32_t> numbers;
  for (const cell* one : {&row.name, &row.target, &row.actual, &row.reason}) add_numbers(one->text, row, numbers);
  std::string text;
  for (const std::uint32_t number : numbers) {
    if (gives(number, *percentage)) return {};
    text += (text.empty() ? "" : "、") + std::to_string(number);
  }
  return text;
}

}  // namespace detail::answers
}  // namespace v0
}  // namespace perfeval
