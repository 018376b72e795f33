// The inverse of rounding, and the algebra of sets, against plain enumeration: at every breakpoint and between each
// two.
#include <perfeval/preimage.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <vector>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

constexpr rounding_mode every_mode[] = {rounding_mode::half_up, rounding_mode::half_even,   rounding_mode::half_down,
                                        rounding_mode::up,      rounding_mode::down,        rounding_mode::ceiling,
                                        rounding_mode::floor,   rounding_mode::zero_five_up};

/// k eighths rounded to a whole number, in plain integers and from the words of the definition.
int rounded_eighths(int k, rounding_mode mode) {
  const int below = k >= 0 ? k / 8 : -((-k + 7) / 8);
  const int rest = k - 8 * below;  // 0 … 7, above `below`
  if (rest == 0) return below;
  const int towards_zero = k > 0 ? below : below + 1;
  const int away = k > 0 ? below + 1 : below;
  const int last_digit = (towards_zero < 0 ? -towards_zero : towards_zero) % 10;
  const int nearest = rest < 4 ? below : below + 1;
  switch (mode) {
    case rounding_mode::half_up:
      return rest == 4 ? away : nearest;
    case rounding_mode::half_even:
      return rest == 4 ? (below % 2 == 0 ? below : below + 1) : nearest;
    case rounding_mode::half_down:
      return rest == 4 ? towards_zero : nearest;
    case rounding_mode::up:
      return away;
    case rounding_mode::down:
      return towards_zero;
    case rounding_mode::ceiling:
      return below + 1;
    case rounding_mode::floor:
      return below;
    case rounding_mode::zero_five_up:
      return last_digit == 0 || last_digit == 5 ? away : towards_zero;
  }
  return 0;
}

/// k eighths of a unit of 10^-places.
ratio eighths(int k, std::int32_t places) { return decimal(k, places) / 8_d; }

TEST(Preimage, EqualsEnumerationForEveryTextOfThreeDigits) {
  std::int64_t questions = 0;
  for (const rounding_mode mode : every_mode)
    for (std::int32_t places = -1; places <= 2; ++places)
      for (int text = -999; text <= 999; ++text) {
        const value_set from = preimage(decimal(text, places), rounding(places, mode));
        for (int k = 8 * text - 10; k <= 8 * text + 10; ++k) {
          ++questions;
          ASSERT_EQ(from.contains(eighths(k, places)), rounded_eighths(k, mode) == text)
              << name_of(mode) << " of " << k << "/8 at " << places << " places against " << text;
        }
      }
  EXPECT_EQ(questions, 8 * 4 * 1999 * 21);
}

TEST(Round, EqualsEnumerationOfEighths) {
  for (const rounding_mode mode : every_mode)
    for (int k = -2'000; k <= 2'000; ++k) ASSERT_EQ(round(decimal(k) / 8_d, {0, mode}), rounded_eighths(k, mode));
}

/// Every interval with both ends among the eighths low, low + step … high, in all four ways of closing them; and the
/// unbounded.
std::vector<interval> intervals_between(int low, int high, int step) {
  std::vector<interval> all{interval()};
  for (int a = low; a <= high; a += step) {
    all.push_back(interval(ratio(a) / 8));
    for (const bool closed : {false, true}) {
      all.push_back(interval(bound{ratio(a) / 8, closed}, std::nullopt));
      all.push_back(interval(std::nullopt, bound{ratio(a) / 8, closed}));
      for (int b = a + step; b <= high; b += step)
        for (const bool high_closed : {false, true})
          all.push_back(interval(bound{ratio(a) / 8, closed}, bound{ratio(b) / 8, high_closed}));
    }
  }
  return all;
}

