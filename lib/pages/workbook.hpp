// Pages as a workbook (SpreadsheetML).
#pragma once

#include "pages/page.hpp"

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

// The namespace of workbook parts (ISO/IEC 29500-1).
inline constexpr const char* workbook_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

// The bytes of an .xlsx file, one sheet per page; `wide` prints the sheets on landscape A4, repeating their first row.
std::string workbook_of(std::span<const page> pages, bool wide = false);

// The number of decimals of a text that a number cell displays exactly as it is; -1 if none does: more than 15 digits,
// a `+`, a trailing zero …
int decimals_stored_exactly(std::string_view text);

// A text as the content of an XML element of a workbook; what would be read as an escaped character (_x000D_) has its
// underscore escaped.
std::string workbook_text(const std::string& text);

// "A1", "AB12".
// Units: both count from 0.
std::string cell_name(std::size_t row, std::size_t column);

}  // namespace v0
}  // namespace perfeval
