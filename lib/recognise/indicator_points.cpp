#include "recognise/indicator_steps.hpp"

#include <perfeval/printed.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

bool is_heading_weight(meaning meaning) {
  return meaning == meaning::level1_weight || meaning == meaning::level2_weight;
}

// 接收档案（20分）: the weights of the rows are in their names.
bool names_hold_points(const open_columns& table) {
  const auto name = table.columns.index(meaning::name);
  if (name == table.columns.columns().size()) return false;
  std::size_t rows = 0;
  for (const auto& row : table.below) {
    if (row.filled.empty() || words::is_total(*row.filled.front())) break;
    if (!row.has_figure) continue;
    const auto* named = cell_in(row, table.columns, name);
    if (nothing_in(named)) continue;
    if (!words::points_in(named->key)) return false;
    ++rows;
  }
  return rows > 1;
}

}  // namespace

namespace {

// 权重 | 一级指标 | 权重 | 二级指标 | 权重 | 三级指标: each weight stands before what it is of, whose word may be
// unreadable; the last is that of the rows. False if they do not.
bool name_weights_before_levels(header& columns) {
  const auto& all = columns.columns();
  std::vector<std::size_t> weights;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::weight) weights.push_back(i);
  const auto first_level = std::find_if(all.begin(), all.end(), [](const auto& c) { return is_level(c.meaning); });
  if (weights.size() < 2 || first_level == all.end() || &all[weights[0]] > &*first_level) return false;
  if (columns.has(meaning::name) && columns.index(meaning::name) < weights.back()) return false;
  if (weights[0] + 1 < weights[1] && std::none_of(&all[weights[0]] + 1, &all[weights[1]], [](const auto& c) {
        return is_level(c.meaning) || c.meaning == meaning::unknown;
      }))
    return false;
  for (std::size_t k = 0; k + 1 < weights.size(); ++k) {
    auto heads = meaning::known_extra;  // under a word that cannot be read
    for (auto i = weights[k]; i < weights[k + 1]; ++i) {
      if (all[i].meaning == meaning::level1) heads = meaning::level1_weight;
      if (all[i].meaning == meaning::level2) heads = meaning::level2_weight;
    }
    columns.set_meaning(weights[k], heads);
  }
  return true;
}

}  // namespace

// 分值 | 自评, without another column of scores: what the unit gave itself.
void name_self_score(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  if (columns.has(meaning::score) || !columns.has(meaning::weight)) return;
  const auto is_own = [](const header_column& c) { return c.meaning == meaning::unknown && c.key.ends_with("自评"); };
  const auto own = std::find_if(all.begin(), all.end(), is_own);
  const auto i = static_cast<std::size_t>(own - all.begin());
  if (own == all.end() || std::find_if(own + 1, all.end(), is_own) != all.end() || i >= table.held.size()) return;
  if (table.held[i].figures > 0 && table.held[i].texts == 0) columns.set_meaning(i, meaning::score);
}

// 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: the weights next to the headings are their sums. `unknown`:
// columns of figures without a word, which may be the weights of the rows.
void name_heading_weights(open_columns& table) {
  auto& columns = table.columns;
  const bool unknown = table.unknown_figures;
  const auto& all = columns.columns();
  const auto name = columns.index(meaning::name);
  const bool before = name_weights_before_levels(columns);
  const bool later = std::any_of(all.begin(), all.end(), [&](const header_column& c) {
    return c.meaning == meaning::weight && name < all.size() && &c > &all[name];
  });
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].meaning != meaning::weight) continue;
    if (all[i].spelled().has(words::list::level1_column)) columns.set_meaning(i, meaning::level1_weight);
    if (all[i].spelled().has(words::list::level2_column)) columns.set_meaning(i, meaning::level2_weight);
    if (before) continue;
    if (all[i - 1].meaning == meaning::level1) columns.set_meaning(i, meaning::level1_weight);
    if (all[i - 1].meaning == meaning::level2) columns.set_meaning(i, meaning::level2_weight);
    if (later && i < name && all[i].meaning == meaning::weight) columns.set_meaning(i, meaning::known_extra);
  }
  const auto weight = columns.index(meaning::weight);
  if (weight < name && weight > 0 && all[weight - 1].meaning == meaning::unknown && names_hold_points(table))
    columns.set_meaning(weight, meaning::known_extra);  // beside a heading whose word cannot be read
  if (columns.has(meaning::weight) || unknown || names_hold_points(table)) return;
  for (std::size_t i = all.size(); i-- > 0;)  // there are no finer ones: these belong to the rows
    if (is_heading_weight(all[i].meaning)) return columns.set_meaning(i, meaning::weight);
}

