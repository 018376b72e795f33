// Does an exact value print as this figure? Hand-worked cases (tests/data/printed_scores.csv), sets, and an
// enumeration.
#include <gtest/gtest.h>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/prints.hpp>

#include <string>

#include "case_table.hpp"

namespace {

using namespace perfeval;

ratio exact_of(const std::string& text) {
  const std::size_t stroke = text.find('/');
  if (stroke == std::string::npos) return ratio(decimal::parse(text));
  return decimal::parse(text.substr(0, stroke)) / decimal::parse(text.substr(stroke + 1));
}

const char* name_of_match(match match) {
  return match == match::agrees ? "agrees" : match == match::explained ? "explained" : "no";
}

const std::vector<rounding_mode>& score_modes() {
  static const pack rules = cn_mof_2020();
  return rules.rounding.score_explains;
}

print_match asked(const ratio& exact, const std::string& printed) {
  return prints(exact, decimal::parse(printed), score_modes());
}
print_match asked(const value_set& set, const std::string& printed) {
  return prints(set, decimal::parse(printed), score_modes());
}

TEST(Prints, IsWhatTheTableSays) {
  for (const auto& c : test::cases_in("printed_scores.csv")) {
    SCOPED_TRACE("printed_scores.csv:" + std::to_string(c.line) + ": " + c["exact"] + " as " + c["printed"]);
    const print_match found = asked(exact_of(c["exact"]), c["printed"]);
    EXPECT_STREQ(name_of_match(found.match), c["match"].c_str());
    if (c["match"] != "explained") continue;
    EXPECT_EQ(std::to_string(found.rounding.places), c["places"]);
    EXPECT_EQ(name_of(found.rounding.mode), c["mode"]);
  }
}

// Every hundredth from 0 to 10 against every tenth: half-up is decided in whole numbers, (h + 5) / 10; cut is h / 10.
TEST(Prints, AgreesWithWholeNumberArithmetic) {
  for (int hundredths = 0; hundredths <= 1000; ++hundredths) {
    const ratio exact = decimal(hundredths) / decimal(100);
    for (int tenths = 0; tenths <= 100; ++tenths) {
      const print_match found = prints(exact, decimal(tenths, 1), score_modes());
      const bool half_up = (hundredths + 5) / 10 == tenths;
      EXPECT_EQ(found.match == match::agrees, half_up) << hundredths << " " << tenths;
      if (hundredths / 10 == tenths && !half_up) {
        EXPECT_EQ(found.match, match::explained) << hundredths << " " << tenths;
      }
    }
  }
}

TEST(PrintsOfASet, AgreesInsideAndAsItsClosedEndsSay) {
  const value_set top(interval::closed(decimal(56, 1), 7));  // the top tier of 7: [5.6, 7]
  EXPECT_EQ(asked(top, "6").match, match::agrees);
  EXPECT_EQ(asked(top, "5.6").match, match::agrees);
  EXPECT_EQ(asked(top, "5").match, match::explained);  // 5.6 cut
  EXPECT_EQ(asked(top, "5.5").match, match::no);
  EXPECT_EQ(asked(top, "7.1").match, match::no);
}

// Nothing rounds up to the full points that [0, w) excludes.
TEST(PrintsOfASet, GivesNothingAtAnOpenEnd) {
  const value_set below(interval::closed_open(0, 10));
  EXPECT_EQ(asked(below, "10").match, match::no);
  EXPECT_EQ(asked(below, "9.999").match, match::agrees);
  EXPECT_EQ(asked(below, "0").match, match::agrees);
}

TEST(PrintsOfASet, TakesTheBestOfSeveralPoints) {
  const value_set two =
      value_set(interval::point(decimal(20) / decimal(3))) | value_set(interval::point(decimal(66, 1)));
  EXPECT_EQ(asked(two, "6.6").match, match::agrees);
  EXPECT_EQ(asked(two, "6.66").match, match::explained);
  EXPECT_EQ(asked(value_set(), "6").match, match::no);
}

}  // namespace
