#include "recognise/project_row.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

using words::label;
using words::meaning;

void set_once(cell& part, const laid_cell& value) {
  if (part.empty()) part = cell_of(&value);
}

// 财政拨款, under 预算金额 or alone.
cell label_of_source(const header_column& column) {
  return column.part != nullptr ? cell_of(column.part) : read_cell(column.label, column.place);
}

// Of several budgets, the one for the whole.
bool stands(const figure& before, const words::spelled& key) {
  return before.content == content::absent || words::is_total_part(key);
}

class project_row {
 public:
  project_row(draft& draft, const header& columns, project_list_kind kind)
      : draft_(draft),
        columns_(columns),
        kind_(kind),
        indicators_(
            std::min({columns.index(meaning::level1), columns.index(meaning::level2), columns.index(meaning::name)})) {
    whole_.line = fund::total;
  }

  void take(std::size_t i, const laid_cell& value) {
    const header_column& column = columns_.columns()[i];
    const words::spelled key = column.spelled();
    if (take_label(i, key, value) || take_goal(column, key, value)) return;
    if (column.meaning != meaning::unknown) return;  // of the indicator
    if (kind_.of_results && words::indicator_meaning(key) == meaning::score) {
      take_total(column, value);
      return;
    }
    declare_money(draft_, words::money_in(key.key, draft_.made.own_units));
    if (!take_source(column, key, value)) take_amount(key, value);
  }

  // The lines of money, once every column was taken.
  void finish() {
    draft_.has_pairs = true;
    if (!money_) return;
    if (unread_ && whole_.annual_budget.content == content::absent) {
      draft_.made.has.annual_budget = true;
      whole_.annual_budget.content = content::blank;
    }
    const bool whole =
        whole_.annual_budget.has_value() || whole_.initial_budget.has_value() || whole_.executed.has_value();
    const bool below_word = !sources_.empty() && below_word_;
    if (sources_.size() == 1 && (whole || below_word)) {  // 合计 | 其中：财政拨款 says nothing of the rest
      keep(draft_, sources_.front().label.text, sources_.front().annual_budget);
      sources_.clear();
    }
    auto& budget = draft_.made.budget;
    if (whole || (sources_.empty() && !below_word)) budget.push_back(std::move(whole_));
    std::move(sources_.begin(), sources_.end(), std::back_inserter(budget));
    draft_.has_funds = true;
  }

 private:
  bool take_label(std::size_t i, const words::spelled& key, const laid_cell& value) {
    const header_column& column = columns_.columns()[i];
    form& made = draft_.made;
    switch (words::label_of(key)) {
      case label::project:
        set_once(made.project, value);
        return true;
      case label::department:
        set_once(made.department, value);
        return true;
      case label::unit:
        set_once(made.unit, value);
        return true;
      case label::total_score:
        if (i >= indicators_ && column.meaning != meaning::unknown) return false;  // the score of an indicator
        take_total(column, value);
        return true;
      case label::grade:
        if (words::is_grade(value) && !kind_.reviewed) set_once(made.total.grade, value);
        return true;
      default:
        return false;
    }
  }

  bool take_goal(const header_column& column, const words::spelled& key, const laid_cell& value) {
    const bool of_indicator = column.meaning == meaning::target && !columns_.has(meaning::target);
    if (!words::is_goal_target(key) || of_indicator) return false;
    set_once(draft_.made.goal.target, value);
    return true;
  }

  // 自评总分 of the project.
  void take_total(const header_column& column, const laid_cell& value) {
    auto& total = draft_.made.total;
    if (total.score.content != content::absent) return;
    total.label = read_cell(column.label, column.place);
    total.score = figure_of(&value, column::score, "", draft_.bounds);
    draft_.has_total = true;
  }

  bool take_source(const header_column& column, const words::spelled& key, const laid_cell& value) {
    const auto source = source_of(column);
    if (!source || !value.is_figure) return false;
    below_word_ = column.part != nullptr;
    budget_line& line = line_of(*source, label_of_source(column));
    if (words::fund_meaning(key) == meaning::executed)
      set_money(line.executed, value, draft_.made.has.executed);
    else
      set_money(line.annual_budget, value, draft_.made.has.annual_budget);
    return true;
  }

  // The line of a source: it may have a budget and an execution.
  budget_line& line_of(fund source, cell label) {
    for (budget_line& line : sources_)
      if (line.label.text == label.text) return line;
    budget_line& made = sources_.emplace_back();
    made.line = source;
    made.label = std::move(label);
    return made;
  }

  void take_amount(const words::spelled& key, const laid_cell& value) {
    auto& has = draft_.made.has;
    switch (words::fund_meaning(key)) {
      case meaning::initial_budget:
        if (stands(whole_.initial_budget, key)) set_money(whole_.initial_budget, value, has.initial_budget);
        break;
      case meaning::annual_budget:
        if (stands(whole_.annual_budget, key)) set_money(whole_.annual_budget, value, has.annual_budget);
        break;
      case meaning::executed:
        if (stands(whole_.executed, key)) set_money(whole_.executed, value, has.executed);
        break;
      case meaning::execution_rate:
        whole_.execution_rate = figure_of(&value, column::rate, "", draft_.bounds, draft_.made.own_units);
        has.execution_rate = true;
        break;
      default:
        if (words::fund_of(key) == fund::total) set_money(whole_.annual_budget, value, has.annual_budget);
        unread_ = unread_ || (kind_.of_results && is_unread_amount(key, value));
        break;
    }
  }

  // Under a word that cannot be read: it may be the annual budget.
  static bool is_unread_amount(const words::spelled& key, const laid_cell& value) {
    return value.is_figure && !value.key.ends_with('%') && words::fund_meaning(key) == meaning::unknown;
  }

  void set_money(figure& part, const laid_cell& value, bool& has) {
    part = figure_of(&value, column::amount, draft_.made.money, draft_.bounds, draft_.made.own_units);
    has = true;
    money_ = true;
  }

  draft& draft_;
  const header& columns_;
  project_list_kind kind_;
  std::size_t indicators_;  // where the columns of the indicators begin
  budget_line whole_;
  std::vector<budget_line> sources_;
  bool below_word_ = false;  // the last source stands below 预算金额
  bool money_ = false;
  bool unread_ = false;  // an amount has no known word
};

}  // namespace

std::optional<fund> source_of(const header_column& column) {
  const words::spelled key = column.part != nullptr ? words::spelled(*column.part) : column.spelled();
  if (column.part == nullptr && words::fund_meaning(key) != meaning::unknown) return std::nullopt;
  if (!key.has(words::list::source_column)) return std::nullopt;
  const auto source = words::fund_of(key).value_or(fund::line);
  return source != fund::total ? std::optional(source) : std::nullopt;
}

void take_project_row(draft& draft, const laid_row& row, const header& columns, project_list_kind kind) {
  project_row project(draft, columns, kind);
  const fitted_row fitted = fit(row, columns);
  for (std::size_t i = 0; i < columns.columns().size(); ++i)
    if (fitted[i] != nullptr && !fitted[i]->blank()) project.take(i, *fitted[i]);
  project.finish();
}

}  // namespace v0
}  // namespace perfeval
