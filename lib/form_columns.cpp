#include "form_columns.hpp"

#include <perfeval/form/statement.hpp>

#include <algorithm>
#include <limits>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

constexpr std::uint32_t most_header_rows = 4;

// A column as it is put together from the cells of the header rows, from the top; a cell over several rows once.
struct stack {
  std::vector<const laid_cell*> cells;
  bool alone = true;  // no cell of it stands over other columns too

  void add(const laid_cell* cell) {
    if (cell != nullptr && (cells.empty() || cells.back()->source != cell->source)) cells.push_back(cell);
  }
};

std::string joined(const stack& s) {
  std::string all;
  for (const auto* cell : s.cells) all += cell->key;
  return all;
}

// Of several words below each other the whole says most (实际 | 完成指标值), or, under a word for several columns, the
// lowest (年度指标值 | 度量单位).
meaning meaning_of(const stack& s, meaning_of_key of) {
  const auto whole = of(joined(s));
  if (s.cells.size() == 1 || (s.alone && whole != meaning::unknown)) return whole;
  for (auto i = s.cells.size(); i-- > 1;)
    if (const auto below = of(*s.cells[i]); below != meaning::unknown) return below;
  return whole != meaning::unknown ? whole : of(*s.cells.front());
}

header_column column_of(const stack& s, meaning_of_key of) {
  const laid_cell& top = *s.cells.front();
  const laid_cell& lowest = s.cells.back()->blank() ? top : *s.cells.back();
  header_column column;
  column.is = meaning_of(s, of);
  for (const auto* cell : s.cells) column.label += cell->text();
  column.key = joined(s);
  column.at = top.at;
  column.column = lowest.column;
  column.span = lowest.span;
  column.down = top.source->row_span;
  return column;
}

// The cell that covers a grid column; the cells stand in column order.
const laid_cell* covering(const laid_row& row, std::uint32_t column) {
  const auto after = std::upper_bound(row.cells.begin(), row.cells.end(), column,
                                      [](std::uint32_t c, const laid_cell& cell) { return c < cell.column; });
  if (after == row.cells.begin()) return nullptr;
  const laid_cell& cell = *(after - 1);
  return column - cell.column < cell.span ? &cell : nullptr;
}

std::vector<stack> stack_lined_up(std::span<const laid_row> rows) {
  std::vector<std::uint32_t> starts;
  for (const auto& row : rows)
    for (const auto& cell : row.cells) starts.push_back(cell.column);
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  std::vector<stack> stacks;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    stack made;
    for (const auto& row : rows) {
      const auto* cell = covering(row, starts[i]);
      made.add(cell);
      const bool reaches_on = cell != nullptr && i + 1 < starts.size() && starts[i + 1] - cell->column < cell->span;
      made.alone = made.alone && cell != nullptr && cell->column == starts[i] && !reaches_on;
    }
    if (!made.cells.empty()) stacks.push_back(std::move(made));
  }
  return stacks;
}

// Empty cells of the lower row continue one upper cell each; a run of filled ones stands below the upper cells in
// between.
std::vector<stack> stack_by_order(const laid_row& upper, const laid_row& lower) {
  const auto& a = upper.cells;
  const auto& b = lower.cells;
  std::vector<stack> stacks;
  if (b.size() < a.size()) {  // continued cells are missing, not empty: the upper words have to do
    for (const auto& cell : a) stacks.push_back({{&cell}});
    return stacks;
  }
  std::size_t front = 0, back = 0;
  while (front < b.size() && b[front].blank()) ++front;
  while (back < b.size() - front && b[b.size() - 1 - back].blank()) ++back;
  if (a.size() == b.size() || front + back >= a.size()) {
    for (std::size_t i = 0; i < a.size(); ++i) stacks.push_back({{&a[i], &b[i]}, b[i].blank()});
    return stacks;
  }
  const std::size_t upper_between = a.size() - front - back, lower_between = b.size() - front - back;
  for (std::size_t i = 0; i < front; ++i) stacks.push_back({{&a[i]}});
  for (std::size_t i = 0; i < lower_between; ++i)
    stacks.push_back(
        {{&a[front + std::min(i * upper_between / lower_between, upper_between - 1)], &b[front + i]}, false});
  for (std::size_t i = 0; i < back; ++i) stacks.push_back({{&a[a.size() - back + i]}});
  return stacks;
}

