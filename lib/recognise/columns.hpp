// The columns of a table: header rows become columns with a meaning, and a row's cells are fitted to them, by grid
// column where the columns line up, else by order and by what the cells hold.
#pragma once

#include "recognise/row.hpp"
#include "recognise/words.hpp"

#include <perfeval/read/form_reading.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct header_column {
  explicit header_column(const words::spelled& name) : key(name.key), found_(name) { found_.key = {}; }

  words::meaning meaning = words::meaning::unknown;
  std::string label;                             // the header's text, its rows joined
  const laid_cell* part = nullptr;               // of several rows the lowest cell, while its table is in hand
  std::string key;                               // the same as a key
  words::meaning own = words::meaning::unknown;  // of its lowest word alone
  std::string lowest;                            // the text of that word, if the words above it are of several columns
  perfeval::evidence evidence = perfeval::evidence::words;
  perfeval::place place;
  std::uint32_t column = 0;      // grid column of its first cell
  std::uint32_t top_column = 0;  // and of its topmost one
  std::uint32_t span = 1;
  std::uint32_t down = 1;  // rows that its topmost cell covers
  bool texts = false;      // its cells are known to hold words and no figures

  // The key with the words found in it.
  [[nodiscard]] words::spelled spelled() const {
    words::spelled made = found_;
    made.key = key;
    return made;
  }

 private:
  words::spelled found_;  // without its key, which moves with the column
};

// How the words of a header are interpreted: words::fund_meaning or words::indicator_meaning.
using meaning_of_key = words::meaning (*)(const words::spelled& key);

class header {
 public:
  // The columns of the header rows: one, or several that continue each other.
  header(std::span<const laid_row> rows, meaning_of_key meaning);
  header() = default;

  [[nodiscard]] const std::vector<header_column>& columns() const noexcept { return columns_; }
  [[nodiscard]] bool has(words::meaning meaning) const noexcept { return find(meaning) != nullptr; }
  [[nodiscard]] const header_column* find(words::meaning meaning) const noexcept;
  [[nodiscard]] std::size_t index(words::meaning meaning) const noexcept;  // columns().size() if there is none
  [[nodiscard]] bool empty() const noexcept { return columns_.empty(); }
  [[nodiscard]] bool lines_up() const noexcept { return lines_up_; }

  // Of two columns with one meaning the better is kept: the one for the whole under one word (指标值: 合计 |
  // 甲镇 | 乙镇), else the first; the others become known extras.
  void keep_first(words::meaning meaning);
  // 本年权重 in the row above a header, over a blank: if spans are lost, the word of that column.
  void fill_blanks(const laid_row& above, const laid_row& row, meaning_of_key meaning);
  void keep(std::size_t i);  // column i of all those with its meaning
  // Column i becomes several, which begin at these grid columns.
  void split(std::size_t i, std::span<const words::meaning> parts, std::span<const std::uint32_t> starts);
  void set_texts(std::size_t i) { columns_[i].texts = true; }
  // `basis`: what decided it, if not the words of the header alone.
  void set_meaning(std::size_t i, words::meaning meaning, evidence basis = evidence::content) {
    columns_[i].meaning = meaning;
    columns_[i].evidence = basis;
  }

 private:
  std::vector<header_column> columns_;
  bool lines_up_ = false;
};

// How many rows the header has that begins with rows[0]: as many as the tallest cell that heads a column, or two if
// the words of the second continue the first.
using words_continue = bool (*)(const laid_row& row, const laid_row& next);
std::size_t header_rows(std::span<const laid_row> rows, meaning_of_key meaning, words_continue continues);

// Whether the second row of a header without spans says itself what is above what: a blank is below a word of its own,
// words next to each other are below one.
bool stacks_exactly(const laid_row& upper, const laid_row& lower);

// A row's cells in the header's columns: `cells[i]` is the cell of column i or nullptr; `spare` are cells that fit no
// column.
struct fitted_row {
  std::vector<const laid_cell*> cells;
  std::vector<laid_cell> blanks;  // for columns of a grid in which the row has no cell: an empty one, in its place
  std::vector<const laid_cell*> spare;
  std::vector<const laid_cell*> aside;  // cells used for something else
  bool of_group = false;                // a fund line without a name, in a group with one

  [[nodiscard]] const laid_cell* operator[](std::size_t i) const noexcept {
    return i < cells.size() ? cells[i] : nullptr;
  }
};

fitted_row fit(const laid_row& row, const header& columns);
// The cell of one column, as fit() assigns it, without the others; nullptr where the row has none.
const laid_cell* cell_in(const laid_row& row, const header& columns, std::size_t i);

// Whether a column has no cell in a row, or a blank one.
inline bool nothing_in(const laid_cell* cell) { return cell == nullptr || cell->blank(); }

}  // namespace v0
}  // namespace perfeval
