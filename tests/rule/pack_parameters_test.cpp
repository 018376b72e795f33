// The effects of a pack's parameters on points, grades and findings. Expected values are worked out next to each.
#include <perfeval/perfeval.hpp>
#include <perfeval/read/pack.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/testing/scenarios.hpp>
#include <perfeval/write/pack.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../audit/form_builder.hpp"
#include "../read/layout.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using test::form_builder;
using test::sound_form;

// The default pack with a few changed parameters; all its topics cite one memo.
pack with(const std::string& parameters) {
  std::string toml =
      "id = \"city\"\nversion = \"1\"\ntitle = \"t\"\njurisdiction = \"j\"\nextends = \"cn-mof-2020\"\n"
      "source = { document = \"memo 7\" }\n";
  for (const char* topic : {"weights", "execution", "quantitative", "ceiling", "over_fulfilment", "qualitative",
                            "reason", "grade", "arithmetic"})
    toml += std::string("[clauses.") + topic + "]\ndocument = \"memo 7\"\n";
  const auto reading = read_pack(toml + parameters, "city.toml");
  EXPECT_TRUE(reading.value) << (reading.errors.empty() ? "" : to_string(reading.errors.front()));
  return reading.value ? reading.value->rules : cn_mof_2020();
}

// code:severity@path of a form's findings, joined.
std::string findings(const form& paper, const pack& rules) {
  std::string text;
  for (const finding& f : audit(paper, rules).findings)
    text += (text.empty() ? "" : " ") + std::string(name_of(f.code)) + ":" + std::string(name_of(f.severity)) + "@" +
            f.path;
  return text;
}

std::string execution(const form& paper, const pack& rules) {
  return to_string(score(paper, rules).execution.points.points);
}

form one_line(const std::string& initial, const std::string& annual, const std::string& executed) {
  return form_builder().total_funds({initial, annual, executed, "", "10", ""}).done();
}

TEST(ExecutionDenominator, IsTheBudgetThatThePackNames) {
  form paper = one_line("200", "100", "50");
  paper.budget[0].arrived = read_figure("80", column::amount, "万元");
  paper.has.arrived = true;
  EXPECT_EQ(execution(paper, cn_mof_2020()), "[5, 5]");                                           // 10 x 50/100
  EXPECT_EQ(execution(paper, with("[execution]\ndenominator = \"initial\"\n")), "[2.5, 2.5]");    // 10 x 50/200
  EXPECT_EQ(execution(paper, with("[execution]\ndenominator = \"arrived\"\n")), "[6.25, 6.25]");  // 10 x 50/80
  paper.has.arrived = false;
  EXPECT_EQ(execution(paper, with("[execution]\ndenominator = \"arrived\"\n")), "[5, 5]");
}

TEST(ExecutionDenominator, IsReadFromItsColumn) {
  const auto forms = perfeval::testing::forms_of_spans(
      "某县项目支出绩效自评表|<|<|<|<|<|<|<\n"
      "项目名称|农村道路|<|<|主管部门|交通局|<|<\n"
      "资金（万元）|年初预算数|全年预算数|到位资金|全年执行数|分值|执行率|得分\n"
      "年度资金总额|100|100|80|50|10|50%|5\n"
      "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|偏差原因\n"
      "产出指标|数量指标|道路里程|≥12公里|12公里|90|90|\n"
      "总分|<|<|<|<|100|95|\n");
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(forms[0].budget[0].arrived.value, 80_d);
  EXPECT_EQ(execution(forms[0], with("[execution]\ndenominator = \"arrived\"\n")), "[6.25, 6.25]");
}

TEST(ExecutionLines, MayBeTheSumOfTheLinesUnderTheTotal) {
  form_builder made;
  made.total_funds({"100", "100", "50", "", "10", ""});
  made.fund_line(fund::appropriation, {"60", "60", "30", "", "", ""});
  made.fund_line(fund::other, {"20", "20", "—", "", "", ""});
  EXPECT_EQ(execution(made.done(), cn_mof_2020()), "[5, 5]");
  EXPECT_EQ(execution(made.done(), with("[execution]\nlines = \"sum\"\n")), "[3.75, 3.75]");  // 10 x 30/80
  // 5 printed for 3.75: right by the total line, wrong by the sum
  made.paper().budget[0].score = read_figure("5", column::score);
  EXPECT_EQ(findings(made.done(), with("[execution]\nlines = \"sum\"\n[fund_lines]\nmust_sum = false\n"))
                    .find("execution-score:error@budget.total.score") == std::string::npos,
            false);
}

