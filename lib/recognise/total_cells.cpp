#include "recognise/total_cells.hpp"

#include "recognise/draft.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// The cells right of the label, in order.
std::vector<const laid_cell*> after(const laid_row& row, const laid_cell& label) {
  std::vector<const laid_cell*> cells;
  for (const auto& cell : row.cells)
    if (&cell > &label) cells.push_back(&cell);
  return cells;
}

// An unreadable figure keeps its place: #REF!, 99.75①.
bool is_broken_figure(const laid_cell& cell) {
  if (cell.blank() || cell.is_figure || cell.key.size() > 24 || cell.key.find('/') != cell.key.npos) return false;
  return cell.key.front() == '#' || (cell.key.front() >= '0' && cell.key.front() <= '9');
}

bool may_be_figure(const laid_cell* cell) {
  return cell == nullptr || cell->blank() || cell->is_figure || words::is_graded_score(*cell) ||
         is_broken_figure(*cell) || content_of(cell->text()) == content::dash;
}

std::size_t figures_in(const std::vector<const laid_cell*>& cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const laid_cell* c) { return c->is_figure; }));
}

// Whether the columns found explain every figure of the row; those of the heading weights and of columns that are not
// part of the model have theirs.
bool explains(const total_cells& found, const std::vector<const laid_cell*>& cells) {
  if (!may_be_figure(found.weight) || !may_be_figure(found.score)) return false;
  for (const auto* cell : cells) {
    if (!cell->is_figure || cell == found.weight || cell == found.score) continue;
    if (std::find(found.others.begin(), found.others.end(), cell) == found.others.end()) return false;
  }
  return true;
}

bool is_heading_weight(meaning meaning) {
  return meaning == meaning::level1_weight || meaning == meaning::level2_weight;
}

bool is_of_no_part(meaning meaning) { return meaning == meaning::known_extra || meaning == meaning::unknown; }

bool has_other_figures(meaning meaning) { return is_heading_weight(meaning) || meaning == meaning::known_extra; }

// 合计 | 35 under the weights of the headings: the only total weight that is printed.
void take_heading_weight(total_cells& found) {
  if (found.weight != nullptr && !found.weight->blank()) return;
  for (const auto* cell : found.heading_weights)
    if (cell != nullptr && cell->is_figure) found.weight = cell;
}

// 总分 | 100 | 待定, 总分 | l00 | 98: words under the header of one, next to a figure under that of the other.
bool is_unfinished(const total_cells& found, const std::vector<const laid_cell*>& cells) {
  const auto beside = [&](const laid_cell* words, const laid_cell* figure) {
    return words != nullptr && !words->blank() && !words->is_figure && !words::is_grade(*words) && figure != nullptr &&
           figure->is_figure && figures_in(cells) == 1;
  };
  return beside(found.score, found.weight) || beside(found.weight, found.score);
}

total_cells by_grid(const laid_row& row, const header& columns, const laid_cell& label) {
  const auto fitted = fit(row, columns);
  const auto fitted_cell = [&](meaning meaning) -> const laid_cell* {
    const auto* cell = fitted[columns.index(meaning)];
    const bool in_row = !row.cells.empty() && cell >= row.cells.data() && cell <= &row.cells.back();
    return in_row && cell != &label && !cell->from_above ? cell : nullptr;
  };
  total_cells found{fitted_cell(meaning::weight), fitted_cell(meaning::score), nullptr, {}, {}};
  for (std::size_t i = 0; i < columns.columns().size(); ++i) {
    const auto meaning = columns.columns()[i].meaning;
    if (has_other_figures(meaning)) found.others.push_back(fitted[i]);
    if (meaning == meaning::unknown) found.others.push_back(fitted[i]);
    if (is_heading_weight(meaning) && fitted[i] != nullptr && fitted[i]->place.row == row.number)
      found.heading_weights.push_back(fitted[i]);
  }
  return found;
}

// 合计 | 100 | 100 | 100 | 94.6, without spans: figures before the weight are sums of the weights of the headings, if
// there are as many columns of those.
void take_leading_sums(total_cells& found, const std::vector<const laid_cell*>& cells, const header& columns) {
  const auto& all = columns.columns();
  const auto sums =
      std::count_if(all.begin(), all.end(), [](const header_column& c) { return is_heading_weight(c.meaning); });
  if (sums == 0 || found.weight == nullptr || !found.weight->is_figure || !found.others.empty()) return;
  std::vector<const laid_cell*> leading;
  for (const auto* cell : cells)
    if (cell < found.weight && cell->is_figure) leading.push_back(cell);
  if (static_cast<std::ptrdiff_t>(leading.size()) == sums) found.others = std::move(leading);
}

