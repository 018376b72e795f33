/// A user's own document with the findings of an audit marked in it: a comment and a fill colour in every cell
/// concerned.
#pragma once

#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/trouble.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// The bytes of a .docx or .xlsx file, marked.
///
/// Each finding is added to the comment of its cell (existing comments are kept), and the cell is filled with the
/// colour of its most severe finding: red for an error, yellow for a warning, blue for a note. A finding without a cell
/// is attached to the first cell of its form's table, and so is a summary of each form that has findings. Only the
/// affected parts are edited; every other part of the package is copied byte for byte. Without findings the bytes are
/// returned unchanged.
/// Requires: `report` is about exactly these bytes, as read by read_document_bytes; other bytes are refused.
/// Errors: the content of a file never throws. If it is not a .docx or .xlsx, is damaged, or another file than that of
///         the report: an empty value and the troubles.
PERFEVAL_API reading<std::string> mark(std::string_view bytes, const document_report& report, language language,
                                       const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
