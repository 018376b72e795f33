/// What reviewers also ask of a form: one that was never filled in, little money spent for many points, a year that is
/// not the form's, a percentage that no number of answers gives.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// Whether every actual and every score of the indicators is blank.
bool is_unfilled(const form& form);

/// form-unfilled, low-execution-high-score, year-mismatch, answers-too-exact.
void check_questions(examination& exam);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/questions.ipp>
#endif
