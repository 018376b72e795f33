// Fields of delimited text that were split at a comma of their own, because nothing quoted them: 1,220.00 as 1 and
// 220.00.
#pragma once

#include <perfeval/read/table.hpp>

#include <cstddef>
#include <vector>

namespace perfeval {
inline namespace v0 {

// A row with more fields than its table has columns.
struct wide_row {
  std::size_t row = 0;       // from 0
  std::vector<bool> quoted;  // for each field, whether it was in quotation marks and so is whole
};

// Joins fields of wide rows where it is clear which, by groups of three digits, else by words; and where the row then
// has its digits in the columns in which the other rows have theirs.
void join_split_fields(table& table, std::size_t columns, const std::vector<wide_row>& rows);

}  // namespace v0
}  // namespace perfeval
