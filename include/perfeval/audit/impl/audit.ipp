#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/cells.hpp>
#include <perfeval/audit/consequences.hpp>
#include <perfeval/audit/diagnosis.hpp>
#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/quality.hpp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/scores.hpp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>

namespace perfeval {
inline namespace v0 {

PERFEVAL_INLINE form_audit audit(const form& of, const pack& rules, const scorecard& card) {
  form_audit result;
  examination at(of, rules, card, result);
  // the arithmetic of the form
  check_complete(at);
  check_weight_sum(at);
  check_bounds(at);
  check_total(at);
  check_subtotals(at);
  check_funds(at);
  check_rates(at);
  check_execution_score(at);
  check_magnitudes(at);
  check_grade(at);
  // targets, actuals, scores
  check_row_scores(at);
  check_reasons(at);
  check_actuals(at);
  check_deadlines(at);
  check_cost_actuals(at);
  check_zero_execution(at);
  check_missing(at);
  check_units(at);
  // quality of the indicators
  check_targets(at);
  check_rows(at);
  check_structure(at);
  check_characters(at);
  explain_consequences(at);
  diagnose(at);
  at.close();
  return result;
}

PERFEVAL_INLINE form_audit audit(const form& of, const pack& rules) { return audit(of, rules, score(of, rules)); }

}  // namespace v0
}  // namespace perfeval
