// Laws that hold for all numbers, tested on numbers of 1 to 60 digits with signs, zeros, nines and powers of ten among
// them.
#include <perfeval/exact_sum.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

using namespace perfeval;

namespace {

constexpr int tries = 20'000;

class Laws : public testing::Test {
 protected:
  decimal any() {
    std::string text = random_() % 2 == 0 ? "-" : "";
    const auto digits = 1 + random_() % (random_() % 4 == 0 ? 60 : 18);
    const auto kind = random_() % 5;
    for (std::uint64_t i = 0; i < digits; ++i) {
      const auto digit = kind == 0 ? 9 : (kind == 1 ? (i == 0 ? 1 : 0) : random_() % 10);
      text += static_cast<char>('0' + digit);
    }
    text.insert(text.end() - static_cast<std::ptrdiff_t>(random_() % digits), '.');
    return decimal::parse(text);
  }
  ratio any_ratio() {
    const decimal divisor = any();
    return divisor.is_zero() ? ratio(any()) : any() / divisor;
  }
  rounding any_rounding() {
    return {static_cast<std::int32_t>(random_() % 12) - 3, static_cast<rounding_mode>(random_() % 8)};
  }
  std::mt19937_64 random_{20'261'124};
};

TEST_F(Laws, OfTheRingHold) {
  for (int i = 0; i < tries; ++i) {
    const decimal a = any(), b = any(), c = any();
    ASSERT_TRUE(same_as_written(a + b, b + a));
    ASSERT_TRUE(same_as_written((a + b) + c, a + (b + c)));
    ASSERT_TRUE(same_as_written(a * b, b * a));
    ASSERT_TRUE(same_as_written((a * b) * c, a * (b * c)));
    ASSERT_EQ(a * (b + c), a * b + a * c);
    ASSERT_TRUE((a - a).is_zero());
    ASSERT_TRUE(same_as_written(a - b, a + -b));
    ASSERT_TRUE(same_as_written(-(-a), a));
  }
}

TEST_F(Laws, OfTheFieldHoldForQuotients) {
  for (int i = 0; i < tries / 4; ++i) {
    const ratio a = any_ratio(), b = any_ratio(), c = any_ratio();
    ASSERT_EQ(a * (b + c), a * b + a * c);
    ASSERT_EQ(a + b - b, a);
    if (!b.is_zero()) {
      ASSERT_EQ(a / b * b, a);
    }
    ASSERT_EQ(std::hash<ratio>()(a * 6 / 6), std::hash<ratio>()(a));
  }
}

TEST_F(Laws, OfOrderHold) {
  for (int i = 0; i < tries; ++i) {
    const decimal a = any(), b = any(), c = any();
    ASSERT_EQ(a<b, b> a);
    ASSERT_EQ(a < b, (a - b).sign() < 0);
    ASSERT_EQ(a == b, (a - b).is_zero());
    ASSERT_EQ(a < b, a + c < b + c);
    ASSERT_EQ(a < b, ratio(a) < ratio(b));
  }
}

TEST_F(Laws, OfWritingHold) {
  for (int i = 0; i < tries; ++i) {
    const decimal a = any();
    ASSERT_TRUE(same_as_written(decimal::parse(to_string(a)), a)) << a;
    ASSERT_TRUE(same_as_written(decimal::parse(to_scientific(a)), a)) << a;
    ASSERT_EQ(std::hash<decimal>()(trimmed(a)), std::hash<decimal>()(a));
    ASSERT_EQ(std::hash<decimal>()(*with_scale(a, a.scale() + 7)), std::hash<decimal>()(a));
    ASSERT_EQ(exactly(ratio(a)), a);
    char room[200];
    const auto printed = to_chars(room, room + sizeof(room), a);
    ASSERT_EQ(std::string(room, printed.ptr), to_string(a));
  }
}

TEST_F(Laws, OfRoundingHold) {
  for (int i = 0; i < tries; ++i) {
    const ratio a = any_ratio();
    const rounding by_rounding = any_rounding();
    const decimal once = round(a, by_rounding);
    ASSERT_EQ(once.scale(), by_rounding.places);
    ASSERT_TRUE(same_as_written(round(once, by_rounding), once));
    ASSERT_LT(abs(ratio(once) - a), ratio(decimal(1, by_rounding.places)));
    const ratio b = any_ratio();
    ASSERT_TRUE(a <= b ? once <= round(b, by_rounding) : once >= round(b, by_rounding)) << "rounding is monotone";
  }
}

TEST_F(Laws, ReadingStopsWhereTheNumberEnds) {
  for (int i = 0; i < tries; ++i) {
    const decimal a = any();
    const std::string text = to_string(a) + ",5";
    decimal read;
    const auto [at, error] = from_chars(text.data(), text.data() + text.size(), read);
    ASSERT_EQ(error, std::errc{});
    ASSERT_EQ(at, text.data() + text.size() - 2);
    ASSERT_TRUE(same_as_written(read, a));
  }
}

}  // namespace
