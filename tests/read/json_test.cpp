#include <perfeval/audit/contradiction.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/write/json.hpp>

#include "layout.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace perfeval {
namespace {

reading<std::vector<form>> forms_in(const std::string& body) {
  return read_json("{\"schema\": 1, \"forms\": [" + body + "]}");
}

form only(const std::string& body) {
  auto result = forms_in(body);
  EXPECT_TRUE(result.troubles.empty()) << (result.troubles.empty() ? ""
                                                                   : std::string(name_of(result.troubles[0].kind)) +
                                                                         " " + result.troubles[0].at);
  return result.value.size() == 1 ? result.value[0] : form{};
}

// A form that uses every part of the model.
form full_form() {
  form f = testing::forms_of_text(
               "部门整体支出绩效自评表\n（2022年度）\n项目名称|甲\n主管部门|局|实施单位|站\n联系人|　\n"
               "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|原因\n|年度资金总额|20|4500元|1e2|"
               "10|99.96%|9|晚\n|其中：当年财政拨款|20|x|　|—|‰|—|\n"
               "年度总体目标|预期目标|实际完成情况\n|\"引号\"\\与换行|完成\n"
               "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|分值|得分|原因|星座\n产出指标（40-50分）|"
               "时效指标|★甲|≥|10|个|12|50|50.0|无|白羊\n"
               "||其中乙||2022年11月底前|　|11月20日||||\n|成本指标|丙||约100人||5~10个|||　|\n总分|100|97."
               "5（优）\n自评说明|好\n")
               .at(0);
  f.budget.at(0).executed.stored = "19.992000000000001";
  f.indicators.at(2).score.merged = true;
  return f;
}

TEST(JsonOfForms, ReturnsEqualForms) {
  const std::vector<form> forms{full_form(), form{}};
  const auto again = read_json(write_json(forms));
  EXPECT_TRUE(again.troubles.empty());
  EXPECT_EQ(again.value, forms);
}

TEST(JsonOfForms, ReturnsADeadlineWithoutABeginning) {
  form made;
  made.indicators.resize(1);
  made.indicators[0].wanted = read_statement("2023年12月31日前");
  ASSERT_EQ(made.indicators[0].wanted.first, earliest_day);
  EXPECT_EQ(read_json(write_json({&made, 1})).value, std::vector<form>{made});
}

TEST(JsonOfForms, ReturnsTheLongestNumbersThatAreRead) {
  for (const char* text : {"1e1000", "1e-1000", "-2.50e-999"}) {
    form made;
    made.total.score = read_figure(text, column::score);
    const auto again = read_json(write_json({&made, 1}));
    EXPECT_TRUE(again.clean()) << text;
    EXPECT_EQ(again.value, std::vector<form>{made}) << text;
  }
}

TEST(JsonOfForms, ReturnsWhatNoTextContradicts) {
  form made;
  made.year_cell = read_cell("（2022年度）");  // but no year
  made.money = "";
  made.indicators.resize(1);
  made.indicators[0].category = category::output;  // but no heading
  made.budget.resize(1);
  made.budget[0].line = fund::carry_over;
  made.budget[0].depth = 7;
  made.budget[0].weight = read_figure("10分", column::weight);
  const auto again = read_json(write_json({&made, 1}));
  ASSERT_EQ(again.value.size(), 1u);
  EXPECT_EQ(again.value[0], made);
}

TEST(JsonOfForms, AContradictionSetInCodeIsReportedAndTheTextTaken) {
  form made;
  made.indicators.resize(1);
  made.indicators[0].target = read_cell("10个");  // but no statement
  made.indicators[0].weight = read_figure("10分", column::weight);
  const form sound = [&] {
    form whole = made;
    whole.indicators[0].wanted = read_statement("10个");
    whole.has.weight = whole.has.target = true;
    return whole;
  }();
  made.has = sound.has;
  made.indicators[0].weight.value = 9;
  EXPECT_EQ(check(made).size(), 2u);
  const auto again = read_json(write_json({&made, 1}));
  ASSERT_EQ(again.troubles.size(), 2u);
  EXPECT_TRUE(again.troubles[0].at.ends_with("(forms[1].indicators[1].weight.value)")) << again.troubles[0].at;
  EXPECT_TRUE(again.troubles[1].at.ends_with("(forms[1].indicators[1].wanted)")) << again.troubles[1].at;
  EXPECT_EQ(again.value, std::vector<form>{sound});
  EXPECT_TRUE(check(again.value[0]).empty());
}

TEST(JsonOfForms, WritesTheScaleOfANumberAsItWasPrinted) {
  form made;
  made.total.score = read_figure("68.90", column::score);
  const std::string json = write_json({&made, 1});
  EXPECT_NE(json.find("\"value\": \"68.90\""), std::string::npos) << json;
}

TEST(JsonByHand, NeedsNothingButTexts) {
  const form f = only(R"({"kind": "project", "project": "某项目", "money": "万元", "year": 2022,
    "budget": [{"label": "年度资金总额", "annual_budget": "4500元", "executed": 0.45, "execution_rate": "100%", "weight": 10, "score": "10"}],
    "indicators": [{"level1": "产出指标", "level2": "时效指标", "name": {"text": "完成时间"}, "target": "11月底前", "actual": "12月", "weight": "10", "score": {"text": "9.0"}}],
    "total": {"weight": 100, "score": "19"}})");
  EXPECT_EQ(f.project.text, "某项目");
  ASSERT_EQ(f.budget.size(), 1u);
  EXPECT_EQ(f.budget[0].line, fund::total);
  EXPECT_EQ(to_string(f.budget[0].annual_budget.value), "0.4500");
  EXPECT_EQ(to_string(f.budget[0].executed.value), "0.45");
  EXPECT_EQ(f.budget[0].execution_rate.unit, "%");
  const auto& row = f.indicators.at(0);
  EXPECT_EQ(row.category, category::output);
  EXPECT_EQ(row.kind, kind::timeliness);
  EXPECT_EQ(row.wanted.kind, statement_kind::date);
  EXPECT_TRUE(row.wanted.by);
  EXPECT_EQ(to_string(row.score.value), "9.0");
  EXPECT_TRUE(f.has.annual_budget);
  EXPECT_FALSE(f.has.initial_budget);
  EXPECT_TRUE(f.has.weight);
  EXPECT_FALSE(f.has.reason);
  EXPECT_EQ(f.index, 1u);
}

