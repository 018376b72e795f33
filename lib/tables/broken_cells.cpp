#include "tables/broken_cells.hpp"

#include "text/ascii.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <cstddef>

namespace perfeval {
inline namespace v0 {
namespace {

// +-----+====+, also where a cell goes on through the rule: |     +----+.
bool is_rule(std::string_view line) {
  return line.size() > 3 && line.find('+') != line.npos && line.find_first_of("-=") != line.npos &&
         line.find_first_not_of("+-=| :") == line.npos;
}

// | 预算\\   | 5.8万 |: two back-slashes end a line of a cell, as Org writes it, and the next row has the rest.
bool has_line_end_in_cell(std::string_view line) {
  if (!line.starts_with('|')) return false;
  const auto mark = line.find("\\\\ ");
  return mark != line.npos && line.substr(line.find_first_not_of(' ', mark + 2)).starts_with('|');
}

}  // namespace

bool has_broken_cells(std::string_view text) {
  std::size_t rules = 0, rows = 0, broken = 0, lines = 0;
  while (!text.empty()) {
    detail::poll();
    const auto line = ascii::take_line(text);
    if (has_line_end_in_cell(line)) return true;
    if (is_rule(line)) {
      ++rules;
      rows += lines > 0;
      broken += lines > 1;
      lines = 0;
    } else {
      lines = rules > 0 && line.starts_with('|') && line.ends_with('|') ? lines + 1 : 0;
    }
  }
  return rows >= 3 && broken > 1;  // a rule below the head and at the end alone: each line is a row
}

}  // namespace v0
}  // namespace perfeval
