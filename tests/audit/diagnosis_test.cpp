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
  EXPECT_EQ(slip("12", "1234"), diagnosis::unknown);   // fewer digits before the point
  EXPECT_EQ(slip("10", "9"), diagnosis::unknown);      // one apart, but more digits before the point
  EXPECT_EQ(slip("99.9", "100"), diagnosis::unknown);  // likewise
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

// 0 | 0 | 0 in the total, the money in the line below it: none of the zeros was copied from another.
TEST(Diagnosis, OfAZeroIsNoCopy) {
  form_builder made;
  made.total_funds({"0", "0", "0", "", "10", ""});
  made.fund_line(fund::appropriation, {"90", "89.974", "89.974", "", "-", "-"});
  const finding sum = finding_of(made.done(), code::funds_sum);
  EXPECT_EQ(sum.diagnosis, diagnosis::unknown);
  EXPECT_TRUE(sum.candidates.empty());
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

// With its first two digits exchanged, a number at the limit of what is read would be beyond it.
TEST(Diagnosis, OfTheLargestNumberThatIsReadIsMade) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"100", "1e1000", "90", "90%", "-", "-"});
  EXPECT_EQ(finding_of(made.done(), code::rate_mismatch).path, "budget.appropriation.execution_rate");
}

// 118 of 125 is 94.4%. 1250000 stands alone beside 125 and 118; moved to 125 it is right with the rate too, while
// 1180000 spent would be right with the rate and leave two budgets.
TEST(Diagnosis, OfAmountsNamesTheOneThatStandsAlone) {
  const auto magnitude = [](const line_texts& texts) {
    form_builder made;
    made.total_funds(texts);
    return finding_of(made.plain_row(kind::quantity, "90", "90").done(), code::budget_magnitude);
  };
  const finding annual = magnitude({"125", "1250000", "118", "94.4%", "10", "9.44"});
  EXPECT_EQ(annual.path, "budget.total.annual_budget");
  EXPECT_EQ(annual.expected, "125");
  EXPECT_EQ(annual.diagnosis, diagnosis::unit_slip);
  EXPECT_EQ(magnitude({"1250000", "125", "118", "94.4%", "10", "9.44"}).path, "budget.total.initial_budget");
  EXPECT_EQ(magnitude({"123", "12.3", "115", "", "10", "10"}).path, "budget.total.annual_budget");
  EXPECT_EQ(magnitude({"200", "123", "1230", "", "10", "10"}).path, "budget.total.executed");
  EXPECT_EQ(magnitude({"125", "1250000", "", "", "10", ""}).path, "budget.total.initial_budget");  // nothing decides
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

// The row of every case below: weight 10, target at least 40, and the rest of a form that adds up.
form_builder with_row(const row_texts& row, const std::string& total) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::quantity, row).plain_row(kind::quality, "40", "40").plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", total);
  return made;
}

// 10 x 33/40 = 8.25 exactly; 825 is 8.25 without its point, 8.52 has two digits exchanged, 8.26 one digit off. The
// total of 98.25 holds with 8.25.
TEST(Diagnosis, OfARowAsksWhatTheExactPointsWouldPrint) {
  const auto slip_of = [](const std::string& score, code code) {
    return finding_of(with_row({"培训", "≥40次", "33次", "10", score, "雨天多"}, "98.25").done(), code).diagnosis;
  };
  EXPECT_EQ(slip_of("825", code::score_above_weight), diagnosis::power_of_ten);
  EXPECT_EQ(slip_of("82.5", code::score_above_weight), diagnosis::power_of_ten);
  EXPECT_EQ(slip_of("0.825", code::score_below_rule), diagnosis::power_of_ten);
  EXPECT_EQ(slip_of("8.52", code::score_above_rule), diagnosis::transposed_digits);
  EXPECT_EQ(slip_of("8.26", code::score_above_rule), diagnosis::last_digit);
}

// 10 x 32/42 = 7.6190...: 762 is the 7.62 that it prints as, without the point.
TEST(Diagnosis, OfARowIsTheFigureThatTheExactPointsPrintAs) {
  const finding lost =
      finding_of(with_row({"培训", "≥42次", "32次", "10", "762", "雨天多"}, "97.62").done(), code::score_above_weight);
  EXPECT_EQ(lost.diagnosis, diagnosis::power_of_ten);
}

