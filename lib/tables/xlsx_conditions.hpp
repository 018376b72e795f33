// Conditional formats by which a sheet does not show a figure: white, or a format of nothing, by a comparison.
#pragma once

#include "tables/xlsx_cells.hpp"

#include <perfeval/ratio.hpp>

#include <pugixml.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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
  // Whether there are more over ranges of cells than are looked at for each cell.
  [[nodiscard]] bool are_too_many() const noexcept { return too_many_; }

 private:
  struct condition {
    std::string comparison;
    std::vector<ratio> bounds;
  };
  struct condition_of_range {
    range area;
    std::size_t condition = 0;
  };
  void take(const pugi::xml_node& rule, const std::vector<range>& places);
  [[nodiscard]] bool holds(std::size_t index, std::string_view stored) const;

  std::vector<condition> conditions_;
  std::unordered_multimap<std::uint64_t, std::size_t> of_cells_;  // copied cells bring a condition each
  std::vector<condition_of_range> of_ranges_;
  bool too_many_ = false;
};

}  // namespace v0
}  // namespace perfeval
