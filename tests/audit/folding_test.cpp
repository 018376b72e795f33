// Notes that repeat in a form are one finding; the order of findings.
#include <gtest/gtest.h>
#include <perfeval/audit/folding.hpp>
#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>

#include "form_builder.hpp"
#include "written.hpp"

#include <algorithm>

namespace {

using namespace perfeval;
using namespace perfeval::test;

form_report reported(const form& paper) { return audit_forms(std::vector<form>{paper}, cn_mof_2020()).forms[0]; }

std::vector<finding> of_code(const form& paper, code wanted) {
  std::vector<finding> found = reported(paper).findings;
  std::erase_if(found, [wanted](const finding& f) { return f.code != wanted; });
  return found;
}

// Five rows, three of them with a scale as target.
form_builder three_scales() {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "30", "30");
  made.row(kind::quality, {"路面", "好坏", "好", "10", "10", ""})
      .row(kind::timeliness, {"工期", "好坏", "好", "10", "10", ""});
  made.row(kind::social, {"出行", "好坏", "好", "30", "30", ""}).plain_row(kind::satisfaction, "10", "10");
  return made.total("100", "99");
}

TEST(Folding, IsOneFindingForTheNotesOfACode) {
  const std::vector<finding> found = of_code(three_scales().done(), code::target_is_scale);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].path, "indicators[2].target");
  EXPECT_EQ(paths_of(found[0].fields), (texts{"indicators[2].target", "indicators[3].target", "indicators[4].target"}));
  EXPECT_EQ(found[0].cells.size(), 3U);
  EXPECT_EQ(message(found[0], language::zh),
            "5行指标中有3行的年度指标值只列出了评价等次，没有写明要达到哪一等次（“路面”、“工期”、“出行”）。请写明。");
  EXPECT_EQ(message(found[0], language::en),
            "Of 5 indicators, 3 have a scale as their target, not a value on it (“路面”, “工期”, “出行”). State which "
            "value is to "
            "be reached.");
}

TEST(Folding, LeavesASingleNoteAsItIs) {
  form_builder made = sound_form();
  made.row(kind::quality, {"路面", "好坏", "好", "", "", ""});
  const std::vector<finding> found = of_code(made.done(), code::target_is_scale);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].fields.empty());
  EXPECT_EQ(message(found[0], language::zh),
            "“路面”的年度指标值填写的是“好坏”，只列出了评价等次，没有写明要达到哪一等次。请写明。");
}

TEST(Folding, LeavesErrorsAndWarningsAlone) {
  form_builder made = sound_form();
  made.row(kind::quantity, {"路灯", "100个", "", "5", "5", ""})
      .row(kind::quantity, {"路牌", "100个", "", "5", "5", ""});
  EXPECT_EQ(of_code(made.done(), code::actual_missing).size(), 2U);
}

// Ten of 万元 in a cell without a unit, 20 of 公里: two units, two findings.
TEST(Folding, KeepsApartWhatExpectsSomethingElse) {
  form_builder made = sound_form();
  made.row(kind::quantity, {"甲", "10公里", "10", "", "", ""})
      .row(kind::quantity, {"乙", "20平方米", "20", "", "", ""});
  made.row(kind::quantity, {"丙", "30公里", "30", "", "", ""});
  const std::vector<finding> found = of_code(made.done(), code::unit_missing);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].expected, "公里");
  EXPECT_EQ(found[0].fields.size(), 2U);
  EXPECT_EQ(found[1].expected, "平方米");
  EXPECT_TRUE(found[1].fields.empty());
}

TEST(Folding, NamesTheFirstOfManyRows) {
  form_builder made = sound_form();
  for (const char* name : {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"})
    made.row(kind::quality, {name, "好坏", "好", "", "", ""});
  const std::vector<finding> found = of_code(made.done(), code::target_is_scale);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(message(found[0], language::zh),
            "11行指标中有8行的年度指标值只列出了评价等次，没有写明要达到哪一等次（“甲”、“乙”、“丙”、“丁”、“戊”、“己”等"
            "）。请写明。");
}

// Nothing was done, and a reason says so: that two rows give none, and repeat no word of the scale, is one question.
TEST(Folding, TakesWarningsTogetherWhereNothingWasDone) {
  form_builder made;
  made.total_funds({"6", "6", "0", "0%", "10", "0"});
  made.row(kind::quantity, {"网络服务", "1套", "0", "50", "0", "需求取消"});
  made.row(kind::quality, {"网络质量", "好坏", "0", "20", "0", ""})
      .row(kind::social, {"会议", "好坏", "0", "20", "0", ""});
  made.total("100", "0");
  const auto silent = of_code(made.done(), code::deduction_without_reason);
  ASSERT_EQ(silent.size(), 1u);
  EXPECT_EQ(silent[0].severity, severity::warning);
  EXPECT_EQ(message(silent[0], language::zh),
            "3行指标中有2行有扣分，但没有说明原因（“网络质量”、“会议”）。请补充说明。");
  const auto outside = of_code(made.done(), code::value_outside_scale);
  ASSERT_EQ(outside.size(), 1u);
  EXPECT_EQ(
      message(outside[0], language::en),
      "Of 3 indicators, 2 have an actual value that is not on the scale of the target (“网络质量”, “会议”). Choose "
      "values from the scale.");
}

// An error, a warning and a note, the note in the first part of the form.
TEST(Order, IsErrorsThenWarningsThenNotes) {
  form_builder made = sound_form();
  made.paper().project = read_cell("2021年道路养护");
  made.row(kind::quantity, {"路灯", "100个", "", "5", "5", ""}).total("105", "103");
  std::vector<severity> order;
  for (const finding& f : reported(made.done()).findings) order.push_back(f.severity);
  ASSERT_GE(order.size(), 3U);
  EXPECT_EQ(order.front(), severity::error);
  EXPECT_EQ(order.back(), severity::note);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end(), is_graver));
}

// The total follows a score of 12 for 10: the score first, then the total that it explains, among the notes.
TEST(Order, PutsRootsBeforeConsequences) {
  finding root;
  root.code = code::target_is_scale;
  root.field = {part::total, 0, item::score};
  finding consequence;
  consequence.code = code::total_mismatch;
  consequence.field = {part::budget, 1, item::score};
  consequence.explained_by = {{part::indicators, 1, item::score}, "indicators[1].score", "路灯/得分"};
  std::vector<finding> findings{consequence, root};
  arrange(findings);
  EXPECT_EQ(findings[0].code, code::target_is_scale);
}

}  // namespace
