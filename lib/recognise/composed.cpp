#include "recognise/composed.hpp"

#include <algorithm>
#include <initializer_list>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

found found_of(std::initializer_list<list> lists) {
  found made;
  for (const auto one : lists) made.add(one);
  return made;
}

// Whether every part is in one of these lists.
bool consists(const division& text, const found& lists) {
  return std::all_of(text.parts.begin(), text.parts.begin() + static_cast<std::ptrdiff_t>(text.count),
                     [&](const found* part) { return part->meets(lists); });
}

bool has_any(const division& text, std::initializer_list<list> lists) {
  return std::any_of(lists.begin(), lists.end(), [&](list one) { return text.has(one); });
}

bool ends_any(const division& text, std::initializer_list<list> lists) {
  return std::any_of(lists.begin(), lists.end(), [&](list one) { return text.ends(one); });
}

const found& money_parts() {
  static const found all =
      found_of({list::this_year, list::adjusted_after, list::adjusted, list::initial_column, list::cumulative_part,
                list::actual_only, list::budget_named, list::granted, list::planned, list::spending, list::achieved,
                list::amount, list::share, list::situation, list::money});
  return all;
}

// 全年 | 支出 | 总额; 全年 | 计划 | 支出 is what may be spent.
std::optional<meaning> meaning_of_spending(const division& header) {
  if (has_any(header, {list::initial_column, list::granted, list::budget_named, list::adjusted})) return std::nullopt;
  if (header.has(list::planned)) {
    const bool of_year = has_any(header, {list::this_year, list::adjusted_after});
    return of_year && !header.has(list::situation) ? std::optional(meaning::annual_budget) : std::nullopt;
  }
  if (header.has(list::adjusted_after)) return std::nullopt;
  const bool of_year = has_any(header, {list::this_year, list::cumulative_part, list::actual_only});
  const bool amount = header.has(list::amount) && !header.has(list::situation);
  return of_year || amount ? std::optional(meaning::executed) : std::nullopt;
}

// 年初 | 下达 | 资金, 调整后 | 预算 | 规模, 全年 | 安排 | 数.
std::optional<meaning> meaning_of_budget(const division& header) {
  if (has_any(header, {list::cumulative_part, list::actual_only})) return std::nullopt;
  const bool budget = header.has(list::budget_named);
  const bool named = budget || has_any(header, {list::granted, list::planned, list::adjusted});
  if (header.has(list::situation) && !budget) return std::nullopt;
  if (header.has(list::initial_column)) {
    const bool whole = !has_any(header, {list::adjusted_after, list::adjusted});
    return whole && (named || header.has(list::amount)) ? std::optional(meaning::initial_budget) : std::nullopt;
  }
  if (!named) return std::nullopt;
  if (has_any(header, {list::this_year, list::adjusted_after})) return meaning::annual_budget;
  if (header.has(list::situation) || header.has(list::adjusted)) return std::nullopt;
  if (header.has(list::granted)) return budget ? std::optional(meaning::initial_budget) : std::nullopt;
  return header.has(list::amount) ? std::optional(meaning::annual_budget) : std::nullopt;
}

// 全年 | 完成 | 数.
std::optional<meaning> meaning_of_completion(const division& header) {
  static const found parts = found_of({list::this_year, list::actual_only, list::achieved, list::amount, list::money});
  const bool of_year = has_any(header, {list::this_year, list::actual_only});
  return of_year && header.ends(list::amount) && consists(header, parts) ? std::optional(meaning::executed)
                                                                         : std::nullopt;
}

// 年度 | 支付 | 百分率, 总 | 支出 | 比率.
bool is_rate(const division& header) {
  static const found parts =
      found_of({list::this_year, list::adjusted_after, list::cumulative_part, list::actual_only, list::budget_named,
                list::spending, list::share, list::money, list::project_label, list::total});
  return header.ends(list::share) && header.has(list::spending) && consists(header, parts);
}

// 评分 | 权重, 得分 | 上限 are points that can be had, 实际 | 分值 those that were.
std::optional<meaning> meaning_of_points(const division& header) {
  static const found parts = found_of({list::weight_column, list::score_column, list::name_column, list::goal,
                                       list::intended, list::actual_only, list::link});
  if (!header.ends(list::weight_column) || !consists(header, parts)) return std::nullopt;
  return header.has(list::actual_only) ? meaning::score : meaning::weight;
}

}  // namespace

