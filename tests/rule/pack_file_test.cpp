// Packs from TOML: read exactly, refused whole, every way of being wrong by its own code.
#include <perfeval/read/pack.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/rule/kinds.hpp>
#include <perfeval/testing/scenarios.hpp>
#include <perfeval/write/pack.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace perfeval;
using namespace perfeval::literals;

std::string default_text() { return std::string(shipped_packs().front().toml); }

// The default pack's text with one piece of it replaced.
std::string changed(const std::string& piece, const std::string& by) {
  std::string text = default_text();
  const std::size_t position = text.find(piece);
  EXPECT_NE(position, std::string::npos) << "the default pack no longer holds: " << piece;
  return position == std::string::npos ? text : text.replace(position, piece.size(), by);
}

// A pack that changes one thing of the default one.
std::string extending(const std::string& rest) {
  return "id = \"city\"\nversion = \"1\"\ntitle = \"t\"\njurisdiction = \"j\"\nextends = \"cn-mof-2020\"\nsource = { "
         "document = \"memo 7\" }\n" +
         rest;
}

std::string extending_unknown(const std::string& id, const std::string& rest) {
  return "id = \"city\"\nversion = \"1\"\ntitle = \"t\"\njurisdiction = \"j\"\nextends = \"" + id +
         "\"\nsource = { document = \"memo 7\" }\n" + rest;
}

std::string row_scenario(const std::string& expect, const std::string& weight) {
  return "[[scenario]]\nname = \"n\"\ntarget = \"≥10个\"\nactual = \"8个\"\nweight = \"" + weight + "\"\nexpect = \"" +
         expect + "\"\n";
}

std::string codes_of(const pack_reading& reading) {
  std::string codes;
  for (const toml_error& error : reading.errors) codes += (codes.empty() ? "" : " ") + error.code;
  return codes;
}

TEST(DefaultPack, EqualsItsFile) {
  const auto reading = read_pack(default_text(), "cn-mof-2020.toml");
  ASSERT_TRUE(reading.value) << to_string(reading.errors.front());
  EXPECT_EQ(parameters(reading.value->rules), parameters(cn_mof_2020()));
  EXPECT_EQ(reading.value->rules.execution.points, cn_mof_2020().execution.points);
  EXPECT_EQ(reading.value->rules.quant.at_most, cn_mof_2020().quant.at_most);
  EXPECT_EQ(reading.value->rules.vocabulary, cn_mof_2020().vocabulary);
  EXPECT_EQ(reading.value->rules.clauses, cn_mof_2020().clauses);
}

TEST(DefaultPack, SaysWhatTheRulesSay) {
  const pack rules = read_shipped_pack("cn-mof-2020").rules;
  EXPECT_EQ(to_string(rules.execution.points), "x in (-∞, 0): 0; x in [0, 1): x; x in [1, ∞): 1");
  EXPECT_EQ(rules.over.reason_ratio, 1.3_d);
  EXPECT_EQ(rules.convention.share, 2_d / 3_d);
  EXPECT_EQ(read_shipped_pack("cn-mof-2020").from_year, 2020);
}

TEST(ShippedPacks, AreReadWithoutError) {
  for (const shipped_pack& one : shipped_packs()) {
    const auto reading = read_pack(one.toml, std::string(one.id));
    ASSERT_TRUE(reading.value) << to_string(reading.errors.front());
    EXPECT_EQ(reading.value->rules.id, one.id);
  }
}

TEST(ShippedPacks, OfAnotherNameAreRefusedWithTheNamesThereAre) {
  try {
    read_shipped_pack("cn-mof-1999");
    FAIL();
  } catch (const invalid_value& refused) {
    EXPECT_NE(std::string(refused.what()).find("cn-mof-2020"), std::string::npos);
  }
}

TEST(PackNumbers, ComeFromTheTextDigitByDigit) {
  const auto ratio_of = [](const std::string& written) {
    const auto reading = read_pack(changed("reason_ratio = 1.3 ", "reason_ratio = " + written + " "), "t");
    return reading.value ? to_string(reading.value->rules.over.reason_ratio) : codes_of(reading);
  };
  EXPECT_EQ(ratio_of("1.30"), "1.30");
  EXPECT_EQ(ratio_of("1.3000000000000000000000000000001"),
            "1.3000000000000000000000000000001");  // a double holds 17 digits
  EXPECT_EQ(ratio_of("\"1.3000000000000000000000000000001\""), "1.3000000000000000000000000000001");
  EXPECT_EQ(ratio_of("1_000"), "1000");
  EXPECT_EQ(ratio_of("+2"), "2");
  EXPECT_EQ(ratio_of("\"99999999999999999999\""), "99999999999999999999");
  EXPECT_EQ(ratio_of("99999999999999999999"), "toml-syntax");
  EXPECT_EQ(ratio_of("0x10"), "number-unreadable");
  EXPECT_EQ(ratio_of("inf"), "number-unreadable");
  EXPECT_EQ(ratio_of("\"1e1000000000\""), "number-unreadable");
  EXPECT_EQ(ratio_of("true"), "value-type");
}

