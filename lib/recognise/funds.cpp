#include "recognise/funds.hpp"

#include "recognise/contents.hpp"
#include "recognise/depth.hpp"
#include "recognise/fund_evidence.hpp"
#include "recognise/fund_pairs.hpp"
#include "recognise/record.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

bool is_amount(meaning meaning) {
  return meaning == meaning::initial_budget || meaning == meaning::annual_budget || meaning == meaning::executed;
}

bool is_value(meaning meaning) {
  return is_amount(meaning) || meaning == meaning::execution_rate || meaning == meaning::weight ||
         meaning == meaning::score;
}

void declare_money_of(draft& d, const header& columns) {
  for (const auto& column : columns.columns()) declare_money(d, words::money_in(column.key, d.made.own_units));
}

// 得分(20分*执行率), 预算执行情况(20分): the weight of the execution, if it has no column.
void take_weight_of_header(draft& d, const header& columns, budget_line& total) {
  for (const auto& column : columns.columns()) {
    const auto points = words::points_in(column.key);
    if (!points || !points->high.empty() ||
        (column.meaning != meaning::score && column.meaning != meaning::section && column.meaning != meaning::label))
      continue;
    total.weight = read_figure(points->low + "分", column::weight, "", column.place, d.bounds);
    d.made.has.execution_weight = true;
    return;
  }
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

// One of the lists is left to the extras: the second, unless the first is the income and the second the expenditure.
void leave_one_list(header& columns, const std::vector<contents>& below) {
  const auto& all = columns.columns();
  const auto second = second_list(all, below);
  if (second == all.size()) return;
  const auto holds = [&](std::size_t i, const char* word) { return all[i].key.find(word) != std::string::npos; };
  const auto rate = columns.index(meaning::execution_rate);  // only expenditure has one
  const bool spent = holds(second, "支出") && !holds(second, "性质") &&
                     ((holds(0, "收入") && !holds(0, "性质")) || (rate > second && rate < all.size()));
  for (std::size_t i = spent ? 0 : second; i < (spent ? second : all.size()); ++i)
    columns.set_meaning(i, meaning::known_extra);
}

// 2022年 | 2023年 over 预算数 | 执行数: those of another year than the form's, if there are any of its year;
// 2020年执行数 | 2021年执行数 in the form of 2022, of several other years, are of none of its own.
void keep_year(header& columns, std::optional<std::int32_t> year) {
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
    const auto same = [&](const header_column& c) { return c.meaning == all[i].meaning && of_year(c); };
    const auto of_another = [&](const header_column& c) {
      return c.meaning == all[i].meaning && year_of(c) != year_of(all[i]);
    };
    if (both || std::any_of(all.begin(), all.end(), same) || std::any_of(all.begin(), all.end(), of_another))
      others.push_back(i);
  }
  for (const auto i : others) columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 2025年 | 2026年 | 2027年 over amounts, in a table without another budget or execution: the year's is its budget.
void name_budget_of_year(header& columns, const std::vector<contents>& below, std::optional<std::int32_t> year) {
  const auto& all = columns.columns();
  const auto has_values = [&](const header_column& c) {
    return is_value(c.meaning) && below[static_cast<std::size_t>(&c - all.data())].figures > 0;
  };
  if (!year || std::any_of(all.begin(), all.end(), has_values)) return;
  const auto is_year = [](const header_column& c) { return c.key.size() <= 10 && words::year_in(c.key).has_value(); };
  for (std::size_t i = 0; i < below.size(); ++i)
    if (is_year(all[i]) && words::year_in(all[i].key) == year && below[i].figures > 0)
      columns.set_meaning(i, meaning::annual_budget, evidence::words);
}

// 合同金额 beside 预算金额: what was agreed is not the budget.
void leave_contract(header& columns) {
  const auto& all = columns.columns();
  const auto is_contract = [](const header_column& c) { return c.key.find("合同") != c.key.npos; };
  const auto is_budget = [](const header_column& c) { return c.meaning == meaning::annual_budget; };
  if (std::none_of(all.begin(), all.end(), [&](const auto& c) { return is_budget(c) && !is_contract(c); })) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_budget(all[i]) && is_contract(all[i])) columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 累计完成投资 beside 本年计划投资: what was spent since the beginning of the project.
void leave_accumulated(header& columns) {
  const auto& all = columns.columns();
  const auto of_year = [](const header_column& c) { return c.key.find("本年") != c.key.npos && is_amount(c.meaning); };
  if (std::none_of(all.begin(), all.end(), of_year)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::executed && !of_year(all[i]) && all[i].key.find("累计") != std::string::npos)
      columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 项目总预算 beside 本年度预算: the budget of the whole project.
void leave_whole_project(header& columns) {
  const auto& all = columns.columns();
  const auto is_budget = [](const header_column& c) {
    return c.meaning == meaning::initial_budget || c.meaning == meaning::annual_budget;
  };
  const auto holds = [](const header_column& c, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return c.key.find(word) != c.key.npos; });
  };
  const auto of_year = [&](const header_column& c) {
    return is_budget(c) && holds(c, {"本年", "当年", "年度", "全年", "年初"});
  };
  if (std::none_of(all.begin(), all.end(), of_year)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_budget(all[i]) && !of_year(all[i]) && holds(all[i], {"总预算", "总投资", "总概算", "项目总"}))
      columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 上年决算数: what was spent in another year is not what was spent in this one.
void leave_other_years(header& columns) {
  for (std::size_t i = 0; i < columns.columns().size(); ++i)
    if (columns.columns()[i].meaning == meaning::executed && words::is_other_period(columns.columns()[i].spelled()))
      columns.set_meaning(i, meaning::known_extra);
}

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

bool may_be_label_column(meaning meaning) { return meaning == meaning::unknown || meaning == meaning::section; }

// The label column often has no header word: it is the one before the first amount that holds names, not figures.
// `first`: the first amount; the first by its words if none is left.
void name_label_column(header& columns, const std::vector<contents>& below, std::size_t first) {
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

// 年度预算数（万元） over the names of the lines: texts that name them and no figure are no amounts.
void name_column_of_lines(header& columns, const std::vector<contents>& below) {
  const auto& all = columns.columns();
  if (columns.has(meaning::label)) return;
  for (std::size_t i = 0; i + 1 < all.size(); ++i)
    if (is_amount(all[i].meaning) && below[i].figures == 0 && below[i].fund_words > 0)
      return columns.set_meaning(i, meaning::label);
}

// 收入 | 预算数 | 支出 | 预算数: 支出 over the names of lines, after amounts of other lines.
void name_second_lines(header& columns, const std::vector<contents>& below) {
  const auto& all = columns.columns();
  bool amounts = false;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    if (!is_amount(all[i].meaning)) continue;
    if (amounts && below[i].figures == 0 && below[i].fund_words > 1) columns.set_meaning(i, meaning::label);
    amounts = true;
  }
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

bool holds_nothing(const laid_cell* cell) {
  if (cell == nullptr || cell->blank()) return true;
  return content_of(cell->text()) == content::dash;
}

void take_arrived(draft& draft, const laid_cell& amount) {
  draft.made.budget.back().arrived =
      figure_of(&amount, column::amount, draft.made.money, draft.bounds, draft.made.own_units);
  draft.made.has.arrived = true;
}

bool holds_digit(const laid_cell& cell) { return cell.key.find_first_of("0123456789") != std::string::npos; }

// 其中：基本支出, 项目支出：550.
bool names_other_line(const laid_cell& cell) {
  if (cell.is_figure || holds_nothing(&cell)) return false;
  if (!holds_digit(cell)) return words::fund_of(cell).has_value();
  const auto pair = labelled_amount(cell, {});
  return pair && words::fund_of(words::spelled(words::key_of(pair->label), *cell.dictionary)).has_value();
}

// Amounts given as pairs before the table, which repeats them.
void drop_loose_lines(draft& d) {
  auto& lines = d.made.budget;
  const auto loose = static_cast<std::ptrdiff_t>(std::min(d.loose_lines, lines.size()));
  const bool again =
      std::any_of(lines.begin() + loose, lines.end(), [](const budget_line& l) { return l.line == fund::total; });
  if (loose == 0 || !again) return;
  for (auto line = lines.begin(); line != lines.begin() + loose; ++line)
    for (const figure* part : {&line->initial_budget, &line->annual_budget, &line->executed, &line->execution_rate})
      if (part->content != content::absent) keep(d, line->label.text, *part);
  lines.erase(lines.begin(), lines.begin() + loose);
}

// The unit that the first amount with one prints: the unit of those without one, if none is declared.
std::string first_unit(const std::vector<budget_line>& lines, const own_units& own) {
  for (const auto& line : lines)
    for (const figure* amount : {&line.initial_budget, &line.annual_budget, &line.executed})
      if (const auto money = words::money_in(words::key_of(amount->text), own); !money.empty())
        return std::string(money);
  return "";
}

std::ptrdiff_t count_figures(const laid_row& row) {
  return std::count_if(row.filled.begin(), row.filled.end(), [](const laid_cell* cell) { return cell->is_figure; });
}

// 年度金额：240
bool has_amount_after_colon(std::string_view key) {
  const auto colon = key.rfind(':');
  return colon != key.npos && colon + 1 < key.size() && key[colon + 1] >= '0' && key[colon + 1] <= '9';
}

// 年度预算220万元: a cell of a row, no word of a header.
bool has_money(std::string_view key) {
  constexpr std::string_view units[] = {"元", "万元", "亿元", "千元", "百元"};
  const auto is_amount_at = [&](std::size_t i) {
    return words::is_digit(key[i]) && std::any_of(std::begin(units), std::end(units), [&](std::string_view unit) {
             return key.substr(i + 1).starts_with(unit);
           });
  };
  for (std::size_t i = 0; i < key.size(); ++i)
    if (is_amount_at(i)) return true;
  return false;
}

// The label of the project; 项目 alone may head the fund lines.
bool names_project(const laid_cell& cell) {
  return words::label_of(cell) == words::label::project && !cell.has(words::list::fund_label_column);
}

}  // namespace

bool is_fund_header(const laid_row& row) {
  // It ends with points; otherwise 预算数 | 18 | 执行数 | 17 are pairs.
  if (row.has_figure &&
      (!has_only_points(row) || row.filled[row.filled.size() - 2]->is_figure || !row.filled.back()->is_figure))
    return false;
  int amounts = 0, rates = 0, spent = 0;
  bool label = false, section = false, extra = false, period = false;
  for (const auto* cell : row.filled) {
    const auto meaning = words::fund_meaning(*cell);
    amounts += is_amount(meaning);
    rates += meaning == meaning::execution_rate;
    spent += meaning == meaning::executed || meaning == meaning::execution_rate;
    label = label || meaning == meaning::label;
    section = section || meaning == meaning::section;
    extra = extra || meaning == meaning::known_extra;
    period = period || (meaning == meaning::known_extra && words::is_other_period(*cell));
  }
  // 资金来源 | 实施期资金, next to a word that cannot be read
  const bool beside_other = (amounts == 1 && section && extra) || (label && period);
  const bool enough = row.has_figure ? amounts + rates >= 2 && spent > 0 && count_figures(row) == 1
                                     : amounts + rates >= 2 || (amounts == 1 && label) || beside_other;
  const bool names_lines = !row.has_figure && amounts + rates >= 2;  // 项目名称 | 预算数 | 支出数
  return enough && std::none_of(row.filled.begin(), row.filled.end(), [&](const laid_cell* cell) {
           return has_amount_after_colon(cell->key) || has_money(cell->key) || (!names_lines && names_project(*cell));
         });
}

bool is_split_fund_header(std::span<const laid_row> rows) {
  if (rows.size() < 3 || rows[0].has_figure || rows[1].has_figure || !rows[2].has_figure) return false;
  const auto& upper = rows[0].filled;
  if (upper.size() < 2 || upper.size() > 8 || rows[1].filled.size() <= upper.size()) return false;
  if (std::any_of(upper.begin(), upper.end(), [](const laid_cell* cell) {
        return words::label_of(*cell) != words::label::none;  // 资金名称 | …: a pair
      }))
    return false;
  const auto names_money = [](const laid_cell* cell) {
    return cell->key.size() <= 45 &&
           (cell->key.find("资金") != cell->key.npos || cell->key.find("投资") != cell->key.npos);
  };
  if (std::count_if(upper.begin(), upper.end(), names_money) < 2) return false;
  if (std::any_of(upper.begin(), upper.end(),
                  [](const laid_cell* cell) { return is_value(words::fund_meaning(*cell)); }))
    return false;
  const header both(rows.first(2), words::fund_meaning);
  std::size_t budgets = 0, spent = 0;
  for (const auto& column : both.columns()) {
    budgets += column.meaning == meaning::initial_budget || column.meaning == meaning::annual_budget;
    spent += column.meaning == meaning::executed || column.meaning == meaning::execution_rate;
    const auto other = words::indicator_meaning(column.spelled());
    if (other == meaning::level1 || other == meaning::level2 || other == meaning::name) return false;
  }
  return budgets > 0 && spent > 0;
}

bool is_fund_header_by_year(std::span<const laid_row> rows) {
  if (rows.size() < 2 || rows[0].has_figure || rows[0].filled.size() < 2) return false;
  const auto spans = std::count_if(rows[0].filled.begin(), rows[0].filled.end(), [](const laid_cell* cell) {
    return (cell->key.size() <= 10 && words::year_in(cell->key).has_value()) || words::is_part_of_year(*cell) ||
           words::is_cumulative(*cell);
  });
  return spans >= 2 && !rows[1].has_figure && is_fund_header(rows[1]) &&
         rows[1].filled.size() > rows[0].filled.size() - static_cast<std::size_t>(spans);
}

namespace {

// 总额 | 财政拨款 | 其他资金, 一季度 | 合计: parts of the columns above, with blanks under the words that have none.
bool names_parts(const laid_row& row, const laid_row& next) {
  const auto& filled = next.filled;
  if (next.has_figure || filled.size() < 2 || next.cells.size() < row.cells.size() || !next.cells.front().blank())
    return false;
  const auto is_part = [](const laid_cell* cell) {
    return words::is_total_part(*cell) || words::is_part_of_year(*cell) || words::fund_of(*cell).has_value();
  };
  if (!std::all_of(filled.begin(), filled.end(), is_part)) return false;
  if (!next.lines_up) return next.cells.size() > row.cells.size();
  const auto comes_again = [&](const laid_cell* cell) {
    return std::count_if(filled.begin(), filled.end(), [&](const auto* c) { return c->key == cell->key; }) > 1;
  };
  if (next.spans_lost && std::all_of(filled.begin(), filled.end(), comes_again))
    return true;  // 合计 | 拨款 | 合计 | 拨款
  // not the lines below a header
  return std::count_if(next.cells.begin(), next.cells.end(), [](const laid_cell& c) { return c.blank(); }) >= 2 &&
         std::any_of(filled.begin(), filled.end(), [](const laid_cell* cell) { return words::is_part_of_year(*cell); });
}

}  // namespace

bool continues_fund_header(const laid_row& row, const laid_row& next) {
  const auto& filled = next.filled;
  if (filled.empty() || (!next.lines_up && next.cells.size() < row.cells.size() && filled.size() == next.cells.size()))
    return false;
  bool any = false;
  const bool all = std::all_of(filled.begin(), filled.end(), [&any](const laid_cell* cell) {
    const auto meaning = words::fund_meaning(*cell);
    const bool own = is_value(meaning) || words::continues_header(*cell) || words::bare(cell->key).empty();
    any = any || own || meaning == meaning::difference;
    return own || meaning == meaning::difference || meaning == meaning::sum ||
           cell->has(words::list::fund_extra_column);
  });
  return (all && any) || names_parts(row, next);
}

bool begins_other_table(const laid_row& row) {
  const auto& filled = row.filled;
  if (row.has_figure || filled.size() < 4 || filled.size() * 2 < row.cells.size()) return false;
  return std::none_of(filled.begin(), filled.end(), [](const laid_cell* cell) {
    return cell->key.size() < 6 || cell->key.size() > 36 || words::holds_digit(cell->key) ||
           words::fund_of(*cell).has_value() || words::label_of(*cell) != words::label::none ||
           words::says_no_sign(*cell);
  });
}

fund_table::fund_table(draft& draft, std::span<const laid_row> header_rows, std::span<const laid_row> below)
    : header_(header_rows, words::fund_meaning) {
  // 部门支出预算数 | 年初预算数 | 全年预算数: a first column whose word comes again labels the table.
  const auto& all = header_.columns();
  std::size_t first = 0;
  while (first < all.size() && all[first].key.empty()) ++first;
  const auto comes_again = [&](const header_column& c) { return &c > &all[first] && c.meaning == all[first].meaning; };
  if (first < all.size() && is_value(all[first].meaning) && std::any_of(all.begin(), all.end(), comes_again))
    header_.set_meaning(first, meaning::section);
  const auto contents = contents_below(header_, below);
  name_second_lines(header_, contents);
  leave_one_list(header_, contents);
  leave_other_years(header_);
  leave_accumulated(header_);
  leave_whole_project(header_);
  keep_year(header_, draft.made.year);
  name_budget_of_year(header_, contents, draft.made.year);
  leave_contract(header_);
  name_column_of_lines(header_, contents);
  if (first < all.size() && is_value(all[first].meaning) && contents[first].figures + contents[first].fund_words == 0)
    header_.set_meaning(first, meaning::section);  // 年度预算申请 over the label of the table
  if (first + 1 < all.size() && all[first].meaning == meaning::label && all[first + 1].meaning == meaning::label &&
      contents[first].texts == 0)
    header_.set_meaning(first, meaning::section);  // 支出明细 over the label of the table, 支出内容 over the lines
  const auto first_value = [&all] {
    const auto found = std::find_if(all.begin(), all.end(), [](const header_column& c) { return is_value(c.meaning); });
    return static_cast<std::size_t>(found - all.begin());
  };
  const auto first_by_words = first_value();
  budget_unknown_ = settle_fund_columns(header_, below, draft);
  budget_unknown_ = budget_unknown_ || has_unread_budget(header_);
  for (const auto meaning : {meaning::initial_budget, meaning::annual_budget, meaning::executed,
                             meaning::execution_rate, meaning::weight, meaning::score, meaning::reason})
    header_.keep_first(meaning);
  name_label_column(header_, contents, first_value() < all.size() ? first_value() : first_by_words);
  for (std::size_t i = 0; i < all.size() && !header_.lines_up(); ++i)  // 主要内容: no amount of a sum is below it
    if (!is_value(all[i].meaning) && contents[i].texts > 1 && contents[i].figures == 0) header_.set_texts(i);
  find_part_columns(below, draft.bounds);
  unknown_amounts_ = has_unknown_amounts(draft, header_, contents);
  if (unknown_amounts_ && leave_doubtful_budget(header_, below, draft)) budget_unknown_ = true;
  budget_unknown_ = budget_unknown_ || (unknown_amounts_ && !header_.has(meaning::annual_budget));
  declare_money_of(draft, header_);
  auto& has = draft.made.has;
  has.initial_budget |= header_.has(meaning::initial_budget);
  has.annual_budget |= header_.has(meaning::annual_budget) || budget_unknown_;
  has.executed |= header_.has(meaning::executed);
  has.execution_rate |= header_.has(meaning::execution_rate);
  has.execution_weight |= header_.has(meaning::weight);
  has.execution_score |= header_.has(meaning::score);
  draft.has_funds = true;
  record_columns(draft, header_, form_table::funds);
}

namespace {

// 财政资金 below 预算数; or a word that cannot be read.
bool is_part_word(const laid_cell& cell) {
  if (cell.is_figure) return false;
  const auto named = words::fund_of(cell);
  return named ? *named != fund::total : words::fund_meaning(cell) == meaning::unknown;
}

}  // namespace

// Only below a header over one line of amounts: of several lines, these columns divide each. A part whose word cannot
// be read is known by its place among the others; all are taken if they make the whole.
void fund_table::find_part_columns(std::span<const laid_row> below, const limits& bounds) {
  const auto& all = header_.columns();
  const auto budget = header_.index(meaning::annual_budget), executed = header_.index(meaning::executed);
  const laid_row* line = nullptr;
  for (const auto& row : below) {
    if (!row.has_figure || count_figures(row) < 2 || is_numbering_row(row)) continue;
    if (line != nullptr) return;
    line = &row;
  }
  if (line == nullptr || budget == all.size()) return;
  const auto parts_of = [&](std::size_t whole) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < all.size() && whole < all.size(); ++i)
      if (i != whole && all[i].place == all[whole].place && all[i].part != nullptr && is_part_word(*all[i].part))
        found.push_back(i);
    return found;
  };
  const auto planned = parts_of(budget);
  const auto spent = parts_of(executed);
  if (planned.empty() || (executed < all.size() && planned.size() != spent.size())) return;
  const fitted_row fitted = fit(*line, header_);
  const auto amount = [&](std::size_t i) { return figure_of(fitted[i], column::amount, "", bounds); };
  const auto make = [&](const std::vector<std::size_t>& parts, std::size_t whole) {
    decimal sum;
    for (const auto i : parts)
      if (const auto part = amount(i); part.has_value()) sum += part.value;
    const auto printed = amount(whole);
    return printed.has_value() && printed.value == sum;
  };
  if (!make(planned, budget) || (executed < all.size() && !make(spent, executed))) return;
  for (std::size_t k = 0; k < planned.size(); ++k) {
    const auto* label = all[planned[k]].part;
    if (k < spent.size() && !words::fund_of(*label)) label = all[spent[k]].part;
    parts_.push_back(
        {cell_of(label), words::fund_of(*label).value_or(fund::line), {{meaning::annual_budget, planned[k]}}});
    if (k < spent.size()) parts_.back().amounts.emplace_back(meaning::executed, spent[k]);
    for (const auto& [part, i] : parts_.back().amounts) header_.set_meaning(i, meaning::known_extra, all[i].evidence);
  }
}

