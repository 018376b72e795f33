// Execution, the recomputed total and its grade. Totals are added up by hand in each test's comment.
#include <gtest/gtest.h>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/scorecard.hpp>

#include "form_builder.hpp"

namespace {

using namespace perfeval;
using perfeval::test::form_builder;
using perfeval::test::sound_form;

scorecard scored(const form& paper) { return score(paper, cn_mof_2020()); }

scorecard execution_of(const perfeval::test::line_texts& total) {
  form_builder made;
  made.total_funds(total);
  return scored(made.done());
}

TEST(Execution, EarnsItsShareOfTheBudget) {
  EXPECT_EQ(*execution_of({"", "300", "200", "", "10", "7"}).execution.points.fixed(), ratio(20) / ratio(3));
  EXPECT_EQ(*execution_of({"", "300", "200", "", "20", "7"}).execution.points.fixed(), ratio(40) / ratio(3));
  EXPECT_EQ(*execution_of({"", "100", "120", "", "10", "10"}).execution.points.fixed(), ratio(10));
  EXPECT_EQ(*execution_of({"", "100", "0", "", "10", "0"}).execution.points.fixed(), ratio(0));
  EXPECT_EQ(*execution_of({"", "100", "90", "", "", "9"}).execution.points.fixed(), ratio(9));  // the usual weight, 10
}

TEST(Execution, DividesByTheAnnualBudgetNeverByTheInitialOneInItsPlace) {
  EXPECT_EQ(*execution_of({"50", "100", "90", "", "10", "9"}).execution_rate, ratio(9) / ratio(10));
  EXPECT_FALSE(execution_of({"50", "", "90", "", "10", "9"}).execution_rate.has_value());
  form_builder one_column;
  one_column.paper().has.annual_budget = false;
  one_column.total_funds({"50", "", "45", "", "10", "9"});
  one_column.paper().budget[0].annual_budget = {};
  EXPECT_EQ(*scored(one_column.done()).execution_rate, ratio(9) / ratio(10));
}

TEST(Execution, OfNoBudgetMayEarnAnything) {
  const scorecard card = execution_of({"0", "0", "0", "0%", "10", "10"});
  EXPECT_FALSE(card.execution_rate.has_value());
  EXPECT_EQ(to_string(card.execution.points.points), "[0, 10]");
  EXPECT_FALSE(card.execution.points.taken.has_value());
}

// 79.27 % stands for [79.265 %, 79.275 %).
TEST(Execution, OfAPrintedRateAloneIsAllThatPrintsSo) {
  const scorecard card = execution_of({"", "", "", "79.27%", "10", "7.93"});
  EXPECT_EQ(to_string(card.execution.points.points), "[7.9265, 7.9275)");
}

// 9 + 50 + 30 + 10.
TEST(RecomputedTotal, IsTheExactSum) {
  const scorecard card = scored(sound_form().done());
  ASSERT_TRUE(card.total && card.total->exact);
  EXPECT_EQ(*card.total->exact, ratio(99));
  EXPECT_EQ(card.total->low, ratio(99));
  EXPECT_EQ(card.total->high, ratio(99));
  EXPECT_EQ(card.grade, grade::excellent);
}

form_builder with_row(const std::string& target, const std::string& actual, const std::string& points,
                      kind kind = kind::satisfaction) {
  form_builder made;
  made.total_funds({"300", "300", "200", "66.67%", "10", "7"});
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "30", "30");
  made.row(kind, {"路灯", target, actual, "10", points, "雨天多"});
  return made;
}

// 20/3 + 50 + 30 + 10 x 1/3 = 90: unrounded parts, whatever is printed.
TEST(RecomputedTotal, AddsUnroundedParts) {
  const scorecard card = scored(with_row("≥3个", "1个", "3").done());
  EXPECT_EQ(*card.total->exact, ratio(90));
  EXPECT_EQ(card.grade, grade::excellent);
}

// 20/3 + 80 + 8.5: within the top tier [8, 10] the author's score is kept.
TEST(RecomputedTotal, KeepsAJudgementInsideItsTier) {
  const scorecard card = scored(with_row("专款专用", "专款专用", "8.5").done());
  EXPECT_EQ(*card.total->exact, ratio(20) / ratio(3) + ratio(decimal(885, 1)));
}

