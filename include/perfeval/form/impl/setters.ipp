#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/error.hpp>
#include <perfeval/form/heading.hpp>
#include <perfeval/form/impl/builder.ipp>
#include <perfeval/form/setters.hpp>
#include <perfeval/form/statement.hpp>
#include <perfeval/printed.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::setting {

template <class Part>
Part& part_at(std::vector<Part>& parts, std::size_t i, const char* name) {
  if (i < parts.size()) return parts[i];
  throw invalid_value("there is no " + std::string(name) + " " + std::to_string(i) + ", counted from 0: the form has " +
                      std::to_string(parts.size()));
}

inline bool is_there(const cell& cell) noexcept { return cell.content != content::absent; }

inline void put(cell& cell, const cell_text& text, bool in_column = false) {
  const place place = cell.place;
  cell = building::cell_with(text);
  if (!text && in_column) cell.content = content::blank;
  cell.place = place;
}

inline void put(figure& figure, const cell_text& text, column column, const form& form, bool in_column = false) {
  const place place = figure.place;
  figure = building::figure_with(text, column, column == column::amount ? form.money : std::string(), form.own_units);
  if (!text && in_column) figure.content = content::blank;
  figure.place = place;
}

template <class Part, class Cell>
bool has_column(const std::vector<Part>& parts, Cell Part::*member) {
  return std::any_of(parts.begin(), parts.end(), [member](const Part& part) { return is_there(part.*member); });
}

/// The other cells of a column that a text has just made.
template <class Part, class Cell>
void fill_column(std::vector<Part>& parts, Cell Part::*member) {
  for (Part& part : parts)
    if (!is_there(part.*member)) (part.*member).content = content::blank;
}

/// A cell of words in a row; `has`: the flag of its column, if it has one.
inline indicator& put_words(form& form, std::size_t row, cell indicator::*member, const cell_text& text,
                            bool* has = nullptr) {
  indicator& changed = part_at(form.indicators, row, "row");
  const bool column = has ? *has : has_column(form.indicators, member);
  put(changed.*member, text, column);
  if (text && !column) {
    if (has) *has = true;
    fill_column(form.indicators, member);
  }
  return changed;
}

template <class Part>
void put_figure(form& form, std::vector<Part>& parts, std::size_t i, const char* name, figure Part::*member,
                column column, const cell_text& text, bool& has) {
  put(part_at(parts, i, name).*member, text, column, form, has);
  if (!text || has) return;
  has = true;
  fill_column(parts, member);
}

inline void put_amount(form& form, std::size_t line, figure budget_line::*member, const cell_text& text, bool& has) {
  put_figure(form, form.budget, line, "fund line", member, column::amount, text, has);
}

inline void read_again(statement& stated, const cell& cell, const form& form) {
  stated = read_statement(cell.text, form.year, {}, form.own_units);
}

}  // namespace detail::setting

PERFEVAL_INLINE void set_title(form& form, const cell_text& text) { detail::setting::put(form.title, text); }

PERFEVAL_INLINE void set_project(form& form, const cell_text& text) { detail::setting::put(form.project, text); }

PERFEVAL_INLINE void set_department(form& form, const cell_text& text) { detail::setting::put(form.department, text); }

PERFEVAL_INLINE void set_unit(form& form, const cell_text& text) { detail::setting::put(form.unit, text); }

PERFEVAL_INLINE void set_goal_target(form& form, const cell_text& text) {
  detail::setting::put(form.goal.target, text, detail::setting::is_there(form.goal.target));
}

PERFEVAL_INLINE void set_goal_actual(form& form, const cell_text& text) {
  detail::setting::put(form.goal.actual, text, detail::setting::is_there(form.goal.actual));
}

PERFEVAL_INLINE void set_year(form& form, whole_of<std::int32_t> year) {
  detail::building::check_year(year);
  form.year = year;
  detail::setting::put(form.year_cell, detail::building::year_text(year));
  for (indicator& row : form.indicators) {
    detail::setting::read_again(row.wanted, row.target, form);
    detail::setting::read_again(row.found, row.actual, form);
  }
}

PERFEVAL_INLINE void set_money(form& form, const std::string& money) {
  detail::building::check_money(money);
  form.money = money;
  for (budget_line& line : form.budget)
    for (const auto amount :
         {&budget_line::initial_budget, &budget_line::annual_budget, &budget_line::arrived, &budget_line::executed})
      if (detail::setting::is_there(line.*amount) && !(line.*amount).merged)
        detail::setting::put(line.*amount, cell_text((line.*amount).text), column::amount, form);
}

PERFEVAL_INLINE void set_initial_budget(form& form, whole_of<std::size_t> line, const cell_text& text) {
  detail::setting::put_amount(form, line, &budget_line::initial_budget, text, form.has.initial_budget);
}

PERFEVAL_INLINE void set_annual_budget(form& form, whole_of<std::size_t> line, const cell_text& text) {
  detail::setting::put_amount(form, line, &budget_line::annual_budget, text, form.has.annual_budget);
}

