#include "document/format.hpp"

#include "package/zip.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr const char* readable =
    "a .docx, .xlsx, .html or .csv document, a text in the layout of published forms, or JSON of forms";

// `name`: of a format that is known and not read here.
detected refused(std::string name, std::string found, std::string expected = readable, std::string place = "byte 0") {
  detected none;
  none.name = std::move(name);
  none.at = std::move(place);
  none.found = std::move(found);
  none.expected = std::move(expected);
  return none;
}

struct signature {
  std::string_view bytes;
  const char* name;
  const char* found;
  const char* expected;
};

constexpr const char* through_python = "is read through Python with LibreOffice; or save it anew as .docx or .xlsx";

constexpr std::array<signature, 6> signatures{{
    {"%PDF", "pdf", "a PDF", "its tables as .docx, .xlsx or text; PDF is read through Python (perfeval[pdf])"},
    {"{\\rtf", "rtf", "a rich text file (.rtf)", through_python},
    {"\x89PNG", "", "a picture (PNG)", "a document with text; a scan must be recognised first"},
    {"\xFF\xD8\xFF", "", "a picture (JPEG)", "a document with text; a scan must be recognised first"},
    {"\x1F\x8B", "", "a gzip archive", "the unpacked document"},
    {"Rar!", "", "a RAR archive", "the unpacked document"},
}};

// A name in the directory of an OLE file stands in UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) (wide += c) += '\0';
  return bytes.find(wide) != bytes.npos;
}

// The container of old Office files, of WPS and of encrypted packages ([MS-CFB]).
detected detect_ole(std::string_view bytes) {
  if (has_stream(bytes, "EncryptedPackage"))
    return refused("encrypted", "an encrypted .docx or .xlsx", "the file saved without a password");
  if (has_stream(bytes, "WordDocument")) return refused("doc", "an old Word or WPS file (.doc, .wps)", through_python);
  if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book"))
    return refused("xls", "an old Excel or WPS file (.xls, .et)", through_python);
  return refused("ole", "an old Office file of another kind", "a .docx or .xlsx document");
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
}

// A text has no control bytes and is UTF-8 but for a few bytes.
std::size_t bad_bytes(std::string_view bytes) {
  std::size_t bad = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_control));
  for (std::size_t position = 0; position < bytes.size();) {
    const auto next = utf8::decode(bytes.substr(position));
    if (next.length == 1 && static_cast<unsigned char>(bytes[position]) >= 0x80) ++bad;
    position += next.length;
  }
  return bad;
}

bool holds_ignoring_case(std::string_view text, std::string_view lower_word) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto found = std::search(text.begin(), text.end(), lower_word.begin(), lower_word.end(),
                                 [&](char a, char b) { return lower(a) == b; });
  return found != text.end();
}

bool begins_part(const zip_entry& entry, std::string_view folder) {
  return holds_ignoring_case(std::string_view(entry.name).substr(0, folder.size()), folder);
}

// Word keeps its parts in word/, Excel in xl/; OpenDocument says what it is in its first part, which is not packed.
detected detect_package(std::string_view bytes, const limits& bounds) {
  std::vector<trouble> troubles;
  const zip_reader zip(bytes, bounds, troubles);
  for (const auto& entry : zip.entries()) {
    if (begins_part(entry, "word/")) return {format::docx, "docx", "", "", ""};
    if (begins_part(entry, "xl/")) return {format::xlsx, "xlsx", "", "", ""};
  }
  const auto head = bytes.substr(0, 200);
  if (head.find("opendocument.text") != head.npos) return refused("odt", "an OpenDocument text", through_python);
  if (head.find("opendocument.spreadsheet") != head.npos)
    return refused("ods", "an OpenDocument workbook", through_python);
  if (!troubles.empty()) return refused("", troubles.front().found, troubles.front().expected, troubles.front().at);
  return refused("", "a zip package that is neither .docx nor .xlsx");
}

// Bytes that are text in an encoding that is read: UTF-8 with a few bad bytes, GB18030, or UTF-16 with its mark.
bool is_text(std::string_view sample) {
  const auto controls = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_control));
  return bad_bytes(sample) * 20 <= sample.size() || (controls == 0 && is_gb18030(sample));
}

// The number of commas in the record that `text` begins with, quoted ones aside; cuts the record off.
std::size_t take_record(std::string_view& text) {
  std::size_t commas = 0, i = 0;
  bool quoted = false;
  for (; i < text.size() && (quoted || (text[i] != '\n' && text[i] != '\r')); ++i) {
    if (text[i] == '"') quoted = !quoted;
    commas += !quoted && text[i] == ',';
  }
  text.remove_prefix(std::min(text.find_first_not_of("\r\n", i), text.size()));
  return commas;
}

// A grid of commas: no TAB, and the first records have equally many fields, three at least.
bool is_csv(std::string_view sample) {
  if (sample.find('\t') != sample.npos) return false;
  const auto first = take_record(sample);
  if (first < 2 || sample.empty()) return false;
  for (int i = 0; i < 3 && !sample.empty(); ++i)
    if (take_record(sample) != first) return false;
  return true;
}

}  // namespace

namespace {

// Documents that are text: pages, JSON, csv, the layout of published forms.
detected detect_text(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return refused("", "nothing but blanks");
  const auto sample = text.substr(0, 1 << 16);
  if (!is_text(sample)) {
    const auto control = std::find_if(sample.begin(), sample.end(), is_control);
    const auto bad = std::min(utf8::first_malformed(sample), static_cast<std::size_t>(control - sample.begin()));
    return refused("", "bytes that are no text", readable, "byte " + std::to_string(bad));
  }
  if (text[first] == '{' || text[first] == '[') return {format::json, "json", "", "", ""};
  if (sample.find("urn:schemas-microsoft-com:office:spreadsheet\"") != sample.npos ||
      sample.find("schemas.microsoft.com/office/word/2003/wordml") != sample.npos)
    return refused("xml", "a Word or Excel document of 2003 in XML", through_python);
  if (holds_ignoring_case(sample.substr(0, 1024), "mime-version:"))
    return refused("mht", "a web archive (.mht)", "the page or document saved as .html or .docx");
  const bool page = text[first] == '<' || holds_ignoring_case(sample, "<table") || holds_ignoring_case(sample, "<html");
  if (page) return {format::html, "html", "", "", ""};
  if (is_csv(sample)) return {format::csv, "csv", "", "", ""};
  return {format::text, "text", "", "", ""};
}

}  // namespace

detected detect(std::string_view bytes, const limits& bounds) {
  if (bytes.empty()) return refused("", "an empty file");
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return detect_package(bytes, bounds);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return detect_ole(bytes);
  for (const auto& known : signatures)
    if (bytes.starts_with(known.bytes)) return refused(known.name, known.found, known.expected);
  if (is_utf16(bytes)) {
    std::vector<trouble> troubles;
    return detect_text(as_utf8(bytes.substr(0, 1 << 16), "", troubles));
  }
  return detect_text(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
}

}  // namespace v0
}  // namespace perfeval