TEST(ZeroBudget, EarnsWhatThePackSays) {
  const form paper = one_line("0", "0", "0");
  const auto earned = [&paper](const std::string& word) {
    return execution(paper, with("[execution]\nzero_budget = \"" + word + "\"\n"));
  };
  EXPECT_EQ(earned("open"), "[0, 10]");
  EXPECT_EQ(earned("zero"), "[0, 0]");
  EXPECT_EQ(earned("full"), "[10, 10]");
}

TEST(ZeroBudget, MayLeaveAndItsWeightBeCarriedByTheIndicators) {
  form_builder made;
  made.total_funds({"0", "0", "0", "", "10", ""});
  made.row(kind::quantity, {"养护", "≥10公里", "5公里", "60", "", ""});
  made.row(kind::social, {"受益", "≥10人", "10人", "30", "", ""});
  const pack rules = with("[execution]\nzero_budget = \"exclude\"\n");
  const scorecard card = score(made.done(), rules);
  // 30 of 60 and 30 of 30 are 60 of 90, which carry 100: 200/3.
  ASSERT_TRUE(card.total && card.total->exact);
  EXPECT_EQ(*card.total->exact, 200_d / 3_d);
  EXPECT_FALSE(score(made.done(), cn_mof_2020()).total->exact);
  const explanation tree = explanation_of(card, made.done(), rules);
  ratio sum;
  for (const explanation& child : tree.children)
    if (child.adds) sum += *child.adds;
  EXPECT_EQ(sum, 200_d / 3_d);
}

TEST(RateRounding, ComesBeforeThePoints) {
  const form paper = one_line("30000", "30000", "20000");  // 2/3
  EXPECT_EQ(execution(paper, with("[execution]\nrate_rounding = { places = 4, mode = \"half_down\" }\n")),
            "[6.667, 6.667]");
  const form tie = one_line("20000", "20000", "12345");  // 0.61725 exactly; down at the tie
  EXPECT_EQ(execution(tie, with("[execution]\nrate_rounding = { places = 4, mode = \"half_down\" }\n")),
            "[6.172, 6.172]");
  form printed = tie;
  printed.budget[0].score = read_figure("6.172", column::score);
  EXPECT_EQ(findings(printed, with("[execution]\nrate_rounding = { places = 4, mode = \"half_down\" }\n"))
                .find("execution-score"),
            std::string::npos);
  EXPECT_NE(findings(printed, cn_mof_2020()).find("execution-score"), std::string::npos);
}

TEST(ExecutionMode, ByHandIsABandThatLeavesTheShareOpen) {
  const pack rules = with("[execution]\npoints = { rule = \"bands\", bands = [{ least = 0, most = 1 }] }\n");
  EXPECT_EQ(execution(one_line("100", "100", "50"), rules), "[0, 10]");
}

TEST(LowExecution, AsksForAReason) {
  form_builder made = sound_form();  // 90 of 100 executed
  EXPECT_EQ(findings(made.done(), with("[execution]\nreason_below = 0.9\n")), findings(made.done(), cn_mof_2020()));
  const std::string asked = findings(made.done(), with("[execution]\nreason_below = 0.91\n"));
  EXPECT_NE(asked.find("deduction-without-reason:warning@budget.total.reason"), std::string::npos) << asked;
  made.paper().budget[0].reason = read_cell("项目尾款次年支付");
  EXPECT_EQ(findings(made.done(), with("[execution]\nreason_below = 0.91\n")).find("budget.total.reason"),
            std::string::npos);
}

