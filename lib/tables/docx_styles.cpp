#include "tables/docx_styles.hpp"

#include "package/xml.hpp"
#include "tables/docx_text.hpp"

#include <charconv>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr int most_bases = 20;

bool is_white(std::string_view color) { return color == "FFFFFF" || color == "ffffff" || color == "white"; }

bool has_colour(const pugi::xml_node& style) {
  return !style.find_node([](const pugi::xml_node& node) { return is_named(node, "shd") && is_coloured(node); })
              .empty();
}

}  // namespace

void run_look::overlay(const run_look& over) {
  if (over.struck) struck = over.struck;
  if (over.hidden) hidden = over.hidden;
  if (over.height) height = over.height;
  if (over.of_dots) of_dots = over.of_dots;
  if (over.white) white = over.white;
  if (over.shaded) shaded = over.shaded;
  if (over.ascii_font) ascii_font = over.ascii_font;
  if (over.other_font) other_font = over.other_font;
}

void run_look::toggle(const run_look& over) {
  const bool both_strike = struck.value_or(false) && over.struck.value_or(false);
  const bool both_hide = hidden.value_or(false) && over.hidden.value_or(false);
  overlay(over);
  if (both_strike) struck = false;
  if (both_hide) hidden = false;
}

void run_look::take(const pugi::xml_node& property, std::string_view name) {
  if (name == "strike" || name == "dstrike") {
    struck = struck.value_or(false) || is_on(property);
  } else if (name == "vanish" || name == "specVanish") {
    hidden = hidden.value_or(false) || is_on(property);
  } else if (name == "position") {
    constexpr int least = 6;  // half points
    int up = 0;
    const auto text = attribute(property, "val");
    std::from_chars(text.data(), text.data() + text.size(), up);
    if (up >= least || up <= -least) height = up > 0 ? text_height::raised : text_height::lowered;
  } else if (name == "sz") {
    constexpr int largest = 4;  // half points
    const auto text = attribute(property, "val");
    int size = largest + 1;
    std::from_chars(text.data(), text.data() + text.size(), size);
    of_dots = size <= largest;
  } else if (name == "color") {
    const auto theme = attribute(property, "themeColor");
    white = theme.empty() ? is_white(attribute(property, "val"))
                          : theme == "background1" && attribute(property, "themeShade").empty();
  } else if (name == "shd") {
    shaded = is_coloured(property);
  } else if (name == "highlight") {
    const auto value = attribute(property, "val");
    shaded = value != "none" && value != "white";
  } else if (name == "rFonts") {
    const auto take_font = [&](std::string_view kind, std::optional<symbol_font>& out) {
      if (const auto font = attribute(property, kind); !font.empty()) out = symbol_font_named(font);
    };
    take_font("ascii", ascii_font);
    take_font(attribute(property, "hint") == "eastAsia" ? "eastAsia" : "hAnsi", other_font);
  } else if (name == "vertAlign") {
    const auto value = attribute(property, "val");
    height = value == "superscript" ? text_height::raised
             : value == "subscript" ? text_height::lowered
                                    : text_height::line;
  }
}

bool is_coloured(const pugi::xml_node& shading) {
  if (shading.empty()) return false;
  const auto pattern = attribute(shading, "val");
  const auto fill = attribute(shading, "fill");
  const bool themed = !attribute(shading, "themeFill").empty() && attribute(shading, "themeFill") != "background1";
  const bool filled = themed || (!fill.empty() && fill != "auto" && !is_white(fill));
  return filled || (!pattern.empty() && pattern != "clear" && pattern != "nil");
}

run_look look_of(const pugi::xml_node& run_properties) {
  run_look made;
  for (const auto& node : children_of(run_properties)) made.take(node, local_name(node));
  return made;
}

docx_styles::docx_styles(const pugi::xml_node& style_sheet) {
  for (const auto& node : children_of(style_sheet))
    if (is_named(node, "style"))
      styles_.emplace(attribute(node, "styleId"),
                      style{look_of(child(node, "rPr")), std::string(attribute(child(node, "basedOn"), "val")),
                            attribute(node, "type") == "table" && has_colour(node)});
}

run_look docx_styles::look(std::string_view name) const {
  run_look made;
  auto found = styles_.find(name);
  for (int i = 0; i < most_bases && found != styles_.end(); ++i) {
    run_look below = found->second.own;
    below.overlay(made);
    made = below;
    found = styles_.find(found->second.base);
  }
  return made;
}

bool docx_styles::colours_cells(std::string_view name) const {
  auto found = styles_.find(name);
  for (int i = 0; i < most_bases && found != styles_.end(); ++i) {
    if (found->second.coloured) return true;
    found = styles_.find(found->second.base);
  }
  return false;
}

}  // namespace v0
}  // namespace perfeval
