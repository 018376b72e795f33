#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/columns.hpp>
#include <perfeval/audit/impl/column_papers.ipp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/score/impl/columns.ipp>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::column_desk {

using column_kernel::plan;
using column_papers::printed_rows;

// ---- Scores that are right at a glance

/// A printed score in units of the points given out, and one unit in its last printed place in them.
struct short_score {
  std::int64_t value = 0;
  std::int64_t unit = 1;
};

/// The score as a whole number; nothing if it is unknown, does not fit, or has more places than the points.
inline std::optional<short_score> short_score_of(const number_column& scores, std::size_t row, std::int32_t places) {
  const std::int64_t up = column_kernel::factor(scores.scale, places);
  const std::int64_t down = up == 0 ? column_kernel::factor(places, scores.scale) : 1;
  const auto value = column_kernel::whole(scores, row, up == 0 ? 1 : up);
  if (!value || down == 0 || *value % down != 0) return std::nullopt;
  short_score made{*value / down, 1};
  for (std::int32_t i = 0; i < places && made.value % (made.unit * 10) == 0; ++i) made.unit *= 10;
  return made;
}

inline bool is_met(target_direction direction, const column_kernel::short_row& row) noexcept {
  switch (direction) {
    case target_direction::at_least:
    case target_direction::execution:
      return row.actual >= row.target;
    case target_direction::at_most:
      return row.actual <= row.target;
    case target_direction::equal:
      return row.actual == row.target;
    case target_direction::undecided:
      break;
  }
  return false;
}

/// Whether every check of the row's score certainly agrees: the points round to it half up, and the score is full just
/// where the target is met. Nothing spent of a budget, and figures below zero, are looked at in full.
inline bool agrees_at_a_glance(const plan& plan, const column_audit& audited, const number_column& scores,
                               std::size_t row) {
  if (!plan.fast || audited.scores.settled[row] == 0) return false;
  const auto figures = column_kernel::whole_row(plan, row);
  if (!figures || !column_kernel::has_shape(plan, row, *figures)) return false;
  const target_direction direction = plan.table.directions[row];
  const std::int64_t least = direction == target_direction::execution ? 1 : 0;
  const auto score = short_score_of(scores, row, plan.rules.score.digits);
  if (!score || score->value < 0 || figures->actual < least || figures->weight == 0) return false;
  const int128 given = long_product(score->value, plan.place_unit);
  if (given > figures->weight || (given == figures->weight) != is_met(direction, *figures)) return false;
  const std::int64_t apart = audited.scores.points[row] - score->value;
  return 2 * (apart < 0 ? -apart : apart) < score->unit;
}

// ---- A form in full

/// The verdict of the checks of two cells, and the gravest finding at them.
inline column_judgement judgement_of(const examination& exam, const form_audit& result, const field& cell,
                                     const field& other) {
  column_judgement made;
  for (const field& one : {cell, other})
    if (const auto found = exam.verdict_on(one)) made.verdict = std::max(made.verdict.value_or(*found), *found);
  for (const finding& f : result.findings)
    if (f.field == cell || f.field == other) {
      made.code = f.code;
      made.severity = f.severity;
      break;
    }
  return made;
}

/// The audit of the forms that are not right at a glance, one after the other.
class full_audit {
 public:
  full_audit(const printed_rows& rows, column_audit& out) : rows_(rows), out_(out) {}

  void of_rows(std::span<const std::size_t> rows, std::optional<std::size_t> form) {
    paper_ = column_papers::paper_of(rows_, rows, form ? out_.printed[*form] : std::nullopt);
    score(paper_, rows_.rules, card_);
    if (forgets_what_no_form_says(rows)) score(paper_, rows_.rules, card_);
    result_.findings.clear();
    examination exam(paper_, rows_.rules, card_, result_);
    examine(exam);
    take(exam, rows);
    if (!form) return;
    out_.totals[*form] = judgement_of(exam, result_, total_field(item::score), total_field(item::score));
    out_.sums[*form] = sum_of_scores(paper_).value;
  }

 private:
  /// A direction that no form says (undecided with a target of zero) is not read as another: the row has no target.
  bool forgets_what_no_form_says(std::span<const std::size_t> rows) {
    bool any = false;
    std::size_t i = 0;
    for (const std::size_t row : rows) {
      if (rows_.executes(row)) continue;
      const row_reading& read = card_.rows[i].reading();
      if (read.measurable() && read.direction != column_kernel::direction_of(rows_.figures.directions[row])) {
        column_papers::forget_target(paper_.indicators[i]);
        any = true;
      }
      ++i;
    }
    return any;
  }

  void take(const examination& exam, std::span<const std::size_t> rows) {
    std::size_t i = 0;
    for (const std::size_t row : rows) {
      const bool executes = rows_.executes(row);
      if (executes && !rows_.scored(row)) continue;
      const auto cell = [&](item item) { return executes ? line_field(0, item) : row_field(i, item); };
      out_.rows[row] = judgement_of(exam, result_, cell(item::score), cell(item::weight));
      take_points(row, executes ? card_.execution : card_.rows[i]);
      if (!executes) ++i;
    }
  }

  void take_points(std::size_t row, const line& scored) {
    const auto& found = out_.rows[row].verdict;
    if (!found || *found == verdict::agrees || !scored.points.known()) return;
    const auto parts = scored.points.points.parts();
    out_.expected.push_back({row, parts.front().low()->value, parts.back().high()->value});
  }

