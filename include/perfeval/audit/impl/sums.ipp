#pragma once

#include <perfeval/audit/impl/execution_points.ipp>
#include <perfeval/audit/impl/field.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/fund_parts.ipp>
#include <perfeval/audit/impl/left_over.ipp>
#include <perfeval/audit/impl/shared_weights.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/score/impl/bounded_sum.ipp>
#include <perfeval/score/prints.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::sums {

using namespace figures;

inline void add_to(printed_sum& sum, const figure& f) {
  if (f.has_value()) {
    sum.value += f.value;
    sum.any = true;
  } else if (f.content == content::unreadable) {
    sum.complete = false;
  }
}

/// Whether a row that prints no weight may have one: it is not legible, or its table lacks the column, or a cell beside
/// it may hold it.
inline bool may_hide_weight(const form& form, std::size_t i) {
  const figure& weight = form.indicators[i].weight;
  if (weight.has_value()) return false;
  if (weight.content == content::unreadable) return true;
  if (weight.merged) return false;
  return weight.content == content::absent ||
         (weight.content == content::blank && left_over::may_hold(form, i, item::weight));
}

inline bool same_figure(const figure& a, const figure& b) {
  return a.content == b.content && (!a.has_value() || (a.value == b.value && a.unit == b.unit));
}

/// The rows' weights without those of deductions and bonus points, which may be meant on top of the total.
inline decimal without_extras(const examination& exam, decimal rows) {
  for (std::size_t i = 0; i < exam.rows(); ++i) {
    const figure& weight = exam.paper().indicators[i].weight;
    if (exam.card().rows[i].added_as_printed() && weight.has_value()) rows -= weight.value;
  }
  return rows;
}

/// The points of parts of the form that have no indicators: 资金管理情况. `any`: there are such parts.
inline printed_sum points_without_rows(const form& form, figure subtotal::*column) {
  printed_sum sum;
  for (const subtotal& s : form.subtotals) {
    if (!s.rows.empty()) continue;
    sum.any = true;
    if ((s.*column).has_value()) sum.value += (s.*column).value;
  }
  return sum;
}

/// Whether the weights allow the printed total weight (or the pack's, if none is printed).
inline bool weights_agree(const form& form, const pack& rules, const decimal& rows, const decimal& wanted) {
  if (const figure* execution = execution_weight(form)) {
    const decimal all = rows + execution->value;
    return all == wanted || (rows == wanted && all == rules.weights.total);
  }
  return rows == wanted || rows + rules.execution.weight == wanted;
}

/// Whether the printed total may include points of the execution that the form does not print: the weights leave room
/// for them, and the total is above the sum by no more.
inline bool includes_unprinted_execution(const form& form, const pack& rules, const decimal& sum) {
  const decimal& total = form.total.score.value;
  if (form.has.execution_score || total <= sum) return false;
  const decimal wanted = form.total.weight.has_value() ? form.total.weight.value : rules.weights.total;
  const printed_sum rows = sum_of_weights(form, false);
  if (!rows.any) return total <= wanted;
  return total - sum <= rules.execution.weight && rows.value + rules.execution.weight == wanted;
}

/// Whether the printed total may be right without extra points, those of rows of bonus points or without weight: it is
/// the sum of all other scores, or it is full, and they exceed it only with the extra points.
inline bool leaves_extra_points_out(const examination& exam, const decimal& sum) {
  const form& form = exam.paper();
  if (!form.has.weight) return false;
  decimal extra;
  for (std::size_t i = 0; i < exam.rows(); ++i) {
    const indicator& row = form.indicators[i];
    const bool weightless = is_scored(row) && !row.under_weighted_parent && !row.weight.merged &&
                            row.weight.content != content::number && row.weight.content != content::unreadable;
    if ((weightless || exam.card().rows[i].bonus) && !row.score.merged && row.score.has_value() &&
        row.score.value.sign() > 0)
      extra += row.score.value;
  }
  const decimal& total = form.total.score.value;
  const decimal full = form.total.weight.has_value() ? form.total.weight.value : exam.rules().weights.total;
  const decimal without = sum - extra;
  return !extra.is_zero() && (total == without || (total == full && without <= full && full <= sum));
}

