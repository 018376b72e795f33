#include "recognise/indicators.hpp"

#include "recognise/contents.hpp"
#include "recognise/head.hpp"
#include "recognise/project_list.hpp"
#include "recognise/record.hpp"
#include "recognise/spread.hpp"
#include "recognise/total.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

constexpr std::size_t usual_rows = 24;  // of a form; more rows require a reallocation

bool is_part(meaning meaning) {
  return meaning == meaning::target || meaning == meaning::actual || meaning == meaning::weight ||
         meaning == meaning::score || meaning == meaning::reason;
}

bool is_level(meaning meaning) {
  return meaning == meaning::level1 || meaning == meaning::level2 || meaning == meaning::name ||
         meaning == meaning::finer_name;
}

bool nothing_in(const laid_cell* cell) { return cell == nullptr || cell->blank(); }

bool same_heading(const laid_cell& heading, const cell& open) {
  return heading.place == open.place || heading.text() == open.text || heading.key == words::key_of(open.text);
}

// Whether a name, without a star before it, begins with 其中.
bool is_child_name(const cell& name) { return words::key_of(name.text).starts_with("其中"); }

bool looks_like_points(const header_column& column) { return column.spelled().is_figure; }

// 改进措施, without a word for the reasons.
bool names_measures(const header_column& column) {
  const auto& key = column.lowest.empty() ? column.key : column.lowest;
  return key.find("措施") != key.npos && key.find("原因") == key.npos && key.find("偏差") == key.npos &&
         key.find("问题") == key.npos;
}

// 偏差情况, next to a column that has the reasons.
bool names_deviation_only(const header_column& column) {
  return column.key.find("原因") == column.key.npos && column.key.find("措施") == column.key.npos &&
         column.key.find("说明") == column.key.npos && column.key.find("分析") == column.key.npos;
}

