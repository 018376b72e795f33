#include "recognise/folded_list.hpp"

#include "recognise/record.hpp"
#include "recognise/side_by_side.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

bool is_unread(const laid_cell& cell) {
  return words::fund_meaning(cell) == words::meaning::unknown && !cell.has(words::list::achieved);
}

bool names_amount(const laid_cell& cell) { return is_amount(words::fund_meaning(cell)); }

// The two blocks of the header, every word of which comes again in the second; one of them may be unreadable, and one
// column more (备注) may follow.
struct blocks {
  std::size_t cells = 0;       // of each; 0 if there are none
  bool first_is_worn = false;  // the word that cannot be read is in the first
  std::size_t first_amount = 0;
};

blocks blocks_of(const laid_row& header) {
  const auto& cells = header.cells;
  const auto half = cells.size() / 2;
  if (header.has_figure || half < 2) return {};
  blocks made;
  std::size_t worn = 0, same = 0;
  for (std::size_t i = 0; i < half; ++i) {
    const auto &one = cells[i], &other = cells[half + i];
    same += one.key == other.key && !one.blank();
    if (one.key == other.key) continue;
    if (++worn > 1 || is_unread(one) == is_unread(other)) return {};
    made.first_is_worn = is_unread(one);
  }
  const auto whole = cells.subspan(made.first_is_worn ? half : 0, half);
  const auto amount = std::find_if(whole.begin(), whole.end(), names_amount);
  if (same == 0 || amount == whole.end() || amount == whole.begin()) return {};
  made.first_amount = static_cast<std::size_t>(amount - whole.begin());
  made.cells = half;
  return made;
}

// The amounts of all lines, under one word.
class lines_of_list {
 public:
  // False if the block has a line whose amount cannot be read.
  void take(const laid_row& block, std::uint32_t column, const limits& bounds) {
    if (block.filled.empty()) return;
    const auto* cell = block.lines_up ? covering(block, column) : &block.cells[column];
    const auto amount = figure_of(cell, column::amount, "", bounds);
    if (!amount.has_value()) return;
    if (words::fund_of(*block.filled.front()) == fund::total) {
      ++totals_;
      whole_ = amount.value;
    }
    if (amounts_.empty() || amount.value > largest_) largest_ = amount.value;
    amounts_.push_back(amount.value);
  }

  // Whether one of them is the sum of all others: the only total, or one whose word cannot be read.
  [[nodiscard]] bool are_one() const {
    decimal sum;
    for (const auto& amount : amounts_) sum += amount;
    const auto& whole = totals_ == 1 ? whole_ : largest_;
    return totals_ < 2 && amounts_.size() > 2 && sum - whole == whole;
  }

 private:
  std::vector<decimal> amounts_;
  decimal whole_, largest_;
  std::size_t totals_ = 0;
};

bool is_total_line(const laid_row& row) {
  return !row.filled.empty() && words::fund_of(*row.filled.front()) == fund::total;
}

}  // namespace

std::size_t folded_rows(std::span<const laid_row> rows, const limits& bounds) {
  const auto blocks = blocks_of(rows[0]);
  if (blocks.cells == 0) return 0;
  const auto& header = rows[0].cells;
  lines_of_list lines;
  std::size_t count = 1;
  for (; count < rows.size() && rows[count].has_figure; ++count) {
    const auto& row = rows[count];
    const auto middle = middle_of(row, rows[0], blocks.cells);
    if (middle == 0) break;
    if (is_numbering_row(row)) continue;
    const auto column = [&](std::size_t block) {
      const auto i = blocks.first_amount;
      return row.lines_up ? header[block + i].column : static_cast<std::uint32_t>(i);
    };
    lines.take(part_of(row, 0, middle), column(0), bounds);
    lines.take(part_of(row, middle, row.cells.size()), column(blocks.cells), bounds);
  }
  return count > 1 && lines.are_one() ? count : 0;
}

folded_list::folded_list(std::span<const laid_row> rows) {
  const auto blocks = blocks_of(rows[0]);
  const auto& header = rows[0];
  const auto first = header.cells.first(blocks.cells), second = header.cells.subspan(blocks.cells, blocks.cells);
  const auto named = blocks.first_is_worn ? second : first;
  rows_.push_back(part_of(header, static_cast<std::size_t>(named.data() - first.data()),
                          static_cast<std::size_t>(named.data() - first.data()) + blocks.cells));
  const auto middle = [&](const laid_row& row) { return middle_of(row, header, blocks.cells); };
  for (const auto& row : rows.subspan(1)) add(part_of(row, 0, middle(row)), first, named);
  const auto total = rows_.back();
  const bool ends = is_total_line(total);
  if (ends) rows_.pop_back();
  for (const auto& row : rows.subspan(1)) add(part_of(row, middle(row), row.cells.size()), second, named);
  if (ends) rows_.push_back(total);
}

// The words over a block, and those over the one that its cells are moved to.
void folded_list::add(const laid_row& block, std::span<const laid_cell> own, std::span<const laid_cell> named) {
  if (block.filled.empty()) return;
  rows_.push_back(block);
  if (own.data() == named.data()) return;
  auto& cells = cells_.emplace_back(block.cells.begin(), block.cells.end());
  auto& filled = filled_.emplace_back();
  for (auto& cell : cells) {
    const auto* above = std::find_if(own.data(), own.data() + own.size(),
                                     [&](const laid_cell& word) { return word.column == cell.column; });
    if (above != own.data() + own.size()) cell.column = named[static_cast<std::size_t>(above - own.data())].column;
  }
  for (const auto* cell : block.filled) filled.push_back(cells.data() + (cell - block.cells.data()));
  rows_.back().cells = cells;
  rows_.back().filled = filled;
}

}  // namespace v0
}  // namespace perfeval
