#include "report/words.hpp"

#include <perfeval/rounding.hpp>
#include <perfeval/version.hpp>
#include <perfeval/write/report_page.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// A trouble as a Chinese page words it; what was found and expected is for those who repair the file.
constexpr std::pair<std::string_view, const char*> troubles_in_chinese[] = {
    {"unreadable-document", "文件无法读取"},
    {"no-form-found", "没有找到自评表"},
    {"cut-off", "文件内容不完整"},
    {"limit-exceeded", "超过读取的上限，其余内容没有读取"},
    {"invalid-encoding", "文字编码有误"},
    {"encoding-unknown", "系统不支持该文字编码"},
    {"unreadable-part", "文件的一部分无法读取"},
    {"missing-part", "文件缺少一部分"},
    {"hidden-sheet", "隐藏的工作表没有读取"},
    {"hidden-cells", "隐藏的行或列中有内容"},
    {"hidden-columns", "隐藏的列没有读取"},
    {"unknown-column", "有不能识别的栏目"},
    {"cell-unplaced", "有不能归入栏目的内容"},
    {"rule-failed", "评分规则执行出错"},
    {"column-unclear", "有的栏目含义不明，没有采用"},
    {"formula-without-value", "有公式没有保存计算结果"},
    {"unread-part", "嵌入的部分没有读取"},
    {"invalid-utf8", "含有无效字符"},
    {"invalid-json", "数据格式有误"},
    {"unknown-key", "数据中有不能识别的项目"},
    {"repeated-key", "数据中有重复的项目"},
    {"missing-key", "数据中缺少项目"},
    {"wrong-type", "数据的类型有误"},
    {"wrong-value", "数据的取值有误"}};

std::string in_chinese(std::string_view kind) {
  for (const auto& [name, words] : troubles_in_chinese)
    if (name == kind) return words;
  return "文件有内容没有读取";
}

// Whether a text is the paper's own: our descriptions are English.
bool is_of_paper(std::string_view text) {
  const auto is_latin = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && std::none_of(text.begin(), text.end(), is_latin);
}

std::string number_text(const ratio& value) {
  const std::string exact = to_string(value);
  if (exact.find('/') == exact.npos) return exact;
  return exact + " ≈ " + to_string(round(value, {2, rounding_mode::half_up}));
}

}  // namespace

std::string words_of(const place& place, language language) {
  if (!place.known()) return {};
  const std::string table = std::to_string(place.table), row = std::to_string(place.row),
                    column = std::to_string(place.column);
  if (language == language::zh) return "第" + table + "个表第" + row + "行第" + column + "列";
  return "table " + table + ", row " + row + ", column " + column;
}

std::string grounds_text(const report& report, language language) {
  constexpr std::size_t digits_shown = 16;  // of the fingerprint
  std::string text =
      std::string(report_words::rules.text(language)) + " " + report.rules_id + " " + report.rules_version;
  if (report.words) {
    const std::string fingerprint = report.words->fingerprint.substr(0, digits_shown);
    text += std::string(" · ") + report_words::words.text(language) + " " + report.words->file +
            (language == language::zh ? "（指纹 " + fingerprint + "）" : " (fingerprint " + fingerprint + ")");
  }
  return text + " · perfeval " + PERFEVAL_VERSION;
}

std::string counted(std::size_t count, const std::string& unit) {
  return std::to_string(count) + ' ' + unit + (count == 1 ? "" : "s");
}

std::string total_text(const form_report& report) {
  if (!report.recomputed) return {};
  const auto& total = *report.recomputed;
  return total.exact ? number_text(*total.exact) : "[" + number_text(total.low) + ", " + number_text(total.high) + "]";
}

std::string repair_text(const repair& cells, language language) {
  const bool zh = language == language::zh;
  std::string text;
  for (const cell_change& change : cells) {
    if (!text.empty()) text += zh ? "；" : "; ";
    text += zh ? change.cell.label + "“" + change.printed + "”改为“" + change.value + "”"
               : change.cell.label + " " + change.printed + " to " + change.value;
  }
  return text;
}

std::string counts_text(const report_counts& counts, language language) {
  const std::pair<severity, std::size_t> found[] = {
      {severity::error, counts.errors}, {severity::warning, counts.warnings}, {severity::note, counts.notes}};
  std::string text;
  for (const auto& [level, number] : found) {
    if (number == 0) continue;
    const std::string words(words_of(level, language));
    if (!text.empty()) text += language == language::zh ? "、" : ", ";
    text += language == language::zh ? words + std::to_string(number) + "项" : counted(number, words);
  }
  return text;
}

std::string trouble_text(const trouble& trouble, language language) {
  if (language == language::zh)
    return in_chinese(trouble.kind) + (is_of_paper(trouble.found) ? "：" + trouble.found : std::string());
  const std::string place = trouble.at.empty() ? "" : trouble.at + ": ";
  return trouble.kind + ", " + place + "found " + trouble.found + ", expected " + trouble.expected;
}

std::vector<const finding*> by_severity(const std::vector<finding>& findings) {
  std::vector<const finding*> sorted;
  for (const auto& f : findings) sorted.push_back(&f);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const finding* a, const finding* b) { return is_graver(a->severity, b->severity); });
  return sorted;
}

std::size_t source_notes::number(const std::string& citation) {
  const auto found = std::find(all_.begin(), all_.end(), citation);
  if (found != all_.end()) return static_cast<std::size_t>(found - all_.begin()) + 1;
  all_.push_back(citation);
  return all_.size();
}

}  // namespace v0
}  // namespace perfeval
