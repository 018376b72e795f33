#include "recognise/row.hpp"

#include <perfeval/detail/formula_text.hpp>

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace {

// Limit on the cells that spans repeat: absurd spans cost no more than a large table.
constexpr std::size_t most_brought_down = 1'000'000;

// The words in a formula (=预算!A1) say nothing about the cell.
constexpr std::string_view formula_key = "#=";

// Columns beyond this limit are used as they are.
constexpr std::uint32_t most_columns = 20'000;

bool begins_left(const laid_cell& a, const laid_cell& b) { return a.column < b.column; }

// The grid columns in which a non-empty cell begins.
std::vector<bool> columns_in_use(const std::vector<laid_cell>& cells) {
  std::vector<bool> used;
  for (const auto& cell : cells) {
    if (cell.blank() || cell.column >= most_columns) continue;
    if (used.size() <= cell.column) used.resize(cell.column + 1);
    used[cell.column] = true;
  }
  return used;
}

bool stands_in(const laid_cell& cell, const std::vector<bool>& used) {
  if (!cell.blank() || cell.column >= most_columns) return true;
  const auto end = std::min<std::uint64_t>(std::uint64_t{cell.column} + cell.span, used.size());
  for (std::size_t column = cell.column; column < end; ++column)
    if (used[column]) return true;
  return false;
}

// The columns that part cells with content: where one ends, or, to the right of the first end, where the next begins. A
// blank column at the left edge goes with the first column, any other that no cell begins in is left out.
std::vector<std::uint32_t> parting_columns(const std::vector<laid_cell>& cells) {
  std::vector<bool> begins, ends;
  const auto mark = [](std::vector<bool>& columns, std::size_t column) {
    if (columns.size() <= column) columns.resize(column + 1);
    columns[column] = true;
  };
  for (const auto& cell : cells) {
    const auto last = std::uint64_t{cell.column} + cell.span - 1;
    if (cell.blank()) continue;
    if (last >= most_columns) return {};
    mark(begins, cell.column);
    mark(ends, last);
  }
  begins.resize(ends.size() + 1);
  std::vector<std::uint32_t> parting;
  bool begun = false;
  bool ended = false;
  for (std::uint32_t column = 1; column < ends.size(); ++column) {
    begun = begun || begins[column];
    ended = ended || ends[column];
    if (!begun || !(ends[column] || (ended && begins[column + 1]))) continue;
    parting.push_back(column);
    begun = false;
  }
  return parting;
}

// 50 or 50分, at most twice among words.
bool are_points(const laid_row& row) {
  std::size_t figures = 0;
  for (const auto* cell : row.filled) {
    if (!cell->is_figure) continue;
    const auto digits = cell->key.find_first_not_of("0123456789.");
    if (++figures > 2 || cell->key.size() > 7 || (digits != cell->key.npos && cell->key.substr(digits) != "分"))
      return false;
  }
  return figures > 0 && figures * 3 <= row.filled.size();
}

// The number of columns, if rows end after their last value: no cell of such a table covers several positions. 0 if it
// is another.
std::size_t columns_of_cut_rows(const table& table, std::size_t count) {
  constexpr std::size_t most_padded = 64;
  if (!table.lines_up) return 0;
  std::size_t widest = 0, narrowest = most_padded;
  for (const auto& row : std::span(table.rows).first(count)) {
    widest = std::max(widest, row.cells.size());
    narrowest = std::min(narrowest, row.cells.size());
  }
  if (widest == narrowest || widest > most_padded) return 0;
  for (const auto& row : std::span(table.rows).first(count))
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& cell = row.cells[i];
      if (cell.column != i + 1 || cell.column_span != 1 || cell.row_span != 1 || !cell.tables.empty()) return 0;
    }
  return widest;
}

}  // namespace

laid_table::laid_table(const table& table, const limits& bounds, words::known_keys& known) : known_(known) {
  const auto count = std::min<std::size_t>(table.rows.size(), bounds.rows);
  std::size_t size = 0;
  for (std::size_t i = 0; i < count; ++i) size += table.rows[i].cells.size();
  cells_.reserve(size + size / 2);
  lay_rows(table, count);
  set_filled();
}

void laid_table::add_cell(const table_cell& cell, const place& place) {
  auto key = words::key_of(cell.text, spelling_);
  const bool of_text = key.data() != spelling_.data();
  if (!of_text && !key.empty()) key = keys_.emplace_back(spelling_);
  if (key.starts_with('=') && detail::is_formula(cell.text)) key = formula_key;
  marks_blanks_ = marks_blanks_ || cell.text == "\u3000";
  auto& made = cells_.emplace_back(cell, known_.find(key), place);
  made.key = key;
  made.span = std::max<std::uint32_t>(cell.column_span, 1);
}