struct broken {
  const char* code;
  std::string text;
  const char* key;
  const char* found;  // a part of what the error says was found
};

std::vector<broken> broken_packs() {
  const std::string execution = "points = { rule = \"capped\" }";
  return {
      {"toml-syntax", changed("[over]", "[over"), "", ""},
      {"pack-too-large", std::string((1U << 20) + 1, '#'), "", "1048577 bytes"},
      {"pack-too-deep", "a = " + std::string(65, '['), "", "64"},
      {"key-unknown", changed("reason_ratio", "reason_ration"), "over.reason_ration", "reason_ration"},
      {"key-missing", changed("pass = 60", ""), "grade.pass", "no such parameter"},
      {"key-missing", changed("rule = \"capped\" ", ""), "execution.points.rule", "no kind"},
      {"value-type", changed("deduction = true", "deduction = \"yes\""), "reason.deduction", "a text"},
      {"value-range", changed("digits = 2", "digits = 21"), "score.digits", "21"},
      {"value-range", changed("reason_ratio = 1.3", "reason_ratio = 0.9"), "over.reason_ratio", "0.9"},
      {"number-unreadable", changed("pass = 60", "pass = \"sixty\""), "grade.pass", "sixty"},
      {"value-range", changed("version = \"1\"", "version = \"\""), "version", "empty"},
      {"value-range", changed("id = \"cn-mof-2020\"", "id = \"CN 2020\""), "id", "CN 2020"},
      {"value-range", changed("from = 2020", "from = 1848"), "years.from", "1848"},
      {"word-unknown", changed("denominator = \"annual\"", "denominator = \"yearly\""), "execution.denominator",
       "yearly"},
      {"word-twice", changed("missed = [\"未达成\"", "missed = [\"达成\""), "vocabulary.missed", "达成"},
      {"rule-unknown", changed(execution, "points = { rule = \"caped\" }"), "execution.points.rule", "caped"},
      {"rule-unknown", changed("at_least = { rule = \"capped\" }", "at_least = { rule = \"code\", name = \"half\" }"),
       "quant.at_least.name", "half"},
      {"unit-wrong",
       changed(execution,
               "points = { rule = \"bands\", bands = [{ below = \"60分\", share = 0 }, { from = 0.6, share = 1 }] }"),
       "execution.points.bands[1].below", "60分"},
      {"band-empty",
       changed(execution,
               "points = { rule = \"bands\", bands = [{ below = 0.6, share = 0 }, { from = 0.6, below = 0.6, share = 1 "
               "}] }"),
       "execution.points.bands[2]", "0.6 to 0.6"},
      // 0.6 is taken by neither: below and above exclude it
      {"bands-gap",
       changed(execution,
               "points = { rule = \"bands\", bands = [{ below = 0.6, share = 0 }, { above = 0.6, share = 1 }] }"),
       "execution.points.bands", "no band takes 0.6"},
      // between 0.6 and 0.7 nothing; 0.65 is half-way
      {"bands-gap",
       changed(execution,
               "points = { rule = \"bands\", bands = [{ below = 0.6, share = 0 }, { from = 0.7, share = 1 }] }"),
       "execution.points.bands", "no band takes 0.65"},
      {"bands-gap",
       changed(
           execution,
           "points = { rule = \"bands\", bands = [{ below = 0.6, share = 0 }, { from = 0.6, to = 1, share = 1 }] }"),
       "execution.points.bands", "no band takes 2"},
      {"bands-overlap",
       changed(execution,
               "points = { rule = \"bands\", bands = [{ to = 0.6, share = 0 }, { from = 0.6, share = 1 }] }"),
       "execution.points.bands", "bands 1 and 2 both take 0.6"},
      // [0.5, 0.7) is taken twice; 0.6 is its middle
      {"bands-overlap",
       changed(execution,
               "points = { rule = \"bands\", bands = [{ from = 0.5, share = 1 }, { below = 0.7, share = 0 }] }"),
       "execution.points.bands", "bands 1 and 2 both take"},
      {"tier-unreachable", changed("tiers = [0.6, 0.8]", "tiers = [0.8, 0.8]"), "qual.tiers", "0.8"},
      {"grade-unreachable", changed("bounds = [90, 80, 60]", "bounds = [90, 90, 60]"), "grade.bounds", "90"},
      {"row-unreachable",
       extending("[clauses.quantitative]\ndocument = \"memo 7\"\n[[rows]]\nkind = \"satisfaction\"\npoints = { rule = "
                 "\"capped\" }\n"
                 "[[rows]]\nkind = \"satisfaction\"\nname_holds = \"群众\"\npoints = { rule = \"capped\" }\n"),
       "rows", "rows[2], behind rows[1]"},
      {"cap-unreachable",
       extending("[clauses.weights]\ndocument = \"memo 7\"\n[[across.caps]]\ncategory = \"benefit\"\nmost = 100\n"),
       "across.caps", "caps[1] at most 100"},
      {"cap-unreachable",
       extending("[clauses.weights]\ndocument = \"memo 7\"\n[[across.vetoes]]\nbelow = 0.6\nmost = 100\n"),
       "across.vetoes", "vetoes[1] at most 100"},
      {"weights-sum", extending("[clauses.weights]\ndocument = \"memo 7\"\n[weights.ranges]\noutput = [10, 20]\n"),
       "weights.ranges", "60 to 70"},
      {"weights-sum", changed("level1 = { execution = 10", "level1 = { execution = 20"), "weights.level1", "110"},
      {"source-missing", extending("[over]\nreason_ratio = 1.2\n"), "over.reason_ratio", "no source"},
      {"source-missing", changed("[clauses.grade]\ndocument = \"财预〔2020〕10号\"", "[clauses.grade]"),
       "clauses.grade.document", "no document"},
      {"years-order", changed("from = 2020", "from = 2020\nto = 2019"), "years.to", "2019"},
      {"value-range", extending("[sources]\n[over]\nflag_ratio = 0.5\n[clauses.over_fulfilment]\ndocument = \"m\"\n"),
       "over.flag_ratio", "0.5"},
      {"value-range", extending("[clauses.weights]\ndocument = \"m\"\n[[across.vetoes]]\nbelow = 1.5\nmost = 50\n"),
       "across.vetoes[1].below", "1.5"},
      {"value-range", extending("[clauses.weights]\ndocument = \"m\"\n[weights.ranges]\noutput = [50, 40]\n"),
       "weights.ranges.output", "not rising"},
      {"value-range",
       changed(execution,
               "points = { rule = \"bands\", bands = [{ below = 1, share = 0 }, { from = 1, least = 1, most = 0 }] }"),
       "execution.points.bands[2].most", "no range"},
      {"value-type", extending("[clauses.weights]\ndocument = \"m\"\n[across]\nexcused = \"停电\"\n"), "across.excused",
       "a text"},
      {"word-twice",
       extending("[clauses.weights]\ndocument = \"m\"\n[[across.caps]]\ncategory = \"benefit\"\nmost = 20\n"
                 "[[across.caps]]\ncategory = \"benefit\"\nmost = 10\n"),
       "across.caps[2].category", "second cap"},
      {"key-missing", extending("[clauses.weights]\ndocument = \"m\"\n[[across.vetoes]]\nbelow = 0.6\n"),
       "across.vetoes[1].most", "no most"},
      {"key-unknown", extending("[sources.over]\nreason_ration = { document = \"m\" }\n"), "sources.over.reason_ration",
       "reason_ration"},
      {"source-missing", extending("[sources.over]\nreason_ratio = { quote = \"q\" }\n"),
       "sources.over.reason_ratio.document", "no document"},
      {"extends-unknown", extending_unknown("province", ""), "extends", "province"},
      {"extends-unknown", extending_unknown("city", ""), "extends", "city"},
      {"scenario-invalid", extending("[[scenario]]\nname = \"n\"\nexpect = \"10\"\n"), "scenario[1]", "n"},
      {"scenario-invalid", extending(row_scenario("8分", "10")), "scenario[1].expect", "8分"},
      {"scenario-invalid", extending(row_scenario("八", "10")), "scenario[1].expect", "八"},
      {"scenario-invalid", extending(row_scenario("良", "10")), "scenario[1].expect", "良"},  // a row has points
      {"scenario-invalid", extending(row_scenario("8", "十")), "scenario[1].weight", "十"},
      {"scenario-invalid", extending("[[scenario]]\nname = \"n\"\ntotal = \"90分多\"\nexpect = \"优\"\n"),
       "scenario[1].total", "90分多"},
      {"scenario-invalid", extending("[[scenario]]\nname = \"n\"\ntotal = 90\nexpect = \"优等\"\n"),
       "scenario[1].expect", "优等"},
      {"scenario-invalid",
       extending("[[scenario]]\nname = \"n\"\nbudget = \"一百\"\nexecuted = 90\nweight = 10\nexpect = 9\n"),
       "scenario[1].budget", "一百"},
      {"scenario-invalid",
       extending("[[scenario]]\nname = \"n\"\nexpect = 59\nrows = [{ target = \"≥1个\", actual = \"1个\", weight = "
                 "\"十\" }]\n"),
       "scenario[1].rows[1].weight", "十"},
      {"value-range", changed(execution, "points = { rule = \"constant\", share = -0.5 }"), "execution.points.rule",
       "constant"},
      {"value-range", changed(execution, "points = { rule = \"interpolated\", knots = [[0.6, 0], [1, 1.5]] }"),
       "execution.points.rule", "interpolated"},
      {"value-range", changed(execution, "points = { rule = \"banded\", bands = [[0.6, 5]] }"), "execution.points.rule",
       "banded"},
      {"value-range", changed(execution, "points = { rule = \"banded\", below = -1, bands = [[0.6, 0.5]] }"),
       "execution.points.rule", "banded"},
      {"value-range", changed(execution, "points = { rule = \"anything\", low = 0, high = 2 }"),
       "execution.points.rule", "anything"},
  };
}

