// What rows earn, held against the rule counted out in whole numbers. (Single rows of every sort:
// tests/data/audited_rows.csv.)
#include <gtest/gtest.h>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/scorecard.hpp>

#include "form_builder.hpp"

namespace {

using namespace perfeval;
using perfeval::test::form_builder;

// One row of 10 points and its scorecard, which the row borrows its reading from.
struct scored {
  scorecard card;
  const line& row;

  scored(const std::string& target, const std::string& actual, const std::string& unit = "个",
         const pack& rules = national())
      : card(score(form_of(target + unit, actual + unit), rules)), row(card.rows[0]) {}

  static const pack& national() {
    static const pack rules = cn_mof_2020();
    return rules;
  }
  static form form_of(const std::string& target, const std::string& actual) {
    form_builder made;
    made.row(kind::quantity, {"路灯", target, actual, "10", "10", ""});
    return made.done();
  }
};

// 10 A/T as a fraction of whole numbers: points x T = 10 A.
TEST(AtLeast, EarnsInProportionUpToTheTarget) {
  for (int target = 1; target <= 12; ++target)
    for (int actual = 0; actual <= 15; ++actual) {
      const scored made("≥" + std::to_string(target), std::to_string(actual));
      const line& row = made.row;
      ASSERT_NE(row.points.fixed(), nullptr);
      const int points_times_target = actual >= target ? 10 * target : 10 * actual;
      EXPECT_EQ(*row.points.fixed() * ratio(target), ratio(points_times_target)) << target << " " << actual;
      EXPECT_EQ(row.reading().result, actual >= target ? outcome::met : outcome::missed);
    }
}

// Between 10 (2 - A/T), not below 0, and 10 T/A.
TEST(AtMost, EarnsBetweenBothFormulasAboveTheTarget) {
  for (int target = 1; target <= 12; ++target)
    for (int actual = target + 1; actual <= 30; ++actual) {
      const scored made("≤" + std::to_string(target), std::to_string(actual));
      const line& row = made.row;
      const auto parts = row.points.points.parts();
      ASSERT_EQ(parts.size(), 1U);
      const int low_times_target = actual >= 2 * target ? 0 : 10 * (2 * target - actual);
      EXPECT_EQ(parts[0].low()->value * ratio(target), ratio(low_times_target));
      EXPECT_EQ(parts[0].high()->value * ratio(actual), ratio(10 * target));
      EXPECT_TRUE(parts[0].low()->closed && parts[0].high()->closed);
      EXPECT_EQ(*row.points.taken * ratio(actual), ratio(10 * target));  // the scorecard takes T/A
    }
}

// ＞T of whole things wants T + 1: at equality at least 10 T/(T+1), never 10.
TEST(Above, WantsTheNextWholeThing) {
  for (int target = 0; target <= 12; ++target) {
    const scored made("＞" + std::to_string(target), std::to_string(target));
    const line& row = made.row;
    const auto parts = row.points.points.parts();
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].low()->value * ratio(target + 1), ratio(10 * target));
    EXPECT_EQ(parts[0].high()->value, ratio(10));
    EXPECT_FALSE(parts[0].high()->closed);
    EXPECT_EQ(row.reading().result, outcome::missed);
    EXPECT_EQ(scored("＞" + std::to_string(target), std::to_string(target + 1)).row.reading().result, outcome::met);
  }
}

// ＜T of whole things allows T - 1: at equality as much as T earns against that ceiling, 10 (2 - T/(T-1)).
TEST(Below, AllowsTheWholeThingBefore) {
  for (int target = 2; target <= 12; ++target) {
    const scored made("＜" + std::to_string(target), std::to_string(target));
    const line& row = made.row;
    const auto parts = row.points.points.parts();
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].low()->value * ratio(target - 1), ratio(10 * (target - 2)));
    EXPECT_FALSE(parts[0].high()->closed);
  }
}

TEST(AStrictSign, OfSomethingMeasuredEarnsFullPointsAtEqualityAndIsMissed) {
  const scored made("＞5", "5", "公里");
  const line& row = made.row;
  EXPECT_EQ(*row.points.fixed(), ratio(10));
  EXPECT_EQ(row.reading().result, outcome::missed);
}

// Under a gate of 60 % 5 of 6 earns (5/6 - 3/5) / (2/5) = 7/12: 35/6 of 10, and never 10.
TEST(AStrictSign, OnACountIsHeldAgainstThePacksOwnCurve) {
  pack rules = cn_mof_2020();
  rules.quant.at_least = gated(decimal(6, 1));
  const scored made("＞5", "5", "个", rules);
  EXPECT_EQ(to_string(made.row.points.points), "[35/6, 10)");
}

TEST(AStrictSign, IsPassedAtEqualityWhereThePackSaysSo) {
  pack rules = cn_mof_2020();
  rules.quant.strict_counts = false;
  const scored made("＞5", "5", "个", rules);
  const line& row = made.row;
  EXPECT_EQ(*row.points.fixed(), ratio(10));
  EXPECT_EQ(row.reading().result, outcome::met);
}

// The points that the rule fixes scale with the weight.
TEST(Points, ScaleWithTheWeight) {
  const pack rules = cn_mof_2020();
  for (const char* weight : {"0", "1", "2.5", "3.33", "100"}) {
    form_builder made;
    made.row(kind::quantity, {"路灯", "≥4个", "3个", weight, "0", ""});
    EXPECT_EQ(*score(made.done(), rules).rows[0].points.fixed(), ratio(decimal::parse(weight)) * ratio(3) / ratio(4));
  }
}

}  // namespace
