// The digest of a form, whole: at most two sentences, the most serious first, no consequence among them.
#include <gtest/gtest.h>
#include <perfeval/audit/digest.hpp>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

std::string digest_of(const form& paper, language language) {
  return digest(audit_forms(std::vector<form>{paper}, cn_mof_2020()).forms[0], language);
}
std::string zh(const form& paper) { return digest_of(paper, language::zh); }
std::string en(const form& paper) { return digest_of(paper, language::en); }

TEST(Digest, OfAFormWithoutFindingsSaysSo) {
  EXPECT_EQ(zh(sound_form().done()), "没有发现问题。");
  EXPECT_EQ(en(sound_form().done()), "No findings.");
}

TEST(Digest, OfNotesAloneCountsThem) {
  form_builder made = sound_form();
  made.paper().project = read_cell("2021年道路养护");
  EXPECT_EQ(zh(made.done()), "没有错误和警告，有1条提示供参考。");
  EXPECT_EQ(en(made.done()), "No errors and no warnings; 1 note.");
}

TEST(Digest, IsWhatIsWrongAndWhatToDoInOneSentence) {
  EXPECT_EQ(zh(sound_form().total("100", "97").done()), "总分填写的是“97”，而各项得分之和为99，相差2，请重新加总。");
  EXPECT_EQ(en(sound_form().total("100", "97").done()),
            "The total is printed as 97, but the scores add up to 99, 2 apart; add them up again.");
}

// 40 of 100 spent and scored 10 of 10 is an error; the row without an actual a warning.
TEST(Digest, PutsTheMostSeriousFirst) {
  form_builder made;
  made.total_funds({"100", "100", "90", "60%", "10", "9"});
  made.row(kind::quantity, {"路灯", "100个", "", "50", "50", ""}).plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", "99");
  EXPECT_EQ(zh(made.done()),
            "年度资金总额的执行率填写的是“60%”，按执行数除以预算数计算应为90%"
            "，请重新计算。“路灯”的实际完成值没有填写，而该指标有分值或得分，请补填。");
  EXPECT_EQ(
      en(made.done()),
      "The execution rate of “年度资金总额” is printed as 60%, but the executed amount divided by the budget is 90%; "
      "calculate the rate again. The actual value of “路灯” is blank although the row is scored; fill it in.");
}

// The score 12 of 10 is the root of the total.
TEST(Digest, NamesNoConsequence) {
  form_builder made;
  made.total_funds({"100", "100", "90", "60%", "10", "6"});
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", "96");
  const std::string text = zh(made.done());
  EXPECT_EQ(text, "年度资金总额的执行率填写的是“60%”，按执行数除以预算数计算应为90%，请重新计算。");
}

// What its rows lack follows from that.
// The scores 50, 30 and 10 are printed in percent of their weights; with them, and 9 for the execution, the total of 99
// is right.
TEST(Digest, NamesNoTotalThatIsRightOnceOtherCellsAre) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "50", "100").plain_row(kind::social, "30", "100");
  made.plain_row(kind::satisfaction, "10", "100").total("100", "99");
  EXPECT_EQ(zh(made.done()), "“养护路段1”的得分填写的是“100”，高于分值50（同类问题共3处），得分不得高于分值，请改正。");
}

TEST(Digest, OfAProjectNotCarriedOutSaysThatAlone) {
  form_builder made;
  made.total_funds({"6.624", "6.624", "0", "0%", "10", "0"});
  made.row(kind::quantity, {"网络服务", "1套", "0", "50", "0", "需求取消未支出"});
  made.row(kind::social, {"会议水平", "好坏", "0", "30", "0", ""});
  made.row(kind::satisfaction, {"满意度", "≥80%", "0", "10", "0", ""}).total("100", "0");
  EXPECT_EQ(zh(made.done()),
            "项目没有实施：预算6.624万元没有执行，各项得分都是0，原因写的是“需求取消未支出”，"
            "请核实没有实施的依据和预算资金的处理情况。");
  EXPECT_EQ(en(made.done()),
            "The project was not carried out: none of the budget of 6.624万元 was spent, every score is 0, and the "
            "reason given is “需求取消未支出”; check the grounds and what became of the budget.");
}

