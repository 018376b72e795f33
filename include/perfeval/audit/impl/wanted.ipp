/// Which numbers the check behind a finding would have accepted, exactly: diagnoses and roots are tested against them.
#pragma once

#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/impl/slips.ipp>
#include <perfeval/audit/rates.hpp>

#include <optional>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::wanted_values {

using namespace figures;
using slips::wanted;

/// The number that a finding expects, a fraction too; nothing for a set or words.
inline std::optional<ratio> expected_ratio(const finding& f) {
  if (const auto number = expected_number(f)) return ratio(*number);
  const std::size_t bar = f.expected.find('/');
  if (bar == std::string::npos) return std::nullopt;
  decimal over;
  decimal under;
  const char* text = f.expected.data();
  const auto above = from_chars(text, text + bar, over);
  const auto below = from_chars(text + bar + 1, text + f.expected.size(), under);
  const bool whole = above.ec == std::errc() && below.ec == std::errc() && above.ptr == text + bar &&
                     below.ptr == text + f.expected.size();
  return whole && !under.is_zero() ? std::optional(over / under) : std::nullopt;
}

inline value_set point_of(const std::optional<ratio>& value) { return value ? value_set::point(*value) : value_set(); }

/// The points that a row admits; those of the whole weight where no rule is known.
inline value_set row_points(examination& exam, const finding& f) {
  const line& scored = exam.card().rows[f.field.index - 1];
  if (scored.points.known() && !scored.points.hull && !scored.shares_score) return scored.points.points;
  return point_of(expected_ratio(f));
}

/// The points of the exact rate, and of the printed one where it may stand for it.
inline value_set line_points(examination& exam, const finding& f) {
  const budget_line& line = exam.paper().budget[f.field.index - 1];
  const auto rate = amounts_of(line, exam.paper(), exam.rules()).rate();
  if (!rate || !line.weight.has_value()) return point_of(expected_ratio(f));
  return rates::execution_candidates(rate, line.execution_rate, line.weight.value, exam.rules());
}

inline wanted wanted_rate(examination& exam, const finding& f) {
  const budget_line& line = exam.paper().budget[f.field.index - 1];
  const auto exact = amounts_of(line, exam.paper(), exam.rules()).rate();
  if (!exact) return {};
  const auto scale = rate_scales::scale_of(*exact, line.execution_rate, exam.rules());
  return {value_set::point(*exact * ratio(scale.factor)), true, slips::scale::rate};
}

inline wanted wanted_score(examination& exam, const finding& f) {
  const bool of_row = f.field.part == part::indicators;
  return {of_row ? row_points(exam, f) : line_points(exam, f), true, slips::scale::plain};
}

/// Of the findings that hold a figure against numbers; nothing for all others.
inline wanted wanted_by(examination& exam, const finding& f) {
  switch (f.code) {
    case code::execution_score:
    case code::score_above_weight:
    case code::full_score_target_missed:
    case code::score_above_rule:
    case code::score_below_rule:
    case code::target_met_deducted:
      return wanted_score(exam, f);
    case code::negative_value:
      return f.field.item == item::score ? wanted_score(exam, f) : wanted{};
    case code::rate_mismatch:
      return wanted_rate(exam, f);
    case code::funds_sum:
      return {point_of(expected_ratio(f)), false, slips::scale::money};
    case code::weight_sum:
    case code::total_mismatch:
    case code::subtotal_mismatch:
      return {point_of(expected_ratio(f)), false, slips::scale::plain};
    default:
      return {};
  }
}

}  // namespace detail::wanted_values
}  // namespace v0
}  // namespace perfeval
