// From bytes to forms: the detected format, the forms read, and the trouble reported if there are none.
#include <perfeval/read/document.hpp>

#include <perfeval/deadline.hpp>
#include <perfeval/read/csv.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/read/text.hpp>

#include "document/file_bytes.hpp"
#include "document/formats.hpp"
#include "tables/blank_cells.hpp"
#include "tables/dialect.hpp"
#include "tables/lone_cells.hpp"
#include "tables/markdown.hpp"
#include "tables/repeated_cells.hpp"
#include "tables/sheet_frame.hpp"
#include "tables/time_limit.hpp"
#include "tables/unseen.hpp"
#include "tables/valid_text.hpp"
#include "text/encoding.hpp"
#include "text/line_ends.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

document unreadable(document so_far, trouble cause) {
  so_far.state = document_state::unreadable;
  cause.kind = trouble_kind::unreadable_document;
  so_far.troubles.push_back(std::move(cause));
  return so_far;
}

document unreadable(document so_far, std::string place, std::string found, std::string expected) {
  return unreadable(std::move(so_far),
                    {trouble_kind::unreadable_document, std::move(place), std::move(found), std::move(expected)});
}

// https://…, ftp://…: something in the place of a path that no file system has.
bool is_web_address(std::string_view path) {
  const auto scheme = path.substr(0, std::min(path.find("://"), path.size()));
  return scheme.size() >= 2 && scheme.size() < path.size() && std::all_of(scheme.begin(), scheme.end(), [](char c) {
           return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
         });
}

// A part that is not well-formed, or a package that is cut off: what follows the last rows may be lost.
void leave_ends_open(document& out) {
  const bool broken = std::any_of(out.troubles.begin(), out.troubles.end(), [](const trouble& one) {
    return one.kind == trouble_kind::unreadable_part || (one.kind == trouble_kind::cut_off && one.at == "the package");
  });
  if (!broken || out.tables.empty()) return;
  const auto first =
      out.format == name_of(document_format::xlsx) ? out.tables.begin() : out.tables.end() - 1;  // any sheet
  for (auto table = first; table != out.tables.end(); ++table)
    if (!table->rows.empty()) table->rows.back().hides = true;
}

void take(document& document, reading<std::vector<table>> source) {
  document.tables = std::move(source.value);
  document.troubles = std::move(source.troubles);
  leave_ends_open(document);
}

// The time ended: the forms that were read by then are the document's; without any it is unreadable, whatever it holds.
void settle_over_time(document& out) {
  out.state = document_state::read;
  if (!out.forms.empty()) return;
  const auto over = std::find_if(out.troubles.begin(), out.troubles.end(),
                                 [](const trouble& one) { return one.kind == trouble_kind::time_limit; });
  trouble found = *over;
  out = unreadable(std::move(out), std::move(found));
}

void recognise_in(document& out, const limits& bounds, const lexicon& words) {
  if (is_over(out.troubles)) return settle_over_time(out);
  recognition found;
  within_time(out.troubles, "the tables", [&] {
    make_valid(out.tables, out.troubles);
    leave_out_unseen(out.tables);
    take_lone_cells(out.tables);
    leave_out_frames(out.tables);
    fill_blank_cells(out.tables);
    join_repeated_cells(out.tables);
    found = recognise(out.tables, bounds, words);
  });
  out.troubles.insert(out.troubles.end(), found.troubles.begin(), found.troubles.end());
  out.forms = std::move(found.forms);
  out.readings = std::move(found.readings);
  out.skipped = std::move(found.skipped);
  if (is_over(out.troubles)) return settle_over_time(out);
  out.state = out.forms.empty() ? document_state::no_form : document_state::read;
  if (!out.forms.empty()) return;
  if (out.tables.empty()) {
    out.troubles.push_back({trouble_kind::no_form_found, "the whole document", "no table",
                            "tables with the headers of a self-evaluation form; in a text, a TAB starts every cell"});
  } else if (found.nearest.empty()) {
    out.troubles.push_back(
        {trouble_kind::no_form_found, "the whole document",
         std::to_string(out.tables.size()) + " table(s), none with a word of a form's headers",
         "a title (…自评表), a fund table (预算数, 执行数) and an indicator table (三级指标, 指标值, 得分)"});
  } else {
    out.troubles.push_back(
        {trouble_kind::no_form_found, found.nearest, "the nearest candidate", "also " + found.lacks});
  }
}

document read_as_json(document document, std::string_view bytes, const limits& bounds) {
  auto source = read_json(bytes, bounds);
  document.forms = std::move(source.value);
  document.troubles = std::move(source.troubles);
  if (!document.forms.empty()) {
    document.state = document_state::read;
    return document;
  }
  if (document.troubles.empty()) {
    document.state = document_state::no_form;
    document.troubles.push_back({trouble_kind::no_form_found, "\"forms\"", "an empty list", "at least one form"});
    return document;
  }
  trouble first = document.troubles.front();
  return unreadable(std::move(document), std::move(first));
}

// Texts in GB18030 or UTF-16 are converted first; the bytes of UTF-8 are read as they are.
using text_reading = reading<std::vector<table>> (*)(std::string_view, const limits&);
reading<std::vector<table>> read_any_text(std::string_view bytes, text_reading read, const limits& bounds) {
  bytes = without_end_marks(bytes);
  const bool is_utf8 = utf8::first_malformed(bytes) == std::string_view::npos;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!is_wide(bytes) && (is_utf8 || !(is_gb18030(bytes) || is_big5(bytes)))) {
    const auto lines = with_line_feeds(bytes);
    return read(lines ? std::string_view(*lines) : bytes, bounds);
  }
  std::vector<trouble> troubles;
  std::string text = as_utf8(bytes, "", troubles);
  if (auto lines = with_line_feeds(text)) text = std::move(*lines);
  auto result = read(text, bounds);
  result.troubles.insert(result.troubles.begin(), troubles.begin(), troubles.end());
  return result;
}

