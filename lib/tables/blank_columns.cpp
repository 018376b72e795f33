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
  return line.find_first_not_of("-= ") == line.npos && line.find(' ') != line.npos && line.find(' ') != line.rfind(' ');
}

}  // namespace

bool has_columns_of_blanks(std::string_view text) {
  std::size_t lines = 0;
  while (!text.empty() && lines < fewest_lines) {
    detail::poll();
    const auto line = ascii::take_line(text);
    lines += is_rule(line) ? fewest_lines : parts_of(line) >= fewest_columns ? 1 : 0;
  }
  return lines >= fewest_lines;
}

}  // namespace v0
}  // namespace perfeval
