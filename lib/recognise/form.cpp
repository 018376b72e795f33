// The order in which the parts of a form are asked whether a row is theirs.
#include <perfeval/read/form.hpp>

#include <perfeval/detail/poll.hpp>

#include "recognise/form_rows.hpp"
#include "recognise/forms_beside.hpp"
#include "recognise/fund_header.hpp"
#include "recognise/fund_pairs.hpp"
#include "recognise/goals.hpp"
#include "recognise/head.hpp"
#include "recognise/indicator_header.hpp"
#include "recognise/labels.hpp"
#include "recognise/management.hpp"
#include "recognise/points_rule.hpp"
#include "recognise/tail.hpp"
#include "recognise/titles.hpp"
#include "recognise/walk.hpp"
#include "tables/time_limit.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

std::string why_skipped(std::span<const laid_row> rows) {
  if (rows.empty()) return "an empty table";
  return "no word of a form's headers or labels in " + std::to_string(rows.size()) +
         (rows.size() == 1 ? " row" : " rows");
}

bool names_deduction(const laid_cell* cell) {
  return cell->key.find("扣分项") != cell->key.npos || cell->key.find("扣分指标") != cell->key.npos ||
         cell->key.find("加分项") != cell->key.npos;
}

}  // namespace

void walk::take(const table& table) {
  auto laid = std::make_shared<laid_table>(table, bounds_, known_);
  if (auto parts = forms_beside(table, laid->rows()); !parts.empty()) {
    for (auto& part : parts) take(parts_.emplace_back(std::move(part)));
    return;
  }
  if (laid->has_blank_columns() && has_any_header(laid->rows())) laid->close_up();
  in_hand_ = std::move(laid);
  const auto rows = in_hand_->rows();
  used_ = false;
  form_end_ = 0;
  band_header_ = {};
  if (section_ == section::accounts) section_ = section::head;
  if (starts_new_form(rows)) start_in_table(table.number, rows);
  if (!draft_.first.known()) draft_.first = {table.number, 1, 0};
  for (const auto& line : table.before) take_line(line, rows);
  for (std::size_t i = 0; i < rows.size();) {
    detail::poll();
    const bool total_above = draft_.total_row_seen;
    const auto taken = rows.subspan(i, take_rows(rows.subspan(i), i > 0 ? &rows[i - 1] : nullptr));
    for (const auto& row : taken)
      if (row.hides) say_hidden(row);
    if (table.ends_early && i + taken.size() == rows.size() && !total_above) say_cut(taken.back());
    if (table.hides_columns) say_hidden_columns(table.number);
    i += taken.size();
  }
  if (!used_)
    finished_.skip(table.number, section_ == section::accounts ? "a table of the budget or of the final accounts"
                                                               : why_skipped(rows));
  for (const auto& row : table.rows)
    for (const auto& cell : row.cells)
      for (const auto& inner : cell.tables) take(inner);
}

// A line of text outside the tables counts as a row of one cell, for titles, years, units and 项目名称：….
void walk::take_line(const std::string& line, rows_on below) {
  table_cell cell;
  cell.text = line;
  table alone;
  alone.rows.push_back({{cell}});
  const laid_table laid(alone, bounds_, known_);
  const auto& row = laid.rows().front();
  if (is_other_title_row(row)) return start_aside(row);
  if (is_account_title_row(row) && holds_accounts(below)) return start_accounts();
  if (is_aside() && !is_title_row(row)) return;
  if (is_title_row(row) && goes_on(draft_, row, below)) return;
  if (is_title_row(row) && begins_form(draft_, row, below)) return start_titled(row);
  if (section_ == section::head && !take_heading(draft_, row) && line.size() < 400) take_pairs(draft_, row);
  if (draft_.only_titled() && !draft_.own_title && draft_.own_year) document_year_ = draft_.made.year;
}

// The first step that takes any rows ends the search: what is above all others first, headers before rows.
std::size_t walk::take_rows(rows_on rows, const laid_row* above) {
  static constexpr std::size_t (walk::*steps[])(rows_on){
      &walk::pass_over,
      &walk::take_title,
      &walk::take_results_header,
      &walk::take_values_of_head,
      &walk::take_split_fund_header,
      &walk::take_turned_table,
      &walk::take_tables_side_by_side,
      &walk::take_indicator_header,
      &walk::take_transposed_fund_header,
      &walk::take_fund_header,
      &walk::take_goal_header,
      &walk::take_caption,
      &walk::take_management_header,
      &walk::take_worn_indicator_header,
      &walk::take_project_band,
      &walk::take_row,
  };
  from_here_ = rows;
  above_ = above;
  for (const auto step : steps)
    if (const auto taken = (this->*step)(rows); taken > 0) return taken;
  return 1;
}

