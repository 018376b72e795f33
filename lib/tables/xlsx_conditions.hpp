// Conditional formats by which a sheet does not show a figure: white, struck out, or a format of nothing, by a
// comparison or an expression.
#pragma once

#include "tables/xlsx_cells.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace perfeval {
inline namespace v0 {

// Of each dxf of a style sheet, whether it hides or strikes out figures.
std::vector<bool> hiding_formats(const pugi::xml_node& style_sheet);

// What conditions make of a cell; open: one of them cannot be computed.
enum class condition_effect : std::uint8_t { shown, hidden, open };

class hiding_conditions {
 public:
  // `formulas`: those of the sheet, which live longer.
  hiding_conditions(const pugi::xml_node& sheet, const std::vector<bool>& hiding, sheet_formulas& formulas);

  // Of a cell with this number; with an empty one, of a text, which is asked of expressions only.
  [[nodiscard]] condition_effect effect_on(std::string_view stored, std::uint32_t row, std::uint32_t column);
  // Whether there are more over ranges of cells than are looked at for each cell.
  [[nodiscard]] bool are_too_many() const noexcept { return too_many_; }

 private:
  struct condition {
    std::string comparison;  // empty: the formula says whether it holds
    std::vector<std::string> formulas;
    reference origin;  // the cell that the formulas are written for
  };
  struct condition_of_range {
    range area;
    std::size_t condition = 0;
  };
  void take(const pugi::xml_node& rule, const std::vector<range>& places);
  condition_effect effect_of(std::size_t index, std::string_view stored, reference cell);
  std::optional<operand> value_of(const condition& one, std::size_t formula, reference cell);

  sheet_formulas* formulas_;
  std::size_t work_left_ = 1'000'000;  // cells that the formulas may name
  std::vector<condition> conditions_;
  std::unordered_multimap<std::uint64_t, std::size_t> of_cells_;  // copied cells bring a condition each
  std::vector<condition_of_range> of_ranges_;
  bool too_many_ = false;
};

}  // namespace v0
}  // namespace perfeval
