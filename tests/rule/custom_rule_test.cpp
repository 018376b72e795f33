#include <perfeval/audit/report.hpp>
#include <perfeval/audit/scores.hpp>
#include <perfeval/perfeval.hpp>
#include <perfeval/rule/kinds.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <new>
#include <stdexcept>

#include "../audit/form_builder.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using test::form_builder;

ratio half_marks(const ratio& target, const ratio& actual, const ratio& weight) {
  return actual >= target ? weight : weight / 2;
}

pack with_rule(row_rule rule, std::optional<kind> kind = kind::quantity) {
  pack rules = cn_mof_2020();
  row_match own;
  own.kind = kind;
  own.rule = std::move(rule);
  rules.rows.push_back(std::move(own));
  return rules;
}

pack with_code(std::optional<bool> rises, auto function) {
  return with_rule(make_rule("own", "3", "memo 7", rises, function));
}

/// Two rows: one under the rule, one that is not.
form two_rows(const std::string& target, const std::string& actual) {
  form_builder made;
  made.row(kind::quantity, {"养护", target, actual, "10", "", ""});
  made.row(kind::satisfaction, {"满意度", "≥90%", "81%", "10", "", ""});
  return made.done();
}

std::string points(const pack& rules, const std::string& target, const std::string& actual) {
  return to_string(score(two_rows(target, actual), rules).rows[0].points.points);
}

TEST(CustomRule, IsAskedAndRecordedLikeABuiltInOne) {
  const scorecard card = score(two_rows("≥4公里", "3公里"), with_code(true, half_marks));
  EXPECT_EQ(card.rows[0].points.fixed() ? *card.rows[0].points.fixed() : ratio(-1), ratio(5));
  EXPECT_EQ(card.rows[0].rule, "own 3");
  EXPECT_EQ(card.rows[0].x, ratio(0.75_d));
  EXPECT_EQ(card.rows[1].rule, "");
  EXPECT_EQ(card.total->exact, ratio(14));  // 5, and 9 by the national rule
}

TEST(CustomRule, MeetsExactValuesInOneUnit) {
  const pack rules = with_code(true, [](const ratio& t, const ratio& a, const ratio& w) {
    EXPECT_EQ(t, ratio(3) / 10);  // 30%
    EXPECT_EQ(a, ratio(1) / 5);
    return w / 2;
  });
  EXPECT_EQ(points(rules, "≥30%", "20%"), "[5, 5]");
}

std::string told(const scorecard& card) {
  std::string all;
  for (const trouble& t : card.troubles) all += std::string(name_of(t.kind)) + " at " + t.at + ": " + t.found + "\n";
  return all;
}

void expect_failed(const pack& rules, const std::string& cause) {
  const scorecard card = score(two_rows("≥4公里", "3公里"), rules);
  ASSERT_EQ(card.troubles.size(), 1u);
  EXPECT_EQ(card.troubles[0].kind, trouble_kind::rule_failed);
  EXPECT_EQ(card.troubles[0].at, "form 1, indicators[1], rule own 3");
  EXPECT_EQ(card.troubles[0].found, cause);
  EXPECT_FALSE(card.rows[0].points.known());
  EXPECT_EQ(card.rows[1].points.points, value_set::point(9));  // the other row is scored
  EXPECT_EQ(card.total->exact, std::nullopt);
  EXPECT_EQ(card.total->low, ratio(9));
  EXPECT_EQ(card.total->high, ratio(19));
}

TEST(CustomRule, ThatThrowsLeavesItsRowOpenAndTheOthersScored) {
  expect_failed(with_code(true,
                          [](const ratio&, const ratio&, const ratio&) -> ratio {
                            throw std::runtime_error("no table for 2022");
                          }),
                "no table for 2022");
}

TEST(CustomRule, ThatDividesByZeroIsATroubleNotACrash) {
  expect_failed(with_code(true, [](const ratio& t, const ratio&, const ratio& w) { return w / (t - t); }),
                division_by_zero().what());
}

TEST(CustomRule, ThatLeavesZeroToWeightIsRefusedWithItsValue) {
  expect_failed(with_code(true, [](const ratio&, const ratio&, const ratio& w) { return w + 1; }),
                "the rule own gave 11 points of 10 for actual 3000, target 4000; expected 0 to the weight");
  expect_failed(with_code(true, [](const ratio&, const ratio&, const ratio&) { return ratio(-1); }),
                "the rule own gave -1 points of 10 for actual 3000, target 4000; expected 0 to the weight");
}

