#include "recognise/tail.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

// 绩效自评综述 | 总体完成较好。: a label and a sentence over most of the width; or anything, over names and targets.
bool is_label_of_sentence(const laid_row& row, const indicator_table& table) {
  if (row.filled.size() != 2 || row.filled.front() != row.cells.data()) return false;
  const auto& sentence = *row.filled.back();
  if (!sentence.key.ends_with("。"))
    return row.lines_up && !row.spans_lost && !words::is_total(*row.filled.front()) &&
           table.reaches_over_parts(sentence);
  if (!row.lines_up) return row.cells.size() == 2;
  return row.spans_lost || (sentence.span > 3 && &sentence == &row.cells.back());
}

// 预算执行得分 | 9.5 | 自评总分 | 99.5: pairs, one of them the total.
bool gives_total_aside(const laid_row& row) {
  const auto& filled = row.filled;
  if (filled.size() % 2 != 0 || filled.size() > 8) return false;
  bool total = false;
  for (std::size_t i = 0; i < filled.size(); i += 2) {
    if (filled[i]->is_figure || !filled[i + 1]->is_figure) return false;
    total = total || (i > 0 && words::label_of(*filled[i]) == words::label::total_score);
  }
  return total;
}

// 自评总分：99分　自评等级：优, in one cell or in two.
bool gives_total_in_cells(const laid_row& row) {
  bool total = false;
  for (const auto* cell : row.filled) {
    const std::string_view key = cell->key;
    const auto colon = key.find(':');
    if (colon == key.npos) return false;
    const auto label = words::label_of({key.substr(0, colon), *cell->dictionary});
    if (label != words::label::total_score && label != words::label::grade) return false;
    total = total || (label == words::label::total_score && words::holds_digit(key.substr(colon)));
  }
  return total;
}

// 评价结果 | 编制准确度 | 9分 | 采购节约率 | 10分, in a table without points: what the whole was given.
bool gives_points_aside(const laid_row& row, const indicator_table& table) {
  const auto& filled = row.filled;
  const std::size_t label = filled.size() % 2;
  if (filled.size() < label + 4 || table.has_points()) return false;
  for (auto i = label; i < filled.size(); i += 2)
    if (filled[i]->is_figure || !words::holds_digit(filled[i + 1]->key) || !filled[i + 1]->key.ends_with("分"))
      return false;
  return true;
}

// 财政业务科室（盖章） 年 月 日 | 财政绩效科室（盖章） 年 月 日: places for seals, signatures and their dates.
bool is_place_for_seals(const laid_row& row) {
  const auto is_place = [](const laid_cell* cell) {
    return cell->key.ends_with("年月日") && !words::holds_digit(cell->key) && cell->says(words::list::seal);
  };
  return std::all_of(row.filled.begin(), row.filled.end(), is_place);
}

// 单位意见 | 同意, 联系人 | 李某 | 电话 | 5550: labels, the first of them no part of a form's head.
bool begins_with_labels(const laid_row& row) {
  const auto& filled = row.filled;
  const auto& first = *filled.front();
  const auto before = &first - row.cells.data();  // a column for looks may be left of the label
  if (before > 1 || (before == 1 && !row.cells.front().blank()) || filled.size() > 8) return false;
  const auto label = words::label_of(first);
  if (label == words::label::none || label == words::label::project || label == words::label::money ||
      label == words::label::total_score)
    return false;
  const auto labels = std::count_if(filled.begin(), filled.end(),
                                    [](const laid_cell* cell) { return words::label_of(*cell) != words::label::none; });
  return filled.size() <= 4 || static_cast<std::size_t>(labels) * 2 >= filled.size();
}

}  // namespace

bool is_tail(const laid_row& row, const indicator_table& table) {
  if (words::is_note(row.filled.front()->key) || is_place_for_seals(row) || gives_total_in_cells(row)) return true;
  const bool looks_so = is_label_of_sentence(row, table) || gives_total_aside(row) || gives_points_aside(row, table) ||
                        begins_with_labels(row);
  return looks_so && !table.has_points_in(row);  // 立项必要性 | 20 | 18 under 一级指标 | 分值 | 得分
}

}  // namespace v0
}  // namespace perfeval
