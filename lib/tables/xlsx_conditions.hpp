// Conditional formats by which a sheet does not show a figure: white, or a format of nothing, by a comparison.
#pragma once

#include "tables/xlsx_cells.hpp"

#include <perfeval/ratio.hpp>

#include <pugixml.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// Of each dxf of a style sheet, whether it hides figures.
std::vector<bool> hiding_formats(const pugi::xml_node& style_sheet);

class hiding_conditions {
 public:
  hiding_conditions() = default;
  hiding_conditions(const pugi::xml_node& sheet, const std::vector<bool>& hiding);

  // Whether the sheet does not show this number there.
  [[nodiscard]] bool hide(std::string_view stored, std::uint32_t row, std::uint32_t column) const;

 private:
  struct condition {
    std::vector<range> places;
    std::string comparison;
    std::vector<ratio> bounds;
  };
  void take(const pugi::xml_node& rule, const std::vector<range>& places);
  static bool holds(const condition& one, const ratio& number);

  std::vector<condition> conditions_;
};

}  // namespace v0
}  // namespace perfeval
