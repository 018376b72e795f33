// A table with spans while it is being read: cells are set row by row at grid columns, within limits.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/read/table.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// What a passed limit is told as. `limit` is its name, `most` its value.
trouble limit_passed(std::string place, const char* limit, std::uint64_t most);

class grid {
 public:
  // `at` names the part in troubles.
  grid(const limits& bounds, std::string place, std::vector<trouble>& troubles);

  // False when a limit refuses another row; it was said.
  bool start_row();

  // The next free grid column of the open row, from 1: row spans from above are passed over where `follow_spans`.
  [[nodiscard]] std::uint32_t next_column() const noexcept { return next_; }
  void skip_columns(std::uint64_t count);

  // Adds a cell at the next column, its spans cut to the limits. nullptr when a limit refuses it; it was said.
  table_cell* add(std::uint64_t column_span);

  // The cell that covers this grid column in the row above, to reach one row further (vMerge of Word). False if there
  // is none.
  bool extend_down(std::uint64_t column_span);

  // The cell before, to reach further to the right (hMerge of Word). False if there is none in the row.
  bool extend_right(std::uint64_t column_span);

  // Appends text to a cell, up to limits.cell_bytes.
  void write(table_cell& cell, std::string_view text);

  [[nodiscard]] table& get() noexcept { return table_; }

 private:
  void refuse(const char* limit, std::uint64_t most);

  limits bounds_;
  std::string position_;
  std::vector<trouble>& troubles_;
  table table_;
  std::uint32_t next_ = 1;
  bool said_ = false;
  bool from_above_ = false;  // the last cell of the open row is one that reaches down
  // For every grid column of the row above: which cell covers it, as row and index in the row.
  struct owner {
    std::size_t row = 0, cell = 0;
    std::uint32_t column = 0;
  };
  std::vector<owner> above_, here_;
};

}  // namespace v0
}  // namespace perfeval
