// Cells as a person sees them: what is struck out, raised, hidden, deleted, not chosen or invisible.
#include <perfeval/read/document.hpp>
#include <perfeval/read/docx.hpp>
#include <perfeval/read/html.hpp>
#include <perfeval/read/xlsx.hpp>

#include "package/zip.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
namespace {

using parts = std::vector<std::pair<std::string, std::string>>;

std::string package_of(const parts& content) {
  zip_writer package;
  for (const auto& [name, text] : content) package.add(name, text);
  return package.finish();
}

const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relationships(const parts& typed) {
  std::string made = "<Relationships>";
  for (std::size_t i = 0; i < typed.size(); ++i)
    made += "<Relationship Id=\"r" + std::to_string(i + 1) + "\" Type=\"" + relations + typed[i].first +
            "\" Target=\"" + typed[i].second + "\"/>";
  return made + "</Relationships>";
}

// ------------------------------------------------------------------------------------------------ Word

std::string document_of(const std::string& body) {
  return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"r\"><w:body>" +
         body + "</w:body></w:document>";
}
std::string docx_of(const std::string& body, const std::string& styles = "<w:styles/>") {
  return package_of({{"word/document.xml", document_of(body)},
                     {"word/_rels/document.xml.rels", relationships({{"styles", "styles.xml"}})},
                     {"word/styles.xml", styles}});
}
std::string run(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
}
std::string row(const std::vector<std::string>& cells) {
  std::string made = "<w:tr>";
  for (const auto& cell : cells)
    made += cell.starts_with("<w:tc>") || cell.starts_with("<w:sdt>") ? cell : "<w:tc><w:p>" + cell + "</w:p></w:tc>";
  return made + "</w:tr>";
}
std::vector<std::string> word_cells(const std::string& runs, const std::string& styles = "<w:styles/>") {
  std::vector<std::string> texts;
  for (const auto& table : read_docx(docx_of("<w:tbl>" + row({runs, run("x")}) + "</w:tbl>", styles)).value)
    for (const auto& cell : table.rows.at(0).cells) texts.push_back(cell.text);
  return texts;
}
std::string word_text(const std::string& runs, const std::string& styles = "<w:styles/>") {
  return word_cells(runs, styles).at(0);
}

// The texts of a column of cells, each with one paragraph of these properties and runs.
std::vector<std::string> numbered_cells(const std::string& levels, const std::vector<std::string>& paragraphs) {
  std::string rows;
  for (const auto& one : paragraphs) rows += row({one, run("x")});
  const auto made = read_docx(package_of(
      {{"word/document.xml", document_of("<w:tbl>" + rows + "</w:tbl>")},
       {"word/_rels/document.xml.rels", relationships({{"styles", "styles.xml"}, {"numbering", "lists.xml"}})},
       {"word/styles.xml",
        "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>"
        "</w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"M\"><w:basedOn "
        "w:val=\"L\"/></w:style></w:styles>"},
       {"word/lists.xml",
        "<w:numbering><w:abstractNum w:abstractNumId=\"7\">" + levels +
            "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\">"
            "<w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"30\"/></w:lvlOverride>"
            "</w:num></w:numbering>"}}));
  std::vector<std::string> texts;
  for (const auto& one : made.value.at(0).rows) texts.push_back(one.cells.at(0).text);
  return texts;
}
std::string in_list(const std::string& list, const std::string& level = "0") {
  return "<w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr></w:pPr>";
}

TEST(WordAsSeen, AnAutomaticNumberIsAllThatACellMayShow) {
  const std::string levels =
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"20\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl>"
      "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:lvlText w:val=\"%1.%2.\"/></w:lvl>"
      "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"*\"/></w:lvl>";
  EXPECT_EQ(numbered_cells(levels, {in_list("1"), in_list("1"), in_list("1", "1"), in_list("1", "1"), in_list("1"),
                                    in_list("1", "1"), in_list("1", "2")}),
            (std::vector<std::string>{"20", "21", "21.1.", "21.2.", "22", "22.1.", ""}));
  EXPECT_EQ(numbered_cells(levels, {in_list("1"), in_list("2"), in_list("2"), in_list("0"), in_list("5")}),
            (std::vector<std::string>{"20", "30", "31", "", ""}));
  EXPECT_EQ(numbered_cells(levels, {"<w:pPr><w:pStyle w:val=\"M\"/></w:pPr>", in_list("1") + run("5")}),
            (std::vector<std::string>{"20", "5"}));
}

TEST(WordAsSeen, AnAutomaticNumberOfAStrangeListDoesNoHarm) {
  const auto level = [](const std::string& text) {
    return "<w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:lvlText w:val=\"" + text + "\"/></w:lvl>";
  };
  EXPECT_EQ(numbered_cells(level("%1"), {in_list("1"), in_list("1")}),
            (std::vector<std::string>{"2147483647", "2147483648"}));
  EXPECT_EQ(numbered_cells(level(std::string(300, '1')), {in_list("1")}), (std::vector<std::string>{""}));
}

TEST(WordAsSeen, AnAutomaticNumberRightBeforeAFigureLeavesItOpen) {
  const std::string levels =
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"2\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1\"/></w:lvl>";
  EXPECT_EQ(numbered_cells(levels, {in_list("1") + run("0"), in_list("1") + run("公里")}),
            (std::vector<std::string>{"0?", "公里"}));
}

TEST(WordAsSeen, StruckOutFiguresAreLeftOut) {
  EXPECT_EQ(word_text(run("9.25", "<w:strike/>") + run("9.75")), "9.75");
  EXPECT_EQ(word_text(run("9", "<w:dstrike/>") + run("10")), "10");
  EXPECT_EQ(word_text(run("9", "<w:strike w:val=\"0\"/>")), "9");
  const std::string styles =
      "<w:styles><w:style w:styleId=\"gone\"><w:rPr><w:strike/></w:rPr></w:style><w:style w:styleId=\"goner\">"
      "<w:basedOn w:val=\"gone\"/></w:style><w:style "
      "w:styleId=\"secret\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
  EXPECT_EQ(word_text(run("8", "<w:rStyle w:val=\"goner\"/>") + run("7"), styles), "7");
  EXPECT_EQ(word_text(run("8", "<w:rStyle w:val=\"secret\"/>") + run("7"), styles), "7");
  EXPECT_EQ(word_text(run("8", "<w:rStyle w:val=\"gone\"/><w:strike w:val=\"false\"/>"), styles), "8");
}

TEST(WordAsSeen, AWhiteFigureIsLeftOpenUnlessSomethingHasAColourBehindIt) {
  const std::string white = "<w:color w:val=\"FFFFFF\"/>";
  EXPECT_EQ(word_text(run("5", white)), "5?");
  EXPECT_EQ(word_text(run("总分", white)), "总分");
  EXPECT_EQ(word_text(run("5", white + "<w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>")), "5");
  EXPECT_EQ(word_text("<w:pPr><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/></w:pPr>" + run("5", white)), "5");
  const std::string shaded = "<w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/></w:tcPr><w:p>";
  EXPECT_EQ(word_text(shaded + run("5", white) + "</w:p></w:tc>"), "5");
  const std::string styles =
      "<w:styles><w:style w:type=\"table\" w:styleId=\"a\"><w:tblStylePr><w:tcPr><w:shd w:val=\"clear\" "
      "w:fill=\"1F4E79\"/></w:tcPr></w:tblStylePr></w:style><w:style w:type=\"table\" w:styleId=\"b\"><w:basedOn "
      "w:val=\"a\"/></w:style><w:style w:type=\"table\" w:styleId=\"plain\"/></w:styles>";
  const auto in_style = [&](const std::string& style) {
    return read_docx(docx_of("<w:tbl><w:tblPr><w:tblStyle w:val=\"" + style + "\"/></w:tblPr>" +
                                 row({run("5", white)}) + "</w:tbl>",
                             styles))
        .value.at(0)
        .rows.at(0)
        .cells.at(0)
        .text;
  };
  EXPECT_EQ(in_style("b"), "5");
  EXPECT_EQ(in_style("plain"), "5?");
}

TEST(WordAsSeen, APropertyThatTogglesInBothStylesIsOff) {
  const std::string styles =
      "<w:styles><w:style w:styleId=\"p\"><w:rPr><w:strike/><w:vanish/></w:rPr></w:style><w:style w:styleId=\"c\">"
      "<w:rPr><w:strike/><w:vanish/></w:rPr></w:style></w:styles>";
  const std::string paragraph = "<w:pPr><w:pStyle w:val=\"p\"/></w:pPr>";
  EXPECT_EQ(word_text(paragraph + run("8") + run("9.75", "<w:rStyle w:val=\"c\"/>"), styles), "9.75");
}

TEST(WordAsSeen, FiguresOfAFormulaNeverRunTogether) {
  const auto part = [](const std::string& name, const std::string& text) {
    return "<m:" + name + "><m:r><m:t>" + text + "</m:t></m:r></m:" + name + ">";
  };
  const auto formula = [&](const std::string& content) { return word_text("<m:oMath>" + content + "</m:oMath>"); };
  EXPECT_EQ(formula("<m:f>" + part("num", "39") + part("den", "4") + "</m:f>"), "39/4");
  EXPECT_EQ(formula("<m:sSup>" + part("e", "10") + part("sup", "4") + "</m:sSup>"), "10^4");
  EXPECT_EQ(formula("<m:sSup>" + part("e", "m") + part("sup", "2") + "</m:sSup>"), "m²");
  EXPECT_EQ(formula("<m:sSub>" + part("e", "CO") + part("sub", "2") + "</m:sSub>"), "CO2");
  EXPECT_EQ(formula("<m:d>" + part("e", "19.5") + "</m:d>"), "(19.5)");
  EXPECT_EQ(formula("<m:bar>" + part("e", "98%") + "</m:bar>"), "98%");
}

TEST(WordAsSeen, NoSignOfAFormulaIsLost) {
  const auto one = [](const std::string& text, const std::string& look = "") {
    return "<m:r><m:rPr><m:sty m:val=\"p\"/></m:rPr><w:rPr>" + look + "</w:rPr><m:t>" + text + "</m:t></m:r>";
  };
  const auto part = [](const std::string& name, const std::string& content) {
    return "<m:" + name + ">" + content + "</m:" + name + ">";
  };
  const auto e = [&](const std::string& text) { return part("e", one(text)); };
  const auto formula = [&](const std::string& content) { return word_text("<m:oMath>" + content + "</m:oMath>"); };
  EXPECT_EQ(formula(part("rad", "<m:deg/>" + e("400"))), "√400");
  EXPECT_EQ(formula(part("eqArr", e("20") + e("15"))), "20 15");
  EXPECT_EQ(formula(part("m", part("mr", e("20") + e("15")) + part("mr", e("1") + e("2")))), "20 15 1 2");
  EXPECT_EQ(formula(part("sSubSup", e("20") + part("sub", one("1")) + part("sup", one("万")))), "20₁万");
  EXPECT_EQ(formula(part("nary", "<m:naryPr><m:chr m:val=\"∑\"/></m:naryPr>" + e("99.75"))), "∑   99.75");
  EXPECT_EQ(formula(part("d", "<m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr>" + e("5") + e("9"))),
            "[5|9]");
  EXPECT_EQ(formula(one("9.25", "<w:strike/>") + one("9.75")), "9.75");
  EXPECT_EQ(formula(part("borderBox", "<m:borderBoxPr><m:strikeH/></m:borderBoxPr>" + e("9.25")) + one("9.75")),
            "9.75");
}

TEST(WordAsSeen, AFieldThatIsAnEquationShowsItsParts) {
  const auto field = [](const std::string& instruction) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + instruction +
           "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  };
  EXPECT_EQ(word_text(field("eq \\o\\ac(○,1)") + run("投入")), "①投入");
  EXPECT_EQ(word_text(run("20") + field(" EQ \\o\\ac(○,1) ")), "20");  // the mark of a note
  EXPECT_EQ(word_text(field("eq \\o\\ac(□,优)")), "优");
  EXPECT_EQ(word_text(field("eq \\f(39,4)")), "39/4");
  EXPECT_EQ(word_text(run("20") + field("eq \\x(15)")), "20|15");
  EXPECT_EQ(word_text(field("eq \\r(400)")), "√400");
  EXPECT_EQ(word_text(field("eq \\o(98,99)")), "98 99?");
  EXPECT_EQ(word_text(field("eq \\o(\\s\\up 5(98),\\s\\do 2(99))")), "^98 _99?");
  EXPECT_EQ(word_text(field("eq 98\\q(1)")), "981?");
  EXPECT_EQ(word_text(run("98") + field(" XE \"20\" ")), "98");
}

TEST(WordAsSeen, SignsOfSymbolFontsAreWhatTheyShow) {
  const std::string styles =
      "<w:styles><w:style w:styleId=\"s\"><w:rPr><w:rFonts w:ascii=\"Symbol\" "
      "w:hAnsi=\"Symbol\"/></w:rPr></w:style></w:styles>";
  EXPECT_EQ(word_text(run("³", "<w:rFonts w:hAnsi=\"Symbol\"/>") + run("98")), "≥98");
  EXPECT_EQ(word_text(run("³", "<w:rStyle w:val=\"s\"/>") + run("98"), styles), "≥98");
  EXPECT_EQ(word_text(run("³", "<w:rStyle w:val=\"s\"/><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\"/>"), styles), "³");
  EXPECT_EQ(word_text(run("³", "<w:rFonts w:hint=\"eastAsia\" w:hAnsi=\"Symbol\" w:eastAsia=\"宋体\"/>")), "³");
  EXPECT_EQ(word_text("<w:r><w:sym w:font=\"symbol\" w:char=\"F0A3\"/></w:r>"), "≤");
}

TEST(WordAsSeen, ACellThatHoldsAPictureIsNotBlank) {
  const std::string drawing =
      "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/></a:graphic>";
  const auto in_line = "<w:r><w:drawing><wp:inline>" + drawing + "</wp:inline></w:drawing></w:r>";
  const auto floating = "<w:r><w:drawing><wp:anchor>" + drawing + "</wp:anchor></w:drawing></w:r>";
  EXPECT_EQ(word_text(in_line), "[图片]");
  EXPECT_EQ(word_text(run("98") + in_line), "98");
  EXPECT_EQ(word_text(floating), "");
}

TEST(WordAsSeen, ARowTooLowForAnyTextIsHidden) {
  const auto low = [](const std::string& rule) {
    return "<w:tr><w:trPr><w:trHeight w:val=\"1\" w:hRule=\"" + rule + "\"/></w:trPr><w:tc><w:p>" + run("5") +
           "</w:p></w:tc></w:tr>";
  };
  const auto rows = [&](const std::string& rule) {
    return read_docx(docx_of("<w:tbl>" + row({run("甲"), run("1")}) + low(rule) + "</w:tbl>")).value.at(0).rows.size();
  };
  EXPECT_EQ(rows("exact"), 1u);
  EXPECT_EQ(rows("atLeast"), 2u);
}

TEST(WordAsSeen, WhatStandsInPlaceOfATableIsSaid) {
  const auto said = [](const std::string& part) {
    const auto made = read_document_bytes(package_of({{"word/document.xml", document_of("<w:p/>")}, {part, "x"}}));
    return made.state == document_state::unreadable ? made.troubles.back().found : std::string();
  };
  EXPECT_NE(said("word/embeddings/sheet1.xlsx").find("embedded"), std::string::npos);
  EXPECT_NE(said("word/media/image1.png").find("1 pictures"), std::string::npos);
  EXPECT_EQ(said("word/settings.xml"), "");
}

TEST(WordAsSeen, FiguresShownFromTheirEndOrTooSmallToBeSeenAreNotRead) {
  EXPECT_EQ(word_text("<w:bdo w:val=\"rtl\">" + run("57.99") + "</w:bdo>"), "57.99?");
  EXPECT_EQ(word_text("<w:bdo w:val=\"ltr\">" + run("99.75") + "</w:bdo>"), "99.75");
  EXPECT_EQ(word_text(run("99.75") + run("98", "<w:sz w:val=\"2\"/>")), "99.7598?");
  EXPECT_EQ(word_text(run("99.75") + run("注", "<w:sz w:val=\"2\"/>")), "99.75注");
}

TEST(WordAsSeen, WhatIsLeftOutIsSaid) {
  const auto result =
      read_docx(docx_of("<w:tbl>" + row({run("9", "<w:strike/>"), run("8", "<w:vanish/>")}) + "</w:tbl>"));
  ASSERT_EQ(result.troubles.size(), 2u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::hidden_cells);
  EXPECT_EQ(result.troubles[1].kind, trouble_kind::hidden_cells);
}

TEST(WordAsSeen, ARaisedMarkIsNotADigitOfTheFigure) {
  const std::string up = "<w:vertAlign w:val=\"superscript\"/>", down = "<w:vertAlign w:val=\"subscript\"/>";
  EXPECT_EQ(word_text(run("9.75") + run("1", up)), "9.75");
  EXPECT_EQ(word_text(run("9.75") + run("[1]", up)), "9.75");
  EXPECT_EQ(word_text(run("9.75") + run("①", up)), "9.75");
  EXPECT_EQ(word_text(run("100m") + run("2", up)), "100m²");
  EXPECT_EQ(word_text(run("5×10") + run("4", up)), "5×10⁴");
  EXPECT_EQ(word_text(run("CO") + run("2", down)), "CO2");
  EXPECT_EQ(word_text(run("9.75") + run("1", down)), "9.75₁");
}

TEST(WordAsSeen, ANoteMarkInFrontOfAFigureAndOneThatIsOnlySetHigherAreNoDigits) {
  EXPECT_EQ(word_text(run("1", "<w:vertAlign w:val=\"superscript\"/>") + run("9.75")), "9.75");
  EXPECT_EQ(word_text(run("1", "<w:vertAlign w:val=\"superscript\"/>") + run("投入")), "1投入");
  EXPECT_EQ(word_text(run("9.75") + run("1", "<w:position w:val=\"12\"/>")), "9.75");
  EXPECT_EQ(word_text(run("9") + run(".75", "<w:position w:val=\"2\"/>")), "9.75");
  EXPECT_EQ(
      word_text(run("9.75") + "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>1</w:t></w:r>"),
      "9.75");
}

TEST(WordAsSeen, ARowOrACellThatHidesItsFigureIsKnown) {
  const auto rows = [](const std::string& inside) {
    return read_docx(docx_of("<w:tbl>" + row({run("甲"), run("1")}) + inside + row({run("乙"), run("2")}) + "</w:tbl>"))
        .value.at(0)
        .rows;
  };
  const std::string hidden_row = "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>";
  EXPECT_TRUE(rows(hidden_row + run("5") + "</w:p></w:tc></w:tr>")[0].hides);
  EXPECT_FALSE(rows(hidden_row + run("说明") + "</w:p></w:tc></w:tr>")[0].hides);
  EXPECT_TRUE(rows(row({run("丙"), run("5", "<w:vanish/>")}))[1].hides);
  EXPECT_FALSE(rows(row({run("丙"), run("8", "<w:vanish/>") + run("5")}))[1].hides);
}

TEST(WordAsSeen, ACellRemovedByATrackedChangeIsLeftOut) {
  const std::string gone = "<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p/></w:tc>";
  const auto tables = read_docx(docx_of("<w:tbl>" + row({run("a"), gone, run("b")}) + "</w:tbl>")).value;
  ASSERT_EQ(tables.at(0).rows.at(0).cells.size(), 2u);
  EXPECT_EQ(tables[0].rows[0].cells[1].text, "b");
  EXPECT_EQ(tables[0].rows[0].cells[1].column, 2u);
}

TEST(WordAsSeen, AMergeThatIsTrackedIsAMerge) {
  const std::string goes_on = "<w:tc><w:tcPr><w:cellMerge w:vMerge=\"cont\"/></w:tcPr><w:p/></w:tc>";
  const auto tables =
      read_docx(docx_of("<w:tbl>" + row({run("a"), run("b")}) + row({goes_on, run("c")}) + "</w:tbl>")).value;
  EXPECT_EQ(tables.at(0).rows.at(0).cells[0].row_span, 2u);
}

TEST(WordAsSeen, AFigureUnderAMergeThatIsStillToBeAcceptedLeavesTheCellOpen) {
  const std::string goes_on =
      "<w:tc><w:tcPr><w:cellMerge w:vMerge=\"cont\"/></w:tcPr><w:p>" + run("99.75") + "</w:p></w:tc>";
  const auto result =
      read_docx(docx_of("<w:tbl>" + row({run("10"), run("b")}) + row({goes_on, run("c")}) + "</w:tbl>"));
  EXPECT_EQ(result.value.at(0).rows.at(0).cells[0].text, "10?");
  EXPECT_EQ(result.troubles.at(0).kind, trouble_kind::hidden_cells);
}

std::string drop_down(const std::string& chosen) {
  return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList>" + chosen +
         "<w:listEntry w:val=\"优\"/><w:listEntry w:val=\"良\"/></w:ddList></w:ffData></w:fldChar></w:r><w:r>"
         "<w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

TEST(WordAsSeen, ADropDownShowsTheEntryThatItsResultCountsFromZero) {
  EXPECT_EQ(word_text(drop_down("<w:result w:val=\"1\"/>")), "良");
  EXPECT_EQ(word_text(drop_down("<w:default w:val=\"1\"/>")), "良");
  EXPECT_EQ(word_text(drop_down("<w:default w:val=\"1\"/><w:result w:val=\"0\"/>")), "优");
  EXPECT_EQ(word_text(drop_down("")), "优");
}

TEST(WordAsSeen, AContentControlThatWaitsForItsTextHasNone) {
  const auto control = [](const std::string& content) {
    return "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
  };
  EXPECT_EQ(word_cells("<w:tc>" + control("<w:p>" + run("单击输入") + "</w:p>") + "</w:tc>"),
            (std::vector<std::string>{"", "x"}));
  EXPECT_EQ(word_cells(control("<w:tc><w:p>" + run("单击输入") + "</w:p></w:tc>")),
            (std::vector<std::string>{"", "x"}));
}

TEST(WordAsSeen, APagePutInWithAltChunkIsReadAndOthersAreSaid) {
  const auto with = [](const std::string& chunk) {
    return read_docx(
        package_of({{"word/document.xml", document_of("<w:p>" + run("标题") + "</w:p><w:altChunk r:id=\"r1\"/>")},
                    {"word/_rels/document.xml.rels", relationships({{"aFChunk", "chunk.bin"}})},
                    {"word/chunk.bin", chunk}}));
  };
  const auto page = with("<html><table><tr><td>甲</td></tr></table></html>");
  ASSERT_EQ(page.value.size(), 1u);
  EXPECT_EQ(page.value[0].rows[0].cells[0].text, "甲");
  EXPECT_EQ(page.value[0].before, std::vector<std::string>{"标题"});
  EXPECT_EQ(page.value[0].number, 1u);
  EXPECT_EQ(with(docx_of("<w:tbl>" + row({run("乙")}) + "</w:tbl>")).value.at(0).rows[0].cells[0].text, "乙");
  const auto rich = with("{\\rtf1}");
  ASSERT_EQ(rich.troubles.size(), 1u);
  EXPECT_NE(rich.troubles[0].found.find("altChunk"), std::string::npos);
}

// ------------------------------------------------------------------------------------------------ Excel

struct workbook {
  std::string cells;
  std::string styles = "<styleSheet/>";
  std::string texts = "<sst/>";
};

std::string xlsx_of(const workbook& book) {
  return package_of(
      {{"_rels/.rels", relationships({{"officeDocument", "Mappe\\Buch.XML"}})},
       {"mappe\\buch.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"r\"><sheets>"
        "<sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"},
       {"Mappe/_rels/Buch.xml.rels",
        relationships(
            {{"worksheet", "/Mappe/B%31.xml"}, {"sharedStrings", "..\\TEXTE.xml"}, {"styles", "./x/../look.xml"}})},
       {"mappe/b1.xml", "<worksheet><sheetData>" + book.cells + "</sheetData></worksheet>"},
       {"texte.xml", book.texts},
       {"mappe/look.xml", book.styles}});
}
reading<std::vector<table>> read_workbook(const workbook& book) { return read_xlsx(xlsx_of(book)); }
std::vector<std::string> sheet_texts(const workbook& book) {
  std::vector<std::string> texts;
  const auto result = read_workbook(book);
  for (const auto& row : result.value.at(0).rows)
    for (const auto& cell : row.cells) texts.push_back(cell.text);
  return texts;
}

TEST(Packages, PartsAreFoundByTheirRelationshipsWhateverTheirNames) {
  const workbook book{"<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>0.5</v></c></row>",
                      "<styleSheet><cellXfs><xf/><xf numFmtId=\"9\"/></cellXfs></styleSheet>",
                      "<sst><si><t>甲</t></si></sst>"};
  EXPECT_EQ(sheet_texts(book), (std::vector<std::string>{"甲", "50%"}));
  EXPECT_EQ(read_document_bytes(xlsx_of(book)).format, "xlsx");
}

TEST(Packages, NamesMayBeginWithASlash) {
  const std::string body = document_of("<w:tbl>" + row({run("甲"), run("x")}) + "</w:tbl>");
  for (const char* begin : {"/", "./", "\\"})
    EXPECT_EQ(read_docx(package_of({{begin + std::string("word/document.xml"), body}})).value.size(), 1u) << begin;
}

TEST(Packages, WhatIsNoneIsSaidToBeWhatItIs) {
  const auto binary = read_document_bytes(
      package_of({{"_rels/.rels", relationships({{"officeDocument", "xl/workbook.bin"}})}, {"xl/workbook.bin", "x"}}));
  EXPECT_EQ(binary.state, document_state::unreadable);
  EXPECT_NE(binary.troubles.back().found.find(".xlsb"), std::string::npos);
  EXPECT_NE(binary.troubles.back().expected.find(".xlsx"), std::string::npos);
  const auto fixed = read_document_bytes(package_of({{"OFD.xml", "<ofd:OFD/>"}}));
  EXPECT_NE(fixed.troubles.back().found.find("OFD"), std::string::npos);
}

TEST(ExcelAsSeen, StruckOutAndRaisedRunsAreNoPartOfTheFigure) {
  const std::string struck = "<r><rPr><strike/></rPr><t>9.25</t></r><r><t>9.75</t></r>";
  const std::string raised = "<r><t>9.75</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>";
  const auto result =
      read_workbook({"<row><c t=\"inlineStr\"><is>" + struck + "</is></c><c t=\"inlineStr\"><is>" + raised +
                         "</is></c><c s=\"1\"><v>8</v></c></row>",
                     "<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId=\"1\"/>"
                     "</cellXfs></styleSheet>"});
  const auto& cells = result.value.at(0).rows.at(0).cells;
  EXPECT_EQ(cells[0].text, "9.75");
  EXPECT_EQ(cells[1].text, "9.75");
  EXPECT_EQ(cells[2].text, "");
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::hidden_cells);
}

TEST(ExcelAsSeen, SignsOfSymbolFontsAreWhatTheyShow) {
  const std::string styles =
      "<styleSheet><fonts><font/><font><name val=\"Symbol\"/></font></fonts><cellXfs><xf/><xf fontId=\"1\"/></cellXfs>"
      "</styleSheet>";
  const auto shown = [&](const std::string& text, const std::string& style) {
    return sheet_texts({"<row><c t=\"inlineStr\" s=\"" + style + "\"><is>" + text + "</is></c></row>", styles}).at(0);
  };
  EXPECT_EQ(shown("<r><rPr><rFont val=\"Symbol\"/></rPr><t>³</t></r><r><t>98</t></r>", "0"), "≥98");
  EXPECT_EQ(shown("<r><rPr><rFont val=\"Wingdings 2\"/></rPr><t>R</t></r><r><t>是</t></r>", "0"), "☑是");
  EXPECT_EQ(shown("<t>³98</t>", "1"), "≥98");
  EXPECT_EQ(shown("<r><rPr><rFont val=\"宋体\"/></rPr><t>³98</t></r>", "1"), "³98");
  EXPECT_EQ(shown("<t>³98</t>", "0"), "³98");
}

TEST(ExcelAsSeen, AConditionalFormatMayHideAFigure) {
  const auto with = [](const std::string& rule) {
    const auto tables = read_xlsx(package_of(
        {{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", relationships({{"worksheet", "s.xml"}, {"styles", "t.xml"}})},
         {"xl/t.xml",
          "<styleSheet><dxfs><dxf><numFmt formatCode=\";;;\"/></dxf><dxf><font><color rgb=\"FFFFFFFF\"/></font></dxf>"
          "<dxf><font><color "
          "rgb=\"FFFFFFFF\"/></font><fill/></dxf><dxf><font><strike/></font></dxf></dxfs></styleSheet>"},
         {"xl/s.xml",
          "<worksheet><sheetData><row><c><v>5</v></c><c><v>0</v></c><c><v>5</v></c></row></sheetData>"
          "<conditionalFormatting sqref=\"A1:B1 D7\">" +
              rule + "</conditionalFormatting></worksheet>"}}));
    std::string texts;
    for (const auto& cell : tables.value.at(0).rows.at(0).cells) texts += cell.text + ",";
    return texts;
  };
  const auto rule = [&](const std::string& look, const std::string& comparison, const std::string& formulas) {
    return with("<cfRule type=\"cellIs\" dxfId=\"" + look + "\" operator=\"" + comparison + "\">" + formulas +
                "</cfRule>");
  };
  EXPECT_EQ(rule("0", "greaterThan", "<formula>0</formula>"), ",0,5,");
  EXPECT_EQ(rule("1", "equal", "<formula>0</formula>"), "5,,5,");
  EXPECT_EQ(rule("1", "between", "<formula>4.5</formula><formula>5</formula>"), ",0,5,");
  EXPECT_EQ(rule("2", "equal", "<formula>5</formula>"), "5,0,5,");    // white on a colour
  EXPECT_EQ(rule("0", "equal", "<formula>$Z$1</formula>"), "5,,5,");  // a blank cell is 0
  EXPECT_EQ(rule("0", "equal", "<formula>$C$1</formula>"), ",0,5,");
  EXPECT_EQ(rule("3", "equal", "<formula>5</formula>"), ",0,5,");  // struck out
}

TEST(ExcelAsSeen, AnApostropheBeforeAFigureIsTheMarkOfAText) {
  const auto cell = [](const std::string& text) { return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"; };
  EXPECT_EQ(sheet_texts({"<row>" + cell("'9.6") + cell("'96%") + cell("'甲'") + "</row>"}),
            (std::vector<std::string>{"9.6", "96%", "'甲'"}));
}

TEST(ExcelAsSeen, AConditionalFormatByAnExpressionMayHideAFigure) {
  const auto with = [](const std::string& places, const std::string& formula) {
    const auto result = read_xlsx(package_of(
        {{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", relationships({{"worksheet", "s.xml"}, {"styles", "t.xml"}})},
         {"xl/t.xml", "<styleSheet><dxfs><dxf><numFmt formatCode=\";;;\"/></dxf></dxfs></styleSheet>"},
         {"xl/s.xml",
          "<worksheet><sheetData><row><c><v>5</v></c><c><v>30</v></c>"
          "<c t=\"inlineStr\"><is><t>98%</t></is></c></row></sheetData><conditionalFormatting sqref=\"" +
              places + "\"><cfRule type=\"expression\" dxfId=\"0\"><formula>" + formula +
              "</formula></cfRule></conditionalFormatting></worksheet>"}}));
    std::string texts;
    for (const auto& cell : result.value.at(0).rows.at(0).cells) texts += cell.text + ",";
    return texts + (result.troubles.empty() ? "" : "said");
  };
  EXPECT_EQ(with("A1:C1", "TRUE"), ",,,said");
  EXPECT_EQ(with("A1:B1", "$B$1&gt;10"), ",,98%,said");
  EXPECT_EQ(with("A1:B1", "B1=30"), ",30,98%,said");  // each asks the cell to its right
  EXPECT_EQ(with("A1:C1", "A1=0"), "5,30,98%,");
  EXPECT_EQ(with("A1:C1", "LEN(TRIM(A1))=0"), "5,30,98%,");
  EXPECT_EQ(with("A1:C1", "ISERROR(A1)"), "5,30,98%,");
  EXPECT_EQ(with("A1:C1", "ISBLANK($D$1)"), ",,,said");
  EXPECT_EQ(with("A1:C1", "1/0"), "5,30,98%,");  // an error does not hold
  EXPECT_EQ(with("A1:C1",
                 "FALSE</formula></cfRule><cfRule type=\"dataBar\"><dataBar showValue=\"0\"/></cfRule><cfRule "
                 "type=\"dataBar\"><dataBar/></cfRule><cfRule type=\"expression\"><formula>FALSE"),
            ",,98%,said");  // bars, and no figures
  EXPECT_EQ(with("A1:C1", "TODAY()&gt;A1"), "5?,30?,98%?,said");
  std::string long_sum = "0";
  for (int i = 0; i < 1'000'000; ++i) long_sum += "+" + std::to_string(i);
  EXPECT_EQ(with("A1:C1", long_sum), ",,98%?,said");  // three times 6.9 million letters are more than may be read
}

TEST(ExcelAsSeen, AWhiteRunBesideAFigureLeavesItOpen) {
  const std::string runs = "<r><t>72</t></r><r><rPr><color rgb=\"FFFFFFFF\"/></rPr><t>0</t></r>";
  const std::string all = "<r><rPr><color rgb=\"FFFFFFFF\"/></rPr><t>72</t></r>";
  EXPECT_EQ(sheet_texts(
                {"<row><c t=\"inlineStr\"><is>" + runs + "</is></c><c t=\"inlineStr\"><is>" + all + "</is></c></row>"}),
            (std::vector<std::string>{"720?", "72"}));
}

TEST(ExcelAsSeen, AValueGoesOnBehindACommentOfItsXml) {
  EXPECT_EQ(sheet_texts({"<row><c><v>9<!-- 9 -->.6</v></c><c><v><![CDATA[72]]></v></c><c><v>&#55;<?x?>5</v></c>"
                         "<c t=\"inlineStr\"><is><t>12500<!-- -->册</t></is></c></row>"}),
            (std::vector<std::string>{"9.6", "72", "75", "12500册"}));
  EXPECT_EQ(word_text("<w:r><w:t>9<!-- 9 -->.6</w:t></w:r>"), "9.6");
}

TEST(ExcelAsSeen, WhiteTextOnAWhiteSheetAndTextOfOnePointAreNotSeen) {
  const std::string styles =
      "<styleSheet><fonts><font/><font><color rgb=\"FFFFFFFF\"/></font><font><sz val=\"1\"/></font>"
      "<font><color theme=\"0\"/></font></fonts><fills><fill><patternFill patternType=\"none\"/></fill>"
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF4472C4\"/></patternFill></fill></fills><cellXfs><xf/>"
      "<xf fontId=\"1\"/><xf fontId=\"2\"/><xf fontId=\"3\"/><xf fontId=\"1\" fillId=\"1\"/></cellXfs></styleSheet>";
  const std::string row =
      "<row><c s=\"1\"><v>5</v></c><c s=\"2\"><v>6</v></c><c s=\"3\"><v>7</v></c><c s=\"4\"><v>8</v></c></row>";
  const auto result = read_workbook({row, styles});
  std::vector<std::string> texts;
  for (const auto& cell : result.value.at(0).rows.at(0).cells) texts.push_back(cell.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"", "", "", "8"}));  // white on blue is seen
  EXPECT_TRUE(result.value.at(0).rows.at(0).hides);
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::hidden_cells);
}

TEST(ExcelAsSeen, RowsAndColumnsTooSmallForAnyTextAreHidden) {
  const auto texts = [](const std::string& height) {
    return sheet_texts({"<row r=\"1\" ht=\"" + height + "\"><c><v>5</v></c></row><row r=\"2\"><c><v>6</v></c></row>",
                        "<styleSheet/>"});
  };
  EXPECT_EQ(texts("0.75"), std::vector<std::string>{"6"});
  EXPECT_EQ(texts("1.95"), std::vector<std::string>{"6"});
  EXPECT_EQ(texts("2"), (std::vector<std::string>{"5", "6"}));
  EXPECT_EQ(texts("14.25"), (std::vector<std::string>{"5", "6"}));
}

TEST(ExcelAsSeen, TextsGoThroughTheTextSectionOfTheirFormat) {
  const std::string styles =
      "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"@&quot;万元&quot;\"/><numFmt numFmtId=\"171\" "
      "formatCode=\";;;\"/></numFmts><cellXfs><xf/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>";
  EXPECT_EQ(
      sheet_texts(
          {"<row><c t=\"str\" s=\"1\"><v>19.5</v></c><c t=\"str\" s=\"2\"><v>内部</v></c><c s=\"2\"><v>5</v></c></row>",
           styles}),
      (std::vector<std::string>{"19.5万元", "", ""}));
}

std::string formula(const std::string& text, const std::string& more = "") {
  return "<c" + more + "><f>" + text + "</f><v></v></c>";
}

TEST(Formulas, WithoutAStoredValueAreComputedWhereTheyArePlain) {
  const std::string first = "<row><c><v>20</v></c><c><v>19.5</v></c><c t=\"str\"><v>分</v></c><c/></row>";
  EXPECT_EQ(sheet_texts({first + "<row>" + formula("B1/A1") + formula("=SUM(A1:D1, 2)*(1+50%)") +
                         formula("-$A$1+0.1+0.2") + formula("A2*100") + "</row>"}),
            (std::vector<std::string>{"20", "19.5", "分", "", "0.975", "62.25", "-19.7", "97.5"}));
}

TEST(Formulas, OfFunctionsComparisonsAndTextsAreComputed) {
  const std::string first = "<row><c><v>20</v></c><c><v>19.5</v></c><c t=\"str\"><v>册</v></c><c/></row>";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"ROUND(B1/A1*9.87,2)", "9.62"},
      {"ROUNDUP(B1/7,1)+INT(-1.5)+TRUNC(1.7)", "1.8"},  // 2.8 - 2 + 1
      {"AVERAGE(A1:D1)", "19.75"},
      {"MIN(A1,B1)*MAX(1,2)/PRODUCT(2,5)", "3.9"},
      {"IF(A1=0,\"\",B1/A1)", "0.975"},
      {"IF(A1&gt;=B1,IF(C1=\"册\",7,8),9)", "7"},
      {"IFERROR(A1/D1,\"无\")", "无"},
      {"A1/D1", "#DIV/0!"},
      {"B1&amp;C1&amp;\" \"\"x\"\"\"", "19.5册 \"x\""},
      {"TEXT(B1/A1,\"0.00%\")", "97.50%"},
      {"2^3-ABS(-1)", "7"},
      {"1&lt;2", "TRUE"},
      {"IF(AND(A1&gt;0,A1:D1),7,8)", "7"},
      {"IF(OR(A1=0,NOT(B1&gt;0)),7,8)", "8"},
  };
  for (const auto& [source, value] : cases)
    EXPECT_EQ(sheet_texts({first + "<row>" + formula(source) + "</row>"}).back(), value) << source;
}

