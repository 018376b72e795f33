#include "tables/short_rows.hpp"

#include "tables/grid.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t rows_of_head = 2;   // the title and the first line of the head have every column
constexpr std::size_t most_columns = 64;  // of a form; what follows tries every place in a row
constexpr std::size_t longest_figure = 20;

// A short text with digits: what stands below it in a column of values is one too.
bool may_be_figure(const std::string& text) { return text.size() < longest_figure && holds_digit(text); }

// 50, 95.6%, ≥98%: no word of a header.
bool is_bare_figure(const std::string& text) {
  const auto is_han = [](char c) { return static_cast<unsigned char>(c) >= 0xE3; };
  return holds_digit(text) && std::none_of(text.begin(), text.end(), is_han);
}

bool is_number(const std::string& text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

using columns_set = std::vector<bool>;

class filler {
 public:
  explicit filler(std::size_t width) : width_(width), above_(width) {}

  void take(std::vector<table_cell>& cells) {
    if (cells.size() < width_) {
      auto parts = outside_of_groups(cells.size());
      divided_ = divided_ || parts;
      fill(cells, parts ? std::move(*parts) : covered_at_ends_by_likeness(cells));
    }
    for (std::size_t c = 0; c < width_; ++c)
      if (!covered_[c]) above_[c] = cells[c].text;
    covered_.assign(width_, false);
  }

  // Whether the cells of the short rows look no more like those above them if the blanks are put behind them, where
  // whoever leaves out blank cells leaves them out.
  [[nodiscard]] bool is_likely() const noexcept { return divided_ || alike_filled_ >= alike_padded_; }

 private:
  // A blank continues the cell to its left, or is blank.
  [[nodiscard]] bool begins(std::size_t column) const { return !above_[column].empty(); }

  // The columns in which cells above go on: at the left, behind the number of the row if it has one; some also at the
  // right, if the cells then look much more like those above.
  columns_set covered_at_ends_by_likeness(const std::vector<table_cell>& cells) {
    const auto missing = width_ - cells.size();
    const std::size_t first = is_number(cells.front().text) && is_number(above_.front()) ? 1 : 0;
    auto best = covered_at_ends(first, missing, 0);
    const auto alike_at_left = likeness(cells, best);
    auto most = alike_at_left;
    for (std::size_t right = 1; right <= missing; ++right) {
      if (!begins(width_ - right)) continue;
      auto covered = covered_at_ends(first, missing - right, right);
      const auto alike = likeness(cells, covered);
      if (alike <= most || alike <= alike_at_left + (right == missing ? 2 : 1)) continue;
      most = alike;
      best = std::move(covered);
    }
    alike_filled_ += most;
    alike_padded_ += likeness(cells, covered_at_ends(0, 0, missing));
    return best;
  }

  [[nodiscard]] columns_set covered_at_ends(std::size_t first, std::size_t left, std::size_t right) const {
    columns_set made(width_, false);
    for (std::size_t c = first; c < first + left; ++c) made[c] = true;
    for (std::size_t c = width_ - right; c < width_; ++c) made[c] = true;
    return made;
  }

  // 指标值 with two blanks behind it over 符号 | 值 | 单位: all but the columns of such words of a header, if some that
  // follow each other have `count` columns.
  [[nodiscard]] std::optional<columns_set> outside_of_groups(std::size_t count) const {
    if (std::any_of(above_.begin(), above_.end(), is_bare_figure)) return std::nullopt;
    for (std::size_t begin = width_; begin-- > 0;) {
      columns_set made(width_, true);
      std::size_t divided = 0;
      for (std::size_t c = begin; c < width_ && divided < count; ++c) {
        const bool in_group = !begins(c) || (c + 1 < width_ && !begins(c + 1));
        if (in_group) made[c] = false, ++divided;
      }
      const bool whole = begins(begin) && begin + 1 < width_ && !begins(begin + 1);
      const auto end = static_cast<std::size_t>(std::find(made.rbegin(), made.rend(), false).base() - made.begin());
      if (whole && divided == count && (end == width_ || begins(end))) return made;
    }
    return std::nullopt;
  }

  // How many cells look like those above them: a figure below a figure, a word below a word.
  [[nodiscard]] std::size_t likeness(const std::vector<table_cell>& cells, const columns_set& covered) const {
    std::size_t alike = 0, next = 0;
    for (std::size_t c = 0; c < width_; ++c) {
      if (covered[c]) continue;
      const auto& text = cells[next++].text;
      alike += !text.empty() && begins(c) && may_be_figure(text) == may_be_figure(above_[c]);
    }
    return alike;
  }

  void fill(std::vector<table_cell>& cells, columns_set covered) {
    std::vector<table_cell> filled(width_);
    std::size_t next = 0;
    for (std::size_t c = 0; c < width_; ++c) {
      if (!covered[c]) filled[c] = std::move(cells[next++]);
      filled[c].column = static_cast<std::uint32_t>(c + 1);
    }
    cells = std::move(filled);
    covered_ = std::move(covered);
  }

  std::size_t width_;
  std::vector<std::string> above_;             // of each column, the text of the cell that covers it in the row above
  columns_set covered_ = columns_set(width_);  // in the row in hand
  bool divided_ = false;                       // a short row has just the columns that the header above it divides
  std::size_t alike_filled_ = 0, alike_padded_ = 0;
};

}  // namespace

void fill_short_rows(table& made) {
  std::size_t width = 0;
  for (const auto& row : made.rows) width = std::max(width, row.cells.size());
  const auto is_empty = [](const table_row& row) { return row.cells.empty(); };  // a limit may have stopped the reading
  if (width > most_columns || std::any_of(made.rows.begin(), made.rows.end(), is_empty)) return;
  for (std::size_t r = 0; r < std::min(rows_of_head, made.rows.size()); ++r)
    if (made.rows[r].cells.size() < width) return;
  filler columns(width);
  auto filled = made.rows;
  const auto whole = filled.end() - (made.ends_early ? 1 : 0);
  std::for_each(filled.begin(), whole, [&](table_row& row) { columns.take(row.cells); });
  if (columns.is_likely()) made.rows = std::move(filled);
}

}  // namespace v0
}  // namespace perfeval
