/// The text layout in which offices publish these forms: what remains of a table when its document is converted to
/// text.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Reads the tables of a text.
///
/// Grammar: UTF-8, with or without a byte order mark, lines ending in LF, CRLF or CR. A TAB starts a cell; a blank line
///          ends a row; a line without a TAB continues the cell before it or, outside a row, is text between tables.
///          Two blank lines, or text between tables, end a table. An empty cell is TAB and nothing, or TAB and U+3000.
///          If most TABs are inside the lines, as when cells are copied from a spreadsheet, each line with a TAB is a
///          row instead.
/// Shape: the columns do not line up: merged cells are empty or missing.
/// Errors: invalid UTF-8 (each invalid byte becomes U+FFFD) and every exceeded limit are troubles with a line; what
///         precedes them is kept.
PERFEVAL_API reading<std::vector<table>> read_text(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