// 项目权重 over 项目决策2分, next to 分值 or a word that cannot be read: the headings with their points.
void name_weighed_headings(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto is_weight = [](const header_column& c) { return c.meaning == meaning::weight; };
  if (columns.has(meaning::level1) || std::none_of(all.begin(), all.end(), is_weight)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_weight(all[i]) && holds_texts_alone(columns, table.below, i)) return columns.set_meaning(i, meaning::level1);
}

namespace {

// 专家一 | 专家二 | 平均得分 under 专家评分: where only reviewers gave points, their mean. Null if there is none.
const header_column* mean_of_reviewers(const header& columns) {
  const header_column* mean = nullptr;
  for (const auto& column : columns.columns()) {
    if (column.meaning != meaning::score) continue;
    if (!column.spelled().has(words::list::reviewer)) return nullptr;
    if (column.key.find("平均") != std::string::npos) mean = &column;
  }
  return mean;
}

}  // namespace

// 主管部门评分 next to another score, or to one that may be in a column that cannot be read; any score beside 自评得分.
void leave_reviewers(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  std::size_t scores = 0, of_unit = 0;
  for (const auto& column : all) {
    if (column.meaning != meaning::score || words::may_be_weight_or_score(column.spelled())) continue;
    ++scores;
    of_unit += column.spelled().has(words::list::self_evaluation);
  }
  const auto* mean = mean_of_reviewers(columns);
  const auto is_of_another = [&](const header_column& column) {
    if (column.meaning != meaning::score || &column == mean) return false;
    const auto key = column.spelled();
    if (key.has(words::list::reviewer)) return scores > 1 || table.unknown_figures;
    return of_unit > 0 && !key.has(words::list::self_evaluation) && !words::may_be_weight_or_score(key);
  };
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_of_another(all[i])) columns.set_meaning(i, meaning::known_extra);
}

// 核定完成值 beside 实际完成值: what a reviewer found.
void leave_values_of_reviewers(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto is_of_reviewer = [](const header_column& c) { return c.spelled().has(words::list::reviewer); };
  const auto is_of_unit = [&](const header_column& c) { return c.meaning == meaning::actual && !is_of_reviewer(c); };
  if (std::none_of(all.begin(), all.end(), is_of_unit)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::actual && is_of_reviewer(all[i])) columns.set_meaning(i, meaning::known_extra);
}

namespace {

// Columns of points, by what their words allow.
struct columns_of_points {
  std::vector<std::size_t> open, scores, of_reviewers;

  explicit columns_of_points(const std::vector<header_column>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto key = all[i].spelled();
      if (key.has(words::list::score_column) && key.has(words::list::reviewer))
        of_reviewers.push_back(i);
      else if (all[i].meaning == meaning::score)
        (words::may_be_weight_or_score(key) ? open : scores).push_back(i);
    }
  }
};

// What the rows print under two columns of points.
struct compared_points {
  decimal weights;
  bool above = false, below = false;  // a score is above its weight, or below it
  bool whole = false;                 // the total of the table was reached

  compared_points(const open_columns& table, std::size_t weight, std::size_t score) {
    for (const auto& row : table.below) {
      whole = !row.filled.empty() && words::is_total(*row.filled.front());
      if (whole) break;
      if (row.filled.empty() || is_numbering_row(row) || holds_subtotal(row)) continue;
      const auto possible = points_in(cell_in(row, table.columns, weight));
      const auto earned = points_in(cell_in(row, table.columns, score));
      if (possible) weights += *possible;
      if (!possible || !earned) continue;
      above = above || *earned > *possible;
      below = below || *earned < *possible;
    }
  }

  static bool holds_subtotal(const laid_row& row) {
    return std::any_of(row.filled.begin(), row.filled.end(),
                       [](const laid_cell* cell) { return words::is_subtotal(*cell); });
  }

  static std::optional<decimal> points_in(const laid_cell* cell) {
    if (nothing_in(cell) || cell->from_above) return std::nullopt;
    const figure printed = read_figure(cell->text(), column::weight);
    return printed.has_value() ? std::optional(printed.value) : std::nullopt;
  }

