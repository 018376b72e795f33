#include "recognise/headings.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

bool same_heading(const laid_cell& heading, const cell& open) {
  return heading.place == open.place || heading.text() == open.text || heading.key == words::key_of(open.text);
}

// 产出指标 | | | | | 50 | 48, above a row under the same heading.
bool has_points_of_heading(const indicator& row, const indicator& next) {
  const auto says_something = [](const indicator& one) {
    return !one.name.empty() || !one.target.empty() || !one.actual.empty();
  };
  if (says_something(row) || !says_something(next)) return false;
  if (!row.weight.has_value() && !row.score.has_value()) return false;
  if (row.name.content == content::absent && !row.extras.empty()) return false;  // its name may be among them
  const auto printed = (row.weight.has_value() ? row.weight : row.score).place.row;
  const auto heads = [&](const cell& own, const cell& below) {
    return !own.empty() && own.place.row == printed && (own.place == below.place || own.text == below.text);
  };
  return row.level2.empty() ? heads(row.level1, next.level1) : heads(row.level2, next.level2);
}

}  // namespace

void headings::open_table(draft& draft, const indicator_columns& columns) {
  for (const auto& column : columns.columns.columns())
    if (column.place == columns.label_at && columns.label_at.known())
      table_points_ = open_points(draft, read_cell(column.label, column.place), column.key);
}

std::size_t headings::open_points(draft& draft, const cell& label, std::string_view key) {
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
void headings::open(draft& draft, cell& level, std::size_t& points_of, const laid_cell& heading,
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
void headings::set_level2(const draft& draft, const laid_cell* blank) {
  level2_ = cell_of(blank);
  level2_points_ = none;
  kind_ = words::kind_of({"", *draft.dictionary}, category_);
}

void headings::take(draft& draft, const indicator_columns& columns, const fitted_row& row) {
  const auto* first = columns.cell_at(row, meaning::level1);
  if (first != nullptr && columns.is_label(*first)) first = nullptr;  // the label itself, merged over the rows
  const auto* second = columns.cell_at(row, meaning::level2);
  if (!nothing_in(first) && same_heading(*first, level1_)) {
    level1_ = cell_of(first);  // repeated in every row
  } else if (!nothing_in(first)) {
    open(draft, level1_, level1_points_, *first, columns.cell_at(row, meaning::level1_weight));
    category_ = words::category_of(*first);
    set_level2(draft, nothing_in(second) ? second : nullptr);
  }
  if (nothing_in(second)) return;
  if (same_heading(*second, level2_)) {
    level2_ = cell_of(second);
  } else {
    open(draft, level2_, level2_points_, *second, columns.cell_at(row, meaning::level2_weight));
    kind_ = words::kind_of(*second, category_);
  }
}

void headings::open_level1(draft& draft, const laid_cell& heading) {
  open(draft, level1_, level1_points_, heading, nullptr);
  category_ = words::category_of(heading);
  set_level2(draft, nullptr);
}

bool headings::take_band(draft& draft, const header& columns, const laid_row& row) {
  const auto& filled = row.filled;
  if (filled.size() != 1) return false;
  const auto& cell = *filled.front();
  const bool wide = row.spans_lost ? filled.front() == &row.cells.front()
                    : row.lines_up ? std::size_t{2} * cell.span > columns.columns().size()
                                   : row.cells.size() == 1;
  if (!wide) return false;
  const auto category = words::category_of(cell);
  const bool heading = cell.key.size() <= 90 && category != category::unknown &&
                       (category != category::other || words::points_in(cell.key));
  const bool of_kind = words::kind_of(cell, category::unknown) != kind::other;
  if (!heading) return row.spans_lost && columns.has(meaning::level1) && !of_kind && !cell.is_figure;  // an office
  open_level1(draft, cell);
  return true;
}

bool headings::take_pointed(draft& draft, const indicator_columns& columns, const laid_row& row,
                            const fitted_row& fitted) {
  if (columns.has(meaning::level1) || columns.has(meaning::level2) || row.filled.size() < 2) return false;
  const auto* name = columns.has(meaning::name) ? columns.cell_at(fitted, meaning::name) : fitted[0];
  if (nothing_in(name) || name->is_figure) return false;
  bool points = false;
  for (std::size_t i = 0; i < columns.columns.columns().size(); ++i) {
    const auto part = columns.columns.columns()[i].meaning;
    if (nothing_in(fitted[i]) || fitted[i] == name) continue;
    if (part == meaning::target || part == meaning::actual || part == meaning::reason) return false;
    points = points || fitted[i]->is_figure;
  }
  if (!points) return false;
  const auto category = words::category_of(*name);
  const bool of_kind = words::kind_of(*name, category::unknown) != kind::other;
  const bool names_category = category != category::other && category != category::unknown;
  if (!names_category && !of_kind) return false;
  const bool first = names_category && !(of_kind && is_below_level1(draft, category));
  auto& points_of = first ? level1_points_ : level2_points_;
  open(draft, first ? level1_ : level2_, points_of, *name, columns.cell_at(fitted, meaning::weight));
  if (points_of != none)
    draft.made.subtotals[points_of].score =
        figure_of(columns.cell_at(fitted, meaning::score), column::score, "", draft.bounds);
  if (first) {
    category_ = category;
    set_level2(draft, nullptr);
  } else {
    kind_ = words::kind_of(*name, category_);
  }
  return true;
}

// 社会效益指标 under 效益指标, 服务对象满意度指标 under 满意度指标: the open heading names the same category, and is no
// kind itself, or has no rows yet.
bool headings::is_below_level1(const draft& draft, category category) const {
  if (level1_.empty() || category != category_) return false;
  const auto key = words::key_of(level1_.text);
  const auto& rows = draft.made.indicators;
  const bool has_rows = !rows.empty() && rows.back().level1.place == level1_.place;
  return !has_rows || words::kind_of({key, *draft.dictionary}, category::unknown) == kind::other;
}

void headings::give_to(indicator& row) const {
  row.level1 = level1_;
  row.level2 = level2_;
  row.category = category_;
  row.kind = kind_;
}

void headings::take_points_above(draft& draft) {
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

void headings::count_row(draft& draft) const {
  const auto number = static_cast<std::uint32_t>(draft.made.indicators.size());
  for (const auto points_of : {table_points_, level1_points_, level2_points_})
    if (points_of != none) draft.made.subtotals[points_of].rows.push_back(number);
}

void headings::forget_level1() {
  level1_ = {};
  category_ = category::unknown;
}

void headings::forget_level2() {
  level2_ = {};
  kind_ = kind::unknown;
}

}  // namespace v0
}  // namespace perfeval
