// Fields: the paths by which findings and scored lines name a part of a form.
#include <perfeval/audit/field.hpp>

#include "form_builder.hpp"

#include <gtest/gtest.h>

namespace perfeval {
namespace {

form with_lines(const std::vector<fund>& lines) {
  form made;
  for (const fund each : lines) {
    budget_line line;
    line.line = each;
    made.budget.push_back(line);
  }
  return made;
}

// docs/findings.md: the first line of each fund has its own name, any other counts the lines below the total.
TEST(Fields, BudgetLinesAreNamedByTheirFundOrTheirNumber) {
  const form paper = with_lines({fund::total, fund::appropriation, fund::line, fund::appropriation, fund::other});
  EXPECT_EQ(budget_line_names(paper),
            (std::vector<std::string>{"total", "appropriation", "line[2]", "line[3]", "other"}));
  EXPECT_TRUE(budget_line_names({}).empty());
}

TEST(Fields, TheScoreOfTheExecutionIsThatOfTheTotalLine) {
  const form paper = with_lines({fund::line, fund::total, fund::total});
  EXPECT_EQ(score_field(0, paper), (field{part::budget, 2, item::score}));
  EXPECT_EQ(path_of(score_field(0, paper), paper), "budget.total.score");
  EXPECT_EQ(path_of(score_field(3, paper), paper), "indicators[3].score");
  EXPECT_EQ(path_of(score_field(0, {}), {}), "budget.score");
}

}  // namespace
}  // namespace perfeval
