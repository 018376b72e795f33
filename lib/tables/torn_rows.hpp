// Spans of a web page that contradict each other: a cell merged over one row or column too many or too few moves the
// cells beside it, or runs into another. A browser shows what the spans say; where the figures belong remains open.
#pragma once

#include <perfeval/read/table.hpp>

#include <cstddef>

namespace perfeval {
inline namespace v0 {

// Of two cells in one place, the upper one ends above the row of the other, which a browser draws over it. Returns the
// number of figures that were in such a cell: over how many rows they are merged is open.
std::size_t part_overlapping_cells(table& made);

// Marks the figures of rows that end one or two columns beside the rows around them, unless they look like those rows
// as they are. Returns how many figures it marked.
std::size_t doubt_torn_rows(table& made);

}  // namespace v0
}  // namespace perfeval
