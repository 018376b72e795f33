#include <perfeval/audit/scores.hpp>
#include <perfeval/perfeval.hpp>
#include <perfeval/rule/kinds.hpp>

#include <gtest/gtest.h>

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
  EXPECT_EQ(said_of(rules, {"养护", "≥4公里", "3公里", "10", "10", ""}), "cannot_tell");  // full, though missed
}

TEST(CustomRule, ThatThrowsSomethingElseThanAnExceptionIsATroubleToo) {
  expect_failed(with_code(true, [](const ratio&, const ratio&, const ratio&) -> ratio { throw 42; }),
                "an exception that is not a std::exception");
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

// A date has no proportion: a rule of ratios for timeliness rows must not divide days since 1970.
TEST(RowRule, LeavesADateToTheRuleOfDates) {
  form_builder made;
  made.row(kind::timeliness, {"按时", "2022年12月31日前", "2023年1月1日", "10", "", ""});
  const pack rules = with_rule(banded({{0.9_d, 0.5_d}, {1_d, 1_d}}), kind::timeliness);
  EXPECT_EQ(to_string(score(made.done(), rules).rows[0].points.points), "[0, 10)");
}

TEST(RowRule, TakesTheActualItselfWhereThePackSaysSo) {
  const row_rule satisfaction(banded({{0.6_d, 0.5_d}, {0.8_d, 0.8_d}, {0.9_d, 1_d}}), argument::actual);
  EXPECT_EQ(points(with_rule(satisfaction), "≥95%", "90%"), "[10, 10]");
  EXPECT_EQ(points(with_rule(satisfaction), "≥95%", "89.99%"), "[8, 8]");
  EXPECT_EQ(points(with_rule(satisfaction), "≥95%", "59%"), "[0, 0]");
}

}  // namespace
