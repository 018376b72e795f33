// The form as a whole: parts missing, categories, weights per category, rows twice, zero execution, a common reason.
#include <gtest/gtest.h>
#include <perfeval/audit/audit.hpp>

#include "form_builder.hpp"
#include "written.hpp"

#include <algorithm>

namespace {

using namespace perfeval;
using namespace perfeval::test;

TEST(FormIncomplete, NamesEachPartThatIsMissing) {
  form_builder made = sound_form();
  made.paper().project = read_cell("");
  EXPECT_EQ(findings_of(made.done()), texts{"form-incomplete:warning@project"});
  form_builder unfunded = sound_form();
  unfunded.paper().budget.clear();
  unfunded.total("90", "90");
  EXPECT_EQ(findings_of(unfunded.done()), texts{"form-incomplete:warning@budget"});
  unfunded.paper().kind = form_kind::department;  // nothing says that a table of its points has funds
  EXPECT_EQ(findings_of(unfunded.done()), texts{});
  form_builder untotalled = sound_form();
  untotalled.paper().total = {};
  EXPECT_EQ(findings_of(untotalled.done()), texts{"form-incomplete:warning@total.score"});
  form_builder empty;
  empty.total_funds({"100", "100", "90", "90%", "10", "9"}).total("", "9");
  EXPECT_EQ(findings_of(empty.done()), texts{"form-incomplete:warning@indicators"});
}

// What may be the part that was not recognised is named, and the form is not said to lack it.
TEST(FormIncomplete, IsANoteWhereAPartMayOnlyNotBeRecognised) {
  form_builder made = sound_form();
  made.paper().project = read_cell("");
  made.paper().extras.push_back({"工程名", read_cell("管网改造", {1, 2, 2})});
  const finding named = finding_of(made.done(), code::form_incomplete);
  EXPECT_EQ(named.severity, severity::note);
  EXPECT_EQ(named.printed, "工程名：管网改造");
  EXPECT_EQ(named.cell, (place{1, 2, 2}));

  form_builder funded = sound_form();
  funded.paper().budget.clear();
  funded.paper().extras.push_back({"专班拨入资金", read_cell("120", {1, 5, 2})});
  funded.total("90", "90");
  EXPECT_EQ(finding_of(funded.done(), code::form_incomplete).printed, "专班拨入资金：120");

  form_builder totalled = sound_form();
  totalled.paper().total = {};
  totalled.paper().extras.push_back({"考核总分", read_cell("100", {1, 20, 2})});
  EXPECT_EQ(finding_of(totalled.done(), code::form_incomplete).printed, "考核总分：100");
}

TEST(FormIncomplete, IsAWarningWhereOnlyOtherLabelsAreLeft) {
  form_builder made = sound_form();
  made.paper().project = read_cell("");
  for (const char* label : {"项目负责人", "实施单位名称", "项目起止时间", "联系电话"})
    made.paper().extras.push_back({label, read_cell("甲")});
  EXPECT_EQ(finding_of(made.done(), code::form_incomplete).severity, severity::warning);
}

TEST(FormIncomplete, DoesNotAskATransferFormForATotal) {
  form_builder made = sound_form();
  made.paper().kind = form_kind::transfer;
  made.paper().total = {};
  EXPECT_EQ(findings_of(made.done()), texts{});
}

form_builder rows_of(const std::vector<std::pair<kind, std::string>>& rows, const std::string& sum) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  for (const auto& [of, points] : rows) made.plain_row(of, points, points);
  made.total("100", sum);
  return made;
}

TEST(WeightStructure, IsANoteWhereTheSumIsRight) {
  EXPECT_EQ(
      findings_of(rows_of({{kind::quantity, "40"}, {kind::social, "40"}, {kind::satisfaction, "10"}}, "100").done()),
      texts{"weight-structure:note@indicators=10/50/30/10"});
  EXPECT_EQ(
      findings_of(rows_of({{kind::quantity, "40"}, {kind::social, "30"}, {kind::satisfaction, "10"}}, "90").done()),
      texts{"weight-sum:error@total.weight=90"});
}

