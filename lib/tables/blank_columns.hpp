// Tables in a text whose columns are apart by blanks alone, as Pandoc, reStructuredText and a copied PDF have them.
#pragma once

#include <string_view>

namespace perfeval {
inline namespace v0 {

// Whether a text has several lines of three or more such columns: which words are one cell depends on the width of the
// signs.
bool has_columns_of_blanks(std::string_view text);

}  // namespace v0
}  // namespace perfeval
