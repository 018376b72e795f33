#include "recognise/fund_steps.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// The first column with a word.
std::size_t first_named(const header& columns) {
  const auto& all = columns.columns();
  std::size_t first = 0;
  while (first < all.size() && all[first].key.empty()) ++first;
  return first;
}

// 项目 | 预算数 | 执行数 | 项目 | 预算数 | 执行数: the same money divided twice, side by side. The first column of the
// second list; all.size() if there is none.
// The amounts of the first may be below a word that cannot be read.
std::size_t second_list(const std::vector<header_column>& all, const std::vector<contents>& below) {
  const auto unread_list = [&](std::size_t end) {
    bool names = false;
    for (std::size_t k = 0; k < end; ++k) {
      if (names && all[k].meaning == meaning::unknown && below[k].figures > 0) return true;
      names = names || below[k].fund_words > 0;
    }
    return false;
  };
  const auto values = [&](std::size_t begin, std::size_t end) {
    std::vector<meaning> found;
    for (; begin < end; ++begin)
      if (is_value(all[begin].meaning)) found.push_back(all[begin].meaning);
    return found;
  };
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool label = all[i].meaning == meaning::label || words::opens_breakdown(all[i].spelled());
    if (!label || (values(0, i).empty() && !unread_list(i)) || values(i, all.size()).empty()) continue;
    return i;
  }
  return all.size();
}

// Whether names in one column say 收入 and none 支出, and in the other the other way round.
bool part_income_from_spending(const open_funds& table, std::size_t first, std::size_t second) {
  bool income = false, spending = false;
  const auto says = [](const laid_cell* cell, const char* word) {
    return cell != nullptr && cell->key.find(word) != cell->key.npos;
  };
  for (const auto& row : table.below) {
    if (!row.has_figure) continue;
    const fitted_row fitted = fit(row, table.columns);
    if (says(fitted[first], "支出") || says(fitted[second], "收入")) return false;
    income = income || says(fitted[first], "收入");
    spending = spending || says(fitted[second], "支出");
  }
  return income && spending;
}

// The column of names before a list, or the first.
std::size_t names_before(const std::vector<header_column>& all, std::size_t end) {
  for (std::size_t i = 0; i < end; ++i)
    if (all[i].meaning == meaning::label) return i;
  return 0;
}

bool may_be_label_column(meaning meaning) { return meaning == meaning::unknown || meaning == meaning::section; }

// The label column often has no header word: it is the one before the first amount that holds names, not figures.
// `first`: the first amount; the first by its words if none is left.
void name_label_left_of(header& columns, const std::vector<contents>& below, std::size_t first) {
  const auto& all = columns.columns();
  for (std::size_t i = 0; i < first; ++i)
    if (all[i].meaning == meaning::label) return;
  for (std::size_t i = first; i-- > 0;)
    if (may_be_label_column(all[i].meaning) && below[i].fund_words > 0 && below[i].figures == 0)
      return columns.set_meaning(i, meaning::label);
  for (std::size_t i = 0; i < first; ++i)  // 资金下达和使用（万元） over the lines, beside 下达时间
    if (all[i].meaning == meaning::known_extra && below[i].fund_words > 0 && below[i].figures == 0)
      return columns.set_meaning(i, meaning::label);
  for (std::size_t i = first; i-- > 0;)
    if (may_be_label_column(all[i].meaning) && below[i].texts > 0) return columns.set_meaning(i, meaning::label);
  if (first > 0 && all[0].meaning == meaning::known_extra && below[0].texts > 1 && below[0].figures == 0)
    return columns.set_meaning(0, meaning::label);
  while (first > 0 && (all[first - 1].meaning == meaning::ordinal || all[first - 1].meaning == meaning::known_extra))
    --first;
  if (first > 0 && below[first - 1].figures == 0) columns.set_meaning(first - 1, meaning::label);
}

}  // namespace

// 收入 | 预算数 | 支出 | 预算数: 支出 over the names of lines, after amounts of other lines.
void name_second_lines(open_funds& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  const auto& all = columns.columns();
  bool amounts = false;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    if (!is_amount(all[i].meaning)) continue;
    if (amounts && below[i].figures == 0 && below[i].fund_words > 1) columns.set_meaning(i, meaning::label);
    amounts = true;
  }
}

// One of the lists is left to the extras: the second, unless the first is the income and the second the expenditure.
void leave_one_list(open_funds& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  const auto& all = columns.columns();
  const auto second = second_list(all, below);
  if (second == all.size()) return;
  const auto holds = [&](std::size_t i, const char* word) { return all[i].key.find(word) != std::string::npos; };
  const auto rate = columns.index(meaning::execution_rate);  // only expenditure has one
  const bool income_first = columns.has(meaning::executed) && !holds(second, "性质") &&
                            part_income_from_spending(table, names_before(all, second), second);
  const bool spent =
      income_first || (holds(second, "支出") && !holds(second, "性质") &&
                       ((holds(0, "收入") && !holds(0, "性质")) || (rate > second && rate < all.size())));
  for (std::size_t i = spent ? 0 : second; i < (spent ? second : all.size()); ++i)
    columns.set_meaning(i, meaning::known_extra);
}

// 年度预算数（万元） over the names of the lines: texts that name them and no figure are no amounts.
void name_column_of_lines(open_funds& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  const auto& all = columns.columns();
  if (columns.has(meaning::label)) return;
  for (std::size_t i = 0; i + 1 < all.size(); ++i)
    if (is_amount(all[i].meaning) && below[i].figures == 0 && below[i].fund_words > 0)
      return columns.set_meaning(i, meaning::label);
}

// 部门支出预算数 | 年初预算数 | 全年预算数: a first column whose word comes again labels the table.
void leave_word_of_table(open_funds& table) {
  const auto& all = table.columns.columns();
  const auto first = first_named(table.columns);
  const auto comes_again = [&](const header_column& c) { return &c > &all[first] && c.meaning == all[first].meaning; };
  if (first == all.size() || !is_value(all[first].meaning) || std::none_of(all.begin(), all.end(), comes_again)) return;
  if (contents_below(table.columns, table.below)[first].figures == 0)
    table.columns.set_meaning(first, meaning::section);
}

// 年度预算申请 over the label of the table; 支出明细 over it, 支出内容 over the lines.
void leave_label_of_table(open_funds& table) {
  const auto& all = table.columns.columns();
  const auto& held = table.held;
  const auto first = first_named(table.columns);
  if (first < all.size() && is_value(all[first].meaning) && held[first].figures + held[first].fund_words == 0)
    table.columns.set_meaning(first, meaning::section);
  if (first + 1 < all.size() && all[first].meaning == meaning::label && all[first + 1].meaning == meaning::label &&
      held[first].texts == 0)
    table.columns.set_meaning(first, meaning::section);
}

void name_label_column(open_funds& table) {
  const auto& all = table.columns.columns();
  const auto found = std::find_if(all.begin(), all.end(), [](const header_column& c) { return is_value(c.meaning); });
  const auto first = static_cast<std::size_t>(found - all.begin());
  name_label_left_of(table.columns, table.held, first < all.size() ? first : table.first_value);
}

}  // namespace v0
}  // namespace perfeval
