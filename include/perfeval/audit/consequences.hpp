/// One defect, one finding: a consequence of a defect already reported drops to a note that names the root.
#pragma once

#include <perfeval/audit/examination.hpp>

namespace perfeval {
inline namespace v0 {

/// Drops consequences to notes and sets `explained_by`. After all checks of the form.
/// Source: docs/findings.md#one-defect-one-finding.
void explain_consequences(examination& exam);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/consequences.ipp>
#endif
