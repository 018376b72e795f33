#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/rule/kinds.hpp>
#include <perfeval/testing/scenarios.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace perfeval;
using namespace perfeval::literals;

scenario row(std::string name, std::string target, std::string actual, std::string expect) {
  scenario s;
  s.name = std::move(name);
  s.target = std::move(target);
  s.actual = std::move(actual);
  s.weight = "10";
  s.expect = std::move(expect);
  return s;
}

scenario total(std::string printed, std::string expect) {
  scenario s;
  s.name = "total " + printed;
  s.total = std::move(printed);
  s.expect = std::move(expect);
  return s;
}

scenario execution(std::string budget, std::string executed, std::string expect) {
  scenario s;
  s.name = executed + " of " + budget;
  s.budget = std::move(budget);
  s.executed = std::move(executed);
  s.weight = "10";
  s.expect = std::move(expect);
  return s;
}

std::vector<std::string> open_pieces(const scenario_report& report, const std::string& curve) {
  std::vector<std::string> words;
  for (const covered_piece& piece : report.pieces)
    if (piece.curve == curve && piece.scenario.empty()) words.push_back(piece.words);
  return words;
}

std::vector<std::string> unnoticed(const scenario_report& report, const std::string& curve) {
  std::vector<std::string> changes;
  for (const mutant& one : report.mutants)
    if (one.curve == curve && one.scenario.empty()) changes.push_back(one.change);
  return changes;
}

using words = std::vector<std::string>;

TEST(Scenario, PassesOnExactlyThePointsThatTheRuleAdmits) {
  const pack rules = cn_mof_2020();
  EXPECT_TRUE(run_scenario(row("", "≥90%", "85%", "85/9"), rules).passed);         // 85/90 of 10
  EXPECT_FALSE(run_scenario(row("", "≥90%", "85%", "9.44"), rules).passed);        // rounded is not exact
  EXPECT_TRUE(run_scenario(row("", "≤10天", "15天", "[5, 20/3]"), rules).passed);  // 2 - 1.5 and 1 / 1.5
  EXPECT_FALSE(run_scenario(row("", "≤10天", "15天", "20/3"), rules).passed);
  EXPECT_TRUE(run_scenario(row("", "好坏", "一般", "[6, 8)"), rules).passed);
  EXPECT_FALSE(run_scenario(row("", "好坏", "一般", "[6, 8]"), rules).passed);
  EXPECT_TRUE(run_scenario(row("", "成本控制", "约100人", "not known"), rules).passed);
  EXPECT_TRUE(run_scenario(execution("1000", "862", "8.62"), rules).passed);
  EXPECT_TRUE(run_scenario(total("89.99", "良"), rules).passed);
  EXPECT_TRUE(run_scenario(total("90", "excellent"), rules).passed);
}

TEST(Scenario, ExplainsAFailureByItsRecord) {
  const scenario_result failed = run_scenario(row("reading", "≥100册", "50册", "6"), cn_mof_2020());
  EXPECT_FALSE(failed.passed);
  EXPECT_EQ(failed.found, "5");
  EXPECT_NE(failed.record.find("x = 0.5"), std::string::npos) << failed.record;
  EXPECT_NE(failed.record.find("财预〔2020〕10号"), std::string::npos) << failed.record;
  EXPECT_EQ(failed.record_zh.rfind("第1项指标：5，分值10；财预〔2020〕10号：", 0), 0U) << failed.record_zh;
}

TEST(Scenario, SaysWhatOfItCannotBeRead) {
  const auto record = [](const scenario& s) { return run_scenario(s, cn_mof_2020()).record; };
  EXPECT_EQ(record(row("", "≥1个", "1个", "about ten")).substr(0, 38), "expect can not be read: \"about ten\"; r");
  scenario weightless = row("", "≥1个", "1个", "10");
  weightless.weight = "ten";
  EXPECT_EQ(record(weightless), "the weight is not a number");
  EXPECT_EQ(record(total("ninety", "good")), "the total is not a number");
  EXPECT_EQ(run_scenario(weightless, cn_mof_2020()).record_zh, "分值不是可读的数");
  for (const char* expect : {"[8, 6]", "[6; 8)", "(", "6/0", "", "[6, 8) ∪", "[,]"})
    EXPECT_FALSE(run_scenario(row("", "≥1个", "1个", expect), cn_mof_2020()).passed) << expect;
}

