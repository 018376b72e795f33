#include "recognise/head.hpp"

#include "recognise/labels.hpp"
#include "recognise/record.hpp"
#include "recognise/titles.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace {

using words::label;

bool set_grade(draft& d, const laid_cell& value) {
  if (!words::is_grade(value)) return false;
  set_once(d.made.total.grade, value);
  return true;
}

// 总得分：98.38分 below 合计 | 90 | 89: what was read is the sum of the indicators alone.
bool is_of_indicators_alone(const draft& d, const laid_cell& name, const laid_cell& value) {
  const auto& total = d.made.total;
  const bool part = total.weight.has_value() && total.weight.value < decimal(100) && total.score.has_value() &&
                    total.label.text.find("总") == std::string::npos;
  const auto whole =
      part && name.key.find("总") != name.key.npos ? figure_of(&value, column::score, "", d.bounds) : figure();
  return whole.has_value() && whole.value > total.score.value && whole.value <= decimal(100);
}

bool set_total(draft& d, const laid_cell& name, const laid_cell& value) {
  if (is_of_indicators_alone(d, name, value)) {
    keep(d, words::key_of(d.made.total.label.text), d.made.total.score);
    d.made.total.weight = {};
  } else if (d.made.total.score.content != content::absent) {
    return false;
  }
  d.made.total.label = cell_of(&name);
  d.made.total.score = figure_of(&value, column::score, "", d.bounds);
  d.has_total = true;
  return true;
}

using label_iterator = std::vector<read_label>::iterator;

// The label from which a part of the head was read, if it is a general one, else the end.
template <class Test>
label_iterator general_label(draft& d, std::string_view field, const cell& part, Test is_general) {
  auto& labels = d.reading.labels;
  const auto read = std::find_if(labels.begin(), labels.end(), [&](const auto& one) { return one.field == field; });
  if (read == labels.end() || part.empty()) return labels.end();
  const auto key = words::key_of(read->label);
  return is_general(words::spelled(key, *d.dictionary)) ? read : labels.end();
}

// 单位, 单位名称, 填报单位, 评价单位; 组织实施单位, which may be the one above it.
bool is_general_unit(const words::spelled& label) {
  const auto key = label.key;
  if (key == "单位" || key.starts_with("单位:") || key.starts_with("组织实施单位")) return true;
  return label.has(words::list::general_unit) && !label.has(words::list::executor) && key.find("项目") == key.npos;
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
  const auto is_general = [](const words::spelled& label) {
    return label.key == "部门" || label.key.starts_with("部门:");
  };
  leave_general(d, general_label(d, "department", d.made.department, is_general), d.made.department);
}

// 一级项目名称 | 文化专项 | 二级项目名称 | 免费开放: the project is a part of the first.
void leave_whole_project(draft& d, const laid_cell& name) {
  if (!name.key.starts_with("二级项目")) return;
  const auto is_whole = [](const words::spelled& label) { return label.key.starts_with("一级项目"); };
  leave_general(d, general_label(d, "project", d.made.project, is_whole), d.made.project);
}

// Whether the label `name` says that the unit under it carries out the project.
bool names_executor(const laid_cell& name) { return name.says(words::list::executor); }

// 某市体育馆, 某县第一中学: the name of a body, by its last word.
bool names_body(const laid_cell& cell) {
  return !cell.is_figure && cell.key.size() >= 9 && cell.key.size() <= 90 && cell.has(words::list::institution);
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

// Whether a cell may be the label before a value: filled, short and not a figure.
bool is_short_word(const laid_cell& cell) { return !cell.blank() && cell.key.size() <= 60 && !cell.is_figure; }

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

}  // namespace

bool heads_amounts(const laid_row& row) {
  const auto amounts = std::count_if(row.filled.begin(), row.filled.end(), [](const laid_cell* cell) {
    const auto meaning = words::fund_meaning(*cell);
    return meaning == words::meaning::initial_budget || meaning == words::meaning::annual_budget ||
           meaning == words::meaning::executed || meaning == words::meaning::execution_rate;
  });
  return amounts >= 2 && !row.has_figure;
}

