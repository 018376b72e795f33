#include "recognise/goals.hpp"

#include "recognise/labels.hpp"
#include "recognise/record.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::label;

// The columns of the goals in their header: the first target right of the label of the whole (年度总体目标), the last
// completion; header.cells.size() if there is none.
std::pair<std::size_t, std::size_t> goal_columns(const laid_row& header) {
  std::size_t target = header.cells.size(), actual = header.cells.size();
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const auto& cell = header.cells[i];
    if (cell.from_above) continue;
    if (target == header.cells.size() && cell.source->row_span > 1) continue;  // a label
    if (words::is_goal_target(cell) && (target == 0 || target == header.cells.size())) target = i;
    if (words::is_goal_actual(cell)) actual = i;
  }
  return {target, actual};
}

bool names_goal(const laid_cell& cell) { return cell.key.size() <= 60 && cell.key.find("目标") != cell.key.npos; }

// 中期目标（2024年—2026年）.
bool is_goal_of_period(const laid_cell& cell) { return names_goal(cell) && words::is_other_period(cell); }

// 实施期目标 | 年度目标: indicators of both may be side by side below them.
void note_goal_of_year(draft& d, const laid_row& row) {
  bool period = false;
  for (const auto* cell : row.filled) {
    if (names_goal(*cell) && period && !words::is_other_period(*cell)) d.year_goal_column = cell->column;
    period = is_goal_of_period(*cell);
  }
}

// Further columns of the goals (总体完成率, a goal as adjusted): kept under their headers.
void keep_other_goal_cells(draft& d, const laid_row& header, const laid_row& row,
                           std::pair<const laid_cell*, const laid_cell*> taken) {
  for (std::size_t i = 0; i < row.cells.size() && row.cells.size() == header.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    if (cell.blank() || cell.from_above || &cell == taken.first || &cell == taken.second) continue;
    keep(d, std::string(header.cells[i].key), cell);
  }
}

// 年度总体目标 over its rows, at the left of the header of the goals; without its span only if it is followed by
// 中期目标 | 年度目标.
bool has_goal_label(const laid_row& row) {
  const auto& filled = row.filled;
  if (!words::is_goal_section(*filled.front())) return false;
  const bool two_periods = filled.size() == 3 && is_goal_of_period(*filled[1]) && names_goal(*filled[2]);
  return filled.front()->source->row_span > 1 || two_periods;
}

// 总体目标 | 年度目标, whose spans are lost: the label of both rows and the header, over a goal alone.
bool is_label_beside_goal(const laid_row& row, const laid_row& next) {
  return row.filled.size() == 2 && next.filled.size() == 1 && row.cells.size() == next.cells.size() &&
         words::is_goal_section(*row.filled[0]) && words::is_goal_target(*row.filled[1]) &&
         next.cells.front().blank() && !next.filled.front()->is_figure;
}

// 总体目标 before 年度目标: the goal of the year counts.
bool is_goal_of_whole(const words::spelled& label) {
  return label.says(words::list::goal_of_whole) && !label.says(words::list::this_year);
}

void leave_goal_of_policy(draft& d) {
  auto& labels = d.reading.labels;
  const auto read =
      std::find_if(labels.begin(), labels.end(), [](const auto& one) { return one.field == "goal.target"; });
  if (read == labels.end() || d.made.goal.target.empty()) return;
  const auto label = words::key_of(read->label);
  if (!is_goal_of_whole({label, *d.dictionary})) return;
  keep(d, label, d.made.goal.target);
  labels.erase(read);
  d.made.goal.target = {};
}

}  // namespace

// 预期目标 and, to its right, 实际完成情况, with nothing but other goals between them (年初目标 | 调整目标 | 完成情况);
// next to the label of their table, one of them is enough.
bool is_goal_header(const laid_row& row) {
  if (row.has_figure && !has_only_points(row)) return false;
  bool target = false;
  for (const auto* cell : row.filled) {
    if (words::is_goal_actual(*cell) && target) return true;
    target = words::is_goal_target(*cell) || (target && words::is_goal_section(*cell));
  }
  if (row.filled.empty() || !has_goal_label(row)) return false;
  if (row.filled.back()->key.ends_with("。")) return false;  // 绩效目标 | 总体目标 | 稳定就业岗位二十万个。
  return std::any_of(row.filled.begin() + 1, row.filled.end(), [](const laid_cell* cell) {
    return words::is_goal_actual(*cell) || words::is_goal_target(*cell);
  });
}

// 预期目标 with a header that cannot be read to its right, over sentences.
bool heads_goals(std::span<const laid_row> rows) {
  if (rows.size() < 2 || rows[0].has_figure || rows[0].filled.empty() || rows[0].filled.size() > 4) return false;
  if (is_label_beside_goal(rows[0], rows[1])) return true;
  const auto& filled = rows[0].filled;
  const auto is_target = [](const laid_cell* cell) { return words::is_goal_target(*cell); };
  if (std::none_of(filled.begin(), filled.end(), is_target)) return false;  // as most rows
  std::vector<const laid_cell*> upper;
  for (const auto* cell : own_cells(rows[0]))
    if (cell->source->row_span == 1 || cell->blank()) upper.push_back(cell);  // the others label the rows
  const auto lower = own_cells(rows[1]);
  if (upper.size() != 2 || lower.size() != 2 || !words::is_goal_target(*upper[0]) || upper[1]->key.size() > 36)
    return false;
  return std::all_of(lower.begin(), lower.end(),
                     [](const laid_cell* cell) { return cell->key.ends_with("。") || cell->key.size() > 60; });
}

