/// Checks of the rows about money against the fund table: cost targets, and points although nothing was spent.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// cost-execution: compares the actual of a whole-budget cost target with the executed amount.
void check_cost_actuals(examination& exam);
/// rate-contradicts: compares the actual of a row that repeats the spending rate with the rate of the total line.
void check_spending_rows(examination& exam);
/// zero-execution-scored, zero-execution-total: points although none of the budget was spent.
void check_zero_execution(examination& exam);

/// Whether the row is of kind cost and its target is an amount of money equal to the initial or annual budget of the
/// total line.
bool is_whole_budget_target(const indicator& row, const form& form);
/// Whether the name contains a word of `vocabulary.spending`, of money or alone: the row repeats the execution rate.
bool repeats_spending_rate(const indicator& row, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/spending.ipp>
#endif
