// The report of a document, composed in one place: troubles, findings, counts, clauses.
#include <gtest/gtest.h>
#include <perfeval/read/audit.hpp>
#include <perfeval/rule/kinds.hpp>

#include <stdexcept>
#include <string>
#include <vector>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

const std::string forms_txt = std::string(PERFEVAL_EXAMPLE_DATA) + "/forms.txt";

texts kinds_of(const std::vector<trouble>& troubles) {
  texts all;
  for (const trouble& t : troubles) all.push_back(std::string(name_of(t.kind)) + " at " + t.at);
  return all;
}

pack with_a_rule_that_fails() {
  pack rules = cn_mof_2020();
  row_match own;
  own.kind = kind::quantity;
  own.rule = make_rule("own", "3", "memo 7", true, [](const ratio&, const ratio&, const ratio&) -> ratio {
    throw std::runtime_error("no table for 2022");
  });
  rules.rows.push_back(std::move(own));
  return rules;
}

TEST(AuditOfADocument, TellsOfARuleThatFailedAsTheAuditOfItsFormsDoes) {
  const pack rules = with_a_rule_that_fails();
  const document read = read_document(forms_txt);
  const texts of_forms = kinds_of(audit_forms(read.forms, rules).troubles);
  ASSERT_EQ(of_forms.size(), 17U);  // a row of each form
  EXPECT_EQ(of_forms.front(), "rule-failed at form 1, indicators[1], rule own 3");
  EXPECT_EQ(kinds_of(audit_document(read, rules).troubles), of_forms);
  EXPECT_EQ(kinds_of(audit_documents({&read, 1}, rules).documents.at(0).troubles), of_forms);
}

TEST(AuditOfADocument, TellsWhatReadingMetFirst) {
  document read = read_document(forms_txt);
  read.forms.resize(1);
  read.troubles = {{trouble_kind::cut_off, "the package", "no directory", "a whole file"}};
  EXPECT_EQ(kinds_of(audit_document(read, with_a_rule_that_fails()).troubles).at(0), "cut-off at the package");
  EXPECT_EQ(kinds_of(audit_document(read, with_a_rule_that_fails()).troubles).at(1),
            "rule-failed at form 1, indicators[1], rule own 3");
}

TEST(AuditOfADocument, HasItsNameItsHashAndTheFindingsOfItsForms) {
  const document read = read_document(forms_txt);
  const document_report made = audit_document(read, cn_mof_2020());
  EXPECT_EQ(made.path, forms_txt);
  EXPECT_EQ(made.sha256, read.sha256);
  ASSERT_EQ(made.forms.size(), 17U);
  EXPECT_EQ(written(made.forms[14].findings), written(audit_forms(read.forms, cn_mof_2020()).forms[14].findings));
}

/// The one finding of a document that came to nothing, with what hindered it.
std::string nothing_of(const document& read) {
  const document_report made = audit_document(read, cn_mof_2020());
  EXPECT_TRUE(made.forms.empty());
  if (made.findings.size() != 1) return std::to_string(made.findings.size()) + " findings";
  const finding& f = made.findings[0];
  EXPECT_FALSE(std::get<std::string>(f.detail).empty());
  return written(f) + " " + std::string(name_of(f.hindrance));
}

std::string nothing_of(std::string_view bytes) { return nothing_of(read_document_bytes(bytes)); }

TEST(AuditOfADocument, ThatCannotBeReadIsAnErrorThatSaysWhy) {
  EXPECT_EQ(nothing_of(read_document("no such file.docx")), "unreadable-document:error@document no-bytes");
  EXPECT_EQ(nothing_of(read_document(PERFEVAL_TEST_DATA)), "unreadable-document:error@document no-bytes");
  limits narrow;
  narrow.bytes = 100;
  EXPECT_EQ(nothing_of(read_document(forms_txt, narrow)), "unreadable-document:error@document no-bytes");
  EXPECT_EQ(nothing_of(""), "unreadable-document:error@document unknown-format");
  EXPECT_EQ(nothing_of("\x01\x02\x03\x04"), "unreadable-document:error@document unknown-format");
  EXPECT_EQ(nothing_of("%PDF-1.7\n"), "unreadable-document:error@document layout-only");
  EXPECT_EQ(nothing_of("{\\rtf1 text}"), "unreadable-document:error@document other-format");
  EXPECT_EQ(nothing_of("{\"forms\": ["), "unreadable-document:error@document damaged");
}

TEST(AuditOfADocument, WithoutAFormIsAnErrorThatSaysWhatThereIs) {
  EXPECT_EQ(nothing_of("A letter.\nIt has no table.\n"), "no-form-found:error@document no-table");
  EXPECT_EQ(nothing_of("<table><tr><td>price</td><td>5</td></tr></table>"), "no-form-found:error@document no-form");
}

TEST(Report, CountsWhatItHolds) {
  std::vector<document> documents{read_document(forms_txt), read_document("no such file.docx")};
  report made = audit_documents(documents, cn_mof_2020());
  EXPECT_EQ(made.rules_id, "cn-mof-2020");
  report_counts wanted;
  wanted.documents = 2;
  wanted.unreadable = 1;
  wanted.forms = 17;
  wanted.errors = 1;
  const auto add = [&wanted](const std::vector<finding>& findings) {
    for (const std::string& f : written(findings)) {
      wanted.errors += f.find(":error@") != std::string::npos ? 1 : 0;
      wanted.warnings += f.find(":warning@") != std::string::npos ? 1 : 0;
      wanted.notes += f.find(":note@") != std::string::npos ? 1 : 0;
    }
  };
  for (const form_report& form : made.documents[0].forms) add(form.findings);
  add(made.documents[0].findings);
  EXPECT_EQ(counts_of(made), wanted);
  EXPECT_EQ(worst(made), severity::error);
  EXPECT_EQ(worst(report_under(cn_mof_2020())), std::nullopt);
  EXPECT_EQ(counts_of(report_under(cn_mof_2020())), report_counts{});
}

TEST(Clause, IsThatOfTheParameterWhereThePackNamesOneElseOfTheTopic) {
  pack rules = cn_mof_2020();
  finding f;
  f.code = code::weight_sum;
  f.source = topic_of(f.code);
  EXPECT_EQ(clause_of(f, rules), rules.source(topic::weights));
  clause own = rules.source(topic::weights);
  own.document = "本市办法";
  rules.sources.push_back({"weights.total", own});
  EXPECT_EQ(clause_of(f, rules).document, "本市办法");
  f.code = code::score_missing;  // of the same topic, about no parameter
  f.source = topic_of(f.code);
  EXPECT_EQ(clause_of(f, rules), rules.source(topic::weights));
}

// A row under the rule of dates rests on the clause of dates, whatever the code's own topic is.
TEST(Clause, OfAScoreIsThatOfTheRuleThatScoresTheRow) {
  form_builder made;
  made.row(kind::quality, {"用途", "专款专用", "未达成", "10", "6", "资金晚到"});
  EXPECT_EQ(finding_of(made.done(), code::score_above_rule).source, topic::qualitative);
  EXPECT_EQ(topic_of(code::score_above_rule), topic::quantitative);
}

}  // namespace
