#include <perfeval/preimage.hpp>

#include <gtest/gtest.h>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

std::string from(const decimal& printed, std::int32_t places, rounding_mode mode) {
  return to_string(preimage(printed, rounding(places, mode)));
}

TEST(Preimage, IsTheSetOfValuesThatPrintSo) {
  EXPECT_EQ(from(95.60_d, 2, rounding_mode::half_up), "[95.595, 95.605)");
  EXPECT_EQ(from(95.60_d, 2, rounding_mode::down), "[95.6, 95.61)");
  EXPECT_EQ(from(2.4_d, 1, rounding_mode::half_even), "[2.35, 2.45]");
  EXPECT_EQ(from(2.5_d, 1, rounding_mode::half_even), "(2.45, 2.55)");
  EXPECT_EQ(from(0.0_d, 1, rounding_mode::down), "(-0.1, 0.1)");
  EXPECT_EQ(from(-2.4_d, 1, rounding_mode::down), "(-2.5, -2.4]");
  EXPECT_EQ(from(-2.4_d, 1, rounding_mode::floor), "[-2.4, -2.3)");
  EXPECT_EQ(from(0_d, 0, rounding_mode::up), "[0, 0]");
}

TEST(Preimage, IsEmptyWhereTheTextHasMorePlaces) { EXPECT_EQ(from(95.61_d, 1, rounding_mode::half_up), "∅"); }

TEST(Preimage, HoldsForNumbersOfAnySize) {
  const decimal huge =
      decimal::parse("12345678901234567890123456789012345678901.2");  // beyond 127 bits, found by the fuzzer
  EXPECT_EQ(from(huge, 1, rounding_mode::half_even),
            "[12345678901234567890123456789012345678901.15, 12345678901234567890123456789012345678901.25]");
  EXPECT_EQ(from(huge, 1, rounding_mode::zero_five_up),
            "[12345678901234567890123456789012345678901.2, 12345678901234567890123456789012345678901.3)");
}

TEST(Preimage, OfSeveralRoundingsIsTheirUnion) {
  EXPECT_EQ(to_string(preimage(9_d, {{0, rounding_mode::half_up}, {0, rounding_mode::down}})), "[8.5, 10)");
}

TEST(RoundsInto, AsksNestedRoundingWithoutEnumeration) {
  const rounding two(2, rounding_mode::half_up);
  EXPECT_FALSE(rounds_into(interval::open(0.444_d, 0.445_d), two, value_set::point(0.45_d)));
  EXPECT_TRUE(rounds_into(interval::closed(0.444_d, 0.445_d), two, value_set::point(0.45_d)));
  EXPECT_FALSE(rounds_into(interval(), two, interval::open(0.45_d, 0.46_d)));
  EXPECT_TRUE(rounds_into(interval::above(0.45_d), two, interval::closed(0.45_d, 0.46_d)));
}

TEST(RoundingsThatPrint, NamesPlacesAndModes) {
  EXPECT_TRUE(roundings_that_print(2_d / 3_d, 0.70_d, 2).empty());
  EXPECT_EQ(
      roundings_that_print(2_d / 3_d, 0.66_d, 2),
      (std::vector<rounding>{{2, rounding_mode::down}, {2, rounding_mode::floor}, {2, rounding_mode::zero_five_up}}));
}

}  // namespace
