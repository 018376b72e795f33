// What reviewers also ask: forms never filled in, little spent for many points, years that are not the form's,
// percentages that no number of answers gives.
#include <gtest/gtest.h>
#include <perfeval/audit/audit.hpp>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

texts found(const form& paper, const std::string& code) {
  texts all = findings_of(paper);
  std::erase_if(all, [&code](const std::string& f) { return !f.starts_with(code); });
  return all;
}

form_builder unfilled_form() {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.row(kind::quantity, {"路灯", "=100公里", "", "50", "", ""});
  made.row(kind::social, {"照明", "=90公里", "", "30", "", ""});
  made.row(kind::satisfaction, {"满意度", "≥90%", "", "10", "", ""});
  made.total("100", "");
  return made;
}

TEST(FormUnfilled, IsTheOnlyFindingAboutActualsAndScores) {
  EXPECT_EQ(findings_of(unfilled_form().done()), texts{"form-unfilled:warning@indicators"});
}

TEST(FormUnfilled, IsNotOneActualOrScoreFilledIn) {
  form_builder begun = unfilled_form();
  begun.row(kind::quantity, {"站房", "=5公里", "5公里", "5", "5", ""}).total("105", "");
  EXPECT_EQ(found(begun.done(), "form-unfilled"), texts{});
  EXPECT_EQ(found(begun.done(), "actual-missing").size(), 3U);
  form_builder dashed = unfilled_form();
  dashed.paper().indicators[0].actual = read_cell("—");
  EXPECT_EQ(found(dashed.done(), "form-unfilled"), texts{});
}

TEST(FormUnfilled, IsNotAskedOfATargetForm) {
  form_builder made = unfilled_form();
  made.paper().kind = form_kind::target;
  made.paper().has.actual = false;
  EXPECT_EQ(found(made.done(), "form-unfilled"), texts{});
}

TEST(FormUnfilled, IsSaidWithoutAReadableColumnOfActualsIfNothingIsLeftOver) {
  form_builder made = unfilled_form();
  form& paper = made.paper();
  paper.has.actual = false;
  for (auto& row : paper.indicators) row.actual = {};
  EXPECT_EQ(found(made.done(), "form-unfilled"), texts{"form-unfilled:warning@indicators"});
  auto& left = paper.indicators[0].extras.emplace_back();
  left.value = read_cell("96公里", {1, 5, 4});  // under a header that cannot be read
  EXPECT_EQ(found(made.done(), "form-unfilled"), texts{});
}

// A form with a rate and the points of its rows, of 50, 30 and 10.
form spending(const std::string& executed, const std::string& rate, const std::string& score,
              const std::string& output) {
  form_builder made;
  made.total_funds({"100", "100", executed, rate, "10", score});
  made.plain_row(kind::quantity, "50", output).plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10");
  return made.done();
}

// 81 of 90 is 90%, 80.9 of 90 is 89.89%.
TEST(LowExecution, IsBelowSixtyPercentWithNinetyPercentOfThePoints) {
  const texts told{"low-execution-high-score:note@indicators"};
  EXPECT_EQ(found(spending("59.9", "59.9%", "5.99", "41"), "low-execution"), told);
  EXPECT_EQ(found(spending("60", "60%", "6", "41"), "low-execution"), texts{});
  EXPECT_EQ(found(spending("59.9", "59.9%", "5.99", "40.9"), "low-execution"), texts{});
  EXPECT_EQ(found(spending("59.9", "59.9%", "5.99", ""), "low-execution"), texts{});
}

texts years_of(const std::string& project, const std::string& target, const std::string& carried = "") {
  form_builder made = sound_form();
  made.paper().project = read_cell(project);
  made.fund_line(fund::carry_over, {carried, carried, carried, "", "", ""});
  made.row(kind::timeliness, {"完工", target, target, "", "", ""});
  return found(made.done(), "year-mismatch");
}

// The form is of 2022.
TEST(YearMismatch, IsAYearInTheNameOrInADatedTarget) {
  EXPECT_EQ(years_of("2021年道路养护", ""), texts{"year-mismatch:note@project=2022"});
  EXPECT_EQ(years_of("道路养护（2023年度）", ""), texts{"year-mismatch:note@project=2022"});
  EXPECT_EQ(years_of("道路养护", "2021年12月底前"), texts{"year-mismatch:note@indicators[4].target=2022"});
  EXPECT_EQ(years_of("道路养护", "2023年6月"), texts{"year-mismatch:note@indicators[4].target=2022"});
}

TEST(YearMismatch, IsNoneWhereTheYearIsTheFormsOrMoneyIsCarriedOver) {
  EXPECT_EQ(years_of("2022年道路养护", "2022年12月底前"), texts{});
  EXPECT_EQ(years_of("2021-2023年道路养护", "2021年7月至2023年6月"), texts{});
  EXPECT_EQ(years_of("2020年、2022年道路养护", ""), texts{});
  EXPECT_EQ(years_of("国道2021线养护", ""), texts{});
  EXPECT_EQ(years_of("道路养护", "12月底前"), texts{});
  EXPECT_EQ(years_of("2021年道路养护", "2021年12月", "5"), texts{});
}

texts answers_of(const std::string& actual, const std::string& reason) {
  form_builder made = sound_form();
  made.row(kind::satisfaction, {"满意度", "≥80%", actual, "", "", reason});
  return found(made.done(), "answers-too-exact");
}

// Of 40 answers 37 are 92.5% and 38 are 95%; of 30, 28 are 93.33...%.
TEST(Answers, AreTooExactWhereNoWholeNumberGivesThePercentage) {
  const texts told{"answers-too-exact:note@indicators[4].actual"};
  EXPECT_EQ(answers_of("93.3%", "回收问卷40份"), told);
  EXPECT_EQ(answers_of("92.5%", "回收问卷40份"), texts{});
  EXPECT_EQ(answers_of("93.3%", "回收问卷30份"), texts{});
  EXPECT_EQ(answers_of("93.4%", "回收问卷30份"), texts{});  // rounded up
  EXPECT_EQ(answers_of("93.5%", "回收问卷30份"), told);
  EXPECT_EQ(answers_of("93%", "回收问卷40份"), texts{});  // 37 of 40 is 92.5, which rounds to 93
}

// Of 20 answers 18 are 90% and 19 are 95%.
TEST(Answers, AreNumberedInTheActualTooAndByOtherWords) {
  const texts told{"answers-too-exact:note@indicators[4].actual"};
  EXPECT_EQ(answers_of("93.7%（问卷20份）", ""), told);
  EXPECT_EQ(answers_of("95%（问卷20份）", ""), texts{});
  EXPECT_EQ(answers_of("93.7%以上（问卷20份）", ""), texts{});  // a bound, not a measurement
  EXPECT_EQ(answers_of("93.7%", "收回20份"), told);
  EXPECT_EQ(answers_of("93.7%", "有效样本20个"), told);
  EXPECT_EQ(answers_of("93.7%", "随机访问20人"), told);
  form_builder made = sound_form();  // the farmers are not asked: the share is of film
  made.row(kind::ecological, {"农膜回收率", "≥80%", "93.7%", "", "", "回收20户农膜"});
  EXPECT_EQ(found(made.done(), "answers-too-exact"), texts{});
}

TEST(Answers, AreNotJudgedWithoutANumberOfThem) {
  EXPECT_EQ(answers_of("93.3%", "走访40个村"), texts{});
  EXPECT_EQ(answers_of("93.3%", "发放问卷50份，回收30份"), texts{});  // 28 of 30
}

}  // namespace
