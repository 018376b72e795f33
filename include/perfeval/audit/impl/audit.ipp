#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/cells.hpp>
#include <perfeval/audit/consequences.hpp>
#include <perfeval/audit/diagnosis.hpp>
#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/quoted_cells.ipp>
#include <perfeval/audit/quality.hpp>
#include <perfeval/audit/questions.hpp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/scores.hpp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/score/impl/belongs_to.ipp>

#include <array>

namespace perfeval {
inline namespace v0 {
namespace detail {
inline constexpr std::size_t usual_findings = 16;  // of a form; close() keeps no more space than they need

/// In their order.
inline constexpr std::array checks{
    // the arithmetic of the form
    &check_complete,
    &check_columns,
    &check_weight_sum,
    &check_bounds,
    &check_total,
    &check_subtotals,
    &check_funds,
    &check_rates,
    &check_execution_score,
    &check_magnitudes,
    &check_grade,
    // targets, actuals, scores
    &check_row_scores,
    &check_reasons,
    &check_actuals,
    &check_deadlines,
    &check_cost_actuals,
    &check_spending_rows,
    &check_zero_execution,
    &check_missing,
    &check_units,
    // quality of the indicators
    &check_targets,
    &check_rows,
    &check_structure,
    &check_characters,
    &check_questions,
};
}  // namespace detail

PERFEVAL_INLINE void audit(const form& paper, const pack& rules, const scorecard& card, form_audit& result) {
  std::optional<scorecard> fresh;
  result.findings.clear();
  result.findings.reserve(detail::usual_findings);
  result.verdicts = {};
  examination exam(paper, rules, detail::card_owner::card_for(paper, rules, card, fresh), result);
  for (const auto check : detail::checks) {
    detail::poll();
    check(exam);
  }
  explain_consequences(exam);
  detail::poll();
  diagnose(exam);
  detail::quoted_cells::quote_all(exam);
  exam.close();
}

PERFEVAL_INLINE form_audit audit(const form& paper, const pack& rules, const scorecard& card) {
  form_audit result;
  audit(paper, rules, card, result);
  return result;
}

PERFEVAL_INLINE void audit(const form& form, const pack& rules, form_audit& result) {
  audit(form, rules, score(form, rules), result);
}

PERFEVAL_INLINE form_audit audit(const form& form, const pack& rules) { return audit(form, rules, score(form, rules)); }

}  // namespace v0
}  // namespace perfeval
