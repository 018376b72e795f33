#include "recognise/spread.hpp"

#include "recognise/indicator_header.hpp"

#include <perfeval/form/statement.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

constexpr std::size_t most_rows = 12;     // below a header: more do not improve the decision
constexpr std::size_t longest_unit = 30;  // 元/人·月 and the like
constexpr std::size_t fewest_filled = 3;  // cells of an indicator

// The cells of one row under one header, from left to right.
using part_cells = std::vector<const laid_cell*>;

bool is_row(const laid_row& row) {
  return row.filled.size() >= fewest_filled && !words::is_total(*row.filled.front()) &&
         !words::is_subtotal(*row.filled.front()) && !is_numbering_row(row);
}

// The rows of the table: up to a total, or to the header on a new page.
std::span<const laid_row> rows_of_table(std::span<const laid_row> below) {
  const auto ends = [](const laid_row& row) {
    return !row.filled.empty() && (words::is_total(*row.filled.front()) || is_indicator_header(row));
  };
  const auto first = std::find_if_not(below.begin(), below.end(), ends);  // a total may come first
  const auto last = std::find_if(first, below.end(), ends);
  return below.first(std::min(static_cast<std::size_t>(last - below.begin()), most_rows));
}

part_cells cells_under(const laid_row& row, const header_column& column, std::uint32_t reach) {
  part_cells found;
  for (const auto& cell : row.cells)
    if (cell.column >= column.column && cell.column - column.column < reach) found.push_back(&cell);
  return found;
}

// How many grid columns a header covers: also those without a header to its right, where spans are lost.
std::uint32_t reach_of(const header& columns, std::size_t i) {
  const auto& all = columns.columns();
  auto end = all[i].column + all[i].span;
  const auto begin = all[i].column;
  for (++i; i < all.size() && all[i].key.empty() && all[i].span == 1; ++i) end = all[i].column + 1;
  return end - begin;
}

// The cells from the index of a column on, `count` of them, if columns do not line up.
part_cells cells_from(const laid_row& row, std::size_t index, std::size_t count) {
  part_cells found;
  for (std::size_t i = index; i < std::min(index + count, row.cells.size()); ++i) found.push_back(&row.cells[i]);
  return found;
}

// How many more cells than the header every row has, if it is always the same number.
std::size_t cells_more(std::span<const laid_row> rows, std::size_t columns) {
  std::size_t more = 0;
  for (const auto& row : rows) {
    if (!is_row(row)) continue;
    if (row.cells.size() <= columns || (more != 0 && row.cells.size() - columns != more)) return 0;
    more = row.cells.size() - columns;
  }
  return more;
}

bool is_sign(const laid_cell& cell) {
  return words::says_no_sign(cell) || (cell.key.size() <= longest_unit && read_sign(cell.text()) != comparison::none);
}

bool may_be_unit(const laid_cell& cell) { return cell.blank() || (!cell.is_figure && cell.key.size() <= longest_unit); }

// The meanings of the parts of a target; empty if the cells do not say.
std::vector<meaning> parts_of(const std::vector<part_cells>& rows, meaning whole) {
  const std::size_t count = rows.front().size();
  const auto all = [&](std::size_t i, auto holds) {
    return std::all_of(rows.begin(), rows.end(), [&](const part_cells& row) { return holds(*row[i]); });
  };
  const auto any = [&](std::size_t i, auto holds) {
    return std::any_of(rows.begin(), rows.end(), [&](const part_cells& row) { return holds(*row[i]); });
  };
  const auto is_figure = [](const laid_cell& cell) { return cell.is_figure; };
  const auto signs = [&](std::size_t i) {
    return all(i, [](const laid_cell& cell) { return cell.blank() || is_sign(cell); }) && any(i, is_sign);
  };
  const auto units = [&](std::size_t i) { return all(i, may_be_unit); };
  if (count == 3 && signs(0) && units(2))
    return {whole == meaning::target ? meaning::sign : meaning::known_extra, whole,
            whole == meaning::target ? meaning::unit : meaning::known_extra};
  if (count == 2 && signs(0)) return {whole == meaning::target ? meaning::sign : meaning::known_extra, whole};
  if (count == 2 && any(0, is_figure) && units(1))
    return {whole, whole == meaning::target ? meaning::unit : meaning::known_extra};
  return {};
}

