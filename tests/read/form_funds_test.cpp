// How the fund lines hang together, and money outside the fund table. Forms composed for these tests.
#include "layout.hpp"

#include <gtest/gtest.h>

namespace perfeval {
namespace {

using testing::forms_of_spans;

form only(const std::string& rows) {
  auto forms = forms_of_spans(rows);
  EXPECT_EQ(forms.size(), 1u);
  return forms.empty() ? form{} : forms.front();
}

const std::string rows_of_indicators =
    "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|乙|1个|1个|90|90\n";

// The depths of the lines, from "label amount; label amount …".
std::vector<std::uint32_t> depths(const std::string& lines) {
  std::string rows = "项目支出绩效自评表\n项目名称|甲\n项目资金（万元）|全年预算数|全年执行数\n";
  std::istringstream all(lines);
  for (std::string line; std::getline(all, line, ';');) {
    const auto space = line.rfind(' ');
    rows += line.substr(0, space) + "|" + line.substr(space + 1) + "|" + line.substr(space + 1) + "\n";
  }
  std::vector<std::uint32_t> found;
  for (const auto& line : only(rows + rows_of_indicators).budget) found.push_back(line.depth);
  return found;
}

using list = std::vector<std::uint32_t>;

TEST(FundDepth, FollowsTheNumbersOfTheLines) {
  EXPECT_EQ(depths("年度资金总额 100;财政资金小计 80;①中央 30;②市级 50;其他资金小计 20;①自有资金 20"),
            (list{0, 1, 2, 2, 1, 2}));
  EXPECT_EQ(depths("年度资金总额 100;一、财政拨款 80;1、中央 30;2、地方 50;二、其他资金 20"), (list{0, 1, 2, 2, 1}));
  EXPECT_EQ(
      depths(
          "年度资金总额 100;（一）财政资金小计 80;1.中央 30;（1）基建 10;（2）其他专项 20;2.地方 50;（二）自筹资金 20"),
      (list{0, 1, 2, 3, 3, 2, 1}));
  EXPECT_EQ(depths("年度资金总额 100;其中：1.培训费 60;2.差旅费 40"), (list{0, 1, 1}));
}

TEST(FundDepth, HasTheTotalFirstOrLast) {
  EXPECT_EQ(depths("财政资金小计 80;①中央 30;②市级 50;其他资金小计 20;合 计 100"), (list{1, 2, 2, 1, 0}));
  EXPECT_EQ(depths("年度资金总额 100;财政拨款 80;其他资金 20;合计 100"), (list{0, 1, 1, 0}));
}

TEST(FundDepth, OfASubtotalBelowItsParts) {
  EXPECT_EQ(depths("中央资金 30;市级资金 50;财政资金小计 80;自有资金 20;其他资金小计 20;合计 100"),
            (list{2, 2, 1, 2, 1, 0}));
}

TEST(FundDepth, OfPartsThatOnlyTheSumsShow) {
  EXPECT_EQ(depths("年度资金总额 100;财政拨款 100;中央资金 60;地方资金 40"), (list{0, 1, 2, 2}));
  EXPECT_EQ(depths("年度资金总额 100;财政拨款 80;中央资金 60;地方资金 20;其他资金 20"), (list{0, 1, 2, 2, 1}));
  EXPECT_EQ(depths("年度资金总额 100;财政拨款 90;其他资金 10;培训费 60;差旅费 40"), (list{0, 1, 1, 2, 2}));
}

TEST(FundDepth, OfASourceAfterAListThatANamedLineOpened) {
  EXPECT_EQ(depths("年度资金总额 48;其中：财政拨款 38;其中：上级补助 28;本级安排 10;单位自有资金 10"),
            (list{0, 1, 2, 2, 1}));
}

TEST(FundDepth, IsNotBentToMakeAWrongSumRight) {
  EXPECT_EQ(depths("年度资金总额 110;财政资金小计 80;①中央 30;②市级 50;其他资金小计 20"), (list{0, 1, 2, 2, 1}));
  EXPECT_EQ(depths("年度资金总额 100;财政拨款 80;其他资金 30"), (list{0, 1, 1}));
}

form targets(const std::string& money) {
  return only(
      "项目支出绩效目标表\n项目名称|电梯检修|<|<|<|<\n" + money +
      "\n绩效目标|消除隐患|<|<|<|<\n一级指标|二级指标|三级指标|指标值|<|<\n产出指标|数量指标|检修电梯|≥6部|<|<\n");
}

TEST(MoneyBesideItsLabel, IsTheBudgetOfATargetForm) {
  for (const char* row :
       {"预算规模及资金用途|预算数|18.00|其中：财政资金|18.00|其他资金", "项目资金（万元）|预算数|18.00|<|<|<",
        "年度资金总额|18.00|<|<|<|<", "项目资金（万元）|年度资金总额：18.00|其中：财政拨款 18.00|<|其他资金 0|<",
        "资金总额|￥18.00万元|<|<|<|<", "项目资金|实施期资金总额|54|年度资金总额|18.00|<"}) {
    const form f = targets(row);
    ASSERT_FALSE(f.budget.empty()) << row;
    EXPECT_EQ(f.budget[0].line, fund::total) << row;
    EXPECT_EQ(to_string(f.budget[0].annual_budget.value), "18.00") << row;
    EXPECT_FALSE(f.has.executed) << row;
    EXPECT_FALSE(f.goal.target.empty()) << row;
  }
}

TEST(MoneyNextToItsLabel, IsInTheColumnOfTheAmountAboveIt) {
  const form f = only(
      "项目绩效自评表\n项目名称|甲|<|<|<|<|<\n预算安排情况（调整后）|<|资金到位情况|<|资金执行情况|<|预算执行进度\n"
      "预算数：|100|到位数：|95|执行数：|90|90%\n其中：财政资金|80|其中：财政资金|75|其中：财政资金|72|^\n"
      "其他|20|其他|20|其他|18|^\n" +
      rows_of_indicators);
  ASSERT_EQ(f.budget.size(), 3u);
  EXPECT_EQ(f.budget[0].annual_budget.text, "100");
  EXPECT_EQ(f.budget[0].arrived.text, "95");
  EXPECT_EQ(f.budget[0].executed.text, "90");
  EXPECT_EQ(f.budget[1].annual_budget.text, "80");
  EXPECT_EQ(f.budget[1].arrived.text, "75");
  EXPECT_EQ(f.budget[1].executed.text, "72");
  EXPECT_EQ(f.budget[2].line, fund::other);
  EXPECT_EQ(f.budget[2].executed.text, "18");
}

TEST(MoneyBesideItsLabel, MayStandBelowTheLinesItself) {
  const form f = targets("资金构成（万元）|总额|本年财政拨款|上年结转|其他|<\n^|18.00|16|2|0|<");
  ASSERT_EQ(f.budget.size(), 4u);
  EXPECT_EQ(f.budget[0].annual_budget.text, "18.00");
  EXPECT_EQ(f.budget[1].annual_budget.text, "16");
  EXPECT_EQ(f.budget[2].line, fund::carry_over);
}

TEST(MoneyBesideItsLabel, CarriesItsUnit) {
  const form f = only(
      "2021年中央对地方专项转移支付区域绩效目标自评表\n单位名称|某分局|<|<|<|<\n"
      "预算数（A）|7.4万|执行数（B）|7.4万元|预算执行率（B/A）|100%\n一级指标|二级指标|三级指标|指标值|完成值|<\n"
      "产出指标|数量指标|抽检批次|≥3|3|<\n");
  EXPECT_EQ(f.kind, form_kind::transfer);
  EXPECT_EQ(to_string(f.budget.at(0).annual_budget.value), "7.4");
  EXPECT_EQ(to_string(f.budget.at(0).executed.value), "7.4");
  EXPECT_EQ(f.budget.at(0).execution_rate.text, "100%");
}

TEST(MoneyBesideItsLabel, GivesWayToATable) {
  const form f =
      only("项目支出绩效自评表\n项目名称|甲\n项目预算|100\n项目资金|全年预算数|全年执行数\n年度资金总额|100|90\n" +
           rows_of_indicators);
  ASSERT_EQ(f.budget.size(), 1u);
  EXPECT_EQ(f.budget[0].executed.text, "90");
}

TEST(BlocksSideBySide, AreNoFiguresOfEachOther) {
  const form f = only(
      "部门整体支出绩效自评表\n单位名称|某局|<|<|<\n年度预算（万元）||年初预算数|全年预算数|全年执行数\n"
      "^|年度资金总额|900|900|720\n^|按收入性质分：|<|按支出性质分：|<\n"
      "^|其中：一般公共预算：640|<|其中：基本支出：350|<\n^|其他资金：260|<|项目支出：550|<\n" +
      std::string("一级指标|二级指标|三级指标|指标值|完成值\n产出指标|数量指标|乙|1个|1个\n"));
  for (const auto& line : f.budget)
    for (const figure* part : {&line.initial_budget, &line.annual_budget, &line.executed})
      EXPECT_NE(part->content, content::unreadable) << part->text;
  EXPECT_EQ(f.budget.at(0).executed.text, "720");
}

TEST(LostMerges, LeaveBlanksBeforeTheValueAndTheLine) {
  const form f = only(
      "项目支出绩效自评表\n项目名称||甲||\n主管部门||某局||\n实施单位||||\n"
      "资金情况（万元）|||全年预算数|全年执行数\n|年度资金总额：||30|30\n|其中：财政拨款||30|30\n"
      "一级指标|二级指标|三级指标|指标值|完成值\n产出指标|数量指标|乙|1个|1个\n");
  EXPECT_EQ(f.project.text, "甲");
  EXPECT_EQ(f.department.text, "某局");
  EXPECT_TRUE(f.unit.empty());
  ASSERT_EQ(f.budget.size(), 2u);
  EXPECT_EQ(f.budget[0].label.text, "年度资金总额：");
  EXPECT_EQ(f.budget[0].line, fund::total);
  EXPECT_EQ(f.budget[1].line, fund::appropriation);
}

}  // namespace
}  // namespace perfeval
