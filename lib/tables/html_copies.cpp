#include "tables/html_copies.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

bool has_text(const table& table) {
  for (const auto& row : table.rows)
    for (const auto& cell : row.cells)
      if (!cell.text.empty()) return true;
  return false;
}

// Whether the other row contains the texts of a row, in the same order.
bool is_part(const table_row& row, const table_row& whole) {
  std::size_t next = 0;
  for (const auto& cell : row.cells) {
    if (cell.text.empty()) continue;
    while (next < whole.cells.size() && whole.cells[next].text != cell.text) ++next;
    if (next == whole.cells.size()) return false;
    ++next;
  }
  return true;
}

// Rows without text are left out: hidden headers, and rows that only set widths.
std::vector<const table_row*> rows_with_text(const table& table) {
  std::vector<const table_row*> rows;
  for (const auto& row : table.rows)
    if (std::any_of(row.cells.begin(), row.cells.end(), [](const table_cell& cell) { return !cell.text.empty(); }))
      rows.push_back(&row);
  return rows;
}

// The copy may have fewer rows, next to each other: without a header that is a table of its own, or the header alone.
bool is_part(const table& copy, const table& whole) {
  if (!copy.before.empty()) return false;
  const auto parts = rows_with_text(copy), rows = rows_with_text(whole);
  for (std::size_t above = 0; above + parts.size() <= rows.size(); ++above) {
    std::size_t i = 0;
    while (i < parts.size() && is_part(*parts[i], *rows[above + i])) ++i;
    if (i == parts.size()) return true;
  }
  return false;
}

// How many tables from `first` on are in this part.
std::size_t run_of(grid_part part, const std::vector<grid_part>& parts, std::size_t first) {
  std::size_t count = 0;
  while (first + count < parts.size() && parts[first + count] == part) ++count;
  return count;
}

std::uint32_t width_of(const table& table) {
  std::uint32_t width = 0;
  for (const auto& row : table.rows)
    for (const auto& cell : row.cells) width = std::max(width, cell.column + cell.column_span - 1);
  return width;
}

void join(table& left, table&& right) {
  const auto width = width_of(left);
  for (std::size_t i = 0; i < left.rows.size(); ++i) {
    left.rows[i].hides = left.rows[i].hides || right.rows[i].hides;
    for (auto& cell : right.rows[i].cells) {
      cell.column += width;
      left.rows[i].cells.push_back(std::move(cell));
    }
  }
  left.hides_columns = left.hides_columns || right.hides_columns;
}

bool are_alike(const table& a, const table& b) {
  const auto is_same_cell = [](const table_cell& x, const table_cell& y) { return x.text == y.text; };
  return std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(),
                    [&](const table_row& x, const table_row& y) {
                      return std::equal(x.cells.begin(), x.cells.end(), y.cells.begin(), y.cells.end(), is_same_cell);
                    });
}

// One table for wide and one for narrow windows, next to each other: the second one is left out.
void leave_out_twins(std::vector<table>& tables, const std::vector<grid_part>& parts) {
  std::vector<table> kept;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const bool is_twin = i > 0 && i < parts.size() && parts[i] == grid_part::one_of_widths && !kept.empty() &&
                         has_text(tables[i]) && tables[i].before.empty() && are_alike(kept.back(), tables[i]);
    if (!is_twin) kept.push_back(std::move(tables[i]));
  }
  tables = std::move(kept);
}

}  // namespace

void join_halves(std::vector<table>& tables, std::vector<grid_part>& parts) {
  for (std::size_t first = 0; first < tables.size(); ++first) {
    const auto count = run_of(grid_part::left, parts, first);
    if (count == 0 || run_of(grid_part::right, parts, first + count) != count) continue;
    bool fit = true;
    for (auto i = first; i < first + count; ++i) fit = fit && tables[i].rows.size() == tables[i + count].rows.size();
    if (!fit) continue;
    for (auto i = first; i < first + count; ++i) join(tables[i], std::move(tables[i + count]));
    const auto begin = static_cast<std::ptrdiff_t>(first + count), end = static_cast<std::ptrdiff_t>(first + 2 * count);
    tables.erase(tables.begin() + begin, tables.begin() + end);
    parts.erase(parts.begin() + begin, parts.begin() + end);
  }
}

void join_rows(std::vector<table>& tables) {
  constexpr std::size_t fewest = 3;
  const auto follows = [&](std::size_t i) {
    return tables[i].rows.size() == 1 && tables[i].before.empty() && width_of(tables[i]) == width_of(tables[i - 1]);
  };
  std::vector<table> kept;
  for (std::size_t first = 0; first < tables.size();) {
    auto end = first + 1;
    while (tables[first].rows.size() == 1 && end < tables.size() && follows(end)) ++end;
    const bool joins = end - first >= fewest;
    kept.push_back(std::move(tables[first]));
    for (auto i = first + 1; i < end; ++i) {
      if (!joins) {
        kept.push_back(std::move(tables[i]));
        continue;
      }
      kept.back().hides_columns = kept.back().hides_columns || tables[i].hides_columns;
      kept.back().rows.push_back(std::move(tables[i].rows.front()));
    }
    first = end;
  }
  tables = std::move(kept);
}

void leave_out_copies(std::vector<table>& tables, const std::vector<grid_part>& parts) {
  constexpr std::size_t most_compared = 50;  // tables before, and after
  const auto in_copy = [&](std::size_t i) {
    return i < parts.size() && (parts[i] == grid_part::copy || parts[i] == grid_part::one_of_widths);
  };
  bool all = true;  // then the class is one of the whole page
  for (std::size_t i = 0; i < tables.size(); ++i) all = all && (in_copy(i) || !has_text(tables[i]));
  if (all) return leave_out_twins(tables, parts);
  std::vector<bool> left_out(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (!in_copy(i) || !has_text(tables[i])) continue;
    const auto first = i > most_compared ? i - most_compared : 0, last = std::min(tables.size(), i + most_compared);
    for (auto k = first; k < last && !left_out[i]; ++k)  // of two copies the first one stays
      left_out[i] = k != i && !left_out[k] && (k < i || !in_copy(k)) && is_part(tables[i], tables[k]);
  }
  std::vector<table> kept;
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (!left_out[i]) kept.push_back(std::move(tables[i]));
  tables = std::move(kept);
}

}  // namespace v0
}  // namespace perfeval
