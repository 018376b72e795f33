#include "tables/xlsx_styles.hpp"

#include "package/xml.hpp"
#include "tables/grid.hpp"
#include "tables/number_format.hpp"
#include "tables/raised.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace perfeval {
inline namespace v0 {

namespace {

// "_x000D_" and its like: characters that XML cannot hold. "_x005F_" is an underscore in a text that looks like this.
std::string unescaped(std::string text) {
  for (auto position = text.find("_x"); position != text.npos && position + 6 < text.size();
       position = text.find("_x", position)) {
    const bool escape = text[position + 6] == '_' &&
                        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(position) + 2,
                                    text.begin() + static_cast<std::ptrdiff_t>(position) + 6, ascii::is_hexadecimal);
    if (!escape) {
      position += 2;
      continue;
    }
    const auto point = static_cast<char32_t>(std::stoul(text.substr(position + 2, 4), nullptr, 16));
    std::string character;
    if (point != 0 && point != 0x0D && (point < 0xD800 || point >= 0xE000)) utf8::append(character, point);
    text.replace(position, 7, character);
    position += character.size();
  }
  return text;
}

// Whether a property is there and not switched off.
bool is_on(const pugi::xml_node& property) {
  if (!property) return false;
  const std::string_view value = property.attribute("val").value();
  return value != "0" && value != "false";
}

void append_plain(std::string& out, std::string_view text, leading_note& leading) {
  const auto before = out.size();
  out += text;
  leading.drop_before_digit(out, before);
}

void append_run(rich_text& out, const pugi::xml_node& run, leading_note& leading) {
  const auto properties = child(run, "rPr");
  const std::string_view height = child(properties, "vertAlign").attribute("val").value();
  const auto font = symbol_font_named(child(properties, "rFont").attribute("val").value());
  for (const auto& node : children_of(run)) {
    if (!is_named(node, "t")) continue;
    const std::string text = shown_in(font, text_in(node));
    if (is_on(child(properties, "strike")))
      out.struck = out.struck || !text.empty();
    else if (height == "superscript")
      leading.append_raised(out.text, text);
    else if (height == "subscript")
      append_lowered(out.text, text);
    else
      append_plain(out.text, text, leading);
  }
}

enum class ink : std::uint8_t { seen, white, of_one_point };

ink ink_of(const pugi::xml_node& font) {
  if (std::string_view(child(font, "sz").attribute("val").value()) == "1") return ink::of_one_point;
  return is_white(child(font, "color")) ? ink::white : ink::seen;
}

// Whether nothing, or white, is behind the text of a cell.
bool is_blank_fill(const pugi::xml_node& fill) {
  if (fill.first_child().empty()) return true;
  const auto pattern = child(fill, "patternFill");
  const std::string_view type = pattern.attribute("patternType").value();
  return pattern && (type.empty() || type == "none" || (type == "solid" && is_white(child(pattern, "fgColor"))));
}

// What a font does to every text of a cell.
struct font_look {
  cell_style style;
  ink color = ink::seen;
};

font_look look_of(const pugi::xml_node& font) {
  font_look made;
  made.style.struck = is_on(child(font, "strike"));
  made.style.font = symbol_font_named(child(font, "name").attribute("val").value());
  made.color = ink_of(font);
  return made;
}

std::vector<bool> blank_fills(const pugi::xml_node& style_sheet) {
  std::vector<bool> made;
  for (const auto& fill : children_of(child(style_sheet, "fills"))) made.push_back(is_blank_fill(fill));
  return made;
}

}  // namespace

bool is_white(const pugi::xml_node& color) {
  const std::string_view rgb = color.attribute("rgb").value(), indexed = color.attribute("indexed").value();
  const bool theme = std::string_view(color.attribute("theme").value()) == "0" && !color.attribute("tint");
  return rgb == "FFFFFFFF" || rgb == "00FFFFFF" || indexed == "1" || indexed == "9" || theme;
}

rich_text text_of(const pugi::xml_node& element) {
  rich_text made;
  leading_note leading;
  bool white = false, dark = false;  // figures
  for (const auto& node : children_of(element)) {
    const auto name = local_name(node);
    if (name == "t") made.text += text_in(node);
    if (name != "r") continue;
    const auto before = made.text.size();
    append_run(made, node, leading);
    made.has_runs = true;
    const bool figure = before < made.text.size() && holds_digit(std::string_view(made.text).substr(before));
    if (figure) (is_white(child(child(node, "rPr"), "color")) ? white : dark) = true;
  }
  made.white = white && dark;
  made.text = unescaped(std::move(made.text));
  return made;
}

std::vector<rich_text> shared_texts(const pugi::xml_node& sst) {
  std::vector<rich_text> all;
  for (const auto& node : children_of(sst))
    if (is_named(node, "si")) all.push_back(text_of(node));
  return all;
}

std::vector<cell_style> cell_styles(const pugi::xml_node& style_sheet) {
  std::map<unsigned, std::string> own;
  for (const auto& format : children_of(child(style_sheet, "numFmts")))
    own[format.attribute("numFmtId").as_uint()] = format.attribute("formatCode").value();
  const auto blank = blank_fills(style_sheet);
  std::vector<font_look> fonts;
  for (const auto& font : children_of(child(style_sheet, "fonts"))) fonts.push_back(look_of(font));
  std::vector<cell_style> styles;
  for (const auto& style : children_of(child(style_sheet, "cellXfs"))) {
    const auto id = style.attribute("numFmtId").as_uint();
    const auto font = style.attribute("fontId").as_uint();
    const auto found = own.find(id);
    const auto fill = style.attribute("fillId").as_uint();
    const font_look look = font < fonts.size() ? fonts[font] : font_look();
    auto& made = styles.emplace_back(look.style);
    made.on_white = fill >= blank.size() || blank[fill];
    made.format = found != own.end() ? found->second : std::string(builtin_format(id));
    const bool in_white =
        made.format.find(';') == std::string::npos && ascii::lowered(made.format).starts_with("[white]");
    made.unseen = look.color == ink::of_one_point || ((look.color == ink::white || in_white) && made.on_white);
  }
  return styles;
}

}  // namespace v0
}  // namespace perfeval
