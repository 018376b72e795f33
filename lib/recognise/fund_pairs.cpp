#include "recognise/fund_pairs.hpp"

#include <algorithm>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

constexpr std::size_t longest_label = 90, longest_amount = 40;

// A label with its value, wherever they stand.
struct pair {
  table_cell label_source, value_source;
  std::string label;  // its key
  perfeval::place label_place, value_place;
  bool inside = false;  // both in one cell
};

bool holds_nothing(const laid_cell& cell) { return cell.blank() || content_of(cell.text()) == content::dash; }

bool is_amount(std::string_view text, const limits& bounds) {
  return text.size() <= longest_amount && read_figure(text, column::amount, "", {}, bounds).has_value();
}

bool may_be_label(const laid_cell& cell) {
  return !cell.blank() && !cell.is_figure && cell.key.size() <= longest_label && !cell.from_above;
}

std::string_view without_colon(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view colon : {"：", ":"})
    if (text.ends_with(colon)) text.remove_suffix(colon.size());
  return trimmed(text);
}

// The cell that holds the value of the label at `i`: the next one, or, where merged cells may be lost, the next that is
// filled.
const laid_cell* value_of(const laid_row& row, std::size_t i) {
  std::size_t next = i + 1;
  while (row.lines_up && next + 1 < row.cells.size() && row.cells[next].blank() && row.cells[next].span == 1 &&
         row.cells[i].span == 1)
    ++next;
  return next < row.cells.size() ? &row.cells[next] : nullptr;
}

pair made_pair(const laid_cell& name, std::string_view label, const laid_cell& value, std::string_view text) {
  pair made;
  made.label_source.text = label;
  made.value_source = &name == &value ? table_cell{} : *value.source;
  made.value_source.text = text;
  made.label = words::key_of(label);
  made.label_place = name.place;
  made.value_place = value.place;
  made.inside = &name == &value;
  return made;
}

std::vector<pair> pairs_in(const laid_row& row, const limits& bounds) {
  std::vector<pair> found;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& name = row.cells[i];
    if (!may_be_label(name)) continue;
    if (const auto both = labelled_amount(name, bounds)) {
      found.push_back(made_pair(name, both->label, name, both->amount));
      continue;
    }
    const auto* value = value_of(row, i);
    if (value == nullptr) continue;
    const bool nothing = holds_nothing(*value) && value == &row.cells[i + 1];
    const bool rate = read_figure(value->text(), column::rate, "", {}, bounds).has_value();
    if (nothing || value->is_figure || rate || is_amount(value->text(), bounds))
      found.push_back(made_pair(name, name.text(), *value, value->text()));
  }
  return found;
}

figure figure_in(const draft& d, const pair& from, column column) {
  figure made = read_figure(from.value_source.text, column, column == column::amount ? d.made.money : "",
                            from.value_place, d.bounds);
  made.stored = from.value_source.stored;
  return made;
}

