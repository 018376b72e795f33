// References and stored values of a sheet's cells.
#pragma once

#include "tables/formula.hpp"
#include "tables/xlsx_styles.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct reference {
  std::uint32_t row = 0, column = 0;  // from 1; 0: not given
};

// "AB12". {0, 0} if the text is not a reference.
reference reference_of(std::string_view text);

struct range {
  reference first, last;
};

// "A1:B3". {} if the text is not a range.
range range_of(std::string_view text);

class sheet_formulas;

// What the formulas of all sheets of a workbook share.
struct book_formulas {
  bool recalculates = false;                                     // the workbook is computed when it is opened
  const std::vector<rich_text>* texts = nullptr;                 // the shared ones
  std::function<sheet_formulas*(std::string_view)> sheet_named;  // nullptr for a name without a sheet
  std::size_t work_left = 100'000;                               // cells that formulas may name, more for each cell
  int depth = 0;                                                 // formulas that wait for each other
};

// The values of a sheet's formulas that are stored without one.
class sheet_formulas {
 public:
  sheet_formulas(const pugi::xml_node& sheet, book_formulas& book) : sheet_(sheet), book_(book) {}

  // Whether a cell has a formula and no value. In a workbook that is computed when opened, a zero may be none.
  [[nodiscard]] bool is_open(const pugi::xml_node& cell) const;

  // The formula of a cell, or the one that it shares, as that is written in its first cell.
  std::string text_of(const pugi::xml_node& cell);

  // A number, a text or an error; nothing if the formula cannot be computed.
  std::optional<operand> value(const pugi::xml_node& cell, std::uint32_t row, std::uint32_t column);

  // The value of a formula that stands in no cell, at that distance from the cell that it was written for.
  std::optional<operand> value_of(std::string_view formula, formula_shift shift, std::size_t& work_left);

 private:
  using position = std::pair<std::uint32_t, std::uint32_t>;
  struct shared {
    std::string text;
    position written;
  };

  void take_cells();
  operand operand_at(const named_cell& place);
  [[nodiscard]] operand stored_operand(const pugi::xml_node& cell) const;
  static bool is_plain(const pugi::xml_node& formula);

  pugi::xml_node sheet_;
  book_formulas& book_;
  bool taken_ = false;
  std::map<position, pugi::xml_node> cells_;
  std::map<std::string, shared> shared_;
  std::map<position, std::optional<operand>> known_;
};

}  // namespace v0
}  // namespace perfeval
