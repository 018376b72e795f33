/// A table as a document has it: cells with their shown text, spans and place. Every reader ends here, and so do a
/// user's own lists; what the words mean is the recogniser's to say (read/form.hpp).
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
/// Units: `column` counts from 1: the grid column where the columns line up, else the cell's ordinal in its row. 0: not
/// yet numbered.
struct table_cell {
  std::string text;    ///< the shown text, untouched
  std::string stored;  ///< the stored text, where the format has one that differs (xlsx)
  std::uint32_t column = 0;
  std::uint32_t row_span = 1;
  std::uint32_t column_span = 1;
  std::vector<table> tables;  ///< tables inside the cell, in reading order

  friend bool operator==(const table_cell&, const table_cell&);
};

/// A row: the cells that begin in it. A cell that a row span brings down from above is not repeated.
struct table_row {
  std::vector<table_cell> cells;
  friend bool operator==(const table_row&, const table_row&) = default;
};

/// A table, or a sheet of a workbook.
struct table {
  std::uint32_t number = 0;  ///< its number in the document, from 1
  std::string name;          ///< the sheet's name, where there is one
  bool lines_up = false;     ///< a column number means the same column in every row (spans known, or a full grid)
  std::vector<std::string>
      before;  ///< the lines of text between the table before and this one: titles often stand there
  std::vector<table_row> rows;

  friend bool operator==(const table&, const table&) = default;
};

inline bool operator==(const table_cell& a, const table_cell& b) {
  return a.text == b.text && a.stored == b.stored && a.column == b.column && a.row_span == b.row_span &&
         a.column_span == b.column_span && a.tables == b.tables;
}

/// A table from rows of plain texts, as a user's own lists are.
///
/// `lines_up`: true when every row has a cell for every column (a DataFrame, a csv file); false when merged cells are
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
