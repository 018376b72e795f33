#include <perfeval/read/document.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/write/report_page.hpp>

#include "package/xml.hpp"

#include <gtest/gtest.h>

namespace perfeval {
namespace {

report report_of(const std::vector<form>& forms) {
  report made;
  made.rules_id = "cn-mof-2020";
  made.rules_version = "1";
  made.documents.push_back(audit_forms(forms, cn_mof_2020()));
  made.documents.back().path = "a<b>|forms.txt";
  return made;
}

const report& examples() {
  static const report made = report_of(read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt").forms);
  return made;
}

std::size_t findings_in(const report& report) {
  std::size_t count = report.findings.size();
  for (const auto& document : report.documents) {
    count += document.findings.size();
    for (const auto& form : document.forms) count += form.findings.size();
  }
  return count;
}

std::size_t times(const std::string& part, const std::string& text) {
  std::size_t count = 0;
  for (auto position = text.find(part); position != text.npos; position = text.find(part, position + part.size()))
    ++count;
  return count;
}

TEST(ReportPage, ShowsEveryFindingOnceInBothLanguages) {
  for (const auto language : {language::zh, language::en}) {
    const std::string page = to_html(examples(), cn_mof_2020(), language);
    EXPECT_EQ(times("<code>", page), findings_in(examples()));
    EXPECT_NE(page.find(language == language::zh ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">"), page.npos);
  }
}

TEST(ReportPage, EscapesWhatComesFromDocuments) {
  const std::string page = to_html(examples(), cn_mof_2020(), language::zh);
  EXPECT_NE(page.find("a&lt;b&gt;|forms.txt"), page.npos);
  EXPECT_EQ(page.find("a<b>"), page.npos);
}

TEST(ReportPage, NeedsNoOtherFileAndNoScript) {
  const std::string page = to_html(examples(), cn_mof_2020(), language::en);
  for (const char* foreign : {"src=", "href=\"http", "url(", "<script", "@import"})
    EXPECT_EQ(page.find(foreign), page.npos) << foreign;
}

TEST(ReportPage, SaysWhatIsWrongWhereAndBySource) {
  const std::string page = to_html(examples(), cn_mof_2020(), language::en);
  const auto form15 = page.find("id=\"d1f15\"");
  ASSERT_NE(form15, page.npos);
  const std::string rest = page.substr(form15, page.find("id=\"d1f16\"") - form15);
  EXPECT_NE(rest.find("<td>68.9</td><td>69.5</td>"), rest.npos);
  EXPECT_NE(rest.find("table 15, row 24, column 3"), rest.npos);
  EXPECT_NE(page.find("财预〔2020〕10号"), page.npos);
}

TEST(ReportPage, AFormWithoutFindingsSaysSo) {
  report clean;
  clean.documents.resize(1);
  clean.documents[0].forms.resize(1);
  EXPECT_NE(to_html(clean, cn_mof_2020(), language::en).find("No findings."), std::string::npos);
  EXPECT_NE(to_markdown(clean, cn_mof_2020(), language::zh).find("未发现问题。"), std::string::npos);
}

TEST(ReportPage, ATroubleIsShownWithWhatWasFoundAndExpected) {
  report broken;
  broken.documents.resize(1);
  broken.documents[0].troubles.push_back({"unreadable-document", "byte 0", "an empty file", "a document"});
  EXPECT_NE(to_html(broken, cn_mof_2020(), language::en)
                .find("unreadable-document, byte 0: found an empty file, expected a document"),
            std::string::npos);
}

TEST(ReportPage, ATroubleHasAChineseName) {
  report broken;
  broken.documents.resize(1);
  broken.documents[0].troubles.push_back({"rule-failed", "form 1", "no table", "points"});
  broken.documents[0].troubles.push_back({"unknown-column", "table 1, row 2", "本年新增", "a column"});
  const std::string page = to_html(broken, cn_mof_2020(), language::zh);
  EXPECT_NE(page.find("评分规则执行出错<"), std::string::npos);
  EXPECT_NE(page.find("有不能识别的栏目：本年新增<"), std::string::npos);
}

TEST(ReportPage, AFragmentIsTheBodyOfThePage) {
  const std::string page = to_html(examples(), cn_mof_2020(), language::zh);
  const std::string fragment = to_html_fragment(examples(), cn_mof_2020(), language::zh);
  const auto body = page.find("</h1>\n") + std::string("</h1>\n").size();
  EXPECT_NE(fragment.find(page.substr(body, page.find("</body>") - body)), std::string::npos);
  EXPECT_TRUE(fragment.starts_with("<div class=\"perfeval\">"));
  EXPECT_EQ(times("<div", fragment), times("</div>", fragment));
}

TEST(ReportPage, ATableOfAnyFindingsHasTheRowsOfThePage) {
  const finding& stale = examples().documents[0].forms[14].findings.back();
  const std::vector<shown_finding> shown{shown_of(stale, cn_mof_2020(), language::en)};
  const std::string table = to_html_fragment(shown, language::en);
  EXPECT_EQ(times("<code>", table), 1u);
  EXPECT_NE(table.find(std::string(name_of(stale.code))), std::string::npos);
  EXPECT_NE(table.find("<li id=\"s1\">"), std::string::npos);
  EXPECT_NE(to_html_fragment(std::span<const shown_finding>{}, language::en).find("No findings."), std::string::npos);
}

TEST(ReportMarkdown, HasARowAFindingAndANoteASource) {
  const std::string text = to_markdown(examples(), cn_mof_2020(), language::en);
  EXPECT_EQ(times("` [^", text), findings_in(examples()));
  EXPECT_NE(text.find("\n[^1]: "), text.npos);
  EXPECT_NE(text.find("## a\\<b>\\|forms.txt"), text.npos);
}

TEST(ReportWorkbook, HasARowAFinding) {
  const auto read = read_document_bytes(to_xlsx(examples(), cn_mof_2020(), language::en));
  ASSERT_EQ(read.tables.size(), 1u);
  EXPECT_EQ(read.tables[0].rows.size(), findings_in(examples()) + 1);
  EXPECT_EQ(read.tables[0].rows[0].cells[3].text, "Severity");
}

}  // namespace
}  // namespace perfeval
