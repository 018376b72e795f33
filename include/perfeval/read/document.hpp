/// A document: bytes of any format become tables, and tables forms. The one door for a path and for bytes in memory.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/names.hpp>
#include <perfeval/read/form.hpp>
#include <perfeval/read/table.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// How far the reading of a document came.
enum class document_state : std::uint8_t {
  read,        ///< at least one form was found
  no_form,     ///< the bytes were read, and there is no table or none is a form (`no-form-found`)
  unreadable,  ///< nothing in the bytes could be read, or there are no bytes (`unreadable-document`)
};
template <>
inline constexpr auto names_of<document_state> = every_name<document_state>(
    {{document_state::read, "read"}, {document_state::no_form, "no_form"}, {document_state::unreadable, "unreadable"}});

/// A document as it was read. Forms that were saved as JSON come without tables.
struct document {
  std::string path;    ///< as it was given; empty for bytes without a name
  std::string sha256;  ///< of the bytes, 64 hexadecimal digits; empty if they could not be had
  /// By content, never by name: "text", "docx", "pdf" … (read/format.hpp has them all); empty if not known.
  std::string format;
  document_state state = document_state::unreadable;
  std::vector<table> tables;
  std::vector<form> forms;
  std::vector<skipped_table> skipped;  ///< tables that are no forms, and why
  std::vector<trouble>
      troubles;  ///< about the input: `unreadable-document` and `no-form-found` stand here too, if state says so

  friend bool operator==(const document&, const document&) = default;
};

/// Reads the file at `path`; "-" is no name for the standard input here.
///
/// Errors: none is thrown for what a file may hold. A missing or empty file, rubbish, and a file beyond `bounds.bytes`
/// give
///         `document_state::unreadable` and a trouble that says what was found and what was expected.
PERFEVAL_API document read_document(const std::string& path, const limits& bounds = {});

/// Reads bytes in memory. `name` becomes the document's path.
PERFEVAL_API document read_document_bytes(std::string_view bytes, std::string name = {}, const limits& bounds = {});

/// Forms from a user's own tables, numbered from 1 where they have no number.
PERFEVAL_API document read_tables(std::vector<table> tables, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
