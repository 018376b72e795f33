#include "recognise/turned_table.hpp"

#include "recognise/titles.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

constexpr std::size_t fewest_columns = 3, most_columns = 40;
constexpr std::size_t most_rows = 24;  // no form has so many parts

bool names_part(meaning part) {
  return is_level(part) || part == meaning::target || part == meaning::actual || part == meaning::weight ||
         part == meaning::score || part == meaning::unit || part == meaning::sign || part == meaning::reason;
}

// The cell of a row under the one at `i` of the first row.
const laid_cell* cell_below(const laid_row& first, const laid_row& row, std::size_t i) {
  if (row.lines_up) return covering(row, first.cells[i].column);
  return row.cells.size() == first.cells.size() ? &row.cells[i] : nullptr;
}

// 指标 | 培训人数 | 合格率 | 合计: names, most of which could head no column.
bool holds_names(const laid_row& row) {
  if (row.has_figure || row.cells.size() < fewest_columns || row.cells.size() > most_columns) return false;
  if (row.filled.size() < row.cells.size() || words::indicator_meaning(row.cells.front()) != meaning::name)
    return false;
  std::size_t known = 0;
  for (const auto& cell : row.cells) {
    const auto part = words::indicator_meaning(cell);
    if (&cell != &row.cells.front() && (is_level(part) || part == meaning::target)) return false;
    known += part != meaning::unknown;
  }
  return known * 2 <= row.cells.size();
}

}  // namespace

std::size_t turned_rows(std::span<const laid_row> rows) {
  if (rows.size() < 3 || !holds_names(rows[0])) return 0;
  bool target = false, other = false;
  std::size_t count = 1;
  for (; count < std::min(rows.size(), most_rows); ++count) {
    const auto& row = rows[count];
    if (row.cells.empty() || row.cells.front().from_above || is_title_row(row) ||
        cell_below(rows[0], row, rows[0].cells.size() - 1) == nullptr)
      break;
    const auto part = words::indicator_meaning(row.cells.front());
    if (!names_part(part)) break;
    target = target || part == meaning::target;
    other = other || part == meaning::actual || part == meaning::score;
  }
  return target && other ? count : 0;
}

turned_table::turned_table(std::span<const laid_row> rows) {
  const auto& names = rows[0];
  for (std::size_t i = 0; i < names.cells.size(); ++i) {
    auto& cells = cells_.emplace_back();
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const auto* cell = cell_below(names, rows[r], i);
      if (cell == nullptr) continue;
      const bool goes_on = i > 0 && cell_below(names, rows[r], i - 1) == cell;  // 产出指标 over several names
      auto& made = cells.emplace_back(*cell);
      made.column = static_cast<std::uint32_t>(r + 1);
      made.span = 1;
      made.from_above = goes_on;
    }
  }
  for (const auto& cells : cells_) {
    auto& filled = filled_.emplace_back();
    for (const auto& cell : cells)
      if (!cell.blank() && !cell.from_above) filled.push_back(&cell);
    laid_row row = names;
    row.cells = cells;
    row.filled = filled;
    row.lines_up = true;
    row.spans_lost = false;
    row.has_figure = std::any_of(filled.begin(), filled.end(), [](const laid_cell* cell) { return cell->is_figure; });
    row.only_points = false;
    rows_.push_back(row);
  }
}

}  // namespace v0
}  // namespace perfeval
