// The other parts of a form: its funds, its goals, and the results of a list of projects.
#include "recognise/form_rows.hpp"
#include "recognise/fund_header.hpp"
#include "recognise/goals.hpp"
#include "recognise/head.hpp"
#include "recognise/indicator_header.hpp"
#include "recognise/labels.hpp"
#include "recognise/titles.hpp"
#include "recognise/walk.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace perfeval {
inline namespace v0 {

std::size_t walk::start_funds(rows_on rows) {
  const auto by_words = header_rows(rows, words::fund_meaning, continues_fund_header);
  const bool of_two = is_fund_header_by_year(rows) || is_split_fund_header(rows);
  const auto count = of_two ? std::max<std::size_t>(by_words, 2) : by_words;
  auto end = count;
  while (end < rows.size() && !is_title_row(rows[end]) && !is_indicator_header(rows[end]) && !is_goal_header(rows[end]))
    ++end;
  funds_ = fund_table(draft_, rows.first(count), rows.subspan(count, end - count));
  take_pair_before_funds(draft_, rows[0]);
  section_ = section::funds;
  return mark(count);
}

// The lines of both blocks, as those of one list.
std::size_t walk::take_folded(rows_on rows) {
  folded_ = std::make_unique<const folded_list>(rows);
  const auto lines = folded_->rows();
  for (auto i = start_funds(lines); i < lines.size(); ++i) funds_.take(draft_, lines[i]);
  return mark(rows.size());
}

// 预算安排情况 | 资金执行情况 | 预算执行进度, over 预算数： | 46 | 执行数： | 41.4 | 90%.
std::size_t walk::start_pairs(const laid_row& row) {
  declare_money_of_labels(draft_, row);
  for (const auto* cell : row.filled)
    if (words::fund_meaning(*cell) == words::meaning::execution_rate) draft_.rate_column = cell->column;
  section_ = section::head;
  return mark();
}

// The same money once more, by its uses.
std::size_t walk::leave_uses(rows_on rows, std::size_t uses) {
  const auto taken = rows.first(std::min(uses, rows.size()));
  for (const auto& row : taken)
    for (const auto* cell : row.filled)
      if (cell->is_figure) perfeval::keep(draft_, std::string(row.filled.front()->key), *cell);
  section_ = section::head;
  return mark(taken.size());
}

std::size_t walk::start_transposed_funds(rows_on rows) {
  transposed_funds_ = transposed_funds(draft_, rows);
  section_ = section::transposed_funds;
  return mark(fund_line_header_rows(rows));
}

bool walk::take_fund_row(const laid_row& row) {
  if (begins_other_table(row) || ends_funds(row)) return section_ = section::head, false;
  if (is_total_of_form(draft_, row)) return section_ = section::indicators, take_indicator_row(row);
  take_pair_before_funds(draft_, row);
  return funds_.take(draft_, row);
}

namespace {

// 预期目标 | 目标实际完成情况 | 20, below 自评得分 in the head: the points of the goals are a part of the total.
void take_goal_points(draft& d, const laid_row& row) {
  const auto* last = score_at_end(d, row);
  if (last == nullptr) return;
  subtotal points;
  points.label = cell_of(row.filled.front());
  points.score = figure_of(last, column::score, "", d.bounds);
  d.made.subtotals.push_back(std::move(points));
}

}  // namespace

std::size_t walk::start_goals(const laid_row& row) {
  record_goal_columns(draft_, row);
  take_goal_points(draft_, row);
  return start_under(row, section::goals);
}

bool walk::take_goal_row(const laid_row& row) {
  if (begins_other_part(header_row_, row)) return section_ = section::head, false;
  return take_goals(draft_, header_row_, row);
}

std::size_t walk::start_results(rows_on rows) {
  const auto count = result_list_header_rows(rows);
  auto list = project_list::of_results(rows.first(count), in_hand_);
  if (section_ != section::results || !list_.has_header_of(list)) list_ = std::move(list);
  section_ = section::results;
  return mark(count);
}

// Each row is a form; 合计 is of none.
bool walk::take_result(const laid_row& row) {
  if (words::is_total(*row.filled.front()) || !row.has_figure) return true;
  if (!list_.begins_project(row)) return false;
  if (!draft_.made.project.empty()) start_below_header(row);
  section_ = section::results;
  list_.take(draft_, row);
  return true;
}

// The header applies to rows of later tables too, so its table is kept.
std::size_t walk::start_under(const laid_row& row, section table) {
  header_row_ = row;
  header_table_ = in_hand_;
  section_ = table;
  return mark();
}

}  // namespace v0
}  // namespace perfeval
