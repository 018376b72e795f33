/// What a row earns under a pack: the set of possible points, and the value that a scorecard takes.
#pragma once

#include <perfeval/names.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/row_reading.hpp>
#include <perfeval/value_set.hpp>

#include <cstdint>
#include <optional>

namespace perfeval {
inline namespace v0 {

/// The points (or shares of the weight) that a rule permits.
struct admitted {
  value_set points;            ///< empty if unknown
  std::optional<ratio> taken;  ///< the value that a scorecard takes, if the rule names one
  bool undecided = false;      ///< a union of two readings: a value between them is undecided
  bool hull = false;           ///< for a rule as code: its points at the ends; values between them must be computed
  topic source = topic::quantitative;  ///< the topic whose clause the points rest on

  /// Whether the points are known at all.
  [[nodiscard]] bool known() const noexcept { return !points.empty(); }
  /// The value that the rule determines, if it determines one.
  [[nodiscard]] const ratio* fixed() const noexcept {
    const auto parts = points.parts();
    return parts.size() == 1 && parts[0].is_point() ? &parts[0].low()->value : nullptr;
  }
};

/// The entry of a pack that gives points.
enum class rule_entry : std::uint8_t {
  none,  ///< nothing does
  row,   ///< the row's own, of `rows`
  at_least,
  at_most,
  equal,
  none_above,
  tiers,
  execution
};
template <>
inline constexpr auto names_of<rule_entry> = every_name<rule_entry>({{rule_entry::none, ""},
                                                                     {rule_entry::row, "rows"},
                                                                     {rule_entry::at_least, "quant.at_least"},
                                                                     {rule_entry::at_most, "quant.at_most"},
                                                                     {rule_entry::equal, "quant.equal"},
                                                                     {rule_entry::none_above, "quant.none_above"},
                                                                     {rule_entry::tiers, "qual.tiers"},
                                                                     {rule_entry::execution, "execution.points"}});

/// A rule that gave points, and where on its curve.
struct asked_rule {
  rule_entry entry = rule_entry::none;  ///< the rule of the pack; none if no rule was asked
  std::uint16_t segment = 0;  ///< the piece of its curve, from 1; 0 if the points are not those of one piece at one x
  std::optional<ratio> x;  ///< what the piece was asked for: actual / target, the actual, or the days after a deadline
};

/// Where the points of a row come from, written by the code that gives them.
struct point_record {
  asked_rule first;   ///< the rule; of an undecided direction, that of the first reading
  asked_rule second;  ///< of an undecided direction, the rule of the other reading
};

/// The points, within 0..weight, that a row can earn. Unknown if no rule applies.
///
/// Formula: weight times the share:
///          - at_least T > 0: min(max(A/T, 0), 1);
///          - at_most T > 0: 1 up to T, then between max(0, 2 - A/T) and T/A;
///          - equal: A/T below, [T/A, 1] above;
///          - a target of zero, or a deadline: 1 up to it, [0, 1) beyond;
///          - tiers: [0.8, 1], [0.6, 0.8), [0, 0.6).
///          A pack may use other curves, or code, instead.
/// Requires: weight >= 0.
/// Errors: whatever a rule as code throws; invalid_value if it leaves 0..weight.
/// Source: docs/rules.md#points.
admitted points_of(const row_reading& row, const decimal& weight, const row_rule* own, const pack& rules,
                   point_record* record = nullptr);

/// The same for another actual (a value that would print as the row's).
admitted points_of(const row_reading& row, const interval& actual, const decimal& weight, const row_rule* own,
                   const pack& rules, point_record* record = nullptr);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/points.ipp>
#endif
