// How the columns of an indicator table are found where the words of the headers leave them open, or say the same of
// two: one rule a step, by the file that has it. Their order is in indicator_columns.cpp.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/contents.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The columns of a table while some of them are open.
struct open_columns {
  header columns;
  std::span<const laid_row> below;           // the rows under the header
  std::vector<contents> held;                // by each column, in these rows: if a word leaves one open
  bool in_list = false;                      // some columns are about the project of the row
  std::optional<std::int32_t> year;          // of the form
  std::optional<std::uint32_t> year_column;  // where the goal of the year begins, next to one of a longer period
  bool unknown_figures = false;              // a column of figures has no known word
  std::vector<place> unclear;                // headers over columns of which none is for the whole
  std::vector<place> open_points;            // of columns that may hold weights or scores
  std::optional<decimal> execution_weight;   // of the fund table
};

// indicator_names.cpp: headings and names
void name_self_score(open_columns& table);
void name_merged_headings(open_columns& table);
void name_kinds(open_columns& table);
void leave_natures(open_columns& table);
void name_table_label(open_columns& table);
void name_deepest_level(open_columns& table);
void take_finer_name(open_columns& table);
void name_label_of_rows(open_columns& table);
// Whether the column of the headings has another word than 一级指标: 指标类型, 指标类别.
bool names_types(const header& columns);

// indicator_targets.cpp: targets and their operators
void name_criterion(open_columns& table);
void leave_criterion(open_columns& table);
void name_planned(open_columns& table);
void leave_expected(open_columns& table);
void name_signs(open_columns& table);
void leave_parts_of_actual(open_columns& table);
void keep_sign(open_columns& table);
void name_adjusted_target(open_columns& table);
void leave_initial_target(open_columns& table);

// indicator_actuals.cpp
void name_degree(open_columns& table);
void leave_degrees(open_columns& table);
void leave_states(open_columns& table);
void leave_ticks(open_columns& table);
// 实现程度, which may be over actuals.
bool names_degree(const header_column& column);

// indicator_points.cpp: weights and scores
void name_open_points(open_columns& table);
void name_heading_weights(open_columns& table);
void name_weighed_headings(open_columns& table);
void name_weighted_scores(open_columns& table);
void leave_reviewers(open_columns& table);
void leave_values_of_reviewers(open_columns& table);

// indicator_periods.cpp: targets and actuals of several years, or of parts of one
void leave_columns_of_longer_period(open_columns& table);
void leave_targets_twice(open_columns& table);
void leave_values_of_other_years(open_columns& table);
void keep_parts_of_year(open_columns& table);
void keep_actual_of_year(open_columns& table);
void leave_target_of_other_period(open_columns& table);

// indicator_reasons.cpp
void leave_ticked_causes(open_columns& table);
void leave_deviations(open_columns& table);
void leave_remarks(open_columns& table);
void keep_reason(open_columns& table);
void leave_measures(open_columns& table);

// project_list.cpp
void leave_project_columns(open_columns& table);
void leave_goal_before_headings(open_columns& table);
void name_tasks_as_headings(open_columns& table);

}  // namespace v0
}  // namespace perfeval
