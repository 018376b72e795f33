// One form of each family of layouts that was seen in published forms (docs/reading.md), as the text layout gives it:
// merged cells are empty or missing, so that headers and values do not line up.
#include "layout.hpp"

#include <gtest/gtest.h>

namespace perfeval {
namespace {

using testing::forms_of_text;

form only(const std::string& rows) {
  auto forms = forms_of_text(rows);
  EXPECT_EQ(forms.size(), 1u);
  return forms.empty() ? form{} : forms.front();
}

std::vector<std::string> texts(const form& form, cell indicator::*part) {
  std::vector<std::string> all;
  for (const auto& row : form.indicators) all.push_back((row.*part).text);
  return all;
}

std::vector<std::string> texts(const form& form, figure indicator::*part) {
  std::vector<std::string> all;
  for (const auto& row : form.indicators) all.push_back((row.*part).text);
  return all;
}

using list = std::vector<std::string>;

// 云南施甸 2019: no weight column, execution counts 20, one reason for the whole form.
const char* const without_weights =
    "项目支出绩效自评表\n（2019年度）\n单位：万元\n"
    "项目名称|产业项目\n主管部门|某县农业农村局|项目实施单位|某县农业农村局\n"
    "项目类别|1.部门预算项目 □ 2.市直专项 √\n"
    "预算执行情况(万元)(20分)|　|预算数(A)|执行数(B)|执行率(B/A)|得分(20分*执行率)\n"
    "|年度资金总额|650|94|0.1|2.9\n"
    "年度绩效目标1（80分）|一级指标|二级指标|三级指标|年初目标值(A)|实际完成值(B)|得分\n"
    "|产出指标|数量指标|经营主体(个)|15|6|8.0\n"
    "|||带动贫困户(人)|11442|4164|7.3\n"
    "|效益指标|经济效益指标|产值(%)|8000|12767.36|31.9\n"
    "|||助农增收(元)|1980|2074|10.5\n"
    "|满意度指标|服务对象|满意度(%)|90|100|11.1\n"
    "总分|71.7\n"
    "偏差大或目标未完成原因分析|受市场影响\n"
    "改进措施及结果应用方案|加强管理\n";

TEST(FormsWithoutWeights, HaveNoWeightColumnAndTheExecutionsWeightFromItsHeader) {
  const form f = only(without_weights);
  EXPECT_FALSE(f.has.weight);
  EXPECT_TRUE(f.has.score);
  EXPECT_EQ(f.indicators.at(0).weight.content, content::absent);
  ASSERT_EQ(f.budget.size(), 1u);
  EXPECT_EQ(f.budget[0].line, fund::total);
  EXPECT_EQ(to_string(f.budget[0].weight.value), "20");
  EXPECT_EQ(f.budget[0].annual_budget.text, "650");
  EXPECT_EQ(f.budget[0].initial_budget.content, content::absent);
  EXPECT_EQ(to_string(f.budget[0].execution_rate.value), "0.1");
  EXPECT_EQ(f.budget[0].execution_rate.unit, "");
  EXPECT_EQ(f.budget[0].score.text, "2.9");
}

TEST(FormsWithoutWeights, ReadRowsTotalAndTheOneReason) {
  const form f = only(without_weights);
  EXPECT_EQ(texts(f, &indicator::target), (list{"15", "11442", "8000", "1980", "90"}));
  EXPECT_EQ(texts(f, &indicator::actual), (list{"6", "4164", "12767.36", "2074", "100"}));
  EXPECT_EQ(texts(f, &indicator::score), (list{"8.0", "7.3", "31.9", "10.5", "11.1"}));
  EXPECT_EQ(f.total.score.text, "71.7");
  EXPECT_EQ(f.total.weight.content, content::absent);
  EXPECT_EQ(f.common_reason.text, "受市场影响");
  EXPECT_FALSE(f.has.reason);
  EXPECT_EQ(f.year, 2019);
  EXPECT_EQ(f.money, "万元");
  EXPECT_EQ(f.indicators[4].kind, kind::satisfaction);
  ASSERT_EQ(f.subtotals.size(), 1u);  // 80 points for the whole table
  EXPECT_EQ(to_string(f.subtotals[0].weight.value), "80");
  EXPECT_EQ(f.subtotals[0].rows, (std::vector<std::uint32_t>{1, 2, 3, 4, 5}));
}

// 湖北黄石 2022: scores merged over two rows; points in the headings.
TEST(MergedScores, AnEmptyCellWhereBlanksAreMarkedBelongsToTheRowAbove) {
  const std::string rows =
      "项目自评表\n（2022年度）\n项目名称|信息资源\n"
      "预算执行情况(万元)(20分)|　|预算数(A)|执行数(B)|执行率(B/A)|得分(20分*执行率)\n|年度财政资金总额|5|5|100%|20\n"
      "一级指标|二级指标|三级指标|年初目标值(A)|实际完成值(B)|得分\n"
      "产出指标（40分）|数量指标|存储|25TB|25TB|10\n||WIFI|100%覆盖|100%覆盖|\n"
      "|质量指标|资源|丰富|丰富|10\n|时效指标|可用|全天候可用|全天候|10\n||全年|≥360天|≥360天|\n"
      "|成本指标|低价|5万|5万|10\n效益指标（40分）|经济效益指标|公益|公益性|公益性|20\n总分||||100\n";
  const form f = only(rows);
  ASSERT_EQ(f.indicators.size(), 7u);
  EXPECT_TRUE(f.indicators[1].score.merged);
  EXPECT_FALSE(f.indicators[1].score.has_value());
  EXPECT_TRUE(f.indicators[4].score.merged);
  EXPECT_FALSE(f.indicators[3].score.merged);
  ASSERT_EQ(f.subtotals.size(), 2u);
  EXPECT_EQ(f.subtotals[0].rows, (std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(to_string(f.subtotals[1].weight.value), "40");
  EXPECT_EQ(f.total.score.text, "100");
}

TEST(MergedScores, AnEmptyCellAloneIsBlank) {
  const form f = only(
      "绩效自评表\n项目名称|甲\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|甲|1个|1个|50|"
      "50\n||乙|1个|1个|50|\n总分|100|100\n");
  EXPECT_FALSE(f.indicators.at(1).score.merged);
  EXPECT_EQ(f.indicators[1].score.content, content::blank);
}

// 新疆阜康 2023: columns that other forms do not have.
TEST(FurtherColumns, AreKeptAsExtrasOfTheRow) {
  const form f = only(
      "项目支出绩效自评表\n（2023年度）\n项目名称|某项目\n"
      "项目资金（万元）|资金来源|年初预算数|全年预算数|全年执行数|分值权重|执行率|得分\n"
      "|年度资金总额|5.28|1.96|1.96|10|100.00%|10\n|其中：当年财政拨款|5.28|1.96|1.96|-|-|-\n|其他资金|0.00|0.00|0.00|-"
      "|-|-\n"
      "一级指标|二级指标|三级指标|指标值|指标值设置依据|上年完成值|指标分值权重|指标赋分规则|佐证资料|指标实际完成值|"
      "完成率|指标得分|偏差原因分析及改进措施\n"
      "产出指标|数量指标|培训次数|≥5次|计划|4次|20|按比例|台账|5次|100%|20|\n"
      "效益指标|社会效益指标|知晓率|≥90%|计划|90%|70|按比例|问卷|92%|102.2%|70|\n"
      "总分|||||100||||||100|\n");
  ASSERT_EQ(f.indicators.size(), 2u);
  EXPECT_EQ(f.indicators[0].target.text, "≥5次");
  EXPECT_EQ(f.indicators[0].actual.text, "5次");
  EXPECT_EQ(f.indicators[0].weight.text, "20");
  EXPECT_EQ(f.indicators[1].score.text, "70");
  ASSERT_EQ(f.indicators[0].extras.size(), 5u);
  EXPECT_EQ(f.indicators[0].extras[1].label, "上年完成值");
  EXPECT_EQ(f.indicators[0].extras[1].value.text, "4次");
  EXPECT_EQ(f.total.weight.text, "100");
  EXPECT_EQ(f.total.score.text, "100");
  ASSERT_EQ(f.budget.size(), 3u);
  EXPECT_EQ(f.budget[1].line, fund::appropriation);
  EXPECT_EQ(f.budget[1].execution_rate.content, content::dash);
  EXPECT_EQ(f.budget[2].initial_budget.text, "0.00");
  EXPECT_TRUE(f.troubles.empty());
}

TEST(FurtherColumns, NobodyKnowsAreReported) {
  const form f = only(
      "绩效自评表\n项目名称|甲\n一级指标|二级指标|三级指标|指标值|星座|完成值|分值|得分\n产出指标|数量指标|甲|1个|白羊|"
      "1个|100|100\n总分|100|100\n");
  ASSERT_EQ(f.troubles.size(), 1u);
  EXPECT_EQ(f.troubles[0].kind, trouble_kind::unknown_column);
  EXPECT_EQ(f.troubles[0].found, "星座");
  EXPECT_EQ(f.troubles[0].at, "table 1, row 3, column 5");
  EXPECT_EQ(f.indicators.at(0).extras.at(0).value.text, "白羊");
}

// 安徽萧县 2023: weight before target, parents with unweighted children, fund lines that repeat weight and score.
TEST(WeightFirst, ColumnsAreRecognisedByTheirWordsAndChildrenKnowTheirParent) {
  const form f = only(
      "绩效目标自评表\n（2023年度）\n项目名称|某村产业项目\n"
      "项目资金（万元）||全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分\n"
      "|年度资金总额|9.48|9.48|10|100%|10\n|其中：本年财政拨款|9.48|9.48|10|100%|10\n|其他资金|||||\n"
      "年度总体目标|年初设定目标|全年实际完成情况\n|发展产业|已完成\n"
      "绩效指标|一级指标|二级指标|三级指标|分值|年度指标值|全年实际值|得分|未完成原因和改进措施\n"
      "|产出指标|数量指标|★种植面积|20|29.5亩|29.5亩|20|\n|||其中桃树||1.5亩|1.5亩||\n|||其中大棚||3亩|3亩||\n|||★鱼塘|"
      "10|3亩|3亩|10|\n"
      "|||……|||||\n|质量指标|成活率(植)|5|95%|95%|5|\n|效益指标|经济效益指标|增收|20|≥11.376万元|12万元|20|\n"
      "||社会效益指标|受益人口|10|90人|90人|10|\n|满意度指标|服务对象满意度指标|满意度|25|≥95%|96%|25|\n总分|100|||100|"
      "\n");
  EXPECT_EQ(texts(f, &indicator::weight), (list{"20", "", "", "10", "", "5", "20", "10", "25"}));
  EXPECT_EQ(texts(f, &indicator::target),
            (list{"29.5亩", "1.5亩", "3亩", "3亩", "", "95%", "≥11.376万元", "90人", "≥95%"}));
  EXPECT_EQ(texts(f, &indicator::actual), (list{"29.5亩", "1.5亩", "3亩", "3亩", "", "95%", "12万元", "90人", "96%"}));
  std::vector<bool> children;
  for (const auto& row : f.indicators) children.push_back(row.under_weighted_parent);
  EXPECT_EQ(children, (std::vector<bool>{false, true, true, false, false, false, false, false, false}));
  EXPECT_EQ(f.indicators[4].name.text, "……");
  EXPECT_EQ(f.budget.at(1).weight.text, "10");
  EXPECT_EQ(f.total.weight.text, "100");
  EXPECT_EQ(f.total.score.text, "100");
  EXPECT_EQ(f.goal.target.text, "发展产业");
  EXPECT_EQ(f.goal.actual.text, "已完成");
  EXPECT_FALSE(f.has.initial_budget);
}

// 河北成安 2020: four parts in one table, target split over columns, the execution as last row.
TEST(SplitTargets, SignValueAndUnitKeepTheirColumns) {
  const form f = only(
      "预算项目绩效自评表\n一、基本情况\n项目名称|某补助项目|预算年度|2020\n二、预算执行情况\n"
      "预算数（万元）|到位数（万元）|执行数（万元）|预算执行进度(%)\n6.84|6.84|6.84|100.00\n三、目标完成情况\n"
      "年度预期目标|具体完成情况|总体完成率\n目标|完成|100%\n四、年度绩效指标完成情况\n"
      "一级指标|二级指标|三级指标|分值|符号|值|单位|实际完成值|完成情况|单项得分|权重占比(%)|折算得分\n"
      "产出指标|质量指标|覆盖率|25.00|>=|98|%(百分比)|100|完成|25.00|25.00|6.25\n"
      "|时效指标|完成率|25.00|>=|99|%(百分比)|100|完成|25.00|25.00|6.25\n"
      "预算执行率|预算执行率|预算执行率|10.00||100|%|100.00|完成|10.00|10.00|1.00\n自评总分||||||||||13.5\n");
  ASSERT_EQ(f.indicators.size(), 3u);
  const auto& row = f.indicators[0];
  EXPECT_EQ(row.sign.text, ">=");
  EXPECT_EQ(row.target.text, "98");
  EXPECT_EQ(row.unit.text, "%(百分比)");
  EXPECT_EQ(row.actual.text, "100");
  EXPECT_EQ(row.score.text, "25.00");
  ASSERT_EQ(row.extras.size(), 3u);
  EXPECT_EQ(row.extras[2].label, "折算得分");
  EXPECT_EQ(row.extras[2].value.text, "6.25");
  EXPECT_EQ(f.budget.at(0).line, fund::total);
  EXPECT_EQ(f.budget[0].execution_rate.text, "100.00");
  EXPECT_EQ(f.goal.target.text, "目标");
  EXPECT_EQ(f.goal.actual.text, "完成");
  EXPECT_EQ(f.total.score.text, "13.5");
  EXPECT_EQ(f.year, 2020);
}

TEST(SplitTargets, ASecondHeaderRowIsBelowOneMergedCell) {
  const form f = only(
      "项目支出绩效自评表\n项目名称|某项目\n"
      "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施\n||||指标性质|指标值|"
      "度量单位||||\n"
      "|产出指标|数量指标|甲|≥|10|个|12|40|40|\n|||乙|≤|5|天|3|20|19|误差\n|效益指标|社会效益|丙|定性|优良中低差||优|"
      "40|40|\n总分|100|99|优\n");
  EXPECT_EQ(texts(f, &indicator::sign), (list{"≥", "≤", "定性"}));
  EXPECT_EQ(texts(f, &indicator::target), (list{"10", "5", "优良中低差"}));
  EXPECT_EQ(texts(f, &indicator::unit), (list{"个", "天", ""}));
  EXPECT_EQ(texts(f, &indicator::actual), (list{"12", "3", "优"}));
  EXPECT_EQ(f.indicators.at(1).reason.text, "误差");
  EXPECT_EQ(f.total.score.text, "99");
  EXPECT_EQ(f.total.grade.text, "优");
}

// 江苏苏州 2021: sub-items in the fund table, other level-1 words, subtotals.
TEST(OtherSchemes, SubItemsSubtotalsAndHeadingsOfAnotherScheme) {
  const form f = only(
      "2021年度市级财政支出项目绩效自评表\n项目名称|信息化建设\n子项目|年初预算|调整|执行|结余|结转/"
      "收回\n系统|203|203|197.33|5.67|0\n运维|7|7|5.638|1.362|0\n"
      "合计|210|210|197.33|0|0\n一级指标|二级指标|三级指标|分值|目标值|实际完成值|得分|备注\n投入|预算执行|预算执行率|"
      "6|100%|94%|4.2|\n"
      "产出|数量|购置系统|3.71|=100%|100%|3.71|\n||节点|3.74|=8 "
      "个|8个|3.74|\n结果|社会效益|存储空间|3.14|80TB|120TB|3.14|\n小计|||16.59|||14.79\n合计|100||98.2\n");
  ASSERT_EQ(f.budget.size(), 3u);
  EXPECT_EQ(f.budget[0].line, fund::line);
  EXPECT_EQ(f.budget[0].depth, 1u);
  EXPECT_EQ(f.budget[2].line, fund::total);
  EXPECT_EQ(f.budget[2].initial_budget.text, "210");
  EXPECT_EQ(f.budget[2].executed.text, "197.33");
  EXPECT_EQ(f.indicators.at(0).category, category::other);
  EXPECT_EQ(f.indicators.at(1).category, category::output);
  EXPECT_EQ(f.indicators.at(1).kind, kind::quantity);
  ASSERT_EQ(f.subtotals.size(), 1u);
  EXPECT_EQ(f.subtotals[0].weight.text, "16.59");
  EXPECT_EQ(f.subtotals[0].score.text, "14.79");
  EXPECT_EQ(f.subtotals[0].rows.size(), 4u);
  EXPECT_EQ(f.total.weight.text, "100");
  EXPECT_EQ(f.total.score.text, "98.2");
}

// 四川青神 2023: published unfilled, fund lines of other kinds, conclusions below.
TEST(UnfilledForms, KeepBlankCellsAndLabelsBelowTheTable) {
  const form f = only(
      "报表编号：510000_0013zp\n2023年部门预算项目支出绩效自评表\n单位：万元\n项目名称|某运转经费\n"
      "预算执行情况|年初预算数|调整后预算数|预算执行数|预算执行率|权重|得分|原因\n总额|238.93|251.89|251.89|100.00%|10|"
      "　|未填\n"
      "其中：财政资金|238.93|251.89|251.89|100.00%|/|/|\n财政专户管理资金|0.00|0.00|0.00|0.00%|/|/"
      "|\n单位资金|0.00|0.00|0.00|0.00%|/|/|\n"
      "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析\n产出指标|数量指标|覆盖率|"
      "＝|100|%||60|　|\n"
      "效益指标|社会效益指标|足额保障率|＝|100|%||30|　|\n合计|100||\n评价结论|好\n存在问题|无\n");
  ASSERT_EQ(f.budget.size(), 4u);
  EXPECT_EQ(f.budget[0].reason.text, "未填");
  EXPECT_EQ(f.budget[0].score.content, content::blank);
  EXPECT_EQ(f.budget[1].line, fund::appropriation);
  EXPECT_EQ(f.budget[2].line, fund::line);
  EXPECT_EQ(f.budget[3].depth, 1u);
  EXPECT_EQ(texts(f, &indicator::weight), (list{"60", "30"}));
  EXPECT_EQ(f.indicators.at(0).actual.content, content::blank);
  EXPECT_EQ(f.indicators.at(0).score.content, content::blank);
  EXPECT_EQ(f.total.weight.text, "100");
  EXPECT_FALSE(f.total.score.has_value());
  ASSERT_EQ(f.extras.size(), 2u);
  EXPECT_EQ(f.extras[0].label, "评价结论");
  EXPECT_EQ(f.extras[0].value.text, "好");
}

// 重庆梁平 2022: a whole department, total in the header, no headings, execution weight and score in columns of their
// own.
TEST(WholeDepartments, TheTotalIsInTheHeaderAndRowsHaveNoHeadings) {
  const form f = only(
      "2022年度部门整体绩效自评表\n部门名称|某区林业局|自评总分（分）|97.93\n"
      "年初预算数（万元）|全年（调整）预算数（万元）|全年执行数（万元）|执行率（%）|执行率权重|执行率得分\n20000.5|"
      "21000|16646.7|79.27|10|7.93\n"
      "当年绩效目标|年初绩效目标|全年（调整）绩效目标|全年目标实际完成情况\n|目标一|目标二|完成了\n"
      "绩效指标|指标名称|计量单位|指标性质|指标值|指标权重|全年完成值|指标得分|说明\n|森林火灾受害率|‰|≤|0.9|10|0|10|"
      "\n|管护任务完成率|%|≥|90|80|100|80|\n");
  EXPECT_EQ(f.kind, form_kind::department);
  EXPECT_EQ(f.department.text, "某区林业局");
  EXPECT_EQ(f.total.score.text, "97.93");
  EXPECT_EQ(f.total.score.place, (place{1, 2, 4}));
  ASSERT_EQ(f.budget.size(), 1u);
  EXPECT_EQ(f.budget[0].line, fund::total);
  EXPECT_EQ(f.budget[0].weight.text, "10");
  EXPECT_EQ(f.budget[0].score.text, "7.93");
  EXPECT_EQ(f.budget[0].execution_rate.text, "79.27");
  EXPECT_EQ(texts(f, &indicator::name), (list{"森林火灾受害率", "管护任务完成率"}));
  EXPECT_EQ(texts(f, &indicator::unit), (list{"‰", "%"}));
  EXPECT_EQ(texts(f, &indicator::weight), (list{"10", "80"}));
  EXPECT_EQ(f.indicators.at(0).category, category::unknown);
  EXPECT_EQ(f.goal.target.text, "目标一");
  EXPECT_EQ(f.goal.actual.text, "完成了");
}

// 湖南岳阳: a weight beside each heading, the rule as text in the form.
TEST(WholeDepartments, WeightsBesideHeadingsAreSumsOfTheirRows) {
  const form f = only(
      "部门整体支出绩效评价指标表\n一级指标|分值|二级指标|分值|三级指标|分值|评分标准|自评得分|扣分原因\n投入|15|"
      "预算配置|15|重点支出安排率|5|≥90%得5分|5|\n"
      "||||三公经费变动率|10|≤0得10分|10|\n过程|20|预算执行|20|预算调整率|3|=0得3分|3|\n||||结转结余率|17|低于5%得17分|"
      "15|结余偏高\n合计|35||||||33|\n");
  EXPECT_EQ(f.kind, form_kind::department);
  EXPECT_EQ(texts(f, &indicator::weight), (list{"5", "10", "3", "17"}));
  EXPECT_EQ(texts(f, &indicator::score), (list{"5", "10", "3", "15"}));
  ASSERT_EQ(f.subtotals.size(), 4u);
  EXPECT_EQ(f.subtotals[0].weight.text, "15");
  EXPECT_EQ(f.subtotals[0].rows, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(f.subtotals[3].label.text, "预算执行");
  EXPECT_EQ(f.subtotals[3].rows, (std::vector<std::uint32_t>{3, 4}));
  EXPECT_FALSE(f.has.target);
  EXPECT_EQ(f.indicators.at(3).reason.text, "结余偏高");
  EXPECT_EQ(f.total.weight.text, "35");
  EXPECT_EQ(f.total.score.text, "33");
}

// 湖北武汉蔡甸 2021: neither weights nor scores.
TEST(FormsWithoutScores, AreReadForWhatTheyHave) {
  const form f = only(
      "2021年项目绩效自评表\n项目名称|森林防火\n资金来源|预算数(A)|执行数(B)|执行率\n年度资金总额|63|63|100%\n一级指标|"
      "二级指标|三级指标|年初目标值|实际完成值\n"
      "产出指标|数量指标|设备配备率|100%|1000件\n||监控维护率|100%|5个\n|质量指标|查明率|不低于95%|"
      "达成预期指标\n效益指标|生态效益|受害面积|小于0.9‰|达成预期指标\n");
  EXPECT_FALSE(f.has.weight);
  EXPECT_FALSE(f.has.score);
  EXPECT_FALSE(f.has.execution_score);
  EXPECT_EQ(texts(f, &indicator::actual), (list{"1000件", "5个", "达成预期指标", "达成预期指标"}));
  EXPECT_EQ(f.indicators.at(3).kind, kind::ecological);
  EXPECT_EQ(f.total.score.content, content::absent);
}

// 宁夏原州 2022: 项目总得分 in the header, headings with points, execution not scored.
TEST(TotalInTheHeader, RowsAreReadAllTheSame) {
  const form f = only(
      "项目绩效目标自评表\n(2022年度)\n项目名称|蚕种项目|项目总得分|99\n资金情况(万元)||全年预算数(A)|全年执行数(B)|"
      "分值|执行率(B/A)|得分\n"
      "|年度资金总额：|300|259.45|-|86.5%|\n|其中：中央财政资金|300|259.45|-|86.5%|\n一级指标|二级指标|三级指标|分值|"
      "指标值|全年实际完成值|得分|未完成原因和改进措施\n"
      "产出指标(40分)|数量指标|发放原种|40|550万粒|550万粒|40|\n效益指标（40-50分）|可持续影响指标|促进衔接|40|是|"
      "基本达到|39|加强指导\n"
      "满意度指标（20分）|服务对象满意度|满意度|20|≥90%|95%|20|\n");
  EXPECT_EQ(f.total.score.text, "99");
  EXPECT_EQ(texts(f, &indicator::score), (list{"40", "39", "20"}));
  ASSERT_EQ(f.subtotals.size(), 3u);
  EXPECT_EQ(to_string(f.subtotals[1].weight.value), "40");
  ASSERT_TRUE(f.subtotals[1].weight_high.has_value());
  EXPECT_EQ(to_string(*f.subtotals[1].weight_high), "50");
  EXPECT_FALSE(f.subtotals[0].weight_high.has_value());
  EXPECT_EQ(f.budget.at(0).weight.content, content::dash);
  EXPECT_EQ(f.budget.at(1).line, fund::line);
}

// 安徽宣城 2023: a transfer, with its management table.
TEST(Transfers, HaveFundsByLevelAndAManagementTableKeptAsText) {
  const form f = only(
      "转移支付区域（项目）绩效目标自评表\n（2023年度）\n转移支付（项目）名称|农业保险保费补贴\n中央主管部门|财政部|"
      "资金使用单位|某市农业农村局\n"
      "资金投入情况（万元）||全年预算数（A）|全年执行数（B）|预算执行率（B/"
      "A）\n|年度资金总额：|148|46|31.00%\n|其中：中央财政资金|102|0|0%\n|地方资金|46|46|100%\n|其他资金|||\n"
      "资金管理情况||情况说明|存在问题和改进措施\n|分配科学性|合理|无\n|支出责任履行情况|履行|\n总体目标完成情况|"
      "总体目标|全年实际完成情况\n|扩大覆盖面|已完成\n"
      "绩效指标|一级指标|二级指标|三级指标|指标值|全年实际完成值|未完成原因和改进措施\n|产出指标|数量指标|承保面积|"
      "≥10万亩|12万亩|\n||时效指标|兑付时间|12月底前|12月20日|\n说明|无\n");
  EXPECT_EQ(f.kind, form_kind::transfer);
  EXPECT_EQ(f.project.text, "农业保险保费补贴");
  EXPECT_EQ(f.unit.text, "某市农业农村局");
  ASSERT_EQ(f.budget.size(), 4u);
  EXPECT_EQ(f.budget[0].execution_rate.text, "31.00%");
  EXPECT_EQ(f.budget[1].line, fund::line);
  EXPECT_EQ(f.budget[3].line, fund::other);
  EXPECT_FALSE(f.has.execution_weight);
  EXPECT_EQ(f.goal.target.text, "扩大覆盖面");
  ASSERT_EQ(f.indicators.size(), 2u);
  EXPECT_EQ(f.indicators[1].wanted.kind, statement_kind::date);
  ASSERT_EQ(f.extras.size(), 5u);
  EXPECT_EQ(f.extras[0].label, "分配科学性/情况说明");
  EXPECT_EQ(f.extras[0].value.text, "合理");
  EXPECT_EQ(f.extras[4].label, "说明");
}

// 湖南湘潭 2023, 甘肃嘉峪关 2023: what is intended, nothing done yet.
TEST(TargetForms, HaveOneAmountALineAndNoActuals) {
  const form f = only(
      "项目支出绩效目标申报表\n（2023年度）\n填报单位：某区城管局\n项目名称|车辆购置\n项目资金（万元）|年度资金总额：|"
      "250万\n|其中：财政拨款|250万\n|其他资金|0\n"
      "总体目标|购置车辆，提升能力\n绩效指标|一级指标|二级指标|三级指标|指标值及单位|绩效标准（计划标准）\n|产出指标|"
      "数量指标|车辆|10辆|计划标准\n"
      "||时效指标|周期|2023.07-2024.01|计划标准\n|满意度指标|公众满意度|市民|≥90%|计划标准\n");
  EXPECT_EQ(f.kind, form_kind::target);
  EXPECT_EQ(f.unit.text, "某区城管局");
  ASSERT_EQ(f.budget.size(), 3u);
  EXPECT_EQ(f.budget[0].annual_budget.text, "250万");
  EXPECT_EQ(to_string(f.budget[0].annual_budget.value), "250");
  EXPECT_EQ(f.budget[1].line, fund::appropriation);
  EXPECT_EQ(f.goal.target.text, "购置车辆，提升能力");
  EXPECT_FALSE(f.has.actual);
  EXPECT_EQ(texts(f, &indicator::target), (list{"10辆", "2023.07-2024.01", "≥90%"}));
  EXPECT_EQ(f.indicators.at(0).actual.content, content::absent);
  EXPECT_EQ(f.indicators.at(2).kind, kind::satisfaction);
}

TEST(TargetForms, CostHasALevelOfItsOwn) {
  const form f = only(
      "项目支出绩效目标表\n项目名称|免费开放\n年度资金总额|20\n一级指标|二级指标|三级指标|指标值\n成本指标|"
      "经济成本指标|使用效率|=100百分比\n|社会成本指标|影响|长远\n"
      "产出指标|数量指标|开放天数|=300天\n效益指标|社会效益指标|观众|=30000人次\n");
  EXPECT_EQ(f.indicators.at(0).category, category::cost);
  EXPECT_EQ(f.indicators.at(1).kind, kind::cost);
  EXPECT_EQ(f.indicators.at(3).kind, kind::social);
}

// 广水, 随州: two scores side by side.
TEST(TwoScores, TheUnitsOwnIsTheScoreAndTheReviewersIsKept) {
  const form f = only(
      "项目支出绩效自评表\n项目名称|甲|自评总分|95\n一级指标|二级指标|三级指标|分值|指标值|完成值|自评分|复核分\n决策|"
      "立项|依据充分|2|充分|充分|2|2\n产出|数量|甲|98|9个|9个|93|90\n");
  EXPECT_EQ(texts(f, &indicator::score), (list{"2", "93"}));
  EXPECT_EQ(f.indicators.at(1).extras.at(0).label, "复核分");
  EXPECT_EQ(f.total.score.text, "95");
}

TEST(MissingCells, RowsShorterThanTheirHeaderAreFittedByWhatTheyHold) {
  const form f = only(
      "项目支出绩效自评表\n（2023年度）\n项目名称|某项目\n项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|"
      "执行率|得分\n"
      "年度资金总额|20|20|19|10|95%|9.5\n其中：当年财政拨款|20|20|19|—|95%|—\n年度总体目标|预期目标|实际完成情况\n目标|"
      "完成\n"
      "绩效指标|一级指标|二级指标|三级指标|年度|实际|分值|得分|偏差原因分析及改进措施\n指标值|完成值\n产出指标|"
      "数量指标|甲|10个|10个|20|20|\n"
      "质量指标|乙|95%|96%|20|20|\n丙|95%|96%|10|10|\n效益指标|社会效益指标|丁|好坏|好|30|30|\n满意度指标|"
      "服务对象满意度指标|戊|≥90%|91%|10|10|\n总分|100|99.5\n");
  EXPECT_EQ(texts(f, &indicator::name), (list{"甲", "乙", "丙", "丁", "戊"}));
  EXPECT_EQ(texts(f, &indicator::target), (list{"10个", "95%", "95%", "好坏", "≥90%"}));
  EXPECT_EQ(texts(f, &indicator::actual), (list{"10个", "96%", "96%", "好", "91%"}));
  EXPECT_EQ(texts(f, &indicator::score), (list{"20", "20", "10", "30", "10"}));
  EXPECT_EQ(f.indicators.at(2).kind, kind::quality);
  EXPECT_EQ(f.indicators.at(3).category, category::benefit);
  EXPECT_EQ(f.goal.target.text, "目标");
  EXPECT_EQ(f.goal.actual.text, "完成");
  EXPECT_EQ(f.budget.at(0).score.text, "9.5");
  EXPECT_EQ(f.total.score.text, "99.5");
}

TEST(MissingCells, AFigureIsNoReasonWhereTheCellsBeforeItFitOtherwise) {
  const form f = only(
      "项目支出绩效自评表\n项目名称|某项目\n绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|"
      "偏差原因分析及改进措施\n产出指标|数量指标|示范村数量|≤4|4|10|10\n改厕数量|≥200|202|10|9\n");
  EXPECT_EQ(texts(f, &indicator::name), (list{"示范村数量", "改厕数量"}));
  EXPECT_EQ(texts(f, &indicator::level2), (list{"数量指标", "数量指标"}));
  EXPECT_EQ(texts(f, &indicator::target), (list{"≤4", "≥200"}));
  EXPECT_EQ(texts(f, &indicator::score), (list{"10", "9"}));
  EXPECT_EQ(texts(f, &indicator::reason), (list{"", ""}));
}

const char* const two_forms =
    "项目支出绩效自评表\n（2022年度）\n项目名称|甲\n项目资金（万元）||全年预算数|全年执行数|执行率\n|年度资金总额|1|1|"
    "100%\n"
    "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|甲|1个|1个|100|100\n总分|100|100\n"
    "项目支出绩效自评表\n（2023年度）\n项目名称|乙\n项目资金（元）||全年预算数|全年执行数|执行率\n|年度资金总额|2|2|"
    "100%\n"
    "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|乙|1个|1个|100|90\n总分|100|90\n";

TEST(SeveralForms, InOneTableBeginAtTheirTitles) {
  const auto forms = forms_of_text(two_forms);
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(forms[1].index, 2u);
  EXPECT_EQ(forms[0].year, 2022);
  EXPECT_EQ(forms[1].year, 2023);
  EXPECT_EQ(forms[1].money, "元");
  EXPECT_EQ(forms[1].project.text, "乙");
  EXPECT_EQ(forms[1].total.score.place, (place{1, 16, 3}));
}

TEST(SeveralForms, UnderOneTitleBeginWhereTheProjectIsNamedAnew) {
  std::string rows = two_forms;
  const auto second = rows.rfind("项目支出绩效自评表\n（2023年度）\n");
  rows.erase(second, std::string("项目支出绩效自评表\n（2023年度）\n").size());
  const auto forms = forms_of_text(rows);
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(forms[1].project.text, "乙");
  EXPECT_EQ(forms[1].title.text, "项目支出绩效自评表");
  EXPECT_EQ(forms[1].year, 2022);
}

TEST(OneForm, MayStandInSeveralTablesWithTheHeaderRepeatedOnANewPage) {
  const std::string text =
      testing::as_text("项目支出绩效自评表\n项目名称|甲\n") + "\n\n" +
      testing::as_text("项目资金（万元）||全年预算数|全年执行数|执行率\n|年度资金总额|1|1|100%\n") + "\n\n" +
      testing::as_text("一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|甲|1个|1个|50|50\n") +
      "\n\n" +
      testing::as_text("一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n||乙|1个|1个|50|50\n总分|100|100\n");
  const auto forms = recognise(read_text(text).value).forms;
  ASSERT_EQ(forms.size(), 1u);
  ASSERT_EQ(forms[0].indicators.size(), 2u);
  EXPECT_EQ(forms[0].indicators[1].kind, kind::quantity);
  EXPECT_EQ(forms[0].total.score.place.table, 4u);
  EXPECT_EQ(forms[0].budget.size(), 1u);
}

TEST(Titles, MayStandOutsideTheTable) {
  const std::string text = "附件3\n2022年度项目支出绩效自评表\n单位：元\n" +
                           testing::as_text(
                               "项目名称|甲\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|甲|"
                               "1个|1个|100|100\n总分|100|100\n");
  const auto forms = recognise(read_text(text).value).forms;
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].title.text, "2022年度项目支出绩效自评表");
  EXPECT_EQ(forms[0].year, 2022);
  EXPECT_EQ(forms[0].money, "元");
  EXPECT_FALSE(forms[0].title.place.known());
}

TEST(Titles, OfPartsBeginNoForm) {
  const form f = only(
      "一、项目支出绩效自评表\n项目名称|甲\n二、项目资金自评表\n项目资金（万元）||全年预算数|全年执行数|执行率\n|"
      "年度资金总额|10|9|90%\n绩效指标完成情况表\n"
      "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|甲|1个|1个|100|100\n总分|100|100\n");
  EXPECT_EQ(f.title.text, "一、项目支出绩效自评表");
  EXPECT_EQ(f.budget.size(), 1u);
  EXPECT_EQ(f.indicators.size(), 1u);
}

TEST(Headers, WithSpacesAndLineEndsInsideTheirWordsAreTheSameWords) {
  const form f = only(
      "项目支出绩效自评表\n项 目 名 称|甲\n项目资金（万元）||全 年 预算数|全年　执行数|执 行 率|分 值|得 分\n|年度资金 "
      "总额|10|9|90%|10|9\n"
      "一级 指标|二级指标|三级指标|年度指 标值|实际完 成值|分 值|得 分\n产出指标|数 量 指 标|甲|1个|1个|90|90\n总 "
      "分|100|99\n");
  EXPECT_EQ(f.project.text, "甲");
  EXPECT_EQ(f.budget.at(0).score.text, "9");
  EXPECT_EQ(f.indicators.at(0).kind, kind::quantity);
  EXPECT_EQ(f.total.score.text, "99");
}

TEST(Headers, InTraditionalCharactersAreTheSameWords) {
  const form f = only(
      "項目支出績效自評表\n項目名稱|甲\n一級指標|二級指標|三級指標|年度指標值|實際完成值|分值|得分\n產出指標|數量指標|"
      "甲|1個|1個|100|100\n總分|100|100\n");
  EXPECT_EQ(f.project.text, "甲");
  EXPECT_EQ(f.indicators.at(0).category, category::output);
  EXPECT_EQ(f.total.score.text, "100");
}

TEST(Grades, MayStandInTheScoresCellOrUnderALabel) {
  const char* const rows =
      "绩效自评表\n项目名称|甲\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|甲|1个|1个|100|"
      "97.5\n";
  const form beside = only(std::string(rows) + "总分|100|97.5（优）\n");
  EXPECT_EQ(to_string(beside.total.score.value), "97.5");
  EXPECT_EQ(beside.total.score.text, "97.5（优）");
  EXPECT_EQ(beside.total.grade.text, "优");
  EXPECT_EQ(beside.total.weight.text, "100");
  const form below = only(std::string(rows) + "总分|100|97.5\n自评等级|优\n");
  EXPECT_EQ(below.total.grade.text, "优");
  EXPECT_EQ(below.total.score.text, "97.5");
}

TEST(HeadingsWithoutAHeader, StandBelowTheLabelOfTheTable) {
  const form f = only(
      "绩效自评表\n项目名称|甲\n绩效指标|指标名称|指标性质|指标值|计量单位|实际完成值|权重|得分|未完成原因\n"
      "产出指标|数量指标|培训次数|≥|10|次|12|60|60|\n效益指标|社会效益|知晓率|≥|90|%|91|40|39|宣传不足\n合计|||||||100|"
      "99|\n");
  EXPECT_EQ(texts(f, &indicator::sign), (list{"≥", "≥"}));
  EXPECT_EQ(texts(f, &indicator::target), (list{"10", "90"}));
  EXPECT_EQ(texts(f, &indicator::actual), (list{"12", "91"}));
  EXPECT_EQ(texts(f, &indicator::weight), (list{"60", "40"}));
  EXPECT_EQ(texts(f, &indicator::score), (list{"60", "39"}));
  EXPECT_EQ(f.indicators.at(1).category, category::benefit);
  EXPECT_EQ(f.indicators.at(1).reason.text, "宣传不足");
}

TEST(WholeDepartments, TasksWithMoneyAreFundLines) {
  const form f = only(
      "部门整体支出绩效自评表\n（2022年度）\n单位名称|某局\n年度主要任务|任务名称|主要内容|预算数|执行数|执行率\n|"
      "任务一|甲|100|90|90%\n|任务二|乙|50|50|100%\n|合计||150|140|93.33%\n"
      "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因\n履职效能|重点工作|完成率|100%|100%|100|100|"
      "\n总分|||||100|100|\n");
  ASSERT_EQ(f.budget.size(), 3u);
  EXPECT_EQ(f.budget[0].label.text, "任务一");
  EXPECT_EQ(f.budget[0].annual_budget.text, "100");
  EXPECT_EQ(f.budget[2].line, fund::total);
  EXPECT_EQ(f.budget[2].execution_rate.text, "93.33%");
  EXPECT_EQ(f.unit.text, "某局");
}

TEST(FundLines, UnderALineOfTheirOwnAreDeeper) {
  const form f = only(
      "绩效自评表\n项目名称|甲\n资金来源|全年预算数|全年执行数|执行率\n年度资金总额|10|10|100%\n财政拨款|8|8|100%"
      "\n其中：中央|5|5|100%\n省级|3|3|100%\n单位资金|1|1|100%\n其他资金|1|1|100%\n"
      "一级指标|二级指标|三级指标|指标值|完成值\n产出指标|数量指标|甲|1个|1个\n");
  std::vector<std::uint32_t> depths;
  for (const auto& line : f.budget) depths.push_back(line.depth);
  EXPECT_EQ(depths, (std::vector<std::uint32_t>{0, 1, 2, 2, 1, 1}));
}

// Under a title each row is the form of its project; 合计 is none.
TEST(ListsOfProjects, UnderATitleAreForms) {
  const auto forms = forms_of_text(
      "2023年度项目支出绩效自评表\n序号|项目名称|预算数|执行数|执行率|得分\n1|甲项目|10|9|90%|95\n"
      "2|乙项目|10|10|100%|98\n合计||20|19|95%|\n");
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(forms[1].project.text, "乙项目");
  EXPECT_EQ(forms[1].budget.at(0).executed.text, "10");
  EXPECT_EQ(forms[1].total.score.text, "98");
}

TEST(ListsOfProjects, WithoutATitleAreNoForms) {
  EXPECT_TRUE(forms_of_text("序号|项目名称|预算数|执行数|执行率|得分\n1|甲|10|9|90%|95\n2|乙|10|10|100%|98\n").empty());
}

// The unit of a document's first form applies to the next ones only until they declare their own.
TEST(MoneyUnits, OfASecondFormAreItsOwn) {
  const auto form_in = [](const std::string& unit) {
    return "项目支出绩效自评表\n项目名称|" + unit + "的项目\n项目资金（" + unit +
           "）||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n|年度资金总额|45|45|45|10|100%|10\n"
           "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n|产出指标|数量指标|点位|50个|50个|90|"
           "90\n"
           "总分|100|100\n";
  };
  const auto forms = forms_of_text(form_in("万元") + form_in("元"));
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(forms[0].money, "万元");
  EXPECT_EQ(forms[1].money, "元");
}

}  // namespace
}  // namespace perfeval
