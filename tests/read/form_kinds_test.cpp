// Kinds of form, lists of several projects, and labels with a level before them. Forms composed for these tests.
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

const std::string indicators = "一级指标|二级指标|三级指标|指标值|完成值\n产出指标|数量指标|乙|1个|1个\n";

TEST(Kinds, AreRecognisedByTitleOrLabel) {
  const auto kind = [](const std::string& title, const std::string& label) {
    return only(title + "\n" + label + "|甲\n" + indicators).kind;
  };
  EXPECT_EQ(kind("项目支出绩效自评表", "项目名称"), form_kind::project);
  EXPECT_EQ(kind("公路补助资金绩效目标自评表", "转移支付（项目）名称"), form_kind::transfer);
  EXPECT_EQ(kind("部门整体支出绩效自评表", "部门名称"), form_kind::department);
  EXPECT_EQ(kind("项目支出绩效运行监控表", "项目名称"), form_kind::monitoring);
  EXPECT_EQ(kind("项目支出绩效目标执行监控表", "项目名称"), form_kind::monitoring);
  EXPECT_EQ(kind("项目支出绩效目标申报表", "项目名称"), form_kind::target);
}

TEST(Years, MayBeWrittenInNumerals) {
  EXPECT_EQ(only("项目支出绩效自评表\n（二〇二二年度）\n项目名称|甲\n" + indicators).year, 2022);
}

TEST(Years, AYearWithinALongerHeadingIsNotAYearLine) {  // a file cut within 2022年, found by the fuzzer
  EXPECT_EQ(only("项目支出绩效自评表\n2022目标自评度目标\n项目名称|甲\n" + indicators).project.text, "甲");
}

TEST(Labels, MayCarryALevel) {
  const form f =
      only("项目支出绩效自评表\n项目名称|甲\n县级主管部门|某县教育局\n市（县）级实施单位|某中学\n" + indicators);
  EXPECT_EQ(f.department.text, "某县教育局");
  EXPECT_EQ(f.unit.text, "某中学");
}

TEST(Labels, ThatComeTwiceLoseNothing) {
  const form f = only("转移支付区域绩效自评表\n专项名称|甲\n中央主管部门|某部\n省级主管部门|某厅\n" + indicators);
  EXPECT_EQ(f.department.text, "某部");
  ASSERT_EQ(f.extras.size(), 1u);
  EXPECT_EQ(f.extras[0].value.text, "某厅");
}

const std::string list_header =
    "部门预算项目绩效目标申报表（2023年度）\n金额单位：万元\n"
    "单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位\n";

void expect_two_projects(const std::vector<form>& forms) {
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(forms[0].project.text, "甲项目");
  EXPECT_EQ(forms[0].budget.at(0).annual_budget.text, "100");
  EXPECT_EQ(forms[0].goal.target.text, "改善条件");
  ASSERT_EQ(forms[0].indicators.size(), 2u);
  EXPECT_EQ(forms[0].indicators[0].target.text, "230");
  EXPECT_EQ(forms[0].indicators[1].unit.text, "%");
  EXPECT_EQ(forms[1].project.text, "乙项目");
  EXPECT_EQ(forms[1].unit.text, "某镇");
  EXPECT_EQ(forms[1].kind, form_kind::target);
  EXPECT_EQ(forms[1].year, 2023);
  ASSERT_EQ(forms[1].indicators.size(), 1u);
  EXPECT_EQ(forms[1].indicators[0].name.text, "天数");
}

TEST(ListsOfIndicators, AreAFormForEveryProject) {
  expect_two_projects(forms_of_spans(list_header + "某镇|甲项目|100|改善条件|产出指标|数量指标|人数|≥|230|人\n"
                                                   "^|^|^|^|满意度指标|满意度|满意度|≥|95|%\n"
                                                   "^|乙项目|50|按时完成|产出指标|时效指标|天数|≤|30|天\n"));
  expect_two_projects(forms_of_spans(list_header + "某镇|甲项目|100|改善条件|产出指标|数量指标|人数|≥|230|人\n"
                                                   "某镇|甲项目|100|改善条件|满意度指标|满意度|满意度|≥|95|%\n"
                                                   "某镇|乙项目|50|按时完成|产出指标|时效指标|天数|≤|30|天\n"));
}

}  // namespace
}  // namespace perfeval
