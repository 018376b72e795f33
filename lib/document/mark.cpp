#include <perfeval/audit/digest.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/version.hpp>
#include <perfeval/write/mark.hpp>
#include <perfeval/write/reading.hpp>

#include "document/mark.hpp"
#include "document/unmark.hpp"
#include "report/words.hpp"
#include "text/ascii.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// 错误, "Error": the word at the head of a comment.
std::string heading_word(severity severity, language language) {
  std::string word(words_of(severity, language));
  if (language == language::en) word.front() = ascii::upper(word.front());
  return word;
}

void add(cell_marks& marks, const place& place, const finding& f, language language) {
  auto& mark = marks[place];
  if (!mark.text.empty()) mark.text += "\n\n";
  mark.text += heading_word(f.severity, language) + (language == language::zh ? "（" : " (") +
               std::string(name_of(f.code)) + (language == language::zh ? "）：" : "): ") + message(f, language);
  if (is_graver(f.severity, mark.worst)) mark.worst = f.severity;
  mark.filled = true;
}

// The place of a form's summary and of a finding without a cell: the first cell of the table that contains the others
// of its form.
place first_cell(const std::vector<finding>& findings) {
  const auto placed = std::find_if(findings.begin(), findings.end(), [](const finding& f) { return f.cell.known(); });
  return {placed == findings.end() ? 1u : placed->cell.table, 1, 1};
}

void add_all(cell_marks& marks, const std::vector<finding>& findings, language language) {
  const place first = first_cell(findings);
  const auto placed = [&first](const place& cell) {
    return cell.known() && cell.row > 0 && cell.column > 0 ? cell : first;
  };
  for (const auto& f : findings) {
    detail::poll();
    if (f.cells.empty()) add(marks, placed(f.cell), f, language);
    for (const place& cell : f.cells) add(marks, placed(cell), f, language);
  }
}

// Bytes of a summary: a comment of a workbook holds 32,767 characters.
constexpr std::size_t longest_name = 300, longest_digest = 6000;

// 审核汇总：1. 道路养护（2022年）\n错误1项、提示3项\n填报总分100，复算99；等级：优，确定\n…
std::string summary_of(const form_report& form, language language) {
  const bool zh = language == language::zh;
  std::string text = std::string(summary_heading.text(language)) +
                     utf8::shortened(heading_of(form, language), longest_name) + '\n' +
                     counts_text(counts_of(form.findings), language) + '\n';
  if (!form.printed_total.empty()) text += (zh ? "填报总分" : "Printed total ") + form.printed_total;
  if (const std::string total = near_total_text(form, language); !total.empty())
    text += (form.printed_total.empty() ? "" : zh ? "，" : ", ") + std::string(zh ? "复算" : "recomputed ") + total;
  if (form.grade_range) text += (zh ? "；" : "; ") + grade_text(*form.grade_range, language);
  text += '\n' + utf8::shortened(digest(form, language), longest_digest);
  return text + "\nperfeval " PERFEVAL_VERSION;
}

// The first cell of a form's table has its summary, before any finding.
void add_summary(cell_marks& marks, const form_report& form, language language) {
  if (form.findings.empty()) return;
  const auto [mark, is_new] = marks.try_emplace(first_cell(form.findings));
  if (is_new) mark->second.filled = false;
  if (!is_new) mark->second.text += "\n\n";
  mark->second.text += summary_of(form, language);
}

}  // namespace

cell_marks marks_of(const document_report& report, language language) {
  cell_marks marks;
  add_all(marks, report.findings, language);
  for (const auto& form : report.forms) {
    add_summary(marks, form, language);
    add_all(marks, form.findings, language);
  }
  return marks;
}

void refuse_another_file(std::string_view bytes, const std::string& digest, std::vector<trouble>& troubles) {
  if (digest.empty() || sha256(bytes) == digest) return;
  troubles.push_back({trouble_kind::unreadable_document, "the whole document",
                      "another file than the one that was read", "the same bytes (SHA-256 " + digest + ")"});
}

const char* colour_of(severity severity) {
  switch (severity) {
    case severity::error:
      return "FFC7CE";
    case severity::warning:
      return "FFEB9C";
    case severity::note:
      break;
  }
  return "DDEBF7";
}

namespace {

reading<std::string> marked(std::string_view bytes, const std::string& digest, const cell_marks& marks,
                            const limits& bounds) {
  reading<std::string> result;
  refuse_another_file(bytes, digest, result.troubles);
  if (!result.troubles.empty()) return result;
  package_edit package(bytes, bounds, result.troubles);
  if (!result.troubles.empty()) return result;
  const std::string name = package.main_part();
  const auto* main = name.empty() ? nullptr : package.view(name);
  const auto root = main ? local_name(main->document_element()) : std::string_view();
  if (root != "workbook" && root != "document") {
    if (result.troubles.empty())
      result.troubles.push_back({trouble_kind::unreadable_document, "the package", "no Word document and no workbook",
                                 "a .docx or .xlsx file"});
    return result;
  }
  const bool is_workbook = root == "workbook";
  const bool unmarked = is_workbook ? unmark_workbook(package, name) : unmark_word_document(package, name);
  if (!marks.empty()) is_workbook ? mark_workbook(package, name, marks) : mark_word_document(package, name, marks);
  if (result.troubles.empty()) result.value = marks.empty() && !unmarked ? std::string(bytes) : package.finish();
  return result;
}

// "读作：全年预算数" in the cell of the header, for each of several columns below it.
cell_marks marks_of(const document& document, language language) {
  cell_marks marks;
  for (const auto& form : document.readings)
    for (const auto& column : form.columns) {
      if (!column.cell.known()) continue;
      auto& mark = marks[column.cell];
      mark.filled = false;
      mark.text += (mark.text.empty() ? "" : "\n") + to_text(column, language);
    }
  return marks;
}

}  // namespace

reading<std::string> mark(std::string_view bytes, const document_report& report, language language,
                          const limits& bounds) {
  return marked(bytes, report.sha256, marks_of(report, language), bounds);
}

reading<std::string> mark_reading(std::string_view bytes, const document& document, language language,
                                  const limits& bounds) {
  return marked(bytes, document.sha256, marks_of(document, language), bounds);
}

std::string to_text(const read_column& column, language language) {
  const std::string use(words_of(column.use, language)), basis(words_of(column.evidence, language));
  if (column.use == column_use::unclear)
    return language == language::zh ? "含义不明，没有采用，内容保留在附加信息中"
                                    : "unclear: not used, its cells are kept as extras";
  if (column.use == column_use::unknown)
    return language == language::zh ? "未能识别，内容保留在附加信息中" : "not recognised; its cells are kept as extras";
  return language == language::zh ? "读作：" + use + "（依据：" + basis + "）"
                                  : "read as: " + use + " (by " + basis + ")";
}

}  // namespace v0
}  // namespace perfeval