TEST(WeightStructure, OfACostCategoryIsTheOtherOne) {
  const auto with_cost = [](const std::string& output) {
    form_builder made;
    made.total_funds({"100", "100", "100", "100%", "10", "10"});
    made.row(kind::cost, category::cost, {"单价", "≤5元/人", "5元/人", "20", "20", ""});
    made.plain_row(kind::quantity, output, output).plain_row(kind::social, "20", "20");
    made.plain_row(kind::satisfaction, "10", "10").total("100", output == "40" ? "100" : "95");
    return findings_of(made.done());
  };
  EXPECT_EQ(with_cost("40"), texts{});
}

TEST(Categories, OutputAndBenefitAreRequired) {
  EXPECT_EQ(findings_of(rows_of({{kind::quantity, "50"}, {kind::satisfaction, "40"}}, "100").done()),
            (texts{"category-missing:warning@indicators=效益", "weight-structure:note@indicators=10/50/30/10"}));
  EXPECT_EQ(findings_of(rows_of({{kind::social, "50"}, {kind::satisfaction, "40"}}, "100").done()),
            (texts{"category-missing:warning@indicators=产出", "weight-structure:note@indicators=10/50/30/10"}));
  EXPECT_EQ(findings_of(rows_of({{kind::quantity, "60"}, {kind::social, "30"}}, "100").done()),
            texts{"weight-structure:note@indicators=10/50/30/10"});
}

TEST(Categories, OfPlaceholdersAloneAreMissing) {
  form_builder made = rows_of({{kind::quantity, "50"}, {kind::satisfaction, "40"}}, "100");
  made.row(kind::social, {"指标1：", "", "", "", "", ""});
  EXPECT_EQ(findings_of(made.done()),
            (texts{"category-missing:warning@indicators=效益", "placeholder-indicator:note@indicators[3]",
                   "weight-structure:note@indicators=10/50/30/10"}));
}

TEST(Categories, AreNotAskedOfFormsWithoutScores) {
  form_builder made = rows_of({{kind::quantity, "50"}, {kind::satisfaction, "40"}}, "100");
  made.paper().kind = form_kind::target;
  EXPECT_EQ(findings_of(made.done()), texts{"weight-structure:note@indicators=10/50/30/10"});
}

TEST(Duplicates, AreTheLaterOfTwoEqualRows) {
  form_builder made = sound_form();
  made.row(kind::quantity, {"指标2：养护 路段1", "=10公里", "10公里", "5", "5", ""}).total("105", "104");
  EXPECT_EQ(findings_of(made.done()),
            (texts{"duplicate-indicator:warning@indicators[4]", "weight-structure:note@indicators=10/50/30/10"}));
  EXPECT_EQ(paths_of(finding_of(made.done(), code::duplicate_indicator).candidates), texts{"indicators[1]"});
}

TEST(Duplicates, OfAnotherTargetKindOrWithoutWeightAreNone) {
  form_builder made = sound_form();
  made.row(kind::quantity, {"养护路段1", "=11公里", "11公里", "-", "-", ""});
  made.row(kind::quality, {"养护路段1", "=10公里", "10公里", "-", "-", ""});
  made.row(kind::quantity, {"养护路段1", "=10公里", "10公里", "-", "-", ""});
  EXPECT_EQ(findings_of(made.done()), texts{});
}

form_builder nothing_spent(const std::string& total) {
  form_builder made;
  made.total_funds({"100", "100", "0", "0%", "10", "0"});
  made.plain_row(kind::quantity, "30", "30").row(kind::cost, {"总成本", "≤100万元", "0", "10", "10", ""});
  made.row(kind::cost, {"单价", "≤5元/人", "5元/人", "10", "10", ""});
  made.plain_row(kind::social, "30", "30").plain_row(kind::satisfaction, "10", "10").total("100", total);
  return made;
}

