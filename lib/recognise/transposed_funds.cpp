#include "recognise/transposed_funds.hpp"

#include "recognise/record.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// What a row of the table contributes to each line.
struct part {
  perfeval::figure budget_line::*figure = nullptr;
  bool columns::*has = nullptr;
  perfeval::column column = perfeval::column::amount;
};

part part_of(meaning meaning) {
  switch (meaning) {
    case meaning::initial_budget:
      return {&budget_line::initial_budget, &columns::initial_budget, column::amount};
    case meaning::annual_budget:
      return {&budget_line::annual_budget, &columns::annual_budget, column::amount};
    case meaning::executed:
      return {&budget_line::executed, &columns::executed, column::amount};
    case meaning::execution_rate:
      return {&budget_line::execution_rate, &columns::execution_rate, column::rate};
    case meaning::weight:
      return {&budget_line::weight, &columns::execution_weight, column::weight};
    case meaning::score:
      return {&budget_line::score, &columns::execution_score, column::score};
    default:
      return {};
  }
}

// 总额 | 财政拨款 | 其他 over 20 | 20 | 0: amounts without a label are the budget.
bool has_only_amounts(const laid_row& row) {
  return row.filled.size() >= 2 && std::all_of(row.filled.begin(), row.filled.end(), [](const laid_cell* cell) {
           return cell->is_figure && cell->key.find('%') == cell->key.npos;
         });
}

// 2025年 | 150 | 60 | 50: the amounts of a year.
std::optional<std::int32_t> year_of(const laid_row& row) {
  if (row.filled.size() < 3 || row.filled.front()->key.size() > 10) return std::nullopt;
  const auto year = words::year_in(row.filled.front()->key);
  const bool amounts = std::all_of(row.filled.begin() + 1, row.filled.end(),
                                   [](const laid_cell* cell) { return cell->is_figure && !cell->key.ends_with('%'); });
  return amounts ? year : std::nullopt;
}

// The amount that a row is about, by its first word.
part part_of(const laid_row& row) {
  if (has_only_amounts(row) && !year_of(row)) return part_of(meaning::annual_budget);
  if (row.filled.empty()) return {};
  if (year_of(row)) return part_of(meaning::annual_budget);
  if (is_arrived(row.filled.front()->key)) return {&budget_line::arrived, &columns::arrived, column::amount};
  return part_of(words::fund_meaning(*row.filled.front()));
}

const laid_cell* cell_of_line(const laid_row& row, std::uint32_t column, std::size_t from_right) {
  if (!row.lines_up) return from_right <= row.cells.size() ? &row.cells[row.cells.size() - from_right] : nullptr;
  const auto found =
      std::find_if(row.cells.begin(), row.cells.end(), [&](const laid_cell& c) { return c.column == column; });
  return found == row.cells.end() ? nullptr : &*found;
}

// 小计 | 人员经费 | 公用经费 below 基本支出: the lower row of a header of two.
bool has_lower_row(std::span<const laid_row> rows) {
  if (rows.size() < 3 || rows[1].has_figure || rows[1].filled.size() < 2 || !rows[2].has_figure) return false;
  const auto& first = rows[1].cells.front();
  const auto names_line = [](const laid_cell* cell) { return words::fund_of(*cell).has_value(); };
  if ((!first.blank() && !first.from_above) ||
      std::count_if(rows[0].filled.begin(), rows[0].filled.end(), names_line) < 2)
    return false;
  const bool words_only = std::all_of(rows[1].filled.begin(), rows[1].filled.end(), [](const laid_cell* cell) {
    return cell->key.size() <= 36 && part_of(words::fund_meaning(*cell)).figure == nullptr;
  });
  const auto named = std::count_if(rows[1].filled.begin(), rows[1].filled.end(), names_line);
  return words_only && named > 0 && static_cast<std::size_t>(named) + 1 >= rows[1].filled.size();  // one is unreadable
}

std::size_t header_size(std::span<const laid_row> rows) { return has_lower_row(rows) ? 2 : 1; }

// The first rows under the header; the numbers of the columns are none of them.
std::span<const laid_row> rows_below(std::span<const laid_row> rows) {
  std::size_t first = std::min(header_size(rows), rows.size());
  if (rows.size() > first && is_numbering_row(rows[first])) ++first;
  return rows.subspan(first, std::min<std::size_t>(rows.size() - first, 4));
}

