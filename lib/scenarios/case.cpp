// A scenario as a form: its texts are read like those of any form, then scored.
#include "scenarios/case.hpp"

#include <perfeval/printed.hpp>
#include <perfeval/score/explain.hpp>

#include "packs/expectation.hpp"

#include <utility>

namespace perfeval::inline v0::scenarios {
namespace {

// The rung of a grade on the ladder: 0 the lowest.
value_set rung_of(grade grade) {
  switch (grade) {
    case grade::excellent:
      return value_set::point(3);
    case grade::good:
      return value_set::point(2);
    case grade::fair:
      return value_set::point(1);
    case grade::poor:
      break;
  }
  return value_set::point(0);
}

indicator row_of(const scenario& scenario) {
  indicator row;
  row.kind = scenario.kind.value_or(kind::quantity);
  row.category = scenario.category.value_or(category_of(row.kind));
  row.name = read_cell(scenario.indicator);
  row.sign = read_cell(scenario.sign);
  row.target = read_cell(scenario.target);
  row.actual = read_cell(scenario.actual);
  row.weight = read_figure(scenario.weight, column::weight);
  if (!scenario.score.empty()) row.score = read_figure(scenario.score, column::score);
  row.reason = read_cell(scenario.reason);
  row.wanted = read_statement(scenario.target);
  row.found = read_statement(scenario.actual);
  return row;
}

budget_line total_line_of(const scenario& scenario) {
  budget_line line;
  line.line = fund::total;
  line.annual_budget = read_figure(scenario.budget, column::amount);
  line.initial_budget =
      scenario.initial_budget.empty() ? line.annual_budget : read_figure(scenario.initial_budget, column::amount);
  line.arrived = read_figure(scenario.arrived, column::amount);
  line.executed = read_figure(scenario.executed, column::amount);
  line.weight = read_figure(scenario.weight, column::weight);
  return line;
}

curve ladder_of(const pack& rules) {
  const grade_rules& grades = rules.grade;
  return banded(
      {{*grades.least(grade::fair), 1}, {*grades.least(grade::good), 2}, {*grades.least(grade::excellent), 3}}, 0);
}

// The pieces that an x from 0 on can lie on.
void keep_from_zero(row_rule& rule) {
  std::vector<segment> kept;
  for (segment piece : rule.points.segments()) {
    const auto inside = intersection(piece.domain, interval::at_least(0));
    if (!inside) continue;
    piece.domain = *inside;
    kept.push_back(std::move(piece));
  }
  if (!kept.empty()) rule.points = curve(std::move(kept));
}

// If a negative actual counts as zero, no scenario can test what is earned below zero.
void leave_out_negative_actuals(pack& rules) {
  for (row_rule* rule : {&rules.quant.at_least, &rules.quant.at_most, &rules.quant.equal}) keep_from_zero(*rule);
  for (row_match& one : rules.rows) keep_from_zero(one.rule);
}

void add_place(std::vector<curve_place>& places, std::string name, row_rule& rule) {
  if (!rule.code) places.push_back({std::move(name), &rule.points});
}

std::optional<answer> expected_grade(const scenario& scenario, const pack& rules) {
  const auto grade = packs::read_grade(scenario.expect, rules.vocabulary);
  return grade ? std::optional<answer>(answer{rung_of(*grade), true}) : std::nullopt;
}

// The rungs of the ladder that totals reach, as the pack rounds them; none between two whole-number grades.
value_set rungs_of(const value_set& totals, const rules_under_test& rules) {
  const auto one = totals.single();
  if (!one) return rules.grades.image(totals);
  const auto& grade = rules.rules.grade;
  const ratio total = grade.rounding ? ratio(round(*one, *grade.rounding)) : *one;
  value_set rungs = rules.grades.image(total) ? value_set(*rules.grades.image(total)) : value_set();
  if (!grade.whole_numbers) return rungs;
  const ratio next = round(total, rounding{0, rounding_mode::ceiling});
  return rules.grades.image(next) == rungs.hull() ? rungs : value_set();
}

}  // namespace

rules_under_test::rules_under_test(const pack& pack) : rules(pack), grades(ladder_of(pack)) {
  if (rules.quant.negative_actual == negative_actual::zero) leave_out_negative_actuals(rules);
}

std::vector<curve_place> curves_of(rules_under_test& rules_under_test) {
  pack& p = rules_under_test.rules;
  std::vector<curve_place> places{{"execution.points", &p.execution.points}};
  add_place(places, "quant.at_least", p.quant.at_least);
  add_place(places, "quant.at_most", p.quant.at_most);
  add_place(places, "quant.equal", p.quant.equal);
  places.push_back({"quant.none_above", &p.quant.none_above});
  places.push_back({"qual.tiers", &p.qual.tiers});
  for (std::size_t i = 0; i < p.rows.size(); ++i)
    add_place(places, "rows[" + std::to_string(i + 1) + "]", p.rows[i].rule);
  places.push_back({"grade.bounds", &rules_under_test.grades});
  return places;
}

std::vector<across_place> across_places_of(rules_under_test& rules_under_test) {
  std::vector<across_place> places;
  auto& across = rules_under_test.rules.across;
  for (std::size_t i = 0; i < across.caps.size(); ++i)
    places.push_back({"across.caps[" + std::to_string(i + 1) + "]", {&across.caps[i].most}});
  for (std::size_t i = 0; i < across.vetoes.size(); ++i)
    places.push_back(
        {"across.vetoes[" + std::to_string(i + 1) + "]", {&across.vetoes[i].most, &across.vetoes[i].below}});
  return places;
}

paper_case::paper_case(const perfeval::scenario& asked) : scenario_(&asked) {
  paper_.has.annual_budget = paper_.has.executed = paper_.has.weight = paper_.has.target = paper_.has.actual = true;
  paper_.has.initial_budget = !asked.initial_budget.empty();
  paper_.has.arrived = !asked.arrived.empty();
  if (!asked.rows.empty()) {
    if (!asked.budget.empty() || !asked.executed.empty()) paper_.budget.push_back(total_line_of(asked));
    for (const perfeval::scenario& row : asked.rows) paper_.indicators.push_back(row_of(row));
  } else if (!asked.total.empty()) {
    const figure total = read_figure(asked.total, column::score);
    if (total.has_value()) total_ = total.value;
  } else if (!asked.budget.empty() || !asked.executed.empty()) {
    paper_.budget.push_back(total_line_of(asked));
  } else {
    paper_.indicators.push_back(row_of(asked));
  }
}

const line& paper_case::line_of(const scorecard& card) const {
  return paper_.indicators.empty() ? card.execution : card.rows.front();
}

answer paper_case::ask(const rules_under_test& rules) const {
  if (!scenario_->rows.empty()) return ask_form(rules);
  if (!scenario_->total.empty()) return {total_ ? rungs_of(value_set::point(*total_), rules) : value_set(), true};
  return {line_of(score(paper_, rules.rules)).points.points, false};
}

answer paper_case::ask_form(const rules_under_test& rules) const {
  const bool graded = expected_grade(*scenario_, rules.rules).has_value();
  const scorecard card = score(paper_, rules.rules);
  if (!card.total) return {value_set(), graded};
  const value_set total = card.across         ? value_set(card.across->total.points)
                          : card.total->exact ? value_set::point(*card.total->exact)
                                              : value_set(interval::closed(card.total->low, card.total->high));
  return {graded ? rungs_of(total, rules) : total, graded};
}

std::string paper_case::record(const rules_under_test& rules) const {
  if (!scenario_->rows.empty()) return explain(score(paper_, rules.rules), paper_, rules.rules);
  if (!scenario_->total.empty()) {
    if (!total_) return "the total is not a number";
    return "total " + to_string(*total_) + "; " + citation(rules.rules.source("grade.bounds", topic::grade));
  }
  const scorecard card = score(paper_, rules.rules);
  const line& row = line_of(card);
  if (!row.scored) return "the weight is not a number";
  return explain(row, paper_.indicators.empty() ? "budget.total" : "row", rules.rules) +
         (row.failure.empty() ? "" : "; " + row.failure);
}

std::string paper_case::record_in_chinese(const rules_under_test& rules) const {
  const bool is_total = scenario_->rows.empty() && !scenario_->total.empty();
  if (is_total && !total_) return "总分不是可读的数";
  if (is_total)
    return "总分" + to_string(*total_) + "；" +
           citation(rules.rules.source("grade.bounds", topic::grade), language::zh);
  const scorecard card = score(paper_, rules.rules);
  if (scenario_->rows.empty() && !line_of(card).scored) return "分值不是可读的数";
  const bool is_row = scenario_->rows.empty() && !paper_.indicators.empty();
  return explain(card, paper_, rules.rules, is_row ? 1 : 0, language::zh, fractions::exact);
}

std::vector<paper_case> cases_of(std::span<const scenario> scenarios) {
  std::vector<paper_case> cases;
  for (const scenario& each : scenarios) cases.emplace_back(each);
  return cases;
}

std::optional<answer> expected(const scenario& scenario, const pack& rules) {
  if (!scenario.total.empty() && scenario.expect == "not known") return answer{value_set(), true};
  if (!scenario.total.empty()) return expected_grade(scenario, rules);
  if (!scenario.rows.empty())
    if (auto grade = expected_grade(scenario, rules)) return grade;
  if (scenario.expect == "not known") return answer{};
  const auto points = packs::read_points(scenario.expect);
  return points ? std::optional<answer>(answer{*points, false}) : std::nullopt;
}

std::string to_text(const answer& found) {
  if (found.points.empty()) return "not known";
  const std::optional<ratio> one = found.points.single();
  if (!one) return to_string(found.points);
  if (!found.is_grade) return to_string(*one);
  for (const auto& row : names_of<grade>)
    if (found.points == rung_of(row.value)) return std::string(row.name);
  return to_string(*one);
}

}  // namespace perfeval::inline v0::scenarios
