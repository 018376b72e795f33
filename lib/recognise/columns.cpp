#include "recognise/columns.hpp"

#include <perfeval/form/statement.hpp>

#include <algorithm>
#include <limits>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// What a cell looks like, determined once for all columns.
struct looks {
  bool blank, empty, figure, percentage, category_word, kind_word, fund_word, fund_label, sign;

  explicit looks(const laid_cell& cell)
      : blank(cell.blank()),
        empty(blank || content_of(cell.text()) == content::dash),
        figure(cell.is_figure),
        percentage(cell.key.ends_with('%')),
        category_word(words::category_of(cell) != category::other),
        kind_word(words::kind_of(cell, category::unknown) != kind::other),
        fund_word(words::fund_of(cell).has_value()),
        fund_label(cell.has(words::list::fund_label_column)),
        sign(read_sign(cell.text()) != comparison::none || words::says_no_sign(cell)) {}
};

// How badly a cell fits a column: 0 is a good fit.
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
      return cell.blank ? 3 : cell.figure ? 8 : cell.fund_word ? (cell.fund_label ? 1 : 0) : 2;
    case meaning::name:
      return cell.figure ? 6 : cell.empty ? 3 : 0;
    case meaning::sign:
      return cell.empty ? 1 : cell.sign ? 0 : 5;
    case meaning::unit:
      return cell.empty ? 1 : cell.figure ? 6 : 0;
    case meaning::reason:
      return cell.empty ? 1 : cell.figure ? 5 : 0;
    default:
      return cell.empty ? 1 : 0;
  }
}

int misfit(const looks& cell, const header_column& column) {
  return misfit(cell, column.meaning) + (column.texts && cell.figure ? 6 : 0);
}

int cost_of_no_cell(const header_column& column) {
  switch (column.meaning) {
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

constexpr std::size_t most_fits_tried = 4'000;  // a row of 63 cells under 63 columns: beyond it, it is not a form

// Assigns the cells to columns in order at the least cost: cells may be spare, columns may stay empty.
fitted_row fit_by_order(const laid_row& row, const std::vector<header_column>& columns) {
  const std::size_t n = row.cells.size(), m = columns.size();
  fitted_row result;
  result.cells.assign(m, nullptr);
  if (n == m || n * m > most_fits_tried) {
    for (std::size_t i = 0; i < std::min(n, m); ++i) result.cells[i] = &row.cells[i];
    for (std::size_t i = m; i < n; ++i) result.spare.push_back(&row.cells[i]);
    return result;
  }
  const std::vector<looks> seen(row.cells.begin(), row.cells.end());
  std::vector<int> cost((n + 1) * (m + 1), std::numeric_limits<int>::max());
  const auto cost_from = [m, &cost](std::size_t i, std::size_t j) -> int& { return cost[i * (m + 1) + j]; };
  cost_from(n, m) = 0;
  for (std::size_t j = m; j-- > 0;) cost_from(n, j) = cost_from(n, j + 1) + cost_of_no_cell(columns[j]);
  for (std::size_t i = n; i-- > 0;) {
    cost_from(i, m) = cost_from(i + 1, m) + cost_of_spare(row.cells[i]);
    for (std::size_t j = m; j-- > 0;)
      cost_from(i, j) = std::min({cost_from(i + 1, j + 1) + misfit(seen[i], columns[j]),
                                  cost_from(i, j + 1) + cost_of_no_cell(columns[j]),
                                  cost_from(i + 1, j) + cost_of_spare(row.cells[i])});
  }
  std::size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && cost_from(i, j) == cost_from(i + 1, j + 1) + misfit(seen[i], columns[j])) {
      result.cells[j++] = &row.cells[i++];
    } else if (j < m && cost_from(i, j) == cost_from(i, j + 1) + cost_of_no_cell(columns[j])) {
      ++j;
    } else {
      result.spare.push_back(&row.cells[i++]);
    }
  }
  return result;
}

laid_cell blank_cell(const laid_row& row, std::uint32_t column) {
  static const table_cell nothing;
  const bool closed_up = column > 0 && column <= row.grid_columns.size();
  laid_cell made{
      nothing, "", {row.table, row.number, closed_up ? row.grid_columns[column - 1] : column}, *row.dictionary};
  made.column = column;
  return made;
}

