/// The sentences of notes that stand for several cells.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/audit/impl/message_values.ipp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::repeated {

struct sentence {
  code value{};
  std::string_view zh;
  std::string_view en;
};

inline constexpr sentence sentences[] = {
    {code::target_is_scale,
     "{among}行指标中有{count}行的{target}只列出了评价等次，没有写明要达到哪一等次（{rows}）。请写明。",
     "Of {among} indicators, {count} have a scale as their target, not a value on it ({rows}). State which value is to "
     "be reached."},
    {code::target_echo, "{among}行指标中有{count}行的{actual}照抄{target}（{rows}）。请填写实际完成情况。",
     "Of {among} indicators, {count} repeat the target as the actual value ({rows}). Describe what was achieved."},
    {code::operator_missing,
     "{among}行指标中有{count}行的{target}没有写明是不低于、不高于还是等于（{rows}）。请补上符号（≥、≤或＝）。",
     "Of {among} indicators, {count} have a target without a sign, ≥, ≤ or = ({rows}). Add the signs."},
    {code::cost_not_numeric, "{among}行指标中有{count}行成本指标没有写明数额（{rows}）。请填写数字。",
     "Of {among} indicators, {count} are cost indicators whose target has no figure ({rows}). Enter an amount."},
    {code::indicator_misfiled, "{among}行指标中有{count}行归类有误（{rows}）：{detail}。请调整归类。",
     "Of {among} indicators, {count} are in the wrong place ({rows}): {detail}. Move them."},
    {code::placeholder_indicator, "模板中有{count}行指标没有填写（{rows}）。请填写或删去。",
     "In the template, {count} rows were not filled in ({rows}). Fill them in or delete them."},
    {code::satisfaction_equals_target,
     "{among}行指标中有{count}行的满意度恰好等于{target}（{rows}）。请确认有调查依据。",
     "Of {among} indicators, {count} have a satisfaction that equals the target exactly ({rows}). Make sure a survey "
     "supports it."},
    {code::rate_counted_twice, "{among}行指标中有{count}行与预算执行率重复计分（{rows}）。请更换指标。",
     "Of {among} indicators, {count} score the execution rate a second time ({rows}). Replace them."},
    {code::reason_without_deduction,
     "{among}行指标中有{count}行{score}为满分，却填写了偏差原因（{rows}）。请核对{score}，或删去偏差原因。",
     "Of {among} indicators, {count} have a full score and yet a reason for a deviation ({rows}). Check the scores, or "
     "remove the reasons."},
    {code::deduction_without_reason, "{among}行指标中有{count}行有扣分，但没有说明原因（{rows}）。请补充说明。",
     "Of {among} indicators, {count} have points deducted without a reason ({rows}). Give the reasons."},
    {code::unit_missing,
     "{among}行指标中有{count}行的数字没有写明单位（{rows}）[，对应的一栏为{expected}]。请补上单位。",
     "Of {among} indicators, {count} have a number without a unit ({rows})[; the other cell has {expected}]. Add the "
     "units."},
    {code::unit_mismatch,
     "{among}行指标中有{count}行的{actual}与{target}的单位不同（{rows}）。请按{target}的单位填写。",
     "Of {among} indicators, {count} have an actual value in another unit than the target ({rows}). Use the unit of "
     "the "
     "target."},
    {code::value_outside_scale, "{among}行指标中有{count}行的{actual}不是{target}所列的等次（{rows}）。请从中选填。",
     "Of {among} indicators, {count} have an actual value that is not on the scale of the target ({rows}). Choose "
     "values from the scale."},
    {code::stray_character, "{count}处{detail}（{rows}）。", "In {count} cells the text {detail} ({rows})."},
    {code::copied_from_last_year,
     "{among}行指标中有{count}行的偏差原因与上一年度（{detail}年，第{forms}张表）的自评表完全相同（{rows}）。"
     "请按本年度的情况填写。",
     "Of {among} indicators, {count} repeat a reason of the form of the year before ({detail}, form {forms}) word for "
     "word ({rows}). Describe this year."},
    {code::rate_missing, "资金表中有{count}行的执行率没有填写，而预算数和执行数均已填写（{rows}）。请补填。",
     "In the fund table, {count} execution rates are blank although the amounts are given ({rows}). Fill them in."},
};

/// The sentence for several cells; empty for a code that has none of its own.
inline std::string_view sentence_of(code code, language language) noexcept {
  for (const sentence& one : sentences)
    if (one.value == code) return language == language::zh ? one.zh : one.en;
  return {};
}

/// The name of a row in quotes, since it may hold commas; of a row of the template that was not filled in, its number.
inline std::string row_name(const finding& f, const named_field& named, language language) {
  if (f.code != code::placeholder_indicator)
    return spoken_labels::row_in(named, spoken_labels::parts_of(named).name, language);
  const std::string number = std::to_string(named.field.index);
  return language == language::zh ? "第" + number + "行" : "row " + number;
}

/// “路灯”、“路面”等8行; "“路灯”, “路面” and 6 others": the rows, of many the first.
inline std::string rows_text(const finding& f, language language) {
  constexpr std::size_t shown = 6;
  std::vector<std::string> rows;
  for (const named_field& named : f.fields)
    if (rows.size() < shown) rows.push_back(row_name(f, named, language));
  const std::string text = values::joined(rows, language);
  const std::size_t more = f.fields.size() - rows.size();
  if (more == 0) return text;
  return language == language::zh ? text + "等" : text + " and " + std::to_string(more) + " more";
}

/// 共3处：路灯、路面、路牌。 after the sentence of the first, where the code has none for several.
inline std::string count_text(const finding& f, language language) {
  const std::string count = std::to_string(f.fields.size());
  return language == language::zh ? "同样的问题共" + count + "处：" + rows_text(f, language) + "。"
                                  : " The same in " + count + " places: " + rows_text(f, language) + ".";
}

}  // namespace detail::repeated
}  // namespace v0
}  // namespace perfeval
