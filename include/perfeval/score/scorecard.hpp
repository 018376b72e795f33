/// The scorecard: what every line of a form earns under a pack, exactly, with its record (x, reading, rule, source).
/// The record is always kept, and rendered on request by score/explain.hpp.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/across.hpp>
#include <perfeval/score/bound_form.hpp>
#include <perfeval/score/points.hpp>
#include <perfeval/score/row_reading.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// One scored line: the record of its points.
struct line {
  std::uint32_t row = 0;      ///< indicator number from 1; 0 for the execution line
  bool scored = false;        ///< false for a row without weight and score, a placeholder, a child of a weighted parent
  bool shares_score = false;  ///< its weight or score is a merged cell: the rows of that cell are scored together
  std::uint32_t with_row = 0;  ///< the first of the rows scored together, whose line has their points; 0 for a row that
                               ///< is the first, or is scored alone
  bool worded_rule = false;  ///< the form has a scoring rule of its own for the row, in words: its points are not known
  bool deducts = false;      ///< a row of deductions: added as printed
  rule_entry entry = rule_entry::none;  ///< the entry of the pack that gives the points; none if nothing does
  std::uint16_t segment = 0;       ///< the piece of its curve that contains x, from 1; 0 if no single piece gives them
  std::optional<decimal> weight;   ///< of rows scored together the sum, as of `printed`
  std::optional<decimal> printed;  ///< the printed score
  std::optional<ratio> x;  ///< actual / target, executed / budget, the actual, or the days after a deadline, if it is
                           ///< one value
  asked_rule second;       ///< if the direction is undecided: the rule of the other reading
  bool rounded = false;    ///< whether the pack rounds the points of this line
  const row_reading* as_read =
      nullptr;          ///< how the row is read; lives in the bound form; nullptr for the execution line
  admitted points;      ///< the exact points that are possible; empty if unknown
  std::string rule;     ///< name and version of a rule as code that was asked; empty for a curve
  std::string failure;  ///< why a rule as code gave no points, so that they are open; empty if it gave some
  std::string unasked;  ///< why the row's own rule does not apply to it, so that another gives its points; empty if it
                        ///< does, or the row has none

  /// How the row is read; for the execution line an empty reading. It is stored in the binding: a line copied out of a
  /// scorecard must not outlive it.
  [[nodiscard]] const row_reading& reading() const {
    static const row_reading nothing;
    return as_read ? *as_read : nothing;
  }
};

/// The recomputed total: exact if every row is settled; low and high are the ends of the closed hull of the possible
/// values.
struct recomputed_total {
  std::optional<ratio> exact;
  ratio low, high;
};

/// The scorecard of one form. Reusable: score() keeps its storage.
struct scorecard {
  line execution;                         ///< the points for execution
  std::vector<line> rows;                 ///< one per indicator, in the order of the form
  std::optional<recomputed_total> total;  ///< nothing if no line of the form is scored
  std::optional<perfeval::grade> grade;   ///< of the exact total; if that is open, the common grade of low and high
  std::optional<ratio> execution_rate;    ///< executed / budget, exact
  bool execution_leaves = false;          ///< the budget is zero and the pack excludes the line in that case
  std::optional<across_record> across;    ///< the effect of rules across rows, if the pack has any
  std::vector<trouble> troubles;          ///< rules that failed, or do not apply to their row: row, rule, cause
  std::shared_ptr<bound_form> binding;    ///< the binding, if score() created it
};

/// Scores a bound form into a scorecard that the caller may reuse: from the second form on, nothing is allocated. The
/// scorecard borrows the readings of the bound form.
///
/// The total is the exact sum of unrounded rows: a row for which the rule determines or names a value has that value
/// (if undecided: that of the reading that the printed score fits); any other row keeps its printed score unless the
/// rule refutes it. A row that is refuted or not printed leaves `exact` open, and low and high take the ends of its
/// points, or of [0, w] if unknown. So does a row whose rule as code failed.
/// Errors: what a rule as code throws to end the call (rule_interruption), and std::bad_alloc.
/// Source: docs/rules.md#totals.
void score(const bound_form& bound, scorecard& card);
/// Binds and scores; the scorecard keeps the binding and borrows form and pack.
void score(const form& paper, const pack& rules, scorecard& card);
[[nodiscard]] scorecard score(const form& form, const pack& rules);

/// The grade of a total under the pack's bounds, lower end inclusive; of the rounded total, if the pack rounds it.
perfeval::grade grade_of(const ratio& total, const pack& rules);
/// The same; nothing if the pack's grades are defined for whole numbers and the total lies between two of them.
std::optional<perfeval::grade> grade_if_any(const ratio& total, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/applied_across.ipp>
#include <perfeval/score/impl/scorecard.ipp>
#endif
