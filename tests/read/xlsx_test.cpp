#include <perfeval/read/document.hpp>
#include <perfeval/read/xlsx.hpp>

#include "package/zip.hpp"

#include <gtest/gtest.h>

namespace perfeval {
namespace {

const char* const main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::string xlsx_of(const std::vector<std::string>& sheets, const std::string& sheet_state = "",
                    const std::string& book_properties = "") {
  zip_writer package;
  std::string list, relations;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    list +=
        "<sheet name=\"表" + n + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"" + (i == 0 ? sheet_state : "") + "/>";
    relations +=
        "<Relationship Id=\"rId" + n + "\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
    package.add("xl/worksheets/sheet" + n + ".xml",
                "<worksheet xmlns=\"" + std::string(main_space) + "\">" + sheets[i] + "</worksheet>");
  }
  package.add("xl/workbook.xml", "<workbook xmlns=\"" + std::string(main_space) + "\" xmlns:r=\"r\">" +
                                     book_properties + "<sheets>" + list + "</sheets></workbook>");
  package.add("xl/_rels/workbook.xml.rels",
              "<Relationships>" + relations +
                  "<Relationship Id=\"s\" Type=\"http://x/styles\" Target=\"styles.xml\"/><Relationship Id=\"t\" "
                  "Type=\"http://x/sharedStrings\" "
                  "Target=\"sharedStrings.xml\"/></Relationships>");
  package.add("xl/styles.xml",
              "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.00%\"/><numFmt numFmtId=\"165\" "
              "formatCode=\"0.0&quot;个&quot;\"/></numFmts>"
              "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "
              "numFmtId=\"31\"/></cellXfs></styleSheet>");
  package.add("xl/sharedStrings.xml",
              "<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>x</t></rPh></si></sst>");
  return package.finish();
}

std::vector<table> tables_of(const std::string& sheet) { return read_xlsx(xlsx_of({sheet})).value; }

TEST(Excel, ACellsTextIsWhatItShowsAndTheStoredTextIsKept) {
  const auto t = tables_of(
      "<sheetData><row r=\"2\"><c r=\"B2\" s=\"1\"><v>0.9996</v></c><c r=\"C2\"><v>19.992000000000001</v></c><c "
      "r=\"D2\" s=\"2\"><v>3</v></c>"
      "<c r=\"E2\" s=\"3\"><v>44926</v></c><c r=\"F2\"><v>20</v></c></row></sheetData>");
  ASSERT_EQ(t.size(), 1u);
  EXPECT_EQ(t[0].name, "表1");
  ASSERT_EQ(t[0].rows.size(), 2u);
  const auto& cells = t[0].rows[1].cells;
  EXPECT_EQ(cells[0].column, 2u);
  EXPECT_EQ(cells[0].text, "99.96%");
  EXPECT_EQ(cells[0].stored, "0.9996");
  EXPECT_EQ(cells[1].text, "19.992");
  EXPECT_EQ(cells[1].stored, "19.992000000000001");
  EXPECT_EQ(cells[2].text, "3.0个");
  EXPECT_EQ(cells[3].text, "2022年12月31日");
  EXPECT_EQ(cells[4].text, "20");
  EXPECT_EQ(cells[4].stored, "");
}

TEST(Excel, TextsAreSharedInlineOrTheResultOfAFormula) {
  const auto t = tables_of(
      "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>丁</t></is></c><c "
      "t=\"str\"><f>A1</f><v>戊</v></c>"
      "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#DIV/0!</v></c><c t=\"s\"><v>99</v></c></row></sheetData>");
  std::vector<std::string> texts;
  for (const auto& cell : t.at(0).rows.at(0).cells) texts.push_back(cell.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"甲", "乙丙", "丁", "戊", "TRUE", "#DIV/0!", "#REF!"}));
  EXPECT_EQ(t[0].rows[0].cells[6].column, 7u);
}

