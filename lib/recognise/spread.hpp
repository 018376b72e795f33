// A header over several columns that have no names of their own: 年度指标值 over ≥ | 95 | %.
#pragma once

#include "recognise/columns.hpp"

#include <span>

namespace perfeval {
inline namespace v0 {

// Splits the columns of target and actual where the cells below say which is the operator, the value and the unit.
void spread_over_parts(header& columns, std::span<const laid_row> below);

}  // namespace v0
}  // namespace perfeval
