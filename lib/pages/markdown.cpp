// Pages as Markdown: each part of a form is a pipe table of the columns that it uses.
#include <perfeval/detail/poll.hpp>
#include <perfeval/write/markdown.hpp>

#include "pages/page.hpp"
#include "text/markup.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace {

// The rows from `first` up to `end`: columns in which no cell begins are left out.
std::string table_of(const page& page, std::size_t first, std::size_t end) {
  std::set<std::uint32_t> columns;
  for (std::size_t r = first; r < end; ++r)
    for (const auto& cell : page.rows[r].cells) columns.insert(cell.column);
  std::map<std::uint32_t, std::size_t> ends;  // of merged figures: the row below them
  std::string table;
  for (std::size_t r = first; r < end; ++r) {
    detail::poll();
    table += '|';
    for (const auto column : columns) {
      table += ' ';
      // Its other rows are not blank, but part of it; readers of Markdown tables understand ^^.
      if (const auto below = ends.find(column); below != ends.end() && r < below->second) table += "^^";
      for (const auto& cell : page.rows[r].cells) {
        if (cell.column != column) continue;
        table += markdown_text(cell.text);
        if (cell.plays == role::figure) ends[column] = r + cell.row_span;
      }
      table += " |";
    }
    table += '\n';
    if (r != first) continue;
    table += '|';
    for (std::size_t k = 0; k < columns.size(); ++k) table += " --- |";
    table += '\n';
  }
  return table + '\n';
}

std::string markdown_of(const page& page) {
  std::string made;
  for (std::size_t r = 0; r < page.rows.size();) {
    const auto& row = page.rows[r];
    if (!row.cells.empty() && (row.cells.front().plays == role::title || row.cells.front().plays == role::line)) {
      if (row.cells.front().plays == role::title) made += "## ";
      made += markdown_text(row.cells.front().text);
      made += "\n\n";
      ++r;
      continue;
    }
    std::size_t end = r + 1;
    while (end < page.rows.size() && !page.rows[end].begins_table) ++end;
    made += table_of(page, r, end);
    r = end;
  }
  return made;
}

}  // namespace

std::string write_markdown(std::span<const form> forms) {
  std::string made;
  for (const auto& page : pages_of(forms)) made += markdown_of(page);
  return made;
}

}  // namespace v0
}  // namespace perfeval
