/// Forms as a workbook of the official layout, one sheet a form, printable on A4.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// The bytes of an .xlsx file; read_document_bytes gives back the forms, equal in every figure and text.
///
/// A figure is a number cell where the stored number reads exactly as the figure is printed (at most 15 digits, no sign
/// but `-`, no closing zero, no separators, no unit), under a format of as many decimals; any other figure (99.96%,
/// 2.50, 1,200) is a text cell, so that nothing but what the paper prints is stored. Numbers are written from their
/// digits, never through a double.
/// Shape:  sheets in the order of the forms, named by number and project.
/// Errors: limit_exceeded if a text is longer than a cell of a workbook may be (32,767 characters).
PERFEVAL_API std::string write_xlsx(std::span<const form> forms);

}  // namespace v0
}  // namespace perfeval
