/// How documents were read, for people: as JSON, and as comments in a user's own document.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/language.hpp>
#include <perfeval/read/document.hpp>

#include <span>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// The readings of documents: docs/schema/reading.schema.json.
///
/// `indent`: blanks a level; 0 for one line.
PERFEVAL_API std::string to_reading_json(std::span<const document* const> documents, int indent = 0);

/// What became of a header: "读作：全年预算数（依据：栏目名称）", "read as: annual budget (by the words of the
/// header)".
PERFEVAL_API std::string to_text(const read_column& column, language language);

/// The bytes of a .docx or .xlsx file with a comment in every header cell that says how it was read. No cell is filled;
/// existing comments are kept.
/// Requires: `document` was read from exactly these bytes; others are refused.
/// Errors: as `mark`.
PERFEVAL_API reading<std::string> mark_reading(std::string_view bytes, const document& document, language language,
                                               const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