TEST(BrokenPack, IsRefusedWholeByTheCodeOfItsFault) {
  for (const broken& one : broken_packs()) {
    const auto reading = read_pack(one.text, "city.toml");
    EXPECT_FALSE(reading.value) << one.code;
    ASSERT_EQ(codes_of(reading), one.code) << one.found;
    const toml_error& error = reading.errors.front();
    EXPECT_EQ(error.key, one.key) << one.code;
    EXPECT_NE(error.found.find(one.found), std::string::npos) << one.code << ": " << error.found;
    EXPECT_EQ(error.file, "city.toml");
    EXPECT_GE(error.line, 1U) << one.code;
    EXPECT_FALSE(error.expected.empty()) << one.code;
  }
}

TEST(BrokenPack, HasATestForEveryCode) {
  std::set<std::string> tested;
  for (const broken& one : broken_packs()) tested.insert(one.code);
  for (const pack_error_code& one : pack_error_codes()) EXPECT_TRUE(tested.count(std::string(one.code))) << one.code;
  EXPECT_EQ(tested.size(), pack_error_codes().size());
}

TEST(BrokenPack, IsShownWithFileLineAndKey) {
  const std::string text = "id = \"a\"\nversion = \"1\"\n\n[over]\nreason_ratio = \"多\"\n";
  const auto reading = read_pack(text, "packs/city.toml");
  ASSERT_FALSE(reading.errors.empty());
  EXPECT_TRUE(to_string(reading.errors.front())
                  .starts_with("packs/city.toml:5:16: number-unreadable: over.reason_ratio: found \"多\"; expected "));
}

