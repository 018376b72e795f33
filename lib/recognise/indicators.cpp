#include "recognise/indicators.hpp"

#include "recognise/record.hpp"
#include "recognise/total_cells.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

constexpr std::size_t most_reserved = 24;  // rows of a form; more require a reallocation

// Whether a name, without a star before it, begins with 其中.
bool is_child_name(const cell& name) { return words::key_of(name.text).starts_with("其中"); }

bool is_same_group(const indicator& one, const indicator& other) {
  return one.level1.text == other.level1.text && one.level2.text == other.level2.text;
}

// Blank cells of its own where the points are.
bool has_no_points(const indicator& row) { return row.score.empty() && !row.score.merged; }

std::optional<decimal> execution_weight_in(const form& form) {
  for (const auto& line : form.budget)
    if (line.line == fund::total && line.weight.has_value()) return line.weight.value;
  return std::nullopt;
}

bool holds(const std::vector<place>& places, const place& one) {
  return std::find(places.begin(), places.end(), one) != places.end();
}

bool looks_like_points(const header_column& column) { return column.spelled().is_figure; }

}  // namespace

indicator_table::indicator_table(draft& draft, header columns, std::span<const laid_row> below, bool empty_is_merged,
                                 bool in_list)
    : context_{in_list, draft.made.year, draft.year_goal_column, execution_weight_in(draft.made)},
      empty_is_merged_(empty_is_merged),
      totals_(draft.made.indicators.size()) {
  columns_ = find_indicator_columns(std::move(columns), below, context_);
  record_columns(draft, columns_.columns, form_table::indicators, in_list);
  auto& has = draft.made.has;
  has.target |= columns_.has(meaning::target) || columns_.both_values;
  has.actual |= columns_.row_parts != indicator_columns::none;
  has.actual |= columns_.has(meaning::actual);
  has.weight |= columns_.has(meaning::weight) || columns_.both_points;
  has.score |= columns_.has(meaning::score);
  has.reason |= columns_.has(meaning::reason);
  draft.has_indicators = true;
  draft.made.indicators.reserve(draft.made.indicators.size() + std::min(below.size(), most_reserved));
  headings_.open_table(draft, columns_);
  report_columns(draft);
}

void indicator_table::report_columns(draft& draft) const {
  const auto& all = columns_.columns.columns();
  for (const auto& place : columns_.unclear) {
    std::vector<std::string> headers;
    for (const auto& column : all)
      if (column.place == place) headers.push_back(column.label);
    report_unclear(draft, column_question::parts, place, headers,
                   "one column for all of them; the cells are kept in the rows' extras");
  }
  const auto is_open = [&](const header_column& column) { return holds(columns_.open_points, column.place); };
  std::vector<std::string> open;
  for (const auto& column : all)
    if (is_open(column)) open.push_back(column.label);
  if (!open.empty())
    report_unclear(draft, column_question::points, columns_.open_points.front(), open,
                   "headers that say which are weights and which scores; the cells are kept in the rows' extras");
  for (const auto& column : all)
    if (is_open(column))
      continue;
    else if (column.meaning == meaning::unknown && looks_like_points(column))
      report_unclear(draft, column_question::points, column.place, {column.label},
                     "a header that says whether these are weights or scores; the cells are kept in the rows' extras");
    else if (column.meaning == meaning::unknown && !column.key.empty())
      report(draft, trouble_kind::unknown_column, column.place, column.label,
             "a column of an indicator table; its cells are kept in the rows' extras");
}

// The same words head the same columns, whatever the rows of the new page say; a column whose word cannot be read is
// what it was. False if the words differ otherwise.
bool indicator_table::repeats(header& again) const {
  const auto& known = columns_.columns.columns();
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
  const bool had_level1 = columns_.has(meaning::level1), had_level2 = columns_.has(meaning::level2);
  header again(header_rows, words::indicator_meaning);
  if (header_rows.front().lines_up && says_the_same(columns_.columns.columns(), again.columns())) return;
  if (repeats(again)) {
    columns_.columns = std::move(again);
    return;
  }
  columns_ = find_indicator_columns(std::move(again), below, context_);
  if (had_level1 && !columns_.has(meaning::level1)) headings_.forget_level1();
  if (had_level2 && !columns_.has(meaning::level2)) headings_.forget_level2();
}

