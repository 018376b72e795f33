#include "recognise/indicator_steps.hpp"

#include <algorithm>
#include <optional>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// The first targets if names and targets come twice and nothing says which are those of the year.
const header_column* targets_twice(const header& columns) {
  std::vector<const header_column*> found;
  for (const auto& column : columns.columns())
    if (column.meaning == meaning::name || column.meaning == meaning::target) found.push_back(&column);
  const auto holds = [&](std::size_t i, meaning part) { return found[i]->meaning == part; };
  const bool twice = found.size() == 4 && holds(0, meaning::name) && holds(1, meaning::target) &&
                     holds(2, meaning::name) && holds(3, meaning::target);
  const bool said = twice && words::is_other_period(found[1]->spelled()) != words::is_other_period(found[3]->spelled());
  return twice && !said ? found[1] : nullptr;
}

// 区域目标值新罗区 | 区域目标值上杭县, 甲镇目标值 | 乙镇目标值: the names of places beside the same word.
bool names_places(const std::string& one, const std::string& other) {
  const auto shared =
      static_cast<std::size_t>(std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first - one.begin());
  const auto names_place = [](std::string_view rest) {
    for (const std::string_view end : {"区", "县", "市", "镇", "乡", "村", "街道", "旗", "州"})
      if (rest.size() >= 6 && rest.ends_with(end)) return true;
    return false;
  };
  if (shared >= 9 && names_place(one.substr(shared)) && names_place(other.substr(shared))) return true;
  const auto place_before_word = [&](std::string_view key) {
    for (const std::string_view end : {"目标值", "指标值"})
      if (key.ends_with(end)) return names_place(key.substr(0, key.size() - end.size()));
    return false;
  };
  return place_before_word(one) && place_before_word(other);
}

// Targets of several places, each with the same word, without one for the whole.
bool only_places(const header& columns) {
  std::vector<const header_column*> found;
  for (const auto& column : columns.columns()) {
    if (column.meaning != meaning::target) continue;
    if (words::is_total_part(column.spelled())) return false;  // 全县
    found.push_back(&column);
  }
  if (found.size() < 2) return false;
  return std::all_of(found.begin() + 1, found.end(),
                     [&](const header_column* c) { return names_places(found.front()->key, c->key); });
}

// Targets of parts of a county or a year under one word, without one for the whole.
bool only_parts(const header& columns, meaning part) {
  std::size_t parts = 0;
  const auto* first = columns.find(part);
  if (first == nullptr) return false;
  for (const auto& column : columns.columns()) {
    if (column.meaning != part || column.place != first->place) continue;
    if (column.own != meaning::unknown || words::is_total_part(column.spelled())) return false;
    ++parts;
  }
  return parts >= 2;
}

// 指标值: 2023年 | 2024年 | 2025年; the column of the form's year. all.size() if there is none.
std::size_t part_of_year(const header& columns, meaning part, std::optional<std::int32_t> year) {
  const auto& all = columns.columns();
  for (std::size_t i = 0; year && i < all.size(); ++i)
    if (all[i].meaning == part && words::year_in(all[i].key) == year) return i;
  return all.size();
}

bool holds_something(const header_column& column, std::span<const laid_row> below) {
  return std::any_of(below.begin(), below.end(), [&](const laid_row& row) {
    const auto* cell = covering(row, column.column);
    return cell != nullptr && !cell->from_above && words::holds_digit(cell->key);
  });
}

// 一季度末完成 | 二季度末完成 | 三季度末完成: of actuals that all count from the beginning of the year, the last that
// holds something. If none of several does (一季度完成 | 二季度完成), there is no actual: false.
bool keep_latest_actual(header& columns, std::span<const laid_row> below) {
  const auto& all = columns.columns();
  std::size_t parts = 0, latest = all.size();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].meaning != meaning::actual) continue;
    const auto key = all[i].spelled();
    if (!words::is_part_of_year(key) && !words::is_cumulative(key)) return true;
    ++parts;
    const bool counts = words::is_cumulative(key);
    if (counts && (latest == all.size() || !columns.lines_up() || holds_something(all[i], below))) latest = i;
  }
  if (parts < 2) return true;
  const bool followed = latest + 1 < all.size() && all[latest + 1].meaning == meaning::unknown &&
                        holds_something(all[latest + 1], below);  // its word cannot be read
  if (latest == all.size() || followed) return false;
  columns.keep(latest);
  return true;
}

// Several columns for parts of a whole, which none of them is.
void leave_unclear(open_columns& table, meaning part) {
  auto& columns = table.columns;
  table.unclear.push_back(columns.find(part)->place);
  for (auto i = columns.index(part); i < columns.columns().size(); i = columns.index(part))
    columns.set_meaning(i, meaning::known_extra);
}

}  // namespace

