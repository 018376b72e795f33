/// Checks of the sums of a form: weights, scores, subtotals, funds; negative figures and scores above their weight.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// weight-sum: the execution weight and the weights of all scored rows against the printed total weight.
void check_weight_sum(examination& exam);
/// score-above-weight and negative-value, for every line and row.
void check_bounds(examination& exam);
/// total-mismatch: compares the printed total with the sum of the printed scores; a note if only unrounded parts
/// explain it.
void check_total(examination& exam);
/// subtotal-mismatch: printed subtotals, and points in headings such as 产出指标(50分).
void check_subtotals(examination& exam);
/// funds-sum: the lines directly under the total against it, and those directly under another line against that, per
/// column.
void check_funds(examination& exam);

/// A sum of printed figures: their total, and whether every figure of the sum could be added.
struct printed_sum {
  decimal value;         ///< of the figures that could be added
  bool complete = true;  ///< false if a figure of the sum is missing or unreadable, or the form hides rows
  bool any = false;      ///< whether any figure was added
};

/// The execution weight and the weights of all scored rows.
printed_sum sum_of_weights(const form& paper, bool with_execution);
/// The printed scores: the total budget line and the rows; a merged score once, fund lines never.
printed_sum sum_of_scores(const form& paper);
/// Whether the printed total is that of the indicators alone: its weight is theirs, the execution has the rest of
/// `weights.total`, and its score is nearer to the sum of theirs than to the sum of all.
bool totals_indicators_alone(const form& paper, const pack& rules);
/// The printed scores that the printed total adds up: those of the indicators, and that of the execution unless the
/// total is that of the indicators alone.
printed_sum sum_behind_total(const form& paper, const pack& rules);
/// The lines directly under the total, in one amount column.
printed_sum sum_of_funds(const form& form, item column);

/// Whether a line below the total repeats its amounts (its rate; its weight and score): the same money, so the same
/// defect is not reported twice.
bool repeats_amounts(const budget_line& line, const budget_line& total);
bool repeats_rate(const budget_line& line, const budget_line& total);
bool repeats_points(const budget_line& line, const budget_line& total);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/sums.ipp>
#endif
