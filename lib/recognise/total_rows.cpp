#include "recognise/total_rows.hpp"

#include "recognise/record.hpp"
#include "recognise/total_cells.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// 总分 | 100/98.
bool take_both_points(draft& draft, const indicator_columns& columns, const laid_row& row, const laid_cell& label) {
  if (!columns.both_points) return false;
  for (const auto* cell : row.filled) {
    if (cell == &label) continue;
    auto both = both_points_in(*cell, columns.score_first, draft.bounds);
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

// Figures of the total row under headers that no word explains: its score may be one of them.
void keep_unread(draft& draft, const header& columns, const laid_row& row, const laid_cell& label,
                 const total_cells& values) {
  if (!row.lines_up) return;
  for (const auto& column : columns.columns()) {
    const auto* cell = column.meaning == meaning::unknown ? covering(row, column.column) : nullptr;
    if (!nothing_in(cell) && cell->is_figure && cell != &label && cell != values.weight)
      keep(draft, std::string(label.key), *cell);
  }
}

// 效益指标 | 小计, the first row under its heading: the sum of the rows below it.
bool begins_heading(const draft& draft, const laid_row& row, const laid_cell& label) {
  const auto& first = *row.filled.front();
  if (&first == &label || first.from_above || first.is_figure) return false;
  const auto named = words::category_of(first);
  if (named == category::other || named == category::unknown) return false;
  const auto& rows = draft.made.indicators;
  return rows.empty() || first.key != words::key_of(rows.back().level1.text);
}

// A word over the columns of headings, names and targets together: 总分, in a table without a column of names.
bool reaches_over_targets(const laid_cell* heading, const indicator_columns& columns) {
  const auto* target = columns.columns.find(meaning::target);
  return !nothing_in(heading) && target != nullptr && heading->column < target->column &&
         target->column - heading->column < heading->span;
}

// Whether the row has nothing but points, and perhaps one word before them.
bool has_points_alone(const header& columns, const fitted_row& row) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < columns.columns().size(); ++i) {
    const auto part = columns.columns()[i].meaning;
    words += part != meaning::weight && part != meaning::score && !nothing_in(row[i]);
  }
  return words <= 1;
}

bool is_category(category named) { return named != category::other && named != category::unknown; }

// The points of all rows above, and those of the execution.
struct points_above {
  decimal rows, execution;
};

points_above points_in(const draft& draft, figure indicator::*of_row, figure budget_line::*of_line) {
  points_above sum;
  for (const auto& row : draft.made.indicators)
    if ((row.*of_row).has_value()) sum.rows += (row.*of_row).value;
  for (const auto& line : draft.made.budget)
    if (line.line == fund::total && (line.*of_line).has_value()) sum.execution = (line.*of_line).value;
  return sum;
}

// Without a target, and both its points are the sums of all above it: its word cannot be read.
bool repeats_sums(const draft& draft, const indicator_columns& columns, const fitted_row& row) {
  constexpr std::size_t fewest = 2, most = 1'000;
  const auto rows = draft.made.indicators.size();
  if (rows < fewest || rows > most) return false;
  if (!columns.has(meaning::target) || !nothing_in(columns.cell_at(row, meaning::target))) return false;
  for (const auto level : {meaning::level1, meaning::level2})
    if (const auto* heading = columns.cell_at(row, level);
        !nothing_in(heading) && (heading->from_above || is_category(words::category_of(*heading))))
      return false;
  const auto printed = [&](meaning part) {
    const auto* cell = columns.cell_at(row, part);
    return nothing_in(cell) || cell->from_above ? figure{} : figure_of(cell, column::weight, "", draft.bounds);
  };
  const auto weight = printed(meaning::weight), score = printed(meaning::score);
  if (!weight.has_value() || !score.has_value()) return false;
  const bool named = columns.has(meaning::name) && !nothing_in(columns.cell_at(row, meaning::name));
  if (named && weight.value != decimal(100)) return false;  // the sum of parts below it
  const auto weights = points_in(draft, &indicator::weight, &budget_line::weight);
  const auto scores = points_in(draft, &indicator::score, &budget_line::score);
  const bool alone = weight.value == weights.rows && score.value == scores.rows;
  return alone || (weight.value == weights.rows + weights.execution && score.value == scores.rows + scores.execution);
}

