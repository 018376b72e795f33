// One sheet of a workbook as a table. Office Open XML, ISO/IEC 29500-1, 18.3.
#pragma once

#include "tables/grid.hpp"
#include "tables/xlsx_cells.hpp"
#include "tables/xlsx_styles.hpp"

#include <perfeval/error.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <pugixml.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

// What every sheet of a workbook shares.
struct book {
  std::vector<rich_text> texts;
  std::vector<cell_style> styles;
  std::vector<bool> hiding;  // conditional formats, by the number of their dxf
  bool since_1904 = false;
  book_formulas formulas;
  space_left space{limits{}};    // in all sheets together
  std::uint64_t bytes_left = 0;  // of text: a shared text may be used by any number of cells
  bool expands = false;          // the size of the file limits them, by limits.expansion
};

table read_sheet(const pugi::xml_node& sheet, std::string name, std::uint32_t number, book& book, const limits& bounds,
                 std::vector<trouble>& troubles);

}  // namespace v0
}  // namespace perfeval
