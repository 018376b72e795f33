// Numbers within 127 bits never touch the heap: every allocation of this program is counted.
#include <perfeval/exact_sum.hpp>
#include <perfeval/preimage.hpp>
#include <perfeval/rule/curve.hpp>

#include "../counted_allocations.hpp"

#include <gtest/gtest.h>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

/// How many allocations the task makes.
template <class Task>
std::size_t allocated_by(Task task) {
  const std::size_t before = allocations;
  task();
  return allocations - before;
}

const decimal a = 12345678.90_d;
const decimal b = 4500.125_d;
const decimal wide = 1000000000000000000000000000.00_d;  // 100 bits
const rounding to_cents(2, rounding_mode::half_up);

TEST(Allocation, NoneInArithmeticWithin127Bits) {
  EXPECT_EQ(allocated_by([] {
              decimal x = a + b;
              x = (x - b) * b;
              x += wide;
              x = -x;
              ASSERT_TRUE(x < a && x != b && b / a < a / b);
              ASSERT_EQ(round(a / b, to_cents), 2743.41_d);  // 12345678.90 / 4500.125 = 2743.4079…
              ASSERT_EQ(round(a * b, to_cents).scale(), 2);
            }),
            0u);
}

TEST(Allocation, NoneInReadingAndPrinting) {
  const std::string text = "-85070591730234615865843651857942.052863";
  EXPECT_EQ(allocated_by([&] {
              decimal x;
              from_chars(text.data(), text.data() + text.size(), x);
              char room[64];
              const auto printed = to_chars(room, room + sizeof(room), x);
              ASSERT_EQ(std::string_view(room, static_cast<std::size_t>(printed.ptr - room)), text);
            }),
            0u);
}

TEST(Allocation, NoneInTwentyProductsOrQuotients) {
  EXPECT_EQ(allocated_by([] {
              decimal products;
              exact_sum quotients;
              for (int i = 1; i <= 20; ++i) {
                products += a * b;
                quotients += a / decimal(i * 7);
              }
              ASSERT_EQ(round(products, to_cents).scale(), 2);
              ASSERT_TRUE(quotients.decided_by_enclosure(to_cents));
              ASSERT_EQ(quotients.rounded(to_cents).scale(), 2);
            }),
            0u);
}

TEST(Allocation, NoneInSetsOfFourPartsAndImagesOfCurves) {
  const curve c = between_ceiling_and_inverse();
  EXPECT_EQ(allocated_by([&] {
              const value_set from = preimage(95.60_d, to_cents);
              const value_set shares = c.image(scaled(from, 0.02_d));
              ASSERT_FALSE(shares.empty());
              ASSERT_FALSE((shares & value_set{interval::closed(0, 1), interval::open(2, 3)}).empty());
              ASSERT_TRUE(rounds_into(from, {1, rounding_mode::half_even}, value_set(interval::closed(95, 96))));
            }),
            0u);
}

TEST(Allocation, OneForEachNumberThatOutgrows127Bits) {
  EXPECT_GE(allocated_by([] { ASSERT_GT(wide * wide, wide); }), 1u);
}

}  // namespace
