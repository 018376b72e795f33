// Many files: in order, each as it is alone, several at a time.
#include <perfeval/read/audit.hpp>
#include <perfeval/read/audit_many.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/rule/kinds.hpp>
#include <perfeval/write/report.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <new>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

namespace perfeval {
namespace {

std::vector<std::string> some_paths() {
  const std::string data = PERFEVAL_TEST_DATA;
  std::vector<std::string> paths;
  for (int i = 0; i < 2; ++i)
    for (const char* name : {"/forms.html", "/no such file.docx", "/broken_pages.txt", "/forms.xlsx"})
      paths.push_back(data + name);
  return paths;
}

std::string json_of(std::vector<document_report> documents, std::vector<finding> findings, const pack& rules) {
  report made = report_under(rules);
  made.documents = std::move(documents);
  made.findings = std::move(findings);
  return to_json(made, rules);
}

// A pack with a rule as code that counts its calls.
pack with_a_counting_rule(std::atomic<int>& calls) {
  pack rules = cn_mof_2020();
  row_match own;
  own.kind = kind::quantity;
  own.rule = make_rule("own", "1", "memo", true, [&calls](const ratio&, const ratio&, const ratio& weight) -> ratio {
    ++calls;
    return weight;
  });
  rules.rows.push_back(std::move(own));
  return rules;
}

TEST(ManyFiles, AreGivenInOrderEachAsItIsAlone) {
  const pack rules = cn_mof_2020();
  const auto paths = some_paths();
  std::vector<document_report> alone;
  std::vector<document> documents;
  for (const auto& path : paths) {
    documents.push_back(read_document(path));
    alone.push_back(audit_document(documents.back(), rules));
  }
  const std::string expected = json_of(alone, audit_documents(documents, rules).findings, rules);
  for (const unsigned threads : {1u, 3u}) {
    std::vector<document_report> reports;
    std::size_t forms = 0;
    auto across = audit_many(paths, rules,
                             [&](audited_file&& one) {
                               EXPECT_EQ(one.forms.size(), one.report.forms.size());
                               forms += one.forms.size();
                               reports.push_back(std::move(one.report));
                             },
                             {.threads = threads});
    EXPECT_EQ(forms, 4u * 17u);
    EXPECT_EQ(json_of(std::move(reports), std::move(across), rules), expected);
  }
}

TEST(ManyFiles, AnErrorThatNobodyForesawIsATroubleOfItsFile) {
  pack rules = cn_mof_2020();
  row_match own;
  own.kind = kind::quantity;
  own.rule = make_rule("own", "1", "memo", true,
                       [](const ratio&, const ratio&, const ratio&) -> ratio { throw std::bad_alloc(); });
  rules.rows.push_back(std::move(own));
  const std::vector<std::string> paths{PERFEVAL_TEST_DATA "/forms.html", PERFEVAL_TEST_DATA "/broken_pages.txt"};
  std::vector<document_report> reports;
  audit_many(paths, rules, [&](audited_file&& one) { reports.push_back(std::move(one.report)); });
  ASSERT_EQ(reports.size(), 2u);
  ASSERT_EQ(reports[0].findings.size(), 1u);
  EXPECT_EQ(reports[0].findings[0].code, code::unreadable_document);
  EXPECT_EQ(reports[0].path, paths[0]);
  ASSERT_EQ(reports[1].findings.size(), 1u);
  EXPECT_EQ(reports[1].findings[0].code, code::no_form_found);
}

TEST(ManyFiles, ADeadlineOfARuleEndsItsFileOnly) {
  pack rules = cn_mof_2020();
  row_match own;
  own.kind = kind::quantity;
  own.rule =
      make_rule("own", "1", "memo", true, [](const ratio&, const ratio&, const ratio&) -> ratio { throw stopped(); });
  rules.rows.push_back(std::move(own));
  const std::vector<std::string> paths{PERFEVAL_TEST_DATA "/forms.html", PERFEVAL_TEST_DATA "/broken_pages.txt"};
  std::vector<document_report> reports;
  audit_many(paths, rules, [&](audited_file&& one) { reports.push_back(std::move(one.report)); });
  ASSERT_EQ(reports.size(), 2u);
  ASSERT_EQ(reports[0].findings.size(), 1u);
  EXPECT_EQ(reports[0].findings[0].code, code::unreadable_document);
  EXPECT_EQ(reports[1].findings[0].code, code::no_form_found);
}

TEST(ManyFiles, OfNoneAreNoneAndNothingIsTaken) {
  EXPECT_TRUE(audit_many({}, cn_mof_2020(), [](audited_file&&) { FAIL(); }).empty());
}

TEST(ManyFiles, AreRefusedWithoutAFunctionThatTakesThem) {
  const std::function<void(audited_file&&)> nothing;
  EXPECT_THROW(audit_many(some_paths(), cn_mof_2020(), nothing), invalid_value);
  EXPECT_THROW(audit_many(some_paths(), cn_mof_2020(), nullptr, std::stop_token()), invalid_value);
}

TEST(ManyFiles, EndWithWhatTheCallerThrowsAndWithAStop) {
  const auto paths = some_paths();
  int taken = 0;
  EXPECT_THROW(audit_many(paths, cn_mof_2020(),
                          [&](audited_file&&) {
                            if (++taken == 2) throw std::out_of_range("enough");
                          }),
               std::out_of_range);
  EXPECT_EQ(taken, 2);
  std::stop_source source;
  taken = 0;
  const auto stops = [&](audited_file&&) {
    ++taken;
    source.request_stop();
  };
  EXPECT_THROW(audit_many(paths, cn_mof_2020(), stops, source.get_token(), {.threads = 2}), stopped);
  EXPECT_EQ(taken, 1);
}

TEST(ManyFiles, AreNotReadFarAheadOfTheCaller) {
  const std::vector<std::string> paths(12, PERFEVAL_TEST_DATA "/forms.html");
  std::atomic<int> calls = 0;
  const pack rules = with_a_counting_rule(calls);
  audit_document(read_document(paths.front()), rules);
  const int of_one = calls.exchange(0);
  int taken = 0;
  const auto take = [&](audited_file&&) {
    ++taken;
    EXPECT_LE(calls, of_one * (taken + 4));  // two threads, two files each
  };
  audit_many(paths, rules, take, {.threads = 2});
  EXPECT_EQ(taken, 12);
  EXPECT_GT(of_one, 0);
}

}  // namespace
}  // namespace perfeval
