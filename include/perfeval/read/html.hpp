/// Web pages: their tables, with spans.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Reads the tables of a page, including nested ones inside their cells, all numbered in reading order.
///
/// The encoding is that of the byte order mark, else UTF-8 if the bytes are valid UTF-8, else GB18030 (GBK, GB2312) if
/// declared or if the bytes fit. Omitted tags (`</td>`, `</tr>`, `<tbody>`) are handled as in browsers. Lines of text
/// outside tables are attached to the next table.
/// Shape: the columns line up; `column` is the grid column. Runs of spaces and line ends in the source become one
///        space; <br> and blocks end a line.
/// Errors: bytes that are invalid in their encoding and every exceeded limit are troubles; what was read is kept.
PERFEVAL_API reading<std::vector<table>> read_html(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