TEST(BrokenPack, MayBeAPathOrAnIdInThePlaceOfItsText) {
  for (const std::string name : {"ours.toml", "packs/我市.toml", "cn-mof-2020"}) {
    const auto reading = read_pack(name, name);
    ASSERT_EQ(codes_of(reading), "toml-syntax") << name;
    EXPECT_EQ(
        to_string(reading.errors.front()),
        name + ":1:1: toml-syntax: found the name " + name +
            "; expected the text of the file: read it first, or give a shipped pack by its id where an id is taken");
  }
}

TEST(BrokenPack, NamesTheCharacterOutsideOfQuotes) {
  const auto reading = read_pack("# 注释\nid = \"城\"〔2024〕\"\n", "t");
  ASSERT_EQ(codes_of(reading), "toml-syntax");
  EXPECT_EQ(reading.errors[0].line, 2U);
  EXPECT_EQ(reading.errors[0].column, 9U);
  EXPECT_NE(reading.errors[0].found.find("〔"), std::string::npos);
  EXPECT_EQ(codes_of(read_pack("a = \"\"\"x\\\n、\"\"\"\n", "t")), "toml-syntax");
  EXPECT_EQ(codes_of(read_pack("a = 0\"〔\"\n", "t")), "toml-syntax");
  for (const char* text : {"a = \"\\、\"\n", "a = \"\"\"\\ é\"\"\"\n", "\"\"\"\"d\\\\%\\\\\\\\\\\xEF\xBA\xBF\\b\""})
    EXPECT_EQ(codes_of(read_pack(text, "t")), "toml-syntax") << text;
  for (const char* text : {"[", "[\n", "[=]\n", "[[!]]\n", "  [ \t,x]\n"})
    EXPECT_EQ(codes_of(read_pack(text, "t")), "toml-syntax") << text;
  EXPECT_NE(codes_of(read_pack("\xEF\xBB\xBFid = \"城\"\n", "t")), "toml-syntax");  // a byte order mark is no fault
}

