#include "recognise/indicator_steps.hpp"

#include <algorithm>
#include <iterator>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// 绩效指标 over a name in every row, in a table without another column for names.
bool holds_names(const header& columns, std::span<const laid_row> below) {
  if (columns.has(meaning::name)) return false;
  std::size_t rows = 0, names = 0;
  for (const auto& row : below) {
    if (row.filled.empty() || words::is_total(*row.filled.front())) break;
    if (!row.has_figure) continue;
    const auto* cell = row.lines_up ? covering(row, columns.columns().front().column) : &row.cells.front();
    ++rows;
    names += cell != nullptr && !cell->blank() && !cell->from_above && !cell->is_figure && cell->source->row_span == 1;
  }
  return rows >= 2 && names > 1 && names + 1 >= rows;  // one may be unreadable
}

bool is_subtotal_row(const laid_row& row) {
  return std::any_of(row.filled.begin(), row.filled.end(),
                     [](const laid_cell* cell) { return !cell->from_above && words::is_subtotal(*cell); });
}

constexpr std::size_t longest_heading_word = 18;  // six signs

}  // namespace

// 绩效内容 | 绩效指标 over 数量 | 养护里程: what holds the words of kinds in almost every row is a level, and the
// names are in the column after it. 指标 | 指标内容 over 产出指标 | 培训人次: level 1, if it holds no kind.
void name_kinds(open_columns& table) {
  auto& columns = table.columns;
  const auto below = table.below;
  const auto& all = columns.columns();
  const auto name = columns.index(meaning::name);
  auto names = name + 1;
  while (names < all.size() && all[names].meaning == meaning::ordinal) ++names;
  if (names >= all.size() || columns.has(meaning::level2)) return;
  const auto next = all[names].meaning;
  if (next != meaning::unknown && next != meaning::section && next != meaning::name) return;
  std::size_t rows = 0, others = 0;
  bool kinds = false;
  for (const auto& row : below) {
    if (row.filled.empty() || words::is_total(*row.filled.front())) break;
    if (is_numbering_row(row)) continue;
    const auto *kind = cell_in(row, columns, name), *own = cell_in(row, columns, names);
    const bool says_category = !nothing_in(kind) && words::category_of(*kind) != category::other;
    if (nothing_in(own) || (!row.has_figure && !says_category)) continue;
    if (nothing_in(kind)) {
      rows += rows > 0;  // its merged cell is lost
      continue;
    }
    if (kind->key.size() > 30 || words::holds_digit(own->key)) return;
    others += !says_category && words::kind_of(*kind, category::unknown) == kind::other;
    kinds = kinds || !says_category;
    ++rows;
  }
  if (rows < 2 || others * 4 > rows) return;
  columns.set_meaning(name, kinds || columns.has(meaning::level1) ? meaning::level2 : meaning::level1);
  columns.set_meaning(names, meaning::name);
}

