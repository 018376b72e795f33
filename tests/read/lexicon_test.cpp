// Words as data: the built-in ones are sound, and a user's own are added to them or refused with their places.
#include "layout.hpp"

#include "recognise/dictionary.hpp"

#include <perfeval/audit/contradiction.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/read/lexicon.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/row_reading.hpp>
#include <perfeval/write/json.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace perfeval {
namespace {

using testing::as_spans;

lexicon with_words(const std::string& toml) {
  auto read = read_lexicon(toml, "own.toml");
  EXPECT_TRUE(read.value.has_value()) << (read.errors.empty() ? "" : to_string(read.errors.front()));
  return read.value.value_or(lexicon());
}

form only(const std::string& rows, const lexicon& words = {}) {
  const table from = as_spans(rows);
  auto forms = recognise({&from, 1}, {}, words).forms;
  EXPECT_EQ(forms.size(), 1u);
  return forms.empty() ? form{} : forms.front();
}

// The whole fault of a words file with a single one.
std::string fault(const std::string& toml) {
  const auto read = read_lexicon(toml, "own.toml");
  EXPECT_FALSE(read.value.has_value());
  return read.errors.size() == 1 ? to_string(read.errors.front()) : std::to_string(read.errors.size()) + " faults";
}

const std::string head =
    "项目支出绩效自评表\n项目名称|甲\n项目资金|全年预算数|全年执行数|执行率\n年度资金总额|120|60|50%\n";

TEST(Lexicon, FindsAWordOfOnesOwnAsAColumn) {
  const std::string rows =
      head + "一级指标|二级指标|三级指标|指标值|完成值|分值|考核所得\n产出指标|数量指标|乙|1个|1个|90|88\n";
  EXPECT_EQ(only(rows).indicators.at(0).score.content, content::absent);
  const lexicon words = with_words("[score_column]\nwhole = [\"考核所得\"]\n");
  EXPECT_EQ(only(rows, words).indicators.at(0).score.text, "88");
  EXPECT_EQ(only(rows, words).indicators.at(0).weight.text, "90");
}

const std::string indicator_head = "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n";

TEST(OwnUnits, OneIsReadInTargetsActualsNamesAndUnitColumns) {
  const lexicon words = with_words("[units]\n\"垧\" = \"15 亩\"\n\"大棚\" = \"座\"\n");
  const form made = only(head + indicator_head +
                             "产出指标|数量指标|甲|≥2垧|30亩|50|50\n||乙|≥0.5万垧|75000亩|20|20\n||丙(垧)|≥2|2|10|10\n"
                             "||丁|≥3大棚|3座|10|10\n",
                         words);
  const auto readings = [&](const form& paper) {
    std::string all;
    for (const auto& row : paper.indicators) {
      const auto read = read_row(row, paper, pack());
      all += std::string(name_of(read.result)) + (read.value() != nullptr && *read.value() == read.low ? " = " : " ");
    }
    return all;
  };
  // 2 垧 are 30 亩, 5000 垧 are 75000 亩.
  EXPECT_EQ(made.indicators.at(0).wanted.unit, (unit{dimension::area, "平方米", 10000, 1, "", "垧"}));
  EXPECT_EQ(readings(made), "met = met = met = met = ");
  EXPECT_EQ(unit_beside(made.indicators.at(2), made).base, "平方米");
  EXPECT_TRUE(check(made).empty());
  // And once more from JSON, without the words file.
  const auto again = read_json(write_json({&made, 1}));
  ASSERT_EQ(again.value.size(), 1u);
  EXPECT_EQ(again.value[0], made);
  EXPECT_EQ(readings(again.value[0]), "met = met = met = met = ");
}

TEST(OwnUnits, AmountsAndTheirHeadersMayBeInOne) {
  const lexicon words = with_words("[units]\n\"百元\" = \"100 元\"\n");
  const std::string rows =
      "项目支出绩效自评表\n项目名称|甲\n项目资金（百元）|全年预算数|全年执行数|执行率\n年度资金总额|120|6000元|50%\n";
  const form made = only(rows + indicator_head + "产出指标|数量指标|乙|1个|1个|90|88\n", words);
  EXPECT_EQ(made.money, "百元");
  EXPECT_EQ(made.budget.at(0).executed.value, decimal(60));
  EXPECT_TRUE(check(made).empty());
  const std::string in_yuan =
      "项目支出绩效自评表\n项目名称|甲\n项目资金（元）|全年预算数|全年执行数|执行率\n年度资金总额|120百元|60|50%\n";
  EXPECT_EQ(only(in_yuan, words).budget.at(0).annual_budget.value, decimal(12000));
}

TEST(OwnUnits, AUnitThatIsNotExactIsRefused) {
  EXPECT_EQ(fault("[units]\n\"亩\" = \"666 平方米\"\n"),
            "own.toml:2:1: unit-known: units.亩: found \"亩\"; expected a unit that the library does not know");
  EXPECT_EQ(fault("[units]\n\"人次\" = \"1 人\"\n"),
            "own.toml:2:1: unit-known: units.人次: found \"人次\"; expected a unit that the library does not know");
  EXPECT_EQ(fault("[units]\n\"垧\" = \"约15亩\"\n"),
            "own.toml:2:7: unit-meaning: units.垧: found \"约15亩\"; expected a number (15, 0.5 or 2000/3) and a known "
            "unit, such as \"15 亩\"");
  EXPECT_EQ(fault("[units]\n\"垧\" = \"0 亩\"\n").substr(0, 28), "own.toml:2:7: unit-meaning: ");
  EXPECT_EQ(fault("[units]\n\"垧\" = \"1/0 亩\"\n").substr(0, 28), "own.toml:2:7: unit-meaning: ");
  EXPECT_EQ(fault("[units]\n\"3垧\" = \"45 亩\"\n").substr(0, 25), "own.toml:2:1: unit-name: ");
  EXPECT_EQ(
      fault("[units]\n\"垧\" = \"15 亩\"\n\"大垧\" = \"2 垧\"\n"),
      "own.toml:3:8: unit-meaning: units.大垧: found \"2 垧\"; expected a number of a unit that this file does not "
      "add");
  EXPECT_EQ(fault("[units]\n\"垧\" = 15\n"),
            "own.toml:2:7: value-type: units.垧: found a value of another type; expected a number and a known unit, in "
            "quotes: \"15 亩\"");
  EXPECT_EQ(fault("units = 3\n").substr(0, 26), "own.toml:1:9: value-type: ");
}

TEST(Lexicon, AWholeCellOfOnesOwnDecidesAgainstTheBuiltInWords) {
  // 评分 is in a score's header everywhere; here 评分上限 is the weight.
  const std::string rows =
      head + "一级指标|二级指标|三级指标|指标值|完成值|评分上限|得分\n产出指标|数量指标|乙|1个|1个|90|88\n";
  const lexicon words = with_words("[weight_column]\nwhole = [\"评分上限\"]\n");
  EXPECT_EQ(only(rows, words).indicators.at(0).weight.text, "90");
  EXPECT_EQ(only(rows, words).indicators.at(0).score.text, "88");
}

TEST(Lexicon, APartOfACellCountsLikeABuiltInWord) {
  // 核定 makes the initial budget; 核定预算执行率 remains a rate.
  const std::string rows =
      "项目支出绩效自评表\n项目名称|甲\n项目资金|核定数|全年预算数|全年执行数|核定预算执行率\n年度资金总额|100|120|60|"
      "50%\n"
      "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|乙|1个|1个|90|88\n";
  const form f = only(rows, with_words("[initial_column]\nanywhere = [\"核定\"]\n"));
  EXPECT_EQ(f.budget.at(0).initial_budget.text, "100");
  EXPECT_EQ(f.budget.at(0).annual_budget.text, "120");
  EXPECT_EQ(f.budget.at(0).execution_rate.text, "50%");
}

TEST(Lexicon, TeachesLabelsAndLinesOfFunds) {
  const std::string rows =
      "项目支出绩效自评表\n工程简称|甲\n牵头处室|乙\n项目资金|全年预算数|全年执行数|执行率\n年度资金总额|120|60|50%\n"
      "其中：专班拨入款|120|60|50%\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出指标|数量指标|乙|1个|1个|"
      "90|88\n";
  const form f =
      only(rows, with_words("[project_label]\nwhole = [\"工程简称\"]\n[department_label]\nfirst = [\"牵头\"]\n"
                            "[appropriation]\nwhole = [\"专班拨入款\"]\n"));
  EXPECT_EQ(f.project.text, "甲");
  EXPECT_EQ(f.department.text, "乙");
  EXPECT_EQ(f.budget.at(1).line, fund::appropriation);
}

TEST(Lexicon, ComparesAWordAsItComparesACell) {  // traditional characters, full width, spaces
  const std::string rows =
      head + "一级指标|二级指标|三级指标|指标值|完成值|分值|KPI 实得\n产出指标|数量指标|乙|1个|1个|90|88\n";
  EXPECT_EQ(only(rows, with_words("[score_column]\nwhole = [\"ＫＰＩ實得\"]\n")).indicators.at(0).score.text, "88");
}

// A list of projects: the money of a source, under a header of the user's own.
TEST(Lexicon, TeachesASourceOfAListOfProjects) {
  const std::string rows =
      "绩效自评表\n项目名称|预算数|苏木专款|旗配套款|一级指标|三级指标|指标值|完成值|分值|得分\n"
      "甲|30|20|10|产出指标|乙|1个|1个|90|90\n丙|50|40|10|产出指标|丁|1个|1个|90|90\n";
  const table from = testing::as_spans(rows);
  EXPECT_EQ(recognise({&from, 1}).forms.at(0).budget.size(), 1u);
  const auto words = with_words("[source_column]\nwhole = [\"苏木专款\", \"旗配套款\"]\n");
  const auto taught = recognise({&from, 1}, {}, words).forms;
  ASSERT_EQ(taught.size(), 2u);
  ASSERT_EQ(taught[0].budget.size(), 3u);
  EXPECT_EQ(taught[0].budget[1].label.text, "苏木专款");
  EXPECT_EQ(taught[0].budget[1].annual_budget.text, "20");
  EXPECT_EQ(taught[1].budget[2].annual_budget.text, "10");
}

TEST(Lexicon, NamesItsFileAndFingerprint) {
  EXPECT_FALSE(lexicon().added().has_value());
  const lexicon words = with_words("");
  EXPECT_EQ(words.added()->file, "own.toml");
  // SHA-256 of no bytes (FIPS 180-4)
  EXPECT_EQ(words.added()->fingerprint, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(WordsFile, NamesFileLineKeyAndWhatWasExpected) {
  EXPECT_EQ(fault("[score_colum]\nwhole = [\"实得\"]\n"),
            "own.toml:1:2: list-unknown: score_colum: found \"score_colum\"; expected a list of words (docs/reading.md "
            "has them); the nearest name is score_column");
  EXPECT_EQ(fault("[score_column]\nbegin = [\"实得\"]\n"),
            "own.toml:2:1: place-unknown: score_column.begin: found \"begin\"; expected anywhere, whole, first, last "
            "or part");
  EXPECT_EQ(fault("[score_column]\nwhole = [\"实得\",\n\"\"]\n"),
            "own.toml:3:1: word-empty: score_column.whole: found \"\"; expected a word of at least one character");
  EXPECT_EQ(fault("[score_column]\nwhole = [\"实得\", \"实得\"]\n"),
            "own.toml:2:16: word-twice: score_column.whole: found \"实得\"; expected each word once");
  EXPECT_EQ(fault("[score_column]\nwhole = [\"实得\"]\n[weight_column]\nanywhere = [\"实得\"]\n"),
            "own.toml:4:13: words-contradict: weight_column.anywhere: found \"实得\"; expected one meaning: it is also "
            "in score_column.whole");
  EXPECT_EQ(fault("[score_column]\nwhole = [\"实得（分）\"]\n"),
            "own.toml:2:10: word-never-found: score_column.whole: found \"实得（分）\"; expected \"实得\": text in "
            "brackets, an ordinal before it, marks at its ends and Latin words after it are left out when a cell is "
            "compared");
  EXPECT_EQ(fault("score_column = \"实得\"\n"),
            "own.toml:1:16: value-type: score_column: found a value of another type; expected a table: [score_column] "
            "with whole = [\"…\"]");
}

TEST(WordsFile, TriggersEveryCode) {
  const std::vector<std::string> broken{"[",
                                        std::string(1'100'000, '#'),
                                        "a = " + std::string(70, '[') + std::string(70, ']'),
                                        "[nothing]\n",
                                        "[total]\nbegin = []\n",
                                        "[total]\nwhole = 1\n",
                                        "[total]\nwhole = [\" \"]\n",
                                        "[total]\nwhole = [\"一、总和\"]\n",
                                        "[total]\nwhole = [\"总和\", \"总和\"]\n",
                                        "[units]\n\"亩\" = \"1 米\"\n",
                                        "[units]\n\"3垧\" = \"1 亩\"\n",
                                        "[units]\n\"垧\" = \"亩余\"\n\"石\" = \"5\"\n",
                                        "[total]\nwhole = [\"总和\"]\n[subtotal]\nwhole = [\"总和\"]\n"};
  std::set<std::string> seen, all;
  for (const auto& toml : broken)
    for (const auto& error : read_lexicon(toml, "own.toml").errors) seen.insert(error.code);
  for (const auto& one : lexicon_error_codes()) all.insert(std::string(one.code));
  EXPECT_EQ(seen, all);
}

TEST(WordsFile, MayRepeatABuiltInWord) {
  EXPECT_TRUE(read_lexicon("[score_column]\nanywhere = [\"得分\"]\n", "own.toml").value.has_value());
}

TEST(WordsFile, MayUseEveryList) {
  std::string toml;
  for (const auto list : lexicon_lists())
    toml += "[" + std::string(list) + "]\nwhole = { \"生词" + std::string(list) + "词\" = \"北京市某区 2024\" }\n";
  EXPECT_TRUE(read_lexicon(toml, "own.toml").value.has_value());
}

// The built-in file, a line at a time: no word is left out by its reader.
TEST(BuiltInWords, AreAllFoundInTheirList) {
  std::ifstream file(PERFEVAL_TEST_DATA "/../../lib/recognise/lexicon.toml");
  const lexicon built_in;
  std::string line, list, position;
  std::size_t count = 0;
  while (std::getline(file, line)) {
    if (line.starts_with("[")) {
      const auto point = line.find('.');
      list = line.substr(1, point - 1);
      position = line.substr(point + 1, line.size() - point - 2);
      ASSERT_TRUE(named<words::list>(list).has_value()) << line;
    } else if (line.starts_with("\"")) {
      const std::string word = line.substr(1, line.find('"', 1) - 1);
      ++count;
      if (position == "part") {
        words::division made;
        const std::string header = word.size() > 2 ? word + word : word + word + "资金";
        EXPECT_TRUE(built_in.dictionary().divide(header, made) && made.has(*named<words::list>(list))) << line;
        continue;
      }
      EXPECT_TRUE(built_in.dictionary().find_in(word)[*named<words::list>(list)]) << line;
      const bool inside = built_in.dictionary().find_in("丑" + word + "丑")[*named<words::list>(list)];
      EXPECT_TRUE(inside || position != "anywhere") << line;
    }
  }
  EXPECT_GT(count, 1000u);
}

}  // namespace
}  // namespace perfeval