namespace {

// 年度绩效目标 at the right of the amounts, its text over all lines.
bool take_goal(draft& draft, const header_column& column, const laid_cell& cell) {
  const auto key = column.spelled();
  if (cell.is_figure || !draft.made.goal.target.empty()) return false;
  if (!words::is_goal_target(key) && !words::is_goal_section(key)) return false;
  draft.made.goal.target = cell_of(&cell);
  record_column(draft, column.label, column.place, form_table::goals, words::meaning::target);
  return true;
}

}  // namespace

bool fund_table::is_part_column(std::size_t i) const {
  return std::any_of(parts_.begin(), parts_.end(), [i](const part_columns& part) {
    return std::any_of(part.amounts.begin(), part.amounts.end(),
                       [i](const auto& amount) { return amount.second == i; });
  });
}

void fund_table::take_part_columns(draft& draft, const fitted_row& row) const {
  for (const auto& part : parts_) {
    budget_line line;
    line.label = part.label;
    line.line = part.line;
    for (const auto& [amount, i] : part.amounts)
      (amount == meaning::executed ? line.executed : line.annual_budget) =
          figure_of(row[i], column::amount, draft.made.money, draft.bounds, draft.made.own_units);
    draft.made.budget.push_back(std::move(line));
  }
}

bool fund_table::is_line(const fitted_row& row) const {
  const laid_cell* label = cell_at(row, meaning::label);
  if (label != nullptr && label->key.ends_with("。")) return false;  // a goal that speaks of money
  const bool named = label != nullptr && words::fund_of(*label).has_value();
  std::size_t figures = 0, texts = 0;
  for (std::size_t i = 0; i < header_.columns().size(); ++i) {
    if (!is_value(header_.columns()[i].meaning) || holds_nothing(row[i])) continue;
    const bool figure = holds_digit(*row[i]) && row[i]->key.size() <= 40 && !row[i]->key.ends_with("。");
    ++(figure || row[i]->key.starts_with('#') ? figures : texts);
  }
  if (label != nullptr && texts > 0 && words::is_management_aspect(*label)) return false;
  const bool other_words = std::any_of(row.spare.begin(), row.spare.end(),
                                       [](const laid_cell* cell) { return !holds_nothing(cell) && !cell->is_figure; });
  if (named) return figures > 0 || (texts == 0 && !other_words);  // 资金管理情况 | 情况说明 heads another table
  return figures > 0 && texts == 0 && (label == nullptr || label->key.size() <= 120);
}

