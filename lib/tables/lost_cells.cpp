#include "tables/lost_cells.hpp"

#include "tables/copied_rows.hpp"
#include "tables/grid.hpp"

#include <perfeval/detail/poll.hpp>
#include <perfeval/detail/utf8.hpp>

#include "text/ascii.hpp"

#include <algorithm>
#include <cstddef>

namespace perfeval {
inline namespace v0 {
namespace {

// A short text with digits, ≥98% or 年初10.
bool may_be_figure(std::string_view text) {
  constexpr std::size_t longest = 40;
  return text.size() < longest && holds_digit(text);
}

bool begins_with_bracket(std::string_view text) { return text.starts_with('(') || text.starts_with("（"); }

bool begins_with_word(std::string_view text) {
  return !text.empty() && (detail::ideograph_at(text, 0) != 0 || ascii::is_letter(text.front()));
}

// ≥98%, 120; no date, and no word with a digit in it.
bool is_value(std::string_view text) {
  if (!may_be_figure(text) || begins_with_word(text) || begins_with_bracket(text)) return false;
  constexpr std::string_view periods[]{"年", "季", "月"};
  return std::none_of(std::begin(periods), std::end(periods),
                      [&](std::string_view period) { return text.find(period) != text.npos; });
}

bool has_value(const texts_of_row& row) { return std::any_of(row.begin(), row.end(), is_value); }

// 总分 | 100 | 97 and what follows blank.
bool is_row_of_sums(const texts_of_row& row) {
  return !is_value(row.front()) &&
         std::all_of(row.begin() + 1, row.end(), [](std::string_view text) { return text.empty() || is_value(text); });
}

// 预算数 | 500 | 执行数 | 450: words at every other place.
bool is_row_of_pairs(const texts_of_row& row) {
  for (std::size_t i = 0; i < row.size(); i += 2)
    if (is_value(row[i])) return false;
  return true;
}

struct likeness {
  int alike = 0, unlike = 0;
  [[nodiscard]] int sum() const { return alike - 2 * unlike; }
};

// How many cells of `row` are of the kind of those above them, if it begins below the cell `first` of `above`.
likeness likeness_at(const texts_of_row& above, std::size_t first, const texts_of_row& row) {
  likeness made;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].empty() || above[first + i].empty()) continue;
    ++(may_be_figure(row[i]) == may_be_figure(above[first + i]) ? made.alike : made.unlike);
  }
  return made;
}

// A row that ends where the one above it ends, and begins further to the right; or the first one below a header whose
// first name has two columns.
bool begins_below_a_merged_cell(const texts_of_row& above, const texts_of_row& row) {
  const auto missing = above.size() - row.size();
  if (row.size() < 3) return false;
  if (has_value(above)) {
    const auto at_end = likeness_at(above, missing, row);
    return at_end.alike >= 2 && at_end.sum() > likeness_at(above, 0, row).sum();
  }
  constexpr std::ptrdiff_t fewest = 3;
  return missing == 1 && std::count_if(row.begin(), row.end(), is_value) >= fewest &&
         (above[0].empty() || above[1].empty()) &&
         std::count_if(above.begin(), above.end(), [](auto text) { return !text.empty(); }) > fewest;
}

// The first row of values is wider than the names above it: some of them have names below them.
bool is_wider_than_header(const texts_of_row& above, const texts_of_row& row) {
  const bool names = std::none_of(above.begin(), above.end(), [](auto text) { return text.empty() || is_value(text); });
  return names && row.size() >= 4 && std::count_if(row.begin(), row.end(), is_value) >= 2 && !is_row_of_pairs(row);
}

bool begins_blank(const texts_of_row& row) { return row.size() > 2 && row.front().empty(); }

bool lack_merged_cells(const std::vector<texts_of_row>& rows) {
  if (std::any_of(rows.begin(), rows.end(), begins_blank)) return false;  // as Word copies a cell merged from above
  const texts_of_row* above = nullptr;
  for (const auto& row : rows) {
    detail::poll();
    if (row.size() < 2) continue;
    if (above != nullptr && has_value(row) && !is_row_of_sums(row)) {
      if (row.size() < above->size() && begins_below_a_merged_cell(*above, row)) return true;
      if (row.size() > above->size() && is_wider_than_header(*above, row)) return true;
    }
    above = &row;
  }
  return false;
}

// 产 or 一级, a line of its own above the rest of its cell; no row begins with a bracket, and no cell is merged from
// above below one over all columns.
bool is_piece(std::string_view line, const texts_of_row& next) {
  constexpr std::size_t longest = 9;  // three Chinese characters
  if (line.empty() || next.size() < 2) return false;
  const auto& rest = next.front();
  const bool numbered = rest.size() > 3 && begins_with_bracket(rest) && rest.find("）") == 6;  // （一）
  return line.size() <= longest || rest.empty() || (begins_with_bracket(rest) && !numbered);
}

bool break_cells(const std::vector<texts_of_row>& rows) {
  const auto is_row = [](const texts_of_row& row) { return row.size() > 1; };
  const auto first = std::find_if(rows.begin(), rows.end(), is_row);
  for (auto row = first; row != rows.end() && row + 1 != rows.end(); ++row)
    if (row->size() == 1 && is_piece(row->front(), row[1])) return true;
  return false;
}

}  // namespace

std::string_view what_copying_lost(std::string_view text) {
  if (text.find('\t') == text.npos || text.find("\t\"") != text.npos || text.find("\n\"") != text.npos) return "";
  const auto rows = texts_between_tabs(text);
  if (lack_merged_cells(rows)) return "rows without the cells merged over them, as a browser copies them";
  if (are_copied(rows) && break_cells(rows)) return "cells broken over lines, as Word copies them";
  return "";
}

}  // namespace v0
}  // namespace perfeval
