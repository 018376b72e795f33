#include <perfeval/read/document.hpp>
#include <perfeval/read/docx.hpp>

#include "package/zip.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace perfeval {
namespace {

std::string docx_of(const std::string& body) {
  zip_writer package;
  package.add("word/document.xml",
              "<?xml version=\"1.0\"?><w:document "
              "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                  body + "</w:body></w:document>");
  return package.finish();
}

std::string paragraph(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }
std::string cell(const std::string& content, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}
std::string row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
std::string table_of(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

std::vector<table> tables_of(const std::string& body) { return read_docx(docx_of(body)).value; }

TEST(Word, CellsHaveTheirGridColumnAndSpans) {
  const auto tables =
      tables_of(paragraph("标题") +
                table_of(row(cell(paragraph("a"), "<w:gridSpan w:val=\"2\"/>") +
                             cell(paragraph("b"), "<w:vMerge w:val=\"restart\"/>")) +
                         row(cell(paragraph("c")) + cell(paragraph("d")) + cell(paragraph(""), "<w:vMerge/>")) +
                         row(cell(paragraph("e")) + cell(paragraph("f")) + cell(paragraph("g")))));
  ASSERT_EQ(tables.size(), 1u);
  const auto& t = tables[0];
  EXPECT_TRUE(t.lines_up);
  EXPECT_EQ(t.before, std::vector<std::string>{"标题"});
  EXPECT_EQ(t.rows[0].cells[0].column_span, 2u);
  EXPECT_EQ(t.rows[0].cells[1].column, 3u);
  EXPECT_EQ(t.rows[0].cells[1].row_span, 2u);
  ASSERT_EQ(t.rows[1].cells.size(), 2u);
  EXPECT_EQ(t.rows[2].cells[2].text, "g");
}

TEST(Word, ParagraphsOfACellAreItsLines) {
  const auto tables = tables_of(table_of(
      row(cell(paragraph("绩") + paragraph("效") + "<w:p><w:r><w:t>指</w:t><w:br/><w:t>标</w:t></w:r></w:p>"))));
  EXPECT_EQ(tables.at(0).rows[0].cells[0].text, "绩\n效\n指\n标");
}

TEST(Word, DeletedTextIsLeftOutAndInsertedTextIsRead) {
  const auto tables = tables_of(table_of(
      row(cell(
          "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>")) +
      "<w:tr><w:trPr><w:del/></w:trPr>" + cell(paragraph("gone")) + "</w:tr>"));
  ASSERT_EQ(tables.at(0).rows.size(), 1u);
  EXPECT_EQ(tables[0].rows[0].cells[0].text, "新");
}

// The text of one cell that holds this.
std::string text_of(const std::string& content) {
  const auto tables = tables_of(table_of(row(cell(content))));
  return tables.at(0).rows.at(0).cells.at(0).text;
}
std::string run(const std::string& content, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr>" + content + "</w:r>";
}

TEST(Word, HorizontalMergesOfOldWritersAreSpans) {
  const auto tables =
      tables_of(table_of(row(cell(paragraph("a"), "<w:hMerge w:val=\"restart\"/><w:vMerge w:val=\"restart\"/>") +
                             cell(paragraph(""), "<w:hMerge/>") + cell(paragraph("b"))) +
                         row(cell(paragraph(""), "<w:vMerge/>") +
                             cell(paragraph(""), "<w:hMerge w:val=\"continue\"/>") + cell(paragraph("c")))));
  ASSERT_EQ(tables.at(0).rows[0].cells.size(), 2u);
  EXPECT_EQ(tables[0].rows[0].cells[0].column_span, 2u);
  EXPECT_EQ(tables[0].rows[0].cells[0].row_span, 2u);
  EXPECT_EQ(tables[0].rows[0].cells[1].column, 3u);
  ASSERT_EQ(tables[0].rows[1].cells.size(), 1u);
  EXPECT_EQ(tables[0].rows[1].cells[0].column, 3u);
}

TEST(Word, RowsThatBeginOrEndInsideTheGridKeepTheirColumns) {
  const auto tables = tables_of(
      table_of("<w:tr><w:trPr><w:gridBefore w:val=\"2\"/><w:gridAfter w:val=\"1\"/></w:trPr>" + cell(paragraph("c")) +
               "</w:tr>" + row(cell(paragraph("a")) + cell(paragraph("b"), "<w:gridSpan w:val=\"3\"/>"))));
  EXPECT_EQ(tables.at(0).rows[0].cells.at(0).column, 3u);
  EXPECT_EQ(tables[0].rows[1].cells.at(1).column, 2u);
}

TEST(Word, TickBoxesAreReadHoweverTheyAreMade) {
  EXPECT_EQ(text_of("<w:p>" + run("<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>是</w:t>") +
                    run("<w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:t>否</w:t>") + "</w:p>"),
            "☑是☐否");
  EXPECT_EQ(text_of("<w:p>" + run("<w:sym w:font=\"Wingdings 2\" w:char=\"0052\"/>") +
                    run("<w:t>R</w:t>", "<w:rFonts w:ascii=\"Wingdings 2\"/>") + run("<w:t>R</w:t>") + "</w:p>"),
            "☑☑R");
  EXPECT_EQ(text_of("<w:p>" + run("<w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>95%</w:t>") + "</w:p>"), "≥95%");
  const std::string control =
      "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent>" +
      run("<w:t>☒</w:t>") + "</w:sdtContent></w:sdt>";
  EXPECT_EQ(text_of("<w:p>" + control + run("<w:t>优</w:t>") + "</w:p>"), "☑优");
  const std::string field = run("<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default "
                                "w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar>") +
                            run("<w:instrText> FORMCHECKBOX </w:instrText>") +
                            run("<w:fldChar w:fldCharType=\"end\"/>");
  EXPECT_EQ(text_of("<w:p>" + field + run("<w:t>良</w:t>") + "</w:p>"), "☑良");
}

TEST(Word, OfAFieldOnlyWhatItShowsIsRead) {
  const std::string inner = run("<w:fldChar w:fldCharType=\"begin\"/>") + run("<w:instrText>REF x</w:instrText>") +
                            run("<w:fldChar w:fldCharType=\"separate\"/>") + run("<w:t>inner</w:t>") +
                            run("<w:fldChar w:fldCharType=\"end\"/>");
  EXPECT_EQ(text_of("<w:p>" + run("<w:fldChar w:fldCharType=\"begin\"/>") + run("<w:instrText>IF</w:instrText>") +
                    inner + run("<w:fldChar w:fldCharType=\"separate\"/>") + run("<w:t>95</w:t>") +
                    run("<w:fldChar w:fldCharType=\"end\"/>") + run("<w:t>%</w:t>") + "</w:p>"),
            "95%");
  EXPECT_EQ(text_of("<w:p><w:fldSimple w:instr=\"=SUM(ABOVE)\">" + run("<w:t>100</w:t>") + "</w:fldSimple></w:p>"),
            "100");
}

TEST(Word, TheMarkOfAFootnoteIsNotADigitOfTheNumberBeforeIt) {
  EXPECT_EQ(text_of("<w:p>" + run("<w:t>10</w:t>") + run("<w:footnoteReference w:id=\"1\"/>") + "</w:p>"), "10");
}

TEST(Word, HiddenTextAndPlaceholdersAreLeftOut) {
  EXPECT_EQ(text_of("<w:p>" + run("<w:t>9</w:t>") + run("<w:t>gone</w:t>", "<w:vanish/>") +
                    run("<w:t>.5</w:t>", "<w:vanish w:val=\"0\"/>") + "</w:p>"),
            "9.5");
  EXPECT_EQ(text_of("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                    run("<w:t>单击此处输入文字。</w:t>") + "</w:sdtContent></w:sdt></w:p>"),
            "");
}

TEST(Word, AParagraphWhoseEndIsDeletedGoesOnInTheNext) {
  EXPECT_EQ(text_of("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" + run("<w:t>9</w:t>") + "</w:p>" +
                    paragraph("5") + paragraph("b")),
            "95\nb");
}

TEST(Word, OfAlternativesOneCountsAndTextBoxesAreRead) {
  const std::string box = "<w:txbxContent>" + paragraph("框内") + "</w:txbxContent>";
  const std::string alternatives = "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box +
                                   "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                                   "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>";
  EXPECT_EQ(text_of("<w:p>" + run("<w:t>前</w:t>" + alternatives) + "</w:p>"), "前\n框内");
  const auto tables = tables_of("<w:p>" +
                                run("<w:pict><v:textbox><w:txbxContent>" + paragraph("标题") +
                                    table_of(row(cell(paragraph("a")))) + "</w:txbxContent></v:textbox></w:pict>") +
                                "</w:p>" + table_of(row(cell(paragraph("b")))));
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].before, std::vector<std::string>{"标题"});
  EXPECT_EQ(tables[0].rows[0].cells[0].text, "a");
  EXPECT_EQ(tables[1].number, 2u);
}

TEST(Word, OfAlternativesTheFirstThatIsUnderstoodCounts) {
  const auto shown = [](const std::string& choices, const std::string& fallback) {
    return text_of("<w:p>" +
                   run("<mc:AlternateContent xmlns:own=\"urn:own\" "
                       "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">" +
                       choices + "<mc:Fallback><w:t>" + fallback + "</w:t></mc:Fallback></mc:AlternateContent>") +
                   "</w:p>");
  };
  const std::string foreign = "<mc:Choice Requires=\"w14 own\"><w:t>7</w:t></mc:Choice>";
  EXPECT_EQ(shown(foreign, "98"), "98");
  EXPECT_EQ(shown(foreign + "<mc:Choice Requires=\"w14\"><w:t>98</w:t></mc:Choice>", "7"), "98");
}

TEST(Word, TabsAndPhoneticsAreWhatIsPrinted) {
  EXPECT_EQ(text_of("<w:p>" + run("<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/>") +
                    run("<w:ruby><w:rt>" + run("<w:t>bing</w:t>") + "</w:rt><w:rubyBase>" + run("<w:t>丙</w:t>") +
                        "</w:rubyBase></w:ruby>") +
                    "</w:p>"),
            "甲\t乙-丙");
}

TEST(Word, ContentControlsAreWalkedThrough) {
  const auto tables =
      tables_of("<w:sdt><w:sdtContent>" +
                table_of("<w:sdt><w:sdtContent>" + row(cell(paragraph("a"))) + "</w:sdtContent></w:sdt>") +
                "</w:sdtContent></w:sdt>");
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows.at(0).cells.at(0).text, "a");
}

TEST(Word, TablesInsideCellsAreNumberedInReadingOrder) {
  const auto tables = tables_of(table_of(row(cell(table_of(row(cell(paragraph("inner")))) + paragraph("")))) +
                                table_of(row(cell(paragraph("last")))));
  ASSERT_EQ(tables.size(), 2u);
  ASSERT_EQ(tables[0].rows[0].cells[0].tables.size(), 1u);
  EXPECT_EQ(tables[0].rows[0].cells[0].tables[0].number, 2u);
  EXPECT_EQ(tables[1].number, 3u);
}

TEST(Word, NestingBeyondTheLimitIsRefused) {
  std::string inside = paragraph("x");
  for (int i = 0; i < 100; ++i) inside = table_of(row(cell(inside)));
  const auto result = read_docx(docx_of(inside));
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_NE(result.troubles[0].expected.find("limits.depth"), std::string::npos);
  EXPECT_EQ(result.value.size(), 1u);
}

TEST(Word, AbsurdSpansAreCutToTheLimits) {
  const auto result = read_docx(docx_of(
      table_of(row(cell(paragraph("a"), "<w:gridSpan w:val=\"99999999999999999999\"/>") + cell(paragraph("b"))))));
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_NE(result.troubles[0].expected.find("limits.columns"), std::string::npos);
  EXPECT_EQ(result.value.at(0).rows[0].cells.size(), 1u);
  EXPECT_EQ(result.value[0].rows[0].cells[0].column_span, limits{}.columns);
}

TEST(Word, APartThatIsNotXmlIsReportedWithItsByteAndWhatPrecedesItIsKept) {
  zip_writer package;
  package.add("word/document.xml",
              "<w:document xmlns:w=\"w\"><w:body>" + table_of(row(cell(paragraph("a")))) + "<w:tbl></w:oops>");
  const auto result = read_docx(package.finish());
  ASSERT_FALSE(result.troubles.empty());
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::unreadable_part);
  ASSERT_FALSE(result.value.empty());
  EXPECT_EQ(result.value[0].rows[0].cells[0].text, "a");
}

