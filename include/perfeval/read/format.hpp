/// The formats of documents: their names, their endings, and who reads them. The one table, for C++ and Python alike.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// What a document's bytes are.
enum class document_format : std::uint8_t {
  unknown,
  text,
  json,
  html,
  csv,
  docx,
  xlsx,
  pdf,
  web_archive,
  doc,
  xls,
  rtf,
  odt,
  ods,
  flat_odt,
  flat_ods,
  word_xml,
  excel_xml,
  encrypted,
  ofd,
  ole,
  png,
  jpeg,
  gzip,
  rar,
};

/// Who makes tables of a format.
enum class format_reader : std::uint8_t {
  nobody,
  library,      ///< this library
  web_archive,  ///< Python unpacks its pages, and the library reads them
  pdf,          ///< Python, with the extra `pdf`
  office_docx,  ///< LibreOffice makes a .docx of it, for Python
  office_xlsx,  ///< LibreOffice makes a .xlsx of it, for Python
};

/// What is known of a format.
struct format_facts {
  document_format value{};
  std::string_view name;     ///< as `document::format` has it; empty only for `unknown`
  std::string_view endings;  ///< of files looked for in a folder, parted by blanks, the usual one first: ".doc .wps"
  std::string_view title;    ///< what a trouble calls it: "an old Word or WPS file (.doc, .wps)"
  format_reader reader{};
  std::string_view expected;  ///< what a trouble asks for where the library does not read it; empty where it does
};

/// The facts of every format, in the order of the enumeration.
PERFEVAL_API std::span<const format_facts> document_formats() noexcept;

/// The facts of one.
PERFEVAL_API const format_facts& facts_of(document_format format) noexcept;

/// The format of bytes, and what is in the way of reading them if they are not readable.
struct detected_format {
  document_format format = document_format::unknown;
  std::string at, found, expected;  ///< for a trouble; empty if the library reads the format
};

/// Detects the format from the bytes, never from a file's name.
///
/// Errors: none; bytes in no known format are `unknown`, with what was found.
PERFEVAL_API detected_format detect_format(std::string_view bytes, const limits& bounds = {});

PERFEVAL_API std::string_view name_of(format_reader reader) noexcept;  ///< "office_docx"

}  // namespace v0
}  // namespace perfeval