// 1/10^1100 has a denominator of 1,101 digits, 1/10^999 one of 1,000.
TEST(CustomRule, ThatGivesMoreThanAThousandDigitsIsRefused) {
  const auto gives = [](std::int32_t places) {
    return with_code(true, [places](const ratio&, const ratio&, const ratio&) { return ratio(decimal(1, places)); });
  };
  expect_failed(gives(1100),
                "the rule own gave points with more than 1,000 digits for actual 3000, target 4000; expected fewer: "
                "round them");
  EXPECT_TRUE(score(two_rows("≥4公里", "3公里"), gives(999)).troubles.empty());
}

TEST(CustomRule, IsAskedAtTheEndsOfAnInequalityOnlyIfItPromisedADirection) {
  // 3公里 or more, of 4: half marks give 5 at its lower end and may give 10 above.
  EXPECT_EQ(points(with_code(true, half_marks), "≥4公里", "≥3公里"), "[5, 10]");
  EXPECT_TRUE(score(two_rows("≥4公里", "≥3公里"), with_code(true, half_marks)).rows[0].points.undecided);
  EXPECT_EQ(points(with_code(true, half_marks), "≥4公里", "≥5公里"), "[10, 10]");
  EXPECT_EQ(points(with_code(std::nullopt, half_marks), "≥4公里", "≥3公里"), "∅");
}

TEST(CustomRule, IsHeldAgainstThePrintedScore) {
  form_builder made;
  made.row(kind::quantity, {"养护", "≥4公里", "3公里", "10", "7.5", "天气"});
  const auto codes = [&](const pack& rules) {
    std::string found;
    for (const finding& f : audit(made.done(), rules).findings)
      if (f.code == code::score_above_rule || f.code == code::score_below_rule) found += name_of(f.code);
    return found;
  };
  EXPECT_EQ(codes(cn_mof_2020()), "");
  EXPECT_NE(codes(with_code(true, half_marks)), "");
}

/// What the checks of row scores say of one row: the code of a finding, else the verdict.
std::string said_of(const pack& rules, const test::row_texts& texts) {
  form_builder made;
  made.row(kind::quantity, texts);
  const form form = made.done();
  const scorecard card = score(form, rules);
  form_audit said;
  examination exam(form, rules, card, said);
  check_row_scores(exam);
  exam.close();
  if (!said.findings.empty()) return std::string(name_of(said.findings[0].code));
  return said.verdicts.agrees == 1 ? "agrees" : said.verdicts.cannot_tell == 1 ? "cannot_tell" : "not judged";
}

// Enumerated by hand: min(A/T, 1) x 10 of A >= 3 of 4 earns exactly [7.5, 10], so 7.4 differs, 7.5, 8.37 and 10 agree.
// Half marks earn 5 and 10 alone: 7 lies in the jump, which no number of questions excludes.
TEST(CustomRule, IsAskedForAnActualThatEarnsThePrintedScore) {
  const auto capped_code =
      with_code(true, [](const ratio& t, const ratio& a, const ratio& w) { return a >= t ? w : w * a / t; });
  EXPECT_EQ(said_of(capped_code, {"养护", "≥4公里", "≥3公里", "10", "7.4", ""}), "score-below-rule");
  for (const char* earned : {"7.5", "8.37", "9.99", "10"})
    EXPECT_EQ(said_of(capped_code, {"养护", "≥4公里", "≥3公里", "10", earned, ""}), "agrees") << earned;
  const pack halves = with_code(true, half_marks);
  EXPECT_EQ(said_of(halves, {"养护", "≥4公里", "≥3公里", "10", "5", ""}), "agrees");
  EXPECT_EQ(said_of(halves, {"养护", "≥4公里", "≥3公里", "10", "10", ""}), "agrees");
  EXPECT_EQ(said_of(halves, {"养护", "≥4公里", "≥3公里", "10", "7", ""}), "cannot_tell");
  EXPECT_EQ(said_of(halves, {"养护", "≥4公里", "≥3公里", "10", "4", ""}), "score-below-rule");
}

