#include "recognise/task_money.hpp"

#include "recognise/record.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

bool names_task(const header_column& column) {
  const auto name = words::bare(column.key);  // 年度主要任务, 任务名称
  return name.size() <= 36 && (name.ends_with("任务") || name.ends_with("任务名称"));
}

figure budget_line::*amount_of(meaning meaning) {
  switch (meaning) {
    case meaning::initial_budget:
      return &budget_line::initial_budget;
    case meaning::annual_budget:
      return &budget_line::annual_budget;
    case meaning::executed:
      return &budget_line::executed;
    default:
      return &budget_line::execution_rate;
  }
}

void note(columns& has, meaning meaning) {
  has.initial_budget |= meaning == meaning::initial_budget;
  has.annual_budget |= meaning == meaning::annual_budget;
  has.executed |= meaning == meaning::executed;
  has.execution_rate |= meaning == meaning::execution_rate;
}

}  // namespace

task_money::task_money(draft& draft, header& columns) {
  const auto& all = columns.columns();
  const auto label = std::find_if(all.begin(), all.end(), names_task);
  if (draft.has_funds || label == all.end()) return;
  std::vector<std::pair<std::size_t, meaning>> amounts;
  for (auto column = label + 1; column != all.end() && !is_level(column->meaning); ++column) {
    const auto named = words::fund_meaning(column->spelled());
    if (!is_amount(named) && named != meaning::execution_rate) continue;
    amounts.emplace_back(static_cast<std::size_t>(column - all.begin()), named);
  }
  if (std::none_of(amounts.begin(), amounts.end(), [](const auto& one) { return is_amount(one.second); })) return;
  columns_ = columns;
  label_ = static_cast<std::size_t>(label - all.begin());
  amounts_ = std::move(amounts);
  for (const auto& [i, named] : amounts_) {
    declare_money(draft, words::money_in(all[i].key, draft.made.own_units));
    record_column(draft, all[i].label, all[i].place, form_table::funds, named);
    note(draft.made.has, named);
    columns.set_meaning(i, meaning::known_extra, evidence::words);
  }
  draft.has_funds = true;
}

void task_money::take(draft& draft, const laid_row& row) {
  if (amounts_.empty() || row.filled.empty()) return;
  const auto fitted = fit(row, columns_);
  const auto* label = fitted[label_];
  if (nothing_in(label) || label->from_above || label->is_figure || label->place == last_) return;
  budget_line line;
  bool any = false;
  for (const auto& [i, named] : amounts_) {
    if (nothing_in(fitted[i]) || fitted[i]->from_above) continue;
    const bool rate = named == meaning::execution_rate;
    line.*amount_of(named) = figure_of(fitted[i], rate ? column::rate : column::amount, rate ? "" : draft.made.money,
                                       draft.bounds, draft.made.own_units);
    any = any || fitted[i]->is_figure;
  }
  if (!any) return;
  last_ = label->place;
  line.label = cell_of(label);
  line.line = words::is_total(*label) ? fund::total : fund::line;
  draft.made.budget.push_back(std::move(line));
}

}  // namespace v0
}  // namespace perfeval