bool names_project(const laid_row& row) {
  const auto is_project = [](const laid_cell* cell) {
    if (cell->is_figure) return false;
    if (words::label_of(*cell) == label::project) return true;
    const auto colon = cell->key.find(':');
    return colon != cell->key.npos &&
           words::label_of({cell->key.substr(0, colon), *cell->dictionary}) == label::project;
  };
  return std::any_of(row.filled.begin(), row.filled.end(), is_project) &&
         !heads_amounts(row);  // 项目 | 预算数 | 执行数
}

namespace {

// 自评得分 at the right end of the head, over 100 in the next row: the scores of the form may be in its column.
void note_score_column(draft& d, const laid_row& row, const laid_cell& name) {
  if (!d.score_column && row.filled.size() > 1 && &name == row.filled.back() &&
      words::label_of(name) == label::total_score)
    d.score_column = name.column;
}

bool take_score_below(draft& d, const laid_row& row) {
  const auto* last = score_at_end(d, row);
  if (last == nullptr || d.has_total || row.filled.size() < 2 || is_known_label(*row.filled[row.filled.size() - 2]))
    return false;
  d.made.total.score = figure_of(last, column::score, "", d.bounds);
  d.has_total = true;
  return true;
}

}  // namespace

namespace {

// 扣分原因 | | 改进措施, if spans are lost: a header of another table, whose blank is not the reason.
bool heads_column(const laid_row& row, const std::vector<const laid_cell*>& cells, std::size_t i) {
  return row.spans_lost && cells[i + 1]->blank() && i + 2 < cells.size() && !cells[i + 2]->blank() &&
         is_short_word(*cells[i + 2]) && i > 0 && is_short_word(*cells[i - 1]);
}

}  // namespace

bool take_pairs(draft& draft, const laid_row& row) {
  bool any = take_score_below(draft, row);
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
    const bool has_value = i + 1 < cells.size() && !is_known_label(*cells[i + 1]) && !begins_with_label(*cells[i + 1]);
    if (is_known_label(name)) {
      any = true;
      if (!has_value) note_score_column(draft, row, name);
      if (!has_value) continue;
      const auto label = words::label_of(name);
      if (label == label::common_reason && heads_column(row, cells, i)) continue;
      if (row.lines_up && cells[i + 1]->blank()) i = past_lost_merge(cells, i);
      const bool total = label == label::none && cells[i + 1]->is_figure && draft.has_indicators;
      set_pair(draft, total ? label::total_score : label, name, *cells[++i]);
    } else if (has_value && is_short_word(name) && !cells[i + 1]->blank()) {
      keep_unread(name, *cells[i + 1]);
      ++i;
    } else if (of_bodies && i > 0 && cells[i - 1]->blank() && names_body(name)) {
      keep_unread(*cells[i - 1], name);
    }
  }
  return any;
}

namespace {

bool is_label_of_head(const laid_cell& cell) {
  const auto colon = cell.key.find(':');
  return words::label_of(cell) != label::none && (colon == cell.key.npos || colon + 1 == cell.key.size());
}

// A label, or a word of the tables below the head.
bool names_something(const laid_cell& cell) {
  return is_known_label(cell) || begins_with_label(cell) || words::is_goal_section(cell) || words::fund_of(cell) ||
         words::fund_meaning(cell) != words::meaning::unknown ||
         words::indicator_meaning(cell) != words::meaning::unknown;
}

const laid_cell* value_below(const laid_row& labels, const laid_row& values, const laid_cell& name) {
  if (values.lines_up) return covering(values, name.column);
  const auto i = static_cast<std::size_t>(&name - labels.cells.data());
  return labels.cells.size() == values.cells.size() ? &values.cells[i] : nullptr;
}

}  // namespace

bool heads_values(std::span<const laid_row> rows) {
  if (rows.size() < 3 || rows[0].filled.size() < 3 || rows[1].filled.size() != rows[0].filled.size()) return false;
  if (!rows[0].spans_lost && rows[0].cells.size() > rows[0].filled.size()) return false;  // blanks for their values
  bool project = false;
  for (const auto* name : rows[0].filled) {
    const auto* value = value_below(rows[0], rows[1], *name);
    if (!is_label_of_head(*name) || value == nullptr || value->blank() || value->from_above || names_something(*value))
      return false;
    project = project || (words::label_of(*name) == label::project && !value->is_figure);
  }
  if (!project) return false;
  const auto next = std::find_if(rows.begin() + 2, rows.end(), [](const laid_row& row) { return !row.filled.empty(); });
  return next != rows.end() && names_something(*next->filled.front());  // a list would go on
}

