// One defect, one finding: consequences drop to notes that name their root, and nothing else does.
#include <gtest/gtest.h>
#include <perfeval/audit/audit.hpp>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

form_builder with_budget(const line_texts& total, const std::string& sum) {
  form_builder made;
  made.total_funds(total);
  made.plain_row(kind::quantity, "50", "50")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  made.total("100", sum);
  return made;
}

// The rate is 90 %, printed 80 %; the score follows the printed rate.
TEST(AWrongRate, ExplainsTheScoreThatFollowsIt) {
  EXPECT_EQ(findings_of(with_budget({"100", "100", "90", "80%", "10", "8"}, "98").done()),
            (texts{"execution-score:note@budget.total.score=9^budget.total.execution_rate",
                   "rate-mismatch:error@budget.total.execution_rate=90%"}));
}

TEST(AWrongRate, DoesNotExplainAScoreThatFollowsNeither) {
  EXPECT_EQ(
      findings_of(with_budget({"100", "100", "90", "80%", "10", "7"}, "97").done()),
      (texts{"execution-score:error@budget.total.score=9", "rate-mismatch:error@budget.total.execution_rate=90%"}));
}

// Sources 50 + 40 = 90 of which 90 are spent; the total budget is printed 100.
TEST(AWrongSumOfFunds, ExplainsRateAndScoreThatFollowTheSources) {
  form_builder made = with_budget({"90", "100", "90", "100%", "10", "10"}, "100");
  made.fund_line(fund::appropriation, {"50", "50", "50", "100%", "-", "-"});
  made.fund_line(fund::other, {"40", "40", "40", "100%", "-", "-"});
  EXPECT_EQ(findings_of(made.done()),
            (texts{"execution-score:note@budget.total.score=9^budget.total.annual_budget",
                   "funds-sum:error@budget.total.annual_budget=90",
                   "rate-mismatch:note@budget.total.execution_rate=90%^budget.total.annual_budget"}));
}

// Sources 60 + 40 = 100; the total budget is printed 0.
TEST(AWrongSumOfFunds, ExplainsABudgetOfZero) {
  form_builder made = with_budget({"100", "0", "90", "90%", "10", "9"}, "99");
  made.fund_line(fund::appropriation, {"60", "60", "50", "83.33%", "-", "-"});
  made.fund_line(fund::other, {"40", "40", "40", "100%", "-", "-"});
  EXPECT_EQ(findings_of(made.done()),
            (texts{"funds-sum:error@budget.total.annual_budget=100",
                   "over-execution:note@budget.total.executed=0^budget.total.annual_budget",
                   "zero-budget:note@budget.total.annual_budget^budget.total.annual_budget"}));
}

// Sources spent 50 + 30 = 80, which the cost row repeats; the total is printed 90.
TEST(AWrongSumOfFunds, ExplainsACostThatFollowsTheSources) {
  form_builder made;
  made.total_funds({"100", "100", "90", "80%", "10", "8"});
  made.fund_line(fund::appropriation, {"60", "60", "50", "83.33%", "-", "-"});
  made.fund_line(fund::other, {"40", "40", "30", "75%", "-", "-"});
  made.plain_row(kind::quantity, "40", "40").row(kind::cost, {"总成本", "≤100万元", "80万元", "10", "10", ""});
  made.plain_row(kind::social, "30", "30").plain_row(kind::satisfaction, "10", "10").total("100", "98");
  EXPECT_EQ(findings_of(made.done()),
            (texts{"cost-execution:note@indicators[2].actual=90万元^budget.total.executed",
                   "execution-score:note@budget.total.score=9^budget.total.executed",
                   "funds-sum:error@budget.total.executed=80",
                   "rate-mismatch:note@budget.total.execution_rate=90%^budget.total.executed"}));
}

// The list is not complete, so the sum is not a certain root; the rate is.
TEST(AWarningAboutFunds, ExplainsNothing) {
  form_builder made = with_budget({"90", "100", "90", "100%", "10", "10"}, "100");
  made.fund_line(fund::appropriation, {"90", "90", "90", "100%", "-", "-"});
  EXPECT_EQ(findings_of(made.done()), (texts{"execution-score:note@budget.total.score=9^budget.total.execution_rate",
                                             "funds-sum:warning@budget.total.annual_budget=90",
                                             "rate-mismatch:error@budget.total.execution_rate=90%"}));
}

