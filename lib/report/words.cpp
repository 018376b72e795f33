#include "report/words.hpp"

#include <perfeval/rounding.hpp>

#include <algorithm>

namespace perfeval {
namespace {

constexpr bilingual severities[] = {{"提示", "note"}, {"警告", "warning"}, {"错误", "error"}};
constexpr bilingual severities_counted[] = {{"提示", "notes"}, {"警告", "warnings"}, {"错误", "errors"}};

std::string number_text(const ratio& value) {
  const std::string exact = to_string(value);
  if (exact.find('/') == exact.npos) return exact;
  return exact + " ≈ " + to_string(round(value, {2, rounding_mode::half_up}));
}

}  // namespace

const char* name_of(severity how, language in) { return severities[static_cast<std::size_t>(how)].in(in); }
const char* plural_of(severity how, language in) { return severities_counted[static_cast<std::size_t>(how)].in(in); }

const char* name_of(grade which, language in) {
  switch (which) {
    case grade::excellent:
      return bilingual{"优", "excellent"}.in(in);
    case grade::good:
      return bilingual{"良", "good"}.in(in);
    case grade::fair:
      return bilingual{"中", "fair"}.in(in);
    case grade::poor:
      break;
  }
  return bilingual{"差", "poor"}.in(in);
}

std::string name_of(const place& at, language in) {
  if (!at.known()) return {};
  const std::string table = std::to_string(at.table), row = std::to_string(at.row), column = std::to_string(at.column);
  if (in == language::zh) return "第" + table + "个表第" + row + "行第" + column + "列";
  return "table " + table + ", row " + row + ", column " + column;
}

std::string total_text(const form_report& of) {
  if (!of.recomputed) return {};
  const auto& total = *of.recomputed;
  return total.exact ? number_text(*total.exact) : "[" + number_text(total.low) + ", " + number_text(total.high) + "]";
}

void count(severity_counts& into, const std::vector<finding>& findings) {
  for (const auto& f : findings) ++into[static_cast<std::size_t>(f.severity)];
}

severity_counts counts_of(const report& of) {
  severity_counts all{};
  count(all, of.findings);
  for (const auto& document : of.documents) {
    count(all, document.findings);
    for (const auto& form : document.forms) count(all, form.findings);
  }
  return all;
}

std::string counts_text(const severity_counts& of, language in) {
  std::string text;
  for (std::size_t i = of.size(); i-- > 0;) {
    if (of[i] == 0) continue;
    const auto how = static_cast<severity>(i);
    if (!text.empty()) text += in == language::zh ? "、" : ", ";
    if (in == language::zh)
      text += std::string(name_of(how, in)) + std::to_string(of[i]) + "项";
    else
      text += std::to_string(of[i]) + ' ' + (of[i] == 1 ? name_of(how, in) : plural_of(how, in));
  }
  return text;
}

std::string trouble_text(const trouble& of, language in) {
  const std::string where = of.at.empty() ? "" : of.at + (in == language::zh ? "：" : ": ");
  if (in == language::zh) return of.kind + "，" + where + "实为 " + of.found + "，应为 " + of.expected;
  return of.kind + ", " + where + "found " + of.found + ", expected " + of.expected;
}

std::vector<const finding*> by_severity(const std::vector<finding>& findings) {
  std::vector<const finding*> sorted;
  for (const auto& f : findings) sorted.push_back(&f);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const finding* a, const finding* b) { return a->severity > b->severity; });
  return sorted;
}

const clause& clause_of(const finding& of, const pack& rules) {
  switch (of.what) {
    case code::weight_sum:
      return rules.source("weights.total", of.source);
    case code::funds_sum:
      return rules.source("fund_lines.must_sum", of.source);
    case code::execution_score:
      return rules.source("execution.points", of.source);
    case code::grade_mismatch:
      return rules.source("grade.bounds", of.source);
    case code::overshoot_unexplained:
      return rules.source("over.reason_ratio", of.source);
    case code::deduction_without_reason:
      return rules.source("reason.deduction", of.source);
    case code::description_missing:
      return rules.source("reason.qualitative", of.source);
    case code::budget_adjusted:
      return rules.source("money.adjust_ratio", of.source);
    case code::weight_structure:
      return rules.source("weights.level1", of.source);
    case code::category_missing:
      return rules.source("weights.required", of.source);
    default:
      return rules.source(of.source);
  }
}

std::size_t source_notes::number(const std::string& citation) {
  const auto found = std::find(all_.begin(), all_.end(), citation);
  if (found != all_.end()) return static_cast<std::size_t>(found - all_.begin()) + 1;
  all_.push_back(citation);
  return all_.size();
}

}  // namespace perfeval
