#include <perfeval/read/text.hpp>

#include <gtest/gtest.h>

namespace perfeval {
namespace {

std::vector<table> tables_of(std::string_view text) { return read_text(text).value; }

TEST(TextLayout, TabStartsACellAndABlankLineEndsARow) {
  const auto tables = tables_of("\ta\n\tb\n\n\tc\n");
  ASSERT_EQ(tables.size(), 1u);
  ASSERT_EQ(tables[0].rows.size(), 2u);
  EXPECT_EQ(tables[0].rows[0].cells[1].text, "b");
  EXPECT_EQ(tables[0].rows[0].cells[1].column, 2u);
  EXPECT_EQ(tables[0].rows[1].cells[0].text, "c");
  EXPECT_FALSE(tables[0].lines_up);
}

TEST(TextLayout, LineWithoutTabContinuesTheCell) {
  const auto tables = tables_of("\t绩\n效\n　\n\tb\n");
  EXPECT_EQ(tables[0].rows[0].cells[0].text, "绩\n效\n　");
  EXPECT_EQ(tables[0].rows[0].cells.size(), 2u);
}

TEST(TextLayout, EmptyCellsKeepTheirPlace) {
  const auto tables = tables_of("\t\n\t　\n\tc\n");
  ASSERT_EQ(tables[0].rows[0].cells.size(), 3u);
  EXPECT_EQ(tables[0].rows[0].cells[0].text, "");
  EXPECT_EQ(tables[0].rows[0].cells[1].text, "　");
  EXPECT_EQ(tables[0].rows[0].cells[2].column, 3u);
}

TEST(TextLayout, OneBlankLineSeparatesRowsAndTwoSeparateTables) {
  const auto tables = tables_of("\ta\n\n\tb\n\n\n\tc\n");
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].rows.size(), 2u);
  EXPECT_EQ(tables[1].number, 2u);
  EXPECT_EQ(tables[1].rows[0].cells[0].text, "c");
}

TEST(TextLayout, LinesBetweenTablesStandBeforeTheNext) {
  const auto tables = tables_of("附件：一\n\ta\n\n说明\n\tb\n");
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].before, std::vector<std::string>{"附件：一"});
  EXPECT_EQ(tables[1].before, std::vector<std::string>{"说明"});
}

TEST(TextLayout, ByteOrderMarkAndLineEndsOfEverySystemReadAlike) {
  const auto unix_ends = tables_of("附件\n\ta\nb\n\n\tc\n");
  EXPECT_EQ(tables_of("\xEF\xBB\xBF附件\r\n\ta\r\nb\r\n\r\n\tc\r\n"), unix_ends);
  EXPECT_EQ(tables_of("附件\r\ta\rb\r\r\tc\r"), unix_ends);
}

TEST(TextLayout, LastLineNeedsNoEnd) { EXPECT_EQ(tables_of("\ta\n\tb"), tables_of("\ta\n\tb\n")); }

TEST(TextLayout, TabsInsideALineStartCellsToo) {
  const auto tables = tables_of("a\tb\tc\n\nd\te\tf\n");
  ASSERT_EQ(tables[0].rows.size(), 2u);
  EXPECT_EQ(tables[0].rows[0].cells.size(), 3u);
  EXPECT_EQ(tables[0].rows[1].cells[0].text, "d");
}

TEST(TabSeparatedLines, AreRowsEach) {
  const auto tables = tables_of("项目支出绩效自评表\n项目名称\t甲\n主管部门\t局\n");
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].before, std::vector<std::string>{"项目支出绩效自评表"});
  ASSERT_EQ(tables[0].rows.size(), 2u);
  EXPECT_EQ(tables[0].rows[1].cells[1].text, "局");
  EXPECT_TRUE(tables[0].lines_up);
}

TEST(TextLayout, TextWithoutTabsHasNoTable) {
  const auto result = read_text("一段文字\n又一段\n");
  EXPECT_TRUE(result.value.empty());
  EXPECT_TRUE(result.clean());
}

TEST(TextLayout, InvalidUtf8IsATroubleWithItsLineAndTheRestIsRead) {
  const auto result = read_text("\ta\n\tb\xFF\x63\n\td\n");
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::invalid_utf8);
  EXPECT_EQ(result.troubles[0].at, "line 2, byte 5");
  EXPECT_EQ(result.troubles[0].found, "0xFF");
  ASSERT_EQ(result.value[0].rows[0].cells.size(), 3u);
  EXPECT_EQ(result.value[0].rows[0].cells[1].text, "b\xEF\xBF\xBD\x63");
}

TEST(TextLayout, EveryPassedLimitSaysItsNameAndKeepsWhatPrecedesIt) {
  limits few;
  few.columns = 2;
  auto result = read_text("\ta\n\tb\n\tc\n", few);
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::limit_exceeded);
  EXPECT_EQ(result.troubles[0].at, "line 3");
  EXPECT_NE(result.troubles[0].expected.find("limits.columns"), std::string::npos);
  EXPECT_EQ(result.value[0].rows[0].cells.size(), 2u);

  few = {};
  few.rows = 1;
  EXPECT_NE(read_text("\ta\n\n\tb\n", few).troubles.at(0).expected.find("limits.rows"), std::string::npos);
  few = {};
  few.tables = 1;
  EXPECT_NE(read_text("\ta\n\n\n\tb\n", few).troubles.at(0).expected.find("limits.tables"), std::string::npos);
  few = {};
  few.cell_bytes = 3;
  EXPECT_NE(read_text("\tabcd\n", few).troubles.at(0).expected.find("limits.cell_bytes"), std::string::npos);
  few = {};
  few.bytes = 4;
  result = read_text("\ta\n\tb\n", few);
  EXPECT_NE(result.troubles.at(0).expected.find("limits.bytes"), std::string::npos);
  EXPECT_EQ(result.value[0].rows[0].cells[0].text, "a");
}

TEST(TextLayout, CutAtEveryByteTheRowsBeforeTheCutStayWhole) {
  const std::string text = "附件\n\t标题\n\n\t甲\n\t乙\n丙\n\n\t丁\n";
  const auto whole = tables_of(text);
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    const auto part = read_text(std::string_view(text).substr(0, cut)).value;
    if (part.empty()) continue;
    ASSERT_EQ(part.size(), 1u) << cut;
    ASSERT_LE(part[0].rows.size(), whole[0].rows.size()) << cut;
    for (std::size_t r = 0; r + 1 < part[0].rows.size(); ++r) EXPECT_EQ(part[0].rows[r], whole[0].rows[r]) << cut;
  }
}

}  // namespace
}  // namespace perfeval
