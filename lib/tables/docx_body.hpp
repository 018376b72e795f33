// The tables of a Word document's body. Office Open XML, ISO/IEC 29500-1, 17.4.
#pragma once

#include "package/xml.hpp"
#include "tables/docx_numbering.hpp"
#include "tables/docx_styles.hpp"
#include "tables/grid.hpp"

#include <perfeval/error.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

// What a body needs of its package.
struct docx_surroundings {
  docx_styles styles;
  docx_numbering numbering;
  // The tables of a part that altChunk embeds, by the id of its relationship. Their rows and cells count.
  std::function<std::vector<table>(const std::string& id, space_left& space)> chunk;
};

// The tables in reading order, including those of text boxes. The tables of altChunk parts are numbered after
// all others.
void read_body(const pugi::xml_node& body, const limits& bounds, const docx_surroundings& surroundings,
               reading<std::vector<table>>& out);

// Every cell (w:tc) of the body with the place that read_body gives it. Continuations of a merge are left out: the
// cell is where it begins.
std::map<place, pugi::xml_node> cells_of(const pugi::xml_node& body);

}  // namespace v0
}  // namespace perfeval
