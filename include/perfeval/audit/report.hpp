/// The report: the results of auditing documents and their forms, as values. `write/report.hpp` renders it as JSON.
#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/circumstance.hpp>
#include <perfeval/audit/grade_range.hpp>
#include <perfeval/audit/repair_change.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/error.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/trouble.hpp>
#include <perfeval/words_file.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The results for one form.
struct form_report {
  std::uint32_t index = 1;                           ///< number in its document, from 1
  form_kind kind = form_kind::project;               ///< what it is a form of: a project, a department, …
  std::string project;                               ///< 项目名称; empty if the form has none
  std::string department;                            ///< 主管部门; empty if the form has none
  std::string unit;                                  ///< 实施单位; empty if the form has none
  std::optional<std::int32_t> year;                  ///< the year that the form is about; nothing if it has none
  std::string printed_total;                         ///< the printed total as a number; empty if none is printed
  std::optional<recomputed_total> recomputed;        ///< low and high are those of the grade range, and hold `exact`
  std::optional<perfeval::grade> grade;              ///< of the recomputed total
  std::optional<perfeval::grade_range> grade_range;  ///< nothing if the form prints no score
  verdict_counts verdicts;                           ///< how many cells agree, differ or cannot be told
  perfeval::circumstance circumstance;               ///< what the form as a whole makes a reviewer ask
  std::vector<finding> findings;                     ///< the gravest first, notes that repeat as one: see folding.hpp
  std::vector<repair> repairs;                       ///< the likeliest first: see repair.hpp
};

/// The results for one document.
struct document_report {
  std::string path;                ///< as in `document::path`
  std::string sha256;              ///< as in `document::sha256`
  std::vector<trouble> troubles;   ///< of reading, scoring and auditing it
  std::vector<finding> findings;   ///< about the document: across its forms, or that it could not be read
  std::vector<form_report> forms;  ///< in the order of the document
};

/// The results of one call.
struct report {
  std::string rules_id;             ///< `pack::id` of the rules of the call
  std::string rules_version;        ///< `pack::version` of these rules
  std::optional<words_file> words;  ///< the user's own words with which the documents were read, if there were any
  std::vector<finding> findings;    ///< across documents
  std::vector<document_report> documents;  ///< in the order of the inputs
};

/// Scores and audits the forms of one document, individually and together.
document_report audit_forms(std::span<const form> forms, const pack& rules);

/// A trouble for each rule as code of the pack whose conditions no row of the forms fits, naming them; none if there
/// are no forms. audit_forms() has them among its troubles.
std::vector<trouble> rules_without_row(std::span<const form> forms, const pack& rules);
/// After documents were added to a report, from this position on: such a trouble remains if it holds for all documents,
/// at the first of them.
void keep_rules_without_row(report& report, std::size_t first_added);

/// A report under these rules, without documents yet.
report report_under(const pack& rules);

/// The contents of a report, counted.
struct report_counts {
  std::size_t documents = 0;   ///< all of them, unreadable ones included
  std::size_t unreadable = 0;  ///< documents from which nothing could be read
  std::size_t forms = 0;       ///< of all documents
  std::size_t errors = 0;      ///< findings of this severity, in all lists of the report
  std::size_t warnings = 0;    ///< likewise
  std::size_t notes = 0;       ///< likewise

  /// The notes alone.
  [[nodiscard]] report_counts only_notes() const {
    report_counts counts;
    counts.notes = notes;
    return counts;
  }
  friend bool operator==(const report_counts&, const report_counts&) = default;
};
report_counts counts_of(const report& report);
/// Counts the findings of a list and nothing else.
report_counts counts_of(const std::vector<finding>& findings);

/// The clause behind a finding: the clause that the pack names for its parameter, else the one for its topic.
const clause& clause_of(const finding& finding, const pack& rules PERFEVAL_LIFETIMEBOUND);
const clause& clause_of(const finding&, const pack&&) = delete;

/// The finding that a document could not be read, or holds no form; `detail` says what was found and what was expected.
finding document_finding(code code, const std::string& detail);

/// The most severe finding of the report; nothing if it has none.
std::optional<severity> worst(const report& report);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/report.ipp>
#endif