  // 100, or what the execution leaves of it; where its weight is not printed, the usual ones.
  [[nodiscard]] bool may_be_weights(const std::optional<decimal>& execution) const {
    if (above) return false;
    if (!whole) return true;
    const decimal rest = decimal(100) - weights;
    if (rest.sign() == 0) return true;
    return execution ? rest == *execution : rest == decimal(10) || rest == decimal(20);
  }
};

// 评价分值 | 自评分值: which of two is the weights, if the figures allow one reading only.
std::optional<std::size_t> weights_of_two(const open_columns& table, std::size_t first, std::size_t second) {
  const auto& all = table.columns.columns();
  const auto fits = [&](std::size_t weight, std::size_t score) {
    const compared_points printed(table, weight, score);
    const bool of_unit = all[weight].spelled().has(words::list::self_evaluation);  // its own score, and a reviewer's
    return !of_unit && printed.whole && printed.below && printed.may_be_weights(table.execution_weight);
  };
  const bool one = fits(first, second), other = fits(second, first);
  if (one == other) return std::nullopt;
  return one ? first : second;
}

}  // namespace

namespace {

// The only column of which the words of the header say so.
template <class Test>
std::optional<std::size_t> only_column(const header& columns, Test test) {
  const auto& all = columns.columns();
  const auto first = std::find_if(all.begin(), all.end(), test);
  if (first == all.end() || std::any_of(first + 1, all.end(), test)) return std::nullopt;
  return static_cast<std::size_t>(first - all.begin());
}

}  // namespace

// 单项得分 | 权重占比 | 折算得分: what an indicator scored out of a hundred is no point of the form, its share of the
// hundred is the weight, and both together are the points; unless the first is never above a weight of its own.
void name_weighted_scores(open_columns& table) {
  auto& columns = table.columns;
  const auto weighted =
      only_column(columns, [](const header_column& c) { return c.spelled().has(words::list::weighted_score); });
  const auto weight = only_column(columns, [](const header_column& c) { return c.meaning == meaning::weight; });
  if (weight && !weighted) return;  // as in nearly all tables
  const auto single = only_column(columns, [](const header_column& c) {
    return c.meaning == meaning::score && !c.spelled().has(words::list::weighted_score);
  });
  if (weight && (!single || !compared_points(table, *weight, *single).above)) return;
  const auto share = weight ? weight : only_column(columns, [](const header_column& c) {
    const auto key = c.spelled();
    const bool says_share = c.key.find("比") != std::string::npos;  // 权重占比, 权重比例; not 扣分/满分
    return says_share && key.has(words::list::weight_column) && !key.has(words::list::score_column);
  });
  if (!weighted) {  // its word cannot be read
    if (!weight && share && single && columns.columns()[*single].spelled().has(words::list::single_score)) {
      columns.set_meaning(*single, meaning::known_extra);
      columns.set_meaning(*share, meaning::weight);
    }
    return;
  }
  if (share && !compared_points(table, *share, *weighted).may_be_weights(table.execution_weight)) return;
  if (single) columns.set_meaning(*single, meaning::known_extra);
  if (share) columns.set_meaning(*share, meaning::weight);
  columns.set_meaning(*weighted, meaning::score);
}

// 自评分值 | 得分: of several columns of points, one whose word allows both is the weights, if no other is and its
// figures may be. Where they may be scores of two bodies as well, none is taken.
void name_open_points(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const columns_of_points found(all);
  if (columns.has(meaning::weight) || table.unknown_figures || found.open.empty()) return;
  const auto first = found.open.front();
  const auto may_be_weights = [&](std::size_t score) {
    return compared_points(table, first, score).may_be_weights(table.execution_weight);
  };
  std::optional<std::size_t> weights;
  if (found.open.size() == 1 && found.scores.empty()) {  // alone, or beside 财政评分: its own score, or the weights
    if (found.of_reviewers.empty() || !may_be_weights(found.of_reviewers.front())) return;
  } else if (found.open.size() == 1 && found.scores.size() == 1) {
    if (may_be_weights(found.scores.front())) weights = first;
  } else if (found.open.size() == 2 && found.scores.empty()) {
    weights = weights_of_two(table, first, found.open.back());
  }
  if (weights) return columns.set_meaning(*weights, meaning::weight);
  for (const auto* points : {&found.open, &found.scores, &found.of_reviewers})
    for (const auto i : *points) {
      table.open_points.push_back(all[i].place);
      columns.set_meaning(i, meaning::unknown);
    }
  std::sort(table.open_points.begin(), table.open_points.end());
}

}  // namespace v0
}  // namespace perfeval