// 绩效指标 over 产出 | 清运垃圾: the levels and the names below the label of the table.
void spread_label(header& columns, std::span<const laid_row> rows, std::size_t more) {
  const auto i = columns.index(meaning::section);
  if (i > 1 || i == columns.columns().size() || columns.has(meaning::name)) return;
  if (columns.has(meaning::level1) || columns.has(meaning::level2)) return;
  const auto& column = columns.columns()[i];
  const auto reach = rows[0].spans_lost ? reach_of(columns, i) : column.span;
  if (rows[0].lines_up ? reach < 2 : more == 0) return;
  std::vector<std::uint32_t> starts;
  std::size_t headings = 0, names = 0, seen = 0;
  for (const auto& row : rows) {
    if (!is_row(row)) continue;
    const auto cells = row.lines_up ? cells_under(row, column, reach) : cells_from(row, i, more + 1);
    if (cells.size() < 2 || cells.size() > 3 || (!starts.empty() && cells.size() != starts.size())) return;
    if (starts.empty())
      for (const auto* cell : cells) starts.push_back(cell->column);
    ++seen;
    const auto& name = *cells.back();
    headings +=
        cells.front()->blank() || cells.front()->from_above || words::category_of(*cells.front()) != category::other;
    names += !name.blank() && !name.from_above && !name.is_figure;
  }
  if (seen == 0 || headings != seen || names != seen) return;
  const std::vector<meaning> parts = starts.size() == 2 ? std::vector{meaning::level1, meaning::name}
                                                        : std::vector{meaning::level1, meaning::level2, meaning::name};
  columns.split(i, parts, starts);
}

// What is below one word for headings and names.
struct headed_names {
  std::vector<std::uint32_t> starts;  // the grid columns of its parts; none if it holds something else
  std::size_t rows = 0, headings = 0, kinds = 0;

  // Headings that are merged over rows, each of which has a name of its own.
  [[nodiscard]] bool certain() const { return headings >= 2 && headings < rows && kinds * 2 < rows; }
};

// `below`: also what follows the header again, on a new page.
headed_names names_under(const header& columns, std::size_t i, std::span<const laid_row> below, std::size_t parts) {
  headed_names found;
  std::string_view last;  // heading
  for (const auto& row : below.first(std::min(below.size(), most_rows))) {
    if (found.rows > 0 && !row.filled.empty() && words::is_total(*row.filled.front())) break;
    if (is_indicator_header(row)) continue;
    if (!is_row(row)) continue;
    const auto cells = row.lines_up ? cells_under(row, columns.columns()[i], static_cast<std::uint32_t>(parts))
                                    : cells_from(row, i, parts);
    if (cells.size() == 1 && cells.front()->span > parts) break;  // a total whose word cannot be read
    if (cells.size() != parts) return {};
    const auto &heading = *cells.front(), &name = *cells.back();
    const bool again = heading.blank() || heading.from_above || heading.key == last;
    if (name.blank() || name.from_above || name.is_figure || name.source->row_span > 1) return {};
    if (heading.is_figure || (again && found.rows == 0)) return {};
    if (!again) last = heading.key;
    if (found.starts.empty())
      for (const auto* cell : cells) found.starts.push_back(cell->column);
    ++found.rows;
    found.headings += !again;
    found.kinds += words::kind_of(name, category::unknown) != kind::other;
  }
  return found;
}

// Whether the rows have nothing but their numbers at the left of column i.
bool only_numbers_before(const header& columns, std::size_t i, std::span<const laid_row> below) {
  const auto numbers = [&](const laid_row& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [&](const laid_cell& cell) {
      return cell.column >= columns.columns()[i].column || cell.blank() || cell.is_figure;
    });
  };
  const auto& before = columns.columns()[i == 0 ? 0 : i - 1];
  return i == 0 || before.meaning == meaning::ordinal || before.key.empty() ||
         (before.meaning == meaning::unknown && below.front().lines_up && numbers(below.front()));
}

// The column of a word for headings and names; also of one that cannot be read, if the table has no other names.
std::size_t column_of_headings(const header& columns, std::span<const laid_row> below) {
  const auto& all = columns.columns();
  for (std::size_t i = 0; i < std::min<std::size_t>(2, all.size()); ++i) {
    const bool unread = all[i].meaning == meaning::unknown && all[i].span == 2 && !columns.has(meaning::name);
    const bool named = all[i].meaning == meaning::section || all[i].meaning == meaning::name;
    if ((unread || named) && only_numbers_before(columns, i, below)) return i;
  }
  return all.size();
}

