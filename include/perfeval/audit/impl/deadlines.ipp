#pragma once

#include <perfeval/audit/cells.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/digits.hpp>
#include <perfeval/detail/ideographs.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::deadlines {

/// Bytes of the characters that may end a written date: 年 月 日 号 底 末 初 前.
inline std::size_t date_end_at(std::string_view text, std::size_t i) noexcept {
  for (const std::string_view end : {"年", "月", "日", "号", "底", "末", "初", "前"})
    if (text.substr(i).starts_with(end)) return end.size();
  return 0;
}

/// The longest date that begins at a digit of the text, if any; `used` is set to its bytes.
inline std::optional<statement> date_at(std::string_view text, std::size_t start, std::optional<std::int32_t> year,
                                        std::size_t& used) {
  constexpr std::size_t longest = 48;
  std::optional<statement> best;
  for (std::size_t i = start; i < text.size() && i - start < longest; ++i) {
    const std::size_t end = date_end_at(text, i);
    if (end == 0) continue;
    statement s = read_statement(text.substr(start, i + end - start), year);
    if (s.kind != statement_kind::date || !s.qualifier.empty()) continue;
    used = i + end - start;
    best = std::move(s);
  }
  return best;
}

/// The dates written with a year or a month in a sentence.
inline std::vector<statement> dates_in(std::string_view text, std::optional<std::int32_t> year) {
  std::vector<statement> dates;
  if (!contains_word(text, "年") && !contains_word(text, "月")) return dates;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i]) || (i != 0 && is_digit(text[i - 1]))) continue;
    std::size_t used = 1;
    if (auto date = date_at(text, i, year, used)) dates.push_back(std::move(*date));
    i += used - 1;
  }
  return dates;
}

inline bool says_in_time(std::string_view actual) noexcept {
  for (const std::string_view word : {"按时", "及时", "如期"})
    if (actual.find(word) != std::string_view::npos) return true;
  return false;
}

/// The last day the name allows; nothing if it names no date.
inline std::optional<day_number> deadline_in_name(const indicator& row, const form& form) {
  const auto dates = dates_in(row.name.text, form.year);
  if (dates.empty()) return std::nullopt;
  return std::max_element(dates.begin(), dates.end(), [](const auto& a, const auto& b) { return a.last < b.last; })
      ->last;
}

/// The actual or the reason, if it names a day after the deadline; `whole` if neither does.
inline item place_of_later(const indicator& row, const form& form, day_number deadline) {
  const auto names_later = [&form, deadline](const cell& c) {
    const auto dates = dates_in(c.text, form.year);
    return std::any_of(dates.begin(), dates.end(), [deadline](const statement& s) { return s.first > deadline; });
  };
  return names_later(row.actual) ? item::actual : names_later(row.reason) ? item::reason : item::whole;
}

inline void check_deadline(examination& exam, std::size_t i) {
  const form& form = exam.paper();
  const indicator& row = form.indicators[i];
  const field here = row_field(i, item::actual);
  const row_reading& reading = exam.card().rows[i].reading();
  if (reading.direction == direction::deadline) {
    if (reading.result == outcome::neither) return exam.judge(here, verdict::cannot_tell);
    if (reading.result == outcome::missed && is_full(exam, i))
      exam.report(code::deadline_missed, severity::error, here, std::string(trimmed(row.target.text)));
    return;
  }
  if ((exam.glance(i).name & letters::date) == 0) return;
  if (row.wanted.kind == statement_kind::date || !is_scored(row)) return;
  const auto deadline = deadline_in_name(row, form);
  const item later = deadline ? place_of_later(row, form, *deadline) : item::whole;
  if (later == item::whole || !(is_full(exam, i) || says_in_time(row.actual.text))) return;
  finding& f = exam.report(code::deadline_missed, severity::warning, here, std::string(trimmed(row.name.text)));
  f.detail = later;
  f.figures = {std::string(trimmed((later == item::actual ? row.actual : row.reason).text))};
}

}  // namespace detail::deadlines

PERFEVAL_INLINE void check_deadlines(examination& exam) {
  for (std::size_t i = 0; i < exam.rows(); ++i) detail::deadlines::check_deadline(exam, i);
}

}  // namespace v0
}  // namespace perfeval
