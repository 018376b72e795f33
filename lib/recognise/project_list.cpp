#include "recognise/project_list.hpp"

#include "recognise/indicator_steps.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::label;
using words::meaning;

void set_once(cell& part, const laid_cell& value) {
  if (part.empty()) part = cell_of(&value);
}

// If merged cells were lost, a blank department is that of the project before it.
void go_on(cell& part, cell& last) {
  if (part.empty()) {
    part = last;
  } else {
    last = part;
  }
}

// 财政拨款, under 预算金额 or alone.
cell label_of_source(const header_column& column) {
  return column.part != nullptr ? cell_of(column.part) : read_cell(column.label, column.place);
}

// The line of a source: it may have a budget and an execution.
budget_line& part_with(std::vector<budget_line>& parts, fund source, cell label) {
  for (auto& part : parts)
    if (part.label.text == label.text) return part;
  auto& made = parts.emplace_back();
  made.line = source;
  made.label = std::move(label);
  return made;
}

// 自评总分 of the project.
void take_total(draft& draft, const header_column& column, const laid_cell& value) {
  auto& total = draft.made.total;
  if (total.score.content != content::absent) return;
  total.label = read_cell(column.label, column.place);
  total.score = figure_of(&value, column::score, "", draft.bounds);
  draft.has_total = true;
}

// 项目类别 before the amount, in a list: of two first levels, the one left of a column about the project is none.
void leave_kind_of_project(header& columns) {
  const auto& all = columns.columns();
  const auto first = columns.index(meaning::level1);
  const auto is_level1 = [](const header_column& c) { return c.meaning == meaning::level1; };
  const auto is_section = [](const header_column& c) { return c.meaning == meaning::section; };
  if (std::count_if(all.begin(), all.end(), is_level1) < 2) return;
  const auto after = all.begin() + static_cast<std::ptrdiff_t>(first) + 1;
  const auto second = std::find_if(after, all.end(), is_level1);
  if (std::any_of(after, second, is_section)) columns.set_meaning(first, meaning::known_extra);
}

bool names_project(const header_column& column) {
  return column.key.find("名称") != std::string::npos && words::label_of(column.spelled()) == label::project;
}

}  // namespace

std::optional<fund> source_of(const header_column& column) {
  const words::spelled key = column.part != nullptr ? words::spelled(*column.part) : column.spelled();
  if (column.part == nullptr && words::fund_meaning(key) != meaning::unknown) return std::nullopt;
  if (!key.has(words::list::source_column)) return std::nullopt;
  const auto source = words::fund_of(key).value_or(fund::line);
  return source != fund::total ? std::optional(source) : std::nullopt;
}

// In a list, columns about the project are not part of an indicator.
void leave_project_columns(open_columns& table) {
  if (!table.in_list) return;
  auto& columns = table.columns;
  const auto below = table.below;
  const auto merged = [&](const header_column& column) {
    return std::any_of(below.begin(), below.end(), [&](const laid_row& row) {
      const auto* cell = row.lines_up ? covering(row, column.column) : nullptr;
      return cell != nullptr && (cell->from_above || cell->source->row_span > 1);
    });
  };
  for (std::size_t i = 0; i < columns.columns().size(); ++i) {
    const auto& column = columns.columns()[i];
    const words::spelled key = column.spelled();
    const auto label = words::label_of(key);
    const bool of_project =
        label == words::label::project || label == words::label::department || label == words::label::unit;
    const bool total = label == words::label::total_score &&
                       (column.meaning == meaning::unknown || i < columns.index(meaning::level1));
    const bool named = of_project || total;
    const bool unknown = column.meaning == meaning::unknown;
    const bool goal = (unknown || column.meaning == meaning::target) && words::is_goal_target(key);
    const bool money = unknown && (words::fund_meaning(key) != meaning::unknown || words::fund_of(key) == fund::total ||
                                   source_of(column).has_value());
    const bool only_target =
        goal && !unknown && columns.index(meaning::target) == i && !merged(column) &&
        std::none_of(columns.columns().begin() + static_cast<std::ptrdiff_t>(i) + 1, columns.columns().end(),
                     [](const header_column& c) { return c.meaning == meaning::target; });
    if (named || (goal && !only_target) || money) columns.set_meaning(i, meaning::section);
  }
  leave_kind_of_project(columns);
}

project_list::project_list(const header& columns, std::shared_ptr<const laid_table> table) {
  const auto& all = columns.columns();
  const auto project = std::find_if(all.begin(), all.end(), names_project);
  if (project == all.end()) return;
  project_ = static_cast<std::size_t>(project - all.begin());
  const auto name = columns.index(meaning::name);  // the words of the levels may be unreadable
  const bool names_rows = name > project_ && name < all.size() && columns.has(meaning::target);
  if (!columns.has(meaning::level1) && !columns.has(meaning::level2) && !names_rows) return;
  header_ = columns;
  table_ = std::move(table);
}

project_list project_list::of_results(const laid_row& header_row, std::shared_ptr<const laid_table> table) {
  project_list made;
  const auto no_meaning = [](const words::spelled&) { return meaning::unknown; };  // each word is a label
  made.header_ = header(std::span(&header_row, 1), no_meaning);
  const auto& all = made.header_.columns();
  made.project_ = static_cast<std::size_t>(std::find_if(all.begin(), all.end(), names_project) - all.begin());
  made.table_ = std::move(table);
  made.of_results_ = true;
  made.reviewed_ = std::any_of(all.begin(), all.end(), [](const header_column& column) {
    return column.key.find("复核") != std::string::npos || column.spelled().has(words::list::reviewer);
  });
  return made;
}

