// Pairs of a label and an amount as lines of the funds: their values, the total, the lines, and amounts whose labels
// cannot be read.
#pragma once

#include "recognise/draft.hpp"
#include "recognise/labelled_amounts.hpp"

#include <vector>

namespace perfeval {
inline namespace v0 {

// 1、一般公共预算: a source of money, not an amount of the year.
bool names_source(const words::spelled& label);

bool value_holds_digit(const fund_pair& pair);

figure figure_in(const draft& d, const fund_pair& pair, column column);

// The column that a label names; known_extra for funds received.
words::meaning column_of(const fund_pair& pair);

// Puts the value of a pair into a column of a line; false if it is not a column of a line.
bool put_pair(draft& d, const fund_pair& pair, words::meaning meaning, budget_line& line, columns& has);

// Whether the line has nothing in that column.
bool lacks_value(const budget_line& line, words::meaning meaning);

// An amount whose label has no known word.
bool is_unknown_amount(const fund_pair& one);

// 其中：财政拨款 | 100 | 财政拨款执行数 | 98: what was spent of the line before it.
bool is_executed_of(const fund_pair& executed, const fund_pair& line);

// The total line that earlier rows of pairs began: it has no label.
std::vector<budget_line>::iterator begun_total(std::vector<budget_line>& lines);

// The rate in the column that a header over the pairs names; the last cell where columns do not line up.
const laid_cell* rate_without_label(const draft& d, const laid_row& row);

// Amounts of the total line, and whether they are enough for one: two, or the budget alone before any table.
bool take_total(draft& d, const laid_row& row, const std::vector<fund_pair>& pairs);

// Amounts whose labels cannot be read, for settle_possible_lines (fund_pairs.hpp).
void keep_possible_line(draft& d, const fund_pair& one);
void keep_unlabelled(draft& d, const laid_row& row, const std::vector<fund_pair>& pairs);

// 其中：财政资金 | 100 | 其中：财政资金 | 90, below 预算数： | 120 | 执行数： | 95: one line, each value in the column
// of the amount above it. False if the row is not such a line.
bool take_line_of_pairs(draft& d, const laid_row& row, const std::vector<fund_pair>& pairs);

// 年度资金总额 | 18 | 其中：财政拨款 | 18 | 其他资金 | 0.
bool take_lines(draft& d, const laid_row& row, const std::vector<fund_pair>& pairs, bool total_taken);

// 年初预算数 | 2600 | 其中：财政资金 | 2500, one row an amount of the total: the line below has the same amount of its
// own. False if the row is not such a row.
bool take_part_of_amount(draft& d, const std::vector<fund_pair>& pairs);

}  // namespace v0
}  // namespace perfeval
