// The facts about every format. Detection is in document/format.cpp.
#include "document/formats.hpp"

#include <perfeval/detail/words.hpp>
#include <perfeval/read/docx.hpp>
#include <perfeval/read/html.hpp>
#include <perfeval/read/xlsx.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using enum document_format;

constexpr std::string_view through_office =
    "a .docx or .xlsx document; the Python package makes one of it with LibreOffice";
constexpr std::string_view save_for_office = "请另存为 .docx 或 .xlsx";
constexpr std::string_view readable =
    "a .docx, .xlsx, .html or .csv document, a text in the layout of published forms, or JSON of forms";
constexpr std::string_view scanned = "a document with text; a scan must be recognised first";
constexpr std::string_view original = "请提供可编辑的原件";
constexpr std::string_view without_password = "the file saved without a password";

constexpr auto facts = detail::enum_table<format_facts>({
    {unknown, "", "", "bytes of an unknown format", format_reader::nobody, readable},
    {text, "text", ".txt", "a text", format_reader::library, ""},
    {json, "json", ".json", "JSON", format_reader::library, ""},
    {html, "html", ".html .htm", "a web page", format_reader::library, ""},
    {csv, "csv", ".csv", "a csv file", format_reader::library, ""},
    {docx, "docx", ".docx .docm", "a Word document", format_reader::library, ""},
    {xlsx, "xlsx", ".xlsx .xlsm", "an Excel workbook", format_reader::library, ""},
    {pdf, "pdf", ".pdf", "a PDF", format_reader::pdf,
     "its tables as .docx, .xlsx or text; PDF is read through Python (perfeval[pdf])", "请提供 Word 或 Excel 原件"},
    {web_archive, "mht", ".mht .mhtml", "a web archive (.mht)", format_reader::web_archive,
     "the page or document saved as .html or .docx", "请另存为 .html 或 .docx"},
    {doc, "doc", ".doc .wps", "an old Word or WPS file (.doc, .wps)", format_reader::office_docx, through_office,
     save_for_office},
    {xls, "xls", ".xls .et", "an old Excel or WPS file (.xls, .et)", format_reader::office_xlsx, through_office,
     save_for_office},
    {rtf, "rtf", ".rtf", "a rich text file (.rtf)", format_reader::office_docx, through_office, save_for_office},
    {odt, "odt", ".odt", "an OpenDocument text (.odt)", format_reader::office_docx, through_office, save_for_office},
    {ods, "ods", ".ods", "an OpenDocument spreadsheet (.ods)", format_reader::office_xlsx, through_office,
     save_for_office},
    {flat_odt, "fodt", ".fodt", "an OpenDocument text in one XML file (.fodt)", format_reader::office_docx,
     through_office, save_for_office},
    {flat_ods, "fods", ".fods", "an OpenDocument spreadsheet in one XML file (.fods)", format_reader::office_xlsx,
     through_office, save_for_office},
    {word_xml, "xml", "", "a Word document in one XML file", format_reader::office_docx, through_office,
     save_for_office},
    {excel_xml, "xml", "", "an Excel workbook in one XML file", format_reader::office_xlsx, through_office,
     save_for_office},
    {encrypted, "encrypted", "", "an encrypted Office file", format_reader::nobody, without_password,
     "请去除密码后再提交"},
    {ofd, "ofd", "", "an OFD document", format_reader::nobody, "the same as PDF, .docx or .xlsx",
     "请另存为 PDF、.docx 或 .xlsx"},
    {ole, "ole", "", "an old Office file of another kind", format_reader::nobody, "a .docx or .xlsx document",
     save_for_office},
    {png, "png", "", "a picture (PNG)", format_reader::nobody, scanned, original},
    {jpeg, "jpeg", "", "a picture (JPEG)", format_reader::nobody, scanned, original},
    {gzip, "gzip", "", "a gzip archive", format_reader::nobody, "the unpacked document", "请先解压"},
    {rar, "rar", "", "a RAR archive", format_reader::nobody, "the unpacked document", "请先解压"},
    {markdown, "markdown", "", "a text with Markdown tables", format_reader::library, ""},
    {xlsb, "xlsb", ".xlsb", "a binary workbook (.xlsb)", format_reader::nobody, "the workbook saved as .xlsx",
     "请另存为 .xlsx"},
    {pptx, "pptx", "", "a presentation (.pptx)", format_reader::nobody, "a .docx or .xlsx document", save_for_office},
});

constexpr std::array<std::pair<document_format, table_reader>, 3> readers{
    {{html, read_html}, {docx, read_docx}, {xlsx, read_xlsx}}};

}  // namespace

table_reader reader_of(document_format format) noexcept {
  const auto found =
      std::find_if(readers.begin(), readers.end(), [format](const auto& row) { return row.first == format; });
  return found == readers.end() ? nullptr : found->second;
}

std::span<const format_facts> document_formats() noexcept { return {facts.begin(), facts.end()}; }
const format_facts& facts_of(document_format format) noexcept { return facts[format]; }

}  // namespace v0
}  // namespace perfeval