void leave_deviations(header& columns) {
  const auto& all = columns.columns();
  const auto says_why = [](const header_column& c) {
    const bool says = c.key.find("原因") != c.key.npos || c.key.ends_with("说明");
    return c.meaning == meaning::reason && says;
  };
  if (std::none_of(all.begin(), all.end(), says_why)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::reason && names_deviation_only(all[i]))
      columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 原因说明 among several columns under 偏差原因分析 (经费保障 | 制度保障 | 原因说明).
void keep_reason(header& columns) {
  const auto& all = columns.columns();
  const auto first = columns.index(meaning::reason);
  for (std::size_t i = first; i < all.size(); ++i)
    if (all[i].meaning == meaning::reason && all[i].place == all[first].place && all[i].own == meaning::reason &&
        !names_measures(all[i]))
      return columns.keep(i);
  if (first < all.size() && all[first].own != meaning::reason && !names_measures(all[first]))
    return columns.keep(first);  // its own word cannot be read
  columns.keep_first(meaning::reason);
}

// 改进措施 next to a column that cannot be read: the reasons may be in that one.
void leave_measures(header& columns) {
  const auto i = columns.index(meaning::reason);
  const auto& all = columns.columns();
  if (i + 1 < all.size() && all[i + 1].meaning == meaning::unknown && all[i].key.find("偏差") != all[i].key.npos &&
      names_deviation_only(all[i]))
    return columns.set_meaning(i, meaning::known_extra);  // 偏差情况 before it
  if (i == all.size() || i == 0 || all[i - 1].meaning != meaning::unknown) return;
  if (names_measures(all[i])) columns.set_meaning(i, meaning::known_extra);
}

bool is_tick(const laid_cell& cell) {
  return cell.key == "√" || cell.key == "✓" || cell.key == "✔" || cell.key == "☑" || cell.key == "■";
}

// A tick is no reason: 经费保障 under 偏差原因分析, where the word of the column with the reasons cannot be read. Of
// several columns without a readable word, the one with texts has them.
void leave_ticked_causes(header& columns, std::span<const laid_row> below) {
  const auto& all = columns.columns();
  const auto first = columns.index(meaning::reason);
  if (first == all.size() || !below.front().lines_up) return;
  std::vector<std::size_t> ticks(all.size()), texts(all.size());
  const auto is_apart = [&](const header_column& c) { return c.place != all[first].place && names_measures(c); };
  for (const auto& row : below) {
    if (row.filled.empty() || words::is_total(*row.filled.front()) || is_indicator_header(row)) break;
    for (std::size_t i = first; i < all.size(); ++i) {
      if (all[i].meaning != meaning::reason || is_apart(all[i])) continue;
      const auto* cell = covering(row, all[i].column);
      if (cell != nullptr && !cell->blank() && !cell->from_above) ++(is_tick(*cell) ? ticks : texts)[i];
    }
  }
  std::optional<std::size_t> with_texts;
  bool ticked = false, open = true;
  for (std::size_t i = first; i < all.size(); ++i) {
    if (all[i].meaning != meaning::reason || is_apart(all[i])) continue;
    open = open && all[i].own != meaning::reason && all[i].place == all[first].place;
    ticked = ticked || ticks[i] > 0;
    if (texts[i] > 0) with_texts = with_texts ? all.size() : i;
    if (ticks[i] > 0 && texts[i] == 0) columns.set_meaning(i, meaning::known_extra);
  }
  if (ticked && open && with_texts.value_or(all.size()) < all.size()) columns.keep(*with_texts);
}

// The label of the whole table comes first: 年度绩效目标1（80分）, 年度绩效指标完成情况.
void name_table_label(header& columns) {
  const auto& all = columns.columns();
  std::size_t label = 0;  // a blank column may be left of it
  while (label < all.size() && all[label].key.empty()) ++label;
  if (all.size() <= label + 3 || !is_level(all[label + 1].meaning)) label = 0;
  if (all.size() <= 3 || !is_level(all[label + 1].meaning)) return;
  const auto section = columns.index(meaning::section);
  const bool has_name = columns.has(meaning::name) || section <= label + 1 || section == all.size();
  if (!has_name) return;  // 一级目标 | 二级目标 | 绩效指标: the last of them is the name
  const auto first = all[label].meaning;
  if (first == meaning::unknown || first == meaning::target || first == meaning::actual)
    columns.set_meaning(label, meaning::section);
}

// 项目类别 before the amount, in a list: of two first levels, the one left of a column about the project is none.
void leave_kind_of_project(header& columns) {
  const auto& all = columns.columns();
  const auto first = columns.index(meaning::level1);
  const auto is_level1 = [](const header_column& c) { return c.meaning == meaning::level1; };
  const auto is_section = [](const header_column& c) { return c.meaning == meaning::section; };
  if (std::count_if(all.begin(), all.end(), is_level1) < 2) return;
  const auto after = all.begin() + static_cast<std::ptrdiff_t>(first) + 1;
  const auto second = std::find_if(after, all.end(), is_level1);
  if (std::any_of(after, second, is_section)) columns.set_meaning(first, meaning::known_extra);
}

// In a list, columns about the project are not part of an indicator.
void leave_project_columns(header& columns, std::span<const laid_row> below) {
  const auto merged = [&](const header_column& column) {
    return std::any_of(below.begin(), below.end(), [&](const laid_row& row) {
      const auto* cell = row.lines_up ? covering(row, column.column) : nullptr;
      return cell != nullptr && (cell->from_above || cell->source->row_span > 1);
    });
  };
  for (std::size_t i = 0; i < columns.columns().size(); ++i) {
    const auto& column = columns.columns()[i];
    const words::spelled key = column.spelled();
    const auto label = words::label_of(key);
    const bool of_project =
        label == words::label::project || label == words::label::department || label == words::label::unit;
    const bool total = label == words::label::total_score &&
                       (column.meaning == meaning::unknown || i < columns.index(meaning::level1));
    const bool named = of_project || total;
    const bool unknown = column.meaning == meaning::unknown;
    const bool goal = (unknown || column.meaning == meaning::target) && words::is_goal_target(key);
    const bool money = unknown && (words::fund_meaning(key) != meaning::unknown || words::fund_of(key) == fund::total ||
                                   source_of(column).has_value());
    const bool only_target =
        goal && !unknown && columns.index(meaning::target) == i && !merged(column) &&
        std::none_of(columns.columns().begin() + static_cast<std::ptrdiff_t>(i) + 1, columns.columns().end(),
                     [](const header_column& c) { return c.meaning == meaning::target; });
    if (named || (goal && !only_target) || money) columns.set_meaning(i, meaning::section);
  }
  leave_kind_of_project(columns);
}

// 年初指标值 | 调整指标值; the first may be unreadable.
void name_adjusted_target(header& columns) {
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

// 实施期指标值 next to a column without a known word, which may be the target of the year.
void leave_other_period(header& columns) {
  const auto target = columns.index(meaning::target);
  const auto& all = columns.columns();
  if (target == all.size()) return;
  const auto& key = all[target].key;  // 监控期目标值, 截至9月底计划值
  const bool part_of_year = key.starts_with("监控期") || key.starts_with("截至") || key.starts_with("截止");
  if (!part_of_year && !words::is_other_period(all[target].spelled())) return;
  for (std::size_t i = part_of_year ? columns.index(meaning::name) : target + 1; i < all.size(); ++i)
    if (all[i].meaning == meaning::unknown) return columns.set_meaning(target, meaning::known_extra);
}

// 年初目标值 before a column without a known word that holds targets too: it may be the target as adjusted.
void leave_initial_target(header& columns, const std::vector<contents>& below) {
  const auto target = columns.index(meaning::target);
  const auto& all = columns.columns();
  if (target == all.size() || !all[target].spelled().has(words::list::initial_column)) return;
  if (!columns.has(meaning::actual)) return;  // then it may be the actual
  for (std::size_t i = target + 1; i < std::min(below.size(), columns.index(meaning::actual)); ++i)
    if (all[i].meaning == meaning::unknown && below[i].bounds + below[i].figures > 0)
      return columns.set_meaning(target, meaning::known_extra);
}

// 三级指标 | 指标值 | 三级指标 | 指标值 under 实施期目标 | 年度目标: the indicators of the year are the second ones.
// `year_column`: where those of the year begin, if columns line up.
void leave_longer_period(header& columns, std::optional<std::uint32_t> year_column) {
  const auto& all = columns.columns();
  const auto target =
      std::find_if(all.begin(), all.end(), [](const header_column& c) { return c.meaning == meaning::target; });
  const auto is_name = [](const header_column& c) {
    return c.meaning == meaning::level2 || c.meaning == meaning::name;
  };
  auto of_year = std::find_if(target, all.end(), [&](const header_column& c) {
    return is_name(c) && (!year_column || c.column >= *year_column);
  });
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

// 主管部门评分 next to another score, or to one that may be in a column that cannot be read.
void leave_reviewers(header& columns, bool unknown) {
  const auto& all = columns.columns();
  const auto scores =
      std::count_if(all.begin(), all.end(), [](const header_column& c) { return c.meaning == meaning::score; });
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::score && all[i].spelled().has(words::list::reviewer) && (scores > 1 || unknown))
      columns.set_meaning(i, meaning::known_extra);
}

// 完成情况: 完成 | 部分完成 | 未完成, to be ticked.
void leave_ticks(header& columns) {
  const auto& all = columns.columns();
  const auto last = std::find_if(all.begin(), all.end(), [](const header_column& c) {
    return c.key.ends_with("未完成") && c.key.size() > std::string_view("未完成").size();
  });
  for (std::size_t i = 0; last != all.end() && i < all.size(); ++i)
    if (all[i].place == last->place) columns.set_meaning(i, meaning::known_extra);
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

// 2022年实际值 | 2023年目标值 | 2023年实际值: what is of another year than the form's, or than the only target's.
void leave_other_years(header& columns, std::optional<std::int32_t> year) {
  const auto& all = columns.columns();
  for (const auto& column : all)
    if (!year && column.meaning == meaning::target) year = words::year_in(column.key);
  for (const auto part : {meaning::target, meaning::actual}) {
    if (part_of_year(columns, part, year) == all.size()) continue;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (const auto own = words::year_in(all[i].key); all[i].meaning == part && own && own != year)
        columns.set_meaning(i, meaning::known_extra, evidence::words);
  }
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

// 分值/得分: both in one cell, 50/48.
bool holds_both_points(const header_column& column) {
  return column.meaning == meaning::score && column.key.find('/') != std::string::npos &&
         column.spelled().has(words::list::weight_column);
}

bool is_heading_weight(meaning meaning) {
  return meaning == meaning::level1_weight || meaning == meaning::level2_weight;
}

// 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: the weights next to the headings are their sums. `unknown`:
// columns of figures without a word, which may be the weights of the rows.
void name_heading_weights(header& columns, bool unknown) {
  const auto& all = columns.columns();
  const auto name = columns.index(meaning::name);
  const bool later = std::any_of(all.begin(), all.end(), [&](const header_column& c) {
    return c.meaning == meaning::weight && name < all.size() && &c > &all[name];
  });
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].meaning != meaning::weight) continue;
    if (all[i - 1].meaning == meaning::level1) columns.set_meaning(i, meaning::level1_weight);
    if (all[i - 1].meaning == meaning::level2) columns.set_meaning(i, meaning::level2_weight);
    if (later && i < name && all[i].meaning == meaning::weight) columns.set_meaning(i, meaning::known_extra);
  }
  if (columns.has(meaning::weight) || unknown) return;
  for (std::size_t i = all.size(); i-- > 0;)  // there are no finer ones: these belong to the rows
    if (is_heading_weight(all[i].meaning)) return columns.set_meaning(i, meaning::weight);
}

// 指标值类型 | 符号: of several columns for the operator the one that holds operators; of 正向 | 大于等于 the second.
void keep_sign(header& columns, const std::vector<contents>& below) {
  const auto& all = columns.columns();
  std::size_t best = columns.index(meaning::sign);
  const auto says_more = [&](const contents& one, const contents& other) {
    return one.signs > other.signs || (one.signs == other.signs && one.directions < other.directions);
  };
  for (std::size_t i = best; i < all.size(); ++i)
    if (all[i].meaning == meaning::sign && says_more(below[i], below[best])) best = i;
  if (best == all.size()) return;
  columns.keep(best);
  const bool of_type = all[best].key.ends_with("类型") || all[best].key.ends_with("属性");
  if (of_type && below[best].signs == 0) columns.set_meaning(best, meaning::known_extra);
}

// ≥ and ≤ in every row, under a word that cannot be read.
void name_signs(header& columns, const std::vector<contents>& below) {
  if (columns.has(meaning::sign) || !columns.has(meaning::target)) return;
  for (std::size_t i = 0; i < below.size(); ++i)
    if (columns.columns()[i].meaning == meaning::unknown && below[i].signs > 1 && below[i].figures == 0 &&
        below[i].signs + below[i].natures >= below[i].texts)
      return columns.set_meaning(i, meaning::sign);
}

// 实现程度, which may be over actuals.
bool names_degree(const header_column& column) {
  return column.key.ends_with("程度") && (column.meaning == meaning::unknown || column.meaning == meaning::known_extra);
}

// 绩效标准 over ≥46个, in a table without another column for targets; that of the actuals may be unreadable.
void name_criterion(header& columns, const std::vector<contents>& below) {
  const auto& all = columns.columns();
  auto end = columns.index(meaning::actual);
  const bool degrees = end == all.size() && std::any_of(all.begin(), all.end(), names_degree);
  if (end == all.size() && columns.has(meaning::score)) end = columns.index(meaning::unknown);
  if (columns.has(meaning::target) || end == all.size()) return;
  if (degrees) end = all.size();
  for (std::size_t i = 0; i < std::min(below.size(), end); ++i)
    if (all[i].meaning == meaning::known_extra && all[i].key.find("标准") != std::string::npos &&
        below[i].bounds * 2 > below[i].texts + below[i].figures)
      return columns.set_meaning(i, meaning::target);
}

// 计划完成情况 | 实际完成情况, in a table without another column for targets: what was planned is the target.
void name_planned(header& columns, const std::vector<contents>& below) {
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

// 绩效内容 | 绩效指标 over 数量 | 养护里程: what holds the words of categories and kinds in every row is a level; the
// names are in the column after it.
void name_kinds(header& columns, std::span<const laid_row> below) {
  const auto& all = columns.columns();
  const auto name = columns.index(meaning::name);
  auto names = name + 1;
  while (names < all.size() && all[names].meaning == meaning::ordinal) ++names;
  if (names >= all.size() || columns.has(meaning::level2)) return;
  const auto next = all[names].meaning;
  if (next != meaning::unknown && next != meaning::section && next != meaning::name) return;
  std::size_t rows = 0;
  for (const auto& row : below) {
    if (row.filled.empty() || words::is_total(*row.filled.front())) break;
    if (!row.has_figure || is_numbering_row(row)) continue;
    const fitted_row fitted = fit(row, columns);
    const auto *kind = fitted[name], *own = fitted[names];
    if (nothing_in(kind) || nothing_in(own)) continue;
    const bool named =
        words::category_of(*kind) != category::other || words::kind_of(*kind, category::unknown) != kind::other;
    if (kind->key.size() > 30 || !named || words::holds_digit(own->key)) return;
    ++rows;
  }
  if (rows < 2) return;
  columns.set_meaning(name, meaning::level2);
  columns.set_meaning(names, meaning::name);
}

// 实现程度 over 4200条, in a table without another column for actuals; over rates alone it says how far they came.
void name_degree(header& columns, std::span<const laid_row> below) {
  const auto target = columns.index(meaning::target);
  const auto& all = columns.columns();
  if (target == all.size() || columns.has(meaning::actual)) return;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!names_degree(all[i])) continue;
    std::size_t values = 0, rates = 0;
    for (const auto& row : below) {
      if (row.filled.empty() || words::is_total(*row.filled.front())) break;
      const fitted_row fitted = fit(row, columns);
      const auto *cell = fitted[i], *bound = fitted[target];
      if (nothing_in(cell) || nothing_in(bound) || cell->from_above || bound->key.ends_with('%')) continue;
      ++(cell->key.ends_with('%') || !words::holds_digit(cell->key) ? rates : values);
    }
    if (values > rates) return columns.set_meaning(i, meaning::actual);
  }
}