// The cells of all rows one after the other; a row's `cells` is set at the end, when they no longer move.
void laid_table::lay_rows(const table& table, std::size_t count) {
  std::vector<std::size_t> ends;
  ends.reserve(count);
  from_above above;
  const auto columns = columns_of_cut_rows(table, count);
  for (std::size_t i = 0; i < count; ++i) {
    detail::poll();
    const auto number = static_cast<std::uint32_t>(i + 1);
    lay_cells(table, number, above);
    if (!table.rows[i].cells.empty()) lay_blanks({table.number, number, 0}, table.rows[i].cells.size(), columns);
    ends.push_back(cells_.size());
  }
  if (table.lines_up) grid_columns_ = parting_columns(cells_);
  close_rows(table, ends);
}

// Behind the last of `filled` cells, up to the last column.
void laid_table::lay_blanks(place place, std::size_t filled, std::size_t columns) {
  static const table_cell nothing;
  while (filled < columns) {
    place.column = static_cast<std::uint32_t>(++filled);
    add_cell(nothing, place);
  }
}

// The cells of a row, with those that reach into it from above.
void laid_table::lay_cells(const table& table, std::uint32_t number, from_above& above) {
  const std::size_t begin = cells_.size();
  std::erase_if(above.cells, [&](const reaching& r) { return r.last_row < number; });
  const bool follow = table.lines_up && (above.brought_down += above.cells.size()) < most_brought_down;
  for (std::size_t k = 0; follow && k < above.cells.size(); ++k) {
    cells_.push_back(cells_[above.cells[k].cell]);
    cells_.back().from_above = true;
  }
  for (const auto& cell : table.rows[number - 1].cells) add_cell(cell, {table.number, number, cell.column});
  const auto first = cells_.begin() + static_cast<std::ptrdiff_t>(begin);
  if (table.lines_up && !std::is_sorted(first, cells_.end(), begins_left))
    std::stable_sort(first, cells_.end(), begins_left);
  for (std::size_t k = begin; follow && k < cells_.size(); ++k)
    if (!cells_[k].from_above && cells_[k].source->row_span > 1)
      above.cells.push_back({k, std::uint64_t{number} + cells_[k].source->row_span - 1});
}

// Leaves out the cells of columns that nothing stands in; `ends`: of the rows.
void laid_table::close_rows(const table& table, const std::vector<std::size_t>& ends) {
  const auto used = table.lines_up ? columns_in_use(cells_) : std::vector<bool>();
  const bool plain = table.lines_up && std::none_of(cells_.begin(), cells_.end(), [](const laid_cell& cell) {
                       return cell.span > 1 || cell.source->row_span > 1;
                     });
  std::size_t begin = 0, kept = 0;
  rows_.reserve(ends.size());
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const std::size_t first = kept;
    for (; begin < ends[i]; ++begin)
      if (!table.lines_up || stands_in(cells_[begin], used)) {
        if (kept != begin) cells_[kept] = cells_[begin];
        ++kept;
      }
    rows_.push_back({{cells_.data() + first, kept - first},
                     {},
                     &known_.dictionary(),
                     table.lines_up,
                     plain,
                     false,
                     false,
                     table.rows[i].hides,
                     table.number,
                     static_cast<std::uint32_t>(i + 1),
                     {},
                     {}});
  }
  cells_.erase(cells_.begin() + static_cast<std::ptrdiff_t>(kept), cells_.end());
}

bool laid_table::has_blank_columns() const noexcept {
  return !grid_columns_.empty() && grid_columns_.back() > grid_columns_.size();
}

void laid_table::close_up() {
  const auto count_before = [this](std::uint64_t column) {
    const auto end = std::lower_bound(grid_columns_.begin(), grid_columns_.end(), column);
    return static_cast<std::uint32_t>(end - grid_columns_.begin());
  };
  std::size_t kept = 0, begin = 0;
  for (auto& row : rows_) {
    const std::size_t first = kept, end = begin + row.cells.size();
    for (; begin < end; ++begin) {
      laid_cell& cell = cells_[begin];
      const auto before = count_before(cell.column);
      const auto covered = count_before(std::uint64_t{cell.column} + cell.span) - before;
      if (covered == 0 && cell.blank()) continue;
      cell.column = before + 1;
      cell.span = std::max<std::uint32_t>(covered, 1);
      if (kept != begin) cells_[kept] = cell;
      ++kept;
    }
    row.cells = {cells_.data() + first, kept - first};
    row.grid_columns = grid_columns_;
    row.heads_indicators = {};
  }
  cells_.erase(cells_.begin() + static_cast<std::ptrdiff_t>(kept), cells_.end());
  filled_.clear();
  set_filled();
}

