#include "recognise/side_by_side.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// 产出指标, over the names of its indicators.
bool names_category(const laid_cell& cell) {
  const auto found = words::category_of(cell);
  return found != category::other && found != category::unknown;
}

// A word that says nothing of a column.
bool is_unread(const laid_cell& cell) { return cell.blank() || words::indicator_meaning(cell) == meaning::unknown; }

// 类别 | 指标名称 | 目标值 | 类别 | 指标名称 | 目标值: every word of the first half again, or all but one that cannot
// be read.
bool comes_twice(std::span<const laid_cell> cells) {
  const auto half = cells.size() / 2;
  std::size_t unread = 0;
  const auto is_same = [&](const laid_cell& one, const laid_cell& other) {
    return one.key == other.key || (is_unread(one) != is_unread(other) && ++unread == 1);
  };
  const auto names_rows = [](const laid_cell& cell) {
    return words::indicator_meaning(cell) == meaning::name || words::indicator_meaning(cell) == meaning::level1;
  };
  return cells.size() == 2 * half &&
         std::equal(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(half),
                    cells.begin() + static_cast<std::ptrdiff_t>(half), is_same) &&
         std::any_of(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(half), names_rows);
}

// 年初目标 | 实际完成 below 指标值: a second row of the header, below its first cell.
bool goes_on(std::span<const laid_row> rows) {
  if (rows.size() < 2 || !rows[1].lines_up || rows[1].has_figure || rows[1].cells.empty()) return false;
  const auto& first = rows[1].cells.front();
  return first.from_above && first.source == rows[0].cells.front().source;
}

// The number of cells in each half, if the words of the second repeat those of the first after their own category; one
// of them may be unreadable, and one column more (备注) may follow.
std::size_t half_of(std::span<const laid_row> rows) {
  const auto& header = rows.front();
  const auto& cells = header.cells;
  const auto half = cells.size() / 2;
  if (header.has_figure || half < 3 || header.filled.size() + 1 < cells.size()) return 0;
  const bool categories = names_category(cells[0]) && names_category(cells[half]) && cells[0].key != cells[half].key;
  if (!categories && !comes_twice(cells)) return 0;
  std::size_t unread = 0;
  for (std::size_t i = 1; i < half; ++i) {
    if (cells[i].key == cells[half + i].key) continue;
    if (++unread > 1 || is_unread(cells[i]) == is_unread(cells[half + i])) return 0;
  }
  const auto has = [&](meaning part) {
    const auto names_part = [&](const laid_cell& cell) { return words::indicator_meaning(cell) == part; };
    return std::any_of(cells.begin() + 1, cells.end(), names_part) ||
           (goes_on(rows) && std::any_of(rows[1].cells.begin(), rows[1].cells.end(), names_part));
  };
  return has(meaning::target) && (has(meaning::actual) || has(meaning::weight)) ? half : 0;
}

}  // namespace

laid_row part_of(const laid_row& row, std::size_t begin, std::size_t end) {
  laid_row made = row;
  made.cells = row.cells.subspan(begin, end - begin);
  const auto* first = made.cells.data();
  const auto is_before = [&](const laid_cell* cell) { return cell < first; };
  const auto is_inside = [&](const laid_cell* cell) { return cell < first + made.cells.size(); };
  const auto first_filled = std::partition_point(row.filled.begin(), row.filled.end(), is_before);
  const auto end_filled = std::partition_point(first_filled, row.filled.end(), is_inside);
  made.filled = row.filled.subspan(static_cast<std::size_t>(first_filled - row.filled.begin()),
                                   static_cast<std::size_t>(end_filled - first_filled));
  made.has_figure =
      std::any_of(made.filled.begin(), made.filled.end(), [](const auto* cell) { return cell->is_figure; });
  return made;
}

std::size_t middle_of(const laid_row& row, const laid_row& header, std::size_t half) {
  const auto& second = header.cells[half];
  if (!row.lines_up) return row.cells.size() == header.cells.size() ? half : 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (row.cells[i].column == second.column) return i;
  return 0;
}

bool heads_two_tables(std::span<const laid_row> rows) { return half_of(rows) > 0; }

side_by_side halves_of(std::span<const laid_row> rows) {
  side_by_side made;
  const auto half = half_of(rows);
  const std::size_t heads = goes_on(rows) ? 2 : 1;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (i >= heads && is_numbering_row(row)) {
      ++made.rows;
      continue;
    }
    if (i >= heads && half_of(rows.subspan(i)) == half) {  // the header again, on a new page
      made.rows += heads;
      i += heads - 1;
      continue;
    }
    const auto middle = middle_of(row, rows[0], half);
    const bool ends = row.filled.empty() || words::is_total(*row.filled.front()) || middle == 0;
    if (ends) break;
    ++made.rows;
    const auto left = part_of(row, 0, middle), right = part_of(row, middle, row.cells.size());
    if (i < heads || !left.filled.empty()) (i < heads ? made.left.header : made.left.rows).push_back(left);
    if (i < heads || !right.filled.empty()) (i < heads ? made.right.header : made.right.rows).push_back(right);
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
