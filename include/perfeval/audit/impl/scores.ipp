#pragma once

#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/left_over.ipp>
#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/impl/shared_weights.ipp>
#include <perfeval/audit/impl/witness.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/scores.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/spaceless.hpp>
#include <perfeval/preimage.hpp>
#include <perfeval/score/impl/merged_rows.ipp>
#include <perfeval/score/impl/scorecard.ipp>
#include <perfeval/score/prints.hpp>

#include <algorithm>
#include <compare>
#include <utility>
#include <vector>

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

/// The rows scored together, of which `i` is the first.
inline merged_rows::row_group group_of(const examination& exam, std::size_t i) {
  return {exam.paper(), i, end_of_group(exam, i)};
}

template <class Holds>
bool any_of_group(const examination& exam, std::size_t i, const Holds& holds) {
  bool any = false;
  merged_rows::each_row(group_of(exam, i), [&](std::size_t row) { any = any || holds(row); });
  return any;
}
template <class Holds>
[[gnu::always_inline]] inline bool any_row(const examination& exam, std::size_t i, const Holds& holds) {
  return exam.card().rows[i].shares_score ? any_of_group(exam, i, holds) : holds(i);
}

inline bool is_missed(const examination& exam, std::size_t i) {
  return any_row(exam, i, [&](std::size_t row) {
    const row_reading& reading = exam.card().rows[row].reading();
    return reading.measurable() && reading.result == outcome::missed && reading.direction != direction::deadline;
  });
}

inline bool is_met(const examination& exam, std::size_t i) {
  return !any_row(exam, i, [&](std::size_t row) { return exam.card().rows[row].reading().result != outcome::met; });
}

inline bool has_tiers(const examination& exam, std::size_t i) {
  return any_row(exam, i, [&](std::size_t row) { return on_tiers(exam.card().rows[row].reading()); });
}

inline bool has_reason(const examination& exam, std::size_t i) {
  return any_row(
      exam, i, [&](std::size_t row) { return gives_reason(exam.paper().indicators[row], exam.paper(), exam.rules()); });
}

/// Whether the row has words in a column that could not be read and in which no row with full points has any: they may
/// be the reason.
inline bool may_give_reason_aside(const examination& exam, std::size_t i) {
  const form& form = exam.paper();
  if (form.has.reason) return left_over::may_hold(form, i, item::reason);
  const auto has_words = [](const extra& e) { return e.value.content == content::unreadable; };
  const auto& rows = form.indicators;
  return std::any_of(rows[i].extras.begin(), rows[i].extras.end(), [&](const extra& own) {
    if (!has_words(own) || !own.value.place.known()) return false;
    for (std::size_t k = 0; k < rows.size(); ++k)
      for (const extra& other : rows[k].extras)
        if (is_full(exam, k) && has_words(other) && other.value.place.column == own.value.place.column) return false;
    return true;
  });
}

/// How a printed score relates to what the rule admits; within the hull of a rule as code, the rule is called.
inline match row_match_of(const indicator& row, const line& scored, const pack& rules) {
  if (!scored.points.known()) return match::no;
  if (const ratio* points = scored.points.fixed(); points && *points == ratio(*scored.printed))
    return match::agrees;  // as most
  if (!scored.points.hull || scored.points.fixed())
    return prints(scored.points.points, *scored.printed, rules.rounding.score_explains).match;
  match found = match::no;  // and so it stays if the rule fails between the ends: undecided
  (void)scoring::failure_of(
      [&] { found = earned_within(scored.reading(), *scored.reading().actual, row, scored, rules); });
  return found;
}

/// How the printed score of rows with weights of their own relates to each sum of what they may earn. In the set of all
/// sums, one reading may cover the end of another, to which a score is rounded.
inline match match_of_sums(const examination& exam, std::size_t i) {
  std::vector<value_set> sums{value_set::point(0)};
  (void)merged_rows::sum_of_points(group_of(exam, i), [&](std::size_t row, const decimal& weight) {
    const row_rule* own = rule_of(exam.paper().indicators[row], exam.rules());
    const admitted points = points_of(exam.card().rows[row].reading(), weight, own, exam.rules());
    std::vector<value_set> longer;
    for (const value_set& sum : sums)
      for (const interval& part : points.points.parts()) longer.push_back(sum + value_set(part));
    const bool weighted = exam.paper().indicators[row].weight.has_value();
    sums = weighted && longer.size() <= merged_rows::most_pieces ? std::move(longer) : std::vector<value_set>();
    return points;
  });
  print_match best;
  for (const value_set& sum : sums)
    best = better(best, prints(sum, *exam.card().rows[i].printed, exam.rules().rounding.score_explains));
  return best.match;
}

