// The rows of an indicator table that are sums: 小计, 合计, 总分, and points whose word cannot be read.
#pragma once

#include "recognise/draft.hpp"
#include "recognise/indicator_columns.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

class total_rows {
 public:
  total_rows() = default;
  // `first`: how many rows the form has already, which the next 小计 does not cover.
  explicit total_rows(std::size_t first) : rows_since_subtotal_(first) {}

  // A subtotal or the total; false if the row is neither.
  bool take(draft& draft, const indicator_columns& columns, const laid_row& row);
  // Whether the row just taken was 效益指标 | 小计: the first under its heading, the sum of the rows below it.
  [[nodiscard]] bool began_heading() const noexcept { return above_rows_; }
  // The last row counts in the subtotal above it.
  void count_row(draft& draft) const;
  // The points of a row without a name, target or actual: of a total whose word cannot be read, if they are not below
  // the sum of the rows above.
  static bool is_nameless(const draft& draft, const indicator_columns& columns, const fitted_row& row);
  // What such a row holds is kept among the extras.
  static void keep_nameless(draft& draft, const laid_row& row);
  // A row below the total with higher points, whose word cannot be read: either may be the total of the form, and
  // neither is taken.
  static bool doubts_total(draft& draft, const header& columns, const laid_row& row);

 private:
  bool begins_total(const laid_row& row);
  bool ends_total(draft& draft, const laid_row& row);
  static void take_total(draft& draft, const indicator_columns& columns, const laid_row& row, const laid_cell& label);
  void take_subtotal(draft& draft, const header& columns, const laid_row& row, const laid_cell& label);

  std::vector<std::pair<std::uint32_t, words::meaning>> total_words_;  // over the figures of the total, by column
  cell total_label_;                                                   // of that row
  std::size_t rows_since_subtotal_ = 0;  // index of the first row that the next 小计 covers
  bool above_rows_ = false;              // the last 小计 is above the rows that it covers
  std::size_t open_subtotal_ = 0;        // its index
};

}  // namespace v0
}  // namespace perfeval
