// Tables of a page that repeat another one, or that are one half of it.
#pragma once

#include "tables/html_ancestors.hpp"

#include <perfeval/read/table.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// Joins the halves of a grid: tables of a left part followed by as many of its right part, each with the same number of
// rows. `parts`: the part of each table; both are shortened.
void join_halves(std::vector<table>& tables, std::vector<grid_part>& parts);

// Joins tables of one row each and of the same width, at least three of them: pages that make a table of every row.
void join_rows(std::vector<table>& tables);

// Removes copies: a table in a part for copies whose rows contain only what the rows of a table near it contain.
void leave_out_copies(std::vector<table>& tables, const std::vector<grid_part>& parts);

}  // namespace v0
}  // namespace perfeval
