/// The formats of documents: names, file extensions, and readers. One table for both C++ and Python.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/names.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// The format of a document's bytes.
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
  markdown,
  xlsb,
  pptx,
};

/// The program that reads a format.
enum class format_reader : std::uint8_t {
  nobody,
  library,      ///< this library
  web_archive,  ///< Python unpacks the pages, and this library reads them
  pdf,          ///< Python, with the extra `pdf`
  office_docx,  ///< LibreOffice, called from Python, converts it to .docx
  office_xlsx,  ///< LibreOffice, called from Python, converts it to .xlsx
};

template <>
inline constexpr auto names_of<format_reader> =
    every_name<format_reader>({{format_reader::nobody, "nobody"},
                               {format_reader::library, "library"},
                               {format_reader::web_archive, "web_archive"},
                               {format_reader::pdf, "pdf"},
                               {format_reader::office_docx, "office_docx"},
                               {format_reader::office_xlsx, "office_xlsx"}});

/// The properties of a format.
struct format_facts {
  document_format value{};    ///< the format
  std::string_view name;      ///< as in `document::format`; empty only for `unknown`
  std::string_view endings;   ///< extensions, separated by spaces, the usual one first: ".doc .wps"
  std::string_view title;     ///< its name in troubles: "an old Word or WPS file (.doc, .wps)"
  format_reader reader{};     ///< what reads it, or makes of it a format that is read
  std::string_view expected;  ///< what a trouble asks for if the library does not read it; else empty
  std::string_view advice{};  ///< the same as advice in Chinese
};

/// The properties of every format, in the order of the enumeration.
PERFEVAL_API std::span<const format_facts> document_formats() noexcept;

/// The properties of one format.
PERFEVAL_API const format_facts& facts_of(document_format format) noexcept;

/// "docx"; empty for `unknown`.
inline std::string_view name_of(document_format format) noexcept { return facts_of(format).name; }

/// The format of bytes, and the obstacle if they cannot be read.
struct detected_format {
  document_format format = document_format::unknown;  ///< by the bytes; the name of a file is not asked
  std::string place, found, expected, advice;         ///< for a trouble; empty if the library reads the format
};

/// Detects the format from the bytes, never from a file's name.
///
/// Errors: none; bytes in no known format are `unknown`, with what was found.
PERFEVAL_API detected_format detect_format(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
