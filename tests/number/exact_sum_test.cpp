#include <perfeval/exact_sum.hpp>

#include <gtest/gtest.h>

#include <random>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

constexpr rounding_mode every_mode[] = {rounding_mode::half_up, rounding_mode::half_even,   rounding_mode::half_down,
                                        rounding_mode::up,      rounding_mode::down,        rounding_mode::ceiling,
                                        rounding_mode::floor,   rounding_mode::zero_five_up};

TEST(ExactSum, OfSevenSeventhsIsOne) {
  exact_sum sum;
  for (int i = 0; i < 7; ++i) sum += 1_d / 7_d;
  EXPECT_EQ(sum.value(), 1);
  for (const rounding_mode mode : every_mode) EXPECT_EQ(to_string(sum.rounded({2, mode})), "1.00");
  EXPECT_EQ(sum.compare(1), std::strong_ordering::equal);
}

TEST(ExactSum, SendsATieInsideItsEnclosureToBigIntegers) {
  exact_sum tie;  // 1/3 + 1/6 + 0.125 = 0.625, a tie at two places that no enclosure of thirds can decide
  tie += 1_d / 3_d;
  tie += 1_d / 6_d;
  tie += 0.125_d;
  EXPECT_FALSE(tie.decided_by_enclosure({2, rounding_mode::half_even}));
  EXPECT_EQ(to_string(tie.rounded({2, rounding_mode::half_even})), "0.62");
  EXPECT_EQ(to_string(tie.rounded({2, rounding_mode::half_up})), "0.63");
  EXPECT_TRUE(tie.decided_by_enclosure({0, rounding_mode::half_even}));
  EXPECT_EQ(to_string(tie.rounded({0, rounding_mode::half_even})), "1");
}

TEST(ExactSum, RoundsAndComparesAsTheExactRatioDoes) {
  std::mt19937_64 random(7);
  int by_enclosure = 0;
  int by_big_integers = 0;
  for (int round_number = 0; round_number < 2'000; ++round_number) {
    exact_sum sum;
    ratio exact;
    const auto terms = random() % 12;
    for (std::uint64_t i = 0; i < terms; ++i) {
      const auto n = static_cast<std::int64_t>(random() % 2'001) - 1'000;
      const auto d = static_cast<std::int64_t>(random() % 12) + 1;
      sum += decimal(n, 1) / decimal(d);
      exact += decimal(n, 1) / decimal(d);
    }
    for (const rounding_mode mode : every_mode) {
      const rounding rounding(static_cast<std::int32_t>(random() % 4), mode);
      ASSERT_EQ(sum.rounded(rounding), round(exact, rounding)) << exact << " " << to_string(rounding);
      (sum.decided_by_enclosure(rounding) ? by_enclosure : by_big_integers) += 1;
    }
    const ratio other = round(exact, {1, rounding_mode::half_up});
    ASSERT_EQ(sum.compare(other), exact <=> other);
    ASSERT_EQ(sum.compare(exact), std::strong_ordering::equal);
  }
  EXPECT_GT(by_enclosure, 1'000);  // both roads were walked
  EXPECT_GT(by_big_integers, 1'000);
}

TEST(ExactSum, HoldsTermsOfAnySizeAndNumber) {
  const decimal huge = decimal::parse("123456789012345678901234567890123456789012");
  exact_sum sum;
  for (int i = 0; i < 100; ++i) sum += huge / 7_d;
  EXPECT_EQ(sum.value() * 7, huge * 100);
  sum.clear();
  EXPECT_EQ(sum.value(), 0);
  sum += 1_d / 3_d;
  EXPECT_EQ(to_string(sum.rounded({4, rounding_mode::half_up})), "0.3333");
}

}  // namespace