fitted_row fit_by_grid(const laid_row& row, const std::vector<header_column>& columns) {
  fitted_row result;
  result.cells.assign(columns.size(), nullptr);
  std::vector<char> used(row.cells.size(), 0);
  std::size_t near = 0;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const laid_cell* cell = covering(row, columns[j].column, near);
    if (cell == nullptr) {
      if (result.blanks.empty()) result.blanks.reserve(columns.size());  // their addresses are kept
      result.blanks.push_back(blank_cell(row, columns[j].column));
      result.cells[j] = &result.blanks.back();
      continue;
    }
    const auto i = static_cast<std::size_t>(cell - row.cells.data());
    if (used[i] == 0) result.cells[j] = cell;  // a cell over several columns belongs to the first
    used[i] = 1;
  }
  for (std::size_t i = 0; i < used.size(); ++i)
    if (used[i] == 0 && !row.cells[i].blank() && !row.cells[i].from_above) result.spare.push_back(&row.cells[i]);
  return result;
}

}  // namespace

const header_column* header::find(words::meaning meaning) const noexcept {
  const auto i = index(meaning);
  return i < columns_.size() ? &columns_[i] : nullptr;
}

std::size_t header::index(words::meaning meaning) const noexcept {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].meaning == meaning) return i;
  return columns_.size();
}

void header::keep(std::size_t i) {
  const auto meaning = columns_[i].meaning;
  for (auto& column : columns_)
    if (column.meaning == meaning && &column != &columns_[i])
      set_meaning(static_cast<std::size_t>(&column - columns_.data()), words::meaning::known_extra);
}

void header::split(std::size_t i, std::span<const words::meaning> parts, std::span<const std::uint32_t> starts) {
  const header_column whole = columns_[i];
  const auto end = whole.column + whole.span;
  const auto after = columns_.begin() + static_cast<std::ptrdiff_t>(i) + 1;
  const auto next = std::find_if(after, columns_.end(),
                                 [&](const header_column& c) { return !c.key.empty() || c.column > starts.back(); });
  if (starts.front() != starts.back()) columns_.erase(after, next);  // blanks to its right, which it covers
  columns_.insert(columns_.begin() + static_cast<std::ptrdiff_t>(i), parts.size() - 1, whole);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    auto& part = columns_[i + k];
    part.column = starts[k];
    part.span = (k + 1 < parts.size() ? starts[k + 1] : std::max(end, starts[k] + 1)) - starts[k];
    part.own = parts[k];
    set_meaning(i + k, parts[k]);
  }
}

void header::keep_first(words::meaning meaning) {
  std::size_t first = index(meaning);
  if (first == columns_.size()) return;
  const auto distance = [&](std::size_t i) {  // from the whole year
    const auto key = columns_[i].spelled();
    return words::is_part_of_year(key) || words::is_other_period(key) ? 2 : words::is_cumulative(key) ? 1 : 0;
  };
  for (std::size_t i = first; i < columns_.size(); ++i)
    if (columns_[i].meaning == meaning && distance(i) < distance(first)) first = i;
  const auto own = [&](std::size_t i) {  // 年度指标值 over a column without a word of its own and 指标值
    return columns_[i].meaning == meaning && columns_[i].place == columns_[first].place && columns_[i].own == meaning;
  };
  for (std::size_t i = first; i < columns_.size() && columns_[first].own == words::meaning::unknown; ++i)
    if (own(i)) first = i;
  for (std::size_t i = first; i < columns_.size(); ++i) {
    const bool under_one_word = columns_[i].place == columns_[first].place;
    if (columns_[i].meaning == meaning && under_one_word && words::is_total_part(columns_[i].spelled())) return keep(i);
  }
  keep(first);
}

fitted_row fit(const laid_row& row, const header& columns) {
  return row.lines_up ? fit_by_grid(row, columns.columns()) : fit_by_order(row, columns.columns());
}

const laid_cell* cell_in(const laid_row& row, const header& columns, std::size_t i) {
  const auto& all = columns.columns();
  if (i >= all.size()) return nullptr;
  if (!row.lines_up) return fit_by_order(row, all)[i];
  const auto* cell = covering(row, all[i].column);
  const auto has_it = [cell](const header_column& c) {  // a cell over several columns belongs to the first
    return c.column >= cell->column && c.column - cell->column < cell->span;
  };
  return cell != nullptr && std::none_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), has_it) ? cell
                                                                                                            : nullptr;
}

}  // namespace v0
}  // namespace perfeval
