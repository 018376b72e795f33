// Tables of a page that repeat another one.
#pragma once

#include <perfeval/read/table.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// Removes copies: a table in a part for fixed columns whose rows contain only what the rows of an earlier table
// contain. `fixed`: for each table, whether it is in such a part.
void leave_out_copies(std::vector<table>& tables, const std::vector<bool>& fixed);

}  // namespace v0
}  // namespace perfeval
