// Where the cells of a Word document stand, counted as read/docx.hpp counts them.
#pragma once

#include "xml.hpp"

#include <perfeval/source.hpp>

#include <map>

namespace perfeval {

// Every cell (w:tc) of the body by table (in the order in which they begin, nested ones too), row and grid column,
// from 1. The part of a cell that a vertical merge continues is left out: the cell stands where it begins.
std::map<place, pugi::xml_node> cells_of(const pugi::xml_node& body);

}  // namespace perfeval
