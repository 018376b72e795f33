#include "recognise/project_list.hpp"

#include "recognise/indicator_steps.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::label;
using words::meaning;

// If merged cells were lost, a blank department is that of the project before it.
void go_on(cell& part, cell& last) {
  if (part.empty()) {
    part = last;
  } else {
    last = part;
  }
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

// 绩效目标 left of the headings and 指标值 right of them: the first is the goal of the project.
void leave_goal_before_headings(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto goal = columns.index(meaning::target), heading = columns.index(meaning::level1);
  if (goal >= heading || heading == all.size() || !words::is_goal_target(all[goal].spelled())) return;
  const auto is_target = [](const header_column& c) { return c.meaning == meaning::target; };
  if (std::any_of(all.begin() + static_cast<std::ptrdiff_t>(heading), all.end(), is_target))
    columns.set_meaning(goal, meaning::known_extra, evidence::words);
}

// 一级指标 | 目标任务 | 三级指标 | 目标值: tasks between the first level and the names are the second level.
void name_tasks_as_headings(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto task = columns.index(meaning::target), name = columns.index(meaning::name);
  if (columns.has(meaning::level2) || columns.index(meaning::level1) + 1 != task || task + 1 != name) return;
  const auto is_target = [](const header_column& c) { return c.meaning == meaning::target; };
  if (name < all.size() && std::any_of(all.begin() + static_cast<std::ptrdiff_t>(name), all.end(), is_target))
    columns.set_meaning(task, meaning::level2, evidence::words);
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

project_list project_list::of_results(std::span<const laid_row> header_rows, std::shared_ptr<const laid_table> table) {
  project_list made;
  const auto no_meaning = [](const words::spelled&) { return meaning::unknown; };  // each word is a label
  made.header_ = header(header_rows, no_meaning);
  const auto& all = made.header_.columns();
  made.project_ = static_cast<std::size_t>(std::find_if(all.begin(), all.end(), names_project) - all.begin());
  made.table_ = std::move(table);
  made.kind_.of_results = true;
  made.kind_.reviewed = std::any_of(all.begin(), all.end(), [](const header_column& column) {
    return column.key.find("复核") != std::string::npos || column.spelled().has(words::list::reviewer);
  });
  return made;
}

bool project_list::has_header_of(const project_list& other) const {
  const auto& own = header_.columns();
  const auto& others = other.header_.columns();
  return std::equal(own.begin(), own.end(), others.begin(), others.end(),
                    [](const auto& a, const auto& b) { return a.key == b.key && a.column == b.column; });
}

// 目标 | 完成 below 产出指标, whose other cells reach down from the first row: a second row of the header.
std::size_t result_list_header_rows(std::span<const laid_row> rows) {
  if (rows.size() < 3 || rows[1].has_figure || !rows[2].has_figure || rows[1].filled.empty()) return 1;
  const auto& below = rows[1].filled;
  if (!rows[1].lines_up || rows[1].spans_lost)
    return std::all_of(below.begin(), below.end(),
                       [](const laid_cell* cell) {
                         const auto part = words::indicator_meaning(*cell);
                         return part == meaning::target || part == meaning::actual || part == meaning::known_extra ||
                                is_value(words::fund_meaning(*cell));
                       })
               ? 2
               : 1;
  const auto is_below_wide = [&](const laid_cell* cell) {
    const auto* above = covering(rows[0], cell->column);
    return above != nullptr && above->span > 1;
  };
  const bool reaches_down = rows[1].cells.front().from_above;
  const bool below_wide = reaches_down ? std::any_of(below.begin(), below.end(), is_below_wide)
                                       : std::all_of(below.begin(), below.end(), is_below_wide);
  return below_wide ? 2 : 1;
}

namespace {

// A header about projects and their money, over rows of figures, that says nothing of indicators. `also`: what else it
// has to name.
template <class Test>
bool heads_projects(std::span<const laid_row> rows, Test also) {
  const auto& row = rows[0];
  const auto first = result_list_header_rows(rows);
  const auto named = row.filled.size() + (first > 1 ? 1 : 0);  // one may be unreadable
  if (rows.size() <= first || row.has_figure || !rows[first].has_figure || named < 4) return false;
  const auto has = [&](auto test) {
    return std::any_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(first), [&](const laid_row& header) {
      return std::any_of(header.filled.begin(), header.filled.end(), [&](const auto* cell) { return test(*cell); });
    });
  };
  const auto names_part = [](const laid_cell& cell) {
    const auto own = words::indicator_meaning(cell);
    return is_level(own) || own == meaning::target || own == meaning::weight;
  };
  const auto is_project = [](const laid_cell& cell) {
    return cell.key.ends_with("名称") && words::label_of(cell) == label::project;
  };
  const auto names_money = [](const laid_cell& cell) { return is_amount(words::fund_meaning(cell)); };
  return has(is_project) && has(also) && has(names_money) && !has(names_part);
}

}  // namespace

bool is_result_list_header(std::span<const laid_row> rows) {
  return heads_projects(rows, [](const laid_cell& cell) {
    return words::label_of(cell) == label::total_score || words::indicator_meaning(cell) == meaning::score;
  });
}

bool is_monitoring_list_header(std::span<const laid_row> rows) {
  return heads_projects(rows, [](const laid_cell& cell) {
    const auto part = words::fund_meaning(cell);
    return part == meaning::executed || part == meaning::execution_rate;
  });
}

bool project_list::begins_project(const laid_row& row) {
  const fitted_row fitted = fit(row, header_);
  const auto* cell = fitted[project_];
  if (cell == nullptr || cell->blank() || row.filled.size() < 2) return false;  // 附件5, above the next title
  if (cell->place == current_place_ || cell->key == current_) {
    current_place_ = cell->place;
    return false;
  }
  current_ = cell->key;
  current_place_ = cell->place;
  return true;
}

void project_list::take(draft& draft, const laid_row& row) {
  take_project_row(draft, row, header_, kind_);
  go_on(draft.made.department, department_);
  go_on(draft.made.unit, unit_);
}

}  // namespace v0
}  // namespace perfeval
