#pragma once

#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/impl/witness.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/scores.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/score/prints.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::scores {

using namespace figures;
using namespace witness;

inline bool above_all(const value_set& points, const ratio& s) {
  const auto& high = points.parts().back().high();
  return high && (s > high->value || (s == high->value && !high->closed));
}

inline bool below_all(const value_set& points, const ratio& s) {
  const auto& low = points.parts().front().low();
  return low && (s < low->value || (s == low->value && !low->closed));
}

inline bool on_tiers(const row_reading& row) noexcept {
  return row.direction == direction::qualitative || row.direction == direction::yes_no;
}

/// How a printed score relates to what the rule admits; within the hull of a rule as code, the rule is called.
inline match row_match_of(const indicator& row, const line& scored, const pack& rules) try {
  if (!scored.points.known()) return match::no;
  if (scored.points.hull && !scored.points.fixed())
    return earned_within(scored.reading(), *scored.reading().actual, row, scored, rules);
  return prints(scored.points.points, *scored.printed, rules.rounding.score_explains).match;
} catch (const std::exception&) {  // a rule as code that fails between the ends: undecided
  return match::no;
}

/// Whether some value that prints half-up as the actual would earn the printed score. Counts and money are exactly what
/// is printed.
inline bool actual_rounding_explains(const indicator& indicator, const line& scored, const pack& rules) {
  const row_reading& row = scored.reading();
  const ratio* actual = row.value();
  if (!actual || !row.measurable() || row.exact_unit || row.printed_unit.is_zero()) return false;
  const ratio half = row.printed_unit / ratio(2);
  const interval printed_as = interval::closed_open(*actual - half, *actual + half);
  try {
    return earned_within(row, printed_as, indicator, scored, rules) != match::no;
  } catch (const std::exception&) {  // if a rule as code fails there, nothing is excused
    return false;
  }
}

/// The admitted points as text: one value at the printed places, or the set.
inline std::string expected_points(const admitted& points, const decimal& score) {
  const ratio* fixed = points.fixed();
  return fixed ? at_places_of(*fixed, score) : to_string(points.points);
}

inline void report_missed(examination& exam, const field& here, const line& row, match match) {
  const bool only_strict = row.reading().strict_tie && !row.reading().counted;
  const severity severe = match != match::no || only_strict ? severity::warning : severity::error;
  const std::string expected = row.points.known() ? expected_points(row.points, *row.printed) : std::string();
  finding& f = exam.report(code::full_score_target_missed, severe, here, expected);
  if (row.points.known()) f.source = row.points.source;
}

inline severity severity_above(examination& exam, const indicator& row, const line& scored) {
  if (actual_rounding_explains(row, scored, exam.rules())) return severity::note;
  const bool unofficial =
      on_tiers(scored.reading()) && !lists(exam.rules().vocabulary.official_tiers, without_spaces(row.actual.text));
  return unofficial ? severity::warning : severity::error;
}

inline severity severity_below(examination& exam, const indicator& row, const line& scored) {
  const bool excused =
      gives_reason(row, exam.paper(), exam.rules()) || actual_rounding_explains(row, scored, exam.rules());
  return excused ? severity::note : severity::warning;
}

inline bool met_but_deducted(examination& exam, const indicator& row, const line& scored) {
  return scored.reading().measurable() && scored.reading().result == outcome::met && is_deducted(row) &&
         !gives_reason(row, exam.paper(), exam.rules());
}

/// The remaining cases once prints() is false: the score lies above, below, or in a gap and is undecided.
inline void check_outside(examination& exam, const field& here, const indicator& row, const line& scored) {
  const admitted& points = scored.points;
  const ratio score(*scored.printed);
  const bool met = scored.reading().result == outcome::met;
  const bool above = above_all(points.points, score) && (!is_full(row) || on_tiers(scored.reading()));
  const bool below = !above && below_all(points.points, score) && !met;
  if (!above && !below) return exam.judge(here, verdict::cannot_tell);
  exam.report(above ? code::score_above_rule : code::score_below_rule,
              above ? severity_above(exam, row, scored) : severity_below(exam, row, scored), here,
              expected_points(points, *scored.printed))
      .source = points.source;
}