TEST(Coverage, NamesThePieceThatNoScenarioReaches) {
  const pack rules = cn_mof_2020();
  const scenario_report none = test_pack(rules, {});
  EXPECT_EQ(none.coverage(), ratio(0));
  const std::vector<scenario> some{row("missed", "≥4个", "1个", "2.5"), row("good", "好坏", "好", "[8, 10]"),
                                   row("bad", "好坏", "坏", "[0, 6)")};
  const scenario_report report = test_pack(rules, some);
  EXPECT_TRUE(report.passed());
  EXPECT_EQ(open_pieces(report, "quant.at_least"), (words{"x in (-∞, 0): 0", "x in [1, ∞): 1"}));
  EXPECT_EQ(open_pieces(report, "qual.tiers"),
            (words{"x in [1, 2): [0.6, 0.8)"}));  // the middle tier was never exercised
  const auto covered = std::find_if(report.pieces.begin(), report.pieces.end(),
                                    [](const covered_piece& p) { return p.curve == "qual.tiers" && p.piece == 3; });
  EXPECT_EQ(covered->scenario, "good");
  EXPECT_EQ(report.coverage(), ratio(3) / ratio(report.pieces.size()));
}

// One row rule alone, bands 0.6: 0.5 | 0.8: 0.7 | 1: 1, so that its mutants can be listed by hand.
pack banded_pack() {
  pack rules = cn_mof_2020();
  rules.quant.at_least = row_rule(banded({{0.6_d, 0.5_d}, {0.8_d, 0.7_d}, {1_d, 1_d}}));
  return rules;
}

TEST(Mutation, ListsEveryBoundMovedAndGivenToTheOtherPiece) {
  words changes;
  for (const mutant& one : test_pack(banded_pack(), {}).mutants)
    if (one.curve == "quant.at_least") changes.push_back(one.change);
  EXPECT_EQ(changes, (words{"bound 0.6 moved to 0.5", "bound 0.6 moved to 0.7", "bound 0.6 taken by the lower piece",
                            "bound 0.8 moved to 0.7", "bound 0.8 moved to 0.9", "bound 0.8 taken by the lower piece",
                            "bound 1 moved to 0.9",  // 0 would swallow a band
                            "bound 1 moved to 2", "bound 1 taken by the lower piece", "share 0 of piece 1 moved to 1",
                            "share 0.5 of piece 2 moved to 0.4", "share 0.5 of piece 2 moved to 0.6",
                            "share 0.7 of piece 3 moved to 0.6", "share 0.7 of piece 3 moved to 0.8",
                            "share 1 of piece 4 moved to 0"}));
}

TEST(Mutation, MovesABoundInItsLastWrittenPlace) {
  pack rules = cn_mof_2020();
  rules.quant.at_least = row_rule(banded({{0.60_d, 1_d}}));
  words changes;
  for (const mutant& one : test_pack(rules, {}).mutants)
    if (one.curve == "quant.at_least") changes.push_back(one.change);
  EXPECT_EQ(changes[0], "bound 0.6 moved to 0.59");
  EXPECT_EQ(changes[1], "bound 0.6 moved to 0.61");
}

TEST(Mutation, SaysWhichScenarioNoticesWhichChange) {
  const std::vector<scenario> inside{row("a", "≥10个", "3个", "0"), row("b", "≥10个", "7个", "5"),
                                     row("c", "≥100个", "85个", "7"), row("d", "≥10个", "12个", "10")};
  // 0.85 lies in the band from 0.8, and would not in one from 0.9; 0.7 would lie in one from 0.7. Nothing lies in [0.5,
  // 0.7) or at 0.8.
  const scenario_report report = test_pack(banded_pack(), inside);
  EXPECT_EQ(unnoticed(report, "quant.at_least"),
            (words{"bound 0.6 moved to 0.5", "bound 0.6 moved to 0.7", "bound 0.6 taken by the lower piece",
                   "bound 0.8 taken by the lower piece", "bound 1 moved to 0.9", "bound 1 taken by the lower piece"}));
  std::vector<scenario> ends = inside;
  ends.push_back(row("e", "≥100个", "59个", "0"));
  ends.push_back(row("f", "≥10个", "6个", "5"));
  ends.push_back(row("g", "≥100个", "79个", "5"));
  ends.push_back(row("h", "≥10个", "8个", "7"));
  ends.push_back(row("i", "≥100个", "99个", "7"));
  ends.push_back(row("j", "≥10个", "10个", "10"));
  EXPECT_EQ(unnoticed(test_pack(banded_pack(), ends), "quant.at_least"), words{});
}