TEST(FundLines, ThatRepeatThePointsAreHeldAgainstTheirOwnRate) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"60", "60", "60", "100%", "10", "9"});
  made.fund_line(fund::other, {"40", "40", "30", "75%", "10", "7.5"});
  EXPECT_EQ(findings(made.done(), cn_mof_2020()).find("execution-score"), std::string::npos);
  const std::string found = findings(made.done(), with("[fund_lines]\nscored = \"repeated\"\n"));
  EXPECT_NE(found.find("execution-score:error@budget.appropriation.score"), std::string::npos) << found;
  EXPECT_EQ(found.find("budget.other.score"), std::string::npos) << found;
}

TEST(FundLines, NeedNotAddUpWhereThePackSaysSo) {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"120", "100", "90", "90%", "", ""});
  EXPECT_NE(findings(made.done(), cn_mof_2020()).find("funds-sum"), std::string::npos);
  EXPECT_EQ(findings(made.done(), with("[fund_lines]\nmust_sum = false\n")).find("funds-sum"), std::string::npos);
}

std::string row_points(const std::string& target, const std::string& actual, const pack& rules) {
  form_builder made;
  made.row(kind::quantity, {"某数", target, actual, "10", "", ""});
  const admitted points = score(made.done(), rules).rows[0].points;
  return points.known() ? to_string(points.points) : "not known";
}

TEST(NegativeActual, MayCountAsZero) {
  const pack zero = with("[quant]\nnegative_actual = \"zero\"\n");
  EXPECT_EQ(row_points("≥10个", "-5个", zero), "[0, 0]");
  EXPECT_EQ(row_points("=0个", "-5个", cn_mof_2020()), "[0, 0]");
  EXPECT_EQ(row_points("=0个", "-5个", zero), "[10, 10]");  // 0 is what was wanted
  EXPECT_EQ(row_points("≤-5个", "-6个", cn_mof_2020()), "[10, 10]");
  EXPECT_EQ(row_points("≤-5个", "-6个", zero), "not known");  // 0 is above -5, and no proportion exists
}

TEST(OverFulfilment, MayBeLeftToWhoeverScores) {
  const pack rules = with(
      "[quant]\nat_least = { rule = \"bands\", x = \"share_of_target\", bands = [{ below = 0, share = 0 }, "
      "{ from = 0, to = 1, share = 0, share_to = 1 }, { above = 1, below = 1.2, share = 1 }, { from = 1.2, least = 0, "
      "most = 1 }] }\n");
  EXPECT_EQ(row_points("≥10公里", "11公里", rules), "[10, 10]");
  EXPECT_EQ(row_points("≥10公里", "12公里", rules), "[0, 10]");
  EXPECT_EQ(row_points("≥10公里", "5公里", rules), "[5, 5]");
}

std::string overshoot(const std::string& target, const std::string& actual, const pack& rules) {
  form_builder made = sound_form();
  made.paper().indicators[0].target = read_cell(target);
  made.paper().indicators[0].actual = read_cell(actual);
  made.paper().indicators[0].wanted = read_statement(target);
  made.paper().indicators[0].found = read_statement(actual);
  return findings(made.done(), rules);
}

TEST(OverFulfilment, IsNotedFromTheFlagOnAndAskedForFromTheReasonOn) {
  const pack rules = with("[over]\nflag_ratio = 1.2\n");
  EXPECT_EQ(overshoot("≥10公里", "11.9公里", rules).find("overshoot"), std::string::npos);
  EXPECT_NE(overshoot("≥10公里", "12公里", rules).find("overshoot-unexplained:note"), std::string::npos);
  EXPECT_EQ(overshoot("≥10公里", "12公里", cn_mof_2020()).find("overshoot"), std::string::npos);
  EXPECT_NE(overshoot("≥10公里", "13公里", rules).find("overshoot-unexplained:warning"), std::string::npos);
}

TEST(OverFulfilment, OfATargetOfZeroIsAskedForFromItsLimitOn) {
  const pack rules = with("[over]\nzero_target_limit = 30\n");
  EXPECT_NE(overshoot("≥0个", "30个", rules).find("overshoot-unexplained:warning"), std::string::npos);
  EXPECT_EQ(overshoot("≥0个", "29个", rules).find("overshoot"), std::string::npos);
  EXPECT_EQ(overshoot("≥0个", "30个", cn_mof_2020()).find("overshoot"), std::string::npos);
}