inline void check_row_score(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  const line& scored = exam.card().rows[i];
  const field here = row_field(i, item::score);
  if (!scored.scored) return;
  if (!scored.weight || !scored.printed) return exam.judge(here, verdict::cannot_tell);
  if (*scored.printed > *scored.weight || scored.weight->sign() < 0 || scored.printed->sign() < 0) return;
  if (!scored.failure.empty()) return exam.judge(here, verdict::cannot_tell);
  const match found = row_match_of(row, scored, exam.rules());
  const row_reading& reading = scored.reading();
  const bool missed = reading.measurable() && reading.result == outcome::missed && !scored.shares_score;
  if (missed && is_full(row) && reading.direction != direction::deadline)
    return report_missed(exam, here, scored, found);
  if (met_but_deducted(exam, row, scored) && !scored.shares_score) {
    exam.report(code::target_met_deducted, severity::warning, here, text_of(row.weight.value));
    return;
  }
  if (!scored.points.known()) return exam.judge(here, verdict::cannot_tell);
  if (found != match::no) return exam.judge(here, verdict::agrees);
  check_outside(exam, here, row, scored);
}

/// Whether the reason is in a cell merged with that of a neighbouring row.
inline bool shares_reason(const form& form, std::size_t i) {
  const auto same = [&form, i](std::size_t other) {
    return form.indicators[other].reason.place.known() &&
           form.indicators[other].reason.place == form.indicators[i].reason.place;
  };
  return (i > 0 && same(i - 1)) || (i + 1 < form.indicators.size() && same(i + 1));
}

/// An execution rate below `execution.reason_below` requires a reason.
inline void check_execution_reason(examination& exam) {
  const auto& least = exam.rules().execution.reason_below;
  const auto total = total_line_index(exam.paper());
  if (!least || !total || !exam.card().execution_rate || *exam.card().execution_rate >= ratio(*least)) return;
  if (!gives_reason(exam.paper().budget[*total].reason, exam.paper(), exam.rules()))
    exam.report(code::deduction_without_reason, severity::warning, line_field(*total, item::reason));
}

/// A result in words requires a description in the reason cell (`reason.qualitative`).
inline void check_description(examination& exam, std::size_t i) {
  const line& scored = exam.card().rows[i];
  if (!exam.rules().reason.qualitative || !scored.scored || !on_tiers(scored.reading())) return;
  const indicator& row = exam.paper().indicators[i];
  if (!gives_own_reason(row, exam.rules()))
    exam.report(code::description_missing, severity::warning, row_field(i, item::reason));
}

inline void check_reason(examination& exam, std::size_t i) {
  const form& form = exam.paper();
  const indicator& row = form.indicators[i];
  const field here = row_field(i, item::reason);
  const bool place_for_reasons = form.has.reason || form.common_reason.content != content::absent;
  if (is_deducted(row) && exam.rules().reason.deduction && !gives_reason(row, form, exam.rules()))
    exam.report(code::deduction_without_reason, place_for_reasons ? severity::warning : severity::note, here);
  else if (is_full(row) && gives_own_reason(row, exam.rules()) && !shares_reason(form, i))
    exam.report(code::reason_without_deduction, severity::note, here);
}

}  // namespace detail::scores

PERFEVAL_INLINE void check_row_scores(examination& exam) {
  for (std::size_t i = 0; i < exam.paper().indicators.size(); ++i) detail::scores::check_row_score(exam, i);
}

PERFEVAL_INLINE void check_reasons(examination& exam) {
  detail::scores::check_execution_reason(exam);
  for (std::size_t i = 0; i < exam.paper().indicators.size(); ++i) {
    detail::scores::check_reason(exam, i);
    detail::scores::check_description(exam, i);
  }
}

}  // namespace v0
}  // namespace perfeval
