#include "pages/grid.hpp"

#include <algorithm>
#include <numeric>

namespace perfeval {
inline namespace v0 {

std::vector<std::vector<grid_position>> grid_of(const page& page) {
  std::vector<std::vector<grid_position>> grid(page.rows.size(), std::vector<grid_position>(page.widths.size()));
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const auto& cell : page.rows[r].cells)
      for (std::size_t i = r; i < std::min(r + cell.row_span, page.rows.size()); ++i)
        for (std::size_t k = cell.column; k < std::min<std::size_t>(cell.column + cell.column_span, page.widths.size());
             ++k)
          grid[i][k] = {&cell, r};
  return grid;
}

std::uint32_t width_of(const page_cell& cell, const page& page) {
  const auto first = page.widths.begin() + cell.column;
  return std::accumulate(first, first + cell.column_span, 0u);
}

std::vector<std::uint32_t> row_lines(const page& page) {
  std::vector<std::uint32_t> lines(page.rows.size(), 1);
  for (const bool spanning : {false, true})  // a cell over several rows lengthens its last one by what it still lacks
    for (std::size_t r = 0; r < page.rows.size(); ++r)
      for (const auto& cell : page.rows[r].cells) {
        if ((cell.row_span > 1) != spanning) continue;
        const std::size_t last = std::min(r + cell.row_span, page.rows.size()) - 1;
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(r);
        const auto others = std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(last - r), 0u);
        const auto needed = lines_of(cell.text, width_of(cell, page));
        if (needed > others + lines[last]) lines[last] = needed - others;
      }
  return lines;
}

}  // namespace v0
}  // namespace perfeval
