#include "recognise/indicator_columns.hpp"

#include "recognise/indicator_steps.hpp"
#include "recognise/spread.hpp"
#include "recognise/total_cells.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

std::optional<std::pair<std::size_t, std::size_t>> slash_in(std::string_view text) {
  std::optional<std::pair<std::size_t, std::size_t>> only;
  for (const std::string_view slash : {"/", "／"})
    for (auto found = text.find(slash); found != text.npos; found = text.find(slash, found + slash.size())) {
      if (only) return std::nullopt;
      only = {found, slash.size()};
    }
  return only;
}

namespace {

using words::meaning;

void split_parts(open_columns& table) { spread_over_parts(table.columns, table.below); }

// What the rows hold is asked only if a word leaves a column open.
void look_below(open_columns& table) {
  const auto& columns = table.columns;
  if (columns.has(meaning::unknown) || columns.has(meaning::sign) || names_types(columns) ||
      !columns.has(meaning::target))
    table.held = contents_below(columns, table.below);
}

void note_unknown_figures(open_columns& table) {
  for (std::size_t i = 0; i < table.held.size(); ++i)
    if (table.columns.columns()[i].meaning == meaning::unknown && table.held[i].figures > 0)
      table.unknown_figures = true;
}

void keep_one_of_each(open_columns& table) {
  for (const auto one : {meaning::level1, meaning::level2, meaning::name, meaning::sign, meaning::target, meaning::unit,
                         meaning::actual, meaning::weight, meaning::score, meaning::section})
    table.columns.keep_first(one);
}

// In this order: a step may use what the steps before it have found.
constexpr void (*steps[])(open_columns&) = {
    // by what the rows hold
    split_parts,            // ≥ | 95 | % under one header
    look_below,             // what each column holds, if a word leaves one open
    name_criterion,         // 绩效标准 over ≥46个: targets
    leave_criterion,        // 指标标准 beside 指标值: no target
    name_planned,           // 计划完成情况 beside 实际完成情况: targets
    leave_expected,         // 预计完成值 beside 指标值: no target
    name_degree,            // 实现程度 over 4200条: actuals
    name_self_score,        // 自评 over figures, beside 分值: scores
    name_merged_headings,   // 评价内容 | 评价类别 | 评价指标: two levels and the names
    name_kinds,             // 绩效内容 over 数量 and 质量: second headings
    name_signs,             // ≥ and ≤ in every row: operators
    leave_ticked_causes,    // √ under 偏差原因分析: no reason
    note_unknown_figures,   // of a column whose word cannot be read: they may be its weights or scores
    leave_parts_of_actual,  // 符号 and 单位 under 实际完成值: not of the target
    keep_sign,              // of 指标值类型 and 符号 the operators
    leave_natures,          // 指标类型 over 定量 and 定性: no heading
    name_table_label,       // 年度绩效指标 left of the headings: the label of the table
    name_deepest_level,     // a second heading of its own in every row: names
    leave_states,           // 完成情况 over 完成 and 未完成: no actual
    // by what the other columns are
    leave_project_columns,       // in a list, what is about the project
    leave_goal_before_headings,  // 绩效目标 left of 一级指标, beside 指标值
    name_tasks_as_headings,      // 目标任务 between the first level and the names, beside 目标值
    name_weighed_headings,       // 项目权重 over 项目决策2分, beside 分值
    name_weighted_scores,        // 单项得分 | 权重占比 | 折算得分: the points are the last, of the share
    name_heading_weights,        // 一级指标 | 分值: the sum under the heading
    take_finer_name,             // 四级指标 beside 三级指标
    leave_degrees,               // 完成度 beside 实际完成值
    leave_ticks,                 // 完成 | 部分完成 | 未完成: no actual
    leave_reviewers,             // 主管部门评分 beside 自评得分
    leave_values_of_reviewers,   // 核定完成值 beside 实际完成值
    name_open_points,            // 自评分值 beside 得分: the weights
    leave_columns_of_longer_period,  // 实施期目标 beside 年度目标
    leave_targets_twice,             // two periods without a word that says which
    name_adjusted_target,            // 调整指标值 beside 年初指标值
    leave_values_of_other_years,     // 2022年实际值 beside 2023年实际值
    keep_parts_of_year,              // 2023年 | 2024年 under 指标值
    keep_actual_of_year,             // 一季度末完成 | 二季度末完成
    leave_deviations,                // 偏差情况 beside 原因分析
    leave_remarks,                   // 备注 beside 偏离情况
    keep_reason,                     // 原因说明 among the columns under 偏差原因分析
    leave_measures,                  // 改进措施 beside a word that cannot be read
    keep_one_of_each,                // the better of two with one meaning
    leave_target_of_other_period,    // 实施期指标值 beside a word that cannot be read
    leave_initial_target,            // 年初目标值 beside a word that cannot be read
};

// 分值/得分, 得分/分值: both in one cell, 50/48.
void note_both_points(indicator_columns& made) {
  const auto& all = made.columns.columns();
  const auto both = std::find_if(all.begin(), all.end(), heads_both_points);
  if (both == all.end()) return;
  const auto is_other = [&](const header_column& column) {
    return &column != &*both && (column.meaning == meaning::weight || column.meaning == meaning::score);
  };
  if (std::any_of(all.begin(), all.end(), is_other)) return;
  made.both_points = true;
  made.score_first = has_score_first(*both);
  made.columns.set_meaning(static_cast<std::size_t>(both - all.begin()), meaning::score, both->evidence);
}

std::span<const laid_row> rows_before_total(std::span<const laid_row> below) {
  const auto ends = [](const laid_row& row) { return !row.filled.empty() && words::is_total(*row.filled.front()); };
  const auto end = std::find_if(below.begin(), below.end(), ends);
  return below.first(static_cast<std::size_t>(end - below.begin()));
}

// One column that has 目标 and 实际 in turn.
struct turns {
  std::size_t rows = 0;
  bool alternate = true;
  bool ended = false;  // a total whose word cannot be read