/// What the execution score may be a rounding of: the points of the exact rate, and those of the printed rate where it
/// may stand for the exact one.
inline value_set execution_points(const examination& exam) {
  const budget_line* line = total_budget_line(exam.paper());
  const auto exact = line ? amounts_of(*line, exam.paper(), exam.rules()).rate() : std::nullopt;
  if (!exact || !line->weight.has_value()) return exam.card().execution.points.points;
  return rates::execution_candidates(exact, line->execution_rate, line->weight.value, exam.rules());
}

/// The numbers among the points of which the score is a rounding.
inline std::vector<ratio> numbers_behind(const value_set& points, const decimal& score, const pack& rules) {
  std::vector<ratio> found;
  for (const interval& piece : points.parts())
    if (piece.is_point() && prints(piece.low()->value, score, rules.rounding.score_explains).match != match::no)
      found.push_back(piece.low()->value);
  return found;
}

/// Whether the weight of the printed total is that of the indicators alone, while the execution has the rest.
inline bool weighs_indicators_alone(const form& form, const pack& rules) {
  const printed_sum rows = sum_of_weights(form, false);
  if (!form.total.weight.has_value() || !rows.any || !rows.complete || !(rows.value == form.total.weight.value))
    return false;
  const figure* execution = execution_weight(form);
  return rows.value + (execution ? execution->value : rules.execution.weight) == rules.weights.total;
}

/// Whether the scores behind the printed total sum to it once the execution score, or it and the score of every row, is
/// replaced by exact points that it rounds.
class unrounded_total {
 public:
  unrounded_total(examination& exam, const decimal& sum)
      : position_(exam), sum_(sum), of_rows_(totals_indicators_alone(exam.paper(), exam.rules())) {}

  bool explains(const decimal& total) {
    const bounded_sum rows = change_of_rows();
    for (const ratio& change : changes_of_execution())
      if (agrees(sum_ + change, total) ||
          (agrees(sum_ + change + rows.low(), total) && agrees(sum_ + change + rows.high(), total)))
        return true;
    return false;
  }

 private:
  static bool agrees(const ratio& sum, const decimal& total) { return prints(sum, total, {}).match == match::agrees; }

  std::vector<ratio> changes_of_execution() {
    const line& execution = position_.card().execution;
    std::vector<ratio> changes;
    if (!of_rows_ && execution.scored && execution.printed)
      for (const ratio& points : numbers_behind(execution_points(position_), *execution.printed, position_.rules()))
        changes.push_back(points - ratio(*execution.printed));
    if (changes.empty()) changes.emplace_back(0);
    return changes;
  }

  bounded_sum change_of_rows() {
    bounded_sum change;
    for (const line& row : position_.card().rows) {
      if (!row.scored || !row.printed) continue;
      const auto behind = numbers_behind(row.points.points, *row.printed, position_.rules());
      if (!behind.empty()) change.add(behind.front() - ratio(*row.printed));
    }
    return change;
  }

  examination& position_;
  ratio sum_;
  bool of_rows_;  // and not of the execution
};

/// Whether the printed scores add up to the printed total under the pack's rules across rows.
inline bool across_agrees(examination& exam, const decimal& total) {
  if (!exam.card().across) return false;
  scorecard printed = exam.card();
  const auto as_printed = [](line& row) {
    if (!row.printed) return;
    row.points = {};
    row.points.taken = ratio(*row.printed);
    row.points.points = value_set::point(*row.points.taken);
  };
  as_printed(printed.execution);
  for (line& row : printed.rows) as_printed(row);
  const auto made = applied_across(printed, exam.paper(), exam.rules());
  const value_set points = made ? value_set(made->total.points) : value_set();
  return prints(points, total, {}).match == match::agrees;
}

/// Whether one of the cells is below zero, which is reported.
inline bool check_signs_of(examination& exam, const field& weight, const field& score, const figure& w,
                           const figure& s) {
  const bool weight_below_zero = w.has_value() && w.value.sign() < 0;
  const bool score_below_zero = s.has_value() && s.value.sign() < 0;
  if (weight_below_zero) exam.report(code::negative_value, severity::error, weight);
  if (score_below_zero) exam.report(code::negative_value, severity::error, score);
  return weight_below_zero || score_below_zero;
}

