// What declarations of style sheets and tags do to an element (CSS 2.2, CSS Display 3, Transforms 1, Masking 1): hide
// it, strike it out, raise it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// What `display` makes of an element; `other`: no part of a table.
enum class display : std::uint8_t { other, table, group, row, cell };

// Whether the text of an element is seen; what an element does not say is as in the element around it.
struct text_look {
  std::optional<bool> invisible, transparent, white, of_no_size, indented_away;
};

struct html_look {
  bool hidden = false;        // takes no space
  bool invisible = false;     // takes its space, with everything inside it
  bool unsure = false;        // it cannot be told whether it is shown, or how
  bool adds_unknown = false;  // it puts a text before or behind it that cannot be told, as a counter
  bool struck = false, raised = false, lowered = false;
  bool on_own_line = false;    // what is usually part of a line
  bool apart = false;          // it may stand apart from its neighbours in the line
  bool parts_content = false;  // the elements in it stand apart from each other
  text_look text;
  std::string before, after;  // what it puts there of its own
  display shown = display::other;
};

// The properties that are asked for.
enum class css_property : std::uint8_t {
  display,
  visibility,
  opacity,
  color,
  fill,
  font_size,
  overflow,
  width,
  height,
  max_width,
  max_height,
  position,
  left,
  right,
  top,
  bottom,
  text_indent,
  margin_left,
  margin_top,
  margin_right,
  padding_left,
  padding_right,
  decoration,
  vertical_align,
  mso_hide,
  clip,
  clip_path,
  transform,
  scale,
  content_visibility,
  filter,
  flex_direction,
  unicode_bidi,
  floating,
  order,
  content,
  none
};
constexpr std::size_t css_properties = static_cast<std::size_t>(css_property::none);

struct css_declaration {
  css_property property = css_property::none;
  std::string custom;  // the name of a property of the sheet's own: --name
  std::string value;   // in lower case, except that of a custom one
  bool important = false;
};

// "display:none; color: red !important". Properties that nobody asks for are left out, and shorthands are resolved.
std::vector<css_declaration> css_declarations_of(std::string_view text);

// The value of each property, or nothing.
using css_values = std::array<std::optional<std::string_view>, css_properties>;

// What kind of element it is, as far as that decides what a property does.
struct css_element {
  bool is_part_of_table = false;  // table, thead, tr, td …
  bool is_row = false;            // tr, thead, tbody, tfoot, or a column
  bool is_inline = false;         // span, b, font …
};

// What `content` shows: its texts and, by `attribute`, those of the tag. Nothing if it shows what nobody here can tell.
std::optional<std::string> css_content_of(std::string_view value,
                                          const std::function<std::optional<std::string>(std::string_view)>& attribute);

bool is_white_colour(std::string_view value);

html_look css_look_of(const css_values& values, const css_element& element);

// A value with its var(--name, otherwise) replaced. `value_of`: of a custom property, nothing if it has none. Nothing
// if one is not known: the declaration then says nothing.
std::optional<std::string> css_resolved(std::string_view value,
                                        const std::function<std::optional<std::string>(std::string_view)>& value_of);

}  // namespace v0
}  // namespace perfeval
