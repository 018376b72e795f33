// Columns by meaning: what the words of a header leave open, its formulas and the figures below it decide, or nothing
// is taken. Forms composed for these tests.
#include "layout.hpp"

#include <perfeval/audit/field.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace perfeval {
namespace {

using testing::forms_of_spans;
using testing::forms_of_text;

form only(const std::string& rows) {
  auto forms = forms_of_spans(rows);
  EXPECT_EQ(forms.size(), 1u);
  return forms.empty() ? form{} : forms.front();
}

// A form with the fund table of a header and one line; "" where the line has no such cell.
form with_funds(const std::string& header, const std::string& line) {
  return only("项目支出绩效自评表\n项目名称|甲\n" + header + "\n" + line +
              "\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|乙|1个|1个|90|90\n");
}

bool says(const form& form, trouble_kind kind) {
  return std::any_of(form.troubles.begin(), form.troubles.end(), [&](const trouble& t) { return t.kind == kind; });
}

TEST(Differences, AreNotTheBudgetBesideIt) {
  for (const char* word : {"预算调整数", "年中调整金额", "调整数（+/-）", "年中追加", "调增（减）数", "预算调剂"}) {
    const form f = with_funds("项目资金|年初预算数|" + std::string(word) + "|全年预算数|全年执行数|执行率",
                              "年度资金总额|100|20|120|60|50%");
    ASSERT_EQ(f.budget.size(), 1u) << word;
    EXPECT_EQ(f.budget[0].annual_budget.text, "120") << word;
    EXPECT_EQ(f.budget[0].initial_budget.text, "100") << word;
    EXPECT_EQ(f.budget[0].executed.text, "60") << word;
    ASSERT_EQ(f.extras.size(), 1u) << word;  // kept
    EXPECT_EQ(f.extras[0].value.text, "20") << word;
  }
}

TEST(Differences, AreTheBudgetWhereTheRateSaysSo) {  // 60 of 120 is 50 %; of 100 + 120 it is 27.27 %
  const form f = with_funds("项目资金|年初预算数|调整数|全年执行数|执行率", "年度资金总额|100|120|60|50%");
  EXPECT_EQ(f.budget.at(0).annual_budget.text, "120");
  EXPECT_FALSE(says(f, trouble_kind::column_unclear));
}

TEST(Differences, LeaveTheBudgetOpenWhereItIsNotPrinted) {  // 60 of 100 + 20 is 50 %
  const form f = with_funds("项目资金|年初预算数|调整数|全年执行数|执行率", "年度资金总额|100|20|60|50%");
  EXPECT_EQ(f.budget.at(0).annual_budget.content, content::blank);
  EXPECT_TRUE(f.has.annual_budget);  // so the initial budget does not stand in its place
  EXPECT_FALSE(says(f, trouble_kind::column_unclear));
}

TEST(Differences, ThatNothingDecidesAreUnclear) {
  const form f = with_funds("项目资金|年初预算数|调整数|全年执行数", "年度资金总额|100|100|60");
  EXPECT_EQ(f.budget.at(0).annual_budget.content, content::blank);
  EXPECT_EQ(f.budget.at(0).executed.text, "60");
  EXPECT_TRUE(says(f, trouble_kind::column_unclear));
  ASSERT_EQ(f.unclear_columns.size(), 1u);
  EXPECT_EQ(f.unclear_columns[0].question, column_question::adjustment);
  EXPECT_EQ(f.unclear_columns[0].header.text, "调整数");
  EXPECT_EQ(f.unclear_columns[0].header.place.column, 3u);
}

// Blanks and notes in brackets aside; the words of the official form are not repeated.
TEST(Headers, AreKeptAsTheFormWritesThem) {
  const form f = only(
      "项目支出绩效自评表\n项目名称|甲\n项目资金|年初预算数|预算数（A）|实际支出：|执行率|权重|自评得分\n"
      "年度资金总额|100|100|60|60%|10|6\n"
      "一级指标|二级指标|三级指标|绩效目标值|全年 完成值|权重|自评得分|未完成原因\n"
      "产出指标|数量指标|乙|1个|1个|90|90|无\n");
  const column_headers expected{"",     "预算数",   "实际支出",   "",           "权重",      "自评得分",
                                "权重", "自评得分", "绩效目标值", "全年完成值", "未完成原因"};
  EXPECT_EQ(f.headers, expected);
  EXPECT_EQ(f.indicators.at(0).score.text, "90");
}

TEST(Headers, OfTheOfficialFormAreNotRepeated) {
  const auto word = [](item column) { return "|" + std::string(words_of(column, language::zh)); };
  const std::string points = word(item::weight) + word(item::score);
  const form f = only("项目支出绩效自评表\n项目名称|甲\n项目资金" + word(item::initial_budget) +
                      word(item::annual_budget) + word(item::executed) + "（B）" + word(item::execution_rate) + points +
                      "\n年度资金总额|100|100|60|60%|10|6\n一级指标|二级指标|三级指标" + word(item::target) +
                      word(item::actual) + points + word(item::reason) + "\n产出指标|数量指标|乙|1个|1个|90|90|无\n");
  EXPECT_EQ(f.headers, column_headers());
  EXPECT_EQ(f.budget.at(0).execution_rate.text, "60%");
}

TEST(Budgets, AsPlannedAndAsAdjusted) {
  const form f = with_funds("项目资金|预算数|调整后预算数|执行数|执行率", "年度资金总额|100|120|60|50%");
  EXPECT_EQ(f.budget.at(0).initial_budget.text, "100");
  EXPECT_EQ(f.budget.at(0).annual_budget.text, "120");
}

TEST(Budgets, AreTheSumOfTheColumnsBeforeThem) {
  const form f = with_funds("项目资金|年初预算数①|年中追加②|小计③=①+②|年度拨付金额④|支出实现率⑤=④/③|结余金额⑥=③-④",
                            "年度资金总额|100|20|120|60|50%|60");
  EXPECT_EQ(f.budget.at(0).initial_budget.text, "100");
  EXPECT_EQ(f.budget.at(0).annual_budget.text, "120");
  EXPECT_EQ(f.budget.at(0).executed.text, "60");
  EXPECT_EQ(f.budget.at(0).execution_rate.text, "50%");
}

TEST(Formulas, NameTheBudgetOfTheRate) {
  const form f =
      with_funds("项目资金|行次|全年预算数（A）|扣除统筹整合后预算金额（C）|全年执行资金（E）|预算执行（E/C×100%）",
                 "年度资金总额|1|40|36.5|21.9|60.00%");
  EXPECT_EQ(f.budget.at(0).label.text, "年度资金总额");
  EXPECT_EQ(f.budget.at(0).annual_budget.text, "36.5");
  EXPECT_EQ(f.budget.at(0).executed.text, "21.9");
  EXPECT_EQ(f.budget.at(0).execution_rate.text, "60.00%");
}

TEST(Forecasts, AreNothingThatWasSpent) {
  const form f = with_funds("项目资金|年初预算数|1-7月执行数|1-7月执行率|全年预计执行数", "年度资金总额|24|3.6|15%|24");
  EXPECT_EQ(f.budget.at(0).executed.text, "3.6");
  EXPECT_EQ(f.budget.at(0).execution_rate.text, "15%");
}

TEST(Forecasts, AreNoActuals) {
  const form f = only(
      "项目支出绩效运行监控表\n项目名称|甲\n"
      "一级指标|二级指标|三级指标|年度指标值|1-7月执行情况|全年预计完成情况|完成目标可能性\n"
      "产出指标|数量指标|采购设备|≥30台|14台|30台|能\n");
  EXPECT_EQ(f.kind, form_kind::monitoring);
  EXPECT_EQ(f.indicators.at(0).actual.text, "14台");
  EXPECT_EQ(f.indicators.at(0).target.text, "≥30台");
  EXPECT_FALSE(f.has.score);
}

TEST(Numbering, OfColumnsAndLinesIsNotAFigure) {
  for (const char* row :
       {"列次|1|2|3|4", "栏次|（A）|（B）|（C）|（D）=（C）/（B）", "|A|B|C|D=C/B", "列次|壹贰|2|3|4=3/2"}) {
    const form f = with_funds("项目资金|年初预算数|全年预算数|全年执行数|执行率\n" + std::string(row),
                              "年度资金总额|100|120|60|50%");
    ASSERT_EQ(f.budget.size(), 1u) << row;
    EXPECT_EQ(f.budget[0].annual_budget.text, "120") << row;
  }
}

TEST(Scores, AreNotTheirFactor) {
  for (const char* word : {"得分系数（%）", "完成系数", "得分率"}) {
    const form f = only("部门整体绩效自评表\n部门名称|某局\n指标名称|年初指标值|全年完成值|" + std::string(word) +
                        "|指标权重|指标得分\n预算完成率|70%|76%|100%|10|9\n");
    EXPECT_EQ(f.indicators.at(0).score.text, "9") << word;
    EXPECT_EQ(f.indicators.at(0).weight.text, "10") << word;
  }
}

TEST(PointsInAHeader, DoNotHideTheTable) {
  for (const char* points : {"50", "50分"}) {
    const form f = only("项目支出绩效自评表\n项目名称|甲\n一级指标|二级指标|三级指标|年度指标值|实际完成值|" +
                        std::string(points) + "\n产出指标|数量指标|乙|1个|1个|50\n");
    ASSERT_EQ(f.indicators.size(), 1u) << points;
    EXPECT_EQ(f.indicators[0].actual.text, "1个");
    EXPECT_TRUE(f.indicators[0].weight.empty());  // weights or scores: nothing says which
    EXPECT_TRUE(f.indicators[0].score.empty());
    EXPECT_TRUE(says(f, trouble_kind::column_unclear));
  }
}

TEST(PointsInAHeader, DoNotHideTheFunds) {
  const form f = with_funds("项目资金|全年预算数|全年执行数|执行率|20", "年度资金总额|100|50|50%|10");
  EXPECT_EQ(f.budget.at(0).annual_budget.text, "100");
  EXPECT_EQ(f.budget.at(0).executed.text, "50");
}

TEST(PartsOfAYear, AreNotItsTarget) {
  const form f = only(
      "项目支出绩效自评表\n项目名称|甲\n一级指标|二级指标|三级指标|一季度指标值|全年指标值|全年完成值\n"
      "产出指标|数量指标|培训|2期|10期|9期\n");
  EXPECT_EQ(f.indicators.at(0).target.text, "10期");
  EXPECT_EQ(f.indicators.at(0).actual.text, "9期");
}

TEST(PartsOfACounty, AreNotItsTarget) {
  const std::string head = "项目支出绩效目标表\n项目名称|甲|<|<|<|<\n一级指标|二级指标|三级指标|指标值|<|<\n^|^|^|";
  const form whole = only(head + "合计|城关镇|河西镇\n产出指标|数量指标|乙|30个|10个|20个\n");
  EXPECT_EQ(whole.indicators.at(0).target.text, "30个");
  const form parts = only(head + "城关镇|河西镇|柳林乡\n产出指标|数量指标|乙|5个|10个|20个\n");
  EXPECT_TRUE(parts.indicators.at(0).target.empty());
  EXPECT_EQ(parts.indicators.at(0).extras.size(), 3u);
  EXPECT_TRUE(says(parts, trouble_kind::column_unclear));
}

TEST(HeadingWeights, HaveTotalsOfTheirOwn) {
  const form f = only(
      "项目绩效自评表\n项目名称|甲\n一级指标|分值|二级指标|分值|三级指标|分值|得分\n"
      "决策|40|目标|40|内容|40|40\n绩效|60|产出|60|数量|60|54\n总分|100||100||100|94\n");
  EXPECT_EQ(f.total.weight.text, "100");
  EXPECT_EQ(f.total.score.text, "94");
  EXPECT_EQ(f.indicators.at(1).score.text, "54");
}

TEST(UnreadableTotals, KeepTheirPlace) {
  for (const char* total : {"#REF!", "99.75①"}) {
    const std::string rows =
        "项目支出绩效自评表\n项目名称|甲\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n"
        "产出指标|数量指标|乙|1个|1个|100|99\n";
    for (const form& f : {only(rows + "总分|<|<|<|<|100|" + total + "\n"),
                          forms_of_text(rows + "总分|100|" + std::string(total) + "\n").at(0)}) {
      EXPECT_EQ(f.total.weight.text, "100") << total;
      EXPECT_EQ(f.total.score.text, total);
      EXPECT_EQ(f.total.score.content, content::unreadable) << total;
    }
  }
}

TEST(UnreadableTotals, InWordsKeepTheirPlaceUnderTheirHeader) {
  for (const char* total : {"待定", "！表达式有误", "=VLOOKUP(A1,预算!B:C,2,0)", "=预算!G6"}) {
    const form f = only(
        "项目支出绩效自评表\n项目名称|甲\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n"
        "产出指标|数量指标|乙|1个|1个|100|99\n总分|<|<|<|<|100|" +
        std::string(total) + "\n");
    EXPECT_EQ(f.total.weight.text, "100") << total;
    EXPECT_EQ(f.total.score.text, total);
    EXPECT_EQ(f.total.score.content, content::unreadable) << total;
  }
}

// A word or a grade next to a figure under its own header does not move the figure.
TEST(TotalRow, FiguresKeepTheirPlaceBesideWhatIsNone) {
  const std::string head =
      "项目支出绩效自评表\n项目名称|甲\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|乙|2个|"
      "1个|100|50\n总分|<|<|<|<|";
  const form slip = only(head + "l00|50\n");
  EXPECT_EQ(slip.total.weight.content, content::unreadable);
  EXPECT_EQ(slip.total.score.text, "50");
  const form grade = only(head + "100|差\n");  // the weights make 100, the scores 50
  EXPECT_EQ(grade.total.weight.text, "100");
  EXPECT_FALSE(grade.total.score.has_value());
  EXPECT_EQ(grade.total.grade.text, "差");
  const form moved = only(head + "50|差\n");
  EXPECT_EQ(moved.total.score.text, "50");
}

// The first line is the whole if the others make it; a sum that does not hold leaves it open.
TEST(FundLines, TheFirstIsTheTotalIfTheOthersMakeIt) {
  const std::string lines = "项目资金|年初预算数|全年预算数|全年执行数\n本年资金|100|120|60\n财政拨款|80|80|40\n";
  const std::string rows = "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|乙|1个|1个|90|90\n";
  const form whole = only("项目支出绩效自评表\n项目名称|甲\n" + lines + "其他资金|20|40|20\n" + rows);
  EXPECT_EQ(whole.budget.at(0).line, fund::total);
  const form open = only("项目支出绩效自评表\n项目名称|甲\n" + lines + "其他资金|20|30|20\n" + rows);
  EXPECT_EQ(open.budget.at(0).line, fund::line);
}

// 单位：… above the table names who filled the form in; the table names who carries the project out.
TEST(Units, UnderALabelOfTheirOwnGoBeforeAGeneralOne) {
  const form f = only(
      "项目支出绩效自评表\n单位：某县园林局\n项目名称|甲|实施单位|某县绿化队\n"
      "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|乙|1个|1个|100|100\n");
  EXPECT_EQ(f.unit.text, "某县绿化队");
}

// Columns that part nothing, at the left, between the others and under spans, change nothing but places.
TEST(BlankColumns, ChangeNothing) {
  const form plain = only(
      "项目支出绩效自评表|<|<|<|<|<|<\n项目名称|甲|<|<|<|<|<\n项目资金|年初预算数|<|全年预算数|<|全年执行数|执行率\n"
      "年度资金总额|100|<|120|<|60|50%\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n"
      "产出指标|数量指标|乙|1个|1个|90|90\n");
  const form wide = only(
      "|项目支出绩效自评表|<|<|<|<|<|<|<|\n|项目名称||甲|<|<|<|<|<|\n|项目资金||年初预算数|<|全年预算数|<|全年执行数|"
      "执行率"
      "|\n|年度资金总额||100|<|120|<|60|50%|\n|一级指标||二级指标|三级指标|指标值|完成值|分值|得分|\n"
      "|产出指标||数量指标|乙|1个|1个|90|90|\n");
  EXPECT_EQ(wide.budget.at(0).annual_budget.text, plain.budget.at(0).annual_budget.text);
  EXPECT_EQ(wide.budget.at(0).execution_rate.text, "50%");
  EXPECT_EQ(wide.indicators.at(0).name.text, "乙");
  EXPECT_EQ(wide.indicators.at(0).score.text, "90");
  EXPECT_EQ(wide.indicators.at(0).score.place, (place{1, 6, 9}));
}

// The second row ends before the column; the third one has both values.
TEST(BothValues, AreReadAboveARowThatEndsBeforeThem) {
  const form f = only(
      "项目支出绩效自评表\n项目名称|甲\n项目资金|全年预算数|全年执行数\n年度资金总额|10|10\n"
      "一级指标|二级指标|三级指标|目标值/完成值\n产出指标|数量指标|乙|5个/4个\n产出指标|质量指标|丙\n"
      "产出指标|时效指标|丁|3天/2天\n");
  ASSERT_EQ(f.indicators.size(), 3u);
  EXPECT_EQ(f.indicators[0].target.text, "5个");
  EXPECT_EQ(f.indicators[0].actual.text, "4个");
  EXPECT_TRUE(f.indicators[1].target.empty());
  EXPECT_EQ(f.indicators[2].target.text, "3天");
  EXPECT_EQ(f.indicators[2].actual.text, "2天");
}

}  // namespace
}  // namespace perfeval
