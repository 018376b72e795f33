// Findings that need the form of last year, or the forms of a department's projects: in one document and across
// documents.
#include <gtest/gtest.h>
#include <perfeval/audit/call.hpp>
#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

// 25 letters.
const std::string done = "全年养护道路三百公里，及时修复坑槽裂缝，群众满意度较高";
const std::string reason = "雨季较长导致工期推迟，下一年提前安排施工，加强现场管理";

form form_of(std::int32_t year, const std::string& project, const std::string& completion, std::uint32_t index = 1) {
  form_builder made(year);
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "50", "50").plain_row(kind::social, "40", "40").total("100", "99");
  made.paper().project = read_cell(project);
  made.paper().goal.actual = read_cell(completion);
  made.paper().index = index;
  return made.done();
}

texts of_code(const document_report& report, std::size_t i, std::string_view code) {
  texts found = written(report.forms[i].findings);
  std::erase_if(found, [code](const std::string& f) { return !f.starts_with(code); });
  return found;
}
texts copied(const std::vector<form>& forms, std::size_t i) {
  return of_code(audit_forms(forms, cn_mof_2020()), i, "copied-from-last-year");
}

TEST(CopiedTexts, AreFoundInTheFormOfTheNextYear) {
  const std::vector<form> forms{form_of(2022, "道路养护", done, 1), form_of(2023, "道路养护", done + " ", 2)};
  EXPECT_EQ(copied(forms, 0), texts{});
  EXPECT_EQ(copied(forms, 1), texts{"copied-from-last-year:note@goal.actual"});
  EXPECT_EQ(copied({forms[1], forms[0]}, 0), texts{"copied-from-last-year:note@goal.actual"});
}

TEST(CopiedTexts, AreOfOneProjectUnitAndTheYearBefore) {
  const form last = form_of(2022, "道路养护", done);
  EXPECT_EQ(copied({last, form_of(2023, "桥梁养护", done)}, 1), texts{});
  EXPECT_EQ(copied({last, form_of(2024, "道路养护", done)}, 1), texts{});
  EXPECT_EQ(copied({last, form_of(2022, "道路养护", done)}, 1), texts{});
  form other = form_of(2023, "道路养护", done);
  other.unit = read_cell("桥梁中心");
  EXPECT_EQ(copied({last, other}, 1), texts{});
}

// The year in its name changes, the project does not.
TEST(CopiedTexts, KnowAProjectByItsNameWithoutTheYear) {
  EXPECT_EQ(copied({form_of(2022, "2022年道路养护", done), form_of(2023, "2023年道路养护", done)}, 1),
            texts{"copied-from-last-year:note@goal.actual"});
}

// 全年养护道路三百公里及时修复坑槽裂缝好 has 19 letters, with one more 20.
TEST(CopiedTexts, HaveTwentyLettersAtLeast) {
  const std::string nineteen = "全年养护道路三百公里及时修复坑槽裂缝好";
  EXPECT_EQ(copied({form_of(2022, "道路养护", nineteen), form_of(2023, "道路养护", nineteen)}, 1), texts{});
  EXPECT_EQ(copied({form_of(2022, "道路养护", nineteen + "的"), form_of(2023, "道路养护", nineteen + "的")}, 1).size(),
            1U);
}

TEST(CopiedTexts, MayBeReasonsAndAreOneFindingOfAllRows) {
  std::vector<form> forms{form_of(2022, "道路养护", "已养护", 1), form_of(2023, "道路养护", "已养护", 2)};
  for (form& one : forms)
    for (indicator& row : one.indicators) row.reason = read_cell(reason);
  const document_report report = audit_forms(forms, cn_mof_2020());
  for (const finding& f : report.forms[1].findings) {
    if (f.code != code::copied_from_last_year) continue;
    EXPECT_EQ(f.path, "indicators[1].reason");
    EXPECT_EQ(f.fields.size(), 2U);
    EXPECT_EQ(f.forms, std::vector<std::uint32_t>{1});
    EXPECT_EQ(message(f, language::zh),
              "2行指标中有2行的偏差原因与上一年度（2022年，第1张表）的自评表完全相同（“养护路段1”、“养护路段2”）。"
              "请按本年度的情况填写。");
  }
  EXPECT_EQ(of_code(report, 1, "copied-from-last-year").size(), 1U);
}