TEST(Mutation, CountsNoChangeThatChangesNothing) {
  // min(x, 1) gives 1 at x = 1 on either piece, and 0 at x = 0: those bounds can not be opened.
  const auto reports = test_pack(cn_mof_2020(), {}).mutants;
  EXPECT_TRUE(std::none_of(reports.begin(), reports.end(), [](const mutant& one) {
    return one.curve == "quant.at_least" && one.change.find("taken by") != std::string::npos;
  }));
}

TEST(Mutation, MovesTheRanksOfWordsByWholeOnes) {
  words changes;
  for (const mutant& one : test_pack(cn_mof_2020(), {}).mutants)
    if (one.curve == "qual.tiers" && one.change.starts_with("bound")) changes.push_back(one.change);
  EXPECT_EQ(changes, (words{"bound 1 moved to 0", "bound 1 taken by the lower piece", "bound 2 moved to 3",
                            "bound 2 taken by the lower piece"}));
}

TEST(ShippedPacks, PassTheirScenariosWithFullCoverageAndNineTenthsOfTheMutants) {
  for (const shipped_pack& each : shipped_packs()) {
    const scenario_report report = test_pack(read_shipped_pack(each.id));
    EXPECT_TRUE(report.passed()) << to_text(report);
    EXPECT_EQ(report.coverage(), ratio(1)) << to_text(report);
    EXPECT_GE(report.mutation_score(), ratio(9) / ratio(10)) << to_text(report);
  }
}

TEST(Mutation, AFailingScenarioNoticesNothing) {
  const std::vector<scenario> wrong{row("wrong", "≥10个", "10个", "9")};
  const scenario_report report = test_pack(banded_pack(), wrong);
  EXPECT_FALSE(report.passed());
  EXPECT_EQ(report.mutation_score(), ratio(0));
}

TEST(Mutation, OpensTheBoundOfAGrade) {
  const std::vector<scenario> around{total("80", "good"), total("79", "fair"), total("81", "good")};
  const words left = unnoticed(test_pack(cn_mof_2020(), around), "grade.bounds");
  EXPECT_EQ(std::count(left.begin(), left.end(), "bound 80 taken by the lower piece"), 0);
  EXPECT_EQ(std::count(left.begin(), left.end(), "bound 80 moved to 79"), 0);
  EXPECT_EQ(std::count(left.begin(), left.end(), "bound 80 moved to 81"), 0);
  EXPECT_EQ(std::count(left.begin(), left.end(), "bound 90 taken by the lower piece"), 1);
}

TEST(ScenarioTable, IsACsvThatAClerkCanExtend) {
  const auto read = read_scenarios(
      "\xEF\xBB\xBFname,target,actual,weight,expect,kind,source,# note\r\n"
      "\"full, and more\",≥90%,95%,10,10,satisfaction,memo 7,\"said \"\"so\"\"\"\r\n"
      ",,,,,,,\r\n"
      "missed,≥4个,1个,10,2.5\r\n");
  EXPECT_TRUE(read.clean());
  ASSERT_EQ(read.value.size(), 2u);
  EXPECT_EQ(read.value[0].name, "full, and more");
  EXPECT_EQ(read.value[0].kind, kind::satisfaction);
  EXPECT_EQ(read.value[0].line, 2u);
  EXPECT_EQ(read.value[1].line, 4u);
  EXPECT_TRUE(test_pack(cn_mof_2020(), read.value).passed());
}

