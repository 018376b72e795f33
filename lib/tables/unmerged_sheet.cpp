#include "tables/unmerged_sheet.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::uint32_t fewest_columns = 3, most_columns = 64;

struct extent {
  std::uint32_t first = UINT32_MAX, last = 0;
};

// Nothing of a table with merged cells.
extent extent_of(const table& table) {
  extent made;
  for (const auto& row : table.rows)
    for (const auto& cell : row.cells) {
      if (cell.row_span > 1 || cell.column_span > 1 || !cell.tables.empty()) return {};
      made.first = std::min(made.first, cell.column);
      made.last = std::max(made.last, cell.column);
    }
  return made;
}

void fill(table_row& row, const extent& columns) {
  std::vector<table_cell> made;
  auto next = row.cells.begin();
  for (auto column = columns.first; column <= columns.last; ++column) {
    if (next != row.cells.end() && next->column == column) {
      made.push_back(std::move(*next++));
      continue;
    }
    made.emplace_back().column = column;
  }
  row.cells = std::move(made);
}

bool is_in_order(const table_row& row) {
  return std::is_sorted(row.cells.begin(), row.cells.end(),
                        [](const auto& a, const auto& b) { return a.column < b.column; });
}

}  // namespace

void fill_unmerged_sheets(std::vector<table>& tables) {
  for (auto& table : tables) {
    if (!table.lines_up || table.name.empty()) continue;
    const auto columns = extent_of(table);
    const auto width = columns.last + 1 - std::min(columns.first, columns.last + 1);
    if (width < fewest_columns || width > most_columns) continue;
    if (!std::all_of(table.rows.begin(), table.rows.end(), is_in_order)) continue;
    for (auto& row : table.rows)
      if (!row.cells.empty() && row.cells.size() < width) fill(row, columns);
  }
}

}  // namespace v0
}  // namespace perfeval