budget_line fund_table::line_of(const draft& draft, const fitted_row& row) const {
  const std::string_view money = draft.made.money;
  const auto read = [&](meaning meaning, column column) {
    return figure_of(cell_at(row, meaning), column, column == column::amount ? money : "", draft.bounds,
                     draft.made.own_units);
  };
  budget_line line;
  line.label = cell_of(cell_at(row, meaning::label));
  line.initial_budget = read(meaning::initial_budget, column::amount);
  line.annual_budget = read(meaning::annual_budget, column::amount);
  if (budget_unknown_) line.annual_budget.content = content::blank;
  line.executed = read(meaning::executed, column::amount);
  line.execution_rate = read(meaning::execution_rate, column::rate);
  line.weight = read(meaning::weight, column::weight);
  line.score = read(meaning::score, column::score);
  line.reason = cell_of(cell_at(row, meaning::reason));
  const auto* label = cell_at(row, meaning::label);
  const bool of_table = label != nullptr && label->from_above && !parts_.empty() &&
                        label->place == header_.find(meaning::label)->place;  // 预算执行, over the only line
  if (of_table) line.label = {};
  line.line = line.label.empty() && !row.of_group ? fund::total : fund::line;
  if (label != nullptr && of_table) line.line = fund::total;
  if (label != nullptr && !of_table)
    if (const auto named = words::fund_of(*label)) line.line = *named;
  return line;
}

