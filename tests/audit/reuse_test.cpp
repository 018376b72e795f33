// Auditing into a result that is used again gives the same as a fresh one, and hardly allocates. Every allocation of
// this program is counted.
#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/form/builder.hpp>
#include <perfeval/form/setters.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/write/report.hpp>

#include "../counted_allocations.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace perfeval {
namespace {

const std::vector<form>& seventeen_forms() {
  static const std::vector<form> forms = read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt").forms;
  return forms;
}

std::size_t allocated_by_audit(const form& paper, form_audit& result) {
  const std::size_t before = allocations;
  audit(paper, cn_mof_2020(), result);
  return allocations - before;
}

/// Everything that a finding holds, as JSON.
std::string all_of(const form_audit& result) {
  report whole = report_under(cn_mof_2020());
  form_report& shown = whole.documents.emplace_back().forms.emplace_back();
  shown.findings = result.findings;
  shown.verdicts = result.verdicts;
  return to_json(whole, cn_mof_2020());
}

TEST(ResultsUsedAgain, AreThoseOfFreshOnes) {
  form_audit reused;
  for (int round = 0; round < 2; ++round)
    for (const form& paper : seventeen_forms()) {
      audit(paper, cn_mof_2020(), reused);
      EXPECT_EQ(all_of(reused), all_of(audit(paper, cn_mof_2020()))) << paper.index;
    }
}

TEST(ResultsUsedAgain, AllocateATenthOfAFirstAudit) {
  std::size_t first = 0, second = 0, without = 0;
  for (const form& paper : seventeen_forms()) {
    form_audit result;
    first += allocated_by_audit(paper, result);
    const std::size_t again = allocated_by_audit(paper, result);
    second += again;
    without += again == 0 ? 1 : 0;
  }
  EXPECT_GE(first, 10 * second) << first << " and " << second;
  EXPECT_GE(without, 7U);  // of the others each has a defect that is diagnosed
}

/// 9 + 50 + 40 of 100; the second as long as the first.
form sound_form(const char* name) {
  return form_builder(2022, "万元")
      .project("道路养护")
      .department("交通局")
      .unit("养护中心")
      .fund_line(fund::total,
                 {.annual_budget = "100", .executed = "90", .execution_rate = "90%", .weight = "10", .score = "9"})
      .row({.level1 = "产出指标",
            .level2 = "数量指标",
            .name = name,
            .target = "≥100公里",
            .actual = "120公里",
            .weight = "50",
            .score = "50"})
      .row({.level1 = "满意度指标",
            .level2 = "服务对象满意度指标",
            .name = "群众满意度",
            .target = "≥90%",
            .actual = "95%",
            .weight = "40",
            .score = "40"})
      .total({.weight = "100", .score = "99"})
      .done();
}

TEST(ResultsUsedAgain, AllocateNothingForAnotherFormOfTheSameSize) {
  const form one = sound_form("养护里程"), other = sound_form("绿化里程");
  form_audit result;
  EXPECT_GT(allocated_by_audit(one, result), 0U);
  EXPECT_EQ(allocated_by_audit(other, result), 0U);
}

TEST(ResultsUsedAgain, AFigureThatIsSetIsAuditedAgain) {
  form paper = sound_form("养护里程");
  form_audit result;
  audit(paper, cn_mof_2020(), result);
  EXPECT_EQ(result.verdicts.differs, 0U);
  set_score(paper, 0, "40");  // met, and deducted
  audit(paper, cn_mof_2020(), result);
  EXPECT_GT(result.verdicts.differs, 0U);
  set_score(paper, 0, "50");
  audit(paper, cn_mof_2020(), result);
  EXPECT_EQ(result.verdicts.differs, 0U);
}

TEST(ResultsUsedAgain, MayBeCopiedAndMoved) {
  form_audit result;
  audit(sound_form("养护里程"), cn_mof_2020(), result);
  form_audit copy = result;
  audit(sound_form("绿化里程"), cn_mof_2020(), copy);
  form_audit moved = std::move(result);
  EXPECT_EQ(all_of(copy), all_of(audit(sound_form("绿化里程"), cn_mof_2020())));
  EXPECT_EQ(all_of(moved), all_of(audit(sound_form("养护里程"), cn_mof_2020())));
  copy = moved;
  audit(sound_form("绿化里程"), cn_mof_2020(), copy);
  EXPECT_EQ(all_of(moved), all_of(audit(sound_form("养护里程"), cn_mof_2020())));
}

TEST(Troubles, OfAFailedRuleAreThoseOfTheAudit) {
  pack rules = cn_mof_2020();
  rules.quant.at_least =
      make_rule("half-marks", "1", "", true, [](const ratio&, const ratio&, const ratio&) -> ratio { throw 7; });
  const form paper = sound_form("养护里程");
  form_audit into;
  audit(paper, rules, into);
  for (const form_audit& result : {audit(paper, rules), into}) {
    ASSERT_EQ(result.troubles.size(), 2U);  // both rows are at_least
    EXPECT_EQ(result.troubles[0].kind, trouble_kind::rule_failed);
    EXPECT_NE(result.troubles[0].at.find("half-marks"), std::string::npos) << result.troubles[0].at;
  }
  audit(paper, cn_mof_2020(), into);
  EXPECT_TRUE(into.troubles.empty());
}

}  // namespace
}  // namespace perfeval
