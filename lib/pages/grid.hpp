// The grid of a page: which cell covers a position.
#pragma once

#include "pages/page.hpp"

#include <vector>

namespace perfeval {
inline namespace v0 {

// A position of the grid. `cell` is nullptr if no cell covers it.
struct grid_position {
  const page_cell* cell = nullptr;
  std::size_t row = 0;  // where the cell begins

  [[nodiscard]] bool begins(std::size_t at_row, std::size_t at_column) const noexcept {
    return cell != nullptr && row == at_row && cell->column == at_column;
  }
};

// Rows of positions, every row as wide as the page.
std::vector<std::vector<grid_position>> grid_of(const page& page);

// The width of a cell over all its columns.
// Units: half-width characters.
std::uint32_t width_of(const page_cell& cell, const page& page);

// Lines of text that each row needs.
std::vector<std::uint32_t> row_lines(const page& page);

}  // namespace v0
}  // namespace perfeval
