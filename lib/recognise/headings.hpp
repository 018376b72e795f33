// The headings that govern the rows of an indicator table, 产出指标 and 数量指标, and the points printed with them or
// beside them, which are subtotals.
#pragma once

#include "recognise/draft.hpp"
#include "recognise/indicator_columns.hpp"

namespace perfeval {
inline namespace v0 {

class headings {
 public:
  // 绩效指标（90分）, over the whole table.
  void open_table(draft& draft, const indicator_columns& columns);
  // A heading without a column, with the points in it.
  void open_level1(draft& draft, const laid_cell& heading);
  // A row of one cell over the whole width: 产出指标(50分) as a heading between the rows.
  bool take_band(draft& draft, const header& columns, const laid_row& row);
  // 一、产出指标 | | | 50 | 48, in a table whose headings have no columns: a heading with the points of its rows.
  bool take_pointed(draft& draft, const indicator_columns& columns, const laid_row& row, const fitted_row& fitted);
  // The headings in a row of an indicator.
  void take(draft& draft, const indicator_columns& columns, const fitted_row& row);

  // Those that govern a row.
  void give_to(indicator& row) const;
  // 产出指标 | | | | | 50 | 48, above a row under the same heading: the row above the last one is no indicator.
  void take_points_above(draft& draft);
  // The last row counts in the points of its headings.
  void count_row(draft& draft) const;

  // A header on a new page has no column for them.
  void forget_level1();
  void forget_level2();

 private:
  static std::size_t open_points(draft& draft, const cell& label, std::string_view key);
  static void open(draft& draft, cell& level, std::size_t& points_of, const laid_cell& heading,
                   const laid_cell* weight);
  void set_level2(const draft& draft, const laid_cell* blank);
  [[nodiscard]] bool is_below_level1(const draft& draft, category category) const;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  cell level1_, level2_;
  category category_ = category::unknown;
  kind kind_ = kind::unknown;
  // The subtotals that the open headings began.
  std::size_t table_points_ = none, level1_points_ = none, level2_points_ = none;
};

}  // namespace v0
}  // namespace perfeval