/// The exact values that print half-up as the actual of the row.
inline interval behind_actual(const row_reading& row) {
  const ratio half = row.printed_unit / ratio(2);
  return interval::closed_open(*row.value() - half, *row.value() + half);
}

inline bool may_be_rounded(const row_reading& row) {
  return row.value() && row.measurable() && row.may_be_rounded && !row.printed_unit.is_zero();
}

/// Whether the rule itself excludes an end, as [0, w) does: nothing rounds up to it.
inline bool has_open_end(const value_set& points) {
  for (const interval& part : points.parts())
    if ((part.low() && !part.low()->closed) || (part.high() && !part.high()->closed)) return true;
  return false;
}

/// Whether some point of the set, rounded as the pack rounds points, prints as the score. Unlike in prints(), an open
/// end counts, because values as near to it as may be are earned.
inline bool may_print(const admitted& points, const decimal& score, const pack& rules) {
  const value_set printing = printing_as(score, rules.rounding.score_explains);
  return rules.quant.rounding ? rounds_into(points.points, *rules.quant.rounding, printing)
                              : intersects(points.points, printing);
}

/// What the rows could have earned with exact values in place of the actuals that may be rounded.
inline admitted points_of_exact_actuals(const examination& exam, std::size_t i) {
  return merged_rows::sum_of_points(group_of(exam, i), [&](std::size_t row, const decimal& weight) {
    const row_reading& reading = exam.card().rows[row].reading();
    const row_rule* own = rule_of(exam.paper().indicators[row], exam.rules());
    return may_be_rounded(reading) ? points_of(reading, behind_actual(reading), weight, own, exam.rules())
                                   : points_of(reading, weight, own, exam.rules());
  });
}

/// Whether some exact value that prints as the actual earns points that print as the score.
/// Errors: whatever a rule as code throws.
inline bool some_actual_explains(const examination& exam, std::size_t i) {
  const line& scored = exam.card().rows[i];
  if (!any_row(exam, i, [&](std::size_t row) { return may_be_rounded(exam.card().rows[row].reading()); })) return false;
  if (!scored.rule.empty() && !scored.shares_score)
    return earned_within(scored.reading(), behind_actual(scored.reading()), exam.paper().indicators[i], scored,
                         exam.rules()) != match::no;
  const admitted points = points_of_exact_actuals(exam, i);
  if (!points.known()) return false;
  if (has_open_end(scored.points.points))
    return prints(points.points, *scored.printed, exam.rules().rounding.score_explains).match != match::no;
  return may_print(points, *scored.printed, exam.rules());
}

/// The same; if a rule as code fails there, nothing is excused.
inline bool actual_rounding_explains(const examination& exam, std::size_t i) {
  bool explains = false;
  (void)scoring::failure_of([&] { explains = some_actual_explains(exam, i); });
  return explains;
}

/// The admitted points as what is expected: one value at the printed places, or the set.
inline void expect_points(finding& f, const admitted& points, const decimal& score) {
  if (const ratio* fixed = points.fixed()) return expect_number(f, *fixed, score);
  expect_set(f, points.points);
}

/// ＞5公里: what a strict target asks for, where the actual only equals it.
inline std::string strict_target(const indicator& row, const form& form, const row_reading& reading) {
  const unit column_unit = unit_beside(row, form);
  const std::string& unit = row.wanted.unit.dimension == dimension::none ? column_unit.text : row.wanted.unit.text;
  return (reading.direction == direction::at_most ? "＜" : "＞") + text_of(row.wanted.low) + unit;
}

inline void report_missed(examination& exam, std::size_t i, match match) {
  const line& scored = exam.card().rows[i];
  const bool only_strict = !any_row(exam, i, [&](std::size_t row) {
    const row_reading& reading = exam.card().rows[row].reading();
    return reading.result == outcome::missed && reading.direction != direction::deadline &&
           !(reading.strict_tie && !reading.counted);
  });
  const severity severe = match != match::no || only_strict   ? severity::warning
                          : actual_rounding_explains(exam, i) ? severity::note
                                                              : severity::error;
  const bool in_words = only_strict && !scored.shares_score;
  finding& f = exam.report(code::full_score_target_missed, severe, row_field(i, item::score));
  if (scored.points.known()) f.source = scored.points.source;
  if (in_words) {
    f.expected = strict_target(exam.paper().indicators[i], exam.paper(), scored.reading());
    f.detail = basis::strict_sign;
  } else if (scored.points.known()) {
    expect_points(f, scored.points, *scored.printed);
  }
}

