// Rules across rows as packs declare them: who leaves, is open, is excused; caps; vetoes. And the documents of single
// parameters.
#include <perfeval/perfeval.hpp>
#include <perfeval/read/pack.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/testing/scenarios.hpp>
#include <perfeval/write/pack.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "../audit/form_builder.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using test::form_builder;

pack_reading read_city(const std::string& rest) {
  return read_pack(
      "id = \"city\"\nversion = \"1\"\ntitle = \"t\"\njurisdiction = \"j\"\nextends = \"cn-mof-2020\"\n"
      "source = { document = \"memo 7\" }\n[clauses.weights]\ndocument = \"memo 7\"\n" +
          rest,
      "city.toml");
}

pack_file city(const std::string& rest) {
  const auto reading = read_city(rest);
  EXPECT_TRUE(reading.value) << (reading.errors.empty() ? "" : to_string(reading.errors.front()));
  return reading.value ? *reading.value : read_shipped_pack("cn-mof-2020");
}

// Output 50 of which 25 are earned, benefit 30, satisfaction 10; 90 of 100 executed. The sum is 9 + 25 + 30 + 10 = 74.
form_builder plain() {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.row(kind::quantity, {"养护", "≥10公里", "5公里", "20", "10", "雨季"});
  made.row(kind::quality, {"合格率", "≥90%", "45%", "30", "15", "雨季"});
  made.row(kind::social, {"受益", "≥10人", "10人", "30", "30", ""});
  made.row(kind::satisfaction, {"满意度", "≥90%", "90%", "10", "10", ""});
  made.total("100", "74");
  return made;
}

form with_actual(std::size_t row, const std::string& actual, const std::string& score = "") {
  form_builder made = plain();
  indicator& indicator = made.paper().indicators[row];
  indicator.actual = read_cell(actual);
  indicator.found = read_statement(actual);
  indicator.score = read_figure(score, column::score);
  return made.done();
}

std::string total(const form& paper, const pack& rules) {
  const scorecard card = score(paper, rules);
  if (!card.total) return "nothing";
  return card.total->exact ? to_string(*card.total->exact)
                           : to_string(card.total->low) + " to " + to_string(card.total->high);
}

// What the children of the tree add, exactly.
ratio added(const form& paper, const pack& rules) {
  ratio sum;
  for (const explanation& child : explanation_of(score(paper, rules), paper, rules).children)
    if (child.adds) sum += *child.adds;
  return sum;
}

TEST(NotApplicable, LeavesAndTheRowsOfItsCategoryCarryItsWeight) {
  const pack rules = city("[across]\nnot_applicable = \"leaves\"\n").rules;
  // 10 of 20 carry 50: 25, as before by chance; with 16 of 20 it is 40.
  EXPECT_EQ(total(with_actual(1, "不适用"), rules), "74");
  form four_fifths = with_actual(1, "不适用");
  four_fifths.indicators[0].actual = read_cell("8公里");
  four_fifths.indicators[0].found = read_statement("8公里");
  EXPECT_EQ(total(four_fifths, rules), "89");
  EXPECT_EQ(added(four_fifths, rules), 89_d);
  EXPECT_EQ(total(four_fifths, cn_mof_2020()), "65 to 95");  // 30 points are open
}

TEST(NotApplicable, LeavesItsWeightToTheWholeFormWhereItsCategoryIsGone) {
  const pack rules = city("[across]\nnot_applicable = \"leaves\"\n").rules;
  // 64 of 90 carry 100
  EXPECT_EQ(total(with_actual(3, "不适用"), rules), to_string(640_d / 9_d));
  EXPECT_EQ(added(with_actual(3, "不适用"), rules), 640_d / 9_d);
}

TEST(MissingResult, IsKeptAsPrintedOrOpenOrNothing) {
  const form paper = with_actual(2, "", "30");
  EXPECT_EQ(total(paper, cn_mof_2020()), "74");
  EXPECT_EQ(total(paper, city("[across]\nmissing = \"open\"\n").rules), "44 to 74");
  EXPECT_EQ(total(paper, city("[across]\nmissing = \"zero\"\n").rules), "44");
  EXPECT_EQ(added(paper, city("[across]\nmissing = \"zero\"\n").rules), 44_d);
}

