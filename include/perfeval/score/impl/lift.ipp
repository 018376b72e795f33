/// Bodies of score/what_if.hpp: preimages under a row's curve.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/number_words.hpp>
#include <perfeval/preimage.hpp>
#include <perfeval/score/impl/points.ipp>
#include <perfeval/score/impl/scorecard.ipp>
#include <perfeval/score/what_if.hpp>

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::lifting {

/// The shares of the weight that count for at least these points once the pack has rounded them.
inline value_set shares_wanted(const ratio& points, const ratio& weight, const std::optional<rounding>& rounding) {
  if (!rounding) return interval::at_least(points / weight);
  const decimal least = round(points, {rounding->places, rounding_mode::ceiling});
  const auto hull = preimage(least, *rounding).hull();
  return scaled(value_set(interval(hull->low(), std::nullopt)), 1 / weight);
}

/// The x of a curve whose points count for at least what is wanted: where it decides; where it leaves room, only if the
/// scorecard takes the upper end.
inline value_set counting_x(const curve& rule, const value_set& wanted, bool takes_upper) {
  value_set counting;
  for (const segment& piece : rule.segments())
    if (piece.low == piece.high || (takes_upper && piece.high_closed)) counting.add(piece.domain);
  return rule.preimage(wanted) & counting;
}

/// Requires: target > 0 unless x is the actual.
inline value_set counting_actuals(const row_rule& rule, const ratio& target, const value_set& wanted,
                                  bool takes_upper) {
  const value_set x = counting_x(rule.points, wanted, takes_upper);
  return rule.x == argument::actual ? x : scaled(x, target);
}

/// Where no proportion exists, only what meets the target counts.
inline value_set meeting_actuals(const row_reading& row) {
  switch (row.direction) {
    case direction::at_least:
      return interval::at_least(row.low);
    case direction::at_most:
      return interval::at_most(row.low);
    default:
      return interval::point(row.low);
  }
}

inline value_set within_actuals(const row_reading& row, const pack& rules, const value_set& wanted) {
  value_set all = interval::closed(row.low, row.high);
  if (row.low > ratio(0) && !rules.quant.at_least.code)
    all = all | (counting_actuals(rules.quant.at_least, row.low, wanted, false) & value_set(interval::below(row.low)));
  if (row.high > ratio(0) && !rules.quant.equal.code)
    all = all | (counting_actuals(rules.quant.equal, row.high, wanted, true) & value_set(interval::above(row.high)));
  return all;
}

/// Every actual of the row that earns the required share.
/// Requires: the row is measurable, no deadline, not scored by code.
inline value_set lifting_actuals(const bound_row& row, const pack& rules, const value_set& wanted) {
  const row_reading& reading = row.reading;
  const row_rule* rule = bound_rules::recorded_rule(row.reading, row.own, rules);
  if (row.own) {
    const value_set actuals = counting_actuals(*rule, reading.low, wanted, false);
    return reading.bare_percent && rule->x == argument::actual ? scaled(actuals, 100) : actuals;
  }
  if (reading.direction == direction::within) return within_actuals(reading, rules, wanted);
  if (reading.direction == direction::undecided || !(reading.low > ratio(0))) return meeting_actuals(reading);
  value_set all = counting_actuals(*rule, reading.low, wanted, reading.direction != direction::at_least);
  const bool tie_is_missed = reading.strict && reading.counted && rules.quant.strict_counts;
  return tie_is_missed ? all & complement(value_set::point(reading.low)) : all;
}

/// Why there is no answer, in both languages; empty if there is one.
struct refusal {
  std::string zh;
  std::string en;
};

inline refusal why_not_asked(const bound_row& row, const pack& rules) {
  if (!row.scored || row.shares_score || !row.weight || row.weight->sign() <= 0)
    return {"该项不按规则计分", "the row is not scored by a rule"};
  if (!row.reading.measurable() || row.reading.direction == direction::deadline)
    return {"该项的指标值与完成值不是数量的比较", "the row does not compare numbers"};
  const row_rule* rule = bound_rules::recorded_rule(row.reading, row.own, rules);
  if (!rule || rule->code) return {"该项按程序编写的规则计分", "the row is scored by a rule as code"};
  if (row.own && rule->x == argument::share_of_target && !(row.reading.low > ratio(0)))
    return {"指标值不大于0", "the target is not above 0"};
  return row.reading.value() ? refusal() : refusal{"完成值不是一个确定的数", "the actual is not one value"};
}

/// The end of a set that lies nearest to a number outside it.
inline std::optional<bound> nearest_end(const value_set& values, const ratio& target) {
  std::optional<bound> best;
  for (const interval& part : values)
    for (const std::optional<bound>& end : {part.low(), part.high()})
      if (end && (!best || abs(end->value - target) < abs(best->value - target))) best = end;
  return best;
}

/// The whole multiple of `unit` in the set that lies next to its end.
inline std::optional<ratio> nearest_multiple(const value_set& values, const ratio& end, const ratio& unit) {
  if (unit.sign() <= 0) return std::nullopt;
  const ratio below = round(end / unit, {0, rounding_mode::floor});
  for (const ratio& candidate : {below, below + 1, below - 1})
    if (values.contains(candidate * unit)) return candidate * unit;
  return std::nullopt;
}

/// Whether the row with this actual earns enough: by scoring it.
inline bool earns_enough(const bound_row& row, const ratio& actual, const ratio& needed, const pack& rules) {
  row_reading changed = row.reading;
  changed.actual = interval::point(actual);
  settle_outcome(changed, rules);
  const admitted found = points_of(changed, *row.weight, row.own, rules);
  return found.taken && *found.taken >= needed;
}

/// Some number that belongs to the set and lies close to its end.
inline ratio inside_near(const value_set& values, const bound& end) {
  if (end.closed) return end.value;
  for (ratio step = 1;; step /= 2)
    for (const ratio& candidate : {end.value + step, end.value - step})
      if (values.contains(candidate)) return candidate;
}

inline lift refused_lift(refusal reason, language language) {
  lift made;
  made.refused = std::move(language == language::zh ? reason.zh : reason.en);
  return made;
}

}  // namespace detail::lifting

