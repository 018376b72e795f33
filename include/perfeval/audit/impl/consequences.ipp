#pragma once

#include <perfeval/audit/consequences.hpp>
#include <perfeval/audit/impl/cost_amounts.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/moved_amounts.ipp>
#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/impl/spending.ipp>
#include <perfeval/audit/impl/wanted.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/inline_vector.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::consequences {

using namespace cost_amounts;
using namespace figures;

inline named_field place_of(const finding& f) { return {f.field, f.path, f.label}; }

/// The root of a finding that is itself a consequence; the finding if it is none.
inline finding& first_cause(examination& exam, finding& f) {
  if (f.explained_by.empty()) return f;
  for (finding& root : exam.findings())
    if (root.field == f.explained_by.field && root.explained_by.empty() && compares_figures(root.code)) return root;
  return f;
}

/// Downgrades a finding to a note; its root takes the heavier severity of the two, unless it is a consequence itself.
inline void drop(examination& exam, finding& consequence, finding& root) {
  finding& first = first_cause(exam, root);
  if (is_graver(consequence.severity, first.severity) && first.explained_by.empty())
    first.severity = consequence.severity;
  consequence.severity = severity::note;
  consequence.explained_by = place_of(root);
}

// ------------------------------------------------------------------------------------------------ a moved amount

/// Reports the amount; a pair of figures of this line that only differ in their point is the same defect.
inline void report_moved(examination& exam, const moved_amounts::moved& amount) {
  exam.remove([&amount](const finding& f) {
    return f.code == code::budget_magnitude && f.field.part == part::budget && f.field.index == amount.field.index;
  });
  finding& f = exam.report(code::budget_magnitude, severity::warning, amount.field, text_of(amount.slip.meant));
  f.diagnosis = amount.slip.kind;
  f.detail = basis::sums;
}

inline void explain_by_moved_amount(examination& exam, std::size_t total) {
  const auto amount =
      moved_amounts::only_moved(exam.paper(), exam.rules(), moved_amounts::failures_in(exam.findings()), total);
  if (!amount) return;
  report_moved(exam, *amount);
  finding& root = exam.findings().back();
  for (finding& f : exam.findings())
    if (moved_amounts::concerns_amounts(f) && moved_amounts::has(amount->mended, {f.code, f.field}))
      drop(exam, f, root);
}

// ------------------------------------------------------------------------------------------------ a wrong rate

inline void explain_by_rate(examination& exam, std::size_t total) {
  finding* score = exam.find(code::execution_score, line_field(total, item::score));
  finding* rate = exam.find(code::rate_mismatch, line_field(total, item::execution_rate));
  if (!score || !rate || !score->explained_by.empty() || !rate->explained_by.empty()) return;
  const budget_line& line = exam.paper().budget[total];
  const ratio share =
      printed_rate(*amounts_of(line, exam.paper(), exam.rules()).rate(), line.execution_rate, exam.rules());
  const value_set points =
      scaled(exam.rules().execution.points.image(value_set::point(share)), ratio(line.weight.value));
  if (prints(points, line.score.value, {}).match == match::agrees) drop(exam, *score, *rate);
}

// ------------------------------------------------------------------------------------------------ a wrong sum of funds

/// The amounts of the total line, with the sums of the sources in place of wrong totals.
struct replaced_amounts {
  execution_amounts amounts;
  finding* root;
};

inline item budget_column(const budget_line& line, const form& form, const pack& rules) {
  return &budget_of(line, form, rules) == &line.initial_budget ? item::initial_budget : item::annual_budget;
}

inline std::vector<replaced_amounts> replacements(examination& exam, std::size_t total) {
  const budget_line& line = exam.paper().budget[total];
  const execution_amounts printed = amounts_of(line, exam.paper(), exam.rules());
  const item column = budget_column(line, exam.paper(), exam.rules());
  const auto wrong = [&exam, total](item c) -> finding* {
    finding* f = exam.find(code::funds_sum, line_field(total, c));
    return f && f->severity == severity::error ? f : nullptr;
  };
  finding* budget = wrong(column);
  finding* executed = wrong(item::executed);
  std::vector<replaced_amounts> all;
  if (budget) all.push_back({{sum_of_funds(exam.paper(), column).value, printed.executed}, budget});
  if (executed) all.push_back({{printed.budget, sum_of_funds(exam.paper(), item::executed).value}, executed});
  if (budget && executed) all.push_back({{all[0].amounts.budget, all[1].amounts.executed}, budget});
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
      drop(exam, f, *amounts.root);
      break;
    }
  }
}

