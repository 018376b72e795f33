// The indicator table: rows under a header, headings that govern them, subtotals, the total.
#pragma once

#include "recognise/draft.hpp"
#include "recognise/headings.hpp"
#include "recognise/indicator_columns.hpp"
#include "recognise/total_rows.hpp"

namespace perfeval {
inline namespace v0 {

class indicator_table {
 public:
  indicator_table() = default;
  // `below`: the rows under the header. `empty_is_merged`: the document marks blank cells (U+3000), so that an empty
  // cell belongs to the one above it. `in_list`: columns of the header are about the project, not the indicator.
  indicator_table(draft& draft, header columns, std::span<const laid_row> below, bool empty_is_merged,
                  bool in_list = false);

  // An indicator, a heading, a subtotal or the total; false if the row is not one of them.
  bool take(draft& draft, const laid_row& row);
  // A row below the total that may be the total of the form, so that neither is taken.
  bool doubts_total(draft& draft, const laid_row& row) const;
  // Whether the last row taken was a subtotal of the rows above it.
  static bool ends_with_subtotal(const draft& draft);
  // The first word of a header, over the names, if the table has no column for it: 产出指标 | 目标值.
  void open_heading_of_header(draft& draft, const laid_cell& heading) {
    const auto& rows = draft.made.indicators;
    const bool again = !rows.empty() && rows.back().level1.text == heading.text();  // on a new page
    if (!columns_.has(words::meaning::level1) && !again) open_heading(draft, heading);
  }
  // A heading over the names of the table: 产出指标.
  void open_heading(draft& draft, const laid_cell& heading) { headings_.open_level1(draft, heading); }
  // A header repeated on a new page: the headings above it still govern.
  void repeat(std::span<const laid_row> header_rows, std::span<const laid_row> below);
  [[nodiscard]] bool empty() const noexcept { return columns_.columns.empty(); }
  [[nodiscard]] bool has_points() const {
    return columns_.has(words::meaning::weight) || columns_.has(words::meaning::score);
  }
  // Whether every cell of the row is under a column, and there are figures under both the weight and the score.
  [[nodiscard]] bool has_points_in(const laid_row& row) const;
  // Whether a cell of a grid begins left of the names and reaches over the targets and on.
  [[nodiscard]] bool reaches_over_parts(const laid_cell& cell) const;
  // Whether the row has fewer cells than the table has columns, and is not a total.
  [[nodiscard]] bool is_short(const laid_row& row) const;

 private:
  void report_columns(draft& draft) const;
  [[nodiscard]] bool repeats(header& again) const;
  [[nodiscard]] bool is_of_other_table(const fitted_row& row) const;
  void take_indicator(draft& draft, const fitted_row& fitted);
  [[nodiscard]] bool repeats_words(const fitted_row& row) const;
  bool take_points_of_execution(draft& draft, const laid_row& row) const;
  bool take_actual_below(draft& draft, const fitted_row& row) const;
  [[nodiscard]] const laid_cell* name_in(const fitted_row& row) const;
  void take_values(draft& draft, indicator& made, const fitted_row& row) const;
  [[nodiscard]] figure figure_at(const draft& draft, const fitted_row& row, words::meaning meaning, column column,
                                 const figure* above) const;
  void take_extras(draft& draft, indicator& made, const fitted_row& row) const;
  [[nodiscard]] bool belongs_to_parent(const draft& draft, const indicator& made) const;

  indicator_columns columns_;
  indicator_context context_;
  bool empty_is_merged_ = false;
  headings headings_;
  total_rows totals_;
};

// What only the whole table determines: statements (the year is known now), parents, one reason cell for all rows.
void settle_indicators(draft& d);

}  // namespace v0
}  // namespace perfeval
