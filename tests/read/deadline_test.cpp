// The time of a call, and stops: where a call may end, and what it then returns. The end is put at turns of the
// loops, not at moments, so that nothing depends on a clock.
#include <gtest/gtest.h>
#include <perfeval/audit/message.hpp>
#include <perfeval/deadline.hpp>
#include <perfeval/read/audit.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/mark.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "package/zip.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

namespace {

using namespace perfeval;
using namespace std::chrono_literals;

/// Ends the time at the nth look.
class end_at final : detail::poll_listener {
 public:
  explicit end_at(std::size_t turn) : left_(turn) { hear(); }

  [[nodiscard]] std::size_t left() const noexcept { return left_; }

 private:
  void asked() override {
    if (left_ == 0) throw deadline_passed("more than 2 s");
    --left_;
  }

  std::size_t left_;
};

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string as_text = bytes_of(std::string(PERFEVAL_EXAMPLE_DATA) + "/forms.txt");
const std::string as_docx = bytes_of(std::string(PERFEVAL_TEST_DATA) + "/forms.docx");
const std::string as_xlsx = bytes_of(std::string(PERFEVAL_TEST_DATA) + "/forms.xlsx");
const std::string as_html = bytes_of(std::string(PERFEVAL_TEST_DATA) + "/forms.html");

constexpr std::size_t for_ever = SIZE_MAX;

std::size_t looks_of(const auto& call) {
  const end_at until(for_ever);
  call();
  return for_ever - until.left();
}

bool is_over(const std::vector<trouble>& troubles) {
  return std::any_of(troubles.begin(), troubles.end(),
                     [](const trouble& one) { return one.kind == trouble_kind::time_limit; });
}

TEST(TimeLimit, IsExactToTheNanosecond) {
  EXPECT_EQ(time_limit().nanoseconds(), std::nullopt);
  EXPECT_EQ(time_limit(0).nanoseconds(), 0);
  EXPECT_EQ(time_limit(3U).nanoseconds(), 3'000'000'000);
  EXPECT_EQ(time_limit(1500ms).nanoseconds(), 1'500'000'000);
  EXPECT_EQ(time_limit(2min).nanoseconds(), 120'000'000'000);
  EXPECT_EQ(time_limit(std::chrono::duration<int, std::pico>(2'999)).nanoseconds(), 2);
  EXPECT_EQ(time_limit(10'000'000'001ns).nanoseconds(), 10'000'000'001);
  EXPECT_EQ(time_limit(std::chrono::hours::max()).nanoseconds(), INT64_MAX);
  EXPECT_EQ(time_limit(UINT64_MAX).nanoseconds(), INT64_MAX);
  EXPECT_THROW(time_limit(-1), invalid_value);
  EXPECT_THROW(time_limit(-1ms), invalid_value);
  static_assert(!std::is_constructible_v<time_limit, double>);
  static_assert(!std::is_constructible_v<time_limit, bool>);
  static_assert(!std::is_constructible_v<time_limit, std::chrono::duration<double>>);
}

TEST(TimeLimit, OfZeroReadsNothingAndSaysSo) {
  limits bounds;
  bounds.seconds = 0;
  for (const std::string& bytes : {as_text, as_docx, as_xlsx, as_html}) {
    const document read = read_document_bytes(bytes, "a", bounds);
    EXPECT_EQ(read.state, document_state::unreadable);
    ASSERT_EQ(read.troubles.size(), 2U);
    EXPECT_EQ(read.troubles[0].kind, trouble_kind::time_limit);
    EXPECT_EQ(read.troubles[0].found, "more than 0 s");
    EXPECT_EQ(read.troubles[1].kind, trouble_kind::unreadable_document);
    const document_report report = audit_document(read, cn_mof_2020());
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].hindrance, hindrance::out_of_time);
    EXPECT_EQ(message(report.findings[0], language::zh),
              "无法读取该文件：文件未能在规定的时间内处理完，请拆分后再提交，或放宽时间限制。");
  }
}

TEST(TimeLimit, ThatIsLongChangesNothing) {
  limits bounds;
  bounds.seconds = 1h;
  EXPECT_EQ(read_document_bytes(as_docx, "a", bounds), read_document_bytes(as_docx, "a"));
}

/// Reads with the time ending at some forty of its turns.
void expect_forms_that_are_whole(const std::string& bytes) {
  const document all = read_document_bytes(bytes);
  const std::size_t looks = looks_of([&] { static_cast<void>(read_document_bytes(bytes)); });
  ASSERT_GT(looks, 100U);
  std::size_t some = 0;
  for (std::size_t turn = 0; turn < looks; turn += 1 + looks / 41) {
    const end_at until(turn);
    const document read = read_document_bytes(bytes);
    ASSERT_TRUE(is_over(read.troubles)) << turn;
    ASSERT_LE(read.forms.size(), all.forms.size());
    ASSERT_EQ(read.readings.size(), read.forms.size());
    for (std::size_t i = 0; i < read.forms.size(); ++i) ASSERT_EQ(read.forms[i], all.forms[i]) << turn;
    ASSERT_EQ(read.state, read.forms.empty() ? document_state::unreadable : document_state::read);
    some += !read.forms.empty();
  }
  EXPECT_GT(some, 0U);
  const end_at until(looks);
  EXPECT_EQ(read_document_bytes(bytes), all);
}

TEST(TimeLimit, LeavesTheFormsThatWereWholeInAText) { expect_forms_that_are_whole(as_text); }
TEST(TimeLimit, LeavesTheFormsThatWereWholeInAWordDocument) { expect_forms_that_are_whole(as_docx); }
TEST(TimeLimit, LeavesTheFormsThatWereWholeInAWorkbook) { expect_forms_that_are_whole(as_xlsx); }
TEST(TimeLimit, LeavesTheFormsThatWereWholeInAPage) { expect_forms_that_are_whole(as_html); }
TEST(TimeLimit, LeavesTheFormsThatWereWholeInJson) {
  const std::string bytes = write_json(read_document_bytes(as_text).forms);
  const std::size_t looks = looks_of([&] { static_cast<void>(read_document_bytes(bytes)); });
  for (std::size_t turn = 0; turn < looks; turn += 1 + looks / 41) {
    const end_at until(turn);
    const document read = read_document_bytes(bytes);
    ASSERT_TRUE(is_over(read.troubles)) << turn;
  }
}

TEST(TimeLimit, EndsTheParsingOfOnePart) {
  std::string nodes;
  for (int i = 0; i < 200'000; ++i)
    nodes += "<!--" + std::to_string(i * 7919) + "-->";  // that nothing but the parser looks at
  zip_writer zip;
  zip.add("[Content_Types].xml", "<Types/>");
  zip.add(
      "_rels/.rels",
      "<Relationships><Relationship Id='a' Target='word/document.xml' "
      "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>");
  zip.add("word/document.xml",
          "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>" + nodes +
              "</w:body></w:document>");
  const std::string bytes = zip.finish();
  EXPECT_EQ(read_document_bytes(bytes).state, document_state::no_form);
  const std::size_t looks = looks_of([&] { static_cast<void>(read_document_bytes(bytes)); });
  EXPECT_GT(looks, 200'000U * 64 / 32'768);  // a node takes 64 bytes, and memory is taken 32 KiB at a time
  for (std::size_t turn = 0; turn < looks; turn += looks / 20) {
    const end_at until(turn);
    const document read = read_document_bytes(bytes);
    ASSERT_TRUE(is_over(read.troubles)) << turn;
    ASSERT_EQ(read.state, document_state::unreadable);
  }
}

TEST(TimeLimit, EndsTheWaitForAPipeWhoseWriterIsSilent) {
  const std::string path = testing::TempDir() + "silent_pipe";
  static_cast<void>(std::remove(path.c_str()));
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const int writer = ::open(path.c_str(), O_RDWR);
  ASSERT_EQ(::write(writer, "a", 1), 1);
  limits bounds;
  bounds.seconds = 50ms;
  const document read = read_document(path, bounds);
  ::close(writer);
  static_cast<void>(std::remove(path.c_str()));
  ASSERT_EQ(read.troubles.size(), 2U);
  EXPECT_EQ(read.troubles[0].kind, trouble_kind::time_limit);
  EXPECT_EQ(read.troubles[0].at, path);
  EXPECT_EQ(read.troubles[1].kind, trouble_kind::unreadable_document);
}

std::vector<std::string> said(const form_report& form) {
  std::vector<std::string> all;
  for (const finding& f : form.findings) all.push_back(f.path + ": " + message(f, language::en));
  return all;
}

TEST(TimeLimit, LeavesTheReportsThatWereWhole) {
  const document read = read_document_bytes(as_text);
  const document_report all = audit_document(read, cn_mof_2020());
  const std::size_t looks = looks_of([&] { static_cast<void>(audit_document(read, cn_mof_2020())); });
  ASSERT_GT(looks, 100U);
  bool some = false;
  for (std::size_t turn = 0; turn < looks; turn += 1 + looks / 41) {
    const end_at until(turn);
    const document_report report = audit_document(read, cn_mof_2020());
    ASSERT_TRUE(is_over(report.troubles)) << turn;
    ASSERT_FALSE(report.findings.empty());
    ASSERT_EQ(report.findings.back().code, code::unreadable_document);
    ASSERT_EQ(report.findings.back().hindrance, hindrance::out_of_time);
    ASSERT_LT(report.forms.size(), all.forms.size());
    for (std::size_t i = 0; i < report.forms.size(); ++i) ASSERT_EQ(said(report.forms[i]), said(all.forms[i])) << turn;
    some = some || !report.forms.empty();
  }
  EXPECT_TRUE(some);
}

TEST(TimeLimit, OfAnAuditIsOfEachDocument) {
  limits bounds;
  bounds.seconds = 0;
  const std::vector<document> documents{read_document_bytes(as_text), read_document_bytes(as_docx)};
  const report made = audit_documents(documents, cn_mof_2020(), bounds);
  ASSERT_EQ(made.documents.size(), 2U);
  for (const document_report& one : made.documents) EXPECT_TRUE(is_over(one.troubles));
}

form long_form() {
  form made = read_document_bytes(as_text).forms.front();
  const std::vector<indicator> rows = made.indicators;
  for (int i = 0; i < 10; ++i) made.indicators.insert(made.indicators.end(), rows.begin(), rows.end());
  return made;
}

TEST(Deadline, EndsWhatHasNoPlaceForATrouble) {
  const form paper = long_form();
  const scorecard card = score(paper, cn_mof_2020());
  {
    const deadline until(0s);
    EXPECT_THROW(static_cast<void>(score(paper, cn_mof_2020())), deadline_passed);
    EXPECT_THROW(static_cast<void>(audit(paper, cn_mof_2020())), deadline_passed);
    const attempt<scorecard> tried = try_score(paper, cn_mof_2020());
    EXPECT_EQ(tried.error, "more than 0 s");
    EXPECT_THROW(static_cast<void>(explanation_of(card, paper, cn_mof_2020())), deadline_passed);
  }
  EXPECT_NO_THROW(static_cast<void>(audit(paper, cn_mof_2020())));
}

TEST(Deadline, WithinAnotherEndsNoLater) {
  const form paper = long_form();
  const deadline outer(0);
  const deadline inner(1h);
  EXPECT_THROW(static_cast<void>(audit(paper, cn_mof_2020())), deadline_passed);
}

TEST(Deadline, OfAnotherThreadDoesNotHold) {
  const form paper = long_form();
  const deadline until(0);
  bool done = false;
  std::thread([&] {
    static_cast<void>(audit(paper, cn_mof_2020()));
    done = true;
  }).join();
  EXPECT_TRUE(done);
}

TEST(Deadline, PassesOnWhatTheCallerThrows) {
  struct enough final : interruption {};
  const deadline until([] { throw enough(); });
  EXPECT_THROW(static_cast<void>(read_document_bytes(as_text)), enough);
}

TEST(Deadline, ARuleOfTheCallersOwnDoesNotSwallowIt) {
  pack rules = cn_mof_2020();
  const form paper = long_form();
  rules.quant.at_least = make_rule("slow", "1", "memo", true, [&](const ratio&, const ratio&, const ratio&) -> ratio {
    static_cast<void>(audit(paper, cn_mof_2020()));  // looks at the time of this thread
    return 0;
  });
  const std::size_t looks = looks_of([&] { static_cast<void>(score(paper, rules)); });
  const end_at until(looks / 2);
  EXPECT_THROW(static_cast<void>(score(paper, rules)), deadline_passed);
}

#if defined(__cpp_lib_jthread)
TEST(Deadline, EndsACallWhoseStopIsRequested) {
  const form paper = long_form();
  std::stop_source source;
  const deadline until(source.get_token());
  EXPECT_NO_THROW(static_cast<void>(read_document_bytes(as_docx)));
  source.request_stop();
  std::this_thread::sleep_for(50ms);  // longer than between two questions
  EXPECT_THROW(static_cast<void>(read_document_bytes(as_docx)), stopped);
  EXPECT_THROW(static_cast<void>(audit(paper, cn_mof_2020())), stopped);
  EXPECT_THROW(static_cast<void>(audit_forms({&paper, 1}, cn_mof_2020())), stopped);
}
#endif

}  // namespace