bool is_result_list_header(std::span<const laid_row> rows) {
  const auto& row = rows[0];
  if (rows.size() < 2 || row.has_figure || !rows[1].has_figure || row.filled.size() < 4) return false;
  const auto has = [&row](auto test) {
    return std::any_of(row.filled.begin(), row.filled.end(), [&](const laid_cell* cell) { return test(*cell); });
  };
  const auto names_score = [](const laid_cell& cell) {
    return words::label_of(cell) == label::total_score || words::indicator_meaning(cell) == meaning::score;
  };
  const auto names_part = [](const laid_cell& cell) {
    const auto own = words::indicator_meaning(cell);
    return is_level(own) || own == meaning::target || own == meaning::weight;
  };
  const auto is_project = [](const laid_cell& cell) {
    return cell.key.ends_with("名称") && words::label_of(cell) == label::project;
  };
  const auto names_money = [](const laid_cell& cell) { return is_amount(words::fund_meaning(cell)); };
  return has(is_project) && has(names_score) && has(names_money) && !has(names_part);
}

bool project_list::begins_project(const laid_row& row) {
  const fitted_row fitted = fit(row, header_);
  const auto* cell = fitted[project_];
  if (cell == nullptr || cell->blank()) return false;
  if (cell->place == current_place_ || cell->key == current_) {
    current_place_ = cell->place;
    return false;
  }
  current_ = cell->key;
  current_place_ = cell->place;
  return true;
}

void project_list::take(draft& draft, const laid_row& row) {
  const fitted_row fitted = fit(row, header_);
  const bool has_target = header_.has(meaning::target);
  const auto levels =
      std::min({header_.index(meaning::level1), header_.index(meaning::level2), header_.index(meaning::name)});
  budget_line line;
  line.line = fund::total;
  std::vector<budget_line> parts;
  bool parts_below_word = false;
  auto& has = draft.made.has;
  const auto set = [&](figure& part, column column, const laid_cell& cell, bool& flag) {
    part =
        figure_of(&cell, column, column == column::amount ? draft.made.money : "", draft.bounds, draft.made.own_units);
    flag = true;
    return true;
  };
  bool money = false;
  for (std::size_t i = 0; i < header_.columns().size(); ++i) {
    const auto* cell = fitted[i];
    const words::spelled key = header_.columns()[i].spelled();
    const auto own = header_.columns()[i].meaning;
    if (cell == nullptr || cell->blank()) continue;
    switch (words::label_of(key)) {
      case label::project:
        set_once(draft.made.project, *cell);
        continue;
      case label::department:
        set_once(draft.made.department, *cell);
        continue;
      case label::unit:
        set_once(draft.made.unit, *cell);
        continue;
      case label::total_score:
        if (i >= levels && own != meaning::unknown) break;  // the score of an indicator
        take_total(draft, header_.columns()[i], *cell);
        continue;
      case label::grade:
        if (words::is_grade(*cell) && !reviewed_) set_once(draft.made.total.grade, *cell);
        continue;
      default:
        break;
    }
    if (words::is_goal_target(key) && (own != meaning::target || has_target)) {
      set_once(draft.made.goal.target, *cell);
      continue;
    }
    if (own != meaning::unknown) continue;
    if (of_results_ && words::indicator_meaning(key) == meaning::score) {
      take_total(draft, header_.columns()[i], *cell);
      continue;
    }
    declare_money(draft, words::money_in(key.key, draft.made.own_units));
    if (const auto source = source_of(header_.columns()[i]); source && cell->is_figure) {
      parts_below_word = header_.columns()[i].part != nullptr;
      auto& part = part_with(parts, *source, label_of_source(header_.columns()[i]));
      const bool spent = words::fund_meaning(key) == meaning::executed;
      money = set(spent ? part.executed : part.annual_budget, column::amount, *cell,
                  spent ? has.executed : has.annual_budget);
      continue;
    }
    const auto stands = [&key](const figure& before) {  // of several, the one for the whole
      return before.content == content::absent || words::is_total_part(key);
    };
    switch (words::fund_meaning(key)) {
      case meaning::initial_budget:
        if (stands(line.initial_budget)) money = set(line.initial_budget, column::amount, *cell, has.initial_budget);
        break;
      case meaning::annual_budget:
        if (stands(line.annual_budget)) money = set(line.annual_budget, column::amount, *cell, has.annual_budget);
        break;
      case meaning::executed:
        if (stands(line.executed)) money = set(line.executed, column::amount, *cell, has.executed);
        break;
      case meaning::execution_rate:
        set(line.execution_rate, column::rate, *cell, has.execution_rate);
        break;
      default:
        if (words::fund_of(key) == fund::total)
          money = set(line.annual_budget, column::amount, *cell, has.annual_budget);
        break;
    }
  }
  go_on(draft.made.department, department_);
  go_on(draft.made.unit, unit_);
  draft.has_pairs = true;
  if (!money) return;
  const bool whole = line.annual_budget.has_value() || line.initial_budget.has_value() || line.executed.has_value();
  const bool below_word = !parts.empty() && parts_below_word;
  if (parts.size() == 1 && (whole || below_word)) {  // 合计 | 其中：财政拨款 says nothing of the rest
    keep(draft, parts.front().label.text, parts.front().annual_budget);
    parts.clear();
  }
  if (whole || (parts.empty() && !below_word)) draft.made.budget.push_back(std::move(line));
  for (auto& part : parts) draft.made.budget.push_back(std::move(part));
  draft.has_funds = true;
}

}  // namespace v0
}  // namespace perfeval
