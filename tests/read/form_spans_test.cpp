// The same forms as tables with spans, as Word, Excel and web pages give them: `<` continues the cell to the left, `^`
// the cell above.
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

const char* const standard =
    "项目支出绩效自评表|<|<|<|<|<|<|<|<\n"
    "（2022年度）|<|<|<|<|<|<|<|<\n"
    "项目名称|<|某项目|<|<|<|<|<|<\n"
    "主管部门|<|某局|<|<|实施单位|<|某站|<\n"
    "项目资金（万元）||<|年初预算数|全年预算数|全年执行数|分值|执行率|得分\n"
    "^|年度资金总额|<|20|20|19|10|95%|9.5\n"
    "^|其中：当年财政拨款|<|20|20|19|—|95%|—\n"
    "^|其他资金|<|||||—||—\n"
    "年度总体目标|预期目标|<|<|<|实际完成情况|<|<|<\n"
    "^|目标文字|<|<|<|完成文字|<|<|<\n"
    "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施\n"
    "^|产出指标|数量指标|甲|10个|10个|20|20|\n"
    "^|^|^|乙|10个|9个|20|18|误差\n"
    "^|^|质量指标|丙|95%|96%|10|10|\n"
    "^|效益指标|社会效益指标|丁|好坏|好|30|30|\n"
    "^|满意度指标|服务对象满意度指标|戊|≥90%|91%|10|10|\n"
    "总分|<|<|<|<|<|100|97.5|\n";

TEST(SpanTables, HeadingsOverSeveralRowsGovernThem) {
  const form f = only(standard);
  ASSERT_EQ(f.indicators.size(), 5u);
  EXPECT_EQ(f.indicators[1].kind, kind::quantity);
  EXPECT_EQ(f.indicators[1].level2.place, (place{1, 12, 3}));
  EXPECT_EQ(f.indicators[2].category, category::output);
  EXPECT_EQ(f.indicators[4].kind, kind::satisfaction);
}

TEST(SpanTables, PlacesAreGridColumns) {
  const form f = only(standard);
  EXPECT_EQ(f.project.place, (place{1, 3, 3}));
  EXPECT_EQ(f.unit.place, (place{1, 4, 8}));
  EXPECT_EQ(f.budget.at(0).execution_rate.place, (place{1, 6, 8}));
  EXPECT_EQ(f.goal.actual.place, (place{1, 10, 6}));
  EXPECT_EQ(f.total.score.place, (place{1, 17, 8}));
}

TEST(SpanTables, GiveTheSameFiguresAsTheTextLayout) {
  std::string text;  // what is left when spans are lost
  for (const auto& row : testing::split(standard)) {
    std::string line;
    for (const auto& cell : row)
      if (cell != "<")
        line += (line.empty() ? "" : "|") + (cell == "^" ? std::string() : cell.empty() ? std::string("　") : cell);
    text += line + "\n";
  }
  const form spans = only(standard);
  const auto lost = testing::forms_of_text(text);
  ASSERT_EQ(lost.size(), 1u);
  ASSERT_EQ(lost[0].indicators.size(), spans.indicators.size());
  for (std::size_t i = 0; i < spans.indicators.size(); ++i) {
    EXPECT_EQ(lost[0].indicators[i].name.text, spans.indicators[i].name.text);
    EXPECT_EQ(lost[0].indicators[i].actual.text, spans.indicators[i].actual.text);
    EXPECT_EQ(lost[0].indicators[i].weight.text, spans.indicators[i].weight.text);
    EXPECT_EQ(lost[0].indicators[i].score.text, spans.indicators[i].score.text);
    EXPECT_EQ(lost[0].indicators[i].kind, spans.indicators[i].kind);
  }
  ASSERT_EQ(lost[0].budget.size(), spans.budget.size());
  for (std::size_t i = 0; i < spans.budget.size(); ++i) {
    EXPECT_EQ(lost[0].budget[i].line, spans.budget[i].line);
    EXPECT_EQ(lost[0].budget[i].executed.text == "　" ? "" : lost[0].budget[i].executed.text,
              spans.budget[i].executed.text);
    EXPECT_EQ(lost[0].budget[i].weight.text, spans.budget[i].weight.text);
  }
  EXPECT_EQ(lost[0].goal.actual.text, spans.goal.actual.text);
  EXPECT_EQ(lost[0].total.score.text, spans.total.score.text);
}

TEST(SpanTables, AScoreOverSeveralRowsIsInTheFirst) {
  const form f = only(
      "绩效自评表|<|<|<|<|<|<\n项目名称|<|甲|<|<|<|<\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|"
      "数量指标|甲|1个|1个|50|50\n^|^|乙|1个|1个|^|^\n"
      "^|质量指标|丙|1个|1个|50|49\n总分|<|<|<|<|100|99\n");
  ASSERT_EQ(f.indicators.size(), 3u);
  EXPECT_TRUE(f.indicators[1].weight.merged);
  EXPECT_TRUE(f.indicators[1].score.merged);
  EXPECT_EQ(f.indicators[1].score.place, (place{1, 4, 7}));
  EXPECT_FALSE(f.indicators[2].score.merged);
  EXPECT_EQ(f.total.score.text, "99");
}

