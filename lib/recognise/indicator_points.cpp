#include "recognise/indicator_steps.hpp"

#include <algorithm>

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
    const fitted_row fitted = fit(row, table.columns);
    if (nothing_in(fitted[name])) continue;
    if (!words::points_in(fitted[name]->key)) return false;
    ++rows;
  }
  return rows > 1;
}

}  // namespace

// 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: the weights next to the headings are their sums. `unknown`:
// columns of figures without a word, which may be the weights of the rows.
void name_heading_weights(open_columns& table) {
  auto& columns = table.columns;
  const bool unknown = table.unknown_figures;
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
  const auto held = contents_below(columns, table.below);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_weight(all[i]) && held[i].figures == 0 && held[i].texts > 0) return columns.set_meaning(i, meaning::level1);
}

// 主管部门评分 next to another score, or to one that may be in a column that cannot be read.
void leave_reviewers(open_columns& table) {
  auto& columns = table.columns;
  const bool unknown = table.unknown_figures;
  const auto& all = columns.columns();
  const auto scores =
      std::count_if(all.begin(), all.end(), [](const header_column& c) { return c.meaning == meaning::score; });
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::score && all[i].spelled().has(words::list::reviewer) && (scores > 1 || unknown))
      columns.set_meaning(i, meaning::known_extra);
}

}  // namespace v0
}  // namespace perfeval
