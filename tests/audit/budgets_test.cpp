// The total line of the fund table by itself (tests/data/audited_budgets.csv).
#include <gtest/gtest.h>
#include <perfeval/audit/audit.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "case_table.hpp"
#include "form_builder.hpp"

namespace {

using namespace perfeval;
using perfeval::test::form_builder;

// code:severity@item=expected~places/mode^explained_by
std::string written(const finding& f) {
  std::string text = std::string(name_of(f.code)) + ":" + std::string(name_of(f.severity));
  text += "@" + f.path.substr(f.path.rfind('.') + 1);
  if (!f.expected.empty()) text += "=" + f.expected;
  if (f.rounding && f.severity != severity::error)
    text += "~" + std::to_string(f.rounding->places) + "/" + std::string(name_of(f.rounding->mode));
  if (!f.explained_by.empty()) text += "^" + f.explained_by.path;
  return text;
}

std::string findings_on_budget(const form_audit& result) {
  std::vector<std::string> found;
  for (const finding& f : result.findings)
    if (f.field.part == part::budget) found.push_back(written(f));
  std::sort(found.begin(), found.end());
  std::string text;
  for (const std::string& f : found) text += (text.empty() ? "" : " ") + f;
  return text;
}

TEST(AuditedBudgets, ShowWhatTheTableSays) {
  const pack rules = cn_mof_2020();
  const auto cases = test::cases_in("audited_budgets.csv");
  ASSERT_GT(cases.size(), 50U);
  for (const auto& c : cases) {
    SCOPED_TRACE("audited_budgets.csv:" + std::to_string(c.line));
    form_builder made;
    made.total_funds({c["initial"], c["annual"], c["executed"], c["rate"], c["weight"], c["score"]});
    EXPECT_EQ(findings_on_budget(audit(made.done(), rules)), c["findings"]);
  }
}

}  // namespace