// 总分 | 96 | 93 | 95 under the scores of three bodies, with the weights left of them.
bool are_scores_alone(const std::vector<const laid_cell*>& cells, const header& columns) {
  const auto& all = columns.columns();
  const auto is_score = [](const header_column& c) { return c.spelled().has(words::list::score_column); };
  return cells.size() > 2 && figures_in(cells) == cells.size() && cells.size() < all.size() &&
         std::all_of(all.end() - static_cast<std::ptrdiff_t>(cells.size()), all.end(), is_score);
}

// 合计 | 46 | 97.5 | 50 | 100, without spans: figures before weight and score are sums of columns that are no part of
// the model, if there are as many of those.
void take_sums_of_others(total_cells& found, const std::vector<const laid_cell*>& cells, const header& columns) {
  if (found.weight == nullptr || found.score == nullptr || !found.weight->is_figure || !found.score->is_figure) return;
  const auto& all = columns.columns();
  const auto first = std::min(columns.index(meaning::weight), columns.index(meaning::score));
  const auto left = std::count_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first),
                                  [](const header_column& c) { return c.meaning == meaning::known_extra; });
  std::vector<const laid_cell*> leading;
  for (const auto* cell : cells)
    if (cell < std::min(found.weight, found.score) && cell->is_figure) leading.push_back(cell);
  if (static_cast<std::ptrdiff_t>(leading.size()) <= left)
    found.others.insert(found.others.end(), leading.begin(), leading.end());
}

// The last cell of the row is under the last column of the table.
total_cells from_the_right(const laid_row& row, const std::vector<const laid_cell*>& cells, const header& columns) {
  const std::size_t all = columns.columns().size();
  const auto counted_cell = [&](meaning meaning) -> const laid_cell* {
    const auto i = columns.index(meaning);
    if (i >= all || all - i > cells.size()) return nullptr;
    return cells[cells.size() - (all - i)];
  };
  total_cells found{counted_cell(meaning::weight), counted_cell(meaning::score), nullptr, {}, {}};
  for (std::size_t i = 0; i < all && row.cells.size() == all; ++i)
    if (is_heading_weight(columns.columns()[i].meaning) && all - i <= cells.size())
      found.heading_weights.push_back(cells[cells.size() - (all - i)]);
  found.others = found.heading_weights;
  take_leading_sums(found, cells, columns);
  take_sums_of_others(found, cells, columns);
  if (columns.has(meaning::score) && !columns.has(meaning::weight) && found.score != nullptr && found.score->blank()) {
    // all of its figures are under columns that are not part of the model
    for (std::size_t i = 0; i < all; ++i)
      if (columns.columns()[i].meaning == meaning::known_extra && all - i <= cells.size())
        found.others.push_back(cells[cells.size() - (all - i)]);
    return found;
  }
  const auto is_there = [](const laid_cell* cell) { return cell != nullptr && cell->is_figure; };
  const bool no_scores = !columns.has(meaning::score) && !columns.has(meaning::unknown);  // 分值 | 扣分
  const bool weight = is_there(found.weight) || are_scores_alone(cells, columns);
  if (!weight || !(is_there(found.score) || no_scores)) return found;
  for (std::size_t i = 0; i < all; ++i)
    if (is_of_no_part(columns.columns()[i].meaning) && all - i <= cells.size())
      found.others.push_back(cells[cells.size() - (all - i)]);
  return found;
}

// Figures in turn: two are weight and score, one is the score if the table has scores, or if the label says so.
total_cells in_turn(const std::vector<const laid_cell*>& cells, const header& columns, const laid_cell& label) {
  std::vector<const laid_cell*> figures;
  for (const auto* cell : cells)
    if (cell->is_figure || is_broken_figure(*cell)) figures.push_back(cell);
  if (figures.empty()) return {};
  const bool score_first =
      columns.index(meaning::score) < columns.index(meaning::weight) && columns.has(meaning::weight);
  if (figures.size() == 1) {
    const bool says_score = label.says(words::list::score_column);
    const bool only_weights = columns.has(meaning::weight) && !columns.has(meaning::score) && !says_score;
    return only_weights ? total_cells{figures[0], nullptr, nullptr, {}, {}}
                        : total_cells{nullptr, figures[0], nullptr, {}, {}};
  }
  return score_first ? total_cells{figures[1], figures[0], nullptr, {}, {}}
                     : total_cells{figures[0], figures[1], nullptr, {}, {}};
}

}  // namespace

