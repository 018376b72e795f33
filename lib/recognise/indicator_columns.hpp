// What each column of an indicator table is: by the words of the header, by what stands below them, by what the other
// columns are.
#pragma once

#include "recognise/columns.hpp"

#include <perfeval/decimal.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

// What decides about the columns of a table apart from its rows.
struct indicator_context {
  bool in_list = false;                      // some columns are about the project of the row
  std::optional<std::int32_t> year;          // of the form
  std::optional<std::uint32_t> year_column;  // where the goal of the year begins, next to one of a longer period
  std::optional<decimal> execution_weight;   // of the fund table
};

struct indicator_columns {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  header columns;
  std::vector<place> unclear;      // headers over columns of which none is for the whole
  std::vector<place> open_points;  // of columns that may hold weights or scores
  std::size_t row_parts = none;  // the column that says what the value of a row is: 目标, and 实际 in the row below
  bool both_values = false;      // 目标值/完成值: target and actual in one cell
  bool both_points = false;      // weight and score in one column
  bool score_first = false;      // in it
  place label_at, label_part_at;  // of the label of the whole table; of its lower part

  [[nodiscard]] bool has(words::meaning meaning) const noexcept { return columns.has(meaning); }
  [[nodiscard]] const laid_cell* cell_at(const fitted_row& row, words::meaning meaning) const {
    return row[columns.index(meaning)];
  }
  // The label of the table, or the lower part of one in two rows (绩效 | 指标).
  [[nodiscard]] bool is_label(const laid_cell& cell) const {
    return cell.place == label_at || (label_part_at.known() && cell.place == label_part_at);
  }
};

// The place and the size of the only slash of a text.
std::optional<std::pair<std::size_t, std::size_t>> slash_in(std::string_view text);

// `below`: the rows under the header.
indicator_columns find_indicator_columns(header columns, std::span<const laid_row> below,
                                         const indicator_context& context);

}  // namespace v0
}  // namespace perfeval
