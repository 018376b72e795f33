#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/bound_form.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail {

inline const decimal* number_in(const figure& f) noexcept { return f.has_value() ? &f.value : nullptr; }

inline void bind_row(const form& of, std::size_t i, const pack& rules, bound_row& into) {
  const indicator& row = of.indicators[i];
  into.reading = read_row(row, of, rules);
  into.own = rule_of(row, rules);
  into.scored = is_scored(row) && !row.score.merged;
  into.shares_score = i + 1 < of.indicators.size() && of.indicators[i + 1].score.merged;
  into.weight = number_in(row.weight);
  into.printed = number_in(row.score);
}

}  // namespace detail

PERFEVAL_INLINE const budget_line* total_budget_line(const form& of) noexcept {
  for (const budget_line& b : of.budget)
    if (b.of == fund::total) return &b;
  return nullptr;
}

PERFEVAL_INLINE const figure& budget_of(const budget_line& line, const form& of, const pack& rules) noexcept {
  if (!of.has.annual_budget) return line.initial_budget;
  if (!of.has.initial_budget) return line.annual_budget;
  return rules.execution.denominator == denominator::annual ? line.annual_budget : line.initial_budget;
}

PERFEVAL_INLINE bool is_scored(const indicator& row) noexcept {
  return !row.under_weighted_parent && (row.weight.has_value() || row.score.has_value());
}

PERFEVAL_INLINE const row_rule* rule_of(const indicator& row, const pack& rules) {
  for (const row_match& match : rules.rows)
    if (match.fits(row)) return &match.rule;
  return nullptr;
}

PERFEVAL_INLINE void bind(const form& of, const pack& rules, bound_form& into) {
  into.of = &of;
  into.rules = &rules;
  into.total = total_budget_line(of);
  into.budget = into.total ? &budget_of(*into.total, of, rules) : nullptr;
  into.rows.resize(of.indicators.size());
  for (std::size_t i = 0; i < of.indicators.size(); ++i) detail::bind_row(of, i, rules, into.rows[i]);
}

PERFEVAL_INLINE bound_form bind(const form& of, const pack& rules) {
  bound_form into;
  bind(of, rules, into);
  return into;
}

PERFEVAL_INLINE void set_actual(bound_form& of, std::size_t row, const ratio& actual) {
  row_reading& reading = of.rows.at(row).reading;
  reading.actual = interval::point(actual);
  settle_outcome(reading, *of.rules);
}

}  // namespace v0
}  // namespace perfeval
