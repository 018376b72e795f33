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

// Whether a row or cell is shown; one that is invisible takes its space and is blank, one that is hidden takes none.
enum class visibility : std::uint8_t { shown, invisible, hidden };

class html_table {
 public:
  // `passing_left`: how many more columns may be covered and skipped, in all tables of the page together.
  // `counts_hidden`: row spans count hidden rows.
  html_table(const limits& bounds, std::uint32_t number, std::vector<trouble>& troubles, space_left& space,
             std::uint64_t& passing_left, bool counts_hidden);

  // thead, tbody or tfoot; row spans end with their group. A row without a group begins a tbody.
  void open_group(std::string_view lower_name, visibility seen = visibility::shown);
  void close_group();
  [[nodiscard]] const std::string& group() const noexcept { return group_; }  // empty: none is open

  // `name`: rows of the same one are parts of one row, if it is not empty.
  void open_row(visibility seen, std::string_view name = {});
  void close_row();

  // `row_span` 0: to the end of the group.
  void open_cell(bool heading, std::uint64_t column_span, std::uint64_t row_span, visibility seen);
  void close_cell();
  [[nodiscard]] bool cell_open() const noexcept { return cell_open_; }
  [[nodiscard]] bool is_heading() const noexcept { return heading_; }

  // This text of the open cell is not shown and was left out.
  void note_hidden(std::string_view text) { cell_hides_figure_ = cell_hides_figure_ || holds_digit(text); }
  // The open cell holds text that may be hidden: its figures are not read.
  void note_doubt() { cell_in_doubt_ = true; }
  // Text of the open cell that is white.
  void note_white(std::string_view text) { white_digits_ += digits_in(text); }
  // The page ends here: the open cell may not be whole, and what follows it is lost.
  void note_cut() {
    cell_in_doubt_ = cell_open_;
    rows_.note_hidden();
  }
  [[nodiscard]] bool row_open() const noexcept { return row_open_; }
  void note_picture() { cell_has_picture_ = true; }
  // The cells whose figures are not read.
  [[nodiscard]] std::size_t doubtful_cells() const noexcept { return doubtful_cells_; }
  // The figures that the spans of the table leave open; known when it is finished.
  [[nodiscard]] std::size_t torn_cells() const noexcept { return torn_cells_; }
  [[nodiscard]] bool has_hidden_rows() const noexcept { return has_hidden_rows_; }
  // The cells with text that were not kept, or kept blank.
  [[nodiscard]] std::size_t hidden_cells() const noexcept { return hidden_cells_; }

  // <col span=count>. Browsers do not agree whether a hidden one hides its cells: their figures are not read.
  void add_columns(std::uint64_t count, bool hidden);

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
  static std::size_t digits_in(std::string_view text);
  bool pass_covered(std::size_t row);
  void cover(std::size_t first_column, std::size_t columns, std::uint64_t last_row);
  void leave_out_hidden_rows();
  void put_feet_last(std::vector<table_row>& rows) const;
  void add_before(std::string text);
  void doubt_hidden_columns(table& made);
  void join_parts_of_rows(std::vector<table_row>& rows) const;
  void end_spans();

  limits bounds_;
  grid rows_;
  std::uint64_t& passing_left_;
  std::vector<std::uint64_t> reached_;  // for each column, the last row (from 1) that a cell above covers
  std::string group_;
  visibility group_seen_ = visibility::shown;
  std::size_t group_start_ = 0;
  bool counts_hidden_ = false, has_hidden_rows_ = false;
  std::vector<bool> hidden_columns_;                            // from 0; shorter if the others are shown
  std::uint64_t columns_ = 0;                                   // that the table names
  std::vector<std::pair<std::string, std::size_t>> row_names_;  // and the rows, from 0, that have them
  std::vector<std::size_t> hidden_rows_;                        // those that are counted, from 0
  std::vector<std::pair<std::size_t, std::size_t>> feet_;       // rows of tfoot groups
  table_cell* cell_ = nullptr;                                  // the open one, if it is kept
  flowing_text text_, stray_;
  bool row_open_ = false, row_kept_ = false, refused_ = false;
  visibility row_seen_ = visibility::shown, cell_seen_ = visibility::shown;
  bool cell_hides_figure_ = false, cell_in_doubt_ = false, cell_has_picture_ = false;
  std::size_t white_digits_ = 0;  // of the open cell
  std::size_t hidden_cells_ = 0, doubtful_cells_ = 0, torn_cells_ = 0;
  bool cell_open_ = false, heading_ = false, caption_open_ = false;
};

}  // namespace v0
}  // namespace perfeval