TEST(Digest, OfPointsForWorkNotDoneSaysThatFirst) {
  form_builder made;
  made.total_funds({"20", "20", "0", "0%", "10", "0"});
  made.paper().goal.actual = read_cell("做好了准备。因疫情防控要求，未能开展相关培训。");
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "30", "30");
  made.row(kind::satisfaction, {"学员满意度达80%以上", "≥80%", "80%", "10", "10", ""}).total("100", "90");
  EXPECT_EQ(zh(made.done()),
            "预算20万元没有执行，完成情况写的是“未能开展相关培训”，而“学员满意度达80%以上”仍得10分（分值10），"
            "请核对得分。总分填写的是“90”，达到合格标准，而全年执行数为0，预算没有执行，请核对各项得分。");
}

// One weight of 20 printed 10 breaks two checks; 20 of 20 is what the rule gives.
TEST(Digest, OfSeveralErrorsThatOneCellMendsNamesTheCell) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "30", "30").plain_row(kind::quality, "10", "20").plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", "99");
  EXPECT_EQ(zh(made.done()), "“养护路段2”的分值填写的是“10”，改为“20”后2处错误即可消除，请核对。");
  EXPECT_EQ(en(made.done()),
            "The weight of “养护路段2” is printed as 10; with 20 instead, both errors disappear: check this cell.");
}

// 8 of 10 earns 8 and 9 of 10 earns 9.
TEST(Digest, OfExchangedScoresNamesBoth) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::quantity, {"培训", "≥10次", "8次", "10", "9", "雨天多"});
  made.row(kind::quantity, {"宣传", "≥10次", "9次", "10", "8", "雨天多"});
  made.plain_row(kind::quality, "30", "30").plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", "97");
  EXPECT_EQ(zh(made.done()), "“培训”的得分填写的是“9”，“宣传”的得分填写的是“8”，两处可能互换，请核对。");
  EXPECT_EQ(en(made.done()),
            "The score of “培训” is printed as 9 and the score of “宣传” as 8, which were probably exchanged; check "
            "both cells.");
}

// 35 + 45 = 80; 35 of 50 is 70%. Printed 53, the sum of the sources is 98.
TEST(Digest, OfATotalNamesTheSourceThatBrokeIt) {
  form_builder made;
  made.total_funds({"100", "100", "80", "80%", "10", "8"});
  made.fund_line(fund::appropriation, {"50", "50", "53", "70%", "-", "-"});
  made.fund_line(fund::other, {"50", "50", "45", "90%", "-", "-"});
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", "98");
  EXPECT_EQ(zh(made.done()),
            "当年财政拨款的全年执行数填写的是“53”，可能是相邻数字颠倒，改为“35”后2处错误即可消除，请核对。");
}

// 60 + 40 = 100 and 45 of 60 is 75%: both budgets of the source are printed ten times too large.
TEST(Digest, OfTwoCellsOfALineNamesBoth) {
  form_builder made;
  made.total_funds({"100", "100", "85", "85%", "10", "8.5"});
  made.fund_line(fund::appropriation, {"600", "600", "45", "75%", "-", "-"});
  made.fund_line(fund::other, {"40", "40", "40", "100%", "-", "-"});
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", "98.5");
  EXPECT_EQ(zh(made.done()),
            "当年财政拨款的年初预算数填写的是“600”，当年财政拨款的全年预算数填写的是“600”，"
            "分别改为“60”、“60”后3处错误即可消除，请核对。");
  EXPECT_EQ(
      en(made.done()),
      "The initial budget of “当年财政拨款” is printed as 600, the annual budget of “当年财政拨款” as 600; with 60 "
      "and 60 instead, all 3 errors disappear: check these cells.");
}

// Two rows without an actual are one sentence.
TEST(Digest, CountsWhatRepeats) {
  form_builder made = sound_form();
  made.row(kind::quantity, {"路灯", "100个", "", "5", "5", ""})
      .row(kind::quantity, {"路面", "9公里", "", "5", "5", ""});
  EXPECT_EQ(zh(made.total("110", "109").done()),
            "“路灯”的实际完成值没有填写，而该指标有分值或得分（同类问题共2处），请补填。");
}

TEST(Digest, ShortensLongTexts) {
  form_builder made = sound_form();
  std::string name;
  for (int i = 0; i < 60; ++i) name += "长";
  made.row(kind::quantity, {name, "100个", "", "5", "5", ""}).total("105", "104");
  EXPECT_NE(zh(made.done()).find("长…"), std::string::npos);
}

}  // namespace
