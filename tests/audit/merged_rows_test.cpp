// Rows whose weight or score is one merged cell, rows with a scoring rule of the form's own, rows of deductions.
#include <gtest/gtest.h>
#include <perfeval/score/explain.hpp>
#include <perfeval/score/scorecard.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using perfeval::test::findings_of;
using perfeval::test::form_builder;
using perfeval::test::texts;

figure merged_figure() {
  figure f;
  f.content = content::blank;
  f.merged = true;
  return f;
}

// Two rows of weight 10 under one score cell, the first met, the second as given: 10 + 10 x actual / 5.
form_builder two_rows(const std::string& score, const std::string& actual, const std::string& reason,
                      const std::string& total) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::quantity, {"任务1", "≥5次", "5次", "10", score, reason});
  made.row(kind::quantity, {"任务2", "≥5次", actual, "10", "", ""});
  made.paper().indicators[1].score = merged_figure();
  made.plain_row(kind::quality, "30", "30")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  return made.total("100", total);
}

form_builder one_weight(form_builder made) {
  made.paper().indicators[0].weight = read_figure("20", column::weight);
  made.paper().indicators[1].weight = merged_figure();
  return made;
}

std::string recomputed(const form& paper) {
  const scorecard card = score(paper, cn_mof_2020());
  return card.total->exact ? to_string(*card.total->exact)
                           : to_string(card.total->low) + " to " + to_string(card.total->high);
}

TEST(MergedScore, IsHeldAgainstTheSumOfItsRows) {
  EXPECT_EQ(findings_of(two_rows("18", "4次", "部分延期", "98").done()), texts{});
  EXPECT_EQ(recomputed(two_rows("18", "4次", "部分延期", "98").done()), "98");
  EXPECT_EQ(findings_of(two_rows("9", "4次", "部分延期", "89").done()),
            texts{"score-below-rule:note@indicators[1].score=18"});
  EXPECT_EQ(recomputed(two_rows("9", "4次", "部分延期", "89").done()), "98");
  EXPECT_EQ(findings_of(two_rows("19", "4次", "部分延期", "99").done()),
            texts{"score-above-rule:error@indicators[1].score=18"});
  EXPECT_EQ(findings_of(two_rows("20", "4次", "", "100").done()),
            texts{"full-score-target-missed:error@indicators[1].score=18"});
  EXPECT_EQ(findings_of(two_rows("21", "4次", "", "101").done()),
            texts{"score-above-weight:error@indicators[1].score=18"});
}

TEST(MergedScore, HasOneReason) {
  EXPECT_EQ(findings_of(two_rows("18", "4次", "", "98").done()),
            texts{"deduction-without-reason:warning@indicators[1].reason"});
  form_builder second = two_rows("18", "4次", "", "98");
  second.paper().indicators[1].reason = read_cell("部分延期");
  EXPECT_EQ(findings_of(second.done()), texts{});
  EXPECT_EQ(findings_of(two_rows("18", "5次", "", "98").done()),
            (texts{"deduction-without-reason:note@indicators[1].reason^indicators[1].score",
                   "target-met-deducted:warning@indicators[1].score=20"}));
}

// The first row only equals a strict target: [2.5, 3) of 3. The second, 90天 for 95天, earns 2 x 90/95 = 1.89 or, if
// fewer days are better, 2. Together [4.39, 4.89) or [4.5, 5): of the latter 4.5 is 5 when rounded.
TEST(MergedScore, IsHeldAgainstEveryReadingOfItsRowsApart) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::quality, {"投诉", "＜7个", "7个", "3", "5", ""});
  made.row(kind::quantity, {"任务", "95天", "90天", "2", "", ""});
  made.paper().indicators[1].score = merged_figure();
  made.plain_row(kind::quality, "45", "45")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  const texts found = findings_of(made.total("100", "100").done());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].substr(0, found[0].find('=')), "full-score-target-missed:warning@indicators[1].score");
}

