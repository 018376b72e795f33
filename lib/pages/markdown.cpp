// Pages as Markdown: each part of a form is a pipe table of the columns that it uses.
#include <perfeval/write/markdown.hpp>

#include "pages/page.hpp"
#include "text/markup.hpp"

#include <set>

namespace perfeval {
inline namespace v0 {
namespace {

// The rows from `first` up to `end`: columns in which no cell begins are left out.
std::string table_of(const page& page, std::size_t first, std::size_t end) {
  std::set<std::uint32_t> columns;
  for (std::size_t r = first; r < end; ++r)
    for (const auto& cell : page.rows[r].cells) columns.insert(cell.column);
  std::string table;
  for (std::size_t r = first; r < end; ++r) {
    table += '|';
    for (const auto column : columns) {
      table += ' ';
      for (const auto& cell : page.rows[r].cells)
        if (cell.column == column) table += markdown_text(cell.text);
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