TEST(BrokenPack, TellsAllThatIsWrongAtOnce) {
  const auto reading =
      read_pack(extending("[over]\nreason_ratio = \"x\"\n[grade]\npas = 1\n[score]\ndigits = 2.5\n"), "t");
  EXPECT_EQ(codes_of(reading), "number-unreadable key-unknown value-range source-missing source-missing");
  const std::string unreadable = "[over]\nreason_ratio = \"x\"\n";
  EXPECT_EQ(codes_of(read_pack(extending(unreadable + "[grade]\nbounds = [110, 90, 60]\n"), "t")),
            "number-unreadable source-missing source-missing grade-unreachable");
  EXPECT_EQ(codes_of(read_pack("id = \"a\"\nextends = \"cn-mof-2020\"\n" + unreadable, "t")),
            "number-unreadable key-missing key-missing key-missing key-missing source-missing");
  // What compares values with one that could not be read waits for it.
  EXPECT_EQ(
      codes_of(read_pack(extending("[weights]\ntotal = \"x\"\nlevel1 = { execution = 20, output = 100 }\n"), "t")),
      "number-unreadable source-missing source-missing");
}

// What the unknown pack could have given, such as the total of the weights or the words for grades, is not missed.
TEST(BrokenPack, TellsTheOtherFaultsOfAPackThatExtendsAnUnknownOne) {
  const auto codes = [](const std::string& rest) {
    return codes_of(read_pack(extending_unknown("province", rest), "t"));
  };
  EXPECT_EQ(codes("[over]\nreason_ratio = \"x\"\n[grade]\npas = 1\n"),
            "extends-unknown number-unreadable key-unknown source-missing");
  EXPECT_EQ(codes("[over]\nreason_ratio = 1.2\n"), "extends-unknown source-missing");
  EXPECT_EQ(codes_of(read_pack("id = \"a\"\nextends = \"b\"\n[quant]\nat_least = { rule = \"caped\" }\n", "t")),
            "extends-unknown rule-unknown key-missing key-missing key-missing key-missing source-missing");
  EXPECT_EQ(codes("[clauses.over_fulfilment]\ndocument = \"m\"\n[over]\nreason_ratio = 0.2\n"),
            "extends-unknown value-range");
  EXPECT_EQ(codes(row_scenario("八", "10")), "extends-unknown scenario-invalid");
  EXPECT_EQ(codes("[years]\nfrom = 2020\nto = 2019\n"), "extends-unknown years-order");
  const std::string all_of_it =
      "[clauses.weights]\ndocument = \"m\"\n[clauses.grade]\ndocument = \"m\"\n[weights]\nlevel1 = { execution = 20, "
      "output = 100 }\n[grade]\nbounds = [110, 90, 60]\n[[scenario]]\nname = \"n\"\ntotal = 90\nexpect = \"上等\"\n";
  EXPECT_EQ(codes(all_of_it), "extends-unknown");
  EXPECT_EQ(codes_of(read_pack("id = \"a\"\nextends = \"b\"\n", "t")),
            "extends-unknown key-missing key-missing key-missing key-missing");  // version, title, jurisdiction, source
}

std::string doubts_of(const std::string& rest) {
  const auto reading = read_pack(extending("[clauses.quantitative]\ndocument = \"m\"\n[clauses.execution]\ndocument = "
                                           "\"m\"\n" +
                                           rest),
                                 "t");
  if (!reading.value) return to_string(reading.errors.front());
  std::string all;
  for (const toml_error& one : reading.value->doubts)
    all += std::to_string(one.line) + " " + one.code + " " + one.key + ": " + one.found + "\n";
  return all;
}

TEST(Doubts, AreOfBoundsThatNobodyMeansAsShares) {
  EXPECT_EQ(doubts_of("[execution]\npoints = { rule = \"banded\", bands = [[60, 0.5], [80, 0.8], [90, 1]] }\n"),
            "12 bound-doubtful execution.points: a bound at x = 60, which is 6000%\n");
  EXPECT_EQ(doubts_of("[[rows]]\nkind = \"satisfaction\"\npoints = { rule = \"banded\", bands = [[90, 1]] }\n"),
            "13 bound-doubtful rows[1].points: a bound at x = 90, which is 9000%\n");
  EXPECT_EQ(
      doubts_of("[quant]\nat_least = { rule = \"bands\", x = \"share_of_target\", bands = [{ below = 60, share = 0 "
                "}, { from = 60, share = 1 }] }\n"),
      "12 bound-doubtful quant.at_least: a bound at x = 60, which is 6000%\n");
  // 60 days, and shares as they should be
  EXPECT_EQ(doubts_of("[[rows]]\nkind = \"timeliness\"\npoints = { rule = \"deduction\", each = 0.1, from = 60 }\n"),
            "");
  EXPECT_EQ(doubts_of("[execution]\npoints = { rule = \"banded\", bands = [[0.6, 0.5], [0.9, 1]] }\n"), "");
}

TEST(Doubts, AreOfGradesWhoseBoundsAreShares) {
  const std::string clause = "[clauses.grade]\ndocument = \"m\"\n[grade]\nbounds = ";
  EXPECT_EQ(doubts_of(clause + "[0.9, 0.8, 0.6]\n"),
            "14 bound-doubtful grade.bounds: a grade from 0.9 points upwards\n");
  EXPECT_EQ(doubts_of(clause + "[95, 85, 60]\n"), "");
}

