#include "recognise/breakdown.hpp"

#include "recognise/labelled_amounts.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

// A label of the lists and its amount, which may be blank.
struct entry {
  const laid_cell* label = nullptr;
  std::string name, amount;
  place amount_place;
};

entry entry_of(const laid_row& row, const laid_cell& label, const limits& bounds) {
  if (const auto both = labelled_amount(label, bounds))
    return {&label, std::string(both->label), std::string(both->amount), label.place};
  const laid_cell* next = &label + 1;
  const bool has_amount = next <= &row.cells.back() && (next->is_figure || next->blank());
  return {&label, label.text(), has_amount ? next->text() : "", has_amount ? next->place : label.place};
}

std::optional<fund> fund_named(const draft& draft, std::string_view name) {
  const std::string key = words::key_of(name);
  return words::fund_of(words::spelled(key, *draft.dictionary));
}

}  // namespace

bool breakdown::begin(const laid_row& row) {
  auto heads = row.filled;
  if (heads.size() > 1 && heads[0]->is_figure && heads[0]->key.size() <= 3) heads = heads.subspan(1);  // 行次
  if (heads.empty() || heads.size() > 2) return false;
  if (std::any_of(heads.begin(), heads.end(), [](const laid_cell* cell) { return cell->is_figure; })) return false;
  const bool first = words::opens_breakdown(*heads[0]), last = words::opens_breakdown(*heads.back());
  if (!first && !last) return false;
  if (heads.size() == 2) {
    if (first != last && words::fund_of(*heads[first ? 1 : 0])) return false;
    second_ = heads[1]->column;
    return true;
  }
  // one of them cannot be read: two cells of several columns
  const auto& only = *heads[0];
  for (const auto& cell : row.cells) {
    if (cell.from_above || !cell.blank() || cell.span < 2 || only.span < 2) continue;
    second_ = std::max(cell.column, only.column);
    return true;
  }
  return false;
}

bool breakdown::is_second(const laid_row& row, const laid_cell& label, std::size_t labels_before) const {
  return row.lines_up ? label.column >= second_ : labels_before > 0;
}

bool breakdown::take(draft& draft, const laid_row& row) {
  if (second_ == 0) return false;
  std::vector<entry> entries;
  bool any = false;
  for (const auto& cell : row.cells) {
    if (cell.from_above || cell.blank() || cell.is_figure) continue;
    auto made = entry_of(row, cell, draft.bounds);
    any = any || fund_named(draft, made.name);
    entries.push_back(std::move(made));
  }
  if (!any) return second_ = 0, false;
  std::size_t labels = 0;
  for (const auto& [label, name, amount, amount_place] : entries) {
    if (is_second(row, *label, labels++)) {
      keep(draft, words::key_of(name), read_cell(amount, amount_place));
      continue;
    }
    budget_line line;
    line.line = fund_named(draft, name).value_or(fund::line);
    line.label = read_cell(name, label->place);
    line.annual_budget =
        read_figure(amount, column::amount, draft.made.money, amount_place, draft.bounds, draft.made.own_units);
    draft.breakdown_lines.push_back(draft.made.budget.size());
    draft.made.budget.push_back(std::move(line));
  }
  return true;
}

void settle_breakdown(draft& draft) {
  auto& lines = draft.made.budget;
  if (draft.breakdown_lines.empty()) return;
  auto total = std::find_if(lines.begin(), lines.end(), [](const budget_line& l) { return l.line == fund::total; });
  if (total == lines.end()) total = lines.begin();  // the line above the lists
  decimal sum;
  for (const auto i : draft.breakdown_lines)
    if (lines[i].annual_budget.has_value()) sum += lines[i].annual_budget.value;
  figure budget_line::*column = nullptr;
  for (const auto one : {&budget_line::annual_budget, &budget_line::initial_budget, &budget_line::executed})
    if (column == nullptr && ((*total).*one).has_value() && ((*total).*one).value == sum) column = one;
  for (const auto i : draft.breakdown_lines) {
    const figure amount = std::exchange(lines[i].annual_budget, figure{});
    if (column != nullptr) {
      lines[i].*column = amount;
    } else {
      keep(draft, words::key_of(lines[i].label.text), amount);
    }
  }
}

}  // namespace v0
}  // namespace perfeval
