/// The audit of one form: every printed figure held against what the other printed figures allow. Opens no file,
/// renders no sentence.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// How many cells the arithmetic and scoring checks judged, one verdict a cell: differs before cannot_tell before
/// agrees.
struct verdict_counts {
  std::uint32_t agrees = 0;
  std::uint32_t differs = 0;
  std::uint32_t cannot_tell = 0;
  friend bool operator==(const verdict_counts&, const verdict_counts&) = default;
};

/// What an audit says of one form.
struct form_audit {
  std::vector<finding> findings;  ///< in the order of the paper
  verdict_counts verdicts;
};

/// Audits a form that was scored under the same pack.
form_audit audit(const form& of, const pack& rules, const scorecard& card);

/// Scores and audits.
form_audit audit(const form& of, const pack& rules);

/// A form as audited, for the findings across forms.
struct audited_form {
  const form* of = nullptr;
  const scorecard* card = nullptr;
  form_audit* result = nullptr;  ///< an execution score that the document's convention explains drops to a note here
};

/// Findings that concern several forms of one document: rounding-inconsistent, duplicate-form, figures-conflict; and
/// the convention of the document's execution scores, which explains single ones.
std::vector<finding> audit_across(std::span<const audited_form> forms, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/audit_across.ipp>
#include <perfeval/impl/audit_audit.ipp>
#endif
