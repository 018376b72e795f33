// Number formats of workbooks: what a cell shows for a stored number. ISO/IEC 29500-1, 18.8.31.
#pragma once

#include <perfeval/error.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// The built-in format of an id, "General" for an unknown id.
std::string_view builtin_format(unsigned id);

// The text that a cell with this format shows for a stored number. The number is taken exactly, cut to the fifteen
// significant digits that a workbook shows, and rounded half away from zero. Stored text that is not a number is shown
// as it is. `since_1904`: the workbook counts its days from 1904.
std::string shown(std::string_view stored, std::string_view format, bool since_1904, const limits& bounds);

// The text that a cell with this format shows for a text: the section with an @, or the fourth.
std::string shown_text(const std::string& text, std::string_view format);

}  // namespace v0
}  // namespace perfeval