PERFEVAL_INLINE void set_arrived(form& form, whole_of<std::size_t> line, const cell_text& text) {
  detail::setting::put_amount(form, line, &budget_line::arrived, text, form.has.arrived);
}

PERFEVAL_INLINE void set_executed(form& form, whole_of<std::size_t> line, const cell_text& text) {
  detail::setting::put_amount(form, line, &budget_line::executed, text, form.has.executed);
}

PERFEVAL_INLINE void set_execution_rate(form& form, whole_of<std::size_t> line, const cell_text& text) {
  detail::setting::put_figure(form, form.budget, line, "fund line", &budget_line::execution_rate, column::rate, text,
                              form.has.execution_rate);
}

PERFEVAL_INLINE void set_execution_weight(form& form, whole_of<std::size_t> line, const cell_text& text) {
  detail::setting::put_figure(form, form.budget, line, "fund line", &budget_line::weight, column::weight, text,
                              form.has.execution_weight);
}

PERFEVAL_INLINE void set_execution_score(form& form, whole_of<std::size_t> line, const cell_text& text) {
  detail::setting::put_figure(form, form.budget, line, "fund line", &budget_line::score, column::score, text,
                              form.has.execution_score);
}

PERFEVAL_INLINE void set_level1(form& form, whole_of<std::size_t> row, const cell_text& text) {
  indicator& changed = detail::setting::put_words(form, row, &indicator::level1, text);
  changed.category = heading_category(changed.level1.text);
  changed.kind = heading_kind(changed.level2.text, changed.category);
}

PERFEVAL_INLINE void set_level2(form& form, whole_of<std::size_t> row, const cell_text& text) {
  indicator& changed = detail::setting::put_words(form, row, &indicator::level2, text);
  changed.kind = heading_kind(changed.level2.text, changed.category);
}

PERFEVAL_INLINE void set_name(form& form, whole_of<std::size_t> row, const cell_text& text) {
  detail::setting::put_words(form, row, &indicator::name, text);
}

PERFEVAL_INLINE void set_sign(form& form, whole_of<std::size_t> row, const cell_text& text) {
  detail::setting::put_words(form, row, &indicator::sign, text);
}

PERFEVAL_INLINE void set_target(form& form, whole_of<std::size_t> row, const cell_text& text) {
  indicator& changed = detail::setting::put_words(form, row, &indicator::target, text, &form.has.target);
  detail::setting::read_again(changed.wanted, changed.target, form);
}

PERFEVAL_INLINE void set_unit(form& form, whole_of<std::size_t> row, const cell_text& text) {
  detail::setting::put_words(form, row, &indicator::unit, text);
}

PERFEVAL_INLINE void set_actual(form& form, whole_of<std::size_t> row, const cell_text& text) {
  indicator& changed = detail::setting::put_words(form, row, &indicator::actual, text, &form.has.actual);
  detail::setting::read_again(changed.found, changed.actual, form);
}

PERFEVAL_INLINE void set_weight(form& form, whole_of<std::size_t> row, const cell_text& text) {
  detail::setting::put_figure(form, form.indicators, row, "row", &indicator::weight, column::weight, text,
                              form.has.weight);
}

PERFEVAL_INLINE void set_score(form& form, whole_of<std::size_t> row, const cell_text& text) {
  detail::setting::put_figure(form, form.indicators, row, "row", &indicator::score, column::score, text,
                              form.has.score);
}

PERFEVAL_INLINE void set_reason(form& form, whole_of<std::size_t> row, const cell_text& text) {
  detail::setting::put_words(form, row, &indicator::reason, text, &form.has.reason);
}

PERFEVAL_INLINE void set_subtotal_weight(form& form, whole_of<std::size_t> subtotal, const cell_text& text) {
  perfeval::subtotal& changed = detail::setting::part_at(form.subtotals, subtotal, "subtotal");
  detail::setting::put(changed.weight, text, column::weight, form, detail::setting::is_there(changed.weight));
  changed.weight_high.reset();
}

PERFEVAL_INLINE void set_subtotal_score(form& form, whole_of<std::size_t> subtotal, const cell_text& text) {
  perfeval::subtotal& changed = detail::setting::part_at(form.subtotals, subtotal, "subtotal");
  detail::setting::put(changed.score, text, column::score, form, detail::setting::is_there(changed.score));
}

PERFEVAL_INLINE void set_total_weight(form& form, const cell_text& text) {
  detail::setting::put(form.total.weight, text, column::weight, form, detail::setting::is_there(form.total.weight));
}

PERFEVAL_INLINE void set_total_score(form& form, const cell_text& text) {
  detail::setting::put(form.total.score, text, column::score, form, detail::setting::is_there(form.total.score));
}

PERFEVAL_INLINE void set_grade(form& form, const cell_text& text) {
  detail::setting::put(form.total.grade, text, detail::setting::is_there(form.total.grade));
}

}  // namespace v0
}  // namespace perfeval
