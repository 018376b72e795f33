#include "format.hpp"

#include "encoding.hpp"
#include "utf8.hpp"
#include "zip.hpp"

#include <algorithm>
#include <array>

namespace perfeval {
namespace {

constexpr const char* readable =
    "a .docx, .xlsx, .html or .csv document, a text in the layout of published forms, or JSON of forms";

detected refused(std::string at, std::string found, std::string expected = readable) {
  detected none;
  none.at = std::move(at);
  none.found = std::move(found);
  none.expected = std::move(expected);
  return none;
}

struct signature {
  std::string_view bytes;
  const char* found;
  const char* expected;
};

constexpr std::array<signature, 5> signatures{{
    {"\xD0\xCF\x11\xE0", "an old Office file (.doc, .xls) or an encrypted package",
     "the file saved anew as .docx or .xlsx, without a password"},
    {"%PDF", "a PDF", "its tables as .docx, .xlsx or text; PDF is read through Python (perfeval[pdf])"},
    {"\x89PNG", "a picture (PNG)", "a document with text; a scan must be recognised first"},
    {"\xFF\xD8\xFF", "a picture (JPEG)", "a document with text; a scan must be recognised first"},
    {"\x1F\x8B", "a gzip archive", "the unpacked document"},
}};

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
}

// A text has no control bytes and is UTF-8 but for a few bytes.
std::size_t bad_bytes(std::string_view bytes) {
  std::size_t bad = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_control));
  for (std::size_t at = 0; at < bytes.size();) {
    const auto next = utf8::decode(bytes.substr(at));
    if (next.length == 1 && static_cast<unsigned char>(bytes[at]) >= 0x80) ++bad;
    at += next.length;
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

// Word keeps its parts in word/, Excel in xl/.
detected detect_package(std::string_view bytes, const limits& bounds) {
  std::vector<trouble> troubles;
  const zip_reader zip(bytes, bounds, troubles);
  for (const auto& entry : zip.entries()) {
    if (begins_part(entry, "word/")) return {format::docx, "docx", "", "", ""};
    if (begins_part(entry, "xl/")) return {format::xlsx, "xlsx", "", "", ""};
  }
  if (!troubles.empty()) return refused(troubles.front().at, troubles.front().found, troubles.front().expected);
  return refused("byte 0", "a zip package that is neither .docx nor .xlsx", readable);
}

// Bytes that are text in an encoding that is read: UTF-8 with a few bad bytes, GB18030, or UTF-16 with its mark.
bool is_text(std::string_view sample) {
  if (sample.starts_with("\xFF\xFE") || sample.starts_with("\xFE\xFF")) return true;
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

detected detect(std::string_view bytes, const limits& bounds) {
  if (bytes.empty()) return refused("byte 0", "an empty file");
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return detect_package(bytes, bounds);
  for (const auto& known : signatures)
    if (bytes.starts_with(known.bytes)) return refused("byte 0", known.found, known.expected);
  auto text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return refused("byte 0", "nothing but blanks");
  const auto sample = text.substr(0, 1 << 16);
  if (!is_text(sample)) {
    const auto control = std::find_if(sample.begin(), sample.end(), is_control);
    const auto bad = std::min(utf8::first_malformed(sample), static_cast<std::size_t>(control - sample.begin()));
    return refused("byte " + std::to_string(bad), "bytes that are no text");
  }
  if (text[first] == '{' || text[first] == '[') return {format::json, "json", "", "", ""};
  const bool page = text[first] == '<' || holds_ignoring_case(sample, "<table") || holds_ignoring_case(sample, "<html");
  if (page) return {format::html, "html", "", "", ""};
  if (is_csv(sample)) return {format::csv, "csv", "", "", ""};
  return {format::text, "text", "", "", ""};
}

}  // namespace perfeval