/// Whether the amounts of the line, or a cost target and its budget, no longer differ by their point alone with the sum
/// of the sources in place of the total.
inline bool is_same_magnitude(examination& exam, const finding& f, const budget_line& summed) {
  if (f.field.part == part::budget) return !rates::odd_magnitude(summed, exam.rules());
  const auto target = cost_target(exam.paper().indicators[f.field.index - 1], exam.paper());
  const auto amount = target ? exactly(*target) : std::nullopt;
  return amount && !differs_by_magnitude(*amount, budget_of(summed, exam.paper(), exam.rules()).value, exam.rules());
}

/// A wrong sum of funds that is of another magnitude than the amounts beside it is one defect.
inline void explain_magnitudes(examination& exam, std::size_t total) {
  for (const item column : amount_columns) {
    finding* root = exam.find(code::funds_sum, line_field(total, column));
    if (!root || root->severity != severity::error || !root->explained_by.empty()) continue;
    budget_line summed = exam.paper().budget[total];
    const_cast<figure&>(column_of(summed, column)).value = sum_of_funds(exam.paper(), column).value;
    for (finding& f : exam.findings()) {
      const bool of_total = f.field.part == part::indicators || f.field.index == total + 1;
      if (f.code == code::budget_magnitude && of_total && f.explained_by.empty() && is_same_magnitude(exam, f, summed))
        drop(exam, f, *root);
    }
  }
}

// ------------------------------------------------------------------------------------------------ a wrong total

inline bool is_wrong_score(const finding& f) noexcept {
  const bool row_or_line = f.field.part == part::indicators || f.field.part == part::budget;
  return row_or_line && f.field.item == item::score && compares_figures(f.code);
}

/// Whether the sum agrees with its printed total once the score has a value that its rule gives.
inline bool mends_sum(examination& exam, const finding& score, const decimal& sum, const decimal& total) {
  const figure* printed = figure_at(score.field, exam.paper());
  if (!printed || !printed->has_value()) return false;
  const slips::wanted right = wanted_values::wanted_by(exam, score);
  for (const interval& piece : right.values)
    if (!piece.is_point()) return false;  // no single expected value
  return right.admits(total - (sum - printed->value));
}

/// Findings by their positions.
using positions = inline_vector<std::size_t, 8>;

/// The wrong scores of the form.
inline positions wrong_scores(examination& exam) {
  positions all;
  for (std::size_t i = 0; i < exam.findings().size(); ++i)
    if (is_wrong_score(exam.findings()[i])) all.push_back(i);
  return all;
}

/// The most severe wrong score of these that explains a wrong sum, the first of equals; nullptr if there is none.
inline finding* wrong_score_behind(examination& exam, const decimal& sum, const decimal& total,
                                   const positions& scores) {
  finding* root = nullptr;
  for (const std::size_t i : scores) {
    finding& f = exam.findings()[i];
    if (!mends_sum(exam, f, sum, total)) continue;
    if (!root || is_graver(f.severity, root->severity)) root = &f;
  }
  return root;
}

/// The wrong scores of rows, by row: many subtotals ask for theirs.
class scores_of_rows {
 public:
  explicit scores_of_rows(examination& exam) {
    for (const std::size_t i : wrong_scores(exam))
      if (exam.findings()[i].field.part == part::indicators) by_row_.push_back({exam.findings()[i].field.index, i});
    std::sort(by_row_.begin(), by_row_.end());
  }

