// Forms beside each other on one sheet, with a blank column between them.
#pragma once

#include "recognise/row.hpp"

#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

// One table for each of them, its cells in the columns of the sheet; none if 项目名称 does not come again in a row,
// right of a column without text. `rows` are those of the table.
std::vector<table> forms_beside(const table& source, std::span<const laid_row> rows);

}  // namespace v0
}  // namespace perfeval
