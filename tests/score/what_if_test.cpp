#include <perfeval/perfeval.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/rule/kinds.hpp>
#include <perfeval/score/what_if.hpp>

#include <gtest/gtest.h>

#include "../audit/form_builder.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using test::form_builder;

/// One row under question, of 40 points, beside 60 points that are earned in full, less 10: so 40 lifts 90 from 50
/// + 40.
form one_row(const std::string& target, const std::string& actual, const std::string& others = "50") {
  form_builder made;
  made.row(kind::quantity, {"养护", target, actual, "40", "", ""});
  made.row(kind::quantity, {"其他", "=60公里", others + "公里", "60", "", ""});
  return made.done();
}

pack pmkpi_like() {
  pack rules = cn_mof_2020();
  rules.quant.at_most = row_rule(ceiling());
  return rules;
}

TEST(WhatIf, GivesExactDifferencesPerRowThatAddUp) {
  form_builder made;
  made.row(kind::quantity, {"成本", "≤90元", "100元", "40", "36", ""});
  made.row(kind::quantity, {"养护", "≥3公里", "2公里", "60", "40", ""});
  const form form = made.done();
  const form_change changed = what_if(form, cn_mof_2020(), pmkpi_like());
  // 40 · 90/100 = 36 under T/A; 40 (1 - 10/90) = 320/9 under 1 - (A - T)/T.
  ASSERT_EQ(changed.rows.size(), 2u);
  EXPECT_EQ(*changed.rows[0].points.difference(), ratio(-4) / ratio(9));
  EXPECT_FALSE(changed.rows[1].points.changes());
  EXPECT_EQ(changed.total.before, ratio(76));
  EXPECT_EQ(*changed.total.difference(), ratio(-4) / ratio(9));
  EXPECT_FALSE(changed.grade_changes());
}

TEST(WhatIf, NamesTheFormsWhoseGradeChanges) {
  form_builder made;
  made.row(kind::quantity, {"成本", "≤10元", "15元", "60", "40", ""});  // 40 under T/A, 30 under 1 - (A - T)/T
  made.row(kind::quantity, {"养护", "≥1公里", "1公里", "40", "40", ""});
  const std::vector<form> forms{made.done(), one_row("≥1公里", "1公里")};
  const std::vector<form_change> changes = what_if(forms, cn_mof_2020(), pmkpi_like());
  EXPECT_EQ(changes[0].grade_before, grade::good);
  EXPECT_EQ(changes[0].grade_after, grade::fair);
  EXPECT_EQ(to_text(changes),
            "form 1: 80 -> 70 (-10), good -> fair\n"
            "  indicators[1]: 40 -> 30 (-10)\n"
            "1 of 2 forms change, 1 in their grade\n");
}

TEST(WhatIf, LeavesAnOpenTotalOpen) {
  const form_change changed = what_if(one_row("约1公里", "1公里"), cn_mof_2020(), pmkpi_like());
  EXPECT_EQ(changed.total.before, std::nullopt);
  EXPECT_EQ(changed.total.difference(), std::nullopt);
  EXPECT_FALSE(changed.total.changes());
}

std::string lifting(const form& form, const pack& rules = cn_mof_2020()) {
  const lift found = lift_by(form, rules, 1);
  return found.refused.empty() ? to_string(found.actuals) : found.refused;
}

TEST(LiftBy, GivesTheLeastActualExactly) {
  // 50 + 40 A/90: good from 80 on, A = 30 · 90 / 40 = 67.5.
  const lift found = lift_by(one_row("≥90粒", "50粒"), cn_mof_2020(), 1);
  EXPECT_EQ(found.grade, grade::good);
  EXPECT_EQ(*found.needed, ratio(30));
  EXPECT_EQ(to_string(found.actuals), "[67.5, ∞)");
  EXPECT_EQ(found.nearest, (bound{ratio(67.5_d), true}));
  EXPECT_EQ(found.printable, ratio(68));  // the actual is printed in whole ones
}

TEST(LiftBy, AnswersInTheUnitOfTheRowAsRead) {
  const lift found = lift_by(one_row("≥90%", "66.6%"), cn_mof_2020(), 1);
  EXPECT_EQ(found.nearest, (bound{ratio(0.675_d), true}));
  EXPECT_EQ(found.printable, ratio(0.675_d));
  EXPECT_EQ(lift_by(one_row("≥90%", "66%"), cn_mof_2020(), 1).printable, ratio(0.68_d));
}

