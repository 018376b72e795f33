/// How a form was read: which header became which column and on what evidence, which label which field, what was left
/// over and what was unclear. For people who check a reading; scoring and auditing do not use it.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/names.hpp>
#include <perfeval/source.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// What decided what a column holds.
enum class evidence : std::uint8_t {
  words,      ///< the words of its header
  content,    ///< what its cells and the columns next to it hold
  agreement,  ///< figures that agree: a printed rate, a sum, a balance
};
template <>
inline constexpr auto names_of<evidence> =
    every_word<evidence>({{evidence::words, "words", "栏目名称", "the words of the header"},
                          {evidence::content, "content", "内容和位置", "contents and position"},
                          {evidence::agreement, "agreement", "数字关系", "figures that agree"}});

/// Which table of a form.
enum class form_table : std::uint8_t { funds, indicators, goals };
template <>
inline constexpr auto names_of<form_table> =
    every_word<form_table>({{form_table::funds, "funds", "资金", "funds"},
                            {form_table::indicators, "indicators", "指标", "indicators"},
                            {form_table::goals, "goals", "目标", "goals"}});

/// What a column holds.
enum class column_use : std::uint8_t {
  unknown,  ///< no word explains it; its cells are kept
  unclear,  ///< more than one reading, none of which was taken; its cells are kept
  extra,    ///< understood, but not part of a form's model; its cells are kept
  section,  ///< the label of the whole table
  ordinal,
  label,  ///< the names of fund lines
  initial_budget,
  annual_budget,
  executed,
  execution_rate,
  weight,
  score,
  reason,
  level1,
  level2,
  level1_weight,
  level2_weight,
  name,
  sign,
  target,
  unit,  ///< of a target
  actual,
  project,
  department,
  implementing_unit,
};
template <>
inline constexpr auto names_of<column_use> =
    every_word<column_use>({{column_use::unknown, "unknown", "未能识别", "not recognised"},
                            {column_use::unclear, "unclear", "含义不明", "unclear"},
                            {column_use::extra, "extra", "附加栏目", "an additional column"},
                            {column_use::section, "section", "整表名称", "the label of the table"},
                            {column_use::ordinal, "ordinal", "序号", "ordinals"},
                            {column_use::label, "label", "资金名称", "names of fund lines"},
                            {column_use::initial_budget, "initial_budget", "年初预算数", "initial budget"},
                            {column_use::annual_budget, "annual_budget", "全年预算数", "annual budget"},
                            {column_use::executed, "executed", "全年执行数", "executed"},
                            {column_use::execution_rate, "execution_rate", "执行率", "execution rate"},
                            {column_use::weight, "weight", "分值", "weight"},
                            {column_use::score, "score", "得分", "score"},
                            {column_use::reason, "reason", "偏差原因", "reason"},
                            {column_use::level1, "level1", "一级指标", "level 1"},
                            {column_use::level2, "level2", "二级指标", "level 2"},
                            {column_use::level1_weight, "level1_weight", "一级指标分值", "weight of level 1"},
                            {column_use::level2_weight, "level2_weight", "二级指标分值", "weight of level 2"},
                            {column_use::name, "name", "三级指标", "indicator"},
                            {column_use::sign, "sign", "指标符号", "sign"},
                            {column_use::target, "target", "指标值", "target"},
                            {column_use::unit, "unit", "度量单位", "unit"},
                            {column_use::actual, "actual", "完成值", "actual"},
                            {column_use::project, "project", "项目名称", "project"},
                            {column_use::department, "department", "主管部门", "department"},
                            {column_use::implementing_unit, "implementing_unit", "实施单位", "implementing unit"}});

/// A header, and the column that it became.
struct read_column {
  std::string header;                                       ///< its texts, from the top
  place cell;                                               ///< of the header; the first, if it has several
  form_table table = form_table::funds;                     ///< the fund table or the indicator table
  column_use use = column_use::unknown;                     ///< the column of the form that it became
  perfeval::evidence evidence = perfeval::evidence::words;  ///< what decided it

  friend bool operator==(const read_column&, const read_column&) = default;
};

/// A label, and the field that its value became.
struct read_label {
  std::string label;  ///< as printed
  place cell;         ///< of the label
  std::string field;  ///< as in findings: `project`, `total.score`
  std::string value;  ///< as printed
  place value_cell;   ///< where the value is

  friend bool operator==(const read_label&, const read_label&) = default;
};

/// A line of the fund table.
struct read_line {
  std::string label;        ///< as printed
  place cell;               ///< of the label
  std::string field;        ///< `budget.appropriation`, `budget.line[3]`
  fund line = fund::line;   ///< which of the official lines it became
  std::uint32_t depth = 0;  ///< 0: the total

  friend bool operator==(const read_line&, const read_line&) = default;
};

/// Cells under one header or label that became no field. They are kept in the `extras` of the form or its rows.
struct left_over {
  std::string label;          ///< empty for cells under no header
  place cell;                 ///< the first of them
  std::uint32_t cells = 0;    ///< how many
  std::uint32_t figures = 0;  ///< how many of them are numbers

  friend bool operator==(const left_over&, const left_over&) = default;
};

/// How a form was read.
struct form_reading {
  std::vector<read_column> columns;     ///< in the order of the form
  std::vector<read_label> labels;       ///< in the order of the form
  std::vector<read_line> lines;         ///< in the order of the form
  std::vector<left_over> extras;        ///< in the order of the form
  std::vector<unclear_column> unclear;  ///< columns of which no reading was taken

  friend bool operator==(const form_reading&, const form_reading&) = default;
};

}  // namespace v0
}  // namespace perfeval
