#include "report/words.hpp"

#include <perfeval/rounding.hpp>

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

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

std::string counted(std::size_t count, const std::string& unit) {
  return std::to_string(count) + ' ' + unit + (count == 1 ? "" : "s");
}

std::string total_text(const form_report& report) {
  if (!report.recomputed) return {};
  const auto& total = *report.recomputed;
  return total.exact ? number_text(*total.exact) : "[" + number_text(total.low) + ", " + number_text(total.high) + "]";
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

std::size_t source_notes::number(const std::string& citation) {
  const auto found = std::find(all_.begin(), all_.end(), citation);
  if (found != all_.end()) return static_cast<std::size_t>(found - all_.begin()) + 1;
  all_.push_back(citation);
  return all_.size();
}

}  // namespace v0
}  // namespace perfeval
