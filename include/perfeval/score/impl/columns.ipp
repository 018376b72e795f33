#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/score/columns.hpp>
#include <perfeval/score/impl/column_forms.ipp>
#include <perfeval/score/impl/column_rank_ranges.ipp>
#include <perfeval/score/impl/column_ranks.ipp>
#include <perfeval/score/impl/column_rows.ipp>

#include <algorithm>
#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace detail::column_kernel {

inline void require(bool holds, const std::string& otherwise) {
  if (!holds) throw invalid_value(otherwise);
}

/// Where the first value above the largest that is allowed stands; nothing if there is none, which takes a look at many
/// at a time.
template <class Value>
std::optional<std::size_t> first_above(const Value* values, std::size_t count, Value most) {
  Value largest = 0;
  for (std::size_t i = 0; i < count; ++i) largest = std::max(largest, values[i]);
  if (largest <= most) return std::nullopt;
  const auto is_above = [&](Value value) { return value > most; };
  return static_cast<std::size_t>(std::find_if(values, values + count, is_above) - values);
}

inline void check_directions(const row_columns& table) {
  require(table.rows == 0 || table.directions != nullptr, "the rows have no directions");
  constexpr auto most = static_cast<std::uint8_t>(target_direction::execution);
  if (const auto row = first_above(reinterpret_cast<const std::uint8_t*>(table.directions), table.rows, most))
    throw invalid_value("row " + std::to_string(*row) + " has direction " +
                        std::to_string(static_cast<unsigned>(table.directions[*row])) + "; expected 0 to 4");
}

inline void check_forms(const row_columns& table) {
  if (table.forms == nullptr || table.rows == 0) return;
  constexpr std::size_t numbers = std::size_t{1} << 32U;
  const auto last = static_cast<std::uint32_t>(std::min(table.form_count, numbers) - 1);
  const auto row = table.form_count == 0 ? std::optional<std::size_t>(0) : first_above(table.forms, table.rows, last);
  if (row)
    throw invalid_value("row " + std::to_string(*row) + " is of form " + std::to_string(table.forms[*row]) +
                        "; the forms are numbered below " + std::to_string(table.form_count));
}

inline void check_own_rules(const row_columns& table) {
  if (table.own_rules == nullptr) return;
  for (std::size_t i = 0; i < table.rows; ++i)
    if (table.own_rules[i] > table.rules.size())
      throw invalid_value("row " + std::to_string(i) + " has rule " + std::to_string(table.own_rules[i]) +
                          "; there are " + std::to_string(table.rules.size()));
}

/// A rule for some rows needs the columns that say which rows they are.
inline void check_filter(const row_filter& filter, const row_columns& table, const std::string& subject) {
  require(filter.name_holds.empty(),
          subject + " holds for rows by a word in their name, which columns do not have: name the rule of each row");
  require(!filter.kind || table.kinds != nullptr, subject + " holds for rows of a kind: give the kinds");
  require(!filter.category || table.categories != nullptr,
          subject + " holds for rows of a category: give the categories");
}

inline void check_pack(const row_columns& table, const pack& rules) {
  if (table.own_rules == nullptr)
    for (const row_match& one : rules.rows) check_filter(one, table, "a rule in rows of " + rules.id);
  for (const row_veto& one : rules.across.vetoes) check_filter(one.rows, table, "a veto of " + rules.id);
  require(rules.across.caps.empty() || table.categories != nullptr,
          rules.id + " caps the points of categories: give the categories");
}

inline void check_precisions(const row_columns& table) {
  if (table.precisions == nullptr) return;
  for (std::size_t i = 0; i < table.rows; ++i)
    if (!is_enumerator(table.precisions[i]))
      throw invalid_value("row " + std::to_string(i) + " has precision " +
                          std::to_string(static_cast<unsigned>(table.precisions[i])) + "; expected 0 or 1");
}

inline void check(const row_columns& table, const pack& rules) {
  check_directions(table);
  check_precisions(table);
  check_forms(table);
  check_own_rules(table);
  check_pack(table, rules);
}

inline void begin(const row_columns& table, const pack& rules, const column_request& wanted, column_scores& out) {
  const std::size_t forms = table.forms == nullptr ? 0 : table.form_count;
  out.places = rules.score.digits;
  out.points.resize(table.rows);  // each is written
  out.settled.resize(table.rows);
  out.totals.assign(forms, 0);
  out.settled_totals.assign(forms, 0);
  out.grades.assign(forms, std::nullopt);
  out.open_totals.clear();
  out.ranks.clear();
  out.rank_ranges.clear();
  out.exact_points.assign(wanted.exact ? table.rows : 0, std::nullopt);
  out.exact_totals.assign(wanted.exact ? forms : 0, std::nullopt);
  out.keys.assign(wanted.keys ? forms : 0, {});
  out.troubles.clear();
}

}  // namespace detail::column_kernel

PERFEVAL_INLINE void score_columns(const row_columns& rows, const pack& rules, column_scores& scores,
                                   const column_request& wanted) {
  detail::column_kernel::check(rows, rules);
  detail::column_kernel::begin(rows, rules, wanted, scores);
  const detail::column_kernel::plan plan(rows, rules);
  std::vector<detail::column_kernel::enclosed_total> totals(scores.totals.size());
  detail::column_kernel::score_rows(plan, scores, totals);
  detail::column_kernel::settle_forms(plan, wanted, scores, totals);
  if (wanted.ranks) detail::column_kernel::rank_forms(plan, *wanted.ranks, scores, totals);
  if (wanted.rank_ranges && rows.forms != nullptr) scores.rank_ranges = detail::column_kernel::rank_ranges(rows, rules);
}

}  // namespace v0
}  // namespace perfeval