TEST(RoundsInto, EqualsEnumerationOfNestedRounding) {
  const std::vector<interval> from = intervals_between(-24, 24, 4);
  const std::vector<interval> out = intervals_between(-16, 16, 4);
  std::int64_t yes = 0;
  for (const rounding_mode mode : every_mode)
    for (const interval& x : from) {
      std::set<int> reached;  // sixteenths would add nothing: every breakpoint is a multiple of 4/8
      for (int k = -80; k <= 80; ++k)
        if (x.contains(ratio(k) / 8)) reached.insert(rounded_eighths(k, mode));
      for (const interval& y : out) {
        bool expected = false;
        for (const int grid : reached) expected = expected || y.contains(ratio(grid));
        ASSERT_EQ(rounds_into(x, {0, mode}, y), expected) << name_of(mode) << " " << x << " into " << y;
        yes += expected ? 1 : 0;
      }
    }
  EXPECT_GT(yes, 100'000);
}

/// The nine pieces that the points 0, 1, 2, 3 cut the line into, and a witness in each.
const std::vector<interval> atoms = {interval::below(0),   interval(ratio(0)),   interval::open(0, 1),
                                     interval(ratio(1)),   interval::open(1, 2), interval(ratio(2)),
                                     interval::open(2, 3), interval(ratio(3)),   interval::above(3)};
const std::vector<ratio> witnesses = {-1, 0, 0.5_d, 1, 1.5_d, 2, 2.5_d, 3, 4};

value_set set_of(unsigned bits) {
  value_set out;
  for (unsigned i = 9; i-- > 0;)
    if ((bits >> i & 1) != 0) out.add(atoms[i]);
  return out;
}
unsigned bits_of(const value_set& set) {
  unsigned bits = 0;
  for (unsigned i = 0; i < 9; ++i) bits |= set.contains(witnesses[i]) ? 1u << i : 0u;
  return bits;
}

TEST(ValueSet, UnionIntersectionAndComplementEqualEnumeration) {
  std::vector<value_set> sets;
  for (unsigned bits = 0; bits < 512; ++bits) sets.push_back(set_of(bits));
  for (unsigned a = 0; a < 512; ++a) {
    ASSERT_EQ(bits_of(sets[a]), a);
    ASSERT_EQ(complement(sets[a]), sets[511 - a]);
    for (unsigned b = 0; b < 512; b += 1 + a % 3) {
      ASSERT_EQ(sets[a] | sets[b], sets[a | b]);
      ASSERT_EQ(sets[a] & sets[b], sets[a & b]);
      ASSERT_EQ(intersects(sets[a], sets[b]), (a & b) != 0);
      ASSERT_EQ(sets[a].contains(sets[b]), (a & b) == b);
    }
  }
}

/// Values of an interval that show where it reaches: its ends or points just inside, far points, the middle.
std::vector<ratio> samples(const interval& x) {
  const ratio near = ratio(1) / 4096;
  const ratio low = x.low() ? x.low()->value : (x.high() ? x.high()->value : ratio(0)) - 4096;
  const ratio high = x.high() ? x.high()->value : (x.low() ? x.low()->value : ratio(0)) + 4096;
  std::vector<ratio> out;
  for (const ratio& value : {low, low + near, (low + high) / 2, high - near, high})
    if (x.contains(value)) out.push_back(value);
  if (x.contains(ratio(0))) out.push_back(0);
  return out;
}
/// What two connected sets make under a continuous operation is connected: z is reached if something at or below it and
/// something at or above it is.
template <class Operation>
bool reached(const interval& x, const interval& y, const ratio& z, Operation f) {
  bool below = false;
  bool above = false;
  for (const ratio& a : samples(x))
    for (const ratio& b : samples(y)) {
      below = below || f(a, b) <= z;
      above = above || f(a, b) >= z;
    }
  return below && above;
}

std::vector<interval> small_intervals() { return intervals_between(-16, 16, 8); }

template <class Operation, class OnSets>
void check_algebra(Operation f, OnSets on_intervals, bool divides) {
  const std::vector<interval> all = small_intervals();
  for (const interval& x : all)
    for (const interval& y : all) {
      if (divides && y.contains(ratio(0))) continue;
      const interval found = on_intervals(x, y);
      for (int k = -9; k <= 9; ++k) {
        const ratio z = ratio(k) / 2;
        ASSERT_EQ(found.contains(z), reached(x, y, z, f)) << x << " and " << y << " give " << found << ", asked " << z;
      }
    }
}

TEST(Interval, SumEqualsEnumeration) {
  check_algebra([](const ratio& a, const ratio& b) { return a + b; },
                [](const interval& x, const interval& y) { return x + y; }, false);
}
TEST(Interval, DifferenceEqualsEnumeration) {
  check_algebra([](const ratio& a, const ratio& b) { return a - b; },
                [](const interval& x, const interval& y) { return x - y; }, false);
}
TEST(Interval, ProductEqualsEnumeration) {
  check_algebra([](const ratio& a, const ratio& b) { return a * b; },
                [](const interval& x, const interval& y) { return x * y; }, false);
}
TEST(Interval, QuotientEqualsEnumeration) {
  check_algebra([](const ratio& a, const ratio& b) { return a / b; },
                [](const interval& x, const interval& y) { return x / y; }, true);
}
TEST(Interval, ScalingBySignedWeightsEqualsTheProductWithAPoint) {
  for (const interval& x : small_intervals())
    for (int k = -4; k <= 4; ++k) ASSERT_EQ(scaled(x, ratio(k) / 2), x * interval(ratio(k) / 2));
}

}  // namespace
