#include "report/words.hpp"

#include <perfeval/rounding.hpp>
#include <perfeval/version.hpp>
#include <perfeval/write/report_page.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// A word of a trouble's place with the number after it: "row 3" is 第3行.
struct counted_place {
  std::string_view english, before, after;
};
constexpr counted_place counted_places[] = {
    {"table ", "第", "个表"},  {"row ", "第", "行"},  {"column ", "第", "列"},     {"line ", "第", "行"},
    {"byte ", "第", "字节"},   {"page ", "第", "页"}, {"form ", "第", "张自评表"}, {"indicators[", "第", "项指标"},
    {"sheet ", "工作表“", "”"}};

// Names of parts, keys and rules are for those who mend the file, and left out.
std::string place_word(std::string_view word) {
  for (const counted_place& one : counted_places) {
    if (!word.starts_with(one.english)) continue;
    std::string_view rest = word.substr(one.english.size());
    if (const bool is_number = one.english != "sheet "; is_number) {
      const auto end = rest.find_first_not_of("0123456789");
      if (end == 0 || rest.empty()) return {};
      rest = rest.substr(0, end);
    }
    return std::string(one.before) + std::string(rest) + std::string(one.after);
  }
  return {};
}

// 第1个表第2行; empty where only the whole document can be named.
std::string place_in_chinese(std::string_view place) {
  std::string words;
  while (!place.empty()) {
    const auto end = place.find(", ");
    words += place_word(place.substr(0, end));
    place = end == place.npos ? std::string_view() : place.substr(end + 2);
  }
  return words;
}

// Why a document cannot be read, where that is one of a few things, and what to do.
struct known_cause {
  std::string_view found, chinese, advice;
};

constexpr known_cause known_causes[] = {
    {"no such file", "没有这个文件", "请核对文件名和路径"},
    {"a web address", "这是网址，不是文件", "请先下载文件，再指定其路径"},
    {"another file than the one that was read", "不是所读取的那个文件", "请使用原文件"},
    {"an empty file", "文件是空的", "请重新导出后再提交"},
    {"a folder", "这是一个文件夹", "请指定其中的文件"},
    {"an encrypted Office file", "文件设有密码", "请去除密码后再提交"},
    {"bytes that are not text", "不是能够读取的格式", "请另存为 .docx 或 .xlsx 后再提交"}};

const known_cause* cause_of(const trouble& trouble) {
  if (trouble.kind != trouble_kind::unreadable_document) return nullptr;
  const auto one = std::find_if(std::begin(known_causes), std::end(known_causes),
                                [&](const known_cause& cause) { return cause.found == trouble.found; });
  return one == std::end(known_causes) ? nullptr : one;
}

std::string_view without_quotes(std::string_view text) {
  return text.size() >= 2 && text.starts_with('"') && text.ends_with('"') ? text.substr(1, text.size() - 2) : text;
}

// 第1个表第2行：有不能识别的栏目，没有采用（“本年新增”）。请核对栏目名称。
std::string in_chinese(const trouble& trouble) {
  const auto& words = names_of<trouble_kind>[trouble.kind];
  if (const known_cause* cause = cause_of(trouble))
    return std::string(words.zh) + "：" + std::string(cause->chinese) + "。" + std::string(cause->advice) + "。";
  const std::string place = place_in_chinese(trouble.at);
  const std::string_view found = without_quotes(trouble.found);
  const std::string quoted = words.quotes_paper && !found.empty() ? "（“" + std::string(found) + "”）" : "";
  return place + (place.empty() ? "" : "：") + std::string(words.zh) + quoted + "。" +
         expected_text(trouble, language::zh) + "。";
}

// 92.5, 约92.67; "92.5", "278/3 ≈ 92.67".
std::string number_text(const ratio& value, language language) {
  const std::string exact = to_string(value);
  if (exact.find('/') == exact.npos) return exact;
  const std::string near = to_string(round(value, {2, rounding_mode::half_up}));
  return language == language::zh ? "约" + near : exact + " ≈ " + near;
}

}  // namespace

void check_rules(const report& report, const pack& rules) {
  if (report.rules_id.empty() || (report.rules_id == rules.id && report.rules_version == rules.version)) return;
  throw invalid_value("the report was made under " + report.rules_id + " " + report.rules_version +
                      ", the pack given is " + rules.id + " " + rules.version + ": pass the pack of the audit");
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

std::string total_text(const form_report& report, language language) {
  if (!report.recomputed) return {};
  const auto& total = *report.recomputed;
  if (total.exact) return number_text(*total.exact, language);
  if (total.low == total.high) return number_text(total.low, language);
  const std::string low = number_text(total.low, language), high = number_text(total.high, language);
  return language == language::zh ? low + "至" + high : "[" + low + ", " + high + "]";
}

std::string near_total_text(const form_report& report, language language) {
  if (language == language::zh || !report.recomputed) return total_text(report, language);
  const auto near = [](const ratio& value) {
    const std::string exact = to_string(value);
    return exact.find('/') == exact.npos ? exact : "≈ " + to_string(round(value, {2, rounding_mode::half_up}));
  };
  const auto& total = *report.recomputed;
  if (total.exact) return near(*total.exact);
  return total.low == total.high ? near(total.low) : near(total.low) + " to " + near(total.high);
}

std::string label_text(const finding& f, language language) {
  return f.label.empty() ? std::string(words_of(f.field.part, language)) : f.label;
}

std::string grade_text(const grade_range& range, language language) {
  const char* colon = language == language::zh ? "：" : ": ";
  return report_words::grade_word.text(language) + (colon + message(range, language));
}

std::string project_text(const form_report& form, language language) {
  return form.project.empty() ? report_words::nameless.text(language) : form.project;
}

std::string heading_of(const form_report& form, language language) {
  const std::string name = std::to_string(form.index) + ". " + project_text(form, language);
  if (!form.year) return name;
  const std::string year = std::to_string(*form.year);
  return name + (language == language::zh ? "（" + year + "年）" : " (" + year + ")");
}

std::string source_text(const finding& f, const pack& rules, language language) {
  return citation(clause_of(f, rules), language);
}

std::string repair_text(const repair& cells, language language) {
  const bool zh = language == language::zh;
  std::string text;
  for (const cell_change& change : cells) {
    if (!text.empty()) text += zh ? "；" : "; ";
    const std::string cell = field_words(change.cell, language);
    if (change.printed.empty())
      text += cell + (zh ? "填写“" : " as “") + change.value + "”";
    else
      text += zh ? cell + "由“" + change.printed + "”改为“" + change.value + "”"
                 : cell + " from “" + change.printed + "” to “" + change.value + "”";
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
  if (language == language::zh) return in_chinese(trouble);
  std::string happened(names_of<trouble_kind>[trouble.kind].en);
  happened[0] = static_cast<char>(happened[0] - 'a' + 'A');
  const std::string place = trouble.at.empty() ? "" : " (" + trouble.at + ")";
  return happened + place + ": found " + trouble.found + ", expected " + expected_text(trouble, language);
}

std::string expected_text(const trouble& trouble, language language) {
  if (language == language::en) return trouble.expected;
  if (const known_cause* cause = cause_of(trouble)) return std::string(cause->advice);
  return trouble.advice.empty() ? std::string(names_of<trouble_kind>[trouble.kind].advice) : trouble.advice;
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
