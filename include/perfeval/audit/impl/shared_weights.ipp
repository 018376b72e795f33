/// Several scores under one merged weight: whether the weight can be divided so that each row earns what it prints.
#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/score/impl/merged_rows.ipp>
#include <perfeval/score/points.hpp>
#include <perfeval/score/prints.hpp>

#include <cstddef>
#include <exception>
#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace detail::shared_weights {

using namespace figures;

inline merged_rows::row_group group_at(const examination& exam, std::size_t i) {
  return {exam.paper(), i, end_of_group(exam, i)};
}

/// Whether the rows of which `i` is the first have one weight and a score each.
inline bool has_several_scores(const examination& exam, std::size_t i) {
  const line& scored = exam.card().rows[i];
  if (!scored.shares_score || scored.with_row != 0) return false;
  const merged_rows::row_group group = group_at(exam, i);
  const auto weights = merged_rows::sum_in(group, &indicator::weight);
  const auto scores = merged_rows::sum_in(group, &indicator::score);
  return weights.cells == 1 && scores.cells > 1 && weights.value && scores.value &&
         scores.cells == group.end - group.first;
}

/// How the printed scores relate to the points that the rows may earn together.
enum class fit : std::uint8_t { unknown, possible, above, below, between };

/// The weights of a row of which some share prints as its score: the points divided by the share.
inline value_set weights_behind(const value_set& shares, const decimal& score, const pack& rules) {
  const value_set points = printing_as(score, rules.rounding.score_explains) &
                           value_set(interval::closed(ratio(0), ratio(score) + ratio(1)));
  const value_set nothing = value_set::point(0);
  const value_set some = shares & complement(nothing);
  value_set weights = some.empty() || points.empty() ? value_set() : points / some;
  if (shares.contains(ratio(0)) && points.contains(ratio(0))) weights.add(interval::at_least(ratio(0)));
  return merged_rows::bounded(weights);
}

inline fit fit_of(const value_set& weights, const ratio& weight) {
  if (weights.empty()) return fit::unknown;
  if (weights.contains(weight)) return fit::possible;
  const auto& low = weights.parts().front().low();
  const auto& high = weights.parts().back().high();
  if (low && weight <= low->value) return fit::above;
  return high && weight >= high->value ? fit::below : fit::between;
}

/// Whether the scores fit some division of the weight. `shares_of(row)` gives what a row may earn of a weight of one.
/// Errors: whatever a rule as code throws.
template <class SharesOf>
fit fit_of_group(const examination& exam, std::size_t i, SharesOf&& shares_of) {
  value_set sum = value_set::point(0);
  bool known = true;
  merged_rows::each_row(group_at(exam, i), [&](std::size_t row) {
    const admitted shares = shares_of(row);
    known = known && merged_rows::is_certain(shares) && !exam.card().rows[row].worded_rule;
    if (!known) return;
    const value_set weights = weights_behind(shares.points, exam.paper().indicators[row].score.value, exam.rules());
    sum = weights.empty() ? weights : merged_rows::bounded(sum + weights);
  });
  const bool rounded_by_rule = exam.rules().quant.rounding.has_value();
  return known && !rounded_by_rule ? fit_of(sum, ratio(*exam.card().rows[i].weight)) : fit::unknown;
}

/// Names the sum of the scores, the number of rows and their weight in place of the one cell.
inline void tell_of_group(const examination& exam, std::size_t i, finding& f) {
  const merged_rows::row_group group = group_at(exam, i);
  f.detail = basis::several_scores;
  f.figures = {text_of(*exam.card().rows[i].printed), std::to_string(group.end - group.first),
               text_of(*exam.card().rows[i].weight)};
}

}  // namespace detail::shared_weights
}  // namespace v0
}  // namespace perfeval
