// Findings that concern several forms: rounding that differs, a document's convention, forms twice, figures that
// contradict each other.
#include <gtest/gtest.h>
#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/report.hpp>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

// A form whose rate is executed / 300, its project named by its number.
form spending_form(std::uint32_t index, const std::string& executed, const std::string& rate, const std::string& score,
                   const std::string& weight = "10") {
  form_builder made;
  made.total_funds({"300", "300", executed, rate, weight, score});
  made.plain_row(kind::quantity, "50", "50")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  made.paper().index = index;
  made.paper().project = read_cell("项目" + std::to_string(index));
  made.paper().total.score = read_figure("", column::score);
  return made.done();
}

texts across(const std::vector<form>& forms) { return written(audit_forms(forms, cn_mof_2020()).findings); }

texts of_form(const std::vector<form>& forms, std::size_t i) {
  texts found = written(audit_forms(forms, cn_mof_2020()).forms[i].findings);
  std::erase_if(found, [](const std::string& f) { return !f.starts_with("execution-score"); });
  return found;
}

// 200/300 = 66.666...%: 66.67% only rounds up, half or whole; 190/300 = 63.333...%: 63.33% only rounds down or half.
TEST(Rounding, IsInconsistentWhereNoModeIsAllowedByAll) {
  const form half_up = spending_form(1, "200", "66.67%", "6.67");
  const form cut = spending_form(2, "200", "66.66%", "6.67");
  EXPECT_EQ(across({half_up, cut}), texts{"rounding-inconsistent:note@document.execution_rate"});
  EXPECT_EQ(across({half_up, spending_form(2, "190", "63.33%", "6.33")}), texts{});
  EXPECT_EQ(across({half_up, spending_form(2, "200", "66.67%", "6.66")}),
            texts{"rounding-inconsistent:note@document.execution_score"});
}

TEST(Rounding, OfFiguresThatNeedNoneAllowsEveryMode) {
  EXPECT_EQ(across({spending_form(1, "200", "66.66%", "6.66"), spending_form(2, "270", "90%", "9")}), texts{});
}

TEST(Rounding, ListsTheFormsThatNeedIt) {
  const auto found =
      audit_forms(std::vector<form>{spending_form(1, "200", "66.67%", "6.67"), spending_form(2, "270", "90%", "9"),
                                    spending_form(3, "200", "66.66%", "6.67")},
                  cn_mof_2020())
          .findings;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].forms, (std::vector<std::uint32_t>{1, 3}));
}

// 10 x 200/300, 260/300, 170/300 = 6.67, 8.67, 5.67: whole points cut are 6, 8, 5.
TEST(Convention, OfThreeScoresThatNeededRoundingExplainsThem) {
  const std::vector<form> forms{spending_form(1, "200", "66.67%", "6"), spending_form(2, "260", "86.67%", "8"),
                                spending_form(3, "170", "56.67%", "5")};
  EXPECT_EQ(of_form(forms, 0), texts{"execution-score:note@budget.total.score=7^document.execution_score"});
  EXPECT_EQ(of_form(forms, 2), texts{"execution-score:note@budget.total.score=6^document.execution_score"});
  EXPECT_EQ(across(forms), texts{"rounding-convention:note@document.execution_score"});
  const finding told = audit_forms(forms, cn_mof_2020()).findings[0];
  EXPECT_EQ(told.rounding, (rounding{0, rounding_mode::down}));
  EXPECT_EQ(told.forms, (std::vector<std::uint32_t>{1, 2, 3}));
}

TEST(Convention, IsToldOfRatesToo) {
  // 200/300 = 66.666...%, 260/300 = 86.666...%, 170/300 = 56.666...%: cut after two places
  const std::vector<form> forms{spending_form(1, "200", "66.66%", "6.67"), spending_form(2, "260", "86.66%", "8.67"),
                                spending_form(3, "170", "56.66%", "5.67")};
  EXPECT_EQ(across(forms), texts{"rounding-convention:note@document.execution_rate"});
}

TEST(Convention, OfRoundingHalfUpAsksNothing) {
  const std::vector<form> forms{spending_form(1, "200", "66.67%", "6.67"), spending_form(2, "260", "86.67%", "8.67"),
                                spending_form(3, "170", "56.67%", "5.67")};
  EXPECT_EQ(across(forms), texts{});
}

// Cut, 200/300 and 260/300 of 10 are 6 and 8; half up, 200/300 and 260/300 are 7 and 9: two of four each.
TEST(Convention, IsNoneWhereTwoTie) {
  const std::vector<form> forms{spending_form(1, "200", "66.67%", "6"), spending_form(2, "260", "86.67%", "8"),
                                spending_form(3, "200", "66.67%", "7"), spending_form(4, "260", "86.67%", "9")};
  EXPECT_EQ(of_form(forms, 0), texts{"execution-score:warning@budget.total.score=7"});
  EXPECT_EQ(across(forms), texts{"rounding-inconsistent:note@document.execution_score"});
}

