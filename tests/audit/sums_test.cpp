// Sums of a form: weights, scores, subtotals, funds. Expected values are added up by hand in each test's comment or are
// plain to see.
#include <gtest/gtest.h>
#include <perfeval/audit/audit.hpp>

#include <algorithm>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

TEST(SoundForm, HasNoFinding) {
  EXPECT_EQ(findings_of(sound_form().done()), texts{});
  const verdict_counts counts = audited(sound_form().done()).verdicts;
  EXPECT_EQ(counts.differs, 0U);
  EXPECT_EQ(counts.cannot_tell, 0U);
}

// 10 + 50 + 30 + 15 = 105; the scores sum to 9 + 50 + 30 + 15 = 104.
form_builder heavy_form() {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "50", "50")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "15", "15");
  made.total("100", "104");
  return made;
}

TEST(WeightSum, IsAnErrorAgainstThePrintedTotal) {
  EXPECT_EQ(findings_of(heavy_form().done()), texts{"weight-sum:error@total.weight=105"});
}

TEST(WeightSum, IsAWarningWhereNoTotalIsPrinted) {
  const texts found = findings_of(heavy_form().total("", "104").done());
  EXPECT_EQ(found, (texts{"weight-structure:note@indicators=10/50/30/10", "weight-sum:warning@total.weight=105"}));
}

TEST(WeightSum, AgreesWithTheIndicatorsAlone) {
  EXPECT_EQ(findings_of(sound_form().total("90", "99").done()), texts{});
}

TEST(WeightSum, IsUndecidedWhereTheFormHidesRows) {
  form hiding = heavy_form().done();
  hiding.troubles.push_back({trouble_kind::hidden_cells, "table 1, row 9", "a hidden figure", "shown"});
  EXPECT_EQ(findings_of(hiding), texts{});
  EXPECT_GT(audited(hiding).verdicts.cannot_tell, 0U);
  EXPECT_EQ(audited(hiding).verdicts.differs, 0U);
}

// No execution weight is printed: 50 + 30 + 10 = 90, with or without the 10 of execution.
form_builder unscored_execution(const std::string& total_weight) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "", ""});
  made.plain_row(kind::quantity, "50", "50")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  made.total(total_weight, "90");
  return made;
}

TEST(WeightSum, TakesTheUsualExecutionWeightWhereNoneIsPrinted) {
  EXPECT_EQ(findings_of(unscored_execution("100").done()), texts{});
  EXPECT_EQ(findings_of(unscored_execution("90").done()), texts{});
  EXPECT_EQ(findings_of(unscored_execution("95").done()), texts{"weight-sum:error@total.weight=90"});
}

TEST(Formulas, WithoutAValueAreNoWrittenText) {
  const auto scored = [](const std::string& score) {
    form_builder made = sound_form();
    made.paper().indicators[1].score = read_figure(score, column::score);
    return findings_of(made.done());
  };
  const texts formula{"formula-without-value:warning@indicators[2].score"};
  for (const char* text : {"=SUM(D3:D5)", "=汇总!B3", "= $A$1*2", "＝F7", "=VLOOKUP(A1,B:C,2,0)"})
    EXPECT_EQ(scored(text), formula) << text;
  const texts words{"number-unreadable:warning@indicators[2].score"};
  for (const char* text : {"=十分", "三十", "SUM(D3:D5)"}) EXPECT_EQ(scored(text), words) << text;
}

TEST(Formulas, OfTargetsAndActualsCompareWithNothing) {
  form_builder made = sound_form();
  made.paper().indicators[0].actual = read_cell("=VLOOKUP(A1,B:C,2,0)&\"个\"");
  made.paper().indicators[0].found = read_statement("=VLOOKUP(A1,B:C,2,0)&\"个\"");
  EXPECT_EQ(findings_of(made.done()), texts{"formula-without-value:warning@indicators[1].actual"});
}

TEST(Formulas, AreNoTargets) {
  form_builder made = sound_form();
  made.paper().indicators[0].target = read_cell("= 95");
  made.paper().indicators[0].actual = read_cell("= 95");
  for (const std::string& found : findings_of(made.done())) EXPECT_FALSE(found.starts_with("formula")) << found;
}

