/// The audit of one form: checks every printed figure against the others. It opens no files and renders no messages.
#pragma once

#include <perfeval/attempt.hpp>
#include <perfeval/audit/form_audit.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>

#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Audits a form that was scored under the same pack. The result owns what it holds.
/// Errors: invalid_value if the card is not that of the form under the pack (belongs_to).
form_audit audit(const form& form, const pack& rules, const scorecard& card);
/// The same into a result that the caller may reuse: from the second form on, it allocates for hardly more than texts
/// that no earlier finding had space for.
void audit(const form& form, const pack& rules, const scorecard& card, form_audit& result);

/// Scores and audits.
form_audit audit(const form& form, const pack& rules);
void audit(const form& form, const pack& rules, form_audit& result);

/// The same with an error as a value.
[[nodiscard]] attempt<form_audit> try_audit(const form& form, const pack& rules);

/// The same with a result that is used again, as audit(form, rules, result).
[[nodiscard]] inline attempt<void> try_audit(const form& form, const pack& rules, form_audit& result) {
  return attempted([&] { audit(form, rules, result); });
}
[[nodiscard]] inline attempt<void> try_audit(const form& form, const pack& rules, const scorecard& card,
                                             form_audit& result) {
  return attempted([&] { audit(form, rules, card, result); });
}

/// A form as audited, for the findings across forms.
struct audited_form {
  const perfeval::form* form = nullptr;  ///< borrowed: must outlive the call; not null
  const scorecard* card = nullptr;       ///< its card under the pack of the call; borrowed, not null
  form_audit* result = nullptr;  ///< where an execution score explained by the document's convention becomes a note
};

/// Findings about several forms of one document (rounding-inconsistent, duplicate-form, figures-conflict), and the
/// convention of the document's execution scores, which explains individual ones.
/// Errors: invalid_value if a pointer is null, or a card is not that of its form under the pack.
std::vector<finding> audit_across(std::span<const audited_form> forms, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/across.ipp>
#include <perfeval/audit/impl/audit.ipp>
#endif
