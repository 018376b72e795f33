// Tables drawn in a text (reStructuredText, Pandoc), a cell broken over lines to fit a narrow column:
//
//   +--------+-------+
//   | 年度资 | 5     |
//   | 金总额 | 60.00 |
//   +--------+-------+
#pragma once

#include <string_view>

namespace perfeval {
inline namespace v0 {

// Whether a text is such a table: of the lines of a cell it is not known which are one word or figure.
bool has_broken_cells(std::string_view text);

}  // namespace v0
}  // namespace perfeval
