/// A copy of a form on which changes are tried: made, checked, undone. Rows are read again only where a change concerns
/// how they are read.
#pragma once

#include <perfeval/audit/impl/repair_moves.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/scores.hpp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/score/bound_form.hpp>
#include <perfeval/score/scorecard.hpp>

#include <algorithm>
#include <compare>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::repair_bench {

using repair_moves::move;

/// A failed check.
struct failure {
  perfeval::code code;
  perfeval::field field;
  friend auto operator<=>(const failure&, const failure&) = default;
};

/// Whether findings of this code are about figures that a repair makes consistent.
inline bool is_repaired(code code) noexcept {
  switch (code) {
    case code::weight_sum:
    case code::score_above_weight:
    case code::negative_value:
    case code::total_mismatch:
    case code::subtotal_mismatch:
    case code::funds_sum:
    case code::rate_mismatch:
    case code::execution_score:
    case code::grade_mismatch:
    case code::full_score_target_missed:
    case code::score_above_rule:
    case code::score_below_rule:
    case code::target_met_deducted:
    case code::cost_execution:
      return true;
    default:
      return false;
  }
}

/// Whether the finding may stand: a warning that asks (a list of funds that is not complete, a deduction without a
/// reason, a cost that is not what was spent) and that no slip but a last digit or a copy explains; a rounding that the
/// document keeps to.
inline bool may_stand(const finding& f) noexcept {
  if (!f.explained_by.empty()) return f.explained_by.field.part == part::document;
  if (f.severity != severity::warning || f.code == code::weight_sum) return false;
  switch (f.diagnosis) {
    case diagnosis::none:
    case diagnosis::unknown:
    case diagnosis::rounding:
    case diagnosis::last_digit:
    case diagnosis::copied_cell:
      return true;
    default:
      return false;
  }
}

class bench {
 public:
  bench(form paper, const pack& rules, const form_audit& found) : copy_(std::move(paper)), rules_(rules) {
    for (const finding& f : found.findings)
      if (is_repaired(f.code) && may_stand(f)) tolerated_.push_back({f.code, f.field});
    std::sort(tolerated_.begin(), tolerated_.end());
    bind(copy_, rules_, bound_);
  }
  bench(const bench&) = delete;
  bench& operator=(const bench&) = delete;

  [[nodiscard]] const form& paper() const noexcept { return copy_; }

  /// The change of the actual with which the row of a score just meets its target, nothing else being changed.
  std::optional<move> actual_at_target(const field& score) {
    const std::size_t i = score.index - 1;
    perfeval::score(bound_, card_);
    const indicator& row = copy_.indicators[i];
    const auto meant = suspects::actual_at_target(row, card_.rows[i]);
    const auto text = meant ? repair_cells::with_number(row.actual.text, row.found.low, *meant) : std::nullopt;
    if (!text) return std::nullopt;
    return move{row_field(i, item::actual), *text, diagnosis::unknown, repair_moves::of_input};
  }

  /// What fails with some changes, and what each failure suggests.
  struct state {
    std::vector<failure> failures;
    std::vector<std::vector<move>> suggested;  ///< one list a failure, if it was asked for
  };

  state state_after(std::span<const move> changes, bool with_suggestions) {
    std::vector<move> before;
    for (const move& m : changes) {
      before.push_back({m.cell, cell_at(m.cell, copy_)->text});
      repair_cells::put(copy_, m.cell, m.text);
    }
    read_again(changes);
    state found = checked(with_suggestions);
    for (const move& m : before) repair_cells::put(copy_, m.cell, m.text);
    read_again(changes);
    return found;
  }

 private:
  static bool concerns_reading(const field& cell) noexcept {
    return cell.part != part::total && cell.part != part::subtotals && cell.item != item::score &&
           cell.item != item::execution_rate;
  }

  /// Reads what the changes concern.
  void read_again(std::span<const move> changes) {
    for (const move& m : changes) {
      if (!concerns_reading(m.cell)) continue;
      if (m.cell.part == part::budget) {
        bound_rules::bind_execution(bound_);
        continue;
      }
      const std::size_t row = m.cell.index - 1;
      if (bound_.rows[row].together != 1) return bind(copy_, rules_, bound_);  // of a merged cell
      bound_rules::bind_row(copy_, row, rules_, bound_.rows[row]);
    }
  }

  state checked(bool with_suggestions) {
    score(bound_, card_);
    form_audit result;
    examination exam(copy_, rules_, card_, result);
    check_weight_sum(exam);
    check_bounds(exam);
    check_total(exam);
    check_subtotals(exam);
    check_funds(exam);
    check_rates(exam);
    check_execution_score(exam);
    check_grade(exam);
    check_row_scores(exam);
    check_cost_actuals(exam);
    return state_of(exam, with_suggestions);
  }

  state state_of(examination& exam, bool with_suggestions) {
    state found;
    repair_moves::suggestions suggestions(exam);
    for (const finding& f : exam.findings()) {
      const failure one{f.code, f.field};
      if (f.severity == severity::note || !is_repaired(f.code)) continue;
      if (std::binary_search(tolerated_.begin(), tolerated_.end(), one)) continue;
      found.failures.push_back(one);
      if (with_suggestions) found.suggested.push_back(suggestions.moves_for(f));
    }
    return found;
  }

  form copy_;
  const pack& rules_;
  bound_form bound_;
  scorecard card_;
  std::vector<failure> tolerated_;  // in order
};

}  // namespace detail::repair_bench
}  // namespace v0
}  // namespace perfeval
