#include "recognise/funds.hpp"

#include "recognise/labelled_amounts.hpp"
#include "recognise/labels.hpp"
#include "recognise/points_rule.hpp"
#include "recognise/record.hpp"
#include "recognise/total_cells.hpp"

#include <algorithm>
#include <iterator>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

void declare_money_of(draft& d, const header& columns) {
  for (const auto& column : columns.columns()) declare_money(d, words::money_in(column.key, d.made.own_units));
}

// 得分(20分*执行率), 预算执行情况(20分): the weight of the execution, if it has no column.
void take_weight_of_header(draft& d, const header& columns, budget_line& total) {
  const auto* names = columns.find(meaning::label);
  const auto may_hold_points = [&](const header_column& c) {
    const bool left_of_names = names != nullptr && &c < names;  // 预算执行（10分）, beside the lines
    return c.meaning == meaning::score || c.meaning == meaning::section || c.meaning == meaning::label ||
           (c.meaning == meaning::unknown && left_of_names);
  };
  for (const auto& column : columns.columns()) {
    const auto points = words::points_in(column.key);
    if (!points || !points->high.empty() || !may_hold_points(column)) continue;
    for (auto& line : d.made.budget)  // it is that of the total, which may come last
      if (line.weight.place == column.place) line.weight = {};
    total.weight = read_figure(points->low + "分", column::weight, "", column.place, d.bounds);
    d.made.has.execution_weight = true;
    return;
  }
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

fund_table::fund_table(draft& draft, std::span<const laid_row> header_rows, std::span<const laid_row> below)
    : columns_(find_fund_columns(draft, header_rows, below)) {
  declare_money_of(draft, columns_.columns);
  auto& has = draft.made.has;
  has.initial_budget |= columns_.has(meaning::initial_budget);
  has.annual_budget |= columns_.has(meaning::annual_budget) || columns_.budget_unknown;
  has.executed |= columns_.has(meaning::executed);
  has.execution_rate |= columns_.has(meaning::execution_rate);
  has.execution_weight |= columns_.has(meaning::weight);
  has.execution_score |= columns_.has(meaning::score);
  draft.has_funds = true;
  record_columns(draft, columns_.columns, form_table::funds);
  for (const auto& column : columns_.columns.columns()) keep_rule_of_execution(draft, column);
}

namespace {

constexpr std::string_view of_money[] = {"元", "万", "亿", "千", "百", "圆", "分", "角", "①", "②", "③"};

// ≥12公里, 48期: what an indicator counts, no money.
bool counts_things(const laid_cell& cell) {
  std::string_view key = cell.key;
  for (const std::string_view sign : {"≥", "≤", "≧", "≦"})
    if (key.starts_with(sign)) return true;
  const auto end = key.find_first_not_of("0123456789.,");
  if (end == 0 || end == key.npos) return false;
  const auto unit = key.substr(end);
  constexpr std::size_t longest_unit = 12;
  if (unit.size() > longest_unit || (static_cast<unsigned char>(unit.front()) & 0x80U) == 0) return false;
  return !words::holds_digit(unit) && std::none_of(std::begin(of_money), std::end(of_money),
                                                   [&](std::string_view word) { return unit.find(word) != unit.npos; });
}

}  // namespace

bool fund_table::is_line(const fitted_row& row) const {
  const laid_cell* label = columns_.cell_at(row, meaning::label);
  if (label != nullptr && label->key.ends_with("。")) return false;  // a goal that speaks of money
  const bool named = label != nullptr && words::fund_of(*label).has_value();
  std::size_t figures = 0, texts = 0;
  for (std::size_t i = 0; i < columns_.columns.columns().size(); ++i) {
    if (!is_value(columns_.columns.columns()[i].meaning) || holds_nothing(row[i])) continue;
    const bool counts = is_amount(columns_.columns.columns()[i].meaning) && counts_things(*row[i]);
    const bool figure = !counts && holds_digit(*row[i]) && row[i]->key.size() <= 40 && !row[i]->key.ends_with("。") &&
                        !begins_with_label(*row[i]);  // 填报日期：2023年3月1日
    ++(figure || row[i]->key.starts_with('#') ? figures : texts);
  }
  if (label != nullptr && texts > 0 && words::is_management_aspect(*label)) return false;
  const bool other_words = std::any_of(row.spare.begin(), row.spare.end(),
                                       [](const laid_cell* cell) { return !holds_nothing(cell) && !cell->is_figure; });
  if (named) return figures > 0 || (texts == 0 && !other_words);  // 资金管理情况 | 情况说明 heads another table
  return figures > 0 && texts == 0 && (label == nullptr || label->key.size() <= 120);
}

// 得分/分值 over 9.5/10.
void fund_table::take_both_points(const draft& draft, const fitted_row& row, budget_line& line) const {
  const auto& all = columns_.columns.columns();
  const auto both = std::find_if(all.begin(), all.end(), heads_both_points);
  if (both == all.end()) return;
  const auto* cell = row[static_cast<std::size_t>(both - all.begin())];
  if (cell == nullptr || cell->from_above) return;
  if (auto points = both_points_in(*cell, has_score_first(*both), draft.bounds)) {
    line.weight = std::move(points->weight);
    line.score = std::move(points->score);
  }
}

budget_line fund_table::line_of(const draft& draft, const fitted_row& row) const {
  const std::string_view money = draft.made.money;
  const auto read = [&](meaning meaning, column column) {
    return figure_of(columns_.cell_at(row, meaning), column, column == column::amount ? money : "", draft.bounds,
                     draft.made.own_units);
  };
  const auto read_once = [&](meaning meaning, column column) {  // 10 over all lines: of the first of them
    const auto* cell = columns_.cell_at(row, meaning);
    figure made = read(meaning, column);
    if (cell == nullptr || !cell->from_above || draft.made.budget.empty()) return made;
    figure part;
    part.place = made.place;
    part.content = content::blank;
    part.merged = true;
    return part;
  };
  budget_line line;
  line.label = cell_of(columns_.cell_at(row, meaning::label));
  line.initial_budget = read(meaning::initial_budget, column::amount);
  line.annual_budget = read(meaning::annual_budget, column::amount);
  if (columns_.budget_unknown) line.annual_budget.content = content::blank;
  line.executed = read(meaning::executed, column::amount);
  line.execution_rate = read_once(meaning::execution_rate, column::rate);
  line.weight = read_once(meaning::weight, column::weight);
  line.score = read_once(meaning::score, column::score);
  take_both_points(draft, row, line);
  line.reason = cell_of(columns_.cell_at(row, meaning::reason));
  const auto* label = columns_.cell_at(row, meaning::label);
  const bool of_table = label != nullptr && label->from_above && !columns_.sources.empty() &&
                        label->place == columns_.columns.find(meaning::label)->place;  // 预算执行, over the only line
  if (of_table) line.label = {};
  line.line = line.label.empty() && !row.of_group ? fund::total : fund::line;
  if (label != nullptr && of_table) line.line = fund::total;
  if (label != nullptr && !of_table)
    if (const auto named = words::fund_of(*label)) line.line = *named;
  return line;
}

void fund_table::take_extras(draft& draft, const fitted_row& row) const {
  const std::string line = std::to_string(draft.made.budget.size());
  for (std::size_t i = 0; i < columns_.columns.columns().size(); ++i) {
    const auto& column = columns_.columns.columns()[i];
    const bool known = is_value(column.meaning) || column.meaning == meaning::label ||
                       column.meaning == meaning::section || column.meaning == meaning::reason;
    if (known || is_of_source(columns_.sources, i) || row[i] == nullptr || row[i]->blank()) continue;
    if (take_goal(draft, column, *row[i])) continue;
    const std::string name = words::bare(column.key);
    keep(draft, "budget[" + line + "]." + name, *row[i]);
    if (is_arrived(name) && !row[i]->key.ends_with('%')) take_arrived(draft, *row[i]);
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
    other = other || (cell != nullptr && is_amount(columns_.columns.columns()[i].meaning) && names_other_line(*cell));
    if (!other) continue;
    if (!holds_nothing(cell)) row.aside.push_back(cell);
    row.cells[i] = nullptr;
  }
}

// Whether a cell is under a header of its own that is not about the name.
bool fund_table::is_of_known_column(const laid_cell& cell) const {
  const auto& all = columns_.columns.columns();
  return std::any_of(all.begin(), all.end(), [&](const header_column& column) {
    return column.column == cell.column &&
           (column.meaning == meaning::known_extra || (column.meaning == meaning::unknown && !column.key.empty()));
  });
}

// 其中 | 中央财政资金 under one header cell: the name is the last of them.
void fund_table::take_finer_label(fitted_row& fitted, std::size_t label) const {
  const auto& column = columns_.columns.columns()[label];
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

// 其中 | 中央财政资金, if merged cells were lost: the name is under the blank beside the header.
void fund_table::take_name_after_heading(fitted_row& fitted, std::size_t label) const {
  const auto& all = columns_.columns.columns();
  if (label + 1 >= all.size() || !all[label + 1].key.empty()) return;
  const auto *heading = fitted[label], *name = fitted[label + 1];
  if (nothing_in(heading) || nothing_in(name) || name->is_figure || words::bare(heading->key) != "其中") return;
  fitted.cells[label] = name;
  fitted.cells[label + 1] = nullptr;
}

// If merged cells were lost, the name of a line is the last filled cell before its figures.
void fund_table::take_label(fitted_row& fitted, const laid_row& row) const {
  const auto label = columns_.columns.index(meaning::label);
  if (label == columns_.columns.columns().size()) return;
  if (!row.lines_up) {  // | 合计 | | 230: under 序号
    const auto* before =
        label > 0 && columns_.columns.columns()[label - 1].meaning == meaning::ordinal ? fitted[label - 1] : nullptr;
    if (before == nullptr || !holds_nothing(fitted[label]) || words::fund_of(*before) != fund::total) return;
    fitted.cells[label] = before;
    fitted.cells[label - 1] = nullptr;
    return;
  }
  take_name_after_heading(fitted, label);
  if (!holds_nothing(fitted[label])) return take_finer_label(fitted, label);
  const auto& all = columns_.columns.columns();
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

// 占预算比例 | 100% | 50%: shares under the headers of amounts, no line of its own.
bool fund_table::holds_only_shares(const fitted_row& row) const {
  std::size_t shares = 0;
  for (std::size_t i = 0; i < columns_.columns.columns().size(); ++i) {
    if (!is_amount(columns_.columns.columns()[i].meaning) || holds_nothing(row[i])) continue;
    if (!row[i]->is_figure || !row[i]->key.ends_with('%')) return false;
    ++shares;
  }
  return shares > 0;
}

bool fund_table::take(draft& draft, const laid_row& row) {
  if (breakdown_.begin(row) || breakdown_.take(draft, row)) return true;
  fitted_row fitted = fit(row, columns_.columns);
  take_label(fitted, row);
  put_aside_other_lines(fitted);
  const auto* name = columns_.cell_at(fitted, meaning::label);
  if (name != nullptr && name->key.starts_with("按") && !row.has_figure) return true;  // 按资金来源: a heading
  if (!is_line(fitted)) return false;
  if (holds_only_shares(fitted)) {
    for (const auto* cell : row.filled)
      if (cell->is_figure) keep(draft, "budget[" + std::to_string(draft.made.budget.size()) + "]", *cell);
    return true;
  }
  declare_money_of_labels(draft, row);
  budget_line line = line_of(draft, fitted);
  const bool first_total =
      line.line == fund::total && std::none_of(draft.made.budget.begin(), draft.made.budget.end(),
                                               [](const budget_line& l) { return l.line == fund::total; });
  const bool only = !first_total && draft.made.budget.empty();  // a total whose word cannot be read
  if ((first_total || only) && !columns_.has(meaning::weight) && !columns_.unknown_amounts)
    take_weight_of_header(draft, columns_.columns, line);
  const bool whole = line.line == fund::total;
  draft.made.budget.push_back(std::move(line));
  take_extras(draft, fitted);
  if (whole) take_sources(draft, columns_.sources, fitted);
  return true;
}

}  // namespace v0
}  // namespace perfeval