TEST(ZeroExecution, ScoredIsAnErrorForTheWholeBudgetAndAWarningForOtherCost) {
  EXPECT_EQ(findings_of(nothing_spent("90").done()),
            (texts{"low-execution-high-score:note@indicators", "zero-execution-scored:error@indicators[2].score",
                   "zero-execution-scored:warning@indicators[3].score", "zero-execution-total:warning@total.score"}));
}

TEST(ZeroExecution, IsAnErrorForARowThatRepeatsTheRate) {
  form_builder made = nothing_spent("90");
  made.paper().indicators[0].name = read_cell("预算执行进度");
  const texts found = findings_of(made.done());
  EXPECT_EQ(std::count(found.begin(), found.end(), "zero-execution-scored:error@indicators[1].score"), 1);
}

TEST(ZeroExecution, IsNoneOnceASourceSpent) {
  form_builder made = nothing_spent("90");
  made.fund_line(fund::appropriation, {"100", "100", "5", "5%", "-", "-"});
  const texts found = findings_of(made.done());
  EXPECT_EQ(found, (texts{"funds-sum:error@budget.total.executed=5"}));
}

TEST(ZeroExecution, IsIgnoredIfTheTotalIsPoor) {
  form_builder made;
  made.total_funds({"100", "100", "0", "0%", "10", "0"});
  made.plain_row(kind::quantity, "50", "50").total("60", "50");
  const texts found = findings_of(made.done());
  EXPECT_EQ(std::count_if(found.begin(), found.end(), [](const auto& f) { return f.starts_with("zero-execution"); }),
            0);
}

TEST(Goal, ThatIsRepeatedIsEchoed) {
  form_builder made = sound_form();
  made.paper().goal.actual = read_cell("养护 道路\n");
  EXPECT_EQ(findings_of(made.done()), texts{"goal-echo:note@goal.actual"});
  made.paper().goal = {read_cell(""), read_cell("")};
  EXPECT_EQ(findings_of(made.done()), texts{});
}

TEST(Reasons, OfOneCellForTheFormExcuseEveryRow) {
  form_builder made = sound_form();
  made.paper().indicators[2].score = read_figure("9", column::score);
  made.paper().indicators[2].reason = {};
  made.paper().has.reason = false;
  made.paper().common_reason = read_cell("雨天多");
  EXPECT_EQ(findings_of(made.total("100", "98").done()), texts{});
  made.paper().common_reason = read_cell("无");
  EXPECT_EQ(findings_of(made.done()), (texts{"deduction-without-reason:note@indicators[3].reason^indicators[3].score",
                                             "target-met-deducted:warning@indicators[3].score=10"}));
}

// One cell next to two rows, of which one lost points, is not the full row's own reason.
TEST(Reasons, InAMergedCellAreNotTheFullRowsOwn) {
  form_builder made = sound_form();
  made.paper().indicators[2].score = read_figure("9", column::score);
  made.total("100", "98");
  for (const std::size_t i : {1U, 2U}) made.paper().indicators[i].reason = read_cell("雨天多", {1, 12, 9});
  EXPECT_EQ(findings_of(made.done()), texts{});
  made.paper().indicators[1].reason = read_cell("雨天多", {1, 11, 9});
  EXPECT_EQ(findings_of(made.done()), texts{"reason-without-deduction:note@indicators[2].reason"});
}

TEST(Reasons, WithoutAPlaceForThemAreANote) {
  form_builder made = sound_form();
  made.paper().has.reason = false;
  for (indicator& row : made.paper().indicators) row.reason = {};
  made.paper().indicators[2].actual = read_cell("27公里");
  made.paper().indicators[2].found = read_statement("27公里");
  made.paper().indicators[2].score = read_figure("9", column::score);
  EXPECT_EQ(findings_of(made.total("100", "98").done()), texts{"deduction-without-reason:note@indicators[3].reason"});
}

TEST(Project, WithAStrayCharacterIsNoted) {
  form_builder made = sound_form();
  made.paper().project = read_cell("道路养护；");
  made.paper().unit = read_cell("养护中心；");
  EXPECT_EQ(findings_of(made.done()), texts{"stray-character:note@project"});
}

}  // namespace
