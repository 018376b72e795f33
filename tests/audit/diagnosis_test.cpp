// The simplest slip that would explain a figure exactly: one pair of numbers for each, and the order among them.
#include <gtest/gtest.h>
#include <perfeval/audit/diagnosis.hpp>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

diagnosis slip(const char* printed, const char* expected, bool is_rate = false) {
  return slip_between(decimal::parse(printed), decimal::parse(expected), is_rate);
}

TEST(Slips, AreNamedByTheFirstThatExplainsExactly) {
  EXPECT_EQ(slip("9.2", "9.3"), diagnosis::last_digit);
  EXPECT_EQ(slip("68.90", "68.91"), diagnosis::last_digit);
  EXPECT_EQ(slip("68.9", "68.91"), diagnosis::truncated);
  EXPECT_EQ(slip("-8", "8"), diagnosis::sign);
  EXPECT_EQ(slip("9000", "90", true), diagnosis::percent_ratio);
  EXPECT_EQ(slip("0.9", "90", true), diagnosis::percent_ratio);
  EXPECT_EQ(slip("9000", "90"), diagnosis::power_of_ten);
  EXPECT_EQ(slip("450000", "45"), diagnosis::unit_slip);
  EXPECT_EQ(slip("0.0045", "45"), diagnosis::unit_slip);
  EXPECT_EQ(slip("450", "45"), diagnosis::power_of_ten);
  EXPECT_EQ(slip("96.5", "69.5"), diagnosis::transposed_digits);
  EXPECT_EQ(slip("69.05", "69.50"), diagnosis::transposed_digits);
  EXPECT_EQ(slip("69", "69.5"), diagnosis::truncated);
  EXPECT_EQ(slip("12", "1234"), diagnosis::truncated);
  EXPECT_EQ(slip("71", "69.5"), diagnosis::unknown);
  EXPECT_EQ(slip("0", "69.5"), diagnosis::unknown);
}

form_builder execution(const std::string& executed, const std::string& rate, const std::string& score) {
  form_builder made;
  made.total_funds({"300", "300", executed, rate, "10", score});
  return made;
}

// 10 x 200/300 = 6.666...: 6.66 is cut, which a warning names; 6.7 with 6.71 is a digit off; 6.68 is nothing known.
TEST(Diagnosis, OfAnExecutionScoreNamesItsRounding) {
  const finding cut = finding_of(execution("200", "66.67%", "6.66").done(), code::execution_score);
  EXPECT_EQ(cut.severity, severity::warning);
  EXPECT_EQ(cut.diagnosis, diagnosis::rounding);
  EXPECT_EQ(cut.rounding, (rounding{2, rounding_mode::down}));
}

// 10 x 190/300 = 6.333...: 6.34 and 6.4 are rounded up, which excuses nothing.
TEST(Diagnosis, NamesARoundingThatExcusesNothing) {
  const finding up = finding_of(execution("190", "63.33%", "6.4").done(), code::execution_score);
  EXPECT_EQ(up.severity, severity::error);
  EXPECT_EQ(up.diagnosis, diagnosis::rounding);
  EXPECT_EQ(up.rounding, (rounding{1, rounding_mode::up}));
}

// 10 x 270/300 = 9 exactly: no rounding gives 9.1.
TEST(Diagnosis, OfAnExactScoreIsADigit) {
  EXPECT_EQ(finding_of(execution("270", "90%", "9.1").done(), code::execution_score).diagnosis, diagnosis::last_digit);
}

// ＞5公里 with 5公里: the points are exactly the printed ones, no slip explains anything.
TEST(Diagnosis, OfAStrictSignAtEqualityIsUnknown) {
  form_builder made;
  made.row(kind::quantity, {"里程", "＞5公里", "5公里", "10", "10", ""});
  EXPECT_EQ(finding_of(made.done(), code::full_score_target_missed).diagnosis, diagnosis::unknown);
}

