/// A user's own document with the first repair of every form made in it.
#pragma once

#include <perfeval/audit/report.hpp>
#include <perfeval/error.hpp>
#include <perfeval/export.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// The bytes of a .docx or .xlsx file in which the cells of the first repair of each form have their new text.
///
/// Only those cells change: in a workbook a number stays a number where it is shown as the text wanted, and a formula
/// is replaced; in a Word document the text keeps the format of the cell's first run. Every other part is copied byte
/// for byte. Without repairs the bytes are returned unchanged.
/// Requires: `report` is about exactly these bytes, as read by read_document_bytes; other bytes are refused.
/// Errors: the content of a file never throws. If it is not a .docx or .xlsx, is damaged, or a cell does not hold what
///         was printed: an empty value and the troubles. deadline_passed if the time is over.
PERFEVAL_API reading<std::string> repair_document(std::string_view bytes, const document_report& report,
                                                  const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