TEST(SheetsAsSeen, ACellThatIsWrittenTwiceIsOpen) {
  const auto first = [](const std::string& cells) {
    return sheet_texts({"<row r=\"1\">" + cells + "</row>", "<styleSheet/>"}).at(0);
  };
  EXPECT_EQ(first("<c r=\"A1\"><v>98</v></c><c r=\"A1\"><v>99.75</v></c>"), "98?99.75");
  EXPECT_EQ(first("<c r=\"A1\"/><c r=\"A1\"><v>99.75</v></c>"), "99.75");
  EXPECT_EQ(first("<c r=\"A1\"><v>98</v></c><c r=\"A1\"><v>98</v></c>"), "98");
}

TEST(Formulas, MayNameOtherSheetsHiddenOnesToo) {
  const auto tables = read_xlsx(package_of(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/><sheet name=\"数 据\" state=\"hidden\" "
        "r:id=\"r2\"/><sheet name=\"c\" r:id=\"r3\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        relationships({{"worksheet", "s.xml"}, {"worksheet", "t.xml"}, {"worksheet", "u.xml"}})},
       {"xl/s.xml", "<worksheet><sheetData><row>" + formula("SUM('数 据'!A1:$B$1)/10000") + formula("C!A1") +
                        formula("[1]b!A1") + "</row></sheetData></worksheet>"},
       {"xl/t.xml", "<worksheet><sheetData><row><c><v>120000</v></c><c><v>80000</v></c></row></sheetData></worksheet>"},
       {"xl/u.xml", "<worksheet><sheetData><row>" + formula("a!B1") + "</row></sheetData></worksheet>"}}));
  const auto& cells = tables.value.at(0).rows.at(0).cells;
  EXPECT_EQ(cells.at(0).text, "20");
  EXPECT_EQ(cells.at(1).text, "=C!A1");  // it refers back
  EXPECT_EQ(cells.at(2).text, "=[1]b!A1");
}