TEST(Word, BadBytesOfAPartAreSaidAndTheRestIsRead) {
  const auto result = read_docx(docx_of(table_of(row(cell(paragraph("9\xE5")) + cell(paragraph("印刷"))))));
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::invalid_utf8);
  EXPECT_NE(result.troubles[0].at.find("word/document.xml, byte "), std::string::npos);
  EXPECT_EQ(result.value.at(0).rows[0].cells[0].text, "9\uFFFD");
  EXPECT_EQ(result.value[0].rows[0].cells[1].text, "印刷");
}

TEST(Word, APackageWithoutADocumentIsUnreadable) {
  zip_writer package;
  package.add("word/other.xml", "<a/>");
  const auto made = read_document_bytes(package.finish());
  EXPECT_EQ(made.format, "docx");
  EXPECT_EQ(made.state, document_state::unreadable);
  EXPECT_NE(made.troubles.back().found.find("word/document.xml"), std::string::npos);
}

TEST(Word, ADocumentWithoutTablesHasNoForm) {
  const auto made = read_document_bytes(docx_of(paragraph("只有文字")));
  EXPECT_EQ(made.state, document_state::no_form);
  EXPECT_EQ(made.troubles.back().kind, trouble_kind::no_form_found);
}

TEST(Word, TheEndingOfTheNameDoesNotMatter) {
  EXPECT_EQ(read_document_bytes(docx_of(paragraph("x")), "forms.xlsx").format, "docx");
}

