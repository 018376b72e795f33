// Every code in both languages, its sentence asserted whole; a code without a case fails.
#include <gtest/gtest.h>
#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>

#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

struct spoken {
  finding said;
  std::string zh;
  std::string en;
};

// 90 of 100 spent, and a total that is what it should be.
form_builder one_row(kind kind, const row_texts& texts) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  return made.row(kind, texts);
}

finding in_row(code code, kind kind, const row_texts& texts) { return finding_of(one_row(kind, texts).done(), code); }

finding in_funds(code code, const line_texts& texts) {
  form_builder made;
  return finding_of(made.total_funds(texts).done(), code);
}

finding under(const pack& rules, const form& paper, code code) {
  for (const finding& f : audit(paper, rules).findings)
    if (f.code == code) return f;
  ADD_FAILURE() << "no " << name_of(code);
  return {};
}

finding across(std::vector<form> forms, code code) {
  for (std::size_t i = 0; i < forms.size(); ++i) forms[i].index = static_cast<std::uint32_t>(i + 1);
  for (const finding& f : audit_forms(forms, cn_mof_2020()).findings)
    if (f.code == code) return f;
  ADD_FAILURE() << "no " << name_of(code);
  return {};
}

// A rate of 200/300 printed so, in a project of its own.
form spending(const std::string& project, const std::string& rate) {
  form_builder made;
  made.total_funds({"300", "300", "200", rate, "10", "6.67"});
  made.plain_row(kind::quantity, "90", "90").paper().project = read_cell(project);
  return made.done();
}

// Of 300, so much spent, for a score without decimals.
form scoring(const std::string& project, const std::string& executed, const std::string& score) {
  form_builder made;
  made.total_funds({"300", "300", executed, "", "10", score});
  made.plain_row(kind::quantity, "90", "90").paper().project = read_cell(project);
  return made.done();
}

form measuring(const std::string& project, const std::string& actual) {
  form_builder made = one_row(kind::quantity, {"养护里程", actual, actual, "90", "90", ""});
  made.paper().project = read_cell(project);
  return made.done();
}

form nothing_spent() {
  form_builder made;
  made.total_funds({"100", "100", "0", "0%", "10", "0"});
  made.row(kind::cost, {"总成本", "≤100万元", "0", "90", "90", ""});
  return made.total("100", "90").done();
}

// 10 to 12 points are promised for rows of 80.
finding heading() {
  form_builder made = sound_form().subtotal("10", "", {1, 2});
  made.paper().subtotals[0].weight_high = decimal(12);
  return finding_of(made.done(), code::subtotal_mismatch);
}

// 80元 of 100元 is 10 or, in proportion, 8.
finding changed() {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::cost, {"单价", "100元", "80元", "10", "10", ""});
  return finding_of(made.plain_row(kind::quantity, "80", "80").total("100", "98").done(), code::total_mismatch);
}

// Half of 10 is 5, so that its weight may be 10.
finding weighted() {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.row(kind::quantity, {"培训", "≥10次", "5次", "20", "5", "雨天多"});
  return finding_of(made.plain_row(kind::quantity, "80", "80").total("100", "95").done(), code::weight_sum);
}

finding nothing_of_it_spent() {
  form_builder made;
  made.total_funds({"100", "100", "0", "0%", "10", "0"});
  return finding_of(made.plain_row(kind::quantity, "90", "90").done(), code::low_execution_high_score);
}

finding subtotal() { return finding_of(sound_form().subtotal("80", "79", {1, 2}).done(), code::subtotal_mismatch); }

finding funds_sum() {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"70", "60", "50", "83.33%", "-", "-"});
  made.fund_line(fund::other, {"40", "40", "40", "100%", "-", "-"});
  return finding_of(made.done(), code::funds_sum);
}

// 8 of 10 earns 8 and 9 of 10 earns 9.
finding exchanged() {
  form_builder made;
  made.row(kind::quantity, {"培训", "≥10次", "8次", "10", "9", "雨天多"});
  made.row(kind::quantity, {"宣传", "≥10次", "9次", "10", "8", "雨天多"});
  return finding_of(made.done(), code::score_above_rule);
}

// 54 + 36 = 90, and 54 of 60 is 90%: 540000 is 54 in 元.
finding source_in_yuan() {
  form_builder made = sound_form();
  made.fund_line(fund::appropriation, {"60", "60", "540000", "90%", "-", "-"});
  made.fund_line(fund::other, {"40", "40", "36", "90%", "-", "-"});
  return finding_of(made.done(), code::budget_magnitude);
}

finding unclear() {
  form_builder made = sound_form();
  made.paper().unclear_columns = {{column_question::adjustment, read_cell("调整数")}};
  return finding_of(made.done(), code::column_unclear);
}

finding subtotal_of_funds() {
  form_builder made = sound_form();
  made.fund_line(fund::line, {"80", "70", "70", "100%", "-", "-"}, "财政资金小计");
  made.fund_line(fund::line, {"50", "40", "40", "100%", "-", "-"}, "中央", 2);
  made.fund_line(fund::line, {"40", "30", "30", "100%", "-", "-"}, "省级", 2);
  made.fund_line(fund::other, {"20", "30", "20", "66.67%", "-", "-"});
  return finding_of(made.done(), code::funds_sum);
}

finding goal_echo() {
  form_builder made = sound_form();
  made.paper().goal.actual = read_cell("养护道路");
  return finding_of(made.done(), code::goal_echo);
}

finding duplicate() {
  form_builder made = sound_form();
  made.row(kind::quantity, {"养护路段1", "=10公里", "10公里", "5", "5", ""}).total("105", "104");
  return finding_of(made.done(), code::duplicate_indicator);
}

finding rows_of(code code, const std::string& output, kind other) {
  form_builder made;
  made.total_funds({"100", "100", "100", "100%", "10", "10"});
  made.plain_row(kind::quantity, output, output).plain_row(other, "40", "40").plain_row(kind::satisfaction, "10", "10");
  return finding_of(made.total("100", "100").done(), code);
}

finding adjusted() {
  pack rules = cn_mof_2020();
  rules.money.adjust_ratio = decimal::parse("0.2");
  form_builder made;
  return under(rules, made.total_funds({"100", "150", "150", "100%", "10", "10"}).done(), code::budget_adjusted);
}

finding undescribed() {
  pack rules = cn_mof_2020();
  rules.reason.qualitative = true;
  return under(rules, one_row(kind::quality, {"用途", "专款专用", "达成预期指标", "10", "10", ""}).done(),
               code::description_missing);
}

finding unfilled() {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.row(kind::quantity, {"路灯", "100个", "", "50", "", ""}).row(kind::social, {"照明", "≥90%", "", "40", "", ""});
  return finding_of(made.done(), code::form_unfilled);
}

