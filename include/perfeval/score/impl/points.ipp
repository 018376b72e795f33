#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/impl/interval.ipp>
#include <perfeval/preimage.hpp>
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
/// rule if it has one. Whoever answers it writes into the record, if one is wanted.
struct question {
  const row_reading& row;
  const interval& actual;
  const ratio& weight;
  const row_rule* own;
  const pack& rules;
  point_record* record = nullptr;
};

/// Records the rule that speaks; of an undecided row the one for each reading. nullptr if no record is wanted.
inline asked_rule* record_rule(const question& q, rule_entry entry) {
  if (!q.record) return nullptr;
  asked_rule& place = q.record->first.entry == rule_entry::none ? q.record->first : q.record->second;
  place.entry = entry;
  return &place;
}

/// Records the rule that speaks, and the piece of its curve that contains x, if x is one value.
inline void record_piece(const question& q, rule_entry entry, const curve& points, const interval& x) {
  asked_rule* place = record_rule(q, entry);
  const std::size_t piece = place && x.is_point() ? points.find(x.low()->value) : curve::npos;
  if (piece == curve::npos) return;
  place->x = x.low()->value;
  place->segment = static_cast<std::uint16_t>(piece + 1);
}

/// Limbs of 64 bits that the numerator or denominator of a rule's points may have: 1,000 digits, as a number in a text.
/// Every check and every trial of a repair computes with them.
inline constexpr std::uint32_t most_rule_limbs = 52;