// The columns of the header to the right of the label of the row below it.
std::vector<header_column> columns_of_lines(std::span<const laid_row> rows, const laid_row& below) {
  const header whole(rows.first(header_size(rows)), words::fund_meaning);
  const auto& all = whole.columns();
  const auto& label = *below.filled.front();
  const bool unlabelled = has_only_amounts(below);
  std::size_t first = 0;
  if (rows[0].lines_up) {
    const auto begin = label.column + (unlabelled ? 0 : 1);
    while (first < all.size() && all[first].column < begin) ++first;
  } else {
    const auto right = static_cast<std::size_t>(&below.cells.back() - &label) + (unlabelled ? 1 : 0);
    first = all.size() - std::min(right, all.size());
  }
  return {all.begin() + static_cast<std::ptrdiff_t>(first), all.end()};
}

// The word of the lower row, if there is one.
const laid_cell* lower_word(const header_column& column) {
  return column.part != nullptr && !column.part->blank() ? column.part : nullptr;
}

// The name of a column's line: 小计 below 基本支出 has the name of what is above it.
std::string name_of_line(const header_column& column) {
  const auto* lower = lower_word(column);
  if (lower == nullptr && column.part != nullptr && column.column > column.top_column) return "";  // below 基本支出
  if (lower == nullptr) return column.label;
  if (words::fund_of(*lower) != fund::total) return lower->text();
  return column.label.substr(0, column.label.size() - std::min(column.label.size(), lower->text().size()));
}

std::optional<fund> fund_of_line(const header_column& column) {
  const auto* lower = lower_word(column);
  if (lower == nullptr) return words::fund_of(column.spelled());
  const auto named = words::fund_of(*lower);
  return named == fund::total ? fund::line : named;
}

// 执行率 | 分值 | 得分 to the right of the lines: of the whole execution.
bool is_of_whole(const header_column& column) {
  const auto meaning = words::fund_meaning(column.spelled());
  return meaning == meaning::score || meaning == meaning::weight || meaning == meaning::execution_rate;
}

// 96% over the rows of the budget and of the execution.
bool is_over_rows(std::span<const laid_row> below, const laid_cell* cell) {
  return cell != nullptr && cell->source->row_span > 1 && below.size() > 1 && cell->is_figure;
}

// Whether there are figures in a line's column.
bool has_amounts(const laid_row& below, const header_column& line) {
  const auto* cell = below.lines_up ? covering(below, line.column) : nullptr;
  return cell != nullptr && cell->is_figure;
}

// 合计 | 设备费 | 材料费 over 150 | 90 | 60: words that are not known as money, but the first is their sum.
bool adds_up(const std::vector<header_column>& lines, const laid_row& below) {
  if (lines.size() < 3 || fund_of_line(lines.front()) != fund::total) return false;
  decimal sum;
  std::optional<decimal> whole;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].key.empty() || words::holds_digit(lines[i].key)) return false;
    const auto* cell = cell_of_line(below, lines[i].column, lines.size() - i);
    const auto amount = cell == nullptr ? figure() : read_figure(cell->text(), column::amount);
    if (!amount.has_value()) return false;
    if (i == 0) whole = amount.value;
    if (i > 0) sum += amount.value;
  }
  return whole == sum;
}

}  // namespace

bool is_fund_line_header(std::span<const laid_row> rows) {
  const auto below = rows_below(rows);
  if (below.empty() || rows[0].has_figure || !below[0].has_figure || below[0].filled.empty()) return false;
  const auto amounts = std::count_if(
      below.begin(), below.end(), [](const laid_row& row) { return row.has_figure && part_of(row).figure != nullptr; });
  if (amounts == 0) return false;
  const auto lines = columns_of_lines(rows, below[0]);
  std::size_t named = 0, totals = 0, others = 0;
  for (const auto& column : lines) {
    if (column.key.empty() || (named >= 2 && is_of_whole(column))) continue;
    if (column.key.size() > 90 || part_of(words::fund_meaning(column.spelled())).figure != nullptr) return false;
    const auto fund = fund_of_line(column);
    ++(fund ? named : others);
    totals += fund == fund::total;
  }
  const bool words_known = others == 0 || (others == 1 && named >= 3);
  if (part_of(below[0]).figure != nullptr && words_known && lines.size() >= 2 && totals > 0) return true;
  if (year_of(below[0]) && adds_up(lines, below[0])) return true;
  return amounts >= 2 && named >= 2 && others <= 1;  // a word that cannot be read
}

