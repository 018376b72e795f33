#include <perfeval/rounding.hpp>
#include <perfeval/rule/kinds.hpp>
#include <perfeval/testing.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace {

using namespace perfeval;
using namespace perfeval::literals;

// ---------------------------------------------------------------------------------------------- rules that are right

TEST(Laws, HoldForTheKindsOfRuleThatAreShipped) {
  EXPECT_TRUE(obeys_the_laws(trial(capped()).rising().without_jumps()));
  EXPECT_TRUE(obeys_the_laws(trial(capped_from(0.6_d)).rising()));
  EXPECT_TRUE(obeys_the_laws(trial(gated(0.6_d)).rising().without_jumps()));
  EXPECT_TRUE(obeys_the_laws(trial(ceiling()).falling().without_jumps()));
  EXPECT_TRUE(obeys_the_laws(trial(inverse()).falling().without_jumps()));
  EXPECT_TRUE(obeys_the_laws(trial(between_ceiling_and_inverse()).falling().without_jumps()));
  EXPECT_TRUE(obeys_the_laws(trial(threshold()).rising()));
  EXPECT_TRUE(obeys_the_laws(trial(limit()).falling()));
  EXPECT_TRUE(obeys_the_laws(trial(shortfall(2)).rising().without_jumps()));
  EXPECT_TRUE(obeys_the_laws(trial(equal_to_target()).without_jumps()));
  EXPECT_TRUE(obeys_the_laws(trial(deviation(0.5_d, 0.1_d)).without_jumps()));
  EXPECT_TRUE(obeys_the_laws(trial(bonus(1.2_d)).rising().without_jumps().up_to(1.2_d)));
  EXPECT_TRUE(obeys_the_laws(trial(over_reduced(1.3_d, 0.5_d)).without_jumps()));
  EXPECT_TRUE(obeys_the_laws(
      trial(interpolated({{0_d, 0_d}, {0.6_d, 0.3_d}, {1_d, 1_d}}), argument::actual).rising().without_jumps()));
  EXPECT_TRUE(obeys_the_laws(trial(banded({{0.6_d, 0.5_d}, {0.8_d, 0.7_d}, {1_d, 1_d}}), argument::actual).rising()));
  EXPECT_TRUE(obeys_the_laws(trial(stepped_deduction(0.1_d), argument::actual).falling()));
}

TEST(Laws, HoldForRulesAsCode) {
  const auto half_marks = [](const ratio& t, const ratio& a, const ratio& w) { return a >= t ? w : w / 2; };
  EXPECT_TRUE(obeys_the_laws(trial(half_marks).rising()));
  EXPECT_TRUE(obeys_the_laws(make_rule("half-marks", "1", "memo", true, half_marks)));
  EXPECT_TRUE(obeys_the_laws(row_rule(make_rule("half-marks", "1", "memo", true, half_marks))));
  EXPECT_TRUE(earns(half_marks, 100, 50, 10, 5));
}

TEST(Laws, HoldForRulesThatWantTheRow) {
  const auto by_row = [](const indicator& row, const ratio& t, const ratio& a, const ratio& w) {
    return a >= t || row.name.text == "养护" ? w : w / 2;
  };
  EXPECT_TRUE(obeys_the_laws(make_rule("by-row", "1", "memo", true, by_row)));
}

// What a reader of a failed test sees.
TEST(Matchers, SayWhichLawIsBrokenAndWhere) {
  const auto draft = [](const ratio& t, const ratio& a, const ratio& w) { return a > t ? w : w / 2; };
  const std::string broken = "full at target: target 1, actual 1, weight 10 gives 5; expected exactly 10";
  EXPECT_EQ(std::string(obeys_the_laws(draft).message()), broken);
  EXPECT_EQ(std::string(holds(laws::full_at_target(draft)).message()), broken);
  EXPECT_EQ(std::string(holds(laws::bounded(draft)).message()), "bounded: holds");
  EXPECT_EQ(std::string(earns(draft, 10, 10, 5, 5).message()), "target 10, actual 10, weight 5 earns 2.5; expected 5");
  std::ostringstream ostringstream;
  EXPECT_FALSE(is_lawful().MatchAndExplain(draft, &ostringstream));
  EXPECT_EQ(ostringstream.str(), broken);
  EXPECT_EQ(testing::PrintToString(trial(draft)), "the rule");
}

// ----------------------------------------------------------------------------------- rules that are wrong, one law
// each

ratio uncapped(const ratio& t, const ratio& a, const ratio& w) { return a <= 0 ? ratio(0) : w * a / t; }
ratio dipping(const ratio& t, const ratio& a, const ratio& w) { return a >= t ? w : a * 2 > t ? w / 4 : w / 2; }
ratio almost_full(const ratio& t, const ratio& a, const ratio& w) { return a > t ? w : w * 9 / 10; }
ratio gate_at_sixty(const ratio& t, const ratio& a, const ratio& w) {
  return a >= t ? w : a * 10 >= t * 6 ? w * a / t : ratio(0);
}
ratio by_difference(const ratio& t, const ratio& a, const ratio& w) {
  const ratio off = w - (t - a);  // a point for each unit missing, whatever the unit
  return a >= t ? w : off.sign() < 0 ? ratio(0) : off;
}
ratio by_places(const decimal& t, const decimal& a, const decimal& w) {
  if (a >= t) return w;
  return a.sign() <= 0 ? ratio(0) : ratio(round(ratio(w) * a / t, {a.scale(), rounding_mode::floor}));
}

std::string message(const law_check& check) { return check.message(); }

