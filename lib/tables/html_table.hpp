// A table of a page while it is being read (HTML Living Standard, 4.9.12: forming a table): rows in groups, cells next
// to the row spans from above.
#pragma once

#include "tables/grid.hpp"
#include "tables/html_text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

class html_table {
 public:
  // `passing_left`: how many more columns may be covered and skipped, in all tables of the page together.
  html_table(const limits& bounds, std::uint32_t number, std::vector<trouble>& troubles, std::uint64_t& passing_left);

  // thead, tbody or tfoot; row spans end with their group. A row without a group begins a tbody.
  void open_group(std::string_view lower_name);
  void close_group();
  [[nodiscard]] const std::string& group() const noexcept { return group_; }  // empty: none is open

  // A hidden row or cell takes no space and is not kept.
  void open_row(bool hidden);
  void close_row();
  [[nodiscard]] bool row_open() const noexcept { return row_open_; }

  // `row_span` 0: to the end of the group.
  void open_cell(bool heading, std::uint64_t column_span, std::uint64_t row_span, bool hidden);
  void close_cell();
  [[nodiscard]] bool cell_open() const noexcept { return cell_open_; }
  [[nodiscard]] bool is_heading() const noexcept { return heading_; }

  void open_caption();
  void close_caption();
  [[nodiscard]] bool caption_open() const noexcept { return caption_open_; }

  // Of the open cell or caption.
  [[nodiscard]] flowing_text& text() noexcept { return text_; }
  // A table inside the open cell. False if there is no open cell.
  bool take_inner(table&& inner);
  // Text between rows, where none is allowed: browsers show it before the table.
  [[nodiscard]] flowing_text& stray() noexcept { return stray_; }

  void set_before(std::vector<std::string> lines);
  table finish();

 private:
  bool pass_covered(std::size_t row);
  void cover(std::size_t first_column, std::size_t columns, std::uint64_t last_row);
  void add_before(std::string text);
  void end_spans();

  limits bounds_;
  grid rows_;
  std::uint64_t& passing_left_;
  std::vector<std::uint64_t> reached_;  // for each column, the last row (from 1) that a cell above covers
  std::string group_;
  std::size_t group_start_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> feet_;  // rows of tfoot groups
  table_cell* cell_ = nullptr;                             // the open one, if it is kept
  flowing_text text_, stray_;
  bool row_open_ = false, row_kept_ = false, refused_ = false;
  bool cell_open_ = false, heading_ = false, caption_open_ = false;
};

}  // namespace v0
}  // namespace perfeval
