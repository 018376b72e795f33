// The styles and the shared texts of a workbook, as far as cells need them.
#pragma once

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The text of an <si>, <is> or <text>: its runs joined, phonetic hints left out.
std::string rich_text(const pugi::xml_node& node);

std::vector<std::string> shared_texts(const pugi::xml_node& sst);

// The number format of each cell style (cellXfs), by the number in a cell's `s`.
std::vector<std::string> cell_formats(const pugi::xml_node& style_sheet);

}  // namespace v0
}  // namespace perfeval
