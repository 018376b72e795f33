/// The order of the findings of a form, and one finding for what repeats among its notes.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/form/form.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

/// Errors, warnings, notes; within a severity the roots before their consequences, otherwise the order of the form.
void arrange(std::vector<finding>& findings);

/// The findings with one for all notes that say the same of several cells: its `fields` and `cells` name them all.
/// Graver findings than `gravest`, and consequences, stand alone.
std::vector<finding> folded(std::vector<finding> findings, const form& form, severity gravest = severity::note);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/folding.ipp>
#endif
