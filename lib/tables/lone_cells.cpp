#include "tables/lone_cells.hpp"

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

bool holds_a_lone_cell(const table_cell& cell) {
  if (cell.tables.size() != 1 || cell.text.find_first_not_of(" \t\n") != cell.text.npos) return false;
  const auto& rows = cell.tables.front().rows;
  return rows.size() == 1 && rows.front().cells.size() == 1 && rows.front().cells.front().tables.empty();
}

}  // namespace

void take_lone_cells(std::vector<table>& tables) {
  for (auto& table : tables)
    for (auto& row : table.rows)
      for (auto& cell : row.cells) {
        if (cell.tables.empty()) continue;
        take_lone_cells(cell.tables);
        if (!holds_a_lone_cell(cell)) continue;
        cell.text = std::move(cell.tables.front().rows.front().cells.front().text);
        row.hides = row.hides || cell.tables.front().rows.front().hides;
        cell.tables.clear();
      }
}

}  // namespace v0
}  // namespace perfeval
