/// Checks of the quality of indicators: targets and actuals, categories and weights. Most of their findings are notes.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// target-is-scale, target-echo, goal-echo, operator-missing, cost-not-numeric, satisfaction-equals-target.
void check_targets(examination& exam);
/// indicator-misfiled, placeholder-indicator, duplicate-indicator, rate-counted-twice.
void check_rows(examination& exam);
/// weight-structure, category-missing. Runs after the sums: skipped if weight-sum is an error.
void check_structure(examination& exam);
/// stray-character.
void check_characters(examination& exam);
/// form-incomplete: one finding for each missing part that the kind of form requires.
void check_complete(examination& exam);
/// grade-mismatch.
void check_grade(examination& exam);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/characters.ipp>
#include <perfeval/audit/impl/quality.ipp>
#include <perfeval/audit/impl/structure.ipp>
#endif