// 20/3 + 80 + [8, 10]: a 6 is refuted.
TEST(RecomputedTotal, IsOpenWhereTheRuleRefutesAScore) {
  const scorecard card = scored(with_row("专款专用", "专款专用", "6").done());
  EXPECT_FALSE(card.total->exact.has_value());
  EXPECT_EQ(card.total->low, ratio(20) / ratio(3) + ratio(88));
  EXPECT_EQ(card.total->high, ratio(20) / ratio(3) + ratio(90));
  EXPECT_EQ(card.grade, grade::excellent);
}

TEST(RecomputedTotal, IsOpenWhereNoRuleAndNoScoreIsKnown) {
  const scorecard card = scored(with_row("按合同支付", "一切正常", "").done());
  EXPECT_FALSE(card.total->exact.has_value());
  EXPECT_EQ(card.total->low, ratio(20) / ratio(3) + ratio(80));
  EXPECT_EQ(card.total->high, ratio(20) / ratio(3) + ratio(90));
  EXPECT_FALSE(card.grade.has_value());  // good or excellent
}

TEST(RecomputedTotal, KeepsAPrintedScoreThatNoRuleKnows) {
  EXPECT_EQ(*scored(with_row("按合同支付", "一切正常", "4").done()).total->exact, ratio(20) / ratio(3) + ratio(84));
}

// A cost of 20 of 45 is 40/9 in proportion, 10 under a ceiling.
TEST(RecomputedTotal, TakesTheReadingThatThePrintedScoreFits) {
  EXPECT_EQ(*scored(with_row("45万元", "20万元", "4.4", kind::cost).done()).total->exact,
            ratio(20) / ratio(3) + ratio(80) + ratio(40) / ratio(9));
  EXPECT_EQ(*scored(with_row("45万元", "20万元", "10", kind::cost).done()).total->exact,
            ratio(20) / ratio(3) + ratio(90));
}

// Late: anything but full, no exact value; a printed 8 stands.
TEST(RecomputedTotal, KeepsTheScoreOfALateRow) {
  EXPECT_EQ(*scored(with_row("2022年6月底前", "2022年8月", "8").done()).total->exact, ratio(20) / ratio(3) + ratio(88));
}

TEST(Grades, HaveTheirLowerBoundIncluded) {
  const pack rules = cn_mof_2020();
  EXPECT_EQ(grade_of(90, rules), grade::excellent);
  EXPECT_EQ(grade_of(ratio(decimal(8999, 2)), rules), grade::good);
  EXPECT_EQ(grade_of(80, rules), grade::good);
  EXPECT_EQ(grade_of(ratio(decimal(7999, 2)), rules), grade::fair);
  EXPECT_EQ(grade_of(60, rules), grade::fair);
  EXPECT_EQ(grade_of(ratio(decimal(5999, 2)), rules), grade::poor);
}

// 1,000 rows that each earn (p - 1)/p of a point, of primes p: the denominator of the sum is their product, of some
// 3,600 digits.
TEST(Total, OfTooManyDigitsIsARangeAndATrouble) {
  form_builder made;
  ratio sum;
  std::size_t rows = 0;
  for (int p = 1009; rows < 1000; p += 2) {
    bool prime = true;
    for (int d = 3; d * d <= p; d += 2) prime = prime && p % d != 0;
    if (!prime) continue;
    ++rows;
    sum += ratio(p - 1) / ratio(p);
    made.row(kind::quantity,
             {"养护里程", "≥" + std::to_string(p) + "公里", std::to_string(p - 1) + "公里", "1", "", ""});
  }
  const form paper = made.done();
  const pack rules = cn_mof_2020();
  const scorecard card = score(paper, rules);
  ASSERT_TRUE(card.total);
  EXPECT_FALSE(card.total->exact);
  EXPECT_LT(card.total->low, sum);
  EXPECT_GT(card.total->high, sum);
  EXPECT_LT(card.total->high - card.total->low, ratio(1) / ratio(1'000'000'000'000'000'000));
  ASSERT_EQ(card.troubles.size(), 1U);
  EXPECT_EQ(card.troubles[0].kind, trouble_kind::total_not_exact);
}

}  // namespace
