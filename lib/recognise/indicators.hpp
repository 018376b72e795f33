// The indicator table: rows under a header, headings that govern them, subtotals, the total.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

namespace perfeval {
inline namespace v0 {

bool is_indicator_header(const laid_row& row);
bool is_split_indicator_header(std::span<const laid_row> rows);
// Whether `next` is the second row of the header `row`.
bool continues_indicator_header(const laid_row& row, const laid_row& next);

class indicator_table {
 public:
  indicator_table() = default;
  // `empty_is_merged`: the document marks blank cells (U+3000), so that an empty cell belongs to the one above
  // it. `in_list`: columns of the header are about the project, not the indicator.
  // `below`: the rows under the header.
  indicator_table(draft& draft, header columns, std::span<const laid_row> below, bool empty_is_merged,
                  bool in_list = false);

  // An indicator, a heading, a subtotal or the total; false if the row is not one of them.
  bool take(draft& draft, const laid_row& row);
  // A row below the total with higher points, whose word cannot be read: either may be the total of the form, and
  // neither is taken.
  bool doubts_total(draft& draft, const laid_row& row) const;
  // A header repeated on a new page: the headings above it still govern.
  void repeat(std::span<const laid_row> header_rows, std::span<const laid_row> below);
  [[nodiscard]] bool empty() const noexcept { return header_.empty(); }
  // Whether a cell of a grid begins left of the names and reaches over the targets and on.
  [[nodiscard]] bool reaches_over_parts(const laid_cell& cell) const;
  // Whether the row has fewer cells than the table has columns, and is not a total.
  [[nodiscard]] bool is_short(const laid_row& row) const;

 private:
  [[nodiscard]] const laid_cell* cell_at(const fitted_row& row, words::meaning meaning) const {
    return row[header_.index(meaning)];
  }
  bool take_band(draft& out, const laid_row& row);
  bool take_pointed_heading(draft& out, const laid_row& row, const fitted_row& fitted);
  void take_total(draft& out, const laid_row& row, const laid_cell& label);
  bool begins_total(const laid_row& row);
  bool ends_total(draft& draft, const laid_row& row);
  bool take_both_points(draft& out, const laid_row& row, const laid_cell& label);
  void take_subtotal(draft& out, const laid_row& row, const laid_cell& label);
  void take_indicator(draft& out, const laid_row& row, const fitted_row& fitted);
  void set_level2(const draft& draft, const laid_cell* blank);
  [[nodiscard]] bool is_label(const laid_cell& cell) const;
  void take_headings(draft& out, const fitted_row& row);
  static std::size_t open_points(draft& out, const cell& label, std::string_view key);
  static void open_heading(draft& out, cell& level, std::size_t& points_of, const laid_cell& heading,
                           const laid_cell* weight);
  void take_values(draft& out, indicator& made, const fitted_row& row) const;
  [[nodiscard]] figure figure_at(const draft& out, const fitted_row& row, words::meaning meaning, column column,
                                 const figure* above) const;
  void take_extras(draft& out, indicator& made, const fitted_row& row) const;
  [[nodiscard]] bool belongs_to_parent(const draft& draft, const indicator& made) const;
  [[nodiscard]] bool repeats(header& again) const;
  void set_header(header columns, std::span<const laid_row> below);
  void leave_unclear_parts(words::meaning part);
  void take_points_of_heading(draft& draft);
  [[nodiscard]] bool is_nameless_sum(const draft& draft, const fitted_row& row) const;
  [[nodiscard]] bool is_of_other_table(const fitted_row& row) const;
  static void keep_nameless(draft& draft, const laid_row& row);

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  header header_;
  std::vector<place> parts_unclear_;  // headers over columns of which none is for the whole
  bool empty_is_merged_ = false;
  bool in_list_ = false;
  bool both_points_ = false;                  // weight and score in one column
  bool score_first_ = false;                  // in it
  std::optional<std::int32_t> year_;          // of the form
  std::optional<std::uint32_t> year_column_;  // where the goal of the year begins, next to one of a longer period
  bool unknown_figures_ = false;              // a column of figures has no known word
  place label_at_, label_part_at_;            // of the label of the whole table; of its lower part
  cell level1_, level2_;
  category category_ = category::unknown;  // of the open headings
  kind kind_ = kind::unknown;
  // The subtotals that the open headings began.
  std::size_t table_points_ = none, level1_points_ = none, level2_points_ = none;
  std::vector<std::pair<std::uint32_t, words::meaning>> total_words_;  // over the figures of the total, by column
  cell total_label_;                                                   // of that row
  std::size_t rows_since_subtotal_ = 0;  // index of the first row that the next 小计 covers
};

// What only the whole table determines: statements (the year is known now), parents, one reason cell for all rows.
void settle_indicators(draft& d);

}  // namespace v0
}  // namespace perfeval
