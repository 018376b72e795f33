// Sheets without merged cells, as programs write them: what was merged has become blank.
#pragma once

#include <perfeval/read/table.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// Gives every row of a table without spans, whose cells line up, a blank cell in each column in which it has none: the
// table is then the same whether its blank cells are written (csv) or left out (xlsx).
void fill_unmerged_sheets(std::vector<table>& tables);

}  // namespace v0
}  // namespace perfeval
