/// The scorecard: what every line of a form earns under a pack, exactly, with its record (x, reading, rule, source).
/// The record is always kept, and rendered on request by score/explain.hpp.
#pragma once

#include <perfeval/attempt.hpp>
#include <perfeval/detail/config.hpp>
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
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// How a row is read, as its line shows it: lent by the binding while the line stands in its card; a copy owns it.
class line_reading {
 public:
  line_reading() = default;
  line_reading(const line_reading& other)
      : own_(other ? std::make_unique<const row_reading>(*other) : nullptr), shown_(own_.get()) {}
  line_reading(line_reading&& other) noexcept
      : own_(std::move(other.own_)), shown_(std::exchange(other.shown_, nullptr)) {}
  line_reading& operator=(const line_reading& other) { return *this = line_reading(other); }
  line_reading& operator=(line_reading&& other) noexcept {
    own_ = std::move(other.own_);
    shown_ = std::exchange(other.shown_, nullptr);
    return *this;
  }
  ~line_reading() = default;
  line_reading& operator=(const row_reading* lent) noexcept {
    if (own_) own_.reset();
    shown_ = lent;
    return *this;
  }

  /// Whether there is a reading, and the reading.
  explicit operator bool() const noexcept { return shown_ != nullptr; }
  const row_reading& operator*() const noexcept { return *shown_; }

 private:
  std::unique_ptr<const row_reading> own_;
  const row_reading* shown_ = nullptr;
};

namespace detail {
/// The reading of a line that has none.
[[gnu::cold, gnu::noinline]] inline const row_reading& no_reading() {
  static const row_reading nothing;
  return nothing;
}
}  // namespace detail

/// One scored line: the record of its points.
struct line {
  std::uint32_t row = 0;      ///< indicator number from 1; 0 for the execution line
  bool scored = false;        ///< false for a row without weight and score, a placeholder, a child of a weighted parent
  bool shares_score = false;  ///< its weight or score is a merged cell: the rows of that cell are scored together
  std::uint32_t with_row = 0;  ///< the first of the rows scored together, whose line has their points; 0 for a row that
                               ///< is the first, or is scored alone
  bool worded_rule = false;  ///< the form has a scoring rule of its own for the row, in words: its points are not known
  bool deducts = false;      ///< a row of deductions: added as printed
  bool bonus = false;        ///< a row of bonus points: added as printed, on top of the weights
  rule_entry entry = rule_entry::none;  ///< the entry of the pack that gives the points; none if nothing does
  std::uint16_t segment = 0;       ///< the piece of its curve that contains x, from 1; 0 if no single piece gives them
  std::optional<decimal> weight;   ///< of rows scored together the sum, as of `printed`
  std::optional<decimal> printed;  ///< the printed score
  std::optional<ratio> x;  ///< actual / target, executed / budget, the actual, or the days after a deadline, if it is
                           ///< one value
  asked_rule second;       ///< if the direction is undecided: the rule of the other reading
  bool rounded = false;    ///< whether the pack rounds the points of this line
  line_reading as_read;    ///< how the row is read; nothing for the execution line
  admitted points;         ///< the exact points that are possible; empty if unknown
  std::string rule;        ///< name and version of a rule as code that was asked; empty for a curve
  std::string failure;     ///< why a rule as code gave no points, so that they are open; empty if it gave some
  std::string unasked;  ///< why the row's own rule does not apply to it, so that another gives its points; empty if it
                        ///< does, or the row has none

  /// Whether the printed score counts as it is, since no rule gives the points.
  [[nodiscard]] bool added_as_printed() const noexcept { return deducts || bonus; }

  /// How the row is read; for the execution line an empty reading. Valid as long as the card; a line copied out of its
  /// card owns it.
  [[nodiscard]] const row_reading& reading() const PERFEVAL_LIFETIMEBOUND {
    return as_read ? *as_read : detail::no_reading();
  }
};

