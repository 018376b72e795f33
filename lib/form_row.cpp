#include "form_row.hpp"

#include "form_words.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

laid_cell lay_cell(const table_cell& from, std::uint32_t table, std::uint32_t row) {
  laid_cell cell;
  cell.source = &from;
  cell.key = words::key_of(from.text);
  cell.at = {table, row, from.column};
  cell.column = from.column;
  cell.span = std::max<std::uint32_t>(from.column_span, 1);
  return cell;
}

// Spans are no longer followed beyond this many cells brought down: absurd spans cost no more than a large table.
constexpr std::size_t most_brought_down = 4'000'000;

// A cell that reaches into later rows.
struct reaching {
  laid_cell cell;
  std::uint64_t until = 0;  // the last row it covers
};

void bring_down(laid_row& row, std::vector<reaching>& from_above) {
  std::erase_if(from_above, [&](const reaching& r) { return r.until < row.number; });
  for (const auto& r : from_above) row.cells.push_back(r.cell);
  std::stable_sort(row.cells.begin(), row.cells.end(),
                   [](const laid_cell& a, const laid_cell& b) { return a.column < b.column; });
}

void remember_spans(const laid_row& row, std::vector<reaching>& from_above) {
  for (const auto& cell : row.cells) {
    if (cell.from_above) continue;
    const auto span = cell.source->row_span;
    if (span <= 1) continue;
    from_above.push_back({cell, std::uint64_t{row.number} + span - 1});
    from_above.back().cell.from_above = true;
  }
}

}  // namespace

std::vector<const laid_cell*> laid_row::filled() const {
  std::vector<const laid_cell*> some;
  for (const auto& cell : cells)
    if (!cell.from_above && !cell.blank()) some.push_back(&cell);
  return some;
}

bool laid_row::has_figure() const {
  return std::any_of(cells.begin(), cells.end(),
                     [](const laid_cell& cell) { return !cell.from_above && words::looks_like_figure(cell.key); });
}

std::vector<laid_row> lay_out(const table& from, const limits& bounds) {
  std::vector<laid_row> rows;
  std::vector<reaching> from_above;
  std::size_t brought_down = 0;
  const auto count = std::min<std::size_t>(from.rows.size(), bounds.rows);
  rows.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    laid_row row;
    row.lines_up = from.lines_up;
    row.table = from.number;
    row.number = static_cast<std::uint32_t>(i + 1);
    for (const auto& cell : from.rows[i].cells) row.cells.push_back(lay_cell(cell, from.number, row.number));
    if (from.lines_up && brought_down < most_brought_down) {
      bring_down(row, from_above);
      brought_down += from_above.size();
      remember_spans(row, from_above);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

cell cell_of(const laid_cell* from) {
  if (from == nullptr) return {};
  cell made = read_cell(from->text(), from->at);
  made.stored = from->source->stored;
  return made;
}

std::string in_words(const place& at) {
  if (!at.known()) return "outside the tables";
  std::string shown = "table " + std::to_string(at.table) + ", row " + std::to_string(at.row);
  if (at.column != 0) shown += ", column " + std::to_string(at.column);
  return shown;
}

}  // namespace v0
}  // namespace perfeval