// 总分, or that after the label of this part of the table: 结论 | 总分 | 100 | 98. Null if there is none.
const laid_cell* total_word(const header& columns, const laid_row& row) {
  const auto& first = *row.filled.front();
  if (words::is_total(first)) return &first;
  const bool labelled = columns.index(meaning::section) == 0 && &first == row.cells.data() && !first.is_figure &&
                        words::category_of(first) == category::other;
  return labelled && row.has_figure && words::is_total(*row.filled[1]) ? row.filled[1] : nullptr;
}

}  // namespace

bool total_rows::take(draft& draft, const indicator_columns& columns, const laid_row& row) {
  const auto& first = *row.filled.front();
  if (!total_words_.empty() && ends_total(draft, row)) return true;
  const bool unread = row.filled.size() > 2 && words::is_total(*row.filled[1]);  // its own word, over 总分值 | 总得分
  if ((words::is_total(first) || unread) && begins_total(row)) return true;
  if (const auto* word = total_word(columns.columns, row))
    return above_rows_ = false, take_total(draft, columns, row, *word), true;
  for (const auto* cell : row.filled)
    if (words::is_subtotal(*cell)) return take_subtotal(draft, columns.columns, row, *cell), true;
  return false;
}

// 总分 | 总分值 | 总得分 | 自评等级 above 100 | 98 | 优: which of them are below each other.
bool total_rows::begins_total(const laid_row& row) {
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

bool total_rows::ends_total(draft& draft, const laid_row& row) {
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

void total_rows::take_total(draft& draft, const indicator_columns& columns, const laid_row& row,
                            const laid_cell& label) {
  auto& total = draft.made.total;
  const bool another = draft.total_row_seen;              // 合计 of the indicators above 总分
  draft.total_row_seen = !draft.made.indicators.empty();  // it may be above them
  auto values = total_values(row, label, columns.columns);
  keep_weight_beside_grade(draft, values);
  if (another && !nothing_in(values.score)) total.weight = {};
  if (values.weight != nullptr) total.weight = figure_of(values.weight, column::weight, "", draft.bounds);
  if (take_both_points(draft, columns, row, label)) return;
  if (draft.has_total && nothing_in(values.score)) return;  // the header printed it
  if (draft.has_total && values.score != nullptr &&
      total.score.text != values.score->text())  // both do, and differ: the table's is used
    keep(draft, total.label.text, total.score);
  total.label = cell_of(&label);
  if (values.score != nullptr) {
    total.score = score_with_grade(*values.score, draft.bounds, total.grade);
    record_label(draft, label, "total.score", *values.score);
  }
  if (nothing_in(values.score)) keep_unread(draft, columns.columns, row, label, values);
  if (values.grade != nullptr) total.grade = cell_of(values.grade);
  draft.has_total = true;
}

void total_rows::take_subtotal(draft& draft, const header& columns, const laid_row& row, const laid_cell& label) {
  const auto values = total_values(row, label, columns);
  subtotal made;
  made.label = cell_of(&label);
  made.weight = figure_of(values.weight, column::weight, "", draft.bounds);
  made.score = figure_of(values.score, column::score, "", draft.bounds);
  const auto rows = draft.made.indicators.size();
  const bool above = begins_heading(draft, row, label) && (above_rows_ || rows == rows_since_subtotal_);
  for (auto i = rows_since_subtotal_; i < rows && !above; ++i) made.rows.push_back(static_cast<std::uint32_t>(i + 1));
  above_rows_ = above;
  rows_since_subtotal_ = rows;
  draft.made.subtotals.push_back(std::move(made));
  open_subtotal_ = draft.made.subtotals.size() - 1;
}

void total_rows::count_row(draft& draft) const {
  if (!above_rows_ || open_subtotal_ >= draft.made.subtotals.size()) return;
  draft.made.subtotals[open_subtotal_].rows.push_back(static_cast<std::uint32_t>(draft.made.indicators.size()));
}

bool total_rows::is_nameless(const draft& draft, const indicator_columns& columns, const fitted_row& row) {
  const bool flat = !columns.has(meaning::level1) && !columns.has(meaning::level2);  // its first column has names
  for (const auto part : {meaning::name, meaning::target, meaning::actual})
    if (columns.has(part) && !nothing_in(columns.cell_at(row, part)) && !(flat && part == meaning::name) &&
        !(part == meaning::actual && words::is_grade(*columns.cell_at(row, part))))
      return repeats_sums(draft, columns, row);
  const auto* weight = columns.cell_at(row, meaning::weight);
  const auto* score = columns.cell_at(row, meaning::score);
  if (columns.both_points && !nothing_in(score) && both_points_in(*score, columns.score_first, draft.bounds))
    return true;
  if (nothing_in(weight) && nothing_in(score) &&
      columns.has(meaning::name)) {  // 100 under other headers: a sum of theirs
    const auto* number = columns.cell_at(row, meaning::ordinal);
    const auto is_own = [&](const laid_cell* cell) {
      return cell != nullptr && cell != number && cell->is_figure && !cell->from_above;
    };
    return std::any_of(row.cells.begin(), row.cells.end(), is_own);
  }
  const auto* points = !nothing_in(weight) && weight->is_figure ? weight : score;
  if (nothing_in(points) || !points->is_figure || points->from_above) return false;
  const bool named = flat && !nothing_in(columns.cell_at(row, meaning::name));
  const auto* heading = columns.cell_at(row, meaning::level1);
  const bool no_heading = nothing_in(heading) && nothing_in(columns.cell_at(row, meaning::level2));
  if (!columns.has(meaning::name) && !nothing_in(weight) && no_heading && columns.has(meaning::target) &&
      has_points_alone(columns.columns, row))
    return true;  // the names are under a word that cannot be read
  if (!columns.has(meaning::name) && !reaches_over_targets(heading, columns)) return false;
  if (columns.has(meaning::name) && !named && no_heading) return true;
  if (!nothing_in(heading) && !heading->from_above && words::category_of(*heading) != category::other) return false;
  const figure printed = figure_of(points, column::weight, "", draft.bounds);
  decimal sum;
  for (const auto& above : draft.made.indicators) {
    const auto& part = points == weight ? above.weight : above.score;
    if (part.has_value()) sum += part.value;
  }
  return draft.made.indicators.size() > 1 && printed.has_value() && printed.value >= sum;
}

void total_rows::keep_nameless(draft& draft, const laid_row& row) {
  const bool named = !row.filled.front()->is_figure;  // 合计得分情况 | 100 | 96
  for (const auto* cell : row.filled)
    if (!named || cell != row.filled.front()) keep(draft, named ? std::string(row.filled.front()->key) : "", *cell);
  report(draft, trouble_kind::cell_unplaced, row.filled.front()->place, row.filled.front()->text(),
         "a word for a total, or the name of an indicator; the row is kept among the extras");
}

bool total_rows::doubts_total(draft& draft, const header& columns, const laid_row& row) {
  auto& total = draft.made.total;
  if (!total.score.has_value() || row.filled.size() > 4 || row.cells.empty()) return false;
  const auto values = total_values(row, row.cells.front(), columns);
  if (values.weight == nullptr || values.score == nullptr) return false;
  const auto weight = figure_of(values.weight, column::weight, "", draft.bounds);
  const auto score = figure_of(values.score, column::score, "", draft.bounds);
  const decimal most(200);  // 项目收入 | 2600 | 项目收入 | 2450 are no points
  const bool higher = weight.has_value() && score.has_value() && total.weight.has_value() &&
                      weight.value > total.weight.value && score.value > total.score.value && weight.value <= most;
  if (!higher) return false;
  keep(draft, total.label.text, total.score);
  keep_nameless(draft, row);
  total = {};
  return true;
}

}  // namespace v0
}  // namespace perfeval
