/// A table of a document: cells with their displayed text, spans and places. Every reader produces these, and so do a
/// user's own lists; what the words mean is up to the recogniser (read/form.hpp).
#pragma once

#include <perfeval/source.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct table;

/// One cell of a table.
///
/// Units: `column` counts from 1: the grid column if the columns line up, else the position of the cell in its row. 0
///        means not yet numbered.
struct table_cell {
  std::string text;               ///< the displayed text, unchanged
  std::string stored;             ///< the stored text, if the format has one that differs (xlsx)
  std::uint32_t column = 0;       ///< from 1; 0: not yet numbered
  std::uint32_t row_span = 1;     ///< the rows that it covers, at least 1
  std::uint32_t column_span = 1;  ///< the columns that it covers, at least 1
  std::vector<table> tables;      ///< tables inside the cell, in reading order

  friend bool operator==(const table_cell&, const table_cell&);
};

/// A row: the cells that begin in it. A cell that spans several rows is not repeated.
struct table_row {
  std::vector<table_cell> cells;  ///< from left to right
  bool hides = false;             ///< a hidden figure was left out: in this row, or as a row next to it
  friend bool operator==(const table_row&, const table_row&) = default;
};

/// A table, or a sheet of a workbook.
struct table {
  std::uint32_t number = 0;    ///< its number in the document, from 1
  std::string name;            ///< the name of the sheet, if there is one
  bool hides_columns = false;  ///< columns with text are hidden and were left out
  bool ends_early = false;     ///< its text ends in a row that may go on: the last one may be cut
  bool lines_up = false;       ///< a column number means the same column in every row (spans known, or a full grid)
  std::vector<std::string> before;  ///< the lines of text between the previous table and this one, often a title
  std::vector<table_row> rows;      ///< from the top

  friend bool operator==(const table&, const table&) = default;
};

/// Equal in everything that was read.
inline bool operator==(const table_cell& a, const table_cell& b) {
  return a.text == b.text && a.stored == b.stored && a.column == b.column && a.row_span == b.row_span &&
         a.column_span == b.column_span && a.tables == b.tables;
}

/// Numbers the cells whose column is 0: each begins where the one before it in its row ends.
inline void number_columns(table& table) {
  for (table_row& row : table.rows) {
    std::uint32_t next = 1;
    for (table_cell& cell : row.cells) {
      if (cell.column == 0) cell.column = next;
      next = cell.column + cell.column_span;
    }
  }
}

/// A table from rows of plain texts, such as a user's own lists.
///
/// `lines_up`: true if every row has a cell for every column (a DataFrame, a csv file); false if merged cells are
/// simply missing.
inline table make_table(const std::vector<std::vector<std::string>>& rows, bool lines_up, std::uint32_t number = 1) {
  table made;
  made.number = number;
  made.lines_up = lines_up;
  for (const auto& texts : rows) {
    table_row row;
    for (const auto& text : texts) {
      table_cell cell;
      cell.text = text;
      cell.column = static_cast<std::uint32_t>(row.cells.size() + 1);
      row.cells.push_back(std::move(cell));
    }
    made.rows.push_back(std::move(row));
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
