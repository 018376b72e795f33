#include "recognise/fund_evidence.hpp"
#include "recognise/fund_header.hpp"
#include "recognise/fund_steps.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace perfeval {
inline namespace v0 {

namespace {

using words::list;
using words::meaning;

// 预算安排 over 年初预算数 and a word that cannot be read, which may be the budget of the year.
bool has_unread_budget(const header& columns) {
  const auto& all = columns.columns();
  const auto initial = columns.index(meaning::initial_budget);
  return !columns.has(meaning::annual_budget) &&
         std::any_of(all.begin() + static_cast<std::ptrdiff_t>(std::min(initial, all.size())), all.end(),
                     [&](const header_column& column) {
                       return column.meaning == meaning::initial_budget && column.part != nullptr &&
                              column.own == meaning::unknown && column.place == all[initial].place;
                     });
}

// A column of amounts whose header has no known word: reported, and kept among the extras.
bool has_unknown_amounts(draft& d, const header& columns, const std::vector<contents>& below) {
  bool any = false;
  for (std::size_t i = 0; i < below.size(); ++i) {
    const auto& column = columns.columns()[i];
    if (column.meaning != meaning::unknown || below[i].figures == 0) continue;
    any = true;
    report(d, trouble_kind::unknown_column, column.place, column.label,
           "a column of the fund table; its figures are kept among the extras");
  }
  return any;
}

}  // namespace

namespace {

// 1月, 3—5月: what was spent in a part of the year.
bool names_months(std::string_view key) {
  constexpr std::size_t longest = 16;
  return key.size() <= longest && words::is_digit(key.front()) && (key.ends_with("月") || key.ends_with("月份"));
}

}  // namespace

// 1月 | 2月 before 累计支出.
void leave_months(open_funds& table) {
  auto& columns = table.columns;
  for (std::size_t i = 0; i < columns.columns().size(); ++i)
    if (const auto& column = columns.columns()[i];
        column.meaning == meaning::unknown && !column.key.empty() && names_months(column.key))
      columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 上年决算数: what was spent in another year is not what was spent in this one.
void leave_spent_in_other_years(open_funds& table) {
  auto& columns = table.columns;
  for (std::size_t i = 0; i < columns.columns().size(); ++i)
    if (columns.columns()[i].meaning == meaning::executed && words::is_other_period(columns.columns()[i].spelled()))
      columns.set_meaning(i, meaning::known_extra);
}

// 累计完成投资, 累计完成率 beside 本年计划投资: what was spent since the beginning of the project.
void leave_accumulated(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto of_year = [](const header_column& c) { return c.key.find("本年") != c.key.npos && is_amount(c.meaning); };
  if (std::none_of(all.begin(), all.end(), of_year)) return;
  const auto counts = [](const header_column& c) {
    return c.meaning == meaning::executed || c.meaning == meaning::execution_rate;
  };
  for (std::size_t i = 0; i < all.size(); ++i)
    if (counts(all[i]) && all[i].key.find("本年") == std::string::npos && all[i].key.find("累计") != std::string::npos)
      columns.set_meaning(i, meaning::known_extra, evidence::words);
}

namespace {

bool is_budget(const header_column& column) {
  return column.meaning == meaning::initial_budget || column.meaning == meaning::annual_budget;
}

bool is_of_part_of_year(const header_column& column) {
  return words::is_part_of_year(column.spelled()) && !words::is_cumulative(column.spelled());
}

}  // namespace

// 上半年预算数 beside 全年预算数: the budget of a part of the year.
void leave_budget_of_part_of_year(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  if (std::none_of(all.begin(), all.end(), [](const auto& c) { return is_budget(c) && !is_of_part_of_year(c); }))
    return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_budget(all[i]) && is_of_part_of_year(all[i])) columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 项目总预算 beside 本年度预算: the budget of the whole project.
void leave_budget_of_whole_project(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto of_year = [&](const header_column& c) {
    const auto key = c.spelled();
    return is_budget(c) && (key.says(list::this_year) || key.says(list::initial_column));
  };
  if (std::none_of(all.begin(), all.end(), of_year)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_budget(all[i]) && !of_year(all[i]) &&
        (words::is_other_period(all[i].spelled()) || all[i].spelled().says(list::whole_project)))
      columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 2022年 | 2023年 over 预算数 | 执行数: those of another year than the form's, if there are any of its year;
// 2020年执行数 | 2021年执行数 in the form of 2022, of several other years, are of none of its own.
void keep_year(open_funds& table) {
  auto& columns = table.columns;
  const auto year = table.year;
  const auto& all = columns.columns();
  const auto year_of = [](const header_column& c) { return words::year_in(c.key); };
  const auto of_year = [&](const header_column& c) {
    return year_of(c) == year || (is_value(c.meaning) && !year_of(c));
  };
  if (!year || std::none_of(all.begin(), all.end(), of_year)) return;
  const bool both = std::any_of(all.begin(), all.end(), [&](const header_column& c) { return year_of(c) == year; });
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_value(all[i].meaning) || of_year(all[i])) continue;
    const auto same = [&](const header_column& c) {
      return (c.meaning == all[i].meaning || (is_budget(c) && is_budget(all[i]))) && of_year(c);
    };
    const auto of_another = [&](const header_column& c) {
      return c.meaning == all[i].meaning && year_of(c) != year_of(all[i]);
    };
    if (both || std::any_of(all.begin(), all.end(), same) || std::any_of(all.begin(), all.end(), of_another))
      others.push_back(i);
  }
  for (const auto i : others) columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 2025年 | 2026年 | 2027年, or 政策期 | 本年度, over amounts, in a table without another budget or execution: the
// year's is its budget.
void name_budget_of_year(open_funds& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  const auto& all = columns.columns();
  const auto has_values = [&](const header_column& c) {
    return is_value(c.meaning) && below[static_cast<std::size_t>(&c - all.data())].figures > 0;
  };
  if (std::any_of(all.begin(), all.end(), has_values)) return;
  const bool of_periods =
      std::any_of(all.begin(), all.end(), [](const header_column& c) { return words::is_other_period(c.spelled()); });
  const auto is_of_year = [&](const header_column& c) {
    if (of_periods && is_this_year(c.key)) return true;
    return table.year && c.key.size() <= 10 && words::year_in(c.key) == table.year;
  };
  for (std::size_t i = 0; i < below.size(); ++i)
    if (is_of_year(all[i]) && below[i].figures > 0) columns.set_meaning(i, meaning::annual_budget, evidence::words);
  if (!columns.has(meaning::annual_budget)) return;
  for (std::size_t i = 0; i < below.size(); ++i)  // the sum of all years
    if (all[i].meaning == meaning::unknown && words::fund_of(all[i].spelled()) == fund::total)
      columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 总投资, or 2026年 in the form of 2025, beside the budget of the year: money of another period.
void leave_other_periods(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  if (!columns.has(meaning::annual_budget)) return;
  const auto is_other_year = [&](const header_column& c) {
    const auto year = words::year_in(c.key);
    return table.year && c.key.size() <= 10 && year && year != table.year;
  };
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::unknown && (words::is_other_period(all[i].spelled()) || is_other_year(all[i])))
      columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 下达数 | 到位数 | 支出数: what was handed down is the budget where no other column is, or may be.
void name_budget_handed_down(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  if (columns.has(meaning::initial_budget) || columns.has(meaning::annual_budget) || !columns.has(meaning::executed))
    return;
  const auto is_handed_down = [&](const header_column& c) {
    return c.meaning == meaning::known_extra && c.key.find("下达") != c.key.npos &&
           table.held[static_cast<std::size_t>(&c - all.data())].figures > 0;
  };
  const auto spent = static_cast<std::ptrdiff_t>(columns.index(meaning::executed));
  const auto is_unread = [&](const header_column& c) {  // which may be the budget
    return c.meaning == meaning::unknown && table.held[static_cast<std::size_t>(&c - all.data())].figures > 0;
  };
  if (std::count_if(all.begin(), all.end(), is_handed_down) != 1 ||
      std::any_of(all.begin(), all.begin() + spent, is_unread))
    return;
  const auto found = std::find_if(all.begin(), all.end(), is_handed_down);
  columns.set_meaning(static_cast<std::size_t>(found - all.begin()), meaning::annual_budget);
}

// 计划 | 完成, without another word for what was spent.
void name_done_beside_plan(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto is_plan = [](const header_column& c) { return is_budget(c) && c.spelled().has(list::planned); };
  if (columns.has(meaning::executed) || std::none_of(all.begin(), all.end(), is_plan)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::unknown && words::bare(all[i].key) == "完成" && table.held[i].figures > 0)
      return columns.set_meaning(i, meaning::executed);
}

// 合同金额, 申请预算, 采购预算 beside 预算金额: what was agreed, applied for or is to be bought is not the budget.
void leave_contract(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto is_contract = [](const header_column& c) { return c.spelled().says(list::unapproved); };
  const auto is_annual = [](const header_column& c) { return c.meaning == meaning::annual_budget; };
  if (std::none_of(all.begin(), all.end(), [&](const auto& c) { return is_annual(c) && !is_contract(c); })) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_annual(all[i]) && is_contract(all[i])) columns.set_meaning(i, meaning::known_extra, evidence::words);
}

namespace {

// 执行率, 全年预算支出率; not 债券支出进度 or 任务完成率.
bool is_rate_of_whole(const header_column& column) {
  const auto key = column.spelled();
  const auto name = words::bare(key.key);
  words::division parts;
  if (key.words.whole || name.starts_with("资金")) return true;
  if (!key.dictionary->divide(name, parts)) return false;
  return parts.has(list::spending) && !parts.has(list::planned) && !parts.has(list::money) &&
         !parts.has(list::project_label) && !parts.has(list::goal) && !parts.has(list::initial_column);
}

}  // namespace

// 任务完成率, 债券支出进度 beside 执行率: of something else than the whole budget.
void leave_rates_of_others(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto is_rate = [](const header_column& c) { return c.meaning == meaning::execution_rate; };
  const auto is_part = [&](const header_column& c) { return is_rate(c) && c.part != nullptr; };  // of a quarter
  if (std::count_if(all.begin(), all.end(), is_rate) < 2 || std::any_of(all.begin(), all.end(), is_part)) return;
  std::vector<std::size_t> others;
  bool of_whole = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_rate(all[i])) continue;
    if (is_rate_of_whole(all[i]))
      of_whole = true;
    else
      others.push_back(i);
  }
  if (!of_whole) return;
  for (const auto i : others) columns.set_meaning(i, meaning::known_extra, evidence::words);
}

void settle_amounts(open_funds& table) {
  const bool unknown = settle_fund_columns(table.columns, table.below, table.form);
  table.budget_unknown = unknown || has_unread_budget(table.columns);
}

void leave_unknown_amounts(open_funds& table) {
  table.unknown_amounts = has_unknown_amounts(table.form, table.columns, table.held);
  if (!table.unknown_amounts) return;
  const bool doubtful = leave_doubtful_budget(table.columns, table.below, table.form);
  table.budget_unknown = table.budget_unknown || doubtful || !table.columns.has(meaning::annual_budget);
}

}  // namespace v0
}  // namespace perfeval
