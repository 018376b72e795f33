#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/cells.hpp>
#include <perfeval/audit/consequences.hpp>
#include <perfeval/audit/diagnosis.hpp>
#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/cut_row.ipp>
#include <perfeval/audit/impl/quoted_cells.ipp>
#include <perfeval/audit/quality.hpp>
#include <perfeval/audit/questions.hpp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/scores.hpp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/score/impl/belongs_to.ipp>

#include <array>

namespace perfeval {
inline namespace v0 {
namespace detail {
inline constexpr std::size_t usual_findings = 16;  // of a form; close() keeps no more space than they need

/// In their order.
inline constexpr std::array checks{
    // the arithmetic of the form
    &check_complete,
    &check_columns,
    &check_weight_sum,
    &check_bounds,
    &check_total,
    &check_subtotals,
    &check_funds,
    &check_rates,
    &check_execution_score,
    &check_magnitudes,
    &check_grade,
    // targets, actuals, scores
    &check_row_scores,
    &check_reasons,
    &check_actuals,
    &check_deadlines,
    &check_cost_actuals,
    &check_spending_rows,
    &check_zero_execution,
    &check_missing,
    &check_units,
    // quality of the indicators: what is said of the whole table stands before its rows, so that little is moved later
    &check_structure,
    &check_targets,
    &check_rows,
    &check_characters,
    &check_questions,
};

/// All of them, and what follows from them.
inline void examine(examination& exam) {
  for (const auto check : checks) {
    poll();
    check(exam);
  }
  cut_row::leave_open(exam);
  explain_consequences(exam);
  poll();
  diagnose(exam);
  quoted_cells::quote_all(exam);
  exam.close();
}

/// Moves the findings of an earlier audit to the spare ones, the first that was reported last: it is taken first.
inline void empty(form_audit& result, audit_storage& storage) {
  std::vector<finding>& used = result.findings;
  const std::size_t before = storage.spare.size();
  storage.spare.resize(before + used.size());
  const bool known = storage.order.size() == used.size();
  for (std::size_t i = 0; i < used.size(); ++i) {
    for (std::string& text : used[i].figures) storage.texts.push_back(std::move(text));
    empty(used[i]);
    storage.spare[storage.spare.size() - 1 - (known ? storage.order[i].second : i)] = std::move(used[i]);
  }
  used.clear();
  result.verdicts = {};
  result.troubles.clear();
}
}  // namespace detail

PERFEVAL_INLINE void audit(const form& paper, const pack& rules, const scorecard& card, form_audit& result) {
  detail::audit_storage& storage = result.storage.made();
  detail::empty(result, storage);
  std::optional<scorecard> fresh;
  const scorecard& owned = detail::card_owner::card_for(paper, rules, card, fresh);
  examination exam(paper, rules, owned, result, storage);
  detail::examine(exam);
  result.troubles = owned.troubles;
  storage.spare.reserve(storage.spare.size() + result.findings.size());
  storage.texts.reserve(storage.texts.size() + 2 * result.findings.size());
}

PERFEVAL_INLINE form_audit audit(const form& paper, const pack& rules, const scorecard& card) {
  form_audit result;
  result.findings.reserve(detail::usual_findings);
  std::optional<scorecard> fresh;
  const scorecard& owned = detail::card_owner::card_for(paper, rules, card, fresh);
  examination exam(paper, rules, owned, result);
  detail::examine(exam);
  result.troubles = owned.troubles;
  return result;
}

PERFEVAL_INLINE void audit(const form& form, const pack& rules, form_audit& result) {
  scorecard& card = result.storage.made().card;
  score(form, rules, card);
  audit(form, rules, card, result);
}

PERFEVAL_INLINE form_audit audit(const form& form, const pack& rules) { return audit(form, rules, score(form, rules)); }

PERFEVAL_INLINE attempt<form_audit> try_audit(const form& form, const pack& rules) {
  return attempted([&] { return audit(form, rules); });
}

}  // namespace v0
}  // namespace perfeval
