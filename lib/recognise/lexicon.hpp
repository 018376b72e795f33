// The lists of words that forms use, and how they are found in a key: all lists in one pass.
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace words {

// A list of words. `_column` applies to column headers, `_label` to labels outside the tables.
enum class list : std::uint8_t {
  // headers of columns
  ordinal_column,
  fund_label_column,
  reason_column,
  remark_column,
  score_column,
  score_share,
  weight_column,
  fund_extra_column,
  fund_section,
  difference_column,
  forecast_column,
  sum_column,
  rate_column,
  executed_column,
  spending,
  adjusted,
  adjusted_after,
  initial_column,
  budget_column,
  budget_named,
  level1_column,
  level2_column,
  name_column,
  level4_column,
  indicator_extra_column,
  sign_column,
  unit_column,
  actual_column,
  actual_only,
  planned,
  achieved,
  situation,
  target_column,
  indicator_section,
  continues_header,
  total_part,
  part_of_year,
  // around the tables
  title_subject,
  title_end,
  title_never,
  transfer_title,
  department_title,
  target_title,
  monitoring_title,
  self_evaluation,
  project_label,
  part_of_project,
  department_label,
  unit_label,
  transfer_label,
  year_label,
  money_label,
  total_label,
  grade_label,
  common_reason_label,
  other_label,
  goal_target,
  goal_actual,
  goal_section,
  never_goal_section,
  // the fund table
  fund_total,
  carry_over,
  other_fund,
  appropriation,
  one_level,
  fund_line,
  main_fund,
  breakdown,
  other_period,
  // the indicator table
  no_sign,
  total,
  subtotal,
  grade,
  satisfaction,
  output,
  benefit,
  cost,
  quantity,
  quality,
  timeliness,
  sustainability,
  ecological,
  social,
  economic,
  management_aspect,
  state_column,
  problem_column,
  count,
};

// Which lists have a word in a key.
class found {
 public:
  [[nodiscard]] bool operator[](list list) const noexcept { return in_[static_cast<std::size_t>(list)]; }
  void add(list list) noexcept { in_.set(static_cast<std::size_t>(list)); }
  [[nodiscard]] bool none() const noexcept { return in_.none(); }

 private:
  std::bitset<static_cast<std::size_t>(list::count)> in_;
};

// All lists that have a word in `bare`, in one pass over it.
found find_in(std::string_view bare);

}  // namespace words
}  // namespace v0
}  // namespace perfeval
