#include "recognise/indicator_steps.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {

using words::meaning;

// 绩效标准 over ≥46个, in a table without another column for targets; that of the actuals may be unreadable.
void name_criterion(open_columns& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  const auto& all = columns.columns();
  auto end = columns.index(meaning::actual);
  const bool degrees = end == all.size() && std::any_of(all.begin(), all.end(), names_degree);
  if (end == all.size() && columns.has(meaning::score)) end = columns.index(meaning::unknown);
  const bool of_points = end == all.size() && columns.has(meaning::score) && !table.unknown_figures;
  if (columns.has(meaning::target) || (end == all.size() && !of_points)) return;
  if (degrees) end = all.size();
  const auto gives_points = [&](std::size_t i) {  // ≥90%得5分: a rule
    return of_points && std::any_of(table.below.begin(), table.below.end(), [&](const laid_row& row) {
             const auto* cell = cell_in(row, columns, i);
             return cell != nullptr && cell->key.find("分") != cell->key.npos;
           });
  };
  for (std::size_t i = 0; i < std::min(below.size(), end); ++i)
    if (all[i].meaning == meaning::known_extra && all[i].key.find("标准") != std::string::npos &&
        below[i].bounds * 2 > below[i].texts + below[i].figures && !gives_points(i))
      return columns.set_meaning(i, meaning::target);
}

// 指标标准 beside 指标值: what the value is measured by.
void leave_criterion(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto is_criterion = [](const header_column& c) {
    return c.meaning == meaning::target && c.key.ends_with("标准") && c.own == meaning::target;
  };
  const auto is_target = [&](const header_column& c) { return c.meaning == meaning::target && !is_criterion(c); };
  if (std::none_of(all.begin(), all.end(), is_target)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_criterion(all[i])) columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 计划完成情况 | 实际完成情况, in a table without another column for targets: what was planned is the target.
void name_planned(open_columns& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  const auto& all = columns.columns();
  const auto planned = std::find_if(all.begin(), all.end(), [](const header_column& c) {
    return c.meaning == meaning::actual && c.spelled().has(words::list::planned);
  });
  if (columns.has(meaning::target) || planned == all.end()) return;
  const auto actual = static_cast<std::size_t>(planned - all.begin());
  const bool done = std::any_of(all.begin(), all.end(), [](const header_column& c) {
    return c.meaning == meaning::actual && c.spelled().has(words::list::actual_only);
  });
  if (done || below[actual].bounds * 2 > below[actual].texts + below[actual].figures)
    columns.set_meaning(actual, meaning::target);
}

// 年度预计完成值 beside 年度指标值: what will probably be reached, no target. The other word may be unreadable.
void leave_expected(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto is_expected = [](const header_column& c) {
    const auto key = c.spelled();
    return c.meaning == meaning::target && key.has(words::list::achieved) && key.has(words::list::planned) &&
           !words::is_adjusted_budget(key);
  };
  const auto is_target = [&](const header_column& c) {
    return c.meaning == meaning::target && c.spelled().has(words::list::target_column) && !is_expected(c);
  };
  const auto actual = columns.index(meaning::actual);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto is_beside = [&](const header_column& c) {  // not 指标值 over 上年 | 预计当年实现
      const bool unread = c.meaning == meaning::unknown && actual < all.size() && &c > &all[i] && &c < &all[actual];
      return c.place != all[i].place && (is_target(c) || unread);
    };
    if (is_expected(all[i]) && std::any_of(all.begin(), all.end(), is_beside))
      columns.set_meaning(i, meaning::known_extra, evidence::words);
  }
}

// ≥ and ≤ in every row, under a word that cannot be read; beside 指标方向 over 正向.
void name_signs(open_columns& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  const auto sign = columns.index(meaning::sign);
  const bool operators = sign < below.size() && below[sign].signs > below[sign].directions;
  if (operators || !columns.has(meaning::target)) return;
  for (std::size_t i = 0; i < below.size(); ++i)
    if (columns.columns()[i].meaning == meaning::unknown && below[i].signs > 1 && below[i].figures == 0 &&
        below[i].signs + below[i].natures >= below[i].texts)
      return columns.set_meaning(i, meaning::sign);
}