/// What the rule gives in place of a score above its weight, at the places of a written score, since those of the
/// printed one may be what is wrong; the weight if the rule gives nothing.
inline void expect_points_instead(finding& f, const admitted* points, const decimal& weight, const decimal& score,
                                  const pack& rules) {
  if (!points || !points->known()) return void(f.expected = text_of(weight));
  const ratio* fixed = points->fixed();
  if (!fixed) return expect_set(f, points->points);
  const std::int32_t places = std::max(shown_places(score), rules.score.digits);
  f.expected = text_of(round(*fixed, rounding{places, rounding_mode::half_up}));
}

/// Whether a score is within its weight. `points`: what the rule gives; nullptr if no rule applies.
inline bool check_bound_of(examination& exam, const field& here, const decimal& weight, const decimal& score,
                           const admitted* points) {
  if (score <= weight) {
    exam.judge(here, verdict::agrees);
    return true;
  }
  finding& f = exam.report(code::score_above_weight, severity::error, here);
  expect_points_instead(f, points, weight, score, exam.rules());
  f.detail = text_of(weight);
  return false;
}

inline void check_line_bounds(examination& exam, std::size_t i) {
  const budget_line& line = exam.paper().budget[i];
  const field score = line_field(i, item::score);
  const bool below_zero = check_signs_of(exam, line_field(i, item::weight), score, line.weight, line.score);
  if (below_zero || !line.weight.has_value() || !line.score.has_value()) return;
  const bool scored = total_line_index(exam.paper()) == i;
  check_bound_of(exam, score, line.weight.value, line.score.value, scored ? &exam.card().execution.points : nullptr);
}

/// Whether a row that is scored alone has a score from zero to its weight.
inline bool is_within(const indicator& row, const line& scored) {
  return !scored.shares_score && !scored.added_as_printed() && row.weight.has_value() && row.score.has_value() &&
         row.score.value.sign() >= 0 && row.score.value <= row.weight.value;
}

/// Rows of a merged cell are held against the sum of their weights, at the first of them.
inline void check_row_bounds(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  const line& scored = exam.card().rows[i];
  const field score = row_field(i, item::score);
  if (is_within(row, scored)) return exam.judge(score, verdict::agrees);  // as most
  if (scored.deducts) return;
  const bool unlimited = scored.bonus && (!scored.weight || scored.weight->is_zero());
  if (unlimited) return;
  const bool below_zero = check_signs_of(exam, row_field(i, item::weight), score, row.weight, row.score);
  if (below_zero || scored.with_row != 0 || !scored.weight || !scored.printed || scored.weight->sign() < 0) return;
  const bool within = check_bound_of(exam, score, *scored.weight, *scored.printed, &scored.points);
  if (!within && shared_weights::has_several_scores(exam, i))
    shared_weights::tell_of_group(exam, i, exam.findings().back());
}

inline bool only_rounded(const form& form, item column, const decimal& total, const decimal& sum) {
  rounded_parts parts;
  for (const budget_line& line : form.budget)
    if (line.depth == 1 && column_of(line, column).has_value()) parts.add(column_of(line, column).value);
  return parts.explain(total, sum);
}

/// Whether the fund lines are a closed list (one of them 其他) in which every line has a number or a dash in the
/// column.
inline bool closed_list(const form& form, item column) {
  bool closed = false;
  for (const budget_line& line : form.budget) {
    if (line.depth != 1) continue;
    closed = closed || line.line == fund::other || line.label.text.find("其他") != std::string::npos;
    const content c = column_of(line, column).content;
    if (c != content::number && c != content::dash) return false;
  }
  return closed;
}

inline severity funds_severity(const form& form, item column, const decimal& total, const decimal& sum) {
  if (only_rounded(form, column, total, sum)) return severity::note;
  return sum > total || closed_list(form, column) ? severity::error : severity::warning;
}

/// A first line without a label over lines that are no parts of anything by their words: 城乡医疗救助 over 基金监管,
/// where the first cannot be read.
inline bool may_be_one_of_several(const form& form, std::size_t total_line) {
  if (!form.budget[total_line].label.empty() || form.budget[total_line].label.place.row == 0) return false;
  return std::none_of(form.budget.begin(), form.budget.end(), [](const budget_line& line) {
    return line.depth == 1 && (line.line != fund::line || line.label.text.find("其中") != std::string::npos);
  });
}