void fund_table::take_extras(draft& draft, const fitted_row& row) const {
  const std::string line = std::to_string(draft.made.budget.size());
  for (std::size_t i = 0; i < header_.columns().size(); ++i) {
    const auto& column = header_.columns()[i];
    const bool known = is_value(column.meaning) || column.meaning == meaning::label ||
                       column.meaning == meaning::section || column.meaning == meaning::reason;
    if (known || is_part_column(i) || row[i] == nullptr || row[i]->blank()) continue;
    if (take_goal(draft, column, *row[i])) continue;
    const std::string name = words::bare(column.key);
    keep(draft, "budget[" + line + "]." + name, *row[i]);
    if (is_arrived(name)) take_arrived(draft, *row[i]);
  }
  for (const auto* cell : row.aside) keep(draft, "budget[" + line + "]", *cell);
  for (const auto* cell : row.spare) {
    if (cell->blank()) continue;
    keep(draft, "budget[" + line + "]", *cell);
    report(draft, trouble_kind::cell_unplaced, cell->place, cell->text(),
           "a cell under one of the headers of the fund table; kept among the extras");
  }
}

// 一般公共预算 | 100 | … | 其中：基本支出 | 60: from the label of another line on, the row is about other things.
void fund_table::put_aside_other_lines(fitted_row& row) const {
  bool other = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto* cell = row.cells[i];
    other = other || (cell != nullptr && is_amount(header_.columns()[i].meaning) && names_other_line(*cell));
    if (!other) continue;
    if (!holds_nothing(cell)) row.aside.push_back(cell);
    row.cells[i] = nullptr;
  }
}

