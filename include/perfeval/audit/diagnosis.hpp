/// The simplest slip that would explain a figure that differs: a digit, a sign, a factor, two digits swapped, the total
/// of an earlier state. A diagnosis is given only if it explains the figure exactly.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// Sets `diagnosis` and `candidates` of the findings that compare a printed figure with a computed one. Runs after
/// explain_consequences.
/// Source: docs/findings.md#diagnoses.
void diagnose(examination& exam);

/// The slip between two numbers, apart from a copied cell and a stale total: the first of last-digit, sign,
/// percent-ratio (rates only), unit-slip, power-of-ten, transposed-digits, truncated that explains it; unknown if none
/// does.
diagnosis slip_between(const decimal& printed, const decimal& expected, bool is_rate);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/diagnosis.ipp>
#endif
