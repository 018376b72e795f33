// Money outside a fund table: what amounts next to their labels become.
#pragma once

#include "recognise/draft.hpp"

#include <span>

namespace perfeval {
inline namespace v0 {

// Whether the row below the first has a label of its own before each amount.
bool are_above_pairs(std::span<const laid_row> rows);

// The header of a list of duties under the funds (部门职能 | 年度目标任务 | 支出项目名称 | 预算金额), or of a schedule
// (项目实施内容 | 开始时间 | 结束时间): the amounts below it are not those of the form.
bool begins_list_of_duties(draft& d, const laid_row& row);

// 按收入性质分 | 按支出性质分 over labels with their amounts: the second list is left to the extras.
bool begins_lists_of_money(draft& d, const laid_row& row);

// A row of such pairs: 全年预算数 | 20 | 全年执行数 | 19 is the total line; 年度资金总额 | 250万 | 其中：财政拨款 |
// 250万 are lines. False if there are none.
bool take_fund_pairs(draft& draft, const laid_row& row);

// Amounts whose labels could not be read are lines if with them the lines add up to the total, and without them not.
void settle_possible_lines(draft& draft);

}  // namespace v0
}  // namespace perfeval
