// Errors as values; words and hashes of the small types.
#include "form_builder.hpp"

#include <perfeval/attempt.hpp>
#include <perfeval/audit/audit.hpp>
#include <perfeval/formatters.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>

#include <gtest/gtest.h>

#include <new>
#include <sstream>
#include <unordered_set>

namespace perfeval {
namespace {

TEST(Attempt, HoldsAValueOrAMessage) {
  EXPECT_EQ(*attempted([] { return decimal(2) / decimal(4); }).value, ratio(1) / ratio(2));
  const auto refused = attempted([] { return decimal(2) / decimal(0); });
  EXPECT_FALSE(refused);
  EXPECT_EQ(refused.error, "division by zero: the divisor of an exact quotient must not be 0");
}

TEST(Attempt, LetsTheExceptionsOfOthersPass) {
  EXPECT_THROW(attempted([]() -> int { throw std::bad_alloc(); }), std::bad_alloc);
  EXPECT_THROW(attempted([]() -> int { throw std::runtime_error("of the host"); }), std::runtime_error);
}

TEST(Attempt, ScoresAndAudits) {
  const form paper = test::sound_form().done();  // 9 + 50 + 30 + 10
  EXPECT_EQ(*try_score(paper, cn_mof_2020()).value->total->exact, ratio(99));
  EXPECT_TRUE(try_audit(paper, cn_mof_2020()).succeeded());
}

TEST(Attempt, OfACallWithoutAValue) {
  const form paper = test::sound_form().done();  // 9 + 50 + 30 + 10
  bound_form bound = bind(paper, cn_mof_2020());
  scorecard card;
  form_audit result;
  EXPECT_TRUE(try_score(bound, card));
  EXPECT_EQ(*card.total->exact, ratio(99));
  EXPECT_TRUE(try_score(paper, cn_mof_2020(), card));
  EXPECT_TRUE(try_audit(paper, cn_mof_2020(), card, result));
  EXPECT_TRUE(try_audit(paper, cn_mof_2020(), result));
  const bound_form unbound;
  EXPECT_FALSE(try_score(unbound, card));
  const auto refused = try_audit(paper, cn_mof_2020(), scorecard(), result);
  EXPECT_FALSE(refused);
  EXPECT_FALSE(refused.error.empty());
  EXPECT_FALSE(attempted([&] { set_actual(bound, 99, 1); }));
}

TEST(SmallTypes, WriteTheirWords) {
  std::ostringstream out;
  out << kind::quantity << ' ' << rounding_mode::half_up << ' ' << severity::error << ' ' << code::total_mismatch;
  EXPECT_EQ(out.str(), "quantity half_up error total-mismatch");
  EXPECT_EQ(words_of(static_cast<kind>(200), language::zh), "");
}

TEST(SmallTypes, AreKeysOfUnorderedSets) {
  const std::unordered_set<field> fields{{part::indicators, 3, item::score}, {part::indicators, 3, item::weight}};
  EXPECT_TRUE(fields.contains({part::indicators, 3, item::score}));
  EXPECT_FALSE(fields.contains({part::indicators, 4, item::score}));
  const std::unordered_set<place> places{{1, 2, 3}};
  EXPECT_TRUE(places.contains({1, 2, 3}));
}

template <class T>
void expect_keys(const T& a, const T& equal, const T& b) {
  const std::unordered_set<T> both{a, b};
  EXPECT_EQ(both.size(), 2U);
  EXPECT_EQ(std::hash<T>()(a), std::hash<T>()(equal));
  EXPECT_TRUE(both.contains(equal));
}

// Equal values have equal hashes, however they are written: 2.50 and 2.5, 10/4 and 5/2.
TEST(SmallTypes, NumbersAndSetsAreKeysByValue) {
  expect_keys(decimal::parse("2.50"), decimal::parse("2.5"), decimal::parse("25"));
  expect_keys(decimal(10) / decimal(4), decimal(5) / decimal(2), ratio(2));
  expect_keys(rounding(2, rounding_mode::half_up), rounding(2, rounding_mode::half_up),
              rounding(-2, rounding_mode::half_up));
  expect_keys(interval::closed(decimal::parse("2.50"), 3), interval::closed(decimal::parse("2.5"), 3),
              interval::closed_open(decimal::parse("2.5"), 3));
  expect_keys(interval::at_least(2), interval::at_least(2), interval::at_most(2));
  const value_set joined{interval::closed(1, 2), interval::closed(2, 3)};
  expect_keys(joined, value_set(interval::closed(1, 3)),
              value_set{interval::closed(1, 2), interval::open_closed(2, 3), interval::point(5)});
  expect_keys(kind::quantity, kind::quantity, kind::quality);
}

TEST(SmallTypes, NumbersAndSetsWriteTheirTexts) {
  std::ostringstream out;
  out << decimal::parse("2.50") << ' ' << decimal(5) / decimal(3) << ' ' << rounding(2, rounding_mode::half_up) << ' '
      << interval::closed_open(1, 2) << ' ' << value_set();
  EXPECT_EQ(out.str(), "2.50 5/3 half_up, 2 places [1, 2) ∅");
}

TEST(SmallTypes, PlacesFieldsAndUnitsWriteTheirTexts) {
  std::ostringstream out;
  out << place{1, 8, 3} << '|' << place{} << '|' << field{part::indicators, 3, item::score} << '|'
      << field{part::total, 0, item::whole} << '|' << *read_unit("万元/年");
  EXPECT_EQ(out.str(), "table 1, row 8, column 3|no place|indicators[3].score|total|万元/年");
}

TEST(SmallTypes, UnitsAreKeys) {
  expect_keys(*read_unit("公里"), *read_unit("公里"), *read_unit("米"));
  expect_keys(*read_unit("万元/年"), *read_unit("万元/年"), *read_unit("万元"));
}

#if defined(__cpp_lib_format)
TEST(SmallTypes, AreFormatted) {
  EXPECT_EQ(
      std::format("{:>8}|{}|{}", decimal::parse("95.60"), decimal(5) / decimal(3), rounding(2, rounding_mode::half_up)),
      "   95.60|5/3|half_up, 2 places");
  EXPECT_EQ(std::format("{} {} {}", interval::closed_open(1, 2), value_set(), severity::error), "[1, 2) ∅ error");
  EXPECT_EQ(std::format("{}, {}", place{1, 8, 3}, field{part::indicators, 3, item::score}),
            "table 1, row 8, column 3, indicators[3].score");
}
#endif

}  // namespace
}  // namespace perfeval