// 评价内容 | 评价类别 | 评价指标, none of which says that it is a level: the first two are, if their cells are merged
// over rows that have a text of their own under the third. Of two (评价项目 | 评价内容), the first is. 指标类型 at the
// right of the values is no heading then.
void name_merged_headings(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  std::size_t begin = 0;
  while (begin < all.size() && (all[begin].meaning == meaning::ordinal || all[begin].key.empty())) ++begin;
  std::size_t end = begin;
  const auto is_open = [](meaning one) {
    return one == meaning::unknown || one == meaning::section || one == meaning::name || one == meaning::level1;
  };
  while (end < all.size() && is_open(all[end].meaning) && all[end].key.find("一级") == std::string::npos) ++end;
  while (end > begin + 2 && all[end - 1].meaning == meaning::unknown) --end;  // what it says of the names
  const auto open = end - begin;
  if ((open != 2 && open != 3) || end == all.size() || columns.has(meaning::level2)) return;
  if (all[end - 1].meaning != meaning::section && all[end - 1].meaning != meaning::name) return;  // it may be a target
  const bool after_unread = begin > 0 && all[begin - 1].key.empty();  // its word may be that of the first level
  const bool word_unread = all[begin].meaning == meaning::unknown && all[begin].key.size() <= longest_heading_word &&
                           all[begin + 1].meaning == meaning::name;  // 演出类别 | 绩效点
  if (open == 2 &&
      (after_unread || (all[begin].meaning != meaning::section && all[begin].meaning != meaning::name && !word_unread)))
    return;
  std::size_t rows = 0, headings = 0;
  bool merged = false;
  std::string last;
  for (const auto& row : table.below) {
    if (row.filled.empty() || words::is_total(*row.filled.front())) break;
    if (is_numbering_row(row) || row.filled.size() < 3 || is_subtotal_row(row)) continue;
    const auto *first = cell_in(row, columns, begin), *name = cell_in(row, columns, end - 1);
    if (rows > 0 && first != nullptr && first->span > open) break;  // a total whose word cannot be read
    if (nothing_in(name) || name->from_above || name->is_figure) return;
    const bool below = nothing_in(first) || first->from_above || first->key == last;  // the heading above
    if (!below) last = first->key;
    ++rows;
    headings += !below;
    merged = merged || below;
  }
  if (!merged || headings < 2 || headings == rows) return;
  for (auto i = columns.index(meaning::level1); i < all.size(); i = columns.index(meaning::level1))
    columns.set_meaning(i, meaning::known_extra);
  columns.set_meaning(begin, meaning::level1);
  if (open == 3) columns.set_meaning(begin + 1, meaning::level2);
  columns.set_meaning(end - 1, meaning::name);
}

// 指标类型 over 定量 and 定性 is no heading.
void leave_natures(open_columns& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  for (std::size_t i = 0; i < below.size(); ++i)
    if (columns.columns()[i].meaning == meaning::level1 && below[i].natures * 2 > below[i].texts)
      columns.set_meaning(i, meaning::known_extra);
}

// The label of the whole table comes first: 年度绩效目标1（80分）, 年度绩效指标完成情况; 指标类别 beside 一级指标.
void name_table_label(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  std::size_t label = 0;  // a blank column may be left of it
  while (label < all.size() && all[label].key.empty()) ++label;
  if (all.size() <= label + 3 || !is_level(all[label + 1].meaning)) label = 0;
  if (all.size() <= 3 || !is_level(all[label + 1].meaning)) return;
  const auto section = columns.index(meaning::section);
  const bool has_name = columns.has(meaning::name) || section <= label + 1 || section == all.size();
  if (!has_name) return;  // 一级目标 | 二级目标 | 绩效指标: the last of them is the name
  const auto first = all[label].meaning;
  const auto& next = all[label + 1];
  const bool beside_level1 =
      first == meaning::level1 && next.meaning == meaning::level1 && next.key.find("一级") != std::string::npos;
  if (first == meaning::unknown || first == meaning::target || first == meaning::actual || beside_level1)
    columns.set_meaning(label, meaning::section);
}

