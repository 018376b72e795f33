#include "recognise/fund_pair_steps.hpp"
#include "recognise/record.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// The columns of the total's amounts; no rates and points.
std::vector<std::pair<std::uint32_t, meaning>> amount_columns(const draft& d) {
  std::vector<std::pair<std::uint32_t, meaning>> amounts;
  for (const auto& one : d.pair_columns)
    if (one.second != meaning::execution_rate && one.second != meaning::weight && one.second != meaning::score)
      amounts.push_back(one);
  return amounts;
}

// A value in the column of one of the total's amounts whose label cannot be read.
std::optional<fund_pair> unlabelled(const laid_row& row, std::uint32_t column, const fund_pair& line) {
  const auto* cell = row.lines_up ? covering(row, column) : nullptr;
  if (cell == nullptr || !cell->is_figure || cell->from_above) return std::nullopt;
  fund_pair made = line;
  made.value_source = *cell->source;
  made.value_place = cell->place;
  return made;
}

// 结余, 资金结余: what is left at the end of the year, not what came from an earlier one.
bool is_balance(const fund_pair& one) {
  const bool both = words::bare(one.label) == "结转结余";  // beside 执行数: of this year
  return one.label.find("结余") != std::string::npos && (both || one.label.find("结转") == std::string::npos) &&
         !words::is_other_period(one.spelled()) && !words::opens_sublines(one.label);
}

// The words under which a budget may begin without a table.
bool says_whole(const words::spelled& label) { return label.says(words::list::whole_sum); }

// 资金情况 at the left of a label, in its row or merged over it.
bool is_under_label_of_funds(const laid_row& row, const fund_pair& one) {
  return std::any_of(row.cells.begin(), row.cells.end(), [&](const laid_cell& cell) {
    return cell.place.column < one.label_place.column && !cell.is_figure &&
           (words::fund_meaning(cell) == meaning::section || words::fund_of(cell) == fund::total);
  });
}

// 总额 | 360万元 before the lines of it: 财政拨款：300万元; or after the label of the funds:
// 资金总额及构成 | 总额360万元.
bool heads_lines(const laid_row& row, const std::vector<fund_pair>& pairs, const fund_pair& one) {
  if (words::bare(one.label) != "总额") return false;
  return is_under_label_of_funds(row, one) || std::any_of(pairs.begin(), pairs.end(), [](const fund_pair& other) {
           const auto named = words::fund_of(other.spelled());
           return named && *named != fund::total;
         });
}

// 收入合计 | 386.5, without 支出合计 | 390 next to it.
bool is_only_total(const std::vector<fund_pair>& pairs, const fund_pair& one) {
  const auto is_total = [](const fund_pair& p) { return words::fund_of(p.spelled()) == fund::total; };
  const bool of_body = one.label.find("收入合计") != one.label.npos || one.label.find("支出合计") != one.label.npos;
  return of_body && std::count_if(pairs.begin(), pairs.end(), is_total) == 1;
}

// 实施期资金总额 | 300 | 年度资金总额 | 100: the values of the period, and those in their column below.
bool is_of_other_table(draft& d, const fund_pair& one) {
  auto& columns = d.other_amount_columns;
  const auto column = one.value_place.column;
  const bool left_over = words::fund_of(one.spelled()) == fund::carry_over;  // 上年结转 is money of this year
  if (words::is_other_period(one.spelled()) && !left_over) columns.push_back(column);
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

// Of two values with one label, that in the column of the total belongs to it: 其中：财政拨款 | 270 | 其中：财政拨款 |
// 90 under 年度资金总额 | 100.
bool is_beside_total(const draft& d, const std::vector<fund_pair>& pairs, const fund_pair& one) {
  const auto total = std::find_if(d.made.budget.begin(), d.made.budget.end(),
                                  [](const budget_line& line) { return line.line == fund::total; });
  if (total == d.made.budget.end() || !total->annual_budget.place.known()) return false;
  const auto column = total->annual_budget.place.column;
  return one.value_place.column != column && std::any_of(pairs.begin(), pairs.end(), [&](const fund_pair& other) {
           return &other != &one && other.label == one.label && other.value_place.column == column;
         });
}

// 资金总额, if it was taken for the budget of the total.
bool is_budget_of_total(draft& d, const fund_pair& one) {
  const auto begun = begun_total(d.made.budget);
  return begun != d.made.budget.end() && begun->annual_budget.place == one.value_place;
}

}  // namespace

