// The walk through a document: rows in reading order, each given to the part of a form that knows its words.
// form.cpp has the order in which the parts are asked, walk_forms.cpp where a form begins and ends, walk_indicators.cpp
// and walk_sections.cpp what the tables of a form begin with and how their rows are taken.
#pragma once

#include "recognise/draft.hpp"
#include "recognise/finished_forms.hpp"
#include "recognise/folded_list.hpp"
#include "recognise/funds.hpp"
#include "recognise/indicators.hpp"
#include "recognise/project_list.hpp"
#include "recognise/side_by_side.hpp"
#include "recognise/task_money.hpp"
#include "recognise/transposed_funds.hpp"
#include "recognise/turned_table.hpp"

#include <perfeval/read/form.hpp>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

enum class section { head, funds, transposed_funds, goals, indicators, management, results, aside, accounts };

class walk {
 public:
  walk(const limits& bounds, const lexicon& words)
      : bounds_(bounds), words_(words), known_(words.dictionary()), finished_(bounds) {
    start({});
  }

  void take(const table& table);
  void end_form();
  void note(trouble found) { finished_.note(std::move(found)); }
  [[nodiscard]] recognition finish() { return finished_.take(); }

 private:
  // The rows from the current one on, to the end of their table.
  using rows_on = std::span<const laid_row>;

  // form.cpp. Those that return a number take the first rows of what they are given and say how many; 0: none.
  std::size_t take_rows(rows_on rows, const laid_row* above);
  void take_line(const std::string& line, rows_on below);
  std::size_t pass_over(rows_on rows);
  std::size_t take_title(rows_on rows);
  std::size_t take_results_header(rows_on rows);
  std::size_t take_values_of_head(rows_on rows);
  std::size_t take_split_fund_header(rows_on rows);
  std::size_t take_turned_table(rows_on rows);
  std::size_t take_tables_side_by_side(rows_on rows);
  std::size_t take_indicator_header(rows_on rows);
  std::size_t take_transposed_fund_header(rows_on rows);
  std::size_t take_fund_header(rows_on rows);
  std::size_t take_goal_header(rows_on rows);
  std::size_t take_caption(rows_on rows);
  std::size_t take_management_header(rows_on rows);
  std::size_t take_worn_indicator_header(rows_on rows);
  std::size_t take_project_band(rows_on rows);
  bool leaves_deductions(const laid_row& row);
  std::size_t take_row(rows_on rows);
  bool take_in_section(const laid_row& row);
  bool take_anywhere(const laid_row& row);
  bool take_reason_below(const laid_row& row);
  void say_hidden(const laid_row& row);
  void say_cut(const laid_row& row);
  void say_hidden_columns(std::uint32_t number);
  std::size_t mark(std::size_t taken = 1);

  // walk_forms.cpp
  [[nodiscard]] bool starts_new_form(rows_on rows) const;
  [[nodiscard]] bool goes_on_with_rows(rows_on rows) const;
  [[nodiscard]] bool starts_anew(const laid_row& row) const;
  [[nodiscard]] bool is_above_next_head(rows_on rows) const;
  [[nodiscard]] bool begins_accounts(rows_on rows) const;
  [[nodiscard]] bool heads_table(rows_on rows) const;
  [[nodiscard]] bool is_aside() const { return section_ == section::aside || section_ == section::accounts; }
  [[nodiscard]] draft blank_draft();
  void forget_tables();
  void start(const place& place);
  void start_in_table(std::uint32_t number, rows_on rows);
  void start_below_header(const laid_row& row);
  void start_titled(const laid_row& row);
  void start_aside(const laid_row& row);
  void start_accounts();

  // walk_indicators.cpp
  std::size_t start_indicators(rows_on rows, const laid_row* above);
  std::size_t take_halves(const side_by_side& halves);
  std::size_t take_turned(rows_on rows);
  [[nodiscard]] bool is_project_band(rows_on rows) const;
  [[nodiscard]] bool is_above_header(rows_on rows) const;
  std::size_t start_project_of_band(rows_on rows);
  bool take_indicator_row(const laid_row& row);
  void take_project(const laid_row& row);
  void take_blank(const laid_row& row);
  void begin_table(rows_on rows, std::size_t header_rows, const laid_row* above);
  [[nodiscard]] rows_on rows_below(rows_on rows, std::size_t header_rows);

  // walk_sections.cpp
  std::size_t start_funds(rows_on rows);
  std::size_t take_folded(rows_on rows);
  std::size_t start_transposed_funds(rows_on rows);
  std::size_t start_pairs(const laid_row& row);
  std::size_t leave_uses(rows_on rows, std::size_t uses);
  std::size_t start_goals(const laid_row& row);
  std::size_t start_under(const laid_row& row, section table);
  std::size_t start_results(rows_on rows);
  bool take_result(const laid_row& row);
  bool take_fund_row(const laid_row& row);
  bool take_goal_row(const laid_row& row);

  limits bounds_;
  const lexicon& words_;
  words::known_keys known_;
  finished_forms finished_;
  draft draft_;
  section section_ = section::head;
  fund_table funds_;
  transposed_funds transposed_funds_;
  indicator_table table_;
  project_list list_;
  task_money tasks_;
  std::unique_ptr<const turned_table> turned_;
  std::unique_ptr<const folded_list> folded_;
  header band_header_;  // of the indicators, for the projects whose names are rows below it
  std::shared_ptr<const laid_table> in_hand_;
  std::deque<table> parts_;          // of tables with several forms beside each other
  rows_on from_here_;                // the current row and those below it
  const laid_row* above_ = nullptr;  // the row over the current one, if the table has one
  laid_row header_row_;              // of the goals or of the current management table
  std::shared_ptr<const laid_table> header_table_;
  std::size_t form_end_ = 0;                   // the row of the table in hand in which the next form begins
  std::optional<std::int32_t> document_year_;  // of a line of text above a title
  std::string deductions_;                     // the first word over a table of deductions, in its rows
  bool used_ = false;                          // whether the current table yielded anything
};

}  // namespace v0
}  // namespace perfeval
