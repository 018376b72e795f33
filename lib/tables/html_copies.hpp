// Tables of a page that show another one again.
#pragma once

#include <perfeval/read/table.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// Takes out copies: a table in a part for fixed columns whose rows hold nothing but what the rows of a table before it
// hold. `fixed`: for each table, whether it stands in such a part.
void leave_out_copies(std::vector<table>& tables, const std::vector<bool>& fixed);

}  // namespace v0
}  // namespace perfeval
