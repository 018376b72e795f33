#include "recognise/fund_pairs.hpp"

#include "recognise/depth.hpp"
#include "recognise/labelled_amounts.hpp"
#include "recognise/lone_amounts.hpp"
#include "recognise/record.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

figure figure_in(const draft& d, const fund_pair& pair, column column) {
  const std::string_view text = pair.value_source.text;
  figure made = read_figure(before_parts(text), column, column == column::amount ? d.made.money : "", pair.value_place,
                            d.bounds, d.made.own_units);
  made.text = text;
  made.stored = pair.value_source.stored;
  return made;
}

// 1、一般公共预算: a source of money, not an amount of the year.
bool names_source(const words::spelled& label) { return label.has(words::list::budget_source); }

// The column that a label names; known_extra for funds received.
meaning column_of(const fund_pair& pair) {
  const auto label = pair.spelled();
  if (words::opens_sublines(pair.label) || names_source(label)) return meaning::unknown;
  if (words::label_of(label) == words::label::total_score) return meaning::unknown;
  const auto named = words::fund_meaning(label);
  return named == meaning::known_extra && !is_arrived(pair.label) ? meaning::unknown : named;
}

// Puts the value of a pair into a column of a line; false if it is not a column of a line.
bool put(draft& d, const fund_pair& pair, meaning meaning, budget_line& line, columns& has) {
  const auto set = [&](figure& part, column column, bool& flag) {
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

bool holds_digit(const fund_pair& pair) {
  return words::key_of(pair.value_source.text).find_first_of("0123456789") != std::string::npos;
}

bool is_empty(const budget_line& line, meaning meaning) {
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

// An amount whose label has no known word.
bool is_unknown_amount(const fund_pair& one) {
  const auto label = one.spelled();
  return holds_digit(one) && !one.value_source.text.ends_with('%') && !words::is_about_money(one.label) &&
         words::fund_meaning(label) == meaning::unknown && !words::fund_of(label) &&
         words::label_of(label) == words::label::none;
}

// The total line that earlier rows of pairs began: it has no label.
std::vector<budget_line>::iterator begun_total(std::vector<budget_line>& lines) {
  return std::find_if(lines.begin(), lines.end(), [](const budget_line& line) {
    return line.line == fund::total && line.label.content == content::absent;
  });
}

// The rate in the column that a header over the pairs names; the last cell where columns do not line up.
const laid_cell* rate_without_label(const draft& d, const laid_row& row) {
  if (!d.rate_column || row.filled.empty()) return nullptr;
  const auto* cell = row.lines_up ? covering(row, *d.rate_column) : row.filled.back();
  return cell != nullptr && !cell->from_above && cell->is_figure && cell->key.ends_with('%') ? cell : nullptr;
}

// 其中：财政拨款 | 100 | 财政拨款执行数 | 98: what was spent of the line before it.
bool is_executed_of(const fund_pair& executed, const fund_pair& line) {
  std::string_view name = line.label;
  if (words::opens_sublines(name)) name.remove_prefix(std::string_view("其中").size());
  if (name.starts_with(':')) name.remove_prefix(1);
  if (name.ends_with(':')) name.remove_suffix(1);
  return !name.empty() && &executed != &line && executed.label.size() > name.size() &&
         executed.label.starts_with(name) && executed.spelled().has(words::list::executed_column);
}

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

// Amounts of the total line, and whether they are enough for one: two, or the budget alone before any table.
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
    if (std::any_of(pairs.begin(), pairs.end(), of_line)) continue;
    const bool replaces = !stand_in.empty() && meaning == meaning::annual_budget && !stands_in(one);
    if (!holds_digit(one) || (!is_empty(line, meaning) && !replaces)) continue;
    const figure agreed = replaces ? line.annual_budget : figure{};
    if (!put(d, one, meaning, line, has)) continue;
    if (replaces) keep(d, stand_in, agreed);
    if (meaning == meaning::annual_budget) stand_in = stands_in(one) ? one.label : "";
    places.emplace_back(one.value_place.column, meaning);
    taken.push_back(&one);
    ++found;
  }
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
  d.unknown_amounts = d.unknown_amounts || has_unknown;
  d.pair_columns.insert(d.pair_columns.end(), places.begin(), places.end());
  for (const auto* one : taken)
    record_column(d, one->label_source.text, one->label_place, form_table::funds, column_of(*one));
  return true;
}

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

// 其中：财政资金 | 100 | 其中：财政资金 | 90, below 预算数： | 120 | 执行数： | 95: one line, each value in the column
// of the amount above it. False if the row is not such a line.
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
  const auto set = [&](const fund_pair& one, meaning column) { placed += put(d, one, column, line, d.made.has); };
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
    if (const auto value = unlabelled(row, column, *first); value && is_empty(line, amount)) set(*value, amount);
  if (const auto* rate = rate_without_label(d, row); rate != nullptr && line.execution_rate.empty())
    line.execution_rate = figure_of(rate, column::rate, "", d.bounds);
  for (const auto* one : left) keep(d, one->label, read_cell(one->value_source.text, one->value_place));
  d.made.budget.push_back(std::move(line));
  return true;
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

// An amount without a label that can be read, unless it was kept already.
void keep_once(draft& d, const budget_line& line) {
  const auto same = [&](const extra& one) { return one.value.place == line.annual_budget.place; };
  if (std::none_of(d.made.extras.begin(), d.made.extras.end(), same))
    keep(d, words::key_of(line.label.text), read_cell(line.annual_budget.text, line.annual_budget.place));
}

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

// 年度资金总额 | 18 | 其中：财政拨款 | 18 | 其他资金 | 0.
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
    if (!named || (!holds_digit(one) && words::bare(one.label).ends_with("情况"))) continue;
    const auto meaning = words::fund_meaning(label);
    const bool column =
        meaning != meaning::unknown && meaning != meaning::section && meaning != meaning::known_extra &&
        !(holds_digit(one) ? names_source(label) : *named == fund::total && is_under_label_of_funds(row, one));
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
    if (total && (later_total || total_taken)) {  // 实施期资金总额 comes before 年度资金总额
      keep(d, one.label, read_cell(one.value_source.text, one.value_place));
      continue;
    }
    const bool begins = (total && (says_whole(label) || is_only_total(pairs, one) || heads_lines(row, pairs, one))) ||
                        d.fund_list_open || (total && !holds_digit(one) && is_under_label_of_funds(row, one));
    if (d.made.budget.empty() && !any && !begins) continue;
    budget_line line;
    line.line = *named;
    line.label = read_cell(one.label_source.text, one.label_place);
    line.annual_budget = figure_in(d, one, column::amount);
    for (const auto& other : pairs)
      if (is_executed_of(other, one)) put(d, other, meaning::executed, line, d.made.has);
    d.made.budget.push_back(std::move(line));
    d.made.has.annual_budget = true;
    any = true;
  }
  if (!d.made.budget.empty()) keep_unlabelled(d, row, pairs);
  return any;
}

// 年初预算数 | 2600 | 其中：财政资金 | 2500, one row an amount of the total: the line below has the same amount of its
// own. False if the row is not such a row.
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
    if (!known || (line != d.made.budget.end() && !is_empty(*line, column_of(pairs.front())))) {
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
    put(d, *one, column_of(pairs.front()), *line, d.made.has);
  }
  if (!known) d.made.has.annual_budget = true;  // it may be that
  if (!known && !headless)
    keep(d, pairs.front().label, read_cell(pairs.front().value_source.text, pairs.front().value_place));
  return true;
}

}  // namespace

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
    return settle_depth(lines, *d.dictionary);
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

namespace {

// 项目资金 | 年度资金总额 | 金额（万元） over the lines of the sources.
bool opens_fund_list(const laid_row& row) {
  const auto& filled = row.filled;
  return filled.size() == 3 && words::fund_meaning(*filled[0]) == meaning::section &&
         words::fund_of(*filled[1]) == fund::total && words::says_only_amount(*filled[2]);
}

}  // namespace

bool take_fund_pairs(draft& draft, const laid_row& row) {
  const auto pairs = pairs_in(row, draft.bounds);
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