// Weights 10 + 50 + 30 + 10 + 5 = 105 printed 100; scores 9 + 50 + 30 + 10 + 5 = 104 printed 99: both leave out the
// last row.
TEST(AWrongSumOfWeights, ExplainsATotalOffByTheSame) {
  form_builder made = sound_form();
  made.plain_row(kind::quality, "5", "5");
  EXPECT_EQ(findings_of(made.done()),
            (texts{"total-mismatch:note@total.score=104^total.weight", "weight-sum:error@total.weight=105"}));
  EXPECT_EQ(findings_of(made.total("100", "98").done()),
            (texts{"total-mismatch:error@total.score=104", "weight-sum:error@total.weight=105"}));
}

// 10 x 9/10 = 9; printed 9.8. The total takes the 9: 9 + 50 + 30 + 9 = 98; the printed scores sum to 98.8.
TEST(AWrongScore, ExplainsTheTotalThatHasTheRightOne) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "30", "30");
  made.row(kind::satisfaction, {"受益人", "=10人", "9人", "10", "9.8", "雨天多"}).total("100", "98");
  EXPECT_EQ(findings_of(made.done()), (texts{"score-above-rule:error@indicators[3].score=9.0",
                                             "total-mismatch:note@total.score=98.8^indicators[3].score"}));
}

// A score above its weight whose weight is in the total.
TEST(AWrongScore, AboveItsWeightExplainsATotalThatTookTheWeight) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "50", "52")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  made.total("100", "99");
  EXPECT_EQ(findings_of(made.done()), (texts{"score-above-weight:error@indicators[1].score=50",
                                             "total-mismatch:note@total.score=101^indicators[1].score"}));
}

// 9 + 50 + 30 + 10 = 99 earns 优; the printed 89 would earn 良.
TEST(AWrongTotal, ExplainsAGradeThatFollowsTheSum) {
  EXPECT_EQ(findings_of(sound_form().total("100", "89").grade("优").done()),
            (texts{"grade-mismatch:note@total.grade=良^total.score", "total-mismatch:error@total.score=99"}));
  EXPECT_EQ(findings_of(sound_form().total("100", "89").grade("中").done()),
            (texts{"grade-mismatch:error@total.grade=良", "total-mismatch:error@total.score=99"}));
}

// The wrong sum of weights (its row weighs 5 too much) and the score above its weight have no known common cause.
TEST(TwoFacts, WithNoKnownCauseStayTwo) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "45", "50")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  made.total("100", "99");
  EXPECT_EQ(findings_of(made.done()),
            (texts{"score-above-weight:error@indicators[1].score=45", "weight-sum:error@total.weight=95"}));
}

// 50 x 8/10 = 40, printed 4: a warning by itself. The subtotal of 70 and the total of 90 = 10 + 40 + 30 + 10 hold with
// 40.
TEST(AWarningAboutAScore, BecomesTheErrorOfTheSumsThatItExplains) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::quantity, {"培训", "≥10次", "8次", "50", "4", "雨天多"}).plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").subtotal("80", "70", {1, 2}).total("100", "90");
  EXPECT_EQ(findings_of(made.done()), (texts{"score-below-rule:error@indicators[1].score=40",
                                             "subtotal-mismatch:note@subtotals[1].score=34^indicators[1].score",
                                             "total-mismatch:note@total.score=54^indicators[1].score"}));
}

// The row of 40 is right; its subtotal of 42 is 2 too high, and so is the total of 92.
TEST(AWrongSubtotal, ExplainsTheTotalThatIsOffByTheSame) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::quantity, {"培训", "≥10次", "8次", "50", "40", "雨天多"}).plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").subtotal("50", "42", {1}).total("100", "92");
  EXPECT_EQ(findings_of(made.done()), (texts{"subtotal-mismatch:error@subtotals[1].score=40",
                                             "total-mismatch:note@total.score=90^subtotals[1].score"}));
  EXPECT_EQ(findings_of(made.total("100", "93").done()),
            (texts{"subtotal-mismatch:error@subtotals[1].score=40", "total-mismatch:error@total.score=90"}));
}

// The printed rate of 80% explains the score of 8, and that the total of 99 counts 9: the rate stays the error.
TEST(AConsequence, HandsTheSeverityToItsOwnRoot) {
  EXPECT_EQ(findings_of(with_budget({"100", "100", "90", "80%", "10", "8"}, "99").done()),
            (texts{"execution-score:note@budget.total.score=9^budget.total.execution_rate",
                   "rate-mismatch:error@budget.total.execution_rate=90%",
                   "total-mismatch:note@total.score=98^budget.total.score"}));
}

