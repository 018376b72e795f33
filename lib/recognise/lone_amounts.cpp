#include "recognise/lone_amounts.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// 下达资金, 本次下达中央预算内投资, 省级补助, 分配金额: not 资金使用年限.
bool ends_with_money(const words::spelled& label) {
  return label.has(words::list::money) || label.has(words::list::amount);
}

bool may_be_budget(const fund_pair& one) {
  const auto label = one.spelled();
  const auto named = words::fund_of(label);
  if (named == fund::other || named == fund::carry_over || named == fund::appropriation ||
      words::opens_sublines(one.label))
    return false;  // a part of what cannot be read
  return words::holds_digit(words::key_of(one.value_source.text)) && !one.value_source.text.ends_with('%') &&
         ends_with_money(label) && !words::is_about_money(one.label) && !words::is_other_period(label);
}

// 其中：中央资金, 地方资金: a part of the amount before it.
bool is_part(const fund_pair& one) {
  const auto named = words::fund_of(one.spelled());
  return named && *named != fund::total;
}

budget_line line_of(const draft& d, const fund_pair& one, fund line) {
  budget_line made;
  made.line = line;
  made.label = read_cell(one.label_source.text, one.label_place);
  made.annual_budget = read_figure(before_parts(one.value_source.text), column::amount, d.made.money, one.value_place,
                                   d.bounds, d.made.own_units);
  made.annual_budget.text = one.value_source.text;
  made.annual_budget.stored = one.value_source.stored;
  return made;
}

// 补助资金 | 500 over 中央补助 | 300 and 省级补助 | 200: the others are parts of the first if they add up to it.
bool take_first_as_sum(draft& d) {
  auto& lines = d.lone_amounts;
  decimal sum;
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    const auto key = words::key_of(line->label.text);
    const auto named = words::fund_of({key, *d.dictionary});
    if (!named || *named == fund::total || !line->annual_budget.has_value()) return false;
    line->line = *named;
    sum += line->annual_budget.value;
  }
  return lines.front().annual_budget.has_value() && lines.front().annual_budget.value == sum;
}

}  // namespace

bool sets_targets(const draft& d) {
  if (d.made.kind == form_kind::target) return true;
  const auto& title = d.known->find(words::key_of(d.made.title.text));
  return title.has(words::list::target_title) && !title.has(words::list::self_evaluation);
}

void note_lone_amounts(draft& d, const laid_row& row, const std::vector<fund_pair>& pairs) {
  if (d.has_funds || d.has_indicators || !d.made.budget.empty()) return;
  for (const auto& one : pairs) {
    const bool part = !d.lone_amounts.empty() && (d.lone_parts || words::opens_sublines(one.label)) && is_part(one);
    if ((!part && !may_be_budget(one)) || is_followed_by_amount(row, one)) continue;
    d.lone_parts = d.lone_parts || part;
    d.several_amounts = d.several_amounts || (!part && !d.lone_amounts.empty());
    const auto line = part ? words::fund_of(one.spelled()).value_or(fund::line) : fund::total;
    d.lone_amounts.push_back(line_of(d, one, line));
  }
}

void settle_lone_amounts(draft& d) {
  if (d.lone_amounts.empty() || (d.several_amounts && !take_first_as_sum(d)) || d.has_funds || !d.made.budget.empty() ||
      !sets_targets(d))
    return;
  const auto taken = [&](const extra& one) {
    return std::any_of(d.lone_amounts.begin(), d.lone_amounts.end(),
                       [&](const budget_line& line) { return line.annual_budget.place == one.value.place; });
  };
  std::erase_if(d.made.extras, taken);
  d.made.budget = std::move(d.lone_amounts);
  d.made.has.annual_budget = true;
  d.has_funds = true;
}

}  // namespace v0
}  // namespace perfeval