// Whether the headings have another word than 一级指标: 指标类型, 指标类别.
bool names_types(const header& columns) {
  const auto* level1 = columns.find(meaning::level1);
  return level1 != nullptr && level1->key.find("一级") == level1->key.npos;
}

// 指标类型 over 定量 and 定性 is no heading.
void leave_natures(header& columns, const std::vector<contents>& below) {
  for (std::size_t i = 0; i < below.size(); ++i)
    if (columns.columns()[i].meaning == meaning::level1 && below[i].natures * 2 > below[i].texts)
      columns.set_meaning(i, meaning::known_extra);
}

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

// 一级指标 | 二级指标 | 目标值: a second level with a text of its own in every row, none of them an official word, has
// the names.
void name_deepest_level(header& columns, std::span<const laid_row> below) {
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

// 完成情况 over 完成 and 未完成, next to a column of figures whose word cannot be read: the actuals may be in that one.
void leave_states(header& columns, std::span<const laid_row> below) {
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

// 考核内容 | 具体指标: the finer of two names; the other is a level, if the table has no second one.
void take_finer_name(header& columns) {
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

bool has_unknown_figures(const header& columns, const std::vector<contents>& contents) {
  for (std::size_t i = 0; i < contents.size(); ++i)
    if (columns.columns()[i].meaning == meaning::unknown && contents[i].figures > 0) return true;
  return false;
}

// If spans are lost, the cells below 三级指标 and the levels before it are empty in a second header row; an
// indicator has a name.
bool stands_below_levels(const laid_row& row, const laid_row& next) {
  if ((next.lines_up && !next.spans_lost) || next.has_figure || next.filled.empty() ||
      next.cells.size() < row.cells.size())
    return false;
  std::size_t levels = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!is_level(words::indicator_meaning(row.cells[i]))) continue;
    if (!next.cells[i].text().empty()) return false;
    ++levels;
  }
  return levels >= 2 && std::all_of(next.filled.begin(), next.filled.end(),
                                    [](const laid_cell* cell) { return cell->key.size() <= 60; });
}

}  // namespace

namespace {

// Which columns the words of a row head, each counted once.
struct heads {
  bool level1 = false, level2 = false, name = false, target = false, actual = false, weight = false, score = false;

  void add(meaning meaning) {
    level1 = level1 || meaning == meaning::level1;
    level2 = level2 || meaning == meaning::level2;
    name = name || meaning == meaning::name || meaning == meaning::finer_name;
    target = target || meaning == meaning::target;
    actual = actual || meaning == meaning::actual;
    weight = weight || meaning == meaning::weight;
    score = score || meaning == meaning::score;
  }
  // Enough of them, whatever the other words say.
  [[nodiscard]] bool all_levels() const { return level1 && level2 && name; }
  [[nodiscard]] int parts() const { return target + actual + weight + score; }
  [[nodiscard]] bool all_parts() const { return parts() == 4; }
};

}  // namespace

