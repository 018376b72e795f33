#include "recognise/fund_lines.hpp"

#include "recognise/breakdown.hpp"
#include "recognise/depth.hpp"
#include "recognise/fund_pairs.hpp"
#include "recognise/labelled_amounts.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace perfeval {
inline namespace v0 {
namespace {

// A line that is left to the extras.
void keep_amounts(draft& d, const budget_line& line) {
  for (const figure* part : {&line.initial_budget, &line.annual_budget, &line.executed, &line.execution_rate})
    if (part->content != content::absent) keep(d, line.label.text, *part);
}

// Amounts given as pairs before the table, which repeats them.
void drop_loose_lines(draft& d) {
  auto& lines = d.made.budget;
  const auto loose = static_cast<std::ptrdiff_t>(std::min(d.loose_lines, lines.size()));
  const bool again =
      std::any_of(lines.begin() + loose, lines.end(), [](const budget_line& l) { return l.line == fund::total; });
  if (loose == 0 || !again) return;
  for (auto line = lines.begin(); line != lines.begin() + loose; ++line) keep_amounts(d, *line);
  lines.erase(lines.begin(), lines.begin() + loose);
}

// The unit that the first amount with one prints: the unit of those without one, if none is declared.
std::string first_unit(const std::vector<budget_line>& lines, const own_units& own) {
  for (const auto& line : lines)
    for (const figure* amount : {&line.initial_budget, &line.annual_budget, &line.executed})
      if (const auto money = words::money_in(words::key_of(amount->text), own); !money.empty())
        return std::string(money);
  return "";
}

// The budget of a line: that of the year, else the initial one.
decimal budget_of(const budget_line& line) {
  const auto& amount = line.annual_budget.has_value() ? line.annual_budget : line.initial_budget;
  return amount.has_value() ? amount.value : decimal();
}

bool names_sum(const budget_line& line, const words::dictionary& dictionary) {
  return words::fund_of({words::key_of(line.label.text), dictionary}) == fund::total;
}

// The sum at the end of the first of two lists, each of at least two lines; one of the two words may be unreadable.
std::optional<std::size_t> end_of_first_list(const std::vector<budget_line>& lines,
                                             const words::dictionary& dictionary) {
  if (lines.size() < 6) return std::nullopt;
  const bool named = names_sum(lines.back(), dictionary);
  decimal sum;
  for (std::size_t i = 0; i + 4 <= lines.size(); ++i) {
    const auto own = budget_of(lines[i]);
    if (i >= 2 && own.sign() > 0 && own == sum && (named || names_sum(lines[i], dictionary))) {
      decimal second;
      for (auto k = i + 1; k + 1 < lines.size(); ++k) second += budget_of(lines[k]);
      return second == budget_of(lines.back()) ? std::optional(i) : std::nullopt;
    }
    sum += own;
  }
  return std::nullopt;
}

// 财政拨款, 其他资金, 合计 above 基本支出, 项目支出, 合计: the same money divided twice, each with its sum at the end.
// The expenditure is kept, else the first list.
void leave_one_of_two_lists(draft& d) {
  auto& lines = d.made.budget;
  const auto found = end_of_first_list(lines, *d.dictionary);
  if (!found) return;
  const auto first = *found;
  const auto last = lines.size() - 1;
  const auto of_expenditure = [&](std::size_t begin, std::size_t end) {
    return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                       lines.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const budget_line& l) { return l.label.text.find("支出") != std::string::npos; });
  };
  const bool second = of_expenditure(first + 1, last + 1) && !of_expenditure(0, first);
  const auto middle = lines.begin() + static_cast<std::ptrdiff_t>(first) + 1;
  const auto begin = second ? lines.begin() : middle;
  const auto end = second ? middle : lines.end();
  for (auto line = begin; line != end; ++line) keep_amounts(d, *line);
  lines.erase(begin, end);
}

// 2022年 | 260 above 2023年 | 300: lines of years. That of the form's year is its total, the others are no part of it;
// if the year is not known, none is.
void leave_lines_of_other_years(draft& d) {
  auto& lines = d.made.budget;
  const auto year_of = [](const budget_line& l) {
    const auto key = words::key_of(l.label.text);
    return key.size() <= 10 ? words::year_in(key) : std::nullopt;
  };
  if (lines.size() < 2) return;
  if (!std::all_of(lines.begin(), lines.end(), [&](const auto& l) { return year_of(l).has_value(); })) return;
  for (const auto& line : lines)
    if (year_of(line) != d.made.year) keep_amounts(d, line);
  std::erase_if(lines, [&](const budget_line& l) { return year_of(l) != d.made.year; });
  if (lines.size() == 1) lines.front().line = fund::total;
}

