#include "tables/html_copies.hpp"

#include <cstddef>
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

bool is_part(const table& copy, const table& whole) {
  if (copy.rows.size() != whole.rows.size() || !copy.before.empty()) return false;
  for (std::size_t i = 0; i < copy.rows.size(); ++i)
    if (!is_part(copy.rows[i], whole.rows[i])) return false;
  return true;
}

}  // namespace

void leave_out_copies(std::vector<table>& tables, const std::vector<bool>& fixed) {
  constexpr std::size_t most_compared = 50;  // tables before
  std::vector<table> kept;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    bool is_copy = false;
    if (i < fixed.size() && fixed[i] && has_text(tables[i])) {
      const auto first = kept.size() > most_compared ? kept.size() - most_compared : 0;
      for (auto k = first; k < kept.size() && !is_copy; ++k) is_copy = is_part(tables[i], kept[k]);
    }
    if (!is_copy) kept.push_back(std::move(tables[i]));
  }
  tables = std::move(kept);
}

}  // namespace v0
}  // namespace perfeval
