// Texts whose cells stand between separators, as programs and people write them.
#include <perfeval/read/csv.hpp>
#include <perfeval/read/document.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace perfeval {
namespace {

using rows = std::vector<std::vector<std::string>>;
using fields = rows::value_type;

rows texts_of(const std::string& bytes) {
  rows made;
  const auto document = read_document_bytes(bytes);
  for (const auto& table : document.tables)
    for (const auto& row : table.rows) {
      auto& cells = made.emplace_back();
      for (const auto& cell : row.cells) cells.push_back(cell.text);
    }
  return made;
}

const rows grid{{"三级指标", "指标值", "得分"}, {"印刷", "≥1,000册", "10"}, {"发放", "=95%", "9.5"}};

std::string joined(const rows& texts, const std::string& separator, const std::string& end = "\n") {
  std::string made;
  for (const auto& row : texts) {
    for (std::size_t i = 0; i < row.size(); ++i) made += (i > 0 ? separator : "") + row[i];
    made += end;
  }
  return made;
}

TEST(Dialects, TheSeparatorIsTheOneThatTheLinesShare) {
  EXPECT_EQ(texts_of(joined(grid, ";")), grid);
  EXPECT_EQ(texts_of(joined(grid, "|")), grid);
  EXPECT_EQ(texts_of(joined(grid, "\t")), grid);
  EXPECT_EQ(texts_of(joined({{"a", "b", "c"}, {"d;", "e", "f"}}, ",", "\r\n")),
            (rows{{"a", "b", "c"}, {"d;", "e", "f"}}));
}

TEST(Dialects, LineEndsOfOtherProgramsEndALine) {
  for (const char* end : {"\r", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85", "\v"}) {
    EXPECT_EQ(texts_of(joined(grid, ",", end).replace(joined(grid, ",", end).find("1,000"), 5, "1000"))[2], grid[2]);
    EXPECT_EQ(texts_of(joined(grid, ";", end)), grid);
  }
  EXPECT_EQ(texts_of("a;b\vc;d\ne;f;g\nh;i;j\n")[0][1], "b\vc");
}

TEST(Dialects, ALineThatNamesTheSeparatorIsNotARow) {
  EXPECT_EQ(texts_of("sep=;\n" + joined(grid, ";")), grid);
  EXPECT_EQ(texts_of("sep=,\r\na,b\r\nc,d\r\n"), (rows{{"a", "b"}, {"c", "d"}}));
}

TEST(Dialects, RowsMayBeCutBehindTheirLastValueAndTitlesHaveNoSeparator) {
  EXPECT_EQ(texts_of("项目支出绩效自评表\n（2022年度）\na,b,c,d\ne\nf,g,h\n,i,j,k\n"), (rows{{"项目支出绩效自评表"},
                                                                                             {"（2022年度）"},
                                                                                             {"a", "b", "c", "d"},
                                                                                             {"e"},
                                                                                             {"f", "g", "h"},
                                                                                             {"", "i", "j", "k"}}));
}

TEST(Dialects, TabsInsideOfCellsAreWhiteSpaceWhereTheLinesHaveCommas) {
  EXPECT_EQ(texts_of("编号\t,金额\t,得分\n0012\t,19.5\t,10\n"),
            (rows{{"编号", "金额", "得分"}, {"0012", "19.5", "10"}}));
}

TEST(Dialects, ATextWrittenAsAFormulaShowsTheText) {
  const rows formulas{{"三级指标", "指标值", "得分"}, {"印刷", "=\"≥95%\"", "=\"10\""}, {"发放", "=95%", "=\"9.5\""}};
  const rows shown{{"三级指标", "指标值", "得分"}, {"印刷", "≥95%", "10"}, {"发放", "=95%", "9.5"}};
  for (const char* separator : {",", ";", "\t", "|"})
    EXPECT_EQ(texts_of(joined(formulas, separator)), shown) << separator;
  EXPECT_EQ(texts_of("a,b,c\n\"=\"\"001\"\"\",2,3\n"), (rows{{"a", "b", "c"}, {"001", "2", "3"}}));
}

TEST(Dialects, ASheetCopiedAsTextQuotesCellsWithLineEnds) {
  EXPECT_EQ(texts_of("\"绩效\n指标\"\t分值\t得分\n印刷\t\"说\"\"明\"\"\"\t9\n"),
            (rows{{"绩效\n指标", "分值", "得分"}, {"印刷", "说\"明\"", "9"}}));
  EXPECT_EQ(texts_of("12\" 管\t5\t5\n\"甲\n乙\"\t3\t3\n"), (rows{{"12\" 管", "5", "5"}, {"甲\n乙", "3", "3"}}));
}

// The same csv in every width and order of bytes, with and without a mark; 一 has a zero byte of its own.
TEST(Dialects, ACopiedRowMayBeginWithABlankCell) {
  const auto made = read_document_bytes("标题\t\t\n\t甲\t5\n\t乙\t6\n丙\t丁\t7\n");
  EXPECT_EQ(made.tables.at(0).rows.at(1).cells.at(0).text, "");
  EXPECT_EQ(made.tables[0].rows[1].cells.at(2).text, "5");
}

TEST(Encodings, TextsAreReadInEveryWidthAndOrder) {
  const std::u32string text = U"甲,乙,丙\n一,2,3\n丁,5,6\n";
  const rows wanted{{"甲", "乙", "丙"}, {"一", "2", "3"}, {"丁", "5", "6"}};
  for (const std::size_t width : {2u, 4u})
    for (const bool little : {true, false})
      for (const bool marked : {true, false}) {
        if (width == 4 && !marked) continue;
        std::string bytes;
        for (const char32_t c : (marked ? U"\uFEFF" : U"") + text)
          for (std::size_t i = 0; i < width; ++i)
            bytes += static_cast<char>((c >> (8 * (little ? i : width - 1 - i))) & 0xFFu);
        EXPECT_EQ(texts_of(bytes), wanted) << width << little << marked;
      }
}

TEST(Encodings, Utf8WithABadByteStaysUtf8WhateverAPageDeclares) {
  const std::string good = "印刷宣传册数量达到一万册，发放覆盖全部村居与社区以及学校";
  const auto page = read_document_bytes("<meta charset=gbk><table><tr><td>" + good + "\xE5<td>9</table>");
  EXPECT_EQ(page.tables.at(0).rows[0].cells[0].text, good + "\uFFFD");
  ASSERT_FALSE(page.troubles.empty());
  EXPECT_EQ(page.troubles[0].kind, trouble_kind::invalid_utf8);
}

// Programs that do not quote: a row with more fields than all others has a comma of its own.
TEST(Encodings, Gb18030WithABadByteIsReadAllTheSame) {
  std::string page = "<html><body><table><tr><td>";
  for (int i = 0; i < 60; ++i) page += "\xBC\xD7";  // 甲
  const auto made = read_document_bytes(page + "</td><td>\xFF\xD2\xD2</td></tr></table></body></html>");
  ASSERT_EQ(made.tables.size(), 1u);
  EXPECT_EQ(made.tables[0].rows[0].cells[0].text.substr(0, 6), "甲甲");
  EXPECT_EQ(made.tables[0].rows[0].cells[1].text, "\uFFFD乙");
}

// 三級指標,指標值,得分 / 印刷宣傳冊,≧95%,9.5 as Python's codec big5 writes it.
TEST(Encodings, Big5IsToldByItsCommonCharacters) {
  const std::string bytes =
      "\xA4\x54\xAF\xC5\xAB\xFC\xBC\xD0\x2C\xAB\xFC\xBC\xD0\xAD\xC8\x2C\xB1\x6F\xA4\xC0\x0A\xA6\x4C\xA8"
      "\xEA\xAB\xC5\xB6\xC7\xA5\x55\x2C\xA1\xD9\x39\x35\x25\x2C\x39\x2E\x35\x0A";
  EXPECT_EQ(texts_of(bytes), (rows{{"三級指標", "指標值", "得分"}, {"印刷宣傳冊", "≧95%", "9.5"}}));
}

TEST(Encodings, AMarkOfUtf8BeforeAnotherEncodingAndCtrlZAtTheEndAreNoText) {
  const std::string gbk = "\xC8\xFD\xBC\xB6\xD6\xB8\xB1\xEA;\xB5\xC3\xB7\xD6;9\n\xD3\xA1\xCB\xA2;5;4\n";
  const rows wanted{{"三级指标", "得分", "9"}, {"印刷", "5", "4"}};
  EXPECT_EQ(texts_of("\xEF\xBB\xBF" + gbk), wanted);
  EXPECT_EQ(texts_of(gbk + std::string(100, '\x1A')), wanted);
  EXPECT_EQ(texts_of(joined(grid, ";") + "\x1A" + std::string(20, '\0')), grid);
}

TEST(Dialects, FieldsOfDatabasesAndUnusualSigns) {
  for (const char* separator : {"\x01", "\x1F", "#", "@", "$", "¦"})
    EXPECT_EQ(texts_of(joined(grid, separator)), grid) << separator;
  EXPECT_EQ(texts_of(joined(grid, "\x1F", "\x1E")), grid);
}

TEST(Dialects, AFieldSplitAtItsOwnCommaIsWholeAgainWhereItIsClear) {
  const std::string rows_above =
      "印刷,≥10册,10册,20,20\n发放,95%,98%,10,10\n宣传,5次,5次,10,10\n按期,12月,12月,10,10\n";
  const std::string table = "指标,目标,完成,分值,得分\n" + rows_above + rows_above + rows_above;
  const auto last = [&](const std::string& line) { return texts_of(table + line + "\n").at(13); };
  EXPECT_EQ(last("制作,≥10,000册,12000册,30,30"), (fields{"制作", "≥10,000册", "12000册", "30", "30"}));
  EXPECT_EQ(last("普法,宣传,5次,6次,30,30"), (fields{"普法,宣传", "5次", "6次", "30", "30"}));
  EXPECT_EQ(last("制作,10,100,30,30"), (fields{"制作", "10", "100", "30", "30"}));
  EXPECT_EQ(last("制作,\"10\",000,12000册,30,30").size(), 6u);  // a quoted field is whole
  EXPECT_EQ(last("制作,10,000,100,200,30").size(), 6u);         // 10,000 or 000,100 or 100,200
  EXPECT_EQ(last("制作,10,10,30,30,").size(), 6u);
}

// A table whose rows end after their last value, with `line` as its last row but one.
fields read_in_a_form(const std::string& line) {
  const std::string head = "资金,预算数,执行数,执行率,分值,得分\n";
  const std::string below = "级别,指标,目标,完成,分值,得分\n产出,长度,≥5公里,5公里,30,30\n产出,合格率,≥95%,98%,30,30\n";
  return texts_of(head + line + "\n" + below + "总分,,,,100,99\n").at(1);
}

TEST(Dialects, ThousandsWithoutQuotesAreJoinedOrLeftOpen) {
  // Eight fields where all other rows have six: both commas are inside of the number.
  EXPECT_EQ(read_in_a_form("总额,1,100,990,60,0.01%,10,10"), (fields{"总额", "1,100,990", "60", "0.01%", "10", "10"}));
  // 1,100,990, or 1,100 and 990, or three amounts: no number is read.
  EXPECT_EQ(read_in_a_form("总额,1,100,990"), (fields{"总额", "1?", "100?", "990?"}));
  EXPECT_EQ(read_in_a_form("总额,20,18,90%"), (fields{"总额", "20", "18", "90%"}));
  EXPECT_EQ(read_in_a_form("总额,10,10,100%"), (fields{"总额", "10", "10", "100%"}));
  EXPECT_EQ(read_in_a_form("总额,20,120,60%,10,6"), (fields{"总额", "20", "120", "60%", "10", "6"}));
  // Who writes 1100 writes no commas inside of numbers.
  EXPECT_EQ(read_in_a_form("总额,1100.50,100,9%\n其他,1,100").size(), 4u);
  EXPECT_EQ(texts_of("a,b,c,d\n甲,1,100\n乙,2,3,4\n丙,1100,3,4\n丁,5,6,7\n").at(1), (fields{"甲", "1", "100"}));
  EXPECT_EQ(texts_of("a,b,c,d\n甲,1,100\n乙,2,3,4\n丙,\"1,100\",3,4\n丁,5,6,7\n").at(1), (fields{"甲", "1", "100"}));
  const auto open = read_document_bytes("a,b,c,d\n甲,1,100\n乙,2,3,4\n丁,5,6,7\n");
  ASSERT_FALSE(open.troubles.empty());
  EXPECT_EQ(open.troubles[0].kind, trouble_kind::cell_unplaced);
  EXPECT_EQ(open.troubles[0].at, "row 2");
}

TEST(Dialects, FiguresSideBySideAreTwoWhereTheHeaderSaysSo) {
  const std::string head = "自评表\n名称,改造\n项目资金,,年初预算数,全年预算数,全年执行数,执行率,说明\n";
  const std::string rows_below =
      "一级指标,二级指标,三级指标,指标值,完成值,分值,得分,说明\n"
      "产出,数量,印刷,9册,9册,60,60\n产出,质量,合格,95%,95%,40,40\n";
  const auto made = texts_of(head + ",总额,100,120,60,50%\n,拨款,100,120,60,50%\n" + rows_below + "总分,,,,,100,100\n");
  EXPECT_EQ(made[3], (fields{"", "总额", "100", "120", "60", "50%"}));  // the rate is under 执行率
  EXPECT_EQ(made[4], (fields{"", "拨款", "100", "120", "60", "50%"}));
  EXPECT_EQ(made[8], (fields{"总分", "", "", "", "", "100", "100"}));  // as wide as the rows above it
}

TEST(Dialects, WhoQuotesALineEndQuotesCommas) {
  EXPECT_EQ(texts_of("\"名\n称\",a,b,c\n甲,1,100\n乙,2,3,4\n丁,5,6,7\n").at(1), (fields{"甲", "1", "100"}));
}

TEST(Dialects, WordsSplitInAShortRowAreJoinedWhereItsFiguresThenFit) {
  const std::string head = "级别,指标,目标,完成,分值,得分\n产出,长度,≥5公里,5公里,30,30\n产出,合格率,≥95%,98%,30,30\n";
  EXPECT_EQ(texts_of(head + "产出,改造,更新长度,≥5公里,5公里,30\n").at(3),
            (fields{"产出", "改造,更新长度", "≥5公里", "5公里", "30"}));
  EXPECT_EQ(texts_of(head + "产出,改造,好,好,20,20\n").at(3), (fields{"产出", "改造", "好", "好", "20", "20"}));
}

TEST(Dialects, WordsOfARowAsWideAsAPaddedTableAreNotJoined) {
  // Rows that end with blank fields: a comma inside of a field would make its row wider than all others.
  const std::string padded =
      "级别,指标,目标,偏离,分值,说明\n产出,长度,≥5公里,0,30,\n产出,合格率,≥95%,0,30,\n效益,户数,≥9户,0,20,\n";
  EXPECT_EQ(texts_of(padded + "满意度,群众,12户,-5%,10,噪声\n").at(4),
            (fields{"满意度", "群众", "12户", "-5%", "10", "噪声"}));
  // A header with points in brackets over a column of bare numbers; a negative number.
  const std::string lines = "总额,20,18,-5,9.5\n其他,10,9,0,8\n合计,30,27,0,9\n";
  EXPECT_EQ(texts_of("资金,预算数,执行数,执行率,得分（满分10分）\n" + lines).at(0),
            (fields{"资金", "预算数", "执行数", "执行率", "得分（满分10分）"}));
}

TEST(Dialects, WordsOfARowThatQuotesItsCommasAreNotJoined) {
  const auto made =
      texts_of("名称,类别,人数,元\n资金,总额,\"6,480,000.00\",10\n印刷,数量,54,10\n发放,数量,60,10\n核对,数量,70,10\n");
  EXPECT_EQ(made[1], (fields{"资金", "总额", "6,480,000.00", "10"}));
}

TEST(Dialects, AMarkThatKeepsAFigureAsATextIsNotPartOfIt) {
  EXPECT_EQ(read_in_a_form("'总额,'20,'18,'90%,'10,'9"), (fields{"总额", "20", "18", "90%", "10", "9"}));
  EXPECT_EQ(read_in_a_form("总额,’20,‘18’,90%,10,9"), (fields{"总额", "20", "18", "90%", "10", "9"}));
  EXPECT_EQ(read_in_a_form("'十四五',20,18,90%,10,9").at(0), "'十四五'");
}

TEST(Dialects, FieldsAreQuotedInFourWays) {
  const auto quoted = [](const std::string& open, const std::string& close, const std::string& first) {
    std::string text;
    for (const std::string line : {"甲,乙,丙", "一,1,2", "二,3,4", "三,5,6"}) {
      std::string made = open;
      for (const char c : line) made += c == ',' ? close + "," + open : std::string(1, c);
      text += made + close + "\n";
    }
    return texts_of(text.replace(text.find("一"), 3, first)).at(1);
  };
  EXPECT_EQ(quoted("'", "'", "a,''b''"), (fields{"a,'b'", "1", "2"}));
  EXPECT_EQ(quoted("“", "”", "a,b"), (fields{"a,b", "1", "2"}));
  EXPECT_EQ(quoted("\"", "\"", "\\\"a\\\",b"), (fields{"\"a\",b", "1", "2"}));
  EXPECT_EQ(quoted(" \"", "\"", "a,b"), (fields{"a,b", "1", "2"}));
}

TEST(Dialects, ABackslashBeforeASeparatorOrALineEndMakesItPartOfTheField) {
  const std::string rows_of_escapes =
      "三级指标,指标值,得分\n印刷,≥1\\,000册,10\n发放\\\n（次）,=95%,9.5\n路径,C:\\\\x,1\n";
  EXPECT_EQ(texts_of(rows_of_escapes), (rows{{"三级指标", "指标值", "得分"},
                                             {"印刷", "≥1,000册", "10"},
                                             {"发放\n（次）", "=95%", "9.5"},
                                             {"路径", "C:\\x", "1"}}));
  EXPECT_EQ(texts_of("a|b|c\nd\\|e|f|g\nh|i|j\n"), (rows{{"a", "b", "c"}, {"d|e", "f", "g"}, {"h", "i", "j"}}));
}

TEST(Dialects, ABackslashAtTheEndOfAFieldIsTextWhereAllRowsHaveTheirFields) {
  EXPECT_EQ(texts_of("a;b;c\nd\\;e;f\ng;h;i\n"), (rows{{"a", "b", "c"}, {"d\\", "e", "f"}, {"g", "h", "i"}}));
}

TEST(Dialects, TwoUprightLinesAreOneSeparatorIfNoneStandsAlone) {
  EXPECT_EQ(texts_of(joined(grid, "||")), grid);
  EXPECT_EQ(texts_of("表||||\n||a||b\n||c||d\n"), (rows{{"表", "", ""}, {"", "a", "b"}, {"", "c", "d"}}));
  EXPECT_EQ(texts_of("a|b|c\nd||e\nf|g|h\n"), (rows{{"a", "b", "c"}, {"d", "", "e"}, {"f", "g", "h"}}));
}

TEST(Dialects, TheHeaderAloneMayBeWiderThanRowsThatEndAfterTheirLastValue) {
  const rows cut{
      {"表"}, {"名称", "改造"}, {"三级指标", "指标值", "得分", "原因"}, {"印刷", "=95%", "10"}, {"发放", "=9册", "9"}};
  for (const char* separator : {";", "\t", "|"}) EXPECT_EQ(texts_of(joined(cut, separator)), cut) << separator;
}

TEST(Dialects, SeparatorsMayBeOfFullWidth) {
  for (const char* separator : {"，", "；", "｜", "│", "║", "^", "~", "、", "：", ":"})
    EXPECT_EQ(texts_of(joined(grid, separator)), grid);
  EXPECT_TRUE(texts_of("第一，按时完成，质量合格。\n第二，社会效益好，群众满意。\n以上。\n说明。\n附件。\n").empty());
}

TEST(Dialects, ATableDrawnWithLinesIsRead) {
  const auto texts =
      texts_of("┌───┬───┬───┐\n│ 项目名称 │ 普法 │ 20 │\n├───┼───┼───┤\n│ 主管部门 │ 司法局 │ 30 │\n└───┴───┴───┘\n");
  ASSERT_EQ(texts.size(), 5u);
  EXPECT_EQ(texts[1], (std::vector<std::string>{"", " 项目名称 ", " 普法 ", " 20 ", ""}));
}

TEST(Dialects, WhatWasTriedIsSaid) {
  const auto made = read_document_bytes("a,b,c\nd,e,f\n");
  EXPECT_EQ(made.state, document_state::no_form);
  EXPECT_NE(made.troubles.back().found.find("tried: commas in 2 of 2 lines, semicolons in 0, TABs in 0"),
            std::string::npos);
}

TEST(Markdown, PipeTablesAreRead) {
  const auto made = read_document_bytes(
      "## 自评表\n\n| 名称 | 分值 |\n|:---|---:|\n| 甲\\|乙<br>丙 | ~~8~~9 |\n| **丁** |\n\n说明 1\\. 一\n\na | b\n--- "
      "| ---\nc | &ge;5\n");
  ASSERT_EQ(made.tables.size(), 2u);
  EXPECT_EQ(made.tables[0].before, std::vector<std::string>{"自评表"});
  EXPECT_EQ(made.tables[0].rows[1].cells[0].text, "甲|乙\n丙");
  EXPECT_EQ(made.tables[0].rows[1].cells[1].text, "9");
  EXPECT_EQ(made.tables[0].rows[2].cells[0].text, "丁");
  EXPECT_EQ(made.tables[1].before, std::vector<std::string>{"说明 1. 一"});
  EXPECT_EQ(made.tables[1].rows[1].cells[1].text, "≥5");
  EXPECT_EQ(texts_of("> | 名称 | 分值 |\n> |---|---|\n> | 甲 | 9 |\n"), (rows{{"名称", "分值"}, {"甲", "9"}}));
}

// As markdownify and what is built on it write merged cells: blanks behind one over columns, nothing for one over rows.
TEST(Markdown, RowsWithoutTheCellsMergedFromAboveAreFilledAtTheLeft) {
  const auto made = read_document_bytes(
      "| | | | | | |\n|---|---|---|---|---|---|\n| 项目支出绩效自评表 | | | | | |\n| 项目名称 | 甲 | | | | |\n"
      "| 项目资金 | 资金来源 | 全年预算数 | 全年执行数 | 执行率 | 得分 |\n| 年度资金总额 | 100 | 90 | 90% | 9 |\n"
      "| 一级指标 | 三级指标 | 指标值 | | 实际完成值 | 得分 |\n| 符号 | 数值 |\n| 产出指标 | 乙 | ≥ | 60 | 61 | 50 |\n"
      "| 丙 | ≤ | 30 | 28 | 20 |\n| 效益指标 | 丁 | ≥ | 90 | 95 | 20 |\n| 总分 | | | | | 99 |\n");
  ASSERT_EQ(made.forms.size(), 1u);
  const form& f = made.forms[0];
  ASSERT_EQ(f.budget.size(), 1u);
  EXPECT_EQ(f.budget[0].label.text, "年度资金总额");
  EXPECT_EQ(f.budget[0].annual_budget.text, "100");
  EXPECT_EQ(f.budget[0].score.text, "9");
  ASSERT_EQ(f.indicators.size(), 3u);
  EXPECT_EQ(f.indicators[1].level1.text, "产出指标");
  EXPECT_EQ(f.indicators[1].name.text, "丙");
  EXPECT_EQ(f.indicators[1].sign.text, "≤");
  EXPECT_EQ(f.indicators[1].target.text, "30");
  EXPECT_EQ(f.indicators[1].score.text, "20");
  EXPECT_EQ(f.total.score.text, "99");
}

TEST(Markdown, ALimitMayStopInTheMiddleOfARow) {
  const std::string text = "| a | b | c |\n|---|---|---|\n| 甲 | 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |\n";
  for (std::uint32_t cells = 1; cells < 10; ++cells) {
    limits few;
    few.cells = cells;
    const auto made = read_document_bytes(text, "", few);
    ASSERT_EQ(made.tables.size(), 1u) << cells;
    std::size_t read = 0;
    for (const auto& row : made.tables[0].rows) read += row.cells.size();
    EXPECT_EQ(read, cells);
  }
}

TEST(Markdown, RowsWhoseLastCellsWereLeftOutStayAtTheLeft) {
  EXPECT_EQ(texts_of("| 名称 | 分值 | 原因 |\n|---|---|---|\n| 甲 | 9 | 无 |\n| 乙 | 8 |\n"),
            (rows{{"名称", "分值", "原因"}, {"甲", "9", "无"}, {"乙", "8"}}));
}

TEST(Markdown, ATableMayLackItsHead) {
  EXPECT_EQ(texts_of("|:---|---:|\n| 甲 | 9 |\n| 乙 | 8 |\n"), (rows{{"甲", "9"}, {"乙", "8"}}));
}

TEST(Markdown, ACellMayHaveTagsAndNotesInIt) {
  const auto cell = [](const std::string& text) {
    return texts_of("| a | b |\n|---|---|\n| " + text + " | x |\n").at(1).at(0);
  };
  EXPECT_EQ(cell("<del>98</del> 99.75"), "99.75");
  EXPECT_EQ(cell("99.75<sup>1</sup>"), "99.75");
  EXPECT_EQ(cell("99.75[^1]"), "99.75");
  EXPECT_EQ(cell("99.75<!-- 98 -->"), "99.75");
  EXPECT_EQ(cell("<b>甲</b><br>乙"), "甲\n乙");
  EXPECT_EQ(cell("a<b, c>d"), "a<b, c>d");
  EXPECT_EQ(cell("\\<b\\>8\\</b\\>"), "<b>8</b>");
  EXPECT_EQ(cell("*99.75*"), "99.75");
  EXPECT_EQ(cell("_总分_"), "总分");
  EXPECT_EQ(cell("99.75*"), "99.75*");
}

TEST(Markdown, ALinkShowsItsText) {
  const auto cell = [](const std::string& text) {
    return texts_of("| a | b |\n|---|---|\n| " + text + " | x |\n").at(1).at(0);
  };
  EXPECT_EQ(cell("[99.75](https://example.org/a(b))"), "99.75)");  // as the standard has it, brackets do not nest here
  EXPECT_EQ(cell("见 [附件1](附件1.docx)"), "见 附件1");
  EXPECT_EQ(cell("[**培训**](#a)"), "培训");
  EXPECT_EQ(cell("![图](a.png)"), "图");
  EXPECT_EQ(cell("[[某页]]"), "某页");
  EXPECT_EQ(cell("[[page\\|≥10次]]"), "≥10次");
  EXPECT_EQ(cell("[10](5)"), "[10](5)");
  EXPECT_EQ(cell("[甲](乙)"), "[甲](乙)");
  EXPECT_EQ(cell("[1]"), "[1]");
}

TEST(Markdown, TablesOfJiraAreRead) {
  EXPECT_EQ(texts_of("h1. 表\n||名称||分值||\n|甲|9|\n|[乙|https://example.org]| |\n\n之后\n"),
            (rows{{"名称", "分值"}, {"甲", "9"}, {"乙", ""}}));
  EXPECT_EQ(texts_of("|项目名称|某项目|\n||名称||分值||\n||甲|9|\n"),
            (rows{{"项目名称", "某项目"}, {"名称", "分值"}, {"甲", "9"}}));
  const auto made = read_document_bytes("|甲|9|\n|乙|8|\n");
  EXPECT_TRUE(made.tables.empty() || made.tables[0].rows[0].cells[0].text != "|甲|9|");
}

TEST(Markdown, RowsBetweenPipesWithBlankCellsAreNoTableOfJira) {
  const auto texts = texts_of("|甲|乙|丙|丁|\n||戊|己||\n|庚||辛|壬|\n||癸|||\n");
  ASSERT_EQ(texts.size(), 4u);
  EXPECT_EQ(texts[1], (std::vector<std::string>{"", "", "戊", "己", "", ""}));
}

TEST(Markdown, OnlyPairsOfStarsAreMarks) {
  const auto made = read_document_bytes("| 指标 | 分值 |\n|---|---|\n| 发放人数（≥**人） | **5** |\n| 2`3 | `4` |\n");
  ASSERT_EQ(made.tables.size(), 1u);
  const auto& read = made.tables[0].rows;
  EXPECT_EQ(read[1].cells[0].text, "发放人数（≥**人）");
  EXPECT_EQ(read[1].cells[1].text, "5");
  EXPECT_EQ(read[2].cells[0].text, "2`3");
  EXPECT_EQ(read[2].cells[1].text, "4");
}

}  // namespace
}  // namespace perfeval
