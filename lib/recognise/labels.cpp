#include "recognise/labels.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {

using words::label;

namespace {

constexpr std::size_t before_colon = 90;  // at most, in bytes

}  // namespace

bool is_known_label(const laid_cell& cell) {
  return words::label_of(cell) != label::none || (words::is_total(cell) && cell.key.size() < 40);
}

namespace {

bool is_label_before_colon(std::string_view key, const words::dictionary& dictionary) {
  const auto colon = key.find(':');
  return colon <= before_colon && words::label_of({key.substr(0, colon), dictionary}) != label::none;
}

}  // namespace

bool begins_with_label(const laid_cell& cell) { return is_label_before_colon(cell.key, *cell.dictionary); }

bool begins_with_label(std::string_view text, const words::dictionary& dictionary) {
  return is_label_before_colon(words::key_of(text.substr(0, before_colon)), dictionary);
}

std::vector<const laid_cell*> own_cells(const laid_row& row) {
  std::vector<const laid_cell*> cells;
  for (const auto& cell : row.cells)
    if (!cell.from_above) cells.push_back(&cell);
  return cells;
}

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min({text.find('\n'), text.find("\u3000"), text.find("  "), text.size()});
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(end);
    while (text.starts_with(' ') || text.starts_with('\n')) text.remove_prefix(1);
    if (text.starts_with("\u3000")) text.remove_prefix(std::string_view("\u3000").size());
  }
  return parts;
}

std::size_t past_lost_merge(const std::vector<const laid_cell*>& cells, std::size_t label) {
  std::size_t next = label + 1;
  while (next < cells.size() && cells[next]->blank() && cells[next]->span == 1) ++next;
  if (cells[label]->span > 1 || next == cells.size() || cells[next]->blank() || is_known_label(*cells[next]) ||
      begins_with_label(*cells[next]))
    return label;
  const bool alone = next + 1 == cells.size() || cells[next + 1]->blank() || is_known_label(*cells[next + 1]) ||
                     words::fund_of(*cells[next + 1]) == fund::total;
  return alone ? next - 1 : label;
}

}  // namespace v0
}  // namespace perfeval
