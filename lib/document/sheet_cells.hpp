// The cells of a workbook by their places, to be edited.
#pragma once

#include "package/package_edit.hpp"

#include <perfeval/source.hpp>

#include <cstdint>
#include <string>

namespace perfeval {
inline namespace v0 {

// The cell (c) at a place of a sheet's rows (sheetData); it is added, in its order, if the sheet does not have it.
pugi::xml_node sheet_cell(pugi::xml_node rows, const place& place);

// The part of the sheet at a position of the workbook, from 1; empty if there is none.
std::string sheet_part(package_edit& package, const std::string& workbook, std::uint32_t number);

}  // namespace v0
}  // namespace perfeval
