#include "tables/xlsx_conditions.hpp"

#include "package/xml.hpp"
#include "tables/operand.hpp"
#include "tables/xlsx_styles.hpp"

#include <algorithm>
#include <optional>

namespace perfeval {
inline namespace v0 {
namespace {

bool shows_nothing(std::string_view format) { return !format.empty() && format.find_first_not_of("; ") == format.npos; }

std::optional<ratio> number_of(std::string text) {
  try {
    return text.empty() ? std::nullopt : std::optional(number_in(operand_of(std::move(text))));
  } catch (const not_plain&) {
    return std::nullopt;
  }
}

// "A1:B3 D5": a single cell is a range of one.
std::vector<range> ranges_of(std::string_view text) {
  std::vector<range> made;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    const auto cell = reference_of(word);
    if (!word.empty()) made.push_back(word.find(':') == word.npos ? range{cell, cell} : range_of(word));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return made;
}

std::uint64_t key_of(std::uint32_t row, std::uint32_t column) { return std::uint64_t{row} << 32U | column; }

bool is_cell(const range& place) {
  return place.first.row == place.last.row && place.first.column == place.last.column;
}

bool lies_in(const range& place, std::uint32_t row, std::uint32_t column) {
  return place.first.row <= row && row <= place.last.row && place.first.column <= column && column <= place.last.column;
}

}  // namespace

std::vector<bool> hiding_formats(const pugi::xml_node& style_sheet) {
  std::vector<bool> made;
  for (const auto& dxf : children_of(child(style_sheet, "dxfs"))) {
    const bool in_white = is_white(child(child(dxf, "font"), "color")) && !child(dxf, "fill");
    made.push_back(in_white || shows_nothing(child(dxf, "numFmt").attribute("formatCode").value()));
  }
  return made;
}

hiding_conditions::hiding_conditions(const pugi::xml_node& sheet, const std::vector<bool>& hiding) {
  for (const auto& formats : children_of(sheet)) {
    if (!is_named(formats, "conditionalFormatting")) continue;
    for (const auto& rule : children_of(formats)) {
      const auto look = rule.attribute("dxfId");
      const bool hides = look && look.as_uint() < hiding.size() && hiding[look.as_uint()];
      if (hides && std::string_view(rule.attribute("type").value()) == "cellIs")
        take(rule, ranges_of(formats.attribute("sqref").value()));
    }
  }
}

void hiding_conditions::take(const pugi::xml_node& rule, const std::vector<range>& places) {
  constexpr std::size_t most_ranges = 256;
  condition made{rule.attribute("operator").value(), {}};
  for (const auto& formula : children_of(rule))
    if (const auto number = number_of(text_in(formula))) made.bounds.push_back(*number);
  const std::size_t wanted = made.comparison.ends_with("etween") ? 2 : 1;
  if (made.bounds.size() != wanted) return;
  conditions_.push_back(std::move(made));
  for (const auto& place : places) {
    if (is_cell(place))
      of_cells_.emplace(key_of(place.first.row, place.first.column), conditions_.size() - 1);
    else if (of_ranges_.size() < most_ranges)
      of_ranges_.push_back({place, conditions_.size() - 1});
    else
      too_many_ = true;
  }
}

bool hiding_conditions::holds(std::size_t index, std::string_view stored) const {
  const auto& [comparison, bounds] = conditions_[index];
  const auto number = number_of(std::string(stored));
  if (!number) return false;
  const ratio& low = bounds.front();
  if (comparison == "equal") return *number == low;
  if (comparison == "notEqual") return *number != low;
  if (comparison == "lessThan") return *number < low;
  if (comparison == "lessThanOrEqual") return *number <= low;
  if (comparison == "greaterThan") return *number > low;
  if (comparison == "greaterThanOrEqual") return *number >= low;
  const bool between = low <= *number && *number <= bounds.back();
  return comparison == "between" ? between : comparison == "notBetween" && !between;
}

bool hiding_conditions::hide(std::string_view stored, std::uint32_t row, std::uint32_t column) const {
  const auto [first, last] = of_cells_.equal_range(key_of(row, column));
  return std::any_of(first, last, [&](const auto& one) { return holds(one.second, stored); }) ||
         std::any_of(of_ranges_.begin(), of_ranges_.end(), [&](const condition_of_range& one) {
           return lies_in(one.area, row, column) && holds(one.condition, stored);
         });
}

}  // namespace v0
}  // namespace perfeval
