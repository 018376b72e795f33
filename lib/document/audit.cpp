// The report of a document: the troubles of reading, the findings of its forms, or that it yielded nothing.
#include "recognise/row.hpp"
#include "recognise/words.hpp"

#include <perfeval/audit/call.hpp>
#include <perfeval/deadline.hpp>
#include <perfeval/read/audit.hpp>
#include <perfeval/read/format.hpp>

#include <algorithm>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace {

// What was found and what was expected, from the trouble that explains why there is no form.
std::string reason_of(const document& document, trouble_kind kind) {
  const auto cause = std::find_if(document.troubles.begin(), document.troubles.end(),
                                  [kind](const trouble& t) { return t.kind == kind; });
  if (cause == document.troubles.end()) return {};
  return (cause->at.empty() ? "" : cause->at + ": ") + "found " + cause->found + ", expected " + cause->expected;
}

finding nothing_of(const document& document, code code, trouble_kind kind) {
  finding f = document_finding(code, reason_of(document, kind));
  f.hindrance = hindrance_of(document);
  return f;
}

hindrance of_format(const format_facts& facts) {
  switch (facts.reader) {
    case format_reader::library:
      return hindrance::damaged;
    case format_reader::pdf:
      return hindrance::layout_only;
    case format_reader::web_archive:
    case format_reader::office_docx:
    case format_reader::office_xlsx:
      return hindrance::other_format;
    case format_reader::nobody:
      break;
  }
  switch (facts.value) {
    case document_format::encrypted:
      return hindrance::encrypted;
    case document_format::ofd:
      return hindrance::layout_only;
    case document_format::png:
    case document_format::jpeg:
      return hindrance::picture;
    case document_format::gzip:
    case document_format::rar:
      return hindrance::archive;
    case document_format::ole:
    case document_format::xlsb:
    case document_format::pptx:
      return hindrance::other_format;
    default:
      return hindrance::unknown_format;
  }
}

hindrance unreadable(const document& document) {
  if (std::any_of(document.troubles.begin(), document.troubles.end(),
                  [](const trouble& t) { return t.kind == trouble_kind::time_limit; }))
    return hindrance::out_of_time;
  if (document.sha256.empty()) return hindrance::no_bytes;
  for (const format_facts& facts : document_formats())
    if (document.format == facts.name) return of_format(facts);
  return hindrance::unknown_format;
}

// Whether figures are left over under the header of a column.
bool holds_figures(const form_reading& reading, const read_column& column) {
  const std::string key = words::key_of(column.header), bare = words::bare(key);
  return std::any_of(reading.extras.begin(), reading.extras.end(), [&](const left_over& left) {
    return left.figures > 0 && left.cell.table == column.cell.table && (left.label == key || left.label == bare);
  });
}

// Columns of figures that no word explains, the same header once: nothing in them was audited.
void report_unknown_columns(const document& document, std::vector<trouble>& troubles) {
  std::vector<std::string> said;
  for (const form_reading& reading : document.readings)
    for (const read_column& column : reading.columns) {
      if (column.use != column_use::unknown || !holds_figures(reading, column)) continue;
      if (std::find(said.begin(), said.end(), column.header) != said.end()) continue;
      said.push_back(column.header);
      troubles.push_back({trouble_kind::unknown_column, in_words(column.cell), column.header,
                          "a column of a form; its figures are in no check"});
    }
}

}  // namespace

hindrance hindrance_of(const document& document) {
  switch (document.state) {
    case document_state::read:
      return hindrance::none;
    case document_state::no_form:
      return document.tables.empty() ? hindrance::no_table : hindrance::no_form;
    case document_state::unreadable:
      break;
  }
  return unreadable(document);
}

document_report audit_document(const document& document, const pack& rules, const limits& bounds) {
  const deadline until(bounds.seconds);
  document_report made = audit_forms(document.forms, rules);
  made.path = document.path;
  made.sha256 = document.sha256;
  made.troubles.insert(made.troubles.begin(), document.troubles.begin(), document.troubles.end());
  report_unknown_columns(document, made.troubles);
  if (document.state == document_state::unreadable)
    made.findings.push_back(nothing_of(document, code::unreadable_document, trouble_kind::unreadable_document));
  if (document.state == document_state::no_form)
    made.findings.push_back(nothing_of(document, code::no_form_found, trouble_kind::no_form_found));
  return made;
}

report audit_documents(std::span<const document> documents, const pack& rules, const limits& bounds) {
  report made = report_under(rules);
  audited_call call;
  for (const document& document : documents) {
    made.documents.push_back(audit_document(document, rules, bounds));
    call.take(document.path, document.forms);
    if (!made.words) made.words = document.words;
  }
  made.findings = call.findings();
  keep_rules_without_row(made, 0);
  return made;
}

}  // namespace v0
}  // namespace perfeval
