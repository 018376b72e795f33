// Forms written small in the tests: a row a line, `|` between cells. As the text layout, where merged cells are empty
// or missing; or as a table with spans, where `<` continues the cell to the left and `^` the cell above.
#pragma once

#include <perfeval/read/form.hpp>
#include <perfeval/read/text.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace perfeval::testing {

inline std::vector<std::vector<std::string>> split(const std::string& rows) {
  std::vector<std::vector<std::string>> all;
  std::istringstream lines(rows);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    auto& cells = all.emplace_back(1);
    for (const char c : line) {
      if (c == '|') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
  }
  return all;
}

inline std::string as_text(const std::string& rows) {
  std::string text;
  for (const auto& row : split(rows)) {
    for (const auto& cell : row) text += '\t' + cell + '\n';
    text += '\n';
  }
  return text;
}

inline table as_spans(const std::string& rows) {
  const auto cells = split(rows);
  table made;
  made.number = 1;
  made.lines_up = true;
  for (std::size_t r = 0; r < cells.size(); ++r) {
    table_row row;
    for (std::size_t c = 0; c < cells[r].size(); ++c) {
      if (cells[r][c] == "<" || cells[r][c] == "^") continue;
      table_cell cell;
      cell.text = cells[r][c];
      cell.column = static_cast<std::uint32_t>(c + 1);
      while (c + cell.column_span < cells[r].size() && cells[r][c + cell.column_span] == "<") ++cell.column_span;
      while (r + cell.row_span < cells.size() && c < cells[r + cell.row_span].size() &&
             cells[r + cell.row_span][c] == "^")
        ++cell.row_span;
      row.cells.push_back(cell);
    }
    made.rows.push_back(row);
  }
  return made;
}

inline std::vector<form> forms_of_text(const std::string& rows) {
  return recognise(read_text(as_text(rows)).value).forms;
}
inline std::vector<form> forms_of_spans(const std::string& rows) {
  const table from = as_spans(rows);
  return recognise({&from, 1}).forms;
}

}  // namespace perfeval::testing