// 三级指标 | 指标值 | 三级指标 | 指标值 under 实施期目标 | 年度目标: the indicators of the year are the second ones.
void leave_columns_of_longer_period(open_columns& table) {
  if (!table.year_column) return;
  auto& columns = table.columns;
  const auto first = columns.lines_up() ? *table.year_column : 0;  // of the columns of the year
  const auto& all = columns.columns();
  const auto target =
      std::find_if(all.begin(), all.end(), [](const header_column& c) { return c.meaning == meaning::target; });
  const auto is_name = [](const header_column& c) {
    return c.meaning == meaning::level2 || c.meaning == meaning::name;
  };
  auto of_year =
      std::find_if(target, all.end(), [&](const header_column& c) { return is_name(c) && c.column >= first; });
  if (of_year == all.end())  // its names cannot be read
    for (auto c = target; c != all.end(); ++c)
      if (c->meaning == meaning::target && c != target) of_year = c;
  const auto has = [&](meaning part) {
    return std::any_of(of_year, all.end(), [&](const header_column& c) { return c.meaning == part; });
  };
  if (!has(meaning::name) && !has(meaning::target)) return;
  for (const auto part : {meaning::level2, meaning::name, meaning::sign, meaning::target, meaning::unit}) {
    if (!has(part) && part != meaning::target) continue;
    for (auto c = all.begin(); c != of_year; ++c)
      if (c->meaning == part) columns.set_meaning(static_cast<std::size_t>(c - all.begin()), meaning::known_extra);
  }
}

// Names and targets twice, and nothing says which are those of the year: neither is taken.
void leave_targets_twice(open_columns& table) {
  const auto* first = targets_twice(table.columns);
  if (first == nullptr) return;
  leave_unclear(table, meaning::target);
}

// 2022年实际值 | 2023年目标值 | 2023年实际值: what is of another year than the form's, or than the only target's. So
// is 2021年实际值 | 预期2022年实现值 in a form that sets targets.
void leave_values_of_other_years(open_columns& table) {
  auto& columns = table.columns;
  auto year = table.year;
  const auto& all = columns.columns();
  for (const auto& column : all)
    if (!year && column.meaning == meaning::target) year = words::year_in(column.key);
  const bool unread_of_year = std::any_of(all.begin(), all.end(), [&](const header_column& c) {
    return year && c.meaning == meaning::unknown && c.part != nullptr && words::year_in(c.key) == year;
  });
  const bool target_of_year = part_of_year(columns, meaning::target, year) < all.size();
  for (const auto part : {meaning::target, meaning::actual}) {
    const bool has_own = part_of_year(columns, part, year) < all.size();
    const bool undated = year && std::any_of(all.begin(), all.end(), [&](const header_column& c) {
                           return c.meaning == part && !words::year_in(c.key);  // 2022年完成值 | 实际完成值
                         });
    if (!has_own && !unread_of_year && !undated && !(part == meaning::actual && target_of_year)) continue;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (const auto own = words::year_in(all[i].key); all[i].meaning == part && own && own != year)
        columns.set_meaning(i, meaning::known_extra, evidence::words);
  }
}

// Of columns for parts of a county or a year, or for places, the one of the form's year, else none.
void keep_parts_of_year(open_columns& table) {
  auto& columns = table.columns;
  if (only_places(columns)) leave_unclear(table, meaning::target);
  for (const auto part : {meaning::target, meaning::actual}) {
    if (!only_parts(columns, part)) continue;
    if (part == meaning::actual && words::is_cumulative(columns.find(part)->spelled()))
      continue;  // 累计完成值: 一季度 | 二季度
    const auto i = part_of_year(columns, part, table.year);
    if (i < columns.columns().size())
      columns.keep(i);
    else
      leave_unclear(table, part);
  }
}

// Of actuals that count from the beginning of the year the last one, else none.
void keep_actual_of_year(open_columns& table) {
  if (!keep_latest_actual(table.columns, table.below)) leave_unclear(table, meaning::actual);
}

// 实施期指标值 next to a column without a known word, which may be the target of the year.
void leave_target_of_other_period(open_columns& table) {
  auto& columns = table.columns;
  const auto target = columns.index(meaning::target);
  const auto& all = columns.columns();
  if (target == all.size()) return;
  const auto& key = all[target].key;  // 监控期目标值, 截至9月底计划值
  const auto spelled = all[target].spelled();
  const bool said = key.starts_with("监控期") || key.starts_with("截至") || key.starts_with("截止");
  const bool part_of_year = said || words::is_part_of_year(spelled) || words::is_cumulative(spelled);
  if (!part_of_year && !words::is_other_period(spelled)) return;
  const auto is_empty = [](const contents& held) { return held.bounds + held.figures == 0; };
  const bool not_seen = std::all_of(table.held.begin(), table.held.end(), is_empty);  // 60部 in every row: no figures
  const auto holds_targets = [&](std::size_t i) {
    return (not_seen && i < target) || said || !part_of_year || i >= table.held.size() ||
           table.held[i].bounds + table.held[i].figures > 0;
  };
  for (std::size_t i = part_of_year ? columns.index(meaning::name) : target + 1; i < all.size(); ++i)
    if (all[i].meaning == meaning::unknown && holds_targets(i))
      return columns.set_meaning(target, meaning::known_extra);
}

}  // namespace v0
}  // namespace perfeval
