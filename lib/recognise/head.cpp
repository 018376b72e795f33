#include "recognise/head.hpp"

#include "recognise/record.hpp"
#include "recognise/words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::label;

// False if it was set before.
bool set_once(cell& part, const laid_cell& value) {
  if (!part.empty()) return false;
  part = cell_of(&value);
  return true;
}

bool set_year(draft& d, const laid_cell& value) {
  const auto year = words::year_in(value.key);
  if (!year) return false;
  d.made.year = year;
  d.made.year_cell = cell_of(&value);
  return true;
}

bool set_money(draft& d, std::string_view key) { return declare_money(d, words::money_in(key, d.made.own_units)); }

bool set_grade(draft& d, const laid_cell& value) {
  if (!words::is_grade(value)) return false;
  set_once(d.made.total.grade, value);
  return true;
}

bool set_total(draft& d, const laid_cell& name, const laid_cell& value) {
  if (d.made.total.score.content != content::absent) return false;
  d.made.total.label = cell_of(&name);
  d.made.total.score = figure_of(&value, column::score, "", d.bounds);
  d.has_total = true;
  return true;
}

bool has_any(std::string_view key, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return key.find(word) != key.npos; });
}

using label_iterator = std::vector<read_label>::iterator;

// The label from which a part of the head was read, if it is a general one, else the end.
template <class Test>
label_iterator general_label(draft& d, std::string_view field, const cell& part, Test is_general) {
  auto& labels = d.reading.labels;
  const auto read = std::find_if(labels.begin(), labels.end(), [&](const auto& one) { return one.field == field; });
  return read == labels.end() || part.empty() || !is_general(words::key_of(read->label)) ? labels.end() : read;
}

// 单位, 单位名称, 填报单位; 组织实施单位, which may be the one above it.
bool is_general_unit(std::string_view key) {
  const bool general =
      key == "单位" || key.starts_with("单位:") ||
      has_any(key, {"单位名称", "填报单位", "填表单位", "编制单位", "编报单位", "报送单位", "监控单位"});
  return (general && !has_any(key, {"项目", "实施"})) || key.starts_with("组织实施单位");
}

label_iterator general_unit(draft& d) { return general_label(d, "unit", d.made.unit, is_general_unit); }

// What was read under a general label is kept among the extras.
void leave_general(draft& d, label_iterator general, cell& part) {
  if (general == d.reading.labels.end()) return;
  const auto key = words::key_of(general->label);
  keep(d, key.substr(0, key.find(':')), part);
  d.reading.labels.erase(general);
  part = {};
}

// 部门：某县某中学 over 主管部门: that which reports.
void leave_reporting_department(draft& d, const laid_cell& name) {
  if (!has_any(name.key, {"主管"})) return;
  const auto is_general = [](std::string_view key) { return key == "部门" || key.starts_with("部门:"); };
  leave_general(d, general_label(d, "department", d.made.department, is_general), d.made.department);
}

// 一级项目名称 | 文化专项 | 二级项目名称 | 免费开放: the project is a part of the first.
void leave_whole_project(draft& d, const laid_cell& name) {
  if (!name.key.starts_with("二级项目")) return;
  const auto is_whole = [](std::string_view key) { return key.starts_with("一级项目"); };
  leave_general(d, general_label(d, "project", d.made.project, is_whole), d.made.project);
}

// Whether the label `name` says that the unit under it carries out the project.
bool names_executor(const laid_cell& name) {
  return has_any(name.key, {"实施单位", "承担单位", "执行单位", "项目单位", "使用单位", "用款单位", "责任单位",
                            "建设单位", "实施主体"});
}

// 某市体育馆, 某县第一中学: the name of a body, by its last word.
bool names_body(const laid_cell& cell) {
  if (cell.is_figure || cell.key.size() < 9 || cell.key.size() > 90) return false;
  for (const std::string_view word :
       {"局", "厅", "委", "办", "部", "院", "校", "学", "馆", "站", "所", "心", "司", "队",
        "处", "会", "府", "社", "团", "场", "园", "库", "组", "科", "室", "段", "台"})
    if (cell.key.ends_with(word)) return true;
  return false;
}