bool indicator_table::has_points_in(const laid_row& row) const {
  if (row.filled.size() < 3 || !columns_.has(meaning::weight) || !columns_.has(meaning::score)) return false;
  const auto fitted = fit(row, columns_.columns);
  const auto is_figure = [&](meaning meaning) {
    const auto* cell = columns_.cell_at(fitted, meaning);
    return !nothing_in(cell) && cell->is_figure && !cell->from_above;
  };
  return fitted.spare.empty() && is_figure(meaning::weight) && is_figure(meaning::score);
}

bool indicator_table::reaches_over_parts(const laid_cell& cell) const {
  const auto reaches = [&](meaning meaning) {
    const auto* column = columns_.columns.find(meaning);
    return column != nullptr && cell.column <= column->column && column->column - cell.column < cell.span;
  };
  return reaches(meaning::name) && reaches(meaning::target) && !cell.is_figure;
}

bool indicator_table::is_short(const laid_row& row) const {
  const auto& filled = row.filled;
  return !row.lines_up && row.cells.size() < columns_.columns.columns().size() &&
         (filled.empty() || !words::is_total(*filled.front()));
}

bool indicator_table::ends_with_subtotal(const draft& draft) {
  const auto& sums = draft.made.subtotals;
  const auto count = static_cast<std::uint32_t>(draft.made.indicators.size());
  return !sums.empty() && !sums.back().rows.empty() && sums.back().rows.back() == count;
}

bool indicator_table::doubts_total(draft& draft, const laid_row& row) const {
  return total_rows::doubts_total(draft, columns_.columns, row);
}