// 45 of 100 spent, 90 of 90 points.
finding little_spent() {
  form_builder made;
  made.total_funds({"100", "100", "45", "45%", "10", "4.5"});
  return finding_of(made.plain_row(kind::quantity, "90", "90").done(), code::low_execution_high_score);
}

finding of_last_year() {
  form_builder made = sound_form();
  made.paper().project = read_cell("2021年道路养护");
  return finding_of(made.done(), code::year_mismatch);
}

finding failed() {
  pack rules = cn_mof_2020();
  rules.quant.at_least = make_rule("half_marks", "1", "", true, [](const ratio&, const ratio&, const ratio&) -> ratio {
    throw invalid_value("no half of it");
  });
  return under(rules, one_row(kind::quantity, {"路灯", "100个", "94个", "10", "9", "雨天多"}).done(),
               code::rule_failed);
}

finding incomplete() {
  form_builder made = sound_form();
  made.paper().project = read_cell("");
  return finding_of(made.done(), code::form_incomplete);
}

finding unrecognised() {
  form_builder made = sound_form();
  made.paper().project = read_cell("");
  made.paper().extras.push_back({"工程名", read_cell("管网改造")});
  return finding_of(made.done(), code::form_incomplete);
}

form told(std::int32_t year) {
  form_builder made(year);
  made.paper().goal.actual = read_cell("全年养护道路三百公里，及时修复坑槽裂缝，群众满意度较高");
  made.paper().index = year == 2021 ? 1 : 2;
  return made.done();
}

finding copied() {
  const document_report report = audit_forms(std::vector{told(2021), told(2022)}, cn_mof_2020());
  for (const finding& f : report.forms[1].findings)
    if (f.code == code::copied_from_last_year) return f;
  ADD_FAILURE() << "nothing copied";
  return {};
}

// 60 of the project against 50.
finding of_department() {
  std::vector<form> forms;
  for (const std::string executed : {"50", "60"}) {
    form_builder made;
    made.total_funds({"100", "100", executed, "", "10", ""}).paper().index = executed == "50" ? 1 : 2;
    forms.push_back(made.done());
  }
  forms[0].kind = form_kind::department;
  const document_report report = audit_forms(forms, cn_mof_2020());
  for (const finding& f : report.forms[0].findings)
    if (f.code == code::department_sum) return f;
  ADD_FAILURE() << "no sum";
  return {};
}

finding unread() {
  finding f = document_finding(code::unreadable_document, "found a password, expected a document without one");
  f.hindrance = hindrance::encrypted;
  return f;
}

finding formless() {
  finding f = document_finding(code::no_form_found, "found no table, expected tables with the headers of a form");
  f.hindrance = hindrance::no_table;
  return f;
}

