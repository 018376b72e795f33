// Header rows become columns: which of their cells are above each other, and what the words of a column mean together.
#include "recognise/columns.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

constexpr std::uint32_t most_header_rows = 4;

// A column assembled from the cells of the header rows, from the top; a cell over several rows counts once.
struct stack {
  std::vector<const laid_cell*> cells;
  bool alone = true;  // none of its cells spans other columns too

  void add(const laid_cell* cell) {
    if (cell != nullptr && (cells.empty() || cells.back()->source != cell->source)) cells.push_back(cell);
  }
};

std::string joined(const stack& s) {
  std::string all;
  for (const auto* cell : s.cells) all += cell->key;
  return all;
}

// 完成 over 值 | 单位, 分值 over 中期 | 年度: which part of what the word above says.
bool says_only_part(const words::spelled& lowest) {
  return lowest.key == "值" || lowest.key == "数值" || words::is_total_part(lowest);
}

// Of several words below each other, the whole says most (实际 | 完成指标值), or, under a word for several columns, the
// lowest (年度指标值 | 度量单位).
meaning meaning_of(const stack& s, const words::spelled& all, meaning_of_key meaning) {
  const auto whole = meaning(all);
  if (s.cells.size() == 1 || (s.alone && whole != meaning::unknown)) return whole;
  if (whole == meaning::known_extra && all.has(words::list::forecast_column)) return whole;  // 全年预计 over 支出数
  if (words::says_only_amount(*s.cells.back()) && !s.alone)  // 全年执行数 over 金额
    return s.cells.front()->blank() ? meaning::unknown : whole;
  const auto& top = *s.cells.front();
  if (s.cells.size() == 2 && !s.alone && s.cells.back()->key == "全年") return meaning(top);  // 支出 over 上半年 | 全年
  const bool part = says_only_part(*s.cells.back()) && meaning(*s.cells.back()) == meaning::target;
  if (part && whole != meaning::unknown && whole == meaning(top)) return whole;
  for (auto i = s.cells.size(); i-- > 1;)
    if (const auto below = meaning(*s.cells[i]); below != meaning::unknown) return below;
  if (whole != meaning::unknown || s.alone) return whole;  // 完成 | 进度: half a word says nothing
  return meaning(*s.cells.front());
}

header_column column_of(const stack& s, meaning_of_key meaning) {
  const laid_cell& top = *s.cells.front();
  const laid_cell& lowest = s.cells.back()->blank() ? top : *s.cells.back();
  const bool alone = s.cells.size() == 1;
  const std::string key = alone ? std::string() : joined(s);
  header_column column(alone ? words::spelled(top) : words::spelled(key, *top.dictionary));
  column.meaning = meaning_of(s, column.spelled(), meaning);
  column.own = alone ? column.meaning : meaning(*s.cells.back());
  for (const auto* cell : s.cells) column.label += cell->text();
  if (!alone) column.part = s.cells.back();
  if (!s.alone) column.lowest = s.cells.back()->text();
  column.place = top.place;
  const laid_cell& own = !s.alone && s.cells.back()->column > top.column ? *s.cells.back() : lowest;
  column.column = own.column;
  column.top_column = top.column;
  column.span = own.span;
  column.down = top.source->row_span;
  return column;
}

// The word that reached over a blank before spans were lost: the next one to its left, if there is a word below.
const laid_cell* lost_span(std::span<const laid_row> rows, std::size_t r, std::uint32_t column) {
  const auto* below = covering(rows[r + 1], column);
  if (below == nullptr || below->blank()) return nullptr;
  const laid_cell* found = nullptr;
  for (const auto& cell : rows[r].cells)
    if (cell.column < column && !cell.blank()) found = &cell;
  if (found == nullptr) return nullptr;
  const auto* first = covering(rows[r + 1], found->column);  // it has a word below itself
  return first != nullptr && !first->blank() ? found : nullptr;
}