TEST(WeightSum, IsUndecidedWithAnUnreadableWeight) {
  form_builder made = sound_form();
  made.paper().indicators[1].weight = read_figure("三十", column::weight);
  EXPECT_EQ(findings_of(made.done()), texts{"number-unreadable:warning@indicators[2].weight"});
  form_builder execution = sound_form();
  execution.paper().budget[0].weight = read_figure("十", column::weight);
  EXPECT_EQ(findings_of(execution.done()), texts{"number-unreadable:warning@budget.total.weight"});
}

TEST(WeightSum, LeavesOutFundLinesAndRowsUnderAWeightedParent) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"100", "100", "90", "90%", "10", "9"});
  made.row(kind::quantity, {"其中：甲路", "5公里", "5公里", "", "", ""});
  made.paper().indicators.back().under_weighted_parent = true;
  EXPECT_EQ(findings_of(made.done()), texts{});
}

TEST(WeightSum, IsSilentWithoutAWeightColumn) {
  form_builder made = sound_form().total("", "99");
  for (indicator& row : made.paper().indicators) row.weight = absent_figure();
  made.paper().total.weight = absent_figure();
  made.paper().has.weight = false;
  EXPECT_EQ(findings_of(made.done()), texts{});
}

// 9 + 50 + 30 + 10 = 99.
TEST(Total, IsTheSumOfThePrintedScores) {
  EXPECT_EQ(findings_of(sound_form().total("100", "98").done()), texts{"total-mismatch:error@total.score=99"});
  EXPECT_EQ(findings_of(sound_form().total("100", "99.00").done()), texts{});
}

TEST(Total, MovesOneVerdictFromAgreesToDiffers) {
  const verdict_counts right = audited(sound_form().done()).verdicts;
  const verdict_counts wrong = audited(sound_form().total("100", "98").done()).verdicts;
  EXPECT_EQ(wrong.agrees + 1, right.agrees);
  EXPECT_EQ(wrong.differs, 1U);
}

TEST(Total, LeavesOutFundLinesThatRepeatTheirPoints) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"100", "100", "90", "90%", "10", "9"});
  EXPECT_EQ(findings_of(made.done()), texts{});
}

TEST(Total, IsUndecidedWhileAWeightHasNoScore) {
  form_builder made = sound_form();
  made.paper().indicators[2].score = read_figure("/", column::score);
  const form_audit result = audited(made.done());
  EXPECT_EQ(written(result.findings), texts{});
  EXPECT_EQ(result.verdicts.cannot_tell, 2U);  // the row's score and the total
}

// 50 + 30 + 10 = 90 of 100: the other 10 are those of the execution, whose score no column prints. A total of 98 is
// then 90 and 8 of them; a total above 100 or below 90 is wrong either way.
TEST(Total, IsUndecidedWhereItMayIncludeUnprintedPointsOfTheExecution) {
  const auto found = [](const std::string& total) {
    form_builder made = unscored_execution("100").total("100", total);
    made.paper().has.execution_weight = made.paper().has.execution_score = false;
    return findings_of(made.done());
  };
  EXPECT_EQ(found("98"), texts{});
  EXPECT_EQ(found("100"), texts{});
  EXPECT_EQ(found("90"), texts{});
  EXPECT_EQ(found("89"), texts{"total-mismatch:error@total.score=90"});
  EXPECT_EQ(found("101"), texts{"total-mismatch:error@total.score=90"});
}

TEST(Total, IsUndecidedWithoutAnyScore) {
  form_builder made = sound_form();
  made.paper().budget[0].score = read_figure("", column::score);
  for (indicator& row : made.paper().indicators) row.score = read_figure("", column::score);
  const texts found = findings_of(made.total("100", "100").done());
  EXPECT_EQ(found, (texts{"score-missing:warning@budget.total.score", "score-missing:warning@indicators[1].score",
                          "score-missing:warning@indicators[2].score", "score-missing:warning@indicators[3].score"}));
  const verdict_counts counts = audited(made.done()).verdicts;
  EXPECT_EQ(counts.cannot_tell, 1U);  // the total: the four scores are missing, which differs
}

TEST(Total, CountsAMergedScoreOnce) {
  form_builder made = sound_form();
  made.paper().indicators[0].score = read_figure("50", column::score);
  indicator below = made.paper().indicators[0];
  below.name = read_cell("养护桥梁");
  below.weight = absent_figure();
  below.score = read_figure("", column::score);
  below.score.merged = true;
  made.paper().indicators.insert(made.paper().indicators.begin() + 1, below);
  EXPECT_EQ(findings_of(made.done()), texts{});
}

