// How a form was read: each header and label with what it became and why, and everything that was left over.
#include "layout.hpp"

#include <perfeval/read/form_reading.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace perfeval {
namespace {

using testing::as_spans;

form_reading reading_of(const std::string& rows) {
  const table from = as_spans(rows);
  auto found = recognise({&from, 1});
  EXPECT_EQ(found.forms.size(), 1u);
  EXPECT_EQ(found.readings.size(), found.forms.size());
  return found.readings.empty() ? form_reading{} : found.readings.front();
}

// The columns as "header=use/evidence", in order.
std::string uses(const form_reading& reading, form_table table) {
  std::string text;
  for (const auto& column : reading.columns)
    if (column.table == table)
      text += (text.empty() ? "" : " ") + column.header + "=" + std::string(name_of(column.use)) + "/" +
              std::string(name_of(column.evidence));
  return text;
}

const std::string indicators =
    "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|乙|1个|1个|90|90\n";

TEST(FormReading, NamesTheColumnOfEveryHeader) {
  const auto reading = reading_of(
      "项目支出绩效自评表\n项目名称|甲\n项目资金|年初预算数|全年预算数|全年执行数|执行率\n年度资金总额|100|120|60|50%\n"
      "其中：财政拨款|100|120|60|50%\n序号|一级指标|三级指标|指标值|完成值|分值|得分|验收人数\n"
      "1|产出指标|乙|1个|1个|90|90|7\n");
  EXPECT_EQ(uses(reading, form_table::funds),
            "项目资金=label/content 年初预算数=initial_budget/words 全年预算数=annual_budget/words "
            "全年执行数=executed/words 执行率=execution_rate/words");
  EXPECT_EQ(uses(reading, form_table::indicators),
            "序号=ordinal/words 一级指标=level1/words 三级指标=name/words 指标值=target/words 完成值=actual/words "
            "分值=weight/words 得分=score/words 验收人数=unknown/words");
  EXPECT_EQ(reading.columns.front().cell, (place{1, 3, 1}));
}

TEST(FormReading, ListsUnknownColumnsWithTheirFigures) {  // not the numbers of the rows
  const auto reading = reading_of(
      "项目支出绩效自评表\n项目名称|甲\n序号|一级指标|三级指标|指标值|完成值|分值|得分|验收人数\n"
      "1|产出指标|乙|1个|1个|50|50|7\n2|产出指标|丙|1个|1个|50|50|未验收\n");
  ASSERT_EQ(reading.extras.size(), 1u);
  EXPECT_EQ(reading.extras[0], (left_over{"验收人数", {1, 4, 8}, 2, 1}));
}

TEST(FormReading, NamesTheFieldOfEveryLabel) {
  const auto reading =
      reading_of("项目支出绩效自评表\n项目名称|甲|主管部门|丙局\n年度|2022|自评总分|90\n联系楼层|3\n" + indicators);
  ASSERT_EQ(reading.labels.size(), 4u);
  EXPECT_EQ(reading.labels[0], (read_label{"项目名称", {1, 2, 1}, "project", "甲", {1, 2, 2}}));
  EXPECT_EQ(reading.labels[1].field, "department");
  EXPECT_EQ(reading.labels[2].field, "year");
  EXPECT_EQ(reading.labels[3], (read_label{"自评总分", {1, 3, 3}, "total.score", "90", {1, 3, 4}}));
  ASSERT_EQ(reading.extras.size(), 1u);
  EXPECT_EQ(reading.extras[0].label, "联系楼层");
}

TEST(FormReading, NamesLinesWithTheirDepth) {
  const auto reading = reading_of(
      "项目支出绩效自评表\n项目名称|甲\n项目资金|全年预算数|全年执行数\n年度资金总额|120|60\n财政拨款|100|50\n"
      "单位资金|20|10\n其他资金|0|0\n" +
      indicators);
  std::string lines;
  for (const auto& line : reading.lines)
    lines += line.label + "=" + line.field + "/" + std::to_string(line.depth) + " ";
  EXPECT_EQ(lines,
            "年度资金总额=budget.total/0 财政拨款=budget.appropriation/1 单位资金=budget.line[2]/1 "
            "其他资金=budget.other/1 ");
}

TEST(FormReading, SaysWhereFiguresDecided) {  // 60 of 120 is 50 %; of 100 + 120 it is 27.27 %
  const auto reading = reading_of(
      "项目支出绩效自评表\n项目名称|甲\n项目资金|年初预算数|调整数|全年执行数|执行率\n年度资金总额|100|120|60|50%\n" +
      indicators);
  EXPECT_NE(uses(reading, form_table::funds).find("调整数=annual_budget/agreement"), std::string::npos)
      << uses(reading, form_table::funds);
}

TEST(FormReading, SaysWhatIsUnclear) {
  const auto reading = reading_of(
      "项目支出绩效自评表\n项目名称|甲\n项目资金|年初预算数|调整数|全年执行数\n年度资金总额|100|100|60\n" + indicators);
  EXPECT_NE(uses(reading, form_table::funds).find("调整数=unclear"), std::string::npos)
      << uses(reading, form_table::funds);
  ASSERT_EQ(reading.unclear.size(), 1u);
  EXPECT_EQ(reading.unclear[0].header.text, "调整数");
}

TEST(FormReading, ReadsPairsAndTransposedTablesAsColumns) {
  const auto pairs = reading_of("项目支出绩效自评表\n项目名称|甲\n全年预算数|20|全年执行数|19\n" + indicators);
  EXPECT_EQ(uses(pairs, form_table::funds), "全年预算数=annual_budget/words 全年执行数=executed/words");
  const auto transposed = reading_of(
      "项目支出绩效自评表\n项目名称|甲\n资金来源|年度资金总额|其中：财政拨款\n全年预算数|20|20\n全年执行数|19|19\n" +
      indicators);
  EXPECT_EQ(uses(transposed, form_table::funds), "全年预算数=annual_budget/words 全年执行数=executed/words");
}

TEST(FormReading, NamesTheColumnsOfGoals) {
  const auto reading =
      reading_of("项目支出绩效自评表\n项目名称|甲\n年度总体目标|预期目标|实际完成情况\n^|修路|已修\n" + indicators);
  EXPECT_EQ(uses(reading, form_table::goals), "预期目标=target/words 实际完成情况=actual/words");
}

}  // namespace
}  // namespace perfeval
