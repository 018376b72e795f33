#include "recognise/fund_pair_steps.hpp"
#include "recognise/record.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// 合同金额, 项目总预算, 中期财政预算: taken for the budget as long as nothing else is called so.
bool stands_in(const fund_pair& one) {
  const auto label = one.spelled();
  return label.says(words::list::unapproved) || words::is_other_period(label);
}

// 资金情况 | 年度金额：208万元 | 资金使用情况 | 合计：110万元: the second whole is what was spent.
bool is_whole_of_spending(const laid_row& row, const fund_pair& one) {
  if (!one.inside || words::fund_of(one.spelled()) != fund::total) return false;
  const laid_cell* nearest = nullptr;
  std::size_t sections = 0;
  for (const auto& cell : row.cells) {
    if (cell.place.column >= one.label_place.column) break;
    if (words::fund_meaning(cell) != meaning::section) continue;
    nearest = &cell;
    ++sections;
  }
  return sections > 1 && nearest->has(words::list::spending);
}

// 资金总额 | 180 | 已使用 | 171: the only whole, before what was spent of it, is the budget; nullptr if there is none.
const fund_pair* whole_before_spending(const std::vector<fund_pair>& pairs, const budget_line& line) {
  if (!line.executed.has_value() || line.annual_budget.content != content::absent ||
      line.initial_budget.content != content::absent)
    return nullptr;
  const fund_pair* found = nullptr;
  for (const auto& one : pairs) {
    const auto named = words::fund_of(one.spelled());
    if (named != fund::total || !value_holds_digit(one)) continue;
    if (found != nullptr || words::opens_sublines(one.label) || words::is_other_period(one.spelled())) return nullptr;
    found = &one;
  }
  const bool before = found != nullptr && column_of(*found) != meaning::executed &&
                      found->value_place.column < line.executed.place.column;
  return before ? found : nullptr;
}

// 年初预算300万元，年中追加60万元，合计360万元: the whole after a change is the budget of the year; nullptr if there is
// none. `changed`: whether there is a change at all.
const fund_pair* whole_after_change(const std::vector<fund_pair>& pairs, bool& changed) {
  for (const auto& one : pairs) {
    if (words::fund_meaning(one.spelled()) == meaning::difference && value_holds_digit(one)) changed = true;
    if (changed && words::fund_of(one.spelled()) == fund::total && value_holds_digit(one)) return &one;
  }
  return nullptr;
}

}  // namespace

std::vector<budget_line>::iterator begun_total(std::vector<budget_line>& lines) {
  return std::find_if(lines.begin(), lines.end(), [](const budget_line& line) {
    return line.line == fund::total && line.label.content == content::absent;
  });
}

const laid_cell* rate_without_label(const draft& d, const laid_row& row) {
  if (!d.rate_column || row.filled.empty()) return nullptr;
  const auto* cell = row.lines_up ? covering(row, *d.rate_column) : row.filled.back();
  return cell != nullptr && !cell->from_above && cell->is_figure && cell->key.ends_with('%') ? cell : nullptr;
}

bool take_total(draft& d, const laid_row& row, const std::vector<fund_pair>& pairs) {
  const auto begun = begun_total(d.made.budget);
  const bool goes_on = begun != d.made.budget.end();
  budget_line line = goes_on ? *begun : budget_line{};
  line.line = fund::total;
  auto has = d.made.has;
  std::size_t found = 0;
  std::string stand_in = d.stand_in;
  std::vector<std::pair<std::uint32_t, meaning>> places;
  std::vector<const fund_pair*> taken;
  for (const auto& one : pairs) {
    const auto meaning = is_whole_of_spending(row, one) ? meaning::executed : column_of(one);
    const auto of_line = [&](const fund_pair& other) { return is_executed_of(one, other); };
    if (one.spelled().has(words::list::executed_column) && std::any_of(pairs.begin(), pairs.end(), of_line)) continue;
    const bool replaces = !stand_in.empty() && meaning == meaning::annual_budget && !stands_in(one);
    if (!value_holds_digit(one) || (!lacks_value(line, meaning) && !replaces)) continue;
    const figure agreed = replaces ? line.annual_budget : figure{};
    if (!put_pair(d, one, meaning, line, has)) continue;
    if (replaces) keep(d, stand_in, agreed);
    if (meaning == meaning::annual_budget) stand_in = stands_in(one) ? one.label : "";
    places.emplace_back(one.value_place.column, meaning);
    taken.push_back(&one);
    ++found;
  }
  const auto* whole = found > 0 && !goes_on ? whole_before_spending(pairs, line) : nullptr;
  if (whole != nullptr && put_pair(d, *whole, meaning::annual_budget, line, has)) {
    places.emplace_back(whole->value_place.column, meaning::annual_budget);
    ++found;
  }
  bool changed = false;
  const auto* after = found > 0 ? whole_after_change(pairs, changed) : nullptr;
  const bool open_budget = changed && line.initial_budget.has_value() && line.annual_budget.empty();
  if (open_budget && after != nullptr && put_pair(d, *after, meaning::annual_budget, line, has)) ++found;
  if (const auto* rate = rate_without_label(d, row); rate != nullptr && line.execution_rate.empty()) {
    line.execution_rate = figure_of(rate, column::rate, "", d.bounds);
    has.execution_rate = true;
  }
  if (const auto* score = score_at_end(d, row); score != nullptr && line.score.empty()) {
    line.score = figure_of(score, column::score, "", d.bounds);
    has.execution_score = true;
  }
  const bool has_unknown =
      std::any_of(pairs.begin(), pairs.end(), is_unknown_amount) || !unlabelled_amounts(row, pairs, d.bounds).empty();
  if (!stand_in.empty() && has_unknown && d.stand_in.empty()) {  // that may be the budget
    keep(d, stand_in, line.annual_budget);
    line.annual_budget = {};
    has.annual_budget = d.made.has.annual_budget;
    stand_in.clear();
  }
  const bool budget_alone =
      found == 1 && !d.has_funds && !d.has_indicators && d.made.budget.empty() &&
      (line.annual_budget.has_value() || line.initial_budget.has_value() || (line.executed.has_value() && has_unknown));
  const bool money_in_it = line.initial_budget.has_value() || line.annual_budget.has_value() ||
                           line.executed.has_value() || line.execution_rate.has_value();
  if (!money_in_it || (found < (goes_on ? 1U : 2U) && !budget_alone)) return false;
  if (goes_on) {
    *begun = std::move(line);
  } else {
    d.made.budget.push_back(std::move(line));
  }
  d.made.has = has;
  d.stand_in = std::move(stand_in);
  d.unknown_amounts = d.unknown_amounts || has_unknown || (open_budget && after == nullptr);
  d.pair_columns.insert(d.pair_columns.end(), places.begin(), places.end());
  if (whole != nullptr)
    record_column(d, whole->label_source.text, whole->label_place, form_table::funds, meaning::annual_budget);
  for (const auto* one : taken)
    record_column(d, one->label_source.text, one->label_place, form_table::funds, column_of(*one));
  return true;
}

}  // namespace v0
}  // namespace perfeval
