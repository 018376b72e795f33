// The words and numbers of a report for human readers, in either language; shared by the page, Markdown and the
// workbook.
#pragma once

#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// A text in both languages.
struct bilingual {
  const char* zh;
  const char* en;
  [[nodiscard]] const char* text(language wanted) const noexcept { return wanted == language::zh ? zh : en; }
};

namespace report_words {

constexpr bilingual title{"绩效自评表审核报告", "Audit of performance self-evaluation forms"};
constexpr bilingual rules{"依据规则", "Rules"};
constexpr bilingual words{"增补词表", "Words"};
constexpr bilingual document{"文件", "Document"};
constexpr bilingual number{"序号", "No."};
constexpr bilingual project{"项目", "Project"};
constexpr bilingual nameless{"（没有项目名称）", "(no project name)"};
constexpr bilingual year{"年度", "Year"};
constexpr bilingual printed{"填报", "Printed"};
constexpr bilingual recomputed{"复算", "Recomputed"};
constexpr bilingual grade_word{"等级", "Grade"};
constexpr bilingual severity_word{"级别", "Severity"};
constexpr bilingual place{"位置", "Where"};
constexpr bilingual expected{"应为", "Expected"};
constexpr bilingual text{"问题", "Finding"};
constexpr bilingual code_word{"代码", "Code"};
constexpr bilingual source{"依据", "Source"};
constexpr bilingual sources{"依据", "Sources"};
constexpr bilingual clean{"未发现问题。", "No findings."};
constexpr bilingual across{"跨文件的问题", "Across documents"};
constexpr bilingual of_document{"本文件的问题", "About the document"};
constexpr bilingual troubles{"读取情况", "Problems while reading"};
constexpr bilingual repair{"建议修改：", "Proposed correction: "};
constexpr bilingual other_repair{"或：", "Or: "};
constexpr bilingual field_word{"字段", "Field"};
constexpr bilingual path{"文件名", "File"};

}  // namespace report_words

// A report cites the clauses of the pack that it was made under: another pack is refused. A report without the name of
// its rules is the caller's own.
// Errors: invalid_value.
void check_rules(const report& report, const pack& rules);

// "依据规则 cn-mof-2020 1 · 增补词表 own.toml (SHA-256 …) · perfeval 0.1.0": the basis of a report.
std::string grounds_text(const report& report, language language);

// "1 form", "17 forms".
std::string counted(std::size_t count, const std::string& unit);

// The recomputed total, exact where it terminates, else with two decimals half-up; or the first and the last of the
// values that remain possible: 59.6至约69.53, "[59.6, 2086/30 ≈ 69.53]".
std::string total_text(const form_report& report, language language);

// The same without fractions: 59.6至约69.53, "59.6 to ≈ 69.53".
std::string near_total_text(const form_report& report, language language);

// What the form calls the field; where it has no name for it, the name of its part.
std::string label_text(const finding& f, language language);

// "等级：优，确定", "Grade: excellent, certain".
std::string grade_text(const grade_range& range, language language);

// "3. 道路养护 (2022)".
std::string project_text(const form_report& form, language language);
std::string heading_of(const form_report& form, language language);

// The clause behind the finding, as cited.
std::string source_text(const finding& f, const pack& rules, language language);

// The likeliest corrections of a form, no more than a reader compares.
constexpr std::size_t repairs_shown = 3;

// "3 errors, 2 warnings, 1 note".
std::string counts_text(const report_counts& counts, language language);

// The findings, most severe first, otherwise in the order of the form.
std::vector<const finding*> by_severity(const std::vector<finding>& findings);

// Citations, numbered in order of first use.
class source_notes {
 public:
  std::size_t number(const std::string& citation);
  [[nodiscard]] const std::vector<std::string>& all() const noexcept { return all_; }

 private:
  std::vector<std::string> all_;
};

}  // namespace v0
}  // namespace perfeval
