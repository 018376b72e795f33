// The row of a total or subtotal: which of its cells is the weight, the score and the grade. Its cells are seldom under
// their headers, because the label is merged over several columns.
#pragma once

#include "recognise/columns.hpp"

#include <optional>

namespace perfeval {
inline namespace v0 {

struct total_cells {
  const laid_cell* weight = nullptr;
  const laid_cell* score = nullptr;
  const laid_cell* grade = nullptr;
  std::vector<const laid_cell*> others;           // under columns whose figures are neither
  std::vector<const laid_cell*> heading_weights;  // those of them that are weights of headings
  bool may_be_weight = false;  // the score is under the header of the weights, and a grade is next to it
};

total_cells total_values(const laid_row& row, const laid_cell& label, const header& columns);

// 50/48 or 50分/48分 under 分值/得分: weight and score in one cell. False if the cell does not hold two figures.
struct both_points {
  figure weight, score;
};
// Whether a header names both, and which of them first.
bool heads_both_points(const header_column& column);
bool has_score_first(const header_column& column);
std::optional<both_points> both_points_in(const laid_cell& cell, bool score_first, const limits& bounds);

// A score followed by the grade in one cell (97.5（优）): the number is the score, `grade` is set to the word if it has
// none.
figure score_with_grade(const laid_cell& laid, const limits& bounds, cell& grade);

}  // namespace v0
}  // namespace perfeval