total_cells total_values(const laid_row& row, const laid_cell& label, const header& columns) {
  const auto cells = after(row, label);
  total_cells found = row.lines_up ? by_grid(row, columns, label) : from_the_right(row, cells, columns);
  const bool nothing = found.weight == nullptr && found.score == nullptr;
  if (nothing && row.lines_up && figures_in(cells) > 1 && explains(found, cells)) return found;  // sums of others
  const bool unfinished = row.lines_up && is_unfinished(found, cells);
  const bool beside_grade = row.lines_up && found.weight != nullptr && found.weight->is_figure &&
                            found.score != nullptr && words::is_grade(*found.score);
  if (unfinished || (!nothing && explains(found, cells))) {
    take_heading_weight(found);
  } else if (figures_in(cells) > 0 || nothing) {
    found = in_turn(cells, columns, label);
    found.may_be_weight = beside_grade && found.weight == nullptr;
  }
  if (found.score == nullptr && figures_in(cells) == 0)  // 总分 | 97.5（优）
    for (const auto* cell : cells)
      if (!cell->blank() && cell->key.find_first_of("0123456789") != std::string::npos &&
          cell->key.find('/') == std::string::npos)
        found.score = cell;
  for (const auto* cell : cells)
    if (words::is_grade(*cell)) found.grade = cell;
  return found;
}

bool heads_both_points(const header_column& column) {
  const bool points = column.meaning == meaning::score || column.meaning == meaning::weight;
  if (!points || column.key.find('/') == std::string::npos) return false;
  const auto key = column.spelled();
  return key.has(words::list::weight_column) && key.has(words::list::score_column);
}

bool has_score_first(const header_column& column) { return column.key.find("得分") < column.key.find('/'); }

std::optional<both_points> both_points_in(const laid_cell& cell, bool score_first, const limits& bounds) {
  std::string_view text = cell.text();
  for (const std::string_view slash : {"/", "／"}) {
    const auto position = text.find(slash);
    if (position == text.npos) continue;
    const auto first = trimmed(text.substr(0, position)), second = trimmed(text.substr(position + slash.size()));
    both_points made;
    made.weight = read_figure(score_first ? second : first, column::weight, "", cell.place, bounds);
    made.score = read_figure(score_first ? first : second, column::score, "", cell.place, bounds);
    const bool readable = made.weight.content != content::unreadable && made.score.content != content::unreadable;
    if (readable && !first.empty() && !second.empty()) return made;
  }
  return std::nullopt;
}

namespace {

// （99.5）: the inside of brackets around the whole.
std::string_view without_brackets(std::string_view text) {
  text = trimmed(text);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"【", "】"}})
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close))
      return text.substr(open.size(), text.size() - open.size() - close.size());
  return text;
}

}  // namespace

figure score_with_grade(const laid_cell& laid, const limits& bounds, cell& grade) {
  figure score = figure_of(&laid, column::score, "", bounds);
  if (score.content != content::unreadable) return score;
  if (const auto inside = read_figure(without_brackets(laid.text()), column::score); inside.has_value()) {
    score.content = content::number;
    score.value = inside.value;
    return score;
  }
  const auto number = read_printed_number(laid.text(), bounds);
  if (number.content != content::number) return score;
  std::string rest = words::key_of(std::string_view(laid.text()).substr(number.end));
  for (const std::string_view mark : {"(", ")", "分", ":", "等级"})
    for (auto found = rest.find(mark); found != std::string::npos; found = rest.find(mark))
      rest.erase(found, mark.size());
  if (!words::is_grade(words::spelled(rest, *laid.dictionary))) return score;
  score.content = content::number;
  score.value = number.value;
  if (grade.empty()) {
    grade = read_cell(rest, laid.place);
  }
  return score;
}

}  // namespace v0
}  // namespace perfeval
