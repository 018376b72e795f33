// The grades that a form may still get, and the score from which each begins: worked out by hand.
#include <gtest/gtest.h>
#include <perfeval/audit/report.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>

#include "form_builder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using namespace perfeval::test;

form_report audited(const form& paper, const pack& rules = cn_mof_2020()) {
  return audit_forms(std::vector<form>{paper}, rules).forms[0];
}
grade_range range_of(const form& paper, const pack& rules = cn_mof_2020()) {
  return audited(paper, rules).grade_range.value();
}
std::string span_of(const grade_range& range) { return to_string(range.low) + " to " + to_string(range.high); }
std::vector<std::string> hinges_of(const grade_range& range) {
  std::vector<std::string> all;
  for (const grade_hinge& hinge : range.hangs_on) all.push_back(hinge.field.path + " " + to_string(hinge.flips_at));
  return all;
}
using texts = std::vector<std::string>;

// Of 100 so much spent and scored; then a row of its own, 30 for a benefit and 10 for satisfaction.
form_builder with_row(const std::string& executed, const std::string& score, kind kind, const row_texts& row) {
  form_builder made;
  made.total_funds({"100", "100", executed, executed + "%", "10", score});
  made.row(kind, row).plain_row(kind::social, "30", "30").plain_row(kind::satisfaction, "10", "10");
  return made;
}

// 9 + 50 + 30 + 10.
TEST(GradeRange, OfAFormThatLeavesNothingOpenIsItsTotal) {
  const grade_range range = range_of(sound_form().done());
  EXPECT_EQ(span_of(range), "99 to 99");
  EXPECT_EQ(range.grades, std::vector<grade>{grade::excellent});
  EXPECT_EQ(hinges_of(range), texts{});
  EXPECT_EQ(message(range, language::zh), "优，确定");
  EXPECT_EQ(message(range, language::en), "excellent, certain");
}

// Met, so 50; printed 40.6, which may stand once a reason is given: 9 + 30 + 10 + 40.6 = 89.6, or 99. 90 - 49 = 41.
TEST(GradeRange, HangsOnADeductionWithoutAReason) {
  const auto paper = with_row("90", "9", kind::quantity, {"养护里程", "≥100公里", "100公里", "50", "40.6", ""}).done();
  const grade_range range = range_of(paper);
  EXPECT_EQ(span_of(range), "89.6 to 99");
  EXPECT_EQ(hinges_of(range), texts{"indicators[1].score 41"});
  EXPECT_EQ(message(range, language::zh), "优或良：取决于指标1“养护里程”（差0.4分）");
  EXPECT_EQ(message(range, language::en), "excellent or good: depends on indicator 1, 养护里程 (0.4 points short)");
}

// Late, so anything below the 50 that are printed: 9 + 30 + 10 and up to 50.
TEST(GradeRange, HangsOnAFullScoreAfterADeadline) {
  const grade_range range = range_of(
      with_row("90", "9", kind::timeliness, {"完工时间", "2022年6月底前", "2022年8月", "50", "50", ""}).done());
  EXPECT_EQ(span_of(range), "49 to 99");
  EXPECT_EQ(hinges_of(range), (texts{"indicators[1].score 11", "indicators[1].score 31", "indicators[1].score 41"}));
}

// With a reason the printed score stands.
TEST(GradeRange, KeepsADeductionWithAReason) {
  const auto paper = with_row("90", "9", kind::quantity, {"养护里程", "≥100公里", "100公里", "50", "40.6", "质量欠佳"});
  const grade_range range = range_of(paper.done());
  EXPECT_EQ(span_of(range), "89.6 to 89.6");
  EXPECT_EQ(message(range, language::zh), "良，确定");
}

// 80 of 100 earn 40 of 50, printed 50: 9 + 40 + 30 + 10.
TEST(GradeRange, TakesWhatTheRuleGivesForARefutedScore) {
  const grade_range range =
      range_of(with_row("90", "9", kind::quantity, {"培训人次", "≥100人次", "80人次", "50", "50", ""}).done());
  EXPECT_EQ(span_of(range), "89 to 89");
  EXPECT_EQ(range.grades, std::vector<grade>{grade::good});
}

// At most 100, actual 125: 2 - 1.25 = 0.75 and 100/125 = 0.8 of 50, 37.5 to 40, printed 50. 10 + 30 + 10 + [37.5, 40].
TEST(GradeRange, LeavesARefutedScoreTheRoomOfItsRule) {
  const grade_range range =
      range_of(with_row("100", "10", kind::quantity, {"投入人数", "≤100人", "125人", "50", "50", ""}).done());
  EXPECT_EQ(span_of(range), "87.5 to 90");
  EXPECT_EQ(hinges_of(range), texts{"indicators[1].score 40"});
  EXPECT_EQ(message(range, language::zh), "优或良：取决于指标1“投入人数”（40分起为优）");
  EXPECT_EQ(message(range, language::en),
            "excellent or good: depends on indicator 1, 投入人数 (excellent from 40 points)");
}

// More than 5, actual 5: 5/6 of 10 up to, but without, 10: 8 1/3 to 10. 10 + 40 + 30 + [25/3, 10).
TEST(GradeRange, DoesNotReachAnOpenEnd) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.plain_row(kind::quantity, "40", "40").row(kind::quantity, {"培训班", "＞5个", "5个", "10", "10", ""});
  made.plain_row(kind::social, "30", "30");
  const grade_range range = range_of(made.done());
  EXPECT_EQ(span_of(range), "265/3 to 90");
  EXPECT_EQ(message(range, language::zh), "良，确定");
}

