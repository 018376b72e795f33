/// One defect, one finding: a finding caused by another becomes a note that names its root cause.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// Downgrades consequences to notes and sets `explained_by`. Runs after all checks of the form.
/// Source: docs/findings.md#one-defect-one-finding.
void explain_consequences(examination& exam);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/consequences.ipp>
#endif
