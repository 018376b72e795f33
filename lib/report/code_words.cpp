// The codes of findings in a few words each, for headings and filters. The sentence of a finding says the rest.
#include "report/page.hpp"
#include "report/words.hpp"

#include <perfeval/names.hpp>

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

struct code_title {
  code value;
  bilingual words;
};

constexpr code_title titles[] = {
    {code::weight_sum, {"分值合计不符", "weights do not add up"}},
    {code::score_above_weight, {"得分超过分值", "score above its weight"}},
    {code::negative_value, {"数值为负", "negative value"}},
    {code::total_mismatch, {"总分与各项之和不符", "total does not match the scores"}},
    {code::subtotal_mismatch, {"小计不符", "subtotal does not match"}},
    {code::funds_sum, {"资金合计不符", "funds do not add up"}},
    {code::rate_mismatch, {"执行率计算不符", "execution rate does not match"}},
    {code::rate_rounding, {"执行率取舍不符", "execution rate rounded otherwise"}},
    {code::rate_missing, {"缺少执行率", "execution rate missing"}},
    {code::execution_score, {"执行得分不符", "execution score does not match"}},
    {code::execution_rounded_up, {"执行得分进位", "execution score rounded up"}},
    {code::over_execution, {"执行数超过预算数", "more executed than budgeted"}},
    {code::budget_magnitude, {"金额数量级可疑", "magnitude of an amount"}},
    {code::grade_mismatch, {"等级与总分不符", "grade does not match the total"}},
    {code::zero_budget, {"预算数为零", "budget of zero"}},
    {code::full_score_target_missed, {"未达标得满分", "full score, target missed"}},
    {code::score_above_rule, {"得分高于规则", "score above the rule"}},
    {code::score_below_rule, {"得分低于规则", "score below the rule"}},
    {code::target_met_deducted, {"达标仍扣分", "points deducted, target met"}},
    {code::rate_contradicts, {"与执行率矛盾", "contradicts the execution rate"}},
    {code::deduction_without_reason, {"扣分未说明原因", "deduction without a reason"}},
    {code::reason_without_deduction, {"有原因未扣分", "reason without a deduction"}},
    {code::overshoot_unexplained, {"大幅超额未说明", "overshoot without a reason"}},
    {code::deadline_missed, {"超过时限", "deadline missed"}},
    {code::cost_execution, {"成本与执行数不符", "cost and executed amount differ"}},
    {code::zero_execution_scored, {"未执行仍得分", "scored without execution"}},
    {code::zero_execution_total, {"未执行仍有总分", "total without execution"}},
    {code::actual_is_inequality, {"完成值不是具体数值", "actual value is an inequality"}},
    {code::target_missing, {"缺少指标值", "target missing"}},
    {code::actual_missing, {"缺少完成值", "actual value missing"}},
    {code::weight_missing, {"缺少分值", "weight missing"}},
    {code::score_missing, {"缺少得分", "score missing"}},
    {code::unit_mismatch, {"计量单位不一致", "units differ"}},
    {code::unit_missing, {"缺少计量单位", "unit missing"}},
    {code::value_outside_scale, {"不在评价等次之内", "value outside the scale"}},
    {code::number_unreadable, {"数字无法识别", "number not readable"}},
    {code::target_is_scale, {"指标值只列等次", "target is a scale"}},
    {code::target_echo, {"完成值照抄指标值", "actual value repeats the target"}},
    {code::goal_echo, {"完成情况照抄目标", "result repeats the goal"}},
    {code::operator_missing, {"指标值缺少比较符号", "target without a sign"}},
    {code::cost_not_numeric, {"成本指标没有数值", "cost without a number"}},
    {code::indicator_misfiled, {"指标归类有误", "indicator in the wrong place"}},
    {code::placeholder_indicator, {"指标没有填写", "indicator not filled in"}},
    {code::duplicate_indicator, {"指标重复", "indicator repeated"}},
    {code::weight_structure, {"分值结构", "distribution of weights"}},
    {code::category_missing, {"缺少指标类别", "category missing"}},
    {code::satisfaction_equals_target, {"满意度恰为指标值", "satisfaction equals its target"}},
    {code::rate_counted_twice, {"执行率重复计分", "execution rate counted twice"}},
    {code::stray_character, {"多余字符", "stray character"}},
    {code::budget_adjusted, {"预算调整较大", "budget adjusted"}},
    {code::description_missing, {"缺少文字说明", "description missing"}},
    {code::form_unfilled, {"表格未填写", "form not filled in"}},
    {code::low_execution_high_score, {"执行率低而得分高", "low execution, high score"}},
    {code::year_mismatch, {"年度不一致", "years differ"}},
    {code::answers_too_exact, {"问卷数据过于精确", "answers too exact"}},
    {code::copied_from_last_year, {"照抄上年", "copied from last year"}},
    {code::department_sum, {"与部门合计不符", "sum of the department"}},
    {code::rounding_inconsistent, {"取舍方式不一致", "rounding not consistent"}},
    {code::rounding_convention, {"取舍惯例", "rounding convention"}},
    {code::duplicate_form, {"表格重复", "form repeated"}},
    {code::figures_conflict, {"数据互相矛盾", "figures conflict"}},
    {code::unreadable_document, {"文件无法读取", "document not readable"}},
    {code::no_form_found, {"没有找到自评表", "no form found"}},
    {code::column_unclear, {"栏目含义不明", "column not clear"}},
    {code::formula_without_value, {"公式没有结果", "formula without a value"}},
    {code::rule_failed, {"评分规则出错", "rule failed"}},
    {code::form_incomplete, {"表格不完整", "form not complete"}},
};

}  // namespace

std::string code_words(code code, language language) {
  for (const code_title& one : titles)
    if (one.value == code) return one.words.text(language);
  return std::string(name_of(code));
}

}  // namespace v0
}  // namespace perfeval
