#include "recognise/points_rule.hpp"

namespace perfeval {
inline namespace v0 {
namespace {

// What has_worded_rule() looks for: a header of a column with rules, in the fund table.
constexpr const char* label = "budget[1].评分规则";

bool says_rule(const words::spelled& text) {
  return text.key.size() > 15 && text.says(words::list::points_rule) && text.key.find("执行") != text.key.npos;
}

}  // namespace

void keep_rule_of_execution(draft& draft, const laid_cell& note) {
  if (says_rule(note)) keep(draft, label, note);
}

void keep_rule_of_execution(draft& draft, const header_column& column) {
  const bool of_points = column.meaning == words::meaning::score || column.meaning == words::meaning::weight ||
                         column.meaning == words::meaning::execution_rate;
  if (of_points && says_rule(column.spelled())) keep(draft, label, read_cell(column.label, column.place));
}

}  // namespace v0
}  // namespace perfeval
