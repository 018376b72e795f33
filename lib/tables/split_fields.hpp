// Fields of delimited text that were split at a comma of their own, because nothing quoted them: 1,220.00 as 1 and
// 220.00.
#pragma once

#include <perfeval/read/table.hpp>

#include <cstddef>
#include <vector>

namespace perfeval {
inline namespace v0 {

// Joins the fields of rows that are wider than the `columns` of the table (0: not known) where it is clear which, by
// groups of three digits, else by words; and where the row then has its digits in the columns in which the other rows
// have theirs. Rows that end before their last column are joined likewise by the widths of other rows; where it stays
// open whether 1,100 is one number or two, the figures of the row get a question mark, so that they are not read.
// `quoted` says of the fields of each row which were in quotation marks, and so are whole. Returns the open rows, from
// 0.
std::vector<std::size_t> settle_split_fields(table& table, std::size_t columns, std::vector<std::vector<bool>> quoted);

}  // namespace v0
}  // namespace perfeval
