// Which of several columns of money is the budget and which was spent: the words of the header propose, its formulas
// and the figures below it decide between what the words allow; what they leave open is not taken.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

#include <span>

namespace perfeval {
inline namespace v0 {

// `below`: the rows under the header. True where the annual budget is a column that could not be told, or is not
// printed beside a change of the initial one: then the initial budget does not stand in its place.
bool settle_fund_columns(header& columns, std::span<const laid_row> below, draft& draft);

}  // namespace v0
}  // namespace perfeval
