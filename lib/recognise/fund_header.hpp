// Which rows are the header of a fund table, by the words in them: one row, or two that continue each other.
#pragma once

#include "recognise/columns.hpp"

#include <span>
#include <string_view>

namespace perfeval {
inline namespace v0 {

bool is_fund_header(const laid_row& row);
// 支出明细预算 beside 项目 | 本年度申请资金, a header: how many rows the table has that divides money by its uses; 0 if
// it does not. `named`: the row above says so.
std::size_t rows_of_uses(std::span<const laid_row> rows, bool named);
// 二、项目支出明细情况 alone, over such a table.
bool names_uses_below(const laid_row& row);
// 资金情况 | 2022年 | 2023年 over 预算数 | 执行数 | 预算数 | 执行数.
bool is_fund_header_by_year(std::span<const laid_row> rows);
// 政策期 | 本年度 over 资金总额 | 900 | 300: amounts of two periods, without a word for amounts.
// 资金（万元） | 总额 | 2025年 | 2026年, over the lines of a form of one of these years.
bool is_fund_header_of_years(std::span<const laid_row> rows, std::optional<std::int32_t> year);
bool is_fund_header_by_period(std::span<const laid_row> rows);
// 本年度, 当年: the year of the form, and nothing else.
bool is_this_year(std::string_view key);
// 项目总投资 | 本年度投资 over 概算 | 累计完成 | 计划 | 完成: only both rows together have the words.
bool is_split_fund_header(std::span<const laid_row> rows);
// Whether `next` is the second row of the header `row`.
bool continues_fund_header(const laid_row& row, const laid_row& next);

// 资产配置情况 | 资产名称 | 计划数量 | 实际数量, under the lines: words only, none of which names a line.
bool begins_other_table(const laid_row& row);

}  // namespace v0
}  // namespace perfeval