TEST(SpanTables, OneReasonCellForAllRowsIsTheFormsReason) {
  const form f = only(
      "绩效自评表|<|<|<|<|<|<|<\n项目名称|甲|<|<|<|<|<|<\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分|"
      "偏差原因\n产出指标|数量指标|甲|1个|1个|50|50|疫情\n"
      "^|^|乙|1个|1个|50|49|^\n总分|<|<|<|<|100|99|\n");
  EXPECT_EQ(f.common_reason.text, "疫情");
  EXPECT_FALSE(f.has.reason);
  EXPECT_EQ(f.indicators.at(1).reason.content, content::absent);
}

TEST(SpanTables, TwoHeaderRowsAreReadColumnByColumn) {
  const form f = only(
      "绩效自评表|<|<|<|<|<|<|<|<\n项目名称|甲|<|<|<|<|<|<|<\n一级指标|二级指标|三级指标|年度指标值|<|<|实际|分值|"
      "得分\n^|^|^|指标性质|指标值|度量单位|完成值|^|^\n"
      "产出指标|数量指标|甲|≥|10|个|12|100|100\n总分|<|<|<|<|<|<|100|100\n");
  ASSERT_EQ(f.indicators.size(), 1u);
  EXPECT_EQ(f.indicators[0].sign.text, "≥");
  EXPECT_EQ(f.indicators[0].target.text, "10");
  EXPECT_EQ(f.indicators[0].unit.text, "个");
  EXPECT_EQ(f.indicators[0].actual.text, "12");
  EXPECT_EQ(f.indicators[0].score.text, "100");
}

TEST(SpanTables, AHeadingRowOverTheWholeWidthGovernsTheRowsBelow) {
  const form f = only(
      "绩效自评表|<|<|<|<|<\n项目名称|甲|<|<|<|<\n二级指标|三级指标|指标值|完成值|分值|得分\n产出指标（60分）|<|<|<|<|<"
      "\n数量指标|甲|1个|1个|60|60\n"
      "效益指标（40分）|<|<|<|<|<\n社会效益|乙|1个|1个|40|39\n总分|<|<|<|100|99\n");
  ASSERT_EQ(f.indicators.size(), 2u);
  EXPECT_EQ(f.indicators[0].category, category::output);
  EXPECT_EQ(f.indicators[1].category, category::benefit);
  ASSERT_EQ(f.subtotals.size(), 2u);
  EXPECT_EQ(f.subtotals[1].rows, (std::vector<std::uint32_t>{2}));
}

TEST(SpanTables, FundsOnTheirSideHaveAColumnForEachLine) {
  const std::string rows =
      "项目支出绩效自评表|<|<|<|<\n项目名称|甲|<|<|<\n项目资金（万元）|资金来源|年度资金总额|其中：财政拨款|其他资金\n"
      "^|年初预算数|20|15|5\n^|全年预算数|21|16|5\n^|全年执行数|18|14|4\n^|执行率|85.71%|87.5%|80%\n^|分值|10|—|—\n"
      "^|得分|8.57|—|—\n";
  const form f = only(rows + "三级指标|指标值|完成值|分值|得分\n乙|1个|1个|90|90\n");
  ASSERT_EQ(f.budget.size(), 3u);
  EXPECT_EQ(f.budget[0].line, fund::total);
  EXPECT_EQ(f.budget[0].annual_budget.text, "21");
  EXPECT_EQ(f.budget[0].score.text, "8.57");
  EXPECT_EQ(f.budget[1].line, fund::appropriation);
  EXPECT_EQ(f.budget[1].executed.text, "14");
  EXPECT_EQ(f.budget[2].execution_rate.text, "80%");
  EXPECT_EQ(f.money, "万元");
}

TEST(SpanTables, FundsByAnotherDivisionOfTheSameMoneyAreNoFigures) {
  const form f = only(
      "部门整体支出绩效自评表|<|<|<|<|<|<\n部门名称|甲局|<|<|<|<|<\n年度预算（万元）||年初预算数|全年预算数|全年执行数|"
      "分值|得分\n^|年度资金总额|100|110|99|10|9\n^|其中：财政拨款|100|<|其中：基本支出|60|<\n^|其他资金|0|<|项目支出|"
      "50|<"
      "\n三级指标|<|指标值|完成值|<|分值|得分\n乙|<|1个|1个|<|90|90\n");
  ASSERT_EQ(f.budget.size(), 3u);
  EXPECT_EQ(f.budget[0].executed.text, "99");
  EXPECT_EQ(f.budget[1].initial_budget.text, "100");
  EXPECT_FALSE(f.budget[1].weight.has_value());
  EXPECT_FALSE(f.budget[2].executed.has_value());
  EXPECT_EQ(f.extras.size(), 4u);  // kept: 其中：基本支出, 60, 项目支出, 50
}