// Puts a pair into the total line; false if its label is none of the line's columns.
bool put(draft& d, const pair& from, budget_line& line, columns& has) {
  const words::spelled label(from.label);
  if (words::opens_sublines(from.label)) return false;
  const auto set = [&](figure& part, column column, bool& flag) {
    if (column == column::amount) declare_money(d, words::money_in(from.label));
    part = figure_in(d, from, column);
    flag = true;
    return true;
  };
  switch (words::fund_meaning(label)) {
    case meaning::initial_budget:
      return set(line.initial_budget, column::amount, has.initial_budget);
    case meaning::annual_budget:
      return set(line.annual_budget, column::amount, has.annual_budget);
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

// Amounts of the total line, and whether they are enough to be one: two, or the budget alone before any table.
bool take_total(draft& d, const std::vector<pair>& pairs) {
  const bool goes_on = d.made.budget.size() == 1 && d.made.budget.front().label.content == content::absent;
  budget_line line = goes_on ? d.made.budget.front() : budget_line{};
  line.line = fund::total;
  auto has = d.made.has;
  std::size_t found = 0;
  const std::string money = d.made.money;
  for (const auto& one : pairs)
    if (!one.value_source.text.empty() &&
        words::key_of(one.value_source.text).find_first_of("0123456789") != std::string::npos)
      found += put(d, one, line, has);
  const bool budget_alone = found == 1 && !d.has_funds && !d.has_indicators && d.made.budget.empty() &&
                            (line.annual_budget.has_value() || line.initial_budget.has_value());
  if (found < (goes_on ? 1U : 2U) && !budget_alone) return false;
  if (goes_on) {
    d.made.budget.front() = std::move(line);
  } else {
    d.made.budget.push_back(std::move(line));
  }
  d.made.has = has;
  return true;
}

// 年度资金总额 | 18 | 其中：财政拨款 | 18 | 其他资金 | 0.
bool take_lines(draft& d, const laid_row& row, const std::vector<pair>& pairs, bool total_taken) {
  bool any = false;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& one = pairs[i];
    const words::spelled label(one.label);
    const auto named = words::fund_of(label);
    if (!named) continue;
    const auto meaning = words::fund_meaning(label);
    const bool column = meaning != meaning::unknown && meaning != meaning::section && meaning != meaning::known_extra;
    if (column && !words::opens_sublines(one.label)) continue;
    const bool total = *named == fund::total;
    const bool later_total = std::any_of(pairs.begin() + static_cast<std::ptrdiff_t>(i) + 1, pairs.end(),
                                         [](const pair& p) { return words::fund_of(p.label) == fund::total; });
    if (total && (later_total || total_taken)) {  // 实施期资金总额 stands before 年度资金总额
      keep(d, one.label, read_cell(one.value_source.text, one.value_place));
      continue;
    }
    if (d.made.budget.empty() && !any && (!total || one.label.find("资金总额") == std::string::npos)) continue;
    for (const auto& cell : row.cells) declare_money(d, words::money_in(cell.key));
    budget_line line;
    line.line = *named;
    line.label = read_cell(one.label_source.text, one.label_place);
    line.annual_budget = figure_in(d, one, column::amount);
    d.made.budget.push_back(std::move(line));
    d.made.has.annual_budget = true;
    any = true;
  }
  return any;
}

}  // namespace

std::optional<money_pair> labelled_amount(const laid_cell& cell, const limits& bounds) {
  if (cell.is_figure || cell.key.size() > longest_label + longest_amount) return std::nullopt;
  if (cell.key.find_first_of("0123456789") == cell.key.npos) return std::nullopt;
  const std::string_view text = cell.text();
  for (const std::string_view colon : {"：", ":"}) {
    const auto position = text.rfind(colon);
    if (position == text.npos || position == 0) continue;
    const auto amount = trimmed(text.substr(position + colon.size()));
    if (is_amount(amount, bounds)) return money_pair{trimmed(text.substr(0, position)), amount};
  }
  auto position = text.find_first_of("0123456789");
  for (const std::string_view sign : {"￥", "¥"}) position = std::min(position, text.find(sign));
  if (position == text.npos || position == 0 || !is_amount(trimmed(text.substr(position)), bounds)) return std::nullopt;
  const auto label = without_colon(text.substr(0, position));
  const auto last = label.empty() ? '(' : label.back();
  if (last == '(' || label.ends_with("（") || last == '=' || last == '-') return std::nullopt;
  return money_pair{label, trimmed(text.substr(position))};
}

bool take_fund_pairs(draft& draft, const laid_row& row) {
  const auto pairs = pairs_in(row, draft.bounds);
  if (pairs.empty()) return false;
  const std::size_t before = draft.made.budget.size();
  const bool total = take_total(draft, pairs);
  const bool lines = (!draft.has_indicators || total) && take_lines(draft, row, pairs, total);
  if (!total && !lines) return false;
  if (draft.loose_lines == before) draft.loose_lines = draft.made.budget.size();
  draft.has_funds = true;
  return true;
}

}  // namespace v0
}  // namespace perfeval
