#include "tables/html_table.hpp"

#include "tables/html_hidden_rows.hpp"
#include "tables/torn_rows.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

namespace perfeval {
inline namespace v0 {
namespace {

bool is_blank(std::string_view text) {
  constexpr std::string_view no_break = "\xC2\xA0";
  for (; !text.empty(); text.remove_prefix(text.starts_with(no_break) ? no_break.size() : 1))
    if (!text.starts_with(no_break) && !ascii::is_blank(text.front())) return false;
  return true;
}

}  // namespace

html_table::html_table(const limits& bounds, std::uint32_t number, std::vector<trouble>& troubles, space_left& space,
                       std::uint64_t& passing_left, bool counts_hidden)
    : bounds_(bounds),
      rows_(bounds, "table " + std::to_string(number), space, troubles),
      passing_left_(passing_left),
      counts_hidden_(counts_hidden) {
  rows_.get().number = number;
}

void html_table::open_group(std::string_view lower_name, visibility seen) {
  close_caption();
  close_group();
  group_ = lower_name;
  group_seen_ = seen;
  group_start_ = rows_.get().rows.size();
}

void html_table::close_group() {
  close_row();
  if (group_.empty()) return;
  end_spans();
  if (group_ == "tfoot") feet_.emplace_back(group_start_, rows_.get().rows.size());
  group_.clear();
  group_seen_ = visibility::shown;
}

// No span extends beyond its group.
void html_table::end_spans() {
  auto& rows = rows_.get().rows;
  for (auto row = group_start_; row < rows.size(); ++row)
    for (auto& cell : rows[row].cells)
      cell.row_span = static_cast<std::uint32_t>(std::min<std::size_t>(cell.row_span, rows.size() - row));
  reached_.clear();
}

void html_table::open_row(visibility seen, std::string_view name) {
  close_caption();
  close_row();
  if (group_.empty()) open_group("tbody");
  row_open_ = true;
  seen = std::max(seen, group_seen_);
  row_seen_ = seen;
  const bool hidden = seen == visibility::hidden, skipped = hidden && !counts_hidden_;
  has_hidden_rows_ = has_hidden_rows_ || hidden;
  row_kept_ = !skipped && !refused_ && rows_.start_row();
  if (!skipped && !row_kept_) refused_ = true;
  if (row_kept_ && !name.empty()) row_names_.emplace_back(name, rows_.get().rows.size() - 1);
  if (hidden && row_kept_) hidden_rows_.push_back(rows_.get().rows.size() - 1);
}

void html_table::close_row() {
  close_cell();
  row_open_ = row_kept_ = false;
}

// Moves past the cells that extend down from above. False if the page has used up its work limit.
bool html_table::pass_covered(std::size_t row) {
  while (rows_.next_column() <= reached_.size() && reached_[rows_.next_column() - 1] >= row) {
    if (passing_left_ == 0) return false;
    --passing_left_;
    rows_.skip_columns(1);
  }
  return true;
}

void html_table::cover(std::size_t first_column, std::size_t columns, std::uint64_t last_row) {
  const auto end = first_column - 1 + columns;
  if (reached_.size() < end) reached_.resize(end, 0);
  for (auto i = first_column - 1; i < end; ++i) reached_[i] = std::max(reached_[i], last_row);
  passing_left_ -= std::min<std::uint64_t>(passing_left_, columns);
}

void html_table::open_cell(bool heading, std::uint64_t column_span, std::uint64_t row_span, visibility seen) {
  close_cell();
  if (!row_open_) open_row(visibility::shown);
  cell_seen_ = std::max(seen, row_seen_);
  cell_open_ = true;
  heading_ = heading;
  if (!row_kept_ || seen == visibility::hidden || refused_) return;
  if (row_seen_ == visibility::hidden && row_span != 1) cell_seen_ = seen;  // shown by a row below
  const auto row = rows_.get().rows.size();
  if (!pass_covered(row)) return void(refused_ = true);
  const auto first = rows_.next_column();
  cell_ = rows_.add(std::max<std::uint64_t>(column_span, 1));
  if (cell_ == nullptr) return;
  cell_->row_span = row_span == 0 ? UINT32_MAX : static_cast<std::uint32_t>(row_span);
  if (cell_->row_span > 1) cover(first, cell_->column_span, std::uint64_t{row} + cell_->row_span - 1);
}

std::size_t html_table::digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), ascii::is_digit));
}