TEST(Excel, MergedRangesAreSpans) {
  const auto t = tables_of(
      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"/></row><row r=\"2\"><c r=\"A2\"/><c "
      "r=\"C2\"><v>5</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>");
  ASSERT_EQ(t.at(0).rows[0].cells.size(), 1u);
  EXPECT_EQ(t[0].rows[0].cells[0].row_span, 2u);
  EXPECT_EQ(t[0].rows[0].cells[0].column_span, 2u);
  ASSERT_EQ(t[0].rows[1].cells.size(), 1u);
  EXPECT_EQ(t[0].rows[1].cells[0].text, "5");
}

TEST(Excel, HiddenSheetsAreLeftOutAndSaid) {
  const std::string sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>";
  const auto result = read_xlsx(xlsx_of({sheet, sheet}, " state=\"hidden\""));
  ASSERT_EQ(result.value.size(), 1u);
  EXPECT_EQ(result.value[0].number, 2u);
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::hidden_sheet);
}

TEST(Excel, HiddenRowsAndColumnsAreLeftOutAndSaidAndMergedCellsThatShowAreKept) {
  const auto result = read_xlsx(xlsx_of(
      {"<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c "
       "r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><v>3</v></c></row><row r=\"2\" hidden=\"1\"><c "
       "r=\"A2\"><v>4</v></c><c r=\"C2\"><v>5</v></c></row><row r=\"3\"><c r=\"A3\"><v>6</v></c></row></sheetData>"
       "<mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells>"}));
  const auto& rows = result.value.at(0).rows;
  ASSERT_EQ(rows.size(), 3u);
  ASSERT_EQ(rows[0].cells.size(), 2u);
  EXPECT_EQ(rows[0].cells[1].text, "3");
  EXPECT_TRUE(rows[1].cells.empty());
  EXPECT_TRUE(rows[1].hides);
  EXPECT_TRUE(result.value[0].hides_columns);
  EXPECT_EQ(rows[2].cells.at(0).text, "6");
  EXPECT_EQ(rows[2].cells.at(1).text, "5");  // the merged cell that row 3 shows
  EXPECT_EQ(rows[2].cells.at(1).column, 3u);
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::hidden_cells);
  EXPECT_EQ(result.troubles[0].found, "2 cells in hidden rows or columns");
}

// ECMA-376, part 1, 22.9.2.19 (ST_Xstring): _xHHHH_ is a character, _x005F_ an underscore.
TEST(Excel, EscapedCharactersOfTextsAreRead) {
  const auto t = tables_of(
      "<sheetData><row><c t=\"inlineStr\"><is><t>甲_x000D_\n乙_x0009_丙</t></is></c><c "
      "t=\"inlineStr\"><is><t>_x005F_x000D_ _x00_ _xZZZZ_ _x2265_95</t></is></c></row></sheetData>");
  EXPECT_EQ(t.at(0).rows[0].cells[0].text, "甲\n乙\t丙");
  EXPECT_EQ(t[0].rows[0].cells[1].text, "_x000D_ _x00_ _xZZZZ_ ≥95");
}

TEST(Excel, CutOffBeforeTheWorkbookPartTheSheetsAreReadByTheirNames) {
  const auto whole = xlsx_of({"<sheetData><row><c><v>7</v></c></row></sheetData>"});
  const auto cut = whole.find("xl/workbook.xml");  // stands behind the sheets
  const auto result = read_xlsx(std::string_view(whole).substr(0, cut));
  EXPECT_EQ(result.value.at(0).rows.at(0).cells.at(0).text, "7");
  EXPECT_EQ(result.troubles.at(0).kind, trouble_kind::cut_off);
}

TEST(Excel, DaysMayCountFrom1904) {
  const auto result = read_xlsx(
      xlsx_of({"<sheetData><row><c s=\"3\"><v>43464</v></c></row></sheetData>"}, "", "<workbookPr date1904=\"1\"/>"));
  EXPECT_EQ(result.value.at(0).rows[0].cells[0].text, "2022年12月31日");
}

TEST(Excel, RowsAndColumnsBeyondTheLimitsAreRefused) {
  limits few;
  few.rows = 10;
  auto result = read_xlsx(
      xlsx_of({"<sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"11\"><c><v>1</v></c></row></sheetData>"}), few);
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_NE(result.troubles[0].expected.find("limits.rows"), std::string::npos);
  EXPECT_EQ(result.value.at(0).rows.size(), 1u);
  few = {};
  few.columns = 3;
  result = read_xlsx(xlsx_of({"<sheetData><row><c r=\"XFD1\"><v>1</v></c></row></sheetData>"}), few);
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_NE(result.troubles[0].expected.find("limits.columns"), std::string::npos);
}

