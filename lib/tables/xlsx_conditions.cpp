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
  condition made{places, rule.attribute("operator").value(), {}};
  for (const auto& formula : children_of(rule))
    if (const auto number = number_of(text_in(formula))) made.bounds.push_back(*number);
  const std::size_t wanted = made.comparison.ends_with("etween") ? 2 : 1;
  if (made.bounds.size() == wanted) conditions_.push_back(std::move(made));
}

bool hiding_conditions::holds(const condition& one, const ratio& number) {
  const ratio& low = one.bounds.front();
  if (one.comparison == "equal") return number == low;
  if (one.comparison == "notEqual") return number != low;
  if (one.comparison == "lessThan") return number < low;
  if (one.comparison == "lessThanOrEqual") return number <= low;
  if (one.comparison == "greaterThan") return number > low;
  if (one.comparison == "greaterThanOrEqual") return number >= low;
  const bool between = low <= number && number <= one.bounds.back();
  return one.comparison == "between" ? between : one.comparison == "notBetween" && !between;
}

bool hiding_conditions::hide(std::string_view stored, std::uint32_t row, std::uint32_t column) const {
  return std::any_of(conditions_.begin(), conditions_.end(), [&](const condition& one) {
    const auto covers = [&](const range& place) { return lies_in(place, row, column); };
    if (std::none_of(one.places.begin(), one.places.end(), covers)) return false;
    const auto number = number_of(std::string(stored));
    return number && holds(one, *number);
  });
}

}  // namespace v0
}  // namespace perfeval
