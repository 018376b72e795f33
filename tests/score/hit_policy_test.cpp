#include <perfeval/score/hit_policy.hpp>

#include <gtest/gtest.h>

namespace {

using namespace perfeval;
using namespace perfeval::literals;

const value_set any_number = value_set::all();

// Two inputs: share executed, share of indicators reached. Rows overlap where the execution is high.
decision_table table(hit_policy policy) {
  return {policy,
          {{{interval::at_least(0.8_d), any_number}, 10},
           {{interval::at_least(0.6_d), interval::at_least(0.5_d)}, 7},
           {{any_number, interval::below(0.5_d)}, 3}},
          {7, 3, 10}};
}

std::string result(hit_policy policy, const ratio& x, const ratio& y) {
  const decision made = decide(table(policy), std::vector{x, y});
  if (!made.conflict.empty()) return made.conflict;
  return made.result ? to_string(*made.result) : "nothing";
}

TEST(HitPolicy, ChoosesAmongTheRowsThatHold) {
  // (0.9, 0.9) rows 1 and 2; (0.9, 0.1) rows 1 and 3; (0.7, 0.9) row 2; (0.1, 0.9) none.
  EXPECT_EQ(result(hit_policy::unique, 0.7_d, 0.9_d), "7");
  EXPECT_EQ(result(hit_policy::unique, 0.9_d, 0.9_d), "rows 1 and 2 both hold; the policy is unique");
  EXPECT_EQ(result(hit_policy::first, 0.9_d, 0.9_d), "10");
  EXPECT_EQ(result(hit_policy::any, 0.9_d, 0.1_d),
            "rows 1 and 3 both hold; the policy is any, and their results differ");
  EXPECT_EQ(result(hit_policy::any, 0.7_d, 0.9_d), "7");
  EXPECT_EQ(result(hit_policy::priority, 0.9_d, 0.9_d), "7");
  EXPECT_EQ(result(hit_policy::priority, 0.9_d, 0.1_d), "3");
  EXPECT_EQ(result(hit_policy::collect_sum, 0.9_d, 0.9_d), "17");
  EXPECT_EQ(result(hit_policy::collect_min, 0.9_d, 0.1_d), "3");
  EXPECT_EQ(result(hit_policy::collect_max, 0.9_d, 0.1_d), "10");
  EXPECT_EQ(result(hit_policy::collect_count, 0.9_d, 0.1_d), "2");
}

TEST(HitPolicy, GivesNothingWhereNoRowHoldsAndCountsNone) {
  EXPECT_EQ(result(hit_policy::unique, 0.1_d, 0.9_d), "nothing");
  EXPECT_EQ(result(hit_policy::collect_sum, 0.1_d, 0.9_d), "nothing");
  EXPECT_EQ(result(hit_policy::collect_count, 0.1_d, 0.9_d), "0");
}

TEST(HitPolicy, AnyAllowsRowsThatAgree) {
  const decision_table same{hit_policy::any, {{{interval::at_least(1)}, 5}, {{interval::at_most(1)}, 5}}, {}};
  const decision made = decide(same, std::vector{ratio(1)});
  EXPECT_EQ(made.result, ratio(5));
  EXPECT_EQ(made.hits, (std::vector<std::size_t>{1, 2}));
  EXPECT_FALSE(find_overlap(same));
}

TEST(HitPolicy, RefusesATableThatDoesNotFit) {
  EXPECT_THROW(decide(table(hit_policy::first), std::vector{ratio(1)}), invalid_value);
  decision_table unranked = table(hit_policy::priority);
  unranked.priorities = {7};
  EXPECT_THROW(decide(unranked, std::vector{ratio(1), ratio(1)}), invalid_value);
}

TEST(DecisionTable, NamesInputsForWhichTwoRowsHold) {
  const auto overlap = find_overlap(table(hit_policy::unique));
  ASSERT_TRUE(overlap);
  EXPECT_EQ(overlap->first, 1u);
  EXPECT_EQ(overlap->second, 2u);
  EXPECT_EQ(decide(table(hit_policy::collect_count), overlap->witness).result, ratio(2));
  const decision_table bands{hit_policy::unique, {{{interval::at_least(1)}, 1}, {{interval::below(1)}, 0}}, {}};
  EXPECT_FALSE(find_overlap(bands));
}

TEST(DecisionTable, NamesInputsForWhichNoRowHolds) {
  const auto gap = find_gap(table(hit_policy::unique));
  ASSERT_TRUE(gap);
  EXPECT_EQ(decide(table(hit_policy::unique), *gap).hits.size(), 0u);
  // 89.5 falls between whole-number bands 90-100, 80-89, 60-79, 0-59.
  const decision_table whole{hit_policy::unique,
                             {{{interval::at_least(90)}, 4},
                              {{interval::closed(80, 89)}, 3},
                              {{interval::closed(60, 79)}, 2},
                              {{interval::at_most(59)}, 1}},
                             {}};
  EXPECT_EQ(find_gap(whole), std::vector{ratio(59.5_d)});
  EXPECT_FALSE(find_gap({hit_policy::unique, {{{interval::at_least(90)}, 4}, {{interval::below(90)}, 3}}, {}}));
  EXPECT_EQ(find_gap({hit_policy::unique, {{{interval::above(90)}, 4}, {{interval::below(90)}, 3}}, {}}),
            std::vector{ratio(90)});
}

// Every combination of a fine grid, against a table that says so cell by cell.
TEST(DecisionTable, GapAndDecisionAgreeWithEnumeration) {
  decision_table complete = table(hit_policy::first);
  complete.rows.push_back({{interval::below(0.6_d), interval::at_least(0.5_d)}, 1});
  EXPECT_FALSE(find_gap(complete));
  for (int x = -1; x <= 11; ++x) {
    for (int y = -1; y <= 11; ++y) {
      const ratio share = ratio(x) / 10;
      const ratio reached = ratio(y) / 10;
      const int expected = x >= 8 ? 10 : y < 5 ? 3 : x >= 6 ? 7 : 1;
      EXPECT_EQ(decide(complete, std::vector{share, reached}).result, ratio(expected)) << x << ", " << y;
    }
  }
}

TEST(DecisionTable, RefusesToCountCellsWithoutEnd) {
  decision_table wide{hit_policy::first, {}, {}};
  for (int i = 0; i < 40; ++i) {
    decision_row each;
    for (int input = 0; input < 5; ++input) each.conditions.push_back(interval::closed(i, i + 1));
    wide.rows.push_back(each);
  }
  EXPECT_THROW(find_gap(wide), limit_exceeded);
}

}  // namespace
