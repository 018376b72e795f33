// The tables of indicators of a form: beside each other, turned, or with a project in every row.
#include "recognise/form_rows.hpp"
#include "recognise/fund_pairs.hpp"
#include "recognise/head.hpp"
#include "recognise/indicator_header.hpp"
#include "recognise/labels.hpp"
#include "recognise/periods.hpp"
#include "recognise/walk.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace perfeval {
inline namespace v0 {

namespace {

// A first word that cannot be read, in a header without another one for the names: the label of the table.
void name_worn_label(header& columns) {
  const auto& all = columns.columns();
  const auto names = [](const header_column& c) { return is_level(c.meaning) || c.meaning == words::meaning::section; };
  if (!all.empty() && all.front().meaning == words::meaning::unknown && std::none_of(all.begin(), all.end(), names))
    columns.set_meaning(0, words::meaning::section);
}

// 50 over the scores of the indicators, below 自评得分 in the head.
void name_score_column(const draft& d, header& columns, const laid_row& row) {
  const auto* last = score_at_end(d, row);
  if (last == nullptr || columns.has(words::meaning::score)) return;
  const auto& all = columns.columns();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].key == last->key && i + 1 == all.size()) columns.set_meaning(i, words::meaning::score);
}

bool is_inside(std::span<const laid_row> part, std::span<const laid_row> all) {
  return !std::less<>{}(part.data(), all.data()) && std::less<>{}(part.data(), all.data() + all.size());
}

}  // namespace

std::size_t walk::start_indicators(rows_on rows, const laid_row* above) {
  const auto by_words = header_rows(rows, words::indicator_meaning, continues_indicator_header);
  const bool of_two = !is_indicator_header(rows[0]) && is_split_indicator_header(rows);
  const auto count = of_two ? std::max<std::size_t>(by_words, 2) : by_words;
  begin_table(rows, count, above);
  const auto& first = rows[0].cells.front();  // 产出指标（50分） | 目标值 | 完成值
  const auto named = words::category_of(first);
  if (count == 1 && !first.from_above && named != category::other && named != category::unknown)
    table_.open_heading_of_header(draft_, first);
  section_ = section::indicators;
  return mark(count);
}

// The header of the table in hand once more, or that of the next one.
void walk::begin_table(rows_on rows, std::size_t header_rows, const laid_row* above) {
  const auto header = rows.first(header_rows);
  const auto below = rows_below(rows, header_rows);
  draft_.pair_columns.clear();  // no line of the budget is below them
  if (begins_indicators_of_year(draft_, header)) table_ = {};
  if (!table_.empty() && !draft_.total_row_seen) return table_.repeat(header, below);
  perfeval::header columns(header, words::indicator_meaning);
  list_ = project_list(columns, in_hand_);
  if (header_rows == 1 && above != nullptr && is_above_header({above, rows.size() + 1}))
    columns.fill_blanks(*above, rows[0], words::indicator_meaning);
  name_score_column(draft_, columns, rows[0]);
  name_worn_label(columns);
  band_header_ = columns;
  if (!list_.is_list()) tasks_ = task_money(draft_, columns);
  table_ = indicator_table(draft_, std::move(columns), below, in_hand_->marks_blanks() && !rows[0].lines_up,
                           list_.is_list());
}

// The rows of the same form below the header. Where the form ends is looked up once, however often the header comes
// again.
walk::rows_on walk::rows_below(rows_on rows, std::size_t header_rows) {
  const auto all = in_hand_->rows();
  if (!is_inside(rows, all)) return rows_of_form(rows.subspan(header_rows));  // a turned table
  const auto begin = static_cast<std::size_t>(rows.data() - all.data()) + header_rows;
  if (form_end_ < begin) form_end_ = begin + rows_of_form(rows.subspan(header_rows)).size();
  return all.subspan(begin, form_end_ - begin);
}

