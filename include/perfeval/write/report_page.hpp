/// An audit for people: as one web page, as Markdown, and as a workbook with one row per finding. The contract for
/// programs is write/report.hpp.
#pragma once

#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/export.hpp>
#include <perfeval/rule/pack.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {

/// A self-contained page in UTF-8 without scripts, printable on A4: a summary, an overview of the forms, the findings
/// of each form with their sources as numbered notes.
PERFEVAL_API std::string to_html(const report& report, const pack& rules, language language);

/// The same as GitHub-flavoured Markdown.
PERFEVAL_API std::string to_markdown(const report& report, const pack& rules, language language);

/// The bytes of an .xlsx file: one sheet, one row per finding, in the order of the report; the severity cell is
/// coloured.
/// Errors: limit_exceeded if a text is too long for a cell of a workbook.
PERFEVAL_API std::string to_xlsx(const report& report, const pack& rules, language language);

}  // namespace v0
}  // namespace perfeval