std::vector<spoken> of_arithmetic() {
  return {
      {finding_of(sound_form().plain_row(kind::social, "5", "5").total("100", "104").done(), code::weight_sum),
       "各项分值（含预算执行率分值）合计为105，而总分行的分值填写的是“100”。请核对各项分值。",
       "The weights, including that of the budget execution, add up to 105, but the total weight is printed as 100. "
       "Check the weights."},
      {finding_of(sound_form().plain_row(kind::social, "5", "5").total("", "104").done(), code::weight_sum),
       "各项分值（含预算执行率分值）合计为105，应为100。请核对各项分值。",
       "The weights, including that of the budget execution, add up to 105; they should add up to 100. Check the "
       "weights."},
      {in_funds(code::score_above_weight, {"100", "100", "100", "100%", "10", "12"}),
       "年度资金总额的得分填写的是“12”，高于分值10。得分不得高于分值，请改正。",
       "The score of “年度资金总额” is 12, above its weight of 10. A score cannot exceed its weight: correct one of "
       "them."},
      {in_row(code::score_above_weight, kind::quantity, {"路灯", "100个", "60个", "10", "12", "雨天多"}),
       "“路灯”的得分填写的是“12”，高于分值10，按评分规则应为6。得分不得高于分值，请改正。",
       "The score of “路灯” is 12, above its weight of 10; the rule gives 6. A score cannot exceed its weight: correct "
       "it."},
      {in_row(code::negative_value, kind::quantity, {"路灯", "100个", "94个", "10", "-1", ""}),
       "“路灯”的得分填写的是负数“-1”。请核对。", "The score of “路灯” is negative: -1. Check the figure."},
      {finding_of(sound_form().total("100", "98").done(), code::total_mismatch),
       "总分填写的是“98”，而各项得分之和为99。请重新加总。可能原因：末位差一。",
       "The total is printed as 98, but the scores add up to 99. Add them up again. Likely cause: off by one in the "
       "last digit."},
      {finding_of(sound_form().total("100", "97").done(), code::total_mismatch),
       "总分填写的是“97”，而各项得分之和为99，相差2。请重新加总。",
       "The total is printed as 97, but the scores add up to 99, 2 apart. Add them up again."},
      {finding_of(sound_form().total("100", "60").done(), code::total_mismatch),
       "总分填写的是“60”，而各项得分之和为99。请重新加总。可能原因：漏加了年度资金总额的得分和“养护路段2”的得分。",
       "The total is printed as 60, but the scores add up to 99. Add them up again. Likely cause: the sum "
       "leaves out the score of “年度资金总额” and the score of “养护路段2”."},
      {finding_of(sound_form().total("100", "129").done(), code::total_mismatch),
       "总分填写的是“129”，而各项得分之和为99。请重新加总。可能原因：重复加了“养护路段2”的得分。",
       "The total is printed as 129, but the scores add up to 99. Add them up again. Likely cause: the sum counts the "
       "score of “养护路段2” twice."},
      {changed(), "总分填写的是“98”，而各项得分之和为100。请重新加总。可能原因：“单价”的得分改动后没有重新加总。",
       "The total is printed as 98, but the scores add up to 100. Add them up again. Likely cause: the score of “单价” "
       "was changed after it was added up."},
      {weighted(),
       "各项分值（含预算执行率分值）合计为110，而总分行的分值填写的是“100”。请核对各项分值。请先核对“培训”的分值。",
       "The weights, including that of the budget execution, add up to 110, but the total weight is printed as 100. "
       "Check the weights. Check the weight of “培训” first."},
      {heading(), "“小计”的分值为10至12，而所属各项合计为80，不在这一范围内。请核对各项分值。",
       "The weight of the subtotal “小计” is 10 to 12, but its rows add up to 80, outside this range. Check the "
       "weights."},
      {nothing_of_it_spent(), "预算没有执行，绩效指标的得分却占分值的100%。请说明原因，或核对得分。",
       "None of the budget was spent, but the indicators earn 100% of their points. Explain why, or check the scores."},
      {exchanged(),
       "“培训”的得分填写的是“9”，高于评分规则允许的8：年度指标值为“≥10次”，实际完成值为“8次”。请核对得分。请一并核对“宣"
       "传”的得分。",
       "The score of “培训” is 9, above what the rule allows, 8; the target is ≥10次, the actual value 8次. Check the "
       "score. Check the score of “宣传” as well."},
      {subtotal(), "“小计”的得分填写的是“79”，而所属各项合计为80。请重新加总。可能原因：末位差一。",
       "The score of the subtotal “小计” is printed as 79, but its rows add up to 80. Add them up again. Likely cause: "
       "off by one in the last digit."},
      {subtotal_of_funds(), "财政资金小计的年初预算数填写的是“80”，而其下所列各项合计为90。请核对各项金额。",
       "The initial budget of “财政资金小计” is printed as 80, but the lines below it add up to 90. Check these "
       "amounts."},
      {funds_sum(),
       "年度资金总额的年初预算数填写的是“100”，而各资金来源合计为110。请核对各资金来源和资金总额。可能原因：误抄了年度"
       "资金总额的全年预算数。",
       "The initial budget of “年度资金总额” is printed as 100, but the sources of funds add up to 110. Check the "
       "sources and the total. Likely cause: copied from the annual budget of “年度资金总额”."},
      {in_funds(code::rate_mismatch, {"100", "100", "90", "80%", "10", "9"}),
       "年度资金总额的执行率填写的是“80%”，按执行数除以预算数计算应为90%。请重新计算。",
       "The execution rate of “年度资金总额” is printed as 80%, but the executed amount divided by the budget is 90%. "
       "Calculate the rate again."},
      {in_funds(code::rate_rounding, {"300", "300", "200", "66.66%", "10", "6.67"}),
       "年度资金总额的执行率填写的是“66.66%”，不是四舍五入的结果，四舍五入应为66.67%"
       "。请确认取舍方式。填写的数字是按截尾方式保留2位小数的结果。",
       "The execution rate of “年度资金总额” is printed as 66.66%, which is not rounded half up; rounded half up, it "
       "is 66.67%. Check how it was rounded. It is the exact value truncated to 2 decimal places."},
      {in_funds(code::rate_missing, {"100", "100", "90", "", "10", "9"}),
       "年度资金总额的执行率没有填写，而预算数和执行数均已填写。请补填。",
       "The execution rate of “年度资金总额” is blank although the budget and the executed amount are given. Fill it "
       "in."},
      {in_funds(code::execution_score, {"100", "100", "90", "90%", "10", "8"}),
       "年度资金总额的得分填写的是“8”，按预算执行率计算应为9。请核对得分。可能原因：末位差一。",
       "The score of “年度资金总额” is 8, but the execution rate earns 9. Check the score. Likely cause: off by one in "
       "the last digit."},
      {in_funds(code::execution_score, {"100", "100", "90", "80%", "10", "8"}),
       "年度资金总额的得分填写的是“8”，按预算执行率计算应为9。请核对得分。该问题由年度资金总额的执行率引起。",
       "The score of “年度资金总额” is 8, but the execution rate earns 9. Check the score. It follows from the "
       "execution rate of “年度资金总额”."},
      {in_funds(code::execution_score, {"300", "300", "200", "66.67%", "10", "6"}),
       "年度资金总额的得分填写的是“6”，按预算执行率计算应为7。请核对得分。填写的数字是按截尾方式保留整数的结果。",
       "The score of “年度资金总额” is 6, but the execution rate earns 7. Check the score. It is the exact value "
       "truncated to a whole number."},
      {in_funds(code::execution_score, {"300", "300", "165", "55%", "10", "10"}),
       "年度资金总额的得分填写的是“10”，按预算执行率计算应为6。请核对得分。可能原因：误抄了年度资金总额的分值。",
       "The score of “年度资金总额” is 10, but the execution rate earns 6. Check the score. Likely cause: copied from "
       "the weight of “年度资金总额”."},
      {in_funds(code::execution_rounded_up, {"100", "100", "95.11", "95.11%", "10", "10"}),
       "年度资金总额的得分填写的是满分“10”，但预算没有全部执行，按预算执行率计算为9.511，取整后才是满分。请确认。",
       "The score of “年度资金总额” is the full 10, although the budget was not fully spent: the execution rate earns "
       "9.511, which is full points only once it is rounded. Confirm it."},
      {in_funds(code::over_execution, {"100", "100", "120", "120%", "10", "10"}),
       "年度资金总额的全年执行数填写的是“120”，超过预算数100。请说明原因，或核对金额。",
       "The executed amount of “年度资金总额” is 120, more than the budget of 100. Explain why, or check the amounts."},
      {in_funds(code::budget_magnitude, {"1234", "1234", "123.4", "10%", "10", "1"}),
       "年度资金总额的全年执行数填写的是“123."
       "4”，与年初预算数1234的数字相同，但小数点位置不同。请核对小数点和计量单位。可能原因：小数点错位。",
       "The executed amount of “年度资金总额” is printed as 123.4, the same digits as the initial budget of 1234 with "
       "the decimal point elsewhere. Check the point and the unit. Likely cause: decimal point misplaced."},
      {source_in_yuan(),
       "当年财政拨款的全年执行数填写的是“540000”，按54计算，才与合计数和执行率相符。请核对小数点和计量单位。可能原因："
       "元与万元混淆。",
       "The executed amount of “当年财政拨款” is printed as 540000; with 54 the sum and the rate agree. Check the "
       "decimal point and the unit. Likely cause: 元 and 万元 confused."},
      {finding_of(sound_form().grade("良").done(), code::grade_mismatch),
       "等级填写的是“良”，与总分99不符，按等级标准应为“优”。请核对等级。",
       "The grade is printed as 良, which does not match the total score of 99; that score earns 优. Check the grade."},
      {in_funds(code::zero_budget, {"0", "0", "0", "0%", "10", "10"}),
       "年度资金总额的全年预算数为0，无法计算执行率。请核对预算数。",
       "The annual budget of “年度资金总额” is zero, so there is no execution rate. Check the budget."}};
}

// Two rows under one weight of 20, with a score each; both are to reach 5.
finding sharing(code code, const std::string& first, const std::string& second, const std::string& actual,
                const std::string& reason) {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.row(kind::quantity, {"路灯", "5个", actual, "20", first, reason});
  made.row(kind::quantity, {"路牌", "5块", actual, "", second, reason});
  made.paper().indicators[1].weight.merged = true;
  return finding_of(made.done(), code);
}

