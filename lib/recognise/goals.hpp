// The goals: a header over what was expected and what was reached, or a label with the goal beside it.
#pragma once

#include "recognise/draft.hpp"

#include <span>

namespace perfeval {
inline namespace v0 {

// 预期目标 | 实际完成情况.
bool is_goal_header(const laid_row& row);
// 预期目标 with a header that cannot be read to its right, over sentences.
bool heads_goals(std::span<const laid_row> rows);
void record_goal_columns(draft& draft, const laid_row& header);
// A row under the header of the goals. False if it has no cell for them.
bool take_goals(draft& draft, const laid_row& header, const laid_row& row);
// A row under the header of the goals that begins something else.
bool begins_other_part(const laid_row& header, const laid_row& row);

// 年度目标1：（80分）: one of several goals, of which the others may be left out.
bool is_numbered_goal(const laid_cell& cell);
// The row of a single goal: 年度总体目标 | ….
bool take_single_goal(draft& draft, const laid_row& row);

}  // namespace v0
}  // namespace perfeval
