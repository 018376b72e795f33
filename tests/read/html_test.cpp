#include <perfeval/read/document.hpp>
#include <perfeval/read/html.hpp>

#include <gtest/gtest.h>

namespace perfeval {
namespace {

std::vector<table> tables_of(const std::string& page) { return read_html(page).value; }

TEST(WebPage, SpansTakeTheirColumnsInTheRowsBelow) {
  const auto t =
      tables_of("<table><tr><td rowspan=2>a</td><td colspan='2'>b</td></tr><tr><td>c</td><td>d</td></tr></table>");
  ASSERT_EQ(t.size(), 1u);
  EXPECT_EQ(t[0].rows[0].cells[0].row_span, 2u);
  EXPECT_EQ(t[0].rows[0].cells[1].column_span, 2u);
  EXPECT_EQ(t[0].rows[1].cells[0].column, 2u);
  EXPECT_EQ(t[0].rows[1].cells[1].column, 3u);
}

TEST(WebPage, TagsThatAreLeftOutAreUnderstood) {
  const auto t = tables_of("<TABLE><TBODY><TR><TD>a<TD>b<TR><TH>c<TH>d</TABLE>");
  ASSERT_EQ(t.at(0).rows.size(), 2u);
  EXPECT_EQ(t[0].rows[0].cells[1].text, "b");
  EXPECT_EQ(t[0].rows[1].cells[1].text, "d");
}

TEST(WebPage, BlanksOfTheSourceAreOneAndBreaksAndBlocksEndALine) {
  const auto t = tables_of(
      "<table><tr><td>\n  绩<br>效 \n <p>指</p>\n<p>标</p> </td><td>a \n "
      "b&nbsp;</td><td><span>10</span><span>0</span></td></tr></table>");
  EXPECT_EQ(t.at(0).rows[0].cells[0].text, "绩\n效\n指\n标");
  EXPECT_EQ(t[0].rows[0].cells[1].text, "a b\xC2\xA0");
  EXPECT_EQ(t[0].rows[0].cells[2].text, "100");
}

TEST(WebPage, EntitiesAreResolvedAndOthersStayAsTheyAre) {
  const auto t = tables_of("<table><td>&ge;95&#37; &#x2264; &mdash; &amp;lt; &unknown; a&b &#0; &#xD800;</td></table>");
  EXPECT_EQ(t.at(0).rows.at(0).cells.at(0).text, "≥95% ≤ — &lt; &unknown; a&b \xEF\xBF\xBD \xEF\xBF\xBD");
}

TEST(WebPage, ScriptsStylesAndCommentsAreNoText) {
  const auto t =
      tables_of("<table><tr><td>a<!-- <td>x --><script>if (a<b) '<td>'</script><style>td{}</style>b</td></tr></table>");
  ASSERT_EQ(t.at(0).rows[0].cells.size(), 1u);
  EXPECT_EQ(t[0].rows[0].cells[0].text, "ab");
}

TEST(WebPage, LinesAndCaptionsStandBeforeTheirTable) {
  const auto t =
      tables_of("<h1>项目支出绩效自评表</h1><div>单位：万元</div><table><caption>表一</caption><tr><td>a</table>");
  EXPECT_EQ(t.at(0).before, (std::vector<std::string>{"项目支出绩效自评表", "单位：万元", "表一"}));
}

TEST(WebPage, TablesInsideCellsAreNumberedInReadingOrder) {
  const auto t = tables_of(
      "<table><tr><td>x<table><tr><td>inner</td></tr></table>y</td><td>z</td></tr></table><table><tr><td>last</table>");
  ASSERT_EQ(t.size(), 2u);
  EXPECT_EQ(t[0].rows[0].cells[0].text, "xy");
  EXPECT_EQ(t[0].rows[0].cells[0].tables.at(0).number, 2u);
  EXPECT_EQ(t[0].rows[0].cells[0].tables[0].rows[0].cells[0].text, "inner");
  EXPECT_EQ(t[0].rows[0].cells[1].text, "z");
  EXPECT_EQ(t[1].number, 3u);
}

TEST(WebPage, InGb18030IsReadByDeclarationOrByItsBytes) {
  const std::string cell = "\xCF\xEE\xC4\xBF";  // 项目
  for (const std::string head :
       {"<meta charset=\"gb2312\">", "<meta http-equiv=Content-Type content='text/html; charset=GBK'>", ""}) {
    const auto result = read_html(head + "<table><tr><td>" + cell + "</td></tr></table>");
    EXPECT_TRUE(result.clean());
    EXPECT_EQ(result.value.at(0).rows[0].cells[0].text, "项目") << head;
  }
}

TEST(WebPage, ThatHoldsUtf8IsReadAsSuchWhateverItDeclares) {
  EXPECT_EQ(tables_of("<meta charset=gbk><table><tr><td>项目</table>").at(0).rows[0].cells[0].text, "项目");
}

TEST(WebPage, BadBytesAreSaidAndTheRestIsRead) {
  const auto result = read_html("<meta charset=utf-8><table><tr><td>a\xFF\xFF\x81</td><td>b</td></tr></table>");
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, "invalid-utf8");
  EXPECT_EQ(result.value.at(0).rows[0].cells[1].text, "b");
}

TEST(WebPage, NestedBeyondTheLimitIsRefusedAndTheRestIsRead) {
  std::string page;
  for (int i = 0; i < 100'000; ++i) page += "<table><tr><td>";
  const auto deep = read_html(page);
  ASSERT_EQ(deep.troubles.size(), 1u);
  EXPECT_NE(deep.troubles[0].expected.find("limits.depth"), std::string::npos);
  page.clear();
  for (int i = 0; i < 70; ++i) page += "<table><tr><td>";
  for (int i = 0; i < 70; ++i) page += "</table>";
  EXPECT_EQ(read_html(page + "<table><tr><td>after</table>").value.at(1).rows[0].cells[0].text, "after");
}

TEST(WebPage, AbsurdSpansCostNothing) {
  std::string page = "<table>";
  for (int i = 0; i < 2000; ++i)
    page += "<tr><td colspan=999999999 rowspan=99999999999999999999>a</td><td rowspan=0>b<td colspan=-1>c</tr>";
  const auto made = read_document_bytes(page + "</table>");
  EXPECT_EQ(made.state, document_state::no_form);
}

TEST(WebPage, CutAtEveryByteIsRead) {
  const std::string page =
      "<html><meta charset=utf-8><table class=\"a>b\"><tr><td rowspan=\"2\">&ge;95%</td><td><!-- c "
      "--><br/>乙</td></tr></table>";
  for (std::size_t cut = 0; cut <= page.size(); ++cut)
    EXPECT_LE(read_html(std::string_view(page).substr(0, cut)).value.size(), 1u);
}

TEST(TextInGb18030, IsReadToo) {
  const std::string text = "\t\xCF\xEE\xC4\xBF\xC3\xFB\xB3\xC6\n\t\xBC\xD7\n";  // 项目名称 | 甲
  const auto made = read_document_bytes(text);
  EXPECT_EQ(made.format, "text");
  EXPECT_EQ(made.tables.at(0).rows[0].cells[0].text, "项目名称");
}

}  // namespace
}  // namespace perfeval