bool is_indicator_header(const laid_row& row) {
  if (row.has_figure && !has_only_points(row)) return false;
  int levels = 0, parts = 0;
  bool section = false;
  heads seen;
  for (const auto* cell : row.filled) {
    if (cell->key.size() > 120) return false;
    const auto meaning = words::indicator_meaning(*cell);
    levels += is_level(meaning);
    parts += is_part(meaning);
    section = section || (meaning == meaning::section && cell->source->row_span <= 2);
    seen.add(meaning);
  }
  if (row.has_figure) return (levels >= 2 && parts >= 2) || seen.all_levels();
  if (levels >= 1 && parts >= 1 && levels + parts >= 3) return true;
  const bool pair = seen.target && seen.actual && row.filled.size() >= 5;
  if (section && (seen.parts() >= 3 || pair)) return true;  // 绩效指标 | 目标值 | 完成值 | 得分
  const bool enough = seen.all_parts() || (seen.parts() == 3 && seen.target && seen.actual && row.filled.size() >= 5);
  return seen.all_levels() || (enough && !is_goal_header(row));
}

// 指标名称 | 年初 | 全年 over 指标值 | 完成值: only both rows together have the words.
namespace {

// 项目名称 | 资金总额 | 其中 | 绩效指标 over 一级指标 | 指标值, without spans: a list whose words are in two rows.
bool is_split_list_header(const laid_row& row, const laid_row& next) {
  if (row.lines_up || next.cells.size() <= row.cells.size() || !is_indicator_header(next)) return false;
  const auto names_project = [](const laid_cell* cell) {
    return words::label_of(*cell) == words::label::project && cell->key.ends_with("名称");
  };
  return std::any_of(row.filled.begin(), row.filled.end(), names_project) && stacks_exactly(row, next);
}

}  // namespace

bool is_split_indicator_header(std::span<const laid_row> rows) {
  if (rows.size() < 2 || rows[0].filled.size() < 4 || rows[0].has_figure || rows[1].has_figure) return false;
  if (is_split_list_header(rows[0], rows[1])) return true;
  if (!rows[0].lines_up) return false;
  if (rows[0].has_figure || rows[1].has_figure || rows[1].filled.empty()) return false;
  const auto covers_both = [&](const laid_cell* cell) {
    const auto* below = rows[0].spans_lost ? covering(rows[1], cell->column) : nullptr;
    if (rows[0].spans_lost ? below == nullptr || !below->blank() : cell->source->row_span != 2) return false;
    if (words::label_of(*cell) == words::label::project && cell->key.ends_with("名称")) return true;  // a list
    if (rows[0].spans_lost) return false;
    const auto meaning = words::indicator_meaning(*cell);
    return is_level(meaning) || meaning == meaning::section;
  };
  if (std::none_of(rows[0].filled.begin(), rows[0].filled.end(), covers_both)) return false;
  heads seen;
  const header both(rows.first(2), words::indicator_meaning);
  for (const auto& column : both.columns()) seen.add(column.meaning);
  const bool list = std::any_of(rows[0].filled.begin(), rows[0].filled.end(),
                                [](const laid_cell* cell) { return words::label_of(*cell) == words::label::project; });
  if (list && (seen.level1 || seen.level2) && seen.name) return seen.parts() >= 1;
  if (rows[1].filled.size() < 2) return seen.level1 && seen.level2 && seen.parts() >= 1;  // 当年预 above 期实现值
  return seen.parts() >= (seen.level1 || seen.level2 || seen.name ? 2 : 3);
}

namespace {

// 2023年, 2023年度.
bool is_year_alone(std::string_view key) { return key.size() <= 10 && words::year_in(key).has_value(); }

}  // namespace

namespace {

// 绩效指标 | 指标值 | 完成值 over 一级指标 | 二级指标 | 三级指标, if spans are lost; the levels may be followed by the
// parts of the target: 指标性质 | 指标值 | 度量单位.
bool names_levels_below(const laid_row& row, const laid_row& next) {
  if ((next.lines_up && !next.spans_lost) || next.filled.size() < 2 || row.filled.empty()) return false;
  if (words::indicator_meaning(*row.filled.front()) != meaning::section) return false;
  const auto names_level = [](const laid_cell* cell) { return is_level(words::indicator_meaning(*cell)); };
  const auto names_part_of_target = [](const laid_cell* cell) {
    const auto meaning = words::indicator_meaning(*cell);
    return meaning == meaning::sign || meaning == meaning::target || meaning == meaning::unit;
  };
  const auto parts = std::find_if_not(next.filled.begin(), next.filled.end(), names_level);
  return std::none_of(row.filled.begin(), row.filled.end(), names_level) && parts - next.filled.begin() >= 2 &&
         std::all_of(parts, next.filled.end(), names_part_of_target);
}

}  // namespace

bool continues_indicator_header(const laid_row& row, const laid_row& next) {
  if (stands_below_levels(row, next) || names_levels_below(row, next)) return true;
  const auto& filled = next.filled;
  const bool all_filled = filled.size() == next.cells.size() && next.cells.size() >= row.cells.size();
  if (filled.empty() || all_filled) return false;
  return std::all_of(filled.begin(), filled.end(), [](const laid_cell* cell) {
    const auto meaning = words::indicator_meaning(*cell);
    return words::continues_header(*cell) || words::is_part_of_year(*cell) || is_year_alone(cell->key) ||
           is_part(meaning) || meaning == meaning::sign || meaning == meaning::unit || meaning == meaning::known_extra;
  });
}

indicator_table::indicator_table(draft& draft, header columns, std::span<const laid_row> below, bool empty_is_merged,
                                 bool in_list)
    : empty_is_merged_(empty_is_merged),
      in_list_(in_list),
      year_(draft.made.year),
      year_column_(draft.year_goal_column) {
  set_header(std::move(columns), below);
  record_columns(draft, header_, form_table::indicators, in_list);
  auto& has = draft.made.has;
  has.target |= header_.has(meaning::target);
  has.actual |= header_.has(meaning::actual);
  has.weight |= header_.has(meaning::weight) || both_points_;
  has.score |= header_.has(meaning::score);
  has.reason |= header_.has(meaning::reason);
  draft.has_indicators = true;
  draft.made.indicators.reserve(usual_rows);
  rows_since_subtotal_ = draft.made.indicators.size();
  for (const auto& place : parts_unclear_) {
    std::vector<std::string> headers;
    for (const auto& column : header_.columns())
      if (column.place == place) headers.push_back(column.label);
    report_unclear(draft, column_question::parts, place, headers,
                   "one column for all of them; the cells are kept in the rows' extras");
  }
  for (const auto& column : header_.columns())
    if (column.place == label_at_ && label_at_.known())
      table_points_ = open_points(draft, read_cell(column.label, column.place), column.key);
  for (const auto& column : header_.columns())
    if (column.meaning == meaning::unknown && looks_like_points(column))
      report_unclear(draft, column_question::points, column.place, {column.label},
                     "a header that says whether these are weights or scores; the cells are kept in the rows' extras");
    else if (column.meaning == meaning::unknown && !column.key.empty())
      report(draft, trouble_kind::unknown_column, column.place, column.label,
             "a column of an indicator table; its cells are kept in the rows' extras");
}

namespace {

// 偏差原因分析 over several columns.
bool several_reasons(const header& columns) {
  return std::count_if(columns.columns().begin(), columns.columns().end(),
                       [](const header_column& c) { return c.meaning == meaning::reason; }) > 1;
}

}  // namespace