TEST(ExcusedRow, EarnsItsWeightWhereItsReasonHoldsTheWord) {
  form paper = plain().done();
  const pack rules = city("[across]\nexcused = [\"不可抗力\"]\n").rules;
  EXPECT_EQ(total(paper, rules), "74");
  paper.indicators[0].reason = read_cell("洪水，属不可抗力");
  EXPECT_EQ(total(paper, rules), "84");  // 20 in the place of 10
  EXPECT_EQ(added(paper, rules), 84_d);
}

TEST(DeclaredCap, CutsItsCategoryAndIsInTheTree) {
  const pack rules = city("[[across.caps]]\ncategory = \"output\"\nmost = 20\n").rules;
  const form paper = plain().done();
  EXPECT_EQ(total(paper, rules), "69");  // 25 of output cut to 20
  EXPECT_EQ(added(paper, rules), 69_d);
  const std::string tree = explain(score(paper, rules), paper, rules);
  EXPECT_NE(tree.find("cap: across.caps[1]: 25 cut to 20"), std::string::npos) << tree;
  EXPECT_NE(tree.find("memo 7"), std::string::npos);
  EXPECT_EQ(total(paper, city("[[across.caps]]\ncategory = \"output\"\nmost = 25\n").rules), "74");
}

TEST(DeclaredVeto, LimitsTheTotalAndIsInTheTree) {
  const std::string veto = "[[across.vetoes]]\nkind = \"quality\"\nname_holds = \"合格\"\nbelow = 0.6\nmost = 59\n";
  const pack rules = city(veto).rules;
  const form paper = plain().done();  // half of the quality's points
  EXPECT_EQ(total(paper, rules), "59");
  EXPECT_EQ(score(paper, rules).grade, grade::poor);
  EXPECT_EQ(added(paper, rules), 59_d);
  const std::string tree = explain(score(paper, rules), paper, rules);
  EXPECT_NE(tree.find("across.vetoes[1] by indicators[2]"), std::string::npos) << tree;
  EXPECT_EQ(total(with_actual(1, "54%"), rules), "77");  // 18 of 30 is 0.6: not below
}

TEST(PrintedTotal, UnderACapIsTheCappedOne) {
  const pack rules = city("[[across.caps]]\ncategory = \"output\"\nmost = 20\n").rules;
  const auto mismatch = [](const form& paper, const pack& by) {
    const auto found = audit(paper, by).findings;
    return std::any_of(found.begin(), found.end(), [](const finding& f) { return f.code == code::total_mismatch; });
  };
  form paper = plain().done();
  paper.total.score = read_figure("69", column::score);
  EXPECT_FALSE(mismatch(paper, rules));
  EXPECT_TRUE(mismatch(paper, cn_mof_2020()));
  paper.total.score = read_figure("70", column::score);
  EXPECT_TRUE(mismatch(paper, rules));
}

const char* const whole_forms = R"(
[[across.caps]]
category = "benefit"
most = 20

[[across.vetoes]]
name_holds = "安全"
below = 0.6
most = 59

[[scenario]]
name = "封顶"                       # 50 + 30 cut to 20
expect = 70
rows = [
  { target = "≥10个", actual = "10个", weight = 50 },
  { kind = "social", target = "≥10人", actual = "10人", weight = 30 },
]

[[scenario]]
name = "否决"                       # 40 + 5; half is below 0.6
expect = 45
rows = [
  { target = "≥10个", actual = "10个", weight = 40 },
  { indicator = "安全达标率", target = "≥10个", actual = "5个", weight = 10 },
]

[[scenario]]
name = "否决后为差"
expect = "差"
budget = "100"
executed = "100"
weight = 10
rows = [
  { target = "≥10个", actual = "10个", weight = 80 },
  { indicator = "安全达标率", target = "≥100个", actual = "59个", weight = 10 },
]

