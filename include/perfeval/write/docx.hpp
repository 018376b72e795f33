/// Forms as a Word document in the official layout, one page and one table per form, printable on A4.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// The bytes of a .docx file; read_document_bytes reads back the same forms, equal in every figure and text.
///
/// Control characters that XML does not allow become U+FFFD.
PERFEVAL_API std::string write_docx(std::span<const form> forms);

}  // namespace v0
}  // namespace perfeval