TEST(ScenarioTable, KeepsTheReadableRowsAndNamesTheOthers) {
  const auto read = read_scenarios("name,expect,goal,kind\na,5\nb,,\nc,5,,holiday\nd,5,,,x,\n\"e\nf\",5,,,,\n");
  ASSERT_EQ(read.value.size(), 2u);
  EXPECT_EQ(read.value[0].name, "a");
  EXPECT_EQ(read.value[1].name, "e\nf");
  ASSERT_EQ(read.troubles.size(), 4u);
  EXPECT_EQ(read.troubles[0].found, "goal");
  EXPECT_EQ(read.troubles[1].found, "no expect");
  EXPECT_EQ(read.troubles[0].at, "line 1, column 3");
  EXPECT_EQ(read.troubles[1].at, "line 3, column expect");
  EXPECT_EQ(read.troubles[2].found, "kind holiday");
  EXPECT_EQ(read.troubles[2].at, "line 4, column 4 (kind)");
  EXPECT_EQ(read.troubles[3].at, "line 5");
  EXPECT_TRUE(read_scenarios("").value.empty());
  EXPECT_EQ(read_scenarios("name,expect\n\"never closed,5\n").value.size(), 0u);
}

TEST(ScenarioTable, MayHoldBlankLinesCommentsAndChineseHeadings) {
  const auto read = read_scenarios(
      "# 本表由张三维护,,,,\r\n"
      ",,,,\r\n"
      "名称,类型,目标值,完成值,分值,应得,依据\r\n"
      "\r\n"
      "#以下为数量指标\r\n"
      "超额,数量,≥2个,3个,10,10,\r\n"
      "  ,,,,,,\r\n"
      "一半,质量,≥2个,1个,10,5,\r\n");
  EXPECT_TRUE(read.clean());
  ASSERT_EQ(read.value.size(), 2u);
  EXPECT_EQ(read.value[1].name, "一半");
  EXPECT_EQ(read.value[1].kind, kind::quality);
  EXPECT_EQ(read.value[1].line, 8u);
  EXPECT_TRUE(test_pack(cn_mof_2020(), read.value).passed());
}

TEST(ScenarioTable, MayBeInTheEncodingOfASpreadsheet) {
  // 名称,目标值,完成值,分值,应得 and a row, as a Chinese Excel saves them (GB18030; bytes by iconv -t GB18030)
  const auto read = read_scenarios(
      "\xC3\xFB\xB3\xC6,\xC4\xBF\xB1\xEA\xD6\xB5,\xCD\xEA\xB3\xC9\xD6\xB5,\xB7\xD6\xD6\xB5,\xD3\xA6\xB5\xC3\r\n"
      "\xD2\xBB\xB0\xEB,\xA1\xDD"
      "2\xB8\xF6,1\xB8\xF6,10,5\r\n");
  EXPECT_TRUE(read.clean());
  ASSERT_EQ(read.value.size(), 1u);
  EXPECT_EQ(read.value[0].name, "一半");
  EXPECT_EQ(read.value[0].target, "≥2个");
}

TEST(ScenarioTable, StopsAtTheLimitsAndSaysSo) {
  limits few;
  few.rows = 1;
  const auto read = read_scenarios("name,expect\na,5\nb,5\nc,5\n", few);
  EXPECT_EQ(read.value.size(), 1u);
  ASSERT_EQ(read.troubles.size(), 1u);
  EXPECT_EQ(read.troubles[0].at, "line 3");
  EXPECT_EQ(read.troubles[0].expected, "at most 1 (limits.rows); the rest is left out");
  few.bytes = 3;
  EXPECT_EQ(read_scenarios("name,expect", few).troubles[0].found, "11 bytes");
}

TEST(ScenarioTable, OfTheDocumentationPasses) {
  const auto read = read_scenarios(
      "name,kind,target,actual,weight,expect,source\n"
      "full at the target,quantity,≥100册,100册,10,10,财预〔2020〕10号\n"
      "half of the target,quantity,≥100册,50册,10,5,\n"
      "above a ceiling,quantity,≤10小时,15小时,10,\"[5, 20/3]\",\n"
      "the middle tier,quality,好坏,一般,10,\"[6, 8)\",\n");
  EXPECT_TRUE(read.clean());
  EXPECT_EQ(read.value.size(), 4u);
  EXPECT_TRUE(test_pack(cn_mof_2020(), read.value).passed()) << to_text(test_pack(cn_mof_2020(), read.value));
}

