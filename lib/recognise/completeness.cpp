#include "recognise/completeness.hpp"

#include "recognise/lone_amounts.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {

namespace {

// 绩效目标表 with a project and its goal or department: its amount may be under a label that cannot be read.
bool is_target_form(const draft& d) {
  return d.own_title && sets_targets(d) && !d.made.project.empty() &&
         (!d.made.goal.target.empty() || !d.made.department.empty());
}

// 决策 | 20 | 18 under 一级指标 | 分值 | 得分 alone is the summary of a form that is elsewhere.
bool holds_more_than_points(const draft& d) {
  return std::any_of(d.made.indicators.begin(), d.made.indicators.end(), [](const indicator& row) {
    return !row.name.empty() || !row.level2.empty() || !row.target.empty() || !row.actual.empty();
  });
}

}  // namespace

bool is_form(const draft& d) {
  if (is_target_form(d)) return true;
  const bool named = d.has_pairs || d.own_title;
  return (d.has_funds && d.has_indicators) || (named && (d.has_funds || d.has_indicators)) ||
         (d.has_indicators && holds_more_than_points(d));
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
