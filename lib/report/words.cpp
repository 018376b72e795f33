#include "report/words.hpp"

#include <perfeval/rounding.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr bilingual severities[] = {{"提示", "note"}, {"警告", "warning"}, {"错误", "error"}};
constexpr bilingual severities_counted[] = {{"提示", "notes"}, {"警告", "warnings"}, {"错误", "errors"}};

std::string number_text(const ratio& value) {
  const std::string exact = to_string(value);
  if (exact.find('/') == exact.npos) return exact;
  return exact + " ≈ " + to_string(round(value, {2, rounding_mode::half_up}));
}

}  // namespace

const char* name_of(severity severity, language language) {
  return severities[static_cast<std::size_t>(severity)].text(language);
}
const char* plural_of(severity severity, language language) {
  return severities_counted[static_cast<std::size_t>(severity)].text(language);
}

const char* name_of(grade grade, language language) {
  switch (grade) {
    case grade::excellent:
      return bilingual{"优", "excellent"}.text(language);
    case grade::good:
      return bilingual{"良", "good"}.text(language);
    case grade::fair:
      return bilingual{"中", "fair"}.text(language);
    case grade::poor:
      break;
  }
  return bilingual{"差", "poor"}.text(language);
}

std::string name_of(const place& place, language language) {
  if (!place.known()) return {};
  const std::string table = std::to_string(place.table), row = std::to_string(place.row),
                    column = std::to_string(place.column);
  if (language == language::zh) return "第" + table + "个表第" + row + "行第" + column + "列";
  return "table " + table + ", row " + row + ", column " + column;
}

std::string total_text(const form_report& report) {
  if (!report.recomputed) return {};
  const auto& total = *report.recomputed;
  return total.exact ? number_text(*total.exact) : "[" + number_text(total.low) + ", " + number_text(total.high) + "]";
}

void count(severity_counts& out, const std::vector<finding>& findings) {
  for (const auto& f : findings) ++out[static_cast<std::size_t>(f.severity)];
}

severity_counts counts_of(const report& report) {
  severity_counts all{};
  count(all, report.findings);
  for (const auto& document : report.documents) {
    count(all, document.findings);
    for (const auto& form : document.forms) count(all, form.findings);
  }
  return all;
}

std::string counts_text(const severity_counts& counts, language language) {
  std::string text;
  for (std::size_t i = counts.size(); i-- > 0;) {
    if (counts[i] == 0) continue;
    const auto level = static_cast<severity>(i);
    if (!text.empty()) text += language == language::zh ? "、" : ", ";
    if (language == language::zh)
      text += std::string(name_of(level, language)) + std::to_string(counts[i]) + "项";
    else
      text +=
          std::to_string(counts[i]) + ' ' + (counts[i] == 1 ? name_of(level, language) : plural_of(level, language));
  }
  return text;
}

std::string trouble_text(const trouble& trouble, language language) {
  const std::string place = trouble.at.empty() ? "" : trouble.at + (language == language::zh ? "：" : ": ");
  if (language == language::zh)
    return trouble.kind + "，" + place + "实为 " + trouble.found + "，应为 " + trouble.expected;
  return trouble.kind + ", " + place + "found " + trouble.found + ", expected " + trouble.expected;
}

std::vector<const finding*> by_severity(const std::vector<finding>& findings) {
  std::vector<const finding*> sorted;
  for (const auto& f : findings) sorted.push_back(&f);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const finding* a, const finding* b) { return a->severity > b->severity; });
  return sorted;
}

const clause& clause_of(const finding& finding, const pack& rules) {
  switch (finding.code) {
    case code::weight_sum:
      return rules.source("weights.total", finding.source);
    case code::funds_sum:
      return rules.source("fund_lines.must_sum", finding.source);
    case code::execution_score:
      return rules.source("execution.points", finding.source);
    case code::grade_mismatch:
      return rules.source("grade.bounds", finding.source);
    case code::overshoot_unexplained:
      return rules.source("over.reason_ratio", finding.source);
    case code::deduction_without_reason:
      return rules.source("reason.deduction", finding.source);
    case code::description_missing:
      return rules.source("reason.qualitative", finding.source);
    case code::budget_adjusted:
      return rules.source("money.adjust_ratio", finding.source);
    case code::weight_structure:
      return rules.source("weights.level1", finding.source);
    case code::category_missing:
      return rules.source("weights.required", finding.source);
    default:
      return rules.source(finding.source);
  }
}

std::size_t source_notes::number(const std::string& citation) {
  const auto found = std::find(all_.begin(), all_.end(), citation);
  if (found != all_.end()) return static_cast<std::size_t>(found - all_.begin()) + 1;
  all_.push_back(citation);
  return all_.size();
}

}  // namespace v0
}  // namespace perfeval
