// Tables that were copied out of a document or a page as text: a TAB between the cells that a row has.
#pragma once

#include <perfeval/read/table.hpp>

namespace perfeval {
inline namespace v0 {

// Whether each row has its own cells and no more, so that one over several columns counts once and the columns do not
// line up; a sheet has a blank for each column that a cell covers, also if its rows end after their last value.
bool has_copied_rows(const table& table);

}  // namespace v0
}  // namespace perfeval
