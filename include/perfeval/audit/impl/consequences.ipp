#pragma once

#include <perfeval/audit/consequences.hpp>
#include <perfeval/audit/impl/cost_amounts.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/spending.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::consequences {

using namespace cost_amounts;
using namespace figures;

inline named_field place_of(const finding& f) { return {f.field, f.path, f.label}; }

inline void drop(finding& consequence, const named_field& root) {
  consequence.severity = severity::note;
  consequence.explained_by = root;
}

// ------------------------------------------------------------------------------------------------ a wrong rate

inline void explain_by_rate(examination& exam, std::size_t total) {
  finding* score = exam.find(code::execution_score, line_field(total, item::score));
  const finding* rate = exam.find(code::rate_mismatch, line_field(total, item::execution_rate));
  if (!score || !rate || !score->explained_by.empty()) return;
  const budget_line& line = exam.paper().budget[total];
  const ratio share =
      printed_rate(*amounts_of(line, exam.paper(), exam.rules()).rate(), line.execution_rate, exam.rules());
  const value_set points =
      scaled(exam.rules().execution.points.image(value_set::point(share)), ratio(line.weight.value));
  if (prints(points, line.score.value, {}).match == match::agrees) drop(*score, place_of(*rate));
}

// ------------------------------------------------------------------------------------------------ a wrong sum of funds

/// The amounts of the total line, with the sums of the sources in place of wrong totals.
struct replaced_amounts {
  execution_amounts amounts;
  named_field root;
};

inline item budget_column(const budget_line& line, const form& form, const pack& rules) {
  return &budget_of(line, form, rules) == &line.initial_budget ? item::initial_budget : item::annual_budget;
}

inline std::vector<replaced_amounts> replacements(examination& exam, std::size_t total) {
  const budget_line& line = exam.paper().budget[total];
  const execution_amounts printed = amounts_of(line, exam.paper(), exam.rules());
  const item column = budget_column(line, exam.paper(), exam.rules());
  const auto wrong = [&exam, total](item c) -> const finding* {
    const finding* f = exam.find(code::funds_sum, line_field(total, c));
    return f && f->severity == severity::error ? f : nullptr;
  };
  const finding* budget = wrong(column);
  const finding* executed = wrong(item::executed);
  std::vector<replaced_amounts> all;
  if (budget) all.push_back({{sum_of_funds(exam.paper(), column).value, printed.executed}, place_of(*budget)});
  if (executed)
    all.push_back({{printed.budget, sum_of_funds(exam.paper(), item::executed).value}, place_of(*executed)});
  if (budget && executed) all.push_back({{all[0].amounts.budget, all[1].amounts.executed}, place_of(*budget)});
  return all;
}

/// Whether the check behind a finding of the total line agrees with these amounts.
inline bool agrees_with(examination& exam, const finding& f, const budget_line& line,
                        const execution_amounts& amounts) {
  const auto rate = amounts.rate();
  switch (f.code) {
    case code::rate_mismatch:
      return rate && rate_match(*rate, line.execution_rate, exam.rules()).match == match::agrees;
    case code::execution_score:
      return rate &&
             execution_match(rate, line.execution_rate, line.weight.value, line.score.value, exam.rules()).match ==
                 match::agrees;
    case code::over_execution:
      return amounts.budget && amounts.executed && *amounts.executed <= *amounts.budget;
    case code::zero_budget:
      return amounts.budget && !amounts.budget->is_zero();
    case code::cost_execution: {
      const auto actual = actual_amount(exam.paper().indicators[f.field.index - 1], exam.paper());
      return actual && amounts.executed && abs(actual->value - ratio(*amounts.executed)) < actual->last_place;
    }
    default:
      return false;
  }
}

inline void explain_by_funds(examination& exam, std::size_t total) {
  const std::vector<replaced_amounts> replaced = replacements(exam, total);
  if (replaced.empty()) return;
  const budget_line& line = exam.paper().budget[total];
  for (finding& f : exam.findings()) {
    const bool of_total =
        f.field.part == part::indicators || (f.field.part == part::budget && f.field.index == total + 1);
    if (!of_total || !f.explained_by.empty()) continue;
    for (const replaced_amounts& amounts : replaced) {
      if (!agrees_with(exam, f, line, amounts.amounts)) continue;
      drop(f, amounts.root);
      break;
    }
  }
}

// ------------------------------------------------------------------------------------------------ a wrong total

inline bool is_score_error(const finding& f) noexcept {
  const bool row_or_line = f.field.part == part::indicators || f.field.part == part::budget;
  return row_or_line && f.field.item == item::score && f.severity == severity::error && compares_figures(f.code);
}

/// The wrong score whose expected value, substituted for it, makes the total agree; empty if
/// there is none.
inline named_field wrong_score_behind(examination& exam, const decimal& total) {
  const decimal sum = sum_of_scores(exam.paper()).value;
  for (const finding& f : exam.findings()) {
    if (!is_score_error(f)) continue;
    const auto expected = expected_number(f);
    const figure* printed = figure_at(f.field, exam.paper());
    if (expected && printed && sum - printed->value + *expected == total) return place_of(f);
  }
  return {};
}

inline void explain_total(examination& exam) {
  finding* wrong = exam.find(code::total_mismatch, total_field(item::score));
  if (!wrong || wrong->severity == severity::note) return;
  const form& form = exam.paper();
  const decimal difference = form.total.score.value - sum_of_scores(form).value;
  const finding* weights = exam.find(code::weight_sum, total_field(item::weight));
  if (weights && form.total.weight.has_value() &&
      form.total.weight.value - sum_of_weights(form, true).value == difference)
    drop(*wrong, place_of(*weights));
  else if (const named_field root = wrong_score_behind(exam, form.total.score.value); !root.empty())
    drop(*wrong, root);
}

inline void explain_grade(examination& exam) {
  finding* wrong = exam.find(code::grade_mismatch, total_field(item::grade));
  const finding* total = exam.find(code::total_mismatch, total_field(item::score));
  if (!wrong || !total) return;
  const std::string word = without_spaces(exam.paper().total.grade.text);
  const grade of_sum = grade_of(ratio(sum_of_scores(exam.paper()).value), exam.rules());
  for (const grade_word& g : exam.rules().vocabulary.grades)
    if (g.word == word && g.means == of_sum) return drop(*wrong, place_of(*total));
}

inline void explain_deductions(examination& exam) {
  for (finding& f : exam.findings()) {
    if (f.code != code::deduction_without_reason) continue;
    const finding* root = exam.find(code::target_met_deducted, {part::indicators, f.field.index, item::score});
    if (root) drop(f, place_of(*root));
  }
}

}  // namespace detail::consequences

PERFEVAL_INLINE void explain_consequences(examination& exam) {
  if (const auto total = detail::figures::total_line_index(exam.paper())) {
    detail::consequences::explain_by_funds(exam, *total);
    detail::consequences::explain_by_rate(exam, *total);
  }
  detail::consequences::explain_total(exam);
  detail::consequences::explain_grade(exam);
  detail::consequences::explain_deductions(exam);
}

}  // namespace v0
}  // namespace perfeval