std::vector<stack> stack_lined_up(std::span<const laid_row> rows) {
  std::vector<std::uint32_t> starts;
  for (const auto& row : rows)
    for (const auto& cell : row.cells) starts.push_back(cell.column);
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  std::vector<stack> stacks;
  const bool spans_lost = rows.front().spans_lost;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    stack made;
    for (const auto& row : rows) {
      const auto* cell = covering(row, starts[i]);
      const auto r = static_cast<std::size_t>(&row - rows.data());
      if (spans_lost && r + 1 < rows.size() && (cell == nullptr || cell->blank()))
        if (const auto* word = lost_span(rows, r, starts[i])) cell = word;
      made.add(cell);
      const bool reaches_on = cell != nullptr && i + 1 < starts.size() &&
                              (starts[i + 1] - cell->column < cell->span ||
                               (spans_lost && r + 1 < rows.size() && lost_span(rows, r, starts[i + 1]) == cell));
      made.alone = made.alone && cell != nullptr && cell->column == starts[i] && !reaches_on;
    }
    if (!made.cells.empty()) stacks.push_back(std::move(made));
  }
  return stacks;
}

// One upper cell, the one at `wide`, spans all the additional cells of the lower row.
std::vector<stack> stack_under(std::span<const laid_cell> upper, std::span<const laid_cell> lower, std::size_t wide) {
  const std::size_t more = lower.size() - upper.size();
  std::vector<stack> stacks;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const std::size_t above = i <= wide ? i : i <= wide + more ? wide : i - more;
    stacks.push_back({{&upper[above], &lower[i]}, more == 0 || above != wide});
  }
  return stacks;
}

// The lower cells between empty ones at both ends are divided equally among the upper cells in between.
std::vector<stack> stack_in_parts(std::span<const laid_cell> upper, std::span<const laid_cell> lower) {
  std::size_t front = 0, back = 0;
  while (front < lower.size() && lower[front].blank()) ++front;
  while (back < lower.size() - front && lower[lower.size() - 1 - back].blank()) ++back;
  if (front + back >= upper.size()) return {};
  const std::size_t above = upper.size() - front - back, below = lower.size() - front - back;
  std::vector<stack> stacks;
  for (std::size_t i = 0; i < front; ++i) stacks.push_back({{&upper[i]}});
  for (std::size_t i = 0; i < below; ++i)
    stacks.push_back({{&upper[front + std::min(i * above / below, above - 1)], &lower[front + i]}, false});
  for (std::size_t i = 0; i < back; ++i) stacks.push_back({{&upper[upper.size() - back + i]}});
  return stacks;
}

// 项目名称 | 其中 | 绩效指标 over a blank, 财政拨款, 其他资金, …: blanks and runs of words are as many as the words
// above.
std::vector<stack> stack_by_blanks(std::span<const laid_cell> upper, std::span<const laid_cell> lower) {
  std::vector<stack> stacks;
  std::size_t above = 0;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const bool goes_on = i > 0 && !lower[i].blank() && !lower[i - 1].blank();
    if (i > 0 && !goes_on) ++above;
    if (above >= upper.size()) return {};
    const bool among = goes_on || (i + 1 < lower.size() && !lower[i].blank() && !lower[i + 1].blank());
    stacks.push_back({{&upper[above]}, !among});
    if (!lower[i].blank()) stacks.back().cells.push_back(&lower[i]);
  }
  return above + 1 == upper.size() ? stacks : std::vector<stack>{};
}

std::size_t known_meanings(const std::vector<stack>& stacks, meaning_of_key ask) {
  std::vector<meaning> known;
  for (const auto& s : stacks)
    known.push_back(meaning_of(s, words::spelled(joined(s), *s.cells.front()->dictionary), ask));
  std::erase(known, meaning::unknown);
  std::sort(known.begin(), known.end());
  return static_cast<std::size_t>(std::unique(known.begin(), known.end()) - known.begin());
}

constexpr std::size_t most_stacks_tried = 64;

