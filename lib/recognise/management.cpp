#include "recognise/management.hpp"

#include "recognise/words.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
bool is_management_header(std::span<const laid_row> rows) {
  bool state = false, problems = false;
  for (const auto* cell : rows[0].filled) {
    state = state || words::is_state_column(*cell);
    problems = problems || words::is_problem_column(*cell);
  }
  if (state && problems) return true;
  if ((!state && !problems) || rows.size() < 2 || rows[0].has_figure) return false;
  return std::any_of(rows[1].filled.begin(), rows[1].filled.end(),
                     [](const laid_cell* cell) { return words::is_management_aspect(*cell); });
}

namespace {

// The header above a cell; nullptr if columns do not line up.
const laid_cell* header_above(const laid_row& header, const laid_row& row, const laid_cell& cell) {
  if (header.lines_up) return covering(header, cell.column);
  const auto i = static_cast<std::size_t>(&cell - row.cells.data());
  return row.cells.size() == header.cells.size() ? &header.cells[i] : nullptr;
}

// 分值 and 得分 of an aspect: points of the form that no indicator has.
void take_points(draft& draft, const laid_row& header, const laid_row& row, std::size_t aspect) {
  subtotal made;
  made.label = cell_of(&row.cells[aspect]);
  bool any = false;  // also under a header that cannot be read
  for (auto i = aspect + 1; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    const auto* above = header_above(header, row, cell);
    if (!cell.is_figure) continue;
    any = true;
    const auto meaning = above != nullptr ? words::indicator_meaning(*above) : words::meaning::unknown;
    if (meaning == words::meaning::weight) made.weight = figure_of(&cell, column::weight, "", draft.bounds);
    if (meaning == words::meaning::score) made.score = figure_of(&cell, column::score, "", draft.bounds);
  }
  if (any) draft.made.subtotals.push_back(std::move(made));
}

}  // namespace

bool take_management(draft& draft, const laid_row& header, const laid_row& row) {
  std::size_t aspect = 0;
  while (aspect < row.cells.size() && (row.cells[aspect].from_above || !words::is_management_aspect(row.cells[aspect])))
    ++aspect;
  if (aspect == row.cells.size()) {  // its word cannot be read: below the label of the whole table, next to texts
    const auto& first = row.cells.front();
    if (!first.from_above || first.blank() || header.filled.front()->place != first.place || row.has_figure)
      return false;
    for (aspect = 1; aspect < row.cells.size() && row.cells[aspect].from_above;) ++aspect;
    if (aspect == row.cells.size()) return false;
  }
  take_points(draft, header, row, aspect);
  const auto columns = header.filled;
  std::size_t next = columns.size() >= 2 ? columns.size() - 2 : 0;
  for (auto i = aspect + 1; i < row.cells.size(); ++i, ++next) {
    const auto* above = header_above(header, row, row.cells[i]);
    if (above == nullptr && next < columns.size()) above = columns[next];
    const std::string heading = above != nullptr ? words::bare(above->key) : "";
    keep(draft, std::string(row.cells[aspect].key) + "/" + heading, row.cells[i]);
  }
  return true;
}

}  // namespace v0
}  // namespace perfeval
