#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/impl/row_reading.ipp>
#include <perfeval/score/points.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::point_rules {

enum class takes : std::uint8_t { nothing, low, high };

/// A set of shares and which of its ends the scorecard takes; a single value is always taken.
inline admitted share_set(value_set points, topic source, takes takes = takes::nothing) {
  admitted a;
  a.points = std::move(points);
  a.source = source;
  if (const ratio* only = a.fixed()) {
    a.taken = *only;
  } else if (takes != takes::nothing && a.known()) {
    const auto parts = a.points.parts();
    const auto& end = takes == takes::low ? parts.front().low() : parts.back().high();
    if (end && end->closed) a.taken = end->value;
  }
  return a;
}

inline admitted full_share(topic source) { return share_set(value_set::point(1), source); }

/// The question put to a rule: the row as read, the actual (or another in its place), its weight, and the row's own
/// rule if it has one.
struct question {
  const row_reading& row;
  const interval& actual;
  const ratio& weight;
  const row_rule* own;
  const pack& rules;
};

/// The points of a rule as code for one actual, as a share of the weight.
/// Errors: invalid_value outside 0..weight.
inline ratio code_share(const custom_rule& rule, const question& q, const ratio& actual) {
  const ratio& target = q.row.low;
  const ratio& weight = q.weight;
  const ratio points =
      q.row.paper ? rule.points_in(*q.row.paper, target, actual, weight) : rule.points(target, actual, weight);
  if (points < ratio(0) || points > weight)
    throw invalid_value("the rule " + rule.name() + " gave " + to_string(points) + " points of " + to_string(weight) +
                        " for actual " + to_string(actual) + ", target " + to_string(target) +
                        "; expected 0 to the weight");
  return weight.is_zero() ? ratio(0) : points / weight;
}

inline void hold_to_promise(const custom_rule& rule, const ratio& from_low, const ratio& from_high) {
  if (*rule.rises() ? from_low > from_high : from_low < from_high)
    throw invalid_value("the rule " + rule.name() + " promised points that never " + (*rule.rises() ? "fall" : "rise") +
                        " with the actual; it gave " + to_string(from_low) + " of the weight at the lower end and " +
                        to_string(from_high) + " at the upper one");
}

/// A rule as code meets single values: an actual that is a set is judged by its ends, and only if the rule promised a
/// direction. What it gives between them is not known unless it is asked there (audit/scores.hpp does).
inline admitted code_shares(const custom_rule& rule, const question& q) {
  const auto share_at = [&](const bound& end) { return code_share(rule, q, end.value); };
  if (q.actual.is_point()) return share_set(value_set::point(share_at(*q.actual.low())), topic::quantitative);
  if (!rule.rises()) return {};
  const bool rises = *rule.rises();
  const ratio from_low = q.actual.low() ? share_at(*q.actual.low()) : ratio(rises ? 0 : 1);
  const ratio from_high = q.actual.high() ? share_at(*q.actual.high()) : ratio(rises ? 1 : 0);
  hold_to_promise(rule, from_low, from_high);
  admitted a = share_set(value_set(interval::closed(rises ? from_low : from_high, rises ? from_high : from_low)),
                         topic::quantitative);
  a.hull = a.undecided = a.fixed() == nullptr;
  return a;
}

/// The shares of a rule; x is actual / target, or the actual.
/// Requires: target > 0 unless x is the actual or the rule is code.
inline admitted rule_shares(const row_rule& rule, const question& q, const ratio& target, topic source,
                            takes takes = takes::nothing) {
  if (rule.code) return code_shares(*rule.code, q);
  const interval x = rule.x == argument::actual ? q.actual : scaled(q.actual, ratio(1) / target);
  return share_set(rule.points.image(value_set(x)), source, takes);
}

/// A strict sign on a count at equality: 5 of ＞5个 is 5 of 6, from what the curve gives there up to, but without, the
/// full weight.
inline admitted short_of_full(const curve& rule, const ratio& x, topic source) {
  const value_set image = rule.image(value_set::point(x));
  const ratio low = image.parts().front().low()->value;
  return low < ratio(1) ? share_set(value_set(interval::closed_open(low, 1)), source) : full_share(source);
}

inline admitted strict_at_least_tie(const ratio& target, const pack& rules) {
  if (target < ratio(0)) return {};
  return short_of_full(rules.quant.at_least.points, target / (target + ratio(1)), topic::quantitative);
}

inline admitted strict_at_most_tie(const ratio& target, const pack& rules) {
  if (target > ratio(1)) return short_of_full(rules.quant.at_most.points, target / (target - ratio(1)), topic::ceiling);
  return share_set(value_set(interval::closed_open(0, 1)), topic::ceiling);
}

inline admitted at_least_share(const question& q) {
  const row_rule& rule = q.rules.quant.at_least;
  if (q.row.low > ratio(0) || rule.code) return rule_shares(rule, q, q.row.low, topic::quantitative);
  return interval::at_least(q.row.low).contains(q.actual) ? full_share(topic::quantitative) : admitted{};
}

inline admitted at_most_share(const question& q) {
  const row_rule& rule = q.rules.quant.at_most;
  if (q.row.low > ratio(0) || rule.code) return rule_shares(rule, q, q.row.low, topic::ceiling, takes::high);
  if (interval::at_most(q.row.low).contains(q.actual)) return full_share(topic::ceiling);
  if (q.row.low < ratio(0)) return {};
  return share_set(q.rules.quant.none_above.image(value_set(q.actual)), topic::ceiling, takes::low);
}

