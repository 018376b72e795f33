// Which of several columns of money is the budget and which is the expenditure: the words of the header propose, its
// formulas and the figures below it decide among what the words allow; a column that remains undecided is not used.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

#include <span>

namespace perfeval {
inline namespace v0 {

// `below`: the rows under the header. True if the annual budget is in a column that could not be identified, or is not
// printed next to a change of the initial one: then the initial budget does not replace it.
bool settle_fund_columns(header& columns, std::span<const laid_row> below, draft& draft);

// 本年预算数 next to a column that cannot be read, and most printed rates are not those of this budget: true if it is
// left to the extras.
bool leave_doubtful_budget(header& columns, std::span<const laid_row> below, draft& draft);

}  // namespace v0
}  // namespace perfeval
