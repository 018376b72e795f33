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
  explicit sheet_formulas(const pugi::xml_node& sheet) : sheet_(sheet) {}

  // Whether a cell has a formula and no value.
  static bool is_open(const pugi::xml_node& cell);

  // The formula of a cell as text, "" if it shares that of another cell.
  static std::string text_of(const pugi::xml_node& cell);

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

  pugi::xml_node sheet_;
  bool taken_ = false;
  std::map<position, pugi::xml_node> cells_;
  std::map<std::string, shared> shared_;
  std::map<position, std::optional<ratio>> known_;
  std::size_t work_left_ = 1'000'000;  // cells that formulas name
  int depth_ = 0;
};

}  // namespace v0
}  // namespace perfeval
