// What a host does with a document once it is read: every target of a reader ends here. What comes out keeps its laws;
// std::abort() where it does not. Of the writers each input has one, chosen by its bytes: ten times as many inputs are
// tried in the same time.
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

#include <array>
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

/// Which of several is the turn of this input.
inline std::uint32_t turn_of(std::string_view bytes) {
  std::uint32_t hash = 2166136261;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash >> 3;
}

inline language language_of(std::uint32_t turn) { return turn % 2 == 0 ? language::zh : language::en; }

inline const pack& usual_rules() {
  static const pack rules = cn_mof_2020();
  return rules;
}

inline void check_json_round_trip(const std::vector<form>& forms) {
  const auto again = read_json(write_json(forms));
  require(again.value == forms && again.troubles.empty());
}

/// The total lies between its bounds, and the children of the tree add up to it.
inline void check_card(const form& form, const pack& rules, std::uint32_t turn) {
  const scorecard card = score(form, rules);
  if (card.total) {
    require(card.total->low <= card.total->high);
    require(!card.total->exact || (card.total->low <= *card.total->exact && *card.total->exact <= card.total->high));
  }
  const language words = language_of(turn);
  const explanation tree = explanation_of(card, form, rules, 0, words);
  switch (turn / 2 % 4) {
    case 0:
      static_cast<void>(to_text(tree, words));
      break;
    case 1:
      static_cast<void>(to_html(tree, words));
      break;
    case 2:
      static_cast<void>(filled(form, card, rules));
      break;
    default:
      static_cast<void>(to_json(tree));
      static_cast<void>(to_json(card, form, rules));
  }
  if (!tree.adds) return;
  ratio sum = 0;
  for (const explanation& child : tree.children)
    if (child.adds) sum = sum + *child.adds;
  require(sum == *tree.adds);
}

inline void check_report(const report& report, const pack& rules, std::uint32_t turn) {
  const language words = language_of(turn);
  switch (turn / 2 % 4) {
    case 0:
      static_cast<void>(to_html(report, rules, words));
      break;
    case 1:
      static_cast<void>(to_markdown(report, rules, words));
      break;
    case 2:
      static_cast<void>(to_xlsx(report, rules, words));
      break;
    default:
      static_cast<void>(to_json(report, rules));
      static_cast<void>(to_jsonl(report, rules));
  }
}

/// A text that a format cannot hold is refused by name.
inline void check_writer(const std::vector<form>& forms, std::uint32_t turn) {
  constexpr auto writers = std::array{write_docx, write_xlsx, write_html, write_markdown};
  try {
    const std::string written = writers[turn % writers.size()](forms);
    static_cast<void>(read_document_bytes(written, {}, bounds()));
  } catch (const limit_exceeded&) {
  }
}

/// Comments and colours change no form.
inline void check_marks(std::string_view bytes, const document& read, const document_report& found,
                        std::uint32_t turn) {
  if (turn % 3 == 0) {
    const auto marked = mark(bytes, found, language::zh, bounds());
    if (marked.troubles.empty())
      require(read_document_bytes(marked.value, {}, bounds()).forms.size() == read.forms.size());
  } else if (turn % 3 == 1) {
    static_cast<void>(mark_reading(bytes, read, language::zh, bounds()));
  } else {
    static_cast<void>(repair_document(bytes, found, bounds()));
  }
}

inline void check_forms(const std::vector<form>& forms, const document_report& found, const pack& rules,
                        std::uint32_t turn) {
  check_json_round_trip(forms);
  for (const form& form : forms) check_card(form, rules, turn);
  check_writer(forms, turn / 8);
  report made = report_under(rules);
  made.documents.push_back(found);
  check_report(made, rules, turn);
}

/// `bytes` are those of the input, `package` those of the document, or empty if it was made otherwise.
inline void check_document(const document& read, std::string_view bytes, std::string_view package) {
  require(!read.forms.empty() || !read.troubles.empty());  // nothing is refused without a word
  const std::uint32_t turn = turn_of(bytes);
  const document* one = &read;
  static_cast<void>(to_reading_json({&one, 1}));
  const document_report found = audit_document(read, usual_rules());
  check_forms(read.forms, found, usual_rules(), turn);
  if (!package.empty()) check_marks(package, read, found, turn / 32);
}

}  // namespace fuzzing
