#include "tables/html_hidden_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// The columns of each row that its cells and those reaching down from above cover.
std::vector<std::uint64_t> widths(const table& table) {
  std::vector<std::uint64_t> covered(table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (const auto& cell : table.rows[row].cells) {
      const auto end = std::min<std::size_t>(table.rows.size(), row + std::size_t{cell.row_span});
      for (auto i = row; i < end; ++i) covered[i] += cell.column_span;
    }
  return covered;
}

}  // namespace

void take_out_rows(table& table, const std::vector<std::size_t>& hidden) {
  const auto hidden_in = [&](std::size_t begin, std::size_t end) {
    return static_cast<std::size_t>(std::lower_bound(hidden.begin(), hidden.end(), end) -
                                    std::lower_bound(hidden.begin(), hidden.end(), begin));
  };
  std::vector<table_row> shown;
  std::vector<std::pair<std::size_t, table_cell>> moved;  // to a row of `shown`
  bool hides = false;                                     // in a hidden row above the first that is shown
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const bool is_hidden = hidden_in(row, row + 1) > 0;
    for (auto& cell : table.rows[row].cells) {
      const auto end = std::min<std::size_t>(table.rows.size(), row + std::size_t{cell.row_span});
      cell.row_span = static_cast<std::uint32_t>(end - row - hidden_in(row, end));
      if (is_hidden && cell.row_span > 0) moved.emplace_back(row - hidden_in(0, row), std::move(cell));
    }
    if (is_hidden) {
      if (table.rows[row].hides) (shown.empty() ? hides : shown.back().hides) = true;
      continue;
    }
    shown.push_back(std::move(table.rows[row]));
    if (std::exchange(hides, false)) shown.back().hides = true;
  }
  for (auto& one : moved) {
    auto& cells = shown[one.first].cells;
    const auto column = one.second.column;
    const auto next = std::find_if(cells.begin(), cells.end(), [&](const auto& c) { return c.column > column; });
    cells.insert(next, std::move(one.second));
  }
  table.rows = std::move(shown);
}

std::size_t short_rows(const std::vector<table>& tables) {
  std::size_t count = 0;
  for (const auto& table : tables) {
    const auto covered = widths(table);
    const auto widest = std::max_element(covered.begin(), covered.end());
    for (const auto width : covered) count += width < *widest;
  }
  return count;
}

}  // namespace v0
}  // namespace perfeval
