#include "recognise/fund_columns.hpp"

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

// The amount that a row is about, by its first word.
part part_of(const laid_row& row) {
  if (has_only_amounts(row)) return part_of(meaning::annual_budget);
  if (row.filled.empty()) return {};
  if (is_arrived(row.filled.front()->key)) return {&budget_line::arrived, &columns::arrived, column::amount};
  return part_of(words::fund_meaning(*row.filled.front()));
}

const laid_cell* cell_of_line(const laid_row& row, std::uint32_t column, std::size_t from_right) {
  if (!row.lines_up) return from_right <= row.cells.size() ? &row.cells[row.cells.size() - from_right] : nullptr;
  const auto found =
      std::find_if(row.cells.begin(), row.cells.end(), [&](const laid_cell& c) { return c.column == column; });
  return found == row.cells.end() ? nullptr : &*found;
}

// The cells of the header to the right of the label of the row below it.
std::span<const laid_cell> line_labels(const laid_row& header, const laid_row& below) {
  const auto& label = *below.filled.front();
  if (has_only_amounts(below)) {
    std::size_t first = 0;
    while (header.lines_up && first < header.cells.size() && header.cells[first].column < label.column) ++first;
    if (!header.lines_up) first = header.cells.size() - std::min(header.cells.size(), below.cells.size());
    return header.cells.subspan(first);
  }
  const auto right = static_cast<std::size_t>(&below.cells.back() - &label);
  std::size_t first = header.cells.size() - std::min(right, header.cells.size());
  if (header.lines_up)
    for (first = 0; first < header.cells.size() && header.cells[first].column <= label.column;) ++first;
  return header.cells.subspan(first);
}

// Whether there are figures in a line's column.
bool has_amounts(const laid_row& below, const laid_cell& line) {
  const auto* cell = below.lines_up ? covering(below, line.column) : nullptr;
  return cell != nullptr && cell->is_figure;
}

// The first rows under the header; the numbers of the columns are none of them.
std::span<const laid_row> rows_below(std::span<const laid_row> rows) {
  const std::size_t first = rows.size() > 1 && is_numbering_row(rows[1]) ? 2 : 1;
  return rows.subspan(std::min(first, rows.size()),
                      std::min<std::size_t>(rows.size() - std::min(first, rows.size()), 4));
}

}  // namespace

bool is_fund_line_header(std::span<const laid_row> rows) {
  const auto below = rows_below(rows);
  if (below.empty() || rows[0].has_figure || !below[0].has_figure || below[0].filled.empty()) return false;
  const auto amounts = std::count_if(
      below.begin(), below.end(), [](const laid_row& row) { return row.has_figure && part_of(row).figure != nullptr; });
  if (amounts == 0) return false;
  const auto lines = line_labels(rows[0], below[0]);
  std::size_t named = 0, totals = 0, others = 0;
  for (const auto& cell : lines) {
    if (cell.blank()) continue;
    if (cell.key.size() > 90 || part_of(words::fund_meaning(cell)).figure != nullptr) return false;
    const auto fund = words::fund_of(cell);
    ++(fund ? named : others);
    totals += fund == fund::total;
  }
  if (part_of(below[0]).figure != nullptr && others == 0 && lines.size() >= 2 && totals > 0) return true;
  return amounts >= 2 && named >= 2 && others <= 1;  // a word that cannot be read
}

fund_columns::fund_columns(draft& draft, std::span<const laid_row> rows) {
  for (const auto& cell : rows[0].cells) declare_money(draft, words::money_in(cell.key, draft.made.own_units));
  const auto below = rows_below(rows);
  const auto lines = line_labels(rows[0], below[0]);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank() && !has_amounts(below[0], lines[i])) continue;
    budget_line made;
    made.line = words::fund_of(lines[i]).value_or(fund::line);
    made.label = cell_of(&lines[i]);
    lines_.push_back({draft.made.budget.size(), lines[i].column, lines.size() - i});
    draft.made.budget.push_back(std::move(made));
  }
  draft.has_funds = true;
  labelled_ = std::any_of(below.begin(), below.end(), [](const laid_row& row) {
    return row.has_figure && !has_only_amounts(row) && part_of(row).figure != nullptr;
  });
}

bool fund_columns::take(draft& draft, const laid_row& row) const {
  const auto part = part_of(row);
  if (part.figure == nullptr) {
    const auto figures =
        std::count_if(row.filled.begin(), row.filled.end(), [](const laid_cell* c) { return c->is_figure; });
    draft.unknown_amounts = draft.unknown_amounts || figures >= 2;
    return false;
  }
  if (has_only_amounts(row) && (draft.made.has.annual_budget || labelled_)) {
    draft.unknown_amounts = true;
    return false;
  }
  const auto& header = *row.filled.front();
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
