// What a table lost when it was copied as text.
#pragma once

#include <string_view>

namespace perfeval {
inline namespace v0 {

// Why nobody can tell the columns of a text with TABs between its cells: a browser leaves out the cells that are merged
// from above, Word begins a line at every paragraph of a cell. Empty if neither is to be seen.
std::string_view what_copying_lost(std::string_view text);

}  // namespace v0
}  // namespace perfeval
