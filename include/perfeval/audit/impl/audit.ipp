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
#include <perfeval/score/impl/belongs_to.ipp>

namespace perfeval {
inline namespace v0 {
namespace detail {
inline constexpr std::size_t usual_findings = 16;  // of a form; close() keeps no more space than they need
}  // namespace detail

PERFEVAL_INLINE void audit(const form& paper, const pack& rules, const scorecard& card, form_audit& result) {
  std::optional<scorecard> fresh;
  result.findings.clear();
  result.findings.reserve(detail::usual_findings);
  result.verdicts = {};
  examination exam(paper, rules, detail::card_owner::card_for(paper, rules, card, fresh), result);
  // the arithmetic of the form
  check_complete(exam);
  check_columns(exam);
  check_weight_sum(exam);
  check_bounds(exam);
  check_total(exam);
  check_subtotals(exam);
  check_funds(exam);
  check_rates(exam);
  check_execution_score(exam);
  check_magnitudes(exam);
  check_grade(exam);
  // targets, actuals, scores
  check_row_scores(exam);
  check_reasons(exam);
  check_actuals(exam);
  check_deadlines(exam);
  check_cost_actuals(exam);
  check_spending_rows(exam);
  check_zero_execution(exam);
  check_missing(exam);
  check_units(exam);
  // quality of the indicators
  check_targets(exam);
  check_rows(exam);
  check_structure(exam);
  check_characters(exam);
  check_questions(exam);
  explain_consequences(exam);
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