// 10 x 21/40 = 5.25; 10 is the weight.
TEST(Diagnosis, OfAFullScoreIsACopyOfItsWeight) {
  const finding full = finding_of(with_row({"培训", "≥40次", "21次", "10", "10", "雨天多"}, "95.25").done(),
                                  code::full_score_target_missed);
  EXPECT_EQ(full.diagnosis, diagnosis::copied_cell);
  EXPECT_EQ(paths_of(full.candidates), texts{"indicators[1].weight"});
}

// 30 of 40 earns 7.5, which the total counts; the actual is printed 3, or 75 for 57 of 60 and 9.5.
TEST(Diagnosis, NamesTheActualWhereTheTotalHoldsWithTheScore) {
  const finding lost =
      finding_of(with_row({"培训", "≥40次", "3次", "10", "7.5", "雨天多"}, "97.5").done(), code::score_above_rule);
  EXPECT_EQ(lost.diagnosis, diagnosis::power_of_ten);
  EXPECT_EQ(paths_of(lost.candidates), texts{"indicators[1].actual"});
  const finding swapped =
      finding_of(with_row({"培训", "≥91次", "28次", "10", "9.01", "雨天多"}, "99.01").done(), code::score_above_rule);
  EXPECT_EQ(swapped.diagnosis, diagnosis::transposed_digits);  // 10 x 82/91 = 9.0109...
  EXPECT_EQ(paths_of(swapped.candidates), texts{"indicators[1].actual"});
  const finding kept =
      finding_of(with_row({"培训", "≥40次", "3次", "10", "7.5", "雨天多"}, "90.75").done(), code::score_above_rule);
  EXPECT_EQ(kept.diagnosis, diagnosis::power_of_ten);  // the total counts 0.75: the score lost its point
  EXPECT_TRUE(kept.candidates.empty());
}

// 8 of 10 earns 8, 9 of 10 earns 9: each score would be right in the place of the other.
TEST(Diagnosis, OfTwoScoresExchangedNamesTheOther) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::quantity, {"培训", "≥10次", "8次", "10", "9", "雨天多"});
  made.row(kind::quantity, {"宣传", "≥10次", "9次", "10", "8", "雨天多"});
  made.plain_row(kind::quality, "30", "30").plain_row(kind::social, "30", "30");
  made.plain_row(kind::satisfaction, "10", "10").total("100", "97");
  EXPECT_EQ(paths_of(finding_of(made.done(), code::score_above_rule).candidates), texts{"indicators[2].score"});
  EXPECT_EQ(paths_of(finding_of(made.done(), code::score_below_rule).candidates), texts{"indicators[1].score"});
}

// Weights 10 + 16 + 40 + 30 + 10 = 106 for 100. With 6 less, 33 of 40 earns 8.25 of 10; the others have what they
// weigh.
TEST(Diagnosis, OfAWeightNamesTheOneWhoseScoreThenFits) {
  const finding sum =
      finding_of(with_row({"培训", "≥40次", "33次", "16", "8.25", "雨天多"}, "98.25").done(), code::weight_sum);
  EXPECT_EQ(paths_of(sum.candidates), texts{"indicators[1].weight"});
}

form_builder with_sources(const line_texts& total, const line_texts& first, const line_texts& second) {
  form_builder made;
  made.total_funds(total).fund_line(fund::appropriation, first).fund_line(fund::other, second);
  return made;
}

// 35 + 45 = 80; 35 of 50 is 70%. Printed 53: the sum is 98, and 53 of 50 is no 70%.
TEST(Diagnosis, OfASumOfFundsNamesTheSourceThatItsRateConfirms) {
  const finding sum = finding_of(with_sources({"100", "100", "80", "80%", "10", "8"},
                                              {"50", "50", "53", "70%", "-", "-"}, {"50", "50", "45", "90%", "-", "-"})
                                     .done(),
                                 code::funds_sum);
  EXPECT_EQ(sum.diagnosis, diagnosis::transposed_digits);
  EXPECT_EQ(paths_of(sum.candidates), texts{"budget.appropriation.executed"});
}