// Whether a line without a name may be the sum of others.
bool may_be_whole(const std::vector<budget_line>& lines, const words::dictionary& dictionary) {
  const auto nameless = std::find_if(lines.begin(), lines.end(), [](const budget_line& l) {
    return l.line == fund::total && l.label.content == content::blank && l.label.place.known();
  });
  if (nameless == lines.end()) return true;
  decimal others;
  std::size_t seen = 0;
  for (const auto& line : lines) {
    if (&line == &*nameless) continue;
    others += budget_of(line);
    if (++seen > 1 && others.sign() > 0 && others == budget_of(*nameless)) return true;  // two lists of its parts
  }
  const auto named = [&](const budget_line& l) {
    return &l != &*nameless && words::fund_of({words::key_of(l.label.text), dictionary}).has_value();
  };
  return others.sign() == 0 || (budget_of(*nameless) >= others && std::any_of(lines.begin(), lines.end(), named));
}

// 12000 over 1亿元 and 2000, where nothing declares a unit: what a first amount without one is counted in remains open,
// unless the others add up to it.
bool begins_in_open_unit(const std::vector<budget_line>& lines) {
  if (lines.empty()) return false;
  const auto amount =
      lines.front().annual_budget.has_value() ? &budget_line::annual_budget : &budget_line::initial_budget;
  const figure& first = lines.front().*amount;
  if (!first.has_value() || !first.unit.empty()) return false;
  decimal sum;
  for (const budget_line& line : std::span(lines).subspan(1))
    if ((line.*amount).has_value()) sum += (line.*amount).value;
  return sum != first.value && sum != decimal();
}

// A line with a blank where its name should be is not the total if another line says that it is.
void leave_nameless_totals(std::vector<budget_line>& lines, const words::dictionary& dictionary) {
  const auto says_so = [](const budget_line& l) { return l.line == fund::total && !l.label.empty(); };
  if (std::none_of(lines.begin(), lines.end(), says_so) && (lines.size() < 2 || may_be_whole(lines, dictionary)))
    return;
  for (auto& line : lines)
    if (line.line == fund::total && line.label.content == content::blank && line.label.place.known())
      line.line = fund::line;
}

// 项目总投资, over 财政拨款 and 其他资金: the first line is the total, whatever its name, if the others make it.
void take_whole_by_sum(std::vector<budget_line>& lines) {
  if (lines.size() < 2 || lines[0].line != fund::line || words::opens_sublines(words::key_of(lines[0].label.text)))
    return;
  bool any = false;
  for (const auto amount : {&budget_line::initial_budget, &budget_line::annual_budget, &budget_line::executed}) {
    const figure& whole = lines[0].*amount;
    decimal sum;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (lines[i].line == fund::total) return;
      if ((lines[i].*amount).has_value()) sum += (lines[i].*amount).value;
    }
    if (whole.has_value() && whole.value != sum) return;
    any = any || (whole.has_value() && sum != decimal());
  }
  if (any) lines[0].line = fund::total;
}

// 得分 over all lines, printed in the first of them: without spans the others are blank, and it is that of the total.
void give_score_to_total(std::vector<budget_line>& lines) {
  if (lines.size() < 2 || !lines.front().score.has_value() || lines.front().line == fund::total) return;
  const auto blank = [](const budget_line& l) { return l.score.content == content::blank; };
  const auto total = std::find_if(lines.begin(), lines.end(), [](const auto& l) { return l.line == fund::total; });
  if (total != lines.end() && std::all_of(lines.begin() + 1, lines.end(), blank)) total->score = lines.front().score;
}

}  // namespace

void settle_funds(draft& d) {
  auto& lines = d.made.budget;
  drop_loose_lines(d);
  leave_lines_of_other_years(d);
  leave_nameless_totals(lines, *d.dictionary);
  take_whole_by_sum(lines);
  if (d.made.money.empty() && !begins_in_open_unit(lines)) d.made.money = first_unit(lines, d.made.own_units);
  if (d.unknown_amounts && !d.made.has.annual_budget) {
    d.made.has.annual_budget = true;
    for (auto& line : lines) line.annual_budget.content = content::blank;
  }
  const auto settle = [&](figure& amount) {
    if (amount.content == content::absent) return;
    if (amount.has_value() && amount.unit.empty()) return;  // the same in every unit of money
    const std::string stored = amount.stored;
    const std::string text = amount.text;
    amount = read_figure(before_parts(text), column::amount, d.made.money, amount.place, d.bounds, d.made.own_units);
    amount.text = text;
    amount.stored = stored;
  };
  for (auto& line : lines) {
    settle(line.initial_budget);
    settle(line.annual_budget);
    settle(line.arrived);
    settle(line.executed);
  }
  settle_possible_lines(d);
  settle_breakdown(d);
  leave_one_of_two_lists(d);
  settle_depth(lines, *d.known);
  give_score_to_total(lines);
}

}  // namespace v0
}  // namespace perfeval