// The field that a value under its label becomes: empty if it is none, but need not be kept; nothing if it is to be
// kept, because it does not fit its label or the field has a value.
std::optional<std::string> field_of(draft& d, label label, const laid_cell& name, const laid_cell& value) {
  const auto once = [&value](cell& part, const char* field) {
    return set_once(part, value) ? std::optional<std::string>(field) : std::nullopt;
  };
  switch (label) {
    case label::project:
      d.has_pairs = true;
      leave_whole_project(d, name);
      return once(d.made.project, "project");
    case label::department:
      d.has_pairs = true;
      leave_reporting_department(d, name);
      return once(d.made.department, "department");
    case label::unit:
      d.has_pairs = true;
      if (names_executor(name)) leave_general(d, general_unit(d), d.made.unit);
      return once(d.made.unit, "unit");
    case label::total_score:
      return set_total(d, name, value) ? "total.score" : "";
    case label::common_reason:
      return once(d.made.common_reason, "common_reason").value_or("");
    case label::year:
      return set_year(d, value) ? std::optional<std::string>("year") : std::nullopt;
    case label::money:
      if (set_money(d, "单位:" + std::string(value.key))) return "money";
      return once(d.made.unit, "unit").value_or("");  // 单位: the unit of government
    case label::grade:
      return set_grade(d, value) ? std::optional<std::string>("total.grade") : std::nullopt;
    default:
      return std::nullopt;
  }
}

// A value under its label. A value that does not fit its label is kept as it is.
void set_pair(draft& d, label label, const laid_cell& name, const laid_cell& value) {
  if (d.made.kind == form_kind::project && words::is_transfer_label(name)) d.made.kind = form_kind::transfer;
  const auto field = field_of(d, label, name, value);
  if (!field) return keep(d, std::string(name.key), value);
  if (!field->empty()) record_label(d, name, *field, value);
}

bool is_known_label(const laid_cell& cell) {
  return words::label_of(cell) != label::none || (words::is_total(cell) && cell.key.size() < 40);
}

// Whether a cell may be the label before a value: filled, short and not a figure.
bool may_be_label(const laid_cell& cell) { return !cell.blank() && cell.key.size() <= 60 && !cell.is_figure; }

// 项目名称：…. The value's cell has the place of the whole.
bool take_inline(draft& d, const laid_cell& cell, std::string_view text) {
  for (const std::string_view colon : {"：", ":"}) {
    const auto position = text.find(colon);
    if (position > 60) continue;  // or there is none: npos
    const auto value = trimmed(text.substr(position + colon.size()));
    if (value.empty()) continue;
    const auto label = words::label_of({words::key_of(text.substr(0, position)), *cell.dictionary});
    if (label == label::none || label == label::other) continue;
    table_cell value_source;
    value_source.text = std::string(value);
    const auto value_key = words::key_of(value_source.text);
    set_pair(d, label, cell, laid_cell(value_source, value_key, cell.place, *cell.dictionary));
    return true;
  }
  return false;
}

// The parts of a text between line ends, U+3000 and runs of spaces.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min({text.find('\n'), text.find("\u3000"), text.find("  "), text.size()});
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(end);
    while (text.starts_with(' ') || text.starts_with('\n')) text.remove_prefix(1);
    if (text.starts_with("\u3000")) text.remove_prefix(std::string_view("\u3000").size());
  }
  return parts;
}

bool begins_with_label(std::string_view text, const words::dictionary& dictionary) {
  const auto key = words::key_of(text.substr(0, 90));
  const auto colon = key.find(':');
  return colon != key.npos && words::label_of({std::string_view(key).substr(0, colon), dictionary}) != label::none;
}

// One pair in a cell, or several: 项目名称：…　　主管部门：….
bool take_inline(draft& d, const laid_cell& cell) {
  if (cell.key.find(':') == cell.key.npos) return false;
  const auto parts = parts_of(cell.text());
  const auto begins = [&cell](std::string_view part) { return begins_with_label(part, *cell.dictionary); };
  if (std::count_if(parts.begin(), parts.end(), begins) < 2) return take_inline(d, cell, cell.text());
  bool any = false;
  for (const auto part : parts) any = take_inline(d, cell, part) || any;
  return any;
}

std::vector<const laid_cell*> own_cells(const laid_row& row) {
  std::vector<const laid_cell*> cells;
  for (const auto& cell : row.cells)
    if (!cell.from_above) cells.push_back(&cell);
  return cells;
}

const laid_cell* only_cell(const laid_row& row) {
  const auto& filled = row.filled;
  return filled.size() == 1 ? filled.front() : nullptr;
}

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