TEST(ExcelAsSeen, DatesInIso8601AreShownByTheirFormat) {
  const std::string styles = "<styleSheet><cellXfs><xf/><xf numFmtId=\"31\"/></cellXfs></styleSheet>";
  const auto shown_as = [&](const std::string& date, const char* style) {
    return sheet_texts({"<row><c t=\"d\" s=\"" + std::string(style) + "\"><v>" + date + "</v></c></row>", styles})
        .at(0);
  };
  EXPECT_EQ(shown_as("2022-12-20T00:00:00", "1"), "2022年12月20日");
  EXPECT_EQ(shown_as("2022-12-20", "1"), "2022年12月20日");
  EXPECT_EQ(shown_as("2024-02-29T23:59:59.500Z", "1"), "2024年2月29日");
  EXPECT_EQ(shown_as("2022-12-20T00:00:00", "0"), "2022-12-20");
  EXPECT_EQ(shown_as("today", "1"), "today");
}

TEST(ExcelAsSeen, ASheetMayHideItsZeros) {
  const auto with = [](const std::string& view) {
    const auto tables = read_xlsx(package_of(
        {{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", relationships({{"worksheet", "s.xml"}})},
         {"xl/s.xml",
          "<worksheet><sheetViews><sheetView" + view +
              "/></sheetViews><sheetData><row><c><v>0</v></c><c><v>10</v></c></row></sheetData></worksheet>"}}));
    EXPECT_EQ(tables.value.at(0).hides_columns, !view.empty());  // nothing is missing where a zero is not shown
    EXPECT_EQ(tables.troubles.size(), view.empty() ? 0u : 1u);
    return tables.value.at(0).rows.at(0).cells;
  };
  EXPECT_EQ(with(" showZeros=\"0\"").at(0).text, "");
  EXPECT_EQ(with(" showZeros=\"0\"").at(0).stored, "0");
  EXPECT_EQ(with(" showZeros=\"0\"").at(1).text, "10");
  EXPECT_EQ(with("").at(0).text, "0");
}

TEST(Formulas, SharedOnesMoveWithTheirCell) {
  EXPECT_EQ(sheet_texts({"<row><c><v>2</v></c><c><f t=\"shared\" ref=\"B1:B2\" si=\"0\">A1*$A$1</f></c></row>"
                         "<row><c><v>5</v></c><c><f t=\"shared\" si=\"0\"/></c></row>"}),
            (std::vector<std::string>{"2", "4", "5", "10"}));
}

TEST(Formulas, SharedOnesThatAreMoreShowTheirFormula) {
  const auto result =
      read_workbook({"<row><c><f t=\"shared\" ref=\"A1:A2\" si=\"0\">RANK(B1,B1:B9)</f></c></row>"
                     "<row><c><f t=\"shared\" si=\"0\"/></c></row>"});
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].at, "sheet a, A1, A2");
  EXPECT_EQ(result.value.at(0).rows.at(1).cells[0].text, "=RANK(B1,B1:B9)");
}

