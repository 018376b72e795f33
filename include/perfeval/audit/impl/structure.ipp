#pragma once

#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/nearest_part.ipp>
#include <perfeval/audit/impl/sums.ipp>
#include <perfeval/audit/quality.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/spaceless.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace detail::structure {

using namespace figures;

/// The weights of the rows per category, execution included; nothing if a weighted row is in none of the four, or if
/// not all weights are known.
inline std::optional<level1_weights> weights_per_category(const examination& exam) {
  const form& form = exam.paper();
  if (hides_rows(form)) return std::nullopt;
  level1_weights sum;
  bool any = false;
  for (std::size_t i = 0; i < exam.rows(); ++i) {
    const indicator& row = form.indicators[i];
    if (!is_scored(row)) continue;
    if (sums::may_hide_weight(form, i)) return std::nullopt;
    if (!row.weight.has_value()) continue;
    any = true;
    if (exam.card().rows[i].added_as_printed()) continue;
    switch (row.category) {
      case category::cost:
        sum.cost += row.weight.value;
        break;
      case category::output:
        sum.output += row.weight.value;
        break;
      case category::benefit:
        sum.benefit += row.weight.value;
        break;
      case category::satisfaction:
        sum.satisfaction += row.weight.value;
        break;
      default:
        return std::nullopt;
    }
  }
  if (!any) return std::nullopt;
  const figure* execution = execution_weight(form);
  sum.execution = execution ? execution->value : exam.rules().execution.weight;
  return sum;
}

/// 10/50/30/10, with a cost category 10/20/40/20/10.
inline std::string structure_text(const level1_weights& w) {
  std::string text;
  for (const decimal* points : {&w.execution, &w.cost, &w.output, &w.benefit, &w.satisfaction}) {
    if (points == &w.cost && w.cost.is_zero()) continue;
    if (!text.empty()) text.push_back('/');
    add_text_of(text, *points);
  }
  return text;
}

inline void put_side_by_side(std::vector<category_weight>& all, const level1_weights& found,
                             const level1_weights& usual) {
  all.assign({{std::nullopt, found.execution, usual.execution},
              {category::cost, found.cost, usual.cost},
              {category::output, found.output, usual.output},
              {category::benefit, found.benefit, usual.benefit},
              {category::satisfaction, found.satisfaction, usual.satisfaction}});
}

/// Whether cost occurs among the rows, as a category or as a kind.
inline bool has_cost_row(const form& form) {
  for (const indicator& row : form.indicators)
    if (is_scored(row) && (row.category == category::cost || row.kind == kind::cost)) return true;
  return false;
}

/// The usual points for a form with these categories. If satisfaction is optional and absent, benefit gets its points.
inline level1_weights usual_weights(const form& form, const level1_weights& found, const pack& rules) {
  const auto& weights = rules.weights;
  const bool own_cost = !weights.cost_level       ? !found.cost.is_zero()
                        : weights.cost_level == 1 ? has_cost_row(form)
                                                  : false;
  level1_weights usual = own_cost ? weights.level1_with_cost : weights.level1;
  if (weights.satisfaction_optional && found.satisfaction.is_zero()) {
    usual.benefit += usual.satisfaction;
    usual.satisfaction = 0;
  }
  return usual;
}

inline bool fits(const decimal& found, const decimal& usual, const std::optional<weight_range>& range) {
  return found == usual || (range && range->low <= found && found <= range->high);
}

inline bool fits(const level1_weights& found, const level1_weights& usual, const level1_ranges& ranges) {
  return fits(found.execution, usual.execution, ranges.execution) && fits(found.cost, usual.cost, ranges.cost) &&
         fits(found.output, usual.output, ranges.output) && fits(found.benefit, usual.benefit, ranges.benefit) &&
         fits(found.satisfaction, usual.satisfaction, ranges.satisfaction);
}

inline void check_weight_structure(examination& exam) {
  if (const finding* sum = exam.find(code::weight_sum, total_field(item::weight));
      sum && sum->severity == severity::error)
    return;
  const auto found = weights_per_category(exam);
  if (!found) return;
  const level1_weights wanted = usual_weights(exam.paper(), *found, exam.rules());
  if (fits(*found, wanted, exam.rules().weights.ranges)) return;
  finding& f = exam.report(code::weight_structure, severity::note, all_indicators, structure_text(wanted));
  f.printed = structure_text(*found);
  put_side_by_side(f.weights, *found, wanted);
}

inline bool is_scored_kind(form_kind kind) noexcept {
  return kind == form_kind::project || kind == form_kind::department;
}

inline void check_category(examination& exam, category wanted) {
  if (hides_parts(exam.paper())) return;
  for (const indicator& row : exam.paper().indicators)
    if (!is_official(row.category) || (row.category == wanted && !is_placeholder(row))) return;  // or another scheme
  exam.report(code::category_missing, severity::warning, all_indicators, std::string(words_of(wanted, language::zh)));
}

/// A warning, or a note that names what may be the part, if it may only not have been recognised.
inline void report_missing_part(examination& exam, const field& here,
                                const std::optional<nearest::candidate>& candidate) {
  finding& f = exam.report(code::form_incomplete, candidate ? severity::note : severity::warning, here);
  if (!candidate) return;
  f.printed = candidate->text;
  f.cell = candidate->place;
}