// 8 of 10 and a percentage: 10 x [93.5, 94.5)/99 = [9.44, 9.55), so that 17.5 may be earned with 94 %, and 17.6 may
// not.
TEST(MergedScore, IsExcusedByTheRoundingOfAnActual) {
  const auto with_percentage = [](const std::string& score, const std::string& total) {
    form_builder made = two_rows(score, "4次", "部分延期", total);
    indicator& row = made.paper().indicators[0];
    row.target = read_cell("≥99%");
    row.actual = read_cell("94%");
    row.wanted = read_statement("≥99%");
    row.found = read_statement("94%");
    return findings_of(made.done());
  };
  EXPECT_EQ(with_percentage("17.5", "97.5"), texts{});  // 8 + 9.4949
  EXPECT_EQ(with_percentage("17.52", "97.52"), texts{"score-above-rule:note@indicators[1].score=17.49"});
  EXPECT_EQ(with_percentage("17.6", "97.6"), texts{"score-above-rule:error@indicators[1].score=17.5"});
}

TEST(MergedScore, OfAnUnknownRowIsNotJudged) {
  form_builder made = two_rows("14", "4次", "部分延期", "94");
  made.paper().indicators[0].found = read_statement("已完成");
  made.paper().indicators[0].actual = read_cell("约5次");
  made.paper().indicators[0].found = read_statement("约5次");
  EXPECT_EQ(findings_of(made.done()), texts{});
  EXPECT_EQ(recomputed(made.done()), "94");
}

// How 20 is divided among the rows is not printed: 20 x 4/5 = 16 to 20.
TEST(MergedWeight, LeavesOpenHowItIsDivided) {
  EXPECT_EQ(findings_of(one_weight(two_rows("18", "4次", "部分延期", "98")).done()), texts{});
  EXPECT_EQ(findings_of(one_weight(two_rows("15", "4次", "部分延期", "95")).done()),
            texts{"score-below-rule:note@indicators[1].score=[16, 20]"});
  EXPECT_EQ(findings_of(one_weight(two_rows("20", "5次", "", "100")).done()), texts{});
}

// Two scores under one weight of 20, for the actuals given of 5.
form_builder two_scores(const std::string& first, const std::string& second, const std::string& first_actual,
                        const std::string& second_actual, const std::string& total,
                        const std::string& reason = "部分延期") {
  form_builder made = one_weight(two_rows(first, second_actual, reason, total));
  made.paper().indicators[0].actual = read_cell(first_actual);
  made.paper().indicators[0].found = read_statement(first_actual);
  made.paper().indicators[1].score = read_figure(second, column::score);
  return made;
}

// 10 is 10 of 10, 8 is 8 of 10.
TEST(MergedWeight, OverSeveralScoresMayBeDividedAsTheyFit) {
  EXPECT_EQ(findings_of(two_scores("10", "8", "5次", "4次", "98").done()), texts{});
  EXPECT_EQ(findings_of(two_scores("4", "12.8", "5次", "4次", "96.8").done()), texts{});  // 4 of 4, 12.8 of 16
  EXPECT_EQ(findings_of(two_scores("10", "11", "5次", "4次", "101").done()),
            texts{"score-above-weight:error@indicators[1].score=20"});
}

// Both rows earn 0.8. 9 stands for points from 8.5, which take 10.625 each; 7 for points below 8, which take less than
// 10. 8.5 and 7.5 are 10.625 and 9.375.
TEST(MergedWeight, RefutesScoresThatNoDivisionGives) {
  EXPECT_EQ(findings_of(two_scores("8.5", "7.5", "4次", "4次", "96").done()), texts{});
  EXPECT_EQ(findings_of(two_scores("9", "9", "4次", "4次", "98").done()),
            texts{"score-above-rule:error@indicators[1].score=16"});
  EXPECT_EQ(findings_of(two_scores("10", "10", "4次", "4次", "100", "").done()),
            texts{"full-score-target-missed:error@indicators[1].score=16"});
  EXPECT_EQ(findings_of(two_scores("7", "7", "4次", "4次", "94").done()),
            texts{"score-below-rule:note@indicators[1].score=16"});
  EXPECT_EQ(findings_of(two_scores("9", "9", "5次", "5次", "98", "").done()),
            (texts{"deduction-without-reason:note@indicators[1].reason^indicators[1].score",
                   "target-met-deducted:warning@indicators[1].score=20"}));
}

