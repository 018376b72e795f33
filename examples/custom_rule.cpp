// A custom scoring rule (half_marks.hpp), checked against the laws of scoring and added to a pack: it replaces the
// national rule for satisfaction indicators, is recorded like a built-in one, and is used by the audit too.
#include "half_marks.hpp"

#include <perfeval/perfeval.hpp>
#include <perfeval/testing/laws.hpp>

#include <iostream>

namespace {

// The laws that a rule breaks, each with the smallest actual that shows it. No test framework is needed.
std::size_t laws_broken_by(const perfeval::trial& rule) {
  std::size_t broken = 0;
  for (const perfeval::law_check& check : perfeval::laws::all(rule)) {
    if (check.holds()) continue;
    ++broken;
    std::cout << check.message() << '\n';
  }
  return broken;
}

// full at target: target 1, actual 1, weight 10 gives 5; expected exactly 10
bool first_draft_is_found_wrong_and_mended() {
  return laws_broken_by(perfeval::trial(office::first_draft).rising()) == 1 &&
         laws_broken_by(perfeval::trial(office::half_marks).rising()) == 0;
}

perfeval::pack rules_with_half_marks() {
  perfeval::pack rules = perfeval::cn_mof_2020();
  perfeval::row_match satisfaction;
  satisfaction.kind = perfeval::kind::satisfaction;
  satisfaction.rule = perfeval::make_rule("half-marks", "1", "our memo 7/2023", true, office::half_marks);
  rules.rows.insert(rules.rows.begin(), satisfaction);
  return rules;
}

perfeval::form survey() {
  perfeval::indicator row;
  row.category = perfeval::category::satisfaction;
  row.kind = perfeval::kind::satisfaction;
  row.name = perfeval::read_cell("居民满意度");
  row.target = perfeval::read_cell("≥90%");
  row.actual = perfeval::read_cell("85%");
  row.wanted = perfeval::read_statement(row.target.text);
  row.found = perfeval::read_statement(row.actual.text);
  row.weight = perfeval::read_figure("10", perfeval::column::weight);
  row.score = perfeval::read_figure("9.4", perfeval::column::score);
  perfeval::form made;
  made.has.weight = made.has.score = made.has.target = made.has.actual = true;
  made.indicators = {row};
  return made;
}

}  // namespace

int main() {
  const perfeval::form form = survey();
  const perfeval::pack rules = rules_with_half_marks();
  const perfeval::scorecard card = score(form, rules);
  std::cout << card.rows[0].rule << ": " << to_string(card.rows[0].points.points) << '\n';

  // 85 % of 90 % earns 9.4 in proportion, but 5 under half marks: a printed 9.4 is above the rule.
  bool found = false;
  for (const perfeval::finding& f : audit(form, rules).findings) found |= f.code == perfeval::code::score_above_rule;
  return first_draft_is_found_wrong_and_mended() && card.rows[0].points.points == perfeval::value_set::point(5) && found
             ? 0
             : 1;
}
