#pragma once

#include <perfeval/audit/message.hpp>
#include <perfeval/detail/config.hpp>

#include <array>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// A sentence with {label} {printed} {expected} {detail} {forms} in it; a part in [ ] is left out where a value in it
/// is empty.
struct sentence {
  std::string_view zh;
  std::string_view en;
};

/// A table, one line a code, in the order of `code`.
inline constexpr std::array<sentence, code_count> sentences{{
    {"各项分值（含执行率）之和为{expected}[，与{label}“{printed}”不符][，应为{detail}]。请核对各指标分值。",
     "The weights, execution included, add up to {expected}[; {label} says {printed}][; they should be {detail}]. "
     "Check "
     "the weights of the rows."},
    {"{label}“{printed}”超过其分值{expected}。得分不得高于分值。",
     "{label} is {printed}, above its weight {expected}. A score may not exceed its weight."},
    {"{label}为负数“{printed}”。请核对。", "{label} is negative: {printed}. Check the figure."},
    {"各项得分之和为{expected}，总分填写“{printed}”。请重新加总。",
     "The scores add up to {expected}; the printed total is {printed}. Add them up again."},
    {"{label}：所属各行之和为{expected}，填写“{printed}”。",
     "{label}: its rows add up to {expected}, printed is {printed}."},
    {"{label}：各资金来源之和为{expected}，合计填写“{printed}”。请核对资金来源。",
     "{label}: the sources add up to {expected}, the total is printed as {printed}. Check the sources."},
    {"{label}应为{expected}，填写“{printed}”。执行率＝全年执行数÷全年预算数。",
     "{label} should be {expected}; printed is {printed}. The rate is executed / annual budget."},
    {"{label}“{printed}”不是四舍五入的结果（应为{expected}），只有按其他取舍方式才能得到。",
     "{label} {printed} is reached only by another rounding than half-up, which gives {expected}."},
    {"{label}未填写，而预算数和执行数均有数据。", "{label} is blank although budget and executed amount are given."},
    {"{label}“{printed}”与按执行率计算的{expected}不符。",
     "{label} {printed} is not what the execution earns: {expected}."},
    {"{label}“{printed}”超过预算数{expected}。请说明原因。",
     "{label} {printed} exceeds the budget {expected}. The cause should be explained."},
    {"{label}“{printed}”与相关数字[{expected}]数字相同而小数点位置不同，请核对单位。",
     "{label} {printed} has the digits of [{expected}] with the point elsewhere. Check the unit."},
    {"{label}“{printed}”与总分不符，按等级标准应为“{expected}”。",
     "{label} {printed} is not the grade of the total, which is {expected}."},
    {"{label}为0，执行率不存在。", "{label} is zero: there is no execution rate, whatever is printed."},
    {"{label}：未达到指标值而给满分“{printed}”[，按规则应为{expected}]。",
     "{label}: the target was missed and full points {printed} were given[; the rule gives {expected}]."},
    {"{label}“{printed}”高于规则允许的{expected}。", "{label} {printed} is above what the rule admits: {expected}."},
    {"{label}“{printed}”低于规则允许的{expected}。", "{label} {printed} is below what the rule admits: {expected}."},
    {"{label}：已达到指标值，得分“{printed}”低于分值{expected}，未说明原因。",
     "{label}: the target was met, yet {printed} of {expected} points were given, without a reason."},
    {"{label}：扣分未说明原因。", "{label}: points were deducted and no reason is given."},
    {"{label}：得满分而填写了偏差原因。", "{label}: full points, and yet a reason for a deviation is given."},
    {"{label}“{printed}”明显高于指标值，未说明原因。",
     "{label} {printed} is far above the target, and no reason is given."},
    {"{label}“{printed}”晚于期限“{expected}”。", "{label} {printed} is later than its deadline: {expected}."},
    {"{label}“{printed}”与全年执行数{expected}不一致。", "{label} {printed} is not the executed amount {expected}."},
    {"{label}“{printed}”：预算未执行而给分。", "{label} {printed}: points although nothing of the budget was spent."},
    {"{label}“{printed}”：预算未执行，总分仍达到合格。",
     "{label} {printed}: nothing of the budget was spent, and the total passes."},
    {"{label}“{printed}”是不等式而不是实际完成值，请填写实际数。",
     "{label} {printed} is an inequality, not a measurement. Enter what was reached."},
    {"{label}未填写。", "{label} is blank although the row is scored."},
    {"{label}未填写。", "{label} is blank although the row is scored."},
    {"{label}未填写，而本行有得分。", "{label} is blank although the row has a score."},
    {"{label}未填写，而本行有分值。", "{label} is blank although the row has a weight."},
    {"{label}“{printed}”与指标值[（单位{expected}）]不是同类的量，无法比较。",
     "{label} {printed} is of another sort than the target[ (in {expected})]: the two do not compare."},
    {"{label}“{printed}”没有单位[（另一栏为{expected}）]。",
     "{label} {printed} has no unit[ (the other cell has {expected})]."},
    {"{label}“{printed}”不在该评价尺度内（{expected}）。", "{label} {printed} is no degree of its scale ({expected})."},
    {"{label}“{printed}”不是数字[：{detail}]。请填写数字。",
     "{label} “{printed}” is no number[: {detail}]. Enter a number."},
    {"{label}“{printed}”只是评价尺度，不是指标值。", "{label} {printed} is a scale, not a target."},
    {"{label}“{printed}”照抄指标值。", "{label} repeats the target: {printed}."},
    {"实际完成情况照抄预期目标。", "The completion repeats the goal word for word."},
    {"{label}“{printed}”没有写明方向（≥、≤、＝）。", "{label} {printed} has no sign (≥, ≤, =)."},
    {"{label}“{printed}”：成本指标没有数字。", "{label} {printed}: a cost indicator without a figure."},
    {"指标“{label}”归类有误[（{detail}）]。", "The indicator {label} stands in the wrong place[ ({detail})]."},
    {"未填写的空白指标行。", "A row of the template that was not filled in."},
    {"指标“{label}”与前面的指标重复。", "The indicator {label} repeats an earlier one."},
    {"各类指标分值为{printed}，通常为{expected}。", "The categories weigh {printed}; usual is {expected}."},
    {"缺少“{expected}”类指标。", "There is no indicator of the category {expected}."},
    {"{label}“{printed}”恰好等于指标值，请确认有调查依据。",
     "{label} {printed} equals the target exactly. Is there a survey behind it?"},
    {"指标“{label}”重复计算预算执行率。", "The indicator {label} counts the execution rate a second time."},
    {"{label}“{printed}”含有多余字符。", "{label} “{printed}” holds a stray character."},
    {"{label}“{printed}”与年初预算数{expected}相差较大，请说明预算调整。",
     "{label} {printed} is far from the initial budget {expected}: the budget was adjusted within the year."},
    {"{label}：以文字表述的完成情况没有简要说明。", "{label}: a result in words stands without a description."},
    {"各表同类数字取舍方式不一致：{detail}。",
     "The forms round this figure in ways that do not go together: {detail}."},
    {"项目“{printed}”在同一文件中出现两次（第{forms}张）。",
     "The project {printed} stands in the document twice (forms {forms})."},
    {"指标“{detail}”在第{forms}张表中的实际完成值不同：{printed}。",
     "The indicator {detail} has different actuals in forms {forms}: {printed}."},
    {"无法读取：[{detail}]", "Nothing in the document can be read: [{detail}]"},
    {"没有找到自评表：[{detail}]", "No form was found: [{detail}]"},
    {"表中缺少：{detail}。", "The form lacks a required part: {detail}."},
}};

