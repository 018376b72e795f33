// The tables of a Word document's body. Office Open XML, ISO/IEC 29500-1, 17.4.
#pragma once

#include "package/xml.hpp"

#include <perfeval/error.hpp>
#include <perfeval/read/table.hpp>

#include <map>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The tables in reading order, those of text boxes too.
void read_body(const pugi::xml_node& body, const limits& bounds, reading<std::vector<table>>& out);

// Every cell (w:tc) of the body where read_body places it. The part of a cell that a merge continues is left out: the
// cell stands where it begins.
std::map<place, pugi::xml_node> cells_of(const pugi::xml_node& body);

}  // namespace v0
}  // namespace perfeval
