/// What-if comparison: the same forms under two packs, with exact differences; and the actuals of one row that would
/// lift a form to the next grade.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/language.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/value_set.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// An exact amount before and after; a side is absent if it is open.
struct change {
  std::optional<ratio> before;  ///< under the first pack
  std::optional<ratio> after;   ///< under the second pack

  /// after - before; nothing if a side is open.
  [[nodiscard]] std::optional<ratio> difference() const;
  /// False only if both sides are equal, or both open.
  [[nodiscard]] bool changes() const { return before != after; }
  friend bool operator==(const change&, const change&) = default;
};

/// The points that a scored line adds to the total under each pack.
struct row_change {
  std::uint32_t row = 0;  ///< indicator number from 1; 0 for the execution line
  change points;          ///< of the line under each pack
};

/// One form under two packs.
struct form_change {
  std::uint32_t index = 0;            ///< the number of the form in its document
  change total;                       ///< points under each pack
  std::optional<grade> grade_before;  ///< under the first pack; nothing if it is open
  std::optional<grade> grade_after;   ///< under the second pack; nothing if it is open
  std::vector<row_change>
      rows;  ///< every scored line, in order; if both totals are exact, the differences add up to that of the total

  /// Whether both packs give another grade.
  [[nodiscard]] bool grade_changes() const noexcept { return grade_before != grade_after; }
};

/// Scores the form under both packs.
form_change what_if(const form& paper, const pack& before, const pack& after);
std::vector<form_change> what_if(std::span<const form> forms, const pack& before, const pack& after);
/// One line for each form whose total or grade changes, followed by its changed rows; then the number of changed forms.
std::string to_text(std::span<const form_change> changes);

/// The actuals of one row that lift a form.
struct lift {
  std::string refused;                   ///< the reason if there is no answer, in the language asked for; else empty
  std::optional<perfeval::grade> grade;  ///< the next grade
  std::optional<ratio> needed;           ///< the points that the row must earn to reach it
  /// Exactly the actuals that lift the form to this grade or beyond.
  /// Units: those of the row as read (95% is 0.95).
  value_set actuals;
  std::optional<bound> nearest;    ///< the end of this set nearest to the actual; if open, only values beyond it lift
  std::optional<ratio> printable;  ///< the nearest such actual at the places at which the actual is printed
};

/// Which actuals of an indicator (from 1) would lift the form to the next grade, all else unchanged. Computed exactly,
/// as the preimage of the row's curve, and verified by scoring.
///
/// Refused if the total is open or already excellent, the row is not scored by a curve of numbers, or even its full
/// points are not enough.
/// Errors: invalid_value if the form has no such indicator; whatever a rule as code throws.
lift lift_by(const form& form, const pack& rules, whole_of<std::uint32_t> indicator, language language = language::en);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/lift.ipp>
#include <perfeval/score/impl/what_if.ipp>
#endif
