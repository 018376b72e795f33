/// The codes of findings. A code is one row of a table (impl/codes.ipp): its name, whether it compares figures, the
/// clause it rests on, its sentence in both languages. docs/findings.md defines each.
#pragma once

#include <perfeval/detail/words.hpp>
#include <perfeval/rule/clause.hpp>

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// Codes are permanent: they may be retired but are never reused or renamed.
enum class code : std::uint8_t {
  // arithmetic of the form
  weight_sum,
  score_above_weight,
  negative_value,
  total_mismatch,
  subtotal_mismatch,
  funds_sum,
  rate_mismatch,
  rate_rounding,
  rate_missing,
  execution_score,
  execution_rounded_up,
  over_execution,
  budget_magnitude,
  grade_mismatch,
  zero_budget,
  // targets, actuals, scores
  full_score_target_missed,
  score_above_rule,
  score_below_rule,
  target_met_deducted,
  rate_contradicts,
  deduction_without_reason,
  reason_without_deduction,
  overshoot_unexplained,
  deadline_missed,
  cost_execution,
  zero_execution_scored,
  zero_execution_total,
  actual_is_inequality,
  target_missing,
  actual_missing,
  weight_missing,
  score_missing,
  unit_mismatch,
  unit_missing,
  value_outside_scale,
  number_unreadable,
  // quality of the indicators
  target_is_scale,
  target_echo,
  goal_echo,
  operator_missing,
  cost_not_numeric,
  indicator_misfiled,
  placeholder_indicator,
  duplicate_indicator,
  weight_structure,
  category_missing,
  satisfaction_equals_target,
  rate_counted_twice,
  stray_character,
  budget_adjusted,
  description_missing,
  form_unfilled,
  low_execution_high_score,
  year_mismatch,
  answers_too_exact,
  copied_from_last_year,
  department_sum,
  // across forms
  rounding_inconsistent,
  rounding_convention,
  duplicate_form,
  figures_conflict,
  // documents
  unreadable_document,
  no_form_found,
  column_unclear,
  formula_without_value,
  rule_failed,
  form_incomplete
};

std::string_view name_of(code code) noexcept;  ///< "total-mismatch"

/// Writes the stable name.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, code value) {
  return out << name_of(value);
}

/// Every code by its stable name, in the order of the enumeration.
template <>
std::span<const std::string_view> names<code>() noexcept;

/// The code with this name; nothing if there is none.
std::optional<code> code_named(std::string_view name) noexcept;

/// Whether findings of this code come from a check that compares figures and so carry a verdict.
bool compares_figures(code code) noexcept;

/// The topic of the clause behind a code, unless the rule that scores the row specifies another.
topic topic_of(code code) noexcept;

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/codes.ipp>
#endif