// 3.5 + 40 + 30 + 10 = 83.5. A cost of 5 for 10 earns 10 as a ceiling, 5 in proportion; printed 7 lies between.
TEST(GradeRange, HangsOnAnUndecidedDirection) {
  form_builder made = with_row("35", "3.5", kind::cost, {"单位成本", "10元/件", "5元/件", "10", "7", "有节余"});
  made.plain_row(kind::quantity, "40", "40");
  const grade_range range = range_of(made.done());
  EXPECT_EQ(span_of(range), "88.5 to 93.5");
  EXPECT_EQ(hinges_of(range), texts{"indicators[1].score 6.5"});
  EXPECT_EQ(message(range, language::zh), "优或良：取决于指标1“单位成本”（高出0.5分）");
  EXPECT_EQ(message(range, language::en), "excellent or good: depends on indicator 1, 单位成本 (0.5 points to spare)");
}

// A score that fits one of the readings keeps its value.
TEST(GradeRange, KeepsAScoreThatFitsAReading) {
  form_builder made = with_row("35", "3.5", kind::cost, {"单位成本", "10元/件", "5元/件", "10", "5", "有节余"});
  made.plain_row(kind::quantity, "40", "40");
  EXPECT_EQ(span_of(range_of(made.done())), "88.5 to 88.5");
}

// Nothing compares 正常 with a number: 0 to 50, and 49 besides. 60 - 49, 80 - 49, 90 - 49.
TEST(GradeRange, OfAMissingScoreNamesEveryStep) {
  const grade_range range =
      range_of(with_row("90", "9", kind::quantity, {"养护里程", "≥100公里", "正常", "50", "", ""}).done());
  EXPECT_EQ(span_of(range), "49 to 99");
  EXPECT_EQ(hinges_of(range), (texts{"indicators[1].score 11", "indicators[1].score 31", "indicators[1].score 41"}));
  EXPECT_EQ(message(range, language::zh), "优或良或中或差：取决于指标1“养护里程”（11分起为中）");
}

// 89.5 % of 10 is 8.95, printed 8: cut, exact, or 9. 41 (82 of 100) + 30 + 10 = 81.
TEST(GradeRange, HangsOnTheRoundingOfTheExecutionScore) {
  const auto paper =
      with_row("89.5", "8", kind::quantity, {"培训人次", "≥100人次", "82人次", "50", "41", "停课"}).done();
  const grade_range range = range_of(paper);
  EXPECT_EQ(span_of(range), "89 to 90");
  EXPECT_EQ(hinges_of(range), texts{"budget.total.score 9"});
  EXPECT_EQ(message(range, language::zh), "优或良：取决于预算执行率得分（差1分）");
  EXPECT_EQ(message(range, language::en), "excellent or good: depends on the execution score (1 points short)");
}

// 95.11 % of 10 printed 10: 9.511 or 10, and 80 besides.
TEST(GradeRange, HangsOnFullPointsByRounding) {
  const auto paper =
      with_row("95.11", "10", kind::quantity, {"培训人次", "≥100人次", "80人次", "50", "40", "停课"}).done();
  const grade_range range = range_of(paper);
  EXPECT_EQ(span_of(range), "89.511 to 90");
  EXPECT_EQ(hinges_of(range), texts{"budget.total.score 10"});
  EXPECT_EQ(message(range, language::zh), "优或良：取决于预算执行率得分（恰好达到）");
}

// 4 + 30 + 10 = 44, and two rows of 25, met and printed 20: 84; 89 with one of them at 25, 94 with both. 90 - 44 - 20.
TEST(GradeRange, HangsOnSeveralScoresTogether) {
  form_builder made = with_row("40", "4", kind::quantity, {"路灯", "≥10盏", "10盏", "25", "20", ""});
  made.row(kind::quantity, {"路牌", "≥10块", "10块", "25", "20", ""});
  const grade_range range = range_of(made.done());
  EXPECT_EQ(span_of(range), "84 to 94");
  EXPECT_EQ(hinges_of(range), (texts{"indicators[1].score 26", "indicators[4].score 26"}));
  EXPECT_EQ(message(range, language::zh), "优或良：取决于指标1“路灯”（差6分）、指标4“路牌”（差6分）");
}

// Output counts at most 45: 40.6 or 45 of it with 49 besides, 89.6 or 94.
TEST(GradeRange, KeepsTheRulesAcrossRows) {
  pack rules = cn_mof_2020();
  rules.across.caps = {{category::output, 45_d}};
  const auto paper = with_row("90", "9", kind::quantity, {"养护里程", "≥100公里", "100公里", "50", "40.6", ""}).done();
  const grade_range range = range_of(paper, rules);
  EXPECT_EQ(span_of(range), "89.6 to 94");
  EXPECT_EQ(hinges_of(range), texts{"indicators[1].score 41"});
}

TEST(GradeRange, IsAbsentWhereNoScoreIsPrinted) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", ""}).plain_row(kind::quantity, "90", "");
  EXPECT_FALSE(audited(made.done()).grade_range.has_value());
}

// The exact total takes 25/3 for 8.33: 99.3333; the printed scores give 99.33.
TEST(GradeRange, IsTheRangeOfTheRecomputedTotal) {
  form_builder made = with_row("100", "10", kind::quantity, {"培训人次", "≥12人次", "10人次", "10", "8.33", "停课"});
  made.plain_row(kind::quantity, "41", "41");
  const form_report report = audited(made.done());
  EXPECT_EQ(span_of(*report.grade_range), "99.33 to 99.33");
  EXPECT_EQ(to_string(report.recomputed->low), "99.33");
  EXPECT_EQ(to_string(report.recomputed->high), "298/3");
  EXPECT_EQ(to_string(*report.recomputed->exact), "298/3");
}

}  // namespace
