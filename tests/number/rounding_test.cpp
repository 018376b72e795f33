#include <perfeval/rounding.hpp>

#include <gtest/gtest.h>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

constexpr rounding_mode every_mode[] = {rounding_mode::half_up, rounding_mode::half_even,   rounding_mode::half_down,
                                        rounding_mode::up,      rounding_mode::down,        rounding_mode::ceiling,
                                        rounding_mode::floor,   rounding_mode::zero_five_up};

static_assert(round(1_d / 3_d, {2, rounding_mode::half_up}) == 0.33_d);

std::string in_every_mode(const ratio& x, std::int32_t places) {
  std::string out;
  for (const rounding_mode mode : every_mode) out += to_string(round(x, {places, mode})) + " ";
  return out;
}

TEST(Rounding, FollowsTheModeInEveryCase) {
  // half_up half_even half_down up down ceiling floor zero_five_up
  EXPECT_EQ(in_every_mode(2.5_d, 0), "3 2 2 3 2 3 2 2 ");
  EXPECT_EQ(in_every_mode(-2.5_d, 0), "-3 -2 -2 -3 -2 -2 -3 -2 ");
  EXPECT_EQ(in_every_mode(3.5_d, 0), "4 4 3 4 3 4 3 3 ");
  EXPECT_EQ(in_every_mode(5.1_d, 0), "5 5 5 6 5 6 5 6 ");
  EXPECT_EQ(in_every_mode(-0.1_d, 0), "0 0 0 -1 0 0 -1 -1 ");
  EXPECT_EQ(in_every_mode(2_d / 3_d, 2), "0.67 0.67 0.67 0.67 0.66 0.67 0.66 0.66 ");
}

TEST(Rounding, WritesExactlyThePlacesAsked) {
  EXPECT_EQ(to_string(round(2.5_d, {3, rounding_mode::half_up})), "2.500");
  EXPECT_EQ(to_string(round(1234, {-2, rounding_mode::half_up})), "1200");
}

TEST(Rounding, HoldsForNumbersOfAnySize) {
  const decimal huge = decimal::parse("123456789012345678901234567890123456789012.5");
  EXPECT_EQ(in_every_mode(huge, 0).substr(0, 86),
            "123456789012345678901234567890123456789013 123456789012345678901234567890123456789012 ");
  EXPECT_EQ(to_string(round(1_d / 3_d, {50, rounding_mode::up})),
            "0.33333333333333333333333333333333333333333333333334");
}

TEST(Rounding, RefusesAbsurdPlaces) {
  EXPECT_THROW(rounding(1'000'000'000, rounding_mode::half_up), invalid_value);
  EXPECT_THROW(rounding(0, static_cast<rounding_mode>(8)), invalid_value);
}

TEST(Rounding, IsKnownByItsWord) {
  for (const rounding_mode mode : every_mode) EXPECT_EQ(named<rounding_mode>(name_of(mode)), mode);
  EXPECT_EQ(named<rounding_mode>("bankers"), std::nullopt);
}

}  // namespace
