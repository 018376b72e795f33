#pragma once

#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// An amount in the form's money unit, and one unit of its last printed place there.
struct amount {
  ratio value;
  ratio last_place;
};

/// The actual of a row as an amount; a bare number takes the target's unit, a bare zero is one in any case.
inline std::optional<amount> actual_amount(const indicator& row, const form& of) {
  const statement& found = row.found;
  if (found.kind != statement_kind::number || found.vague) return std::nullopt;
  if (found.sign != comparison::none && found.sign != comparison::equal) return std::nullopt;
  const auto money = read_unit(of.money);
  unit in = completed(completed(found.in, row.wanted.in), unit_beside(row));
  if (money && is_bare_zero(found) && in.of != dimension::money) in = *money;
  if (in.per == "年") in.per.clear();
  if (!money || in.of != dimension::money || !converts(in, *money)) return std::nullopt;
  return amount{convert(found.low, in, *money), convert(decimal(1, found.low.scale()), in, *money)};
}

inline bool is_zero_or_nothing(const figure& f) {
  return f.has_value() ? f.value.is_zero() : f.is != content::unreadable;
}

/// Every executed amount of the form is zero or blank, the total's is zero, and there is a budget.
inline bool nothing_executed(const form& of, const pack& rules) {
  const budget_line* total = total_budget_line(of);
  if (!total || !total->executed.has_value()) return false;
  for (const budget_line& line : of.budget)
    if (!is_zero_or_nothing(line.executed)) return false;
  const figure& budget = budget_of(*total, of, rules);
  return budget.has_value() && budget.value.sign() > 0;
}

inline void check_cost_actual(examination& at, std::size_t i, const budget_line& total) {
  const indicator& row = at.paper().indicators[i];
  if (!is_whole_budget_target(row, at.paper())) return;
  const field here = row_field(i, item::actual);
  const auto actual = actual_amount(row, at.paper());
  if (!actual) return;
  if (!total.executed.has_value()) return at.judge(here, verdict::cannot_tell);
  const ratio apart = abs(actual->value - ratio(total.executed.value));
  if (apart < actual->last_place) return at.judge(here, verdict::agrees);
  at.report(code::cost_execution, severity::warning, here, topic::arithmetic,
            text_of(total.executed.value) + at.paper().money);
}

}  // namespace detail

PERFEVAL_INLINE bool is_whole_budget_target(const indicator& row, const form& of) {
  const budget_line* total = total_budget_line(of);
  const auto target = detail::cost_target(row, of);
  if (!total || !target) return false;
  const auto equals = [&target](const figure& f) { return f.has_value() && ratio(f.value) == *target; };
  return equals(total->initial_budget) || equals(total->annual_budget);
}

PERFEVAL_INLINE bool repeats_spending_rate(const indicator& row, const pack& rules) {
  return mentions(rules.vocabulary.spending, row.name.text);
}

PERFEVAL_INLINE void check_cost_actuals(examination& at) {
  const budget_line* total = total_budget_line(at.paper());
  for (std::size_t i = 0; total && i < at.paper().indicators.size(); ++i) detail::check_cost_actual(at, i, *total);
}

PERFEVAL_INLINE void check_zero_execution(examination& at) {
  const form& of = at.paper();
  if (!detail::nothing_executed(of, at.rules())) return;
  for (std::size_t i = 0; i < of.indicators.size(); ++i) {
    const indicator& row = of.indicators[i];
    if (!row.score.has_value() || row.score.value.sign() <= 0) continue;
    if (at.find(code::score_above_weight, row_field(i, item::score))) continue;  // the only finding on such a score
    const bool certain = is_whole_budget_target(row, of) || repeats_spending_rate(row, at.rules());
    if (certain || row.of == kind::cost)
      at.report(code::zero_execution_scored, certain ? severity::error : severity::warning, row_field(i, item::score),
                topic::execution);
  }
  if (of.total.score.has_value() && of.total.score.value >= at.rules().grade.pass)
    at.report(code::zero_execution_total, severity::warning, total_field(item::score), topic::execution);
}

}  // namespace v0
}  // namespace perfeval
