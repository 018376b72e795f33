/// Forms as one web page of the official layout, one table a form; it needs no other file.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// A page in UTF-8, which says so; read_document_bytes gives back the forms, equal in every figure and text, but for
/// blanks at the ends of lines and runs of blanks, which flowing text does not have (the page shows them, in <pre>).
PERFEVAL_API std::string write_html(std::span<const form> forms);

}  // namespace v0
}  // namespace perfeval
