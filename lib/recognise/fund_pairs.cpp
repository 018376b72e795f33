#include "recognise/fund_pairs.hpp"

#include "recognise/fund_pair_steps.hpp"
#include "recognise/lone_amounts.hpp"
#include "recognise/record.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// 项目资金 | 年度资金总额 | 金额（万元） over the lines of the sources.
bool opens_fund_list(const laid_row& row) {
  const auto& filled = row.filled;
  return filled.size() == 3 && words::fund_meaning(*filled[0]) == meaning::section &&
         words::fund_of(*filled[1]) == fund::total && words::says_only_amount(*filled[2]);
}

}  // namespace

bool are_above_pairs(std::span<const laid_row> rows) {
  const std::size_t below = rows.size() > 1 && is_numbering_row(rows[1]) ? 2 : 1;
  if (rows.size() <= below) return false;
  const auto& cells = rows[below].cells;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const auto& label = cells[i];
    if (!may_be_label(label) || !cells[i + 1].is_figure) continue;
    const auto named = words::fund_meaning(label);
    pairs += named == meaning::initial_budget || named == meaning::annual_budget || named == meaning::executed ||
             is_arrived(label.key);
  }
  return pairs >= 2;
}

bool begins_list_of_duties(draft& d, const laid_row& row) {
  if (d.made.budget.empty() || d.has_indicators || row.has_figure || row.filled.size() < 3) return false;
  const auto names_duty = [](const laid_cell* cell) {  // no goal that speaks of duties
    return cell->key.size() <= longest_label && cell->says(words::list::duty_column);
  };
  if (std::count_if(row.filled.begin(), row.filled.end(), names_duty) < 2) return false;
  const auto* first = *std::find_if(row.filled.begin(), row.filled.end(), names_duty);
  for (const auto* cell = first; cell < row.cells.data() + row.cells.size(); ++cell)
    d.other_amount_columns.push_back(cell->place.column);
  return true;
}

bool begins_lists_of_money(draft& d, const laid_row& row) {
  if (d.has_funds || d.has_indicators) return false;
  std::vector<const laid_cell*> heads;
  for (const auto* cell : row.filled)
    if (words::opens_breakdown(*cell)) heads.push_back(cell);
  if (heads.size() != 2) return false;
  d.second_list = heads.back()->place.column;
  return true;
}

namespace {

// The pairs of a row without those of the second list, which are kept among the extras.
std::vector<fund_pair> pairs_of_first_list(draft& d, const laid_row& row) {
  auto pairs = pairs_in(row, d.bounds);
  if (!d.second_list || d.has_indicators) return pairs;
  std::erase_if(pairs, [&](const fund_pair& one) {
    if (one.label_place.column < *d.second_list) return false;
    keep(d, one.label, read_cell(one.value_source.text, one.value_place));
    return true;
  });
  return pairs;
}

}  // namespace

bool take_fund_pairs(draft& draft, const laid_row& row) {
  const auto pairs = pairs_of_first_list(draft, row);
  draft.fund_list_open = draft.fund_list_open || opens_fund_list(row);
  if (pairs.empty()) {
    const bool among_pairs = !draft.made.budget.empty() && draft.loose_lines == draft.made.budget.size();
    if (among_pairs && !draft.has_indicators) keep_unlabelled(draft, row, pairs);
    return false;
  }
  const std::size_t before = draft.made.budget.size();
  const bool total = take_total(draft, row, pairs);
  const bool begun = begun_total(draft.made.budget) != draft.made.budget.end();
  const bool parts = begun && !draft.has_indicators && take_part_of_amount(draft, pairs);
  const bool lines = parts || (!total && take_line_of_pairs(draft, row, pairs)) ||
                     ((!draft.has_indicators || total) && take_lines(draft, row, pairs, total));
  if (!total && !lines) return note_lone_amounts(draft, row, pairs), false;
  if (draft.loose_lines == before) draft.loose_lines = draft.made.budget.size();
  draft.has_funds = true;
  return true;
}

}  // namespace v0
}  // namespace perfeval