// If spans are lost: of the ways to align the lower row with the upper one, the one in which most columns
// have a meaning of their own.
std::vector<stack> stack_by_order(const laid_row& upper, const laid_row& lower, meaning_of_key meaning) {
  std::vector<stack> best;
  if (lower.cells.size() < upper.cells.size()) {  // continued cells are missing, not empty: the upper words have to do
    for (const auto& cell : upper.cells) best.push_back({{&cell}});
    return best;
  }
  if (lower.cells.size() == upper.cells.size()) return stack_under(upper.cells, lower.cells, 0);
  if (auto exact = stack_by_blanks(upper.cells, lower.cells); !exact.empty() && lower.cells.front().blank())
    return exact;
  best = stack_in_parts(upper.cells, lower.cells);
  std::size_t most = known_meanings(best, meaning);
  for (std::size_t wide = 0; wide < std::min(upper.cells.size(), most_stacks_tried); ++wide) {
    auto stacks = stack_under(upper.cells, lower.cells, wide);
    const auto known = known_meanings(stacks, meaning);
    if (known <= most) continue;
    most = known;
    best = std::move(stacks);
  }
  return best;
}

}  // namespace

bool stacks_exactly(const laid_row& upper, const laid_row& lower) {
  return !lower.cells.empty() && lower.cells.front().blank() && !stack_by_blanks(upper.cells, lower.cells).empty();
}

header::header(std::span<const laid_row> rows, meaning_of_key meaning)
    : lines_up_(!rows.empty() && rows.front().lines_up) {
  if (rows.size() == 2 && !rows[0].lines_up) {
    for (const auto& s : stack_by_order(rows[0], rows[1], meaning)) columns_.push_back(column_of(s, meaning));
  } else if (rows.size() > 1) {
    for (const auto& s : stack_lined_up(rows)) columns_.push_back(column_of(s, meaning));
  } else if (!rows.empty()) {
    for (const auto& cell : rows[0].cells) columns_.push_back(column_of({{&cell}}, meaning));
  }
  // A header cell that extends below the header is the label of the whole table: 部门支出预算数, over its lines.
  if (!columns_.empty() && columns_.front().down > rows.size()) columns_.front().meaning = meaning::section;
}

void header::fill_blanks(const laid_row& above, const laid_row& row, meaning_of_key meaning) {
  if (columns_.size() != row.cells.size() || (row.lines_up && !row.spans_lost)) return;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!row.cells[i].blank() || !columns_[i].key.empty()) continue;
    const std::size_t from_right = columns_.size() - i;
    const laid_cell* word = nullptr;
    if (row.lines_up) {
      word = covering(above, columns_[i].column);
    } else if (from_right <= above.cells.size() &&
               std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(i), row.cells.end(),
                           [](const laid_cell& cell) { return cell.blank(); })) {
      word = &above.cells[above.cells.size() - from_right];
    }
    if (word == nullptr || word->blank()) continue;
    const auto place = columns_[i].column;
    const auto span = columns_[i].span;
    columns_[i] = column_of({{word}}, meaning);
    columns_[i].column = place;
    columns_[i].span = span;
  }
}

namespace {

// 年度目标1 over its rows, next to 一级指标: the label of the table, not the header of a column.
bool labels_rows(const laid_row& row, const laid_cell& cell, meaning_of_key meaning_in) {
  if (row.filled.size() < 4 || &cell != row.filled.front()) return false;
  if (row.filled[1]->source->row_span >= cell.source->row_span) return false;  // it ends with the header
  const auto next = meaning_in(*row.filled[1]), own = meaning_in(cell);
  const bool unread = next == meaning::unknown && is_level(meaning_in(*row.filled[2]));  // 一级指标 cannot be read
  return (next == meaning::level1 || next == meaning::level2 || unread) && own != meaning::ordinal &&
         own != meaning::level1;
}

}  // namespace

std::size_t header_rows(std::span<const laid_row> rows, meaning_of_key meaning_in, words_continue continues) {
  std::uint32_t tallest = 1;
  if (rows[0].lines_up)
    for (const auto& cell : rows[0].cells) {
      const auto meaning = meaning_in(cell);
      const bool heads_a_column = meaning != meaning::unknown && meaning != meaning::section;
      if (heads_a_column && !cell.from_above && !labels_rows(rows[0], cell, meaning_in))
        tallest = std::max(tallest, std::min(cell.source->row_span, most_header_rows));
    }
  std::size_t count = 1;
  while (count < std::min<std::size_t>(tallest, rows.size()) && !rows[count].has_figure) ++count;
  if (tallest > 1) return count;
  while (count < std::min<std::size_t>(most_header_rows, rows.size()) && continues(rows[count - 1], rows[count]))
    ++count;
  return count;
}

}  // namespace v0
}  // namespace perfeval