bool take_line_of_pairs(draft& d, const laid_row& row, const std::vector<fund_pair>& pairs) {
  const auto amounts = amount_columns(d);
  const auto repeated = [&](const fund_pair& one) {
    return &one != &pairs.front() && one.label == pairs.front().label;
  };
  if (amounts.empty() || (amounts.size() < 2 && std::none_of(pairs.begin(), pairs.end(), repeated))) return false;
  const auto fund_in = [](const fund_pair& one) { return words::fund_of(one.spelled()); };
  const auto first = std::find_if(pairs.begin(), pairs.end(), fund_in);
  if (first == pairs.end() || fund_in(*first) == fund::total || is_balance(*first)) return false;
  const bool spent = !words::opens_sublines(first->label) && first->spelled().has(words::list::executed_column);
  if (spent) return false;  // 财政拨款执行数: the name of its line cannot be read
  const auto other_line = [&](const fund_pair& one) { return one.label != first->label && fund_in(one); };
  if (std::any_of(pairs.begin(), pairs.end(), other_line)) return false;
  budget_line line;
  line.line = *fund_in(*first);
  line.label = read_cell(first->label_source.text, first->label_place);
  std::size_t placed = 0;
  const auto set = [&](const fund_pair& one, meaning column) { placed += put_pair(d, one, column, line, d.made.has); };
  std::vector<const fund_pair*> left;
  for (const auto& one : pairs) {
    const auto above =
        std::find_if(amounts.begin(), amounts.end(), [&](const auto& a) { return a.first == one.value_place.column; });
    if (above != amounts.end()) {
      set(one, above->second);
    } else {
      left.push_back(&one);
    }
  }
  if (placed == 0 && pairs.size() == amounts.size()) {
    for (std::size_t i = 0; i < pairs.size(); ++i) set(pairs[i], amounts[i].second);
    left.clear();
  }
  if (placed == 0) return false;
  for (const auto& [column, amount] : amounts)
    if (const auto value = unlabelled(row, column, *first); value && lacks_value(line, amount)) set(*value, amount);
  if (const auto* rate = rate_without_label(d, row); rate != nullptr && line.execution_rate.empty())
    line.execution_rate = figure_of(rate, column::rate, "", d.bounds);
  for (const auto* one : left) keep(d, one->label, read_cell(one->value_source.text, one->value_place));
  d.made.budget.push_back(std::move(line));
  return true;
}