figure indicator_table::figure_at(const draft& draft, const fitted_row& row, meaning meaning, column column,
                                  const figure* above) const {
  const laid_cell* cell = columns_.cell_at(row, meaning);
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

namespace {

// 300天/312天 under 目标值/完成值.
void part_values(indicator& made) {
  const cell both = std::exchange(made.actual, {});
  const auto slash = slash_in(both.text);
  if (!slash) return;
  const std::string_view text = both.text;
  made.target = read_cell(trimmed(text.substr(0, slash->first)), both.place);
  made.actual = read_cell(trimmed(text.substr(slash->first + slash->second)), both.place);
}

}  // namespace

// The name, or the heading that covers its column too: 演出场次 under 二级指标 and 三级指标.
const laid_cell* indicator_table::name_in(const fitted_row& row) const {
  const auto* name = columns_.cell_at(row, meaning::name);
  const auto* column = columns_.columns.find(meaning::name);
  if (column == nullptr || !nothing_in(name) || !columns_.columns.lines_up()) return name;
  for (const auto part : {meaning::level2, meaning::level1})
    if (const auto* heading = columns_.cell_at(row, part);
        !nothing_in(heading) && heading->column < column->column && column->column - heading->column < heading->span)
      return heading;
  return name;
}

// `made`: the last of the draft's indicators.
void indicator_table::take_values(draft& draft, indicator& made, const fitted_row& row) const {
  const auto& rows = draft.made.indicators;
  const indicator* above = rows.size() < 2 ? nullptr : &rows[rows.size() - 2];
  made.name = cell_of(name_in(row));
  made.sign = cell_of(columns_.cell_at(row, meaning::sign));
  const auto* adjusted = columns_.cell_at(row, meaning::adjusted_target);
  const bool as_adjusted = !nothing_in(adjusted) && content_of(adjusted->text()) != content::dash;
  made.target = cell_of(as_adjusted ? adjusted : columns_.cell_at(row, meaning::target));
  made.unit = cell_of(columns_.cell_at(row, meaning::unit));
  made.actual = cell_of(columns_.cell_at(row, meaning::actual));
  if (columns_.both_values) part_values(made);
  made.weight = figure_at(draft, row, meaning::weight, column::weight, above ? &above->weight : nullptr);
  made.score = figure_at(draft, row, meaning::score, column::score, above ? &above->score : nullptr);
  if (const auto* points = columns_.cell_at(row, meaning::score);
      columns_.both_points && points != nullptr && !points->from_above)
    if (auto both = both_points_in(*points, columns_.score_first, draft.bounds)) {
      made.weight = std::move(both->weight);
      made.score = std::move(both->score);
    }
  made.reason = cell_of(columns_.cell_at(row, meaning::reason));
}

void indicator_table::take_extras(draft& draft, indicator& made, const fitted_row& row) const {
  for (std::size_t i = 0; i < columns_.columns.columns().size(); ++i) {
    const auto& column = columns_.columns.columns()[i];
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

// 其中… without a weight, or a row that follows such a one in the same group, under a row that carries the weight; any
// row without points under one that has them and no target: ★补助各类粮食作物种植面积 | 10 over 红薯种植面积 | 5.5亩.
bool indicator_table::belongs_to_parent(const draft& draft, const indicator& made) const {
  if (!made.weight.empty() || made.weight.merged || !columns_.has(meaning::weight)) return false;
  const auto& rows = draft.made.indicators;
  if (rows.size() < 2) return false;
  const auto& above = rows[rows.size() - 2];
  const bool parent_above = above.weight.has_value() || above.under_weighted_parent;
  const bool empty = made.target.empty() && made.actual.empty();
  if (!parent_above || !is_same_group(above, made) || empty) return false;
  const bool in_parts = !above.under_weighted_parent && above.target.empty() && above.actual.empty();
  return is_child_name(made.name) || above.under_weighted_parent || (in_parts && has_no_points(made));
}

void indicator_table::take_indicator(draft& draft, const fitted_row& fitted) {
  headings_.take(draft, columns_, fitted);
  indicator& made = draft.made.indicators.emplace_back();
  headings_.give_to(made);
  take_values(draft, made, fitted);
  take_extras(draft, made, fitted);
  made.under_weighted_parent = belongs_to_parent(draft, made);
  headings_.take_points_above(draft);
  headings_.count_row(draft);
  totals_.count_row(draft);
}

// 存在问题 | | 整改措施 | | | 完成情况: words where the score is, without a weight and a target.
bool indicator_table::is_of_other_table(const fitted_row& row) const {
  const auto* score = columns_.cell_at(row, meaning::score);
  if (nothing_in(score) || score->from_above || !columns_.has(meaning::weight) || !columns_.has(meaning::target))
    return false;
  if (score->is_figure || words::holds_digit(score->key) || score->key.size() < 9 || words::is_grade(*score))
    return false;
  return nothing_in(columns_.cell_at(row, meaning::weight)) && nothing_in(columns_.cell_at(row, meaning::target));
}

// 预算执行得分 | 10 | 9 among the rows or the sums: points of the line of money above.
bool indicator_table::take_points_of_execution(draft& draft, const laid_row& row) const {
  const auto& filled = row.filled;
  const auto& label = *filled.front();
  if (filled.size() < 2 || filled.size() > 3 || label.key.find("执行") == label.key.npos ||
      !label.has(words::list::score_column) || words::is_total(label))
    return false;
  if (!std::all_of(filled.begin() + 1, filled.end(), [](const laid_cell* cell) { return cell->is_figure; }))
    return false;
  auto& lines = draft.made.budget;
  auto total = std::find_if(lines.begin(), lines.end(), [](const auto& l) { return l.line == fund::total; });
  if (total == lines.end()) total = lines.begin();  // what its lines make is settled later
  if (total == lines.end() || total->score.has_value()) return false;
  const auto values = total_values(row, label, columns_.columns);
  if (nothing_in(values.score)) return false;
  if (!nothing_in(values.weight)) total->weight = figure_of(values.weight, column::weight, "", draft.bounds);
  total->score = figure_of(values.score, column::score, "", draft.bounds);
  draft.made.has.execution_weight |= !nothing_in(values.weight);
  draft.made.has.execution_score = true;
  return true;
}

// 实际 | 285个 below 目标 | 300个: the actual of the row above.
bool indicator_table::take_actual_below(draft& draft, const fitted_row& row) const {
  if (columns_.row_parts == indicator_columns::none || draft.made.indicators.empty()) return false;
  const auto* part = row[columns_.row_parts];
  if (nothing_in(part) || words::indicator_meaning(*part) != meaning::actual) return false;
  draft.made.indicators.back().actual = cell_of(columns_.cell_at(row, meaning::target));
  return true;
}

// 效益指标 | 目标值 | 完成值 | 得分: the words of the header again, one of which may be unreadable.
bool indicator_table::repeats_words(const fitted_row& row) const {
  const auto& all = columns_.columns.columns();
  std::size_t same = 0, other = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (nothing_in(row[i]) || row[i]->from_above) continue;
    ++(row[i]->key == all[i].key ? same : other);
  }
  return same >= 2 && other <= 2 && same > other;
}

bool indicator_table::take(draft& draft, const laid_row& row) {
  if (row.filled.empty()) return false;
  if (take_points_of_execution(draft, row)) return true;
  if (totals_.take(draft, columns_, row)) {
    if (totals_.began_heading()) headings_.open_level1(draft, *row.filled.front());
    return true;
  }
  if (headings_.take_band(draft, columns_.columns, row)) return true;
  const fitted_row fitted = fit(row, columns_.columns);
  const auto& all = columns_.columns.columns();
  const auto is_filled = [&](const header_column& column) {
    return !nothing_in(fitted[static_cast<std::size_t>(&column - all.data())]);
  };
  const bool says_something = std::any_of(all.begin(), all.end(), [&](const header_column& column) {
    return column.meaning != meaning::section && is_filled(column);
  });
  if (!says_something || row.cells.size() == 1) return false;
  const bool only_extras = std::all_of(all.begin(), all.end(), [&](const header_column& column) {
    return column.meaning == meaning::known_extra || column.meaning == meaning::section || !is_filled(column);
  });
  if (only_extras && row.lines_up) return total_rows::keep_nameless(draft, row), true;  // 台账, in a blank row
  if (is_of_other_table(fitted)) return false;
  if (repeats_words(fitted)) {
    const auto& first = row.cells.front();
    const auto named = words::category_of(first);
    if (!first.from_above && named != category::other && named != category::unknown)
      open_heading_of_header(draft, first);
    return true;
  }
  if (take_actual_below(draft, fitted)) return true;
  if (headings_.take_pointed(draft, columns_, row, fitted)) return true;
  if (total_rows::is_nameless(draft, columns_, fitted)) return total_rows::keep_nameless(draft, row), true;
  take_indicator(draft, fitted);
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

// 小计 | 100 | 90.5 below all rows, and no total: it is the total.
void take_subtotal_of_all(draft& d) {
  auto& subtotals = d.made.subtotals;
  const bool scored_aside = std::any_of(d.made.budget.begin(), d.made.budget.end(), [](const budget_line& line) {
    return line.weight.has_value() || line.score.has_value();
  });
  if (d.has_total || scored_aside || subtotals.size() != 1 || d.made.indicators.size() < 2) return;
  const auto& only = subtotals.front();
  if (only.rows.size() != d.made.indicators.size() || !only.weight.has_value() || only.weight.value != decimal(100))
    return;
  d.made.total.label = only.label;
  d.made.total.weight = only.weight;
  d.made.total.score = only.score;
  d.has_total = true;
  subtotals.clear();
}

}  // namespace

void settle_indicators(draft& d) {
  auto& rows = d.made.indicators;
  take_subtotal_of_all(d);
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