void indicator_table::set_header(header columns, std::span<const laid_row> below) {
  header_ = std::move(columns);
  spread_over_parts(header_, below);
  std::vector<contents> contents;
  if (header_.has(meaning::unknown) || header_.has(meaning::sign) || names_types(header_) ||
      !header_.has(meaning::target))
    contents = contents_below(header_, below);
  name_criterion(header_, contents);
  name_planned(header_, contents);
  name_degree(header_, below);
  name_kinds(header_, below);
  name_signs(header_, contents);
  if (several_reasons(header_) && !below.empty()) leave_ticked_causes(header_, below);
  unknown_figures_ = unknown_figures_ || has_unknown_figures(header_, contents);
  keep_sign(header_, contents);
  leave_natures(header_, contents);
  name_table_label(header_);
  name_deepest_level(header_, below);
  leave_states(header_, below);
  if (in_list_) leave_project_columns(header_, below);
  name_heading_weights(header_, unknown_figures_);
  take_finer_name(header_);
  leave_ticks(header_);
  leave_reviewers(header_, unknown_figures_);
  if (year_column_) leave_longer_period(header_, header_.lines_up() ? year_column_ : std::nullopt);
  if (const auto* first = targets_twice(header_)) {
    parts_unclear_.push_back(first->place);
    for (auto i = header_.index(meaning::target); i < header_.columns().size(); i = header_.index(meaning::target))
      header_.set_meaning(i, meaning::known_extra);
  }
  name_adjusted_target(header_);
  leave_other_years(header_, year_);
  for (const auto part : {meaning::target, meaning::actual}) {
    if (!only_parts(header_, part)) continue;
    if (const auto i = part_of_year(header_, part, year_); i < header_.columns().size())
      header_.keep(i);
    else
      leave_unclear_parts(part);
  }
  if (!keep_latest_actual(header_, below)) leave_unclear_parts(meaning::actual);
  leave_deviations(header_);
  keep_reason(header_);
  leave_measures(header_);
  for (const auto meaning : {meaning::level1, meaning::level2, meaning::name, meaning::sign, meaning::target,
                             meaning::unit, meaning::actual, meaning::weight, meaning::score, meaning::section})
    header_.keep_first(meaning);
  leave_other_period(header_);
  leave_initial_target(header_, contents);
  if (const auto* score = header_.find(meaning::score); score != nullptr && !header_.has(meaning::weight)) {
    both_points_ = holds_both_points(*score);
    score_first_ = both_points_ && score->key.find("得分") < score->key.find('/');
  }
  const auto& all = header_.columns();
  const auto section = header_.index(meaning::section);
  if (!header_.has(meaning::name) && section < all.size() && section > 0 && !in_list_)
    header_.set_meaning(section, meaning::name);
  // No column for the headings: if they are printed, they are below the label of the whole table.
  label_at_ = section < all.size() ? all[section].place : place{};
  label_part_at_ = section < all.size() && all[section].part != nullptr ? all[section].part->place : place{};
  if (!header_.has(meaning::level1) && !header_.has(meaning::level2) && header_.index(meaning::section) == 0)
    header_.set_meaning(0, holds_names(header_, below) ? meaning::name : meaning::level1);
  if (header_.has(meaning::name) && header_.index(meaning::name) == section) label_at_ = label_part_at_ = {};
}

// Several columns for parts of a whole, which none of them is.
void indicator_table::leave_unclear_parts(words::meaning part) {
  parts_unclear_.push_back(header_.find(part)->place);
  for (auto i = header_.index(part); i < header_.columns().size(); i = header_.index(part))
    header_.set_meaning(i, meaning::known_extra);
}

// The same words head the same columns, whatever the rows of the new page say; a column whose word cannot be read is
// what it was. False if the words differ otherwise.
bool indicator_table::repeats(header& again) const {
  const auto& known = header_.columns();
  if (again.columns().size() != known.size()) return false;
  std::size_t other = known.size();
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (again.columns()[i].key == known[i].key || known[i].meaning == meaning::section) continue;
    if (other < known.size() || again.columns()[i].meaning != meaning::unknown) return false;
    other = i;
  }
  for (std::size_t i = 0; i < known.size(); ++i)
    again.set_meaning(i, known[i].meaning, i == other ? evidence::agreement : known[i].evidence);
  return true;
}

namespace {

// The same words, some of which are over several columns: 绩效指标 over the levels and the names.
bool says_the_same(const std::vector<header_column>& known, const std::vector<header_column>& again) {
  std::size_t k = 0;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i > 0 && known[i].place == known[i - 1].place && known[i].key == known[i - 1].key) continue;
    if (k == again.size() || again[k].key != known[i].key || again[k].column != known[i].column) return false;
    ++k;
  }
  return k == again.size() && again.size() < known.size();
}

}  // namespace

void indicator_table::repeat(std::span<const laid_row> header_rows, std::span<const laid_row> below) {
  const bool had_level1 = header_.has(meaning::level1), had_level2 = header_.has(meaning::level2);
  header again(header_rows, words::indicator_meaning);
  if (header_rows.front().lines_up && says_the_same(header_.columns(), again.columns())) return;
  if (repeats(again)) {
    header_ = std::move(again);
    return;
  }
  set_header(std::move(again), below);
  if (had_level1 && !header_.has(meaning::level1)) {
    level1_ = {};
    category_ = category::unknown;
  }
  if (had_level2 && !header_.has(meaning::level2)) {
    level2_ = {};
    kind_ = kind::unknown;
  }
}

bool indicator_table::reaches_over_parts(const laid_cell& cell) const {
  const auto reaches = [&](meaning meaning) {
    const auto* column = header_.find(meaning);
    return column != nullptr && cell.column <= column->column && column->column - cell.column < cell.span;
  };
  return reaches(meaning::name) && reaches(meaning::target) && !cell.is_figure;
}

bool indicator_table::is_short(const laid_row& row) const {
  const auto& filled = row.filled;
  return !row.lines_up && row.cells.size() < header_.columns().size() &&
         (filled.empty() || !words::is_total(*filled.front()));
}

std::size_t indicator_table::open_points(draft& draft, const cell& label, std::string_view key) {
  const auto points = words::points_in(key);
  if (!points) return none;
  subtotal made;
  made.label = label;
  made.weight = read_figure(points->low + "分", column::weight, "", label.place, draft.bounds);
  if (!points->high.empty()) {
    const figure high = read_figure(points->high + "分", column::weight, "", label.place, draft.bounds);
    if (high.has_value()) made.weight_high = high.value;
  }
  draft.made.subtotals.push_back(std::move(made));
  return draft.made.subtotals.size() - 1;
}

// `weight`: the cell next to the heading, if the table has such a column.
void indicator_table::open_heading(draft& draft, cell& level, std::size_t& points_of, const laid_cell& heading,
                                   const laid_cell* weight) {
  level = cell_of(&heading);
  points_of = open_points(draft, level, heading.key);
  if (points_of != none || nothing_in(weight)) return;
  subtotal made;
  made.label = level;
  made.weight = figure_of(weight, column::weight, "", draft.bounds);
  points_of = draft.made.subtotals.size();
  draft.made.subtotals.push_back(std::move(made));
}

