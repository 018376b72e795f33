// The recogniser reads the official layout back as the same form.
#include "pages/page.hpp"

#include "../read/layout.hpp"
#include "unplaced.hpp"

#include <perfeval/read/document.hpp>
#include <perfeval/write/json.hpp>

#include <gtest/gtest.h>

namespace perfeval {
namespace {

using testing::as_spans;
using testing::unplaced;

table table_of(const page& from) {
  table made;
  made.number = 1;
  made.lines_up = true;
  for (const auto& row : from.rows) {
    auto& to = made.rows.emplace_back();
    for (const auto& cell : row.cells) {
      table_cell laid;
      laid.text = cell.text;
      laid.column = cell.column + 1;
      laid.column_span = cell.column_span;
      laid.row_span = cell.row_span;
      to.cells.push_back(laid);
    }
  }
  return made;
}

form read_back(const form& paper) {
  const std::vector<table> tables{table_of(page_of(paper))};
  const auto found = recognise(tables);
  return found.forms.size() == 1 ? found.forms.front() : form{};
}

form form_in(const std::string& rows) {
  const std::vector<table> tables{as_spans(rows)};
  const auto found = recognise(tables);
  EXPECT_EQ(found.forms.size(), 1u);
  return found.forms.empty() ? form{} : found.forms.front();
}

std::string as_json(form form) {
  form = unplaced(std::move(form));
  return write_json({&form, 1});
}

void expect_kept(const form& form) { EXPECT_EQ(as_json(read_back(form)), as_json(form)); }

// Every position of the grid belongs to one cell.
void expect_full_grid(const page& page) {
  std::vector<std::vector<int>> covered(page.rows.size(), std::vector<int>(page.widths.size(), 0));
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const auto& cell : page.rows[r].cells)
      for (std::uint32_t i = 0; i < cell.row_span; ++i)
        for (std::uint32_t k = 0; k < cell.column_span; ++k) {
          ASSERT_LT(r + i, page.rows.size());
          ASSERT_LT(cell.column + k, page.widths.size());
          ++covered[r + i][cell.column + k];
        }
  for (const auto& row : covered)
    for (const int times : row) ASSERT_EQ(times, 1);
}

TEST(OfficialLayout, KeepsTheSeventeenFormsInEveryFigureAndText) {
  const auto examples = read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt");
  ASSERT_EQ(examples.forms.size(), 17u);
  for (const auto& form : examples.forms) {
    SCOPED_TRACE(form.index);
    expect_full_grid(page_of(form));
    expect_kept(form);
  }
}

TEST(OfficialLayout, KeepsASplitTargetUnknownColumnsAndGrade) {
  const auto form = form_in(
      "某县项目支出绩效自评表|<|<|<|<|<|<|<|<|<\n"
      "项目名称|农村道路|<|<|主管部门|交通局|<|<|<|<\n"
      "资金（元）|年初预算数|全年预算数|全年执行数|到位资金|分值|执行率|得分|<|<\n"
      "年度资金总额|1,200.50|1,200.50|1,100.00|1,200.50|10|91.63%|9.16|<|<\n"
      "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分|佐证资料\n"
      "产出指标|数量指标|道路里程|≥|12|公里|12|50|50|验收单\n"
      "效益指标|社会效益|群众出行|定性|改善||改善|40|38|\n"
      "总分|<|<|<|<|<|<|100|97.16|优\n");
  ASSERT_EQ(form.indicators.size(), 2u);
  ASSERT_EQ(form.indicators[0].extras.size(), 1u);
  ASSERT_EQ(form.total.grade.text, "优");
  expect_full_grid(page_of(form));
  expect_kept(form);
}

TEST(OfficialLayout, KeepsAScoreMergedOverRowsAndSubtotals) {
  const auto form = form_in(
      "项目支出绩效自评表|<|<|<|<|<|<\n"
      "项目名称|绿化|<|<|<|<|<\n"
      "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n"
      "产出指标|数量指标|种树|≥100棵|100棵|30|28\n"
      "^|^|养树|≥50棵|40棵|^|^\n"
      "小计|<|<|<|<|30|28\n"
      "效益指标|生态效益|绿化率|≥30%|30%|70|70\n"
      "小计|<|<|<|<|70|70\n"
      "合计|<|<|<|<|100|98\n");
  ASSERT_EQ(form.subtotals.size(), 2u);
  ASSERT_TRUE(form.indicators[1].score.merged);
  expect_full_grid(page_of(form));
  expect_kept(form);
}

TEST(OfficialLayout, KeepsPointsInAndBesideHeadingsAndTheReasonOfTheWholeForm) {
  const auto form = form_in(
      "项目支出绩效自评表|<|<|<|<|<|<\n"
      "项目名称|培训|<|<|<|<|<\n"
      "资金来源|预算数|执行数|执行率|得分（20分*执行率）|<|<\n"
      "年度资金总额|10|9|90%|18|<|<\n"
      "一级指标|二级指标|三级指标|指标值|完成值|得分|未完成原因\n"
      "产出指标（50分）|数量指标|人数|≥100人|90人|45|人员外出\n"
      "效益指标（30分）|社会效益|覆盖率|≥90%|95%|30|^\n"
      "总分|<|<|<|<|93|\n");
  ASSERT_EQ(form.subtotals.size(), 2u);
  ASSERT_EQ(form.common_reason.text, "人员外出");
  expect_full_grid(page_of(form));
  expect_kept(form);
}

TEST(OfficialLayout, KeepsWeightsInAColumnBesideTheHeadings) {
  const auto form = form_in(
      "项目支出绩效自评表|<|<|<|<|<|<|<|<\n"
      "项目名称|培训|<|<|<|<|<|<|<\n"
      "一级指标|分值|二级指标|分值|三级指标|指标值|完成值|分值|得分\n"
      "产出指标|50|数量指标|20|场次|3场|3场|20|20\n"
      "^|^|质量指标|30|合格率|≥95%|96%|30|30\n"
      "效益指标|50|社会效益|50|覆盖率|≥90%|95%|50|50\n"
      "总分|<|<|<|<|<|<|100|100\n");
  ASSERT_EQ(form.subtotals.size(), 5u);
  expect_full_grid(page_of(form));
  expect_kept(form);
}

TEST(OfficialLayout, KeepsAFormWithoutFundsGoalsOrTotal) {
  const auto form = form_in(
      "项目绩效目标表|<|<|<\n"
      "（2023年度）|<|<|<\n"
      "项目名称|设备购置|<|<\n"
      "年度目标|购置设备十台，改善办公条件。|<|<\n"
      "一级指标|二级指标|三级指标|指标值\n"
      "产出指标|数量指标|设备数|10台\n"
      "^|质量指标|合格率|100%\n");
  ASSERT_EQ(form.kind, form_kind::target);
  expect_full_grid(page_of(form));
  expect_kept(form);
}

TEST(OfficialLayout, KeepsAnAdjustedGoalAndFundColumnsWithASlash) {
  const auto form = form_in(
      "项目支出绩效自评表|<|<|<|<|<\n"
      "项目名称|培训|<|<|<|<\n"
      "资金来源|全年预算数|全年执行数|结转/收回|执行率|得分\n"
      "年度资金总额|10|9|1|90%|9\n"
      "年度总体目标|年初设定目标|全年（调整）绩效目标|<|实际完成情况|<\n"
      "^|培训十场|培训八场|<|培训八场|<\n"
      "一级指标|二级指标|三级指标|指标值|完成值|得分\n"
      "产出指标|数量指标|场次|8场|8场|90\n"
      "总分|<|<|<|<|99\n");
  ASSERT_EQ(form.extras.size(), 2u);
  expect_full_grid(page_of(form));
  expect_kept(form);
}

TEST(OfficialLayout, KeepsTheMoneyUnitOfAFormWithoutFunds) {
  const auto form = form_in(
      "项目支出绩效自评表|<|<|<|<|<\n"
      "金额单位：元|<|<|<|<|<\n"
      "项目名称|培训|<|<|<|<\n"
      "一级指标|二级指标|三级指标|指标值|完成值|得分\n"
      "产出指标|成本指标|人均成本|≤500元|480元|100\n"
      "总分|<|<|<|<|100\n");
  ASSERT_EQ(form.money, "元");
  expect_full_grid(page_of(form));
  expect_kept(form);
}

TEST(OfficialLayout, AFormBuiltInCodeGetsTheTitleOfItsKind) {
  form form;
  form.kind = form_kind::department;
  form.project = read_cell("某局");
  form.year = 2024;
  form.indicators.resize(1);
  form.indicators[0].name = read_cell("办件量");
  form.indicators[0].target = read_cell("≥100件");
  form.indicators[0].actual = read_cell("120件");
  form.indicators[0].weight = read_figure("100", column::weight);
  form.indicators[0].score = read_figure("100", column::score);
  const auto back = read_back(form);
  EXPECT_EQ(back.title.text, "部门整体支出绩效自评表");
  EXPECT_EQ(back.year, 2024);
  EXPECT_EQ(back.kind, form_kind::department);
}

TEST(LinesOf, WideCharactersTakeTwo) {
  EXPECT_EQ(lines_of("", 10), 1u);
  EXPECT_EQ(lines_of("项目名称", 8), 1u);
  EXPECT_EQ(lines_of("项目名称", 7), 2u);
  EXPECT_EQ(lines_of("a\nb", 10), 2u);
}

}  // namespace
}  // namespace perfeval
