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

}  // namespace

bool has_broken_cells(std::string_view text) {
  std::size_t rules = 0, rows = 0, broken = 0, lines = 0;
  while (!text.empty()) {
    detail::poll();
    const auto line = ascii::take_line(text);
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