/// 1亿元 among bare numbers, where nothing says what those are.
inline bool mixes_units(const form& form, item column) {
  if (!form.money.empty()) return false;
  bool with_unit = false, bare = false;
  for (const budget_line& line : form.budget) {
    const figure& amount = column_of(line, column);
    if (!amount.has_value() || amount.value.is_zero()) continue;
    (amount.unit.empty() ? bare : with_unit) = true;
  }
  return with_unit && bare;
}

inline void check_funds_in(examination& exam, std::size_t total_line, item column) {
  const form& form = exam.paper();
  const figure& total = column_of(form.budget[total_line], column);
  const printed_sum sum = sum_of_funds(form, column);
  if (!sum.any || total.empty() || total.content == content::dash) return;
  const field here = line_field(total_line, column);
  if (!sum.complete || !total.has_value()) return exam.judge(here, verdict::cannot_tell);
  if (sum.value != total.value && (may_be_one_of_several(form, total_line) || mixes_units(form, column)))
    return exam.judge(here, verdict::cannot_tell);
  if (sum.value == total.value) return exam.judge(here, verdict::agrees);
  exam.report(code::funds_sum, funds_severity(form, column, total.value, sum.value), here, text_of(sum.value));
}

/// The rows of a subtotal in one column; incomplete if a row has the other figure but not this one.
inline printed_sum sum_of_rows(const form& form, const subtotal& s, item column) {
  printed_sum sum;
  sum.complete = !hides_rows(form);
  for (const std::uint32_t number : s.rows) {
    if (number == 0 || number > form.indicators.size()) continue;
    const indicator& row = form.indicators[number - 1];
    if (!is_scored(row)) continue;
    const figure& f = column == item::weight ? row.weight : row.score;
    add_to(sum, f);
    if (!f.has_value() && !f.merged && f.content != content::absent) sum.complete = false;
  }
  return sum;
}

/// Whether rows may follow the last that was read: no total is printed below it, and the weights do not make the whole.
/// Places are known of what was read from a document.
inline bool may_end_early(const form& form, const pack& rules) {
  if (form.indicators.empty()) return false;
  const indicator& row = form.indicators.back();
  const std::array<place, 4> places{row.name.place, row.target.place, row.weight.place, row.score.place};
  const auto known = std::find_if(places.begin(), places.end(), [](const place& one) { return one.known(); });
  if (known == places.end()) return false;
  const place& last = *known;
  const auto is_below = [&last](const place& here) {
    return here.known() && (here.table > last.table || (here.table == last.table && here.row > last.row));
  };
  if (is_below(form.total.weight.place) || is_below(form.total.score.place)) return false;
  const printed_sum rows = sum_of_weights(form, false);
  if (form.budget.empty()) return rows.any && !(rows.value == rules.weights.total);
  return rows.any && !weights_agree(form, rules, rows.value, rules.weights.total);
}

/// Whether the printed total is above all weights that were read, and points of the form may not be among them.
inline bool counts_unread_points(const form& form, const pack& rules) {
  const printed_sum weights = sum_of_weights(form, true);
  if (!weights.any) return left_over::holds_figures(form);  // the column of weights itself
  return form.total.score.value > weights.value &&
         (may_end_early(form, rules) || left_over::holds_figures(form) || left_over::may_hold_points(form));
}

inline void check_subtotal(examination& exam, std::size_t i, item column) {
  const subtotal& s = exam.paper().subtotals[i];
  const figure& printed = column == item::weight ? s.weight : s.score;
  const printed_sum sum = sum_of_rows(exam.paper(), s, column);
  if (!printed.has_value() || !sum.any) return;
  const field here{part::subtotals, static_cast<std::uint32_t>(i + 1), column};
  if (!sum.complete) return exam.judge(here, verdict::cannot_tell);
  const bool ranged = column == item::weight && s.weight_high.has_value();
  const bool agrees = ranged ? printed.value <= sum.value && sum.value <= *s.weight_high : sum.value == printed.value;
  if (agrees) return exam.judge(here, verdict::agrees);
  const bool last = !s.rows.empty() && s.rows.back() == exam.rows();
  if (last && sum.value < printed.value && may_end_early(exam.paper(), exam.rules()))
    return exam.judge(here, verdict::cannot_tell);
  finding& f = exam.report(code::subtotal_mismatch, severity::error, here, text_of(sum.value));
  if (!ranged) return;
  f.detail = basis::range;
  f.figures = {text_of(*s.weight_high)};
}

}  // namespace detail::sums

