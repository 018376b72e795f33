/// A part of a report: findings from a severity upwards, of some codes, or not known before; and its forms in another
/// order.
#pragma once

#include <perfeval/audit/report.hpp>

#include <set>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Which findings a report shows. Verdicts and scores stay as they are.
struct selection {
  severity least = severity::note;  ///< what is less grave is left out
  std::vector<code> only;           ///< if not empty, these codes alone
  std::vector<code> skip;           ///< not these

  /// Whether the report shows this finding.
  [[nodiscard]] bool shows(const finding& f) const;
};

/// Leaves out the findings that are not shown, and the repairs of forms of which no error or warning is.
void select(report& report, const selection& chosen);

/// By what a finding is known in another report: project, unit and year of its form, code, field, printed and expected.
/// `form` is nullptr for a finding about a document.
std::string identity_of(const finding& f, const form_report* form);

/// Leaves out the findings that are known; the identities that occurred.
std::set<std::string> drop_known(report& report, const std::set<std::string>& known);

/// The forms of each document with the most errors first, then with the most warnings, then notes; else in the order of
/// the document.
void put_worst_first(report& report);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/selection.ipp>
#endif
