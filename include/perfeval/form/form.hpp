/// A performance self-evaluation form as printed: every number with its text, every cell with its place.
#pragma once

#include <perfeval/form/budget_line.hpp>
#include <perfeval/form/indicator.hpp>
#include <perfeval/names.hpp>
#include <perfeval/trouble.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The kind of a form, which determines the parts it must have. Its Chinese words are the usual title.
enum class form_kind : std::uint8_t {
  project,
  department,
  transfer,    ///< no weights, no scores
  target,      ///< no actuals
  monitoring,  ///< execution and results up to some month; a forecast is not an actual
};
template <>
inline constexpr auto names_of<form_kind> = every_word<form_kind>({
    {form_kind::project, "project", "项目支出绩效自评表", "self-evaluation of a project"},
    {form_kind::department, "department", "部门整体支出绩效自评表", "self-evaluation of a department"},
    {form_kind::transfer, "transfer", "转移支付区域绩效自评表", "self-evaluation of a transfer payment"},
    {form_kind::target, "target", "项目支出绩效目标表", "targets of a project"},
    {form_kind::monitoring, "monitoring", "项目支出绩效运行监控表", "monitoring of a project"},
});

/// The number columns that the form has; a check is skipped for forms without its column.
struct columns {
  bool initial_budget = false, annual_budget = false, executed = false, execution_rate = false;  ///< in the fund table
  bool execution_weight = false, execution_score = false;                                        ///< in the fund table
  bool weight = false, score = false, target = false, actual = false, reason = false;  ///< in the indicator table
  bool arrived = false;                                                                ///< 到位数, in the fund table
  friend bool operator==(const columns&, const columns&) = default;
};

/// The form's own names of its columns, without blanks and notes in brackets. Empty where the form has the word of the
/// official form, or no such column.
struct column_headers {
  std::string initial_budget, annual_budget, executed, execution_rate;  ///< in the fund table
  std::string execution_weight, execution_score;                        ///< in the fund table
  std::string weight, score, target, actual, reason;                    ///< in the indicator table
  friend bool operator==(const column_headers&, const column_headers&) = default;
};

/// 年度总体目标: what was planned and what was achieved.
struct goal {
  cell target;  ///< 预期目标
  cell actual;  ///< 实际完成情况
  friend bool operator==(const goal&, const goal&) = default;
};

/// A printed subtotal, or the points in a heading such as 产出指标(50分) or 产出指标（40-50分）.
struct subtotal {
  cell label;                          ///< 小计, or the heading that gives the points
  figure weight;                       ///< the lower end for a heading with a range
  figure score;                        ///< the score printed with it, in points
  std::optional<decimal> weight_high;  ///< the upper end of a heading's range
  std::vector<std::uint32_t> rows;     ///< the indicators it covers, counted from 1
  friend bool operator==(const subtotal&, const subtotal&) = default;
};

/// 总分.
struct total_line {
  cell label;     ///< 总分, 合计 …, as printed
  figure weight;  ///< points, usually 100
  figure score;   ///< points
  cell grade;     ///< 优 良 中 差, if printed
  friend bool operator==(const total_line&, const total_line&) = default;
};

/// What a column may be where its header leaves it open.
enum class column_question : std::uint8_t {
  adjustment,     ///< the budget as adjusted, or the amount of the adjustment
  annual_budget,  ///< which of several columns is the annual budget
  executed,       ///< which of several columns is the executed amount
  points,         ///< weights or scores
  parts           ///< parts of a target or an actual in columns of their own; no column has the whole
};
/// The words say which readings the header leaves open.
template <>
inline constexpr auto names_of<column_question> = every_word<column_question>(
    {{column_question::adjustment, "adjustment", "可能是调整后的预算数，也可能是调整的金额",
      "it may be the budget as adjusted or the amount of the adjustment"},
     {column_question::annual_budget, "annual_budget", "无法确定哪一栏是全年预算数",
      "more than one column may be the annual budget"},
     {column_question::executed, "executed", "无法确定哪一栏是全年执行数",
      "more than one column may be the executed amount"},
     {column_question::points, "points", "可能是分值，也可能是得分", "it may hold weights or scores"},
     {column_question::parts, "parts", "各栏只是其中一部分，没有合计的一栏",
      "each column holds a part, and none the whole"}});

/// Whether the column belongs to the fund table; otherwise to the indicator table.
constexpr bool concerns_funds(column_question question) noexcept {
  switch (question) {
    case column_question::adjustment:
    case column_question::annual_budget:
    case column_question::executed:
      return true;
    case column_question::points:
    case column_question::parts:
      break;
  }
  return false;
}

/// A column that was not read because its header leaves more than one reading.
struct unclear_column {
  column_question question = column_question::adjustment;  ///< what its header leaves open
  cell header;  ///< the texts of the headers, 、 between them, at the place of the first
  friend bool operator==(const unclear_column&, const unclear_column&) = default;
};

/// One form. A plain value, built by the recogniser (read/form.hpp), from JSON, or in code.
struct form {
  std::uint32_t index = 1;              ///< its number in the document, from 1
  form_kind kind = form_kind::project;  ///< a project, a department, a transfer, targets alone, or monitoring
  cell title;                           ///< 项目支出绩效自评表 …, as printed
  cell project;                         ///< 项目名称
  cell department;                      ///< 主管部门
  cell unit;                            ///< 实施单位
  cell year_cell;                       ///< the text that names the year: （2023年度）
  std::optional<std::int32_t> year;     ///< from `year_cell`; nothing if it names none
  std::string money;              ///< the unit of the amount columns: "元", "万元", "亿元"; empty if not declared
  perfeval::own_units own_units;  ///< units of the words file that it was read with
  columns has;                    ///< which columns it has; a check needs its own
  column_headers headers;         ///< its own names of these columns
  std::vector<budget_line> budget;              ///< in the order of the form
  perfeval::goal goal;                          ///< 年度总体目标
  std::vector<indicator> indicators;            ///< in the order of the form, including placeholder rows
  std::vector<subtotal> subtotals;              ///< in the order of the form
  total_line total;                             ///< 总分
  cell common_reason;                           ///< one reason cell for the whole form, if it has no reason column
  std::vector<extra> extras;                    ///< labelled cells outside the tables that the recogniser does not know
  std::vector<unclear_column> unclear_columns;  ///< columns left unread because several readings are possible
  std::vector<trouble> troubles;                ///< what could not be read (truncation, a row that fits no columns …)

  friend bool operator==(const form&, const form&) = default;
};

/// Whether figures of its lines or rows were hidden and left out (a trouble `hidden-cells`), or its end is lost
/// (`cut-off`): no sum over them is certain.
inline bool hides_rows(const form& form) noexcept {
  for (const trouble& one : form.troubles)
    if (one.kind == trouble_kind::hidden_cells || one.kind == trouble_kind::cut_off) return true;
  return false;
}

/// Whether hidden rows or columns were left out (also `hidden-columns`): nothing is said to be missing.
inline bool hides_parts(const form& form) noexcept {
  for (const trouble& one : form.troubles)
    if (one.kind == trouble_kind::hidden_columns) return true;
  return hides_rows(form);
}

}  // namespace v0
}  // namespace perfeval
