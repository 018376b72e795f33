// What stands below the indicators and is none of them: reasons, conclusions, notes.
#pragma once

#include "recognise/indicators.hpp"

namespace perfeval {
inline namespace v0 {

// A label at the left edge with its value, below the rows of `table`.
bool is_tail(const laid_row& row, const indicator_table& table);

}  // namespace v0
}  // namespace perfeval
