// A form made in code equals the form that is read from its own document; fields that contradict each other are listed.
#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/contradiction.hpp>
#include <perfeval/form/builder.hpp>
#include <perfeval/form/heading.hpp>
#include <perfeval/form/setters.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/write/docx.hpp>
#include <perfeval/write/html.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/xlsx.hpp>

#include "recognise/words.hpp"
#include "unplaced.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

namespace perfeval {
namespace {

using testing::unplaced;

form_builder road_form() {
  form_builder made(2022, "万元");
  made.project("道路养护").department("交通局").unit("养护中心").goal("养护道路100公里", "已养护道路80公里");
  made.fund_line(
      fund::total,
      {.annual_budget = "100", .executed = "900000元", .execution_rate = "90%", .weight = "10", .score = "9"});
  made.fund_line(fund::appropriation, {.annual_budget = "100", .executed = "90", .execution_rate = "90%"});
  made.row({.level1 = "产出指标",
            .level2 = "数量指标",
            .name = "养护里程",
            .target = "≥100公里",
            .actual = "80公里",
            .weight = "50",
            .score = "40",
            .reason = "雨季"});
  made.row({.level1 = "效益指标",
            .level2 = "社会效益指标",
            .name = "通行条件",
            .target = "有所改善",
            .actual = "有所改善",
            .weight = "30",
            .score = "30"});
  made.row({.level1 = "满意度指标",
            .level2 = "服务对象满意度指标",
            .name = "群众满意度",
            .target = "≥90%",
            .actual = "95%",
            .weight = "10",
            .score = "10"});
  made.total({.weight = "100", .score = "89"});
  return made;
}

void expect_read_back(const form& made) {
  for (const std::string& bytes : {write_docx({&made, 1}), write_xlsx({&made, 1}), write_html({&made, 1})}) {
    const auto back = read_document_bytes(bytes);
    ASSERT_EQ(back.forms.size(), 1U);
    EXPECT_EQ(write_json({&made, 1}), [&] {
      const form read = unplaced(back.forms[0]);
      return write_json({&read, 1});
    }());
    EXPECT_EQ(made, unplaced(back.forms[0]));
  }
}

TEST(MadeForm, EqualsTheFormReadFromItsOwnDocument) {
  const form made = road_form().done();
  expect_read_back(made);
  EXPECT_TRUE(check(made).empty());
}

// 90 of 100 earn 9 of 10; 80 of 100 earn 40 of 50; 30 and 10: 89, as printed.
TEST(MadeForm, IsScoredAndAudited) {
  const form made = road_form().done();
  EXPECT_EQ(made.budget[0].executed.value, decimal(900000, 4));  // 900000元 in 万元
  EXPECT_EQ(*score(made, cn_mof_2020()).total->exact, ratio(89));
  EXPECT_EQ(audit(made, cn_mof_2020()).verdicts.differs, 0U);
}

TEST(MadeForm, RowsEqualThoseOfTheSeventeenForms) {
  for (const form& read : read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt").forms)
    for (const indicator& row : unplaced(read).indicators) {
      const auto text = [](const cell& c) { return c.content == content::absent ? cell_text() : cell_text(c.text); };
      indicator made = make_row({.level1 = text(row.level1),
                                 .level2 = text(row.level2),
                                 .name = text(row.name),
                                 .target = text(row.target),
                                 .actual = text(row.actual),
                                 .weight = text(row.weight),
                                 .score = text(row.score),
                                 .reason = text(row.reason),
                                 .sign = text(row.sign),
                                 .unit = text(row.unit)},
                                read.year);
      made.weight.merged = row.weight.merged;
      made.score.merged = row.score.merged;
      made.under_weighted_parent = row.under_weighted_parent;
      made.extras = row.extras;
      EXPECT_EQ(made, row) << read.index << " " << row.name.text;
    }
}

TEST(Headings, HaveTheWordsOfTheLexicon) {
  const lexicon words;
  for (const char* heading : {"",
                              "—",
                              "产出指标",
                              "产 出 指 标",
                              "效益指标(30分)",
                              "效果指标",
                              "社会效应",
                              "满意度指标",
                              "成本指标",
                              "项目决策",
                              "数量指标",
                              "质量指标",
                              "时效指标",
                              "经济效益指标",
                              "社会效益",
                              "生态效益指标",
                              "环境效益",
                              "可持续影响指标",
                              "服务对象满意度指标",
                              "经济成本指标",
                              "社会公众满意",
                              "管理"}) {
    const std::string key = words::key_of(heading);
    const words::spelled spelled(key, words.dictionary());
    EXPECT_EQ(heading_category(heading), words::category_of(spelled)) << heading;
    for (const category c : {category::unknown, category::output, category::satisfaction, category::cost})
      EXPECT_EQ(heading_kind(heading, c), words::kind_of(spelled, c)) << heading;
  }
}

// ------------------------------------------------------------------------------------------------ the four nothings

form with_actual_and_score(const cell_text& actual, const cell_text& score) {
  form_builder made(2022, "万元");
  made.project("道路养护").department("交通局").unit("养护中心");
  made.row({.level1 = "产出指标",
            .level2 = "数量指标",
            .name = "养护里程",
            .target = "≥100公里",
            .actual = actual,
            .weight = "50",
            .score = score,
            .reason = "雨季"});
  made.row({.level1 = "产出指标",
            .level2 = "质量指标",
            .name = "合格率",
            .target = "≥95%",
            .actual = "95%",
            .weight = "50",
            .score = "50"});
  made.total({.weight = "100", .score = "50"});
  return made.done();
}

TEST(FourNothings, StayWhatTheyWereWhenWrittenAndReadBack) {
  const struct {
    cell_text text;
    content kept;
  } cases[] = {{"", content::blank}, {"—", content::dash}, {"0", content::number}, {std::nullopt, content::blank}};
  for (const auto& [text, kept] : cases) {
    const form made = with_actual_and_score(text, text);
    EXPECT_EQ(made.indicators[0].score.content, kept);
    expect_read_back(made);
    EXPECT_TRUE(check(made).empty());
    EXPECT_EQ(read_json(write_json({&made, 1})).value.at(0), made);
  }
}

TEST(FourNothings, AColumnThatNoRowHasIsAbsent) {
  form_builder made(2022, "万元");
  made.project("道路养护");
  made.row({.level1 = "产出指标", .level2 = "数量指标", .name = "养护里程", .target = "≥100公里", .weight = "50"});
  EXPECT_EQ(made.done().indicators[0].actual.content, content::absent);
  EXPECT_FALSE(made.done().has.actual);
  expect_read_back(made.done());
}

std::string codes_of(const cell_text& actual, const cell_text& score) {
  std::string all;
  for (const finding& f : audit(with_actual_and_score(actual, score), cn_mof_2020()).findings)
    if (f.path.starts_with("indicators[1]")) all += std::string(name_of(f.code)) + " ";
  return all;
}

// docs/cpp.md has this table.
TEST(FourNothings, AreJudgedEachInItsOwnWay) {
  EXPECT_EQ(codes_of("80公里", ""), "score-missing ");
  EXPECT_EQ(codes_of("80公里", "—"), "");
  EXPECT_EQ(codes_of("80公里", "0"), "score-below-rule ");
  EXPECT_EQ(codes_of("", "40"), "actual-missing ");
  EXPECT_EQ(codes_of("—", "40"), "");
  EXPECT_EQ(codes_of("0公里", "40"), "score-above-rule ");
}

std::string codes_with(cell_text row_texts::*column, const cell_text& text, const cell_text& of_second) {
  row_texts first{.level1 = "产出指标",
                  .level2 = "数量指标",
                  .name = "养护里程",
                  .target = "≥100公里",
                  .actual = "80公里",
                  .weight = "50",
                  .score = "40",
                  .reason = "雨季"};
  row_texts second{.level1 = "产出指标",
                   .level2 = "质量指标",
                   .name = "合格率",
                   .target = "≥95%",
                   .actual = "95%",
                   .weight = "50",
                   .score = "50"};
  first.*column = text;
  second.*column = of_second;
  const form made = form_builder(2022, "万元").row(first).row(second).total({.weight = "100", .score = "90"}).done();
  std::string all;
  for (const finding& f : audit(made, cn_mof_2020()).findings)
    if (f.path.starts_with("indicators[")) all += std::string(name_of(f.code)) + " ";
  return all;
}

// docs/cpp.md has this table too.
TEST(FourNothings, OfEveryColumn) {
  const struct {
    cell_text row_texts::*column;
    const char* given;  // in the second row
    const char* blank;
    const char* zero;
  } columns[] = {{&row_texts::target, "≥95%", "target-missing ", ""},
                 {&row_texts::actual, "95%", "actual-missing ", "score-above-rule "},
                 {&row_texts::weight, "50", "weight-missing ", "score-above-weight "},
                 {&row_texts::score, "50", "score-missing ", "score-below-rule "}};
  for (const auto& [column, given, blank, zero] : columns) {
    EXPECT_EQ(codes_with(column, {}, {}), "") << given;  // no such column
    EXPECT_EQ(codes_with(column, {}, given), blank);
    EXPECT_EQ(codes_with(column, "", given), blank);
    EXPECT_EQ(codes_with(column, "—", given), "") << given;
    EXPECT_EQ(codes_with(column, "0", given), zero);
  }
}

// ------------------------------------------------------------------------------------------------ contradictions

TEST(Contradictions, NoneInFormsThatWereRead) {
  std::vector<std::filesystem::path> files = {PERFEVAL_EXAMPLE_DATA "/forms.txt"};
  for (const char* folder : {"", "/layouts", "/office"})
    for (const auto& file : std::filesystem::directory_iterator(std::string(PERFEVAL_TEST_DATA) + folder))
      if (file.is_regular_file()) files.push_back(file.path());
  std::size_t forms = 0;
  for (const auto& file : files)
    for (const form& read : read_document(file.string()).forms) {
      ++forms;
      for (const contradiction& found : check(read))
        ADD_FAILURE() << file.filename() << " " << found.path << ": " << found.message;
    }
  EXPECT_GT(forms, 100U);
}

TEST(Contradictions, AreListedWithTheirFields) {
  form made = road_form().done();
  made.indicators[0].score.value = 8;
  made.indicators[0].found = read_statement("70公里");
  made.indicators[1].category = category::output;
  made.indicators[2].actual.content = content::blank;
  made.has.execution_rate = false;
  made.budget[1].depth = 0;
  made.subtotals.push_back({read_cell("小计"), {}, {}, {}, {9}});
  std::string all;
  for (const contradiction& found : check(made)) all += found.path + ": " + found.message + "\n";
  EXPECT_EQ(all, R"(budget.total.execution_rate: the form has no such column, and the cell has a value: 90
budget.appropriation: a total line stands at depth 0, the lines under it at 1 or 2; this appropriation at 0
budget.appropriation.execution_rate: the form has no such column, and the cell has a value: 90
indicators[1].actual: what is stated was not read from the text "80公里"
indicators[1].score: the text "40" is the number 40, the value is 8
indicators[2]: the heading 效益指标 is benefit, the category output
indicators[3].actual: the text "95%" is read as unreadable, the content is blank
subtotals[1]: it covers row 9, the form has 3 rows
)");
}

std::string contradictions_of(const form& form) {
  std::string all;
  for (const contradiction& found : check(form)) all += found.path + ": " + found.message + "\n";
  return all;
}

// One change of a sound form each, and what contradicts it.
TEST(Contradictions, OfEveryKindAreFound) {
  const struct {
    void (*change)(form&);
    const char* found;
  } cases[] = {
      {[](form& f) { f.index = 0; }, "document: the index of a form counts from 1, it is 0\n"},
      {[](form& f) { f.title.content = content::dash; },
       "document: the text \"项目支出绩效自评表\" is read as unreadable, the content is dash\n"},
      {[](form& f) { f.year = 2023; }, "year: the text \"（2022年度）\" names another year than 2023\n"},
      {[](form& f) { f.project.text.clear(); }, "project: the text \"\" is read as blank, the content is unreadable\n"},
      {[](form& f) { f.total.score.value = decimal::parse("89.0"); },
       "total.score: the text \"89\" is printed as 89, the value as 89.0\n"},
      {[](form& f) { f.total.weight.unit = "分"; },
       "total.weight: the text \"100\" has the unit \"\", the figure \"分\"\n"},
      {[](form& f) { f.budget[1].weight.value = 5; },
       "budget.appropriation.weight: the cell is blank, and has a value: 5\n"},
      {[](form& f) { f.budget[1].label.text = "其他资金"; },
       "budget.appropriation: the label 其他资金 is other, the line appropriation\n"},
      {[](form& f) { f.budget[1].depth = 3; },
       "budget.appropriation: a total line stands at depth 0, the lines under it at 1 or 2; this appropriation at 3\n"},
      {[](form& f) { f.indicators[1].score.merged = true; },
       "indicators[2].score: the cell continues one of an earlier row, and has a text of its own: \"30\"\n"},
      {[](form& f) { f.indicators[0].sign.text = "≥"; },
       "indicators[1].target: the cell is absent, and has a text: \"≥\"\n"},
      {[](form& f) { f.has.arrived = f.has.initial_budget = true; },
       "budget.initial_budget: the form has the column, and no cell of it\n"},
      {[](form& f) { f.headers.initial_budget = "年初预算"; },
       "budget.initial_budget: the form has no such column, and its name is \"年初预算\"\n"},
      {[](form& f) { f.subtotals.push_back({read_cell("小计"), {}, {}, {}, {1, 1}}); },
       "subtotals[1]: it covers a row twice\n"},
  };
  for (const auto& [change, found] : cases) {
    form made = road_form().done();
    change(made);
    EXPECT_EQ(contradictions_of(made), found);
  }
}

TEST(FormBuilder, RefusesWhatNoFormHas) {
  EXPECT_THROW(form_builder(2022, "美元"), invalid_value);
  EXPECT_THROW(form_builder(99, "元"), invalid_value);
  form_builder made(2022, "元");
  EXPECT_THROW(made.fund_line(fund::line, {.executed = "1"}), invalid_value);
  EXPECT_THROW(made.fund_line(fund::other, {.executed = "1"}, 3), invalid_value);
  EXPECT_THROW(made.subtotal("小计", "10", "10", {1}), invalid_value);
  EXPECT_THROW(make_fund_line(fund::total, {.executed = "1"}, "美元"), invalid_value);
}

// U+FFFD is EF BF BD: one for each byte that is not UTF-8, as a reader of documents puts it.
TEST(FormBuilder, KeepsTextsThatAreUtf8) {
  form made = road_form().row({.name = "\xFF里程\xE9\x87", .target = "≥\xFF", .weight = "\xFE 5"}).done();
  const std::size_t last = made.indicators.size() - 1;
  EXPECT_EQ(made.indicators[last].name.text, "\uFFFD里程\uFFFD\uFFFD");
  EXPECT_EQ(made.indicators[last].target.text, "≥\uFFFD");
  EXPECT_EQ(made.indicators[last].weight.text, "\uFFFD 5");
  set_reason(made, last, "雨\xFF");
  set_score(made, last, "\xFE");
  EXPECT_EQ(made.indicators[last].reason.text, "雨\uFFFD");
  EXPECT_EQ(made.indicators[last].score.text, "\uFFFD");
  EXPECT_EQ(contradictions_of(made), "");
  made.project.text = "路\xFF";
  EXPECT_EQ(contradictions_of(made), "project: the text is not valid UTF-8: \"路\uFFFD\"\n");
}

}  // namespace
}  // namespace perfeval