TEST(SpanTables, AFourthLevelIsTheIndicator) {
  const form f = only(
      "绩效自评表|<|<|<|<|<|<|<\n项目名称|甲|<|<|<|<|<|<\n一级指标|二级指标|三级指标|四级指标|指标值|完成值|分值|得分\n"
      "产出指标|数量指标|建设|乙|1个|1个|50|50\n^|^|^|丙|2个|2个|50|50\n总分|<|<|<|<|<|100|100\n");
  ASSERT_EQ(f.indicators.size(), 2u);
  EXPECT_EQ(f.indicators[1].name.text, "丙");
  EXPECT_EQ(f.indicators[1].extras.at(0).value.text, "建设");
}

TEST(SpanTables, DeductedPointsAreNoReason) {
  const form f = only(
      "绩效自评表|<|<|<|<|<|<\n项目名称|甲|<|<|<|<|<\n三级指标|指标值|完成值|分值|自评|<|未完成原因\n^|^|^|^|得分|扣分|"
      "^\n"
      "乙|1个|1个|50|50|0|\n丙|2个|1个|50|25|25|晚了\n总分|<|<|100|75||\n");
  ASSERT_EQ(f.indicators.size(), 2u);
  EXPECT_EQ(f.indicators[1].score.text, "25");
  EXPECT_EQ(f.indicators[1].reason.text, "晚了");
  EXPECT_EQ(f.indicators[1].extras.at(0).label, "自评扣分");
  EXPECT_EQ(f.total.score.text, "75");
}

TEST(SpanTables, ATitleMayHaveTheNumberOfItsAttachmentInTheSameCell) {
  const form f = only(
      "附件2：2023年度部门整体支出绩效自评表|<|<|<|<\n部门名称|甲局|<|<|<\n三级指标|指标值|完成值|分值|得分\n乙|1个|"
      "1个|"
      "100|100\n");
  EXPECT_EQ(f.kind, form_kind::department);
  EXPECT_EQ(f.year, 2023);
}

TEST(SpanTables, ColumnsForLooksHoldNothing) {
  const form f =
      only("绩效自评表|<|<|<|<|<|<\n项目名称||甲|<|<|<|<\n三级指标||指标值|完成值||分值|得分\n乙||1个|1个||100|100\n");
  EXPECT_EQ(f.project.text, "甲");
  ASSERT_EQ(f.indicators.size(), 1u);
  EXPECT_EQ(f.indicators[0].score.text, "100");
  EXPECT_EQ(f.indicators[0].target.place, (place{1, 4, 3}));
}

TEST(SpanTables, ATotalInTheHeaderStaysWhereTheLastRowLeavesItBlank) {
  const form f = only(
      "绩效自评表|<|<|<|<\n项目名称|甲|<|自评总分|97.5\n三级指标|指标值|完成值|分值|得分\n乙|1个|1个|100|97.5\n"
      "合计|<|<|100|\n");
  EXPECT_EQ(f.total.score.text, "97.5");
  EXPECT_EQ(f.total.weight.text, "100");
}

TEST(SpanTables, SeveralLabelsMayStandInOneCell) {
  const form f = only(
      "绩效自评表|<|<|<|<\n项目名称：道路养护　　主管部门：甲局  "
      "实施单位：乙站|<|<|<|<\n三级指标|指标值|完成值|分值|得分\n"
      "乙|1个|1个|100|100\n");
  EXPECT_EQ(f.project.text, "道路养护");
  EXPECT_EQ(f.department.text, "甲局");
  EXPECT_EQ(f.unit.text, "乙站");
}

TEST(SpanTables, FundsInPairsDeclareTheirMoney) {
  const form f = only(
      "绩效自评表|<|<|<|<\n项目名称|甲|<|<|<\n预算执行情况|全年预算数（万元）|20|全年执行数（万元）|18\n"
      "^|执行率|90%|执行得分|9\n三级指标|指标值|完成值|分值|得分\n乙|1个|1个|90|90\n");
  ASSERT_EQ(f.budget.size(), 1u);
  EXPECT_EQ(f.money, "万元");
  EXPECT_EQ(f.budget[0].executed.text, "18");
  EXPECT_EQ(f.budget[0].score.text, "9");
}

TEST(SpanTables, ACellWithoutAColumnBeginsWhereTheOneBeforeItEnds) {
  table made;
  made.rows.push_back({{table_cell{"甲", "", 0, 1, 2, {}}, table_cell{"乙", "", 0, 1, 1, {}},
                        table_cell{"丙", "", 7, 1, 1, {}}, table_cell{"丁", "", 0, 1, 1, {}}}});
  number_columns(made);
  std::vector<std::uint32_t> columns;
  for (const table_cell& cell : made.rows[0].cells) columns.push_back(cell.column);
  EXPECT_EQ(columns, (std::vector<std::uint32_t>{1, 3, 7, 8}));
}

TEST(SpanTables, AbsurdSpansCostNothing) {
  table wide = testing::as_spans(standard);
  for (auto& row : wide.rows)
    for (auto& cell : row.cells) {
      cell.row_span = 4'000'000'000u;
      cell.column_span = 4'000'000'000u;
    }
  EXPECT_LE(recognise({&wide, 1}).forms.size(), 1u);
}

}  // namespace
}  // namespace perfeval