PERFEVAL_INLINE bool repeats_amounts(const budget_line& line, const budget_line& total) {
  return line.line != fund::total && detail::sums::same_figure(line.initial_budget, total.initial_budget) &&
         detail::sums::same_figure(line.annual_budget, total.annual_budget) &&
         detail::sums::same_figure(line.executed, total.executed);
}

PERFEVAL_INLINE bool repeats_rate(const budget_line& line, const budget_line& total) {
  return repeats_amounts(line, total) && detail::sums::same_figure(line.execution_rate, total.execution_rate);
}

PERFEVAL_INLINE bool repeats_points(const budget_line& line, const budget_line& total) {
  return line.line != fund::total && detail::sums::same_figure(line.weight, total.weight) &&
         detail::sums::same_figure(line.score, total.score);
}

PERFEVAL_INLINE printed_sum sum_of_weights(const form& form, bool with_execution) {
  printed_sum sum;
  sum.complete = !hides_rows(form);
  bool without_column = false;
  for (const indicator& row : form.indicators) {
    const bool without = row.weight.content == content::absent && !row.weight.merged && !is_placeholder(row);
    without_column = without_column || (without && !row.under_weighted_parent);
    if (!is_scored(row)) continue;
    detail::sums::add_to(sum, row.weight);
    const auto i = static_cast<std::size_t>(&row - form.indicators.data());
    if (row.weight.content == content::blank && !row.weight.merged &&
        detail::left_over::may_hold(form, i, item::weight))
      sum.complete = false;
  }
  if (sum.any && without_column) sum.complete = false;  // a table on a later page may lack it
  if (with_execution)
    if (const figure* execution = detail::figures::execution_weight(form)) sum.value += execution->value;
  return sum;
}

PERFEVAL_INLINE printed_sum sum_of_scores(const form& form) {
  printed_sum sum;
  sum.complete = !hides_rows(form);
  const auto take = [&sum](const figure& weight, const figure& score) {
    detail::sums::add_to(sum, score);
    if (weight.has_value() && !score.has_value() && !score.merged) sum.complete = false;
  };
  if (const budget_line* total = total_budget_line(form)) {
    take(total->weight, total->score);
  } else {  // the execution may be scored on any of the lines
    for (const budget_line& line : form.budget) sum.complete = sum.complete && !line.score.has_value();
  }
  bool without_column = false;
  for (const indicator& row : form.indicators) {
    if (!is_scored(row)) continue;
    take(row.weight, row.score);
    without_column = without_column || (row.score.content == content::absent && !row.score.merged);
  }
  if (sum.any && without_column) sum.complete = false;  // a table on a later page may lack it
  return sum;
}

PERFEVAL_INLINE bool totals_indicators_alone(const form& form, const pack& rules) {
  const budget_line* execution = total_budget_line(form);
  if (!execution || !execution->score.has_value() || !form.total.score.has_value() ||
      !detail::sums::weighs_indicators_alone(form, rules))
    return false;
  const decimal beyond_all = form.total.score.value - sum_of_scores(form).value;
  return abs(beyond_all + execution->score.value) < abs(beyond_all);
}

PERFEVAL_INLINE printed_sum sum_behind_total(const form& form, const pack& rules) {
  printed_sum sum = sum_of_scores(form);
  if (totals_indicators_alone(form, rules)) sum.value -= total_budget_line(form)->score.value;
  return sum;
}

PERFEVAL_INLINE printed_sum sum_of_funds(const form& form, item column) {
  printed_sum sum;
  sum.complete = !hides_rows(form);
  for (const budget_line& line : form.budget)
    if (line.depth == 1) detail::sums::add_to(sum, detail::figures::column_of(line, column));
  return sum;
}

