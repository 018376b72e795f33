// Money outside a fund table: amounts next to their labels, or with them in one cell.
#pragma once

#include "recognise/draft.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// 年度资金总额：20, 其中：财政拨款 20万元: a label and its amount in one cell. Nothing if the text is not both.
struct money_pair {
  std::string_view label, amount;
};
std::optional<money_pair> labelled_amount(const laid_cell& cell, const limits& bounds);

// 854万（高标准农田建设400万元，示范建设454万元）: the amount before its parts, the text if there are none.
std::string_view before_parts(std::string_view text);

// Whether the row below the first has a label of its own before each amount.
bool are_above_pairs(std::span<const laid_row> rows);

// The header of a list of duties under the funds (部门职能 | 年度目标任务 | 支出项目名称 | 预算金额): the amounts below
// it are not those of the form.
bool begins_list_of_duties(draft& d, const laid_row& row);

// A row of such pairs: 全年预算数 | 20 | 全年执行数 | 19 is the total line; 年度资金总额 | 250万 | 其中：财政拨款 |
// 250万 are lines. False if there are none.
bool take_fund_pairs(draft& draft, const laid_row& row);

// Amounts whose labels could not be read are lines if with them the lines add up to the total, and without them not.
void settle_possible_lines(draft& draft);

}  // namespace v0
}  // namespace perfeval
