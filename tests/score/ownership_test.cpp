// What a result shows it owns, and a card knows its form and its pack. Clean under the address sanitizer.
#include "form_builder.hpp"

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/repair.hpp>
#include <perfeval/form/builder.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/rule/kinds.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/score/scorecard.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <utility>
#include <vector>

namespace perfeval {
namespace {

// 50 roads of 100 earn 25 of 50; 9 for execution, 30, 10: 74.
form make_form() {
  test::form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.row(kind::quantity, {"养护道路", "≥100条", "50条", "50", "25", "雨季"});
  made.plain_row(kind::social, "30", "30").plain_row(kind::satisfaction, "10", "10").total("100", "74");
  return made.done();
}

std::vector<form> make_forms() { return {make_form()}; }

scorecard card_of_local_form() {
  const form paper = make_form();
  pack rules = cn_mof_2020();
  return score(paper, rules);
}

void expect_whole(const scorecard& card) {
  ASSERT_TRUE(card.total && card.total->exact);
  EXPECT_EQ(*card.total->exact, ratio(74));
  ASSERT_EQ(card.rows.size(), 3U);
  EXPECT_EQ(card.rows[0].reading().low, ratio(100));
  EXPECT_EQ(*card.rows[0].reading().value(), ratio(50));
  EXPECT_EQ(explain(card.rows[0], "row", cn_mof_2020()).substr(0, 33), "row: 25 of 50, printed 25; at lea");
}

TEST(Ownership, ACardOutlivesItsFormAndItsPack) {
  const pack& rules = cn_mof_2020();
  expect_whole(score(make_form(), rules));
  expect_whole(score(make_forms()[0], rules));
  expect_whole(score(make_form(), pack(rules)));
  expect_whole(card_of_local_form());
}

TEST(Ownership, ALineCopiedOutOfItsCardOwnsItsReading) {
  line kept = score(make_form(), cn_mof_2020()).rows[0];
  const line moved = std::move(kept);
  EXPECT_EQ(moved.reading().low, ratio(100));
  line assigned;
  assigned = moved;
  EXPECT_EQ(assigned.reading().low, ratio(100));
}

TEST(Ownership, ACopiedCardOutlivesTheBoundFormItWasScoredFrom) {
  const form paper = make_form();
  auto bound = std::make_unique<bound_form>(bind(paper, cn_mof_2020()));
  scorecard card;
  score(*bound, card);
  const scorecard copy = card;
  bound.reset();
  expect_whole(copy);
}

TEST(Ownership, TheDefaultPackLives) {
  const form paper = make_form();
  bound_form bound = bind(paper, cn_mof_2020());
  scorecard card;
  score(bound, card);
  EXPECT_EQ(*card.total->exact, ratio(74));
  EXPECT_EQ(&cn_mof_2020(), &cn_mof_2020());
}

TEST(Ownership, AnExplanationOwnsItsClauses) {
  const explanation tree = [] {
    const form paper = make_form();
    const pack rules = cn_mof_2020();
    return explanation_of(score(paper, rules), paper, rules);
  }();
  EXPECT_NE(to_text(tree).find("财预〔2020〕10号"), std::string::npos);
}

TEST(CardsKnowTheirForm, AnotherFormIsRefused) {
  const pack& rules = cn_mof_2020();
  const form paper = make_form();
  form shorter = paper;
  shorter.indicators.pop_back();
  form longer = paper;
  longer.indicators.push_back(paper.indicators[0]);
  form other_actual = paper;
  other_actual.indicators[0].actual = read_cell("60条");
  other_actual.indicators[0].found = read_statement("60条");
  for (const form& other : {shorter, longer, other_actual}) {
    const scorecard card = score(other, rules);
    EXPECT_FALSE(belongs_to(card, paper, rules));
    EXPECT_THROW(audit(paper, rules, card), invalid_value);
    EXPECT_THROW(explanation_of(card, paper, rules), invalid_value);
  }
}

TEST(CardsKnowTheirForm, ACardNeverScoredIsRefused) {
  const form paper = make_form();
  const form nothing;
  EXPECT_THROW(audit(paper, cn_mof_2020(), scorecard{}), invalid_value);
  EXPECT_THROW(audit(nothing, cn_mof_2020(), scorecard{}), invalid_value);
  EXPECT_THROW(explanation_of(scorecard{}, nothing, cn_mof_2020()), invalid_value);
}

TEST(CardsKnowTheirForm, AnotherPackIsRefused) {
  const form paper = make_form();
  pack other = cn_mof_2020();
  other.quant.at_least = threshold();
  EXPECT_THROW(audit(paper, cn_mof_2020(), score(paper, other)), invalid_value);
}

TEST(CardsKnowTheirForm, APackOfAnotherNameIsRefusedAlthoughItGivesTheSame) {
  const form paper = make_form();
  const scorecard card = score(paper, cn_mof_2020());
  for (std::string pack::*part : {&pack::id, &pack::version}) {
    pack other = cn_mof_2020();
    other.*part += "x";
    EXPECT_FALSE(belongs_to(card, paper, other));
    EXPECT_THROW(audit(paper, other, card), invalid_value);
    EXPECT_THROW(explanation_of(card, paper, other), invalid_value);
  }
}

TEST(CardsKnowTheirForm, AnEqualCopyIsItsForm) {
  const form paper = make_form();
  const pack rules = cn_mof_2020();
  const scorecard card = score(paper, rules);
  const form copy = paper;
  EXPECT_TRUE(belongs_to(card, copy, rules));
  EXPECT_EQ(audit(copy, cn_mof_2020(), card).verdicts, audit(paper, rules).verdicts);
}

TEST(CardsKnowTheirForm, AFormChangedAfterScoringIsAnother) {
  form paper = make_form();
  const scorecard card = score(paper, cn_mof_2020());
  paper.indicators[0].score = read_figure("30", column::score);
  EXPECT_THROW(audit(paper, cn_mof_2020(), card), invalid_value);
}

TEST(CardsKnowTheirForm, ARuleThatNeedsTheRowReadsThatOfTheFormPassedWithTheCard) {
  pack rules = cn_mof_2020();
  rules.quant.at_least =
      make_rule("half", "1", "", true, [](const indicator& row, const ratio&, const ratio&, const ratio& w) {
        return row.name.text.empty() ? ratio(0) : w / 2;
      });
  auto first = std::make_unique<form>(make_form());
  const scorecard card = score(*first, rules);
  const form copy = *first;
  first.reset();
  EXPECT_EQ(audit(copy, rules, card).verdicts, audit(copy, rules).verdicts);
}

TEST(BrokenRequirements, ThrowInvalidValue) {
  const form paper = make_form();
  const pack& rules = cn_mof_2020();
  bound_form bound = bind(paper, rules);
  EXPECT_THROW(set_actual(bound, 99, ratio(1)), invalid_value);
  bound_form unbound;
  scorecard card;
  EXPECT_THROW(set_actual(unbound, 0, ratio(1)), invalid_value);
  EXPECT_THROW(score(unbound, card), invalid_value);
  EXPECT_THROW(explanation_of(score(paper, rules), paper, rules, 99), invalid_value);
  const audited_form nothing;
  EXPECT_THROW(audit_across({&nothing, 1}, rules), invalid_value);
  EXPECT_THROW(applied_across(scorecard{}, paper, rules), invalid_value);
  EXPECT_EQ(cell_at({part::indicators, 99, item::name}, paper), nullptr);
  EXPECT_EQ(figure_at({part::budget, 99, item::executed}, paper), nullptr);
  EXPECT_EQ(label_of({part::indicators, 99, item::score}, paper), "绩效指标第99行/得分");
  EXPECT_EQ(path_of({part::budget, 99, item::executed}, paper), "budget.line[99].executed");
  repair elsewhere(1);
  elsewhere[0].cell.field = {part::indicators, 99, item::score};
  EXPECT_THROW(repaired(paper, elsewhere), invalid_value);
  form_audit of_another;
  of_another.findings.resize(1);
  of_another.findings[0].field = {part::subtotals, 4, item::score};
  EXPECT_THROW(repairs_of(paper, rules, of_another), invalid_value);
}

TEST(BrokenRequirements, AnActualOfARowOfWordsCannotBeSet) {
  test::form_builder made;
  made.row(kind::social, {"生活水平", "有所提高", "有所提高", "30", "30", ""});
  bound_form bound = bind(made.done(), cn_mof_2020());
  EXPECT_THROW(set_actual(bound, 0, ratio(1)), invalid_value);
}

// 50 of 100 earn 25 of 50, and 80 earn 40; the actual was an inequality before.
TEST(BrokenRequirements, AnActualThatIsSetMovesThePoints) {
  test::form_builder made;
  made.row(kind::quantity, {"养护道路", "≥100条", "≥50条", "50", "25", ""});
  bound_form bound = bind(made.done(), cn_mof_2020());
  scorecard card;
  for (const int actual : {50, 80}) {
    set_actual(bound, 0, ratio(actual));
    score(bound, card);
    ASSERT_TRUE(card.rows[0].points.taken);
    EXPECT_EQ(*card.rows[0].points.taken, ratio(actual) / 2);
    EXPECT_EQ(card.rows[0].x, ratio(actual) / 100);
  }
}

// 60 of 100 of a weight of 40 earn 24, of 10 earn 6; the form prints 50.
TEST(FiguresThatAreSet, AWeightMovesThePoints) {
  test::form_builder made;
  made.row(kind::quantity, {"养护道路", "≥100条", "60条", "50", "30", ""});
  bound_form bound = bind(made.done(), cn_mof_2020());
  scorecard card;
  for (const int weight : {40, 10, 0}) {
    set_weight(bound, 0, weight);
    score(bound, card);
    EXPECT_EQ(*card.rows[0].points.taken, ratio(weight) * 6 / 10);
    EXPECT_EQ(*card.rows[0].weight, decimal(weight));
  }
  const bound_form copy = bound;  // has the weight that was set
  set_weight(bound, 0, 40);
  score(copy, card);
  EXPECT_EQ(*card.rows[0].points.taken, ratio(0));
}

TEST(FiguresThatAreSet, AWeightIsRefusedWhereTheRowHasNoneOfItsOwn) {
  form paper = make_form();
  paper.indicators.push_back(paper.indicators[0]);
  paper.indicators[1].weight.merged = true;
  bound_form bound = bind(paper, cn_mof_2020());
  EXPECT_THROW(set_weight(bound, 0, 10), invalid_value);  // the first of the rows of a merged weight
  EXPECT_THROW(set_weight(bound, 1, 10), invalid_value);
  EXPECT_THROW(set_weight(bound, 99, 10), invalid_value);
  paper.indicators[1].weight.merged = false;
  paper.indicators[1].under_weighted_parent = true;
  bind(paper, cn_mof_2020(), bound);
  EXPECT_THROW(set_weight(bound, 1, 10), invalid_value);
  EXPECT_THROW(set_weight(bound, 0, -1), invalid_value);
  EXPECT_NO_THROW(set_weight(bound, 0, 10));
  bound_form unbound;
  EXPECT_THROW(set_weight(unbound, 0, 10), invalid_value);
}

// 80 of 100 earn 8 of 10, 120 earn no more than 10; as printed, 9.
TEST(FiguresThatAreSet, AnExecutedAmountMovesThePoints) {
  form paper = form_builder(2022, "万元")
                   .fund_line(fund::total, {.annual_budget = "100", .executed = "90", .weight = "10", .score = "9"})
                   .fund_line(fund::appropriation, {.annual_budget = "50", .executed = "45"})
                   .done();
  bound_form bound = bind(paper, cn_mof_2020());
  scorecard card;
  for (const auto& [executed, points] : {std::pair{80, 8}, {120, 10}, {0, 0}}) {
    set_executed(bound, executed);
    score(bound, card);
    EXPECT_EQ(*card.execution.points.taken, ratio(points));
    EXPECT_EQ(card.execution_rate, ratio(executed) / 100);
  }
  paper.budget[0].executed = read_figure("", column::amount);  // nothing was printed
  bind(paper, cn_mof_2020(), bound);
  set_executed(bound, 80);
  score(bound, card);
  EXPECT_EQ(*card.execution.points.taken, ratio(8));
  pack added = cn_mof_2020();
  added.execution.lines = rate_lines::sum;  // the lines have a budget of 50
  bind(paper, added, bound);
  set_executed(bound, 20);
  score(bound, card);
  EXPECT_EQ(*card.execution.points.taken, ratio(4));
}

TEST(FiguresThatAreSet, AnExecutedAmountIsRefusedWithoutABudgetAboveZero) {
  bound_form bound;
  EXPECT_THROW(set_executed(bound, 1), invalid_value);
  form paper = make_form();
  paper.budget.clear();
  bind(paper, cn_mof_2020(), bound);
  EXPECT_THROW(set_executed(bound, 1), invalid_value);
  for (const char* budget : {"0", "", "待定"}) {
    paper = form_builder(2022, "万元")
                .fund_line(fund::total, {.annual_budget = budget, .executed = "90", .weight = "10", .score = "9"})
                .done();
    bind(paper, cn_mof_2020(), bound);
    EXPECT_THROW(set_executed(bound, 1), invalid_value) << budget;
  }
}

// What was set is not printed in the form: no finding may rest on it.
TEST(FiguresThatAreSet, MakeACardThatIsNotThatOfTheForm) {
  const form paper = make_form();
  const pack& rules = cn_mof_2020();
  bound_form bound = bind(paper, rules);
  scorecard card;
  score(bound, card);
  EXPECT_TRUE(belongs_to(card, paper, rules));
  set_actual(bound, 0, ratio(1) / 7);
  score(bound, card);
  EXPECT_FALSE(belongs_to(card, paper, rules));
  EXPECT_THROW(audit(paper, rules, card), invalid_value);
  EXPECT_THROW(explanation_of(card, paper, rules, 1), invalid_value);
  bind(paper, rules, bound);
  score(bound, card);
  EXPECT_TRUE(belongs_to(card, paper, rules));
}

TEST(AuditIntoAResult, GivesTheSameAsAFreshOne) {
  const form paper = make_form();
  form wrong = paper;
  wrong.total.score = read_figure("99", column::score);
  form_audit reused;
  audit(wrong, cn_mof_2020(), reused);
  EXPECT_FALSE(reused.findings.empty());
  audit(paper, cn_mof_2020(), reused);
  EXPECT_EQ(reused.findings.size(), audit(paper, cn_mof_2020()).findings.size());
  EXPECT_EQ(reused.verdicts, audit(paper, cn_mof_2020()).verdicts);
}

}  // namespace
}  // namespace perfeval