TEST(LiftBy, GivesTheMostActualOfACeiling) {
  EXPECT_EQ(lifting(one_row("≤30粒", "50粒"), pmkpi_like()), "(-∞, 37.5]");  // 2 - A/30 = 3/4
  EXPECT_EQ(lifting(one_row("≤30粒", "50粒")), "(-∞, 40]");                  // the scorecard takes T/A = 3/4
}

TEST(LiftBy, SaysWhyThereIsNoAnswer) {
  EXPECT_EQ(lifting(one_row("≥90粒", "0粒", "10")), "the row needs 50 points, and no actual earns them");
  EXPECT_EQ(lifting(one_row("≥90粒", "90粒")), "the grade is excellent already");
  EXPECT_EQ(lifting(one_row("好坏", "好")), "the row does not compare numbers");
  EXPECT_EQ(lifting(one_row("≥90粒", "≥50粒")), "the actual is not one value");
  EXPECT_THROW(lift_by(one_row("≥1粒", "1粒"), cn_mof_2020(), 3), invalid_value);
}

pack with_own(row_rule rule) {
  pack rules = cn_mof_2020();
  row_match own;
  own.name_holds = "养护";
  own.rule = std::move(rule);
  rules.rows.push_back(std::move(own));
  return rules;
}

// Every actual on a grid is put in the row's place and the whole form scored again: it lifts if and only if the answer
// holds it.
void expect_answer_equals_scoring(const form& form, const pack& rules, const ratio& step, int steps) {
  const lift found = lift_by(form, rules, 1);
  ASSERT_EQ(found.refused, "") << form.indicators[0].target.text;
  bound_form bound = bind(form, rules);
  scorecard card;
  int lifted = 0;
  for (int k = -steps / 4; k <= steps; ++k) {
    set_actual(bound, 0, step * k);
    score(bound, card);
    const bool lifts = card.total->exact && *card.grade <= *found.grade;
    lifted += lifts ? 1 : 0;
    EXPECT_EQ(found.actuals.contains(step * k), lifts)
        << form.indicators[0].target.text << ", actual " << step * k << ", answer " << found.actuals;
  }
  EXPECT_GT(lifted, 0);
}

TEST(LiftBy, EqualsScoringEveryActualOfAGrid) {
  const ratio quarter = ratio(1) / ratio(4);
  pack rounded = cn_mof_2020();
  rounded.quant.rounding = rounding{0, rounding_mode::half_up};
  for (const pack& rules : {cn_mof_2020(), pmkpi_like(), rounded}) {
    expect_answer_equals_scoring(one_row("≥30粒", "5粒"), rules, quarter, 300);
    expect_answer_equals_scoring(one_row("＞30个", "5个"), rules, quarter, 300);
    expect_answer_equals_scoring(one_row("≤30粒", "70粒"), rules, quarter, 300);
    expect_answer_equals_scoring(one_row("＜30粒", "70粒"), rules, quarter, 300);
    expect_answer_equals_scoring(one_row("=30粒", "5粒"), rules, quarter, 300);
    expect_answer_equals_scoring(one_row("20-30粒", "5粒"), rules, quarter, 300);
    expect_answer_equals_scoring(one_row("≤0个", "5个"), rules, 1, 40);
  }
  expect_answer_equals_scoring(one_row("≥30粒", "5粒"), with_own(gated(0.6_d)), quarter, 300);
  expect_answer_equals_scoring(one_row("≥30粒", "5粒"), with_own(deviation(0.5_d)), quarter, 300);
  expect_answer_equals_scoring(one_row("≥30粒", "5粒"), with_own(over_reduced(1.3_d, 1)), quarter, 300);
  expect_answer_equals_scoring(one_row("≥90%", "50%"),
                               with_own({banded({{0.6_d, 0.5_d}, {0.8_d, 0.7_d}, {0.9_d, 1_d}}), argument::actual}),
                               ratio(1) / ratio(100), 120);
}

TEST(LiftBy, HoldsAtItsEndAndNotJustBesideIt) {
  const ratio little = ratio(decimal(1, 30));
  for (const char* target : {"≥70粒", "≥7粒", "≥123.45粒"}) {
    const form form = one_row(target, "1粒");
    const pack rules = cn_mof_2020();
    const ratio x = lift_by(form, rules, 1).nearest->value;
    bound_form bound = bind(form, rules);
    scorecard card;
    set_actual(bound, 0, x);
    score(bound, card);
    EXPECT_EQ(card.grade, grade::fair) << target;
    EXPECT_EQ(card.total->exact, ratio(60)) << target;
    set_actual(bound, 0, x - little);
    score(bound, card);
    EXPECT_EQ(card.grade, grade::poor) << target;
  }
}

}  // namespace
