#include <perfeval/attempt.hpp>
#include <perfeval/read/audit.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/read/pack.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/write/report.hpp>
#include <perfeval/write/report_page.hpp>

#include "package/xml.hpp"

#include <gtest/gtest.h>

#include <functional>

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
    EXPECT_EQ(times("<code>", to_html_fragment(examples(), cn_mof_2020(), language)), findings_in(examples()));
    EXPECT_NE(page.find(language == language::zh ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">"), page.npos);
  }
}

TEST(ReportPage, EscapesWhatComesFromDocuments) {
  report hostile = examples();
  hostile.documents[0].troubles.push_back({trouble_kind::cut_off, "byte 9", "<script>", "the rest"});
  hostile.documents[0].forms[0].project = "<img src=x onerror=alert(1)>";
  const std::string page = to_html(hostile, cn_mof_2020(), language::zh);
  EXPECT_NE(page.find("a&lt;b&gt;|forms.txt"), page.npos);
  EXPECT_EQ(page.find("a<b>"), page.npos);
  EXPECT_EQ(page.find("<img"), page.npos);
  EXPECT_EQ(times("<script>", page), 1u);  // its own
}

// The page has one script of its own, and its policy lets no other run; the fragment has none.
TEST(ReportPage, NeedsNoOtherFile) {
  const std::string page = to_html(examples(), cn_mof_2020(), language::en);
  const std::string fragment = to_html_fragment(examples(), cn_mof_2020(), language::en);
  for (const char* foreign : {" src=", "href=\"http", "url(", "@import", "fetch(", "XMLHttpRequest"}) {
    EXPECT_EQ(page.find(foreign), page.npos) << foreign;
    EXPECT_EQ(fragment.find(foreign), fragment.npos) << foreign;
  }
  EXPECT_NE(page.find("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"), page.npos);
  EXPECT_EQ(fragment.find("<script"), fragment.npos);
}

TEST(ReportPage, SaysWhatIsWrongWhereAndBySource) {
  const std::string page = to_html_fragment(examples(), cn_mof_2020(), language::en);
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
  broken.documents[0].troubles.push_back({trouble_kind::unreadable_document, "byte 0", "an empty file", "a document"});
  EXPECT_NE(to_html(broken, cn_mof_2020(), language::en)
                .find("The document cannot be read (byte 0): found an empty file, expected a document"),
            std::string::npos);
}

std::string in_chinese(trouble_kind kind, const std::string& place, const std::string& found) {
  return trouble_text({kind, place, found, "what an English reader is told"}, language::zh);
}

TEST(ReportPage, ATroubleIsAChineseSentence) {
  EXPECT_EQ(in_chinese(trouble_kind::unknown_column, "table 1, row 2, column 7", "本年新增GDP"),
            "第1个表第2行第7列：有不能识别的栏目，没有采用（“本年新增GDP”）。请核对栏目名称。");
  EXPECT_EQ(in_chinese(trouble_kind::rule_failed, "form 2, indicators[3], rule half-marks 1", "a float"),
            "第2张自评表第3项指标：评分规则执行出错，该项没有计算。请联系规则的编写人员。");
  EXPECT_EQ(in_chinese(trouble_kind::hidden_sheet, "sheet 旧数据", "a hidden sheet"),
            "工作表“旧数据”：隐藏的工作表没有读取。需要审核的，请取消隐藏。");
  EXPECT_EQ(in_chinese(trouble_kind::unreadable_part, "word/document.xml, byte 12", "no tag"),
            "第12字节：文件的一部分已损坏，没有读取。请重新导出后再提交。");
  EXPECT_EQ(in_chinese(trouble_kind::wrong_value, "line 1, column 34 (forms[1].kind)", "projekt"),
            "第1行第34列：数据的取值有误，没有采用。请核对数据文件。");
  EXPECT_EQ(in_chinese(trouble_kind::limit_exceeded, "page 3", "90000 characters and lines"),
            "第3页：超过读取的上限，其余内容没有读取。请核对文件，或拆分后再提交。");
  EXPECT_EQ(in_chinese(trouble_kind::time_limit, "form 3", "more than 2 s"),
            "第3张自评表：超过规定的时间，其余内容没有处理。请拆分后再提交，或放宽时间限制。");
  EXPECT_EQ(in_chinese(trouble_kind::no_form_found, "the whole document", "no table"),
            "没有找到自评表。请确认提交的是自评表。");
}

TEST(ReportPage, AnUnreadableDocumentSaysWhy) {
  const auto in_chinese = [](const std::string& found, const std::string& expected, const std::string& advice = "") {
    return trouble_text({trouble_kind::unreadable_document, "byte 0", found, expected, advice}, language::zh);
  };
  EXPECT_EQ(in_chinese("no such file", "the path of a document that exists"),
            "文件无法读取：没有这个文件。请核对文件名和路径。");
  EXPECT_EQ(in_chinese("an encrypted Office file", "the file saved without a password"),
            "文件无法读取：文件设有密码。请去除密码后再提交。");
  EXPECT_EQ(in_chinese("a database (Access, .mdb)", "the table exported as .xlsx", "请导出为 .xlsx"),
            "第0字节：文件无法读取。请导出为 .xlsx。");
  const trouble database{trouble_kind::unreadable_document, "", "a database", "a table as .xlsx", "请导出为 .xlsx"};
  EXPECT_EQ(trouble_text(database, language::en),
            "The document cannot be read: found a database, expected a table as .xlsx");
}

