// References and stored values of a sheet's cells.
#pragma once

#include "tables/formula.hpp"

#include <pugixml.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

// The values of a sheet's formulas that are stored without one.
class sheet_formulas {
 public:
  // `recalculates`: the workbook asks for its formulas to be computed when it is opened.
  sheet_formulas(const pugi::xml_node& sheet, bool recalculates) : sheet_(sheet), recalculates_(recalculates) {}

  // Whether a cell has a formula and no value. In a workbook that is computed when opened, a zero may be none.
  [[nodiscard]] bool is_open(const pugi::xml_node& cell) const;

  // The formula of a cell, or the one that it shares, as that is written in its first cell.
  std::string text_of(const pugi::xml_node& cell);

  std::optional<ratio> value(const pugi::xml_node& cell, std::uint32_t row, std::uint32_t column);

 private:
  using position = std::pair<std::uint32_t, std::uint32_t>;
  struct shared {
    std::string text;
    position written;
  };

  void take_cells();
  operand operand_at(std::uint32_t row, std::uint32_t column);
  static operand stored_operand(const pugi::xml_node& cell);
  static bool is_plain(const pugi::xml_node& formula);

  pugi::xml_node sheet_;
  bool recalculates_;
  bool taken_ = false;
  std::map<position, pugi::xml_node> cells_;
  std::map<std::string, shared> shared_;
  std::map<position, std::optional<ratio>> known_;
  std::size_t work_left_ = 1'000'000;  // cells that formulas name
  int depth_ = 0;
};

}  // namespace v0
}  // namespace perfeval