TEST(Doubts, AreOfRulesThatMatchNoRow) {
  const auto row = [](const std::string& kind, const std::string& category) {
    return doubts_of("[[rows]]\nkind = \"" + kind + "\"\ncategory = \"" + category +
                     "\"\npoints = { rule = \"capped\" }\n");
  };
  EXPECT_EQ(row("economic", "output"), "13 row-matches-none rows[1].category: kind economic under category output\n");
  EXPECT_EQ(row("economic", "benefit") + row("economic", "cost") + row("cost", "output") + row("quantity", "output"),
            "");
}

TEST(ExtendingPack, HoldsTheOthersParametersWhereItGivesNone) {
  const auto reading = read_pack(
      extending("[clauses.over_fulfilment]\ndocument = \"memo 7\"\nobserved = true\n[over]\nreason_ratio = 1.2\n"),
      "t");
  ASSERT_TRUE(reading.value) << to_string(reading.errors.front());
  const auto found = differences(cn_mof_2020(), reading.value->rules);
  std::vector<std::string> keys;
  for (const pack_difference& one : found) keys.push_back(one.key);
  EXPECT_EQ(keys,
            (std::vector<std::string>{"id", "title", "jurisdiction", "over.reason_ratio", "clauses.over_fulfilment"}));
  EXPECT_EQ(reading.value->extends, "cn-mof-2020");
}

TEST(ExtendingPack, MayExtendAPackThatTheHostHolds) {
  const pack_file base = read_shipped_pack("cn-mof-2020");
  std::vector<pack_file> known = {base};
  known[0].rules.id = "province";
  known[0].rules.grade.pass = 70;
  const auto reading = read_pack(
      "id = \"city\"\nversion = \"1\"\ntitle = \"t\"\njurisdiction = \"j\"\nextends = \"province\"\nsource = { "
      "document = \"m\" }\n",
      "t", {}, known);
  ASSERT_TRUE(reading.value) << to_string(reading.errors.front());
  EXPECT_EQ(reading.value->rules.grade.pass, 70_d);
}

TEST(RulesInPacks, AreTheCurvesTheyName) {
  const auto execution = [](const std::string& rule) {
    const auto reading = read_pack(changed("points = { rule = \"capped\" }", "points = " + rule), "t");
    return reading.value ? to_string(reading.value->rules.execution.points) : to_string(reading.errors.front());
  };
  EXPECT_EQ(execution("{ rule = \"gated\", gate = 0.6 }"), to_string(gated(0.6_d)));
  EXPECT_EQ(execution("{ rule = \"constant\", share = 1 }"), "x in (-∞, ∞): 1");
  // 10/7/5/0 of 10: finished within the budget 10, from 80 % on 7, from 60 % on 5
  EXPECT_EQ(
      execution("{ rule = \"bands\", bands = [{ from = \"100%\", share = 1 }, { from = 0.8, below = 1, share = 0.7 },"
                " { from = \"60%\", below = 0.8, share = 0.5 }, { below = 0.6, share = 0 }] }"),
      "x in (-∞, 0.6): 0; x in [0.6, 0.8): 0.5; x in [0.8, 1): 0.7; x in [1, ∞): 1");
}

TEST(RulesInPacks, TakeTheParametersOfTheirKind) {
  const auto at_least = [](const std::string& rule) {
    const auto reading = read_pack(changed("at_least = { rule = \"capped\" }", "at_least = " + rule), "t");
    return reading.value ? reading.value->rules.quant.at_least : row_rule(constant(0));
  };
  EXPECT_EQ(at_least("{ rule = \"capped_from\", gate = 0.6 }"), row_rule(capped_from(0.6_d)));
  EXPECT_EQ(at_least("{ rule = \"threshold\" }"), row_rule(threshold()));
  EXPECT_EQ(at_least("{ rule = \"banded\", bands = [[0.6, 0.5], [0.8, 0.8], [0.9, 1]] }"),
            row_rule(banded({{0.6_d, 0.5_d}, {0.8_d, 0.8_d}, {0.9_d, 1_d}}), argument::actual));
  EXPECT_EQ(at_least("{ rule = \"banded\", x = \"share_of_target\", bands = [[1, 1]] }"),
            row_rule(banded({{1_d, 1_d}})));
  EXPECT_EQ(at_least("{ rule = \"deduction\", each = 0.1, from = 2 }"),
            row_rule(deduction(0.1_d, 2_d), argument::actual));
  EXPECT_EQ(at_least("{ rule = \"bands\", x = \"actual\", bands = [{ share = 1 }] }"),
            row_rule(constant(1_d), argument::actual));
}