bool is_numbered_goal(const laid_cell& cell) {
  if (cell.is_figure || !names_goal(cell) || !words::holds_digit(cell.key)) return false;
  auto name = words::bare(cell.key);
  const auto end = name.find_last_not_of("0123456789");
  if (end == name.npos || end + 1 == name.size()) return false;
  name.resize(end + 1);
  const words::spelled label(name, *cell.dictionary);
  return words::is_goal_section(label) || words::is_goal_target(label);
}

bool take_single_goal(draft& draft, const laid_row& row) {
  note_goal_of_year(draft, row);
  const auto cells = own_cells(row);
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const std::size_t before = row.spans_lost && !cells[i]->blank() ? past_lost_merge(cells, i) : i;
    const auto& next = *cells[before + 1];
    if (next.blank() || is_known_label(next) || words::is_goal_target(next) || words::is_goal_actual(next) ||
        words::is_goal_section(next) || is_goal_of_period(next))
      continue;
    if (words::is_goal_actual(*cells[i])) {
      if (set_once(draft.made.goal.actual, next)) record_label(draft, *cells[i], "goal.actual", next);
      continue;
    }
    if (!words::is_goal_section(*cells[i]) && !words::is_goal_target(*cells[i]) && !is_numbered_goal(*cells[i]))
      continue;
    if (cells[i]->says(words::list::this_year)) leave_goal_of_policy(draft);
    if (set_once(draft.made.goal.target, next)) record_label(draft, *cells[i], "goal.target", next);
  }
  return !draft.made.goal.target.empty() && !cells.empty() &&
         (words::is_goal_section(*row.filled.front()) || words::is_goal_target(*row.filled.front()) ||
          is_numbered_goal(*row.filled.front()));
}

void record_goal_columns(draft& draft, const laid_row& header) {
  note_goal_of_year(draft, header);
  const auto [target, actual] = goal_columns(header);
  for (const auto& [i, meaning] :
       {std::pair(target, words::meaning::target), std::pair(actual, words::meaning::actual)})
    if (i < header.cells.size())
      record_column(draft, header.cells[i].text(), header.cells[i].place, form_table::goals, meaning);
}

// 年度主要任务 | 任务名称 | …, 2.项目实施内容 | …, under the goals: a row with a label of its own where theirs is.
bool begins_other_part(const laid_row& header, const laid_row& row) {
  const auto [target, actual] = goal_columns(header);
  if (actual < header.cells.size() && row.lines_up) {  // 任务名称 | 主要内容 | 实际完成情况: a header of its own
    const auto* done = covering(row, header.cells[actual].column);
    if (done != nullptr && !done->from_above && done->key == header.cells[actual].key) return true;
  }
  if (target >= header.cells.size() || row.filled.size() < 2) return false;
  const auto& first = *row.filled.front();
  const bool labels = !first.is_figure && first.key.size() <= 60 && !words::is_note(first.key);
  if (!labels) return false;
  const bool leftmost = std::all_of(row.cells.data(), &first, [](const laid_cell& cell) { return cell.blank(); });
  if (words::label_of(first) == label::other && leftmost) return true;
  if (!row.lines_up || first.column >= header.cells[target].column || first.key.starts_with("目标")) return false;
  const auto* above = covering(header, first.column);
  const bool label = above == nullptr || above->blank() || above->from_above || above->source->row_span > 1 ||
                     words::is_goal_section(*above);
  const bool same = above != nullptr && above->key == first.key;
  return label && !same && !words::is_goal_section(first) && !words::is_goal_target(first);
}

bool take_goals(draft& draft, const laid_row& header, const laid_row& row) {
  const auto [target, actual] = goal_columns(header);
  const laid_cell* wanted = nullptr;
  const laid_cell* done = nullptr;
  if (row.lines_up) {
    for (const auto& cell : row.cells) {
      if (target < header.cells.size() && cell.column == header.cells[target].column) wanted = &cell;
      if (actual < header.cells.size() && cell.column == header.cells[actual].column) done = &cell;
    }
  } else {
    const std::size_t from_end = header.cells.size() - target;  // merged cells are missing on the left
    if (from_end > 0 && row.cells.size() >= from_end) wanted = &row.cells[row.cells.size() - from_end];
    if (actual < header.cells.size() && row.cells.size() >= header.cells.size() - actual)
      done = &row.cells[row.cells.size() - (header.cells.size() - actual)];
    if (wanted == nullptr && !row.cells.empty() && row.cells.size() < header.cells.size()) wanted = &row.cells.back();
  }
  if (wanted == nullptr && done == nullptr) return false;
  const bool over_both =
      row.lines_up ? target < header.cells.size() && wanted != nullptr && wanted->span > header.cells[target].span
                   : row.cells.size() != header.cells.size() && !draft.made.goal.actual.empty();
  if (over_both && !draft.made.goal.target.empty()) return false;
  if (!draft.made.goal.target.empty() && row.filled.size() < 2) return false;  // a band between the tables
  const auto add = [](cell& part, const laid_cell* more) {
    if (more == nullptr) return;
    if (part.empty()) {
      part = cell_of(more);
    } else if (!more->blank()) {
      part = read_cell(part.text + "\n" + more->text(), part.place);  // 无 above a sentence is no dash any more
    }
  };
  add(draft.made.goal.target, wanted);
  add(draft.made.goal.actual, done);
  keep_other_goal_cells(draft, header, row, {wanted, done});
  return true;
}

}  // namespace v0
}  // namespace perfeval