// Execution 10 x 200/300 = 6.67 is printed 7: 7 + 50 + 30 + 10 = 97, unrounded 96.666...
form_builder whole_points(const std::string& total) {
  form_builder made;
  made.total_funds({"300", "300", "200", "66.67%", "10", "7"});
  made.plain_row(kind::quantity, "50", "50")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  made.total("100", total);
  return made;
}

TEST(Total, IsANoteWhereTheUnroundedExecutionScoreExplainsIt) {
  EXPECT_EQ(findings_of(whole_points("96.67").done()), texts{"total-mismatch:note@total.score=97"});
  EXPECT_EQ(finding_of(whole_points("96.67").done(), code::total_mismatch).diagnosis, diagnosis::rounding);
  EXPECT_EQ(findings_of(whole_points("96.66").done()), texts{"total-mismatch:error@total.score=97"});
}

// 10 x 18329/21447 = 8.546, which is 8.5 at one place; the printed 85.5 % gives 8.55, and that is 8.6. Printed scores
// 8.6 + 50 + 30 + 10 = 98.6, with 8.55 they are 98.55.
TEST(Total, IsANoteWhereThePrintedRateGivesTheUnroundedExecutionScore) {
  const auto written = [](const std::string& total) {
    form_builder made;
    made.total_funds({"214.47", "214.47", "183.29", "85.5%", "10", "8.6"});
    made.plain_row(kind::quantity, "50", "50")
        .plain_row(kind::social, "30", "30")
        .plain_row(kind::satisfaction, "10", "10");
    made.total("100", total);
    return made.done();
  };
  EXPECT_EQ(findings_of(written("98.550")), texts{"total-mismatch:note@total.score=98.6"});
  EXPECT_EQ(findings_of(written("98.546")), texts{"total-mismatch:error@total.score=98.6"});
}

// 5 x 2/3 = 3.33 is printed 3: execution and row unrounded give 6.67 + 3.33 + 50 + 30 + 5 = 95.00; execution
// alone 94.67; printed 95.
TEST(Total, IsANoteWhereEveryRowUnroundedExplainsIt) {
  form_builder made;
  made.total_funds({"300", "300", "200", "66.67%", "10", "6.7"});
  made.plain_row(kind::quantity, "55", "55").plain_row(kind::social, "30", "30");
  made.row(kind::satisfaction, {"养护路段", "=3公里", "2公里", "5", "3", "雨天多"});
  // printed 6.7 + 55 + 30 + 3 = 94.7; unrounded 6.666... + 3.333... + 85 = 95
  made.total("100", "95");
  const texts found = findings_of(made.done());
  EXPECT_EQ(found, (texts{"total-mismatch:note@total.score=94.7", "weight-structure:note@indicators=10/50/30/10"}));
}

// 9 + 90 = 99 of 100; without the row of 30 the weights add up to 70, so that a table may be missing.
TEST(Grade, IsHeldAgainstTheScoresOnlyWhereTheirWeightsAreWhole) {
  const auto graded = [](bool whole) {
    form_builder made;
    made.total_funds({"100", "100", "90", "90%", "10", "9"});
    made.plain_row(kind::quantity, "50", "50").plain_row(kind::satisfaction, "10", "10");
    if (whole) made.plain_row(kind::social, "30", "30");
    made.paper().total.grade = read_cell("差");
    texts grades;
    for (const std::string& said : findings_of(made.done()))
      if (said.rfind("grade", 0) == 0) grades.push_back(said);
    return grades;
  };
  EXPECT_EQ(graded(true), texts{"grade-mismatch:error@total.grade=优"});
  EXPECT_EQ(graded(false), texts{});
}

// 50 + 30 + 10 = 90 of the weight of 90; with the 10 of the execution 100, with its 9 points 99. 82 is nearer to one
// sum, 98 to the other.
TEST(Total, OfTheIndicatorsAloneHasNoPointsOfTheExecution) {
  EXPECT_EQ(findings_of(sound_form().total("90", "90").done()), texts{});
  EXPECT_EQ(findings_of(sound_form().total("90", "99").done()), texts{});
  EXPECT_EQ(findings_of(sound_form().total("90", "82").done()), texts{"total-mismatch:error@total.score=90"});
  EXPECT_EQ(findings_of(sound_form().total("90", "98").done()), texts{"total-mismatch:error@total.score=99"});
  EXPECT_EQ(findings_of(sound_form().total("100", "90").done()), texts{"total-mismatch:error@total.score=99"});
}

