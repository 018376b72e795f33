// Detects the format of bytes. The facts about each format are in document/formats.cpp.
#include <perfeval/read/format.hpp>

#include "document/named_formats.hpp"
#include "package/package.hpp"
#include "tables/blank_columns.hpp"
#include "tables/broken_cells.hpp"
#include "tables/dialect.hpp"
#include "tables/lost_cells.hpp"
#include "tables/markdown.hpp"
#include "tables/padded_rows.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/line_ends.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using enum document_format;

// A known format, with the wording of its trouble if the library does not read it.
detected_format known(document_format format) {
  const format_facts& facts = facts_of(format);
  if (facts.reader == format_reader::library) return {format, "", "", "", ""};
  return {format, "byte 0", std::string(facts.title), std::string(facts.expected), std::string(facts.advice)};
}

detected_format not_known(std::string_view found, const wanted& instead, std::string place = "byte 0") {
  return {unknown, std::move(place), std::string(found), std::string(instead.expected), std::string(instead.advice)};
}

detected_format not_known(std::string_view found, std::string place = "byte 0") {
  return not_known(found, {facts_of(unknown).expected, facts_of(unknown).advice}, std::move(place));
}

std::string lowered(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return made;
}

detected_format named(const named_format& one) { return not_known(one.found, one.instead); }

struct signature {
  std::string_view bytes;
  document_format format;
};

constexpr std::array<signature, 6> signatures{{
    {"%PDF", pdf},
    {"{\\rtf", rtf},
    {"\x89PNG", png},
    {"\xFF\xD8\xFF", jpeg},
    {"\x1F\x8B", gzip},
    {"Rar!", rar},
}};

// The container of old Office files, of WPS and of encrypted packages ([MS-CFB]).
document_format detect_ole(std::string_view bytes) {
  if (has_stream(bytes, "EncryptedPackage")) return encrypted;
  if (has_stream(bytes, "WordDocument")) return doc;
  return has_stream(bytes, "Workbook") || has_stream(bytes, "Book") ? xls : ole;
}

// The bytes with which databases separate fields and records.
bool may_separate(char c) { return c == '\x01' || c == '\x1E' || c == '\x1F'; }

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
}

// Control bytes that do not separate; a text of records may have some that do.
std::size_t count_controls(std::string_view bytes) {
  const auto controls = std::count_if(bytes.begin(), bytes.end(), is_control);
  if (controls == 0 || bytes.find_first_of("\r\n\x1E") == bytes.npos) return static_cast<std::size_t>(controls);
  return static_cast<std::size_t>(controls - std::count_if(bytes.begin(), bytes.end(), may_separate));
}

// How many bytes are not UTF-8.
std::size_t count_malformed(std::string_view bytes) {
  std::size_t malformed = 0;
  for (std::size_t position = utf8::first_malformed(bytes); position < bytes.size();) {
    const auto next = utf8::decode(bytes.substr(position));
    if (next.length == 1 && static_cast<unsigned char>(bytes[position]) >= 0x80) ++malformed;
    position += next.length;
  }
  return malformed;
}

bool holds_ignoring_case(std::string_view text, std::string_view lower_word) {
  const auto found = std::search(text.begin(), text.end(), lower_word.begin(), lower_word.end(),
                                 [](char a, char b) { return ascii::lower(a) == b; });
  return found != text.end();
}

bool begins_part(const zip_entry& entry, std::string_view folder) {
  return holds_ignoring_case(std::string_view(entry.name).substr(0, folder.size()), folder);
}

// The type that an OpenDocument package declares: its first part, which is not packed; another one if a tool has put
// the parts in another order.
document_format open_document(std::string_view text) {
  if (text.find("opendocument.text") != text.npos) return odt;
  return text.find("opendocument.spreadsheet") != text.npos ? ods : unknown;
}

// The kind of an Office package's main part, by its content type, else by its root; for a truncated package, by
// the usual folders. OFD names its document in OFD.xml.
document_format format_of_parts(package& parts) {
  const std::string name = parts.main_part("");
  const std::string type = name.empty() ? std::string() : parts.content_type(name);
  const auto holds = [&](std::string_view word) { return holds_ignoring_case(type, word); };
  if (holds("sheet.binary") || holds_ignoring_case(name, "workbook.bin")) return xlsb;
  if (holds("presentationml")) return pptx;
  if (holds("wordprocessingml")) return docx;
  if (holds("spreadsheetml")) return xlsx;
  for (const auto& entry : parts.entries()) {
    if (begins_part(entry, "word/") || begins_part(entry, "word\\")) return docx;
    if (begins_part(entry, "xl/workbook.bin") || begins_part(entry, "xl\\workbook.bin")) return xlsb;
    if (begins_part(entry, "xl/") || begins_part(entry, "xl\\")) return xlsx;
  }
  const auto root = name.empty() ? std::nullopt : parts.part(name);
  const auto head = root ? std::string_view(*root).substr(0, 4096) : std::string_view();
  if (head.find("wordprocessingml") != head.npos) return docx;
  if (head.find("spreadsheetml") != head.npos) return xlsx;
  if (parts.has("mimetype")) return open_document(parts.part("mimetype").value_or(""));
  return parts.has("OFD.xml") ? ofd : unknown;
}