// A full score of which one row is late: that is said at the date, and ＞5公里 with 5公里 stays a warning.
// 20 points for 90% of 95% and 50% of 100%. 90% stands for [89.5, 90.5), shares of [0.94211, 0.95264); 50% for
// [0.495, 0.505). As printed, 9.5 needs at least 9.45/0.94737 = 9.975 points and 5.1 at least 5.05/0.5 = 10.1: 20.075.
// With other actuals 9.9199 and more than 10 do, and 20 can be divided so; 9.6 takes 9.55/0.95264 = 10.0248, 20.0248.
TEST(MergedWeight, OverSeveralScoresIsExcusedOnlyByActualsThatFitTogether) {
  const auto with_scores = [](const std::string& first, const std::string& second) {
    form_builder made;
    made.total_funds({"100", "100", "100", "100%", "10", "10"});
    made.row(kind::quantity, {"达标率", "≥95%", "90%", "20", first, "部分延期"});
    made.row(kind::quantity, {"覆盖率", "≥100%", "50%", "", second, "部分延期"});
    made.paper().indicators[1].weight = merged_figure();
    made.plain_row(kind::quantity, "30", "30").plain_row(kind::social, "30", "30");
    made.plain_row(kind::satisfaction, "10", "10");
    for (const finding& f : perfeval::test::audited(made.done()).findings)
      if (f.code == code::score_above_rule) return name_of(f.severity);
    return std::string_view("nothing");
  };
  EXPECT_EQ(with_scores("9.5", "4.9"), "nothing");
  EXPECT_EQ(with_scores("9.5", "5.1"), "note");
  EXPECT_EQ(with_scores("9.6", "5.1"), "error");
}

TEST(MergedScore, OfALateRowIsNoMissedTarget) {
  form_builder made = two_rows("20", "5次", "部分延期", "100");
  const auto put = [&made](std::size_t row, const std::string& target, const std::string& actual) {
    indicator& changed = made.paper().indicators[row];
    changed.target = read_cell(target);
    changed.actual = read_cell(actual);
    changed.wanted = read_statement(target, 2022);
    changed.found = read_statement(actual, 2022);
  };
  put(0, "2022年6月底前", "2022年7月5日");
  put(1, "＞5公里", "5公里");
  texts found = findings_of(made.done());
  std::erase_if(found, [](const std::string& f) { return f.find("note@") != std::string::npos; });
  EXPECT_EQ(found, (texts{"deadline-missed:error@indicators[1].actual=2022年6月底前",
                          "full-score-target-missed:warning@indicators[1].score=[10, 20)"}));
}

TEST(MergedScore, IsExplainedRowByRow) {
  const form paper = two_rows("18", "4次", "部分延期", "98").done();
  const pack rules = cn_mof_2020();
  const std::string text = explain(score(paper, rules), paper, rules, 1);
  EXPECT_NE(text.find("indicators[1] 任务1: 18 of 20, printed 18"), std::string::npos) << text;
  EXPECT_NE(text.find("indicators[2] 任务2: 8 of 10"), std::string::npos) << text;
}

// ------------------------------------------------------------------------------------------------ a rule in words

form_builder ruled(const std::string& label, const std::string& rule, const std::string& actual,
                   const std::string& score) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::quality, {"完成率", "≥100%", actual, "10", score, ""});
  made.paper().indicators[0].extras.push_back({label, read_cell(rule)});
  return made;
}

texts findings_on_the_row(const form& paper) {
  texts found = findings_of(paper);
  std::erase_if(found, [](const std::string& f) { return f.find("@indicators[1].") == std::string::npos; });
  return found;
}

TEST(RuleInWords, LeavesPointsUndecided) {
  for (const char* label : {"指标赋分规则", "评分标准", "计分 方法", "得分计算方法"}) {
    const texts found = findings_on_the_row(ruled(label, "每低1个百分点扣0.05分", "50%", "7.5").done());
    EXPECT_EQ(found, texts{"deduction-without-reason:warning@indicators[1].reason"}) << label;
  }
  EXPECT_EQ(findings_on_the_row(ruled("评分标准", "酌情", "50%", "10").done()), texts{});
  EXPECT_EQ(findings_on_the_row(ruled("评分标准", "酌情", "100%", "8").done()),
            texts{"deduction-without-reason:warning@indicators[1].reason"});
}

