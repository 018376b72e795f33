// A scoring rule of one's own, with its unit test: half the points for a missed target, whatever was reached of it.
// It takes the place of the national rule for satisfaction indicators, and the audit asks it too.
#include <perfeval/perfeval.hpp>

#include <iostream>

namespace {

using perfeval::ratio;

/// Source: an office memo of our own, no. 7 of 2023.
ratio half_marks(const ratio& target, const ratio& actual, const ratio& weight) {
  return actual >= target ? weight : weight / 2;
}

// The unit test of a rule is a handful of exact equalities.
bool half_marks_is_right() {
  return half_marks(100, 100, 10) == ratio(10) && half_marks(100, 99, 10) == ratio(5) &&
         half_marks(3, 2, 5) == ratio(5) / 2;
}

perfeval::pack rules_with_half_marks() {
  perfeval::pack rules = perfeval::cn_mof_2020();
  perfeval::row_match satisfaction;
  satisfaction.of = perfeval::kind::satisfaction;
  satisfaction.rule = perfeval::make_rule("half-marks", "1", "our memo 7/2023", true, half_marks);
  rules.rows.insert(rules.rows.begin(), satisfaction);
  return rules;
}

perfeval::form survey() {
  perfeval::indicator row;
  row.in = perfeval::category::satisfaction;
  row.of = perfeval::kind::satisfaction;
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
  for (const perfeval::finding& f : audit(form, rules).findings) found |= f.what == perfeval::code::score_above_rule;
  return half_marks_is_right() && card.rows[0].points.points == perfeval::value_set::point(5) && found ? 0 : 1;
}