// Below a new first heading there is no second one yet: the cell for it, if any, is `blank`.
void indicator_table::set_level2(const draft& draft, const laid_cell* blank) {
  level2_ = cell_of(blank);
  level2_points_ = none;
  kind_ = words::kind_of({"", *draft.dictionary}, category_);
}

// The label of the table, or the lower part of one in two rows (绩效 | 指标).
bool indicator_table::is_label(const laid_cell& cell) const {
  return cell.place == label_at_ || (label_part_at_.known() && cell.place == label_part_at_);
}

void indicator_table::take_headings(draft& draft, const fitted_row& row) {
  const auto* first = cell_at(row, meaning::level1);
  if (first != nullptr && is_label(*first)) first = nullptr;  // the label itself, merged over the rows
  const auto* second = cell_at(row, meaning::level2);
  if (!nothing_in(first) && same_heading(*first, level1_)) {
    level1_ = cell_of(first);  // repeated in every row
  } else if (!nothing_in(first)) {
    open_heading(draft, level1_, level1_points_, *first, cell_at(row, meaning::level1_weight));
    category_ = words::category_of(*first);
    set_level2(draft, nothing_in(second) ? second : nullptr);
  }
  if (nothing_in(second)) return;
  if (same_heading(*second, level2_)) {
    level2_ = cell_of(second);
  } else {
    open_heading(draft, level2_, level2_points_, *second, cell_at(row, meaning::level2_weight));
    kind_ = words::kind_of(*second, category_);
  }
}

// A row of one cell over the whole width: 产出指标(50分) as a heading between the rows.
bool indicator_table::take_band(draft& draft, const laid_row& row) {
  const auto& filled = row.filled;
  if (filled.size() != 1) return false;
  const auto& cell = *filled.front();
  const bool wide = row.spans_lost ? filled.front() == &row.cells.front()
                    : row.lines_up ? std::size_t{2} * cell.span > header_.columns().size()
                                   : row.cells.size() == 1;
  if (!wide) return false;
  const auto category = words::category_of(cell);
  const bool heading = cell.key.size() <= 90 && category != category::unknown &&
                       (category != category::other || words::points_in(cell.key));
  if (!heading) return false;
  open_heading(draft, level1_, level1_points_, cell, nullptr);
  category_ = category;
  set_level2(draft, nullptr);
  return true;
}

// 一、产出指标 | | | 50 | 48, in a table whose headings have no columns: a heading with the points of its rows.
bool indicator_table::take_pointed_heading(draft& draft, const laid_row& row, const fitted_row& fitted) {
  if (header_.has(meaning::level1) || header_.has(meaning::level2) || row.filled.size() < 2) return false;
  const auto* name = header_.has(meaning::name) ? cell_at(fitted, meaning::name) : fitted[0];
  if (nothing_in(name) || name->is_figure) return false;
  bool points = false;
  for (std::size_t i = 0; i < header_.columns().size(); ++i) {
    const auto part = header_.columns()[i].meaning;
    if (nothing_in(fitted[i]) || fitted[i] == name) continue;
    if (part == meaning::target || part == meaning::actual || part == meaning::reason) return false;
    points = points || fitted[i]->is_figure;
  }
  if (!points) return false;
  const auto category = words::category_of(*name);
  const bool first = category != category::other && category != category::unknown;
  if (!first && words::kind_of(*name, category::unknown) == kind::other) return false;
  auto& points_of = first ? level1_points_ : level2_points_;
  open_heading(draft, first ? level1_ : level2_, points_of, *name, cell_at(fitted, meaning::weight));
  if (points_of != none)
    draft.made.subtotals[points_of].score = figure_of(cell_at(fitted, meaning::score), column::score, "", draft.bounds);
  if (first) {
    category_ = category;
    set_level2(draft, nullptr);
  } else {
    kind_ = words::kind_of(*name, category_);
  }
  return true;
}

figure indicator_table::figure_at(const draft& draft, const fitted_row& row, meaning meaning, column column,
                                  const figure* above) const {
  const laid_cell* cell = cell_at(row, meaning);
  figure made = figure_of(cell, column, "", draft.bounds);
  const bool below_a_figure = above != nullptr && (above->merged || above->has_value());
  const bool merged =
      cell != nullptr && (cell->from_above || (empty_is_merged_ && cell->text().empty() && below_a_figure));
  if (!merged) return made;
  figure part;
  part.place = made.place;
  part.content = content::blank;
  part.merged = true;
  return part;
}

// `made`: the last of the draft's indicators.
void indicator_table::take_values(draft& draft, indicator& made, const fitted_row& row) const {
  const auto& rows = draft.made.indicators;
  const indicator* above = rows.size() < 2 ? nullptr : &rows[rows.size() - 2];
  made.name = cell_of(cell_at(row, meaning::name));
  made.sign = cell_of(cell_at(row, meaning::sign));
  const auto* adjusted = cell_at(row, meaning::adjusted_target);
  const bool as_adjusted = !nothing_in(adjusted) && content_of(adjusted->text()) != content::dash;
  made.target = cell_of(as_adjusted ? adjusted : cell_at(row, meaning::target));
  made.unit = cell_of(cell_at(row, meaning::unit));
  made.actual = cell_of(cell_at(row, meaning::actual));
  made.weight = figure_at(draft, row, meaning::weight, column::weight, above ? &above->weight : nullptr);
  made.score = figure_at(draft, row, meaning::score, column::score, above ? &above->score : nullptr);
  if (const auto* points = cell_at(row, meaning::score); both_points_ && points != nullptr && !points->from_above)
    if (auto both = both_points_in(*points, score_first_, draft.bounds)) {
      made.weight = std::move(both->weight);
      made.score = std::move(both->score);
    }
  made.reason = cell_of(cell_at(row, meaning::reason));
}

void indicator_table::take_extras(draft& draft, indicator& made, const fitted_row& row) const {
  for (std::size_t i = 0; i < header_.columns().size(); ++i) {
    const auto& column = header_.columns()[i];
    if (column.meaning != meaning::unknown && column.meaning != meaning::known_extra &&
        column.meaning != meaning::ordinal)
      continue;
    if (!nothing_in(row[i])) made.extras.push_back({words::key_of(column.label), cell_of(row[i])});
  }
  for (const auto* cell : row.spare) {
    if (cell->blank()) continue;
    made.extras.push_back({"", cell_of(cell)});
    report(draft, trouble_kind::cell_unplaced, cell->place, cell->text(),
           "a cell under one of the headers of the indicator table; kept in the row's extras");
  }
}

// 其中… without a weight, or a row that follows such a one in the same group, under a row that carries the weight.
bool indicator_table::belongs_to_parent(const draft& draft, const indicator& made) const {
  if (!made.weight.empty() || made.weight.merged || !header_.has(meaning::weight)) return false;
  const auto& rows = draft.made.indicators;
  if (rows.size() < 2) return false;
  const auto& above = rows[rows.size() - 2];
  const bool parent_above = above.weight.has_value() || above.under_weighted_parent;
  if (!parent_above || above.level2.place != made.level2.place || made.target.empty()) return false;
  return is_child_name(made.name) || above.under_weighted_parent;
}

