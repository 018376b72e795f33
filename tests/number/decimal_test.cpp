#include <perfeval/decimal.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

const decimal huge = decimal::parse("123456789012345678901234567890123456789012");  // 42 digits: beyond 127 bits

static_assert(std::regular<decimal>);
static_assert(std::is_nothrow_move_constructible_v<decimal> && std::is_nothrow_copy_constructible_v<decimal>);
static_assert(sizeof(decimal) == 24);
static_assert(!std::is_constructible_v<decimal, double> && !std::is_constructible_v<decimal, float>);
static_assert(!std::is_constructible_v<decimal, bool> && !std::is_constructible_v<decimal, char>);
static_assert(2.50_d + 1_d == 3.5_d && (2.50_d).scale() == 2 && 010_d == 10);

TEST(Decimal, KeepsTheScaleItWasWrittenWith) {
  EXPECT_EQ(decimal::parse("2.50"), 2.5_d);
  EXPECT_FALSE(same_as_written(decimal::parse("2.50"), 2.5_d));
  EXPECT_EQ(to_string(decimal::parse("2.50")), "2.50");
  EXPECT_EQ(to_string(decimal::parse("-0.050")), "-0.050");
}

TEST(Decimal, ScalesFollowTheIdealExponents) {
  EXPECT_EQ(to_string(1.20_d + 0.1_d), "1.30");
  EXPECT_EQ(to_string(1.20_d * 0.1_d), "0.120");
  EXPECT_EQ(to_string(1.20_d - 1.2_d), "0.00");
  EXPECT_EQ(to_string(0 - 0.0_d), "0.0");
}

TEST(Decimal, GrowsBeyond127BitsWithoutASeam) {
  EXPECT_EQ(to_string(huge + 1), "123456789012345678901234567890123456789013");
  EXPECT_EQ((huge + 1) - huge, 1);
  EXPECT_EQ(to_string(huge * huge),
            "15241578753238836750495351562566681945008297520561658284168648681628113153483936144");
  decimal copy = huge;
  copy += 1;
  EXPECT_NE(copy, huge);
  EXPECT_EQ(-(-huge), huge);
}

TEST(Decimal, ReadsLeadingZerosAsDecimal) {
  EXPECT_EQ(decimal::parse("010"), 10);
  EXPECT_EQ(decimal::parse("-000000000000000000000000000000000000000000000000012"), -12);
}

TEST(Decimal, ReadsExponents) {
  EXPECT_EQ(decimal::parse("1.5E+3"), 1500);
  EXPECT_EQ(decimal::parse("1.5e3").scale(), -2);
  EXPECT_EQ(decimal::parse("15E-1"), 1.5_d);
  EXPECT_EQ(to_string(decimal::parse("1E+3")), "1000");
  EXPECT_EQ(to_scientific(decimal::parse("1E+3")), "1E+3");
}

struct refusal {
  const char* text;
  std::size_t position;
};
class RefusedText : public testing::TestWithParam<refusal> {};
TEST_P(RefusedText, IsRefusedWithThePosition) {
  try {
    decimal::parse(GetParam().text);
    FAIL() << "accepted " << GetParam().text;
  } catch (const invalid_value& refused) {
    EXPECT_EQ(refused.position(), GetParam().position) << refused.what();
  }
}
INSTANTIATE_TEST_SUITE_P(Decimal, RefusedText,
                         testing::Values(refusal{"", 0}, refusal{"--5", 0}, refusal{"1_000", 1}, refusal{"1,0", 1},
                                         refusal{" 5", 0}, refusal{"5 ", 1}, refusal{".", 0}, refusal{"1.2.3", 3},
                                         refusal{"1e", 1}, refusal{"0x10", 1}, refusal{"NaN", 0}, refusal{"５", 0}));

TEST(Decimal, RefusesTextBeyondTheLimits) {
  EXPECT_THROW(decimal::parse(std::string(10'000, '9')), limit_exceeded);
  EXPECT_THROW(decimal::parse("1E1000000000"), limit_exceeded);
  EXPECT_THROW(decimal::parse("1E99999999999999999999999"), limit_exceeded);
  limits wide;
  wide.digits = 20'000;
  EXPECT_EQ(decimal::parse(std::string(10'000, '9'), wide).digits(), 10'000);
}

// 5000E1000 is 5.000E+1003: the limit is on the exponent that is printed, so that what is written is never refused.
TEST(Decimal, ReadsNoTextThatItWouldNotReadAsPrinted) {
  const std::string nines(1000, '9');
  for (const std::string& text :
       {std::string("5000e1000"), std::string("50e1000"), std::string("0.05e-1000"), nines + "e2"})
    EXPECT_THROW(decimal::parse(text), limit_exceeded) << text;
  for (const std::string& text :
       {std::string("5e1000"), std::string("5000e997"), std::string("0.05e-998"), std::string("0.0e-999"), nines,
        nines + "e-1000", nines + "e-600", "0.00000" + nines.substr(5)}) {
    const decimal read = decimal::parse(text);
    EXPECT_EQ(decimal::parse(to_scientific(read)), read) << text;
  }
}

TEST(Decimal, ComparesFarApartScalesWithoutWritingThemOut) {
  EXPECT_LT(decimal(1), decimal(1, -900'000'000));
  EXPECT_GT(decimal(1), decimal(1, 900'000'000));
  EXPECT_THROW(decimal(1) + decimal(1, 900'000'000), limit_exceeded);
  EXPECT_THROW(to_string(decimal(1, 900'000'000)), limit_exceeded);
}

TEST(Decimal, HashesByValue) {
  EXPECT_EQ(std::hash<decimal>()(2.50_d), std::hash<decimal>()(2.5_d));
  EXPECT_EQ(std::hash<decimal>()(decimal::parse("1E+3")), std::hash<decimal>()(1000));
}

TEST(Decimal, ChangesItsScaleOnlyExactly) {
  EXPECT_EQ(to_string(*with_scale(2.5_d, 2)), "2.50");
  EXPECT_FALSE(with_scale(2.55_d, 1));
  EXPECT_EQ(to_string(trimmed(2.500_d)), "2.5");
  EXPECT_EQ(to_string(trimmed(300.00_d)), "300");
  EXPECT_TRUE((3.00_d).is_integer());
  EXPECT_FALSE((3.01_d).is_integer());
  EXPECT_EQ(to_int64(3.00_d), 3);
  EXPECT_EQ(to_int64(huge), std::nullopt);
}

TEST(Decimal, HoldsEvery128BitInteger) {
  __extension__ typedef __int128 wide;
  const wide least = static_cast<wide>(1) << 126;
  EXPECT_EQ(to_string(decimal(static_cast<wide>(-2 * (least - 1) - 2))), "-170141183460469231731687303715884105728");
  __extension__ typedef unsigned __int128 unsigned_wide;
  EXPECT_EQ(to_string(decimal(~static_cast<unsigned_wide>(0))), "340282366920938463463374607431768211455");
}

}  // namespace
