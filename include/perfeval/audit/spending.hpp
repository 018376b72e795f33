/// What the rows say of the money against what the fund table says: cost targets, and points for a budget of which
/// nothing was spent.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// cost-execution: the actual of a whole-budget cost target against the executed amount.
void check_cost_actuals(examination& exam);
/// zero-execution-scored, zero-execution-total: points although nothing of the budget was spent.
void check_zero_execution(examination& exam);

/// Whether the row is of kind cost and its target is an amount of money equal to the initial or annual budget of the
/// total line.
bool is_whole_budget_target(const indicator& row, const form& form);
/// Whether the name holds a word of `vocabulary.spending`: the row repeats the execution rate.
bool repeats_spending_rate(const indicator& row, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/spending.ipp>
#endif
