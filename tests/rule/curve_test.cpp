#include <perfeval/rule/curve.hpp>

#include <gtest/gtest.h>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

std::string image(const curve& c, const value_set& x) { return to_string(c.image(x)); }

TEST(Capped, EarnsInProportionAndNeverMoreThanFull) {
  EXPECT_EQ(capped().image(ratio(0.5_d)), interval(0.5_d));
  EXPECT_EQ(capped().image(ratio(3)), interval(1_d));
  EXPECT_EQ(capped().image(ratio(-1)), interval(0_d));
  EXPECT_EQ(image(capped(), interval::closed_open(0.995_d, 1.005_d)), "[0.995, 1]");  // a flat piece closes an open end
}

TEST(Ceiling, FallsToZeroAtTwiceTheTarget) {
  EXPECT_EQ(image(ceiling(), interval::closed(1.5_d, 1.75_d)), "[0.25, 0.5]");
  EXPECT_EQ(ceiling().image(ratio(2)), interval(0_d));
  EXPECT_EQ(to_string(ceiling().preimage(interval::at_least(0.8_d))), "(-∞, 1.2]");
}

TEST(BetweenCeilingAndInverse, AdmitsEverythingBetweenTheTwoReadings) {
  EXPECT_EQ(to_string(*between_ceiling_and_inverse().image(ratio(1.5_d))), "[0.5, 2/3]");
  EXPECT_EQ(to_string(*between_ceiling_and_inverse().image(ratio(4))), "[0, 0.25]");
}

TEST(EqualToTarget, MayStayFullAboveTheTarget) {
  EXPECT_EQ(to_string(*equal_to_target().image(ratio(2))), "[0.5, 1]");
  EXPECT_EQ(to_string(equal_to_target().preimage(interval::closed(0.5_d, 0.9_d))), "[0.5, 0.9] ∪ [10/9, ∞)");
}

TEST(WithinRange, IsFullInsideAndInProportionOutside) {
  EXPECT_EQ(to_string(*within_range(5, 10).image(ratio(4))), "[0.8, 0.8]");
  EXPECT_EQ(to_string(*within_range(5, 10).image(ratio(7))), "[1, 1]");
  EXPECT_EQ(to_string(*within_range(5, 10).image(ratio(20))), "[0.5, 1]");
  EXPECT_THROW(within_range(0, 10), invalid_value);
}

TEST(Tiers, AreHalfOpenBandsByRank) {
  const curve c = tiers({0.6_d, 0.8_d});
  EXPECT_EQ(to_string(*c.image(ratio(0))), "[0, 0.6)");
  EXPECT_EQ(to_string(*c.image(ratio(1))), "[0.6, 0.8)");
  EXPECT_EQ(to_string(*c.image(ratio(2))), "[0.8, 1]");
  EXPECT_EQ(image(c, interval::closed(1, 2)), "[0.6, 1]");
}

TEST(Banded, LeavesGapsBetweenItsBands) {
  const curve c = banded({{0.6_d, 0.5_d}, {0.8_d, 0.7_d}, {1_d, 1_d}});
  EXPECT_EQ(image(c, interval::closed(0.7_d, 0.9_d)), "[0.5, 0.5] ∪ [0.7, 0.7]");
  EXPECT_EQ(to_string(c.preimage(value_set::point(0.7_d))), "[0.8, 1)");
  EXPECT_TRUE(c.preimage(value_set::point(0.6_d)).empty());
}

TEST(FullOnlyToZero, NeverEarnsFullPointsAboveIt) {
  EXPECT_EQ(to_string(*full_only_to_zero().image(ratio(3))), "[0, 1)");
  EXPECT_EQ(to_string(*full_only_to_zero().image(ratio(0))), "[1, 1]");
}

TEST(Gated, EarnsNothingBelowTheGate) {
  EXPECT_EQ(to_string(*gated(0.6_d).image(ratio(0.8_d))), "[0.5, 0.5]");
  EXPECT_EQ(image(gated(0.6_d), interval::closed(0.5_d, 0.6_d)), "[0, 0]");
}

std::string refusal(std::vector<segment> pieces) {
  try {
    curve c(std::move(pieces));
  } catch (const invalid_value& refused) {
    return refused.what();
  }
  return "accepted";
}

TEST(Curve, RefusesGapsOverlapsAndPolesNamingTheWitness) {
  const auto flat = [](const interval& domain) { return segment::decided(domain, moebius::constant(0)); };
  EXPECT_EQ(refusal({flat(interval::below(0)), flat(interval::above(0))}),
            "the pieces of a curve leave a gap at x = 0");
  EXPECT_EQ(refusal({flat(interval::at_most(0)), flat(interval::at_least(0))}),
            "curve pieces overlap: (-∞, 0] and [0, ∞) share x = 0");
  EXPECT_EQ(refusal({segment::decided(interval::closed(-1, 1), moebius::inverse())}),
            "curve piece on [-1, 1]: a line divides by zero at x = 0");
  EXPECT_EQ(refusal({segment{interval::closed(0, 3), moebius::proportion(), moebius::constant(2)}}),
            "curve piece on [0, 3]: no share is left at x = 3");
  EXPECT_EQ(refusal({}), "a curve must have at least one piece");
}

TEST(Curve, FindsThePieceThatSpokeForX) {
  EXPECT_EQ(capped().find(ratio(-1)), 0u);
  EXPECT_EQ(capped().find(ratio(1)), 2u);
  EXPECT_EQ(curve({segment::decided(interval::at_least(0), moebius::proportion())}).find(ratio(-1)), curve::npos);
}

}  // namespace