// Whether a trouble takes tables away from a document, and not only texts or characters.
bool takes_tables(const trouble& trouble) {
  return trouble.kind != trouble_kind::invalid_utf8 && trouble.kind != trouble_kind::invalid_encoding &&
         trouble.kind != trouble_kind::hidden_cells;
}

// If nothing was read and something went wrong, the first trouble says what.
const trouble* why_nothing_was_read(const document& made) {
  const auto first = std::find_if(made.troubles.begin(), made.troubles.end(), takes_tables);
  return made.tables.empty() && first != made.troubles.end() ? &*first : nullptr;
}

// For a text in which no form was found: the separators that were tried.
void say_dialects(document& out, std::string_view text) {
  std::vector<trouble> unused;
  constexpr std::size_t most_looked_at = 1u << 20;
  if (out.state == document_state::no_form && !out.troubles.empty())
    out.troubles.back().found += "; tried: " + dialects_tried(as_utf8(text.substr(0, most_looked_at), "", unused));
}

// `text`: that of a document that is a text.
document read_as_tables(document document, reading<std::vector<table>> source, const limits& bounds,
                        const lexicon& words, std::string_view text = {}) {
  take(document, std::move(source));
  if (document.format == "docx" || document.format == "xlsx")
    if (const auto* cause = why_nothing_was_read(document)) {
      trouble first = *cause;
      return unreadable(std::move(document), std::move(first));
    }
  recognise_in(document, bounds, words);
  if (!text.empty()) say_dialects(document, text);
  return document;
}

document read_as(const detected_format& detected, document made, std::string_view bytes, const limits& bounds,
                 const lexicon& words) {
  switch (detected.format) {
    case document_format::text:
      return read_as_tables(std::move(made), read_any_text(bytes, read_text, bounds), bounds, words, bytes);
    case document_format::markdown:
      return read_as_tables(std::move(made), read_any_text(bytes, read_markdown, bounds), bounds, words);
    case document_format::csv:
      return read_as_tables(std::move(made), read_csv(bytes, bounds), bounds, words, bytes);
    case document_format::json:
      return read_as_json(std::move(made), bytes, bounds);
    default:
      if (const table_reader read = reader_of(detected.format))
        return read_as_tables(std::move(made), read(bytes, bounds), bounds, words);
      return unreadable(std::move(made), {trouble_kind::unreadable_document, detected.place, detected.found,
                                          detected.expected, detected.advice});
  }
}

}  // namespace

document read_document_bytes(std::string_view bytes, std::string name, const limits& bounds, const lexicon& words) {
  document made;
  made.words = words.added();
  made.path = std::move(name);
  if (bytes.size() > bounds.bytes)
    return unreadable(
        std::move(made), "byte " + to_string(bounds.bytes), std::to_string(bytes.size()) + " bytes",
        "at most " + to_string(bounds.bytes) + " (limits.bytes): raise the limit if the document is sound");
  const deadline until(bounds.seconds);
  try {
    made.sha256 = sha256(bytes);
    const auto detected = detect_format(bytes, bounds);
    made.format = name_of(detected.format);
    return read_as(detected, made, bytes, bounds, words);
  } catch (const deadline_passed& passed) {
    made.troubles.push_back(time_is_over("the whole document", passed));
    settle_over_time(made);
    return made;
  }
}

document read_document(const std::string& path, const limits& bounds, const lexicon& words) {
  document missing;
  missing.words = words.added();
  missing.path = path;
  std::error_code refused;
  const auto status = std::filesystem::status(path, refused);
  if (status.type() == std::filesystem::file_type::not_found) {
    if (is_web_address(path))
      return unreadable(std::move(missing), path, "a web address", "the path of a file: download the document first");
    return unreadable(std::move(missing), path, "no such file", "the path of a document that exists");
  }
  if (!std::filesystem::exists(status))
    return unreadable(std::move(missing), path, refused.message(), "a document that may be read");
  if (std::filesystem::is_directory(status)) {
    const std::filesystem::directory_iterator open(path, refused);
    return unreadable(std::move(missing), path, refused ? "a folder: " + refused.message() : "a folder",
                      refused ? "a folder that may be read" : "the path of one document");
  }
  const deadline until(bounds.seconds);
  file_bytes read;
  try {
    read = bytes_of_file(path, bounds.bytes);
  } catch (const deadline_passed& passed) {
    missing.troubles.push_back(time_is_over(path, passed));
    settle_over_time(missing);
    return missing;
  }
  if (!read.refused.empty()) return unreadable(std::move(missing), path, read.refused, read.expected);
  return read_document_bytes(read.bytes, path, bounds, words);
}

document read_tables(std::vector<table> tables, const limits& bounds, const lexicon& words) {
  const deadline until(bounds.seconds);
  document made;
  made.words = words.added();
  made.tables = std::move(tables);
  for (std::size_t i = 0; i < made.tables.size(); ++i)
    if (made.tables[i].number == 0) made.tables[i].number = static_cast<std::uint32_t>(i + 1);
  recognise_in(made, bounds, words);
  return made;
}

}  // namespace v0
}  // namespace perfeval
