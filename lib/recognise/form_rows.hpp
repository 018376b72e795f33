// Rows that begin, head or end a part of a form, for the walk through its tables.
#pragma once

#include "recognise/draft.hpp"

#include <span>

namespace perfeval {
inline namespace v0 {

// A title inside a titled form that has no indicators yet names a part of it, unless it is itself a 自评表:
// 绩效指标完成情况表.
bool begins_form(const draft& d, const laid_row& title, std::span<const laid_row> below);

// 项目支出绩效自评表（续表）, or the same title again, over the header of the indicators whose table has not ended.
bool goes_on(const draft& d, const laid_row& title, std::span<const laid_row> below);

// 单位名称 | 某镇人民政府 below the indicators of a form, over the tables of the next one.
bool heads_body_of_next(const draft& d, std::span<const laid_row> rows);

// 收入支出决算总表, or 科目编码 | 科目名称: a table of the budget or of the final accounts, beside which forms are
// published, unless what is below it is of a form.
bool is_account_title_row(const laid_row& row);
bool is_account_header(const laid_row& row);
bool holds_accounts(std::span<const laid_row> rows);

// Those above the title or the head of the next form.
std::span<const laid_row> rows_of_form(std::span<const laid_row> rows);

// 项目名称：道路维修, or 项目名称 | 道路维修, in the first cells of a row.
bool begins_with_project(const laid_row& row);

// 2023年 | 2024年, or 一季度 | 二季度, over the amounts.
bool is_fund_header_of_periods(std::span<const laid_row> rows);

// 项目年度目标1：道路养护, over the header of its indicators, whose span may be lost.
bool is_caption(std::span<const laid_row> rows);

// The funds once more, over another table of indicators: those of the next form.
bool begins_funds_of_next(const draft& d, std::span<const laid_row> rows);

// The budget of the whole project was read.
bool has_whole_budget(const draft& d);

// A list of results, unless it is a part of a form: of a department, or of one with indicators.
bool heads_results(const draft& d, std::span<const laid_row> rows);

// 年度总体目标 | 村社区办公经费和组织活动: the goal may speak of funds. 自评总分 | 97.8: no amount.
bool ends_funds(const laid_row& row);

// 经费来源 | 划拨 | 支用 | 计得分 below the total: words of another table, whose sums are not those of the indicators.
bool heads_table_below(const laid_row& row);

// 总分 | 100 | 98 under the funds, which are below the indicators.
bool is_total_of_form(const draft& d, const laid_row& row);

// Of funds or of indicators.
bool has_any_header(std::span<const laid_row> rows);

// 绩效指标 | 目标及完成情况 | 评分情况, over the header itself.
bool is_above_indicators(std::span<const laid_row> rows);

}  // namespace v0
}  // namespace perfeval
