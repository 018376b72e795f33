// Marks in files that other tools wrote: tests/data/office/road_upkeep.xlsx (openpyxl, with a comment at G6 and a
// second sheet) and .docx (python-docx). By hand: 60 of 100 km earn 30, not 50 (G6); 90 % of 10 points earn 9, not 10
// (G4); 10 + 50 + 40 = 100, not 99 (G8).
#include <perfeval/read/audit.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/write/mark.hpp>
#include <perfeval/write/reading.hpp>
#include <perfeval/write/repair.hpp>

#include "package/xml.hpp"
#include "package/zip.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

namespace perfeval {
namespace {

std::string file(const std::string& name) {
  std::ifstream from(PERFEVAL_TEST_DATA "/office/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(from), {}};
}

document_report audit_of(const std::string& bytes) {
  const auto read = read_document_bytes(bytes);
  EXPECT_EQ(read.forms.size(), 1u);
  return audit_forms(read.forms, cn_mof_2020());
}

std::string marked(const std::string& bytes, language language = language::zh) {
  const auto made = mark(bytes, audit_of(bytes), language);
  EXPECT_TRUE(made.clean());
  return made.value;
}

class parts {
 public:
  explicit parts(const std::string& bytes) : bytes_(bytes), zip_(bytes_, {}, troubles_) {}
  std::optional<std::string> operator[](const std::string& name) {
    const auto position = zip_.find(name);
    if (!position) return {};
    return zip_.unpack(*position, troubles_);
  }
  std::set<std::string> names() const {
    std::set<std::string> all;
    for (const auto& entry : zip_.entries()) all.insert(entry.name);
    return all;
  }

 private:
  std::string bytes_;
  std::vector<trouble> troubles_;
  zip_reader zip_;
};

// The parts whose bytes differ, the new ones included.
std::set<std::string> changed_parts(const std::string& before, const std::string& after) {
  parts old_parts(before), new_parts(after);
  std::set<std::string> changed;
  for (const auto& name : new_parts.names())
    if (old_parts[name] != new_parts[name]) changed.insert(name);
  for (const auto& name : old_parts.names()) EXPECT_TRUE(new_parts[name]) << name;
  return changed;
}

// The ground colour of a cell, through its style: "FFFFC7CE".
std::string ground(parts& parts, const std::string& cell) {
  pugi::xml_document sheet, styles;
  EXPECT_FALSE(parse_xml(sheet, parts["xl/worksheets/sheet1.xml"].value_or(""), "sheet"));
  EXPECT_FALSE(parse_xml(styles, parts["xl/styles.xml"].value_or(""), "styles"));
  const auto c = sheet.select_node(("//c[@r='" + cell + "']").c_str()).node();
  const auto xf =
      styles.select_node(("//cellXfs/xf[" + std::to_string(c.attribute("s").as_int() + 1) + "]").c_str()).node();
  const auto fill =
      styles.select_node(("//fills/fill[" + std::to_string(xf.attribute("fillId").as_int() + 1) + "]//fgColor").c_str())
          .node();
  return fill.attribute("rgb").value();
}

std::string comment(const std::string& part, const std::string& cell) {
  pugi::xml_document comments;
  EXPECT_FALSE(parse_xml(comments, part, "comments"));
  std::string text;
  for (const auto& t : comments.select_nodes(("//comment[@ref='" + cell + "']//t").c_str()))
    text += t.node().child_value();
  return text;
}

TEST(MarkedWorkbook, ChangesOnlyThePartsConcerned) {
  const std::string before = file("road_upkeep.xlsx");
  EXPECT_EQ(changed_parts(before, marked(before)),
            (std::set<std::string>{"xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml", "xl/styles.xml",
                                   "xl/worksheets/sheet1.xml"}));
}

TEST(MarkedWorkbook, ColoursCellsByTheirWorstFinding) {
  parts after(marked(file("road_upkeep.xlsx")));
  EXPECT_EQ(ground(after, "G6"), "FFFFC7CE");
  EXPECT_EQ(ground(after, "G4"), "FFFFC7CE");
  EXPECT_EQ(ground(after, "G8"), "FFDDEBF7");  // the total follows from G4
  EXPECT_EQ(ground(after, "G7"), "");
}

TEST(MarkedWorkbook, KeepsACommentThatIsThereAndTheFormatOfItsCell) {
  parts after(marked(file("road_upkeep.xlsx")));
  const std::string text = comment(after["xl/comments/comment1.xml"].value_or(""), "G6");
  EXPECT_EQ(text.find("请核对"), 0u) << text;
  EXPECT_NE(text.find("错误（full-score-target-missed）"), text.npos) << text;
  const auto shown = read_document_bytes(marked(file("road_upkeep.xlsx"))).forms.at(0).indicators.at(0).score.text;
  EXPECT_EQ(shown, "50.00");
}

TEST(MarkedWorkbook, ReadsAsTheSameForm) {
  const std::string before = file("road_upkeep.xlsx");
  EXPECT_EQ(read_document_bytes(marked(before)).forms, read_document_bytes(before).forms);
}

TEST(MarkedWorkbook, HasASummaryOfTheFormAtItsFirstCell) {
  parts after(marked(file("road_upkeep.xlsx")));
  const std::string text = comment(after["xl/comments/comment1.xml"].value_or(""), "A1");
  EXPECT_EQ(text.find("审核汇总：1. "), 0u) << text;
  EXPECT_NE(text.find("错误2项"), text.npos) << text;  // G4 and G6
  EXPECT_NE(text.find("填报总分99，复算"), text.npos) << text;
  EXPECT_NE(text.find("等级："), text.npos) << text;
}

TEST(MarkedWorkbook, ShortensANameInItsSummary) {
  const std::string bytes = file("road_upkeep.xlsx");
  document_report report = audit_of(bytes);
  for (int i = 0; i < 100'000; ++i) report.forms.at(0).project += "路";
  parts after(mark(bytes, report, language::zh).value);
  const std::string text = comment(after["xl/comments/comment1.xml"].value_or(""), "A1");
  EXPECT_LT(text.size(), 2000u);
  EXPECT_NE(text.find("路路…\n错误2项"), text.npos) << text;
}

TEST(MarkedWorkbook, EveryCommentHasABoxAtItsCell) {
  parts after(marked(file("road_upkeep.xlsx")));
  pugi::xml_document comments;
  ASSERT_FALSE(parse_xml(comments, after["xl/comments/comment1.xml"].value_or(""), "comments"));
  pugi::xml_document boxes;
  ASSERT_FALSE(parse_xml(boxes, after["xl/drawings/commentsDrawing1.vml"].value_or(""), "boxes"));
  std::set<std::pair<int, int>> drawn;
  for (const auto& data : boxes.select_nodes("//*[local-name()='ClientData']"))
    drawn.emplace(child(data.node(), "Row").text().as_int(), child(data.node(), "Column").text().as_int());
  EXPECT_EQ(drawn.size(), comments.select_nodes("//comment").size());
  EXPECT_EQ(drawn.count({7, 6}), 1u);  // G8
}

TEST(MarkedWordDocument, ChangesOnlyThePartsConcerned) {
  const std::string before = file("road_upkeep.docx");
  EXPECT_EQ(changed_parts(before, marked(before)),
            (std::set<std::string>{"[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml",
                                   "word/document.xml"}));
}

TEST(MarkedWordDocument, ShadesTheCellAndCommentsItsText) {
  parts after(marked(file("road_upkeep.docx"), language::en));
  pugi::xml_document document, comments;
  ASSERT_FALSE(parse_xml(document, after["word/document.xml"].value_or(""), "document"));
  ASSERT_FALSE(parse_xml(comments, after["word/comments.xml"].value_or(""), "comments"));
  const auto cell = document.select_node("//w:tbl/w:tr[6]/w:tc[7]").node();
  EXPECT_STREQ(cell.select_node("w:tcPr/w:shd").node().attribute("w:fill").value(), "FFC7CE");
  const std::string id = cell.select_node(".//w:commentReference").node().attribute("w:id").value();
  EXPECT_EQ(cell.select_node(".//w:commentRangeStart").node().attribute("w:id").value(), id);
  const auto text = comments.select_node(("//w:comment[@w:id='" + id + "']//w:t").c_str()).node();
  EXPECT_EQ(std::string(text.child_value()).find("Error (full-score-target-missed): "), 0u) << text.child_value();
}

TEST(MarkedWordDocument, ReadsAsTheSameForm) {
  const std::string before = file("road_upkeep.docx");
  EXPECT_EQ(read_document_bytes(marked(before)).forms, read_document_bytes(before).forms);
}

TEST(MarkedTwice, KeepsTheFirstMarks) {
  for (const char* name : {"road_upkeep.xlsx", "road_upkeep.docx"}) {
    const std::string once = marked(file(name));
    const std::string twice = marked(once, language::en);
    EXPECT_EQ(read_document_bytes(twice).forms, read_document_bytes(once).forms) << name;
  }
}

std::string all_texts(parts& of, const std::string& part, const char* path) {
  pugi::xml_document xml;
  EXPECT_FALSE(parse_xml(xml, of[part].value_or(""), part));
  std::string text;
  for (const auto& node : xml.select_nodes(path)) text += std::string(node.node().child_value()) + "\n";
  return text;
}

TEST(MarkedTwice, TheSecondMarksTakeThePlaceOfTheFirst) {
  const std::pair<const char*, const char*> texts[]{{"xl/comments/comment1.xml", "//*[local-name()='t']"},
                                                    {"xl/drawings/commentsDrawing1.vml", "//*[local-name()='Row']"},
                                                    {"word/comments.xml", "//*[local-name()='t']"},
                                                    {"word/document.xml", "//*[local-name()='commentReference']"}};
  for (const char* name : {"road_upkeep.xlsx", "road_upkeep.docx"}) {
    const std::string once = marked(file(name));
    parts first(once), second(marked(marked(once)));
    for (const auto& [part, path] : texts) {
      if (!first[part]) continue;
      EXPECT_EQ(all_texts(first, part, path), all_texts(second, part, path)) << part;
    }
  }
}

TEST(MarkedTwice, WithoutFindingsTheFirstMarksAreGone) {
  for (const char* name : {"road_upkeep.xlsx", "road_upkeep.docx"}) {
    parts after(mark(marked(file(name)), {}, language::zh).value);
    for (const char* part : {"xl/comments/comment1.xml", "word/comments.xml"})
      if (after[part]) {
        const std::string texts = all_texts(after, part, "//*[local-name()='t']");
        EXPECT_EQ(texts.find("（full-score-target-missed）"), texts.npos) << texts;
        EXPECT_EQ(texts.find("请核对") != texts.npos, std::string(name).ends_with("xlsx"));
      }
    if (after["word/document.xml"]) {
      EXPECT_EQ(after["word/document.xml"]->find("commentReference"), std::string::npos);
      EXPECT_EQ(after["word/document.xml"]->find("FFC7CE"), std::string::npos);
    }
  }
}

TEST(Marked, WithoutFindingsTheBytesAreThoseThatCame) {
  const std::string before = file("road_upkeep.xlsx");
  EXPECT_EQ(mark(before, {}, language::zh).value, before);
}

// The cells of another file have other places: its marks would stand anywhere.
TEST(Marked, AnotherFileThanTheAuditedOneIsRefused) {
  const std::string audited = file("road_upkeep.xlsx");
  const document read = read_document_bytes(audited, "road_upkeep.xlsx");
  const auto report = audit_document(read, cn_mof_2020());
  EXPECT_TRUE(mark(audited, report, language::zh).clean());
  for (const std::string& other : {file("road_upkeep.docx"), audited + "x"})
    for (const auto& made :
         {mark(other, report, language::zh), repair_document(other, report), mark_reading(other, read, language::zh)}) {
      EXPECT_TRUE(made.value.empty());
      ASSERT_EQ(made.troubles.size(), 1u);
      EXPECT_EQ(made.troubles[0].found, "another file than the one that was read");
      EXPECT_EQ(made.troubles[0].expected, "the same bytes (SHA-256 " + read.sha256 + ")");
    }
}

TEST(Marked, ADocumentOfAnotherKindIsATrouble) {
  const auto made = mark("附件：项目支出绩效自评表", {}, language::zh);
  EXPECT_TRUE(made.value.empty());
  ASSERT_FALSE(made.clean());
  EXPECT_EQ(made.troubles[0].kind, trouble_kind::unreadable_document);
}

TEST(Marked, ACutOffPackageIsATroubleAndNeverACrash) {
  const std::string whole = file("road_upkeep.xlsx");
  const auto report = audit_of(whole);
  for (std::size_t size = 0; size + 30 < whole.size(); size += 97) {
    const auto made = mark(std::string_view(whole).substr(0, size), report, language::zh);
    EXPECT_FALSE(made.clean()) << size;
  }
}

// The directory names the part, but its own header is overwritten: it is not needed to read the form, only copied.
TEST(Marked, ADamagedPartThatWouldBeCopiedIsATrouble) {
  const std::string part = "docProps/core.xml";
  std::string bytes = file("road_upkeep.xlsx");
  const auto report = audit_of(bytes);
  const std::size_t name = bytes.find(part);
  ASSERT_NE(name, std::string::npos);
  ASSERT_EQ(bytes.substr(name - 30, 4), "PK\x03\x04");
  bytes.replace(name - 30, 4, "rot!");
  ASSERT_EQ(audit_of(bytes).forms.size(), 1u);
  for (const auto& made : {mark(bytes, report, language::zh), repair_document(bytes, report)}) {
    EXPECT_TRUE(made.value.empty());
    ASSERT_EQ(made.troubles.size(), 1u);
    EXPECT_EQ(made.troubles[0].kind, trouble_kind::unreadable_part);
    EXPECT_EQ(made.troubles[0].at, part);
  }
}

}  // namespace
}  // namespace perfeval