// Rows of indicators with figures are none: the last row of a page.
bool walk::is_above_header(rows_on rows) const {
  const auto has_number = [](const laid_cell* cell) { return words::holds_digit(cell->key); };
  const auto& filled = rows[0].filled;
  if (section_ == section::indicators && (rows[0].has_figure || std::any_of(filled.begin(), filled.end(), has_number)))
    return false;
  return is_above_indicators(rows);
}

// The rows of the left table, then those of the right one.
std::size_t walk::take_halves(const side_by_side& halves) {
  for (const auto* half : {&halves.left, &halves.right}) {
    header columns(half->header, words::indicator_meaning);
    columns.set_meaning(0, words::meaning::name);
    table_ = indicator_table(draft_, std::move(columns), half->rows, false);
    table_.open_heading(draft_, half->header.front().cells.front());
    for (const auto& row : half->rows) table_.take(draft_, row);
  }
  list_ = {};
  section_ = section::indicators;
  return mark(halves.rows);
}

// Its columns, as the rows of a table that stands upright.
std::size_t walk::take_turned(rows_on rows) {
  turned_ = std::make_unique<const turned_table>(rows);
  const auto upright = turned_->rows();
  for (auto i = start_indicators(upright, nullptr); i < upright.size(); ++i) take_indicator_row(upright[i]);
  return mark(rows.size());
}

// 项目名称：道路维修 | 预算数：60 between the header and its rows, or below 小计 of the project before: the header is
// that of all projects.
bool walk::is_project_band(rows_on rows) const {
  const auto& row = rows[0];
  if (section_ != section::indicators || list_.is_list() || band_header_.columns().empty() || rows.size() < 2)
    return false;
  const bool after_rows = draft_.total_row_seen || indicator_table::ends_with_subtotal(draft_);
  if ((!draft_.made.indicators.empty() && !after_rows) || !begins_with_project(row)) return false;
  if (draft_.made.indicators.empty() && !draft_.made.project.empty()) return false;  // a part of it
  const auto& next = rows[1];
  return next.has_figure && next.filled.size() >= 4 && !begins_with_project(next) && !is_indicator_header(next);
}

// The project of a band: what the head says of the unit holds for all of them.
std::size_t walk::start_project_of_band(rows_on rows) {
  const auto& row = rows[0];
  if (!draft_.made.project.empty()) {
    auto department = draft_.made.department;
    auto unit = draft_.made.unit;
    start_below_header(row);
    draft_.made.department = std::move(department);
    draft_.made.unit = std::move(unit);
  }
  section_ = section::head;
  const bool had_indicators = std::exchange(draft_.has_indicators, false);
  take_pairs(draft_, row);
  take_fund_pairs(draft_, row);
  if (!had_indicators) table_ = indicator_table(draft_, band_header_, rows.subspan(1), false);
  draft_.has_indicators = true;
  section_ = section::indicators;
  return mark();
}

void walk::take_blank(const laid_row& row) {
  if (section_ == section::indicators && !draft_.total_row_seen && row.lines_up && !row.cells.empty())
    used_ |= table_.take(draft_, row);
}

bool walk::take_indicator_row(const laid_row& row) {
  if (draft_.total_row_seen && !words::is_total(*row.filled.front())) return table_.doubts_total(draft_, row);
  if (list_.is_list() && !words::is_total(*row.filled.front())) take_project(row);
  tasks_.take(draft_, row);
  if (!table_.take(draft_, row)) return false;
  draft_.short_row = table_.is_short(row);
  draft_.last_row = {row.table, row.number, static_cast<std::uint32_t>(row.cells.size())};
  return true;
}

// The next project of a list is the next form, under the same header.
void walk::take_project(const laid_row& row) {
  if (!list_.begins_project(row)) return;
  if (!draft_.made.indicators.empty()) {
    start_below_header(row);
    table_ = indicator_table(draft_, list_.columns(), rows_below(from_here_, 0), false, true);
    section_ = section::indicators;
  }
  list_.take(draft_, row);
}

}  // namespace v0
}  // namespace perfeval