// 30 are left out of 90: the row, and not the execution with its 9.
TEST(Total, OfTheIndicatorsAloneLeavesOutARow) {
  const finding found = finding_of(sound_form().total("90", "60").done(), code::total_mismatch);
  EXPECT_EQ(found.expected, "90");
  EXPECT_EQ(found.diagnosis, diagnosis::stale_total);
}

// 9 + 50 + 30 + 10 = 99, and 2 extra points in a row without a weight: 101, or 99 before them, or the full 100. 98 and
// 102 are none of these.
TEST(Total, MayLeaveExtraPointsOut) {
  const auto found = [](const std::string& total) {
    form_builder made = sound_form();
    made.row(kind::social, {"获表彰", "", "省级表彰", "", "2", ""});
    texts totals;
    for (const std::string& said : findings_of(made.total("100", total).done()))
      if (said.rfind("total", 0) == 0) totals.push_back(said);
    return totals;
  };
  EXPECT_EQ(found("101"), texts{});
  EXPECT_EQ(found("99"), texts{});
  EXPECT_EQ(found("100"), texts{});
  EXPECT_EQ(found("98"), texts{"total-mismatch:error@total.score=101"});
  EXPECT_EQ(found("102"), texts{"total-mismatch:error@total.score=101"});
}

// 79 of the indicators' 90 and 9 for the execution: 良 is the grade of 79 + 9 = 88, 中 of 79, 优 of neither.
TEST(Grade, OfATotalOfTheIndicatorsAloneIsThatOfAllOrOfTheTotal) {
  const auto graded = [](const std::string& word) {
    form_builder made;
    made.total_funds({"100", "100", "90", "90%", "10", "9"});
    made.row(kind::quantity, {"培训", "≥50次", "39次", "50", "39", "雨天多"});
    made.plain_row(kind::social, "30", "30").plain_row(kind::satisfaction, "10", "10");
    return findings_of(made.total("90", "79").grade(word).done());
  };
  EXPECT_EQ(graded("良"), texts{});
  EXPECT_EQ(graded("中"), texts{});
  EXPECT_EQ(graded("优"), texts{"grade-mismatch:error@total.grade=良"});
}

// The indicators have 90 of 90, and what the execution earned is not printed: 99 in all, or less than 90.
TEST(Grade, OfATotalWithoutTheExecutionIsUndecided) {
  EXPECT_EQ(findings_of(unscored_execution("90").grade("良").done()), texts{});
}

// 9 + 50 + 10 = 69, and a table on the next page without a column of scores: 99 may be right.
TEST(Total, IsNotHeldAgainstScoresOfWhichATableHasNoColumn) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "50", "50")
      .plain_row(kind::satisfaction, "10", "10")
      .plain_row(kind::social, "30", "")
      .total("100", "99");
  made.paper().indicators[2].score = perfeval::test::absent_figure();
  for (const std::string& said : findings_of(made.done())) EXPECT_EQ(said.find("total-mismatch"), std::string::npos);
}

// The form has no column of reasons that was recognised, and the row with 8 of 10 points alone has words in an unread
// one: they may be the reason. If a row with full points has words there as well, they are none.
TEST(Deductions, AreNotCalledUnexplainedWhereAnUnreadColumnMayExplainThem) {
  const auto met_but_deducted = [](bool of_full_row_too) {
    form_builder made;
    made.total_funds({"100", "100", "90", "90%", "10", "9"});
    made.row(kind::quantity, {"任务1", "≥5次", "5次", "10", "8", ""}).plain_row(kind::quality, "40", "40");
    made.paper().has.reason = false;
    for (std::size_t i = 0; i < (of_full_row_too ? 2U : 1U); ++i) {
      extra aside;
      aside.label = "备注";
      aside.value = read_cell("资料归档不及时");
      aside.value.content = content::unreadable;
      aside.value.place = {1, static_cast<std::uint32_t>(i + 5), 9};
      made.paper().indicators[i].extras.push_back(aside);
    }
    const texts found = findings_of(made.done());
    return std::any_of(found.begin(), found.end(),
                       [](const std::string& f) { return f.rfind("target-met-deducted", 0) == 0; });
  };
  EXPECT_FALSE(met_but_deducted(false));
  EXPECT_TRUE(met_but_deducted(true));
}

