// Single rows: what they may earn and every finding on them (tests/data/audited_rows.csv).
#include "case_table.hpp"
#include "form_builder.hpp"

#include <perfeval/audit/audit.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/scorecard.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace perfeval;
using perfeval::test::form_builder;

// The value with this name; a name in the table that the library does not know fails the test.
template <class Enum>
Enum value_named(std::string_view name) {
  const auto found = named<Enum>(name);
  EXPECT_TRUE(found) << name;
  return found.value_or(Enum{});
}

form form_of(const test::table_case& c) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  const std::string& kinds = c["kind"];
  const std::size_t position = kinds.find('@');
  const kind kind = value_named<perfeval::kind>(kinds.substr(0, position));
  const category category = position == std::string::npos ? form_builder::category_of(kind)
                                                          : value_named<perfeval::category>(kinds.substr(position + 1));
  const auto column = [&c](const char* name) { return c[name] == "none" ? std::string("absent") : c[name]; };
  made.row(kind, category,
           {c["name"], c["target"], c["actual"], c["weight"], c["score"], c["reason"], column("sign"), column("unit")});
  return made.done();
}

std::string points_of_row(const line& scored) {
  if (!scored.points.known()) return "";
  const ratio* fixed = scored.points.fixed();
  return fixed ? to_string(*fixed) : to_string(scored.points.points);
}

std::string findings_on_row(const form_audit& result) {
  std::vector<std::string> found;
  for (const finding& f : result.findings)
    if (f.field.part == part::indicators && f.field.index == 1)
      found.push_back(std::string(name_of(f.code)) + ":" + std::string(name_of(f.severity)));
  std::sort(found.begin(), found.end());
  std::string text;
  for (const std::string& f : found) text += (text.empty() ? "" : " ") + f;
  return text;
}

TEST(AuditedRows, EarnAndShowWhatTheTableSays) {
  const pack rules = cn_mof_2020();
  const auto cases = test::cases_in("audited_rows.csv");
  ASSERT_GT(cases.size(), 200U);
  for (const auto& c : cases) {
    SCOPED_TRACE("audited_rows.csv:" + std::to_string(c.line) + ": " + c["target"] + " / " + c["actual"] + ", " +
                 c["score"] + " of " + c["weight"]);
    const form paper = form_of(c);
    const scorecard card = score(paper, rules);
    EXPECT_EQ(points_of_row(card.rows[0]), c["points"]);
    EXPECT_EQ(findings_on_row(audit(paper, rules, card)), c["findings"]);
  }
}

}  // namespace