std::vector<spoken> of_shared_weights() {
  return {
      {sharing(code::score_above_weight, "11", "10", "4", "雨天多"),
       "“路灯”等2行共用分值20，而得分合计为21。得分不得高于分值，请改正。",
       "“路灯” and the next rows, 2 in all, share a weight of 20, but their scores add up to 21. A score cannot "
       "exceed its weight: correct them."},
      {sharing(code::score_above_rule, "9", "9", "4", "雨天多"),
       "“路灯”等2行共用分值20，得分合计为18，高于评分规则允许的16。请核对这些行的得分。",
       "“路灯” and the next rows, 2 in all, share a weight of 20; their scores add up to 18, above what the rule "
       "allows, 16. Check these scores."},
      {sharing(code::score_below_rule, "7", "7", "4", "雨天多"),
       "“路灯”等2行共用分值20，得分合计为14，低于评分规则允许的16。请核对这些行的得分，或说明扣分原因。",
       "“路灯” and the next rows, 2 in all, share a weight of 20; their scores add up to 14, below what the rule "
       "allows, 16. Check these scores, or explain the deduction."},
      {sharing(code::full_score_target_missed, "10", "10", "4", ""),
       "“路灯”等2行共用分值20，得分合计为满分20，但有的指标没有达到年度指标值，按评分规则应为16。请核对这些行的得"
       "分。",
       "“路灯” and the next rows, 2 in all, share a weight of 20 and have all of it, although a target was missed; "
       "the rule gives 16. Check these scores."},
      {sharing(code::target_met_deducted, "9", "9", "5", ""),
       "“路灯”等2行共用分值20，得分合计为18，但年度指标值均已达到，也没有说明扣分原因。请说明原因，或核对得分。",
       "“路灯” and the next rows, 2 in all, have 18 of the 20 points that they share, although every target was met "
       "and no reason is given. Give the reason, or check the scores."}};
}