/// 部门整体支出绩效目标表: points are set, none are given.
inline bool only_sets_targets(const form& form) {
  const std::string& title = form.title.text;
  return !form.has.score && !form.has.actual && title.find("目标") != title.npos && title.find("评") == title.npos;
}

/// A row of a list of projects under watch: its name beside its budget and what was spent.
inline bool is_row_of_watched(const form& form) {
  const budget_line* total = total_budget_line(form);
  if (form.kind != form_kind::monitoring || !total || !total->executed.place.known()) return false;
  const place &project = form.project.place, &spent = total->executed.place;
  const place& budget = (total->annual_budget.place.known() ? total->annual_budget : total->initial_budget).place;
  return project.table == spent.table && project.row == spent.row && budget.row == spent.row;
}

/// A row of a list of results, which has no indicators: the score stands below its label.
inline bool is_row_of_results(const form& form) {
  if (is_row_of_watched(form)) return true;
  const place &label = form.total.label.place, &score = form.total.score.place;
  const bool above = label.table < score.table || (label.table == score.table && label.row < score.row);
  return label.known() && score.known() && above && label.column == score.column;
}

/// What the grade is that of: the printed total, with the execution score where the total is that of the indicators
/// alone; without one, the sum of all scores. Nothing if that is not known.
inline std::optional<decimal> graded_total(const examination& exam) {
  const form& form = exam.paper();
  if (form.total.score.has_value())
    return totals_indicators_alone(form, exam.rules()) ? form.total.score.value + total_budget_line(form)->score.value
                                                       : form.total.score.value;
  const printed_sum sum = sum_of_scores(form);
  const printed_sum weights = sum_of_weights(form, true);
  const bool whole = sum.any && sum.complete && weights.complete && weights.value == exam.rules().weights.total;
  return whole ? std::optional(sum.value) : std::nullopt;
}

/// Whether the printed total is that of the indicators alone, and no score of the execution is printed.
inline bool lacks_execution(const form& form, const pack& rules) {
  const budget_line* execution = total_budget_line(form);
  const bool scored = execution && execution->score.has_value();
  return !scored && form.total.score.has_value() && sums::weighs_indicators_alone(form, rules);
}

}  // namespace detail::structure

PERFEVAL_INLINE void check_structure(examination& exam) {
  detail::structure::check_weight_structure(exam);
  if (!detail::structure::is_scored_kind(exam.paper().kind) || exam.paper().indicators.empty()) return;
  const auto& weights = exam.rules().weights;
  if (weights.output_required) detail::structure::check_category(exam, category::output);
  if (weights.benefit_required) detail::structure::check_category(exam, category::benefit);
  if (weights.satisfaction_required) detail::structure::check_category(exam, category::satisfaction);
  if (weights.cost_required) detail::structure::check_category(exam, category::cost);
}

PERFEVAL_INLINE void check_complete(examination& exam) {
  const form& form = exam.paper();
  if (hides_parts(form)) return;
  const bool of_a_body = form.kind == form_kind::department ||
                         (form.kind == form_kind::monitoring && !(form.department.empty() && form.unit.empty()));
  if (form.project.empty() && !of_a_body)
    detail::structure::report_missing_part(exam, {part::project, 0, item::whole}, detail::nearest::project(form));
  const bool may_lack_funds = form.kind == form_kind::department && form.budget.empty();
  if (!total_budget_line(form) && !may_lack_funds)
    detail::structure::report_missing_part(exam, {part::budget, 0, item::whole}, detail::nearest::total_of_funds(form));
  if (form.indicators.empty() && !detail::structure::is_row_of_results(form))
    detail::structure::report_missing_part(exam, all_indicators, detail::nearest::indicators(form));
  const bool scored = form.has.score || (form.has.weight && !detail::structure::only_sets_targets(form));
  if (detail::structure::is_scored_kind(form.kind) && scored && form.total.score.content == content::absent)
    detail::structure::report_missing_part(exam, total_field(item::score), detail::nearest::total_score(form));
}

PERFEVAL_INLINE void check_grade(examination& exam) {
  const form& form = exam.paper();
  if (form.total.grade.empty() || form.total.grade.content == content::dash) return;
  const field here = total_field(item::grade);
  const detail::spaceless packed(form.total.grade.text);
  const std::string_view word = packed.text();
  const auto& words = exam.rules().vocabulary.grades;
  const auto printed = std::find_if(words.begin(), words.end(), [word](const grade_word& g) { return g.word == word; });
  if (printed == words.end()) return exam.judge(here, verdict::cannot_tell);
  const auto earns_printed = [&](const std::optional<grade>& earned) { return earned && *earned == printed->means; };
  if (form.total.score.has_value() && earns_printed(grade_if_any(ratio(form.total.score.value), exam.rules())))
    return exam.judge(here, verdict::agrees);
  const auto graded = detail::structure::graded_total(exam);
  const auto earned = graded ? grade_if_any(ratio(*graded), exam.rules()) : std::nullopt;
  if (!earned || detail::structure::lacks_execution(form, exam.rules())) return exam.judge(here, verdict::cannot_tell);
  if (earns_printed(earned)) return exam.judge(here, verdict::agrees);
  const auto right =
      std::find_if(words.begin(), words.end(), [earned](const grade_word& g) { return g.means == *earned; });
  finding& wrong =
      exam.report(code::grade_mismatch, severity::error, here, right == words.end() ? std::string() : right->word);
  wrong.figures = {detail::figures::text_of(*graded)};
}

}  // namespace v0
}  // namespace perfeval