// 35 + 45 = 80, printed 8 with 80% of 100: the total lost a digit, and no source is named.
TEST(Diagnosis, OfATotalAmountIsItsOwnSlip) {
  const finding sum = finding_of(with_sources({"100", "100", "8", "80%", "10", "8"},
                                              {"50", "50", "35", "70%", "-", "-"}, {"50", "50", "45", "90%", "-", "-"})
                                     .done(),
                                 code::funds_sum);
  EXPECT_EQ(sum.diagnosis, diagnosis::power_of_ten);
  EXPECT_TRUE(sum.candidates.empty());
}

// 9 + 50 + 30 + 10 = 99. 92 leaves out 7, which is no row and no pair of rows; 50 leaves out 49.
TEST(Diagnosis, OfATotalIsUnknownWhereNothingExplains) {
  for (const char* total : {"92", "50", "97"}) {
    const finding wrong = finding_of(sound_form().total("100", total).done(), code::total_mismatch);
    EXPECT_EQ(wrong.diagnosis, diagnosis::unknown) << total;
    EXPECT_TRUE(wrong.candidates.empty()) << total;
  }
}

// 9 + 30 + 20 + 20 + 10 + 10 = 99: 79 leaves out either row of 20, 59 leaves out 30 + 10 in two ways, and 20 + 20.
TEST(Diagnosis, OfATotalIsUnknownWhereSeveralSetsExplain) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "30", "30").plain_row(kind::quality, "20", "20").plain_row(kind::social, "20", "20");
  made.plain_row(kind::satisfaction, "10", "10").plain_row(kind::satisfaction, "10", "10");
  for (const char* total : {"79", "59", "139"}) {
    const finding wrong = finding_of(made.total("100", total).done(), code::total_mismatch);
    EXPECT_EQ(wrong.diagnosis, diagnosis::unknown) << total;
    EXPECT_TRUE(wrong.candidates.empty()) << total;
  }
  const finding pair = finding_of(made.total("100", "60").done(), code::total_mismatch);  // without 9 and 30
  EXPECT_EQ(pair.diagnosis, diagnosis::stale_total);
  EXPECT_EQ(paths_of(pair.candidates), (texts{"budget.total.score", "indicators[1].score"}));
}

// A cost of 951234元 is 95.1234万元; 95.1234元 is the executed amount in the wrong unit, 59.1234万元 has two digits
// exchanged.
TEST(Diagnosis, OfACostIsAskedInItsOwnUnit) {
  const auto slip_of = [](const std::string& actual) {
    form_builder made;
    made.total_funds({"100", "100", "95.1234", "95.12%", "10", "9.51"});
    made.row(kind::cost, {"总成本", "≤100万元", actual, "10", "10", ""});
    return finding_of(made.done(), code::cost_execution).diagnosis;
  };
  EXPECT_EQ(slip_of("95.1234元"), diagnosis::unit_slip);
  EXPECT_EQ(slip_of("59.1234万元"), diagnosis::transposed_digits);
  EXPECT_EQ(slip_of("9.51万元"), diagnosis::power_of_ten);
  EXPECT_EQ(slip_of("80万元"), diagnosis::unknown);
}

TEST(Diagnosis, IsOfferedToEveryFindingThatCompares) {
  form_builder made = sound_form();
  made.row(kind::quantity, {"路灯", "100个", "", "5", "5", ""}).grade("差").total("105", "80");
  for (const finding& f : audited(made.done()).findings)
    EXPECT_EQ(compares_figures(f.code), f.diagnosis != diagnosis::none) << name_of(f.code);
}

// 75.6 of 120 is 63%, which prints so and earns 6.3; printed 57.6, the rate would be 48%.
TEST(Diagnosis, OfARateNamesTheAmountBehindIt) {
  form_builder made;
  made.total_funds({"120", "120", "57.6", "63%", "10", "6.3"});
  const finding rate = finding_of(made.done(), code::rate_mismatch);
  EXPECT_EQ(rate.diagnosis, diagnosis::transposed_digits);
  EXPECT_EQ(paths_of(rate.candidates), texts{"budget.total.executed"});
}

// The row weighs 4 too much, and the form prints no total weight.
TEST(Diagnosis, OfAWeightNamesItAlsoWithoutAPrintedSum) {
  form_builder made = with_row({"培训", "≥40次", "33次", "14", "8.25", "雨天多"}, "98.25");
  const finding sum = finding_of(made.total("", "98.25").done(), code::weight_sum);
  EXPECT_EQ(paths_of(sum.candidates), texts{"indicators[1].weight"});
}

}  // namespace
