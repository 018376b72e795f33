// The frame in which programs export a sheet: numbers of its rows, and letters or numbers of its columns.
#pragma once

#include <perfeval/read/table.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// A first column that counts every row of a table, and above it a row that only names columns (A, B, C; 0, 1, 2; V1,
// V2; Unnamed: 1), are no part of the table, and neither is a first row that counts the columns from 0. The cells keep
// their columns. What programs write for no value (NaN, None, NULL) is blank, \n a line end, and names of columns that
// were told apart (得分.1) are as they were.
void leave_out_frames(std::vector<table>& tables);

}  // namespace v0
}  // namespace perfeval
