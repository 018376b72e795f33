// A table's rows as the recogniser uses them: every cell with its key and the words in it, looked up once, including
// the cells that row spans extend from above.
#pragma once

#include "recognise/words.hpp"

#include <perfeval/error.hpp>
#include <perfeval/printed.hpp>
#include <perfeval/read/table.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct laid_cell : words::spelled {
  const table_cell* source = nullptr;
  perfeval::place place;     // where it begins
  std::uint32_t column = 0;  // grid column, without the blank ones after close_up(); or ordinal
  std::uint32_t span = 1;
  bool from_above = false;  // extended by a row span

  laid_cell(const table_cell& cell, const words::spelled& name, const perfeval::place& start)
      : words::spelled(name), source(&cell), place(start), column(start.column) {}
  laid_cell(const table_cell& cell, std::string_view spelling, const perfeval::place& start,
            const words::dictionary& entries)
      : laid_cell(cell, words::spelled(spelling, entries), start) {}

  [[nodiscard]] const std::string& text() const noexcept { return source->text; }
  [[nodiscard]] bool blank() const noexcept { return key.empty(); }
};

// The answer to a question about a row. A copy forgets it, for the copy may get other cells.
struct answer_kept {
  mutable std::optional<bool> value;

  answer_kept() = default;
  answer_kept(const answer_kept&) noexcept {}
  answer_kept& operator=(const answer_kept& other) noexcept {
    if (this != &other) value.reset();
    return *this;
  }
};

struct laid_row {
  std::span<const laid_cell> cells;          // in column order
  std::span<const laid_cell* const> filled;  // the non-empty cells that begin in this row
  const words::dictionary* dictionary = nullptr;
  bool lines_up = false;
  bool spans_lost = false;   // no cell of the table covers more than one position: merged cells may be lost
  bool has_figure = false;   // a cell looks like a figure, so it is not a header
  bool only_points = false;  // the figures in it may be the points of its section: see has_only_points()
  bool hides = false;        // a hidden figure was left out here
  std::uint32_t table = 0;
  std::uint32_t number = 0;
  std::span<const std::uint32_t> grid_columns;  // of the columns after close_up(); empty before it
  answer_kept heads_indicators{};               // is_indicator_header(), which is asked many times of a row
};

// A cell that reaches into later rows: its index, and the last row that it covers.
struct reaching {
  std::size_t cell = 0;
  std::uint64_t last_row = 0;
};

// Spans are followed where the columns line up, within `bounds`. Columns of a grid in which no cell with content
// begins are left out: they are only for looks. The texts stay in the table, which must outlive this.
class laid_table {
 public:
  // `known`: the keys of the tables before it.
  laid_table(const table& table, const limits& bounds, words::known_keys& known);
  laid_table(const laid_table&) = delete;
  laid_table& operator=(const laid_table&) = delete;

  // Whether a column inside of the table is blank in every row; and leaves such columns out, between the others and
  // under spans. Not for rows that go on below the header of another table.
  [[nodiscard]] bool has_blank_columns() const noexcept;
  void close_up();

  [[nodiscard]] std::span<const laid_row> rows() const noexcept { return rows_; }
  [[nodiscard]] bool marks_blanks() const noexcept { return marks_blanks_; }  // by U+3000

 private:
  // Cells that reach into later rows, and how many were laid there.
  struct from_above {
    std::vector<reaching> cells;
    std::size_t brought_down = 0;
  };

  void lay_rows(const table& table, std::size_t count);
  void lay_cells(const table& table, std::uint32_t number, from_above& above);
  void lay_blanks(place place, std::size_t filled, std::size_t columns);
  void close_rows(const table& table, const std::vector<std::size_t>& ends);
  void add_cell(const table_cell& cell, const place& place);
  void set_filled();

  words::known_keys& known_;
  std::vector<laid_cell> cells_;
  std::vector<const laid_cell*> filled_;
  std::vector<laid_row> rows_;
  std::vector<std::uint32_t> grid_columns_;  // in which a cell with content begins
  std::deque<std::string> keys_;             // those that are not spelled as their text
  std::string spelling_;                     // of the current cell
  bool marks_blanks_ = false;
};

// 列次 | 1 | 2 | 3, or (A) | (B) | (C)=(B)/(A): the numbers of the columns, not a line or an indicator.
bool is_numbering_row(const laid_row& row);

// A header may contain the points of its section: 50, 50分. Whether nothing else in it looks like a figure.
inline bool has_only_points(const laid_row& row) { return row.only_points; }

std::ptrdiff_t count_figures(const laid_row& row);

// The cell of a row that covers a grid column, or nullptr. `near`: the number of a cell near it, where the search
// begins and where it ended.
const laid_cell* covering(const laid_row& row, std::uint32_t column, std::size_t& near);
const laid_cell* covering(const laid_row& row, std::uint32_t column);

// The cell of the form for a laid cell; an absent one for nullptr.
cell cell_of(const laid_cell* laid);

// "table 2, row 5, column 3", for troubles.
std::string in_words(const place& place);

}  // namespace v0
}  // namespace perfeval