// Rows without a word of a form, and tables that are no part of one.
std::size_t walk::pass_over(rows_on rows) {
  const auto& row = rows[0];
  if (row.filled.empty()) return take_blank(row), 1;
  if (row.filled.size() == 1) keep_rule_of_execution(draft_, *row.filled.front());
  if (is_numbering_row(row)) return mark();
  if (is_other_title_row(row)) return start_aside(row), 1;
  if (begins_accounts(rows)) return start_accounts(), 1;
  return is_aside() && !is_title_row(row) ? 1 : 0;
}

std::size_t walk::take_title(rows_on rows) {
  const auto& row = rows[0];
  if (!is_title_row(row)) return 0;
  const auto below = rows.subspan(1);
  if (!goes_on(draft_, row, below) && begins_form(draft_, row, below)) start_titled(row);
  return mark();
}

std::size_t walk::take_results_header(rows_on rows) {
  const bool more = section_ == section::results && (is_result_list_header(rows) || is_monitoring_list_header(rows));
  return more || heads_results(draft_, rows) ? start_results(rows) : 0;
}

std::size_t walk::take_values_of_head(rows_on rows) {
  if (section_ != section::head || !draft_.made.project.empty() || !heads_values(rows)) return 0;
  take_values_below(draft_, rows[0], rows[1]);
  return mark(2);
}

std::size_t walk::take_split_fund_header(rows_on rows) {
  const bool may_be = !draft_.has_funds && section_ != section::indicators;
  return may_be && is_split_fund_header(rows) ? start_funds(rows) : 0;
}

std::size_t walk::take_turned_table(rows_on rows) {
  const auto turned = turned_rows(rows);
  return turned > 0 ? take_turned(rows.first(turned)) : 0;
}

std::size_t walk::take_tables_side_by_side(rows_on rows) {
  return heads_two_tables(rows) ? take_halves(halves_of(rows)) : 0;
}

std::size_t walk::take_indicator_header(rows_on rows) {
  return is_indicator_header(rows[0]) || is_split_indicator_header(rows) ? start_indicators(rows, above_) : 0;
}

std::size_t walk::take_transposed_fund_header(rows_on rows) {
  const bool is_header = draft_.has_funds ? divides_total(draft_, rows) : is_fund_line_header(rows);
  return is_header ? start_transposed_funds(rows) : 0;
}

std::size_t walk::take_fund_header(rows_on rows) {
  const auto& row = rows[0];
  if (!is_fund_header(row) && !is_fund_header_of_periods(rows) && !is_fund_header_of_years(rows, draft_.made.year))
    return 0;
  const bool named = above_ != nullptr && names_uses_below(*above_);
  if (const auto uses = has_whole_budget(draft_) ? rows_of_uses(rows, named) : 0; uses > 0)
    return leave_uses(rows, uses);
  const bool inside_indicators = section_ == section::indicators && !draft_.total_row_seen && row.filled.size() < 3;
  if (inside_indicators) return 0;
  if (begins_funds_of_next(draft_, rows)) start({row.table, row.number, 0});
  if (const auto folded = folded_rows(rows, bounds_); folded > 0) return take_folded(rows.first(folded));
  return are_above_pairs(rows) ? start_pairs(row) : start_funds(rows);
}

std::size_t walk::take_goal_header(rows_on rows) {
  return is_goal_header(rows[0]) || heads_goals(rows) ? start_goals(rows[0]) : 0;
}

// Over a header, or between rows of indicators.
std::size_t walk::take_caption(rows_on rows) {
  const bool above_header = section_ != section::goals && is_above_header(rows);
  return above_header || (section_ == section::indicators && is_caption(rows)) ? mark() : 0;
}

std::size_t walk::take_management_header(rows_on rows) {
  return is_management_header(rows) ? start_under(rows[0], section::management) : 0;
}

std::size_t walk::take_worn_indicator_header(rows_on rows) {
  const bool may_be = !draft_.has_indicators && draft_.own_title;
  return may_be && is_worn_indicator_header(rows) ? start_indicators(rows, above_) : 0;
}