std::vector<spoken> of_rows() {
  return {
      {in_row(code::full_score_target_missed, kind::quantity, {"路灯", "100个", "94个", "10", "10", ""}),
       "“路灯”的得分填写的是满分“10”，但实际完成值“94个”没有达到年度指标值“100个”，按评分规则应为9。请核对得分。填写的"
       "数字是按进一方式保留整数的结果。",
       "The score of “路灯” is the full 10, although the target 100个 was missed with 94个; the rule gives 9. Check "
       "the score. It is the exact value rounded away from zero to a whole number."},
      {in_row(code::full_score_target_missed, kind::quality, {"投诉", "≤10个", "12个", "10", "10", ""}),
       "“投诉”的得分填写的是满分“10”，但实际完成值“12个”没有达到年度指标值“≤10个”，按评分规则应为8至约8."
       "3333。请核对得分。可能原因：误抄了“投诉”的分值。",
       "The score of “投诉” is the full 10, although the target ≤10个 was missed with 12个; the rule gives 8 to about "
       "8.3333. Check the score. Likely cause: copied from the weight of “投诉”."},
      {in_row(code::score_above_rule, kind::quality, {"用途", "专款专用", "未达成", "10", "6", "资金晚到"}),
       "“用途”的得分填写的是“6”，高于评分规则允许的0至6（不含6）：年度指标值为“专款专用”，实际完成值为“未达成”。请核对"
       "得分。",
       "The score of “用途” is 6, above what the rule allows, 0 to 6 (6 excluded); the target is 专款专用, the actual "
       "value 未达成. Check the score."},
      {in_row(code::score_above_rule, kind::quantity, {"路灯", "100个", "94个", "10", "9.5", "雨天多"}),
       "“路灯”的得分填写的是“9.5”，高于评分规则允许的9."
       "4：年度指标值为“100个”，实际完成值为“94个”。请核对得分。可能原因：末位差一。",
       "The score of “路灯” is 9.5, above what the rule allows, 9.4; the target is 100个, the actual value 94个. Check "
       "the score. Likely cause: off by one in the last digit."},
      {in_row(code::score_below_rule, kind::quantity, {"路灯", "100个", "94个", "10", "8", "雨天多"}),
       "“路灯”的得分填写的是“8”，低于评分规则允许的9：年度指标值为“100个”，实际完成值为“94个”。请核对得分，或说明扣分原"
       "因。可能原因：末位差一。",
       "The score of “路灯” is 8, below what the rule allows, 9; the target is 100个, the actual value 94个. Check the "
       "score, or explain the deduction. Likely cause: off by one in the last digit."},
      {in_row(code::score_below_rule, kind::cost, {"设备费", "45万元", "20万元", "10", "3", "节约"}),
       "“设备费”的得分填写的是“3”，低于评分规则允许的约4."
       "4444或10：年度指标值为“45万元”，实际完成值为“20万元”。请核对得分，或说明扣分原因。",
       "The score of “设备费” is 3, below what the rule allows, about 4.4444 or 10; the target is 45万元, the actual "
       "value 20万元. Check the score, or explain the deduction."},
      {in_row(code::target_met_deducted, kind::quantity, {"路灯", "100个", "100个", "10", "9", ""}),
       "“路灯”的得分填写的是“9”，低于分值10，但实际完成值“100个”已经达到年度指标值“100个”，也没有说明扣分原因。请说明原"
       "因，或核对得分。",
       "The score of “路灯” is 9 of 10, although the target 100个 was met with 100个 and no reason is given. Give the "
       "reason, or check the score."},
      {in_row(code::full_score_target_missed, kind::quality, {"合格率", "≥90%", "89.9%", "2", "2.00", ""}),
       "“合格率”的得分填写的是满分“2.00”，但实际完成值“89.9%”没有达到年度指标值“≥90%”，按评分规则应为约1."
       "9978。请核对得分。填写的数字是按四舍五入方式保留2位小数的结果。",
       "The score of “合格率” is the full 2.00, although the target ≥90% was missed with 89.9%; the rule gives about "
       "1.9978. Check the score. It is the exact value rounded half up to 2 decimal places."},
      {in_row(code::full_score_target_missed, kind::quantity, {"道路", "＞5公里", "5公里", "10", "10", ""}),
       "“道路”的得分填写的是满分“10”，但年度指标值要求大于5公里，实际完成值“5公里”只是相等，没有达到。请核对得分。",
       "The score of “道路” is the full 10, although the target asks for more than 5公里 and the actual value 5公里 "
       "only equals it. Check the score."},
      {in_row(code::rate_contradicts, kind::timeliness, {"资金支付进度", "≥100%", "95%", "10", "9.5", "结余"}),
       "“资金支付进度”的实际完成值填写的是“95%”，与预算执行率90%不一致。请核对该指标的实际完成值和预算执行数。",
       "The actual value of “资金支付进度” is 95%, which contradicts the execution rate of the budget, 90%. Check the "
       "actual value and the executed amount."},
      {in_row(code::deduction_without_reason, kind::quantity, {"路灯", "100个", "94个", "10", "9.4", ""}),
       "“路灯”得分为9.4，低于分值10，没有说明扣分原因。请补充说明。",
       "“路灯” has 9.4 of 10 points, but gives no reason for the deduction. Add one."},
      {in_row(code::deduction_without_reason, kind::quantity, {"路灯", "100个", "100个", "10", "9", ""}),
       "“路灯”得分为9，低于分值10，没有说明扣分原因。请补充说明。该问题由“路灯”的得分引起。",
       "“路灯” has 9 of 10 points, but gives no reason for the deduction. Add one. It follows from the score of "
       "“路灯”."},
      {in_row(code::reason_without_deduction, kind::quantity, {"路灯", "100个", "100个", "10", "10", "需求增加"}),
       "“路灯”得分为满分，却填写了偏差原因。请核对得分，或删去偏差原因。",
       "“路灯” gives a reason for a deviation, although its score is full. Check the score, or remove the reason."},
      {in_row(code::overshoot_unexplained, kind::quantity, {"路灯", "100个", "130个", "10", "10", ""}),
       "“路灯”的实际完成值填写的是“130个”，明显高于年度指标值“100个”，但没有说明原因。请说明原因，或核对年度指标值。",
       "The actual value of “路灯” is 130个, far above the target 100个, but no reason is given. Explain it, or check "
       "the target."},
      {in_row(code::deadline_missed, kind::timeliness, {"完工", "2022年12月底前", "2023年1月", "10", "10", ""}),
       "“完工”的实际完成值填写的是“2023年1月”，晚于规定的期限“2022年12月底前”。请核对完成时间和得分。",
       "The actual value of “完工” is 2023年1月, after the deadline 2022年12月底前. Check the date and the score."},
      {in_row(code::cost_execution, kind::cost, {"总成本", "100万元", "95万元", "10", "10", ""}),
       "“总成本”的实际完成值填写的是“95万元”，与全年执行数90万元不一致。请核对这两处金额。",
       "The actual value of “总成本” is 95万元, which differs from the executed amount of 90万元. Check both amounts."},
      {finding_of(nothing_spent(), code::zero_execution_scored),
       "“总成本”的得分填写的是“90”，而全年执行数为0，预算没有执行。请核对得分。",
       "The score of “总成本” is 90, although the executed amount is 0 and none of the budget was spent. Check the "
       "score."},
      {finding_of(nothing_spent(), code::zero_execution_total),
       "总分填写的是“90”，达到合格标准，而全年执行数为0，预算没有执行。请核对各项得分。",
       "The total score is 90, a pass, although the executed amount is 0 and none of the budget was spent. Check the "
       "scores."},
      {in_row(code::actual_is_inequality, kind::quality, {"合格率", "≥95%", "≥95%", "10", "10", ""}),
       "“合格率”的实际完成值填写的是“≥95%”，只是一个范围，不是实际完成的数值。请填写实际数。",
       "The actual value of “合格率” is printed as ≥95%, a range and not a measured value. Enter what was achieved."},
      {in_row(code::target_missing, kind::quantity, {"路灯", "", "5个", "10", "10", ""}),
       "“路灯”的年度指标值没有填写，而该指标有分值或得分。请补填。",
       "The target of “路灯” is blank although the row is scored. Fill it in."},
      {in_row(code::target_missing, kind::quantity, {"", "", "5个", "10", "10", ""}),
       "绩效指标第1行的年度指标值没有填写，而该指标有分值或得分。请补填。",
       "The target of row 1 is blank although the row is scored. Fill it in."},
      {in_row(code::actual_missing, kind::quantity, {"路灯", "5个", "", "10", "10", ""}),
       "“路灯”的实际完成值没有填写，而该指标有分值或得分。请补填。",
       "The actual value of “路灯” is blank although the row is scored. Fill it in."},
      {in_row(code::weight_missing, kind::quantity, {"路灯", "5个", "5个", "", "10", ""}),
       "“路灯”的分值没有填写，而该项有得分。请补填。",
       "The weight of “路灯” is blank although the row has a score. Fill it in."},
      {in_row(code::score_missing, kind::quantity, {"路灯", "5个", "5个", "10", "", ""}),
       "“路灯”的得分没有填写，而该项有分值。请补填。",
       "The score of “路灯” is blank although the row has a weight. Fill it in."},
      {in_row(code::unit_mismatch, kind::quantity, {"检查", "10个", "10%", "10", "10", ""}),
       "“检查”的实际完成值填写的是“10%”，与年度指标值（单位为个）不是同类的量，无法比较。请按年度指标值的单位填写。",
       "The actual value of “检查” is 10%, which cannot be compared with the target (in 个). Use the unit of the "
       "target."},
      {in_row(code::unit_missing, kind::quantity, {"检查", "10个", "10", "10", "10", ""}),
       "“检查”的实际完成值填写的是“10”，没有写明单位（对应的一栏为个）。请补上单位。",
       "The actual value of “检查” is 10, without a unit (the other cell has 个). Add the unit."},
      {in_row(code::value_outside_scale, kind::quality, {"服务", "好坏", "高", "10", "10", ""}),
       "“服务”的实际完成值填写的是“高”，不是年度指标值“好坏”所列的等次（好、很好、非常好、良好、较好、一般、较差、差、"
       "坏）。请从中选填。",
       "The actual value of “服务” is 高, which is not a value on the scale 好坏 of the target "
       "(好、很好、非常好、良好、较好、一般、较差、差、坏). Choose one of them."},
      {in_row(code::number_unreadable, kind::quantity, {"路灯", "5个", "5个", "10", "满分", ""}),
       "“路灯”的得分填写的是“满分”，不是可以识别的数字。请填写一个数字。",
       "The score of “路灯” is “满分”, which is not a number: expected a number such as 95, 95.60 or 215,457.6. Enter "
       "a number."},
      {in_row(code::number_unreadable, kind::quantity, {"路灯", "5个", "5个", "10", "9.5.5", ""}),
       "“路灯”的得分填写的是“9.5.5”，不是可以识别的数字：只能有一个小数点。请填写一个数字。",
       "The score of “路灯” is “9.5.5”, which is not a number: expected a number with one point. Enter a number."},
      {in_row(code::number_unreadable, kind::quantity, {"路灯", "5个", "5个", "10", "1O0", ""}),
       "“路灯”的得分填写的是“1O0”，不是可以识别的数字：数字之间不能夹有字母。请填写一个数字。",
       "The score of “路灯” is “1O0”, which is not a number: expected digits only, without letters among them. Enter a "
       "number."},
      {in_row(code::number_unreadable, kind::quantity, {"路灯", "5个", "5个", "10", "1E2000", ""}),
       "“路灯”的得分填写的是“1E2000”，不是可以识别的数字：数字不得超过1000位，指数不得超过1000。请填写一个数字。",
       "The score of “路灯” is “1E2000”, which is not a number: expected a number of at most 1000 digits "
       "and an exponent within ±1000. Enter a number."}};
}

