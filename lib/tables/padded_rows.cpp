#include "tables/padded_rows.hpp"

#include "text/ascii.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <cstddef>
#include <map>

namespace perfeval {
inline namespace v0 {
namespace {

// Whether each cell of a row is filled, and parted from the next one by a line between spaces: a | b | c.
bool has_filled_cells_only(std::string_view content) {
  if (content.empty() || content.starts_with('|')) return false;
  for (auto mark = content.find('|'); mark != content.npos; mark = content.find('|', mark + 1))
    if (content.substr(mark - 1, 3) != " | " || content.substr(mark).starts_with("| |")) return false;
  return true;
}

}  // namespace

bool has_padded_rows(std::string_view text) {
  constexpr std::size_t least_rows = 3;
  std::map<std::size_t, std::size_t> rows;  // by their number of lines
  std::size_t padded = 0;
  while (!text.empty()) {
    detail::poll();
    const auto line = ascii::take_line(text);
    if (!line.ends_with("||")) continue;
    if (!has_filled_cells_only(line.substr(0, line.find_last_not_of("| ") + 1))) return false;
    ++padded;
    ++rows[static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'))];
  }
  return std::any_of(rows.begin(), rows.end(),
                     [&](const auto& one) { return one.second >= least_rows && one.second * 2 > padded; });
}

}  // namespace v0
}  // namespace perfeval