TEST(Tiers, MayGiveTheirBoundsToTheLowerOne) {
  const pack rules = with("[qual]\ntiers = [0.6, 0.8]\nlower_included = false\n");
  form_builder made;
  for (const char* word : {"好", "一般", "差"}) made.row(kind::quality, {"质量", "好坏", word, "10", "", ""});
  const scorecard card = score(made.done(), rules);
  EXPECT_EQ(to_string(card.rows[0].points.points), "(8, 10]");
  EXPECT_EQ(to_string(card.rows[1].points.points), "(6, 8]");
  EXPECT_EQ(to_string(card.rows[2].points.points), "[0, 6]");
}

TEST(ResultInWords, AsksForADescriptionWhereThePackDoes) {
  form_builder made = sound_form();
  made.row(kind::quality, {"质量", "好坏", "好", "0", "0", ""});
  EXPECT_EQ(findings(made.done(), cn_mof_2020()).find("description-missing"), std::string::npos);
  const pack rules = with("[reason]\nqualitative = true\n");
  EXPECT_NE(findings(made.done(), rules).find("description-missing:warning@indicators[4].reason"), std::string::npos);
  made.paper().indicators[3].reason = read_cell("第三方抽查合格");
  EXPECT_EQ(findings(made.done(), rules).find("description-missing"), std::string::npos);
}

form weighing(const char* output, const char* benefit, const char* satisfaction, const char* cost = "") {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, output, output).plain_row(kind::social, benefit, benefit);
  if (*satisfaction) made.plain_row(kind::satisfaction, satisfaction, satisfaction);
  if (*cost) made.row(kind::cost, category::cost, {"成本", "=10公里", "10公里", cost, cost, ""});
  made.total("100", "99");
  return made.done();
}

bool breaks_structure(const form& paper, const pack& rules) {
  return findings(paper, rules).find("weight-structure") != std::string::npos;
}

TEST(Weights, MayLieWithinRanges) {
  const pack rules = with("[weights.ranges]\noutput = [40, 50]\nbenefit = [30, 40]\n");
  EXPECT_FALSE(breaks_structure(weighing("50", "30", "10"), rules));
  EXPECT_FALSE(breaks_structure(weighing("40", "40", "10"), rules));
  EXPECT_TRUE(breaks_structure(weighing("40", "40", "10"), cn_mof_2020()));
  EXPECT_TRUE(breaks_structure(weighing("39", "41", "10"), rules));
  EXPECT_TRUE(breaks_structure(weighing("45", "30", "15"), rules));  // satisfaction keeps its 10
}

TEST(Weights, OfAnAbsentSatisfactionMayMoveToBenefit) {
  const pack rules = with("[weights]\nsatisfaction_optional = true\n");
  EXPECT_FALSE(breaks_structure(weighing("50", "40", ""), rules));
  EXPECT_TRUE(breaks_structure(weighing("50", "40", ""), cn_mof_2020()));
  EXPECT_FALSE(breaks_structure(weighing("50", "30", "10"), rules));
}

TEST(Weights, OfCostStandWhereThePackHasThem) {
  const form own = weighing("40", "20", "10", "20");
  EXPECT_FALSE(breaks_structure(own, cn_mof_2020()));
  EXPECT_FALSE(breaks_structure(own, with("[weights]\ncost_level = 1\n")));
  EXPECT_TRUE(breaks_structure(own, with("[weights]\ncost_level = 2\n")));
  form under_output = weighing("40", "30", "10", "10");
  under_output.indicators.back().category = category::output;
  EXPECT_FALSE(breaks_structure(under_output, with("[weights]\ncost_level = 2\n")));
  EXPECT_TRUE(breaks_structure(under_output, with("[weights]\ncost_level = 1\n")));
}

TEST(RequiredCategories, AreThoseOfThePack) {
  const form paper = weighing("50", "40", "");
  EXPECT_EQ(findings(paper, cn_mof_2020()).find("category-missing"), std::string::npos);
  EXPECT_NE(findings(paper, with("[weights]\nrequired = [\"output\", \"satisfaction\"]\n")).find("category-missing"),
            std::string::npos);
  EXPECT_NE(findings(paper, with("[weights]\nrequired = [\"cost\"]\n")).find("category-missing"), std::string::npos);
}