TEST(JsonByHand, ANumberIsItsSourceTextAndNoDouble) {
  const form f = only(R"({"total": {"weight": 100.00, "score": 0.1000000000000000055511151231257827}})");
  EXPECT_EQ(f.total.weight.text, "100.00");
  EXPECT_EQ(to_string(f.total.weight.value), "100.00");
  EXPECT_EQ(to_string(f.total.score.value), "0.1000000000000000055511151231257827");
}

TEST(JsonByHand, AGivenValueOutranksTheText) {
  const form f = only(R"({"total": {"score": {"text": "97.5（优）", "value": "97.5"}}})");
  EXPECT_TRUE(f.total.score.has_value());
  EXPECT_EQ(to_string(f.total.score.value), "97.5");
}

TEST(JsonByHand, NumbersBeyondTheLimitsAreUnreadableAndTheRestIsKept) {
  const form f =
      only("{\"total\": {\"weight\": 1e1000000000, \"score\": " + std::string(10'000, '9') + "}, \"project\": \"甲\"}");
  EXPECT_EQ(f.total.weight.content, content::unreadable);
  EXPECT_EQ(f.total.score.content, content::unreadable);
  EXPECT_EQ(f.project.text, "甲");
}

void expect_trouble(const reading<std::vector<form>>& result, trouble_kind kind, const std::string& place,
                    const std::string& found) {
  ASSERT_EQ(result.troubles.size(), 1u);
  EXPECT_EQ(result.troubles[0].kind, kind);
  EXPECT_EQ(result.troubles[0].at, place);
  EXPECT_EQ(result.troubles[0].found, found);
  EXPECT_FALSE(result.troubles[0].expected.empty());
}

// {"schema": 1, "forms": [ is 24 bytes long: a form begins in column 25.
TEST(JsonTroubles, AnUnknownKeyIsSaidWithItsPath) {
  const auto result = forms_in("{\"total\": {\"points\": \"1\", \"score\": \"2\"}}");
  expect_trouble(result, trouble_kind::unknown_key, "line 1, column 46 (forms[1].total.points)", "\"points\"");
  EXPECT_EQ(result.value.at(0).total.score.text, "2");
}

TEST(JsonTroubles, ARepeatedKeyIsSaidAndTheFirstIsTaken) {
  const auto result = forms_in("{\"money\": \"元\", \"money\": \"万元\"}");
  expect_trouble(result, trouble_kind::repeated_key, "line 1, column 51 (forms[1].money)", "\"money\" again");
  EXPECT_EQ(result.value.at(0).money, "元");
}

TEST(JsonTroubles, AWrongTypeIsSaidAndTheRestIsRead) {
  const auto result = forms_in("{\"budget\": {},\n \"project\": true, \"unit\": \"站\"}");
  ASSERT_EQ(result.troubles.size(), 2u);
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::wrong_type);
  EXPECT_EQ(result.troubles[1].at.substr(0, 6), "line 1");
  EXPECT_EQ(result.troubles[0].at, "line 2, column 13 (forms[1].project)");
  EXPECT_EQ(result.value.at(0).unit.text, "站");
}

TEST(JsonTroubles, AWordOutsideItsListIsSaidWithTheList) {
  const auto result = forms_in("{\"kind\": \"projekt\"}");
  expect_trouble(result, trouble_kind::wrong_value, "line 1, column 34 (forms[1].kind)", "projekt");
  EXPECT_TRUE(result.troubles[0].expected.starts_with("one of project, department, ")) << result.troubles[0].expected;
}

// A row whose actual is "19.4万元" and states what the JSON of `found` says.
reading<std::vector<form>> with_found(const std::string& found) {
  return forms_in("{\"indicators\": [{\"actual\": \"19.4万元\", \"found\": " + found + "}]}");
}

TEST(JsonInvariants, AStatementThatNoTextMakesIsReadFromTheTextInstead) {
  const std::pair<const char*, const char*> cases[] = {
      {"{\"kind\": \"number\", \"low\": \"19.4\"}", "low 19.4, high 0 of one number"},
      {"{\"kind\": \"period\", \"low\": \"1\", \"high\": \"2\"}", "low 1, high 2 of one number"},
      {"{\"kind\": \"range\", \"low\": \"5\", \"high\": \"3\"}", "low 5 above high 3"},
      {"{\"kind\": \"date\", \"first\": \"2023-05-02\", \"last\": \"2023-05-01\"}", "first after last"},
      {"{\"kind\": \"date\", \"first\": \"2023-05-02\", \"last\": \"10000-01-01\"}",
       "a day outside the years 1 to 9999"}};
  for (const auto& [found, said] : cases) {
    const auto result = with_found(found);
    expect_trouble(result, trouble_kind::wrong_value, "line 1, column 75 (forms[1].indicators[1].found)", said);
    EXPECT_EQ(result.value.at(0).indicators.at(0).found, read_statement("19.4万元"));
  }
  EXPECT_TRUE(
      forms_in("{\"indicators\": [{\"found\": {\"kind\": \"range\", \"low\": \"3\", \"high\": \"3\"}}]}").clean());
}

TEST(JsonInvariants, AUnitMultipliesByAPositiveShare) {
  for (const char* wrong : {"\"denominator\": 0", "\"numerator\": 0", "\"numerator\": -1", "\"denominator\": -3"}) {
    const auto result =
        with_found("{\"kind\": \"number\", \"low\": \"1\", \"high\": \"1\", \"unit\": {\"base\": \"元\", " +
                   std::string(wrong) + "}}");
    ASSERT_EQ(result.troubles.size(), 1u) << wrong;
    EXPECT_EQ(result.troubles[0].kind, trouble_kind::wrong_value);
    EXPECT_TRUE(result.troubles[0].at.ends_with("(forms[1].indicators[1].found.unit)")) << result.troubles[0].at;
    EXPECT_EQ(result.value.at(0).indicators.at(0).found, read_statement("19.4万元"));
  }
}

TEST(JsonInvariants, AYearIsOneOfACalendar) {
  for (const char* year : {"2147483647", "0", "-1", "10000"}) {
    const auto result = forms_in("{\"year\": " + std::string(year) + "}");
    expect_trouble(result, trouble_kind::wrong_value, "line 1, column 34 (forms[1].year)", year);
    EXPECT_EQ(result.value.at(0).year, std::nullopt);
  }
  EXPECT_EQ(only("{\"year\": 9999}").year, 9999);
}

TEST(JsonInvariants, FormsAreCountedFromOne) {
  const auto result = forms_in("{\"index\": 0}");
  expect_trouble(result, trouble_kind::wrong_value, "line 1, column 35 (forms[1].index)", "0");
  EXPECT_EQ(result.value.at(0).index, 1u);
}

TEST(JsonInvariants, ASubtotalCoversRowsOfItsForm) {
  const auto result = forms_in("{\"indicators\": [{}], \"subtotals\": [{\"rows\": [1, 2]}, {\"rows\": [1]}]}");
  expect_trouble(result, trouble_kind::wrong_value, "line 1, column 25 (forms[1].subtotals[1].rows)", "2");
  EXPECT_TRUE(result.value.at(0).subtotals.at(0).rows.empty());
  EXPECT_EQ(result.value.at(0).subtotals.at(1).rows, std::vector<std::uint32_t>{1});
}

TEST(JsonInvariants, TheEndsOfAHeadingsPointsAreInOrder) {
  const auto result = forms_in("{\"subtotals\": [{\"weight\": \"40\", \"weight_high\": \"30\"}]}");
  expect_trouble(result, trouble_kind::wrong_value, "line 1, column 25 (forms[1].subtotals[1].weight_high)", "30");
  EXPECT_EQ(result.value.at(0).subtotals.at(0).weight_high, std::nullopt);
}

TEST(JsonInvariants, AmountsAreCountedInMoney) {
  const auto result = forms_in("{\"money\": \"公里\"}");
  expect_trouble(result, trouble_kind::wrong_value, "line 1, column 35 (forms[1].money)", "公里");
  EXPECT_EQ(result.value.at(0).money, "");
  EXPECT_EQ(only("{\"money\": \"万美元\"}").money, "万美元");
}

TEST(JsonTroubles, NestingBeyondTheLimitIsRefused) {
  const auto result = read_json("{\"schema\": 1, \"forms\": " + std::string(100, '[') + std::string(100, ']') + "}");
  ASSERT_FALSE(result.troubles.empty());
  EXPECT_EQ(result.troubles[0].kind, trouble_kind::limit_exceeded);
  EXPECT_NE(result.troubles[0].expected.find("limits.depth"), std::string::npos);
  limits deep;
  deep.depth = 1'000'000;
  EXPECT_EQ(read_json(std::string(1'000'000, '['), deep).troubles.at(0).kind, trouble_kind::limit_exceeded);
}

TEST(JsonTroubles, FormsAndRowsBeyondTheirLimitsAreLeftOutAndSaid) {
  limits few;
  few.forms = 2;
  const auto forms = read_json("{\"schema\": 1, \"forms\": [{}, {}, {}, {}]}", few);
  EXPECT_EQ(forms.value.size(), 2u);
  expect_trouble(forms, trouble_kind::limit_exceeded, "line 1, column 33 (forms[3])", "4 forms");
  EXPECT_EQ(forms.troubles[0].expected, "at most 2 (limits.forms); the rest was left out");

  limits short_lists;
  short_lists.rows = 3;
  const auto rows = read_json(
      R"({"schema": 1, "forms": [{"budget": [{}], "indicators": [{}]}, {"indicators": [{}, {}, {}], "extras": [{}]}]})",
      short_lists);
  ASSERT_EQ(rows.value.size(), 2u);
  EXPECT_EQ(rows.value[1].indicators.size(), 1u);
  EXPECT_TRUE(rows.value[1].extras.empty());
  expect_trouble(rows, trouble_kind::limit_exceeded, "line 1, column 83 (forms[2].indicators[2])",
                 "more than 3 entries in lists");
  EXPECT_EQ(rows.troubles[0].expected, "at most 3 in all forms (limits.rows); the rest was left out");
}

TEST(JsonTroubles, UnitsOfItsOwnBeyondAThousandAreLeftOutAndSaid) {
  std::string units;
  for (int i = 0; i < 1'001; ++i)
    units += (i == 0 ? "" : ", ") + std::string("{\"name\": \"单") + std::to_string(i) + "\", \"meaning\": \"个\"}";
  const auto made = forms_in("{\"own_units\": [" + units + "]}");
  EXPECT_EQ(made.value.at(0).own_units.size(), 1'000u);
  expect_trouble(made, trouble_kind::limit_exceeded, "line 1, column 39 (forms[1].own_units)", "1001 units");
}

TEST(JsonTroubles, ALimitIsSaidAfterAThousandOtherTroubles) {
  std::string forms;
  for (int i = 0; i < 1'001; ++i) forms += "{\"year\": 0}, ";
  limits few;
  few.forms = 1'001;
  const auto made = read_json("{\"schema\": 1, \"forms\": [" + forms + "{}]}", few);
  ASSERT_EQ(made.troubles.size(), 1'001u);
  EXPECT_EQ(made.troubles.back().kind, trouble_kind::limit_exceeded);
}

TEST(JsonTroubles, ADocumentOfAnotherShapeIsSaid) {
  EXPECT_EQ(read_json("[]").troubles.at(0).kind, trouble_kind::wrong_type);
  EXPECT_EQ(read_json("{\"schema\": 1}").troubles.at(0).kind, trouble_kind::missing_key);
  EXPECT_EQ(read_json("{\"schema\": 2, \"forms\": []}").troubles.at(0).kind, trouble_kind::wrong_value);
  EXPECT_EQ(read_json("").troubles.at(0).found, "the end of the document");
}

TEST(Json, CutAtEveryByteTheFormsBeforeTheCutAreKept) {
  const form whole = only(R"({"project": "甲", "budget": [{"annual_budget": "4500元", "weight": {"value": "1.50"}}]})");
  const std::string json = write_json({&whole, 1});
  const std::string two = json.substr(0, json.rfind("  ]")) + ",    {\"project\": \"乙\"}\n  ]\n}\n";
  ASSERT_EQ(read_json(two).value.size(), 2u);
  const auto second = two.find("{\"project\": \"乙\"}");
  for (std::size_t cut = 0; cut < two.size() - 1; ++cut) {
    const auto part = read_json(std::string_view(two).substr(0, cut));
    EXPECT_FALSE(part.troubles.empty()) << cut;
    if (cut > second) {
      EXPECT_EQ(part.value.at(0), whole) << cut;
    }
  }
}

struct json_case {
  const char* text;
  bool good;
};

// Cases of RFC 8259: what a strict reader takes and what it refuses, as values of an unknown key (good: only that key
// is a trouble).
class StrictJson : public ::testing::TestWithParam<json_case> {};

TEST_P(StrictJson, TakesWhatTheStandardTakes) {
  const auto result = read_json(std::string("{\"schema\": 1, \"forms\": [], \"x\": ") + GetParam().text + "}");
  bool broken = false;
  for (const auto& trouble : result.troubles) broken = broken || trouble.kind == trouble_kind::invalid_json;
  EXPECT_EQ(!broken, GetParam().good) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Rfc8259, StrictJson,
    ::testing::Values(json_case{"0", true}, json_case{"-0", true}, json_case{"01", false}, json_case{"1.", false},
                      json_case{".5", false}, json_case{"+1", false}, json_case{"1e5", true}, json_case{"1E-5", true},
                      json_case{"1e", false}, json_case{"-", false}, json_case{"NaN", false},
                      json_case{"Infinity", false}, json_case{"0x1", false}, json_case{"\"\\u00e9\"", true},
                      json_case{"\"\\ud83d\\ude00\"", true}, json_case{"\"\\ud83d\"", false},
                      json_case{"\"\\ude00\"", false}, json_case{"\"\\x41\"", false}, json_case{"\"\t\"", false},
                      json_case{"\"\xFF\"", false}, json_case{"\"a", false}, json_case{"'a'", false},
                      json_case{"tru", false}, json_case{"true", true}, json_case{"null", true},
                      json_case{"[1,]", false}, json_case{"[1 2]", false}, json_case{"{\"a\":1,}", false},
                      json_case{"{a:1}", false}, json_case{"{\"a\" 1}", false}, json_case{"[]", true},
                      json_case{"{}", true}, json_case{"// c\n1", false}, json_case{"1 2", false}));

}  // namespace
}  // namespace perfeval
