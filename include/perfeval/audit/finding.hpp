/// A finding: a figure that does not add up, or a cell that a reviewer would ask about. It holds codes and values; its
/// sentence is rendered from them by audit/message.hpp.
#pragma once

#include <perfeval/audit/field.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/rule/clause.hpp>
#include <perfeval/rule/vocabulary.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// error: the form breaks its own arithmetic or its rules. warning: very probably wrong or missing. note: worth a look.
enum class severity : std::uint8_t { note, warning, error };

/// What a check says of a figure. A check that lacks its input never guesses.
enum class verdict : std::uint8_t { agrees, cannot_tell, differs };

/// The codes, for ever: one may be retired, never reused or renamed. docs/findings.md defines each.
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
  over_execution,
  budget_magnitude,
  grade_mismatch,
  zero_budget,
  // targets, actuals, scores
  full_score_target_missed,
  score_above_rule,
  score_below_rule,
  target_met_deducted,
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
  // across forms
  rounding_inconsistent,
  duplicate_form,
  figures_conflict,
  // documents
  unreadable_document,
  no_form_found,
  form_incomplete
};
inline constexpr std::size_t code_count = static_cast<std::size_t>(code::form_incomplete) + 1;

/// The simplest slip that would explain a figure that differs.
enum class diagnosis : std::uint8_t {
  none,
  rounding,
  last_digit,
  sign,
  percent_ratio,
  unit_slip,
  power_of_ten,
  transposed_digits,
  truncated,
  copied_cell,
  stale_total,
  unknown
};

std::string_view name_of(code code) noexcept;            ///< "total-mismatch"
std::string_view name_of(severity severity) noexcept;    ///< "error"
std::string_view name_of(verdict verdict) noexcept;      ///< "cannot_tell"
std::string_view name_of(diagnosis diagnosis) noexcept;  ///< "stale-total"; empty for none
std::string_view name_of(grade grade) noexcept;          ///< "fair"

/// The code of a name; nothing if there is none.
std::optional<code> code_named(std::string_view name) noexcept;

/// Whether findings of this code come from a check that compares figures and so carry a verdict.
constexpr bool compares_figures(code code) noexcept { return code <= code::number_unreadable; }

/// A finding. Strings are those of the paper, or exact numbers as text; none is a sentence.
struct finding {
  perfeval::code code = perfeval::code::total_mismatch;
  perfeval::severity severity = severity::note;
  perfeval::field field;
  place cell;
  std::string path;      ///< path_of(at)
  std::string label;     ///< label_of(at)
  std::string printed;   ///< the text of the cell; empty if there is none
  std::string expected;  ///< what the check computed: a number, an interval, or words; empty if it computes nothing
  topic source = topic::arithmetic;
  std::optional<perfeval::rounding> rounding;
  perfeval::diagnosis diagnosis = diagnosis::none;
  std::vector<std::string> candidates;  ///< paths: the copied cell, the rows left out
  std::string explained_by;             ///< the path of the root defect; empty if none
  std::vector<std::uint32_t> forms;     ///< for findings across forms: their numbers in the document
  std::string detail;  ///< one more value for the sentence: the unit missing, the character, the other form
};

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/finding.ipp>
#endif
