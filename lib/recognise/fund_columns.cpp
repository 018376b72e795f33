#include "recognise/fund_columns.hpp"

#include "recognise/fund_steps.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

void look_below(open_funds& table) { table.held = contents_below(table.columns, table.below); }

// What stands left of it may be the names of the lines, even if it is left to the extras later.
void note_first_value(open_funds& table) {
  const auto& all = table.columns.columns();
  const auto found = std::find_if(all.begin(), all.end(), [](const header_column& c) { return is_value(c.meaning); });
  table.first_value = static_cast<std::size_t>(found - all.begin());
}

void keep_one_of_each(open_funds& table) {
  for (const auto one : {meaning::initial_budget, meaning::annual_budget, meaning::executed, meaning::execution_rate,
                         meaning::weight, meaning::score, meaning::reason})
    table.columns.keep_first(one);
}

// 主要内容: no amount of a sum is below it.
void note_texts(open_funds& table) {
  const auto& all = table.columns.columns();
  for (std::size_t i = 0; i < all.size() && !table.columns.lines_up(); ++i)
    if (!is_value(all[i].meaning) && table.held[i].texts > 1 && table.held[i].figures == 0) table.columns.set_texts(i);
}

// In this order: a step may use what the steps before it have found.
constexpr void (*steps[])(open_funds&) = {
    leave_word_of_table,  // 部门支出预算数 left of 年初预算数 and 全年预算数: the label of the table
    look_below,           // what each column holds
    name_second_lines,    // 支出 over the names of lines, after the amounts of others
    leave_single_score,   // 单项得分 without a weight: out of a hundred
    name_open_weight,     // 自评分值 beside 得分: the weight
    leave_one_list,       // the same money divided twice, side by side
    leave_months,         // 1月 | 2月 before 累计支出
    leave_spent_in_other_years,     // 上年决算数
    leave_accumulated,              // 累计完成投资 beside 本年计划投资
    leave_budget_of_part_of_year,   // 上半年预算数 beside 全年预算数
    leave_budget_of_whole_project,  // 项目总预算 beside 本年度预算
    keep_year,                      // 2022年 | 2023年 over 预算数 | 执行数
    name_budget_of_year,            // 2025年 | 2026年 over amounts: budgets
    leave_contract,                 // 合同金额 beside 预算金额
    leave_rates_of_others,          // 任务完成率 beside 执行率
    name_budget_handed_down,        // 下达数 | 支出数, and no other budget
    name_done_beside_plan,          // 计划 | 完成: budget and expenditure
    name_column_of_lines,           // 年度预算数 over the names of the lines
    leave_label_of_table,           // 支出明细 over the label of the table, 支出内容 over the lines
    note_first_value,               // where the amounts begin
    settle_amounts,                 // by formulas and figures: which is the budget, which the expenditure
    keep_one_of_each,               // the better of two with one meaning
    name_sum_of_sources,            // 中央 | 省级 | 合计 over the only line
    name_label_column,              // the names of the lines often have no header
    note_texts,                     // columns of words
    leave_other_periods,            // 总投资, 2026年 beside 2025年
    find_sources,                   // 财政资金 | 其他资金 under 预算数 and 执行数
    leave_unknown_amounts,          // a column of figures whose word cannot be read
};

}  // namespace

fund_columns find_fund_columns(draft& draft, std::span<const laid_row> header_rows, std::span<const laid_row> below) {
  open_funds open{header(header_rows, words::fund_meaning), below, {}, draft, draft.made.year, 0, {}, false, false};
  for (const auto step : steps) step(open);
  return {std::move(open.columns), std::move(open.sources), open.unknown_amounts, open.budget_unknown};
}

}  // namespace v0
}  // namespace perfeval
