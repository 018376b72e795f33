/// The audit of one form: checks every printed figure against the others. It opens no files and renders no messages.
#pragma once

#include <perfeval/audit/form_audit.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>

#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Audits a form that was scored under the same pack.
form_audit audit(const form& form, const pack& rules, const scorecard& card);

/// Scores and audits.
form_audit audit(const form& form, const pack& rules);

/// A form as audited, for the findings across forms.
struct audited_form {
  const perfeval::form* form = nullptr;
  const scorecard* card = nullptr;
  form_audit* result = nullptr;  ///< where an execution score explained by the document's convention becomes a note
};

/// Findings about several forms of one document (rounding-inconsistent, duplicate-form, figures-conflict), and the
/// convention of the document's execution scores, which explains individual ones.
std::vector<finding> audit_across(std::span<const audited_form> forms, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/across.ipp>
#include <perfeval/audit/impl/audit.ipp>
#endif