// An archive of documents, not a document: no part list of Office, but names of files with known endings.
bool holds_documents(const package& parts) {
  if (parts.has("[Content_Types].xml") || parts.has("mimetype") || parts.has("META-INF/MANIFEST.MF")) return false;
  const auto is_document = [](const zip_entry& entry) {
    const auto dot = std::string_view(entry.name).rfind('.');
    if (dot == std::string::npos) return false;
    const std::string ending = lowered(std::string_view(entry.name).substr(dot));
    const auto all = document_formats();
    return std::any_of(all.begin(), all.end(), [&](const format_facts& one) {
      const auto endings = std::string(" ") + std::string(one.endings) + " ";
      return endings.find(" " + ending + " ") != std::string::npos;
    });
  };
  return std::any_of(parts.entries().begin(), parts.entries().end(), is_document);
}

detected_format detect_package(std::string_view bytes, const limits& bounds) {
  std::vector<trouble> troubles;
  package parts(bytes, bounds, troubles);
  for (const auto format : {format_of_parts(parts), open_document(bytes.substr(0, 200))})
    if (format != unknown) return known(format);
  if (const auto* one = format_named_by_parts(parts)) return named(*one);
  if (holds_documents(parts)) return not_known("a zip archive of files", expected_unpacked);
  if (parts.has("index.xml")) return not_known("an Apple document (.pages, .numbers)", expected_office);
  if (!troubles.empty()) {
    const trouble& first = troubles.front();
    return {unknown, first.at, first.found, first.expected, first.advice};
  }
  return not_known("a zip package that is neither .docx nor .xlsx");
}

// Bytes that are text in a supported encoding: UTF-8 with a few bad bytes, GB18030, or UTF-16 with its mark.
bool is_text(std::string_view sample) {
  const auto controls = count_controls(sample);
  const auto bad = controls + count_malformed(sample);
  return bad * 20 <= sample.size() || (controls == 0 && (is_gb18030(sample) || is_big5(sample)));
}

// Two blank lines between rows: the text has several tables, which its layout separates.
bool has_blank_lines_between(std::string_view text) {
  const auto first = text.find_first_not_of(" \r\n");
  const auto last = text.find_last_not_of(" \r\n");
  if (first == text.npos) return false;
  text = text.substr(first, last - first);
  return text.find("\n\n\n") != text.npos || text.find("\n\r\n\r\n") != text.npos;
}

// Lines with TABs that the layout of published forms does not read: quoted cells, or rows ending after their last cell.
bool needs_a_dialect(std::string_view text) {
  const auto score = score_of(text, {"\t"});
  const bool quoted = text.find("\t\"") != text.npos || text.find("\t=\"") != text.npos ||
                      text.find("\n\"") != text.npos || text.starts_with('"');
  return !has_blank_lines_between(text) && (quoted || score.whole < score.records);
}

// The separators of a text.
detected_format detect_grid(std::string_view source) {
  if (has_pipe_table(source)) return known(markdown);
  const auto dialect = dialect_of(source);
  if (!dialect && has_columns_of_blanks(source))
    return not_known("a table whose columns are apart by blanks alone", expected_original, "the whole text");
  if (!dialect) return known(text);
  if (dialect->signs.separator != "\t") return known(csv);
  if (const auto lost = what_copying_lost(source); !lost.empty())
    return not_known(lost, expected_original, "the whole text");
  return known(needs_a_dialect(source) ? csv : text);
}

// Word, Excel and OpenDocument documents that are a single XML file.
document_format detect_xml(std::string_view sample) {
  constexpr std::pair<std::string_view, document_format> marks[]{
      {"urn:schemas-microsoft-com:office:spreadsheet\"", excel_xml},
      {"schemas.microsoft.com/office/word/2003/wordml", word_xml},
      {"schemas.microsoft.com/office/2006/xmlPackage", word_xml},
      {"office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet", flat_ods},
      {"office:mimetype=\"application/vnd.oasis.opendocument.text", flat_odt},
  };
  for (const auto& [mark, format] : marks)
    if (sample.find(mark) != sample.npos) return format;
  return unknown;
}

// Mail headers: browsers and Office save a page with its pictures as a mail.
bool is_web_archive(std::string_view head) {
  return holds_ignoring_case(head, "mime-version:") || holds_ignoring_case(head, "multipart/related") ||
         holds_ignoring_case(head, "content-transfer-encoding:");
}