  /// Those of the rows of a subtotal, in the order of the findings.
  [[nodiscard]] positions under(const subtotal& s) const {
    positions all;
    for (const std::uint32_t row : s.rows)
      for (auto one = std::lower_bound(by_row_.begin(), by_row_.end(), std::pair(row, std::size_t{0}));
           one != by_row_.end() && one->first == row; ++one)
        all.push_back(one->second);
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  inline_vector<std::pair<std::uint32_t, std::size_t>, 8> by_row_;
};

inline bool is_wrong_subtotal(const finding& f) noexcept {
  return f.code == code::subtotal_mismatch && f.field.item == item::score;
}

inline void explain_subtotals(examination& exam, const scores_of_rows& scores) {
  for (finding& f : exam.findings()) {
    if (!is_wrong_subtotal(f)) continue;
    const subtotal& s = exam.paper().subtotals[f.field.index - 1];
    const auto sum = expected_number(f);
    finding* root = sum ? wrong_score_behind(exam, *sum, s.score.value, scores.under(s)) : nullptr;
    if (root) drop(exam, f, *root);
  }
}

/// The subtotal that is wrong by as much as the total, while its rows are right; nullptr if there is none.
inline finding* wrong_subtotal_behind(examination& exam, const decimal& difference, const scores_of_rows& scores) {
  for (finding& f : exam.findings()) {
    if (!is_wrong_subtotal(f) || !f.explained_by.empty()) continue;
    const subtotal& s = exam.paper().subtotals[f.field.index - 1];
    const auto sum = expected_number(f);
    if (!sum || !(s.score.value - *sum == difference)) continue;
    const positions wrong = scores.under(s);
    if (std::all_of(wrong.begin(), wrong.end(),
                    [&exam](std::size_t i) { return exam.findings()[i].severity == severity::note; }))
      return &f;
  }
  return nullptr;
}

inline void explain_total(examination& exam, const scores_of_rows& scores) {
  finding* wrong = exam.find(code::total_mismatch, total_field(item::score));
  if (!wrong || wrong->severity == severity::note) return;
  const form& form = exam.paper();
  const decimal sum = sum_behind_total(form, exam.rules()).value;
  const decimal difference = form.total.score.value - sum;
  finding* weights = exam.find(code::weight_sum, total_field(item::weight));
  if (weights && form.total.weight.has_value() &&
      form.total.weight.value - sum_of_weights(form, true).value == difference)
    return drop(exam, *wrong, *weights);
  finding* root = wrong_score_behind(exam, sum, form.total.score.value, wrong_scores(exam));
  if (!root) root = wrong_subtotal_behind(exam, difference, scores);
  if (root) drop(exam, *wrong, *root);
}

inline void explain_grade(examination& exam) {
  finding* wrong = exam.find(code::grade_mismatch, total_field(item::grade));
  finding* total = exam.find(code::total_mismatch, total_field(item::score));
  if (!wrong || !total) return;
  const std::string word = without_spaces(exam.paper().total.grade.text);
  const grade of_sum = grade_of(ratio(sum_of_scores(exam.paper()).value), exam.rules());
  for (const grade_word& g : exam.rules().vocabulary.grades)
    if (g.word == word && g.means == of_sum) return drop(exam, *wrong, *total);
}

inline void explain_deductions(examination& exam) {
  for (finding& f : exam.findings()) {
    if (f.code != code::deduction_without_reason) continue;
    finding* root = exam.find(code::target_met_deducted, {part::indicators, f.field.index, item::score});
    if (root) drop(exam, f, *root);
  }
}

}  // namespace detail::consequences

PERFEVAL_INLINE void explain_consequences(examination& exam) {
  const auto contradicts = [](const finding& f) { return compares_figures(f.code); };
  const auto& found = exam.findings();
  if (std::none_of(found.begin(), found.end(), contradicts)) return;  // then nothing follows from anything
  if (const auto total = detail::figures::total_line_index(exam.paper())) {
    detail::consequences::explain_by_moved_amount(exam, *total);
    detail::consequences::explain_by_funds(exam, *total);
    detail::consequences::explain_magnitudes(exam, *total);
    detail::consequences::explain_by_rate(exam, *total);
  }
  const detail::consequences::scores_of_rows scores(exam);
  detail::consequences::explain_subtotals(exam, scores);
  detail::consequences::explain_total(exam, scores);
  detail::consequences::explain_grade(exam);
  detail::consequences::explain_deductions(exam);
}

}  // namespace v0
}  // namespace perfeval
