/// What if: the same forms under two packs, with exact differences; and the actuals of one row that would lift a form
/// to the next grade.
#pragma once

#include <perfeval/form/form.hpp>
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

/// An exact amount before and after; a side is absent where it is open.
struct change {
  std::optional<ratio> before;
  std::optional<ratio> after;

  /// after - before; nothing where a side is open.
  [[nodiscard]] std::optional<ratio> difference() const;
  /// False only where both sides are equal, or both open.
  [[nodiscard]] bool changes() const { return before != after; }
  friend bool operator==(const change&, const change&) = default;
};

/// What a scored line adds to the total under each pack.
struct row_change {
  std::uint32_t row = 0;  ///< indicator number from 1; 0 for the execution line
  change points;
};

/// One form under two packs.
struct form_change {
  std::uint32_t index = 0;  ///< of the form in its document
  change total;
  std::optional<grade> grade_before;
  std::optional<grade> grade_after;
  std::vector<row_change>
      rows;  ///< every scored line, in paper order; where both totals are exact the differences add up to the total's

  [[nodiscard]] bool grade_changes() const noexcept { return grade_before != grade_after; }
};

/// Scores the form under both packs.
form_change what_if(const form& paper, const pack& before, const pack& after);
std::vector<form_change> what_if(std::span<const form> forms, const pack& before, const pack& after);
/// One line a form whose total or grade changes, its changed rows below; then how many changed.
std::string to_text(std::span<const form_change> changes);

/// The actuals of one row that lift a form.
struct lift {
  std::string refused;                   ///< why there is no answer; empty if there is one
  std::optional<perfeval::grade> grade;  ///< the next grade
  std::optional<ratio> needed;           ///< the points that the row must earn for it
  value_set actuals;  ///< exactly the actuals that lift the form to it, or beyond. Units: those of the row as read (95%
                      ///< is 0.95)
  std::optional<bound> nearest;  ///< the end of them that lies nearest to the actual; open: it does not itself lift,
                                 ///< what lies beyond does
  std::optional<ratio>
      printable;  ///< the nearest of them in whole units of the last place in which the actual is printed
};

/// Which actuals of an indicator (from 1) would lift the form to the next grade, all else as it is. Asked backwards
/// through the row's curve, exactly; the answer is checked by asking forward.
///
/// Refused where the total is open or already excellent, the row is not scored by a curve of numbers, or even its full
/// points do not suffice.
/// Errors: invalid_value where the form has no such indicator; whatever a rule as code throws.
lift lift_by(const form& form, const pack& rules, std::uint32_t indicator);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/lift.ipp>
#include <perfeval/score/impl/what_if.ipp>
#endif
