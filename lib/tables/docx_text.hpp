// The text of a paragraph of a Word document as it is shown. Office Open XML, ISO/IEC 29500-1, 17.3 and 17.16.
#pragma once

#include "tables/docx_styles.hpp"

#include <pugixml.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The deepest nesting of elements that only wrap: Word writes a handful.
constexpr std::uint32_t most_wrappers = 200;

// Elements that only wrap blocks or runs: content controls, tracked insertions, links.
bool is_wrapper(std::string_view name) noexcept;

// For mc:AlternateContent, the one alternative that counts; for any other node, the node itself.
pugi::xml_node chosen(const pugi::xml_node& node);

// The attribute of that local name; empty if there is none.
std::string_view attribute(const pugi::xml_node& node, std::string_view name) noexcept;

// Whether a content control shows only what is to be entered ("click here …").
bool is_placeholder(const pugi::xml_node& control);

// Whether a property is there and not switched off (w:vanish, w:vanish w:val="0").
bool is_on(const pugi::xml_node& property) noexcept;

// A paragraph as shown: its text, the text boxes anchored in it (w:txbxContent), and whether its end was deleted, so
// that the next paragraph continues its line.
struct paragraph_text {
  std::string text;
  std::vector<pugi::xml_node> boxes;
  bool end_deleted = false;
  std::size_t hidden = 0, struck = 0;  // texts that were left out
  bool hides_figure = false;           // a hidden one has a digit
  bool in_doubt = false;               // figures that may not be read as they are stored
  bool white_figure = false;           // digits in white, and no colour of their own behind them
  std::size_t pictures = 0;            // that stand in the line
};

// Deleted, moved, hidden and struck-out text, instructions of fields and marks of notes are left out. Stops soon after
// `most` bytes.
paragraph_text text_of(const pugi::xml_node& paragraph, std::size_t most, const docx_styles& styles);

}  // namespace v0
}  // namespace perfeval
