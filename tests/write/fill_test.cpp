// Expected values by hand: 19.992 / 20 = 99.96 %; 10 × 0.9996 = 9.996 -> 10.00 -> 10; 30 × 2/3 = 20; 20 × 1/3 = 6.666…
// -> 6.67.
#include <perfeval/audit/audit.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/write/fill.hpp>

#include "../read/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace perfeval {
namespace {

form form_in(const std::string& rows) {
  const std::vector<table> tables{testing::as_spans(rows)};
  const auto found = recognise(tables);
  EXPECT_EQ(found.forms.size(), 1u);
  return found.forms.empty() ? form{} : found.forms.front();
}

form fill(const form& form) {
  const pack rules = cn_mof_2020();
  return filled(form, score(form, rules), rules);
}

const std::string plan =
    "项目支出绩效自评表|<|<|<|<|<|<|<\n"
    "项目名称|道路养护|<|<|<|<|<|<\n"
    "项目资金（万元）|^|年初预算数|全年预算数|全年执行数|分值|执行率|得分\n"
    "^|年度资金总额|20|20|19.992|10||\n"
    "^|其中：当年财政拨款|0|0|0|—||—\n"
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|原因\n"
    "产出指标|数量指标|里程|≥9公里|6公里|30||\n"
    "^|质量指标|合格率|≥90%|30%|20||\n"
    "效益指标|社会效益|出行便利|好坏|好|20|18|\n"
    "^|经济效益|收入|≥5万元|5万元|20||\n"
    "总分|<|<|<|<|100||\n";

TEST(FilledForm, HasRateScoresAndTotalWhereTheyWereBlank) {
  const form made = fill(form_in(plan));
  EXPECT_EQ(made.budget[0].execution_rate.text, "99.96%");
  EXPECT_EQ(made.budget[0].score.text, "10");
  EXPECT_EQ(made.indicators[0].score.text, "20");
  EXPECT_EQ(made.indicators[1].score.text, "6.67");
  EXPECT_EQ(made.indicators[3].score.text, "20");
  EXPECT_EQ(made.total.score.text, "74.67");  // 10 + 20 + 6.67 + 18 + 20
}

TEST(FilledForm, LeavesPrintedFiguresAndZeroBudgetsAlone) {
  const form made = fill(form_in(plan));
  EXPECT_EQ(made.indicators[2].score.text, "18");
  EXPECT_TRUE(made.budget[1].execution_rate.empty());
  EXPECT_EQ(made.budget[1].score.text, "—");
}

TEST(FilledForm, WhatIsNotKnownStaysBlankAndSoDoesTheTotal) {
  std::string open = plan;
  open.replace(open.find("6公里"), std::string("6公里").size(), "");
  const form made = fill(form_in(open));
  EXPECT_TRUE(made.indicators[0].score.empty());
  EXPECT_EQ(made.indicators[1].score.text, "6.67");
  EXPECT_TRUE(made.total.score.empty());
}

TEST(FilledForm, HasNoFigureThatTheAuditFindsWrong) {
  const form made = fill(form_in(plan));
  for (const auto& f : audit(made, cn_mof_2020()).findings)
    EXPECT_TRUE(f.code == code::deduction_without_reason || f.severity != severity::error)
        << name_of(f.code) << ' ' << f.path;
}

TEST(FilledForm, FillsABlankGradeAndSubtotals) {
  const form made =
      fill(form_in("项目支出绩效自评表|<|<|<|<|<|<\n"
                   "项目名称|绿化|<|<|<|<|<\n"
                   "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n"
                   "产出指标|数量指标|种树|≥100棵|100棵|60|\n"
                   "小计|<|<|<|<|60|\n"
                   "效益指标|生态效益|绿化率|≥30%|30%|40|\n"
                   "总分|<|<|<|<|100|\n"));
  ASSERT_EQ(made.subtotals.size(), 1u);
  EXPECT_EQ(made.subtotals[0].score.text, "60");
  EXPECT_EQ(made.total.score.text, "100");
}

TEST(FilledForm, AFilledFormStaysAsItIs) {
  const form once = fill(form_in(plan));
  EXPECT_EQ(fill(once), once);
}

}  // namespace
}  // namespace perfeval