TEST(Word, CutOffTheTablesBeforeTheCutAreKeptAndItIsSaid) {
  std::ifstream file(PERFEVAL_TEST_DATA "/forms.docx", std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(file)), {});
  const auto made = read_document_bytes(std::string_view(whole).substr(0, 6000));  // inside word/document.xml
  EXPECT_EQ(made.state, document_state::read);
  EXPECT_GE(made.forms.size(), 2u);
  const auto all = read_document_bytes(whole);
  for (std::size_t i = 0; i + 1 < made.forms.size(); ++i) EXPECT_EQ(made.forms[i], all.forms[i]) << i;
  EXPECT_EQ(made.troubles.at(0).kind, trouble_kind::cut_off);
  EXPECT_NE(made.troubles.at(1).found.find("cut off after"), std::string::npos);
}

TEST(Word, CutOffAnywhereItIsReadOrSaid) {
  std::ifstream file(PERFEVAL_TEST_DATA "/forms.docx", std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(file)), {});
  ASSERT_GT(whole.size(), 10'000u);
  for (std::size_t cut = 0; cut < whole.size(); cut += 997) {
    const auto made = read_document_bytes(std::string_view(whole).substr(0, cut));
    EXPECT_FALSE(made.troubles.empty()) << cut;
    if (made.state == document_state::unreadable) {
      EXPECT_EQ(made.troubles.back().kind, trouble_kind::unreadable_document) << cut;
    }
  }
}

}  // namespace
}  // namespace perfeval