TEST(Subtotals, AreTheSumsOfTheirRows) {
  EXPECT_EQ(findings_of(sound_form().subtotal("80", "80", {1, 2}).done()), texts{});
  EXPECT_EQ(findings_of(sound_form().subtotal("81", "79", {1, 2}).done()),
            (texts{"subtotal-mismatch:error@subtotals[1].score=80", "subtotal-mismatch:error@subtotals[1].weight=80"}));
}

TEST(Subtotals, OfAHeadingWithARangeHoldWithinIt) {
  form_builder inside = sound_form().subtotal("40", "", {1});
  inside.paper().subtotals[0].weight_high = decimal(50);
  EXPECT_EQ(findings_of(inside.done()), texts{});
  form_builder outside = sound_form().subtotal("40", "", {1, 2});
  outside.paper().subtotals[0].weight_high = decimal(50);
  EXPECT_EQ(findings_of(outside.done()), texts{"subtotal-mismatch:error@subtotals[1].weight=80"});
}

form_builder funds(const std::string& appropriation, const std::string& other, bool closed = true) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {appropriation, "60", "50", "", "-", "-"});
  made.fund_line(closed ? fund::other : fund::carry_over, {other, "40", "40", "", "-", "-"});
  made.paper().budget[1].execution_rate = read_figure("83.33%", column::rate);
  made.paper().budget[2].execution_rate = read_figure("100%", column::rate);
  return made;
}

TEST(Funds, SumToTheTotal) { EXPECT_EQ(findings_of(funds("60", "40").done()), texts{}); }

TEST(Funds, AboveTheTotalAreAnError) {
  EXPECT_EQ(findings_of(funds("70", "40").done()), texts{"funds-sum:error@budget.total.initial_budget=110"});
  EXPECT_EQ(findings_of(funds("70", "40", false).done()), texts{"funds-sum:error@budget.total.initial_budget=110"});
}

TEST(Funds, BelowTheTotalAreAnErrorOnlyInAClosedList) {
  EXPECT_EQ(findings_of(funds("50", "40").done()), texts{"funds-sum:error@budget.total.initial_budget=90"});
  EXPECT_EQ(findings_of(funds("50", "-").done()), texts{"funds-sum:error@budget.total.initial_budget=50"});
  EXPECT_EQ(findings_of(funds("50", "").done()), texts{"funds-sum:warning@budget.total.initial_budget=50"});
  EXPECT_EQ(findings_of(funds("50", "40", false).done()), texts{"funds-sum:warning@budget.total.initial_budget=90"});
}

// Of a total of 100: 33.3 and 66.6 may be [33.25, 33.35) and [66.55, 66.65): together [99.8, 100). 33.3 and 66.65 may
// be up to 100.005, and 0.05 is less than a thousandth; 33.3 and 66.8 may be 100, but 0.1 is not less.
TEST(Funds, OffByTheirOwnRoundingAreANoteBelowAThousandth) {
  EXPECT_EQ(findings_of(funds("33.3", "66.6").done()), texts{"funds-sum:error@budget.total.initial_budget=99.9"});
  EXPECT_EQ(findings_of(funds("33.3", "66.8").done()), texts{"funds-sum:error@budget.total.initial_budget=100.1"});
  EXPECT_EQ(findings_of(funds("33.3", "66.65").done()), texts{"funds-sum:note@budget.total.initial_budget=99.95"});
}

// Sources in whole 万元 under a total with a decimal: 60 and 41 may be [100, 102), of which 100.4 is one and 99.9 is
// not.
TEST(Funds, WithFewerDecimalsThanTheTotalMayBeRounded) {
  const auto of_total = [](const std::string& total, const std::string& first, const std::string& second) {
    form_builder made = funds(first, second);
    made.paper().budget[0].initial_budget = read_figure(total, column::amount, "万元");
    return findings_of(made.done());
  };
  EXPECT_EQ(of_total("100.4", "60", "41"), texts{"funds-sum:note@budget.total.initial_budget=101"});
  EXPECT_EQ(of_total("99.9", "60", "41"), texts{"funds-sum:error@budget.total.initial_budget=101"});
  EXPECT_EQ(of_total("100.4", "60.0", "41"), texts{"funds-sum:error@budget.total.initial_budget=101"});
  EXPECT_EQ(of_total("100", "60", "41"), texts{"funds-sum:error@budget.total.initial_budget=101"});
}

