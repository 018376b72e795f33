// Merged cells that a program wrote out: their text in every cell that they covered.
#pragma once

#include <perfeval/read/table.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// Joins the cells of a table that has no spans and whose merged cells were repeated, as libraries give a table with
// merged cells: a title in every column, 项目名称 | 某项目 | 某项目 | 某项目. Equal figures next to each other are
// joined only where the words above them are one cell; figures below each other stay.
void join_repeated_cells(std::vector<table>& tables);

}  // namespace v0
}  // namespace perfeval