TEST(Formulas, OfAnArrayOverOneCellAreComputedAndOverSeveralAreSaid) {
  const auto result =
      read_workbook({"<row><c><v>2</v></c><c><f t=\"array\" ref=\"B1\">SUM(A1,3)</f></c>"
                     "<c><f t=\"array\" ref=\"C1:D1\">A1*2</f></c></row>"});
  EXPECT_EQ(result.value.at(0).rows.at(0).cells[1].text, "5");
  EXPECT_EQ(result.value[0].rows[0].cells[2].text, "=A1*2");
}

TEST(Formulas, OfABookThatIsComputedWhenOpenedAreNotTheZeroThatIsStored) {
  const auto texts_of = [](const std::string& properties) {
    const auto tables = read_xlsx(package_of(
        {{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets><calcPr" +
                                 properties + "/></workbook>"},
         {"xl/_rels/workbook.xml.rels", relationships({{"worksheet", "s.xml"}})},
         {"xl/s.xml",
          "<worksheet><sheetData><row><c><v>2</v></c><c><f>A1*4</f><v>0</v></c><c><f>RANK(A1,1)</f><v>0</v>"
          "</c></row></sheetData></worksheet>"}}));
    const auto& cells = tables.value.at(0).rows.at(0).cells;
    return std::vector<std::string>{cells.at(1).text, cells.at(2).text};
  };
  EXPECT_EQ(texts_of(" fullCalcOnLoad=\"1\""), (std::vector<std::string>{"8", "=RANK(A1,1)"}));
  EXPECT_EQ(texts_of(""), (std::vector<std::string>{"0", "0"}));
}

TEST(Formulas, ThatAreMoreAreSaidAndNeverBlank) {
  const auto result = read_workbook({"<row>" + formula("TODAY()") + formula("Other!A1") + formula("1/0") +
                                     formula("D1") + "<c t=\"str\"><f>\"\"</f><v></v></c></row>"});
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::formula_without_value);
  EXPECT_EQ(result.troubles[0].at, "sheet a, A1, B1, D1");
  const auto& cells = result.value.at(0).rows.at(0).cells;
  EXPECT_EQ(cells[0].text, "=TODAY()");
  EXPECT_EQ(cells[2].text, "#DIV/0!");
  EXPECT_EQ(cells[3].text, "=D1");
  EXPECT_EQ(cells[4].text, "");
}

TEST(Sheets, TheirLastRowIsWithinTheLimitsAndBlankRowsBelowAreNothing) {
  const auto result = read_workbook(
      {"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\" s=\"0\"/></row>"});
  EXPECT_TRUE(result.clean());
  EXPECT_EQ(result.value.at(0).rows.size(), 1u);
  const auto full = read_workbook({"<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"});
  EXPECT_TRUE(full.clean());
  EXPECT_EQ(full.value.at(0).rows.size(), 1'048'576u);
}

