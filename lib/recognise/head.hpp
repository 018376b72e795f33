// The surroundings of a form's tables: title, year, labels with their values, goals.
#pragma once

#include "recognise/draft.hpp"

namespace perfeval {
inline namespace v0 {

// A row that is a title, a year or a unit of money and nothing else. False if it is not one of them.
bool take_heading(draft& draft, const laid_row& row);
bool is_title_row(const laid_row& row);
// 部门整体支出绩效评价基础数据表: the title of a table that is no part of a form.
bool is_other_title_row(const laid_row& row);

// A row with the headers of several amounts: 预算数 | 执行数.
bool heads_amounts(const laid_row& row);

// Whether a row names the project: where a form begins if it has no title.
bool names_project(const laid_row& row);

// Alternating labels and values: 项目名称 | … | 主管部门 | …, or 项目名称：… in one cell. False if the row has no
// label.
bool take_pairs(draft& draft, const laid_row& row);
// 实施单位 | 某街道办事处 | 预算金额 | 38万元: the body next to an amount.
void take_bodies(draft& draft, const laid_row& row);
// At the end of a form: a unit under a general label (单位名称) is left out if another may carry out the project.
void settle_head(draft& d);

// The header of the goals (预期目标 | 实际完成情况) and the row of a single goal (年度总体目标 | …).
bool is_goal_header(const laid_row& row);
bool heads_goals(std::span<const laid_row> rows);
bool take_single_goal(draft& out, const laid_row& row);
void record_goal_columns(draft& draft, const laid_row& header);
// A row under the header of the goals that begins something else.
bool begins_other_part(const laid_row& header, const laid_row& row);
// A row under the header of the goals. False if it has no cell for them.
bool take_goals(draft& draft, const laid_row& header, const laid_row& row);

}  // namespace v0
}  // namespace perfeval