[[scenario]]
name = "正好不否决"                 # 10 + 80 + 6
expect = 96
budget = "100"
executed = "100"
weight = 10
rows = [
  { target = "≥10个", actual = "10个", weight = 80 },
  { indicator = "安全达标率", target = "≥10个", actual = "6个", weight = 10 },
]
)";

TEST(WholeFormScenarios, ReachCapsAndVetoesAndNoticeTheirBounds) {
  const pack_file file = city(whole_forms);
  const scenario_report report = test_pack(file);
  EXPECT_TRUE(report.passed()) << to_text(report);
  EXPECT_EQ(report.coverage(), ratio(1)) << to_text(report);
  const auto noticed = [&report](const std::string& curve, const std::string& change) {
    for (const mutant& one : report.mutants)
      if (one.curve == curve && one.change == change) return one.scenario;
    return std::string("no such change");
  };
  EXPECT_EQ(noticed("across.caps[1]", "bound 20 moved to 19"), "封顶");
  EXPECT_EQ(noticed("across.vetoes[1]", "bound 0.6 moved to 0.7"), "正好不否决");
  EXPECT_EQ(noticed("across.vetoes[1]", "bound 59 moved to 60"), "否决后为差");
}

TEST(WholeFormScenarios, AreRefusedWhereARowSaysNothing) {
  const auto reading = read_city("[[scenario]]\nname = \"n\"\nexpect = 1\nrows = [{ target = \"≥1个\" }]\n");
  ASSERT_EQ(reading.errors.size(), 1U);
  EXPECT_EQ(reading.errors[0].code, "scenario-invalid");
  EXPECT_EQ(reading.errors[0].key, "scenario[1].rows[1]");
}

TEST(ParameterSource, BelongsToItsValueInsteadOfTheTopic) {
  const pack_file file = city(
      "[sources.over]\nreason_ratio = { document = \"某财绩办法\", number = \"〔2024〕7号\", clause = \"第九条\", "
      "quote = "
      "\"达到1.5倍\" }\n[over]\nreason_ratio = 1.5\n");
  const std::string cited = "某财绩办法 〔2024〕7号 第九条 「达到1.5倍」";
  EXPECT_EQ(citation(file.rules.source("over.reason_ratio", topic::over_fulfilment)), cited);
  EXPECT_NE(citation(file.rules.source("over.flag_ratio", topic::over_fulfilment)), cited);
  const auto all = parameters(file.rules);
  const auto shown =
      std::find_if(all.begin(), all.end(), [](const pack_parameter& one) { return one.key == "over.reason_ratio"; });
  ASSERT_NE(shown, all.end());
  EXPECT_EQ(shown->source, cited);
  const auto found = differences(cn_mof_2020(), file.rules);
  const auto changed = std::find_if(found.begin(), found.end(),
                                    [](const pack_difference& one) { return one.key == "over.reason_ratio"; });
  ASSERT_NE(changed, found.end());
  EXPECT_EQ(changed->source_b, cited);
  EXPECT_NE(changed->source_a.find("1.3"), std::string::npos);
}

TEST(ParameterSource, OfTheExtendedPackIsNotSaidOfAnotherValue) {
  EXPECT_NE(citation(cn_mof_2020().source("quant.strict_counts", topic::quantitative)).find("第一千二百五十九条"),
            std::string::npos);
  const pack rules = city("[clauses.quantitative]\ndocument = \"memo 7\"\n[quant]\nstrict_counts = false\n").rules;
  EXPECT_EQ(rules.source("quant.strict_counts", topic::quantitative).document, "memo 7");
}

TEST(ParameterSource, IsInTheTreeOfTheRowThatItDecided) {
  const pack rules =
      city("[sources.quant]\nat_least = { document = \"某办法\" }\n[quant]\nat_least = { rule = \"threshold\" }\n")
          .rules;
  const form paper = plain().done();
  EXPECT_NE(explain(score(paper, rules), paper, rules, 1).find("某办法"), std::string::npos);
}

}  // namespace
