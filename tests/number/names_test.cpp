#include <perfeval/names.hpp>
#include <perfeval/rounding.hpp>

#include <gtest/gtest.h>

using namespace perfeval;

namespace {

enum class season : unsigned char { spring, summer, autumn };
enum class nameless : unsigned char { first };

}  // namespace

template <>
inline constexpr auto perfeval::names_of<season> =
    perfeval::every_name<season>({{season::spring, "spring"}, {season::summer, "summer"}, {season::autumn, "autumn"}});

static_assert(name_of(season::summer) == "summer");
static_assert(named<season>("autumn") == season::autumn);
static_assert(named_enumeration<season> && !named_enumeration<nameless>);

TEST(Names, AnEnumerationReadsWhatItWrites) {
  for (const auto& [value, name] : names_of<season>) {
    EXPECT_EQ(name_of(value), name);
    EXPECT_EQ(named<season>(name), value);
  }
}

TEST(Names, AWordThatNoValueHasIsNothing) {
  EXPECT_EQ(named<season>("winter"), std::nullopt);
  EXPECT_EQ(named<season>("Spring"), std::nullopt);
  EXPECT_EQ(named<season>(""), std::nullopt);
}

TEST(Names, AValueOutsideTheEnumerationHasNoWord) { EXPECT_EQ(name_of(static_cast<season>(3)), ""); }

TEST(Names, TheModesHaveTheWordsOfTheGeneralDecimalArithmetic) {
  std::string all;
  for (const auto& mode : names_of<rounding_mode>) all.append(mode.name).append(" ");
  EXPECT_EQ(all, "half_up half_even half_down up down ceiling floor zero_five_up ");
}