TEST(RulesInPacks, AreRefusedWithoutTheParametersOfTheirKind) {
  const auto codes = [](const std::string& rule) {
    return codes_of(read_pack(changed("at_least = { rule = \"capped\" }", "at_least = " + rule), "t"));
  };
  EXPECT_EQ(codes("{ rule = \"gated\" }"), "key-missing");
  EXPECT_EQ(codes("{ rule = \"gated\", gate = 1 }"), "value-range");
  EXPECT_EQ(codes("{ rule = \"gated\", gate = 0.6, gates = 1 }"), "key-unknown");
  EXPECT_EQ(codes("{ rule = \"banded\", bands = [[0.6, 0.5, 1]] }"), "value-type");
  EXPECT_EQ(codes("{ rule = \"banded\", bands = [[0.8, 0.5], [0.6, 1]] }"), "value-range");
  EXPECT_EQ(codes("{ rule = \"tiers\", bounds = [0.5] }"), "rule-unknown");
  EXPECT_EQ(codes("{ rule = \"bands\", bands = [{ share = 1 }] }"), "key-missing");
  EXPECT_EQ(codes("{ rule = \"stepped_deduction\", each = \"1e-900\" }"), "value-range");  // would take 1e900 steps
}

TEST(RulesInPacks, RunStraightBetweenTwoShares) {
  const auto reading = read_pack(changed("points = { rule = \"capped\" }",
                                         "points = { rule = \"bands\", bands = [{ below = 0.6, share = 0 }, { from = "
                                         "0.6, below = 0.9, share = 0.4, share_to = 1 },"
                                         " { from = 0.9, share = 1 }] }"),
                                 "t");
  ASSERT_TRUE(reading.value) << to_string(reading.errors.front());
  const curve& points = reading.value->rules.execution.points;
  EXPECT_EQ(points.image(ratio(0.6_d)), interval(ratio(0.4_d)));
  EXPECT_EQ(points.image(ratio(0.75_d)), interval(ratio(0.7_d)));  // half-way: (0.4 + 1) / 2
  EXPECT_EQ(points.image(0.7_d + 0_d), interval(ratio(0.6_d)));    // a third of the way: 0.4 + 0.6 / 3
}

TEST(RulesInPacks, MayBeCodeThatTheHostRegistered) {
  const std::vector<std::shared_ptr<const custom_rule>> code = {make_rule(
      "half", "1", "memo 7", true, [](const ratio&, const ratio&, const ratio& weight) { return weight / ratio(2); })};
  const auto reading = read_pack(extending("[clauses.quantitative]\ndocument = \"memo 7\"\n[[rows]]\nkind = "
                                           "\"cost\"\npoints = { rule = \"code\", name = \"half\" }\n"),
                                 "t", code);
  ASSERT_TRUE(reading.value) << to_string(reading.errors.front());
  ASSERT_EQ(reading.value->rules.rows.size(), 1U);
  EXPECT_EQ(reading.value->rules.rows[0].rule.code, code[0]);
  EXPECT_EQ(reading.value->rules.rows[0].kind, kind::cost);
}

