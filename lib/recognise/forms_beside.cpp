#include "recognise/forms_beside.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace perfeval {
inline namespace v0 {
namespace {

// The columns of the cells with 项目名称, of the first row that has several.
std::vector<std::uint32_t> columns_of_projects(std::span<const laid_row> rows) {
  for (const auto& row : rows) {
    std::vector<std::uint32_t> columns;
    for (const auto* cell : row.filled)
      if (!cell->is_figure && words::label_of(*cell) == words::label::project) columns.push_back(cell->place.column);
    if (columns.size() > 1) return columns;
  }
  return {};
}

std::vector<bool> columns_with_text(const table& source) {
  std::vector<bool> made;
  for (const auto& row : source.rows)
    for (const auto& cell : row.cells) {
      if (cell.text.find_first_not_of(" \t\n") == std::string::npos && cell.tables.empty()) continue;
      const auto end = std::size_t{cell.column} + cell.column_span;
      if (made.size() < end) made.resize(end);
      std::fill(made.begin() + cell.column, made.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
  return made;
}

// The first columns of the forms: right of the blank column before each 项目名称 but the first.
std::vector<std::uint32_t> beginnings(const table& source, const std::vector<std::uint32_t>& projects) {
  constexpr std::size_t most = 64;  // each of them is a copy of every row
  if (projects.empty() || projects.size() > most) return {};
  const auto filled = columns_with_text(source);
  std::vector<std::uint32_t> made;
  for (std::size_t i = 1; i < projects.size(); ++i) {
    auto gap = projects[i] - 1;
    while (gap > projects[i - 1] && filled[gap]) --gap;
    if (gap == projects[i - 1]) return {};
    made.push_back(gap + 1);
  }
  return made;
}

table part_of(const table& source, std::uint32_t begin, std::uint32_t end) {
  table made;
  made.number = source.number;
  made.name = source.name;
  made.hides_columns = source.hides_columns;
  made.ends_early = source.ends_early;
  made.lines_up = source.lines_up;
  made.rows.reserve(source.rows.size());
  for (const auto& row : source.rows) {
    auto& part = made.rows.emplace_back();
    part.hides = row.hides;
    std::copy_if(row.cells.begin(), row.cells.end(), std::back_inserter(part.cells),
                 [&](const table_cell& cell) { return cell.column >= begin && cell.column < end; });
  }
  return made;
}

}  // namespace

std::vector<table> forms_beside(const table& source, std::span<const laid_row> rows) {
  if (!source.lines_up) return {};
  auto begins = beginnings(source, columns_of_projects(rows));
  if (begins.empty()) return {};
  std::vector<table> made;
  std::uint32_t begin = 1;
  begins.push_back(UINT32_MAX);
  for (const auto end : begins) {
    made.push_back(part_of(source, begin, end));
    begin = end;
  }
  made.front().before = source.before;
  return made;
}

}  // namespace v0
}  // namespace perfeval