inline admitted equal_share(const question& q) {
  const row_rule& rule = q.rules.quant.equal;
  if (q.row.low > ratio(0) || rule.code) return rule_shares(rule, q, q.row.low, topic::quantitative, takes::high);
  if (interval::point(q.row.low).contains(q.actual)) return full_share(topic::quantitative);
  if (q.row.low < ratio(0)) return {};
  if (interval::below(0).contains(q.actual)) return share_set(value_set::point(0), topic::quantitative);
  if (!interval::at_least(0).contains(q.actual)) return {};
  return share_set(q.rules.quant.none_above.image(value_set(q.actual)), topic::quantitative, takes::low);
}

/// A range: full inside, in proportion to its low end below, as an equal target of its high end above.
inline admitted within_share(const question& q) {
  const row_reading& row = q.row;
  if (interval::closed(row.low, row.high).contains(q.actual)) return full_share(topic::quantitative);
  if (interval::below(row.low).contains(q.actual) && row.low > ratio(0))
    return rule_shares(q.rules.quant.at_least, q, row.low, topic::quantitative);
  if (interval::above(row.high).contains(q.actual) && row.high > ratio(0))
    return rule_shares(q.rules.quant.equal, q, row.high, topic::quantitative, takes::high);
  return {};
}

inline admitted deadline_share(const question& q) {
  if (q.row.result == outcome::neither) return {};
  return share_set(q.rules.quant.none_above.image(value_set::point(q.actual.high()->value - q.row.high)),
                   topic::deadline);
}

/// Both directions; the scorecard takes a value only if both give the same one.
inline admitted undecided_share(const question& q) {
  const admitted floor = at_least_share(q);
  const admitted ceiling = at_most_share(q);
  if (!floor.known() || !ceiling.known()) return {};
  admitted both = share_set(floor.points | ceiling.points, topic::reading);
  both.undecided = both.points.parts().size() > 1 || floor.undecided || ceiling.undecided;
  both.hull = floor.hull || ceiling.hull;
  return both;
}

inline bool strict_tie_applies(const question& q) {
  return q.row.strict_tie && q.row.counted && q.rules.quant.strict_counts;
}

/// A row with its own rule, whatever its direction.
inline bool own_rule_applies(const question& q) {
  const bool numbers = q.row.measurable() && q.row.direction != direction::deadline;
  return q.own && numbers && (q.own->code || q.own->x == argument::actual || q.row.low > ratio(0));
}

inline admitted measured_share(const question& q) {
  if (own_rule_applies(q)) return rule_shares(*q.own, q, q.row.low, topic::quantitative);
  if (strict_tie_applies(q))
    return q.row.direction == direction::at_least ? strict_at_least_tie(q.row.low, q.rules)
                                                  : strict_at_most_tie(q.row.low, q.rules);
  switch (q.row.direction) {
    case direction::at_least:
      return at_least_share(q);
    case direction::at_most:
      return at_most_share(q);
    case direction::equal:
      return equal_share(q);
    case direction::within:
      return within_share(q);
    case direction::undecided:
      return undecided_share(q);
    case direction::deadline:
      return deadline_share(q);
    default:
      return {};
  }
}

inline admitted tier_share(tier_set tiers, const pack& rules) {
  value_set ranks;
  for (int rank = 0; rank < 3; ++rank)
    if ((tiers >> rank) & 1) ranks.add(interval::point(rank));
  return share_set(rules.qual.tiers.image(ranks), topic::qualitative);
}

/// The same answer as the target earns full points, the other one the points of the lowest tier.
inline admitted yes_no_share(tier_set tiers, const pack& rules) {
  return tiers == top_tier ? full_share(topic::qualitative) : tier_share(tiers, rules);
}

/// The points that a pack's own rounding leaves of a fixed value.
inline admitted rounded(admitted points, const std::optional<rounding>& rounding) {
  const ratio* fixed = rounding ? points.fixed() : nullptr;
  if (!fixed) return points;
  const ratio value = round(*fixed, *rounding);
  points.points = value_set::point(value);
  points.taken = value;
  return points;
}

/// Shares times the weight.
inline admitted weighted(admitted share, const ratio& weight) {
  if (!share.known()) return share;
  share.points = scaled(share.points, weight);
  if (share.taken) share.taken = *share.taken * weight;
  return share;
}

}  // namespace detail::point_rules

PERFEVAL_INLINE admitted points_of(const row_reading& row, const interval& actual, const decimal& weight,
                                   const row_rule* own, const pack& rules) {
  const ratio w(weight);
  return detail::point_rules::rounded(
      detail::point_rules::weighted(detail::point_rules::measured_share({row, actual, w, own, rules}), w),
      rules.quant.rounding);
}

PERFEVAL_INLINE admitted points_of(const row_reading& row, const decimal& weight, const row_rule* own,
                                   const pack& rules) {
  if (row.direction == direction::qualitative)
    return detail::point_rules::weighted(detail::point_rules::tier_share(row.tiers, rules), weight);
  if (row.direction == direction::yes_no)
    return detail::point_rules::weighted(detail::point_rules::yes_no_share(row.tiers, rules), weight);
  return row.actual ? points_of(row, *row.actual, weight, own, rules) : admitted{};
}

}  // namespace v0
}  // namespace perfeval
