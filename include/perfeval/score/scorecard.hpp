/// The scorecard: what every line of a form earns under a pack, exactly, with its record (x, reading, rule, source).
/// The record is the trace: always kept, rendered on request by score/explain.hpp.
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
  bool shares_score = false;  ///< its score stands in a merged cell with the rows below it: no rule is held against it
  std::uint16_t segment = 0;  ///< the piece of the rule's curve that x lies in
  std::optional<decimal> weight;
  std::optional<decimal> printed;  ///< the printed score
  std::optional<ratio> x;          ///< actual / target, executed / budget, or the actual; where it is one value
  const row_reading* as_read =
      nullptr;          ///< how the row is read; lives in the bound form; nullptr for the execution line
  admitted points;      ///< exact points possible; not known if empty
  std::string rule;     ///< name and version of a rule as code; empty for a curve
  std::string failure;  ///< why a rule as code gave no points; empty if it did

  /// How the row is read; for the execution line a reading that knows nothing. It lives in the binding: a line copied
  /// out of a scorecard must not outlive it.
  [[nodiscard]] const row_reading& reading() const {
    static const row_reading nothing;
    return as_read ? *as_read : nothing;
  }
};

/// A total as recomputed: exact where every row is settled; low and high are the ends of the closed hull of what is
/// possible.
struct recomputed_total {
  std::optional<ratio> exact;
  ratio low, high;
};

/// The scorecard of one form. Reusable: score() keeps its storage.
struct scorecard {
  line execution;                         ///< the points of the executed share
  std::vector<line> rows;                 ///< one per indicator, in paper order
  std::optional<recomputed_total> total;  ///< nothing if no line of the form is scored
  std::optional<perfeval::grade> grade;   ///< of the exact total; where that is open, the grade that low and high share
  std::optional<ratio> execution_rate;    ///< executed / budget, exact
  bool execution_leaves = false;          ///< the budget is zero and the pack excludes the line then
  std::optional<across_record> across;    ///< what rules across rows made of it, where the pack declares any
  std::vector<trouble> troubles;          ///< rules as code that failed: row, rule, cause
  std::shared_ptr<bound_form> binding;    ///< the binding, where score() made it itself
};

/// Scores a bound form into a scorecard that the caller may reuse: from the second form on nothing is allocated. The
/// scorecard borrows the readings of the bound form.
///
/// The total is the exact sum of unrounded rows: a row that the rule fixes, or names a value for, has that value
/// (undecided: that of the reading which the printed score fits); any other keeps its printed score unless the rule
/// refutes it. A row refuted or not printed leaves `exact` open, and low and high take the ends of its points, [0, w]
/// if not known.
/// Source: docs/rules.md#totals.
void score(const bound_form& bound, scorecard& card);
/// Binds and scores; the scorecard keeps the binding and borrows form and pack.
void score(const form& paper, const pack& rules, scorecard& card);
[[nodiscard]] scorecard score(const form& form, const pack& rules);

/// The grade of a total under the pack's bounds, lower end included; of the total as the pack rounds it, if it does.
perfeval::grade grade_of(const ratio& total, const pack& rules);
/// The same; nothing where the pack's bands are of whole numbers and the total lies between two of them.
std::optional<perfeval::grade> grade_if_any(const ratio& total, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/applied_across.ipp>
#include <perfeval/score/impl/scorecard.ipp>
#endif