TEST(CustomRule, AnOpenEndIsNotAnActual) {  // below 4 of 4: 10 points are never earned, 5 always
  const pack halves = with_code(true, half_marks);
  EXPECT_EQ(said_of(halves, {"养护", "≥4公里", "＜4公里", "10", "9.9", "天气"}), "cannot_tell");
  EXPECT_EQ(said_of(halves, {"养护", "≥4公里", "＜4公里", "10", "5", "天气"}), "agrees");
}

TEST(CustomRule, WithoutAPromiseIsDecidedOnlyWhereTheActualIsOneValue) {
  const pack silent = with_code(std::nullopt, half_marks);
  EXPECT_EQ(said_of(silent, {"养护", "≥4公里", "≥3公里", "10", "4", ""}), "cannot_tell");
  EXPECT_EQ(said_of(silent, {"养护", "≥4公里", "3公里", "10", "4", "天气"}), "score-below-rule");
}

TEST(CustomRule, ThatBreaksItsPromiseIsATrouble) {
  const pack rules =
      with_code(true, [](const ratio& t, const ratio& a, const ratio& w) { return a > t ? ratio(0) : w; });
  const scorecard card = score(two_rows("≥4公里", "3~5公里"), rules);
  ASSERT_EQ(card.troubles.size(), 1u);
  EXPECT_EQ(card.troubles[0].found,
            "the rule own promised points that never fall with the actual; it gave 1 of the weight at the lower end "
            "and 0 at the upper one");
}

TEST(CustomRule, ThatFailsLeavesItsRowsChecksOpen) {
  const pack rules = with_code(true, [](const ratio&, const ratio&, const ratio& w) { return w + 1; });
  EXPECT_EQ(said_of(rules, {"养护", "≥4公里", "3公里", "10", "10", ""}), "rule-failed");  // full, though missed
}

TEST(CustomRule, ThatThrowsSomethingElseThanAnExceptionIsATroubleToo) {
  expect_failed(with_code(true, [](const ratio&, const ratio&, const ratio&) -> ratio { throw 42; }),
                "an exception that is not a std::exception");
}

// 7.5 is printed and no rule refutes it, but the rule that should decide failed.
TEST(CustomRule, ThatFailsLeavesThePrintedScoreOutOfTheTotal) {
  form_builder made;
  made.row(kind::quantity, {"养护", "≥4公里", "3公里", "10", "7.5", "天气"});
  made.row(kind::satisfaction, {"满意度", "≥90%", "81%", "10", "9", "天气"});
  const form paper = made.done();
  const pack rules = with_code(true, [](const ratio&, const ratio&, const ratio&) -> ratio { throw 42; });
  const scorecard card = score(paper, rules);
  EXPECT_EQ(card.total->exact, std::nullopt);
  EXPECT_EQ(card.total->low, ratio(9));
  EXPECT_EQ(card.total->high, ratio(19));
  const document_report report = audit_forms({&paper, 1}, rules);
  ASSERT_EQ(report.troubles.size(), 1u);
  EXPECT_EQ(report.troubles[0].kind, trouble_kind::rule_failed);
  EXPECT_EQ(report.forms[0].recomputed->exact, std::nullopt);
  const auto& findings = report.forms[0].findings;
  const auto found =
      std::find_if(findings.begin(), findings.end(), [](const finding& f) { return f.code == code::rule_failed; });
  ASSERT_NE(found, findings.end());
  EXPECT_EQ(found->path, "indicators[1].score");
  EXPECT_EQ(found->severity, severity::warning);
}

TEST(CustomRule, OfRowsScoredTogetherIsNamedWithTheRowThatFailed) {
  form_builder made;
  made.row(kind::quality, {"质量", "≥4公里", "3公里", "10", "7.5", "天气"});
  made.row(kind::quantity, {"养护", "≥4公里", "3公里", "10", "", "天气"});
  form paper = made.done();
  paper.indicators[1].score = paper.indicators[0].score;
  paper.indicators[1].score.merged = true;
  const pack rules = with_code(true, [](const ratio&, const ratio&, const ratio&) -> ratio { throw 42; });
  const scorecard card = score(paper, rules);
  EXPECT_EQ(told(card),
            "rule-failed at form 1, indicators[2], rule own 3: an exception that is not a std::exception\n");
  EXPECT_EQ(card.total->exact, std::nullopt);
  EXPECT_EQ(card.total->high, ratio(20));
}