// Whether a cell is under a header of its own that is not about the name.
bool fund_table::is_of_known_column(const laid_cell& cell) const {
  const auto& all = header_.columns();
  return std::any_of(all.begin(), all.end(), [&](const header_column& column) {
    return column.column == cell.column &&
           (column.meaning == meaning::known_extra || (column.meaning == meaning::unknown && !column.key.empty()));
  });
}

// 其中 | 中央财政资金 under one header cell: the name is the last of them.
void fund_table::take_finer_label(fitted_row& fitted, std::size_t label) const {
  const auto& column = header_.columns()[label];
  const auto finer = [&](const laid_cell* cell) {
    return cell->column > column.column && cell->column - column.column < column.span && !holds_nothing(cell) &&
           !cell->is_figure;
  };
  const auto last = std::find_if(fitted.spare.rbegin(), fitted.spare.rend(), finer);
  if (last == fitted.spare.rend()) {
    const auto& group = *fitted.cells[label];  // 资金来源 over several lines: the name of this one cannot be read
    fitted.of_group = group.span < column.span && (group.from_above || group.source->row_span > 1);
    if (fitted.of_group) fitted.cells[label] = nullptr;
    return;
  }
  fitted.cells[label] = *last;
  std::erase_if(fitted.spare, finer);
}

