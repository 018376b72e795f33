#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/impl/score_row_reading.ipp>
#include <perfeval/score/points.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail {

enum class takes : std::uint8_t { nothing, low, high };

/// A set of shares and which of its ends the scorecard takes; a single value is always taken.
inline admitted share_set(value_set points, topic source, takes which = takes::nothing) {
  admitted a;
  a.points = std::move(points);
  a.source = source;
  if (const ratio* only = a.fixed()) {
    a.taken = *only;
  } else if (which != takes::nothing && a.known()) {
    const auto parts = a.points.parts();
    const auto& end = which == takes::low ? parts.front().low() : parts.back().high();
    if (end && end->closed) a.taken = end->at;
  }
  return a;
}

inline admitted full_share(topic source) { return share_set(value_set::point(1), source); }

inline value_set image_of(const curve& rule, const interval& actual, const ratio& target) {
  return rule.image(value_set(scaled(actual, ratio(1) / target)));
}

/// A strict sign on a count at equality: 5 of ＞5个 is 5 of 6, and never full.
inline admitted strict_at_least_tie(const ratio& target) {
  if (target < ratio(0)) return {};
  return share_set(value_set(interval::closed_open(target / (target + ratio(1)), 1)),
                   topic::quantitative, takes::low);
}

inline admitted strict_at_most_tie(const ratio& target, const pack& rules) {
  ratio low = ratio(0);
  if (target > ratio(1)) {
    const value_set image = rules.quant.at_most.image(value_set::point(target / (target - ratio(1))));
    low = image.parts().front().low()->at;
  }
  return share_set(value_set(interval::closed_open(low, 1)), topic::ceiling, takes::nothing);
}

inline admitted at_least_share(const row_reading& row, const interval& actual, const pack& rules) {
  if (row.low > ratio(0)) return share_set(image_of(rules.quant.at_least, actual, row.low), topic::quantitative);
  return row.result == outcome::met || interval::at_least(row.low).contains(actual) ? full_share(topic::quantitative) : admitted{};
}

inline admitted at_most_share(const row_reading& row, const interval& actual, const pack& rules) {
  if (row.low > ratio(0)) return share_set(image_of(rules.quant.at_most, actual, row.low), topic::ceiling, takes::high);
  if (interval::at_most(row.low).contains(actual)) return full_share(topic::ceiling);
  if (row.low < ratio(0)) return {};
  return share_set(rules.quant.none_above.image(value_set(actual)), topic::ceiling, takes::low);
}

inline admitted equal_share(const row_reading& row, const interval& actual, const pack& rules) {
  if (row.low > ratio(0)) return share_set(image_of(rules.quant.equal, actual, row.low), topic::quantitative, takes::high);
  if (interval::point(row.low).contains(actual)) return full_share(topic::quantitative);
  if (row.low < ratio(0)) return {};
  if (interval::below(0).contains(actual)) return share_set(value_set::point(0), topic::quantitative);
  if (!interval::at_least(0).contains(actual)) return {};
  return share_set(rules.quant.none_above.image(value_set(actual)), topic::quantitative, takes::low);
}

/// A range: full inside, in proportion to its low end below, as an equal target of its high end above.
inline admitted within_share(const row_reading& row, const interval& actual, const pack& rules) {
  if (interval::closed(row.low, row.high).contains(actual)) return full_share(topic::quantitative);
  if (interval::below(row.low).contains(actual) && row.low > ratio(0))
    return share_set(image_of(rules.quant.at_least, actual, row.low), topic::quantitative);
  if (interval::above(row.high).contains(actual) && row.high > ratio(0))
    return share_set(image_of(rules.quant.equal, actual, row.high), topic::quantitative, takes::high);
  return {};
}

inline admitted deadline_share(const row_reading& row, const interval& actual, const pack& rules) {
  if (row.result == outcome::neither) return {};
  return share_set(rules.quant.none_above.image(value_set::point(actual.high()->at - row.high)), topic::deadline);
}

/// Both directions; the scorecard takes a value only if both give the same one.
inline admitted undecided_share(const row_reading& row, const interval& actual, const pack& rules) {
  const admitted floor = at_least_share(row, actual, rules);
  const admitted ceiling = at_most_share(row, actual, rules);
  if (!floor.known() || !ceiling.known()) return {};
  admitted both = share_set(floor.points | ceiling.points, topic::reading);
  both.undecided = both.points.parts().size() > 1;
  return both;
}

inline admitted tier_share(tier_set tiers, const pack& rules) {
  value_set ranks;
  for (int rank = 0; rank < 3; ++rank)
    if ((tiers >> rank) & 1) ranks.add(interval::point(rank));
  return share_set(rules.qual.tiers.image(ranks), topic::qualitative);
}

/// The same answer is full, the other one earns what the lowest tier earns.
inline admitted yes_no_share(tier_set tiers, const pack& rules) {
  return tiers == top_tier ? full_share(topic::qualitative) : tier_share(tiers, rules);
}

}  // namespace detail

PERFEVAL_INLINE admitted share_of(const row_reading& row, const interval& actual, const pack& rules) {
  if (row.strict_tie && row.counted && rules.quant.strict_counts)
    return row.towards == direction::at_least ? detail::strict_at_least_tie(row.low)
                                              : detail::strict_at_most_tie(row.low, rules);
  switch (row.towards) {
    case direction::at_least: return detail::at_least_share(row, actual, rules);
    case direction::at_most: return detail::at_most_share(row, actual, rules);
    case direction::equal: return detail::equal_share(row, actual, rules);
    case direction::within: return detail::within_share(row, actual, rules);
    case direction::undecided: return detail::undecided_share(row, actual, rules);
    case direction::deadline: return detail::deadline_share(row, actual, rules);
    default: return {};
  }
}

PERFEVAL_INLINE admitted share_of(const row_reading& row, const pack& rules) {
  if (row.towards == direction::qualitative) return detail::tier_share(row.tiers, rules);
  if (row.towards == direction::yes_no) return detail::yes_no_share(row.tiers, rules);
  return row.actual ? share_of(row, *row.actual, rules) : admitted{};
}

PERFEVAL_INLINE admitted points_of(admitted share, const decimal& weight) {
  if (!share.known()) return share;
  const ratio w(weight);
  share.points = scaled(share.points, w);
  if (share.taken) share.taken = *share.taken * w;
  return share;
}

}  // namespace v0
}  // namespace perfeval