TEST(CustomRule, MayEndTheCall) {
  struct stop final : rule_interruption {};
  const pack stops = with_code(true, [](const ratio&, const ratio&, const ratio&) -> ratio { throw stop(); });
  const form paper = two_rows("≥4公里", "3公里");
  EXPECT_THROW((void)score(paper, stops), rule_interruption);
  EXPECT_THROW((void)audit_forms({&paper, 1}, stops), rule_interruption);
  const pack starves =
      with_code(true, [](const ratio&, const ratio&, const ratio&) -> ratio { throw std::bad_alloc(); });
  EXPECT_THROW((void)score(paper, starves), std::bad_alloc);
}

TEST(CustomRule, MayWantTheWholeRow) {
  const pack rules = with_code(true, [](const indicator& row, const ratio& t, const ratio& a, const ratio& w) {
    return row.name.text == "养护" && a < t ? w / 5 : w;
  });
  EXPECT_EQ(points(rules, "≥4公里", "3公里"), "[2, 2]");
  const auto alone = make_rule("own", "3", "memo 7", true,
                               [](const indicator&, const ratio&, const ratio&, const ratio& w) { return w; });
  EXPECT_THROW((void)alone->points(1, 1, 1), invalid_value);
}

scorecard timely(const row_rule& rule, const std::string& target, const std::string& actual) {
  static form paper;
  static pack rules;
  form_builder made;
  made.row(kind::timeliness, {"按时", target, actual, "10", "", ""});
  paper = made.done();
  rules = with_rule(rule, kind::timeliness);
  return score(paper, rules);
}

// A date has no proportion: a rule of ratios for timeliness rows does not divide days since 1970. The rule of dates
// gives the points under its own name, and the row's own rule is said not to apply.
TEST(RowRule, ThatDividesLeavesADateToTheRuleOfDatesAndSaysSo) {
  const scorecard card = timely(banded({{0.9_d, 0.5_d}, {1_d, 1_d}}), "2022年12月31日前", "2023年1月1日");
  EXPECT_EQ(to_string(card.rows[0].points.points), "[0, 10)");
  EXPECT_EQ(card.rows[0].entry, rule_entry::none_above);
  EXPECT_EQ(card.rows[0].x, ratio(1));  // a day late
  EXPECT_EQ(told(card),
            "rule-not-applied at form 1, indicators[1], rule rows[1] of cn-mof-2020 1: the row compares dates, which "
            "have no actual / target\n");
}

// 5 July is 5 days after 30 June: 1 - 5 x 0.1 = 0.5 of 10.
TEST(RowRule, CountsTheDaysAfterADeadline) {
  const row_rule a_tenth_a_day(stepped_deduction(0.1_d), argument::actual);
  const scorecard late = timely(a_tenth_a_day, "2022年6月30日", "2022年7月5日");
  EXPECT_EQ(to_string(late.rows[0].points.points), "[5, 5]");
  EXPECT_EQ(late.rows[0].entry, rule_entry::row);
  EXPECT_EQ(late.rows[0].x, ratio(5));
  EXPECT_EQ(late.total->exact, ratio(5));
  EXPECT_EQ(told(late), "");
  EXPECT_EQ(to_string(timely(a_tenth_a_day, "2022年6月30日", "2022年6月1日").rows[0].points.points), "[10, 10]");
  EXPECT_EQ(to_string(timely(a_tenth_a_day, "2022年6月30日", "2022年7月20日").rows[0].points.points), "[0, 0]");
  // some day of July: 1 to 31 days late
  const scorecard july = timely(a_tenth_a_day, "2022年6月30日", "2022年7月");
  EXPECT_TRUE(july.rows[0].points.points.contains(ratio(9)));
  EXPECT_TRUE(july.rows[0].points.points.contains(ratio(0)));
  EXPECT_FALSE(july.rows[0].points.points.contains(ratio(10)));
  EXPECT_EQ(july.rows[0].x, std::nullopt);
}

TEST(RowRule, OfDatesCountsFromTheFirstToTheLastDayOfTheActual) {
  form_builder made;
  made.row(kind::timeliness, {"按时", "2022年6月30日", "2022年7月", "10", "9", ""});
  pack rules = cn_mof_2020();
  rules.quant.none_above = stepped_deduction(0.1_d);
  EXPECT_TRUE(score(made.done(), rules).rows[0].points.points.contains(ratio(9)));
}