// If merged cells were lost, the name of a line is the last filled cell before its figures.
void fund_table::take_label(fitted_row& fitted, const laid_row& row) const {
  const auto label = header_.index(meaning::label);
  if (label == header_.columns().size()) return;
  if (!row.lines_up) {  // | 合计 | | 230: under 序号
    const auto* before =
        label > 0 && header_.columns()[label - 1].meaning == meaning::ordinal ? fitted[label - 1] : nullptr;
    if (before == nullptr || !holds_nothing(fitted[label]) || words::fund_of(*before) != fund::total) return;
    fitted.cells[label] = before;
    fitted.cells[label - 1] = nullptr;
    return;
  }
  if (!holds_nothing(fitted[label])) return take_finer_label(fitted, label);
  const auto& all = header_.columns();
  const auto first = std::find_if(all.begin(), all.end(), [](const header_column& c) { return is_value(c.meaning); });
  const laid_cell* name = nullptr;
  for (const auto& cell : row.cells) {
    if (first != all.end() && cell.column >= first->column) break;
    if (!cell.from_above && !cell.blank() && !cell.is_figure && !is_of_known_column(cell)) name = &cell;
  }
  if (name == nullptr) return;
  std::erase(fitted.spare, name);
  for (auto& cell : fitted.cells)
    if (cell == name) cell = nullptr;
  fitted.cells[label] = name;
}