// What a cell looks like, asked once for all columns.
struct looks {
  bool blank, empty, figure, percentage, category_word, kind_word, fund_word, sign;

  explicit looks(const laid_cell& cell)
      : blank(cell.blank()),
        empty(blank || content_of(cell.text()) == content::dash),
        figure(cell.is_figure),
        percentage(cell.key.ends_with("%")),
        category_word(words::category_of(cell) != category::other),
        kind_word(words::kind_of(cell, category::unknown) != kind::other),
        fund_word(words::fund_of(cell).has_value()),
        sign(read_sign(cell.text()) != comparison::none || words::says_no_sign(cell)) {}
};

// How badly a cell fits a column: 0 is well.
int misfit(const looks& cell, meaning column) {
  switch (column) {
    case meaning::initial_budget:
    case meaning::annual_budget:
    case meaning::executed:
    case meaning::weight:
    case meaning::score:
      if (cell.empty) return 2;
      return cell.figure && !cell.percentage ? 0 : 8;
    case meaning::execution_rate:
      if (cell.empty) return 2;
      return cell.percentage ? 0 : cell.figure ? 1 : 8;
    case meaning::level1:
    case meaning::level2:
    case meaning::section:
      if (cell.empty) return 1;
      if (cell.figure) return 9;
      if (column == meaning::section) return cell.category_word || cell.kind_word ? 0 : 4;
      return (column == meaning::level1 ? cell.category_word : cell.kind_word) ? 0 : 4;
    case meaning::label:
      return cell.blank ? 3 : cell.figure ? 8 : cell.fund_word ? 0 : 2;
    case meaning::name:
      return cell.figure ? 6 : cell.empty ? 3 : 0;
    case meaning::sign:
      return cell.empty ? 1 : cell.sign ? 0 : 5;
    case meaning::unit:
      return cell.empty ? 1 : cell.figure ? 6 : 0;
    default:
      return cell.empty ? 1 : 0;
  }
}

int cost_of_no_cell(const header_column& column) {
  switch (column.is) {
    case meaning::section:
    case meaning::ordinal:
      return 0;
    case meaning::level1:
    case meaning::level2:
    case meaning::unknown:
    case meaning::known_extra:
      return 2;
    default:
      return 5;
  }
}

int cost_of_spare(const laid_cell& cell) { return cell.blank() ? 3 : 7; }

constexpr std::size_t most_fits_tried = 4'000;  // a row of 63 cells under 63 columns: beyond it no form is meant

// Assigns the cells to columns in order at the least cost: cells may be spare, columns may stay empty.
fitted_row fit_by_order(const laid_row& row, const std::vector<header_column>& columns) {
  const std::size_t n = row.cells.size(), m = columns.size();
  fitted_row result;
  result.at.assign(m, nullptr);
  if (n == m || n * m > most_fits_tried) {
    for (std::size_t i = 0; i < std::min(n, m); ++i) result.at[i] = &row.cells[i];
    for (std::size_t i = m; i < n; ++i) result.spare.push_back(&row.cells[i]);
    return result;
  }
  const std::vector<looks> seen(row.cells.begin(), row.cells.end());
  std::vector<int> cost((n + 1) * (m + 1), std::numeric_limits<int>::max());
  const auto at = [m, &cost](std::size_t i, std::size_t j) -> int& { return cost[i * (m + 1) + j]; };
  at(n, m) = 0;
  for (std::size_t j = m; j-- > 0;) at(n, j) = at(n, j + 1) + cost_of_no_cell(columns[j]);
  for (std::size_t i = n; i-- > 0;) {
    at(i, m) = at(i + 1, m) + cost_of_spare(row.cells[i]);
    for (std::size_t j = m; j-- > 0;)
      at(i, j) = std::min({at(i + 1, j + 1) + misfit(seen[i], columns[j].is),
                           at(i, j + 1) + cost_of_no_cell(columns[j]), at(i + 1, j) + cost_of_spare(row.cells[i])});
  }
  std::size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && at(i, j) == at(i + 1, j + 1) + misfit(seen[i], columns[j].is)) {
      result.at[j++] = &row.cells[i++];
    } else if (j < m && at(i, j) == at(i, j + 1) + cost_of_no_cell(columns[j])) {
      ++j;
    } else {
      result.spare.push_back(&row.cells[i++]);
    }
  }
  return result;
}

