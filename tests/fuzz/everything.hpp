// What a host does with a document once it is read: every target of a reader ends here. What comes out keeps its laws;
// std::abort() where it does not.
#pragma once

#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/read/audit.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/write/docx.hpp>
#include <perfeval/write/fill.hpp>
#include <perfeval/write/html.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/mark.hpp>
#include <perfeval/write/markdown.hpp>
#include <perfeval/write/reading.hpp>
#include <perfeval/write/repair.hpp>
#include <perfeval/write/report.hpp>
#include <perfeval/write/report_page.hpp>
#include <perfeval/write/xlsx.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace fuzzing {

using namespace perfeval;

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The bounds of a public service: what they do not stop must be quick.
inline limits bounds() {
  limits bounds;
  bounds.bytes = 4u << 20;
  return bounds;
}

inline const pack& usual_rules() {
  static const pack rules = cn_mof_2020();
  return rules;
}

inline void check_json_round_trip(const std::vector<form>& forms) {
  const auto again = read_json(write_json(forms));
  require(again.value == forms && again.troubles.empty());
}

/// The total lies between its bounds, and the children of the tree add up to it.
inline void check_card(const form& form, const pack& rules) {
  const scorecard card = score(form, rules);
  static_cast<void>(to_json(card, form, rules));
  if (card.total) {
    require(card.total->low <= card.total->high);
    require(!card.total->exact || (card.total->low <= *card.total->exact && *card.total->exact <= card.total->high));
  }
  for (const language words : {language::zh, language::en}) {
    const explanation tree = explanation_of(card, form, rules, 0, words);
    static_cast<void>(to_text(tree, words));
    static_cast<void>(to_json(tree));
    static_cast<void>(to_html(tree, words));
    if (!tree.adds) continue;
    ratio sum = 0;
    for (const explanation& child : tree.children)
      if (child.adds) sum = sum + *child.adds;
    require(sum == *tree.adds);
  }
  static_cast<void>(filled(form, card, rules));
}

inline void check_report(const report& report, const pack& rules) {
  static_cast<void>(to_json(report, rules));
  static_cast<void>(to_jsonl(report, rules));
  for (const language words : {language::zh, language::en}) {
    static_cast<void>(to_html(report, rules, words));
    static_cast<void>(to_markdown(report, rules, words));
    static_cast<void>(to_xlsx(report, rules, words));
  }
}

/// Every writer; a text that its format cannot hold is refused by name.
inline void check_writers(const std::vector<form>& forms) {
  for (const auto writer : {write_docx, write_xlsx, write_html, write_markdown}) {
    try {
      const std::string written = writer(forms);
      static_cast<void>(read_document_bytes(written, {}, bounds()));
    } catch (const limit_exceeded&) {
    }
  }
}

/// Comments and colours change no form.
inline void check_marks(std::string_view bytes, const document& read, const document_report& found) {
  const auto marked = mark(bytes, found, language::zh, bounds());
  if (marked.troubles.empty())
    require(read_document_bytes(marked.value, {}, bounds()).forms.size() == read.forms.size());
  static_cast<void>(mark_reading(bytes, read, language::zh, bounds()));
  static_cast<void>(repair_document(bytes, found, bounds()));
}

inline void check_forms(const std::vector<form>& forms, const pack& rules) {
  check_json_round_trip(forms);
  for (const form& form : forms) check_card(form, rules);
  check_writers(forms);
}

/// `bytes` are those of the document, or empty if it was made otherwise.
inline void check_document(const document& read, std::string_view bytes, const pack& rules = usual_rules()) {
  require(!read.forms.empty() || !read.troubles.empty());  // nothing is refused without a word
  const document* one = &read;
  static_cast<void>(to_reading_json({&one, 1}));
  check_forms(read.forms, rules);
  report made = report_under(rules);
  made.documents.push_back(audit_document(read, rules));
  check_report(made, rules);
  if (!bytes.empty()) check_marks(bytes, read, made.documents.front());
}

}  // namespace fuzzing
