#include "tables/docx_numbering.hpp"

#include "package/xml.hpp"
#include "tables/docx_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr int most_bases = 20;
constexpr std::size_t longest_text = 255;  // of a level: it is written for each of its paragraphs

std::int32_t number_of(const pugi::xml_node& property, std::int32_t otherwise) {
  const auto text = attribute(property, "val");
  std::int32_t value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} ? value : otherwise;
}

std::size_t index_of(std::string_view text, std::size_t most) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::min(value, most);
}

}  // namespace

docx_numbering::level docx_numbering::level_of(const pugi::xml_node& node) {
  level made;
  made.start = number_of(child(node, "start"), 0);
  const auto format = attribute(child(node, "numFmt"), "val");
  const auto between = attribute(child(node, "suff"), "val");
  made.stands_apart = between != "nothing";
  made.text = attribute(child(node, "lvlText"), "val");
  made.is_decimal = (format.empty() || format == "decimal") && made.text.size() <= longest_text;
  made.style = attribute(child(node, "pStyle"), "val");
  return made;
}

docx_numbering::docx_numbering(const pugi::xml_node& lists, const pugi::xml_node& styles) {
  for (const auto& node : children_of(lists)) {
    if (is_named(node, "abstractNum")) {
      auto& kind = kinds_[std::string(attribute(node, "abstractNumId"))];
      for (const auto& one : children_of(node))
        if (is_named(one, "lvl")) kind[index_of(attribute(one, "ilvl"), most_levels - 1)] = level_of(one);
    } else if (is_named(node, "num")) {
      list made{std::string(attribute(child(node, "abstractNumId"), "val")), {}, false};
      for (const auto& one : children_of(node))
        if (const auto start = child(one, "startOverride"))
          made.starts[index_of(attribute(one, "ilvl"), most_levels - 1)] = number_of(start, 1);
      lists_.emplace(attribute(node, "numId"), std::move(made));
    }
  }
  if (lists_.empty()) return;
  for (const auto& node : children_of(styles))
    if (is_named(node, "style") && attribute(node, "type") != "character")
      styles_.emplace(attribute(node, "styleId"),
                      style{position_in(child(node, "pPr")), std::string(attribute(child(node, "basedOn"), "val"))});
}

docx_numbering::position docx_numbering::position_in(const pugi::xml_node& properties) {
  const auto numbered = child(properties, "numPr");
  const auto depth = child(numbered, "ilvl");
  return {std::string(attribute(child(numbered, "numId"), "val")), index_of(attribute(depth, "val"), most_levels - 1),
          !depth.empty()};
}

// A style without a level has the one that names it.
docx_numbering::position docx_numbering::position_of_style(std::string_view name) const {
  auto found = styles_.find(name);
  for (int i = 0; i < most_bases && found != styles_.end(); ++i) {
    position made = found->second.own;
    if (const auto named = lists_.find(made.list); named != lists_.end()) {
      const auto kind = kinds_.find(named->second.kind);
      for (std::size_t place = 0; !made.has_level && kind != kinds_.end() && place < most_levels; ++place)
        if (kind->second[place].style == found->first) made.level = place;
      return made;
    }
    if (!made.list.empty()) return {};
    found = styles_.find(found->second.base);
  }
  return {};
}

docx_numbering::position docx_numbering::position_of(const pugi::xml_node& paragraph) const {
  const auto properties = child(paragraph, "pPr");
  position own = position_in(properties);
  if (!own.list.empty()) return own;
  position of_style = position_of_style(attribute(child(properties, "pStyle"), "val"));
  if (own.has_level) of_style.level = own.level;
  return of_style;
}

// "%1.%2" with the numbers of its levels; nothing if one of them is no Arabic number.
std::string docx_numbering::shown(const levels& kind, const count& counted, std::size_t place) {
  std::string made;
  const std::string& text = kind[place].text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool names_level = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!names_level) {
      made += text[i];
      continue;
    }
    const auto other = static_cast<std::size_t>(text[++i] - '1');
    if (!kind[other].is_decimal) return {};
    made += std::to_string(counted.begun[other] ? counted.values[other] : kind[other].start);
  }
  return made;
}

list_number docx_numbering::next(const pugi::xml_node& paragraph) {
  if (lists_.empty() || child(paragraph, "pPr").empty()) return {};
  const position here = position_of(paragraph);
  const auto found = lists_.find(here.list);
  if (found == lists_.end()) return {};
  const auto kind = kinds_.find(found->second.kind);
  if (kind == kinds_.end()) return {};
  auto& counted = counts_[kind->first];
  const auto start_of = [&](std::size_t place) {
    const auto own = found->second.starts.find(place);
    return own == found->second.starts.end() ? kind->second[place].start : own->second;
  };
  if (!std::exchange(found->second.used, true))
    for (const auto& [place, start] : found->second.starts) counted.begun[place] = false;  // a list that begins anew
  const auto place = here.level;
  counted.values[place] = counted.begun[place] ? counted.values[place] + 1 : start_of(place);
  counted.begun[place] = true;
  std::fill(counted.begun.begin() + static_cast<std::ptrdiff_t>(place) + 1, counted.begun.end(), false);
  if (lost_ || !kind->second[place].is_decimal) return {};
  return {shown(kind->second, counted, place), kind->second[place].stands_apart};
}

}  // namespace v0
}  // namespace perfeval