void laid_table::set_filled() {
  filled_.reserve(cells_.size());
  for (auto& row : rows_) {
    const std::size_t first = filled_.size();
    for (const auto& cell : row.cells) {
      if (cell.from_above) continue;
      if (!cell.blank()) filled_.push_back(&cell);
      row.has_figure = row.has_figure || cell.is_figure;
    }
    row.filled = {filled_.data() + first, filled_.size() - first};
    row.only_points = row.has_figure && are_points(row);
  }
}

namespace {

// The number at the start of a key, empty if there is none: 5 of 5=3/2.
std::string_view number_of(std::string_view key) { return key.substr(0, key.find_first_not_of("0123456789")); }

// 1 | 2 | 3 | 4 | 5=3/2, or (A) | (B) | (C)=(B)/(A): no number is left out. 0 may be the first.
bool count_up(std::span<const laid_cell* const> cells) {
  std::uint32_t next = cells.empty() || cells.front()->key != "0" ? 1 : 0;
  for (const auto* cell : cells) {
    if (!words::is_numbering(*cell)) return false;
    const auto number = number_of(cell->key);
    if (!number.empty() && number != std::to_string(next++)) return false;
  }
  return true;
}

// The cells without the last one, if that is a word: 所需材料 behind the numbers.
std::span<const laid_cell* const> without_last_word(std::span<const laid_cell* const> cells) {
  return cells.size() > 6 && !words::is_numbering(*cells.back()) ? cells.first(cells.size() - 1) : cells;
}

}  // namespace

bool is_numbering_row(const laid_row& row) {
  const auto& filled = row.filled;
  const auto numbers = [](const laid_cell* cell) { return words::is_numbering(*cell); };
  if (filled.size() < 3 || !(numbers(filled[1]) || numbers(filled[2]))) return false;  // as for nearly all rows
  const auto& first = *filled.front();
  if (numbers(&first) && !first.is_figure && first.key.size() >= 6)  // 列次 before them, one of which may be unreadable
    return filled[1]->key.size() <= 4 || std::count_if(filled.begin(), filled.end(), numbers) + 1 >= std::ssize(filled);
  if (filled.size() < 4) return false;
  const auto says_so = [](const laid_cell* cell) {  // 列次 among them, or 8=5/2, their order changed
    const bool formula = cell->key.find('=', 1) != cell->key.npos;
    return !cell->is_figure && (cell->key.size() == 6 || formula);
  };
  if (numbers(&first) && std::all_of(filled.begin(), filled.end(), numbers) &&
      std::any_of(filled.begin(), filled.end(), says_so))
    return true;
  if (count_up(without_last_word(filled))) return true;
  const bool other_word = !first.is_figure && !words::is_numbering(first) && !words::fund_of(first);
  return other_word && filled.size() >= 5 && count_up(without_last_word(filled).subspan(1));
}

std::ptrdiff_t count_figures(const laid_row& row) {
  return std::count_if(row.filled.begin(), row.filled.end(), [](const laid_cell* cell) { return cell->is_figure; });
}

const laid_cell* covering(const laid_row& row, std::uint32_t column, std::size_t& near) {
  const auto& cells = row.cells;
  while (near + 1 < cells.size() && cells[near + 1].column <= column) ++near;
  while (near > 0 && (near >= cells.size() || cells[near].column > column)) --near;
  if (cells.empty() || cells[near].column > column) return nullptr;
  return column - cells[near].column < cells[near].span ? &cells[near] : nullptr;
}

const laid_cell* covering(const laid_row& row, std::uint32_t column) {
  std::size_t near = 0;
  return covering(row, column, near);
}

cell cell_of(const laid_cell* laid) {
  if (laid == nullptr) return {};
  cell made = read_cell(laid->text(), laid->place);
  made.stored = laid->source->stored;
  return made;
}

std::string in_words(const place& place) {
  if (!place.known()) return "outside the tables";
  std::string shown = "table " + std::to_string(place.table) + ", row " + std::to_string(place.row);
  if (place.column != 0) shown += ", column " + std::to_string(place.column);
  return shown;
}

}  // namespace v0
}  // namespace perfeval