PERFEVAL_INLINE void check_weight_sum(examination& exam) {
  const form& form = exam.paper();
  const printed_sum rows = sum_of_weights(form, false);
  if (!rows.any) return;
  const field here = total_field(item::weight);
  const bool printed = form.total.weight.has_value();
  const budget_line* execution = total_budget_line(form);
  const bool unreadable = form.total.weight.content == content::unreadable ||
                          (execution && execution->weight.content == content::unreadable);
  const bool left_over = !detail::figures::execution_weight(form) && detail::left_over::may_hold_points(form);
  if (!rows.complete || unreadable) return exam.judge(here, verdict::cannot_tell);
  const decimal wanted = printed ? form.total.weight.value : exam.rules().weights.total;
  const decimal usual = detail::sums::without_extras(exam, rows.value);
  const printed_sum aside = detail::sums::points_without_rows(form, &subtotal::weight);
  if (detail::sums::weights_agree(form, exam.rules(), rows.value, wanted) ||
      detail::sums::weights_agree(form, exam.rules(), usual, wanted) ||
      detail::sums::weights_agree(form, exam.rules(), rows.value + aside.value, wanted))
    return exam.judge(here, verdict::agrees);
  const bool weight_lost = execution && execution->score.has_value() && !execution->weight.has_value() &&
                           rows.value + execution->score.value <= wanted;  // 19 of a weight that cannot be read
  if (aside.any || left_over || weight_lost) return exam.judge(here, verdict::cannot_tell);
  finding& wrong = exam.report(code::weight_sum, printed ? severity::error : severity::warning, here,
                               detail::figures::text_of(sum_of_weights(form, true).value));
  if (!printed) wrong.detail = detail::figures::text_of(wanted);
}

PERFEVAL_INLINE void check_bounds(examination& exam) {
  const form& form = exam.paper();
  const budget_line* total = total_budget_line(form);
  for (std::size_t i = 0; i < form.budget.size(); ++i) {
    const budget_line& line = form.budget[i];
    for (const item column : {item::initial_budget, item::annual_budget, item::executed}) {
      const figure& amount = detail::figures::column_of(line, column);
      if (amount.has_value() && amount.value.sign() < 0 && !(total && repeats_amounts(line, *total)))
        exam.report(code::negative_value, severity::error, line_field(i, column));
    }
    if (!(total && repeats_points(line, *total))) detail::sums::check_line_bounds(exam, i);
  }
  for (std::size_t i = 0; i < exam.rows(); ++i) detail::sums::check_row_bounds(exam, i);
}

PERFEVAL_INLINE void check_total(examination& exam) {
  const form& form = exam.paper();
  printed_sum sum = sum_of_scores(form);
  if (!sum.any && sum.complete) return;
  const field here = total_field(item::score);
  const bool rows_unscored = !form.indicators.empty() && !form.has.score;
  if (!sum.complete || rows_unscored || !form.total.score.has_value()) {
    if (form.total.score.content != content::absent) exam.judge(here, verdict::cannot_tell);
    return;
  }
  const decimal& total = form.total.score.value;
  if (sum.value == total) return exam.judge(here, verdict::agrees);  // as most
  sum = sum_behind_total(form, exam.rules());
  const printed_sum aside = detail::sums::points_without_rows(form, &subtotal::score);
  if (sum.value == total || sum.value + aside.value == total || detail::sums::across_agrees(exam, total))
    return exam.judge(here, verdict::agrees);
  if (aside.any) return exam.judge(here, verdict::cannot_tell);
  if (detail::sums::counts_unread_points(form, exam.rules()) ||
      detail::sums::includes_unprinted_execution(form, exam.rules(), sum.value) ||
      detail::sums::leaves_extra_points_out(exam, sum.value))
    return exam.judge(here, verdict::cannot_tell);
  const bool unrounded = detail::sums::unrounded_total(exam, sum.value).explains(total);
  exam.report(code::total_mismatch, unrounded ? severity::note : severity::error, here,
              detail::figures::text_of(sum.value));
}

PERFEVAL_INLINE void check_subtotals(examination& exam) {
  for (std::size_t i = 0; i < exam.paper().subtotals.size(); ++i) {
    detail::sums::check_subtotal(exam, i, item::weight);
    detail::sums::check_subtotal(exam, i, item::score);
  }
}

PERFEVAL_INLINE void check_funds(examination& exam) {
  const auto total = detail::figures::total_line_index(exam.paper());
  if (!total || !exam.rules().fund_lines.must_sum) return;
  for (const item column : {item::initial_budget, item::annual_budget, item::executed})
    detail::sums::check_funds_in(exam, *total, column);
  for (std::size_t i = 0; i < exam.paper().budget.size(); ++i)
    for (const item column : detail::figures::amount_columns)
      if (i != *total && exam.paper().budget[i].depth > 0) detail::fund_parts::check_parts(exam, *total, i, column);
}

}  // namespace v0
}  // namespace perfeval