form spent(form_kind kind, const std::string& project, const std::string& executed, std::uint32_t index,
           const std::string& money = "万元") {
  form_builder made(2022, money);
  made.total_funds({"500", "500", executed, "", "10", ""});
  made.paper().kind = kind;
  made.paper().project = read_cell(project);
  made.paper().index = index;
  return made.done();
}

// 60 + 50.5 = 110.5 against 110.
TEST(DepartmentSum, IsAboveTheTotalOfTheDepartment) {
  const std::vector<form> forms{spent(form_kind::department, "", "110", 1), spent(form_kind::project, "甲", "60", 2),
                                spent(form_kind::project, "乙", "505000", 3, "元")};
  const document_report report = audit_forms(forms, cn_mof_2020());
  EXPECT_EQ(of_code(report, 0, "department-sum"), texts{"department-sum:note@budget.total.executed=110.5"});
  for (const finding& f : report.forms[0].findings)
    if (f.code == code::department_sum) {
      EXPECT_EQ(f.forms, (std::vector<std::uint32_t>{2, 3}));
      EXPECT_EQ(message(f, language::zh),
                "年度资金总额的全年执行数填写的是“110”，小于所属2个项目的执行数合计110.5（第2、3张表）。请核对。");
    }
}

TEST(DepartmentSum, CountsAProjectOnceAndOtherDepartmentsNot) {
  std::vector<form> forms{spent(form_kind::department, "", "110", 1), spent(form_kind::project, "甲", "60", 2),
                          spent(form_kind::project, "乙", "50", 3), spent(form_kind::project, "乙", "50", 4)};
  EXPECT_EQ(of_code(audit_forms(forms, cn_mof_2020()), 0, "department-sum"), texts{});
  forms[3].project = read_cell("丙");
  EXPECT_EQ(of_code(audit_forms(forms, cn_mof_2020()), 0, "department-sum").size(), 1U);
  forms[3].department = read_cell("水务局");
  EXPECT_EQ(of_code(audit_forms(forms, cn_mof_2020()), 0, "department-sum"), texts{});
  forms[3].department = forms[2].department;
  forms[3].year = 2021;
  EXPECT_EQ(of_code(audit_forms(forms, cn_mof_2020()), 0, "department-sum"), texts{});
}

texts across_documents(const std::vector<std::vector<form>>& documents) {
  audited_call call;
  for (std::size_t i = 0; i < documents.size(); ++i) call.take("文件" + std::to_string(i + 1), documents[i]);
  texts found;
  for (const finding& f : call.findings()) {
    std::string text = written(std::vector<finding>{f}).front();
    for (std::size_t i = 0; i < f.forms.size(); ++i) text += " " + f.documents[i] + "#" + std::to_string(f.forms[i]);
    found.push_back(std::move(text));
  }
  return found;
}

TEST(Call, FindsAcrossDocumentsWhatOneDocumentDoesNotShow) {
  const form last = form_of(2022, "道路养护", done, 3);
  const form next = form_of(2023, "道路养护", done, 5);
  EXPECT_EQ(across_documents({{next}, {last}}), texts{"copied-from-last-year:note@goal.actual 文件1#5 文件2#3"});
  EXPECT_EQ(across_documents({{last, next}, {last}}), texts{});
  EXPECT_EQ(across_documents({{spent(form_kind::project, "甲", "60", 1)},
                              {spent(form_kind::department, "", "110", 2), spent(form_kind::project, "乙", "51", 3)}}),
            texts{"department-sum:note@budget.total.executed=111 文件2#2 文件1#1 文件2#3"});
}

TEST(Call, SpeaksOfTheFormsByTheirProjects) {
  audited_call call;
  call.take("a", std::vector<form>{form_of(2022, "道路养护", done, 3)});
  audited_call later;
  later.take("b", std::vector<form>{form_of(2023, "道路养护", done, 5)});
  call.take(later);
  const auto found = call.findings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(
      message(found[0], language::zh),
      "“道路养护”（2023年）：年度总体目标的实际完成值与上一年度（2022年）的自评表完全相同。请按本年度的情况填写。");
  EXPECT_EQ(
      message(found[0], language::en),
      "“道路养护” (2023): The actual value of the annual goal repeats the form of the year before (2022) word for "
      "word. Describe this year.");
}

}  // namespace
