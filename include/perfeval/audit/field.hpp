/// The place of a cell in a form: budget.total.execution_rate, indicators[3].score. Stored as three small numbers and
/// written as a path only when asked for.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/language.hpp>
#include <perfeval/names.hpp>

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The part of a form (or of a document) that a field belongs to.
enum class part : std::uint8_t {
  project,
  department,
  unit,
  year,
  goal,
  budget,
  indicators,
  subtotals,
  total,
  document
};

/// "indicators"; 绩效指标, as the official form prints it; "indicators".
template <>
inline constexpr auto names_of<part> = every_word<part>({{part::project, "project", "项目名称", "project name"},
                                                         {part::department, "department", "主管部门", "department"},
                                                         {part::unit, "unit", "实施单位", "implementing unit"},
                                                         {part::year, "year", "年度", "year"},
                                                         {part::goal, "goal", "年度总体目标", "annual goal"},
                                                         {part::budget, "budget", "项目资金", "funds"},
                                                         {part::indicators, "indicators", "绩效指标", "indicators"},
                                                         {part::subtotals, "subtotals", "小计", "subtotals"},
                                                         {part::total, "total", "总分", "total"},
                                                         {part::document, "document", "文件", "document"}});

/// The item within the part. `whole`: the part itself (the table of indicators, one indicator row, the document).
enum class item : std::uint8_t {
  whole,
  initial_budget,
  annual_budget,
  executed,
  execution_rate,
  weight,
  score,
  name,
  target,
  actual,
  reason,
  grade,
  execution_score
};

/// "target"; 年度指标值; "target". Empty for `whole`.
template <>
inline constexpr auto names_of<item> =
    every_word<item>({{item::whole, "", "", ""},
                      {item::initial_budget, "initial_budget", "年初预算数", "initial budget"},
                      {item::annual_budget, "annual_budget", "全年预算数", "annual budget"},
                      {item::executed, "executed", "全年执行数", "executed amount"},
                      {item::execution_rate, "execution_rate", "执行率", "execution rate"},
                      {item::weight, "weight", "分值", "weight"},
                      {item::score, "score", "得分", "score"},
                      {item::name, "name", "三级指标", "indicator"},
                      {item::target, "target", "年度指标值", "target"},
                      {item::actual, "actual", "实际完成值", "actual value"},
                      {item::reason, "reason", "偏差原因分析及改进措施", "reason"},
                      {item::grade, "grade", "等级", "grade"},
                      {item::execution_score, "execution_score", "执行得分", "execution score"}});

/// Whether the item is a column of figures.
constexpr bool is_figure(item item) noexcept {
  switch (item) {
    case item::initial_budget:
    case item::annual_budget:
    case item::executed:
    case item::execution_rate:
    case item::weight:
    case item::score:
      return true;
    case item::whole:
    case item::name:
    case item::target:
    case item::actual:
    case item::reason:
    case item::grade:
    case item::execution_score:
      break;
  }
  return false;
}

/// The cell, row or table that a finding is about.
struct field {
  perfeval::part part = perfeval::part::document;  ///< the table or line of the form
  std::uint32_t index = 0;  ///< the line, row or subtotal in the order of the paper, from 1; 0: the whole table
  perfeval::item item = perfeval::item::whole;  ///< the column; whole: the row or part itself

  friend constexpr bool operator==(const field&, const field&) = default;
  friend constexpr auto operator<=>(const field&, const field&) = default;
};

/// "indicators[3].score", "budget[1].executed": the field by its numbers, without a form; see path_of.
std::string to_string(const field& field);

/// Writes to_string(field).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const field& field) {
  return out << to_string(field);
}

/// Whether the form has the line, row or subtotal that the field names.
bool has_field(const field& field, const form& form) noexcept;

/// The path as written in JSON. The first line of each fund has its own name; any other is line[n], n counting the
/// lines below the total.
std::string path_of(const field& field, const form& form);

/// What the budget lines are called in paths, after `budget.`, in paper order: total, appropriation, line[1] …
std::vector<std::string> budget_line_names(const form& form);

/// The score cell of a scored line: that of an indicator (from 1), or, for 0, of the total budget line.
field score_field(std::uint32_t row, const form& form) noexcept;

/// The column of a field as the form itself calls it (`form::headers`), else as the official form does.
std::string_view column_name(const field& field, const form& form PERFEVAL_LIFETIMEBOUND) noexcept;
std::string_view column_name(const field&, const form&&) = delete;

/// The field as people call it: 年度资金总额/执行率, 总分/得分, the indicator's name and the column; a row without a
/// name is 绩效指标第3行.
std::string label_of(const field& field, const form& form);

/// The cell that the field names; nullptr if it names a whole part, or a line, row or subtotal that the form lacks.
const cell* cell_at(const field& field, const form& form PERFEVAL_LIFETIMEBOUND) noexcept;
const cell* cell_at(const field&, const form&&) = delete;

/// The number column that the field names; nullptr if it is not one.
const figure* figure_at(const field& field, const form& form PERFEVAL_LIFETIMEBOUND) noexcept;
const figure* figure_at(const field&, const form&&) = delete;

}  // namespace v0
}  // namespace perfeval

template <>
struct std::hash<perfeval::field> {
  std::size_t operator()(const perfeval::field& field) const noexcept {
    const auto names = static_cast<std::uint64_t>(field.part) << 8U | static_cast<std::uint64_t>(field.item);
    return std::hash<std::uint64_t>()(names << 32U | field.index);
  }
};

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/field.ipp>
#endif
