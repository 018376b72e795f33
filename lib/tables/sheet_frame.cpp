#include "tables/sheet_frame.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t fewest_rows = 4;

std::optional<std::uint32_t> count_in(std::string_view text) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

// A to XFD.
std::string letters_of(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

// Whether a cell only names the column, which is the `place`-th after the numbers of the rows, from 0.
bool names_column(std::string_view text, std::uint32_t place) {
  for (const std::string_view word : {"Unnamed: ", "V", "X"})
    if (text.starts_with(word) && count_in(text.substr(word.size())).has_value()) return true;
  return text == letters_of(place + 1) || count_in(text) == place || count_in(text) == place + 1;
}

bool is_blank_or_counter(const table_cell& cell) {
  return cell.text.empty() || cell.text == "Unnamed: 0" || cell.text == "index" || cell.text == "id";
}

// Its corner, above the numbers of the rows, is a cell of no text or no cell.
bool has_corner(const table_row& row) { return row.cells.front().column == 1; }

bool names_columns(const table_row& row) {
  if (row.cells.size() < 3 || (has_corner(row) && !is_blank_or_counter(row.cells.front()))) return false;
  for (const auto& cell : row.cells)
    if (cell.column > 1 && !names_column(cell.text, cell.column - 2)) return false;
  return true;
}

// Whether the rows from `first` on begin with numbers that go on by one.
bool counts_rows(const table& table, std::size_t first) {
  std::optional<std::uint32_t> last;
  for (auto i = first; i < table.rows.size(); ++i) {
    const auto& cells = table.rows[i].cells;
    if (cells.size() < 2 || cells.front().column != 1 || cells.front().row_span != 1 || cells.front().column_span != 1)
      return false;
    const auto number = count_in(cells.front().text);
    if (!number || (last ? *number != *last + 1 : *number > 2)) return false;
    last = number;
  }
  return table.rows.size() >= first + fewest_rows;
}

void blank_missing_values(table& table) {
  for (auto& row : table.rows)
    for (auto& cell : row.cells)
      if (cell.text == "NaN" || cell.text == "nan" || cell.text == "NA" || cell.text == "None") cell.text.clear();
}

void leave_out_names(table_row& row) {
  for (auto& cell : row.cells)
    if (cell.text.starts_with("Unnamed: ")) cell.text.clear();
}

void leave_out_frame(table& table) {
  if (table.rows.empty() || table.rows.front().cells.empty()) return;
  auto& first = table.rows.front();
  const bool named = names_columns(first);
  // the header of an export may be a row of the table: , 项目支出绩效自评表, Unnamed: 2
  const bool headed =
      named || (first.cells.size() > 2 && (!has_corner(first) || is_blank_or_counter(first.cells.front())));
  if (!counts_rows(table, headed ? 1 : 0)) return;
  if (named) {
    table.rows.erase(table.rows.begin());
    blank_missing_values(table);
  } else {
    leave_out_names(first);
  }
  for (auto& row : table.rows)
    if (!row.cells.empty() && has_corner(row)) row.cells.erase(row.cells.begin());
}

}  // namespace

void leave_out_frames(std::vector<table>& tables) {
  for (auto& table : tables)
    if (table.rows.size() >= fewest_rows) leave_out_frame(table);
}

}  // namespace v0
}  // namespace perfeval