bool take_lines(draft& d, const laid_row& row, const std::vector<fund_pair>& pairs, bool total_taken) {
  const auto begun = begun_total(d.made.budget);
  const bool spent = begun != d.made.budget.end() && begun->executed.has_value();
  const bool among_funds = !d.made.budget.empty() || std::any_of(pairs.begin(), pairs.end(), [](const fund_pair& one) {
    return words::fund_of(one.spelled()).has_value();
  });
  bool any = false;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& one = pairs[i];
    const words::spelled label = one.spelled();
    const auto named = words::fund_of(label);
    if (!named && is_unknown_amount(one) && among_funds) keep_possible_line(d, one);
    if (!named || (!value_holds_digit(one) && words::bare(one.label).ends_with("情况"))) continue;
    const auto meaning = words::fund_meaning(label);
    const bool column =
        meaning != meaning::unknown && meaning != meaning::section && meaning != meaning::known_extra &&
        !(value_holds_digit(one) ? names_source(label) : *named == fund::total && is_under_label_of_funds(row, one));
    if ((column || is_arrived(one.label)) && !words::opens_sublines(one.label)) continue;
    if (is_of_other_table(d, one) || is_beside_total(d, pairs, one) || is_followed_by_amount(row, one)) {
      keep(d, one.label, read_cell(one.value_source.text, one.value_place));
      continue;
    }
    if (meaning == meaning::section && !says_whole(label)) continue;  // 资金情况（万元）
    const bool beside_total = total_taken || spent || (begun != d.made.budget.end() && d.unknown_amounts);
    if (beside_total && is_balance(one)) continue;  // 计划安排资金 | 700 | 结余 | 0
    const bool total = *named == fund::total;
    const bool later_total = std::any_of(pairs.begin() + static_cast<std::ptrdiff_t>(i) + 1, pairs.end(),
                                         [](const fund_pair& p) { return words::fund_of(p.spelled()) == fund::total; });
    if (total && is_budget_of_total(d, one)) continue;
    if (total && (later_total || total_taken)) {  // 实施期资金总额 comes before 年度资金总额
      keep(d, one.label, read_cell(one.value_source.text, one.value_place));
      continue;
    }
    const bool begins = (total && (says_whole(label) || is_only_total(pairs, one) || heads_lines(row, pairs, one))) ||
                        d.fund_list_open || (total && !value_holds_digit(one) && is_under_label_of_funds(row, one));
    if (d.made.budget.empty() && !any && !begins) continue;
    budget_line line;
    line.line = *named;
    line.label = read_cell(one.label_source.text, one.label_place);
    line.annual_budget = figure_in(d, one, column::amount);
    for (const auto& other : pairs)
      if (is_executed_of(other, one)) put_pair(d, other, meaning::executed, line, d.made.has);
    d.made.budget.push_back(std::move(line));
    d.made.has.annual_budget = true;
    any = true;
  }
  if (!d.made.budget.empty()) keep_unlabelled(d, row, pairs);
  return any;
}

bool take_part_of_amount(draft& d, const std::vector<fund_pair>& pairs) {
  const auto is_amount_of_total = [](const fund_pair& one) {
    const auto meaning = column_of(one);
    return meaning == meaning::initial_budget || meaning == meaning::annual_budget || meaning == meaning::executed;
  };
  const bool headless = words::opens_sublines(pairs.front().label);  // the word of the amount cannot be read
  if ((pairs.size() < 2 && !headless) || pairs.front().inside) return false;
  const auto parts = pairs.begin() + (headless ? 0 : 1);
  if (std::any_of(parts, pairs.end(), is_amount_of_total)) return false;
  const auto is_part = [](const fund_pair& one) {
    const auto named = words::fund_of(one.spelled());
    return words::opens_sublines(one.label) && named && *named != fund::total;
  };
  if (!std::all_of(parts, pairs.end(), is_part)) return false;
  const bool known = !headless && is_amount_of_total(pairs.front());
  for (auto one = parts; one != pairs.end(); ++one) {
    auto line = std::find_if(d.made.budget.begin(), d.made.budget.end(), [&](const budget_line& l) {
      return l.line != fund::total && words::key_of(l.label.text) == one->label;
    });
    if (!known && line == d.made.budget.end()) return false;
    if (!known || (line != d.made.budget.end() && !lacks_value(*line, column_of(pairs.front())))) {
      keep(d, one->label, read_cell(one->value_source.text, one->value_place));
      continue;
    }
    if (line == d.made.budget.end()) {
      budget_line made;
      made.line = *words::fund_of(one->spelled());
      made.label = read_cell(one->label_source.text, one->label_place);
      d.made.budget.push_back(std::move(made));
      line = d.made.budget.end() - 1;
    }
    put_pair(d, *one, column_of(pairs.front()), *line, d.made.has);
  }
  if (!known) d.made.has.annual_budget = true;  // it may be that
  if (!known && !headless)
    keep(d, pairs.front().label, read_cell(pairs.front().value_source.text, pairs.front().value_place));
  return true;
}

}  // namespace v0
}  // namespace perfeval
