/// Forms as one self-contained web page in the official layout, one table per form.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// A page in UTF-8, which it declares; read_document_bytes reads back the same forms, equal in every figure and text
/// except for spaces at line ends and runs of spaces, which flowing text does not have (the page shows them in
/// `<pre>`).
PERFEVAL_API std::string write_html(std::span<const form> forms);

}  // namespace v0
}  // namespace perfeval