TEST(Schema, ListsEveryCodeEveryKindAndItsParameters) {
  std::ifstream file(PERFEVAL_TEST_DATA "/../../docs/schema/rules.schema.json");
  const std::string schema((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto names = [&schema](std::string_view word) {
    return schema.find("\"const\": \"" + std::string(word) + "\"") != std::string::npos;
  };
  for (const pack_error_code& one : pack_error_codes()) EXPECT_TRUE(names(one.code)) << one.code;
  for (const rule_kind& kind : rule_kinds()) {
    if (kind.x == kind_x::rank) continue;
    ASSERT_TRUE(names(kind.name)) << kind.name;
    const std::size_t position = schema.find("\"const\": \"" + std::string(kind.name) + "\"");
    const std::string properties = schema.substr(position, schema.find("share_of_target", position) - position);
    for (const kind_parameter& one : kind.parameters)
      EXPECT_NE(properties.find("\"" + std::string(one.name) + "\""), std::string::npos)
          << kind.name << ' ' << one.name;
  }
}

form form_of(const char* department, std::optional<std::int32_t> year) {
  form made;
  made.department = read_cell(department);
  made.year = year;
  return made;
}

TEST(Choice, FollowsTheRegionAndTheYearOfTheForm) {
  const auto chosen = [](const char* department, std::optional<std::int32_t> year) {
    return choose_pack(form_of(department, year));
  };
  EXPECT_EQ(chosen("北京市朝阳区城管局", 2022).id, "chaoyang-2022-observed");
  EXPECT_EQ(chosen("北京市朝阳区城管局", 2023).id, "cn-mof-2020");
  EXPECT_EQ(chosen("湖北省黄石市教育局", 2020).id, "hubei-20");
  EXPECT_EQ(chosen("江西省政协", 2017).id, "cn-legacy-2016");
  EXPECT_EQ(chosen("安徽省萧县", 2023).id, "cn-mof-2020");
  EXPECT_EQ(chosen("安徽省萧县", std::nullopt).id, "cn-mof-2020");
  EXPECT_EQ(chosen("安徽省萧县", 2010).id, "cn-mof-2020");
  EXPECT_NE(chosen("湖北省黄石市教育局", 2020).reason.find("湖北 in 湖北省黄石市教育局, 2020"), std::string::npos);
  EXPECT_NE(chosen("安徽省萧县", 2010).reason.find("no pack is in force"), std::string::npos);
  const std::vector<pack_file> one{read_shipped_pack("hubei-20")};
  EXPECT_EQ(choose_pack(form_of("北京市朝阳区城管局", 2022), one).id, "cn-mof-2020");
}

// The n-th block of TOML on the page, from 0.
std::string snippet(const std::string& page, int n) {
  const std::string fence = "```toml\n";
  std::size_t begin = 0;
  for (int i = 0; i <= n; ++i) begin = page.find(fence, begin) + fence.size();
  return page.substr(begin, page.find("```", begin) - begin);
}

TEST(WritingPacks, ShowsPacksThatAreReadAsTheyStand) {
  std::ifstream file(PERFEVAL_TEST_DATA "/../../docs/writing-packs.md");
  const std::string page((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto reading = read_pack(snippet(page, 0), "writing-packs.md");
  ASSERT_TRUE(reading.value) << to_string(reading.errors.front());
  EXPECT_EQ(reading.value->rules.quant.at_least, row_rule(capped_from(0.6_d)));
  // a source of its own; the rules across rows and their scenario
  const auto sourced = read_pack(extending(snippet(page, 1)), "writing-packs.md");
  ASSERT_TRUE(sourced.value) << to_string(sourced.errors.front());
  const auto across =
      read_pack(extending("[clauses.weights]\ndocument = \"memo 7\"\n" + snippet(page, 3) + snippet(page, 4)),
                "writing-packs.md");
  ASSERT_TRUE(across.value) << to_string(across.errors.front());
  EXPECT_TRUE(run_scenario(across.value->scenarios.back(), across.value->rules).passed);
  for (const pack_error_code& one : pack_error_codes())
    EXPECT_NE(page.find("`" + std::string(one.code) + "`"), std::string::npos) << one.code;
}

// Numbers too long, lists too long, brackets too deep: refused or read, at once, and never more than the text's size.
TEST(HostilePack, CostsNoMoreThanItsSize) {
  const std::string digits(900000, '9');
  EXPECT_EQ(codes_of(read_pack(changed("reason_ratio = 1.3 ", "reason_ratio = \"" + digits + "\" "), "t")),
            "number-unreadable");
  EXPECT_EQ(codes_of(read_pack(changed("reason_ratio = 1.3 ", "reason_ratio = \"1e999999999\" "), "t")),
            "number-unreadable");
  std::string bands;
  for (int i = 0; i < 5000; ++i)
    bands += "{ from = " + std::to_string(i) + ", below = " + std::to_string(i + 1) + ", share = 0 },\n";
  const auto many = read_pack(
      changed("points = { rule = \"capped\" }", "points = { rule = \"bands\", bands = [{ below = 0, share = 0 },\n" +
                                                    bands + "{ from = 5000, share = 1 }] }"),
      "t");
  ASSERT_TRUE(many.value) << to_string(many.errors.front());
  EXPECT_EQ(many.value->rules.execution.points.segments().size(), 5002U);
  std::string rows = "[[scenario]]\nname = \"n\"\nexpect = 1\nrows = [";
  for (int i = 0; i < 201; ++i) rows += "{ target = \"1\", actual = \"1\", weight = 1 },";
  EXPECT_EQ(codes_of(read_pack(extending(rows + "]\n"), "t")), "scenario-invalid");
}

TEST(HostilePack, NeitherCrashesNorHangs) {
  const std::string text = default_text();
  for (std::size_t size = 0; size < text.size(); size += 97) EXPECT_NO_THROW(read_pack(text.substr(0, size), "t"));
  std::string deep = "a = ";
  for (int i = 0; i < 100000; ++i) deep += '[';
  EXPECT_EQ(codes_of(read_pack(deep, "t")), "pack-too-deep");
  std::string dotted = "a";
  for (int i = 0; i < 100000; ++i) dotted += ".a";
  EXPECT_EQ(codes_of(read_pack(dotted + " = 1\n", "t")), "pack-too-deep");
  EXPECT_EQ(codes_of(read_pack(std::string("a = \"\xff\xfe\"\n"), "t")), "toml-syntax");
}

}  // namespace