// 评价指标 over 资金管理 | 资金到位: headings of any words, if they are merged over rows with names of their own. What
// a column beside them says of the names, 考核内容, is no name then.
void spread_headings(header& columns, std::span<const laid_row> rows, std::span<const laid_row> below) {
  const auto& all = columns.columns();
  const auto i = column_of_headings(columns, rows);
  if (i == all.size() || columns.has(meaning::level1) || columns.has(meaning::level2)) return;
  if (!columns.has(meaning::weight) && !columns.has(meaning::score) && !columns.has(meaning::target)) return;
  const auto reach = rows[0].spans_lost ? reach_of(columns, i) : all[i].span;
  if (rows[0].lines_up ? reach != 2 : cells_more(rows, all.size()) != 1) return;
  const auto found = names_under(columns, i, below, 2);
  if (!found.certain()) return;
  columns.split(i, std::vector{meaning::level1, meaning::name}, found.starts);
  for (auto k = i + 2; k < all.size(); ++k)
    if (all[k].meaning == meaning::name) columns.set_meaning(k, meaning::known_extra);
}

// 评价内容 over 产出目标 | 数量目标, before 绩效内容 over the names: both levels under one word.
void spread_levels(header& columns, std::span<const laid_row> rows) {
  if (columns.has(meaning::level2)) return;
  const auto& all = columns.columns();
  std::size_t i = 0;
  while (i < all.size() && (all[i].meaning == meaning::ordinal || all[i].key.empty())) ++i;
  if (i + 2 >= all.size() || columns.index(meaning::level1) < i) return;
  const auto reach = rows[0].spans_lost ? reach_of(columns, i) : all[i].span;
  if (rows[0].lines_up ? reach != 2 : cells_more(rows, all.size()) != 1) return;
  const auto next = i + (all[i + 1].key.empty() ? 2 : 1);  // past a blank that it covers
  if (next >= all.size()) return;
  const auto names = all[next].meaning;
  if (names != meaning::name && names != meaning::section && names != meaning::unknown) return;
  std::vector<std::uint32_t> starts;
  std::size_t categories = 0, kinds = 0;
  for (const auto& row : rows) {
    if (!is_row(row)) continue;
    const auto cells = row.lines_up ? cells_under(row, all[i], 2) : cells_from(row, i, 2);
    if (cells.size() != 2 || cells[0]->is_figure || cells[1]->is_figure) return;
    if (starts.empty()) starts = {cells[0]->column, cells[1]->column};
    const bool again = cells[0]->blank() || cells[0]->from_above;
    const bool kind = words::kind_of(*cells[1], category::unknown) != kind::other && !cells[1]->blank();
    if (!again && !kind && words::category_of(*cells[0]) == category::other) return;  // 投入 over 成本目标 is one
    categories += !again;
    kinds += kind;
  }
  if (categories == 0 || kinds == 0) return;
  const bool named = columns.has(meaning::name) && columns.index(meaning::name) > i;
  columns.split(i, std::vector{meaning::level1, meaning::level2}, starts);
  if (!named) columns.set_meaning(i + 2, meaning::name);
}

}  // namespace

void spread_over_parts(header& columns, std::span<const laid_row> below) {
  const auto rows = rows_of_table(below);
  if (rows.empty()) return;
  spread_levels(columns, rows);
  spread_headings(columns, rows, below);
  spread_label(columns, rows, rows[0].lines_up ? 0 : cells_more(rows, columns.columns().size()));
  if (columns.has(meaning::sign) || columns.has(meaning::unit)) return;
  const std::size_t more = rows[0].lines_up ? 0 : cells_more(rows, columns.columns().size());
  for (const auto whole : {meaning::target, meaning::actual}) {
    const auto i = columns.index(whole);
    if (i == columns.columns().size()) continue;
    const auto& column = columns.columns()[i];
    const auto reach = rows[0].spans_lost ? reach_of(columns, i) : column.span;
    if (rows[0].lines_up ? reach < 2 : more == 0) continue;
    std::vector<part_cells> found;
    for (const auto& row : rows) {
      if (!is_row(row)) continue;
      auto cells = row.lines_up ? cells_under(row, column, reach) : cells_from(row, i, more + 1);
      if (cells.empty()) continue;  // covered from the left
      if (cells.size() < 2 || (!found.empty() && cells.size() != found.front().size())) return;
      found.push_back(std::move(cells));
    }
    if (found.empty()) continue;
    const auto meanings = parts_of(found, whole);
    if (meanings.empty()) continue;
    std::vector<std::uint32_t> starts;
    for (const auto* cell : found.front()) starts.push_back(cell->column);
    columns.split(i, meanings, starts);
    if (more != 0) return;
  }
}

}  // namespace v0
}  // namespace perfeval
