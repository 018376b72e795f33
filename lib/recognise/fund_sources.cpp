#include "recognise/fund_sources.hpp"

#include "recognise/fund_steps.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// 财政资金 below 预算数; or a word that cannot be read.
bool is_part_word(const laid_cell& cell) {
  if (cell.is_figure) return false;
  const auto named = words::fund_of(cell);
  return named ? *named != fund::total : words::fund_meaning(cell) == meaning::unknown;
}

bool is_line_of_amounts(const laid_row& row) {
  return row.has_figure && count_figures(row) >= 2 && !is_numbering_row(row);
}

// The only row of amounts; nothing if there are several.
const laid_row* only_line(std::span<const laid_row> rows) {
  const laid_row* line = nullptr;
  for (const auto& row : rows) {
    if (!is_line_of_amounts(row)) continue;
    if (line != nullptr) return nullptr;
    line = &row;
  }
  return line;
}

}  // namespace

// 中央 | 省级 | 本级 | 其他 | 合计 over one line of amounts: the sum is the budget, if they make it.
void name_sum_of_sources(open_funds& table) {
  auto& columns = table.columns;
  if (columns.has(meaning::annual_budget) || columns.has(meaning::initial_budget)) return;
  const auto lines = std::find_if(table.below.begin(), table.below.end(), is_line_of_amounts);
  const auto* line = only_line({lines, lines + std::min<std::ptrdiff_t>(2, table.below.end() - lines)});
  const auto& all = columns.columns();
  const auto is_sum = [](const header_column& c) { return words::is_total(c.spelled()); };
  const auto whole = static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_sum) - all.begin());
  if (line == nullptr || whole == all.size()) return;
  std::size_t first = whole;
  while (first > 1 && all[first - 1].meaning == meaning::unknown) --first;  // the first column names the table
  const fitted_row fitted = fit(*line, columns);
  const auto amount = [&](std::size_t i) { return figure_of(fitted[i], column::amount, "", table.form.bounds); };
  decimal sum;
  for (auto i = first; i < whole; ++i)
    if (const auto part = amount(i); part.has_value()) sum += part.value;
  const auto printed = amount(whole);
  if (whole - first < 2 || !printed.has_value() || printed.value != sum) return;
  columns.set_meaning(whole, meaning::annual_budget);
  for (auto i = first; i < whole; ++i) {
    const auto named = words::fund_of(all[i].spelled()).value_or(fund::line);
    table.sources.push_back({read_cell(all[i].label, all[i].place), named, {{meaning::annual_budget, i}}});
    columns.set_meaning(i, meaning::known_extra);
  }
}

// Only below a header over one line of amounts: of several lines, these columns divide each. A part whose word cannot
// be read is known by its place among the others; all are taken if they make the whole.
void find_sources(open_funds& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto budget = columns.index(meaning::annual_budget), executed = columns.index(meaning::executed);
  const auto* line = only_line(table.below);
  if (line == nullptr || budget == all.size()) return;
  const auto parts_of = [&](std::size_t whole) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < all.size() && whole < all.size(); ++i)
      if (i != whole && all[i].place == all[whole].place && all[i].part != nullptr && is_part_word(*all[i].part))
        found.push_back(i);
    return found;
  };
  const auto planned = parts_of(budget);
  const auto spent = parts_of(executed);
  if (planned.empty() || (executed < all.size() && planned.size() != spent.size())) return;
  const fitted_row fitted = fit(*line, columns);
  const auto amount = [&](std::size_t i) { return figure_of(fitted[i], column::amount, "", table.form.bounds); };
  const auto make = [&](const std::vector<std::size_t>& parts, std::size_t whole) {
    decimal sum;
    for (const auto i : parts)
      if (const auto part = amount(i); part.has_value()) sum += part.value;
    const auto printed = amount(whole);
    return printed.has_value() && printed.value == sum;
  };
  if (!make(planned, budget) || (executed < all.size() && !make(spent, executed))) return;
  std::erase_if(table.sources, [&](const source_columns& part) {  // known by their sum alone
    return std::find(planned.begin(), planned.end(), part.amounts.front().second) != planned.end();
  });
  for (std::size_t k = 0; k < planned.size(); ++k) {
    const auto* label = all[planned[k]].part;
    if (k < spent.size() && !words::fund_of(*label)) label = all[spent[k]].part;
    table.sources.push_back(
        {cell_of(label), words::fund_of(*label).value_or(fund::line), {{meaning::annual_budget, planned[k]}}});
    if (k < spent.size()) table.sources.back().amounts.emplace_back(meaning::executed, spent[k]);
    for (const auto& [part, i] : table.sources.back().amounts)
      columns.set_meaning(i, meaning::known_extra, all[i].evidence);
  }
}

bool is_of_source(std::span<const source_columns> sources, std::size_t i) {
  return std::any_of(sources.begin(), sources.end(), [i](const source_columns& part) {
    return std::any_of(part.amounts.begin(), part.amounts.end(),
                       [i](const auto& amount) { return amount.second == i; });
  });
}

void take_sources(draft& draft, std::span<const source_columns> sources, const fitted_row& row) {
  for (const auto& part : sources) {
    budget_line line;
    line.label = part.label;
    line.line = part.line;
    for (const auto& [amount, i] : part.amounts)
      (amount == meaning::executed ? line.executed : line.annual_budget) =
          figure_of(row[i], column::amount, draft.made.money, draft.bounds, draft.made.own_units);
    draft.made.budget.push_back(std::move(line));
  }
}

}  // namespace v0
}  // namespace perfeval