// （2023年度） and 单位：万元, in one cell.
void set_year_beside_money(draft& d, const laid_cell& cell) {
  for (const auto part : parts_of(cell.text())) {
    const auto key = words::key_of(part);
    if (d.made.year || !words::is_year_line(key)) continue;
    d.made.year = words::year_in(key);
    d.made.year_cell = cell_of(&cell);
  }
}

}  // namespace

bool heads_amounts(const laid_row& row) {
  const auto amounts = std::count_if(row.filled.begin(), row.filled.end(), [](const laid_cell* cell) {
    const auto meaning = words::fund_meaning(*cell);
    return meaning == words::meaning::initial_budget || meaning == words::meaning::annual_budget ||
           meaning == words::meaning::executed || meaning == words::meaning::execution_rate;
  });
  return amounts >= 2 && !row.has_figure;
}

bool is_title_row(const laid_row& row) {
  const auto* cell = only_cell(row);
  return cell != nullptr && words::is_title(*cell);
}

bool is_other_title_row(const laid_row& row) {
  const auto* cell = only_cell(row);
  return cell != nullptr && words::is_other_title(*cell);
}

bool take_heading(draft& draft, const laid_row& row) {
  const auto& filled = row.filled;
  if (is_title_row(row)) {
    draft.made.title = cell_of(filled.front());
    draft.made.kind = words::kind_of_title(*filled.front());
    draft.own_title = true;
    set_money(draft, filled.front()->key);
    if (const auto year = words::year_in(filled.front()->key)) draft.made.year = year;
    return true;
  }
  const auto years =
      std::count_if(filled.begin(), filled.end(), [](const laid_cell* cell) { return words::is_year_line(cell->key); });
  if (years > 1) return false;  // 2025年 | 2026年 | 2027年
  bool all = !filled.empty();
  for (const auto* cell : filled) {
    const bool period = !draft.made.year && cell == filled.front() && filled.size() <= 2;
    if (words::is_year_line(cell->key) || (period && words::is_period_line(cell->key))) {
      set_year(draft, *cell);
    } else if (!words::money_in(cell->key, draft.made.own_units).empty() && cell->key.size() < 45 &&
               cell->key.find("单位") != cell->key.npos) {
      set_money(draft, cell->key);
      set_year_beside_money(draft, *cell);
    } else {
      all = false;
    }
  }
  return all;
}

bool names_project(const laid_row& row) {
  const auto is_project = [](const laid_cell* cell) {
    if (words::label_of(*cell) == label::project) return true;
    const auto colon = cell->key.find(':');
    return colon != cell->key.npos &&
           words::label_of({cell->key.substr(0, colon), *cell->dictionary}) == label::project;
  };
  return std::any_of(row.filled.begin(), row.filled.end(), is_project) &&
         !heads_amounts(row);  // 项目 | 预算数 | 执行数
}

namespace {

// If merged cells were lost (项目名称 | | 救助发放), there are blanks between a label and its value: the index of the
// cell before the value. A value directly followed by another value is itself a label.
std::size_t past_lost_merge(const std::vector<const laid_cell*>& cells, std::size_t label) {
  std::size_t next = label + 1;
  while (next < cells.size() && cells[next]->blank() && cells[next]->span == 1) ++next;
  if (cells[label]->span > 1 || next == cells.size() || cells[next]->blank() || is_known_label(*cells[next]) ||
      begins_with_label(cells[next]->text(), *cells[next]->dictionary))
    return label;
  const bool alone = next + 1 == cells.size() || cells[next + 1]->blank() || is_known_label(*cells[next + 1]);
  return alone ? next - 1 : label;
}

}  // namespace

bool take_pairs(draft& draft, const laid_row& row) {
  bool any = false;
  const auto cells = own_cells(row);
  // 主管部门 | 某市体育局 | 实施单位 | 某市体育馆; next to 省级主管部门 is another department.
  const bool of_bodies = std::any_of(cells.begin(), cells.end(), [](const laid_cell* cell) {
    return words::label_of(*cell) == label::department && !has_any(cell->key, {"中央", "省"});
  });
  // `value` is next to a label that cannot be read.
  const auto keep_unread = [&](const laid_cell& name, const laid_cell& value) {
    draft.unread_body = draft.unread_body || (of_bodies && names_body(value));
    keep(draft, std::string(name.key), value);
  };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto& name = *cells[i];
    if (name.blank()) continue;
    if (take_inline(draft, name)) {
      any = true;
      continue;
    }
    const bool has_value = i + 1 < cells.size() && !is_known_label(*cells[i + 1]) &&
                           !begins_with_label(cells[i + 1]->text(), *name.dictionary);
    if (is_known_label(name)) {
      any = true;
      if (!has_value) continue;
      if (row.lines_up && cells[i + 1]->blank()) i = past_lost_merge(cells, i);
      const auto label = words::label_of(name);
      const bool total = label == label::none && cells[i + 1]->is_figure && draft.has_indicators;
      set_pair(draft, total ? label::total_score : label, name, *cells[++i]);
    } else if (has_value && may_be_label(name) && !cells[i + 1]->blank()) {
      keep_unread(name, *cells[i + 1]);
      ++i;
    } else if (of_bodies && i > 0 && cells[i - 1]->blank() && names_body(name)) {
      keep_unread(*cells[i - 1], name);
    }
  }
  return any;
}

