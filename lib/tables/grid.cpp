#include "tables/grid.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {

trouble limit_passed(std::string place, const char* limit, std::uint64_t most) {
  return {trouble_kind::limit_exceeded, std::move(place), "more than that",
          "at most " + std::to_string(most) + " (limits." + limit + "): what stands before it was read"};
}

bool holds_digit(std::string_view text) noexcept {
  if (text.find_first_of("0123456789") != text.npos) return true;
  for (auto position = text.find("\xEF\xBC"); position != text.npos;
       position = text.find("\xEF\xBC", position + 1))  // ０ to ９
    if (position + 2 < text.size() && text[position + 2] >= '\x90' && text[position + 2] <= '\x99') return true;
  return false;
}

void doubt_last_figure(table& made) {
  if (auto& text = made.rows.back().cells.back().text; holds_digit(text)) text += '?';
}

grid::grid(const limits& bounds, std::string place, space_left& space, std::vector<trouble>& troubles)
    : bounds_(bounds), position_(std::move(place)), space_(space), troubles_(troubles) {
  table_.lines_up = true;
}

void grid::refuse(const char* limit, std::uint64_t most) {
  if (refused_) return;
  refused_ = true;
  troubles_.push_back(limit_passed(last_row(), limit, most));
}

void grid::refuse_all(const char* limit, std::uint64_t most) {
  if (!std::exchange(space_.reported, true)) troubles_.push_back(limit_passed(last_row(), limit, most));
}

std::string grid::last_row() const { return position_ + ", row " + std::to_string(table_.rows.size()); }

bool grid::start_row() {
  detail::poll();
  if (space_.rows == 0) return refuse_all("rows", bounds_.rows), false;
  if (space_.cells == 0) return refuse_all("cells", bounds_.cells), false;
  --space_.rows;
  table_.rows.emplace_back().hides = std::exchange(hides_, false);
  next_ = 1;
  above_.swap(here_);
  here_.clear();
  return true;
}

void grid::note_hidden() noexcept { (table_.rows.empty() ? hides_ : table_.rows.back().hides) = true; }

void grid::skip_columns(std::uint64_t count) {
  next_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(next_ + count, std::uint64_t{bounds_.columns} + 1));
}

table_cell* grid::add(std::uint64_t column_span) {
  if (next_ > bounds_.columns) return refuse("columns", bounds_.columns), nullptr;
  if (space_.cells == 0) return refuse_all("cells", bounds_.cells), nullptr;
  --space_.cells;
  auto& cells = table_.rows.back().cells;
  here_.push_back({table_.rows.size() - 1, cells.size(), next_});
  table_cell& cell = cells.emplace_back();
  cell.column = next_;
  cell.column_span = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(column_span, 1, bounds_.columns - next_ + 1));
  next_ += cell.column_span;
  from_above_ = false;
  return &cell;
}

bool grid::extend_down(std::uint64_t column_span) {
  const auto found = std::lower_bound(above_.begin(), above_.end(), next_,
                                      [](const owner& o, std::uint32_t column) { return o.column < column; });
  if (found == above_.end() || found->column != next_) return false;
  auto& cell = table_.rows[found->row].cells[found->cell];
  cell.row_span = static_cast<std::uint32_t>(table_.rows.size() - found->row);
  here_.push_back(*found);
  from_above_ = true;
  skip_columns(std::max<std::uint64_t>(column_span, 1));
  return true;
}

bool grid::extend_right(std::uint64_t column_span) {
  auto& cells = table_.rows.back().cells;
  const auto start = next_;
  if (here_.empty()) return false;
  skip_columns(std::max<std::uint64_t>(column_span, 1));
  if (!from_above_) cells.back().column_span += std::min<std::uint32_t>(next_, bounds_.columns + 1) - start;
  return true;
}

void grid::write(table_cell& cell, std::string_view text) {
  const auto room = bounds_.cell_bytes - std::min<std::size_t>(cell.text.size(), bounds_.cell_bytes);
  if (text.size() > room) {
    refuse("cell_bytes", bounds_.cell_bytes);
    text = text.substr(0, room);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80u) != 0) text.remove_suffix(1);
  }
  cell.text += text;
}

}  // namespace v0
}  // namespace perfeval
