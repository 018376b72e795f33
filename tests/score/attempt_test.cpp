// Errors as values; words and hashes of the small types.
#include "form_builder.hpp"

#include <perfeval/attempt.hpp>
#include <perfeval/audit/audit.hpp>
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

TEST(SmallTypes, WriteTheirWords) {
  std::ostringstream out;
  out << kind::quantity << ' ' << rounding_mode::half_up << ' ' << severity::error;
  EXPECT_EQ(out.str(), "quantity half_up error");
  EXPECT_EQ(words_of(static_cast<kind>(200), language::zh), "");
}

TEST(SmallTypes, AreKeysOfUnorderedSets) {
  const std::unordered_set<field> fields{{part::indicators, 3, item::score}, {part::indicators, 3, item::weight}};
  EXPECT_TRUE(fields.contains({part::indicators, 3, item::score}));
  EXPECT_FALSE(fields.contains({part::indicators, 4, item::score}));
  const std::unordered_set<place> places{{1, 2, 3}};
  EXPECT_TRUE(places.contains({1, 2, 3}));
}

}  // namespace
}  // namespace perfeval
