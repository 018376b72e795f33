/// Web pages: their tables, with spans.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/read/table.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Reads the tables of a page, nested ones inside their cells, all numbered in reading order.
///
/// The encoding is that of the byte order mark, else the declared one, else UTF-8 if the bytes are UTF-8, else GB18030
/// (GBK, GB2312). Tags that are left out (</td>, </tr>, <tbody>) are understood as browsers do. Lines of text outside
/// tables stand before the next table.
/// Shape:  the columns line up; `column` is the grid column. Blanks and line ends of the source are one blank; <br> and
///         blocks end a line.
/// Errors: bytes that are not of their encoding and every passed limit are troubles; what was read is kept.
PERFEVAL_API reading<std::vector<table>> read_html(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