bool divides_total(const draft& d, std::span<const laid_row> rows) {
  if (d.made.budget.size() != 1 || d.made.budget.front().line != fund::total || rows[0].filled.size() < 3) return false;
  const auto& label = rows[0].filled.front()->key;
  if (label.find("来源") == label.npos || rows[0].has_figure) return false;
  const auto below = rows_below(rows);
  if (below.empty() || !below[0].has_figure) return false;
  if (part_of(below[0]).figure != &budget_line::annual_budget) return false;
  const auto lines = columns_of_lines(rows, below[0]);
  const auto named = [](const header_column& column) {
    const auto fund = fund_of_line(column);
    return column.key.empty() || (fund && *fund != fund::total);
  };
  return lines.size() >= 2 && std::all_of(lines.begin(), lines.end(), named);
}

std::size_t fund_line_header_rows(std::span<const laid_row> rows) { return header_size(rows); }

transposed_funds::transposed_funds(draft& draft, std::span<const laid_row> rows) {
  for (const auto& cell : rows[0].cells) declare_money(draft, words::money_in(cell.key, draft.made.own_units));
  const auto below = rows_below(rows);
  const auto lines = columns_of_lines(rows, below[0]);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& column = lines[i];
    if (column.key.empty() && !has_amounts(below[0], column)) continue;
    if (lines_.size() >= 2 && is_of_whole(column)) {
      take_of_whole(draft, column, below[0], lines.size() - i);
      continue;
    }
    if (const auto* cell = cell_of_line(below[0], column.column, lines.size() - i);
        lines_.size() >= 2 && is_over_rows(below, cell) && !fund_of_line(column)) {
      keep(draft, std::string(column.key), *cell);  // of the whole, under a word that cannot be read
      continue;
    }
    budget_line made;
    made.line = fund_of_line(column).value_or(fund::line);
    made.label = read_cell(name_of_line(column), column.place);
    lines_.push_back({draft.made.budget.size(), column.column, lines.size() - i});
    draft.made.budget.push_back(std::move(made));
  }
  draft.has_funds = true;
  labelled_ = std::any_of(below.begin(), below.end(), [](const laid_row& row) {
    return row.has_figure && !has_only_amounts(row) && part_of(row).figure != nullptr;
  });
}

// The rate and the points of the execution, over all rows: those of the total, which is the first line.
void transposed_funds::take_of_whole(draft& draft, const header_column& column, const laid_row& first,
                                     std::size_t from_right) {
  auto& total = draft.made.budget[lines_.front().number];
  const auto named = words::fund_meaning(column.spelled());
  const auto part = part_of(named);
  total.*part.figure = figure_of(cell_of_line(first, column.column, from_right), part.column, "", draft.bounds);
  draft.made.has.*part.has = true;
  const auto points = words::points_in(column.key);
  if (named != meaning::score || !points || !points->high.empty()) return;
  total.weight = read_figure(points->low + "分", perfeval::column::weight, "", column.place, draft.bounds);
  draft.made.has.execution_weight = true;
}

bool transposed_funds::take(draft& draft, const laid_row& row) const {
  if (row.filled.size() == 1 && !row.has_figure) return false;  // 二、绩效评价指标评分: a heading
  const auto part = part_of(row);
  if (part.figure == nullptr) {
    const auto figures =
        std::count_if(row.filled.begin(), row.filled.end(), [](const laid_cell* c) { return c->is_figure; });
    draft.unknown_amounts = draft.unknown_amounts || figures >= 2;
    return false;
  }
  const bool taken = draft.made.budget[lines_.front().number].annual_budget.content != content::absent;
  if (has_only_amounts(row) && !year_of(row) && (taken || labelled_)) {
    draft.unknown_amounts = true;
    return false;
  }
  const auto& header = *row.filled.front();
  if (const auto year = year_of(row); year && (taken || (draft.made.year && year != draft.made.year))) {
    for (const auto* cell : row.filled.subspan(1)) keep(draft, std::string(header.key), *cell);  // of another year
    return true;
  }
  if (!has_only_amounts(row))
    record_column(draft, header.text(), header.place, form_table::funds, words::fund_meaning(header));
  declare_money(draft, words::money_in(row.filled.front()->key, draft.made.own_units));
  const std::string money = part.column == column::amount ? draft.made.money : "";
  for (const auto& [number, grid_column, from_right] : lines_)
    draft.made.budget[number].*part.figure =
        figure_of(cell_of_line(row, grid_column, from_right), part.column, money, draft.bounds, draft.made.own_units);
  draft.made.has.*part.has = true;
  return true;
}

}  // namespace v0
}  // namespace perfeval
