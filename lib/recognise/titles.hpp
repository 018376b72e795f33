// Rows that are a title, a year or a unit of money and nothing else.
#pragma once

#include "recognise/draft.hpp"

#include <string_view>

namespace perfeval {
inline namespace v0 {

bool is_title_row(const laid_row& row);
// 部门整体支出绩效评价基础数据表: the title of a table that is no part of a form.
bool is_other_title_row(const laid_row& row);

// 部门整体支出绩效评价指标体系, 某省项目支出绩效评价报告: no known title, but of a table of its own.
bool is_heading_of_another(const laid_row& row);

// False if the row is not one of them.
bool take_heading(draft& draft, const laid_row& row);

// The year in a cell; the unit of money in a key. False if there is none.
bool set_year(draft& draft, const laid_cell& value);
bool set_money(draft& draft, std::string_view key);

}  // namespace v0
}  // namespace perfeval
