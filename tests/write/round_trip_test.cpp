// Forms written and read again are equal in every figure and text.
#include <perfeval/read/document.hpp>
#include <perfeval/write/docx.hpp>
#include <perfeval/write/html.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/markdown.hpp>
#include <perfeval/write/xlsx.hpp>

#include "package/xml.hpp"
#include "package/zip.hpp"
#include "unplaced.hpp"

#include <gtest/gtest.h>

namespace perfeval {
namespace {

const std::vector<form>& examples() {
  static const std::vector<form> forms = read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt").forms;
  return forms;
}

std::string as_json(form form) {
  form = testing::unplaced(std::move(form));
  return write_json({&form, 1});
}

void expect_same(const std::string& bytes, const std::vector<form>& forms) {
  const auto back = read_document_bytes(bytes);
  EXPECT_TRUE(back.troubles.empty());
  ASSERT_EQ(back.forms.size(), forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) EXPECT_EQ(as_json(back.forms[i]), as_json(forms[i])) << i + 1;
}

// Texts that formats are tempted to change.
form form_with(const std::string& text) {
  form form = examples()[0];
  form.goal.target = read_cell(text);
  form.indicators[0].name = read_cell(text);
  form.indicators[0].reason = read_cell(text);
  return form;
}
const char* const awkward[] = {"a < b & c > \"d\"",
                               "  两端有空格　",
                               "第一行\n\n第三行",
                               "制表\t符",
                               "_x000D",
                               "=1+1",
                               "007",
                               "1e5",
                               "TRUE",
                               "]]>",
                               "𠮷野家"};

TEST(Workbook, ReturnsTheSeventeenForms) { expect_same(write_xlsx(examples()), examples()); }
TEST(WordDocument, ReturnsTheSeventeenForms) { expect_same(write_docx(examples()), examples()); }

TEST(Workbook, ReturnsAwkwardTexts) {
  for (const char* text : awkward) {
    SCOPED_TRACE(text);
    expect_same(write_xlsx({{form_with(text)}}), {form_with(text)});
  }
}

TEST(WordDocument, ReturnsAwkwardTexts) {
  for (const char* text : awkward) {
    SCOPED_TRACE(text);
    expect_same(write_docx({{form_with(text)}}), {form_with(text)});
  }
}

TEST(Workbook, ReturnsFiguresAsTheyArePrinted) {
  for (const char* printed :
       {"10", "2.50", "0.1", "9.949999999999999", "123456789012345678", "1,200", "99.96%", "-3", "+3", "８．５"}) {
    SCOPED_TRACE(printed);
    form form = examples()[0];
    form.indicators[0].score = read_figure(printed, column::score);
    expect_same(write_xlsx({{form}}), {form});
  }
}

std::string part_of(const std::string& package, const std::string& name) {
  std::vector<trouble> troubles;
  zip_reader zip(package, {}, troubles);
  const auto position = zip.find(name);
  return position ? zip.unpack(*position, troubles).value_or("") : "";
}

TEST(Workbook, StoresANumberOnlyWhereItReadsAsPrinted) {
  const std::string sheet = part_of(write_xlsx({examples().data(), 1}), "xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("<v>19.992</v>"), sheet.npos);
  EXPECT_EQ(sheet.find("<v>0.9996</v>"), sheet.npos);
  EXPECT_NE(sheet.find(">99.96%</t>"), sheet.npos);
}

TEST(Workbook, NamesItsSheetsWithinTheRules) {
  form form = examples()[0];
  form.project = read_cell("农村[道路]：一/二*三?四\\五，这个项目的名称远远超过三十一个字符的限制所以要截短才行");
  const std::string book = part_of(write_xlsx({{form, form}}), "xl/workbook.xml");
  pugi::xml_document xml;
  ASSERT_FALSE(parse_xml(xml, book, "workbook"));
  std::vector<std::string> names;
  for (const auto& sheet : child(xml.document_element(), "sheets").children())
    names.emplace_back(sheet.attribute("name").value());
  ASSERT_EQ(names.size(), 2u);
  EXPECT_EQ(names[0], "1 农村 道路 ：一 二 三 四 五，这个项目的名称远远超过三");
  EXPECT_NE(names[0], names[1]);
}

TEST(Workbook, ATextLongerThanACellMayBeIsRefusedByName) {
  form form = examples()[0];
  form.goal.target = read_cell(std::string(40'000, 'x'));
  EXPECT_THROW(write_xlsx({{form}}), limit_exceeded);
}

TEST(Workbook, NoFormsMakeAnEmptySheet) { EXPECT_EQ(read_document_bytes(write_xlsx({})).format, "xlsx"); }

TEST(WebPage, ReturnsTheSeventeenFormsInEveryFigure) {
  const auto back = read_document_bytes(write_html(examples()));
  ASSERT_EQ(back.forms.size(), 17u);
  for (std::size_t i = 0; i < 17; ++i) {
    const form &a = back.forms[i], &b = examples()[i];
    EXPECT_EQ(a.total.score.text, b.total.score.text);
    ASSERT_EQ(a.indicators.size(), b.indicators.size());
    for (std::size_t k = 0; k < a.indicators.size(); ++k) {
      EXPECT_EQ(a.indicators[k].target.text, b.indicators[k].target.text);
      EXPECT_EQ(a.indicators[k].score.text, b.indicators[k].score.text);
    }
    ASSERT_EQ(a.budget.size(), b.budget.size());
    for (std::size_t k = 0; k < a.budget.size(); ++k)
      EXPECT_EQ(a.budget[k].execution_rate.text, b.budget[k].execution_rate.text);
  }
}

TEST(WebPage, NeedsNoOtherFileAndSaysItsEncoding) {
  const std::string page = write_html({examples().data(), 1});
  EXPECT_NE(page.find("<meta charset=\"utf-8\">"), page.npos);
  for (const char* foreign : {"src=", "href=", "url(", "<script"}) EXPECT_EQ(page.find(foreign), page.npos) << foreign;
}

TEST(Markdown, HasAHeadingAFormAndATableAPart) {
  const std::string text = write_markdown({examples().data(), 1});
  EXPECT_EQ(text.find("## 朝阳区项目支出绩效自评表\n\n（2022年度）\n\n| 项目名称 |"), 0u) << text.substr(0, 200);
  EXPECT_NE(text.find("| 年度资金总额 | 20 | 20 | 19.992 | 10 | 99.96% | 9 |"), text.npos) << text;
  EXPECT_NE(text.find("| 总分 |"), text.npos);
}

TEST(Markdown, EscapesMarksInTexts) {
  form form = examples()[0];
  form.project = read_cell("a|b*c_d\n<e>");
  EXPECT_NE(write_markdown({{form}}).find("a\\|b\\*c\\_d<br>\\<e>"), std::string::npos);
}

}  // namespace
}  // namespace perfeval
