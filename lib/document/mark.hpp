// The marks of a document: for each cell the text of its comment and its colour. mark_xlsx.cpp and mark_docx.cpp write
// them into their formats.
#pragma once

#include "package/package_edit.hpp"
#include "report/words.hpp"

#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct cell_mark {
  std::string text;
  severity worst = severity::note;
  bool filled = true;  // with the colour of the severity
};

using cell_marks = std::map<place, cell_mark>;

// The marks of every finding of a document, by cell.
cell_marks marks_of(const document_report& report, language language);

// Adds a trouble if the bytes are not those with this fingerprint: the cells of another file have other places. An
// empty fingerprint is of what was not read from bytes, and says nothing.
void refuse_another_file(std::string_view bytes, const std::string& digest, std::vector<trouble>& troubles);

// The colour of a severity: six hexadecimal digits.
const char* colour_of(severity severity);

constexpr const char* mark_author = "perfeval";
constexpr bilingual summary_heading{"审核汇总：", "Audit summary: "};  // at the head of a comment

void mark_workbook(package_edit& package, const std::string& main_part, const cell_marks& marks);
void mark_word_document(package_edit& package, const std::string& main_part, const cell_marks& marks);

}  // namespace v0
}  // namespace perfeval