  void take(const laid_cell* cell, const header_column& column) {
    if (cell != nullptr && cell->key == column.key) return;  // the header again on a new page
    ended = ended || (rows > 0 && nothing_in(cell));
    if (ended)
      alternate = alternate && nothing_in(cell);
    else
      alternate = alternate && !nothing_in(cell) &&
                  words::indicator_meaning(*cell) == (rows++ % 2 == 0 ? meaning::target : meaning::actual);
  }
};

// 类别 | 指标值 over 目标 | 300个 and, in the next row, 实际 | 285个.
void note_row_parts(indicator_columns& made, std::span<const laid_row> below) {
  const auto& all = made.columns.columns();
  if (!made.has(meaning::target) || made.has(meaning::actual)) return;
  std::vector<turns> parts(all.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    parts[i].alternate =
        all[i].meaning != meaning::target && all[i].meaning != meaning::weight && all[i].meaning != meaning::score;
  const auto alternates = [](const turns& part) { return part.alternate; };
  for (const auto& row : below) {
    const auto is_sum = [](const laid_cell* cell) { return words::is_subtotal(*cell); };
    if (row.filled.empty() || std::any_of(row.filled.begin(), row.filled.end(), is_sum)) continue;
    if (std::none_of(parts.begin(), parts.end(), alternates)) return;
    const fitted_row fitted = fit(row, made.columns);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (parts[i].alternate) parts[i].take(fitted[i], all[i]);
  }
  const auto found = std::find_if(parts.begin(), parts.end(), [](const turns& part) {
    return part.alternate && part.rows >= 2 && part.rows % 2 == 0;
  });
  if (found == parts.end()) return;
  made.row_parts = static_cast<std::size_t>(found - parts.begin());
  made.columns.set_meaning(made.row_parts, meaning::known_extra);
}

bool heads_both_values(const header_column& column) {
  const auto slash = slash_in(column.key);
  if (!slash) return false;
  const std::string_view key = column.key;
  const auto& dictionary = *column.spelled().dictionary;
  return words::indicator_meaning({key.substr(0, slash->first), dictionary}) == meaning::target &&
         words::indicator_meaning({key.substr(slash->first + slash->second), dictionary}) == meaning::actual;
}

// 目标值/完成值, without another column for targets: both in one cell, 300天/312天. With more slashes in one of them
// (40元/人/38元/人) nothing says which parts the two.
void note_both_values(indicator_columns& made, std::span<const laid_row> below) {
  const auto i = made.columns.index(meaning::actual);
  if (i == made.columns.columns().size() || made.has(meaning::target)) return;
  if (!heads_both_values(made.columns.columns()[i])) return;
  made.both_values = std::all_of(below.begin(), below.end(), [&](const laid_row& row) {
    if (row.filled.empty()) return true;
    const auto* cell = cell_in(row, made.columns, i);
    return nothing_in(cell) || cell->key.find('/') == cell->key.npos || slash_in(cell->key);
  });
  if (made.both_values) return;
  made.unclear.push_back(made.columns.columns()[i].place);
  made.columns.set_meaning(i, meaning::known_extra);
}

// No column for the headings: if they are printed, they are below the label of the whole table.
void note_label(indicator_columns& made, std::size_t section) {
  const auto& all = made.columns.columns();
  if (section == all.size() || made.columns.index(meaning::name) == section) return;
  made.label_at = all[section].place;
  if (all[section].part != nullptr) made.label_part_at = all[section].part->place;
}

}  // namespace

indicator_columns find_indicator_columns(header columns, std::span<const laid_row> below,
                                         const indicator_context& context) {
  open_columns open{
      std::move(columns),      below, {}, context.in_list, context.year, context.year_column, false, {}, {},
      context.execution_weight};
  for (const auto step : steps) step(open);
  const auto section = open.columns.index(meaning::section);
  name_label_of_rows(open);
  indicator_columns made;
  made.columns = std::move(open.columns);
  made.unclear = std::move(open.unclear);
  made.open_points = std::move(open.open_points);
  note_row_parts(made, rows_before_total(below));
  note_both_values(made, rows_before_total(below));
  note_both_points(made);
  note_label(made, section);
  return made;
}

}  // namespace v0
}  // namespace perfeval
