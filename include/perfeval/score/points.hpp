/// What a row, as read, earns under a pack: the set of shares of its weight that can arise, and the one a scorecard
/// takes.
#pragma once

#include <perfeval/rule/pack.hpp>
#include <perfeval/score/row_reading.hpp>
#include <perfeval/value_set.hpp>

#include <cstdint>
#include <optional>

namespace perfeval {
inline namespace v0 {

/// Points (or shares of the weight) that a rule admits.
struct admitted {
  value_set points;            ///< empty: not known
  std::optional<ratio> taken;  ///< the one value a scorecard takes, where the rule names one
  bool undecided = false;      ///< a union of two readings: a value between them can not be told
  bool hull = false;           ///< of a rule as code: its points at the ends; what lies between must be asked for
  topic source = topic::quantitative;

  [[nodiscard]] bool known() const noexcept { return !points.empty(); }
  /// The value that the rule fixes, if it fixes one.
  [[nodiscard]] const ratio* fixed() const noexcept {
    const auto parts = points.parts();
    return parts.size() == 1 && parts[0].is_point() ? &parts[0].low()->value : nullptr;
  }
};

/// The points, within 0..weight, that a row as read can earn. Not known where no rule applies.
///
/// Formula:  weight times the share:
///           - at_least T > 0: min(max(A/T, 0), 1);
///           - at_most T > 0: 1 up to T, then between max(0, 2 - A/T) and T/A;
///           - equal: A/T below, [T/A, 1] above;
///           - a target of zero, or a deadline: 1 up to it, [0, 1) beyond;
///           - tiers: [0.8, 1], [0.6, 0.8), [0, 0.6).
///           A pack may use other curves, or code, instead.
/// Requires: weight >= 0.
/// Errors:   whatever a rule as code throws; invalid_value where it leaves 0..weight.
/// Source:   docs/rules.md#points.
admitted points_of(const row_reading& row, const decimal& weight, const row_rule* own, const pack& rules);

/// The same for another actual in the place of the row's (a value that would print as it).
admitted points_of(const row_reading& row, const interval& actual, const decimal& weight, const row_rule* own,
                   const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/points.ipp>
#endif
