#include "tables/blank_columns.hpp"

#include "text/ascii.hpp"

#include <perfeval/detail/poll.hpp>

#include <cstddef>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t fewest_columns = 3, fewest_lines = 4;

// How many parts of a line are apart by two blanks or more.
std::size_t parts_of(std::string_view line) {
  line = ascii::trimmed(line);
  std::size_t parts = line.empty() ? 0 : 1;
  for (auto gap = line.find("  "); gap != line.npos; gap = line.find("  ", gap)) {
    ++parts;
    gap = line.find_first_not_of(' ', gap);
  }
  return parts;
}

// ===== === ====: the rule of a table, apart by single blanks in reStructuredText.
bool is_rule(std::string_view line) {
  line = ascii::trimmed(line);
  const bool has_strokes = line.find("--") != line.npos || line.find("==") != line.npos;
  return has_strokes && line.find_first_not_of("-= ") == line.npos && line.find(' ') != line.rfind(' ');
}

}  // namespace

bool has_columns_of_blanks(std::string_view text) {
  std::size_t in_columns = 0, others = 0;
  while (!text.empty()) {
    detail::poll();
    const auto line = ascii::take_line(text);
    if (is_rule(line)) return true;
    const auto parts = parts_of(line);
    if (parts > 0) ++(parts >= fewest_columns ? in_columns : others);
  }
  return in_columns >= fewest_lines && in_columns >= others;
}

}  // namespace v0
}  // namespace perfeval