void take_bodies(draft& draft, const laid_row& row) {
  const auto cells = own_cells(row);
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const auto label = words::label_of(*cells[i]);
    const auto& value = *cells[i + 1];
    const bool body = label == label::project || label == label::department || label == label::unit;
    if (body && !value.blank() && !value.is_figure && !is_known_label(value)) set_pair(draft, label, *cells[i], value);
    const auto total =
        label == label::total_score && value.is_figure ? figure_of(&value, column::score, "", draft.bounds) : figure();
    if (total.has_value() && total.value > decimal(20))
      set_pair(draft, label, *cells[i], value);  // not of the execution
  }
}

void settle_head(draft& d) {
  if (d.unread_body) leave_general(d, general_unit(d), d.made.unit);
  const auto names_whole = [](std::string_view key) { return key.starts_with("部门名称"); };
  const bool of_department = general_label(d, "department", d.made.department, names_whole) != d.reading.labels.end();
  if (d.made.kind == form_kind::project && !d.own_title && d.made.title.empty() && d.made.project.empty() &&
      of_department)
    d.made.kind = form_kind::department;
}

namespace {

// 年度总体目标 over its rows, at the left of the header of the goals; without its span only if it is followed by
// 中期目标 | 年度目标.
bool has_goal_label(const laid_row& row) {
  const auto& filled = row.filled;
  if (!words::is_goal_section(*filled.front())) return false;
  const bool two_periods = filled.size() == 3 && is_goal_of_period(*filled[1]) && names_goal(*filled[2]);
  return filled.front()->source->row_span > 1 || two_periods;
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

namespace {

// 总体目标 | 年度目标, whose spans are lost: the label of both rows and the header, over a goal alone.
bool is_label_beside_goal(const laid_row& row, const laid_row& next) {
  return row.filled.size() == 2 && next.filled.size() == 1 && row.cells.size() == next.cells.size() &&
         words::is_goal_section(*row.filled[0]) && words::is_goal_target(*row.filled[1]) &&
         next.cells.front().blank() && !next.filled.front()->is_figure;
}

}  // namespace

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

namespace {

// 总体目标 before 年度目标: the goal of the year counts.
bool is_goal_of_whole(std::string_view key) {
  return has_any(key, {"总体目标", "总目标", "中期", "长期"}) && !has_any(key, {"年度", "当年", "本年", "全年"});
}

void leave_goal_of_policy(draft& d) {
  auto& labels = d.reading.labels;
  const auto read =
      std::find_if(labels.begin(), labels.end(), [](const auto& one) { return one.field == "goal.target"; });
  if (read == labels.end() || d.made.goal.target.empty() || !is_goal_of_whole(words::key_of(read->label))) return;
  keep(d, words::key_of(read->label), d.made.goal.target);
  labels.erase(read);
  d.made.goal.target = {};
}

}  // namespace

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
    if (!words::is_goal_section(*cells[i]) && !words::is_goal_target(*cells[i])) continue;
    if (has_any(cells[i]->key, {"年度", "当年", "本年"})) leave_goal_of_policy(draft);
    if (set_once(draft.made.goal.target, next)) record_label(draft, *cells[i], "goal.target", next);
  }
  return !draft.made.goal.target.empty() && !cells.empty() &&
         (words::is_goal_section(*row.filled.front()) || words::is_goal_target(*row.filled.front()));
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
      part.text += "\n" + more->text();
    }
  };
  add(draft.made.goal.target, wanted);
  add(draft.made.goal.actual, done);
  keep_other_goal_cells(draft, header, row, {wanted, done});
  return true;
}

}  // namespace v0
}  // namespace perfeval
