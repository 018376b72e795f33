// Hidden rows of a page's table. A browser builds its grid without them; programs that write spans over them count them
// in (a workbook saved as a page). Which of the two a page means, its rows show: they are all as wide as the table.
#pragma once

#include <perfeval/read/table.hpp>

#include <cstddef>
#include <vector>

namespace perfeval {
inline namespace v0 {

// Takes rows (their positions from 0, ascending) out of a table whose spans count them. A cell that reaches below its
// hidden row begins in the next row that is shown.
void take_out_rows(table& table, const std::vector<std::size_t>& hidden);

// The rows that end before the last column of their table.
std::size_t short_rows(const std::vector<table>& tables);

}  // namespace v0
}  // namespace perfeval
