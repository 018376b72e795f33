#include "tables/torn_rows.hpp"

#include "tables/grid.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t longest_figure = 20;
constexpr std::uint32_t farthest = 2;      // columns by which one wrong span moves a row
constexpr std::size_t longest_torn = 2;    // rows next to each other: a header of two rows
constexpr int most_changes = 8;            // wrong spans of one table
constexpr std::size_t widest_table = 200;  // columns; wider tables are no forms

bool may_be_figure(const std::string& text) { return text.size() < longest_figure && holds_digit(text); }

// So that it is not read as a number; its row then says that something is left out.
bool doubt(table_row& row, table_cell& cell) {
  if (!may_be_figure(cell.text) || cell.text.ends_with('?')) return false;
  cell.text += '?';
  return row.hides = true;
}

std::uint32_t end_of(const table_cell& cell) { return cell.column + cell.column_span; }

struct spanning {
  std::size_t row = 0, cell = 0;
};

bool reaches(const table& made, const spanning& one, std::size_t row) {
  return one.row + made.rows[one.row].cells[one.cell].row_span > row;
}

// One row after the other: calls `see` with the row and the cells that reach into it from above.
template <class See>
void go_down(table& made, See see) {
  std::vector<spanning> above;
  for (std::size_t row = 0; row < made.rows.size(); ++row) {
    std::erase_if(above, [&](const spanning& one) { return !reaches(made, one, row); });
    see(row, above);
    const auto& cells = made.rows[row].cells;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i].row_span > 1) above.push_back({row, i});
  }
}

// Where each row ends, counted from the cells in it and those from above. 0 if it says nothing: it has one cell.
std::vector<std::uint32_t> ends_of_rows(table& made) {
  std::vector<std::uint32_t> ends(made.rows.size());
  go_down(made, [&](std::size_t row, const std::vector<spanning>& above) {
    const auto& cells = made.rows[row].cells;
    if (cells.size() < 2) return;
    ends[row] = end_of(cells.back());
    for (const auto& one : above) ends[row] = std::max(ends[row], end_of(made.rows[one.row].cells[one.cell]));
  });
  return ends;
}

// Rows that end at the same column, next to each other but for those that say nothing.
struct run {
  std::uint32_t end = 0;
  std::vector<std::size_t> rows;
};

std::vector<run> runs_of(const std::vector<std::uint32_t>& ends) {
  std::vector<run> runs;
  for (std::size_t row = 0; row < ends.size(); ++row) {
    if (ends[row] == 0) continue;
    if (runs.empty() || runs.back().end != ends[row]) runs.push_back({ends[row], {}});
    runs.back().rows.push_back(row);
  }
  return runs;
}

bool is_near(std::uint32_t a, std::uint32_t b) { return a != b && std::max(a, b) - std::min(a, b) <= farthest; }

// The run that a short one is torn from: those on both sides of it end alike, or it is the first or the last.
const run* torn_from(const std::vector<run>& runs, std::size_t i) {
  const run* before = i > 0 ? &runs[i - 1] : nullptr;
  const run* after = i + 1 < runs.size() ? &runs[i + 1] : nullptr;
  if (runs[i].rows.size() > longest_torn || (before && after && before->end != after->end)) return nullptr;
  const run* other = before && (!after || before->rows.size() >= after->rows.size()) ? before : after;
  const auto others = (before ? before->rows.size() : 0) + (after ? after->rows.size() : 0);
  const bool stands = other && others > std::max<std::size_t>(runs[i].rows.size(), longest_torn);
  return stands && is_near(other->end, runs[i].end) ? other : nullptr;
}

// The texts of a row by column.
using texts = std::vector<const std::string*>;

void lay(texts& laid, const table_cell& cell) {
  if (laid.size() < end_of(cell)) laid.resize(end_of(cell));
  laid[cell.column] = &cell.text;
}

// How many cells look like those in the columns of another row, moved by some columns: a figure, words or nothing.
std::size_t likeness(const table_row& row, const texts& other, std::int64_t moved) {
  std::size_t alike = 0;
  for (const auto& cell : row.cells) {
    const auto column = static_cast<std::size_t>(cell.column + moved);
    if (column >= other.size() || other[column] == nullptr || cell.text.empty() != other[column]->empty()) continue;
    alike += may_be_figure(cell.text) == may_be_figure(*other[column]);
  }
  return alike;
}

bool has_figure(const table_row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return may_be_figure(cell.text); });
}

std::uint32_t width_of(const table_row& row) {
  std::uint32_t width = 0;
  for (const auto& cell : row.cells) width += cell.column_span;
  return width;
}

class torn_rows {
 public:
  explicit torn_rows(table& made) : made_(made), runs_(runs_of(ends_of_rows(made))) {}

  // False if a cell was made to end above its last row: the rows below it lie differently then.
  bool mark() {
    std::size_t next = 0;
    go_down(made_, [&](std::size_t row, std::vector<spanning>& above) {
      if (moved_ || next == runs_.size() || runs_[next].rows.front() != row) return;
      if (const run* other = torn_from(runs_, next)) take(next, *other, above);
      ++next;
    });
    return !moved_;
  }

  [[nodiscard]] std::size_t marked() const noexcept { return marked_; }

 private:
  // Cells from above that end in these rows, and without which they end as the others do.
  using ends_too_late = std::vector<spanning>;

