// The fund table: budget lines under a header of amount columns or, in forms with targets only, lines with one amount
// each.
#pragma once

#include "recognise/breakdown.hpp"
#include "recognise/draft.hpp"
#include "recognise/fund_columns.hpp"

namespace perfeval {
inline namespace v0 {

class fund_table {
 public:
  fund_table() = default;
  // `below`: the rows under the header, whose figures distinguish columns if its words do not.
  fund_table(draft& draft, std::span<const laid_row> header_rows, std::span<const laid_row> below);

  // A budget line; false if the row is not one.
  bool take(draft& draft, const laid_row& row);

 private:
  [[nodiscard]] bool is_line(const fitted_row& row) const;
  [[nodiscard]] budget_line line_of(const draft& out, const fitted_row& row) const;
  void take_both_points(const draft& draft, const fitted_row& row, budget_line& line) const;
  void put_aside_other_lines(fitted_row& row) const;
  [[nodiscard]] bool holds_only_shares(const fitted_row& row) const;
  void take_extras(draft& draft, const fitted_row& row) const;
  [[nodiscard]] bool is_of_known_column(const laid_cell& cell) const;
  void take_label(fitted_row& fitted, const laid_row& row) const;
  void take_name_after_heading(fitted_row& fitted, std::size_t label) const;
  void take_finer_label(fitted_row& fitted, std::size_t label) const;

  fund_columns columns_;
  breakdown breakdown_;
};

}  // namespace v0
}  // namespace perfeval
