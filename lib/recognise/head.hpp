// The head of a form: labels with their values.
#pragma once

#include "recognise/draft.hpp"

#include <span>

namespace perfeval {
inline namespace v0 {

// A row with the headers of several amounts: 预算数 | 执行数.
bool heads_amounts(const laid_row& row);

// Whether a row names the project: where a form begins if it has no title.
bool names_project(const laid_row& row);

// Alternating labels and values: 项目名称 | … | 主管部门 | …, or 项目名称：… in one cell. False if the row has no
// label.
bool take_pairs(draft& draft, const laid_row& row);
// 项目名称 | 实施单位 | 年度 above their values, which are no list of projects.
bool heads_values(std::span<const laid_row> rows);
void take_values_below(draft& draft, const laid_row& labels, const laid_row& values);
// 实施单位 | 某市福利院 | 合计 | 80 | 76: a pair of the head left of a row of the funds.
void take_pair_before_funds(draft& draft, const laid_row& row);
// 实施单位 | 某街道办事处 | 预算金额 | 38万元: the body next to an amount.
void take_bodies(draft& draft, const laid_row& row);
// At the end of a form: a unit under a general label (单位名称) is left out if another may carry out the project.
void settle_head(draft& d);

}  // namespace v0
}  // namespace perfeval