  const printed_rows& rows_;
  column_audit& out_;
  form paper_;
  scorecard card_;
  form_audit result_;
};

// ---- All forms

/// What the first walk finds out about a form.
struct glanced_form {
  std::int64_t sum = 0;  ///< of the scores, in units of their column
  bool in_full = false;  ///< it is audited as a form
  bool executes = false;
};

inline void check_totals(const row_columns& rows, const printed_columns& printed) {
  column_kernel::require(!printed.total || rows.forms != nullptr,
                         "totals are those of forms: give the form of each row");
}

inline void take_total(const printed_rows& rows, std::size_t row, std::uint32_t form, column_audit& out) {
  if (!rows.printed.total || !rows.printed.total->known(row)) return;
  const decimal total = column_papers::shown_number(*rows.printed.total, row);
  if (!out.printed[form])
    out.printed[form] = total;
  else if (!(*out.printed[form] == total))
    throw invalid_value("row " + std::to_string(row) + " has the total " + to_string(total) +
                        ", an earlier row of its form has " + to_string(*out.printed[form]) + ": a form has one total");
}

inline void check_execution(const printed_rows& rows, std::size_t row, glanced_form& form) {
  if (!rows.executes(row) || !rows.scored(row)) return;
  if (form.executes)
    throw invalid_value("row " + std::to_string(row) +
                        " is the second of budget execution in its form: only the total of the funds is scored");
  form.executes = true;
}

/// A row of a form, at a glance.
inline void glance(const plan& plan, const printed_rows& rows, std::size_t row, glanced_form& form, column_audit& out) {
  if (agrees_at_a_glance(plan, out, rows.printed.score, row)) {
    out.rows[row].verdict = verdict::agrees;
    const auto score = column_kernel::whole(rows.printed.score, row, 1);
    form.in_full = form.in_full || !score || __builtin_add_overflow(form.sum, *score, &form.sum);
  } else {
    form.in_full = form.in_full || rows.scored(row);
  }
}

inline void glance_at_forms(const plan& plan, const printed_rows& rows, std::vector<glanced_form>& forms,
                            column_audit& out) {
  for (std::size_t row = 0; row < rows.figures.rows; ++row) {
    if (row % column_kernel::block::rows == 0) poll();
    const std::uint32_t form = rows.figures.forms[row];
    take_total(rows, row, form, out);
    check_execution(rows, row, forms[form]);
    glance(plan, rows, row, forms[form], out);
  }
}

/// The forms that are audited in full: one of their scores, or the total, is not right at a glance.
inline std::vector<std::uint32_t> forms_in_full(const printed_rows& rows, std::span<const glanced_form> forms,
                                                column_audit& out) {
  std::vector<std::uint32_t> all;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    out.sums[i] = decimal(forms[i].sum, rows.printed.score.scale);
    const bool is_sum = out.printed[i] && *out.printed[i] == out.sums[i];
    if (forms[i].in_full || (out.printed[i] && !is_sum))
      all.push_back(static_cast<std::uint32_t>(i));
    else if (is_sum)
      out.totals[i].verdict = verdict::agrees;
  }
  return all;
}

inline void audit_forms(const plan& plan, const printed_rows& rows, column_audit& out) {
  std::vector<glanced_form> glanced(rows.figures.form_count);
  glance_at_forms(plan, rows, glanced, out);
  const column_kernel::rows_of_forms in_full(rows.figures, forms_in_full(rows, glanced, out));
  full_audit desk(rows, out);
  for (std::size_t i = 0; i < in_full.size(); ++i) {
    poll();
    desk.of_rows(in_full.rows(i), in_full.form(i));
  }
  std::sort(out.expected.begin(), out.expected.end(),
            [](const admitted_points& a, const admitted_points& b) { return a.row < b.row; });
}

/// Rows without forms: each alone.
inline void audit_rows(const plan& plan, const printed_rows& rows, column_audit& out) {
  full_audit desk(rows, out);
  for (std::size_t row = 0; row < rows.figures.rows; ++row) {
    if (row % column_kernel::block::rows == 0) poll();
    glanced_form alone;
    glance(plan, rows, row, alone, out);
    if (alone.in_full) desk.of_rows(std::span(&row, 1), std::nullopt);
  }
}

inline void begin(const row_columns& rows, column_audit& out) {
  const std::size_t forms = rows.forms == nullptr ? 0 : rows.form_count;
  out.rows.assign(rows.rows, {});
  out.expected.clear();
  out.totals.assign(forms, {});
  out.printed.assign(forms, std::nullopt);
  out.sums.assign(forms, decimal());
}

}  // namespace detail::column_desk

PERFEVAL_INLINE void audit_columns(const row_columns& rows, const printed_columns& printed, const pack& rules,
                                   column_audit& audited, const column_request& wanted) {
  detail::column_desk::check_totals(rows, printed);
  score_columns(rows, rules, audited.scores, wanted);
  detail::column_desk::begin(rows, audited);
  const detail::column_kernel::plan plan(rows, rules);
  const detail::column_papers::printed_rows all{rows, printed, rules};
  if (rows.forms == nullptr)
    detail::column_desk::audit_rows(plan, all, audited);
  else
    detail::column_desk::audit_forms(plan, all, audited);
}

}  // namespace v0
}  // namespace perfeval
