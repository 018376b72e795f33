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

std::optional<ratio> number_of(const std::optional<operand>& value) {
  if (!value) return std::nullopt;
  try {
    return number_in(*value);
  } catch (const not_plain&) {
    return std::nullopt;
  }
}

std::optional<ratio> number_of(std::string_view stored) {
  return stored.empty() ? std::nullopt : number_of(std::optional(operand_of(std::string(stored))));
}

// A bar or an icon in place of the figure.
bool shows_no_value(const pugi::xml_node& rule) {
  for (const char* drawn : {"dataBar", "iconSet"}) {
    const std::string_view shows = child(rule, drawn).attribute("showValue").value();
    if (shows == "0" || shows == "false") return true;
  }
  return false;
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

constexpr std::string_view of_every_number = "always";

// Of the comparisons of cells.
bool holds(std::string_view comparison, const ratio& number, const ratio& low, const ratio& high) {
  if (comparison == of_every_number) return true;
  if (comparison == "equal") return number == low;
  if (comparison == "notEqual") return number != low;
  if (comparison == "lessThan") return number < low;
  if (comparison == "lessThanOrEqual") return number <= low;
  if (comparison == "greaterThan") return number > low;
  if (comparison == "greaterThanOrEqual") return number >= low;
  const bool between = low <= number && number <= high;
  return comparison == "between" ? between : comparison == "notBetween" && !between;
}

reference upper_left(const std::vector<range>& places) {
  reference made = places.front().first;
  for (const auto& place : places) {
    made.row = std::min(made.row, place.first.row);
    made.column = std::min(made.column, place.first.column);
  }
  return made;
}

}  // namespace

std::vector<bool> hiding_formats(const pugi::xml_node& style_sheet) {
  std::vector<bool> made;
  for (const auto& dxf : children_of(child(style_sheet, "dxfs"))) {
    const bool in_white = is_white(child(child(dxf, "font"), "color")) && !child(dxf, "fill");
    const auto strike = child(child(dxf, "font"), "strike");
    const std::string_view value = strike.attribute("val").value();
    const bool struck = strike && value != "0" && value != "false";
    made.push_back(struck || in_white || shows_nothing(child(dxf, "numFmt").attribute("formatCode").value()));
  }
  return made;
}

hiding_conditions::hiding_conditions(const pugi::xml_node& sheet, const std::vector<bool>& hiding,
                                     sheet_formulas& formulas)
    : formulas_(&formulas) {
  for (const auto& formats : children_of(sheet)) {
    if (!is_named(formats, "conditionalFormatting")) continue;
    for (const auto& rule : children_of(formats)) {
      const auto look = rule.attribute("dxfId");
      const bool hides = look && look.as_uint() < hiding.size() && hiding[look.as_uint()];
      if (hides || shows_no_value(rule)) take(rule, ranges_of(formats.attribute("sqref").value()));
    }
  }
}

void hiding_conditions::take(const pugi::xml_node& rule, const std::vector<range>& places) {
  constexpr std::size_t most_ranges = 256;
  const std::string_view type = rule.attribute("type").value();
  const bool is_drawn = type == "dataBar" || type == "iconSet";
  if ((type != "cellIs" && type != "expression" && !is_drawn) || places.empty()) return;
  condition made{{}, {}, upper_left(places)};
  if (is_drawn) made.comparison = of_every_number;
  if (type == "cellIs") made.comparison = rule.attribute("operator").value();
  if (is_drawn) made.formulas.emplace_back("TRUE");
  for (const auto& formula : children_of(rule))
    if (is_named(formula, "formula")) made.formulas.emplace_back(text_in(formula));
  const std::size_t wanted = made.comparison.ends_with("etween") ? 2 : 1;
  if (made.formulas.size() != wanted) return;
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

std::optional<operand> hiding_conditions::value_of(const condition& one, std::size_t formula, reference cell) {
  const formula_shift shift{std::int64_t{cell.row} - one.origin.row, std::int64_t{cell.column} - one.origin.column};
  return formulas_->value_of(one.formulas[formula], shift, work_left_);
}

condition_effect hiding_conditions::effect_of(std::size_t index, std::string_view stored, reference cell) {
  const auto hidden_if = [](bool held) { return held ? condition_effect::hidden : condition_effect::shown; };
  const condition& one = conditions_[index];
  const bool is_comparison = !one.comparison.empty();
  const auto number = number_of(stored);
  if (is_comparison && !number) return condition_effect::shown;
  const auto value = value_of(one, 0, cell);
  if (value && value->kind == operand::type::error) return condition_effect::shown;
  if (value && value->kind == operand::type::text && !is_comparison) return condition_effect::shown;
  const auto low = number_of(value), high = one.formulas.size() > 1 ? number_of(value_of(one, 1, cell)) : low;
  if (!low || !high) return condition_effect::open;
  return hidden_if(is_comparison ? holds(one.comparison, *number, *low, *high) : !low->is_zero());
}

condition_effect hiding_conditions::effect_on(std::string_view stored, std::uint32_t row, std::uint32_t column) {
  auto made = condition_effect::shown;
  if (conditions_.empty()) return made;
  const auto add = [&](std::size_t index) {
    if (made == condition_effect::hidden) return;
    if (const auto one = effect_of(index, stored, {row, column}); one != condition_effect::shown) made = one;
  };
  const auto [first, last] = of_cells_.equal_range(key_of(row, column));
  std::for_each(first, last, [&](const auto& one) { add(one.second); });
  for (const auto& one : of_ranges_)
    if (lies_in(one.area, row, column)) add(one.condition);
  return made;
}

}  // namespace v0
}  // namespace perfeval
