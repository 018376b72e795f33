#pragma once

#include <perfeval/audit/impl/cost_amounts.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::spending {

using namespace cost_amounts;
using namespace figures;

inline bool is_zero_or_nothing(const figure& f) {
  return f.has_value() ? f.value.is_zero() : f.content != content::unreadable;
}

/// Every executed amount of the form is zero or blank, the total's is zero, and there is a budget.
inline bool nothing_executed(const form& form, const pack& rules) {
  const budget_line* total = total_budget_line(form);
  if (!total || !total->executed.has_value()) return false;
  for (const budget_line& line : form.budget)
    if (!is_zero_or_nothing(line.executed)) return false;
  const figure& budget = budget_of(*total, form, rules);
  return budget.has_value() && budget.value.sign() > 0;
}

inline void check_cost_actual(examination& exam, std::size_t i, const budget_line& total) {
  const indicator& row = exam.paper().indicators[i];
  if (!is_whole_budget_target(row, exam.paper())) return;
  const field here = row_field(i, item::actual);
  const auto actual = actual_amount(row, exam.paper());
  if (!actual) return;
  if (!total.executed.has_value()) return exam.judge(here, verdict::cannot_tell);
  const ratio apart = abs(actual->value - ratio(total.executed.value));
  if (apart < actual->last_place) return exam.judge(here, verdict::agrees);
  exam.report(code::cost_execution, severity::warning, here, text_of(total.executed.value) + exam.paper().money);
}

}  // namespace detail::spending

PERFEVAL_INLINE bool is_whole_budget_target(const indicator& row, const form& form) {
  const budget_line* total = total_budget_line(form);
  const auto target = detail::cost_amounts::cost_target(row, form);
  if (!total || !target) return false;
  const auto equals = [&target](const figure& f) { return f.has_value() && ratio(f.value) == *target; };
  return equals(total->initial_budget) || equals(total->annual_budget);
}

PERFEVAL_INLINE bool repeats_spending_rate(const indicator& row, const pack& rules) {
  return mentions(rules.vocabulary.spending, row.name.text);
}

PERFEVAL_INLINE void check_cost_actuals(examination& exam) {
  const budget_line* total = total_budget_line(exam.paper());
  for (std::size_t i = 0; total && i < exam.paper().indicators.size(); ++i)
    detail::spending::check_cost_actual(exam, i, *total);
}

PERFEVAL_INLINE void check_zero_execution(examination& exam) {
  const form& form = exam.paper();
  if (!detail::spending::nothing_executed(form, exam.rules())) return;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    const indicator& row = form.indicators[i];
    if (!row.score.has_value() || row.score.value.sign() <= 0) continue;
    if (exam.find(code::score_above_weight, row_field(i, item::score))) continue;  // the only finding on such a score
    const bool certain = is_whole_budget_target(row, form) || repeats_spending_rate(row, exam.rules());
    if (certain || row.kind == kind::cost)
      exam.report(code::zero_execution_scored, certain ? severity::error : severity::warning,
                  row_field(i, item::score));
  }
  if (form.total.score.has_value() && form.total.score.value >= exam.rules().grade.pass)
    exam.report(code::zero_execution_total, severity::warning, total_field(item::score));
}

}  // namespace v0
}  // namespace perfeval
