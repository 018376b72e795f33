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
  EXPECT_EQ(zh(sound_form().total("100", "97").done()), "各项得分合计为99，而总分填写的是“97”，相差2，请重新合计。");
  EXPECT_EQ(en(sound_form().total("100", "97").done()),
            "The scores add up to 99, but the printed total is 97, 2 apart; add them up again.");
}

// 40 of 100 spent and scored 10 of 10 is an error; the row without an actual a warning.
TEST(Digest, PutsTheMostSeriousFirst) {
  form_builder made;
  made.total_funds({"100", "100", "90", "60%", "10", "9"});
  made.row(kind::quantity, {"路灯", "100个", "", "50", "50", ""}).plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", "99");
  EXPECT_EQ(zh(made.done()),
            "年度资金总额/执行率填写的是“60%”，按执行数除以预算数计算应为90%，请重新计算。"
            "路灯/实际完成值未填写，而该指标有分值或得分，请补填。");
  EXPECT_EQ(
      en(made.done()),
      "年度资金总额/执行率 is printed as 60%, but the executed amount divided by the budget is 90%; calculate the rate "
      "again. 路灯/实际完成值 is blank although the row is scored; fill it in.");
}

// The score 12 of 10 is the root of the total.
TEST(Digest, NamesNoConsequence) {
  form_builder made;
  made.total_funds({"100", "100", "90", "60%", "10", "6"});
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", "96");
  const std::string text = zh(made.done());
  EXPECT_EQ(text, "年度资金总额/执行率填写的是“60%”，按执行数除以预算数计算应为90%，请重新计算。");
}

TEST(Digest, OfAProjectNotCarriedOutSaysThatFirst) {
  form_builder made;
  made.total_funds({"6.624", "6.624", "0", "0%", "10", "0"});
  made.row(kind::quantity, {"网络服务", "1套", "0", "50", "0", "需求取消未支出"});
  made.row(kind::social, {"会议水平", "好坏", "0", "30", "0", ""});
  made.row(kind::satisfaction, {"满意度", "≥80%", "0", "10", "0", ""}).total("100", "0");
  const std::string text = zh(made.done());
  EXPECT_TRUE(text.starts_with("项目没有实施：预算6.624万元没有执行，各项得分都是0，原因写的是“需求取消未支出”。"))
      << text;
  EXPECT_TRUE(
      en(made.done())
          .starts_with("The project was not carried out: of the budget of 6.624万元 nothing was spent, every score "
                       "is 0, and the reason given is “需求取消未支出”."));
}

TEST(Digest, OfPointsForWorkNotDoneSaysThatFirst) {
  form_builder made;
  made.total_funds({"20", "20", "0", "0%", "10", "0"});
  made.paper().goal.actual = read_cell("做好了准备。因疫情防控要求，未能开展相关培训。");
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "30", "30");
  made.row(kind::satisfaction, {"学员满意度达80%以上", "≥80%", "80%", "10", "10", ""}).total("100", "90");
  const std::string text = zh(made.done());
  EXPECT_TRUE(
      text.starts_with("预算20万元没有执行，完成情况写明“未能开展相关培训”，而“学员满意度达80%以上”仍得10分（分值10），"
                       "请核对得分。"))
      << text;
}

TEST(Digest, ShortensLongTexts) {
  form_builder made = sound_form();
  std::string name;
  for (int i = 0; i < 60; ++i) name += "长";
  made.row(kind::quantity, {name, "100个", "", "5", "5", ""}).total("105", "104");
  EXPECT_NE(zh(made.done()).find("长…"), std::string::npos);
}

}  // namespace