TEST(Funds, OfALowerDepthAreNotAdded) {
  form_builder made = funds("60", "40");
  made.fund_line(fund::line, {"30", "30", "30", "100%", "-", "-"}, "其中：省级", 2);
  EXPECT_EQ(findings_of(made.done()), texts{});
}

// Sources 80 and 20 of a total of 100; the first is made of two lines.
form_builder nested(const std::string& whole, const std::string& first, const std::string& second,
                    const std::string& first_amount, const std::string& second_amount) {
  form_builder made = sound_form();
  made.fund_line(fund::line, {"80", "80", "70", "87.5%", "-", "-"}, whole);
  made.fund_line(fund::line, {first_amount, "50", "40", "80%", "-", "-"}, first, 2);
  made.fund_line(fund::line, {second_amount, "30", "30", "100%", "-", "-"}, second, 2);
  made.fund_line(fund::other, {"20", "20", "20", "100%", "-", "-"});
  return made;
}

TEST(FundParts, MakeTheirLine) {
  EXPECT_EQ(findings_of(nested("财政资金小计", "中央", "省级", "50", "30").done()), texts{});
  EXPECT_EQ(findings_of(nested("财政资金", "其中：中央", "省级", "50", "30").done()), texts{});
}

TEST(FundParts, AboveTheirLineAreAnError) {
  const texts above{"funds-sum:error@budget.line[1].initial_budget=90"};
  EXPECT_EQ(findings_of(nested("财政资金小计", "中央", "省级", "50", "40").done()), above);
  EXPECT_EQ(findings_of(nested("财政资金", "其中：中央", "省级", "50", "40").done()), above);
}

TEST(FundParts, BelowTheirLineAreAnErrorOnlyInAClosedList) {
  const std::string below = "@budget.line[1].initial_budget=75";
  EXPECT_EQ(findings_of(nested("财政资金小计", "中央", "省级", "50", "25").done()), texts{"funds-sum:warning" + below});
  EXPECT_EQ(findings_of(nested("财政资金小计", "中央", "其他财政", "50", "25").done()),
            texts{"funds-sum:error" + below});
}

TEST(FundParts, OfAnOpenListMayBeBelowTheirLine) {
  EXPECT_EQ(findings_of(nested("财政资金", "其中：中央", "省级", "50", "25").done()), texts{});
  EXPECT_EQ(findings_of(nested("财政资金", "其中：中央", "其他财政", "50", "25").done()), texts{});
}

// 26.65 and 53.4 may be [26.645, 26.655) and [53.35, 53.45): 80 is among them, and 0.05 is less than a thousandth of
// it; 0.1 is more.
TEST(FundParts, OffByTheirOwnRoundingAreANoteBelowAThousandth) {
  EXPECT_EQ(findings_of(nested("财政资金小计", "中央", "省级", "26.65", "53.4").done()),
            texts{"funds-sum:note@budget.line[1].initial_budget=80.05"});
  EXPECT_EQ(findings_of(nested("财政资金小计", "中央", "省级", "26.7", "53.4").done()),
            texts{"funds-sum:error@budget.line[1].initial_budget=80.1"});
}

TEST(FundParts, ThatMayBelongElsewhereAreNotJudged) {
  EXPECT_EQ(findings_of(nested("财政资金", "中央", "省级", "50", "40").done()), texts{});  // no label says so
  EXPECT_EQ(findings_of(nested("财政资金", "其中：中央", "其中：基建", "50", "40").done()), texts{});  // 其中 in 其中
  EXPECT_EQ(findings_of(nested("财政资金", "其中：中央", "省级", "60", "40").done()),
            texts{});                                                                        // they divide the total
  EXPECT_EQ(findings_of(nested("财政资金小计", "中央", "省级", "50", "").done()), texts{});  // one is blank
  form_builder after = nested("财政资金", "其中：中央", "省级", "50", "40");
  after.paper().budget[4].label = read_cell("其他资金小计");  // may be what they make
  EXPECT_EQ(findings_of(after.done()), texts{});
  form_builder unconfirmed = nested("财政资金小计", "中央", "省级", "50", "40");
  unconfirmed.paper().budget[4].initial_budget = read_figure("10", column::amount, "万元");  // 80 + 10 are not 100
  EXPECT_EQ(findings_of(unconfirmed.done()), texts{"funds-sum:error@budget.total.initial_budget=90"});
}