/// Words outside the official terms, which leave room for judgement.
inline bool has_loose_word(const examination& exam, std::size_t i) {
  return any_row(exam, i, [&](std::size_t row) {
    return on_tiers(exam.card().rows[row].reading()) &&
           !lists(exam.rules().vocabulary.official_tiers, spaceless(exam.paper().indicators[row].actual.text).text());
  });
}

inline severity severity_above(const examination& exam, std::size_t i) {
  if (actual_rounding_explains(exam, i)) return severity::note;
  return has_loose_word(exam, i) ? severity::warning : severity::error;
}

inline bool may_have_reason(const examination& exam, std::size_t i) {
  return has_reason(exam, i) || may_give_reason_aside(exam, i);
}

inline severity severity_below(const examination& exam, std::size_t i) {
  return may_have_reason(exam, i) || actual_rounding_explains(exam, i) ? severity::note : severity::warning;
}

inline bool met_but_deducted(const examination& exam, std::size_t i) {
  if (!is_deducted(exam, i)) return false;
  const bool measured =
      !any_row(exam, i, [&](std::size_t row) { return !exam.card().rows[row].reading().measurable(); });
  return measured && is_met(exam, i) && !may_have_reason(exam, i);
}

/// The remaining cases once prints() is false: the score lies above, below, or in a gap and is undecided.
inline void check_outside(examination& exam, std::size_t i) {
  const line& scored = exam.card().rows[i];
  const admitted& points = scored.points;
  const field here = row_field(i, item::score);
  const ratio score(*scored.printed);
  const bool above = above_all(points.points, score) && (!is_full(exam, i) || has_tiers(exam, i));
  const bool below = !above && below_all(points.points, score) && !is_met(exam, i);
  if (!above && !below) return exam.judge(here, verdict::cannot_tell);
  finding& f = exam.report(above ? code::score_above_rule : code::score_below_rule,
                           above ? severity_above(exam, i) : severity_below(exam, i), here);
  expect_points(f, points, *scored.printed);
  f.source = points.source;
}

// ------------------------------------------------------------------------------------------------ several scores

/// What the rows may earn of the weight that they share, with the actuals as printed or as they may have been rounded.
inline shared_weights::fit fit_of_several(const examination& exam, std::size_t i, bool exact) try {
  return shared_weights::fit_of_group(exam, i, [&](std::size_t row) {
    const row_reading& reading = exam.card().rows[row].reading();
    const row_rule* own = rule_of(exam.paper().indicators[row], exam.rules());
    return exact && may_be_rounded(reading) ? points_of(reading, behind_actual(reading), decimal(1), own, exam.rules())
                                            : points_of(reading, decimal(1), own, exam.rules());
  });
} catch (const interruption&) {
  throw;
} catch (const std::exception&) {  // a rule as code that fails: undecided
  return shared_weights::fit::unknown;
}

/// Several scores under one weight, together; the finding stands at the first of them.
inline void check_several_scores(examination& exam, std::size_t i) {
  using shared_weights::fit;
  const line& scored = exam.card().rows[i];
  const field here = row_field(i, item::score);
  const fit found = fit_of_several(exam, i, false);
  const auto report = [&](code code, severity severity) {
    finding& f = exam.report(code, severity, here);
    shared_weights::tell_of_group(exam, i, f);
    const admitted points = merged_rows::sum_of_points(group_of(exam, i), [&](std::size_t row, const decimal& weight) {
      const row_rule* own = rule_of(exam.paper().indicators[row], exam.rules());
      return points_of(exam.card().rows[row].reading(), weight, own, exam.rules());
    });
    if (code == code::target_met_deducted)
      f.expected = text_of(*scored.weight);
    else if (points.known())
      expect_points(f, points, *scored.printed);
  };
  const bool excused = found != fit::possible && fit_of_several(exam, i, true) == fit::possible;
  if (is_full(exam, i) && is_missed(exam, i) && found != fit::unknown)
    return report(code::full_score_target_missed, found == fit::possible ? severity::warning
                                                  : excused              ? severity::note
                                                                         : severity::error);
  if (met_but_deducted(exam, i)) return report(code::target_met_deducted, severity::warning);
  if (found == fit::possible) return exam.judge(here, verdict::agrees);
  const bool above = found == fit::above && !is_full(exam, i);
  const bool below = found == fit::below && !is_met(exam, i);
  if (!above && !below) return exam.judge(here, verdict::cannot_tell);
  const severity too_much = has_loose_word(exam, i) ? severity::warning : severity::error;
  const severity too_little = may_have_reason(exam, i) ? severity::note : severity::warning;
  report(above ? code::score_above_rule : code::score_below_rule, excused ? severity::note
                                                                  : above ? too_much
                                                                          : too_little);
}

