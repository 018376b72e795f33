// Rows of a Markdown table that lack cells. Programs that make such tables of Word and web pages write a cell merged
// over columns with blanks behind it, and leave a cell merged over rows out of all rows but its first:
//
//   | 一级指标 | 二级指标 | 指标值 | 得分 |
//   | 产出指标 | 数量指标 | 50 | 49 |
//   | 质量指标 | 90% | 20 |
#pragma once

#include <perfeval/read/table.hpp>

namespace perfeval {
inline namespace v0 {

// Fills such rows with blanks where the cells above go on: at the left, as the headings are merged from there; below a
// header, at all columns that it does not divide. Changes nothing if the first rows are short too (then other cells
// were left out), or if the cells look more like those above them without that.
void fill_short_rows(table& made);

}  // namespace v0
}  // namespace perfeval
