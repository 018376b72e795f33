/// Workbooks (.xlsx): every visible sheet is a table, with its cells as displayed.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Reads the sheets of an .xlsx package; `table.number` is the sheet's position in the workbook, `table.name` its name.
///
/// The text of a number is what the cell displays, with its number format applied to at most fifteen significant digits
/// (0.9996 under 0.00% is 99.96%); if the stored text differs, it is kept as `stored`. Merged cells become spans.
/// Hidden sheets, rows and columns are left out and reported.
/// Shape: rows and columns are the sheet's own; rows without cells are empty.
/// Errors: a damaged, encrypted or truncated package, a part that is not XML, and every exceeded limit are troubles;
///         what was read is kept.
PERFEVAL_API reading<std::vector<table>> read_xlsx(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
