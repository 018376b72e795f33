#include "recognise/completeness.hpp"

#include "recognise/lone_amounts.hpp"

namespace perfeval {
inline namespace v0 {

namespace {

// 绩效目标表 with a project and its goal or department: its amount may be under a label that cannot be read.
bool is_target_form(const draft& d) {
  return d.own_title && sets_targets(d) && !d.made.project.empty() &&
         (!d.made.goal.target.empty() || !d.made.department.empty());
}

}  // namespace

bool is_form(const draft& d) {
  if (is_target_form(d)) return true;
  const bool named = d.has_pairs || !d.made.title.empty();
  const bool rows = !d.made.indicators.empty();
  return (d.has_funds && d.has_indicators) || (named && (d.has_funds || d.has_indicators)) ||
         (d.has_indicators && rows);
}

int parts_found(const draft& d) { return d.has_pairs + 2 * d.has_funds + 2 * d.has_indicators + !d.made.title.empty(); }

std::string lacking(const draft& d) {
  std::string missing;
  const auto add = [&missing](const char* part) { missing += (missing.empty() ? "" : ", ") + std::string(part); };
  if (!d.own_title && d.made.title.empty()) add("a title (…自评表)");
  if (!d.has_pairs) add("项目名称");
  if (!d.has_funds) add("a fund table (预算数, 执行数)");
  if (!d.has_indicators) add("an indicator table (三级指标, 指标值, 得分)");
  return missing;
}

}  // namespace v0
}  // namespace perfeval