/// The points of a rule as code for one actual, as a share of the weight.
/// Errors: invalid_value outside 0..weight, and for too many digits.
inline ratio code_share(const custom_rule& rule, const question& q, const ratio& actual) {
  const ratio& target = q.row.low;
  const ratio& weight = q.weight;
  const ratio points =
      q.row.paper ? rule.points_in(*q.row.paper, target, actual, weight) : rule.points(target, actual, weight);
  if (is_longer(points, most_rule_limbs))
    throw invalid_value("the rule " + rule.name() + " gave points with more than 1,000 digits for actual " +
                        to_string(actual) + ", target " + to_string(target) + "; expected fewer: round them");
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

/// The shares of a curve at x.
inline admitted curve_shares(const curve& points, rule_entry entry, const question& q, const interval& x, topic source,
                             takes takes = takes::nothing) {
  record_piece(q, entry, points, x);
  return share_set(points.image(value_set(x)), source, takes);
}

/// Full points by the definition of the target; the piece of the curve is cited where the curve says so as well.
inline admitted full_at(const curve& points, rule_entry entry, const question& q, const interval& x, topic source) {
  if (x.is_point() && points.image(x) == value_set::point(1))
    record_piece(q, entry, points, x);
  else
    record_rule(q, entry);
  return full_share(source);
}

inline admitted by_definition(admitted share, rule_entry entry, const question& q) {
  record_rule(q, entry);
  return share;
}

/// The shares of a rule; x is actual / target, or the actual.
/// Requires: target > 0 unless x is the actual or the rule is code.
inline admitted rule_shares(const row_rule& rule, rule_entry entry, const question& q, const ratio& target,
                            topic source, takes takes = takes::nothing) {
  if (rule.code) {
    asked_rule* place = record_rule(q, entry);
    if (place && q.actual.is_point() && target > ratio(0)) place->x = q.actual.low()->value / target;
    return code_shares(*rule.code, q);
  }
  return curve_shares(rule.points, entry, q,
                      rule.x == argument::actual ? q.actual : scaled(q.actual, ratio(1) / target), source, takes);
}

/// A strict sign on a count at equality: 5 of ＞5个 is 5 of 6, from what the curve gives there up to, but without, the
/// full weight.
inline admitted short_of_full(const curve& rule, const ratio& x, topic source) {
  const value_set image = rule.image(value_set::point(x));
  const ratio low = image.parts().front().low()->value;
  return low < ratio(1) ? share_set(value_set(interval::closed_open(low, 1)), source) : full_share(source);
}

inline admitted strict_at_least_tie(const question& q) {
  record_rule(q, rule_entry::at_least);
  const ratio& target = q.row.low;
  if (target < ratio(0)) return {};
  return short_of_full(q.rules.quant.at_least.points, target / (target + ratio(1)), topic::quantitative);
}

inline admitted strict_at_most_tie(const question& q) {
  record_rule(q, rule_entry::at_most);
  const ratio& target = q.row.low;
  if (target > ratio(1))
    return short_of_full(q.rules.quant.at_most.points, target / (target - ratio(1)), topic::ceiling);
  return share_set(value_set(interval::closed_open(0, 1)), topic::ceiling);
}

inline admitted at_least_share(const question& q) {
  const row_rule& rule = q.rules.quant.at_least;
  if (q.row.low > ratio(0) || rule.code)
    return rule_shares(rule, rule_entry::at_least, q, q.row.low, topic::quantitative);
  if (!interval::at_least(q.row.low).contains(q.actual)) return {};
  return by_definition(full_share(topic::quantitative), rule_entry::at_least, q);
}

inline admitted at_most_share(const question& q) {
  const row_rule& rule = q.rules.quant.at_most;
  if (q.row.low > ratio(0) || rule.code)
    return rule_shares(rule, rule_entry::at_most, q, q.row.low, topic::ceiling, takes::high);
  const bool met = interval::at_most(q.row.low).contains(q.actual);
  if (q.row.low < ratio(0)) return met ? by_definition(full_share(topic::ceiling), rule_entry::at_most, q) : admitted{};
  const curve& above = q.rules.quant.none_above;
  return met ? full_at(above, rule_entry::none_above, q, q.actual, topic::ceiling)
             : curve_shares(above, rule_entry::none_above, q, q.actual, topic::ceiling, takes::low);
}

inline admitted equal_share(const question& q) {
  const row_rule& rule = q.rules.quant.equal;
  if (q.row.low > ratio(0) || rule.code)
    return rule_shares(rule, rule_entry::equal, q, q.row.low, topic::quantitative, takes::high);
  const bool met = interval::point(q.row.low).contains(q.actual);
  if (q.row.low < ratio(0))
    return met ? by_definition(full_share(topic::quantitative), rule_entry::equal, q) : admitted{};
  const curve& above = q.rules.quant.none_above;
  if (met) return full_at(above, rule_entry::none_above, q, q.actual, topic::quantitative);
  if (interval::below(0).contains(q.actual))
    return by_definition(share_set(value_set::point(0), topic::quantitative), rule_entry::equal, q);
  if (!interval::at_least(0).contains(q.actual)) return {};
  return curve_shares(above, rule_entry::none_above, q, q.actual, topic::quantitative, takes::low);
}

/// A range: full inside, in proportion to its low end below, as an equal target of its high end above. x is the actual
/// divided by the nearest value of the range.
inline admitted within_share(const question& q) {
  const row_reading& row = q.row;
  const row_rule& equal = q.rules.quant.equal;
  if (interval::closed(row.low, row.high).contains(q.actual)) {
    const bool by_curve = q.actual.is_point() && !equal.code && equal.x == argument::share_of_target;
    return by_curve ? full_at(equal.points, rule_entry::equal, q, interval::point(1), topic::quantitative)
                    : by_definition(full_share(topic::quantitative), rule_entry::equal, q);
  }
  if (interval::below(row.low).contains(q.actual) && row.low > ratio(0))
    return rule_shares(q.rules.quant.at_least, rule_entry::at_least, q, row.low, topic::quantitative);
  if (interval::above(row.high).contains(q.actual) && row.high > ratio(0))
    return rule_shares(equal, rule_entry::equal, q, row.high, topic::quantitative, takes::high);
  return {};
}

/// The days after the deadline: negative before it.
inline interval days_late(const question& q) { return q.actual + interval::point(-q.row.high); }

inline admitted deadline_share(const question& q) {
  if (q.row.result == outcome::neither) return {};
  return curve_shares(q.rules.quant.none_above, rule_entry::none_above, q, days_late(q), topic::deadline);
}

/// An end of a set as the pack rounds it. One that the rule excludes stays what it is.
inline std::optional<bound> rounded_end(const std::optional<bound>& end, const rounding& rounding) {
  return end && end->closed ? std::optional<bound>(bound{ratio(round(end->value, rounding)), true}) : end;
}

/// Whether the end is excluded and itself a multiple of the pack's unit: "anything but full".
inline bool excludes_multiple(const std::optional<bound>& end, const rounding& rounding) {
  return end && !end->closed && ratio(round(end->value, rounding)) == end->value;
}

/// The multiples of the pack's unit to which values of the interval round.
inline value_set listed_multiples(const interval& part, const rounding& rounding) {
  const value_set values(part);
  const decimal unit(1, rounding.places);
  value_set listed;
  for (decimal next = round(part.low()->value, {rounding.places, rounding_mode::floor});
       ratio(next) < part.high()->value + ratio(unit); next += unit)
    if (intersects(values, preimage(next, rounding))) listed.add(interval::point(next));
  return listed;
}

/// The points that a pack's own rounding leaves of a set: the multiples of its unit to which values of the set round.
/// Where they are many, or the rule excludes the one at an end, the set keeps its extent and its own ends are rounded.
inline value_set rounded_set(const value_set& points, const rounding& rounding) {
  constexpr std::int32_t most_listed = 16;
  value_set all;
  for (const interval& part : points) {
    const auto& low = part.low();
    const auto& high = part.high();
    const bool few = low && high && high->value - low->value < ratio(decimal(most_listed, rounding.places));
    if (part.is_point()) {
      all.add(interval::point(round(low->value, rounding)));
    } else if (few && !excludes_multiple(low, rounding) && !excludes_multiple(high, rounding)) {
      all = all | listed_multiples(part, rounding);
    } else {
      const auto least = rounded_end(low, rounding);
      const auto most = rounded_end(high, rounding);
      all.add(intervals::nothing_between(least, most) ? part : interval(least, most));
    }
  }
  return all;
}

/// The points as the pack rounds them.
inline admitted rounded(admitted points, const std::optional<rounding>& rounding) {
  if (!rounding || !points.known()) return points;
  if (const ratio* fixed = points.fixed()) {
    const ratio value = round(*fixed, *rounding);
    points.points = value_set::point(value);
    points.taken = value;
    return points;
  }
  points.points = rounded_set(points.points, *rounding);
  if (points.taken) points.taken = round(*points.taken, *rounding);
  if (const ratio* fixed = points.fixed()) points.taken = *fixed;
  points.undecided = points.undecided && (points.hull || points.points.size() > 1);
  return points;
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
  const row_rule& rule = q.row.direction == direction::at_least ? q.rules.quant.at_least : q.rules.quant.at_most;
  const bool in_proportion = !rule.code && rule.x == argument::share_of_target;
  return in_proportion && q.row.strict_tie && q.row.counted && q.rules.quant.strict_counts;
}

/// Whether the target is a duration above 0: ≤30天.
inline bool is_time_to_keep(const row_reading& row) {
  return row.paper && row.paper->wanted.unit.dimension == dimension::time && row.high > ratio(0);
}

/// Whether full points end at 0: a deduction without `from`.
inline bool falls_from_zero(const curve& points) {
  return points.segments().size() > 1 && points.segments().front().domain == interval::at_most(ratio(0));
}

/// Why the row's own rule has no points for it; empty if it has.
inline std::string_view own_rule_obstacle(const row_reading& row, const row_rule& own) {
  if (!row.measurable()) return "target and actual are not two numbers that can be compared";
  if (row.direction == direction::deadline) {
    if (own.code) return "the row compares dates, and a rule as code is given numbers";
    return own.x == argument::actual ? "" : "the row compares dates, which have no actual / target";
  }
  if (!own.code && own.x == argument::share_of_target && !(row.low > ratio(0)))
    return "the target is not above 0, so that there is no actual / target";
  if (!own.code && own.x == argument::actual && is_time_to_keep(row) && falls_from_zero(own.points))
    return "the rule takes points from the first day on, and the row allows more: set from to what it allows";
  return "";
}

/// A row's own rule, whatever its direction. x is the actual, of a date the days after the deadline; of satisfaction it
/// is a share, with the percent sign or without.
inline admitted own_share(const question& q) {
  if (q.row.direction == direction::deadline)
    return curve_shares(q.own->points, rule_entry::row, q, days_late(q), topic::quantitative);
  if (q.row.bare_percent && !q.own->code && q.own->x == argument::actual)
    return curve_shares(q.own->points, rule_entry::row, q, scaled(q.actual, ratio(1) / ratio(100)),
                        topic::quantitative);
  return rule_shares(*q.own, rule_entry::row, q, q.row.low, topic::quantitative);
}

inline admitted measured_share(const question& q) {
  if (q.own && own_rule_obstacle(q.row, *q.own).empty()) return own_share(q);
  if (strict_tie_applies(q))
    return q.row.direction == direction::at_least ? strict_at_least_tie(q) : strict_at_most_tie(q);
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

/// Shares times the weight.
inline admitted weighted(admitted share, const ratio& weight) {
  if (!share.known()) return share;
  share.points = scaled(share.points, weight);
  if (share.taken) share.taken = *share.taken * weight;
  return share;
}

}  // namespace detail::point_rules

PERFEVAL_INLINE admitted points_of(const row_reading& row, const interval& actual, const decimal& weight,
                                   const row_rule* own, const pack& rules, point_record* record) {
  const ratio w(weight);
  return detail::point_rules::rounded(
      detail::point_rules::weighted(detail::point_rules::measured_share({row, actual, w, own, rules, record}), w),
      rules.quant.rounding);
}

PERFEVAL_INLINE admitted points_of(const row_reading& row, const decimal& weight, const row_rule* own,
                                   const pack& rules, point_record* record) {
  const bool in_words = row.direction == direction::qualitative || row.direction == direction::yes_no;
  if (in_words && record) record->first.entry = rule_entry::tiers;
  if (row.direction == direction::qualitative)
    return detail::point_rules::weighted(detail::point_rules::tier_share(row.tiers, rules), weight);
  if (row.direction == direction::yes_no)
    return detail::point_rules::weighted(detail::point_rules::yes_no_share(row.tiers, rules), weight);
  return row.actual ? points_of(row, *row.actual, weight, own, rules, record) : admitted{};
}

}  // namespace v0
}  // namespace perfeval
