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

// The rows between the rules of one table. A rule below the head and one at the end alone: each line is a row. With a
// rule below the last line too it may be so, or one cell of a table with rules everywhere has two lines.
class ruled_rows {
 public:
  void take(std::string_view line) {
    if (is_rule(line)) {
      begun_ = true;
      rows_ += lines_ > 0;
      broken_ += lines_ > 1;
      lines_ = 0;
    } else if (begun_ && line.starts_with('|') && line.ends_with('|')) {
      ++lines_;
    } else {
      *this = {};
    }
  }

  [[nodiscard]] bool are_broken() const noexcept {
    constexpr std::size_t least = 3, with_one = 5;
    return rows_ >= (broken_ > 1 ? least : with_one) && broken_ > 0;
  }

 private:
  bool begun_ = false;
  std::size_t rows_ = 0, broken_ = 0, lines_ = 0;
};

}  // namespace

bool has_broken_cells(std::string_view text) {
  ruled_rows rows;
  while (!text.empty()) {
    detail::poll();
    const auto line = ascii::take_line(text);
    if (has_line_end_in_cell(line)) return true;
    const bool was_broken = rows.are_broken();
    rows.take(line);
    if (was_broken && !rows.are_broken()) return true;
  }
  return rows.are_broken();
}

}  // namespace v0
}  // namespace perfeval