  void take(std::size_t i, const run& other, std::vector<spanning>& above) {
    const auto moved = std::int64_t{other.end} - runs_[i].end;
    const auto [stays, moves] = likenesses(i, moved);
    const bool figures = stays + moves > 0;
    if (figures && stays > moves) return;
    const auto late = end_too_late(runs_[i], other, above);
    if (figures && moves > stays && !late.empty()) return end_above(runs_[i], late);
    for (const auto row : runs_[i].rows) leave_open(row);
  }

  // Of the rows with figures, as they are and moved to where those around them end.
  [[nodiscard]] std::pair<std::size_t, std::size_t> likenesses(std::size_t i, std::int64_t moved) const {
    std::size_t stays = 0, moves = 0;
    for (const auto near : {i - 1, i + 1}) {
      if (near >= runs_.size()) continue;
      const auto& rows = runs_[near].rows;
      const auto other = near < i ? rows.back() : rows.front();
      if (!has_figure(made_.rows[other])) continue;
      const auto laid = texts_of(other);
      for (const auto row : runs_[i].rows) {
        if (!has_figure(made_.rows[row])) continue;
        stays += likeness(made_.rows[row], laid, 0);
        moves += likeness(made_.rows[row], laid, moved);
      }
    }
    return {stays, moves};
  }

  [[nodiscard]] texts texts_of(std::size_t row) const {
    texts laid;
    for (const auto& cell : made_.rows[row].cells) lay(laid, cell);
    return laid;
  }

  // All, if the cells of a row are as wide as the others by themselves, else the only one that is as wide as what the
  // row has too much.
  [[nodiscard]] ends_too_late end_too_late(const run& torn, const run& other,
                                           const std::vector<spanning>& above) const {
    if (torn.end < other.end) return {};
    const auto ends_here = [&](const spanning& one) { return !reaches(made_, one, torn.rows.back() + 1); };
    const bool whole = width_of(made_.rows[torn.rows.front()]) + 1 == other.end;
    ends_too_late late;
    for (const auto& one : above) {
      const bool fits = whole || made_.rows[one.row].cells[one.cell].column_span == torn.end - other.end;
      if (fits && ends_here(one)) late.push_back(one);
    }
    return whole ? (late.size() == above.size() ? late : ends_too_late{}) : (late.size() == 1 ? late : ends_too_late{});
  }

  void end_above(const run& torn, const ends_too_late& late) {
    for (const auto& one : late)
      made_.rows[one.row].cells[one.cell].row_span = static_cast<std::uint32_t>(torn.rows.front() - one.row);
    moved_ = true;
  }

  // A header without figures says nothing by its looks: the figures below it are open.
  void leave_open(std::size_t row) {
    if (has_figure(made_.rows[row])) {
      mark_row(row);
    } else if (made_.rows[row].cells.size() > 2) {
      mark_below(row);
    }
  }

  void mark_row(std::size_t row) {
    for (auto& cell : made_.rows[row].cells) marked_ += doubt(made_.rows[row], cell);
  }

  // Up to the next row of words that has as many cells.
  void mark_below(std::size_t row) {
    const auto cells = made_.rows[row].cells.size();
    for (auto below = row + 1; below < made_.rows.size(); ++below) {
      if (made_.rows[below].cells.size() >= cells && !has_figure(made_.rows[below])) return;
      mark_row(below);
    }
  }

  table& made_;
  std::vector<run> runs_;
  std::size_t marked_ = 0;
  bool moved_ = false;
};

// The cells of each row at the first columns that no cell from above covers (HTML, forming a table).
void lay_anew(table& made) {
  std::vector<std::size_t> reached;  // of each column, the first row that no cell above covers
  for (std::size_t row = 0; row < made.rows.size(); ++row) {
    std::size_t next = 1;
    for (auto& cell : made.rows[row].cells) {
      while (next < reached.size() && reached[next] > row) ++next;
      cell.column = static_cast<std::uint32_t>(next);
      next += cell.column_span;
      if (cell.row_span < 2) continue;
      if (reached.size() < next) reached.resize(next);
      for (std::size_t column = cell.column; column < next; ++column)
        reached[column] = std::max(reached[column], row + cell.row_span);
    }
  }
}

bool is_wide(const table& made) {
  for (const auto& row : made.rows)
    if (!row.cells.empty() && end_of(row.cells.back()) > widest_table) return true;
  return false;
}

bool meet(const table_cell& a, const table_cell& b) { return a.column < end_of(b) && b.column < end_of(a); }

}  // namespace

std::size_t part_overlapping_cells(table& made) {
  std::size_t open = 0;
  if (is_wide(made)) return open;
  go_down(made, [&](std::size_t row, std::vector<spanning>& above) {
    const auto& cells = made.rows[row].cells;
    for (const auto& one : above) {
      auto& upper = made.rows[one.row].cells[one.cell];
      const auto begins = [&](const table_cell& cell) { return end_of(cell) <= upper.column; };
      const auto next = std::partition_point(cells.begin(), cells.end(), begins);
      if (next == cells.end() || !meet(*next, upper)) continue;
      upper.row_span = static_cast<std::uint32_t>(row - one.row);
      open += doubt(made.rows[one.row], upper);
    }
  });
  return open;
}

std::size_t doubt_torn_rows(table& made) {
  std::size_t marked = 0;
  for (int changes = is_wide(made) ? most_changes : 0; changes < most_changes; ++changes) {
    torn_rows rows(made);
    const bool done = rows.mark();
    marked += rows.marked();
    if (done) break;
    lay_anew(made);
  }
  return marked;
}

}  // namespace v0
}  // namespace perfeval