std::optional<meaning> composed_fund_meaning(const division& header) {
  if (header.has(list::weight_column)) return meaning_of_points(header);
  if (is_rate(header)) return meaning::execution_rate;
  if (!consists(header, money_parts()) || header.has(list::share) || header.ends(list::this_year)) return std::nullopt;
  if (header.ends(list::money) && !header.ends(list::amount)) return std::nullopt;
  if (header.has(list::spending)) return meaning_of_spending(header);
  if (header.has(list::achieved)) return meaning_of_completion(header);
  return meaning_of_budget(header);
}

namespace {

const found& figure_parts() {
  static const found all =
      found_of({list::this_year, list::adjusted_after, list::initial_column, list::cumulative_part, list::actual_only,
                list::planned, list::intended, list::granted, list::goal, list::name_column, list::achieved,
                list::value, list::situation, list::link, list::project_label});
  return all;
}

const found& reason_parts() {
  static const found all =
      found_of({list::shortfall, list::reason_column, list::problem_column, list::link, list::goal, list::name_column,
                list::situation, list::intended, list::achieved, list::value, list::actual_only});
  return all;
}

// 全年 | 完成 | 水平; 拟 | 实现 | 值 is a target.
std::optional<meaning> meaning_of_achieved(const division& header) {
  if (has_any(header, {list::planned, list::intended})) {
    const bool certain = !has_any(header, {list::actual_only, list::situation});
    return certain ? std::optional(meaning::target) : std::nullopt;
  }
  if (has_any(header, {list::initial_column, list::adjusted_after, list::granted})) return std::nullopt;
  // 目标完成值 may be the value that is to be reached.
  const bool number = header.ends(list::value) && !header.ends(list::situation);
  if (header.has(list::goal) && number && !header.has(list::actual_only)) return std::nullopt;
  return meaning::actual;
}

// 预期 | 目标 | 数值, 年度 | 指标 | 值; 年度 | 绩效目标 is that of the whole form, a number of what was granted may be
// money.
std::optional<meaning> meaning_of_target(const division& header) {
  if (has_any(header, {list::actual_only, list::cumulative_part})) return std::nullopt;
  const bool set = has_any(header, {list::intended, list::planned});
  const bool before = set || has_any(header, {list::initial_column, list::adjusted_after, list::granted});
  if (header.ends(list::goal)) return before ? std::optional(meaning::target) : std::nullopt;
  if (!header.ends(list::value)) return std::nullopt;
  if (set || header.has(list::goal)) return meaning::target;
  const bool number = header.ends(list::amount);
  return header.has(list::name_column) && !number ? std::optional(meaning::target) : std::nullopt;
}

}  // namespace

std::optional<meaning> composed_indicator_meaning(const division& header) {
  if (header.has(list::weight_column)) return meaning_of_points(header);
  if (has_any(header, {list::reason_column, list::shortfall, list::problem_column})) {
    if (!consists(header, reason_parts())) return std::nullopt;
    if (header.ends(list::value) && !header.has(list::reason_column)) return meaning::known_extra;  // 偏差值
    return has_any(header, {list::shortfall, list::problem_column}) && header.has(list::reason_column)
               ? std::optional(meaning::reason)
               : std::nullopt;
  }
  if (!consists(header, figure_parts())) return std::nullopt;
  return header.has(list::achieved) ? meaning_of_achieved(header) : meaning_of_target(header);
}

namespace {

const found& label_parts() {
  static const found all = found_of({list::project_label, list::unit_label, list::department_label, list::body,
                                     list::name, list::link, list::money, list::budget_named});
  return all;
}

const found& total_parts() {
  static const found all =
      found_of({list::total, list::total_label, list::score_column, list::weight_column, list::name_column, list::goal,
                list::project_label, list::body, list::this_year, list::actual_only, list::link});
  return all;
}

}  // namespace

label composed_label(const division& text) {
  if (!ends_any(text, {list::name, list::body}) || !consists(text, label_parts())) return label::none;
  const bool role = has_any(text, {list::unit_label, list::department_label});
  if (!text.has(list::body)) return text.has(list::project_label) && !role ? label::project : label::none;
  if (text.has(list::department_label)) return text.has(list::unit_label) ? label::none : label::department;
  return text.has(list::unit_label) ? label::unit : label::none;
}

bool is_composed_total(const division& text) {
  const bool points = text.has(list::total) && has_any(text, {list::score_column, list::weight_column});
  return (points || text.has(list::total_label)) && consists(text, total_parts());
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
