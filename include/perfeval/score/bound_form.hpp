/// A form bound to a pack: every row read once, so that scoring it again and again (what if the actual were …?) reads
/// nothing anew.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/row_reading.hpp>

#include <optional>
#include <vector>

namespace perfeval {
inline namespace v0 {

namespace detail {

/// What scoring a row takes where it takes no sets: one actual, a target above zero, a curve, all within 64 bits.
struct direct_way {
  const curve* points = nullptr;   ///< nullptr: the row is scored the general way
  const curve* ceiling = nullptr;  ///< where the direction is undecided: the curve that must agree
  topic source = topic::quantitative;
  short_fraction x;  ///< actual / target
  short_fraction weight;
};

}  // namespace detail

/// A row as bound: how it is read, and what holds it.
struct bound_row {
  row_reading reading;
  const row_rule* own = nullptr;  ///< the pack's rule for this row alone; nullptr if the rules of its direction hold
  bool scored = false;            ///< see is_scored(); false for the lower rows of a merged score
  bool shares_score = false;  ///< its score stands in a merged cell with the rows below it: no rule is held against it
  const decimal* weight = nullptr;   ///< in the form; nullptr if it is no number
  const decimal* printed = nullptr;  ///< the printed score, likewise
  detail::direct_way direct;
};

/// A form under a pack. Borrows both: they must outlive it. To score it with other actuals, set_actual().
struct bound_form {
  const perfeval::form* form = nullptr;
  const pack* rules = nullptr;
  std::vector<bound_row> rows;               ///< one per indicator, in paper order
  const budget_line* total = nullptr;        ///< the total budget line
  const figure* budget = nullptr;            ///< the budget that its rate divides by
  std::optional<ratio> execution_rate;       ///< executed / budget, exact
  std::optional<int> execution_budget_sign;  ///< of that budget, where it is a number
  detail::direct_way execution;
};

/// Reads every row of the form under the pack; the second form reuses the storage of the first.
void bind(const form& paper, const pack& rules, bound_form& bound);
[[nodiscard]] bound_form bind(const form& form, const pack& rules);

/// Puts another actual in the place of a row's (in the row's common unit), for "what if". `row` counts from 0.
/// Requires: the row is measurable, so that there is a unit and a target to hold it against.
void set_actual(bound_form& bound, std::size_t row, const ratio& actual);

/// The total budget line: the first of its kind; nullptr if the form has none.
const budget_line* total_budget_line(const form& form) noexcept;

/// The budget that the rate of a line divides by: the pack's denominator; with one budget column, that one. A blank
/// annual budget is not replaced by the initial one.
const figure& budget_of(const budget_line& line, const form& form, const pack& rules) noexcept;

/// Budget and executed amount of which the execution rate is: of the total line, or what the lines under it add up to
/// (`execution.lines`), where there is one; not a number where one of them can not be read or none is given.
struct rate_figures {
  figure budget, executed;
};
rate_figures summed_lines(const form& form, const pack& rules);

/// The rate as it earns points: rounded where the pack rounds it (`execution.rate_rounding`).
ratio earning_rate(const ratio& rate, const pack& rules);

/// Whether weight or score of the row is a number, and the row is not part of a weighted parent.
bool is_scored(const indicator& row) noexcept;

/// The rule of its own that a pack has for this row; nullptr if the rules of its direction hold.
const row_rule* rule_of(const indicator& row, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/bound_form.ipp>
#endif
