// How the columns of a fund table are found where the words of the headers leave them open, or say the same of two: one
// rule a step, by the file that has it. Their order is in fund_columns.cpp.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/contents.hpp"
#include "recognise/draft.hpp"
#include "recognise/fund_columns.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The columns of a table while some of them are open.
struct open_funds {
  header columns;
  std::span<const laid_row> below;  // the rows under the header
  std::vector<contents> held;       // by each column, in these rows
  perfeval::draft& form;            // for what is unclear
  std::optional<std::int32_t> year;
  std::size_t first_value = 0;  // by the words of the header
  std::vector<source_columns> sources;
  bool unknown_amounts = false;  // a column of figures has no known word
  bool budget_unknown = false;   // the annual budget is not among the identified columns
};

// fund_labels.cpp: the names of the lines, and the label of the table
void leave_word_of_table(open_funds& table);
void name_second_lines(open_funds& table);
void leave_one_list(open_funds& table);
void name_column_of_lines(open_funds& table);
void leave_label_of_table(open_funds& table);
void name_label_column(open_funds& table);

// fund_amounts.cpp: which amounts are those of the form's year and money
void leave_months(open_funds& table);
void leave_spent_in_other_years(open_funds& table);
void leave_accumulated(open_funds& table);
void leave_budget_of_part_of_year(open_funds& table);
void leave_budget_of_whole_project(open_funds& table);
void keep_year(open_funds& table);
void name_budget_of_year(open_funds& table);
void leave_other_periods(open_funds& table);
void name_done_beside_plan(open_funds& table);
void leave_contract(open_funds& table);
void leave_rates_of_others(open_funds& table);
void name_budget_handed_down(open_funds& table);
void settle_amounts(open_funds& table);
void leave_unknown_amounts(open_funds& table);

// fund_points.cpp
void leave_single_score(open_funds& table);
void name_open_weight(open_funds& table);

// fund_sources.cpp
void name_sum_of_sources(open_funds& table);
void find_sources(open_funds& table);

}  // namespace v0
}  // namespace perfeval