TEST(Diagnosis, OfAScoreThatRepeatsItsWeightIsACopy) {
  const finding copy = finding_of(execution("165", "55%", "10").done(), code::execution_score);  // 5.5
  EXPECT_EQ(copy.diagnosis, diagnosis::copied_cell);
  EXPECT_EQ(paths_of(copy.candidates), texts{"budget.total.weight"});
}

TEST(Diagnosis, OfARateIsAFactorOrACopy) {
  EXPECT_EQ(finding_of(execution("270", "9000%", "9").done(), code::rate_mismatch).diagnosis, diagnosis::percent_ratio);
  EXPECT_EQ(finding_of(execution("270", "9%", "9").done(), code::rate_mismatch).diagnosis, diagnosis::power_of_ten);
  form_builder made = execution("270", "75%", "9");
  made.fund_line(fund::appropriation, {"200", "200", "150", "75%", "-", "-"});
  const finding copy = finding_of(made.done(), code::rate_mismatch);
  EXPECT_EQ(copy.diagnosis, diagnosis::copied_cell);
  EXPECT_EQ(paths_of(copy.candidates), texts{"budget.appropriation.execution_rate"});
}

// 9 + 50 + 30 + 10 = 99: 89 leaves out the last row, 108 counts the execution score twice, 60 leaves out two.
TEST(Diagnosis, OfATotalNamesTheRowsLeftOut) {
  const finding without = finding_of(sound_form().total("100", "89").done(), code::total_mismatch);
  EXPECT_EQ(without.diagnosis, diagnosis::stale_total);
  EXPECT_EQ(paths_of(without.candidates), texts{"indicators[3].score"});
  const finding twice = finding_of(sound_form().total("100", "108").done(), code::total_mismatch);
  EXPECT_EQ(twice.diagnosis, diagnosis::stale_total);
  EXPECT_EQ(paths_of(twice.candidates), texts{"budget.total.score"});
  const finding pair = finding_of(sound_form().total("100", "60").done(), code::total_mismatch);  // without 9 and 30
  EXPECT_EQ(pair.diagnosis, diagnosis::stale_total);
  EXPECT_EQ(paths_of(pair.candidates), (texts{"budget.total.score", "indicators[2].score"}));
}

TEST(Diagnosis, OfATotalThatNothingExplainsIsASlip) {
  EXPECT_EQ(finding_of(sound_form().total("100", "99.1").done(), code::total_mismatch).diagnosis,
            diagnosis::last_digit);
  EXPECT_EQ(finding_of(sound_form().total("100", "9.9").done(), code::total_mismatch).diagnosis,
            diagnosis::power_of_ten);
  form_builder made;  // 8.7 + 55 + 30 + 5 = 98.7, printed as the total weight
  made.total_funds({"100", "100", "87", "87%", "10", "8.7"});
  made.plain_row(kind::quantity, "55", "55")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "5", "5");
  const finding copy = finding_of(made.total("100", "100").done(), code::total_mismatch);
  EXPECT_EQ(copy.diagnosis, diagnosis::copied_cell);
  EXPECT_EQ(paths_of(copy.candidates), texts{"total.weight"});
}

TEST(Diagnosis, OfAmountsIsAUnitOrAPowerOfTen) {
  form_builder made;
  made.total_funds({"1234000", "123.4", "120", "97.24%", "10", "9.72"});
  EXPECT_EQ(finding_of(made.done(), code::budget_magnitude).diagnosis, diagnosis::unit_slip);
  form_builder ten;
  ten.total_funds({"1234", "123.4", "120", "97.24%", "10", "9.72"});
  EXPECT_EQ(finding_of(ten.done(), code::budget_magnitude).diagnosis, diagnosis::power_of_ten);
  form_builder cost;
  cost.total_funds({"123.4", "123.4", "120", "97.24%", "10", "9.72"});
  cost.row(kind::cost, {"总成本", "≤123.4元", "120元", "10", "10", ""});
  const finding target = finding_of(cost.done(), code::budget_magnitude);
  EXPECT_EQ(target.path, "indicators[1].target");
  EXPECT_EQ(target.diagnosis, diagnosis::unit_slip);
}

}  // namespace
