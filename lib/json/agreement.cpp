#include "json/agreement.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace json {
namespace {

// Whether it is one of the numbers of the text.
bool holds_number(std::string_view text, const decimal& value, const limits& bounds) {
  constexpr std::string_view begins_number = "-0123456789";
  for (std::size_t i = 0; i < text.size(); i = text.find_first_of(begins_number, i)) {
    const printed_number number = read_printed_number(text.substr(i), bounds);
    if (number.content == content::number && number.value == value) return true;
    i += std::max<std::size_t>(number.end, 1);
  }
  return false;
}

// Whether the library knows the unit, whose size no words file changes.
bool is_of_library(const unit& given) {
  const auto known = read_unit(given.text);
  return known && known->dimension != dimension::named;
}

// The year of a date: that of its last day, which a date without a year has from its form.
std::optional<std::int32_t> year_of(const statement& given) {
  if (given.kind != statement_kind::date) return std::nullopt;
  std::int32_t year = 0;
  for (std::int32_t step = 1 << 13; step > 0; step /= 2)
    if (year + step <= 9999 && days_from_civil(year + step, 1, 1) <= given.last) year += step;
  return year;
}

}  // namespace

bool prints(const std::string& text, const decimal& value, const limits& bounds) {
  constexpr std::array<std::string_view, 4> units{"", "元", "万元", "亿元"};
  const auto is_amount = [&](std::string_view money) {
    const figure read = read_figure(text, column::amount, money, {}, bounds);
    return read.has_value() && read.value == value;
  };
  return std::any_of(units.begin(), units.end(), is_amount) || holds_number(text, value, bounds);
}

bool states(const std::string& text, const statement& given, std::optional<std::int32_t> year, const limits& bounds,
            std::span<const own_unit> own) {
  if (!year) year = year_of(given);
  const own_unit alone[] = {{given.unit.text, given.unit}};
  if (own.empty() && !given.unit.text.empty() && !is_of_library(given.unit)) own = alone;
  const auto says = [&](std::optional<std::int32_t> own_year) {
    return read_statement(text, own_year, bounds, own) == given;
  };
  return says(year) || says(std::nullopt);  // the year of a form may stand below its rows
}

}  // namespace json
}  // namespace v0
}  // namespace perfeval