// What happened and what to do, of each kind.
TEST(ReportPage, TheSentencesOfEveryKindOfTrouble) {
  const std::vector<std::pair<std::string, std::string>> sentences{
      {"文件无法读取。请核对文件能否正常打开，必要时重新导出后再提交。",
       "The document cannot be read: found this, expected that"},
      {"没有找到自评表。请确认提交的是自评表。", "No form was found: found this, expected that"},
      {"内容不完整。请重新导出或重新下载后再提交。", "The content is cut off: found this, expected that"},
      {"超过读取的上限，其余内容没有读取。请核对文件，或拆分后再提交。",
       "A limit was exceeded: found this, expected that"},
      {"超过规定的时间，其余内容没有处理。请拆分后再提交，或放宽时间限制。",
       "The time is over: found this, expected that"},
      {"含有无效字符，无法读出。请用办公软件重新保存后再提交。", "Bytes are not text: found this, expected that"},
      {"文字编码有误，有的字符无法读出。请用办公软件重新保存后再提交。",
       "Bytes do not fit the encoding: found this, expected that"},
      {"不能识别文件的文字编码。请用办公软件重新保存后再提交。",
       "The encoding is not known: found this, expected that"},
      {"文件的一部分已损坏，没有读取。请重新导出后再提交。", "A part is damaged: found this, expected that"},
      {"文件缺少一部分内容。请用办公软件打开并重新保存后再提交。", "A part is missing: found this, expected that"},
      {"嵌入的内容没有读取。请用办公软件打开并重新保存后再提交。",
       "An embedded part was not read: found this, expected that"},
      {"隐藏的工作表没有读取。需要审核的，请取消隐藏。", "A hidden sheet was left out: found this, expected that"},
      {"隐藏的内容没有读取。需要审核的，请取消隐藏。", "Hidden content was left out: found this, expected that"},
      {"隐藏的列没有读取。需要审核的，请取消隐藏。", "Hidden columns were left out: found this, expected that"},
      {"有公式没有保存计算结果。请用表格软件打开，重新计算并保存后再提交。",
       "A formula has no stored value: found this, expected that"},
      {"有不能识别的栏目，没有采用（“this”）。请核对栏目名称。", "A column is not known: found this, expected that"},
      {"有不能归入任何栏目的内容（“this”）。请核对这一格的位置。",
       "A cell is under no header: found this, expected that"},
      {"栏目的含义不明确，没有采用（“this”）。请核对表头。", "A header is unclear: found this, expected that"},
      {"文件中找不到要更正的单元格，没有更正。请在原文件中核对。",
       "A cell to be corrected was not found: found this, expected that"},
      {"数据格式有误。请核对数据文件。", "The text is not JSON: found this, expected that"},
      {"数据中有不能识别的项目，没有采用（“this”）。请核对数据文件。", "A key is not known: found this, expected that"},
      {"数据中有重复的项目，只采用了第一项。请核对数据文件。", "A key is given twice: found this, expected that"},
      {"数据中缺少项目。请核对数据文件。", "A key is missing: found this, expected that"},
      {"数据的类型有误，没有采用。请核对数据文件。", "A value has the wrong type: found this, expected that"},
      {"数据的取值有误，没有采用。请核对数据文件。", "A value is not allowed: found this, expected that"},
      {"评分规则执行出错，该项没有计算。请联系规则的编写人员。", "A rule failed: found this, expected that"},
      {"指定的评分规则不适用于该项，已按其他规则计算。请联系规则的编写人员。",
       "A rule does not apply to its row: found this, expected that"},
      {"没有符合条件的指标，指定的评分规则没有用到。请核对规则的适用条件。",
       "No row fits the conditions of a rule: found this, expected that"},
      {"各项得分相加的小数位数过多，只能给出合计的范围。请核对各项指标值。",
       "The exact total has too many digits: found this, expected that"},
      {"算例表中有不能识别的栏目（“this”）。请核对算例表的表头。",
       "A column of scenarios is not known: found this, expected that"},
      {"算例填写有误，没有采用。请核对算例。", "A scenario is not valid: found this, expected that"},
  };
  ASSERT_EQ(sentences.size(), names_of<trouble_kind>.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const trouble one{static_cast<trouble_kind>(i), "", "this", "that"};
    EXPECT_EQ(trouble_text(one, language::zh), sentences[i].first);
    EXPECT_EQ(trouble_text(one, language::en), sentences[i].second);
  }
}

