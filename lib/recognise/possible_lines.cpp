#include "recognise/depth.hpp"
#include "recognise/fund_pair_steps.hpp"
#include "recognise/fund_pairs.hpp"
#include "recognise/record.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// An amount without a label that can be read, unless it was kept already.
void keep_once(draft& d, const budget_line& line) {
  const auto same = [&](const extra& one) { return one.value.place == line.annual_budget.place; };
  if (std::none_of(d.made.extras.begin(), d.made.extras.end(), same))
    keep(d, words::key_of(line.label.text), read_cell(line.annual_budget.text, line.annual_budget.place));
}

}  // namespace

void keep_possible_line(draft& d, const fund_pair& one) {
  budget_line line;
  line.label = read_cell(one.label_source.text, one.label_place);
  line.annual_budget = figure_in(d, one, column::amount);
  d.possible_lines.push_back(std::move(line));
}

void keep_unlabelled(draft& d, const laid_row& row, const std::vector<fund_pair>& pairs) {
  for (const auto* cell : unlabelled_amounts(row, pairs, d.bounds)) {
    budget_line line;
    line.label = cell_of(cell - 1);
    line.annual_budget = figure_of(cell, column::amount, d.made.money, d.bounds, d.made.own_units);
    d.possible_lines.push_back(std::move(line));
  }
}

// With the amounts whose labels cannot be read, if all sums agree only then: with all of them, else with the only one
// that makes them agree. What is not taken is kept among the extras.
void settle_possible_lines(draft& d) {
  constexpr std::size_t most_lines = 64, most_tried = 8;  // more are no form's
  auto& possible = d.possible_lines;
  if (possible.empty()) return;
  const auto lines_with = [&](std::size_t begin, std::size_t end) {
    auto lines = d.made.budget;
    for (auto i = begin; i < end; ++i) {
      const auto is_after = [&](const budget_line& line) { return possible[i].label.place < line.label.place; };
      lines.insert(std::find_if(lines.begin(), lines.end(), is_after), possible[i]);
    }
    return lines;
  };
  const auto agrees = [&](std::size_t begin, std::size_t end) {
    auto lines = lines_with(begin, end);
    return settle_depth(lines, *d.known);
  };
  std::size_t begin = 0, end = 0;
  const bool few = d.made.budget.size() > 1 && d.made.budget.size() <= most_lines && possible.size() <= most_tried;
  if (few && !agrees(0, 0)) {
    if (agrees(0, possible.size())) end = possible.size();
    std::size_t alone = 0;
    for (std::size_t i = 0; i < possible.size() && end == 0; ++i) alone += agrees(i, i + 1);
    for (std::size_t i = 0; i < possible.size() && end == 0 && alone == 1; ++i)
      if (agrees(i, i + 1)) begin = i, end = i + 1;
  }
  d.made.budget = lines_with(begin, end);
  for (std::size_t i = 0; i < possible.size(); ++i)
    if (i < begin || i >= end) keep_once(d, possible[i]);
}

}  // namespace v0
}  // namespace perfeval