// A PDF may begin with something else.
bool holds_pdf(std::string_view bytes) {
  const auto mark = bytes.substr(0, 1024).find("%PDF-");
  return mark != bytes.npos && bytes.find("%%EOF", mark) != bytes.npos;
}

// A package may begin with something else, as what a mail or a server has put in front of it: its list stands at the
// end, and the reader counts from there.
bool holds_package(std::string_view bytes) {
  const auto begin = bytes.substr(0, 1 << 16).find("PK\x03\x04");
  return begin != bytes.npos && bytes.rfind("PK\x05\x06") != bytes.npos && bytes.rfind("PK\x05\x06") > begin;
}

// A table in a notation of wikis, of books (|=== of AsciiDoc, |_. of Textile) and of forums ([td]).
bool is_wiki_table(std::string_view text) {
  const auto has_line = [&](std::string_view begin) {
    return text.starts_with(begin) || text.find("\n" + std::string(begin)) != text.npos;
  };
  const auto has_span = [&](char sign) {
    for (char count = '2'; count <= '9'; ++count)
      if (text.find(std::string{'|', sign, count, '.'}) != text.npos ||
          text.find(std::string{'|', sign, count, '/'}) != text.npos)
        return true;
    return false;
  };
  return text.starts_with("{|") || (has_line("{|") && has_line("|-")) || has_line("|===") || has_line("|_. ") ||
         has_span('\\') || (has_line("[table") && has_line("[tr]"));
}

// Documents in text formats: pages, JSON, csv, the layout of published forms.
detected_format detect_text(std::string_view text_bytes) {
  text_bytes = without_end_marks(text_bytes);
  const auto first = text_bytes.find_first_not_of(" \t\r\n");
  if (first == text_bytes.npos) return not_known("nothing but blanks");
  const auto sample = text_bytes.substr(0, 1 << 16);
  const auto head = sample.substr(0, 1 << 12);
  if (text_bytes[first] != '<' && is_web_archive(head)) return known(web_archive);  // each part in its own encoding
  if (!is_text(sample)) {
    const auto control = std::find_if(sample.begin(), sample.end(), is_control);
    const auto bad = std::min(utf8::first_malformed(sample), static_cast<std::size_t>(control - sample.begin()));
    return not_known("bytes that are not text", "byte " + std::to_string(bad));
  }
  const char begins = text_bytes[first];
  if (begins == '<' && sample.find("<uof:UOF") != sample.npos)
    return not_known("a UOF document (标文通)", expected_office);
  if (is_wiki_table(text_bytes.substr(first)))
    return not_known("a table in the notation of a wiki (MediaWiki, AsciiDoc, Textile, BBCode)", expected_original);
  if (begins == '{' || begins == '[') return known(json);
  if (const auto in_xml = begins == '<' ? detect_xml(sample) : unknown; in_xml != unknown) return known(in_xml);
  const bool page = begins == '<' || holds_ignoring_case(sample, "<table") || holds_ignoring_case(sample, "<html");
  if (page) return known(html);
  if (text_bytes.find("\\begin{tabu") != text_bytes.npos || text_bytes.find("\\begin{longtable") != text_bytes.npos)
    return not_known("a table in the notation of LaTeX", expected_original);
  constexpr std::size_t most_looked_at = 4u << 20;  // bytes, for the separators
  std::string looked_at(text_bytes.substr(0, most_looked_at));
  std::vector<trouble> unused;
  // A second byte of GBK may look like a vertical bar.
  if (utf8::first_malformed(looked_at) != looked_at.npos) looked_at = as_utf8(looked_at, "", unused);
  if (auto lines = with_line_feeds(looked_at)) looked_at = std::move(*lines);
  if (has_padded_rows(looked_at))
    return not_known("rows without their blank and merged cells, as when only the text of a page is kept",
                     expected_original, "the whole text");
  if (has_broken_cells(looked_at))
    return not_known("a table drawn in a text, with cells broken over lines", expected_original, "the whole text");
  return detect_grid(looked_at);
}

}  // namespace

detected_format detect_format(std::string_view bytes, const limits& bounds) {
  if (bytes.empty()) return not_known("an empty file");
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return detect_package(bytes, bounds);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    const auto format = detect_ole(bytes);
    const auto* one = format == ole ? format_named_by_streams(bytes) : nullptr;
    if (one == nullptr) return known(format);
    detected_format found = named(*one);
    found.format = ole;
    return found;
  }
  for (const auto& each : signatures)
    if (bytes.starts_with(each.bytes)) return known(each.format);
  if (const auto* one = format_named_by_bytes(bytes)) return named(*one);
  if (holds_pdf(bytes)) return known(pdf);
  if (holds_package(bytes)) return detect_package(bytes, bounds);
  if (is_wide(bytes)) {
    std::vector<trouble> troubles;
    return detect_text(as_utf8(bytes.substr(0, 4u << 20), "", troubles));
  }
  return detect_text(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
}

}  // namespace v0
}  // namespace perfeval