std::vector<spoken> of_quality() {
  return {
      {in_row(code::target_is_scale, kind::quality, {"服务", "好坏", "好", "10", "10", ""}),
       "“服务”的年度指标值填写的是“好坏”，只列出了评价等次，没有写明要达到哪一等次。请写明。",
       "The target of “服务” is 好坏: a scale, not a value on it. State which value is to be reached."},
      {in_row(code::target_echo, kind::quality, {"用途", "专款专用", "专款专用", "10", "10", ""}),
       "“用途”的实际完成值填写的是“专款专用”，照抄年度指标值。请填写实际完成情况。",
       "The actual value of “用途” repeats the target: 专款专用. Describe what was achieved."},
      {goal_echo(), "实际完成情况照抄预期目标。请填写实际完成情况。",
       "The completion repeats the goal word for word. Describe what was achieved."},
      {in_row(code::operator_missing, kind::quality, {"合格率", "95%", "96%", "10", "10", ""}),
       "“合格率”的年度指标值填写的是“95%”，没有写明是不低于、不高于还是等于。请补上符号（≥、≤或＝）。",
       "The target of “合格率” is 95%, without a sign (≥, ≤ or =). Add one."},
      {in_row(code::cost_not_numeric, kind::cost, {"总成本", "不超预算", "不超预算", "10", "10", ""}),
       "“总成本”的年度指标值填写的是“不超预算”，成本指标没有写明数额。请填写数字。",
       "The target of “总成本” is 不超预算, but the target of a cost indicator needs a figure. Enter an amount."},
      {in_row(code::indicator_misfiled, kind::quantity, {"采购额", "50万元", "50万元", "10", "10", ""}),
       "指标“采购额”归类有误：以金额计量，不属于数量、质量或时效指标。请调整归类。",
       "The indicator “采购额” is in the wrong place: it is an amount of money, not a quantity, a quality or a time. "
       "Move it."},
      {in_row(code::indicator_misfiled, kind::quality, {"群众满意率", "≥90%", "95%", "10", "10", ""}),
       "指标“群众满意率”归类有误：满意度应列入满意度指标。请调整归类。",
       "The indicator “群众满意率” is in the wrong place: satisfaction has a category of its own. Move it."},
      {finding_of(form_builder().row(kind::economic, category::output, {"增收", "5个", "5个", "10", "10", ""}).done(),
                  code::indicator_misfiled),
       "指标“增收”归类有误：二级指标与所在的一级指标不对应。请调整归类。",
       "The indicator “增收” is in the wrong place: its kind does not belong to its category. Move it."},
      {in_row(code::placeholder_indicator, kind::quantity, {"指标1：", "", "", "", "", ""}),
       "模板中的这一指标行没有填写。请填写或删去。",
       "This row of the template was not filled in. Fill it in or delete it."},
      {duplicate(), "指标“养护路段1”与前面第1个指标重复。请核对。",
       "The indicator “养护路段1” repeats an earlier one, number 1. Check both."},
      {rows_of(code::weight_structure, "40", kind::social),
       "各类分值为预算执行率10分、产出40分、效益40分、满意度10分，通常为预算执行率10分、产出50分、效益30分、满意度10分"
       "。请确认分值设置。",
       "The category weights are execution 10, output 40, benefit 40, satisfaction 10; the usual split is execution "
       "10, output 50, benefit 30, satisfaction 10. Check the weights."},
      {rows_of(code::category_missing, "40", kind::quantity), "缺少效益指标。请补充。",
       "The form has no benefit indicator. Add one."},
      {in_row(code::satisfaction_equals_target, kind::satisfaction, {"群众满意度", "≥90%", "90%", "10", "10", ""}),
       "“群众满意度”的实际完成值填写的是“90%”，恰好等于年度指标值。请确认有调查依据。",
       "The actual value of “群众满意度” is 90%, exactly the target. Make sure a survey supports it."},
      {in_row(code::rate_counted_twice, kind::timeliness, {"预算执行率", "=100%", "90%", "10", "9", "节约"}),
       "指标“预算执行率”与预算执行率重复计分。请更换指标。",
       "The indicator “预算执行率” scores the execution rate a second time. Replace it."},
      {in_row(code::stray_character, kind::quality, {"合格率", "≥95%", "：96%", "10", "10", ""}),
       "“合格率”的实际完成值填写的是“：96%”，含有多余的标点或空格，请删去。",
       "The actual value of “合格率”, “：96%”, has a stray mark or space: remove it."},
      {in_row(code::stray_character, kind::quality, {"合格率", "≥95%", "９6%", "10", "10", ""}),
       "“合格率”的实际完成值填写的是“９6%”，混用了全角和半角数字，请统一。",
       "The actual value of “合格率”, “９6%”, mixes full-width and half-width digits: use one width."},
      {adjusted(), "年度资金总额的全年预算数填写的是“150”，与年初预算数100相差较大。请说明预算调整情况。",
       "The annual budget of “年度资金总额” is 150, far from the initial budget of 100. Explain the adjustment."},
      {unfilled(), "绩效指标的完成情况没有填写，实际完成值和得分都是空白。请填写后再提交。",
       "The results are not filled in: every actual value and every score is blank. Complete the form."},
      {little_spent(), "预算只执行了45%，绩效指标的得分却占分值的100%。请说明原因，或核对得分。",
       "Only 45% of the budget was spent, but the indicators earn 100% of their points. Explain why, or check the "
       "scores."},
      {of_last_year(),
       "项目名称填写的是“2021年道路养护”，其中的年份不是自评年度2022年，而上年结转资金没有金额。请核对年份，或补填结转"
       "资金。",
       "The project name, “2021年道路养护”, names a year other than 2022, the year of the form, and no funds are "
       "carried over. Check the year, or enter the funds carried over."},
      {in_row(code::answers_too_exact, kind::satisfaction, {"满意度", "≥90%", "93.3%", "10", "10", "回收问卷40份"}),
       "“满意度”的实际完成值填写的是“93.3%"
       "”，与填写的份数或人数（40）不符，没有哪个整数能得出这一比例。请核对调查结果。",
       "The actual value of “满意度” is 93.3%, which does not fit the printed number of answers (40): no whole number "
       "of them gives this percentage. Check the survey."},
      {undescribed(), "“用途”的完成情况以文字表述，但没有简要说明。请补充。",
       "“用途” has a result in words without a description. Add one."}};
}

