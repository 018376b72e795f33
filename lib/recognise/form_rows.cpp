#include "recognise/form_rows.hpp"

#include "recognise/fund_header.hpp"
#include "recognise/goals.hpp"
#include "recognise/head.hpp"
#include "recognise/indicator_header.hpp"
#include "recognise/labels.hpp"
#include "recognise/project_list.hpp"
#include "recognise/titles.hpp"

#include <algorithm>
#include <string_view>

namespace perfeval {
inline namespace v0 {

namespace {

// Whose label the row begins with: 项目名称：道路维修, or 项目名称 | 道路维修.
words::label first_label(const laid_row& row) {
  if (row.filled.empty()) return words::label::none;
  const auto& first = *row.filled.front();
  const auto colon = first.key.find(':');
  if (colon == first.key.npos) return row.filled.size() < 2 ? words::label::none : words::label_of(first);
  return words::label_of(words::spelled(first.key.substr(0, colon), *first.dictionary));
}

bool has_label(const laid_row& row, words::label label) {
  return std::any_of(row.filled.begin(), row.filled.end(),
                     [&](const laid_cell* cell) { return words::label_of(*cell) == label; });
}

// The head or the funds once more, before any indicators: the form in hand has ended.
bool begins_anew(const draft& d, std::span<const laid_row> below) {
  constexpr std::size_t longest_head = 12;
  for (const auto& row : below.first(std::min(below.size(), longest_head))) {
    const bool is_header = is_indicator_header(row);  // of a list, if it has a column of projects
    if (!d.made.project.empty() && (is_header ? has_label(row, words::label::project) : names_project(row)))
      return true;
    if (is_header) return false;
    if (!d.made.department.empty() && first_label(row) == words::label::department) return true;
    if (d.has_funds && is_fund_header(row)) return true;
  }
  return false;
}

}  // namespace

bool begins_form(const draft& d, const laid_row& title, std::span<const laid_row> below) {
  const bool inside = d.own_title && d.has_pairs && !d.has_indicators;
  return !inside || title.filled.front()->key.find("自评表") != std::string::npos || begins_anew(d, below);
}

bool goes_on(const draft& d, const laid_row& title, std::span<const laid_row> below) {
  if (d.total_row_seen || d.made.indicators.empty()) return false;
  const auto& key = title.filled.front()->key;
  const bool says_so = key.find("续表") != key.npos || key.find("(续") != key.npos;
  if (!says_so && (!d.has_pairs || key != words::key_of(d.made.title.text))) return false;
  const auto header = std::find_if(below.begin(), below.end(), [](const laid_row& row) {
    return row.filled.size() > 2 || names_project(row) || is_title_row(row);
  });
  return header != below.end() && is_indicator_header(*header);
}

bool begins_with_project(const laid_row& row) { return first_label(row) == words::label::project; }

bool heads_body_of_next(const draft& d, std::span<const laid_row> rows) {
  if (d.made.indicators.empty()) return false;
  const auto label = first_label(rows[0]);
  if (label != words::label::department && label != words::label::unit) return false;
  constexpr std::size_t longest_head = 12;
  return has_any_header(rows_of_form(rows.subspan(1, std::min(rows.size() - 1, longest_head))));
}

bool is_account_title_row(const laid_row& row) {
  return row.filled.size() == 1 && words::is_account_title(*row.filled.front());
}

bool holds_accounts(std::span<const laid_row> rows) {
  constexpr std::size_t looked_at = 64;  // however many lines above a table are such titles
  for (const auto& row : rows.first(std::min(rows.size(), looked_at))) {
    if (is_title_row(row)) return true;
    const bool project = begins_with_project(row) && row.filled.front()->key != "项目";  // 项目 | 行次 | 金额
    if (project || is_indicator_header(row) || is_goal_header(row)) return false;
  }
  return true;
}

bool is_account_header(const laid_row& row) {
  const auto& filled = row.filled;
  return std::count_if(filled.begin(), filled.end(),
                       [](const laid_cell* cell) { return cell->has(words::list::account_column); }) >= 2;
}

std::span<const laid_row> rows_of_form(std::span<const laid_row> rows) {
  const auto next = std::find_if(rows.begin(), rows.end(),
                                 [](const laid_row& row) { return is_title_row(row) || begins_with_project(row); });
  return rows.first(static_cast<std::size_t>(next - rows.begin()));
}

bool is_fund_header_of_periods(std::span<const laid_row> rows) {
  return is_fund_header_by_year(rows) || is_fund_header_by_period(rows);
}

bool is_caption(std::span<const laid_row> rows) {
  if (rows.size() < 2 || rows[0].filled.size() != 1 || rows[0].cells.front().blank()) return false;
  const auto colon = rows[0].cells.front().key.find(':');
  return colon != std::string_view::npos && colon + 1 < rows[0].cells.front().key.size() &&
         is_indicator_header(rows[1]);
}

bool has_whole_budget(const draft& d) {
  const auto& lines = d.made.budget;
  return std::any_of(lines.begin(), lines.end(), [](const budget_line& line) {
    return line.line == fund::total &&
           (line.annual_budget.has_value() || line.initial_budget.has_value() || line.executed.has_value());
  });
}

bool begins_funds_of_next(const draft& d, std::span<const laid_row> rows) {
  if (d.made.indicators.empty() || d.made.budget.empty()) return false;
  constexpr std::size_t longest_table = 24;
  const auto below = rows_of_form(rows.subspan(1, std::min(rows.size() - 1, longest_table)));
  return std::any_of(below.begin(), below.end(), [](const laid_row& row) { return is_indicator_header(row); });
}

bool heads_results(const draft& d, std::span<const laid_row> rows) {
  if (d.made.title.empty()) return false;  // any list of projects
  if (!d.made.project.empty() || d.has_funds || d.has_indicators) return false;
  const bool under_watch = d.made.kind == form_kind::monitoring && is_monitoring_list_header(rows);
  if (!under_watch && (d.made.kind == form_kind::department || !is_result_list_header(rows))) return false;
  const auto list = rows_of_form(rows.subspan(1));
  return std::none_of(list.begin(), list.end(), [](const laid_row& row) { return is_indicator_header(row); });
}

bool ends_funds(const laid_row& row) {
  const auto& filled = row.filled;
  if (filled.size() != 2 && filled.size() != 4) return false;
  const laid_cell& label = *filled[filled.size() - 2];  // 预算执行得分 | 9.5 | 自评总分 | 99.5
  if (row.has_figure)
    return words::label_of(label) == words::label::total_score && label.key.find("总") != label.key.npos;
  return filled.size() == 2 && (words::is_goal_target(label) || is_numbered_goal(label));
}

bool heads_table_below(const laid_row& row) {
  if (row.has_figure || row.filled.size() < 4) return false;
  return std::none_of(row.filled.begin(), row.filled.end(), [](const laid_cell* cell) {
    return cell->key.size() > 36 || cell->key.ends_with("。") || cell->key.find(':') != cell->key.npos ||
           words::holds_digit(words::bare(cell->key)) || words::is_total(*cell) ||
           words::label_of(*cell) != words::label::none || cell->has(words::list::grade);
  });
}

bool is_total_of_form(const draft& d, const laid_row& row) {
  const auto& label = *row.filled.front();
  return !d.made.indicators.empty() && !d.total_row_seen && words::is_total(label) &&
         label.key.find("分") != label.key.npos;
}

bool has_any_header(std::span<const laid_row> rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [](const laid_row& row) { return is_fund_header(row) || is_indicator_header(row); });
}

bool is_above_indicators(std::span<const laid_row> rows) {
  const auto& filled = rows[0].filled;
  if (rows.size() < 2 || rows[0].has_figure || filled.size() < 2 || !is_indicator_header(rows[1])) return false;
  const auto is_sentence = [](const laid_cell* cell) { return cell->key.ends_with("。"); };
  if (std::any_of(filled.begin(), filled.end(), is_sentence)) return false;   // 年度目标 | … | 完成情况 | …
  if (filled.size() == 2 && words::is_goal_actual(*filled[0])) return false;  // 目标完成情况 | 已完成
  const auto is_word = [](const laid_cell* cell) {
    return words::indicator_meaning(*cell) != words::meaning::unknown && words::label_of(*cell) == words::label::none;
  };
  return std::all_of(filled.begin(), filled.end(), [](const laid_cell* c) { return c->key.size() <= 36; }) &&
         std::count_if(filled.begin(), filled.end(), is_word) >= 2;
}

}  // namespace v0
}  // namespace perfeval
