#include <perfeval/read/csv.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/write/docx.hpp>
#include <perfeval/write/html.hpp>
#include <perfeval/write/markdown.hpp>
#include <perfeval/write/xlsx.hpp>

#include "layout.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

namespace perfeval {
namespace {

using testing::as_text;

const char* const small_form =
    "项目支出绩效自评表\n"
    "（2023年度）\n"
    "项目名称|某项目\n"
    "主管部门|某局|实施单位|某站\n"
    "项目资金（万元）||全年预算数|全年执行数|分值|执行率|得分\n"
    "|年度资金总额|20|19|10|95%|9.5\n"
    "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施\n"
    "|产出指标|数量指标|培训次数|10次|10次|60|60|\n"
    "|效益指标|社会效益指标|知晓率|≥90%|95%|30|30|\n"
    "总分|100|99.5|\n";

document read(std::string_view bytes, const limits& bounds = {}) { return read_document_bytes(bytes, "given", bounds); }

// FIPS 180-4 examples (NIST, "SHA Test Vectors"): one block, two blocks; and the length where the padding needs a block
// of its own.
TEST(Fingerprint, MatchesThePublishedVectors) {
  EXPECT_EQ(read("abc").sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(read("").sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(read("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").sha256,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(read(std::string(1'000'000, 'a')).sha256,
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Document, IsDetectedByItsContentAndNotByItsName) {
  EXPECT_EQ(read_document_bytes(as_text(small_form), "form.json").format, "text");
  EXPECT_EQ(read_document_bytes("{\"schema\": 1, \"forms\": []}", "form.txt").format, "json");
}

TEST(Document, HasItsForms) {
  const auto made = read(as_text(small_form));
  EXPECT_EQ(made.state, document_state::read);
  EXPECT_EQ(made.path, "given");
  ASSERT_EQ(made.forms.size(), 1u);
  EXPECT_EQ(made.forms[0].total.score.text, "99.5");
  EXPECT_TRUE(made.troubles.empty());
}

void expect_unreadable(const document& made, const std::string& place, const std::string& found) {
  EXPECT_EQ(made.state, document_state::unreadable);
  ASSERT_FALSE(made.troubles.empty());
  const auto& last = made.troubles.back();
  EXPECT_EQ(last.kind, trouble_kind::unreadable_document);
  EXPECT_EQ(last.at, place);
  EXPECT_NE(last.found.find(found), std::string::npos) << last.found;
  EXPECT_FALSE(last.expected.empty());
}

TEST(UnreadableDocument, AMissingFileIsNamed) {
  expect_unreadable(read_document("no/such/file.txt"), "no/such/file.txt", "no such file");
}
TEST(UnreadableDocument, AFolderIsNotADocument) {
  expect_unreadable(read_document(PERFEVAL_TEST_DATA), PERFEVAL_TEST_DATA, "a folder");
}
class NamedPipe : public ::testing::Test {
 protected:
  NamedPipe() : path_(::testing::TempDir() + "perfeval-pipe-" + std::to_string(::getpid())) {
    EXPECT_EQ(::mkfifo(path_.c_str(), 0600), 0);
  }
  ~NamedPipe() override { std::remove(path_.c_str()); }
  std::string path_;
};

TEST_F(NamedPipe, WithoutAWriterIsATroubleAndNoWait) {
  expect_unreadable(read_document(path_), path_, "a pipe that nobody writes to");
}

TEST_F(NamedPipe, IsReadToItsEnd) {
  std::thread writer([this] {
    std::ofstream pipe(path_);
    const std::string text = as_text(small_form);
    pipe << text.substr(0, 100) << std::flush;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    pipe << text.substr(100);
  });
  const auto made = read_document(path_);
  writer.join();
  EXPECT_EQ(made.forms, read(as_text(small_form)).forms);
}

TEST(UnreadableDocument, AnEmptyFileSaysSo) { expect_unreadable(read(""), "byte 0", "empty"); }
TEST(UnreadableDocument, BlanksAloneAreNothing) { expect_unreadable(read(" \n\t\n"), "byte 0", "blanks"); }

TEST(UnreadableDocument, BinaryRubbishSaysAtWhichByteItBegins) {
  std::string rubbish = "ab";
  for (int i = 0; i < 1000; ++i) rubbish += static_cast<char>((i * 37 + 1) % 256);
  expect_unreadable(read(rubbish), "byte 2", "not text");
}

TEST(UnreadableDocument, ATableOfWhichBlanksAlonePartTheColumnsIsNamed) {
  const auto found = [](const std::string& text) {
    const auto made = read_document_bytes(text);
    return made.troubles.empty() ? std::string() : made.troubles.front().found;
  };
  const std::string rows = "年度资金总额  80    75\n产出指标      20    20\n";
  const std::string name = "a table whose columns are apart by blanks alone";
  EXPECT_EQ(found("项目支出绩效自评表\n\n------------  ----  ----\n" + rows + "------------  ----  ----\n"), name);
  EXPECT_EQ(found("============ ==== ====\n" + rows + "============ ==== ====\n"), name);
  EXPECT_EQ(found(rows + rows), name);
  EXPECT_NE(found("某项目的说明\n\n没有表格，  只有两个空格。\n"), name);
  std::string cells_in_lines;
  for (int form = 0; form < 5; ++form) cells_in_lines += "项目名称\n道路养护\n填表人：  复核人：  日期：\n";
  EXPECT_NE(found(cells_in_lines), name);
  EXPECT_EQ(found("\\begin{tabular}{ll}\n项目 & 得分 \\\\\n\\end{tabular}\n"), "a table in the notation of LaTeX");
}

TEST(UnreadableDocument, KnownFormatsThatAreNotReadHereAreNamed) {
  expect_unreadable(read("%PDF-1.7\n"), "byte 0", "PDF");
  expect_unreadable(read("\x89PNG\r\n\x1A\n"), "byte 0", "PNG");
  expect_unreadable(read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "byte 0", "old Office");
}

// The names of streams as [MS-CFB] stores them: UTF-16.
std::string ole_with(const std::string& stream) {
  std::string made = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(1000, '\0');
  for (const char c : stream) (made += c) += '\0';
  return made + std::string(100, '\0');
}

TEST(UnreadableDocument, OldOfficeFilesAndEncryptedOnesAreDistinguished) {
  EXPECT_EQ(read(ole_with("WordDocument")).format, "doc");
  EXPECT_EQ(read(ole_with("Workbook")).format, "xls");
  EXPECT_EQ(read(ole_with("EncryptedPackage")).format, "encrypted");
  EXPECT_EQ(read(ole_with("PowerPoint Document")).format, "ole");
  expect_unreadable(read(ole_with("EncryptedPackage")), "byte 0", "encrypted");
  EXPECT_EQ(read("{\\rtf1\\ansi x}").format, "rtf");
  EXPECT_EQ(read("%PDF-1.7\n").format, "pdf");
  EXPECT_EQ(read("PK\x03\x04 .. mimetypeapplication/vnd.oasis.opendocument.spreadsheet..").format, "ods");
  EXPECT_EQ(read("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table>").format, "mht");
}

TEST(UnreadableDocument, ADocumentBeyondTheLimitNamesIt) {
  limits small;
  small.bytes = 10;
  const auto made = read("0123456789a", small);
  expect_unreadable(made, "byte 10", "11 bytes");
  EXPECT_NE(made.troubles.back().expected.find("limits.bytes"), std::string::npos);
}

TEST(Limits, FormsBeyondTheirLimitAreLeftOutAndSaid) {
  const std::string one =
      "<table><tr><td>项目支出绩效自评表</td></tr><tr><td>一级指标</td><td>三级指标</td><td>分值</td><td>得分</td></tr>"
      "<tr><td>产出指标</td><td>养护路段</td><td>10</td><td>10</td></tr></table>";
  limits few;
  few.forms = 2;
  const auto made = read(one + one + one + one, few);
  EXPECT_EQ(made.forms.size(), 2u);
  EXPECT_EQ(made.readings.size(), 2u);
  const auto said = std::find_if(made.troubles.begin(), made.troubles.end(),
                                 [](const trouble& t) { return t.kind == trouble_kind::limit_exceeded; });
  ASSERT_NE(said, made.troubles.end());
  EXPECT_EQ(said->at, "table 3, row 1");
  EXPECT_EQ(said->found, "more than 2 forms");
  EXPECT_EQ(said->expected, "at most 2 (limits.forms); the rest was left out");
  EXPECT_EQ(read(one + one).forms.size(), 2u);
}

std::uint32_t count_cells(const std::vector<table>& tables) {
  std::uint32_t count = 0;
  for (const auto& table : tables)
    for (const auto& row : table.rows)
      for (const auto& cell : row.cells) count += 1 + count_cells(cell.tables);
  return count;
}

std::ptrdiff_t mentions_of_cells(const document& made) {
  return std::count_if(made.troubles.begin(), made.troubles.end(), [](const trouble& t) {
    return t.kind == trouble_kind::limit_exceeded && t.expected.find("(limits.cells)") != t.expected.npos;
  });
}

// With as many cells as it has, the document is read; with one less, its first form is, and the limit is named once.
TEST(Limits, ANumberThatIsNoLimitIsRefused) {
  limits bounds;
  EXPECT_THROW(bounds.bytes = -1, invalid_value);
  EXPECT_THROW(bounds.rows = std::int64_t{1} << 32, invalid_value);
  EXPECT_EQ(bounds, limits{});
  bounds.bytes = UINT64_MAX;
  EXPECT_EQ(bounds.bytes, UINT64_MAX);
  EXPECT_THROW(static_cast<void>(limits{.depth = -1}), invalid_value);
}

TEST(Limits, TheCellsOfAllTablesTogether) {
  const std::string text = as_text(small_form) + "\n\n" + as_text(small_form);
  const auto forms = read(text).forms;
  for (const auto& bytes : {text, write_docx(forms), write_xlsx(forms), write_html(forms), write_markdown(forms)}) {
    const auto all = read(bytes);
    SCOPED_TRACE(all.format);
    ASSERT_EQ(all.forms.size(), 2u);
    limits bounds;
    bounds.cells = count_cells(all.tables);
    if (all.format == "xlsx")  // the cells covered by a merged one are in the file, too
      while (mentions_of_cells(read(bytes, bounds)) > 0) bounds.cells = bounds.cells + 1;
    EXPECT_EQ(read(bytes, bounds), all);
    bounds.cells = bounds.cells - 1;
    const auto most = read(bytes, bounds);
    EXPECT_EQ(mentions_of_cells(most), 1);
    ASSERT_FALSE(most.forms.empty());
    EXPECT_EQ(most.forms[0], all.forms[0]);
    bounds.cells = 0;
    EXPECT_TRUE(read(bytes, bounds).forms.empty());
  }
}

TEST(Limits, TheRowsOfAllTablesTogether) {
  const std::string_view pages[] = {"<table><tr><td>a<tr><td>b</table><table><tr><td>c<tr><td>d</table>",
                                    "\ta\n\n\tb\n\n\n\tc\n\n\td\n"};
  limits bounds;
  bounds.rows = 3;
  for (const auto bytes : pages) {
    const auto made = read(bytes, bounds);
    ASSERT_EQ(made.tables.size(), 2u);
    EXPECT_EQ(made.tables[0].rows.size(), 2u);
    EXPECT_EQ(made.tables[1].rows.size(), 1u);
    EXPECT_EQ(made.troubles[0].kind, trouble_kind::limit_exceeded);
    EXPECT_NE(made.troubles[0].expected.find("at most 3 (limits.rows)"), std::string::npos);
  }
}

TEST(Limits, TheCellsOfADelimitedText) {
  limits bounds;
  bounds.cells = 5;
  const auto made = read_csv("一,二,三\n四,五,六\n七\n", bounds);
  EXPECT_EQ(count_cells(made.value), 5u);
  ASSERT_EQ(made.troubles.size(), 1u);
  EXPECT_EQ(made.troubles[0].at, "the table, row 2");
  EXPECT_EQ(made.troubles[0].expected, "at most 5 (limits.cells): what stands before it was read");
  EXPECT_TRUE(read_csv("一,二,三\n四,五\n", bounds).clean());
}

// An object, its version, its list and two forms are five values.
TEST(Limits, TheValuesOfJson) {
  limits bounds;
  bounds.cells = 5;
  const std::string head = R"({"schema": 1, "forms": [{}, {})";
  EXPECT_TRUE(read_json(head + "]}", bounds).clean());
  const auto made = read_json(head + ", {}]}", bounds);
  EXPECT_EQ(made.value.size(), 2u);
  ASSERT_EQ(made.troubles.size(), 1u);
  EXPECT_EQ(made.troubles[0].kind, trouble_kind::limit_exceeded);
  EXPECT_EQ(made.troubles[0].found, "more than 5 values");
  EXPECT_EQ(made.troubles[0].expected, "at most that many (limits.cells); what precedes it was read");
}

TEST(NoFormFound, ATextWithoutTablesSaysWhatWasExpected) {
  const auto made = read("一段文字，没有表格。\n");
  EXPECT_EQ(made.state, document_state::no_form);
  ASSERT_EQ(made.troubles.size(), 1u);
  EXPECT_EQ(made.troubles[0].kind, trouble_kind::no_form_found);
  EXPECT_EQ(made.troubles[0].found,
            "no table; tried: commas in 0 of 1 lines, semicolons in 0, TABs in 0, upright lines in 0");
}

TEST(NoFormFound, TheNearestCandidateIsNamedWithWhatItLacks) {
  const auto made = read(as_text("项目支出绩效自评表\n项目名称|某项目\n"));
  EXPECT_EQ(made.state, document_state::no_form);
  ASSERT_EQ(made.troubles.size(), 1u);
  EXPECT_NE(made.troubles[0].at.find("项目支出绩效自评表, table 1, row 1"), std::string::npos) << made.troubles[0].at;
  EXPECT_NE(made.troubles[0].expected.find("fund table"), std::string::npos);
  EXPECT_NE(made.troubles[0].expected.find("indicator table"), std::string::npos);
  EXPECT_EQ(made.troubles[0].expected.find("项目名称"), std::string::npos);
}

TEST(NoFormFound, TablesOfOtherThingsAreSkippedAndSaid) {
  const auto made = read("\t姓名\n\t年龄\n\n\t甲\n\t20\n\n\n\t乙\n");
  EXPECT_EQ(made.state, document_state::no_form);
  ASSERT_EQ(made.skipped.size(), 2u);
  EXPECT_EQ(made.skipped[0].table, 1u);
  EXPECT_NE(made.skipped[0].reason.find("2 rows"), std::string::npos);
}

TEST(Document, OtherTablesBesideAFormAreSkippedAndSaid) {
  const auto made = read("\t姓名\n\t年龄\n\n\n" + as_text(small_form));
  ASSERT_EQ(made.forms.size(), 1u);
  ASSERT_EQ(made.skipped.size(), 1u);
  EXPECT_EQ(made.forms[0].title.place.table, 2u);
}

TEST(CutOff, TheFormUpToTheCutIsKeptAndTheCutIsSaid) {
  std::string text = as_text(small_form);
  text.resize(text.find("95%\n\t30"));  // inside the second indicator row
  const auto made = read(text);
  ASSERT_EQ(made.forms.size(), 1u);
  const auto& form = made.forms[0];
  ASSERT_EQ(form.indicators.size(), 2u);
  EXPECT_EQ(form.indicators[0].score.text, "60");
  EXPECT_EQ(form.total.score.content, content::absent);
  ASSERT_EQ(form.troubles.size(), 1u);
  EXPECT_EQ(form.troubles[0].kind, trouble_kind::cut_off);
  EXPECT_EQ(form.troubles[0].at.substr(0, 16), "table 1, row 9, ");
}

TEST(CutOff, AtEveryByteNothingBeforeItIsLost) {
  const std::string text = as_text(small_form);
  const auto funds_end = text.find("\t绩效指标"), rows_end = text.find("\t总分");
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    const auto made = read(std::string_view(text).substr(0, cut));
    if (cut < funds_end) continue;  // before it: read without falling over, and that is all
    ASSERT_EQ(made.forms.size(), 1u) << cut;
    EXPECT_EQ(made.forms[0].project.text, "某项目") << cut;
    EXPECT_EQ(made.forms[0].budget.at(0).score.text, "9.5") << cut;
    if (cut >= rows_end) {
      EXPECT_EQ(made.forms[0].indicators.at(1).score.text, "30") << cut;
    }
  }
}

TEST(Figures, ACellThatShouldBeANumberIsKeptAsUnreadable) {
  std::string rows = small_form;
  rows.replace(rows.find("|60|60|"), 7, "|60|六十|");
  const auto made = read(as_text(rows));
  ASSERT_EQ(made.forms.size(), 1u);
  EXPECT_EQ(made.forms[0].indicators[0].score.content, content::unreadable);
  EXPECT_EQ(made.forms[0].indicators[0].score.text, "六十");
  EXPECT_EQ(made.forms[0].indicators[1].score.text, "30");
}

TEST(Figures, NumbersBeyondTheLimitsAreUnreadableAndTheRestIsKept) {
  for (const std::string& number :
       {std::string(10'000, '9'), std::string("1e1000000000"), "0." + std::string(10'000, '1')}) {
    std::string rows = small_form;
    rows.replace(rows.find("|20|19|"), 7, "|" + number + "|19|");
    const auto made = read(as_text(rows));
    ASSERT_EQ(made.forms.size(), 1u);
    ASSERT_EQ(made.forms[0].budget.size(), 1u);
    EXPECT_EQ(made.forms[0].budget[0].annual_budget.content, content::unreadable);
    EXPECT_EQ(made.forms[0].budget[0].executed.text, "19");
    EXPECT_EQ(made.forms[0].total.score.text, "99.5");
  }
}

TEST(Figures, AUnitOfItsOwnIsConvertedIntoTheColumns) {
  std::string rows = small_form;
  rows.replace(rows.find("|20|19|"), 7, "|200000元|19|");
  EXPECT_EQ(to_string(read(as_text(rows)).forms.at(0).budget.at(0).annual_budget.value), "20.0000");
}

TEST(InvalidUtf8, ABadByteInACellIsATroubleAndTheFormIsRead) {
  std::string text = as_text(small_form);
  text.insert(text.find("培训次数"), "\xFE");
  const auto made = read(text);
  ASSERT_EQ(made.forms.size(), 1u);
  ASSERT_EQ(made.troubles.size(), 1u);
  EXPECT_EQ(made.troubles[0].kind, trouble_kind::invalid_utf8);
  EXPECT_EQ(made.forms[0].total.score.text, "99.5");
}

TEST(InvalidUtf8, AUsersTableIsRepairedAsAFileIs) {
  auto rows = testing::split(small_form);
  rows.at(2).at(1) += "\xE4\xB8";
  const auto made = read_tables({make_table(rows, false)});
  ASSERT_EQ(made.troubles.size(), 1u);
  EXPECT_EQ(made.troubles[0].kind, trouble_kind::invalid_utf8);
  EXPECT_EQ(made.troubles[0].at, "table 1");
  EXPECT_EQ(made.forms.at(0).project.text, "某项目\uFFFD\uFFFD");
}

TEST(UsersTables, ListsEnterAtTheSameDoor) {
  const auto made = read_tables({make_table(testing::split(small_form), false)});
  EXPECT_EQ(made.state, document_state::read);
  EXPECT_EQ(made.forms, read(as_text(small_form)).forms);
}

TEST(UsersTables, AFullGridIsReadByItsColumns) {
  const auto made =
      read_tables({make_table({{"一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"},
                               {"产出指标", "数量指标", "培训次数", "10次", "10次", "60", "60"},
                               {"产出指标", "质量指标", "合格率", "≥95%", "", "40", ""}},
                              true)});
  ASSERT_EQ(made.forms.size(), 1u);
  ASSERT_EQ(made.forms[0].indicators.size(), 2u);
  EXPECT_EQ(made.forms[0].indicators[1].weight.text, "40");
  EXPECT_EQ(made.forms[0].indicators[1].score.content, content::blank);
}

}  // namespace
}  // namespace perfeval
