/// Word documents (.docx): their tables, with spans.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Reads the tables of a .docx package, including nested ones inside their cells, all numbered in reading order.
///
/// Deleted text of tracked changes is left out, inserted text is read. Lines of text outside tables are attached to the
/// next table.
/// Shape: the columns line up; `column` is the grid column.
/// Errors: a damaged, encrypted or truncated package, a part that is not XML, and every exceeded limit are troubles;
///         what was read is kept.
PERFEVAL_API reading<std::vector<table>> read_docx(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
