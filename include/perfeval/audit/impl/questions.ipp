#pragma once

#include <perfeval/audit/impl/answers.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/left_over.ipp>
#include <perfeval/audit/impl/years.ipp>
#include <perfeval/audit/questions.hpp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace detail::questions {

using namespace figures;

// ------------------------------------------------------------------------------------------------ unfilled

inline bool says_nothing(const cell& c) { return c.content == content::blank || c.content == content::absent; }

// ------------------------------------------------------------------------------------------------ spending and points

/// A share as people write it: 45%, 98.89%.
inline std::string percentage(const ratio& share) {
  return text_of(round(share * ratio(100), rounding{2, rounding_mode::half_up})) + "%";
}

/// The share of their weights that the indicators earn; nothing if a weight or a score is missing.
inline std::optional<ratio> share_earned(const form& form) {
  const printed_sum weights = sum_of_weights(form, false);
  const printed_sum scores = sum_of_scores(form);
  if (!weights.any || !weights.complete || !scores.any || !scores.complete || weights.value.sign() <= 0)
    return std::nullopt;
  const budget_line* total = total_budget_line(form);
  const bool execution = total && total->score.has_value();
  const decimal earned = execution ? scores.value - total->score.value : scores.value;
  return earned / weights.value;
}

/// Whether an amount or the rate of a line contradicts the form: how much was spent is then not certain.
inline bool is_in_doubt(examination& exam, std::size_t line) {
  return exam.find(code::rate_mismatch, line_field(line, item::execution_rate)) ||
         exam.find(code::funds_sum, line_field(line, item::annual_budget)) ||
         exam.find(code::funds_sum, line_field(line, item::executed));
}

inline void check_spending(examination& exam) {
  const budget_line* total = total_budget_line(exam.paper());
  if (!total || is_in_doubt(exam, static_cast<std::size_t>(total - exam.paper().budget.data()))) return;
  const execution_rules& limits = exam.rules().execution;
  const auto spent = amounts_of(*total, exam.paper(), exam.rules()).rate();
  if (!spent || *spent >= ratio(limits.little_below)) return;
  const auto earned = share_earned(exam.paper());
  if (!earned || *earned < ratio(limits.much_from)) return;
  finding& f = exam.report(code::low_execution_high_score, severity::note, all_indicators);
  f.printed = percentage(*earned);
  f.detail = percentage(*spent);
}

// ------------------------------------------------------------------------------------------------ years

inline bool carries_over(const form& form) {
  return std::any_of(form.budget.begin(), form.budget.end(), [](const budget_line& line) {
    const auto given = [](const figure& f) { return f.has_value() && !f.value.is_zero(); };
    return line.line == fund::carry_over &&
           (given(line.initial_budget) || given(line.annual_budget) || given(line.executed));
  });
}

inline void check_years(examination& exam) {
  const form& form = exam.paper();
  if (!form.year || carries_over(form)) return;
  const auto report = [&](const field& here) {
    exam.report(code::year_mismatch, severity::note, here, std::to_string(*form.year));
  };
  if (years::names_another(form.project.text, *form.year)) report({part::project, 0, item::whole});
  for (std::size_t i = 0; i < exam.rows(); ++i)
    if (years::lies_outside(form.indicators[i].wanted, *form.year)) report(row_field(i, item::target));
}

// ------------------------------------------------------------------------------------------------ numbers of answers

inline void check_answers(examination& exam) {
  const form& form = exam.paper();
  for (std::size_t i = 0; i < exam.rows(); ++i) {
    const row_glance seen = exam.glance(i);
    if (((seen.name | seen.target | seen.actual | seen.reason) & letters::counted) == 0) continue;
    const auto asked = answers::refuted_by(form.indicators[i]);
    if (asked.empty()) continue;
    exam.report(code::answers_too_exact, severity::note, row_field(i, item::actual)).detail = asked;
  }
}

/// Whether a form without a column of actuals is not asked for them, or may have them in a column that was not read.
inline bool may_lack_actuals(const form& form) {
  if (form.kind == form_kind::target) return true;
  for (std::size_t i = 0; i < form.indicators.size(); ++i)
    if (left_over::may_hold(form, i, item::actual)) return true;
  return false;
}

}  // namespace detail::questions

PERFEVAL_INLINE bool is_unfilled(const form& form) {
  using detail::questions::says_nothing;
  if (!form.has.actual && (!form.has.score || detail::questions::may_lack_actuals(form))) return false;
  bool any = false;
  for (const indicator& row : form.indicators) {
    if (is_placeholder(row)) continue;
    if (!says_nothing(row.actual) || !says_nothing(row.score)) return false;
    any = any || (form.has.actual ? row.actual : static_cast<const cell&>(row.score)).content == content::blank;
  }
  return any;
}

PERFEVAL_INLINE void check_questions(examination& exam) {
  if (is_unfilled(exam.paper()) && !hides_rows(exam.paper()))
    exam.report(code::form_unfilled, severity::warning, all_indicators);
  detail::questions::check_spending(exam);
  detail::questions::check_years(exam);
  detail::questions::check_answers(exam);
}

}  // namespace v0
}  // namespace perfeval
