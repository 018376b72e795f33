// A part of a report: by severity, by code, without what is known; the worst forms first.
#include <gtest/gtest.h>
#include <perfeval/audit/selection.hpp>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

// The first form is sound but for its year, a note; the second has a wrong total, an error.
report two_forms() {
  form_builder noted = sound_form();
  noted.paper().project = read_cell("2021年道路养护");
  form wrong = sound_form().total("100", "97").done();
  wrong.index = 2;
  report made = report_under(cn_mof_2020());
  made.documents.push_back(audit_forms(std::vector<form>{noted.done(), wrong}, cn_mof_2020()));
  return made;
}

texts shown(const report& report) {
  texts all;
  for (const form_report& form : report.documents[0].forms)
    for (const finding& f : form.findings) all.push_back(std::to_string(form.index) + " " + written(f));
  return all;
}

TEST(Selection, IsBySeverityAndByCode) {
  report made = two_forms();
  select(made, {severity::note, {}, {}});
  EXPECT_EQ(shown(made), (texts{"1 year-mismatch:note@project=2022", "2 total-mismatch:error@total.score=99"}));
  select(made, {severity::warning, {}, {}});
  EXPECT_EQ(shown(made), texts{"2 total-mismatch:error@total.score=99"});
  made = two_forms();
  select(made, {severity::note, {code::year_mismatch}, {}});
  EXPECT_EQ(shown(made), texts{"1 year-mismatch:note@project=2022"});
  made = two_forms();
  select(made, {severity::note, {}, {code::year_mismatch}});
  EXPECT_EQ(shown(made), texts{"2 total-mismatch:error@total.score=99"});
}

TEST(Selection, KeepsTheVerdicts) {
  report made = two_forms();
  const verdict_counts before = made.documents[0].forms[1].verdicts;
  select(made, {severity::note, {}, {code::total_mismatch}});
  EXPECT_EQ(made.documents[0].forms[1].verdicts, before);
}

TEST(Selection, KeepsTheRepairsOfFormsWhoseErrorsAreShown) {
  report made = two_forms();
  select(made, {severity::note, {code::total_mismatch}, {}});
  EXPECT_EQ(made.documents[0].forms[1].repairs.size(), 1u);
  select(made, {severity::note, {}, {code::total_mismatch}});
  EXPECT_TRUE(made.documents[0].forms[1].repairs.empty());
}

TEST(Baseline, LeavesOutWhatIsKnownAndTellsWhatOccurred) {
  report made = two_forms();
  const form_report& wrong = made.documents[0].forms[1];
  const std::string known = identity_of(wrong.findings[0], &wrong);
  EXPECT_EQ(known,
            "道路养护\x1F养护中心\x1F"
            "2022\x1Ftotal-mismatch\x1Ftotal.score\x1F"
            "97\x1F"
            "99\x1F");
  const std::set<std::string> gone{known, "another"};
  EXPECT_EQ(drop_known(made, gone), std::set<std::string>{known});
  EXPECT_EQ(shown(made), texts{"1 year-mismatch:note@project=2022"});
}

TEST(Order, IsWorstFormFirstOnRequest) {
  report made = two_forms();
  put_worst_first(made);
  EXPECT_EQ(made.documents[0].forms[0].index, 2U);
  EXPECT_EQ(made.documents[0].forms[1].index, 1U);
}

}  // namespace
