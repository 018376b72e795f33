#include <perfeval/write/fill.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr rounding percent_places{2, rounding_mode::half_up};

std::string score_text(const ratio& points, const pack& rules) {
  return to_string(trimmed(round(points, {rules.score.digits, rounding_mode::half_up})));
}

bool is_open(const figure& figure) { return figure.empty() && !figure.merged; }

void place_text(figure& figure, const std::string& text, column column) {
  const place place = figure.place;
  figure = read_figure(text, column, {}, place);
}

const figure& budget_of(const budget_line& line, const pack& rules) {
  return rules.execution.denominator == denominator::initial ? line.initial_budget : line.annual_budget;
}

void fill_rate(budget_line& line, const pack& rules) {
  const figure& budget = budget_of(line, rules);
  if (!is_open(line.execution_rate) || !line.executed.has_value() || !budget.has_value() || budget.value.sign() == 0)
    return;
  const ratio percent = ratio(line.executed.value) * ratio(100) / ratio(budget.value);
  place_text(line.execution_rate, to_string(round(percent, percent_places)) + "%", column::rate);
}

// The single value that the scorecard has for a line; nullptr if it is undetermined.
const ratio* known_points(const line& line) { return line.points.taken ? &*line.points.taken : line.points.fixed(); }

void fill_score(figure& score, const line& line, const pack& rules) {
  if (!line.scored || !is_open(score)) return;
  if (const ratio* points = known_points(line)) place_text(score, score_text(*points, rules), column::score);
}

// The sum of figures, if all of them are printed; nothing if there are none.
std::optional<decimal> sum_of(const std::vector<const figure*>& scores) {
  if (scores.empty()) return {};
  decimal sum(0);
  for (const figure* score : scores) {
    if (!score->has_value()) return {};
    sum = sum + score->value;
  }
  return sum;
}

void fill_sum(figure& out, const std::vector<const figure*>& scores) {
  if (!is_open(out)) return;
  if (const auto sum = sum_of(scores)) place_text(out, to_string(trimmed(*sum)), column::score);
}

// The scores that rows add to a sum: one for each merged cell, none for rows that are not scored.
std::vector<const figure*> scores_in(const form& form, const scorecard& card,
                                     const std::vector<std::uint32_t>* only = nullptr) {
  std::vector<const figure*> scores;
  for (std::size_t i = 0; i < form.indicators.size() && i < card.rows.size(); ++i) {
    const bool wanted = only == nullptr || std::find(only->begin(), only->end(), i + 1) != only->end();
    const bool scored = card.rows[i].scored || is_scored(form.indicators[i]);
    if (wanted && scored && !form.indicators[i].score.merged) scores.push_back(&form.indicators[i].score);
  }
  return scores;
}

void fill_total(form& form, const scorecard& card, const pack& rules, const budget_line* funds) {
  auto scores = scores_in(form, card);
  if (funds != nullptr && card.execution.scored) scores.push_back(&funds->score);
  fill_sum(form.total.score, scores);
  if (!form.total.score.has_value()) return;
  if (form.total.label.content == content::absent) form.total.label = read_cell("总分");
  if (form.total.grade.content == content::blank)
    form.total.grade =
        read_cell(words_of(grade_of(ratio(form.total.score.value), rules), language::zh), form.total.grade.place);
}

}  // namespace

form filled(const form& paper, const scorecard& card, const pack& rules) {
  check_owner(card, paper, rules);
  form made = paper;
  const auto scores_asked = made.has.score || made.has.weight;
  budget_line* funds = nullptr;
  for (auto& line : made.budget) {
    fill_rate(line, rules);
    if (line.line == fund::total && funds == nullptr) funds = &line;
    made.has.execution_rate |= line.execution_rate.has_value();
  }
  if (!scores_asked) return made;  // a form with targets only, or a transfer
  if (funds != nullptr) {
    fill_score(funds->score, card.execution, rules);
    made.has.execution_score |= funds->score.has_value();
  }
  for (std::size_t i = 0; i < made.indicators.size() && i < card.rows.size(); ++i) {
    fill_score(made.indicators[i].score, card.rows[i], rules);
    made.has.score |= made.indicators[i].score.has_value();
  }
  for (auto& sum : made.subtotals)
    if (sum.score.content == content::blank) fill_sum(sum.score, scores_in(made, card, &sum.rows));
  fill_total(made, card, rules, funds);
  return made;
}

}  // namespace v0
}  // namespace perfeval
