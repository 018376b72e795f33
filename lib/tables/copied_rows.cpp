#include "tables/copied_rows.hpp"

#include <algorithm>
#include <cstddef>

namespace perfeval {
inline namespace v0 {
namespace {

bool is_blank(const table_cell& cell) { return cell.text.empty(); }

// A blank between two filled cells.
bool has_gap(const table_row& row) {
  const auto first = std::find_if_not(row.cells.begin(), row.cells.end(), is_blank);
  const auto last = std::find_if_not(row.cells.rbegin(), row.cells.rend(), is_blank).base();
  return first < last && std::any_of(first, last, is_blank);
}

}  // namespace

bool has_copied_rows(const table& table) {
  std::size_t width = 0;
  for (const auto& row : table.rows) width = std::max(width, row.cells.size());
  bool has_short = false, has_gaps = false, ends_blank = false;
  for (const auto& row : table.rows) {
    if (row.cells.size() < 2) continue;  // a title
    ends_blank = ends_blank || is_blank(row.cells.back());
    if (row.cells.size() == width) continue;
    has_short = true;
    has_gaps = has_gaps || has_gap(row);
  }
  return has_short && (ends_blank || !has_gaps);
}

}  // namespace v0
}  // namespace perfeval
