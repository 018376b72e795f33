/// A form from the rows of columns: the figures as they would be printed, and nothing else.
#pragma once

#include <perfeval/audit/columns.hpp>
#include <perfeval/form/builder.hpp>
#include <perfeval/form/impl/builder.ipp>
#include <perfeval/score/impl/column_rows.ipp>

#include <span>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::column_papers {

/// Rows of columns with what is printed beside them, under a pack.
struct printed_rows {
  const row_columns& figures;
  const printed_columns& printed;
  const pack& rules;

  [[nodiscard]] bool executes(std::size_t row) const noexcept {
    return figures.directions[row] == target_direction::execution;
  }
  [[nodiscard]] bool scored(std::size_t row) const noexcept {
    return figures.weight.known(row) || printed.score.known(row);
  }
};

/// The number of a row with the digits that it needs.
inline decimal shown_number(const number_column& column, std::size_t row) {
  const decimal value = trimmed(column.number(row));
  return value.scale() < 0 ? *with_scale(value, 0) : value;
}

inline figure figure_of(const number_column& values, std::size_t row, column column) {
  return values.known(row) ? read_figure(to_string(shown_number(values, row)), column) : figure();
}

/// A target or an actual; it is not read from its text, in which 2023.5 might be a month.
inline void state(const number_column& column, std::size_t row, cell& shown, statement& stated) {
  if (!column.known(row)) return;
  stated.kind = statement_kind::number;
  stated.low = stated.high = shown_number(column, row);
  shown = read_cell(to_string(stated.low));
}

/// The sign that a form writes for a direction; none for one that nobody writes.
inline std::string_view sign_of(target_direction direction) noexcept {
  switch (direction) {
    case target_direction::at_least:
      return "≥";
    case target_direction::at_most:
      return "≤";
    case target_direction::equal:
      return "=";
    default:
      return "";
  }
}

/// A name that leaves the direction of a number open; empty if the pack knows none.
inline std::string open_name(const pack& rules) {
  return rules.vocabulary.less_is_better.empty() ? std::string() : rules.vocabulary.less_is_better.front();
}

inline void add_execution(const printed_rows& rows, std::size_t row, form& paper) {
  budget_line line;
  line.line = fund::total;
  line.annual_budget = figure_of(rows.figures.target, row, column::amount);
  line.executed = figure_of(rows.figures.actual, row, column::amount);
  line.weight = figure_of(rows.figures.weight, row, column::weight);
  line.score = figure_of(rows.printed.score, row, column::score);
  if (rows.printed.reasons != nullptr) line.reason = read_cell(rows.printed.reasons[row]);
  paper.budget.push_back(std::move(line));
}

/// What a form prints where a row does not count as its figures say.
inline void show_standing(standing own, const pack& rules, indicator& row) {
  if (own == standing::missing || own == standing::not_applicable) {
    row.found = {};
    row.actual = read_cell(own == standing::missing ? "" : "不适用");
  } else if (own == standing::excused && !rules.across.excused.empty()) {
    row.reason = read_cell(rules.across.excused.front());
  }
}

inline void add_indicator(const printed_rows& rows, std::size_t row, form& paper) {
  const row_columns& figures = rows.figures;
  indicator made;
  if (figures.kinds != nullptr) made.kind = figures.kinds[row];
  if (figures.categories != nullptr) made.category = figures.categories[row];
  made.sign = read_cell(sign_of(figures.directions[row]));
  made.name = read_cell(figures.directions[row] == target_direction::undecided ? open_name(rows.rules) : "");
  if (rows.printed.units != nullptr) made.unit = read_cell(rows.printed.units[row]);
  state(figures.target, row, made.target, made.wanted);
  state(figures.actual, row, made.actual, made.found);
  made.weight = figure_of(figures.weight, row, column::weight);
  made.score = figure_of(rows.printed.score, row, column::score);
  if (rows.printed.reasons != nullptr) made.reason = read_cell(rows.printed.reasons[row]);
  if (figures.standings != nullptr) show_standing(figures.standings[row], rows.rules, made);
  paper.indicators.push_back(std::move(made));
}

/// Cells that are unknown in columns which other rows have are blank; the form has these columns.
inline void complete(form& paper) {
  paper.has = building::columns_of(paper);
  for (const auto column : {&indicator::target, &indicator::actual}) building::complete(paper.indicators, column);
  for (const auto column : {&indicator::weight, &indicator::score}) building::complete(paper.indicators, column);
}

/// The form of the rows. `total`: as printed, if it is.
inline form paper_of(const printed_rows& rows, std::span<const std::size_t> of_form,
                     const std::optional<decimal>& total) {
  form paper;
  for (const std::size_t row : of_form)
    if (!rows.executes(row))
      add_indicator(rows, row, paper);
    else if (rows.scored(row))
      add_execution(rows, row, paper);
  if (total) paper.total.score = read_figure(to_string(*total), column::score);
  complete(paper);
  return paper;
}

/// The target of a row goes: its figures are compared with nothing.
inline void forget_target(indicator& row) {
  row.wanted = {};
  row.target.text.clear();
  row.target.content = content::blank;
}

}  // namespace detail::column_papers
}  // namespace v0
}  // namespace perfeval
