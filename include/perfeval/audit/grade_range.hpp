/// The grades that a form may still get: the exact range of its total over the scores that it leaves open, and the
/// scores on which the grade depends.
#pragma once

#include <perfeval/audit/form_audit.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/language.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>

#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// A score on which the grade depends: from `flips_at` on the form gets the better grade. The other open scores are
/// taken as printed, or at their least where what is printed cannot stay.
struct grade_hinge {
  named_field field;             ///< the cell of the score
  ratio flips_at;                ///< points, from 0 to the weight of the row
  std::optional<ratio> printed;  ///< the printed score; nothing if it is blank, or cannot stay
  perfeval::grade grade{};       ///< the better grade
};

/// The totals that remain possible, and their grades.
struct grade_range {
  ratio low, high;                      ///< the ends of the closed hull of the totals
  std::vector<perfeval::grade> grades;  ///< those of the totals, best first
  std::vector<grade_hinge> hangs_on;    ///< in the order of the form; empty if the grade is certain
};

/// A score that its rule admits keeps its printed value. Open are a score that is missing or refuted (anything that its
/// rule gives, or from zero to the weight), one that a warning doubts (what is printed, or what the rule gives), one
/// between two readings of its row, and an execution score in whose rounding a finding asks (printed or exact).
///
/// Nothing if the form prints no score. The findings are those of the form before they are folded.
std::optional<grade_range> grade_range_of(const form& form, const pack& rules, const scorecard& card,
                                          const form_audit& result);

/// 优，确定; 优或良：取决于指标3“路灯”（差0.4分）.
std::string message(const grade_range& range, language language);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/grade_range.ipp>
#endif
