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

// The number of cells in each half, if the words of the second repeat those of the first after their own category; one
// of them may be unreadable, and one column more (备注) may follow.
std::size_t half_of(const laid_row& header) {
  const auto& cells = header.cells;
  const auto half = cells.size() / 2;
  if (header.has_figure || half < 3 || header.filled.size() + 1 < cells.size()) return 0;
  if (!names_category(cells[0]) || !names_category(cells[half]) || cells[0].key == cells[half].key) return 0;
  std::size_t unread = 0;
  for (std::size_t i = 1; i < half; ++i) {
    if (cells[i].key == cells[half + i].key) continue;
    if (++unread > 1 || is_unread(cells[i]) == is_unread(cells[half + i])) return 0;
  }
  const auto has = [&](meaning part) {
    return std::any_of(cells.begin() + 1, cells.end(),
                       [&](const laid_cell& cell) { return words::indicator_meaning(cell) == part; });
  };
  return has(meaning::target) && (has(meaning::actual) || has(meaning::weight)) ? half : 0;
}

// The cells of a row from `begin` on, up to `end`.
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

// Where the second half of a row begins: 0 if a cell reaches over both, or the row is too short.
std::size_t middle_of(const laid_row& row, const laid_row& header, std::size_t half) {
  const auto& second = header.cells[half];
  if (!row.lines_up) return row.cells.size() == header.cells.size() ? half : 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (row.cells[i].column == second.column) return i;
  return 0;
}

}  // namespace

bool heads_two_tables(const laid_row& row) { return half_of(row) > 0; }

side_by_side halves_of(std::span<const laid_row> rows) {
  side_by_side made;
  const auto half = half_of(rows[0]);
  for (const auto& row : rows) {
    if (made.rows > 0 && (is_numbering_row(row) || half_of(row) == half)) {  // or the header again, on a new page
      ++made.rows;
      continue;
    }
    const auto middle = middle_of(row, rows[0], half);
    const bool ends = row.filled.empty() || words::is_total(*row.filled.front()) || middle == 0;
    if (ends) break;
    auto left = part_of(row, 0, middle), right = part_of(row, middle, row.cells.size());
    if (made.rows++ == 0) {
      made.left.header = left;
      made.right.header = right;
      continue;
    }
    if (!left.filled.empty()) made.left.rows.push_back(left);
    if (!right.filled.empty()) made.right.rows.push_back(right);
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