// 35 days of at most 30: x is the actual, and from = 30 is the day from which points are lost.
TEST(RowRule, TakesADurationAsItsActual) {
  const row_rule rule(stepped_deduction(0.1_d, 1_d, 30_d), argument::actual);
  EXPECT_EQ(to_string(timely(rule, "≤30天", "35天").rows[0].points.points), "[5, 5]");
  EXPECT_EQ(to_string(timely(rule, "30天", "30天").rows[0].points.points), "[10, 10]");
}

// 30 days of at most 30 keep the time: a rule that takes a tenth for each day from the first on would leave nothing.
TEST(RowRule, ThatTakesPointsFromTheFirstDayIsNotAppliedToADuration) {
  for (const row_rule& rule :
       {row_rule(stepped_deduction(0.1_d), argument::actual), row_rule(deduction(0.1_d), argument::actual)}) {
    const scorecard card = timely(rule, "≤30天", "30天");
    EXPECT_EQ(to_string(card.rows[0].points.points), "[10, 10]");
    EXPECT_NE(card.rows[0].entry, rule_entry::row);
    EXPECT_EQ(
        told(card),
        "rule-not-applied at form 1, indicators[1], rule rows[1] of cn-mof-2020 1: the rule takes points from the "
        "first day on, and the row allows more: set from to what it allows\n");
  }
  const row_rule each_day(stepped_deduction(0.1_d), argument::actual);
  EXPECT_EQ(to_string(timely(each_day, "0天", "5天").rows[0].points.points), "[5, 5]");
}

TEST(RowRule, AsCodeOfDatesOrWordsIsATroubleAndOtherRulesHaveTheirOwnName) {
  const auto all = [](const ratio&, const ratio&, const ratio& w) { return w; };
  const row_rule code(make_rule("own", "3", "memo 7", true, all));
  const scorecard dates = timely(code, "2022年6月30日", "2022年7月5日");
  EXPECT_EQ(told(dates),
            "rule-not-applied at form 1, indicators[1], rule own 3: the row compares dates, and a rule as code is "
            "given numbers\n");
  EXPECT_EQ(dates.rows[0].rule, "");
  const scorecard words = timely(code, "好坏", "一般");
  EXPECT_EQ(told(words),
            "rule-not-applied at form 1, indicators[1], rule own 3: target and actual are not two numbers that can be "
            "compared\n");
  EXPECT_EQ(words.rows[0].rule, "");
  EXPECT_EQ(words.rows[0].entry, rule_entry::tiers);
  EXPECT_EQ(to_string(words.rows[0].points.points), "[6, 8)");
  EXPECT_EQ(told(timely(code, "≤30天", "35天")), "");
}

TEST(RowRule, ThatDividesSaysSoOfATargetOfZero) {
  form_builder made;
  made.row(kind::quantity, {"事故", "0起", "0起", "10", "", ""});
  const form paper = made.done();
  const pack rules = with_rule(gated(0.6_d));
  const scorecard card = score(paper, rules);
  EXPECT_EQ(card.rows[0].entry, rule_entry::none_above);
  EXPECT_EQ(told(card),
            "rule-not-applied at form 1, indicators[1], rule rows[1] of cn-mof-2020 1: the target is not above 0, so "
            "that there is no actual / target\n");
}

TEST(RowRule, IsNotMissedInARowThatIsBlank) {
  form_builder made;
  made.row(kind::quantity, {"事故", "3起", "", "10", "", ""});
  const form paper = made.done();
  const pack rules = with_rule(gated(0.6_d));
  EXPECT_EQ(told(score(paper, rules)), "");
}

TEST(RowRule, TakesTheActualItselfWhereThePackSaysSo) {
  const row_rule satisfaction(banded({{0.6_d, 0.5_d}, {0.8_d, 0.8_d}, {0.9_d, 1_d}}), argument::actual);
  EXPECT_EQ(points(with_rule(satisfaction), "≥95%", "90%"), "[10, 10]");
  EXPECT_EQ(points(with_rule(satisfaction), "≥95%", "89.99%"), "[8, 8]");
  EXPECT_EQ(points(with_rule(satisfaction), "≥95%", "59%"), "[0, 0]");
}

}  // namespace