TEST(FundParts, OfASubtotalAreNotThoseOfTheNextOneThatTheyExceed) {
  form_builder after = nested("财政资金小计", "中央", "省级", "50", "40");
  after.paper().budget[4].label = read_cell("其他资金小计");  // 20
  EXPECT_EQ(findings_of(after.done()), texts{"funds-sum:error@budget.line[1].initial_budget=90"});
  form_builder small = nested("财政资金小计", "中央", "省级", "10", "9");
  small.paper().budget[4].label = read_cell("其他资金小计");  // 10 and 9 may be its parts
  EXPECT_EQ(findings_of(small.done()), texts{});
}

TEST(Funds, IsUndecidedWithAnUnreadableLine) {
  EXPECT_EQ(findings_of(funds("六十", "40").done()),
            texts{"number-unreadable:warning@budget.appropriation.initial_budget"});
}

TEST(FundLines, ThatRepeatTheTotalGiveNoSecondFinding) {
  form_builder made;
  made.total_funds({"100", "100", "120", "110%", "10", "11"});
  made.fund_line(fund::appropriation, {"100", "100", "120", "110%", "10", "11"});
  made.plain_row(kind::quantity, "50", "50")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  made.total("100", "101");
  EXPECT_EQ(findings_of(made.done()), (texts{"over-execution:warning@budget.total.executed=100",
                                             "rate-mismatch:error@budget.total.execution_rate=120%",
                                             "score-above-weight:error@budget.total.score=10"}));
}

TEST(FundLines, WithARateOfTheirOwnAreJudgedByThemselves) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"100", "100", "90", "80%", "-", "-"});
  EXPECT_EQ(findings_of(made.done()), texts{"rate-mismatch:error@budget.appropriation.execution_rate=90%"});
}

TEST(FundLines, WithoutARateAreANoteUnlessTheTotalLacksItToo) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"100", "100", "90", "", "-", "-"});
  EXPECT_EQ(findings_of(made.done()), texts{"rate-missing:note@budget.appropriation.execution_rate"});
  made.paper().budget[0].execution_rate = read_figure("", column::rate);
  EXPECT_EQ(findings_of(made.done()), texts{"rate-missing:warning@budget.total.execution_rate"});
}

TEST(FundLines, OfOtherNamesAreNumberedInPaperOrder) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"60", "60", "50", "83.33%", "-", "-"});
  made.fund_line(fund::line, {"40", "40", "40", "90%", "-", "-"}, "单位资金");
  EXPECT_EQ(findings_of(made.done()), texts{"rate-mismatch:error@budget.line[2].execution_rate=100%"});
}

TEST(Grade, IsThatOfThePrintedTotal) {
  EXPECT_EQ(findings_of(sound_form().grade("优").done()), texts{});
  EXPECT_EQ(findings_of(sound_form().grade("优秀").done()), texts{});
  EXPECT_EQ(findings_of(sound_form().grade("良").done()), texts{"grade-mismatch:error@total.grade=优"});
  EXPECT_EQ(findings_of(sound_form().grade("一等").done()), texts{});
  EXPECT_EQ(findings_of(sound_form().total("100", "").grade("良").done()),
            texts{"grade-mismatch:error@total.grade=优"});
}

// The grade is compared with the printed total, even if that is not the sum.
texts grade_finding(const std::string& total, const std::string& word) {
  texts found = findings_of(sound_form().total("100", total).grade(word).done());
  std::erase_if(found, [](const std::string& f) { return !f.starts_with("grade-mismatch"); });
  return found;
}

TEST(Grade, HasItsLowerBoundIncluded) {
  EXPECT_EQ(grade_finding("80", "良"), texts{});
  EXPECT_EQ(grade_finding("79.99", "良"), texts{"grade-mismatch:error@total.grade=中"});
  EXPECT_EQ(grade_finding("60.00", "中"), texts{});
  EXPECT_EQ(grade_finding("59.9", "合格"), texts{"grade-mismatch:error@total.grade=差"});
  EXPECT_EQ(grade_finding("59.9", "不合格"), texts{});
}

}  // namespace
