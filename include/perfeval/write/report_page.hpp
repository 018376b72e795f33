/// An audit for people: as one web page, as Markdown, and as a workbook. The contract for
/// programs is write/report.hpp.
///
/// Errors of all that take a report: invalid_value if the pack is not the one that the report was made under.
#pragma once

#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// A self-contained page in UTF-8 that fetches nothing: a summary that needs no script, then each form in the official
/// layout with its findings at their cells, filtered and drawn by the page's own script. It has both languages and
/// opens in the one given.
///
/// forms: those of each document, in the order of the report; a form that is not among them is shown by its findings
/// alone. date: as text, for the head of the page; empty: none.
PERFEVAL_API std::string to_html(const report& report, std::span<const std::span<const form>> forms, const pack& rules,
                                 language language, const std::string& date = {});
/// The same without the forms.
PERFEVAL_API std::string to_html(const report& report, const pack& rules, language language);

/// The report without scripts, for a notebook or a page of your own: a `<div>` with its own styles, with an overview of
/// the forms, the findings of each form and their sources as numbered notes.
PERFEVAL_API std::string to_html_fragment(const report& report, const pack& rules, language language);

/// A finding as a row of a table.
struct shown_finding {
  perfeval::severity severity = severity::note;  ///< note, warning or error
  std::string code;                              ///< the word of the code: "total-mismatch"
  std::string label;                             ///< what the form calls the field, else the part of the form
  place cell;                                    ///< its place in the document
  std::string printed;                           ///< the text of the cell
  std::string expected;                          ///< what the check computed
  std::string message;                           ///< in the language of the table
  std::string source;                            ///< the citation of its clause
};
PERFEVAL_API shown_finding shown_of(const finding& f, const pack& rules, language language);

/// Any findings as one table, in the order given, with their sources as numbered notes.
PERFEVAL_API std::string to_html_fragment(std::span<const shown_finding> findings, language language);

/// A page in the style of the report, around a body that is already HTML.
PERFEVAL_API std::string html_page(const std::string& title, const std::string& body, language language);

/// The report as GitHub-flavoured Markdown.
PERFEVAL_API std::string to_markdown(const report& report, const pack& rules, language language);

/// The bytes of an .xlsx file: a summary with charts, the findings, the forms, their indicators and budget lines, a
/// sheet each. A figure is stored as a number where a workbook holds it exactly (at most 15 digits), in a format that
/// shows it as printed. Findings and the cells that they are about are linked with each other. A text longer than a
/// cell holds (32,767 characters) is cut, and the summary says how many were.
///
/// forms: those of each document, in the order of its report; the sheets of indicators and budget lines show these.
/// date: as text, for the summary; empty: none.
PERFEVAL_API std::string to_xlsx(const report& report, std::span<const std::span<const form>> forms, const pack& rules,
                                 language language, const std::string& date = {});
/// The same without the forms.
PERFEVAL_API std::string to_xlsx(const report& report, const pack& rules, language language);

/// A trouble on one line. In Chinese where it is, what happened, the text of the paper that it is about, and what to
/// do: 第1个表第2行：有不能识别的栏目，没有采用（“本年新增”）。请核对栏目名称。 Names of parts and keys are for those
/// who mend the file; they are in the English line.
PERFEVAL_API std::string trouble_text(const trouble& trouble, language language);

/// What a trouble expects, in English; in Chinese what to do: an undamaged PDF: export it again; 请重新导出. Its
/// `expected` may hold both.
PERFEVAL_API std::string expected_text(const trouble& trouble, language language);

/// The cells of a repair, separated by semicolons: 总分由“68.9”改为“69.5”; "the total score from “68.9” to “69.5”".
PERFEVAL_API std::string repair_text(const repair& cells, language language);

}  // namespace v0
}  // namespace perfeval