TEST(Convention, NeedsThreeScoresAndTwoThirdsOfThem) {
  const std::vector<form> two{spending_form(1, "200", "66.67%", "6"), spending_form(2, "260", "86.67%", "8")};
  EXPECT_EQ(of_form(two, 0), texts{"execution-score:warning@budget.total.score=7"});
  std::vector<form> three_of_five{spending_form(1, "200", "66.67%", "6"), spending_form(2, "260", "86.67%", "8"),
                                  spending_form(3, "170", "56.67%", "5"), spending_form(4, "200", "66.67%", "6.67"),
                                  spending_form(5, "260", "86.67%", "8.67")};
  EXPECT_EQ(of_form(three_of_five, 0), texts{"execution-score:warning@budget.total.score=7"});
  three_of_five.pop_back();  // three of four
  EXPECT_EQ(of_form(three_of_five, 0), texts{"execution-score:note@budget.total.score=7^document.execution_score"});
}

// Scores that are whole anyway do not count: 9 of 270/300.
TEST(Convention, DoesNotCountScoresThatNeededNoRounding) {
  const std::vector<form> forms{spending_form(1, "200", "66.67%", "6"), spending_form(2, "260", "86.67%", "8"),
                                spending_form(3, "270", "90%", "9"), spending_form(4, "240", "80%", "8")};
  EXPECT_EQ(of_form(forms, 0), texts{"execution-score:warning@budget.total.score=7"});
}

TEST(Convention, NeverExcusesAScoreOfAnotherRounding) {
  const std::vector<form> forms{spending_form(1, "200", "66.67%", "6"), spending_form(2, "260", "86.67%", "8"),
                                spending_form(3, "170", "56.67%", "5"), spending_form(4, "200", "66.67%", "6.66")};
  EXPECT_EQ(of_form(forms, 3), texts{"execution-score:warning@budget.total.score=6.67"});
}

TEST(DuplicateForm, IsAWarningIfAFigureDiffersAndANoteIfNone) {
  const form first = spending_form(1, "270", "90%", "9");
  form again = first;
  again.index = 2;
  EXPECT_EQ(across({first, again}), texts{"duplicate-form:note@document"});
  again.indicators[0].actual = read_cell("9公里");
  EXPECT_EQ(across({first, again}), texts{"duplicate-form:warning@document"});
  EXPECT_EQ(across({first, again, first}), texts{"duplicate-form:warning@document"});  // one for the three
  again.year = 2023;
  EXPECT_EQ(across({first, again}), texts{});
}

form measuring_form(std::uint32_t index, const std::string& name, const std::string& actual) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.row(kind::quantity, {name, actual, actual, "50", "50", ""});
  made.paper().index = index;
  made.paper().project = read_cell("项目" + std::to_string(index));
  return made.done();
}

// 城南环线快速路 has seven letters besides the general word 里程.
TEST(FiguresConflict, IsTwoActualsOfOneMeasuredQuantity) {
  EXPECT_EQ(
      across({measuring_form(1, "城南环线快速路里程", "120公里"), measuring_form(2, "城南环线 快速路里程", "125公里")}),
      texts{"figures-conflict:note@document"});
  EXPECT_EQ(
      across({measuring_form(1, "城南环线快速路里程", "120公里"), measuring_form(2, "城南环线快速路里程", "120000米")}),
      texts{});
}

// Two projects each with a road of their own; in one project it is one road.
TEST(FiguresConflict, IsNoneWhereTheNameIsGeneral) {
  EXPECT_EQ(across({measuring_form(1, "养护里程", "120公里"), measuring_form(2, "养护里程", "125公里")}), texts{});
  EXPECT_EQ(across({measuring_form(1, "租赁房屋面积", "120平方米"), measuring_form(2, "租赁房屋面积", "125平方米")}),
            texts{});
  form again = measuring_form(2, "养护里程", "125公里");
  again.project = read_cell("项目1");
  EXPECT_EQ(across({measuring_form(1, "养护里程", "120公里"), again}),
            (texts{"duplicate-form:warning@document", "figures-conflict:note@document"}));
}

TEST(FiguresConflict, IsNoneBetweenCountsAmountsSharesOrOffices) {
  EXPECT_EQ(across({measuring_form(1, "检查", "12次"), measuring_form(2, "检查", "15次")}), texts{});
  EXPECT_EQ(across({measuring_form(1, "成本", "12万元"), measuring_form(2, "成本", "15万元")}), texts{});
  EXPECT_EQ(across({measuring_form(1, "满意度", "95%"), measuring_form(2, "满意度", "96%")}), texts{});
  form other = measuring_form(2, "养护里程", "125公里");
  other.unit = read_cell("公路局");
  EXPECT_EQ(across({measuring_form(1, "养护里程", "120公里"), other}), texts{});
}

}  // namespace