bool fund_table::take(draft& draft, const laid_row& row) {
  if (breakdown_.begin(row) || breakdown_.take(draft, row)) return true;
  fitted_row fitted = fit(row, header_);
  take_label(fitted, row);
  put_aside_other_lines(fitted);
  const auto* name = cell_at(fitted, meaning::label);
  if (name != nullptr && name->key.starts_with("按") && !row.has_figure) return true;  // 按资金来源: a heading
  if (!is_line(fitted)) return false;
  declare_money_of_labels(draft, row);
  budget_line line = line_of(draft, fitted);
  const bool first_total =
      line.line == fund::total && std::none_of(draft.made.budget.begin(), draft.made.budget.end(),
                                               [](const budget_line& l) { return l.line == fund::total; });
  const bool only = !first_total && draft.made.budget.empty();  // a total whose word cannot be read
  if ((first_total || only) && !header_.has(meaning::weight) && !unknown_amounts_)
    take_weight_of_header(draft, header_, line);
  const bool whole = line.line == fund::total;
  draft.made.budget.push_back(std::move(line));
  take_extras(draft, fitted);
  if (whole) take_part_columns(draft, fitted);
  return true;
}

namespace {

// The budget of a line: that of the year, else the initial one.
decimal budget_of(const budget_line& line) {
  const auto& amount = line.annual_budget.has_value() ? line.annual_budget : line.initial_budget;
  return amount.has_value() ? amount.value : decimal();
}

bool names_sum(const budget_line& line, const words::dictionary& dictionary) {
  return words::fund_of({words::key_of(line.label.text), dictionary}) == fund::total;
}

// The sum at the end of the first of two lists, each of at least two lines; one of the two words may be unreadable.
std::optional<std::size_t> end_of_first_list(const std::vector<budget_line>& lines,
                                             const words::dictionary& dictionary) {
  if (lines.size() < 6) return std::nullopt;
  const bool named = names_sum(lines.back(), dictionary);
  decimal sum;
  for (std::size_t i = 0; i + 4 <= lines.size(); ++i) {
    const auto own = budget_of(lines[i]);
    if (i >= 2 && own.sign() > 0 && own == sum && (named || names_sum(lines[i], dictionary))) {
      decimal second;
      for (auto k = i + 1; k + 1 < lines.size(); ++k) second += budget_of(lines[k]);
      return second == budget_of(lines.back()) ? std::optional(i) : std::nullopt;
    }
    sum += own;
  }
  return std::nullopt;
}

// 财政拨款, 其他资金, 合计 above 基本支出, 项目支出, 合计: the same money divided twice, each with its sum at the end.
// The expenditure is kept, else the first list.
void leave_one_of_two_lists(draft& d) {
  auto& lines = d.made.budget;
  const auto found = end_of_first_list(lines, *d.dictionary);
  if (!found) return;
  const auto first = *found;
  const auto last = lines.size() - 1;
  const auto of_expenditure = [&](std::size_t begin, std::size_t end) {
    return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                       lines.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const budget_line& l) { return l.label.text.find("支出") != std::string::npos; });
  };
  const bool second = of_expenditure(first + 1, last) && !of_expenditure(0, first);
  const auto middle = lines.begin() + static_cast<std::ptrdiff_t>(first) + 1;
  const auto begin = second ? lines.begin() : middle;
  const auto end = second ? middle : lines.end();
  for (auto line = begin; line != end; ++line)
    for (const figure* part : {&line->initial_budget, &line->annual_budget, &line->executed, &line->execution_rate})
      if (part->content != content::absent) keep(d, line->label.text, *part);
  lines.erase(begin, end);
}

