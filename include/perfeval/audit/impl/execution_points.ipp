/// The points of an execution rate, exact or printed.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/bound_form.hpp>
#include <perfeval/score/impl/points.ipp>
#include <perfeval/score/impl/scorecard.ipp>
#include <perfeval/score/prints.hpp>

#include <optional>

namespace perfeval {
inline namespace v0 {

// of rates.hpp, whose bodies include this file
print_match rate_match(const ratio& exact, const figure& printed, const pack& rules);
ratio printed_rate(const ratio& exact, const figure& printed, const pack& rules);

namespace detail::rates {

/// The points as the pack rounds them.
inline value_set rounded_points(const value_set& points, const std::optional<rounding>& rounding) {
  return rounding ? point_rules::rounded_set(points, *rounding) : points;
}

/// The points of an exact rate.
inline value_set points_of_rate(const ratio& exact, const decimal& weight, const pack& rules) {
  const value_set share = rules.execution.points.image(value_set::point(earning_rate(exact, rules)));
  return rounded_points(scaled(share, ratio(weight)), rules.execution.rounding);
}

/// What an execution score may be compared with: the points of the exact rate, and those of a printed rate that
/// replaces it.
inline value_set execution_candidates(const std::optional<ratio>& exact, const figure& rate, const decimal& weight,
                                      const pack& rules) {
  const curve& points = rules.execution.points;
  value_set share;
  if (exact) {
    share = points.image(value_set::point(earning_rate(*exact, rules)));
    if (rate.has_value() && rate_match(*exact, rate, rules).match != match::no)
      share = share | points.image(value_set::point(printed_rate(*exact, rate, rules)));
  } else if (rate.has_value()) {
    share = points.image(scoring::printed_share(rate, rounding_mode::half_up));
  }
  return rounded_points(scaled(share, ratio(weight)), rules.execution.rounding);
}

}  // namespace detail::rates
}  // namespace v0
}  // namespace perfeval
