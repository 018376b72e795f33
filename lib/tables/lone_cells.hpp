// Tables of one cell, which some editors put into a cell for its text.
#pragma once

#include <perfeval/read/table.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// A cell with nothing in it but a table of one cell has the text of that cell.
void take_lone_cells(std::vector<table>& tables);

}  // namespace v0
}  // namespace perfeval
