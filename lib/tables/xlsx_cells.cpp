#include "tables/xlsx_cells.hpp"

#include "package/xml.hpp"
#include "text/ascii.hpp"

#include <perfeval/decimal.hpp>

#include <perfeval/detail/poll.hpp>

#include <charconv>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr int most_depth = 64;               // formulas that wait for each other
constexpr std::size_t work_of_a_cell = 100;  // cells that formulas may name for each cell of their sheet

std::optional<decimal> number_of(const std::string& text) {
  try {
    return decimal::parse(text);
  } catch (const error&) {
    return std::nullopt;
  }
}

}  // namespace

reference reference_of(std::string_view text) {
  reference made;
  std::size_t i = 0;
  for (; i < text.size() && ascii::is_letter(text[i]) && i < 4; ++i)
    made.column = made.column * 26 + static_cast<std::uint32_t>(ascii::upper(text[i]) - 'A' + 1);
  const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), made.row);
  if (error != std::errc{} || end != text.data() + text.size() || made.row == 0 || made.column == 0) return {};
  return made;
}

range range_of(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == text.npos) return {};
  range made{reference_of(text.substr(0, colon)), reference_of(text.substr(colon + 1))};
  const bool good = made.first.row != 0 && made.last.row >= made.first.row && made.last.column >= made.first.column;
  return good ? made : range{};
}

bool sheet_formulas::is_open(const pugi::xml_node& cell) const {
  if (!child(cell, "f")) return false;
  const auto value = child(cell, "v");
  const std::string stored = text_in(value);
  // an empty text is a result, unless every formula is computed when the workbook is opened
  if (value && std::string_view(cell.attribute("t").value()) == "str" && !(book_.recalculates && stored.empty()))
    return false;
  return stored.empty() || (book_.recalculates && stored == "0");  // XlsxWriter stores 0 with every formula
}

std::string sheet_formulas::text_of(const pugi::xml_node& cell) {
  const auto formula = child(cell, "f");
  const std::string text = text_in(formula);
  if (!text.empty()) return text;
  take_cells();
  const auto found = shared_.find(formula.attribute("si").value());
  return found == shared_.end() ? std::string() : found->second.text;
}

// An array over one cell computes what a formula does.
bool sheet_formulas::is_plain(const pugi::xml_node& formula) {
  const std::string_view type = formula.attribute("t").value();
  if (type == "dataTable") return false;
  return type != "array" || std::string_view(formula.attribute("ref").value()).find(':') == std::string_view::npos;
}

void sheet_formulas::take_cells() {
  if (std::exchange(taken_, true)) return;
  std::uint32_t row = 0;
  for (const auto& node : child(sheet_, "sheetData").children()) {
    detail::poll();
    row = node.attribute("r") ? node.attribute("r").as_uint() : row + 1;
    std::uint32_t column = 0;
    for (const auto& cell : node.children()) {
      if (local_name(cell) != "c") continue;
      const auto named = reference_of(cell.attribute("r").value());
      column = named.column != 0 ? named.column : column + 1;
      cells_.emplace(position{row, column}, cell);
      const auto formula = child(cell, "f");
      const std::string text = text_in(formula);
      if (!text.empty() && std::string_view(formula.attribute("t").value()) == "shared")
        shared_.emplace(formula.attribute("si").value(), shared{text, {row, column}});
    }
  }
  book_.work_left += work_of_a_cell * cells_.size();
}

operand sheet_formulas::stored_operand(const pugi::xml_node& cell) const {
  const operand unknown{operand::type::unknown, {}, {}};
  const std::string_view type = cell.attribute("t").value();
  std::string text = text_in(child(cell, "v"));
  if (type == "inlineStr") return operand_of(v0::text_of(child(cell, "is")).text);
  if (type == "str") return operand_of(std::move(text));
  if (type == "e") return {operand::type::error, {}, std::move(text)};
  if (type == "b") return truth(text == "1");
  if (type == "s") {
    std::size_t i = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), i);
    const bool known = parsed.ec == std::errc{} && book_.texts != nullptr && i < book_.texts->size();
    return known ? operand_of((*book_.texts)[i].text) : unknown;
  }
  if (text.empty()) return {};
  const auto number = type == "d" ? std::nullopt : number_of(text);
  return number ? operand_of(*number) : unknown;
}

operand sheet_formulas::operand_at(const named_cell& place) {
  if (!place.sheet.empty()) {
    auto* other = book_.sheet_named ? book_.sheet_named(place.sheet) : nullptr;
    return other ? other->operand_at({{}, place.row, place.column}) : operand{operand::type::unknown, {}, {}};
  }
  take_cells();
  const auto found = cells_.find({place.row, place.column});
  if (found == cells_.end()) return {};
  if (!is_open(found->second)) return stored_operand(found->second);
  return value(found->second, place.row, place.column).value_or(operand{operand::type::unknown, {}, {}});
}

std::optional<operand> sheet_formulas::value_of(std::string_view formula, formula_shift shift, std::size_t& work_left) {
  return computed(formula, shift, [this](const named_cell& place) { return operand_at(place); }, work_left);
}

std::optional<operand> sheet_formulas::value(const pugi::xml_node& cell, std::uint32_t row, std::uint32_t column) {
  const position here{row, column};
  if (const auto known = known_.find(here); known != known_.end()) return known->second;
  known_[here] = std::nullopt;  // for a formula that refers back to itself
  if (book_.depth >= most_depth) return std::nullopt;
  take_cells();
  const auto formula = child(cell, "f");
  std::string text = text_in(formula);
  formula_shift shift;
  const std::string_view type = formula.attribute("t").value();
  if (type == "shared" && text.empty()) {
    const auto found = shared_.find(formula.attribute("si").value());
    if (found == shared_.end()) return std::nullopt;
    text = found->second.text;
    shift = {std::int64_t{row} - found->second.written.first, std::int64_t{column} - found->second.written.second};
  } else if (!is_plain(formula)) {
    return std::nullopt;
  }
  ++book_.depth;
  const auto result =
      computed(text, shift, [this](const named_cell& place) { return operand_at(place); }, book_.work_left);
  --book_.depth;
  return known_[here] = result;
}

}  // namespace v0
}  // namespace perfeval