TEST(Bounded, FindsAnUncappedRatioAndShrinksItToTheSmallestActual) {
  EXPECT_EQ(message(laws::bounded(uncapped)), "bounded: target 1, actual 2, weight 10 gives 20; expected 0 to 10");
  EXPECT_EQ(message(laws::bounded(trial(uncapped).with_targets({10}))),
            "bounded: target 10, actual 11, weight 10 gives 11; expected 0 to 10");
  EXPECT_EQ(message(laws::bounded(trial(bonus(1.2_d)))),
            "bounded: target 1, actual 2, weight 10 gives 12; expected 0 to 10");
}

TEST(Bounded, FindsPointsBelowZero) {
  const auto straight = [](const ratio& t, const ratio& a, const ratio& w) { return a >= t ? w : w * a / t; };
  EXPECT_EQ(message(laws::bounded(straight)), "bounded: target 1, actual -1, weight 10 gives -10; expected 0 to 10");
}

TEST(Monotone, FindsADipAndShowsBothSides) {
  EXPECT_EQ(
      message(laws::monotone(trial(dipping).rising().with_targets({10}))),
      "monotone: target 10, actual 0, weight 10 gives 5; actual 6 gives 2.5; expected no fall as the actual rises");
  EXPECT_EQ(message(laws::monotone(trial(capped()).falling().with_targets({10}))),
            "monotone: target 10, actual 0, weight 10 gives 0; actual 1 gives 1; expected no rise as the actual rises");
  EXPECT_FALSE(laws::monotone(dipping).applies);
}

TEST(FullAtTarget, FindsARuleThatWantsMore) {
  EXPECT_EQ(message(laws::full_at_target(almost_full)),
            "full at target: target 1, actual 1, weight 10 gives 9; expected exactly 10");
}

TEST(Continuous, FindsTheGateWhereItIs) {
  EXPECT_EQ(message(laws::continuous(trial(gate_at_sixty).without_jumps().with_targets({100}))),
            "continuous: target 100, actual 60, weight 10 gives 6; just below it 0; expected no jump");
  EXPECT_EQ(
      message(laws::continuous(trial(capped_from(0.6_d)).without_jumps())),
      "continuous: target 1, actual 0.600000, weight 10 gives 6 from above; 0 from below; expected no jump at x = 0.6");
  const auto after = [](const ratio& t, const ratio& a, const ratio& w) { return a > t ? w / 2 : w; };
  EXPECT_EQ(message(laws::continuous(trial(after).without_jumps().with_targets({7}))),
            "continuous: target 7, actual 7, weight 10 gives 10; just above it 5; expected no jump");
}

TEST(Continuous, FindsAJumpBetweenTheTwentieths) {
  const auto step = [](const ratio& t, const ratio& a, const ratio& w) { return a * 1000 >= t * 777 ? w : ratio(0); };
  EXPECT_EQ(message(laws::continuous(trial(step).without_jumps().with_targets({10}))),
            "continuous: target 10, actual 7.77, weight 10 gives 10; just below it 0; expected no jump");
}

TEST(UnitFree, FindsPointsTakenOffByTheUnit) {
  EXPECT_EQ(message(laws::unit_free(trial(by_difference).with_targets({10}))),
            "unit-free: target 10, actual 0, weight 10 gives 0; in another unit (target 0.10, actual 0.00) gives 9.9; "
            "expected the same");
}

TEST(ScaleFree, FindsARuleThatLooksAtThePrintedPlaces) {
  const law_check check = laws::scale_free(trial(by_places).with_targets({3}));
  EXPECT_EQ(message(check),
            "scale-free: target 3, actual 1, weight 10 gives 3; written as target 3, actual 1.00 gives 3.33; expected "
            "the same");
}

TEST(Laws, AreBrokenByARuleThatThrows) {
  const auto refuses = [](const ratio& t, const ratio& a, const ratio& w) -> ratio {
    if (a > t) throw std::runtime_error("over-fulfilled");
    return w;
  };
  EXPECT_EQ(message(laws::bounded(trial(refuses).with_targets({10}))),
            "bounded: target 10, actual 11, weight 10 gives no points: over-fulfilled; expected 0 to 10");
  EXPECT_FALSE(laws::continuous(trial(refuses).without_jumps()).holds());
  EXPECT_FALSE(laws::unit_free(refuses).holds());
}

TEST(Laws, ReportEveryLawThatIsBroken) {
  const testing::AssertionResult result = obeys_the_laws(trial(uncapped).rising());
  EXPECT_FALSE(result);
  EXPECT_EQ(std::string(result.message()), "bounded: target 1, actual 2, weight 10 gives 20; expected 0 to 10");
}

TEST(Laws, AreAMatcherToo) {
  const testing::Matcher<const trial&> lawful = is_lawful();
  EXPECT_TRUE(lawful.Matches(trial(capped()).rising()));
  EXPECT_FALSE(lawful.Matches(trial(uncapped)));
  std::ostringstream words;
  lawful.DescribeTo(&words);
  EXPECT_EQ(words.str(), "obeys the laws of scoring");
}

// One point of 10 for each unit missing: 1 of 10 km costs 1 point, 1000 of 10000 m would cost all of them.
TEST(Laws, OfOnePointPerUnitHoldInOneUnit) {
  const auto a_point_a_unit = [](const ratio& target, const ratio& actual, const ratio& weight) {
    const ratio left = weight - (target - actual);
    return actual >= target ? weight : left.sign() < 0 ? ratio(0) : left;
  };
  EXPECT_FALSE(laws::unit_free(trial(a_point_a_unit)).holds());
  const law_check stated = laws::unit_free(trial(a_point_a_unit).in_one_unit());
  EXPECT_TRUE(stated.holds());
  EXPECT_FALSE(stated.applies);
  for (const law_check& law : laws::all(trial(a_point_a_unit).rising().in_one_unit()))
    EXPECT_TRUE(law.holds()) << law.message();
}

}  // namespace
