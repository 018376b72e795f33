// A table with spans while it is being read: cells are placed row by row at grid columns, within limits.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The trouble for an exceeded limit. `limit` is its name, `most` its value.
trouble limit_passed(std::string place, const char* limit, std::uint64_t most);

// Of a cell that holds nothing but a picture: it is not blank, and no figure.
inline constexpr std::string_view text_of_a_picture = "[图片]";

// Whether a text may be a figure.
bool holds_digit(std::string_view text) noexcept;

// The last figure of a text that was cut in its last row may have lost digits: marked so that it is no number.
void doubt_last_figure(table& made);

// The rows and cells that a document may still have, in all its tables together.
struct space_left {
  explicit space_left(const limits& bounds) : rows(bounds.rows), cells(bounds.cells) {}

  std::uint32_t rows, cells;
  bool reported = false;  // that one of them is used up
};

class grid {
 public:
  // `place` names the part in troubles.
  grid(const limits& bounds, std::string place, space_left& space, std::vector<trouble>& troubles);

  // False if a limit refuses another row, which has been reported.
  bool start_row();

  // The next free grid column of the open row, from 1: row spans from above are skipped if `follow_spans`.
  [[nodiscard]] std::uint32_t next_column() const noexcept { return next_; }
  void skip_columns(std::uint64_t count);

  // Adds a cell at the next column, with its spans reduced to the limits. nullptr if a limit refuses it, as reported.
  table_cell* add(std::uint64_t column_span);

  // Extends the cell that covers this grid column in the row above by one row (vMerge in Word). False if there is none.
  bool extend_down(std::uint64_t column_span);

  // The cell that was extended last. Only after a row was extended down.
  [[nodiscard]] table_cell& last_extended() noexcept { return table_.rows[here_.back().row].cells[here_.back().cell]; }

  // Extends the previous cell to the right (hMerge in Word). False if the row has none.
  bool extend_right(std::uint64_t column_span);

  // A hidden figure was left out here: in the last row or as a row below it; before the first row, above it.
  void note_hidden() noexcept;

  // Appends text to a cell, up to limits.cell_bytes.
  void write(table_cell& cell, std::string_view text);

  [[nodiscard]] table& get() noexcept { return table_; }

 private:
  void refuse(const char* limit, std::uint64_t most);
  void refuse_all(const char* limit, std::uint64_t most);  // once for all tables
  [[nodiscard]] std::string last_row() const;

  limits bounds_;
  std::string position_;
  space_left& space_;
  std::vector<trouble>& troubles_;
  table table_;
  std::uint32_t next_ = 1;
  bool refused_ = false;
  bool hides_ = false;       // above the first row
  bool from_above_ = false;  // the last cell of the open row extends from above
  // For every grid column of the row above: the cell that covers it, as row and index in the row.
  struct owner {
    std::size_t row = 0, cell = 0;
    std::uint32_t column = 0;
  };
  std::vector<owner> above_, here_;
};

}  // namespace v0
}  // namespace perfeval