namespace {

// 产出指标 | | | | | 50 | 48, above a row under the same heading.
bool has_points_of_heading(const indicator& row, const indicator& next) {
  const auto says_something = [](const indicator& one) {
    return !one.name.empty() || !one.target.empty() || !one.actual.empty();
  };
  if (says_something(row) || !says_something(next)) return false;
  if (!row.weight.has_value() && !row.score.has_value()) return false;
  const auto printed = (row.weight.has_value() ? row.weight : row.score).place.row;
  const auto heads = [&](const cell& own, const cell& below) {
    return !own.empty() && own.place.row == printed && (own.place == below.place || own.text == below.text);
  };
  return row.level2.empty() ? heads(row.level1, next.level1) : heads(row.level2, next.level2);
}

}  // namespace

// The points of a heading in a row of its own are a subtotal: the row above the last one is no indicator.
void indicator_table::take_points_of_heading(draft& draft) {
  auto& rows = draft.made.indicators;
  if (rows.size() < 2 || !has_points_of_heading(rows[rows.size() - 2], rows.back())) return;
  const indicator heading = std::move(rows[rows.size() - 2]);
  rows.erase(rows.end() - 2);
  auto& sums = draft.made.subtotals;
  for (auto& sum : sums) std::erase(sum.rows, static_cast<std::uint32_t>(rows.size()));
  subtotal made;
  made.label = heading.level2.empty() ? heading.level1 : heading.level2;
  made.weight = heading.weight;
  made.score = heading.score;
  (heading.level2.empty() ? level1_points_ : level2_points_) = sums.size();
  sums.push_back(std::move(made));
}

void indicator_table::take_indicator(draft& draft, const laid_row&, const fitted_row& fitted) {
  take_headings(draft, fitted);
  indicator& made = draft.made.indicators.emplace_back();
  made.level1 = level1_;
  made.level2 = level2_;
  made.category = category_;
  made.kind = kind_;
  take_values(draft, made, fitted);
  take_extras(draft, made, fitted);
  made.under_weighted_parent = belongs_to_parent(draft, made);
  take_points_of_heading(draft);
  const auto number = static_cast<std::uint32_t>(draft.made.indicators.size());
  for (const auto points_of : {table_points_, level1_points_, level2_points_})
    if (points_of != none) draft.made.subtotals[points_of].rows.push_back(number);
}

// 总分 | 100/98.
bool indicator_table::take_both_points(draft& draft, const laid_row& row, const laid_cell& label) {
  if (!both_points_) return false;
  for (const auto* cell : row.filled) {
    if (cell == &label) continue;
    auto both = both_points_in(*cell, score_first_, draft.bounds);
    if (!both) continue;
    draft.made.total.label = cell_of(&label);
    draft.made.total.weight = std::move(both->weight);
    draft.made.total.score = std::move(both->score);
    draft.has_total = true;
    record_label(draft, label, "total.score", *cell);
    return true;
  }
  return false;
}

namespace {

// 总分 | 100 | 优: 100 is the weight if the weights make it and the scores do not.
void keep_weight_beside_grade(const draft& draft, total_cells& values) {
  if (!values.may_be_weight || values.score == nullptr) return;
  const auto printed = figure_of(values.score, column::weight, "", draft.bounds);
  decimal weights, scores;
  const auto add = [&](const figure& weight, const figure& score) {
    if (weight.has_value()) weights += weight.value;
    if (score.has_value()) scores += score.value;
  };
  for (const auto& row : draft.made.indicators) add(row.weight, row.score);
  for (const auto& line : draft.made.budget)
    if (line.line == fund::total) add(line.weight, line.score);
  if (!printed.has_value() || printed.value != weights || printed.value == scores) return;
  values.weight = values.score;
  values.score = values.grade;
}

}  // namespace

// 总分 | 总分值 | 总得分 | 自评等级 above 100 | 98 | 优: which of them are below each other.
bool indicator_table::begins_total(const laid_row& row) {
  total_words_.clear();
  if (row.has_figure || row.filled.size() < 3) return false;
  for (const auto* cell : row.filled.subspan(1)) {
    const auto part = words::label_of(*cell) == words::label::grade ? meaning::reason : words::indicator_meaning(*cell);
    const bool points = words::is_total(*cell) || part == meaning::weight || part == meaning::score;
    if (!points && part != meaning::reason) return total_words_.clear(), false;
    const bool weight = cell->key.find("分值") != cell->key.npos || part == meaning::weight;
    total_words_.push_back({cell->column, part == meaning::reason ? part : weight ? meaning::weight : meaning::score});
  }
  total_label_ = cell_of(row.filled.front());
  return true;
}

bool indicator_table::ends_total(draft& draft, const laid_row& row) {
  const auto words = std::exchange(total_words_, {});
  if (words.empty() || row.filled.size() < 2 || row.filled.size() > words.size() + 1) return false;
  auto& total = draft.made.total;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto from_right = words.size() - i;
    const auto* cell = row.lines_up                     ? covering(row, words[i].first)
                       : from_right <= row.cells.size() ? &row.cells[row.cells.size() - from_right]
                                                        : nullptr;
    if (nothing_in(cell)) continue;
    if (words[i].second == meaning::weight) total.weight = figure_of(cell, column::weight, "", draft.bounds);
    if (words[i].second == meaning::score) total.score = score_with_grade(*cell, draft.bounds, total.grade);
    if (words[i].second == meaning::reason && words::is_grade(*cell)) total.grade = cell_of(cell);
  }
  total.label = total_label_;
  draft.has_total = draft.total_row_seen = true;
  return true;
}

void indicator_table::take_total(draft& draft, const laid_row& row, const laid_cell& label) {
  auto& total = draft.made.total;
  const bool another = draft.total_row_seen;              // 合计 of the indicators above 总分
  draft.total_row_seen = !draft.made.indicators.empty();  // it may be above them
  auto values = total_values(row, label, header_);
  keep_weight_beside_grade(draft, values);
  if (another && !nothing_in(values.score)) total.weight = {};
  if (values.weight != nullptr) total.weight = figure_of(values.weight, column::weight, "", draft.bounds);
  if (take_both_points(draft, row, label)) return;
  if (draft.has_total && nothing_in(values.score)) return;  // the header printed it
  if (draft.has_total && values.score != nullptr &&
      total.score.text != values.score->text())  // both do, and differ: the table's is used
    keep(draft, total.label.text, total.score);
  total.label = cell_of(&label);
  if (values.score != nullptr) {
    total.score = score_with_grade(*values.score, draft.bounds, total.grade);
    record_label(draft, label, "total.score", *values.score);
  }
  if (values.grade != nullptr) total.grade = cell_of(values.grade);
  draft.has_total = true;
}

void indicator_table::take_subtotal(draft& draft, const laid_row& row, const laid_cell& label) {
  const auto values = total_values(row, label, header_);
  subtotal made;
  made.label = cell_of(&label);
  made.weight = figure_of(values.weight, column::weight, "", draft.bounds);
  made.score = figure_of(values.score, column::score, "", draft.bounds);
  for (auto i = rows_since_subtotal_; i < draft.made.indicators.size(); ++i)
    made.rows.push_back(static_cast<std::uint32_t>(i + 1));
  rows_since_subtotal_ = draft.made.indicators.size();
  draft.made.subtotals.push_back(std::move(made));
}

