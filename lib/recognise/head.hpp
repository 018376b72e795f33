// The head of a form: labels with their values.
#pragma once

#include "recognise/draft.hpp"

namespace perfeval {
inline namespace v0 {

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

}  // namespace v0
}  // namespace perfeval
