#include <perfeval/read/document.hpp>
#include <perfeval/read/html.hpp>

#include <gtest/gtest.h>

#include <fstream>

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

TEST(WebPage, ElementsWhoseNamesOnlyContainOneOfATableAreNone) {
  const auto t = tables_of("<table><tr><x-td>a<td>b<td-x>c</td-x><tdtdtdtdtdtd>d</td></my-tr></tr></table>");
  ASSERT_EQ(t.size(), 1u);
  ASSERT_EQ(t[0].rows.size(), 1u);
  ASSERT_EQ(t[0].rows[0].cells.size(), 1u);
  EXPECT_EQ(t[0].rows[0].cells[0].text, "bcd");
}

TEST(WebPage, OtherElementsAreATableByRoleOrStyle) {
  const auto by_role = tables_of(
      "<p>表</p><div role=table><div role=rowgroup><div role=row><div role=columnheader "
      "aria-colspan=2><div>a</div></div>"
      "</div></div><div role=row><span role=cell>b</span><div role=cell>c<div>d</div></div></div></div>");
  ASSERT_EQ(by_role.size(), 1u);
  EXPECT_EQ(by_role[0].before, std::vector<std::string>{"表"});
  ASSERT_EQ(by_role[0].rows.size(), 2u);
  EXPECT_EQ(by_role[0].rows[0].cells[0].text, "a");
  EXPECT_EQ(by_role[0].rows[0].cells[0].column_span, 2u);
  EXPECT_EQ(by_role[0].rows[1].cells[0].text, "b");
  EXPECT_EQ(by_role[0].rows[1].cells[1].text, "c\nd");
  const auto by_style = tables_of(
      "<style>.t{display:table}.t .r{display:table-row}.r>div{display:table-cell}.t .x{display:none}</style>"
      "<div class=t><div class=r><div>a</div><div>b</div></div><div class='r x'><div>7</div></div>"
      "<div class=r><div>c</div><div style='display:none'>8</div></div></div>");
  ASSERT_EQ(by_style.size(), 1u);
  ASSERT_EQ(by_style[0].rows.size(), 2u);
  EXPECT_EQ(by_style[0].rows[0].cells[1].text, "b");
  EXPECT_EQ(by_style[0].rows[1].cells[0].text, "c");
  const auto inline_style = tables_of(
      "<div style='display: table'><div style='display:table-row'><p style='display:table-cell'>a</p></div></div>");
  ASSERT_EQ(inline_style.size(), 1u);
  EXPECT_EQ(inline_style[0].rows[0].cells[0].text, "a");
}

TEST(WebPage, ALayoutOfElementsAroundATableIsNone) {
  const auto t = tables_of(
      "<div style='display:table'><div "
      "style='display:table-cell'><p>题</p><table><tr><td>a</td></tr></table></div></div>");
  ASSERT_EQ(t.size(), 1u);
  EXPECT_EQ(t[0].before, std::vector<std::string>{"题"});
  EXPECT_EQ(t[0].rows[0].cells[0].text, "a");
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
  const auto t = tables_of(
      "<table><td>&ge;95&#37; &#x2264; &mdash; &amp;lt; &unknown; a&b &#0; &#xD800; &nbsp&#8805x&check;</td></table>");
  EXPECT_EQ(t.at(0).rows.at(0).cells.at(0).text, "≥95% ≤ — &lt; &unknown; a&b \xEF\xBF\xBD \xEF\xBF\xBD \xC2\xA0≥x✓");
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
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::invalid_utf8);
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

// A table as tests/data/make_broken_pages.py writes it.
std::string shown(const table& table) {
  std::string made = "{";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (r > 0) made += ';';
    for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c) {
      const auto& cell = table.rows[r].cells[c];
      if (c > 0) made += '|';
      for (const char letter : cell.text)
        if (letter != ' ' && letter != '\n') made += letter;
      if (cell.column_span != 1 || cell.row_span != 1)
        made += '<' + std::to_string(cell.column_span) + 'x' + std::to_string(cell.row_span) + '>';
      for (const auto& inner : cell.tables) made += shown(inner);
    }
  }
  return made + '}';
}

void replace_all(std::string& text, const std::string& old, const std::string& fresh) {
  for (auto position = text.find(old); position != text.npos; position = text.find(old, position + fresh.size()))
    text.replace(position, old.size(), fresh);
}

TEST(WebPage, BrokenInManyWaysHasTheTablesThatTheStandardsAlgorithmBuilds) {
  std::ifstream file(PERFEVAL_TEST_DATA "/broken_pages.txt", std::ios::binary);
  int pages = 0;
  for (std::string page, expected; std::getline(file, page) && std::getline(file, expected); ++pages) {
    replace_all(page, "\\n", "\n");
    replace_all(page, "\\0", std::string(1, '\0'));
    std::string found;
    for (const auto& made : tables_of(page)) found += (found.empty() ? "" : " ") + shown(made);
    EXPECT_EQ(found, expected) << page;
  }
  EXPECT_EQ(pages, 93);
}

TEST(WebPage, BlanksInPreformattedTextAreKept) {
  const auto t = tables_of("<table><tr><td>a  b<pre>\n c  d\n  e</pre>f  g<td><textarea> x  y</textarea></table>");
  EXPECT_EQ(t.at(0).rows[0].cells[0].text, "a b\n c  d\n  e\nf g");
  EXPECT_EQ(t[0].rows[0].cells[1].text, " x  y");
}

TEST(WebPage, TextBetweenTheCellsComesBeforeTheTableAsBrowsersShowIt) {
  const auto t = tables_of("<table>自评表<tr>（2022年度）<td>a</td></tr></table>");
  EXPECT_EQ(t.at(0).before, std::vector<std::string>{"自评表（2022年度）"});
  const auto nested = tables_of("<table><tr><td>x<table>y<tr><td>in</table></table>");
  EXPECT_EQ(nested.at(0).rows[0].cells[0].text, "xy");
}

TEST(WebPage, HiddenRowsCellsAndTextsAreNotShown) {
  const auto t = tables_of(
      "<table><tr style='DISPLAY: none'><td>gone</tr><tr><td>a<span style=\"display:none\">gone<b>gone</b></span>b</td>"
      "<td hidden>gone</td><td>c<span hidden>gone</td><td>d</td></tr></table>");
  ASSERT_EQ(t.at(0).rows.size(), 1u);
  EXPECT_EQ(shown(t[0]), "{ab|c|d}");
  EXPECT_EQ(t[0].rows[0].cells[1].column, 2u);
}

TEST(WebPage, FieldsShowWhatTheyHold) {
  const auto t = tables_of(
      "<table><tr><td><input type=checkbox checked>是<input type=checkbox>否<td><input value=95%><input type=hidden "
      "value=no></table>");
  EXPECT_EQ(shown(t.at(0)), "{☑是☐否|95%}");
}

TEST(WebPage, InUtf16OrDeclaredBig5IsRead) {
  const std::string wide("<\0t\0a\0b\0l\0e\0>\0<\0t\0d\0>\0\x79\x98\xEE\x76", 26);  // 项目
  for (const auto& page : {wide, "\xFF\xFE" + wide}) {
    const auto made = read_document_bytes(page);
    EXPECT_EQ(made.format, "html");
    EXPECT_EQ(made.tables.at(0).rows.at(0).cells.at(0).text, "项目");
  }
  const auto big5 = read_html("<meta charset=Big5><table><td>\xB6\xB5\xA5\xD8</table>");  // 項目
  EXPECT_EQ(big5.value.at(0).rows[0].cells[0].text, "項目");
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
