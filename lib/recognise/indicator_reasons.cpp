#include "recognise/indicator_header.hpp"
#include "recognise/indicator_steps.hpp"

#include <algorithm>
#include <optional>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

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

// 偏差原因分析 over several columns.
bool several_reasons(const header& columns) {
  return std::count_if(columns.columns().begin(), columns.columns().end(),
                       [](const header_column& c) { return c.meaning == meaning::reason; }) > 1;
}

bool is_tick(const laid_cell& cell) {
  return cell.key == "√" || cell.key == "✓" || cell.key == "✔" || cell.key == "☑" || cell.key == "■";
}

}  // namespace

// A tick is no reason: 经费保障 under 偏差原因分析, where the word of the column with the reasons cannot be read. Of
// several columns without a readable word, the one with texts has them.
void leave_ticked_causes(open_columns& table) {
  if (!several_reasons(table.columns) || table.below.empty()) return;
  auto& columns = table.columns;
  const auto below = table.below;
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

namespace {

// 完成偏差 over 8 and -3 beside 备注: how far off, not why.
void leave_deviations_in_figures(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto is_deviation = [](const header_column& c) {
    return c.meaning == meaning::reason && names_deviation_only(c) && c.key != "备注";
  };
  const auto is_other = [&](const header_column& c) { return c.meaning == meaning::reason && !is_deviation(c); };
  if (std::none_of(all.begin(), all.end(), is_deviation) || std::none_of(all.begin(), all.end(), is_other)) return;
  const auto held = contents_below(columns, table.below);
  for (std::size_t i = 0; i < held.size(); ++i)
    if (is_deviation(all[i]) && held[i].figures > 0 && held[i].texts == 0) columns.set_meaning(i, meaning::known_extra);
}

}  // namespace

void leave_deviations(open_columns& table) {
  leave_deviations_in_figures(table);
  auto& columns = table.columns;
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

// 备注 beside 偏离情况: a remark is a reason only if no other column has them.
void leave_remarks(open_columns& table) {
  auto& columns = table.columns;
  const auto& all = columns.columns();
  const auto is_remark = [](const header_column& c) { return c.key == "备注"; };
  const auto has_reasons = [&](const header_column& c) { return c.meaning == meaning::reason && !is_remark(c); };
  if (std::none_of(all.begin(), all.end(), has_reasons)) return;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].meaning == meaning::reason && is_remark(all[i]))
      columns.set_meaning(i, meaning::known_extra, evidence::words);
}

// 原因说明 among several columns under 偏差原因分析 (经费保障 | 制度保障 | 原因说明).
void keep_reason(open_columns& table) {
  auto& columns = table.columns;
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
void leave_measures(open_columns& table) {
  auto& columns = table.columns;
  const auto i = columns.index(meaning::reason);
  const auto& all = columns.columns();
  const bool before_unread = i + 1 < all.size() && all[i + 1].meaning == meaning::unknown;
  const bool of_deviation =
      i < all.size() && (all[i].key.find("偏差") != all[i].key.npos || all[i].key.find("偏离") != all[i].key.npos);
  if (before_unread && of_deviation && names_deviation_only(all[i]))
    return columns.set_meaning(i, meaning::known_extra);  // 偏差情况 before it
  if (before_unread && all[i].key == "备注" && i + 1 < table.held.size() && table.held[i + 1].texts > 0)
    return columns.set_meaning(i, meaning::known_extra);
  if (i == all.size() || i == 0 || all[i - 1].meaning != meaning::unknown) return;
  if (names_measures(all[i])) columns.set_meaning(i, meaning::known_extra);
}

}  // namespace v0
}  // namespace perfeval
