#include <perfeval/rule/kinds.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

using namespace perfeval;
using namespace perfeval::literals;

namespace {

std::vector<std::string> split(const std::string& text, char cursor) {
  std::vector<std::string> parts;
  std::istringstream istringstream(text);
  for (std::string part; std::getline(istringstream, part, cursor);) parts.push_back(part);
  return parts;
}

ratio fraction(const std::string& text) {
  const std::vector<std::string> parts = split(text, '/');
  return decimal::parse(parts[0]) / (parts.size() > 1 ? decimal::parse(parts[1]) : decimal(1));
}

/// "each=0.3;bands=0.6 0.5 0.8 0.7"
kind_arguments arguments(const std::string& text) {
  kind_arguments given;
  for (const std::string& each : split(text, ';')) {
    const std::vector<std::string> sides = split(each, '=');
    std::vector<decimal> numbers;
    for (const std::string& n : split(sides[1], ' ')) numbers.push_back(decimal::parse(n));
    given.set(sides[0], numbers);
  }
  return given;
}

std::string refusal(const std::string& kind, const kind_arguments& given) {
  try {
    make_curve(*find_kind(kind), given);
  } catch (const invalid_value& refused) {
    return refused.what();
  }
  return "accepted";
}

std::string share(const curve& c, const ratio& x) { return to_string(*c.image(x)); }

// Kinds whose share is a set for some x: curve_test.cpp tests them.
const std::set<std::string> open_kinds{
    "anything", "between_ceiling_and_inverse", "equal_to_target", "full_only_to_zero", "tiers", "within_range"};

// The table comes from Python's Fractions by min and max (tests/data/make_rule_kinds.py), not from pieces.
TEST(RuleKinds, EarnWhatTheirFormulaSaysInAnotherLanguage) {
  std::ifstream table(PERFEVAL_RULE_KINDS);
  std::string row;
  std::getline(table, row);
  std::set<std::string> kinds = open_kinds;
  std::size_t rows = 0;
  while (std::getline(table, row)) {
    const std::vector<std::string> cell = split(row, ',');
    const curve c = make_curve(*find_kind(cell[0]), arguments(cell[1]));
    EXPECT_EQ(c.image(fraction(cell[2])), interval(fraction(cell[3]))) << row;
    kinds.insert(cell[0]);
    ++rows;
  }
  for (const rule_kind& each : rule_kinds()) EXPECT_TRUE(kinds.contains(std::string(each.name))) << each.name;
  EXPECT_EQ(kinds.size(), rule_kinds().size());
  EXPECT_EQ(rows, 23 * (kinds.size() - open_kinds.size()));  // 23 values of x
}

TEST(RuleKinds, AreFoundByNameOnceEach) {
  std::set<std::string_view> names;
  for (const rule_kind& each : rule_kinds()) {
    EXPECT_TRUE(names.insert(each.name).second) << each.name;
    EXPECT_EQ(find_kind(each.name), &each);
    EXPECT_FALSE(each.formula.empty()) << each.name;
  }
  EXPECT_EQ(find_kind("uncapped"), nullptr);
}

TEST(RuleKinds, NameTheParameterThatIsWrong) {
  kind_arguments unknown;
  unknown.set("gates", 0.6_d);
  EXPECT_EQ(refusal("gated", unknown), "rule kind gated, parameter gates: not known to this kind");
  EXPECT_EQ(refusal("gated", {}),
            "rule kind gated, parameter gate: missing; x below which nothing is earned, from 0 to below 1");
  kind_arguments twice;
  twice.set("gate", 0.6_d);
  twice.set("gate", 0.7_d);
  EXPECT_EQ(refusal("gated", twice), "rule kind gated, parameter gate: given twice");
  kind_arguments list;
  list.set("gate", {0.6_d, 0.7_d});
  EXPECT_EQ(refusal("gated", list), "rule kind gated, parameter gate: expected one number, found 2");
  kind_arguments odd;
  odd.set("bands", {0.6_d, 0.7_d, 0.8_d});
  EXPECT_EQ(refusal("banded", odd), "rule kind banded, parameter bands: expected pairs of numbers, found 3 numbers");
  kind_arguments beyond;
  beyond.set("gate", 1.5_d);
  EXPECT_EQ(refusal("gated", beyond), "rule kind gated: a gate must lie in [0, 1), found 1.5");
}

TEST(RuleKinds, RefuseParametersThatMakeNoRule) {
  EXPECT_THROW(capped_from(0), invalid_value);
  EXPECT_THROW(capped_from(1), invalid_value);
  EXPECT_THROW(interpolated({{0_d, 0_d}}), invalid_value);
  EXPECT_THROW(interpolated({{1_d, 0_d}, {1_d, 1_d}}), invalid_value);
  EXPECT_THROW(deduction(0), invalid_value);
  EXPECT_THROW(stepped_deduction(0.1_d, 0), invalid_value);
  EXPECT_THROW(stepped_deduction(10), invalid_value);        // 10 % is 0.1
  EXPECT_THROW(stepped_deduction(0.0009_d), invalid_value);  // 1112 pieces
  EXPECT_THROW(shortfall(-1), invalid_value);
  EXPECT_THROW(yes_no(1.1_d), invalid_value);
  EXPECT_THROW(deviation(0.1_d, 0.1_d), invalid_value);
  EXPECT_THROW(bonus(1), invalid_value);
  EXPECT_THROW(over_reduced(0.9_d, 1), invalid_value);
  EXPECT_THROW(over_reduced(1.3_d, 1, 1), invalid_value);
}

TEST(SteppedDeduction, TakesTheSameForADayBegunAndADayFull) {
  const curve late = stepped_deduction(0.1_d);  // 每超一天扣10%
  EXPECT_EQ(share(late, 0), "[1, 1]");
  EXPECT_EQ(share(late, 0.01_d), "[0.9, 0.9]");
  EXPECT_EQ(share(late, 1), "[0.9, 0.9]");
  EXPECT_EQ(share(late, 9), "[0.1, 0.1]");
  EXPECT_EQ(share(late, 9.5_d), "[0, 0]");
  EXPECT_EQ(stepped_deduction(0.001_d).segments().size(), 1001u);
}

TEST(YesNo, MayLeaveRoomBelowTheLowestTierForANo) {
  EXPECT_EQ(share(yes_no(0.6_d), 0), "[0, 0.6)");
  EXPECT_EQ(share(yes_no(0.6_d), 1), "[1, 1]");
}

TEST(Bonus, DeclaresItsCapAboveTheWeight) {
  EXPECT_EQ(most_share(bonus(1.2_d)), ratio(1.2_d));
  EXPECT_EQ(most_share(capped()), ratio(1));
  EXPECT_EQ(most_share(tiers({0.6_d, 0.8_d})), ratio(1));
  EXPECT_EQ(most_share(curve({segment::decided(interval::at_least(0), moebius::proportion())})), std::nullopt);
}

TEST(RuleKinds, GiveTheActualsThatEarnAShare) {
  // deviation 0.5, 0.1 free: half the points at |x - 1| = 0.1 + 0.4 / 2
  EXPECT_EQ(to_string(deviation(0.5_d, 0.1_d).preimage(value_set::point(0.5_d))), "[0.7, 0.7] ∪ [1.3, 1.3]");
  // knots (0.6, 0.3) (1, 1): 0.65 lies halfway up
  EXPECT_EQ(to_string(interpolated({{0_d, 0_d}, {0.6_d, 0.3_d}, {1_d, 1_d}}).preimage(interval::at_least(0.65_d))),
            "[0.8, ∞)");
  EXPECT_EQ(to_string(over_reduced(1.3_d, 0.5_d).preimage(interval::closed(0.9_d, 0.95_d))),
            "[0.9, 0.95] ∪ [1.4, 1.5]");
}

}  // namespace
