#include <perfeval/read/csv.hpp>
#include <perfeval/read/document.hpp>

#include <gtest/gtest.h>

namespace perfeval {
namespace {

std::vector<std::vector<std::string>> texts_of(const reading<std::vector<table>>& from) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : from.value.at(0).rows) {
    auto& cells = rows.emplace_back();
    for (const auto& cell : row.cells) cells.push_back(cell.text);
  }
  return rows;
}

using rows = std::vector<std::vector<std::string>>;

TEST(CommaSeparated, FieldsInQuotationMarksMayHoldCommasMarksAndLineEnds) {
  EXPECT_EQ(texts_of(read_csv("a,\"b,c\",\"d\"\"e\"\r\n\"绩\n效\",,f\n")),
            (rows{{"a", "b,c", "d\"e"}, {"绩\n效", "", "f"}}));
}

TEST(CommaSeparated, TheLastRecordNeedsNoLineEnd) {
  EXPECT_EQ(texts_of(read_csv("a,b\nc,")), (rows{{"a", "b"}, {"c", ""}}));
}

TEST(CommaSeparated, ThousandsWithoutQuotationMarksAreOneNumberIfRowsAreThenOfOneWidth) {
  const std::string sheet =
      "资金,预算数,执行数,执行率\n总额,1,200,1,080,90%\n财政资金,1,100,1,000,90%\n其他资金,100,90,90%\n自筹,0,0,-\n";
  EXPECT_EQ(texts_of(read_csv(sheet)), (rows{{"资金", "预算数", "执行数", "执行率"},
                                             {"总额", "1,200", "1,080", "90%"},
                                             {"财政资金", "1,100", "1,000", "90%"},
                                             {"其他资金", "100", "90", "90%"},
                                             {"自筹", "0", "0", "-"}}));
}

TEST(CommaSeparated, AnOpenQuotationMarkIsSaid) {
  const auto result = read_csv("a,\"b\nc");
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::cut_off);
  EXPECT_EQ(result.troubles[0].at, "byte 2");
  EXPECT_EQ(texts_of(result), (rows{{"a", "b\nc"}}));
}

TEST(CommaSeparated, AFormIsReadWithItsMergedHeadingsBlank) {
  const auto made = read_document_bytes(
      "项目支出绩效自评表,,,,,,,\n项目名称,甲,,,,,,\n项目资金（万元）,年初预算数,全年预算数,全年执行数,分值,执行率,"
      "得分,\n年度资金总额,20,20,19,10,95%,9.5,\n"
      "一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因\n产出指标,数量指标,培训,10次,10次,50,50,\n,,"
      "会议,3次,3次,20,20,\n效益指标,社会效益指标,知晓率,≥90%,95%,20,20,\n总分,,,,,100,99.5,\n");
  EXPECT_EQ(made.format, "csv");
  ASSERT_EQ(made.forms.size(), 1u);
  const auto& form = made.forms[0];
  EXPECT_EQ(form.budget.at(0).score.text, "9.5");
  ASSERT_EQ(form.indicators.size(), 3u);
  EXPECT_EQ(form.indicators[1].kind, kind::quantity);
  EXPECT_EQ(form.indicators[1].score.text, "20");
  EXPECT_EQ(form.total.weight.text, "100");
  EXPECT_EQ(form.total.score.text, "99.5");
  EXPECT_EQ(form.total.score.place, (place{1, 9, 7}));
}

TEST(CommaSeparated, ProseWithCommasIsAText) {
  EXPECT_EQ(read_document_bytes("one, two, three\nfour, five\n").format, "text");
}

}  // namespace
}  // namespace perfeval