TEST(ScenarioReport, IsTextAndJson) {
  const std::vector<scenario> one{row("half", "≥2个", "1个", "6")};
  const scenario_report report = test_pack(cn_mof_2020(), one);
  const std::string text = to_text(report);
  EXPECT_NE(text.find("FAILED half\n  of       target ≥2个, actual 1个, weight 10\n  expected 6\n  found    5\n  "
                      "because  row: 5 of 10"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("scenarios passed: 0 of 1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("never exercised: qual.tiers, piece 2: x in [1, 2): [0.6, 0.8)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("not noticed: qual.tiers, bound 1 taken by the lower piece\n"), std::string::npos) << text;
  EXPECT_NE(to_json(report).find("\"mutation_score\": \"0\""), std::string::npos);
}

std::string city(const std::string& rest) {
  return "id = \"city\"\nversion = \"1\"\ntitle = \"t\"\njurisdiction = \"j\"\nextends = \"cn-mof-2020\"\nsource = { "
         "document = \"memo 7\" }\n[clauses.quantitative]\ndocument = \"memo 7\"\n" +
         rest;
}

scenario_result failure_of(const pack_file& file, const std::string& name) {
  for (const scenario_result& one : test_pack(file).results)
    if (one.name == name && !one.passed) return one;
  return {};
}

TEST(Scenario, ThatFailsNamesItsLineAndWhatToPaste) {
  const auto read = read_pack(city("[[scenario]]\nname = \"half\"\nsign = \"≥\"\ntarget = \"2个\"\nactual = "
                                   "\"1个\"\nweight = 10\nexpect = 6\n"),
                              "city.toml");
  ASSERT_TRUE(read.value) << to_string(read.errors.front());
  const scenario_result failed = failure_of(*read.value, "half");
  EXPECT_EQ(failed.file, "city.toml");
  EXPECT_EQ(failed.line, 9U);
  EXPECT_EQ(failed.target + failed.actual + failed.weight, "2个1个10");
  EXPECT_EQ(failed.correction,
            "[[scenario]]\nname = \"half\"\nsign = \"≥\"\ntarget = \"2个\"\nactual = \"1个\"\nweight = "
            "\"10\"\nexpect = \"5\"\n");
  const std::string text = to_text(test_pack(*read.value));
  EXPECT_NE(text.find("FAILED half (city.toml, line 9)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("    expect = \"5\"\n"), std::string::npos) << text;
}

// A gate of 60 %: the inherited scenarios that lie below it fail. What is printed replaces them.
TEST(Scenario, ThatIsInheritedNamesItsPackAndIsReplacedByWhatIsPrinted) {
  const std::string gate = city("[quant]\nat_least = { rule = \"capped_from\", gate = 0.6 }\n");
  const auto read = read_pack(gate, "city.toml");
  ASSERT_TRUE(read.value);
  std::string corrections;
  for (const scenario_result& one : test_pack(*read.value).results) {
    if (one.passed) continue;
    EXPECT_EQ(one.inherited_from, "cn-mof-2020") << one.name;
    EXPECT_EQ(one.line, 0U);
    corrections += one.correction;
  }
  ASSERT_NE(corrections, "");
  EXPECT_NE(to_text(test_pack(*read.value)).find("(inherited from cn-mof-2020)"), std::string::npos);
  EXPECT_NE(to_json(test_pack(*read.value)).find("\"inherited_from\": \"cn-mof-2020\""), std::string::npos);
  const auto mended = read_pack(gate + corrections, "city.toml");
  ASSERT_TRUE(mended.value) << to_string(mended.errors.front());
  EXPECT_TRUE(test_pack(*mended.value).passed()) << to_text(test_pack(*mended.value));
}

TEST(ScenarioTable, RefusesWhatCannotBeReadByItsColumn) {
  const auto read =
      read_scenarios("name,target,actual,weight,expect\na,≥2个,1个,十,5\nb,≥2个,1个,10,5分\nc,≥2个,1个,10,5\n");
  EXPECT_EQ(read.value.size(), 1U);
  ASSERT_EQ(read.troubles.size(), 2U);
  EXPECT_EQ(read.troubles[0].at, "line 2, column weight");
  EXPECT_EQ(read.troubles[0].found, "十");
  EXPECT_EQ(read.troubles[1].at, "line 3, column expect");
  EXPECT_EQ(read.troubles[1].found, "5分");
}

}  // namespace
