/// A form filled in: what a scorecard knows, placed where the paper is blank.
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
/// score is what the rule fixes, half-up to `rules.score.digits` places, closing zeros left out: 9.9. Sums are those of
/// the scores as they then stand on paper, where all of them are known; a blank grade follows the total. A printed
/// figure is left alone, and so is a weight; what is not known (a row whose actual is blank, a word between two tiers)
/// stays blank.
/// Requires: `card` is the scorecard of `form` under `rules`.
PERFEVAL_API form filled(const form& form, const scorecard& card, const pack& rules);

}  // namespace v0
}  // namespace perfeval
