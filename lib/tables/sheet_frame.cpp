#include "tables/sheet_frame.hpp"

#include "text/ascii.hpp"

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

// 0 | 1 | 2 | 3: the names that a program gave to columns without any.
bool counts_columns(const table_row& row) {
  constexpr std::size_t fewest = 3;
  return row.cells.size() >= fewest && std::all_of(row.cells.begin(), row.cells.end(), [](const table_cell& cell) {
           return cell.column_span == 1 && count_in(cell.text) == cell.column - 1;
         });
}

// Whether the rows from `first` on begin with numbers that go on by one. If the first is 0, a row without one continues
// the row above.
bool counts_rows(const table& table, std::size_t first) {
  bool may_go_on = true;
  std::optional<std::uint32_t> last;
  std::size_t counted = 0;
  bool others = false;  // a row that merged cells cover has its number alone
  for (auto i = first; i < table.rows.size(); ++i) {
    const auto& cells = table.rows[i].cells;
    others = others || cells.size() > 1;
    if (cells.empty() || cells.front().column != 1 || cells.front().row_span != 1 || cells.front().column_span != 1)
      return false;
    const auto number = count_in(cells.front().text);
    if (last && may_go_on && cells.front().text.empty()) continue;
    if (!number || (last ? *number != *last + 1 : *number > 2)) return false;
    may_go_on = may_go_on && (last || *number == 0);
    last = number;
    ++counted;
  }
  return others && counted >= fewest_rows;
}

// The further lines of a row whose texts have several: a row without a number.
void join_lines(table& table) {
  for (auto i = table.rows.size(); i-- > 1;) {
    if (!table.rows[i].cells.front().text.empty()) continue;
    auto& above = table.rows[i - 1].cells;
    for (auto& cell : table.rows[i].cells) {
      const auto place =
          std::find_if(above.begin(), above.end(), [&](const auto& one) { return one.column == cell.column; });
      if (!cell.text.empty() && place != above.end()) (place->text += '\n') += cell.text;
    }
    table.rows.erase(table.rows.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// What stands for no value where a program writes a frame or the rows of a database.
bool is_missing_value(std::string_view text) {
  constexpr std::size_t longest = 9;
  if (text.empty() || text.size() > longest) return false;
  for (const std::string_view word : {"NaN", "nan", "None", "NULL", "null", "<NA>", "NaT", "\\N", "undefined"})
    if (text == word) return true;
  return false;
}

// \n and \r\n that a program wrote for a line end: no letter follows.
void end_lines(std::string& text) {
  for (auto mark = text.find('\\'); mark != text.npos; mark = text.find('\\', mark + 1)) {
    const auto rest = std::string_view(text).substr(mark);
    const std::size_t length = rest.starts_with("\\r\\n") ? 4 : rest.starts_with("\\n") ? 2 : 0;
    const auto next = mark + length;
    if (length > 0 && (next >= text.size() || !ascii::is_letter(text[next]))) text.replace(mark, length, "\n");
  }
}

void take_notation_away(table& table) {
  for (auto& row : table.rows)
    for (auto& cell : row.cells) {
      if (is_missing_value(cell.text)) cell.text.clear();
      end_lines(cell.text);
      if (!cell.tables.empty())
        for (auto& inner : cell.tables) take_notation_away(inner);
    }
}

void blank_not_available(table& table) {
  for (auto& row : table.rows)
    for (auto& cell : row.cells)
      if (cell.text == "NA") cell.text.clear();
}

// Whether a text is words of a cell before it in the row and a count: 得分.1 behind 得分, as names of columns are told
// apart.
bool is_counted_copy(const table_row& row, std::size_t place) {
  const std::string_view text = row.cells[place].text;
  const auto point = text.rfind('.');
  if (point == text.npos || !count_in(text.substr(point + 1)) || text.find_first_not_of("0123456789.") == text.npos)
    return false;
  const auto words = text.substr(0, point);
  const auto end = row.cells.begin() + static_cast<std::ptrdiff_t>(place);
  return std::any_of(row.cells.begin(), end, [&](const table_cell& cell) { return cell.text == words; });
}

// The first row, as names of columns.
void take_names_back(table_row& row) {
  for (std::size_t i = row.cells.size(); i-- > 0;) {
    auto& text = row.cells[i].text;
    if (text.starts_with("Unnamed: ")) text.clear();
    if (is_counted_copy(row, i)) text.erase(text.rfind('.'));
  }
}

void leave_out_frame(table& table) {
  if (table.rows.empty() || table.rows.front().cells.empty()) return;
  auto& first = table.rows.front();
  const bool named = names_columns(first);
  // the header of an export may be a row of the table: , 项目支出绩效自评表, Unnamed: 2
  const bool headed =
      named || (first.cells.size() > 2 && (!has_corner(first) || is_blank_or_counter(first.cells.front())));
  const bool counted = counts_rows(table, headed ? 1 : 0);
  if ((counted && named) || (!counted && counts_columns(first))) {
    table.rows.erase(table.rows.begin());
    blank_not_available(table);
  }
  if (!counted) return;
  join_lines(table);
  for (auto& row : table.rows)
    if (!row.cells.empty() && has_corner(row)) row.cells.erase(row.cells.begin());
}

}  // namespace

void leave_out_frames(std::vector<table>& tables) {
  for (auto& table : tables) {
    take_notation_away(table);
    if (table.rows.size() >= fewest_rows) leave_out_frame(table);
    if (!table.rows.empty()) take_names_back(table.rows.front());
  }
}

}  // namespace v0
}  // namespace perfeval