// 54 + 36 = 90, and 54 of 60 is 90%. Printed 540000 in a form in 万元: one cell is wrong, and an error as the sum.
TEST(AMovedAmount, IsTheRootOfTheSumAndTheRate) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"60", "60", "540000", "90%", "-", "-"});
  made.fund_line(fund::other, {"40", "40", "36", "90%", "-", "-"});
  EXPECT_EQ(findings_of(made.done()),
            (texts{"budget-magnitude:error@budget.appropriation.executed=54",
                   "funds-sum:note@budget.total.executed=540036^budget.appropriation.executed",
                   "over-execution:note@budget.appropriation.executed=60^budget.appropriation.executed",
                   "rate-mismatch:note@budget.appropriation.execution_rate=900000%^budget.appropriation.executed"}));
}

// 300 + 50 = 350, printed 305. With 5 for the 50 the sum would agree as well, but no rate speaks for it.
TEST(AMovedAmount, IsNoRootWhereTheSumAloneSpeaksForIt) {
  form_builder made;
  made.total_funds({"-", "305", "-", "-", "-", "-"}).fund_line(fund::appropriation, {"-", "300", "-", "-", "-", "-"});
  made.fund_line(fund::other, {"-", "50", "-", "-", "-", "-"}).plain_row(kind::quantity, "60", "60");
  made.plain_row(kind::social, "40", "40").total("100", "100");
  const finding sum = finding_of(made.done(), code::funds_sum);
  EXPECT_EQ(sum.diagnosis, diagnosis::transposed_digits);
  EXPECT_TRUE(sum.explained_by.empty());
  EXPECT_TRUE(sum.candidates.empty());
}

// 900 for 90, with a budget written twice: a tenth of it makes rate and score right. Where the budget is written once,
// ten times the budget would do as well, and no amount is the root.
TEST(AMovedAmount, IsNamedOnlyIfNoOtherMendsTheLine) {
  EXPECT_EQ(findings_of(with_budget({"100", "100", "900", "90%", "10", "9"}, "99").done()),
            (texts{"budget-magnitude:error@budget.total.executed=90",
                   "execution-score:note@budget.total.score=10^budget.total.executed",
                   "over-execution:note@budget.total.executed=100^budget.total.executed",
                   "rate-mismatch:note@budget.total.execution_rate=900%^budget.total.executed"}));
  EXPECT_EQ(findings_of(with_budget({"80", "100", "900", "90%", "10", "9"}, "99").done()),
            (texts{"execution-score:note@budget.total.score=10^budget.total.execution_rate",
                   "over-execution:warning@budget.total.executed=100",
                   "rate-mismatch:error@budget.total.execution_rate=900%"}));
}

// 60 + 63.4 = 123.4, printed 1234 as annual budget: that it has the digits of the initial 123.4 is the same defect.
TEST(AWrongSumOfFunds, ExplainsTheMagnitudeOfThatAmount) {
  form_builder made = with_budget({"123.4", "1234", "111.06", "90%", "10", "9"}, "99");
  made.fund_line(fund::appropriation, {"60", "60", "54", "90%", "-", "-"});
  made.fund_line(fund::other, {"63.4", "63.4", "57.06", "90%", "-", "-"});
  EXPECT_EQ(findings_of(made.done()),
            (texts{"budget-magnitude:note@budget.total.annual_budget=123.4^budget.total.annual_budget",
                   "execution-score:note@budget.total.score=1^budget.total.annual_budget",
                   "funds-sum:error@budget.total.annual_budget=123.4",
                   "rate-mismatch:note@budget.total.execution_rate=9%^budget.total.annual_budget"}));
}

// 10 of 10, printed -10; the total of 99 counts 10.
TEST(ANegativeScore, ExplainsTheTotalThatHasItWithoutItsSign) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "30", "30");
  made.row(kind::satisfaction, {"受益人", "=10人", "10人", "10", "-10", "笔误"}).total("100", "99");
  EXPECT_EQ(findings_of(made.done()), (texts{"negative-value:error@indicators[3].score",
                                             "total-mismatch:note@total.score=79^indicators[3].score"}));
}

}  // namespace