std::optional<grade> graded(const ratio& total, const pack& rules) { return grade_if_any(total, rules); }

TEST(Grades, OfWholeNumbersLeaveTheTotalsBetweenThem) {
  const pack rules = with("[grade]\nwhole_numbers = true\n");
  EXPECT_EQ(graded(89_d, rules), grade::good);
  EXPECT_EQ(graded(89.5_d, rules), std::nullopt);
  EXPECT_EQ(graded(90_d, rules), grade::excellent);
  EXPECT_EQ(graded(85.5_d, rules), grade::good);
  EXPECT_EQ(graded(59.99_d, rules), std::nullopt);
  EXPECT_EQ(graded(89.5_d, cn_mof_2020()), grade::good);
}

TEST(Grades, OfARoundedTotalAreThoseOfTheRoundedOne) {
  const pack rules = with("[grade]\nwhole_numbers = true\nrounding = { places = 0, mode = \"half_up\" }\n");
  EXPECT_EQ(graded(89.5_d, rules), grade::excellent);
  EXPECT_EQ(graded(89.49_d, rules), grade::good);
}

TEST(PrintedGrade, BetweenTwoBandsIsUndecided) {
  form_builder made = sound_form();
  made.total("100", "99").grade("优");
  made.paper().total.score = read_figure("89.5", column::score);
  const pack rules = with("[grade]\nwhole_numbers = true\n");
  EXPECT_EQ(findings(made.done(), rules).find("grade-mismatch"), std::string::npos);
  EXPECT_NE(findings(made.done(), cn_mof_2020()).find("grade-mismatch"), std::string::npos);
}

TEST(AdjustedBudget, IsNotedFromThePacksShareOn) {
  form_builder made = sound_form();
  made.paper().budget[0].initial_budget = read_figure("80", column::amount, "万元");  // 20 of 80 more
  const auto noted = [&made](const std::string& share) {
    return findings(made.done(), with("[money]\nadjust_ratio = " + share + "\n"))
               .find("budget-adjusted:note@budget.total.annual_budget") != std::string::npos;
  };
  EXPECT_TRUE(noted("0.25"));
  EXPECT_FALSE(noted("0.26"));
  EXPECT_EQ(findings(made.done(), cn_mof_2020()).find("budget-adjusted"), std::string::npos);
}

// 50 of 100 spent, and 90 of the 90 points of the indicators earned.
TEST(LittleSpent, IsNotedWithinThePacksBounds) {
  form_builder made = sound_form();
  made.paper().budget[0].executed = read_figure("50", column::amount, "万元");
  made.paper().budget[0].execution_rate = read_figure("50%", column::rate, "");
  const auto noted = [&made](const std::string& bounds) {
    return findings(made.done(), with("[execution]\n" + bounds + "\n")).find("low-execution-high-score") !=
           std::string::npos;
  };
  EXPECT_TRUE(noted(""));
  EXPECT_TRUE(noted("little_below = 0.51"));
  EXPECT_FALSE(noted("little_below = 0.5"));
  EXPECT_TRUE(noted("much_from = 1"));
  EXPECT_FALSE(noted("little_below = 0.4\nmuch_from = 0.5"));
}

TEST(InheritedParameter, IsTakenAwayByNone) {
  const auto reading = read_pack(
      "id = \"city\"\nversion = \"1\"\ntitle = \"t\"\njurisdiction = \"j\"\nextends = \"pmkpi\"\nsource = { document "
      "= \"memo 7\" }\n[clauses.quantitative]\ndocument = \"memo 7\"\n[quant]\nrounding = \"none\"\n",
      "city.toml");
  ASSERT_TRUE(reading.value) << to_string(reading.errors.front());
  EXPECT_TRUE(read_shipped_pack("pmkpi").rules.quant.rounding);
  EXPECT_FALSE(reading.value->rules.quant.rounding);
}

}  // namespace
