// Images and preimages of every kind of curve against enumeration: at all breakpoints and between each two.
#include <perfeval/rule/curve.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

std::map<std::string, curve> every_kind() {
  return {
      {"capped", capped()},
      {"ceiling", ceiling()},
      {"inverse", inverse()},
      {"between ceiling and inverse", between_ceiling_and_inverse()},
      {"equal to target", equal_to_target()},
      {"within range", within_range(0.5_d, 1.5_d)},
      {"full only to zero", full_only_to_zero()},
      {"constant", constant(0.5_d)},
      {"anything", anything(0.25_d, 0.75_d, true, false)},
      {"tiers", tiers({0.5_d, 0.75_d})},
      {"banded", banded({{0.5_d, 0.25_d}, {1_d, 0.75_d}, {1.5_d, 1_d}})},
      {"gated", gated(0.5_d)},
      {"open strip", curve({segment{interval(), moebius::proportion(), moebius::straight(1, 1), false, true}})},
      {"falling strip", curve({segment{interval::open_closed(-2, 2), moebius::straight(-1, -0.5_d),
                                       moebius::straight(1, -0.5_d), true, false}})},
  };
}

/// Every interval with ends among the quarters low … high in steps, closed and open; and the unbounded.
std::vector<interval> intervals_between(int low, int high, int step) {
  std::vector<interval> all{interval()};
  for (int a = low; a <= high; a += step) {
    all.push_back(interval(ratio(a) / 4));
    for (const bool closed : {false, true}) {
      all.push_back(interval(bound{ratio(a) / 4, closed}, std::nullopt));
      all.push_back(interval(std::nullopt, bound{ratio(a) / 4, closed}));
      for (int b = a + step; b <= high; b += step)
        for (const bool high_closed : {false, true})
          all.push_back(interval(bound{ratio(a) / 4, closed}, bound{ratio(b) / 4, high_closed}));
    }
  }
  return all;
}

/// Values of x that show how far a piece reaches within it: every quarter, just beside it, and far out.
std::vector<ratio> samples() {
  std::vector<ratio> out{-1'000'000, 1'000'000};
  const ratio near = ratio(1) / 1'000'000;
  for (int k = -12; k <= 12; ++k)
    for (const ratio& x : {ratio(k) / 4 - near, ratio(k) / 4, ratio(k) / 4 + near}) out.push_back(x);
  return out;
}

/// What the point images of one piece show about a share: something below it, above it, or itself.
struct seen {
  bool below = false, above = false, itself = false;

  void look(const interval& shares, const ratio& y) {
    below = below || !shares.low() || shares.low()->value < y;
    above = above || !shares.high() || shares.high()->value > y;
    itself = itself || shares.contains(y);
  }
  /// The shares of one piece over one interval are connected: between two lie all.
  [[nodiscard]] bool reached() const { return itself || (below && above); }
};

bool reaches(const curve& c, const interval& x, const ratio& share, const std::vector<ratio>& points) {
  std::vector<seen> pieces(c.segments().size());
  for (const ratio& value : points) {
    const std::size_t piece = c.find(value);
    if (piece != curve::npos && x.contains(value)) pieces[piece].look(*c.image(value), share);
  }
  for (const seen& piece : pieces)
    if (piece.reached()) return true;
  return false;
}

TEST(Curve, ImagesOfIntervalsEqualEnumeration) {
  const std::vector<ratio> points = samples();
  const std::vector<interval> sets = intervals_between(-4, 8, 2);
  for (const auto& [name, c] : every_kind())
    for (const interval& x : sets) {
      const value_set shares = c.image(x);
      for (int k = -10; k <= 18; ++k)
        ASSERT_EQ(shares.contains(ratio(k) / 8), reaches(c, x, ratio(k) / 8, points))
            << name << " of " << x << " gives " << shares << ", asked " << ratio(k) / 8;
    }
}

TEST(Curve, PreimagesOfIntervalsEqualEnumeration) {
  const std::vector<ratio> points = samples();
  const std::vector<interval> sets = intervals_between(-1, 5, 1);
  for (const auto& [name, c] : every_kind())
    for (const interval& share : sets) {
      const value_set from = c.preimage(share);
      for (const ratio& x : points) {
        const std::optional<interval> earned = c.image(x);
        ASSERT_EQ(from.contains(x), earned && intersection(*earned, share))
            << name << " from " << share << " gives " << from << ", asked " << x;
      }
    }
}

TEST(Curve, ImagesOfPointsAreImagesOfPointSets) {
  for (const auto& [name, c] : every_kind())
    for (const ratio& x : samples()) {
      const std::optional<interval> shares = c.image(x);
      ASSERT_EQ(shares ? value_set(*shares) : value_set(), c.image(value_set::point(x))) << name << " at " << x;
      const std::size_t piece = c.find(x);
      if (piece != curve::npos && c.decides(piece)) {
        ASSERT_EQ(shares, interval(c.decided(piece, x))) << name << " at " << x;
        ASSERT_EQ(c.decided(piece, x), c.segments()[piece].low(x)) << name << " at " << x;
      }
    }
}

}  // namespace