inline std::string value_named(const finding& f, std::string_view name) {
  if (name == "label") return f.label;
  if (name == "printed") return f.printed;
  if (name == "expected") return f.expected;
  if (name == "detail") return f.detail;
  std::string forms;
  for (const std::uint32_t number : f.forms) forms += (forms.empty() ? "" : ", ") + std::to_string(number);
  return forms;
}

/// Fills the sentence; an optional part whose value is empty is left out.
inline std::string filled(const finding& f, std::string_view pattern) {
  std::string text;
  std::size_t optional_from = std::string::npos;
  bool lacks = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '[') {
      optional_from = text.size();
      lacks = false;
    } else if (pattern[i] == ']') {
      if (lacks) text.resize(optional_from);
      optional_from = std::string::npos;
    } else if (pattern[i] == '{') {
      const std::size_t end = pattern.find('}', i);
      const std::string value = value_named(f, pattern.substr(i + 1, end - i - 1));
      lacks = lacks || value.empty();
      text += value;
      i = end;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

inline std::string rounding_text(const rounding& rounding, language language) {
  const std::string places = std::to_string(rounding.places);
  return language == language::zh ? "（" + words_of(rounding.mode, language) + "，" + places + "位小数）"
                                  : " (" + words_of(rounding.mode, language) + ", " + places + " places)";
}

inline std::string joined(const std::vector<std::string>& paths) {
  std::string text;
  for (const std::string& path : paths) text += (text.empty() ? "" : ", ") + path;
  return text;
}

}  // namespace detail