/// rule-failed: a rule as code gave no points, and the row may earn anything up to its weight.
inline void report_failure(examination& exam, std::size_t i) {
  const line& scored = exam.card().rows[i];
  if (!scored.scored || !scored.weight) return;
  finding& f = exam.report(code::rule_failed, severity::warning, row_field(i, item::score));
  expect_set(f, interval::closed(ratio(0), ratio(*scored.weight)));
  const std::string cause = scored.failure.substr(0, scored.failure.find('\n'));
  f.detail = (scored.rule.empty() ? "a rule" : "the rule " + scored.rule) + " failed, " + cause;
}

inline void check_row_score(examination& exam, std::size_t i) {
  const line& scored = exam.card().rows[i];
  const field here = row_field(i, item::score);
  if (!scored.failure.empty()) report_failure(exam, i);
  if (!scored.scored || scored.added_as_printed()) return;
  if (!scored.weight || !scored.printed) return exam.judge(here, verdict::cannot_tell);
  const std::weak_ordering order = *scored.printed <=> *scored.weight;
  if (order > 0 || scored.weight->sign() < 0 || scored.printed->sign() < 0) return;
  if (!scored.failure.empty() || scored.worded_rule) return exam.judge(here, verdict::cannot_tell);
  if (scored.shares_score && shared_weights::has_several_scores(exam, i)) return check_several_scores(exam, i);
  match found = row_match_of(exam.paper().indicators[i], scored, exam.rules());
  if (found == match::no && scored.shares_score && scored.points.known()) found = match_of_sums(exam, i);
  const bool full = order == 0 && scored.weight->sign() > 0;
  if (full && is_missed(exam, i)) return report_missed(exam, i, found);
  if (!full && met_but_deducted(exam, i)) {
    exam.report(code::target_met_deducted, severity::warning, here, text_of(*scored.weight));
    return;
  }
  if (!scored.points.known()) return exam.judge(here, verdict::cannot_tell);
  if (found != match::no) return exam.judge(here, verdict::agrees);
  check_outside(exam, i);
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

/// Under `reason.qualitative`, a result in words requires a description in the reason cell.
inline void check_description(examination& exam, std::size_t i) {
  const line& scored = exam.card().rows[i];
  if (!scored.scored || !on_tiers(scored.reading())) return;
  const indicator& row = exam.paper().indicators[i];
  if (!gives_own_reason(row, exam.rules()))
    exam.report(code::description_missing, severity::warning, row_field(i, item::reason));
}

inline void check_reason(examination& exam, std::size_t i) {
  const form& form = exam.paper();
  const indicator& row = form.indicators[i];
  const field here = row_field(i, item::reason);
  if (!row.reason.empty() && is_full(exam, i)) {
    if (gives_own_reason(row, exam.rules()) && !shares_reason(form, i))
      exam.report(code::reason_without_deduction, severity::note, here);
    return;
  }
  const bool place_for_reasons = form.has.reason || form.common_reason.content != content::absent;
  if (is_deducted(exam, i) && exam.rules().reason.deduction && !has_reason(exam, i) &&
      !left_over::may_hold(form, i, item::reason))
    exam.report(code::deduction_without_reason, place_for_reasons ? severity::warning : severity::note, here);
}

}  // namespace detail::scores

PERFEVAL_INLINE void check_row_scores(examination& exam) {
  for (std::size_t i = 0; i < exam.rows(); ++i) detail::scores::check_row_score(exam, i);
}

PERFEVAL_INLINE void check_reasons(examination& exam) {
  detail::scores::check_execution_reason(exam);
  for (std::size_t i = 0; i < exam.rows(); ++i) {
    detail::scores::check_reason(exam, i);
    if (exam.rules().reason.qualitative) detail::scores::check_description(exam, i);
  }
}

}  // namespace v0
}  // namespace perfeval
