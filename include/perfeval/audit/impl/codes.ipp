#pragma once

#include <perfeval/audit/codes.hpp>
#include <perfeval/detail/config.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::codes {

inline constexpr bool compares = true;
inline constexpr bool remarks = false;

/// The fixed facts of a code. A sentence contains {label} {printed} {expected} {detail} …, see message.ipp; a part in
/// [ ] is left out where a value in it is empty.
struct row {
  code value{};
  std::string_view name;
  bool compares_figures = false;
  perfeval::topic topic{};     ///< whose clause is cited
  std::string_view parameter;  ///< the parameter whose clause precedes that of the topic; empty if there is none
  std::string_view zh;
  std::string_view en;
};

inline constexpr auto table = enum_table<row>({
    // ---------------------------------------------------------------------------------------------- arithmetic
    {code::weight_sum, "weight-sum", compares, topic::weights, "weights.total",
     "各项{weight}（含预算执行率{weight}）合计为{expected}[，而{label}填写的是“{printed}”][，应为{detail}]。请核对各项{"
     "weight}。",
     "The weights, including that of the budget execution, add up to {expected}[, but {label} is printed as "
     "{printed}][; they should add up to {detail}]. Check the weights."},
    {code::score_above_weight, "score-above-weight", compares, topic::weights, "",
     "{label}填写的是“{printed}”，高于{weight}{detail}。{score}不得高于{weight}，请改正。",
     "{label} is {printed}, above its weight of {detail}. A score cannot exceed its weight: correct one of them."},
    {code::negative_value, "negative-value", compares, topic::arithmetic, "",
     "{label}填写的是负数“{printed}”。请核对。", "{label} is negative: {printed}. Check the figure."},
    {code::total_mismatch, "total-mismatch", compares, topic::arithmetic, "",
     "{label}填写的是“{printed}”，而各项{score}之和为{expected}[，相差{difference}]。请重新加总。",
     "The total is printed as {printed}, but the scores add up to {expected}[, {difference} apart]. Add them up "
     "again."},
    {code::subtotal_mismatch, "subtotal-mismatch", compares, topic::arithmetic, "",
     "{label}填写的是“{printed}”，而所属各项合计为{expected}[，相差{difference}]。请重新加总。",
     "{label} is printed as {printed}, but its rows add up to {expected}[, {difference} apart]. Add them up again."},
    {code::funds_sum, "funds-sum", compares, topic::arithmetic, "fund_lines.must_sum",
     "{label}填写的是“{printed}”，而各资金来源合计为{expected}[，相差{difference}]。请核对各资金来源和资金总额。",
     "{label} is printed as {printed}, but the sources of funds add up to {expected}[, {difference} apart]. Check the "
     "sources and the total."},
    {code::rate_mismatch, "rate-mismatch", compares, topic::execution, "",
     "{label}填写的是“{printed}”，按执行数除以预算数计算应为{expected}。请重新计算。",
     "{label} is printed as {printed}, but the executed amount divided by the budget is {expected}. Calculate the rate "
     "again."},
    {code::rate_rounding, "rate-rounding", compares, topic::execution, "",
     "{label}填写的是“{printed}”，不是四舍五入的结果，四舍五入应为{expected}。请确认取舍方式。",
     "{label} is printed as {printed}, which is not rounded half up; rounded half up, it is {expected}. Check how it "
     "was rounded."},
    {code::rate_missing, "rate-missing", compares, topic::execution, "",
     "{label}没有填写，而预算数和执行数均已填写。请补填。",
     "{label} is blank although the budget and the executed amount are given. Fill it in."},
    {code::execution_score, "execution-score", compares, topic::execution, "execution.points",
     "{label}填写的是“{printed}”，按预算执行率计算应为{expected}。请核对{score}。",
     "{label} is {printed}, but the execution rate earns {expected}. Check the score."},
    {code::execution_rounded_up, "execution-rounded-up", compares, topic::execution, "",
     "{label}填写的是满分“{printed}”，但预算没有全部执行，按预算执行率计算为{expected}，取整后才是满分。请确认。",
     "{label} is the full {printed}, although the budget was not fully spent: the execution rate earns {expected}, "
     "which is full points only once it is rounded. Confirm it."},
    {code::over_execution, "over-execution", compares, topic::execution, "",
     "{label}填写的是“{printed}”，超过预算数{expected}。请说明原因，或核对金额。",
     "{label} is {printed}, more than the budget of {expected}. Explain why, or check the amounts."},
    {code::budget_magnitude, "budget-magnitude", compares, topic::arithmetic, "",
     "{label}填写的是“{printed}”，与{detail}{expected}的数字相同，但小数点位置不同。请核对小数点和计量单位。",
     "{label} is printed as {printed}, the same digits as the {detail} of {expected} with the decimal point elsewhere. "
     "Check the point and the unit."},
    {code::grade_mismatch, "grade-mismatch", compares, topic::grade, "grade.bounds",
     "{label}填写的是“{printed}”，与总分[{first}]不符[，按等级标准应为“{expected}”]。请核对等级。",
     "{label} is printed as {printed}, which does not match the total score[ of {first}][; that score earns "
     "{expected}]. Check the grade."},
    {code::zero_budget, "zero-budget", compares, topic::execution, "", "{label}为0，无法计算执行率。请核对预算数。",
     "{label} is zero, so there is no execution rate. Check the budget."},
    // ---------------------------------------------------------------------------------- targets, actuals, scores
    {code::full_score_target_missed, "full-score-target-missed", compares, topic::quantitative, "",
     "{label}填写的是满分“{printed}”，但{actual}[“{second}”]没有达到{target}[“{first}”][，按评分规则应为{expected}]"
     "。请核对{score}。",
     "{label} is the full {printed}, although the target[ {first}] was missed[ with {second}][; the rule gives "
     "{expected}]. Check the score."},
    {code::score_above_rule, "score-above-rule", compares, topic::quantitative, "",
     "{label}填写的是“{printed}”，高于评分规则允许的{expected}[：{target}为“{first}”，{actual}为“{second}”]"
     "。请核对{score}。",
     "{label} is {printed}, above what the rule allows, {expected}[; the target is {first}, the actual value "
     "{second}]. Check the score."},
    {code::score_below_rule, "score-below-rule", compares, topic::quantitative, "",
     "{label}填写的是“{printed}”，低于评分规则允许的{expected}[：{target}为“{first}”，{actual}为“{second}”]"
     "。请核对{score}，或说明扣分原因。",
     "{label} is {printed}, below what the rule allows, {expected}[; the target is {first}, the actual value "
     "{second}]. Check the score, or explain the deduction."},
    {code::target_met_deducted, "target-met-deducted", compares, topic::reason, "",
     "{label}填写的是“{printed}”，低于{weight}{expected}，但{actual}[“{second}”]已经达到{target}[“{first}”]"
     "，也没有说明扣分原因。请说明原因，或核对{score}。",
     "{label} is {printed} of {expected}, although the target[ {first}] was met[ with {second}] and no reason is "
     "given. Give the reason, or check the score."},
    {code::rate_contradicts, "rate-contradicts", compares, topic::execution, "",
     "{label}填写的是“{printed}”，与预算执行率{expected}不一致。请核对该指标的{actual}和预算执行数。",
     "{label} is {printed}, which contradicts the execution rate of the budget, {expected}. Check the actual value and "
     "the executed amount."},
    {code::deduction_without_reason, "deduction-without-reason", compares, topic::reason, "reason.deduction",
     "{row}[{score}为{second}，低于{weight}{first}，]没有说明扣分原因。请补充说明。",
     "{row} [has {second} of {first} points, but ]gives no reason for the deduction. Add one."},
    {code::reason_without_deduction, "reason-without-deduction", compares, topic::reason, "",
     "{row}{score}为满分，却填写了偏差原因。请核对{score}，或删去偏差原因。",
     "{row} gives a reason for a deviation, although its score is full. Check the score, or remove the reason."},
    {code::overshoot_unexplained, "overshoot-unexplained", compares, topic::over_fulfilment, "over.reason_ratio",
     "{label}填写的是“{printed}”，明显高于{target}[“{first}”]，但没有说明原因。请说明原因，或核对{target}。",
     "{label} is {printed}, far above the target[ {first}], but no reason is given. Explain it, or check the target."},
    {code::deadline_missed, "deadline-missed", compares, topic::deadline, "",
     "{label}填写的是“{printed}”，晚于规定的期限“{expected}”。请核对完成时间和{score}。",
     "{label} is {printed}, after the deadline {expected}. Check the date and the score."},
    {code::cost_execution, "cost-execution", compares, topic::arithmetic, "",
     "{label}填写的是“{printed}”，与{executed}{expected}不一致。请核对这两处金额。",
     "{label} is {printed}, which differs from the executed amount of {expected}. Check both amounts."},
    {code::zero_execution_scored, "zero-execution-scored", compares, topic::execution, "",
     "{label}填写的是“{printed}”，而{executed}为0，预算没有执行。请核对{score}。",
     "{label} is {printed}, although the executed amount is 0 and none of the budget was spent. Check the score."},
    {code::zero_execution_total, "zero-execution-total", compares, topic::execution, "",
     "{label}填写的是“{printed}”，达到合格标准，而{executed}为0，预算没有执行。请核对各项{score}。",
     "{label} is {printed}, a pass, although the executed amount is 0 and none of the budget was spent. Check the "
     "scores."},
    {code::actual_is_inequality, "actual-is-inequality", compares, topic::quantitative, "",
     "{label}填写的是“{printed}”，只是一个范围，不是实际完成的数值。请填写实际数。",
     "{label} is printed as {printed}, a range and not a measured value. Enter what was achieved."},
    {code::target_missing, "target-missing", compares, topic::quantitative, "",
     "{label}没有填写，而该指标有{weight}或{score}。请补填。",
     "{label} is blank although the row is scored. Fill it in."},
    {code::actual_missing, "actual-missing", compares, topic::quantitative, "",
     "{label}没有填写，而该指标有{weight}或{score}。请补填。",
     "{label} is blank although the row is scored. Fill it in."},
    {code::weight_missing, "weight-missing", compares, topic::weights, "", "{label}没有填写，而该项有{score}。请补填。",
     "{label} is blank although the row has a score. Fill it in."},
    {code::score_missing, "score-missing", compares, topic::weights, "", "{label}没有填写，而该项有{weight}。请补填。",
     "{label} is blank although the row has a weight. Fill it in."},
    {code::unit_mismatch, "unit-mismatch", compares, topic::reading, "",
     "{label}填写的是“{printed}”，与{target}[（单位为{expected}）]不是同类的量，无法比较。请按{target}的单位填写。",
     "{label} is {printed}, which cannot be compared with the target[ (in {expected})]. Use the unit of the target."},
    {code::unit_missing, "unit-missing", compares, topic::reading, "",
     "{label}填写的是“{printed}”，没有写明单位[（对应的一栏为{expected}）]。请补上单位。",
     "{label} is {printed}, without a unit[ (the other cell has {expected})]. Add the unit."},
    {code::value_outside_scale, "value-outside-scale", compares, topic::qualitative, "",
     "{label}填写的是“{printed}”，不是{target}[“{first}”]所列的等次（{expected}）。请从中选填。",
     "{label} is {printed}, which is not a value on the scale[ {first}] of the target ({expected}). Choose one of "
     "them."},
    {code::number_unreadable, "number-unreadable", compares, topic::reading, "",
     "{label}填写的是“{printed}”，不是可以识别的数字[：{detail}]。请填写一个数字。",
     "{label} is “{printed}”, which is not a number[: expected {detail}]. Enter a number."},
    // ---------------------------------------------------------------------------------- quality of the indicators
    {code::target_is_scale, "target-is-scale", remarks, topic::indicator_quality, "",
     "{label}填写的是“{printed}”，只列出了评价等次，没有写明要达到哪一等次。请写明。",
     "{label} is {printed}: a scale, not a value on it. State which value is to be reached."},
    {code::target_echo, "target-echo", remarks, topic::indicator_quality, "",
     "{label}填写的是“{printed}”，照抄{target}。请填写实际完成情况。",
     "{label} repeats the target: {printed}. Describe what was achieved."},
    {code::goal_echo, "goal-echo", remarks, topic::indicator_quality, "",
     "实际完成情况照抄预期目标。请填写实际完成情况。",
     "The completion repeats the goal word for word. Describe what was achieved."},
    {code::operator_missing, "operator-missing", remarks, topic::indicator_quality, "",
     "{label}填写的是“{printed}”，没有写明是不低于、不高于还是等于。请补上符号（≥、≤或＝）。",
     "{label} is {printed}, without a sign (≥, ≤ or =). Add one."},
    {code::cost_not_numeric, "cost-not-numeric", remarks, topic::indicator_quality, "",
     "{label}填写的是“{printed}”，成本指标没有写明数额。请填写数字。",
     "{label} is {printed}, but the target of a cost indicator needs a figure. Enter an amount."},
    {code::indicator_misfiled, "indicator-misfiled", remarks, topic::indicator_quality, "",
     "指标{label}归类有误[：{detail}]。请调整归类。",
     "The indicator {label} is in the wrong place[: {detail}]. Move it."},
    {code::placeholder_indicator, "placeholder-indicator", remarks, topic::indicator_quality, "",
     "模板中的这一指标行没有填写。请填写或删去。",
     "This row of the template was not filled in. Fill it in or delete it."},
    {code::duplicate_indicator, "duplicate-indicator", remarks, topic::indicator_quality, "",
     "指标{label}与前面[第{earlier}个]指标重复。请核对。",
     "The indicator {label} repeats an earlier one[, number {earlier}]. Check both."},
    {code::weight_structure, "weight-structure", remarks, topic::weights, "weights.level1",
     "各类{weight}为{printed}，通常为{expected}。请确认{weight}设置。",
     "The category weights are {printed}; the usual split is {expected}. Check the weights."},
    {code::category_missing, "category-missing", remarks, topic::weights, "weights.required",
     "缺少{expected}指标。请补充。", "The form has no {expected} indicator. Add one."},
    {code::satisfaction_equals_target, "satisfaction-equals-target", remarks, topic::indicator_quality, "",
     "{label}填写的是“{printed}”，恰好等于{target}。请确认有调查依据。",
     "{label} is {printed}, exactly the target. Make sure a survey supports it."},
    {code::rate_counted_twice, "rate-counted-twice", remarks, topic::indicator_quality, "",
     "指标{label}与预算执行率重复计分。请更换指标。",
     "The indicator {label} scores the execution rate a second time. Replace it."},
    {code::stray_character, "stray-character", remarks, topic::reading, "", "{label}填写的是“{printed}”，{detail}。",
     "{label}, “{printed}”, {detail}."},
    {code::budget_adjusted, "budget-adjusted", remarks, topic::arithmetic, "money.adjust_ratio",
     "{label}填写的是“{printed}”，与{initial_budget}{expected}相差较大。请说明预算调整情况。",
     "{label} is {printed}, far from the initial budget of {expected}. Explain the adjustment."},
    {code::description_missing, "description-missing", remarks, topic::reason, "reason.qualitative",
     "{row}的完成情况以文字表述，但没有简要说明。请补充。",
     "{row} has a result in words without a description. Add one."},
    {code::form_unfilled, "form-unfilled", remarks, topic::quantitative, "",
     "绩效指标的完成情况没有填写，{actual}和{score}都是空白。请填写后再提交。",
     "The results are not filled in: every actual value and every score is blank. Complete the form."},
    {code::low_execution_high_score, "low-execution-high-score", remarks, topic::execution, "execution.little_below",
     "预算只执行了{detail}，绩效指标的{score}却占{weight}的{printed}。请说明原因，或核对{score}。",
     "Only {detail} of the budget was spent, but the indicators earn {printed} of their points. Explain why, or check "
     "the scores."},
    {code::year_mismatch, "year-mismatch", remarks, topic::reading, "",
     "{label}填写的是“{printed}”，其中的年份不是自评年度{expected}"
     "年，而上年结转资金没有金额。请核对年份，或补填结转资金。",
     "{label}, “{printed}”, names a year other than {expected}, the year of the form, and no funds are carried over. "
     "Check the year, or enter the funds carried over."},
    {code::answers_too_exact, "answers-too-exact", remarks, topic::indicator_quality, "",
     "{label}填写的是“{printed}”，与填写的份数或人数（{detail}）不符，没有哪个整数能得出这一比例。请核对调查结果。",
     "{label} is {printed}, which does not fit the printed number of answers ({detail}): no whole number of them gives "
     "this percentage. Check the survey."},
    {code::copied_from_last_year, "copied-from-last-year", remarks, topic::indicator_quality, "",
     "{label}与上一年度（{detail}年[，第{forms}张表]）的自评表完全相同。请按本年度的情况填写。",
     "{label} repeats the form of the year before ({detail}[, form {forms}]) word for word. Describe this year."},
    {code::department_sum, "department-sum", remarks, topic::arithmetic, "",
     "{label}填写的是“{printed}”，小于所属{count}个项目的执行数合计{expected}[（第{forms}张表）]。请核对。",
     "{label} is {printed}, less than {expected}, the sum that its projects spent[ ({in_forms})]. Check these "
     "amounts."},
    // ---------------------------------------------------------------------------------------------- across forms
    {code::rounding_inconsistent, "rounding-inconsistent", remarks, topic::execution, "",
     "各表的{column}取舍方式不一致[：{modes}]。请统一取舍方式。",
     "The forms round the {column} inconsistently[: {modes}]. Use one way of rounding."},
    {code::rounding_convention, "rounding-convention", remarks, topic::execution, "",
     "{detail}张表的{column}需要取舍，其中{count}张按{way}填写（第{forms}张表）。[按此取舍，总分为：{totals}。]"
     "请确认这样取舍是否符合规定。",
     "In {detail} forms the {column} needed rounding, and in {count} of them they are {way} ({in_forms})[. With "
     "this rounding the totals are {totals}]. Check whether the rules allow this."},
    {code::duplicate_form, "duplicate-form", remarks, topic::arithmetic, "",
     "项目“{printed}”在同一文件中出现{count}次（第{forms}张表）。请核对。",
     "The project {printed} appears {count} times in the document ({in_forms}). Compare these forms."},
    {code::figures_conflict, "figures-conflict", remarks, topic::arithmetic, "",
     "指标“{detail}”在第{forms}张表中的{actual}不同：{printed}。请核对。",
     "The indicator {detail} has different actual values in forms {forms}: {printed}. Check them."},
    // ------------------------------------------------------------------------------------------------- documents
    {code::unreadable_document, "unreadable-document", remarks, topic::reading, "", "无法读取该文件[：{detail}]。",
     "The document cannot be read[: {detail}]."},
    {code::no_form_found, "no-form-found", remarks, topic::reading, "", "该文件中没有找到绩效自评表[：{detail}]。",
     "No self-evaluation form was found[: {detail}]."},
    {code::column_unclear, "column-unclear", remarks, topic::reading, "",
     "表头“{printed}”的含义不明确：{detail}。有关数字没有采用，也没有检查。请核对表头。",
     "The header “{printed}” is unclear: {detail}. Its figures were neither read nor checked. Check the header."},
    {code::formula_without_value, "formula-without-value", remarks, topic::reading, "",
     "{label}是公式“{printed}”，文件中没有保存计算结果，无法检查。请用表格软件打开文件，重新计算并保存后再提交。",
     "{label} is the formula {printed}, and the file does not store its result, so it cannot be checked. Open the file "
     "in a spreadsheet program, recalculate and save it."},
    {code::rule_failed, "rule-failed", remarks, topic::arithmetic, "",
     "{label}[填写的是“{printed}”，]无法核对：自编的评分规则执行出错，该项可得{expected}分。请检查评分规则。",
     "{label}[, {printed},] cannot be checked: {detail}. The row may earn {expected} points. Check the rule."},
    {code::form_incomplete, "form-incomplete", remarks, topic::reading, "", "表中缺少{detail}。请补充。",
     "The form lacks {detail}. Add it."},
});

}  // namespace detail::codes

PERFEVAL_INLINE std::string_view name_of(code code) noexcept { return detail::codes::table[code].name; }

template <>
PERFEVAL_INLINE std::span<const std::string_view> names<code>() noexcept {
  return detail::name_list<detail::codes::table>;
}

PERFEVAL_INLINE std::optional<code> code_named(std::string_view name) noexcept {
  return detail::codes::table.named(name);
}

PERFEVAL_INLINE bool compares_figures(code code) noexcept { return detail::codes::table[code].compares_figures; }

PERFEVAL_INLINE topic topic_of(code code) noexcept { return detail::codes::table[code].topic; }

}  // namespace v0
}  // namespace perfeval
