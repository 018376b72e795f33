/// A kit for testing rules with GoogleTest: one line checks a rule against the laws of scoring, another states what it
/// earns. The laws themselves are in testing/laws.hpp and need no test framework. This header includes <gtest/gtest.h>,
/// unless you included your own version before.
#pragma once

#include <perfeval/testing/laws.hpp>

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace perfeval {
inline namespace v0 {

/// For EXPECT_TRUE: one law. EXPECT_TRUE(holds(laws::bounded(half_marks)));
inline testing::AssertionResult holds(const law_check& check) {
  return (check.holds() ? testing::AssertionSuccess() : testing::AssertionFailure()) << check.message();
}

/// For EXPECT_TRUE: every law that applies to the rule. EXPECT_TRUE(obeys_the_laws(trial(half_marks).rising()));
inline testing::AssertionResult obeys_the_laws(const trial& rule) {
  std::string broken;
  for (const law_check& check : laws::all(rule))
    if (!check.holds()) broken += (broken.empty() ? "" : "\n") + check.message();
  return broken.empty() ? testing::AssertionSuccess() : testing::AssertionFailure() << broken;
}

/// For EXPECT_TRUE: exactly these points, and no others. EXPECT_TRUE(earns(half_marks, 100, 50, 10, 5));
inline testing::AssertionResult earns(const trial& rule, const decimal& target, const decimal& actual,
                                      const decimal& weight, const ratio& points) {
  const interval found = rule.points(target, actual, weight);
  if (found == interval(points)) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "target " << target << ", actual " << actual << ", weight " << weight
                                     << " earns "
                                     << (found.is_point() ? to_string(found.low()->value) : to_string(found))
                                     << "; expected " << points;
}

/// What GoogleTest prints for a rule, instead of its bytes.
inline void PrintTo(const trial&, std::ostream* out) { *out << "the rule"; }

/// A matcher for EXPECT_THAT, if GoogleMock is available: EXPECT_THAT(trial(half_marks).rising(), is_lawful());
class lawful_matcher {
 public:
  /// What GoogleMock asks of a matcher.
  using is_gtest_matcher = void;
  bool MatchAndExplain(const trial& rule, std::ostream* listener) const {
    const testing::AssertionResult result = obeys_the_laws(rule);
    if (listener != nullptr && !result) *listener << result.message();
    return static_cast<bool>(result);
  }
  void DescribeTo(std::ostream* out) const { *out << "obeys the laws of scoring"; }
  void DescribeNegationTo(std::ostream* out) const { *out << "breaks a law of scoring"; }
};
inline lawful_matcher is_lawful() { return {}; }

}  // namespace v0
}  // namespace perfeval
