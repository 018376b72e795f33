// Two indicator tables side by side under one header: 产出指标 | 目标值 | 得分 | 效益指标 | 目标值 | 得分.
#pragma once

#include "recognise/row.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

// One of the two: its header and the rows below it, up to a total or another part of the form.
struct half_table {
  std::vector<laid_row> header;
  std::vector<laid_row> rows;
};

struct side_by_side {
  half_table left, right;
  std::size_t rows = 0;  // of the table, with the header
};

// Whether the first of these rows is the header of both, or begins it.
bool heads_two_tables(std::span<const laid_row> rows);

// `rows` begin with such a header.
side_by_side halves_of(std::span<const laid_row> rows);

// The cells of a row from `begin` on, up to `end`.
laid_row part_of(const laid_row& row, std::size_t begin, std::size_t end);

// Where the second half of a row begins, below a header with `half` cells in each; 0 if a cell reaches over both, or
// the row is too short.
std::size_t middle_of(const laid_row& row, const laid_row& header, std::size_t half);

}  // namespace v0
}  // namespace perfeval