TEST(RuleInWords, LeavesTheBoundAndTheScorecardItsPrintedScore) {
  EXPECT_EQ(findings_on_the_row(ruled("评分标准", "酌情", "50%", "11").done()),
            texts{"score-above-weight:error@indicators[1].score=10"});
  EXPECT_EQ(recomputed(ruled("评分标准", "酌情", "50%", "7.5").done()), "17.5");
}

TEST(RuleInWords, IsNoneWhereTheCellHoldsNothing) {
  for (const char* nothing : {"", " ", "—", "/"})
    EXPECT_EQ(findings_on_the_row(ruled("评分标准", nothing, "50%", "10").done()),
              texts{"full-score-target-missed:error@indicators[1].score=5"})
        << nothing;
  EXPECT_EQ(findings_on_the_row(ruled("佐证材料", "台账", "50%", "10").done()),
            texts{"full-score-target-missed:error@indicators[1].score=5"});
}

// ------------------------------------------------------------------------------------------------ deductions

form_builder deducting(const std::string& weight, const std::string& score, const std::string& total,
                       const std::string& name = "审计发现问题") {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.plain_row(kind::quantity, "50", "50")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  made.row(kind::unknown, category::output, {name, "", "1项", weight, score, ""});
  return made.total("100", total);
}

TEST(Deductions, AreAddedAsPrinted) {
  EXPECT_EQ(findings_of(deducting("", "-3", "97").done()), texts{});
  EXPECT_EQ(findings_of(deducting("0", "-3", "97").done()), texts{});
  EXPECT_EQ(findings_of(deducting("-5", "-3", "97", "违规扣分").done()), texts{});
  EXPECT_EQ(recomputed(deducting("", "-3", "97").done()), "97");
  EXPECT_EQ(recomputed(deducting("-5", "-3", "97", "违规扣分").done()), "97");
  EXPECT_EQ(findings_of(deducting("", "-3", "96").done()), texts{"total-mismatch:error@total.score=97"});
}

TEST(Deductions, WithAWeightNeedAName) {
  EXPECT_EQ(findings_of(deducting("-5", "-3", "97").done()),
            (texts{"negative-value:error@indicators[4].score", "negative-value:error@indicators[4].weight",
                   "target-missing:warning@indicators[4].target", "weight-sum:error@total.weight=95"}));
}

// ------------------------------------------------------------------------------------------------ bonus points

form rewarding(const std::string& weight, const std::string& score, const std::string& total,
               const std::string& heading = "加分项", const std::string& name = "获省级表彰") {
  form_builder made = deducting(weight, score, total, name);
  indicator& row = made.paper().indicators.back();
  row.category = category::other;
  row.level1 = read_cell(heading);
  return made.done();
}

TEST(Bonuses, AreAddedOnTopOfTheWeights) {
  for (const char* weight : {"0", "—", "5"}) EXPECT_EQ(findings_of(rewarding(weight, "2", "102")), texts{}) << weight;
  EXPECT_EQ(recomputed(rewarding("0", "2", "102")), "102");
  EXPECT_EQ(findings_of(rewarding("0", "2", "102", "其他", "获省级表彰加分")), texts{});
  EXPECT_EQ(findings_of(rewarding("5", "", "100")), texts{});
}

TEST(Bonuses, NeedNotLiftATotalThatIsFull) {
  EXPECT_EQ(findings_of(rewarding("0", "2", "100")), texts{});
  EXPECT_EQ(findings_of(rewarding("0", "2", "103")), texts{"total-mismatch:error@total.score=102"});
}

TEST(Bonuses, HaveALimitOnlyInAWeightOfTheirOwn) {
  EXPECT_EQ(findings_of(rewarding("5", "6", "106")), texts{"score-above-weight:error@indicators[4].score=5"});
  EXPECT_EQ(findings_of(rewarding("", "2", "102")), texts{"weight-missing:warning@indicators[4].weight"});
}

TEST(Bonuses, AreKnownByTheirNameOrHeading) {
  EXPECT_EQ(findings_of(rewarding("0", "2", "102", "其他")),
            (texts{"score-above-weight:error@indicators[4].score=0", "target-missing:warning@indicators[4].target"}));
}

}  // namespace
