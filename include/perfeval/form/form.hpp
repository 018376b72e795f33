/// A performance self-evaluation form: what the paper says, text kept beside every number, every cell with its place.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/form/budget_line.hpp>
#include <perfeval/form/indicator.hpp>
#include <perfeval/names.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// What sort of form it is, which decides which parts it must have.
enum class form_kind : std::uint8_t {
  project,     ///< 项目支出绩效自评表
  department,  ///< 部门整体支出绩效自评表
  transfer,    ///< 转移支付区域绩效自评表: no weights, no scores
  target,      ///< 绩效目标申报表, 目标表: no actuals
};
template <>
inline constexpr auto names_of<form_kind> = every_name<form_kind>({{form_kind::project, "project"},
                                                                   {form_kind::department, "department"},
                                                                   {form_kind::transfer, "transfer"},
                                                                   {form_kind::target, "target"}});

/// Which number columns the form has at all: a check is silent on a form without its column.
struct columns {
  bool initial_budget = false, annual_budget = false, executed = false, execution_rate = false;
  bool execution_weight = false, execution_score = false;                              ///< in the fund table
  bool weight = false, score = false, target = false, actual = false, reason = false;  ///< in the indicator table
  bool arrived = false;                                                                ///< 到位数, in the fund table
  friend bool operator==(const columns&, const columns&) = default;
};

/// 年度总体目标: what was intended and what was done.
struct goal {
  cell target;
  cell actual;
  friend bool operator==(const goal&, const goal&) = default;
};

/// A printed subtotal, or the points in a heading such as 产出指标(50分) or 产出指标（40-50分）.
struct subtotal {
  cell label;
  figure weight;  ///< for a heading with a range: the lower end
  figure score;
  std::optional<decimal> weight_high;  ///< the upper end of a heading's range
  std::vector<std::uint32_t> rows;     ///< the indicators it covers, counting from 1
  friend bool operator==(const subtotal&, const subtotal&) = default;
};

/// 总分.
struct total_line {
  cell label;
  figure weight;
  figure score;
  cell grade;  ///< 优 良 中 差, where printed
  friend bool operator==(const total_line&, const total_line&) = default;
};

/// One form. A plain value: built by the recogniser (read/form.hpp), from JSON, or in code.
struct form {
  std::uint32_t index = 1;  ///< its number in the document, from 1
  form_kind kind = form_kind::project;
  cell title;
  cell project;
  cell department;
  cell unit;  ///< 实施单位
  cell year_cell;
  std::optional<std::int32_t> year;
  std::string money;  ///< the unit of the amount columns: "元", "万元", "亿元"; empty if nowhere declared
  columns has;
  std::vector<budget_line> budget;  ///< in paper order
  perfeval::goal goal;
  std::vector<indicator> indicators;  ///< in paper order, placeholder rows included
  std::vector<subtotal> subtotals;    ///< in paper order
  total_line total;
  cell common_reason;             ///< one reason cell for the whole form, where it has no reason column
  std::vector<extra> extras;      ///< labelled cells outside the tables that the recogniser does not know
  std::vector<trouble> troubles;  ///< what could not be read of it (cut off, a row that fits no column …)

  friend bool operator==(const form&, const form&) = default;
};

}  // namespace v0
}  // namespace perfeval