bool indicator_table::doubts_total(draft& draft, const laid_row& row) const {
  auto& total = draft.made.total;
  if (!total.score.has_value() || row.filled.size() > 4 || row.cells.empty()) return false;
  const auto values = total_values(row, row.cells.front(), header_);
  if (values.weight == nullptr || values.score == nullptr) return false;
  const auto weight = figure_of(values.weight, column::weight, "", draft.bounds);
  const auto score = figure_of(values.score, column::score, "", draft.bounds);
  const bool higher = weight.has_value() && score.has_value() && total.weight.has_value() &&
                      weight.value > total.weight.value && score.value > total.score.value;
  if (!higher) return false;
  keep(draft, total.label.text, total.score);
  keep_nameless(draft, row);
  total = {};
  return true;
}

// The points of a row without a name, target or actual: of a total whose word cannot be read, if they are not below the
// sum of the rows above.
bool indicator_table::is_nameless_sum(const draft& draft, const fitted_row& row) const {
  const bool flat = !header_.has(meaning::level1) && !header_.has(meaning::level2);  // its first column has names
  for (const auto part : {meaning::name, meaning::target, meaning::actual})
    if (header_.has(part) && !nothing_in(cell_at(row, part)) && !(flat && part == meaning::name) &&
        !(part == meaning::actual && words::is_grade(*cell_at(row, part))))
      return false;
  const auto* weight = cell_at(row, meaning::weight);
  const auto* score = cell_at(row, meaning::score);
  if (both_points_ && !nothing_in(score) && both_points_in(*score, score_first_, draft.bounds)) return true;
  if (nothing_in(weight) && nothing_in(score) &&
      header_.has(meaning::name)) {  // 100 under other headers: a sum of theirs
    const auto* number = cell_at(row, meaning::ordinal);
    const auto is_own = [&](const laid_cell* cell) {
      return cell != nullptr && cell != number && cell->is_figure && !cell->from_above;
    };
    return std::any_of(row.cells.begin(), row.cells.end(), is_own);
  }
  const auto* points = !nothing_in(weight) && weight->is_figure ? weight : score;
  if (nothing_in(points) || !points->is_figure || points->from_above || !header_.has(meaning::name)) return false;
  const bool named = flat && !nothing_in(cell_at(row, meaning::name));
  const auto* heading = cell_at(row, meaning::level1);
  if (!named && nothing_in(heading) && nothing_in(cell_at(row, meaning::level2))) return true;
  if (!nothing_in(heading) && !heading->from_above && words::category_of(*heading) != category::other) return false;
  const figure printed = figure_of(points, column::weight, "", draft.bounds);
  decimal sum;
  for (const auto& above : draft.made.indicators) {
    const auto& part = points == weight ? above.weight : above.score;
    if (part.has_value()) sum += part.value;
  }
  return draft.made.indicators.size() > 1 && printed.has_value() && printed.value >= sum;
}

// 存在问题 | | 整改措施 | | | 完成情况: words where the score is, without a weight and a target.
bool indicator_table::is_of_other_table(const fitted_row& row) const {
  const auto* score = cell_at(row, meaning::score);
  if (nothing_in(score) || score->from_above || !header_.has(meaning::weight) || !header_.has(meaning::target))
    return false;
  if (score->is_figure || words::holds_digit(score->key) || score->key.size() < 9 || words::is_grade(*score))
    return false;
  return nothing_in(cell_at(row, meaning::weight)) && nothing_in(cell_at(row, meaning::target));
}

void indicator_table::keep_nameless(draft& draft, const laid_row& row) {
  const bool named = !row.filled.front()->is_figure;  // 合计得分情况 | 100 | 96
  for (const auto* cell : row.filled)
    if (!named || cell != row.filled.front()) keep(draft, named ? std::string(row.filled.front()->key) : "", *cell);
  report(draft, trouble_kind::cell_unplaced, row.filled.front()->place, row.filled.front()->text(),
         "a word for a total, or the name of an indicator; the row is kept among the extras");
}

bool indicator_table::take(draft& draft, const laid_row& row) {
  const auto& filled = row.filled;
  if (filled.empty()) return false;
  const auto& first = *filled.front();
  if (!total_words_.empty() && ends_total(draft, row)) return true;
  if (words::is_total(first) && begins_total(row)) return true;
  if (words::is_total(first)) return take_total(draft, row, first), true;
  for (const auto* cell : filled)
    if (words::is_subtotal(*cell)) return take_subtotal(draft, row, *cell), true;
  if (take_band(draft, row)) return true;
  const fitted_row fitted = fit(row, header_);
  const bool says_something =
      std::any_of(header_.columns().begin(), header_.columns().end(), [&](const header_column& column) {
        return column.meaning != meaning::section &&
               !nothing_in(fitted[static_cast<std::size_t>(&column - header_.columns().data())]);
      });
  if (!says_something || row.cells.size() == 1) return false;
  const bool only_extras =
      std::all_of(header_.columns().begin(), header_.columns().end(), [&](const header_column& column) {
        return column.meaning == meaning::known_extra || column.meaning == meaning::section ||
               nothing_in(fitted[static_cast<std::size_t>(&column - header_.columns().data())]);
      });
  if (only_extras && row.lines_up) return keep_nameless(draft, row), true;  // 台账, in a blank row
  if (is_of_other_table(fitted)) return false;
  if (take_pointed_heading(draft, row, fitted)) return true;
  if (is_nameless_sum(draft, fitted)) return keep_nameless(draft, row), true;
  take_indicator(draft, row, fitted);
  return true;
}

namespace {

// 保洁站口（20分）, in a table without weights: if every name has its points, they are the weights.
void take_points_of_names(draft& d) {
  auto& rows = d.made.indicators;
  if (d.made.has.weight || rows.size() < 2) return;
  const auto points_of = [](const indicator& row) { return words::points_in(words::key_of(row.name.text)); };
  const bool all = std::all_of(rows.begin(), rows.end(), [&](const indicator& row) {
    const auto points = points_of(row);
    return points && points->high.empty();
  });
  if (!all) return;
  for (auto& row : rows)
    row.weight = read_figure(points_of(row)->low + "分", column::weight, "", row.name.place, d.bounds);
  d.made.has.weight = true;
}

}  // namespace

void settle_indicators(draft& d) {
  auto& rows = d.made.indicators;
  take_points_of_names(d);
  for (auto& row : rows) {
    row.wanted = read_statement(row.target.text, d.made.year, d.bounds, d.made.own_units);
    row.found = read_statement(row.actual.text, d.made.year, d.bounds, d.made.own_units);
  }
  const bool one_cell = rows.size() > 1 && !rows.front().reason.empty() &&
                        std::all_of(rows.begin(), rows.end(),
                                    [&](const indicator& r) { return r.reason.place == rows.front().reason.place; });
  if (!one_cell) return;
  d.made.common_reason = rows.front().reason;
  d.made.has.reason = false;
  for (auto& row : rows) row.reason = {};
}

}  // namespace v0
}  // namespace perfeval
