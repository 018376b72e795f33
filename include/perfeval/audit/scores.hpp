/// Checks of each row's score against its rule, and of the reasons that deviations need.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// full-score-target-missed, score-above-rule, score-below-rule, target-met-deducted.
void check_row_scores(examination& exam);
/// deduction-without-reason, reason-without-deduction.
void check_reasons(examination& exam);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/scores.ipp>
#endif