TEST(Excel, ATextSharedByManyCellsStopsAtTheBytesAllowed) {
  // 40 bytes of a cell's XML bring 3,000 bytes of text each: 1,000 cells, 3,000,000 bytes.
  std::string cells;
  for (int i = 0; i < 1000; ++i) cells += "<c t=\"s\"><v>0</v></c>";
  zip_writer package;
  package.add("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>" + cells + "</row></sheetData></worksheet>");
  package.add("xl/workbook.xml",
              "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
  package.add("xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" "
              "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"t\" Type=\"x/sharedStrings\" "
              "Target=\"sharedStrings.xml\"/></Relationships>");
  package.add("xl/sharedStrings.xml", "<sst><si><t>" + std::string(3000, 'x') + "</t></si></sst>");
  limits bounds;
  bounds.bytes = 300'000;
  const auto result = read_xlsx(package.finish(), bounds);
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_NE(result.troubles[0].expected.find("limits.bytes"), std::string::npos);
  std::size_t kept = 0;
  for (const auto& cell : result.value.at(0).rows.at(0).cells) kept += !cell.text.empty();
  EXPECT_EQ(kept, 100u);  // 300,000 / 3,000
}

TEST(Excel, ALiteralOfANumberFormatStopsAtTheSizeOfTheFile) {
  // 1,000 cells of 100,000 bytes each are 100 MB from a file of a few kB: 16 MiB are shown, 167 cells.
  std::string cells;
  for (int i = 0; i < 1000; ++i) cells += "<c s=\"0\"><v>1</v></c>";
  zip_writer package;
  package.add("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>" + cells + "</row></sheetData></worksheet>");
  package.add("xl/workbook.xml",
              "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
  package.add("xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" "
              "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"t\" Type=\"x/styles\" "
              "Target=\"styles.xml\"/></Relationships>");
  package.add("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"&quot;" +
                                   std::string(99'999, 'A') +
                                   "&quot;0\"/></numFmts><cellXfs><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
  const auto result = read_xlsx(package.finish());
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_NE(result.troubles[0].expected.find("limits.expansion"), std::string::npos);
  std::size_t kept = 0;
  for (const auto& cell : result.value.at(0).rows.at(0).cells) kept += !cell.text.empty();
  EXPECT_EQ(kept, 167u);  // 16,777,216 / 100,000
}

TEST(Excel, BadBytesOfAPartAreSaidWhateverThePart) {
  zip_writer package;
  package.add("xl/worksheets/sheet1.xml",
              "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>");
  package.add("xl/workbook.xml",
              "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
  package.add("xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
              "<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
  package.add("xl/sharedStrings.xml", "<sst><si><t>印\xE5刷</t></si></sst>");
  const auto result = read_xlsx(package.finish());
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::invalid_utf8);
  EXPECT_NE(result.troubles[0].at.find("xl/sharedStrings.xml"), std::string::npos);
  EXPECT_EQ(result.value.at(0).rows[0].cells[0].text, "印\uFFFD刷");
}

TEST(Excel, ANumberThatIsNoCharacterIsSaidAndReplaced) {
  for (const char* bad : {"&#x110000;", "&#xD800;", "&#0;", "&#31111111111111111111111111111111117329;"}) {
    zip_writer package;
    package.add("xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&#30002;" + std::string(bad) +
                    "&#x7532;</t></is></c></row></sheetData></worksheet>");  // 甲 before and after
    package.add("xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
    package.add("xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                "</Relationships>");
    const auto result = read_xlsx(package.finish());
    ASSERT_EQ(result.troubles.size(), 1u) << bad;
    EXPECT_EQ(result.troubles[0].kind, trouble_kind::invalid_utf8);
    EXPECT_EQ(result.troubles[0].at, "xl/worksheets/sheet1.xml, byte 59");
    EXPECT_EQ(result.value.at(0).rows[0].cells[0].text, "甲\uFFFD甲") << bad;
  }
}

TEST(Excel, APartMayDeclareGbk) {
  zip_writer package;
  package.add("xl/worksheets/sheet1.xml",
              "<?xml version=\"1.0\" encoding=\"GBK\"?><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>"
              "\xBC\xD7</t></is></c></row></sheetData></worksheet>");  // 甲
  package.add("xl/workbook.xml",
              "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
  package.add("xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
              "</Relationships>");
  const auto result = read_xlsx(package.finish());
  EXPECT_TRUE(result.troubles.empty());
  EXPECT_EQ(result.value.at(0).rows[0].cells[0].text, "甲");
}

TEST(Excel, AbsurdMergesCostNothing) {
  std::string merges;
  for (int i = 0; i < 1000; ++i)
    merges += "<mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"Z99:A1\"/><mergeCell ref=\"?\"/>";
  const auto t =
      tables_of("<sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row><row r=\"3\"/></sheetData><mergeCells>" +
                merges + "</mergeCells>");
  ASSERT_EQ(t.at(0).rows[0].cells.size(), 1u);
  EXPECT_EQ(t[0].rows[0].cells[0].text, "7");
  EXPECT_EQ(t[0].rows[0].cells[0].row_span, 3u);
}

TEST(Excel, ReferencesMayBeInLowerCase) {
  const auto made =
      read_xlsx(xlsx_of({"<sheetData><row r=\"1\"><c r=\"a1\"><v>1</v></c><c r=\"d1\"><v>4</v></c></row>"
                         "</sheetData><mergeCells><mergeCell ref=\"a1:c1\"/></mergeCells>"}));
  const auto& cells = made.value.at(0).rows.at(0).cells;
  ASSERT_EQ(cells.size(), 2u);
  EXPECT_EQ(cells[0].column_span, 3u);
  EXPECT_EQ(cells[1].column, 4u);
}

TEST(Excel, AColumnWithoutACellIsBlankInItsPlace) {
  const auto made = read_document_bytes(
      xlsx_of({"<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>项目名称</t></is></c><c "
               "t=\"inlineStr\"><is><t>甲</t></is></c></row>"
               "<row r=\"2\"><c t=\"inlineStr\"><is><t>三级指标</t></is></c><c "
               "t=\"inlineStr\"><is><t>指标值</t></is></c><c t=\"inlineStr\"><is><t>完成值</t></is></c>"
               "<c t=\"inlineStr\"><is><t>分值</t></is></c><c t=\"inlineStr\"><is><t>得分</t></is></c></row>"
               "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>培训</t></is></c><c r=\"B3\"><v>3</v></c><c "
               "r=\"D3\"><v>10</v></c></row></sheetData>"}));
  ASSERT_EQ(made.forms.size(), 1u);
  const auto& row = made.forms[0].indicators.at(0);
  EXPECT_EQ(row.weight.text, "10");
  EXPECT_EQ(row.score.content, content::blank);
  EXPECT_EQ(row.score.place, (place{1, 3, 5}));
  EXPECT_EQ(row.actual.content, content::blank);
}

// Each formula doubles the text of the one above: no more than a cell can hold. 16 letters, doubled 13 times: 131,072.
TEST(Excel, FormulasDoNotGrowATextWithoutEnd) {
  std::string rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>0123456789abcdef</v></c></row>";
  for (int n = 2; n <= 60; ++n) {
    const std::string above = "A" + std::to_string(n - 1);
    rows += "<row r=\"" + std::to_string(n) + "\"><c r=\"A" + std::to_string(n) + "\"><f>" + above + "&amp;" + above +
            "</f></c></row>";
  }
  const auto read = read_xlsx(xlsx_of({"<sheetData>" + rows + "</sheetData>"}));
  ASSERT_EQ(read.value.size(), 1u);
  EXPECT_EQ(read.value[0].rows[12].cells[0].text.size(), 65'536u);
  EXPECT_EQ(read.value[0].rows[13].cells[0].text, "=A13&A13");
  ASSERT_FALSE(read.troubles.empty());
  EXPECT_EQ(read.troubles.back().kind, trouble_kind::formula_without_value);
}

}  // namespace
}  // namespace perfeval
