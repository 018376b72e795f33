// The unit test of a custom rule, with GoogleTest: one line checks it against the laws of scoring, another states what
// it earns. The first draft shows what a violation looks like.
#include "half_marks.hpp"

#include <perfeval/testing.hpp>

using namespace perfeval;

TEST(HalfMarks, ObeyTheLawsOfScoring) { EXPECT_TRUE(obeys_the_laws(trial(office::half_marks).rising())); }

TEST(HalfMarks, GiveHalfForAMissedTarget) {
  EXPECT_TRUE(earns(office::half_marks, 100, 100, 10, 10));
  EXPECT_TRUE(earns(office::half_marks, 100, 99, 10, 5));
  EXPECT_TRUE(earns(office::half_marks, 3, 2, 5, ratio(5) / 2));
}

TEST(HalfMarks, TheFirstDraftWasFoundWrongByALaw) {
  EXPECT_EQ(laws::full_at_target(office::first_draft).message(),
            "full at target: target 1, actual 1, weight 10 gives 5; expected exactly 10");
}
