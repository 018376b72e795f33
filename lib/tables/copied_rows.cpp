#include "tables/copied_rows.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <cstddef>
#include <span>

namespace perfeval {
inline namespace v0 {
namespace {

bool is_blank(std::string_view text) { return text.empty(); }

// A blank between two filled cells.
bool has_gap(const texts_of_row& row) {
  const auto first = std::find_if_not(row.begin(), row.end(), is_blank);
  const auto last = std::find_if_not(row.rbegin(), row.rend(), is_blank).base();
  return first < last && std::any_of(first, last, is_blank);
}

}  // namespace

std::vector<texts_of_row> texts_of(const table& table, std::size_t without) {
  std::vector<texts_of_row> made;
  made.reserve(table.rows.size());
  for (const auto& row : std::span(table.rows).first(table.rows.size() - without)) {
    auto& texts = made.emplace_back();
    texts.reserve(row.cells.size());
    for (const auto& cell : row.cells) texts.push_back(cell.text);
  }
  return made;
}

std::vector<texts_of_row> texts_between_tabs(std::string_view text) {
  std::vector<texts_of_row> made;
  while (!text.empty()) {
    detail::poll();
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    auto& texts = made.emplace_back();
    for (auto tab = line.find('\t'); tab != line.npos; tab = line.find('\t')) {
      texts.push_back(line.substr(0, tab));
      line.remove_prefix(tab + 1);
    }
    texts.push_back(line);
  }
  return made;
}

bool are_copied(const std::vector<texts_of_row>& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.size());
  bool has_short = false, has_gaps = false, ends_blank = false;
  for (const auto& row : rows) {
    if (row.size() < 2) continue;  // a title
    ends_blank = ends_blank || is_blank(row.back());
    if (row.size() == width) continue;
    has_short = true;
    has_gaps = has_gaps || has_gap(row);
  }
  return has_short && (ends_blank || !has_gaps);
}

}  // namespace v0
}  // namespace perfeval