std::vector<spoken> of_documents() {
  return {
      {unclear(),
       "表头“调整数”的含义不明确：可能是调整后的预算数，也可能是调整的金额。有关数字没有采用，也没有检查。"
       "请核对表头。",
       "The header “调整数” is unclear: it may be the budget as adjusted or the amount of the adjustment. Its figures "
       "were neither read nor checked. Check the header."},
      {in_funds(code::formula_without_value, {"100", "100", "=SUM(D3:D5)", "", "10", "9"}),
       "年度资金总额的全年执行数是公式“=SUM(D3:D5)"
       "”，文件中没有保存计算结果，无法检查。请用表格软件打开文件，重新计算并保存后再提交。",
       "The executed amount of “年度资金总额” is the formula =SUM(D3:D5), and the file does not store its result, so "
       "it cannot be checked. Open the file in a spreadsheet program, recalculate and save it."},
      {across({spending("甲", "66.67%"), spending("乙", "66.66%"), spending("丙", "66.67%")},
              code::rounding_inconsistent),
       "各表的执行率取舍方式不一致：第1、3张表符合四舍五入，第2张表符合截尾。请统一取舍方式。",
       "The forms round the execution rates inconsistently: in forms 1, 3 they are rounded half up; in form 2 they "
       "are truncated. Use one way of rounding."},
      {across({measuring("甲", "120公里"), measuring("甲", "120公里")}, code::duplicate_form),
       "项目“甲”在同一文件中出现2次（第1、2张表）。请核对。",
       "The project 甲 appears 2 times in the document (forms 1, 2). Compare these forms."},
      {across({spending("甲", "66.66%"), spending("乙", "66.66%"), spending("丙", "66.66%")},
              code::rounding_convention),
       "3张表的执行率需要取舍，都按截尾方式保留2位小数填写（第1、2、3张表）。请确认这样取舍是否符合规定。",
       "In 3 forms the execution rates needed rounding, and in all of them they are truncated to 2 decimal places "
       "(forms "
       "1, 2, 3). Check whether the rules allow this."},
      // 200/300 of 10 is 6.6667, 250/300 is 8.3333, 170/300 is 5.6667, and 90 for the row
      {across({scoring("甲", "200", "6"), scoring("乙", "250", "8"), scoring("丙", "170", "5")},
              code::rounding_convention),
       "3张表的执行得分需要取舍，都按截尾方式保留整数填写（第1、2、3张表）。按此取舍，总分为：第1张表96（按评分规"
       "则"
       "为约96.6667）、第2张表98（按评分规则为约98.3333）、第3张表95（按评分规则为约95.6667）。请确认这样取舍是否符合规"
       "定。",
       "In 3 forms the execution scores needed rounding, and in all of them they are truncated to a whole number "
       "(forms "
       "1, 2, 3). With this rounding the totals are 96 in form 1 (about 96.6667 under the rules), 98 in form 2 (about "
       "98.3333 under the rules), 95 in form 3 (about 95.6667 under the rules). Check whether the rules allow this."},
      {across({measuring("甲", "120公里"), measuring("甲", "125公里")}, code::figures_conflict),
       "指标“养护里程”在第1、2张表中的实际完成值不同：120公里、125公里。请核对。",
       "The indicator 养护里程 has different actual values in forms 1, 2: 120公里, 125公里. Check them."},
      {copied(), "年度总体目标的实际完成值与上一年度（2021年，第1张表）的自评表完全相同。请按本年度的情况填写。",
       "The actual value of the annual goal repeats the form of the year before (2021, form 1) word for word. Describe "
       "this year."},
      {of_department(), "年度资金总额的全年执行数填写的是“50”，小于所属1个项目的执行数合计60（第2张表）。请核对。",
       "The executed amount of “年度资金总额” is 50, less than 60, the sum that its projects spent (form 2). Check "
       "these "
       "amounts."},
      {unread(), "无法读取该文件：文件设有密码，请解除密码后再提交。",
       "The document cannot be read: found a password, expected a document without one."},
      {formless(), "该文件中没有找到绩效自评表：文件中没有表格，请确认提交的是自评表。",
       "No self-evaluation form was found: found no table, expected tables with the headers of a form."},
      {failed(), "“路灯”的得分填写的是“9”，无法核对：自编的评分规则执行出错，该项可得0至10分。请检查评分规则。",
       "The score of “路灯”, 9, cannot be checked: the rule half_marks 1 failed, no half of it. The row may earn 0 to "
       "10 points. Check the rule."},
      {incomplete(), "表中缺少项目名称。请补充。", "The form lacks the name of the project. Add it."},
      {unrecognised(), "未能识别项目名称，最接近的是“工程名：管网改造”。请核对其名称和位置。",
       "No cell was recognised as the name of the project; the nearest is 工程名：管网改造. Check its label and "
       "place."}};
}

// What stands outside quotation marks in a Chinese sentence and is not of this language: a path, a code, a mode, an
// interval.
std::string foreign_in(std::string sentence) {
  for (std::size_t open = 0; (open = sentence.find("“")) != std::string::npos;) {
    const std::size_t close = sentence.find("”", open);
    sentence.erase(open, close == std::string::npos ? close : close + std::string("”").size() - open);
  }
  std::string found;
  const auto letter = [&](std::size_t i) { return std::isalpha(static_cast<unsigned char>(sentence[i])) != 0; };
  for (std::size_t i = 0; i < sentence.size(); ++i)
    if (std::string("[]{}()_\\").find(sentence[i]) != std::string::npos ||
        (letter(i) && i + 1 < sentence.size() && letter(i + 1)))
      found += sentence[i];
  return found;
}

TEST(Messages, OfEveryCodeReadSo) {
  std::set<code> told;
  for (const auto& group : {of_arithmetic(), of_shared_weights(), of_rows(), of_quality(), of_documents()})
    for (const spoken& one : group) {
      SCOPED_TRACE(std::string(name_of(one.said.code)));
      EXPECT_EQ(message(one.said, language::zh), one.zh);
      EXPECT_EQ(message(one.said, language::en), one.en);
      EXPECT_EQ(foreign_in(one.zh), "") << one.zh;
      told.insert(one.said.code);
    }
  for (const std::string_view name : names<code>())
    EXPECT_TRUE(told.count(*code_named(name))) << name << " has no case";
}

TEST(Messages, OfEveryDiagnosisReadSo) {
  const std::string zh = "总分填写的是“98”，而各项得分之和为89";
  const std::string en = "The total is printed as 98, but the scores add up to 89";
  const std::string again = ". Add them up again.";
  const struct {
    diagnosis slip;
    std::string zh, en;
  } sentences[] = {
      {diagnosis::none, "。请重新加总。", again},
      {diagnosis::rounding, "。请重新加总。填写的数字是按四舍五入方式保留1位小数的结果。",
       again + " It is the exact value rounded half up to 1 decimal place."},
      {diagnosis::last_digit, "。请重新加总。可能原因：末位差一。",
       again + " Likely cause: off by one in the last digit."},
      {diagnosis::sign, "。请重新加总。可能原因：正负号写错。", again + " Likely cause: wrong sign."},
      {diagnosis::percent_ratio, "。请重新加总。可能原因：百分数与小数混淆。",
       again + " Likely cause: percentage and ratio confused."},
      {diagnosis::unit_slip, "。请重新加总。可能原因：元与万元混淆。", again + " Likely cause: 元 and 万元 confused."},
      {diagnosis::power_of_ten, "。请重新加总。可能原因：小数点错位。",
       again + " Likely cause: decimal point misplaced."},
      {diagnosis::transposed_digits, "。请重新加总。可能原因：相邻数字颠倒。",
       again + " Likely cause: two digits swapped."},
      {diagnosis::truncated, "。请重新加总。可能原因：漏写末尾数字。", again + " Likely cause: last digits missing."},
      {diagnosis::copied_cell, "。请重新加总。可能原因：误抄其他单元格。",
       again + " Likely cause: copied from another cell."},
      {diagnosis::stale_total, "。请重新加总。可能原因：合计没有随明细更新。",
       again + " Likely cause: total not updated."},
      {diagnosis::unknown, "，相差9。请重新加总。", ", 9 apart. Add them up again."}};
  ASSERT_EQ(std::size(sentences), names<diagnosis>().size());
  for (const auto& one : sentences) {
    finding f;
    f.field = {part::total, 0, item::score};
    f.printed = "98";
    f.expected = "89";
    f.diagnosis = one.slip;
    if (one.slip == diagnosis::rounding) f.rounding = rounding{1, rounding_mode::half_up};
    EXPECT_EQ(message(f, language::zh), zh + one.zh);
    EXPECT_EQ(message(f, language::en), en + one.en);
  }
}