TEST(Sheets, ManyMergesOverOneRowEndSoon) {
  std::string cells, merges;
  for (int i = 1; i <= 3000; ++i) cells += "<c/>";
  for (int i = 0; i < 20'000; ++i) merges += "<mergeCell ref=\"A1:DKJ1\"/>";
  const auto result = read_xlsx(package_of(
      {{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels", relationships({{"worksheet", "s.xml"}})},
       {"xl/s.xml", "<worksheet><sheetData><row r=\"1\">" + cells + "</row></sheetData><mergeCells>" + merges +
                        "</mergeCells></worksheet>"}}));
  EXPECT_EQ(result.value.size(), 1u);
}

TEST(Sheets, TextThatANumberFormatRepeatsStopsAtTheBytesAllowed) {
  std::string cells;
  for (int i = 0; i < 1000; ++i) cells += "<c s=\"0\"><v>1</v></c>";
  limits bounds;
  bounds.bytes = 300'000;
  const auto result =
      read_xlsx(xlsx_of({"<row>" + cells + "</row>",
                         "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0&quot;" + std::string(3000, 'x') +
                             "&quot;\"/></numFmts><cellXfs><xf numFmtId=\"170\"/></cellXfs></styleSheet>"}),
                bounds);
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_NE(result.troubles[0].expected.find("limits.bytes"), std::string::npos);
}

// ------------------------------------------------------------------------------------------------ pages

std::string page_text(const std::string& cell, const std::string& head = "") {
  return read_html(head + "<table><tr><td>" + cell + "</td><td>x</td></tr></table>")
      .value.at(0)
      .rows.at(0)
      .cells.at(0)
      .text;
}

TEST(PagesAsSeen, StruckOutAndRaisedTextIsNotPartOfTheFigure) {
  EXPECT_EQ(page_text("<del>9.25</del><ins>9.75</ins>"), "9.75");
  EXPECT_EQ(page_text("<s>9</s><strike>8</strike>10"), "10");
  EXPECT_EQ(page_text("<span style='text-decoration: line-through red'>9</span>10"), "10");
  EXPECT_EQ(page_text("<font class=font5>9</font>10",
                      "<style><!-- .font5 {color:red; text-decoration:line-through;} --></style>"),
            "10");
  EXPECT_EQ(page_text("99.75<sup>①</sup>"), "99.75");
  EXPECT_EQ(page_text("9.75<sup><a href=x>[1]</a></sup>分"), "9.75分");
  EXPECT_EQ(page_text("100m<sup>2</sup>"), "100m²");
}

TEST(PagesAsSeen, FiguresThatStandApartAreNotOne) {
  EXPECT_EQ(page_text("<span style='margin-right:20px'>9</span><span>75</span>"), "975?");
  EXPECT_EQ(page_text("<span style='padding: 0 4px'>9</span>75"), "975?");
  EXPECT_EQ(page_text("<span style='display:inline-block;width:40px'>9</span><span>75</span>"), "975?");
  EXPECT_EQ(page_text("<b style='float:left'>9</b><b>75</b>"), "975?");
  EXPECT_EQ(page_text("<div style='display:flex'><b>9</b><b>75</b></div>"), "975?");
  EXPECT_EQ(page_text("<b class=l>9</b><b class=l>75</b>", "<style>.l{display:block}</style>"), "9\n75");
  EXPECT_EQ(page_text("<b>9</b><b>75</b>"), "975");
  EXPECT_EQ(page_text("<span style='margin:0'>9</span><span>.75</span>"), "9.75");
  EXPECT_EQ(page_text("<span style='padding:4px'>20</span><span>万元</span>"), "20万元");
}

TEST(PagesAsSeen, APageThatEndsInTheMiddleOfARowLeavesItsLastFigureOpen) {
  const auto cut = read_html("<table><tr><td>甲</td><td>80</td><td>72</td></tr><tr><td>乙</td><td>7");
  EXPECT_EQ(cut.value.at(0).rows.at(1).cells.at(1).text, "7?");
  EXPECT_TRUE(cut.value.at(0).rows.at(1).hides);  // nothing is said to be missing
  ASSERT_FALSE(cut.troubles.empty());
  EXPECT_EQ(cut.troubles[0].kind, trouble_kind::cut_off);
  const auto sloppy = read_html("<table><tr><td>甲<td>80<tr><td>乙<td>75");  // as browsers allow
  EXPECT_EQ(sloppy.value.at(0).rows.at(1).cells.at(1).text, "75");
  EXPECT_TRUE(sloppy.troubles.empty());
}

TEST(PagesAsSeen, AFigureBehindATextThatAMissingStyleSheetMayHideIsLeftOpen) {
  const std::string sheet = "<link rel=stylesheet href=a.css>";
  EXPECT_EQ(page_text("<span class=d-none>9</span><span>9.6</span>", sheet), "99.6?");
  EXPECT_EQ(page_text("<span class=d-none>满分</span><span>9.6</span>", sheet), "满分9.6");
  EXPECT_EQ(page_text("<span class=d-none>9</span><span>9.6</span>"), "99.6");  // nothing is missing
}

TEST(PagesAsSeen, OneTableForWideAndOneForNarrowWindowsAreOne) {
  const std::string table = "<table><tr><td>总分</td><td>100</td></tr></table>";
  EXPECT_EQ(read_html("<div class='d-none d-md-block'>" + table + "</div><div class=d-md-none>" + table + "</div>")
                .value.size(),
            1u);
  EXPECT_EQ(read_html("<div class=list-mobile>" + table + "</div>" + table).value.size(), 1u);
  EXPECT_EQ(read_html(table + table).value.size(), 2u);
  EXPECT_EQ(read_html("<div class=d-none>" + table + "</div><p>第二张</p><div class=d-md-none>" + table + "</div>")
                .value.size(),
            2u);
}

TEST(PagesAsSeen, ACellThatHoldsAPictureIsNotBlank) {
  EXPECT_EQ(page_text("<img src=score.png width=60>"), "[图片]");
  EXPECT_EQ(page_text("&nbsp;<p><img src=score.png></p>"), "[图片]");
  EXPECT_EQ(page_text("9.75<img src=seal.png>"), "9.75");
  EXPECT_EQ(page_text("<img src=x.gif width=1 height=1>"), "");
  EXPECT_EQ(page_text("<img src=/images/spacer.gif>"), "");
  EXPECT_EQ(page_text("<img src=x.png style='display:none'>"), "");
}

TEST(PagesAsSeen, WhatOnlyDescribesAFormulaOrADrawingIsNotShown) {
  EXPECT_EQ(page_text("<math><semantics><mn>98</mn><annotation encoding=tex>98.0</annotation></semantics></math>"),
            "98");
  EXPECT_EQ(page_text("<svg><title>8</title><desc>7</desc></svg>9.75"), "9.75");
  EXPECT_EQ(page_text("<b class=a>98</b>", "<style type='text/less'>.a{display:none}</style>"), "98");
  EXPECT_EQ(page_text("<b class=a>98</b>9", "<style type='text/css'>.a{display:none}</style>"), "9");
}

TEST(PagesAsSeen, HiddenTextIsLeftOut) {
  EXPECT_EQ(page_text("<span style='mso-hide:all'>8</span>9"), "9");
  EXPECT_EQ(page_text("<i class='tip off'>8</i>9", "<style>td.none, .off { display : none }</style>"), "9");
  EXPECT_EQ(page_text("<i class='off'>8</i>9", "<style>@media print {.off {display:none}}</style>"), "89");
  for (const char* unseen : {"opacity:0", "visibility:hidden", "font-size:0", "color:transparent",
                             "position:absolute;left:-9999px", "display:inline-block;width:0;overflow:hidden"})
    EXPECT_EQ(page_text(std::string("<span style='") + unseen + "'>8</span>9"), "9") << unseen;
  EXPECT_EQ(page_text("<span style='font-size:0.9em;left:-3px'>8</span>9"), "89");
  const auto result =
      read_html("<table style='display:none'><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>");
  ASSERT_EQ(result.value.size(), 1u);
  EXPECT_EQ(result.value[0].rows[0].cells[0].text, "b");
  EXPECT_EQ(result.troubles.at(0).kind, trouble_kind::hidden_cells);
}

std::vector<std::vector<std::string>> texts_of(const table& from) {
  std::vector<std::vector<std::string>> texts;
  for (const auto& row : from.rows) {
    auto& cells = texts.emplace_back();
    for (const auto& cell : row.cells) cells.push_back(cell.text);
  }
  return texts;
}
using grid_of_texts = std::vector<std::vector<std::string>>;

TEST(PagesAsSeen, AnInvisibleCellTakesItsPlaceAndAHiddenOneNone) {
  const auto row_of = [](const std::string& style) {
    return texts_of(
        read_html("<table><tr><td>a</td><td style='" + style + "'>5</td><td>b</td></tr></table>").value.at(0))[0];
  };
  EXPECT_EQ(row_of("visibility:hidden"), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(row_of("opacity:0"), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(row_of("display:none"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(row_of("opacity:0.5"), (std::vector<std::string>{"a", "5", "b"}));
}

// As a browser builds it, and as a workbook saved as a page has it: there the spans count the hidden row.
TEST(PagesAsSeen, SpansOverAHiddenRowCountItOrNotAsTheRowsFit) {
  const std::string hidden = "<tr style='display:none'>";
  const grid_of_texts wanted{{"甲", "1"}, {"3"}, {"乙", "4"}};
  EXPECT_EQ(texts_of(read_html("<table><tr><td rowspan=2>甲<td>1</tr>" + hidden +
                               "<td>丙<td>2</tr><tr><td>3</tr><tr><td>乙<td>4</tr></table>")
                         .value.at(0)),
            wanted);
  const auto counted = read_html("<table><tr><td rowspan=3>甲<td>1</tr>" + hidden +
                                 "<td>2</tr><tr><td>3</tr><tr><td>乙<td>4</tr></table>");
  EXPECT_EQ(texts_of(counted.value.at(0)), wanted);
  EXPECT_TRUE(counted.value[0].rows[0].hides);
  EXPECT_EQ(texts_of(read_html("<table>" + hidden + "<td rowspan=3>甲<td>2</tr><tr><td>1</tr><tr><td>3</tr>" +
                               "<tr><td>乙<td>4</tr></table>")
                         .value.at(0)),
            wanted);
}

TEST(PagesAsSeen, WhatABrowserDoesNotShowIsLeftOut) {
  EXPECT_EQ(page_text("<noscript>8</noscript>9"), "9");
  EXPECT_EQ(page_text("<progress value=8>8</progress>9"), "9");
  EXPECT_EQ(page_text("<progress value=96 max=100>96%</progress>"), "[图片]");  // a bar
  EXPECT_EQ(page_text("<meter value=.96 style='display:none'>96%</meter>"), "");
  EXPECT_EQ(page_text("<dialog>8</dialog>9"), "9");
  EXPECT_EQ(page_text("<ruby>9.75<rp>(</rp><rt>jiu<rp>)</ruby>分"), "9.75分");
  EXPECT_EQ(page_text("<sup>1</sup>9.75"), "9.75");
  EXPECT_EQ(page_text("<sup>1</sup>"), "1");
  EXPECT_EQ(page_text("<details><summary>9</summary>8</details>"), "9");
  EXPECT_EQ(page_text("<details open><summary>9</summary>8</details>"), "9\n8");
}

// As browsers decide: the selector that says more, then the later rule, then the tag itself; !important before all.
TEST(PagesAsSeen, RulesOverrideEachOther) {
  const std::string hidden = "<i class='tip off'>8</i>9", by_tag = "<i class=off style='display:inline'>8</i>9";
  EXPECT_EQ(page_text(hidden, "<style>td .off{display:none}</style>"), "9");
  EXPECT_EQ(page_text(hidden, "<style>td > .off{display:none} div .off{display:none}</style>"), "9");
  EXPECT_EQ(page_text(hidden, "<style>tr > .off{display:none}</style>"), "89");
  EXPECT_EQ(page_text(hidden, "<style>i.tip.off{display:none} .off{display:inline}</style>"), "9");
  EXPECT_EQ(page_text(hidden, "<style>.off{display:none} .tip{display:inline}</style>"), "89");
  EXPECT_EQ(page_text(hidden, "<style>.off{display:none!important} .tip{display:inline}</style>"), "9");
  EXPECT_EQ(page_text(by_tag, "<style>.off{display:none}</style>"), "89");
  EXPECT_EQ(page_text(by_tag, "<style>.off{display:none !important}</style>"), "9");
}

// What browsers show of "<i class='tip off' data-k='ab-c'>8</i>9" (Selectors 4): each hides the 8.
TEST(PagesAsSeen, SelectorsOfEveryKindHide) {
  const std::string text = "<i class='tip off' id=n data-k='ab-c' lang=zh-CN>8</i><b>9</b>";
  for (const char* selector : {"[data-k]",
                               "[data-k=\"ab-c\"]",
                               "i[data-k^=ab]",
                               "[data-k$='-c']",
                               "[data-k*=b-]",
                               "[lang|=zh]",
                               "[class~=off]",
                               "[data-k=AB-C i]",
                               "i:first-child",
                               "i:nth-child(1)",
                               "i:nth-child(odd)",
                               "i:nth-of-type(1)",
                               "i:first-of-type",
                               "i:nth-last-child(2)",
                               "i:not(.on)",
                               ":not(b, td, tr, table, tbody, body, html)",
                               "td > :not(b)",
                               ":is(.off, .x)",
                               "i:where(.off)",
                               "td:first-child i",
                               "tr > td:first-child > i",
                               "table tbody > tr i",
                               "i:nth-child(-n+1)",
                               "i:has(+ b)",
                               "td:has(> b) i",
                               ":root .off",
                               "body > table i",
                               "i:nth-child(1 of .off)",
                               "i:only-of-type",
                               "i:not(:hover)",
                               "I",
                               "#n",
                               "i:is(:not(.on))",
                               "tr:not(.x) td i.off",
                               "i:not(b)"})
    EXPECT_EQ(page_text(text, std::string("<!doctype html><style>") + selector + "{display:none}</style>"), "9")
        << selector;
}

TEST(PagesAsSeen, SelectorsThatSelectSomethingElseHideNothing) {
  const std::string text = "<i class='tip off' data-k='ab-c'>8</i><b>9</b>";
  for (const char* selector : {"[data-x]",
                               "[data-k=ab]",
                               "[data-k^=c]",
                               "i:last-child",
                               "i:nth-child(2)",
                               "i:not(.off)",
                               "i:hover",
                               "i::before",
                               "i:empty",
                               "b + i",
                               "b ~ i",
                               "i:has(b)",
                               ".x > i",
                               ".OFF",
                               "table > tr i",
                               "i:not(:first-child)",
                               "i:checked",
                               ".off, i:",
                               "i:nth-child(n+2)",
                               "td:last-child i"})
    EXPECT_EQ(page_text(text, std::string("<!doctype html><style>") + selector + "{display:none}</style>"), "89")
        << selector;
  EXPECT_EQ(page_text(text, "<style>.OFF{display:none}</style>"), "9");  // a page that names no standard
}

TEST(PagesAsSeen, WhatCannotBeToldIsNeitherReadNorLeftOut) {
  const std::string text = "<i class=off>8</i>";
  for (const char* sheet : {"i:unknown{display:none}", "@container (min-width:1px){.off{display:none}}",
                            "@media (prefers-color-scheme:dark){.off{display:none}}", ".off{opacity:.01}",
                            ".off{position:absolute;left:9999px}", ".off{transform:scale(0)}", ".off{font-size:1px}"})
    EXPECT_EQ(page_text(text, std::string("<style>") + sheet + "</style>"), "8?") << sheet;
  EXPECT_EQ(page_text(text, "<style>i:unknown{display:none} i.off{display:inline!important}</style>"), "8");
  EXPECT_EQ(page_text("<i>甲</i>", "<style>i:unknown{display:none}</style>"), "甲");
  const auto result = read_html("<style>i:unknown{display:none}</style><table><tr><td><i>8</i></table>");
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::hidden_cells);
  EXPECT_TRUE(result.value.at(0).rows.at(0).hides);
}

TEST(PagesAsSeen, EveryWayToHideAText) {
  for (const char* unseen : {"display:var(--no, none)",
                             "--gone:none;display:var(--gone)",
                             "display:inline-block;transform:scale(0)",
                             "display:block;transform:rotate(3deg) scaleX(0.0)",
                             "display:block;scale:0",
                             "display:block;clip-path:inset(50%)",
                             "display:block;clip-path:circle(0)",
                             "position:absolute;clip:rect(0,0,0,0)",
                             "position:absolute;clip:rect(1px 1px 1px 1px)",
                             "position:absolute;left:-100em",
                             "position:fixed;top:-200vh",
                             "position:absolute;right:9999px",
                             "display:block;margin-left:-9999px",
                             "font:0/0 a",
                             "color:rgba(0,0,0,0)",
                             "color:#0000",
                             "color:rgb(0 0 0 / 0%)",
                             "opacity:0%",
                             "opacity:0.0",
                             "filter:opacity(0)",
                             "display:block;transform:translateX(-9999px)",
                             "display:block;content-visibility:hidden",
                             "display:block;height:0;overflow:hidden",
                             "display:block;text-indent:-9999px",
                             "VISIBILITY:Hidden"})
    EXPECT_EQ(page_text(std::string("<span style='") + unseen + "'>8</span>9"), "9") << unseen;
  for (const char* seen : {"display:var(--unknown)", "display:var(--no,inline)", "transform:none", "clip-path:none",
                           "clip:auto", "opacity:1", "transform:scale(1)", "left:-9999px", "color:rgba(0,0,0,.9)",
                           "display:block none", "font:12px/0 a"})
    EXPECT_EQ(page_text(std::string("<b>9</b><span style='") + seen + "'>8</span>"), "98") << seen;
  EXPECT_EQ(page_text("<i>8</i>9", "<style>:root{--Show:none} i{display:var(--Show)}</style>"), "9");
  EXPECT_EQ(page_text("<i>8</i>9", "<style>:root{--a:var(--b);--b:none} i{display:var(--a)}</style>"), "9");
  EXPECT_EQ(page_text("<i>8</i>9", "<style>:root{--a:none} td{--a:inline} i{display:var(--a)}</style>"), "89");
}

TEST(PagesAsSeen, AVisibleTextInsideAnInvisibleOneIsSeen) {
  EXPECT_EQ(page_text("<span style='visibility:hidden'>8<b style='visibility:visible'>9</b></span>"), "9");
  EXPECT_EQ(page_text("<span style='color:transparent'>8<b style='color:red'>9</b></span>"), "9");
  EXPECT_EQ(
      page_text("<span style='font-size:0'>8<b style='font-size:12pt'>9</b><u style='font-size:2em'>7</u></span>"),
      "9");
  EXPECT_EQ(page_text("<span style='opacity:0'>8<b style='opacity:1'>7</b></span>9"), "9");
  const auto rows = [](const std::string& row) {
    return texts_of(read_html("<table><tr><td>a</td><td>b</td></tr>" + row + "</table>").value.at(0));
  };
  EXPECT_EQ(rows("<tr style='visibility:hidden'><td>8<td style='visibility:visible'>9</tr>"),
            (grid_of_texts{{"a", "b"}, {"", "9"}}));
  EXPECT_EQ(rows("<tr><td style='visibility:hidden'><b style='visibility:visible'>8</b><td>9</tr>"),
            (grid_of_texts{{"a", "b"}, {"8", "9"}}));
  EXPECT_EQ(rows("<tr><td style='position:absolute;left:-9999px'>8<td>7<td>9</tr>"),
            (grid_of_texts{{"a", "b"}, {"7", "9"}}));
  EXPECT_EQ(read_html("<table style='visibility:hidden'><tr><td>8</table><table><tr><td>9</table>").value.size(), 1u);
}

TEST(PagesAsSeen, FiguresWhoseSignsStandInAnotherOrderAreNotRead) {
  for (const char* text :
       {"<bdo dir=rtl>57.99</bdo>", "99<svg><text>8</text></svg>", "<math><mfrac><mn>39</mn><mn>4</mn></mfrac></math>",
        "9<span style='vertical-align:text-top;font-size:8px'>1</span>",
        "9<span style='position:relative;top:-6px;font-size:80%'>1</span>",
        "<div style='display:flex;flex-direction:row-reverse'><i>.75</i><b>99</b></div>",
        "<span style='float:right'>.75</span>99", "<i style='order:2'>.75</i><b>99</b>", "99<object>8</object>",
        "<i style='position:absolute;left:9px'>.75</i>99"})
    EXPECT_EQ(page_text(text).back(), '?') << text;
  EXPECT_EQ(page_text("<span style='vertical-align:top'>99</span>.75"), "99.75");
  EXPECT_EQ(page_text("<math><mn>99.75</mn></math>"), "99.75");
  EXPECT_EQ(page_text("<i style='display:none\\9'>9</i>8"), "98");  // for an old browser
}

TEST(PagesAsSeen, WhatAStylePutsInFrontOfAnElementOrBehindItIsRead) {
  EXPECT_EQ(page_text("<b>98</b>", "<style>b::after{content:'%'} b:before{content:\"≥\"}</style>"), "≥98%");
  EXPECT_EQ(page_text("<b data-u=万元>98</b>", "<style>b::after{content:attr(data-u)}</style>"), "98万元");
  EXPECT_EQ(page_text("98", "<style>td:first-child::after{content:'\\5206'}</style>"), "98分");
  EXPECT_EQ(page_text("98", "<style>td:first-child::after{content:'7';display:none}</style>"), "98");
  EXPECT_EQ(page_text("98", "<style>td::after{content:'\\e610'} td::before{content:'';display:table}</style>"), "98");
  EXPECT_EQ(page_text("<b>98</b>", "<style>b::before{content:counter(x)}</style>"), "98?");
  EXPECT_EQ(page_text("<b>98</b>", "<style>b{content:'7'} b::first-line{display:none}</style>"), "98");
  EXPECT_EQ(page_text("<i>8</i>98", "<style>i{display:none} i::after{content:'7'}</style>"), "98");
}

TEST(PagesAsSeen, FiguresThatRunTogetherWhereASheetIsMissingAreNotRead) {
  const std::string missing = "<link rel=stylesheet href=a.css>";
  EXPECT_EQ(page_text("99.75<em class=old>98</em>", missing), "99.7598?");
  EXPECT_EQ(page_text("99.75<em class=old>98</em>"), "99.7598");
  EXPECT_EQ(page_text("99<em class=part>.75</em>", missing), "99.75");
  EXPECT_EQ(page_text("99.75 <em class=old>98</em>", missing), "99.75 98");
}

TEST(PagesAsSeen, FiguresThatRunTogetherWhereAScriptNamesOneOfThemAreNotRead) {
  const std::string script = "<script>hide(document.getElementById('old'))</script>";
  EXPECT_EQ(page_text("99.75<em id=old>98</em>", script), "99.7598?");
  EXPECT_EQ(page_text("99.75<em class='big old'>98</em>", script), "99.7598?");
  EXPECT_EQ(page_text("99<em id=old>.75</em>", script), "99.75");
  EXPECT_EQ(page_text("9<em id=new>8</em>", script), "98");
}

TEST(PagesAsSeen, EscapesOfAStyleSheetAreResolved) {
  EXPECT_EQ(page_text("<i>9</i>8", "<style>i{d\\69splay:n\\6Fne}</style>"), "8");
  EXPECT_EQ(page_text("<i>9</i>8", "<style>i{di\\73 play:none}</style>"), "8");
  EXPECT_EQ(page_text("<i>9</i>8", "<style>i{display:none\\9}</style>"), "98");
  EXPECT_EQ(page_text("<i>9</i>8", "<style>i{display:none\\0/}</style>"), "98");
  EXPECT_EQ(page_text("<i>9</i>8", "<style>i{content:'\\'};display:none'}</style>"), "98");
}

TEST(PagesAsSeen, APropertyOfTheSheetsOwnHasItsInitialValue) {
  const std::string sheet = "<style>@property --a{syntax:'*';inherits:true;initial-value:none} i{display:var(--a)}";
  EXPECT_EQ(page_text("<i>9</i>8", sheet + "</style>"), "8");
  EXPECT_EQ(page_text("<i>9</i>8", sheet + "td{--a:inline}</style>"), "98");
}

TEST(PagesAsSeen, AShadowRootIsShownInsteadOfTheRestOfItsElement) {
  const std::string begin = "<div><template shadowrootmode=open>";
  EXPECT_EQ(page_text(begin + "99.75</template>98</div>"), "99.75");
  EXPECT_EQ(page_text(begin + "<b>99.75</b></template></div>分"), "99.75\n分");
  EXPECT_EQ(page_text(begin + "<slot></slot>.5</template>98</div>").back(), '?');
  EXPECT_EQ(page_text("<template>9</template>8"), "8");
}

TEST(PagesAsSeen, AStruckOutCellOrRowIsNotRead) {
  const auto rows = [](const std::string& row) {
    return texts_of(read_html("<table><tr><td>a<td>b</tr>" + row + "</table>").value.at(0));
  };
  const std::string struck = " style='text-decoration:line-through'";
  EXPECT_EQ(rows("<tr><td" + struck + ">8<td>9</tr>"), (grid_of_texts{{"a", "b"}, {"", "9"}}));
  EXPECT_EQ(rows("<tr" + struck + "><td>8<td>9</tr>"), (grid_of_texts{{"a", "b"}, {"", ""}}));
}

TEST(PagesAsSeen, TablesOfOneRowEachAreOneTable) {
  const std::string row = "<table><tr><td>甲<td>1</table>", wide = "<table><tr><td>甲<td>1<td>2</table>";
  EXPECT_EQ(read_html(row + row + row).value.size(), 1u);
  EXPECT_EQ(read_html(row + row).value.size(), 2u);
  EXPECT_EQ(read_html(row + row + wide + row).value.size(), 4u);
  EXPECT_EQ(read_html(row + row + "<p>说明</p>" + row).value.size(), 3u);
}

TEST(PagesAsSeen, AFloatingCopyOfTheHeaderIsNoTable) {
  const std::string header = "<tr><td>指标<td>得分</tr>";
  EXPECT_EQ(read_html("<table>" + header + "<tr><td>甲<td>1</table><div class=fixedHeader-floating><table>" + header +
                      "</table></div>")
                .value.size(),
            1u);
}

TEST(PagesAsSeen, RulesOfBlocksAndOfRulesInRules) {
  const std::string text = "<i class=off>8</i><b>9</b>";
  for (const char* sheet :
       {"td{& .off{display:none}}", "td{color:red;i{&.off{display:none}}}", ".off{td &{display:none}}",
        "@layer a{.off{display:none}}", "@layer a,b;@layer b{.off{display:none}}@layer a{i.off{display:inline}}",
        "@layer a{td i.off{display:inline}} .off{display:none}",
        "@media screen{@supports (display:grid){.off{display:none}}}", "a[x='}'] b{color:red} .off{display:none}",
        ".off{display:inline;display:none}", ".off{display:none!important;color:red} i.off{display:inline}"})
    EXPECT_EQ(page_text(text, std::string("<style>") + sheet + "</style>"), "9") << sheet;
  for (const char* sheet :
       {"@media (max-width:600px){.off{display:none}}", ".off{color:red!important;display:none} i.off{display:inline}"})
    EXPECT_EQ(page_text(text, std::string("<style>") + sheet + "</style>"), "89") << sheet;
}

TEST(PagesAsSeen, RulesForAScreenCountAndOthersDoNot) {
  const std::string text = "<i class=off>8</i>9";
  for (const char* medium : {"screen", "all", "only screen and (min-width:768px)", "print, screen", "not print"})
    EXPECT_EQ(page_text(text, std::string("<style>@media ") + medium + "{td{color:red} .off{display:none}}</style>"),
              "9")
        << medium;
  for (const char* medium : {"print", "not screen", "screen and (max-width: 768px)", "(orientation:portrait)"})
    EXPECT_EQ(page_text(text, std::string("<style>@media ") + medium + "{.off{display:none}}</style>"), "89") << medium;
  EXPECT_EQ(page_text(text, "<style media=print>.off{display:none}</style>"), "89");
  EXPECT_EQ(page_text(text, "<style media=\"screen\">.off{display:none}</style>"), "9");
  EXPECT_EQ(page_text(text, "<style>@charset \"utf-8\";@import url(a.css);.off{display:none}</style>"), "9");
  EXPECT_EQ(page_text(text, "<style>@supports (display:grid){.off{display:none}}</style>"), "9");
  EXPECT_EQ(page_text(text, "<style>td{color:red; .off{display:none}}</style>"), "9");
  EXPECT_EQ(page_text("<b class=off><i>8</i></b>9", "<style>.off *{display:none}</style>"), "9");
  EXPECT_EQ(page_text(text, "<style>@media print{.on{color:red}} .off{display:none}</style>"), "9");
}

TEST(PagesAsSeen, APageWhoseEveryTableIsHiddenIsReadAllTheSame) {
  const auto result = read_html("<div style='display:none'><table><tr><td>a</td></tr></table></div>");
  ASSERT_EQ(result.value.size(), 1u);
}

TEST(PagesAsSeen, ADropDownShowsItsChosenEntry) {
  EXPECT_EQ(page_text("<select><option>9.5<option selected>9.75</option><option>10</option></select>分"), "9.75分");
  EXPECT_EQ(page_text("<select><option value=1>优</option><option>良</option></select>"), "优");
  EXPECT_EQ(page_text("<select multiple><option selected>甲<option>乙<option selected>丙</select>"), "甲、丙");
  EXPECT_EQ(page_text("<select multiple><option>甲</select>"), "");
  EXPECT_EQ(page_text("<select><option disabled>请选择<option>9.75</select>"), "9.75");
  EXPECT_EQ(page_text("<select><option label='9.75'>3</select>"), "9.75");
  EXPECT_EQ(page_text("<select style='display:none'><option>3</select><input type=hidden value=2>9.75"), "9.75");
  EXPECT_EQ(page_text("<input type=tel value=9.75><input style='display:none' value=3>"), "9.75");
}

TEST(PagesAsSeen, ATableInAPartForFixedColumnsIsACopy) {
  const std::string head = "<table><tr><th>指标</th><th>得分</th></tr></table>";
  const std::string body = "<table><tr><td>甲</td><td>9</td></tr><tr><td>乙</td><td>8</td></tr></table>";
  const std::string left = "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>";
  EXPECT_EQ(
      read_html("<div>" + head + body + "<div class=el-table__fixed><div>" + head + "</div>" + body + "</div></div>")
          .value.size(),
      2u);
  EXPECT_EQ(read_html(body + "<div class='ant-table-fixed-left'>" + left + "</div>").value.size(), 1u);
  EXPECT_EQ(read_html("<div class='ant-table-fixed-left'>" + left + "</div>" + body).value.size(), 1u);
  EXPECT_EQ(read_html(body + "<section class=ht_clone_left>" + left + "</section>").value.size(), 1u);
  EXPECT_EQ(read_html("<div class=fixed>" + body + body + "</div>").value.size(), 2u);
  EXPECT_EQ(read_html(body + body).value.size(), 2u);
  EXPECT_EQ(read_html("<div class=navbar-fixed>" + head + "</div>" + body).value.size(), 2u);
}

TEST(PagesAsSeen, TwoHalvesOfAGridAreOneTable) {
  const std::string left =
      "<table><tr><td>指标</td></tr></table><table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>";
  const std::string right =
      "<table><tr><td>得分</td></tr></table><table><tr><td>9</td></tr><tr><td>8</td></tr></table>";
  const auto made =
      read_html("<div class=datagrid-view1>" + left + "</div><div class=datagrid-view2>" + right + "</div>");
  ASSERT_EQ(made.value.size(), 2u);
  EXPECT_EQ(texts_of(made.value[0]), (grid_of_texts{{"指标", "得分"}}));
  EXPECT_EQ(texts_of(made.value[1]), (grid_of_texts{{"甲", "9"}, {"乙", "8"}}));
  EXPECT_EQ(made.value[1].rows[0].cells[1].column, 2u);
}

TEST(Pages, LockedColumnsOfAGridAreTheLeftOfItsRows) {
  const auto made = read_html(
      "<div class=k-grid-header-locked><table><tr><th>指标</table></div><div "
      "class=k-grid-header-wrap><table><tr><th>得分"
      "</table></div><div class=k-grid-content-locked><table><tr><td>甲<tr><td>乙</table></div>"
      "<div class=k-grid-content><table><tr><td>9<tr><td>8</table></div>");
  ASSERT_EQ(made.value.size(), 2u);
  EXPECT_EQ(texts_of(made.value[0]), (grid_of_texts{{"指标", "得分"}}));
  EXPECT_EQ(texts_of(made.value[1]), (grid_of_texts{{"甲", "9"}, {"乙", "8"}}));
}

TEST(Pages, HalvesOfAGridAreOneTableWhateverTheWidgetCallsThem) {
  for (const auto& [left, right] : {std::pair{"mini-grid-rows-lock", "mini-grid-rows-view"},
                                    std::pair{"x-grid-inner-locked", "x-grid-inner-normal"}}) {
    const auto made = read_html("<div class=" + std::string(left) +
                                "><table><tr><td>甲<tr><td>乙</table></div><div class=" + std::string(right) +
                                "><table><tr><td>9<tr><td>8</table></div>");
    ASSERT_EQ(made.value.size(), 1u) << left;
    EXPECT_EQ(texts_of(made.value[0]), (grid_of_texts{{"甲", "9"}, {"乙", "8"}})) << left;
  }
}

TEST(Pages, PartsOfARowWithPinnedColumnsAreOneRow) {
  const auto row_of = [](int index, const std::string& text) {
    return "<div role=row aria-rowindex=" + std::to_string(index) + "><div role=gridcell>" + text + "</div></div>";
  };
  const auto made =
      read_html("<div role=treegrid><div role=rowgroup>" + row_of(1, "指标") + "</div><div role=rowgroup>" +
                row_of(1, "得分") + "</div><div role=rowgroup>" + row_of(2, "甲") + row_of(3, "乙") +
                "</div><div role=rowgroup>" + row_of(2, "9") + row_of(3, "8") + "</div></div>");
  ASSERT_EQ(made.value.size(), 1u);
  EXPECT_EQ(texts_of(made.value[0]), (grid_of_texts{{"指标", "得分"}, {"甲", "9"}, {"乙", "8"}}));
  EXPECT_EQ(made.value[0].rows[2].cells[1].column, 2u);
}

TEST(Pages, RowsOfAHiddenGroupAreLeftOut) {
  for (const char* hidden : {"hidden", "style='display:none'", "class=gone"}) {
    const auto made =
        read_html("<style>.gone{display:none}</style><table><tr><td>甲<td>9</tr><tbody " + std::string(hidden) +
                  "><tr><td>乙<td>8</tr></tbody><tbody><tr><td>丙<td>7</tbody></table>");
    EXPECT_EQ(texts_of(made.value.at(0)), (grid_of_texts{{"甲", "9"}, {"丙", "7"}})) << hidden;
    EXPECT_EQ(made.troubles.size(), 1u) << hidden;
  }
}

TEST(Pages, FiguresOfAHiddenColumnAreOpen) {
  for (const char* hidden : {"style='visibility:collapse'", "hidden", "style='display:none'"}) {
    const auto made = read_html("<table><col><col " + std::string(hidden) +
                                "><col><tr><td>甲<td>9<td>8<tr><td colspan=2>9<td>7</table>");
    EXPECT_EQ(texts_of(made.value.at(0)), (grid_of_texts{{"甲", "9?", "8"}, {"9", "7"}})) << hidden;
  }
}

TEST(Pages, WhatIsForBrowsersWithoutScriptsIsNoRow) {
  const auto made =
      read_html("<table><tr><td>甲<td>9</tr><noscript><tr><td>乙<td>8</tr></noscript><tr><td>丙<td>7</table>");
  EXPECT_EQ(texts_of(made.value.at(0)), (grid_of_texts{{"甲", "9"}, {"丙", "7"}}));
}

TEST(Pages, AWhiteFigureRightBesideAnotherOneLeavesBothOpen) {
  const auto made = read_html(
      "<table><tr><td><span style='color:#FFF'>8</span>9.6</td><td><font color=white>8</font>9</td>"
      "<td style='color:white'>9.6</td><td><span style='color:white'>甲</span>7</td></tr></table>");
  EXPECT_EQ(texts_of(made.value.at(0)), (grid_of_texts{{"89.6?", "89?", "9.6", "甲7"}}));
}

TEST(Pages, AnImportedSheetMayHideAFigure) {
  const auto made = read_html("<style>@import url(x.css);</style><table><tr><td><b class=p>8</b>9.6</td></tr></table>");
  EXPECT_EQ(texts_of(made.value.at(0)), (grid_of_texts{{"89.6?"}}));
}

TEST(Pages, ACounterBeforeAFigureLeavesItOpen) {
  const auto made = read_html(
      "<style>.n::before{content:counter(c)}</style><table><tr><td><b class=n></b>0</td><td><b class=n></b>甲</td>"
      "</tr></table>");
  EXPECT_EQ(texts_of(made.value.at(0)), (grid_of_texts{{"0?", "甲"}}));
}

TEST(LoneCells, OfATableInACellAreItsText) {
  const std::string table = "<table><tr><td>9.75</td></tr></table>";
  EXPECT_EQ(read_document_bytes("<table><tr><td>" + table + "</td></tr></table>").tables.at(0).rows[0].cells[0].text,
            "9.75");
  const auto two = read_document_bytes("<table><tr><td><table><tr><td>9</td><td>8</td></tr></table></td></tr></table>");
  EXPECT_EQ(two.tables.at(0).rows[0].cells[0].text, "");
}

// What programs put around an exported sheet: pandas 0, 1, 2; R "V1"; a published sheet A, B, C.
std::vector<std::string> cells_with_spans(const std::string& csv, std::size_t row) {
  std::vector<std::string> made;
  const auto read = read_document_bytes(csv);
  for (const auto& cell : read.tables.at(0).rows.at(row).cells)
    made.push_back(cell.text + (cell.column_span > 1 ? "<" + std::to_string(cell.column_span) : "") +
                   (cell.row_span > 1 ? "^" + std::to_string(cell.row_span) : ""));
  return made;
}

TEST(TablesAsSeen, MergedCellsThatAProgramRepeatedAreOneAgain) {
  const std::string csv =
      "项目自评表,项目自评表,项目自评表,项目自评表,项目自评表,项目自评表\n"
      "项目名称,某项目,某项目,某项目,某项目,某项目\n"
      "资金,来源,预算数,预算数,执行数,得分\n资金,总额,20,20,20,10\n"
      "指标,一级指标,三级指标,指标值,完成值,得分\n指标,产出指标,验收率,100%,100%,20\n"
      "指标,产出指标,结算率,98%,99%,20\n总分,总分,总分,50,50,50\n";
  using texts = std::vector<std::string>;
  EXPECT_EQ(cells_with_spans(csv, 0), texts{"项目自评表<6"});
  EXPECT_EQ(cells_with_spans(csv, 1), (texts{"项目名称", "某项目<5"}));
  EXPECT_EQ(cells_with_spans(csv, 2), (texts{"资金^2", "来源", "预算数<2", "执行数", "得分"}));
  EXPECT_EQ(cells_with_spans(csv, 3), (texts{"总额", "20<2", "20", "10"}));
  EXPECT_EQ(cells_with_spans(csv, 5), (texts{"产出指标", "验收率", "100%", "100%", "20"}));
  EXPECT_EQ(cells_with_spans(csv, 7), (texts{"总分<3", "50<3"}));
}

TEST(TablesAsSeen, RepeatedAmountsGoalsAndTotalsAreTheCellsThatWereMerged) {
  const std::string csv =
      "项目自评表,项目自评表,项目自评表,项目自评表,项目自评表,项目自评表\n"
      "项目名称,某项目,某项目,某项目,某项目,某项目\n"
      "资金,资金总额,1250,1250,1250,1250\n资金,其中：财政,1000,1000,1000,1000\n"
      "总体目标,预期目标,预期目标,预期目标,完成情况,完成情况\n"
      "总体目标,修缮校舍。,修缮校舍。,修缮校舍。,修缮校舍。,修缮校舍。\n"
      "一级指标,二级指标,三级指标,指标值,完成值,得分\n"
      "一、产出（50分）,一、产出（50分）,一、产出（50分）,一、产出（50分）,一、产出（50分）,一、产出（50分）\n"
      "产出指标,数量指标,校舍,2处,2处,30\n产出指标,质量指标,合格率,100%,100%,20\n总分,50,50,50,50,48\n";
  using texts = std::vector<std::string>;
  EXPECT_EQ(cells_with_spans(csv, 2), (texts{"资金^2", "资金总额", "1250<4"}));
  EXPECT_EQ(cells_with_spans(csv, 3), (texts{"其中：财政", "1000<4"}));
  EXPECT_EQ(cells_with_spans(csv, 4), (texts{"总体目标^2", "预期目标<3", "完成情况<2"}));
  EXPECT_EQ(cells_with_spans(csv, 5), (texts{"修缮校舍。<3", "修缮校舍。<2"}));
  EXPECT_EQ(cells_with_spans(csv, 8), (texts{"产出指标^2", "数量指标", "校舍", "2处", "2处", "30"}));
  EXPECT_EQ(cells_with_spans(csv, 10), (texts{"总分", "50<4", "48"}));
}

TEST(TablesAsSeen, RepeatedCellsOfPairsOfSumsAndOfNothing) {
  const std::string csv =
      "项目自评表,项目自评表,项目自评表,项目自评表,项目自评表,项目自评表\n"
      "项目名称,某项目,某项目,某项目,某项目,某项目\n"
      "预算数,560,其中：财政资金,560,560,560\n"
      "产出指标,目标值,得分,效益指标,目标值,得分\n改造市场,8个,20,带动就业,≥300人,30\n满意度,90%,10,质量,98%,10\n"
      "总分,总分,总分,50,50,49\n说明,无,无,无,无,无\n";
  using texts = std::vector<std::string>;
  EXPECT_EQ(cells_with_spans(csv, 2), (texts{"预算数", "560", "其中：财政资金", "560<3"}));
  EXPECT_EQ(cells_with_spans(csv, 4), (texts{"改造市场", "8个", "20", "带动就业", "≥300人", "30"}));
  EXPECT_EQ(cells_with_spans(csv, 7), (texts{"说明", "无<5"}));
}

TEST(TablesAsSeen, EqualAmountsUnderNamesOfColumnsAreNotOne) {
  const std::string csv =
      "项目自评表,项目自评表,项目自评表,项目自评表\n项目名称,某项目,某项目,某项目\n"
      "来源,科目,预算数,执行数\n资金,资金总额,20,20\n资金,其中：财政,20,20\n";
  using texts = std::vector<std::string>;
  EXPECT_EQ(cells_with_spans(csv, 3), (texts{"资金^2", "资金总额", "20", "20"}));
  EXPECT_EQ(cells_with_spans(csv, 4), (texts{"其中：财政", "20", "20"}));
}

TEST(Frames, ARowWithoutANumberContinuesTheOneAbove) {
  const auto made = read_document_bytes(
      "|---:|:---|---:|\n| 0 | 项目 | 得分 |\n| 1 | 其中： | 9 |\n|   | 财政 |   |\n| 2 | 乙 | 8 |\n| 3 | 丙 | 7 |\n");
  EXPECT_EQ(texts_of(made.tables.at(0)),
            (grid_of_texts{{"项目", "得分"}, {"其中：\n财政", "9"}, {"乙", "8"}, {"丙", "7"}}));
}

TEST(Frames, OfASheetAreNoPartOfTheTable) {
  const grid_of_texts form{{"项目支出绩效自评表", ""}, {"项目名称", "普法"}, {"三级指标", "得分"}, {"册数", "20"}};
  const std::string cells = "<td>项目支出绩效自评表<td>;<td>项目名称<td>普法;<td>三级指标<td>得分;<td>册数<td>20;";
  std::string page = "<table><tr><th></th><th>A<th>B";
  std::string row;
  int number = 0;
  for (const char c : cells)
    if (c == ';') {
      page += "<tr><th>" + std::to_string(++number) + row;
      row.clear();
    } else {
      row += c;
    }
  const auto published = read_document_bytes(page + "</table>");
  EXPECT_EQ(texts_of(published.tables.at(0)), form);
  EXPECT_EQ(published.tables.at(0).rows[1].cells[0].column, 2u);  // places stay those of the file
  const std::string rows[]{"项目支出绩效自评表,", "项目名称,普法", "三级指标,得分", "册数,20"};
  std::string named = ",V1,V2\n", counted, headed = ",项目支出绩效自评表,Unnamed: 2\n";
  for (int i = 0; i < 4; ++i) {
    named += "\"" + std::to_string(i + 1) + "\"," + (i == 0 ? "项目支出绩效自评表,NA" : rows[i]) + "\n";
    counted += std::to_string(i) + "," + rows[i] + "\n";
    if (i > 0) headed += std::to_string(i - 1) + "," + rows[i] + "\n";
  }
  headed += "3,册数,\n";
  EXPECT_EQ(texts_of(read_document_bytes(named).tables.at(0)), form);
  EXPECT_EQ(texts_of(read_document_bytes(counted).tables.at(0)), form);
  auto more = form;
  more.push_back({"册数", ""});
  EXPECT_EQ(texts_of(read_document_bytes(headed).tables.at(0)), more);
}

TEST(Frames, WhatAProgramWritesForNoValueIsBlank) {
  const auto made = read_document_bytes(
      "项目支出绩效自评表,Unnamed: "
      "1,得分,得分.1,得分.2\n甲,NaN,None,NULL,\\N\n乙,<NA>,nan,NaT,无\n丙,其中：财政\\n资金,1,2,3\n");
  const grid_of_texts right{{"项目支出绩效自评表", "", "得分", "得分", "得分"},
                            {"甲", "", "", "", ""},
                            {"乙", "", "", "", "无"},
                            {"丙", "其中：财政\n资金", "1", "2", "3"}};
  EXPECT_EQ(texts_of(made.tables.at(0)), right);
  const auto figures = read_document_bytes("甲,20,20.1,乙\n丙,1,2,丁\n戊,3,4,己\n");
  EXPECT_EQ(texts_of(figures.tables.at(0))[0], (std::vector<std::string>{"甲", "20", "20.1", "乙"}));
}

TEST(Sheets, ABlankCellThatIsLeftOutIsInItsPlace) {
  const std::string rows =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>资金</t></is></c><c r=\"C1\" "
      "t=\"inlineStr\"><is><t>预算</t></is>"
      "</c></row><row r=\"2\"><c r=\"A2\"/><c r=\"B2\" t=\"inlineStr\"><is><t>总额</t></is></c><c "
      "r=\"C2\"><v>20</v></c>"
      "</row><row r=\"3\"><c r=\"C3\"><v>5</v></c></row>";
  const auto made = read_document_bytes(package_of(
      {{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels", relationships({{"worksheet", "s.xml"}})},
       {"xl/s.xml", "<worksheet><sheetData>" + rows +
                        "</sheetData><mergeCells><mergeCell ref=\"A1:A3\"/></mergeCells></worksheet>"}}));
  EXPECT_EQ(texts_of(made.tables.at(0)), (grid_of_texts{{"资金", "", "预算"}, {"总额", "20"}, {"", "5"}}));
  EXPECT_EQ(made.tables[0].rows[2].cells[0].column, 2u);
}

TEST(Frames, ThatDoNotCountEveryRowAreColumns) {
  const auto made = read_document_bytes("行次,项目,金额\n1,甲,2\n2,乙,3\n3,丙,4\n4,丁,5\n,合计,14\n");
  EXPECT_EQ(texts_of(made.tables.at(0))[1], (std::vector<std::string>{"1", "甲", "2"}));
}

TEST(PagesAsSeen, ACopyOfFixedColumnsMayLackTheHiddenHeader) {
  const std::string header = "<table><tr><th>指标<th>得分</table>";
  const auto made = read_html("<div class=scrollHead>" + header +
                              "</div><div class=scrollBody><table><tr><th><div></div><th><tr><td>甲<td>9<tr><td>乙<td>8"
                              "</table></div><div class=DTFC_LeftWrapper><table><tr><th>指标</table>"
                              "<table><tr><td>甲<tr><td>乙</table></div>");
  EXPECT_EQ(made.value.size(), 2u);
}

TEST(InvisibleCharacters, AreNoPartOfACell) {
  const auto made = read_document_bytes(
      "<table><tr><td>\xE2\x80\x8E"
      "9.\xE2\x81\xA0"
      "75\xE2\x80\x8F</td><td>\xC2\xAD甲\xE2\x80\x8C\xEF\xBB\xBF\xE2\x80\x8B</td></tr></table>");
  EXPECT_EQ(made.tables.at(0).rows[0].cells[0].text, "9.75");
  EXPECT_EQ(made.tables.at(0).rows[0].cells[1].text, "甲");
  const auto turned = read_document_bytes("<table><tr><td>&#x202E;6.9&#x202C;</td><td>&#x202D;9.6</td></tr></table>");
  EXPECT_EQ(turned.tables.at(0).rows[0].cells[0].text, "6.9?");  // 9.6 is seen
  EXPECT_EQ(turned.tables.at(0).rows[0].cells[1].text, "9.6");
  for (const char* unseen :
       {"&#x115F;", "&#x180B;", "&#x3164;", "&#xFFA0;", "&#xFFFC;", "&#xE0100;", "&#x1D173;", "&#7;", "&#x7F;"})
    EXPECT_EQ(read_document_bytes("<table><tr><td>甲" + std::string(unseen) + "。9</td></tr></table>")
                  .tables.at(0)
                  .rows[0]
                  .cells[0]
                  .text,
              "甲。9")
        << unseen;
}

}  // namespace
}  // namespace perfeval
