#include "tables/split_fields.hpp"

#include <perfeval/printed.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// ≥10 | 000册: one to three digits at the end, exactly three at the beginning.
bool is_split_number(std::string_view left, std::string_view right) {
  std::size_t ends = 0, begins = 0;
  while (ends < left.size() && is_digit(left[left.size() - 1 - ends])) ++ends;
  while (begins < right.size() && is_digit(right[begins])) ++begins;
  const bool is_decimal = ends < left.size() && left[left.size() - 1 - ends] == '.';
  return ends >= 1 && ends <= 3 && begins == 3 && !is_decimal;
}

bool are_words(std::string_view left, std::string_view right) {
  return !left.empty() && !right.empty() && !has_digit(left) && !has_digit(right);
}

// The fields that may be the beginning of one with the field to their right.
template <class Test>
std::vector<std::size_t> candidates(const table_row& row, const std::vector<bool>& quoted, const Test& test) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i + 1 < row.cells.size(); ++i)
    if (!quoted[i] && !quoted[i + 1] && test(row.cells[i].text, row.cells[i + 1].text)) found.push_back(i);
  return found;
}

// The columns in which most fields have a digit, by the rows that are as wide as the table.
std::vector<bool> columns_of_figures(const table& table, std::size_t columns) {
  std::vector<int> lead(columns);
  for (const auto& row : table.rows)
    for (std::size_t i = 0; row.cells.size() == columns && i < columns; ++i)
      if (!row.cells[i].text.empty()) lead[i] += has_digit(row.cells[i].text) ? 1 : -1;
  std::vector<bool> figures(columns);
  for (std::size_t i = 0; i < columns; ++i) figures[i] = lead[i] > 0;
  return figures;
}

// A dash fits a column of either kind.
std::size_t fit(const table_row& row, const std::vector<bool>& figures) {
  std::size_t good = 0;
  for (std::size_t i = 0; i < figures.size() && i < row.cells.size(); ++i) {
    const std::string_view text = row.cells[i].text;
    good += !text.empty() && (has_digit(text) == figures[i] || content_of(text) == content::dash);
  }
  return good;
}

std::vector<std::size_t> numbers_split(const table_row& row, const std::vector<bool>& quoted) {
  return candidates(row, quoted, is_split_number);
}

// The row with `excess` joins; unchanged if it is not clear which fields they are.
table_row joined(table_row row, const std::vector<bool>& quoted, std::size_t excess) {
  auto joins = numbers_split(row, quoted);
  if (joins.size() != excess) joins = candidates(row, quoted, are_words);
  if (joins.size() < excess) return row;
  for (std::size_t n = 0; n < excess; ++n) {  // of words the last ones: names are longer than levels
    const auto joint = joins[joins.size() - 1 - n];
    row.cells[joint].text += ',' + row.cells[joint + 1].text;
    row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(joint) + 1);
  }
  for (std::size_t i = 0; i < row.cells.size(); ++i) row.cells[i].column = static_cast<std::uint32_t>(i + 1);
  return row;
}

}  // namespace

void join_split_fields(table& table, std::size_t columns, const std::vector<wide_row>& rows) {
  if (rows.empty()) return;
  const auto figures = columns_of_figures(table, columns);
  for (const auto& [position, quoted] : rows) {
    auto& row = table.rows[position];
    const auto excess = row.cells.size() - columns;
    auto made = joined(row, quoted, excess);
    const auto better = fit(made, figures), as_written = fit(row, figures);
    if (better > as_written || (better == as_written && numbers_split(row, quoted).size() == excess))
      row = std::move(made);
  }
}

}  // namespace v0
}  // namespace perfeval