PERFEVAL_INLINE std::string words_of(rounding_mode mode, language language) {
  const bool zh = language == language::zh;
  switch (mode) {
    case rounding_mode::half_up:
      return zh ? "四舍五入" : "half up";
    case rounding_mode::half_even:
      return zh ? "四舍六入五成双" : "half even";
    case rounding_mode::half_down:
      return zh ? "五舍六入" : "half down";
    case rounding_mode::up:
      return zh ? "进一" : "away from zero";
    case rounding_mode::down:
      return zh ? "截尾" : "cut off";
    case rounding_mode::ceiling:
      return zh ? "向上取整" : "up";
    case rounding_mode::floor:
      return zh ? "向下取整" : "down";
    default:
      return zh ? "零五进一" : "zero-five-up";
  }
}

PERFEVAL_INLINE std::string words_of(diagnosis diagnosis, language language) {
  const bool zh = language == language::zh;
  switch (diagnosis) {
    case diagnosis::rounding:
      return zh ? "取舍方式" : "rounding";
    case diagnosis::last_digit:
      return zh ? "末位差一" : "off by one in the last digit";
    case diagnosis::sign:
      return zh ? "正负号" : "wrong sign";
    case diagnosis::percent_ratio:
      return zh ? "百分数与小数混淆" : "percentage and ratio confused";
    case diagnosis::unit_slip:
      return zh ? "元与万元混淆" : "元 and 万元 confused";
    case diagnosis::power_of_ten:
      return zh ? "小数点错位" : "decimal point misplaced";
    case diagnosis::transposed_digits:
      return zh ? "数字颠倒" : "two digits swapped";
    case diagnosis::truncated:
      return zh ? "漏写末尾数字" : "last digits missing";
    case diagnosis::copied_cell:
      return zh ? "误抄其他单元格" : "copied from another cell";
    case diagnosis::stale_total:
      return zh ? "合计未随明细更新" : "total of an earlier state";
    default:
      return {};
  }
}

PERFEVAL_INLINE std::string message(const finding& f, language language) {
  const detail::sentence& s = detail::sentences[static_cast<std::size_t>(f.code)];
  const bool zh = language == language::zh;
  std::string text = detail::filled(f, zh ? s.zh : s.en);
  if (f.rounding) text += detail::rounding_text(*f.rounding, language);
  const std::string reason = f.diagnosis == diagnosis::rounding ? std::string() : words_of(f.diagnosis, language);
  if (!reason.empty()) text += (zh ? "可能原因：" : " Likely cause: ") + reason + (zh ? "" : ".");
  if (!f.candidates.empty()) text += (zh ? "（" : " (") + detail::joined(f.candidates) + (zh ? "）" : ")");
  if (!f.explained_by.empty()) text += (zh ? "由" : " It follows from ") + f.explained_by + (zh ? "引起。" : ".");
  return text;
}

}  // namespace v0
}  // namespace perfeval
