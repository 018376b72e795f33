// Two indicator tables in one form, 长期绩效指标 and 年度绩效指标 below each other: the form's are those of the year.
#pragma once

#include "recognise/draft.hpp"

#include <span>

namespace perfeval {
inline namespace v0 {

// Notes which period the table under a header is of, by the label of the table. True if it is of the year and rows of
// a longer period stood before it: they are now among the extras.
bool begins_indicators_of_year(draft& draft, std::span<const laid_row> header_rows);

// At the end of a form: indicators of a longer period below those of the year are moved to the extras.
void leave_longer_period(draft& draft);

}  // namespace v0
}  // namespace perfeval