// Whatever a reader of the library writes as its place and finding, Chinese letters alone are shown.
TEST(ReportPage, EveryKindOfTroubleHasAChineseSentenceWithoutForeignWords) {
  for (const auto& row : names_of<trouble_kind>) {
    const std::string sentence = in_chinese(row.value, "the document, part word/a.xml, row x", "");
    EXPECT_TRUE(sentence.ends_with("。")) << row.name;
    for (const char c : sentence) EXPECT_FALSE((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) << sentence;
  }
}

TEST(ReportPage, AFragmentIsOneElement) {
  const std::string fragment = to_html_fragment(examples(), cn_mof_2020(), language::zh);
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

TEST(ReportMarkdown, SaysInChineseWhatAFormIsAndComesTo) {
  const std::string text = to_markdown(examples(), cn_mof_2020(), language::zh);
  EXPECT_NE(text.find("### 1. 专业资料印刷经费（2022年）\n\n填报 99；复算 99.996；等级 优，确定\n"), text.npos);
  EXPECT_NE(text.find("[^1]: 财预〔2020〕10号：预算执行率得分按执行数占全年预算数的比例计算\n"), text.npos);
  EXPECT_EQ(text.find("; "), text.npos);
  EXPECT_EQ(text.find("indicators["), text.npos);
}

TEST(ReportWorkbook, InChineseHasNoColumnForPrograms) {
  const auto read = read_document_bytes(to_xlsx(examples(), cn_mof_2020(), language::zh));
  ASSERT_EQ(read.tables.size(), 5u);
  std::string header;
  for (const auto& cell : read.tables[1].rows[0].cells) header += cell.text + " ";
  EXPECT_EQ(header, "文件名 序号 项目 级别 类别 位置 表 行 列 填报 应为 问题 依据 ");
  for (const auto& row : read.tables[1].rows)
    for (const auto& cell : row.cells) {
      EXPECT_EQ(cell.text.find("indicators["), std::string::npos) << cell.text;
      EXPECT_EQ(cell.text.find("/50/30/10"), std::string::npos) << cell.text;
    }
}

TEST(ReportWorkbook, HasARowAFindingAndARowAForm) {
  const auto read = read_document_bytes(to_xlsx(examples(), cn_mof_2020(), language::en));
  ASSERT_EQ(read.tables.size(), 5u);
  EXPECT_EQ(read.tables[1].rows.size(), findings_in(examples()) + 1);
  EXPECT_EQ(read.tables[1].rows[0].cells[3].text, "Severity");
  EXPECT_EQ(read.tables[2].rows.size(), 18u);
}

std::string summary_of(const report& made) {
  const auto read = read_document_bytes(to_xlsx(made, cn_mof_2020(), language::zh));
  std::string text;
  for (const auto& row : read.tables.at(0).rows)
    for (const auto& cell : row.cells) text += cell.text + "\n";
  return text;
}

TEST(ReportWorkbook, NamesTheRulesAndTheWordsInItsSummary) {
  report made = examples();
  made.words = words_file{"own.toml", std::string(64, 'a')};
  const std::string text = summary_of(made);
  EXPECT_NE(text.find("cn-mof-2020"), text.npos) << text;
  EXPECT_NE(text.find("own.toml\n"), text.npos) << text;
  EXPECT_NE(text.find(std::string(64, 'a')), text.npos) << text;
}

TEST(ReportWorkbook, CutsATextThatNoCellHoldsAndSaysSo) {
  report made = examples();
  for (int i = 0; i < 100'000; ++i) made.documents.at(0).forms.at(0).project += "路";
  const std::string bytes = to_xlsx(made, cn_mof_2020(), language::zh);
  const auto read = read_document_bytes(bytes);
  EXPECT_EQ(read.tables.at(2).rows.at(1).cells.at(4).text.size(), 3u * 32'767);  // 32,766 characters and an ellipsis
  EXPECT_NE(summary_of(made).find("超过单元格长度而截断的文字"), std::string::npos);
}

// A report cites the clauses of its rules: under another pack they would be those of other rules.
TEST(Report, IsWrittenUnderTheRulesThatItWasMadeUnder) {
  const document read = read_document(PERFEVAL_TEST_DATA "/forms.html");
  const pack& rules = cn_mof_2020();
  const report made = audit_documents({&read, 1}, rules);
  const pack other = read_shipped_pack("pmkpi").rules;
  const std::function<std::string(const pack&)> writers[] = {
      [&](const pack& p) { return to_json(made, p); },
      [&](const pack& p) { return to_jsonl(made, p); },
      [&](const pack& p) { return to_html(made, p, language::zh); },
      [&](const pack& p) { return to_html_fragment(made, p, language::zh); },
      [&](const pack& p) { return to_markdown(made, p, language::zh); },
      [&](const pack& p) { return to_xlsx(made, p, language::zh); }};
  for (const auto& write : writers) {
    EXPECT_FALSE(write(rules).empty());
    const auto refused = attempted([&] { return write(other); });
    EXPECT_EQ(refused.error,
              "the report was made under cn-mof-2020 1, the pack given is pmkpi 1: pass the pack of the audit");
  }
}

}  // namespace
}  // namespace perfeval