PERFEVAL_INLINE lift lift_by(const form& paper, const pack& rules, whole_of<std::uint32_t> indicator,
                             language language) {
  if (indicator == 0 || indicator > paper.indicators.size())
    throw invalid_value("the form has no indicator " + std::to_string(indicator) + "; it has " +
                        std::to_string(paper.indicators.size()));
  const bound_form bound = bind(paper, rules);
  scorecard card;
  score(bound, card);
  const bound_row& row = bound.rows[indicator - 1];
  if (detail::lifting::refusal reason = detail::lifting::why_not_asked(row, rules); !reason.en.empty())
    return detail::lifting::refused_lift(std::move(reason), language);
  const auto now = detail::scoring::settle(card.rows[indicator - 1], rules).exact;
  if (!now || !card.total || !card.total->exact)
    return detail::lifting::refused_lift({"总分未定", "the total is open"}, language);
  lift made;
  if (card.grade) made.grade = better_than(*card.grade);
  if (!made.grade) return detail::lifting::refused_lift({"等级已经是优", "the grade is excellent already"}, language);
  made.needed = *now + ratio(*rules.grade.least(*made.grade)) - *card.total->exact;
  made.actuals = detail::lifting::lifting_actuals(
      row, rules, detail::lifting::shares_wanted(*made.needed, *row.weight, rules.quant.rounding));
  made.nearest = detail::lifting::nearest_end(made.actuals, *row.reading.value());
  if (!made.nearest || !detail::lifting::earns_enough(row, detail::lifting::inside_near(made.actuals, *made.nearest),
                                                      *made.needed, rules))
    return detail::lifting::refused_lift(
        {"该项需得" + number_words::near_text(*made.needed, language::zh) + "分，无论完成多少都达不到",
         "the row needs " + number_words::near_text(*made.needed, language::en) + " points, and no actual earns them"},
        language);
  made.printable = detail::lifting::nearest_multiple(made.actuals, made.nearest->value, row.reading.printed_unit);
  return made;
}

}  // namespace v0
}  // namespace perfeval
