#include "tables/blank_cells.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::uint32_t fewest_columns = 3, most_columns = 64;

struct extent {
  std::uint32_t first = UINT32_MAX, last = 0;
};

// Nothing of a table with others in its cells.
extent extent_of(const table& table) {
  extent made;
  for (const auto& row : table.rows)
    for (const auto& cell : row.cells) {
      if (!cell.tables.empty() || cell.column == 0 || cell.column_span > most_columns) return {};
      made.first = std::min(made.first, cell.column);
      made.last = std::max(made.last, cell.column + cell.column_span - 1);
    }
  return made;
}

// For each column, the first row that no merged cell above covers.
using free_rows = std::vector<std::size_t>;

void cover(const table_cell& cell, std::size_t number, free_rows& free_from) {
  const auto end = std::min<std::size_t>(std::size_t{cell.column} + cell.column_span, free_from.size());
  for (std::size_t i = cell.column; i < end; ++i) free_from[i] = number + cell.row_span;
}

bool is_full(const table_row& row, std::size_t number, const extent& columns, const free_rows& free_from) {
  std::size_t taken = 0;
  for (const auto& cell : row.cells) taken += cell.column_span;
  for (auto i = columns.first; i <= columns.last; ++i) taken += free_from[i] > number;
  return taken > columns.last - columns.first;
}

void fill(table_row& row, std::size_t number, const extent& columns, const free_rows& free_from) {
  std::vector<table_cell> made;
  auto next = row.cells.begin();
  for (auto column = columns.first; column <= columns.last; ++column) {
    if (next == row.cells.end() || next->column != column) {
      if (free_from[column] <= number) made.emplace_back().column = column;
      continue;
    }
    column += std::max(next->column_span, 1u) - 1;
    made.push_back(std::move(*next++));
    while (next != row.cells.end() && next->column <= column)
      made.push_back(std::move(*next++));  // inside a merged one
  }
  std::move(next, row.cells.end(), std::back_inserter(made));
  row.cells = std::move(made);
}

void fill(table& table, const extent& columns) {
  free_rows free_from(columns.last + std::size_t{1});
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto& row = table.rows[i];
    if (row.cells.empty()) continue;
    if (!is_full(row, i, columns, free_from)) fill(row, i, columns, free_from);
    for (const auto& cell : row.cells) cover(cell, i, free_from);
  }
}

bool is_in_order(const table_row& row) {
  return std::is_sorted(row.cells.begin(), row.cells.end(),
                        [](const auto& a, const auto& b) { return a.column < b.column; });
}

}  // namespace

void fill_blank_cells(std::vector<table>& tables) {
  for (auto& table : tables) {
    if (!table.lines_up || table.name.empty()) continue;
    const auto columns = extent_of(table);
    const auto width = columns.last + 1 - std::min(columns.first, columns.last + 1);
    if (width < fewest_columns || width > most_columns) continue;
    if (!std::all_of(table.rows.begin(), table.rows.end(), is_in_order)) continue;
    fill(table, columns);
  }
}

}  // namespace v0
}  // namespace perfeval
