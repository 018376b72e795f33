#include <perfeval/read/document.hpp>
#include <perfeval/read/docx.hpp>

#include "zip.hpp"

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

TEST(Word, APartThatIsNoXmlIsSaidWithItsByteAndWhatStandsBeforeIsKept) {
  zip_writer package;
  package.add("word/document.xml",
              "<w:document xmlns:w=\"w\"><w:body>" + table_of(row(cell(paragraph("a")))) + "<w:tbl></w:oops>");
  const auto result = read_docx(package.finish());
  ASSERT_FALSE(result.troubles.empty());
  EXPECT_EQ(result.troubles[0].kind, "unreadable-part");
  ASSERT_FALSE(result.value.empty());
  EXPECT_EQ(result.value[0].rows[0].cells[0].text, "a");
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
  EXPECT_EQ(made.troubles.back().kind, "no-form-found");
}

TEST(Word, TheEndingOfTheNameDoesNotMatter) {
  EXPECT_EQ(read_document_bytes(docx_of(paragraph("x")), "forms.xlsx").format, "docx");
}

TEST(Word, CutOffAnywhereItIsReadOrSaid) {
  std::ifstream file(PERFEVAL_TEST_DATA "/forms.docx", std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(file)), {});
  ASSERT_GT(whole.size(), 10'000u);
  for (std::size_t cut = 0; cut < whole.size(); cut += 997) {
    const auto made = read_document_bytes(std::string_view(whole).substr(0, cut));
    EXPECT_FALSE(made.troubles.empty()) << cut;
    if (made.state == document_state::unreadable) {
      EXPECT_EQ(made.troubles.back().kind, "unreadable-document") << cut;
    }
  }
}

}  // namespace
}  // namespace perfeval
