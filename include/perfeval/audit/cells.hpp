/// Checks of the individual cells of each row: missing, unreadable, in a different unit, an inequality instead of a
/// measurement, a missed date.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// overshoot-unexplained, actual-is-inequality, value-outside-scale.
void check_actuals(examination& exam);
/// deadline-missed.
void check_deadlines(examination& exam);
/// target-missing, actual-missing, weight-missing, score-missing, number-unreadable, formula-without-value.
void check_missing(examination& exam);
/// column-unclear.
void check_columns(examination& exam);
/// unit-mismatch, unit-missing.
void check_units(examination& exam);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/cells.ipp>
#include <perfeval/audit/impl/deadlines.ipp>
#endif
