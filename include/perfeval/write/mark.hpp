/// A user's own document with what an audit found marked in it: a comment and a ground colour at every cell concerned.
#pragma once

#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/error.hpp>
#include <perfeval/export.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// The bytes of a .docx or .xlsx file, marked.
///
/// Each finding becomes part of the comment of its cell (comments that are there stay), the cell takes the colour of
/// its worst finding: red an error, yellow a warning, blue a note. A finding without a cell stands at the first cell of
/// its form's table. Only the parts concerned are edited; every other part of the package is copied as it is, byte for
/// byte. Without findings the bytes come back unchanged.
/// Requires: `report` is on these very bytes, as read_document_bytes read them.
/// Errors:   none is thrown for what a file may hold. No .docx or .xlsx, or a damaged one: an empty value and the
///           troubles.
PERFEVAL_API reading<std::string> mark(std::string_view bytes, const document_report& report, language language,
                                       const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