// 10 x 200/300 = 6.67, printed 7: 7 + 90 = 97, before rounding 96.67. Sources of 33.3 + 66.6 = 99.9, half a unit each
// off.
TEST(Messages, SayWhereTheRoundingOfTheFiguresExplainsThem) {
  form_builder whole;
  whole.total_funds({"300", "300", "200", "66.67%", "10", "7"}).plain_row(kind::quantity, "90", "90");
  const finding total = finding_of(whole.total("100", "96.67").done(), code::total_mismatch);
  EXPECT_EQ(message(total, language::zh),
            "总分填写的是“96.67”，而各项得分之和为97；按取整前的得分相加，与总分相符。请确认。");
  EXPECT_EQ(message(total, language::en),
            "The total is printed as 96.67, but the scores add up to 97; the scores before rounding add up to the "
            "total. Confirm it.");
  form_builder parts;
  parts.total_funds({"99.95", "99.95", "99.95", "100%", "10", "10"});
  parts.fund_line(fund::appropriation, {"33.3", "33.3", "33.3", "100%", "", ""});
  parts.fund_line(fund::other, {"66.6", "66.6", "66.6", "100%", "", ""});
  const finding sum = finding_of(parts.done(), code::funds_sum);
  EXPECT_EQ(
      message(sum, language::zh),
      "年度资金总额的年初预算数填写的是“99.95”，而各资金来源合计为99.9。请核对各资金来源和资金总额。各项金额可能经过取"
      "整，可以解释这一差异。");
  EXPECT_EQ(
      message(sum, language::en),
      "The initial budget of “年度资金总额” is printed as 99.95, but the sources of funds add up to 99.9. Check the "
      "sources and the total. The amounts may have been rounded, which would explain it.");
}

// A form with names of its own for all its columns, one slip at a time.
finding in_own_words(code code, const row_texts& texts) {
  form_builder made = one_row(kind::quantity, texts);
  made.paper().headers = {"预算批复数", "预算数",   "实际支出",   "支付进度",   "权重",      "评价得分",
                          "权重",       "自评得分", "绩效目标值", "全年完成值", "未完成原因"};
  return finding_of(made.total("100", "19").done(), code);
}

TEST(Messages, NameColumnsAsTheFormDoes) {
  const finding full = in_own_words(code::full_score_target_missed, {"路灯", "100个", "60个", "10", "10", "雨天多"});
  EXPECT_EQ(full.label, "路灯/自评得分");
  EXPECT_EQ(message(full, language::zh),
            "“路灯”的自评得分填写的是满分“10”，但全年完成值“60个”没有达到绩效目标值“100个”，按评分规则应为6。请核对自评"
            "得分。可能原因：误抄了“路灯”的权重。");
  EXPECT_EQ(message(full, language::en),
            "The score (自评得分) of “路灯” is the full 10, although the target 100个 was missed with 60个; the rule "
            "gives 6. Check the score. Likely cause: copied from the weight (权重) of “路灯”.");
  const finding above = in_own_words(code::score_above_weight, {"路灯", "100个", "60个", "10", "12", "雨天多"});
  EXPECT_EQ(message(above, language::zh),
            "“路灯”的自评得分填写的是“12”，高于权重10，按评分规则应为6。自评得分不得高于权重，请改正。");
  const finding missing = in_own_words(code::actual_missing, {"路灯", "100个", "", "10", "10", ""});
  EXPECT_EQ(message(missing, language::zh), "“路灯”的全年完成值没有填写，而该指标有权重或自评得分。请补填。");
  form_builder funds;
  funds.total_funds({"1234", "1234", "123.4", "10%", "10", "8"}).paper().headers.executed = "实际支出";
  funds.paper().headers.execution_score = "评价得分";
  funds.paper().headers.score = "自评得分";
  EXPECT_EQ(message(finding_of(funds.done(), code::execution_score), language::zh),
            "年度资金总额的评价得分填写的是“8”，按预算执行率计算应为1。请核对评价得分。");
  EXPECT_EQ(message(finding_of(funds.done(), code::budget_magnitude), language::zh),
            "年度资金总额的实际支出填写的是“123.4”，与年初预算数1234的数字相同，但小数点位置不同。请核对小数点和计量单"
            "位。可能原因：小数点错位。");
}

// Latin letters in a Chinese sentence come from the paper alone: the table of sentences has none.
TEST(Messages, InChineseHaveNoForeignWords) {
  for (const std::string_view name : names<code>()) {
    finding f;
    f.code = *code_named(name);
    f.hindrance = hindrance::damaged;
    const std::string sentence = message(f, language::zh);
    for (const char c : sentence) EXPECT_FALSE((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) << sentence;
  }
  for (const std::string_view slip : names<diagnosis>()) {
    finding f;
    for (std::size_t i = 0; i < names<diagnosis>().size(); ++i)
      if (names<diagnosis>()[i] == slip) f.diagnosis = static_cast<diagnosis>(i);
    for (const char c : message(f, language::zh)) EXPECT_FALSE(c >= 'a' && c <= 'z') << slip;
  }
}

// The root of a consequence is named as the form names it, in the form's own words.
TEST(Messages, NameTheDocumentsConvention) {
  finding f;
  f.code = code::execution_score;
  f.field = {part::budget, 1, item::score};
  f.label = "年度资金总额/得分";
  f.printed = "6";
  f.expected = "7";
  f.explained_by = {{part::document, 0, item::execution_score}, "document.execution_score", "文件/执行得分"};
  EXPECT_EQ(message(f, language::zh),
            "年度资金总额的得分填写的是“6”，按预算执行率计算应为7。请核对得分。该文件的执行得分大多这样取舍，可以解释"
            "这一差异。");
  EXPECT_EQ(message(f, language::en),
            "The score of “年度资金总额” is 6, but the execution rate earns 7. Check the score. The document rounds "
            "most of its execution scores this way, which explains it.");
}

}  // namespace
