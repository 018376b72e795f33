#include "recognise/indicator_steps.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {

using words::meaning;

bool names_degree(const header_column& column) {
  return column.spelled().has(words::list::degree_column) &&
         (column.meaning == meaning::unknown || column.meaning == meaning::known_extra);
}

// 实现程度 over 4200条, in a table without another column for actuals; over rates alone it says how far they came.
void name_degree(open_columns& table) {
  auto& columns = table.columns;
  const auto below = table.below;
  const auto target = columns.index(meaning::target);
  const auto& all = columns.columns();
  if (target == all.size() || columns.has(meaning::actual)) return;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!names_degree(all[i])) continue;
    std::size_t values = 0, rates = 0;
    for (const auto& row : below) {
      if (row.filled.empty() || words::is_total(*row.filled.front())) break;
      const auto *cell = cell_in(row, columns, i), *bound = cell_in(row, columns, target);
      if (nothing_in(cell) || nothing_in(bound) || cell->from_above || bound->key.ends_with('%')) continue;
      ++(cell->key.ends_with('%') || !words::holds_digit(cell->key) ? rates : values);
    }
    if (values > rates) return columns.set_meaning(i, meaning::actual);
  }
}

// 完成度 beside 实际完成值.
void leave_degrees(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  if (!columns.has(meaning::actual)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::unknown && names_degree(all[i])) columns.set_meaning(i, meaning::known_extra);
}

// 完成情况 over 完成 and 未完成, next to a column of figures whose word cannot be read: the actuals may be in that one.
void leave_states(open_columns& table) {
  auto& columns = table.columns;
  const auto below = table.below;
  const auto& all = columns.columns();
  const auto actual = columns.index(meaning::actual);
  if (actual == all.size() || actual == 0 || all[actual - 1].meaning != meaning::unknown) return;
  std::size_t states = 0, figures = 0;
  for (const auto& row : below) {
    if (row.filled.empty() || !row.lines_up || words::is_total(*row.filled.front())) break;
    const auto *state = covering(row, all[actual].column), *value = covering(row, all[actual - 1].column);
    if (nothing_in(state) || nothing_in(value)) continue;
    if (!state->key.ends_with("完成")) return;
    ++states;
    figures += words::holds_digit(value->key);
  }
  if (states > 1 && figures > 0) columns.set_meaning(actual, meaning::known_extra);
}

// 完成情况: 完成 | 部分完成 | 未完成, to be ticked.
void leave_ticks(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto last = std::find_if(all.begin(), all.end(), [](const header_column& c) {
    return c.key.ends_with("未完成") && c.key.size() > std::string_view("未完成").size();
  });
  for (std::size_t i = 0; last != all.end() && i < all.size(); ++i)
    if (all[i].place == last->place) columns.set_meaning(i, meaning::known_extra);
}

}  // namespace v0
}  // namespace perfeval