// Whether a line without a name may be the sum of others.
bool may_be_whole(const std::vector<budget_line>& lines) {
  const auto nameless = std::find_if(lines.begin(), lines.end(), [](const budget_line& l) {
    return l.line == fund::total && l.label.content == content::blank && l.label.place.known();
  });
  if (nameless == lines.end()) return true;
  decimal others;
  std::size_t seen = 0;
  for (const auto& line : lines) {
    if (&line == &*nameless) continue;
    others += budget_of(line);
    if (++seen > 1 && others.sign() > 0 && others == budget_of(*nameless)) return true;  // two lists of its parts
  }
  return others.sign() == 0 || budget_of(*nameless) >= others;
}

// A line with a blank where its name should be is not the total if another line says that it is.
void leave_nameless_totals(std::vector<budget_line>& lines) {
  const auto says_so = [](const budget_line& l) { return l.line == fund::total && !l.label.empty(); };
  if (std::none_of(lines.begin(), lines.end(), says_so) && (lines.size() < 2 || may_be_whole(lines))) return;
  for (auto& line : lines)
    if (line.line == fund::total && line.label.content == content::blank && line.label.place.known())
      line.line = fund::line;
}

// 项目总投资, over 财政拨款 and 其他资金: the first line is the total, whatever its name, if the others make it.
void take_whole_by_sum(std::vector<budget_line>& lines) {
  if (lines.size() < 2 || lines[0].line != fund::line || words::opens_sublines(words::key_of(lines[0].label.text)))
    return;
  bool any = false;
  for (const auto amount : {&budget_line::initial_budget, &budget_line::annual_budget, &budget_line::executed}) {
    const figure& whole = lines[0].*amount;
    decimal sum;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (lines[i].line == fund::total) return;
      if ((lines[i].*amount).has_value()) sum += (lines[i].*amount).value;
    }
    if (whole.has_value() && whole.value != sum) return;
    any = any || (whole.has_value() && sum != decimal());
  }
  if (any) lines[0].line = fund::total;
}

}  // namespace

namespace {

// 得分 over all lines, printed in the first of them: without spans the others are blank, and it is that of the total.
void give_score_to_total(std::vector<budget_line>& lines) {
  if (lines.size() < 2 || !lines.front().score.has_value() || lines.front().line == fund::total) return;
  const auto blank = [](const budget_line& l) { return l.score.content == content::blank; };
  const auto total = std::find_if(lines.begin(), lines.end(), [](const auto& l) { return l.line == fund::total; });
  if (total != lines.end() && std::all_of(lines.begin() + 1, lines.end(), blank)) total->score = lines.front().score;
}

}  // namespace

void settle_funds(draft& d) {
  auto& lines = d.made.budget;
  drop_loose_lines(d);
  leave_nameless_totals(lines);
  take_whole_by_sum(lines);
  if (d.made.money.empty()) d.made.money = first_unit(lines, d.made.own_units);
  if (d.unknown_amounts && !d.made.has.annual_budget) {
    d.made.has.annual_budget = true;
    for (auto& line : lines) line.annual_budget.content = content::blank;
  }
  const auto settle = [&](figure& amount) {
    if (amount.content == content::absent) return;
    if (amount.has_value() && amount.unit.empty()) return;  // the same in every unit of money
    const std::string stored = amount.stored;
    const std::string text = amount.text;
    amount = read_figure(before_parts(text), column::amount, d.made.money, amount.place, d.bounds, d.made.own_units);
    amount.text = text;
    amount.stored = stored;
  };
  for (auto& line : lines) {
    settle(line.initial_budget);
    settle(line.annual_budget);
    settle(line.arrived);
    settle(line.executed);
  }
  settle_possible_lines(d);
  settle_breakdown(d);
  leave_one_of_two_lists(d);
  settle_depth(lines, *d.dictionary);
  give_score_to_total(lines);
}

}  // namespace v0
}  // namespace perfeval
