#include "recognise/fund_steps.hpp"

#include <perfeval/printed.hpp>

#include <algorithm>
#include <optional>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

std::optional<decimal> points_in(const laid_cell* cell) {
  if (nothing_in(cell)) return std::nullopt;
  const figure printed = read_figure(cell->text(), column::score);
  return printed.has_value() ? std::optional(printed.value) : std::nullopt;
}

// Whether the execution earned more under `score` than `weight` holds.
bool earns_more(const open_funds& table, std::size_t weight, std::size_t score) {
  return std::any_of(table.below.begin(), table.below.end(), [&](const laid_row& row) {
    const auto possible = points_in(cell_in(row, table.columns, weight));
    const auto earned = points_in(cell_in(row, table.columns, score));
    return row.has_figure && possible && earned && *earned > *possible;
  });
}

}  // namespace

// 单项得分 without a weight: out of a hundred, no point of the form.
void leave_single_score(open_funds& table) {
  auto& columns = table.columns;
  const auto score = columns.index(meaning::score);
  if (score == columns.columns().size() || columns.has(meaning::weight)) return;
  if (columns.columns()[score].spelled().has(words::list::single_score))
    columns.set_meaning(score, meaning::known_extra, evidence::words);
}

// 自评分值 | 执行率 | 得分: the weight is what the first holds, unless the second holds more: then neither is taken.
void name_open_weight(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto first = columns.index(meaning::score);
  const auto may_be_weight = [&](std::size_t i) { return words::may_be_weight_or_score(all[i].spelled()); };
  if (columns.has(meaning::weight) || first == all.size()) return;
  auto second = first + 1;
  while (second < all.size() && all[second].meaning != meaning::score) ++second;
  if (second == all.size() || may_be_weight(first) == may_be_weight(second)) return;
  const auto weight = may_be_weight(first) ? first : second, score = weight == first ? second : first;
  if (!earns_more(table, weight, score)) return columns.set_meaning(weight, meaning::weight, evidence::words);
  columns.set_meaning(weight, meaning::unknown);
  columns.set_meaning(score, meaning::unknown);
}

}  // namespace v0
}  // namespace perfeval