// 一级指标 | 二级指标 | 目标值: a second level with a text of its own in every row, none of them an official word, has
// the names.
void name_deepest_level(open_columns& table) {
  auto& columns = table.columns;
  const auto below = table.below;
  const auto level2 = columns.index(meaning::level2);
  const auto& all = columns.columns();
  const auto section = columns.index(meaning::section);
  const std::size_t parts[] = {columns.index(meaning::target), columns.index(meaning::actual),
                               columns.index(meaning::score)};
  const auto has_column = [&](std::size_t part) { return part < all.size(); };
  const bool none = std::none_of(std::begin(parts), std::end(parts), has_column);
  if (columns.has(meaning::name) || columns.has(meaning::finer_name) || none || level2 == all.size()) return;
  if (section > level2 && section < all.size()) return;  // 一级目标 | 二级目标 | 绩效指标
  const auto states = [&](const fitted_row& row) {
    return std::any_of(std::begin(parts), std::end(parts),
                       [&](std::size_t part) { return has_column(part) && !nothing_in(row[part]); });
  };
  std::size_t rows = 0;
  bool ended = false;
  for (const auto& row : below) {
    if (row.filled.empty() || words::is_total(*row.filled.front())) break;
    const fitted_row fitted = fit(row, columns);
    if (!row.has_figure && !states(fitted)) continue;
    const auto* cell = fitted[level2];
    if (!nothing_in(cell) && cell->key == all[level2].key) continue;  // the header again, on a new page
    if (nothing_in(cell)) {  // a total whose word cannot be read: nothing follows it
      ended = true;
      continue;
    }
    if (ended || cell->from_above || cell->is_figure || cell->source->row_span > 1) return;
    if (cell->key.ends_with("指标") || words::is_subtotal(*cell)) return;
    for (std::size_t i = level2 + 1; i < all.size(); ++i)  // it may have the names
      if (all[i].meaning == meaning::unknown && !nothing_in(fitted[i]) && !words::holds_digit(fitted[i]->key)) return;
    ++rows;
  }
  if (rows > 1) columns.set_meaning(level2, meaning::name);
}

// 考核内容 | 具体指标: the finer of two names; the other is a level, if the table has no second one.
void take_finer_name(open_columns& table) {
  auto& columns = table.columns;
  const auto finer = columns.index(meaning::finer_name), name = columns.index(meaning::name);
  const auto& all = columns.columns();
  if (finer == all.size()) return;
  if (name < all.size()) {
    const bool named = all[name].key.find("三级") != std::string::npos;
    const bool finest = all[finer].key.find("四级") != std::string::npos;
    if (named && !finest) return columns.set_meaning(finer, meaning::known_extra);
    const bool level = !named && name < finer && !columns.has(meaning::level2);
    columns.set_meaning(name, level ? meaning::level2 : meaning::known_extra);
  }
  columns.set_meaning(finer, meaning::name);
}

bool names_types(const header& columns) {
  const auto* level1 = columns.find(meaning::level1);
  return level1 != nullptr && level1->key.find("一级") == level1->key.npos;
}

// 序号 | 工作任务 | 计划完成 | 实际完成, without any word for levels and names: the only column before the values, with
// a text of its own in every row.
void name_only_texts(header& columns, std::span<const laid_row> below) {
  const auto& all = columns.columns();
  const auto values = columns.index(meaning::target);
  if (values == all.size() || values == 0 || all[values - 1].meaning != meaning::unknown) return;
  if (values > 2 || (values == 2 && all[0].meaning != meaning::ordinal)) return;
  std::size_t rows = 0;
  for (const auto& row : below) {
    if (row.filled.empty() || words::is_total(*row.filled.front())) break;
    const auto* cell = cell_in(row, columns, values - 1);
    if (nothing_in(cell) || cell->from_above || cell->is_figure) return;
    ++rows;
  }
  if (rows > 1) columns.set_meaning(values - 1, meaning::name);
}

// 绩效指标 | 指标值 | 完成值, without a column for names, or for headings and names: the label of the table has them.
void name_label_of_rows(open_columns& table) {
  auto& columns = table.columns;
  const auto section = columns.index(meaning::section);
  const bool below_label = section > 0 && section < columns.columns().size();
  if (!columns.has(meaning::name) && below_label && !table.in_list) columns.set_meaning(section, meaning::name);
  if (columns.has(meaning::level1) || columns.has(meaning::level2)) return;
  if (!columns.has(meaning::name) && !columns.has(meaning::section)) return name_only_texts(columns, table.below);
  if (columns.index(meaning::section) != 0) return;
  columns.set_meaning(0, holds_names(columns, table.below) ? meaning::name : meaning::level1);
}

}  // namespace v0
}  // namespace perfeval
