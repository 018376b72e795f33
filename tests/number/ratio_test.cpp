#include <perfeval/ratio.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

static_assert(std::regular<ratio>);
static_assert(!std::is_constructible_v<ratio, double>);
static_assert(std::is_convertible_v<decimal, ratio> && !std::is_convertible_v<ratio, decimal>);
static_assert(!std::is_constructible_v<decimal, ratio>);
static_assert(1_d / 3_d + 2_d / 3_d == 1);

TEST(Ratio, StaysExactUntilARoundingEndsIt) {
  EXPECT_EQ(1_d / 3_d * 0.375_d, 0.125_d);
  ratio sum;
  for (int i = 0; i < 7; ++i) sum += 1_d / 7_d;
  EXPECT_EQ(sum, 1);
}

TEST(Ratio, RefusesZeroDivisors) {
  EXPECT_THROW(1_d / 0_d, division_by_zero);
  EXPECT_THROW(ratio(1) / ratio(0), division_by_zero);
}

TEST(Ratio, IsShownInLowestTermsAndAsADecimalWhereItEnds) {
  EXPECT_EQ(to_string(556_d / 6_d), "278/3");
  EXPECT_EQ(to_string(1_d / 4_d), "0.25");
  EXPECT_EQ(to_string(-6_d / 4_d), "-1.5");
  EXPECT_EQ(to_string(ratio(1) / ratio(-3)), "-1/3");
  EXPECT_EQ(to_string((6_d / 4_d).numerator()), "3");
  EXPECT_EQ(to_string((6_d / 4_d).denominator()), "2");
  EXPECT_EQ(exactly(1_d / 3_d), std::nullopt);
}

// 1/2^18 = 5^18/10^18 = 3814697265625/10^18; 1/2^19 and 1/5^19 take 19 digits: 19073486328125/10^19, 524288/10^19.
TEST(Ratio, EndsWithAsManyDigitsAsItsTwosOrFivesTake) {
  EXPECT_EQ(to_string(ratio(1) / ratio(262144)), "0.000003814697265625");
  EXPECT_EQ(to_string(ratio(1) / ratio(524288)), "0.0000019073486328125");
  EXPECT_EQ(to_string(ratio(1) / ratio(19073486328125)), "0.0000000000000524288");
  EXPECT_EQ(to_string(ratio(-7) / ratio(40)), "-0.175");
  EXPECT_EQ(to_string(ratio(12) / ratio(30)), "0.4");
  EXPECT_EQ(exactly(ratio(1) / ratio(3'000'000)), std::nullopt);
  EXPECT_EQ(exactly(ratio(0) / ratio(7)), 0);
  EXPECT_EQ(to_string(ratio(std::numeric_limits<std::int64_t>::max()) / ratio(1'000'000'000'000'000'000)),
            "9.223372036854775807");
}

// -2^63 / 6 = -2^62 / 3, and -2^63 has no opposite in 64 bits.
TEST(Ratio, ReducesTheLeast64BitNumber) {
  const ratio least = ratio(std::numeric_limits<std::int64_t>::min()) / ratio(6);
  EXPECT_EQ(to_string(least), "-4611686018427387904/3");
}

TEST(Ratio, GrowsBeyond127Bits) {
  ratio product = 1;
  for (int i = 1; i <= 60; ++i) product *= ratio(i) / ratio(i + 1);
  EXPECT_EQ(product, 1_d / 61_d);
  ratio harmonic;
  for (int i = 1; i <= 60; ++i) harmonic += ratio(1) / ratio(i);
  EXPECT_EQ(to_string(harmonic),
            "15117092380124150817026911/3230237388259077233637600");  // H(60), OEIS A001008/A002805
}

TEST(Ratio, OrdersByValue) {
  EXPECT_LT(1_d / 3_d, 0.34_d);
  EXPECT_GT(1_d / 3_d, 0.33_d);
  EXPECT_EQ(std::hash<ratio>()(2_d / 6_d), std::hash<ratio>()(1_d / 3_d));
}

TEST(Ratio, EveryWholeScoreUpTo300IsExact) {
  int cases = 0;
  for (int target = 1; target <= 300; ++target)
    for (int actual = 1; actual <= 300; ++actual)
      for (int points : {5, 8, 10, 12, 15, 20, 30, 40, 50, 100}) {
        if (actual * points % target != 0) continue;
        ++cases;
        const ratio score = (decimal(actual) / decimal(target)) * points;
        ASSERT_EQ(score, actual * points / target) << actual << " of " << target << " for " << points;
      }
  EXPECT_EQ(cases, 50'762);
}

}  // namespace
