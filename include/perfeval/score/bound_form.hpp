/// A form bound to a pack: every row is read once, so that repeated scoring (what if the actual were …?) reads nothing
/// again.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/points.hpp>
#include <perfeval/score/row_reading.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace perfeval {
inline namespace v0 {

namespace detail {

/// The data for scoring a row without sets: one actual, a target above zero, a curve, all within 64 bits.
struct direct_way {
  const curve* points = nullptr;   ///< nullptr: the row takes the general path
  const curve* ceiling = nullptr;  ///< the curve that must agree if the direction is undecided
  rule_entry entry = rule_entry::none;
  topic source = topic::quantitative;
  short_fraction x;  ///< actual / target
  short_fraction weight;
};

}  // namespace detail

/// A bound row: how it is read, and which rule applies to it.
struct bound_row {
  row_reading reading;            ///< target, actual and direction
  const row_rule* own = nullptr;  ///< the pack's rule for this row alone; nullptr if the rules of its direction apply
  bool scored = false;            ///< see is_scored(); false for the lower rows of a merged score
  bool shares_score = false;      ///< its weight or score is a merged cell: the rows of that cell are scored together
  std::uint32_t together = 1;     ///< the number of rows scored together, for the first of them; 0 for the others
  bool worded_rule = false;  ///< the form has a scoring rule of its own for the row, in words: its points are not known
  bool deducts = false;      ///< a row of deductions: added as printed
  bool bonus = false;        ///< a row of bonus points: added as printed, on top of the weights
  std::optional<decimal> weight;     ///< in the form, or as set; nothing if it is not a number
  const decimal* printed = nullptr;  ///< the printed score; nullptr if it is not a number
  detail::direct_way direct;         ///< for scoring without sets, where that is possible
};

/// A form under a pack. Borrows both, which must outlive it and stay as they are. To score it with other figures, use
/// set_actual(), set_weight() and set_executed().
struct bound_form {
  const perfeval::form* form = nullptr;      ///< borrowed; nullptr: nothing is bound
  const pack* rules = nullptr;               ///< borrowed
  std::uint64_t rules_name = 0;              ///< tells the ids and versions of packs apart
  std::vector<bound_row> rows;               ///< one per indicator, in the order of the form
  const budget_line* total = nullptr;        ///< the total budget line
  const figure* budget = nullptr;            ///< the denominator of its rate
  std::optional<ratio> execution_rate;       ///< executed / budget, exact
  std::optional<int> execution_budget_sign;  ///< the sign of that budget, if it is a number
  bool worded_execution = false;             ///< the form has a rule of its own, in words, for the execution
  detail::direct_way execution;              ///< the execution line, as `bound_row::direct`
  bool changed = false;                      ///< whether a figure was set: its scores are no longer those of the form
};

/// Reads every row of the form under the pack; the second form reuses the storage of the first. A temporary form or
/// pack does not compile: the bound form would borrow what is gone.
void bind(const form& paper, const pack& rules, bound_form& bound);
[[nodiscard]] bound_form bind(const form& form PERFEVAL_LIFETIMEBOUND, const pack& rules PERFEVAL_LIFETIMEBOUND);
void bind(const form&&, const pack&, bound_form&) = delete;
void bind(const form&, const pack&&, bound_form&) = delete;
bound_form bind(const form&&, const pack&) = delete;
bound_form bind(const form&, const pack&&) = delete;

/// Replaces the actual of a row (in the row's common unit), for what-if questions. `row` counts from 0.
/// Errors: invalid_value if nothing is bound, there is no such row, or the row has no number to compare an actual with
///         (words, or a target that cannot be read).
void set_actual(bound_form& bound, whole_of<std::size_t> row, const ratio& actual);

/// Replaces the weight of a row, likewise. A row that was not scored for lack of weight and score is scored from then
/// on.
/// Errors: invalid_value if nothing is bound, there is no such row, the weight is below zero, or the row is not scored
///         against a weight of its own (a merged cell, a row under a weighted parent, a deduction).
void set_weight(bound_form& bound, whole_of<std::size_t> row, const decimal& weight);

/// Replaces the executed amount from which the execution rate is computed, in the unit of the form: that of the total
/// line or, if the pack adds the lines under it (`execution.lines`), their sum.
/// Errors: invalid_value if nothing is bound, the form has no total line, or its budget is not a number above zero.
void set_executed(bound_form& bound, const decimal& executed);

/// The total budget line: the first of its kind; nullptr if the form has none.
const budget_line* total_budget_line(const form& form PERFEVAL_LIFETIMEBOUND) noexcept;
const budget_line* total_budget_line(const form&&) = delete;

/// The budget that divides the executed amount of a line: the pack's denominator or, if there is one budget column,
/// that one. A blank annual budget is not replaced by the initial one.
const figure& budget_of(const budget_line& line PERFEVAL_LIFETIMEBOUND, const form& form, const pack& rules) noexcept;
const figure& budget_of(const budget_line&&, const form&, const pack&) = delete;

/// The budget and executed amount behind the execution rate: those of the total line, or the sums of the lines under it
/// (`execution.lines`), if there are any; not a number if one of them cannot be read or none is given.
struct rate_figures {
  figure budget, executed;  ///< in the unit of the form
};
rate_figures summed_lines(const form& form, const pack& rules);

/// The rate from which points are computed: rounded if the pack rounds it (`execution.rate_rounding`).
ratio earning_rate(const ratio& rate, const pack& rules);

/// Whether the weight or score of the row is a number, and the row is not part of a weighted parent.
bool is_scored(const indicator& row) noexcept;

/// A row of deductions (扣分项): weight blank or zero and score below zero; or a weight below zero, or none, and
/// nothing scored above zero, where the name or a heading says so (`vocabulary.deductions`).
bool is_deduction(const indicator& row, const pack& rules);
/// A row of bonus points (加分项): neither weight nor score is below zero or unreadable, and a heading says so
/// (`vocabulary.bonuses`); or, if it has no weight, its name.
bool is_bonus(const indicator& row, const pack& rules);

/// Whether the form has a scoring rule of its own for the row: text in a column of `vocabulary.scoring_rule`.
bool has_worded_rule(const indicator& row, const pack& rules);
/// Likewise for its execution: text in such a column of the fund table.
bool has_worded_execution(const form& form, const pack& rules);

/// The pack's rule for this row alone; nullptr if the rules of its direction apply.
const row_rule* rule_of(const indicator& row, const pack& rules PERFEVAL_LIFETIMEBOUND);
const row_rule* rule_of(const indicator&, const pack&&) = delete;

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/bound_form.ipp>
#endif
