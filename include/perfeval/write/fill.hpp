/// Fills the blank cells of a form with the figures of its scorecard.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>

namespace perfeval {
inline namespace v0 {

/// The form with its blank rates, scores, subtotals and total filled in.
///
/// A rate is executed / budget (the pack's denominator) of its line, as a percentage with two places half-up: 99.96%. A
/// score is what the rule determines, half-up to `rules.score.digits` places, trailing zeros removed: 9.9. Sums are
/// those of the scores after filling in, if all of them are known; a blank grade follows the total. Printed figures and
/// weights are left alone; what is unknown (a row whose actual is blank, a word between two tiers) stays blank.
/// Errors: invalid_value if `card` is not the scorecard of `form` under `rules`.
PERFEVAL_API form filled(const form& form, const scorecard& card, const pack& rules);

}  // namespace v0
}  // namespace perfeval
