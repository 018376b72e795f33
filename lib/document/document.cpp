// From bytes to forms: which format it is, what came of it, and how it is said when nothing did.
#include <perfeval/read/document.hpp>

#include <perfeval/read/csv.hpp>
#include <perfeval/read/docx.hpp>
#include <perfeval/read/html.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/read/text.hpp>
#include <perfeval/read/xlsx.hpp>

#include "document/format.hpp"
#include "document/sha256.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

document unreadable(document so_far, std::string at, std::string found, std::string expected) {
  so_far.state = document_state::unreadable;
  so_far.troubles.push_back({"unreadable-document", std::move(at), std::move(found), std::move(expected)});
  return so_far;
}

void take(document& into, reading<std::vector<table>> from) {
  into.tables = std::move(from.value);
  into.troubles = std::move(from.troubles);
}

void recognise_in(document& into, const limits& bounds) {
  auto found = recognise(into.tables, bounds);
  into.forms = std::move(found.forms);
  into.skipped = std::move(found.skipped);
  into.state = into.forms.empty() ? document_state::no_form : document_state::read;
  if (!into.forms.empty()) return;
  if (into.tables.empty()) {
    into.troubles.push_back({"no-form-found", "the whole document", "no table",
                             "tables with the headers of a self-evaluation form; in a text, a TAB starts every cell"});
  } else if (found.nearest.empty()) {
    into.troubles.push_back(
        {"no-form-found", "the whole document",
         std::to_string(into.tables.size()) + " table(s), none with a word of a form's headers",
         "a title (…自评表), a fund table (预算数, 执行数) and an indicator table (三级指标, 指标值, 得分)"});
  } else {
    into.troubles.push_back({"no-form-found", found.nearest, "the nearest candidate", "also " + found.lacks});
  }
}

document read_as_json(document into, std::string_view bytes, const limits& bounds) {
  auto from = read_json(bytes, bounds);
  into.forms = std::move(from.value);
  into.troubles = std::move(from.troubles);
  if (!into.forms.empty()) {
    into.state = document_state::read;
    return into;
  }
  if (into.troubles.empty()) {
    into.state = document_state::no_form;
    into.troubles.push_back({"no-form-found", "\"forms\"", "an empty list", "at least one form"});
    return into;
  }
  const trouble first = into.troubles.front();
  return unreadable(std::move(into), first.at, first.found, first.expected);
}

// Texts in GB18030 or UTF-16 are converted first; the bytes of UTF-8 are read as they are.
reading<std::vector<table>> read_any_text(std::string_view bytes, const limits& bounds) {
  const bool is_utf8 = utf8::first_malformed(bytes) == std::string_view::npos;
  if (!is_utf16(bytes) && (is_utf8 || !is_gb18030(bytes))) return read_text(bytes, bounds);
  std::vector<trouble> troubles;
  const std::string text = as_utf8(bytes, "", troubles);
  auto result = read_text(text, bounds);
  result.troubles.insert(result.troubles.begin(), troubles.begin(), troubles.end());
  return result;
}

// Nothing was read and something went wrong: the first trouble says what.
bool nothing_read(const document& made) { return made.tables.empty() && !made.troubles.empty(); }

document read_as_tables(document into, reading<std::vector<table>> from, const limits& bounds) {
  take(into, std::move(from));
  if (nothing_read(into) && (into.format == "docx" || into.format == "xlsx")) {
    const trouble first = into.troubles.front();
    return unreadable(std::move(into), first.at, first.found, first.expected);
  }
  recognise_in(into, bounds);
  return into;
}

}  // namespace

document read_document_bytes(std::string_view bytes, std::string name, const limits& bounds) {
  document made;
  made.path = std::move(name);
  if (bytes.size() > bounds.bytes)
    return unreadable(
        std::move(made), "byte " + std::to_string(bounds.bytes), std::to_string(bytes.size()) + " bytes",
        "at most " + std::to_string(bounds.bytes) + " (limits.bytes): raise the limit if the document is sound");
  made.sha256 = sha256(bytes);
  const auto is = detect(bytes, bounds);
  made.format = is.name;
  switch (is.what) {
    case format::text:
      return read_as_tables(std::move(made), read_any_text(bytes, bounds), bounds);
    case format::csv:
      return read_as_tables(std::move(made), read_csv(bytes, bounds), bounds);
    case format::html:
      return read_as_tables(std::move(made), read_html(bytes, bounds), bounds);
    case format::docx:
      return read_as_tables(std::move(made), read_docx(bytes, bounds), bounds);
    case format::xlsx:
      return read_as_tables(std::move(made), read_xlsx(bytes, bounds), bounds);
    case format::json:
      return read_as_json(std::move(made), bytes, bounds);
    case format::none:
      break;
  }
  return unreadable(std::move(made), is.at, is.found, is.expected);
}

document read_document(const std::string& path, const limits& bounds) {
  document missing;
  missing.path = path;
  std::error_code refused;
  const auto status = std::filesystem::status(path, refused);
  if (!std::filesystem::exists(status))
    return unreadable(std::move(missing), path, "no such file", "the path of a document that exists");
  if (std::filesystem::is_directory(status))
    return unreadable(std::move(missing), path, "a folder", "the path of one document");
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return unreadable(std::move(missing), path, std::strerror(errno), "a document that may be read");
  std::string bytes;
  char block[65536];
  for (std::size_t got; (got = std::fread(block, 1, sizeof block, file.get())) > 0;) {
    bytes.append(block, got);
    if (bytes.size() > bounds.bytes) break;
  }
  if (std::ferror(file.get()) != 0)
    return unreadable(std::move(missing), path, "an error after " + std::to_string(bytes.size()) + " bytes",
                      "a document that may be read to its end");
  return read_document_bytes(bytes, path, bounds);
}

document read_tables(std::vector<table> tables, const limits& bounds) {
  document made;
  made.tables = std::move(tables);
  for (std::size_t i = 0; i < made.tables.size(); ++i)
    if (made.tables[i].number == 0) made.tables[i].number = static_cast<std::uint32_t>(i + 1);
  recognise_in(made, bounds);
  return made;
}

}  // namespace v0
}  // namespace perfeval
