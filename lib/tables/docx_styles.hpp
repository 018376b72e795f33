// What the styles of a Word document do to the text of a run: strike it out, hide it, raise it, show it
// in a symbol font. ISO/IEC 29500-1, 17.7.
#pragma once

#include "tables/symbol_fonts.hpp"

#include <pugixml.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

enum class text_height : std::uint8_t { line, raised, lowered };

// The looks that properties set; nothing for those they do not set.
struct run_look {
  std::optional<bool> struck, hidden;
  std::optional<bool> of_dots;  // too small to be read
  std::optional<bool> white, shaded;
  std::optional<text_height> height;
  std::optional<symbol_font> ascii_font, other_font;

  // `over` takes precedence.
  void overlay(const run_look& over);
  // The look of a character style over that of the paragraph's: struck in both is not struck, as for every property
  // that toggles (17.7.3).
  void toggle(const run_look& over);
  // A child of an rPr element.
  void take(const pugi::xml_node& property, std::string_view local_name);
};

// Whether a shd element has a colour other than white.
bool is_coloured(const pugi::xml_node& shading);

// Of an rPr element.
run_look look_of(const pugi::xml_node& run_properties);

class docx_styles {
 public:
  docx_styles() = default;
  explicit docx_styles(const pugi::xml_node& style_sheet);

  // With the styles that it is based on.
  [[nodiscard]] run_look look(std::string_view style) const;
  // Whether a style of tables, or one that it is based on, gives some cell a colour.
  [[nodiscard]] bool colours_cells(std::string_view style) const;

 private:
  struct style {
    run_look own;
    std::string base;
    bool coloured = false;
  };
  std::map<std::string, style, std::less<>> styles_;
};

}  // namespace v0
}  // namespace perfeval