/// The recomputed total: exact if every row is settled; low and high are the ends of the closed hull of the possible
/// values.
struct recomputed_total {
  std::optional<ratio> exact;  ///< points; nothing if a row is open
  ratio low, high;             ///< points; both are `exact` if there is one
};

/// What a card was scored from: compared, never followed.
struct card_origin {
  const perfeval::form* form = nullptr;  ///< nullptr: of no form
  const pack* rules = nullptr;           ///< nullptr: of no form
  bool changed = false;  ///< whether figures of the bound form were set: it is not the card of the form as printed
  std::uint64_t rules_name = 0;  ///< of the pack, as bound: for packs that give the same points
};

/// The scorecard of one form: it owns everything that it shows. Reusable: score() keeps its storage.
struct scorecard {
  line execution;                         ///< the points for execution
  std::vector<line> rows;                 ///< one per indicator, in the order of the form
  std::optional<recomputed_total> total;  ///< nothing if no line of the form is scored
  std::optional<perfeval::grade> grade;   ///< of the exact total; if that is open, the common grade of low and high
  std::optional<ratio> execution_rate;    ///< executed / budget, exact
  bool execution_leaves = false;          ///< the budget is zero and the pack excludes the line in that case
  std::optional<across_record> across;    ///< the effect of rules across rows, if the pack has any
  std::vector<trouble> troubles;          ///< rules that failed, or do not apply to their row: row, rule, cause
  card_origin origin;                     ///< the form and the pack it was scored from
  std::shared_ptr<bound_form> binding;    ///< the readings of its rows, if score() made them; bound to nothing
};

/// Scores a bound form into a scorecard that the caller may reuse: from the second form on, nothing is allocated. The
/// scorecard shows the readings of the bound form, which must outlive it; a copy of the scorecard owns them.
///
/// The total is the exact sum of unrounded rows: a row for which the rule determines or names a value has that value
/// (if undecided: that of the reading that the printed score fits); any other row keeps its printed score unless the
/// rule refutes it. A row that is refuted or not printed leaves `exact` open, and low and high take the ends of its
/// points, or of [0, w] if unknown. So does a row whose rule as code failed.
/// Errors: invalid_value if nothing is bound; what a rule as code throws to end the call (rule_interruption), and
///         std::bad_alloc.
/// Source: docs/rules.md#totals.
void score(const bound_form& bound, scorecard& card);
void score(const bound_form&&, scorecard&) = delete;
/// Binds and scores. The scorecard owns what it shows; form and pack may go.
void score(const form& paper, const pack& rules, scorecard& card);
[[nodiscard]] scorecard score(const form& form, const pack& rules);

/// The same with an error as a value.
[[nodiscard]] attempt<scorecard> try_score(const form& form, const pack& rules);

/// The same with a card that is used again, as score(bound, card) and score(form, rules, card).
[[nodiscard]] inline attempt<void> try_score(const bound_form& bound, scorecard& card) {
  return attempted([&] { score(bound, card); });
}
[[nodiscard]] inline attempt<void> try_score(const form& form, const pack& rules, scorecard& card) {
  return attempted([&] { score(form, rules, card); });
}
attempt<void> try_score(const bound_form&&, scorecard&) = delete;

/// Whether the card is the one that scoring this form under this pack gives. For the very form and pack that were
/// scored this costs a glance at each row; for others, equal copies included, the form is scored again.
[[nodiscard]] bool belongs_to(const scorecard& card, const form& form, const pack& rules);
/// Errors: invalid_value, which says why, unless the card belongs to the form and the pack.
void check_owner(const scorecard& card, const form& form, const pack& rules);

/// The grade of a total under the pack's bounds, lower end inclusive; of the rounded total, if the pack rounds it.
perfeval::grade grade_of(const ratio& total, const pack& rules);
/// The same; nothing if the pack's grades are defined for whole numbers and the total lies between two of them.
std::optional<perfeval::grade> grade_if_any(const ratio& total, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/applied_across.ipp>
#include <perfeval/score/impl/belongs_to.ipp>
#include <perfeval/score/impl/scorecard.ipp>
#endif
