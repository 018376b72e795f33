/// Forms as a workbook in the official layout, one sheet per form, printable on A4.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// The bytes of an .xlsx file; read_document_bytes reads back the same forms, equal in every figure and text.
///
/// A figure is a number cell if the stored number reads exactly as the figure is printed (at most 15 digits, no sign
/// but `-`, no trailing zero, no separators, no unit), under a format with the same number of decimals. Any other
/// figure (99.96%, 2.50, 1,200) is a text cell, so that exactly what the paper prints is stored. Numbers are written
/// from their digits, never through a double.
/// Shape: sheets in the order of the forms, named by number and project.
/// Errors: limit_exceeded if a text is too long for a cell of a workbook (32,767 characters).
PERFEVAL_API std::string write_xlsx(std::span<const form> forms);

}  // namespace v0
}  // namespace perfeval
