// Tables in a text whose columns are apart by blanks alone, as Pandoc, reStructuredText and a copied PDF have them.
#pragma once

#include <string_view>

namespace perfeval {
inline namespace v0 {

// Whether most lines of a text have three or more such columns, or one rules them off: which words are one cell depends
// on the width of the signs. A line of signatures in a text of one cell a line makes no table.
bool has_columns_of_blanks(std::string_view text);

}  // namespace v0
}  // namespace perfeval
