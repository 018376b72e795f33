#include "format.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <array>

namespace perfeval {
namespace {

constexpr const char* readable = "a UTF-8 text in the layout of published forms, or JSON of forms";

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

constexpr std::array<signature, 6> signatures{{
    {"PK\x03\x04", "a zip package (docx, xlsx or another)",
     "a document of a kind that this version reads: text or JSON"},
    {"\xD0\xCF\x11\xE0", "an old Office file (.doc, .xls) or an encrypted package",
     "the file saved anew as text, .docx or .xlsx, without a password"},
    {"%PDF", "a PDF", "its tables as text; PDF is read through Python (perfeval[pdf])"},
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

}  // namespace

detected detect(std::string_view bytes) {
  if (bytes.empty()) return refused("byte 0", "an empty file");
  for (const auto& known : signatures)
    if (bytes.starts_with(known.bytes)) return refused("byte 0", known.found, known.expected);
  auto text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return refused("byte 0", "nothing but blanks");
  const auto sample = text.substr(0, 1 << 16);
  if (bad_bytes(sample) * 20 > sample.size()) {
    const auto control = std::find_if(sample.begin(), sample.end(), is_control);
    const auto bad = std::min(utf8::first_malformed(sample), static_cast<std::size_t>(control - sample.begin()));
    return refused("byte " + std::to_string(bad), "bytes that are no UTF-8 text");
  }
  if (text[first] == '{' || text[first] == '[') return {format::json, "json", "", "", ""};
  return {format::text, "text", "", "", ""};
}

}  // namespace perfeval
