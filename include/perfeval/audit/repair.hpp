/// Repairs: the smallest sets of cells whose change makes the figures of a form consistent, with the values to put
/// there.
#pragma once

#include <perfeval/audit/form_audit.hpp>
#include <perfeval/audit/repair_change.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

/// Proposals for a form that was audited under these rules, the likeliest first; none if its figures are consistent.
///
/// All have the least number of cells that suffices, up to three. Beyond three cells, at most one proposal is made,
/// which corrects one check after the other. Every proposal has been audited: it leaves no failed check of figures and
/// adds no error or warning. The search stops after a fixed number of trials, so it always ends soon, and always the
/// same way.
/// Errors: invalid_value if a finding names a line, row or subtotal that the form lacks; whatever a rule as code
///         throws.
/// Source: docs/audit.md#repairs.
std::vector<repair> repairs_of(const form& paper, const pack& rules, const form_audit& found);

/// The form with the changes made; everything else is as printed.
/// Errors: invalid_value if a change names no cell of the form, or one that prints another text than it replaces.
form repaired(const form& paper, const repair& changes);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/repair.ipp>
#endif