void html_table::close_cell() {
  if (!cell_open_) return;
  std::string text = text_.take();
  if (std::exchange(cell_has_picture_, false) && is_blank(text) && (cell_ == nullptr || cell_->tables.empty()))
    text = text_of_a_picture;
  const auto white = std::exchange(white_digits_, 0);
  const bool two_inks = white > 0 && white != digits_in(text);
  if ((std::exchange(cell_in_doubt_, false) || two_inks) && holds_digit(text)) {
    text += '?';  // no number
    ++doubtful_cells_;
    rows_.note_hidden();
  }
  const bool unseen = cell_seen_ != visibility::shown;
  hidden_cells_ += unseen && !text.empty();
  const bool is_column = unseen && cell_seen_ == visibility::hidden && row_seen_ == visibility::shown;
  if (is_column && !text.empty())
    rows_.get().hides_columns = true;
  else if ((unseen && holds_digit(text)) || (cell_hides_figure_ && !holds_digit(text)))
    rows_.note_hidden();
  cell_hides_figure_ = false;
  if (cell_ != nullptr && !unseen) rows_.write(*cell_, text);
  cell_ = nullptr;
  cell_open_ = false;
}

void html_table::open_caption() {
  close_caption();
  close_group();
  caption_open_ = true;
}

void html_table::close_caption() {
  if (!caption_open_) return;
  caption_open_ = false;
  add_before(text_.take());
}

bool html_table::take_inner(table&& inner) {
  if (cell_ != nullptr) cell_->tables.push_back(std::move(inner));
  return cell_open_;
}

void html_table::set_before(std::vector<std::string> lines) { rows_.get().before = std::move(lines); }

// Its lines, one by one.
void html_table::add_before(std::string text) {
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    if (end > start) rows_.get().before.push_back(text.substr(start, end - start));
    start = end + 1;
  }
}

void html_table::leave_out_hidden_rows() {
  if (hidden_rows_.empty()) return;
  take_out_rows(rows_.get(), hidden_rows_);
  const auto kept = [&](std::size_t row) {
    const auto hidden = std::lower_bound(hidden_rows_.begin(), hidden_rows_.end(), row) - hidden_rows_.begin();
    return row - static_cast<std::size_t>(hidden);
  };
  for (auto& [begin, end] : feet_) begin = kept(begin), end = kept(end);
}

void html_table::add_columns(std::uint64_t count, bool hidden) {
  constexpr std::uint64_t most = 16'384;
  columns_ = std::min(columns_ + std::max<std::uint64_t>(count, 1), most);
  if (hidden) {
    hidden_columns_.resize(columns_ - std::min(columns_, std::max<std::uint64_t>(count, 1)));
    hidden_columns_.resize(columns_, true);
  }
}

void html_table::doubt_hidden_columns(table& made) {
  if (hidden_columns_.empty()) return;
  const auto is_hidden = [&](const table_cell& cell) {
    const std::size_t first = cell.column - 1, last = first + cell.column_span;
    for (auto i = first; i < last; ++i)
      if (i >= hidden_columns_.size() || !hidden_columns_[i]) return false;
    return true;
  };
  for (auto& row : made.rows)
    for (auto& cell : row.cells) {
      if (!holds_digit(cell.text) || cell.text.ends_with('?') || !is_hidden(cell)) continue;
      cell.text += '?';  // no number
      row.hides = true;
      ++doubtful_cells_;
    }
}

// Grids with pinned columns have the parts of a row in several containers, which stand side by side.
void html_table::join_parts_of_rows(std::vector<table_row>& rows) const {
  std::unordered_map<std::string_view, std::size_t> first;
  std::vector<bool> joined(rows.size());
  for (const auto& [name, row] : row_names_) {
    const auto [found, is_new] = first.try_emplace(name, row);
    if (is_new) continue;
    auto& whole = rows[found->second];
    const auto width = whole.cells.empty() ? 0 : whole.cells.back().column + whole.cells.back().column_span - 1;
    for (auto& cell : rows[row].cells) {
      cell.column += width;
      whole.cells.push_back(std::move(cell));
    }
    whole.hides = whole.hides || rows[row].hides;
    joined[row] = true;
  }
  std::size_t row = 0;
  std::erase_if(rows, [&](const table_row&) { return joined[row++]; });
}

// Feet are shown below all other rows.
void html_table::put_feet_last(std::vector<table_row>& rows) const {
  if (feet_.empty()) return;
  std::vector<table_row> others, last;
  std::size_t next = 0;
  const auto move_to = [&](std::vector<table_row>& target, std::size_t end) {
    for (; next < end; ++next) target.push_back(std::move(rows[next]));
  };
  for (const auto& [begin, end] : feet_) {
    move_to(others, begin);
    move_to(last, end);
  }
  move_to(others, rows.size());
  others.insert(others.end(), std::make_move_iterator(last.begin()), std::make_move_iterator(last.end()));
  rows = std::move(others);
}

table html_table::finish() {
  close_caption();
  close_group();
  leave_out_hidden_rows();
  add_before(stray_.take());
  table made = std::move(rows_.get());
  if (hidden_rows_.empty() && feet_.empty()) join_parts_of_rows(made.rows);
  put_feet_last(made.rows);
  doubt_hidden_columns(made);
  torn_cells_ += part_overlapping_cells(made);
  torn_cells_ += doubt_torn_rows(made);
  return made;
}

}  // namespace v0
}  // namespace perfeval
