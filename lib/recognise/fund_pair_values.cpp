#include "recognise/fund_pair_steps.hpp"
#include "recognise/record.hpp"

namespace perfeval {
inline namespace v0 {

using words::meaning;

bool names_source(const words::spelled& label) { return label.has(words::list::budget_source); }

bool value_holds_digit(const fund_pair& pair) { return words::holds_digit(words::key_of(pair.value_source.text)); }

figure figure_in(const draft& d, const fund_pair& pair, column column) {
  const std::string_view text = pair.value_source.text;
  figure made = read_figure(before_parts(text), column, column == column::amount ? d.made.money : "", pair.value_place,
                            d.bounds, d.made.own_units);
  made.text = text;
  made.stored = pair.value_source.stored;
  return made;
}

meaning column_of(const fund_pair& pair) {
  const auto label = pair.spelled();
  const auto name = words::bare(pair.label);
  if (name == "基本支出总额" || name == "项目支出总额") return meaning::unknown;  // parts of a department's money
  if (words::opens_sublines(pair.label) || names_source(label)) return meaning::unknown;
  if (words::label_of(label) == words::label::total_score) return meaning::unknown;
  const auto named = words::fund_meaning(label);
  return named == meaning::known_extra && !is_arrived(pair.label) ? meaning::unknown : named;
}

// 考核节点进度完成率 | 10分: points of an aspect are neither money nor a rate.
bool holds_points(const fund_pair& pair) {
  return value_holds_digit(pair) && words::key_of(pair.value_source.text).ends_with("分");
}

bool put_pair(draft& d, const fund_pair& pair, meaning meaning, budget_line& line, columns& has) {
  const auto set = [&](figure& part, column column, bool& flag) {
    if ((column == column::amount || column == column::rate) && holds_points(pair)) return false;
    if (column == column::amount) declare_money(d, words::money_in(pair.label, d.made.own_units));
    part = figure_in(d, pair, column);
    flag = true;
    return true;
  };
  switch (meaning) {
    case meaning::initial_budget:
      return set(line.initial_budget, column::amount, has.initial_budget);
    case meaning::annual_budget:
      return set(line.annual_budget, column::amount, has.annual_budget);
    case meaning::known_extra:
      return set(line.arrived, column::amount, has.arrived);
    case meaning::executed:
      return set(line.executed, column::amount, has.executed);
    case meaning::execution_rate:
      return set(line.execution_rate, column::rate, has.execution_rate);
    case meaning::weight:
      return set(line.weight, column::weight, has.execution_weight);
    case meaning::score:
      return set(line.score, column::score, has.execution_score);
    default:
      return false;
  }
}

bool lacks_value(const budget_line& line, meaning meaning) {
  switch (meaning) {
    case meaning::initial_budget:
      return line.initial_budget.empty();
    case meaning::annual_budget:
      return line.annual_budget.empty();
    case meaning::known_extra:
      return line.arrived.empty();
    case meaning::executed:
      return line.executed.empty();
    case meaning::execution_rate:
      return line.execution_rate.empty();
    case meaning::weight:
      return line.weight.empty();
    case meaning::score:
      return line.score.empty();
    default:
      return false;
  }
}

bool is_unknown_amount(const fund_pair& one) {
  const auto label = one.spelled();
  return value_holds_digit(one) && !one.value_source.text.ends_with('%') && !words::is_about_money(one.label) &&
         words::fund_meaning(label) == meaning::unknown && !words::fund_of(label) &&
         words::label_of(label) == words::label::none;
}

bool is_executed_of(const fund_pair& executed, const fund_pair& line) {
  std::string_view name = line.label;
  if (words::opens_sublines(name)) name.remove_prefix(std::string_view("其中").size());
  if (name.starts_with(':')) name.remove_prefix(1);
  if (name.ends_with(':')) name.remove_suffix(1);
  return !name.empty() && &executed != &line && executed.label.size() > name.size() &&
         executed.label.starts_with(name) && executed.spelled().has(words::list::executed_column);
}

}  // namespace v0
}  // namespace perfeval
