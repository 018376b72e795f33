/// A document: bytes in any format become tables, and tables become forms. The only entry point for paths and for bytes
/// in memory.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/names.hpp>
#include <perfeval/read/form.hpp>
#include <perfeval/read/lexicon.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// How far a document could be read.
enum class document_state : std::uint8_t {
  read,        ///< at least one form was found
  no_form,     ///< the bytes were read, but there is no table, or none is a form (`no-form-found`)
  unreadable,  ///< nothing could be read from the bytes, or there are no bytes (`unreadable-document`)
};
template <>
inline constexpr auto names_of<document_state> = every_name<document_state>(
    {{document_state::read, "read"}, {document_state::no_form, "no_form"}, {document_state::unreadable, "unreadable"}});

/// A document as read. Forms from JSON have no tables.
struct document {
  std::string path;    ///< as given; empty for bytes without a name
  std::string sha256;  ///< of the bytes, 64 hexadecimal digits; empty if they could not be obtained
  /// By content, never by name: "text", "docx", "pdf" … (read/format.hpp has them all); empty if not known.
  std::string format;
  document_state state = document_state::unreadable;  ///< whether it was read, and whether it has a form
  std::vector<table> tables;                          ///< in reading order, numbered from 1
  std::vector<form> forms;                            ///< in reading order, `index` from 1
  std::vector<form_reading> readings;                 ///< how each form was read; none for forms from JSON
  std::vector<skipped_table> skipped;                 ///< tables that are not forms, and why
  std::vector<trouble> troubles;    ///< about the input, including `unreadable-document` and `no-form-found`
  std::optional<words_file> words;  ///< the user's own words with which it was read, if there were any

  friend bool operator==(const document&, const document&) = default;
};

/// Reads the file at `path`; "-" does not mean standard input here.
///
/// Errors: the content of a file never throws. A missing or empty file, garbage, or a file beyond `bounds.bytes` gives
///         `document_state::unreadable` and a trouble that says what was found and what was expected.
PERFEVAL_API document read_document(const std::string& path, const limits& bounds = {}, const lexicon& words = {});

/// Reads bytes in memory. `name` becomes the document's path.
PERFEVAL_API document read_document_bytes(std::string_view bytes, std::string name = {}, const limits& bounds = {},
                                          const lexicon& words = {});

/// Forms from a user's own tables, which are numbered from 1 if they have no number.
PERFEVAL_API document read_tables(std::vector<table> tables, const limits& bounds = {}, const lexicon& words = {});

}  // namespace v0
}  // namespace perfeval
