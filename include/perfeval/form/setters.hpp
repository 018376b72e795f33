/// Setting one cell of a form by its text. The text, its content, its value and unit, what it states, and the columns
/// of the form change together, so that they cannot contradict each other; the place of the cell stays.
///
/// Rows, lines and subtotals count from 0, as in the vectors of the form. A text gives the form its column, if it had
/// none: blank cells in the other rows. Without a text ({}) the cell is blank if the form has the column, otherwise
/// absent. A cell that continued a merged cell is one of its own from then on.
/// Errors: invalid_value if the form has no such row, line or subtotal.
#pragma once

#include <perfeval/form/builder.hpp>
#include <perfeval/form/form.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace perfeval {
inline namespace v0 {

/// Sets a cell of the head of the form.
void set_title(form& form, const cell_text& text);
void set_project(form& form, const cell_text& text);
void set_department(form& form, const cell_text& text);
void set_unit(form& form, const cell_text& text);  ///< 实施单位
void set_goal_target(form& form, const cell_text& text);
void set_goal_actual(form& form, const cell_text& text);
/// Reads the targets and actuals again: a date without a year is one of this year.
/// Errors: invalid_value for a year outside 1900 to 2200.
void set_year(form& form, whole_of<std::int32_t> year);
/// The unit of the amounts: "元", "万元" or "亿元". Reads their texts again: 90 is 90 of the new unit, 900000元 the
/// same amount as before.
/// Errors: invalid_value for another unit.
void set_money(form& form, const std::string& money);

/// Sets a cell of a line of the fund table.
void set_initial_budget(form& form, whole_of<std::size_t> line, const cell_text& text);
void set_annual_budget(form& form, whole_of<std::size_t> line, const cell_text& text);
void set_arrived(form& form, whole_of<std::size_t> line, const cell_text& text);
void set_executed(form& form, whole_of<std::size_t> line, const cell_text& text);
void set_execution_rate(form& form, whole_of<std::size_t> line, const cell_text& text);
void set_execution_weight(form& form, whole_of<std::size_t> line, const cell_text& text);
void set_execution_score(form& form, whole_of<std::size_t> line, const cell_text& text);

/// Sets a cell of a row of the indicator table.
void set_level1(form& form, whole_of<std::size_t> row, const cell_text& text);  ///< category and kind with it
void set_level2(form& form, whole_of<std::size_t> row, const cell_text& text);  ///< the kind with it
void set_name(form& form, whole_of<std::size_t> row, const cell_text& text);
void set_sign(form& form, whole_of<std::size_t> row, const cell_text& text);
void set_target(form& form, whole_of<std::size_t> row, const cell_text& text);
void set_unit(form& form, whole_of<std::size_t> row, const cell_text& text);  ///< 度量单位
void set_actual(form& form, whole_of<std::size_t> row, const cell_text& text);
void set_weight(form& form, whole_of<std::size_t> row, const cell_text& text);
void set_score(form& form, whole_of<std::size_t> row, const cell_text& text);
void set_reason(form& form, whole_of<std::size_t> row, const cell_text& text);

/// Sets a cell of a subtotal, or of the line 总分.
void set_subtotal_weight(form& form, whole_of<std::size_t> subtotal, const cell_text& text);
void set_subtotal_score(form& form, whole_of<std::size_t> subtotal, const cell_text& text);
void set_total_weight(form& form, const cell_text& text);
void set_total_score(form& form, const cell_text& text);
void set_grade(form& form, const cell_text& text);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/form/impl/setters.ipp>
#endif
