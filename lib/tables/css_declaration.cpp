#include "tables/css_escape.hpp"
#include "tables/css_length.hpp"
#include "tables/css_look.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

css_property property_named(std::string_view name) {
  using enum css_property;
  constexpr std::array<std::pair<std::string_view, css_property>, 46> names{{{"display", display},
                                                                             {"visibility", visibility},
                                                                             {"opacity", opacity},
                                                                             {"color", color},
                                                                             {"-webkit-text-fill-color", fill},
                                                                             {"font-size", font_size},
                                                                             {"overflow", overflow},
                                                                             {"overflow-x", overflow},
                                                                             {"overflow-y", overflow},
                                                                             {"width", width},
                                                                             {"height", height},
                                                                             {"max-width", max_width},
                                                                             {"max-height", max_height},
                                                                             {"inline-size", width},
                                                                             {"block-size", height},
                                                                             {"position", position},
                                                                             {"left", left},
                                                                             {"right", right},
                                                                             {"top", top},
                                                                             {"bottom", bottom},
                                                                             {"inset-inline-start", left},
                                                                             {"text-indent", text_indent},
                                                                             {"margin-left", margin_left},
                                                                             {"margin-top", margin_top},
                                                                             {"margin-right", margin_right},
                                                                             {"padding-left", padding_left},
                                                                             {"padding-right", padding_right},
                                                                             {"text-decoration", decoration},
                                                                             {"text-decoration-line", decoration},
                                                                             {"vertical-align", vertical_align},
                                                                             {"mso-hide", mso_hide},
                                                                             {"clip", clip},
                                                                             {"clip-path", clip_path},
                                                                             {"-webkit-clip-path", clip_path},
                                                                             {"transform", transform},
                                                                             {"-webkit-transform", transform},
                                                                             {"-ms-transform", none},
                                                                             {"scale", css_property::scale},
                                                                             {"content-visibility", content_visibility},
                                                                             {"filter", filter},
                                                                             {"flex-direction", flex_direction},
                                                                             {"flex-flow", flex_direction},
                                                                             {"unicode-bidi", unicode_bidi},
                                                                             {"float", floating},
                                                                             {"order", css_property::order},
                                                                             {"content", content}}};
  for (const auto& [word, property] : names)
    if (word == name) return property;
  return none;
}

// "font: bold 0/0 a": the size in it.
std::string_view size_in_font(std::string_view value) {
  for (const auto word : words_of(value)) {
    const auto size = word.substr(0, word.find('/'));
    if (const auto length = length_of(size); length && (!length->unit.empty() || length->thousandths == 0)) return size;
  }
  return {};
}

void take_shorthand(std::vector<css_declaration>& made, std::string_view name, std::string_view value, bool important) {
  const auto add = [&](css_property property, std::string_view part) {
    made.push_back({property, {}, std::string(part), important});
  };
  if (name == "font") {
    if (const auto size = size_in_font(value); !size.empty()) add(css_property::font_size, size);
    return;
  }
  const bool inset = name == "inset", padding = name == "padding";
  if (!inset && !padding && name != "margin") return;
  const auto sides = words_of(value);
  if (sides.empty()) return;
  const auto right = sides.size() > 1 ? sides[1] : sides[0], left = sides.size() > 3 ? sides[3] : right;
  if (padding) return add(css_property::padding_left, left), add(css_property::padding_right, right);
  add(inset ? css_property::top : css_property::margin_top, sides[0]);
  add(inset ? css_property::left : css_property::margin_left, left);
  add(inset ? css_property::right : css_property::margin_right, right);
  if (inset) add(css_property::bottom, sides.size() > 2 ? sides[2] : sides[0]);
}

void take_declaration(std::vector<css_declaration>& made, std::string_view text) {
  const auto colon = text.find(':');
  if (colon == text.npos) return;
  const auto name = ascii::trimmed(text.substr(0, colon));
  auto value = ascii::trimmed(text.substr(colon + 1));
  const auto mark = value.rfind('!');
  const bool important = mark != value.npos && ascii::same_word(ascii::trimmed(value.substr(mark + 1)), "important");
  if (important) value = ascii::trimmed(value.substr(0, mark));
  if (name.starts_with("--"))
    return made.push_back({css_property::none, std::string(name), std::string(value), important});
  const auto word = css_unescaped(name);
  const auto property = word ? property_named(ascii::lowered(*word)) : css_property::none;
  const bool is_content = property == css_property::content;
  const bool as_written = is_content || value.find("var(") != value.npos;  // the names in it keep their case
  const auto plain = is_content ? std::optional(std::string(value)) : css_unescaped(value);
  if (!word || !plain || plain->empty()) return;
  const std::string lower = as_written ? *plain : ascii::lowered(*plain);
  if (property == css_property::none) return take_shorthand(made, ascii::lowered(*word), lower, important);
  made.push_back({property, {}, lower, important});
}

}  // namespace

std::vector<css_declaration> css_declarations_of(std::string_view text) {
  std::vector<css_declaration> made;
  std::size_t start = 0;
  int depth = 0;
  char quote = '\0';
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ';';
    if (i < text.size()) {
      if (quote != '\0') {
        if (c == '\\') ++i;
        if (c == quote) quote = '\0';
        continue;
      }
      if (c == '\\' && i + 1 < text.size()) {
        ++i;
        continue;
      }
      if (c == '"' || c == '\'') quote = c;
      if (c == '(') ++depth;
      if (c == ')' && depth > 0) --depth;
      if (c != ';' || depth > 0) continue;
    }
    take_declaration(made, text.substr(start, std::min(i, text.size()) - start));
    start = i + 1;
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
