// A table's rows as the recogniser looks at them: every cell with its key, and the cells that row spans bring down from
// above.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/printed.hpp>
#include <perfeval/read/table.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct laid_cell {
  const table_cell* source = nullptr;
  std::string key;           // words::key_of its text
  place at;                  // where it begins
  std::uint32_t column = 0;  // grid column, or ordinal
  std::uint32_t span = 1;
  bool from_above = false;  // brought down by a row span

  [[nodiscard]] const std::string& text() const noexcept { return source->text; }
  [[nodiscard]] bool blank() const noexcept { return key.empty(); }
};

struct laid_row {
  std::vector<laid_cell> cells;  // in column order
  bool lines_up = false;
  std::uint32_t table = 0;
  std::uint32_t number = 0;

  // The cells of this row alone that hold something, in order.
  [[nodiscard]] std::vector<const laid_cell*> filled() const;

  // Whether a cell of it looks like a figure: then it is no header.
  [[nodiscard]] bool has_figure() const;
};

// The rows of a table. Spans are followed where the columns line up, within `bounds`; `text` of the cells stays in
// `from`, which must outlive them.
std::vector<laid_row> lay_out(const table& from, const limits& bounds);

// The cell of the form that a laid cell gives; an absent one for nullptr.
cell cell_of(const laid_cell* from);

// "table 2, row 5, column 3", for troubles.
std::string in_words(const place& at);

}  // namespace v0
}  // namespace perfeval