laid_cell blank_cell(const laid_row& row, std::uint32_t column) {
  static const table_cell nothing;
  return {nothing, "", {row.table, row.number, column}};
}

fitted_row fit_by_grid(const laid_row& row, const std::vector<header_column>& columns) {
  fitted_row result;
  result.at.assign(columns.size(), nullptr);
  std::vector<bool> used(row.cells.size(), false);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const laid_cell* cell = covering(row, columns[j].column);
    if (cell == nullptr) {
      if (result.blanks.empty()) result.blanks.reserve(columns.size());  // their addresses are kept
      result.blanks.push_back(blank_cell(row, columns[j].column));
      result.at[j] = &result.blanks.back();
      continue;
    }
    const auto i = static_cast<std::size_t>(cell - row.cells.data());
    if (!used[i]) result.at[j] = cell;  // a cell over several columns stands in the first
    used[i] = true;
  }
  for (std::size_t i = 0; i < used.size(); ++i)
    if (!used[i] && !row.cells[i].blank() && !row.cells[i].from_above) result.spare.push_back(&row.cells[i]);
  return result;
}

}  // namespace

header::header(std::span<const laid_row> rows, meaning_of_key of) {
  if (rows.size() == 2 && !rows[0].lines_up) {
    for (const auto& s : stack_by_order(rows[0], rows[1])) columns_.push_back(column_of(s, of));
  } else if (rows.size() > 1) {
    for (const auto& s : stack_lined_up(rows)) columns_.push_back(column_of(s, of));
  } else if (!rows.empty()) {
    for (const auto& cell : rows[0].cells) columns_.push_back(column_of({{&cell}}, of));
  }
  // A cell of the header that reaches below it is the label of the whole table: 部门支出预算数, over its lines.
  if (!columns_.empty() && columns_.front().down > rows.size()) columns_.front().is = meaning::section;
}

std::size_t header_rows(std::span<const laid_row> rows, meaning_of_key meaning_in, words_continue continues) {
  std::uint32_t tallest = 1;
  if (rows[0].lines_up)
    for (const auto& cell : rows[0].cells) {
      const auto is = meaning_in(cell);
      const bool heads_a_column = is != meaning::unknown && is != meaning::section;
      if (heads_a_column && !cell.from_above)
        tallest = std::max(tallest, std::min(cell.source->row_span, most_header_rows));
    }
  std::size_t count = 1;
  while (count < std::min<std::size_t>(tallest, rows.size()) && !rows[count].has_figure) ++count;
  return count == 1 && rows.size() > 1 && continues(rows[0], rows[1]) ? 2 : count;
}

const header_column* header::find(words::meaning is) const noexcept {
  const auto i = index(is);
  return i < columns_.size() ? &columns_[i] : nullptr;
}

std::size_t header::index(words::meaning is) const noexcept {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].is == is) return i;
  return columns_.size();
}

void header::keep_first(words::meaning is) {
  bool seen = false;
  for (auto& column : columns_) {
    if (column.is != is) continue;
    if (seen) column.is = words::meaning::known_extra;
    seen = true;
  }
}

fitted_row fit(const laid_row& row, const header& columns) {
  return row.lines_up ? fit_by_grid(row, columns.columns()) : fit_by_order(row, columns.columns());
}

}  // namespace v0
}  // namespace perfeval