std::size_t walk::take_project_band(rows_on rows) { return is_project_band(rows) ? start_project_of_band(rows) : 0; }

// 扣分项 | 标准 | 情况 | 扣分 below the indicators, and the rows under it: no part of the form, kept under its first
// word.
bool walk::leaves_deductions(const laid_row& row) {
  constexpr std::size_t fewest = 4;
  const bool below = section_ == section::indicators && !draft_.made.indicators.empty();
  const bool heads = below && !row.has_figure && row.filled.size() >= fewest &&
                     std::any_of(row.filled.begin(), row.filled.end(), names_deduction);
  if (heads) return deductions_ = row.filled.front()->key, true;
  if (!below || !row.has_figure) deductions_.clear();
  for (const auto* cell : row.filled)
    if (!deductions_.empty()) keep(draft_, deductions_, *cell);
  return !deductions_.empty();
}

std::size_t walk::take_row(rows_on rows) {
  const auto& row = rows[0];
  if (leaves_deductions(row)) return mark();
  if (starts_anew(row) || is_above_next_head(rows) || heads_body_of_next(draft_, rows))
    start({row.table, row.number, 0});
  return take_in_section(row) || take_anywhere(row) ? mark() : 0;
}

bool walk::take_in_section(const laid_row& row) {
  switch (section_) {
    case section::funds:
      return take_fund_row(row);
    case section::transposed_funds:
      return transposed_funds_.take(draft_, row);
    case section::goals:
      return take_goal_row(row);
    case section::management:
      return take_management(draft_, header_row_, row);
    case section::indicators:
      if (draft_.total_row_seen && heads_table_below(row)) return section_ = section::head, false;
      return !is_tail(row, table_) && take_indicator_row(row);
    case section::results:
      return take_result(row);
    case section::head:
    case section::aside:
    case section::accounts:
      return false;
  }
  return false;
}

bool walk::take_anywhere(const laid_row& row) {
  if (take_reason_below(row)) return true;
  if (begins_list_of_duties(draft_, row) || begins_lists_of_money(draft_, row)) return true;
  if (section_ != section::indicators) declare_money_of_labels(draft_, row);
  if (take_heading(draft_, row)) return true;
  const bool among_rows = section_ == section::indicators && !draft_.total_row_seen;
  if (!among_rows && take_single_goal(draft_, row)) return true;
  if (section_ != section::goals && take_fund_pairs(draft_, row)) return take_bodies(draft_, row), true;
  return take_pairs(draft_, row);
}

// 四、未完成原因及改进措施 over the whole width, and the reason below it.
bool walk::take_reason_below(const laid_row& row) {
  const bool alone = row.filled.size() == 1;
  const bool below =
      std::exchange(draft_.reason_next, alone && draft_.has_indicators &&
                                            words::label_of(*row.filled.front()) == words::label::common_reason);
  if (!below || !alone || draft_.reason_next || !draft_.made.common_reason.empty()) return draft_.reason_next;
  draft_.made.common_reason = cell_of(row.filled.front());
  return true;
}

void walk::say_hidden(const laid_row& row) {
  if (hides_rows(draft_.made)) return;
  report(draft_, trouble_kind::hidden_cells, {row.table, row.number, 0}, "a hidden figure in this row or next to it",
         "shown, to be read; no sum of this form is judged");
}

// Of the form in hand, which may have begun in this table.
void walk::say_hidden_columns(std::uint32_t number) {
  if (!draft_.only_titled() && !hides_parts(draft_.made))
    report(draft_, trouble_kind::hidden_columns, {number, 0, 0}, "hidden columns with text",
           "shown, to be read; nothing is said to be missing from this form");
}

void walk::say_cut(const laid_row& row) {
  report_cut(draft_, {row.table, row.number, static_cast<std::uint32_t>(row.cells.size())});
}

// The current table yielded something; the number of rows taken.
std::size_t walk::mark(std::size_t taken) {
  used_ = true;
  return taken;
}

recognition recognise(std::span<const table> tables, const limits& bounds, const lexicon& words) {
  walk through(bounds, words);
  try {
    for (const auto& table : tables) through.take(table);
    through.end_form();
  } catch (const deadline_passed& passed) {  // the forms that were ended are whole
    through.note(time_is_over("the forms", passed));
  }
  return through.finish();
}

}  // namespace v0
}  // namespace perfeval