// 年度指标值 over 符号 | 数值 | 单位, and 实际完成值 over the same: sign and unit of the target are those of the first.
void leave_parts_of_actual(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto of_actual = [](const header_column& c) {
    const auto key = c.spelled();
    return c.part != nullptr && (key.has(words::list::actual_column) || key.has(words::list::achieved));
  };
  for (const auto part : {meaning::sign, meaning::unit}) {
    const auto is_of_target = [&](const header_column& c) { return c.meaning == part && !of_actual(c); };
    if (std::none_of(all.begin(), all.end(), is_of_target)) continue;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].meaning == part && of_actual(all[i])) columns.set_meaning(i, meaning::known_extra);
  }
}

// 指标值类型 | 符号: of several columns for the operator the one that holds operators; of 正向 | 大于等于 the second.
void keep_sign(open_columns& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  const auto& all = columns.columns();
  std::size_t best = columns.index(meaning::sign);
  const auto says_more = [](const contents& one, const contents& other) {
    const auto operators = one.signs - one.directions, others = other.signs - other.directions;
    return operators > others || (operators == others && one.signs > other.signs);
  };
  for (std::size_t i = best; i < all.size(); ++i)
    if (all[i].meaning == meaning::sign && says_more(below[i], below[best])) best = i;
  if (best == all.size()) return;
  columns.keep(best);
  const bool of_type = all[best].key.ends_with("类型") || all[best].key.ends_with("属性");
  if (of_type && below[best].signs == 0) columns.set_meaning(best, meaning::known_extra);
}

// 年初指标值 | 调整指标值; the first may be unreadable.
void name_adjusted_target(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto first = columns.index(meaning::target);
  if (first == all.size()) return;
  const auto adjusted = [](const header_column& column) { return words::is_adjusted_budget(column.spelled()); };
  if (adjusted(all[first])) return columns.set_meaning(first, meaning::adjusted_target);
  for (std::size_t i = first + 1; i < all.size(); ++i)
    if (all[i].meaning == meaning::target && adjusted(all[i]) && !adjusted(all[first]) &&
        (all[i].place != all[first].place || all[first].spelled().has(words::list::initial_column)))
      return columns.set_meaning(i, meaning::adjusted_target);
}

namespace {

// Whether a column says the same as the targets in most rows, and something else in others.
bool repeats_targets(const open_columns& table, std::size_t target, std::size_t other) {
  std::size_t same = 0, different = 0;
  for (const auto& row : table.below) {
    if (row.filled.empty() || words::is_total(*row.filled.front())) break;
    const auto *value = cell_in(row, table.columns, target), *beside = cell_in(row, table.columns, other);
    if (nothing_in(value) || nothing_in(beside)) continue;
    ++(value->key == beside->key ? same : different);
  }
  return different > 0 && same > different;
}

}  // namespace

// 年初目标值 before a column without a known word that holds targets too, or a target that such a column repeats in
// most rows: that may be the target as adjusted.
void leave_initial_target(open_columns& table) {
  auto& columns = table.columns;
  const auto& below = table.held;
  const auto target = columns.index(meaning::target);
  const auto& all = columns.columns();
  if (target == all.size() || !columns.has(meaning::actual)) return;  // without actuals it may be these
  const bool initial = all[target].spelled().has(words::list::initial_column);
  for (std::size_t i = target + 1; i < std::min(below.size(), columns.index(meaning::actual)); ++i)
    if (all[i].meaning == meaning::unknown && below[i].bounds + below[i].figures > 0 &&
        (initial || (columns.has(meaning::score) && repeats_targets(table, target, i))))
      return columns.set_meaning(target, meaning::known_extra);
}

}  // namespace v0
}  // namespace perfeval
