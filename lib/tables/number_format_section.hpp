// One section of a number format, taken apart.
#pragma once

#include "tables/number_format_date.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct format_section {
  using literals = std::vector<std::pair<int, std::string>>;
  std::string before, after;              // literal texts around the digits, the General or the @
  literals inside;                        // between the digits before the point: after which place
  literals inside_decimals;               // the same after the point
  int whole_places = 0, least_whole = 0;  // digits before the point: all, and those that are always shown
  int least_decimals = 0, most_decimals = 0;
  int percents = 0, thousands_off = 0;
  bool grouped = false, digits = false, general = false, point_kept = false;
  std::vector<std::string> around_text{""};        // the literals before, between and after the @
  bool scientific = false, exponent_plus = false;  // 0.00E+00
  int exponent_digits = 0;
  bool fraction = false, fraction_whole = false;   // # ?/?
  bool fraction_kept = false, whole_kept = false;  // shown even if 0: # 0/0, 0 ?/?
  std::int64_t denominator = 0, most_denominator = 0;
  std::string condition;  // ">=1000"
  bool is_date = false;
  date_pieces date;

  [[nodiscard]] bool is_text() const { return around_text.size() > 1; }
};

std::vector<std::string_view> sections_of(std::string_view format);

format_section parse_section(std::string_view section);

}  // namespace v0
}  // namespace perfeval
