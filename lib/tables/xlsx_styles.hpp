// The styles and the shared texts of a workbook, as far as cells need them.
#pragma once

#include "tables/symbol_fonts.hpp"

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct rich_text {
  std::string text;
  bool struck = false;    // a part of it is struck out, and left out
  bool has_runs = false;  // with fonts of their own
  bool white = false;     // of digits some are white, and not all
};

// The text of an <si>, <is> or <text>: its runs joined, phonetic hints and marks of notes left out.
rich_text text_of(const pugi::xml_node& node);

std::vector<rich_text> shared_texts(const pugi::xml_node& sst);

// White as a colour of its own, as the background of the usual theme, or in the old palette.
bool is_white(const pugi::xml_node& color);

struct cell_style {
  std::string format;    // of numbers
  bool struck = false;   // the whole cell is struck out
  bool unseen = false;   // white on a sheet that is white, or of one point
  bool on_white = true;  // nothing, or white, is behind the text
  symbol_font font = symbol_font::none;
};

// The cell styles (cellXfs), by the number in a cell's `s`.
std::vector<cell_style> cell_styles(const pugi::xml_node& style_sheet);

}  // namespace v0
}  // namespace perfeval
