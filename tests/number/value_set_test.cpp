#include <perfeval/value_set.hpp>

#include <gtest/gtest.h>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

TEST(Interval, IsNeverEmpty) {
  EXPECT_THROW(interval::closed(2, 1), invalid_value);
  EXPECT_THROW(interval::closed_open(1, 1), invalid_value);
  EXPECT_NO_THROW(interval::closed(1, 1));
}

TEST(Interval, CarriesItsEndsThroughArithmetic) {
  EXPECT_EQ(-interval::closed_open(1, 2), interval::open_closed(-2, -1));
  EXPECT_EQ(interval::closed(1, 2) + interval::closed_open(1, 2), interval::closed_open(2, 4));
  EXPECT_EQ(interval::open(-1, 2) * interval::closed(-3, 4), interval::open(-6, 8));
  EXPECT_EQ(interval::open(-1, 1) * interval(ratio(0)), interval(ratio(0)));
  EXPECT_EQ(interval::open_closed(0, 1) * interval::at_least(1), interval::above(0));
  EXPECT_EQ(interval::closed(1, 2) / interval::open_closed(0, 4), interval::at_least(0.25_d));
  EXPECT_THROW(interval::closed(1, 2) / interval::closed(0, 4), division_by_zero);
  EXPECT_EQ(scaled(interval::closed_open(1, 2), -3), interval::open_closed(-6, -3));
}

TEST(ValueSet, IsSortedDisjointAndJoinedWhereItTouches) {
  value_set set{interval::closed_open(2, 3), interval::closed_open(0, 1)};
  EXPECT_EQ(to_string(set), "[0, 1) ∪ [2, 3)");
  set.add(interval::closed_open(1, 2));
  EXPECT_EQ(set, value_set(interval::closed_open(0, 3)));
  EXPECT_EQ(to_string(value_set{interval::open(0, 1), interval::open(1, 2)}), "(0, 1) ∪ (1, 2)");
}

TEST(ValueSet, ComplementsAndIntersects) {
  const value_set set{interval::closed(1, 2), interval::open(3, 4)};
  EXPECT_EQ(to_string(complement(set)), "(-∞, 1) ∪ (2, 3] ∪ [4, ∞)");
  EXPECT_EQ(complement(complement(set)), set);
  EXPECT_TRUE((set & complement(set)).empty());
  EXPECT_EQ(set | complement(set), value_set::all());
  EXPECT_EQ(complement(value_set()), value_set::all());
  EXPECT_TRUE(complement(value_set::all()).empty());
}

// By hand: 0..1 and 3 added to 10..20 give 10..21 and 13..23, which are one; doubled, 0..2 and 6.
TEST(ValueSet, AddsSubtractsAndMultipliesPartByPart) {
  const value_set set{interval::closed_open(0, 1), interval(ratio(3))};
  EXPECT_EQ(to_string(-set), "[-3, -3] ∪ (-1, 0]");
  EXPECT_EQ(to_string(set + value_set(interval::closed(10, 20))), "[10, 23]");
  EXPECT_EQ(to_string(set - value_set(interval(ratio(1)))), "[-1, 0) ∪ [2, 2]");
  EXPECT_EQ(to_string(set * value_set(interval(ratio(2)))), "[0, 2) ∪ [6, 6]");
  EXPECT_TRUE((set + value_set()).empty());
}

TEST(ValueSet, DividesAcrossZero) {
  EXPECT_EQ(to_string(value_set(interval(ratio(1))) / interval::closed(-2, 4)), "(-∞, -0.5] ∪ [0.25, ∞)");
  EXPECT_THROW(value_set::point(1) / value_set::point(0), division_by_zero);
}

TEST(ValueSet, HoldsMoreThanFourParts) {
  value_set set;
  for (int i = 9; i >= 0; --i) set.add(interval::closed(2 * i, 2 * i + 1));
  EXPECT_EQ(set.parts().size(), 10u);
  const value_set copy = set;
  set.add(interval::closed(0, 100));
  EXPECT_EQ(set.parts().size(), 1u);
  EXPECT_EQ(copy.parts().size(), 10u);
}

}  // namespace