void take_values_below(draft& draft, const laid_row& labels, const laid_row& values) {
  for (const auto* name : labels.filled) {
    const auto* value = value_below(labels, values, *name);
    set_pair(draft, words::label_of(*name), *name, *value);
  }
}

void take_pair_before_funds(draft& draft, const laid_row& row) {
  if (row.cells.size() < 4) return;
  const auto &name = row.cells[0], &value = row.cells[1], &line = row.cells[2];
  const auto named = words::label_of(name);
  const bool of_head =
      named == label::project || named == label::department || named == label::unit || named == label::year;
  const bool own = !name.has(words::list::fund_label_column) && !name.from_above && !value.from_above &&
                   !value.blank() && !is_known_label(value);
  if (!of_head || !own || (value.is_figure && named != label::year) || words::fund_of(value) ||
      words::fund_meaning(value) != words::meaning::unknown)
    return;
  const auto part = words::fund_meaning(line);
  const bool amount_beside = !line.blank() && !line.is_figure && row.cells[3].is_figure;
  if (part == words::meaning::section || part == words::meaning::label || words::fund_of(line) || amount_beside)
    set_pair(draft, named, name, value);
}

void take_bodies(draft& draft, const laid_row& row) {
  const auto cells = own_cells(row);
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const auto label = words::label_of(*cells[i]);
    const auto& value = *cells[i + 1];
    const bool body = label == label::project || label == label::department || label == label::unit;
    if (body && begins_with_label(*cells[i]) && take_inline(draft, *cells[i])) continue;
    if (body && !value.blank() && !value.is_figure && !is_known_label(value)) set_pair(draft, label, *cells[i], value);
    const bool year = label == label::year && !draft.made.year && words::year_in(value.key).has_value();
    if (year) set_pair(draft, label, *cells[i], value);
    const auto total =
        label == label::total_score && value.is_figure ? figure_of(&value, column::score, "", draft.bounds) : figure();
    if (total.has_value() && total.value > decimal(20))
      set_pair(draft, label, *cells[i], value);  // not of the execution
  }
}

namespace {

// 部门整体支出总额 | 864.2: the money of a department.
bool has_line_of_department(const draft& d) {
  return std::any_of(d.made.budget.begin(), d.made.budget.end(), [&](const budget_line& line) {
    const auto key = words::key_of(line.label.text);
    return words::kind_of_title({key, *d.dictionary}) == form_kind::department;
  });
}

// The year behind a label of these words, if it was kept.
std::optional<std::int32_t> kept_year(const draft& d, words::list label) {
  for (const extra& one : d.made.extras) {
    const auto year = one.label.size() > 60 ? std::nullopt : words::year_in(words::key_of(one.value.text));
    if (year && words::spelled(one.label, *d.dictionary).has(label)) return year;
  }
  return std::nullopt;
}

// 起始年度 | 2024 | 终止年度 | 2024
void take_only_year(draft& d) {
  if (d.made.year) return;
  const auto first = kept_year(d, words::list::first_year);
  if (first && first == kept_year(d, words::list::last_year)) d.made.year = first;
}

}  // namespace

void settle_head(draft& d) {
  take_only_year(d);
  if (d.unread_body) leave_general(d, general_unit(d), d.made.unit);
  const auto names_whole = [](const words::spelled& label) { return label.key.starts_with("部门名称"); };
  const bool of_department = general_label(d, "department", d.made.department, names_whole) != d.reading.labels.end();
  if (has_title_in_table(d) || !d.made.project.empty() || d.made.kind == form_kind::department) return;
  const bool untitled = d.made.kind == form_kind::project && d.made.title.empty();
  if ((untitled && of_department) || has_line_of_department(d)) d.made.kind = form_kind::department;
}

}  // namespace v0
}  // namespace perfeval
