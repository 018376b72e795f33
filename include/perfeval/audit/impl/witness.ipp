/// Could a set of actuals have earned a printed score, if a rule as code scores the row? The rule takes single
/// actuals only: it is called at the ends that belong to the set, then by bisection between them. An actual found is
/// certain; if none is found, the score may be hidden by a jump of the rule.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/points.hpp>
#include <perfeval/score/prints.hpp>
#include <perfeval/score/scorecard.hpp>

#include <optional>

namespace perfeval {
inline namespace v0 {
namespace detail::witness {

/// Evaluates the rule of one row at single actuals.
struct witness_search {
  const row_reading& row;
  const decimal& weight;
  const decimal& score;
  const row_rule* own;
  const pack& rules;

  /// Nothing if the rule does not determine one value.
  [[nodiscard]] std::optional<ratio> points_at(const ratio& actual) const {
    const admitted found = points_of(row, interval::point(actual), weight, own, rules);
    return found.fixed() ? std::optional<ratio>(*found.fixed()) : std::nullopt;
  }
  [[nodiscard]] match match_of(const ratio& points) const {
    return prints(points, score, rules.rounding.score_explains).match;
  }
};

/// A finite replacement for an unbounded end, at which the points lie beyond the score; nothing if there is none.
inline std::optional<ratio> far_enough(const witness_search& ask, const ratio& actual, int side) {
  const auto start = ask.points_at(actual);
  ratio step = ask.row.low.is_zero() ? ratio(1) : abs(ask.row.low);
  for (int doubled = 0; start && doubled < 64; ++doubled, step *= ratio(2)) {
    const ratio here = actual + ratio(side) * step;
    const auto points = ask.points_at(here);
    if (!points) return std::nullopt;
    if ((*points >= ratio(ask.score)) != (*start >= ratio(ask.score)) || ask.match_of(*points) != match::no)
      return here;
  }
  return std::nullopt;
}

/// Both ends of the bracket to search, finite; nothing if there is none.
inline std::optional<interval> bracket(const witness_search& ask, const interval& actual) {
  std::optional<ratio> low = actual.low() ? std::optional<ratio>(actual.low()->value) : std::nullopt;
  std::optional<ratio> high = actual.high() ? std::optional<ratio>(actual.high()->value) : std::nullopt;
  if (!low && !high) return std::nullopt;
  if (!high) high = far_enough(ask, *low, 1);
  if (!low) low = far_enough(ask, *high, -1);
  return low && high ? std::optional<interval>(interval::closed(*low, *high)) : std::nullopt;
}

/// Halves the bracket towards the score. Its ends are the ends of the set, and may not belong to it.
inline match bisected(const witness_search& ask, ratio low, ratio high) {
  const auto at_low = ask.points_at(low);
  const auto at_high = ask.points_at(high);
  if (!at_low || !at_high || *at_low == *at_high) return match::no;
  const bool rises = *at_low < *at_high;
  for (int halved = 0; halved < 64; ++halved) {
    const ratio middle = (low + high) / ratio(2);
    const auto points = ask.points_at(middle);
    if (!points) return match::no;
    if (const match found = ask.match_of(*points); found != match::no) return found;
    ((*points < ratio(ask.score)) == rises ? low : high) = middle;
  }
  return match::no;
}

/// How the score relates to the points of the actuals in the set.
/// Requires: the row has a weight and a printed score.
/// Errors:   whatever a rule as code throws.
inline match earned_within(const row_reading& row, const interval& actual, const indicator& indicator,
                           const line& scored, const pack& rules) {
  const row_rule* own = rule_of(indicator, rules);
  const admitted whole = points_of(row, actual, *scored.weight, own, rules);
  if (!whole.hull || whole.fixed()) return prints(whole.points, *scored.printed, rules.rounding.score_explains).match;
  const witness_search ask{row, *scored.weight, *scored.printed, own, rules};
  for (const auto& end : {actual.low(), actual.high()}) {
    if (!end || !end->closed) continue;
    const auto points = ask.points_at(end->value);
    if (const match found = points ? ask.match_of(*points) : match::no; found != match::no) return found;
  }
  const auto within = bracket(ask, actual);
  return within ? bisected(ask, within->low()->value, within->high()->value) : match::no;
}

}  // namespace detail::witness
}  // namespace v0
}  // namespace perfeval
