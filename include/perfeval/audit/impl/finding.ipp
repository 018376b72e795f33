#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/detail/config.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::findings {

inline constexpr auto severities = enum_table<enum_phrase<severity>>({{severity::note, "note", "提示", "note"},
                                                                      {severity::warning, "warning", "警告", "warning"},
                                                                      {severity::error, "error", "错误", "error"}});

inline constexpr auto verdicts =
    enum_table<enum_phrase<verdict>>({{verdict::agrees, "agrees", "一致", "agrees"},
                                      {verdict::cannot_tell, "cannot_tell", "无法判断", "undecided"},
                                      {verdict::differs, "differs", "不符", "differs"}});

inline constexpr auto diagnoses = enum_table<enum_phrase<diagnosis>>({
    {diagnosis::none, "", "", ""},
    {diagnosis::rounding, "rounding", "取舍方式", "rounding"},
    {diagnosis::last_digit, "last-digit", "末位差一", "off by one in the last digit"},
    {diagnosis::sign, "sign", "正负号写错", "wrong sign"},
    {diagnosis::percent_ratio, "percent-ratio", "百分数与小数混淆", "percentage and ratio confused"},
    {diagnosis::unit_slip, "unit-slip", "元与万元混淆", "元 and 万元 confused"},
    {diagnosis::power_of_ten, "power-of-ten", "小数点错位", "decimal point misplaced"},
    {diagnosis::transposed_digits, "transposed-digits", "相邻数字颠倒", "two digits swapped"},
    {diagnosis::truncated, "truncated", "漏写末尾数字", "last digits missing"},
    {diagnosis::copied_cell, "copied-cell", "误抄其他单元格", "copied from another cell"},
    {diagnosis::stale_total, "stale-total", "合计没有随明细更新", "total of an earlier state"},
    {diagnosis::unknown, "unknown", "", ""},
});

inline constexpr auto hindrances = enum_table<enum_word<hindrance>>({{hindrance::none, ""},
                                                                     {hindrance::no_bytes, "no-bytes"},
                                                                     {hindrance::encrypted, "encrypted"},
                                                                     {hindrance::other_format, "other-format"},
                                                                     {hindrance::layout_only, "layout-only"},
                                                                     {hindrance::unknown_format, "unknown-format"},
                                                                     {hindrance::damaged, "damaged"},
                                                                     {hindrance::no_table, "no-table"},
                                                                     {hindrance::no_form, "no-form"}});

}  // namespace detail::findings

PERFEVAL_INLINE std::string_view name_of(severity severity) noexcept {
  return detail::findings::severities[severity].name;
}
PERFEVAL_INLINE std::string_view name_of(verdict verdict) noexcept { return detail::findings::verdicts[verdict].name; }
PERFEVAL_INLINE std::string_view name_of(diagnosis diagnosis) noexcept {
  return detail::findings::diagnoses[diagnosis].name;
}
PERFEVAL_INLINE std::string_view name_of(hindrance hindrance) noexcept {
  return detail::findings::hindrances[hindrance].name;
}

template <>
PERFEVAL_INLINE std::span<const std::string_view> names<severity>() noexcept {
  return detail::name_list<detail::findings::severities>;
}
template <>
PERFEVAL_INLINE std::span<const std::string_view> names<verdict>() noexcept {
  return detail::name_list<detail::findings::verdicts>;
}
template <>
PERFEVAL_INLINE std::span<const std::string_view> names<diagnosis>() noexcept {
  return detail::name_list<detail::findings::diagnoses>;
}
template <>
PERFEVAL_INLINE std::span<const std::string_view> names<hindrance>() noexcept {
  return detail::name_list<detail::findings::hindrances>;
}

PERFEVAL_INLINE std::string_view words_of(severity severity, language language) noexcept {
  return detail::in_language(detail::findings::severities[severity], language);
}
PERFEVAL_INLINE std::string_view words_of(verdict verdict, language language) noexcept {
  return detail::in_language(detail::findings::verdicts[verdict], language);
}
PERFEVAL_INLINE std::string_view words_of(diagnosis diagnosis, language language) noexcept {
  return detail::in_language(detail::findings::diagnoses[diagnosis], language);
}

PERFEVAL_INLINE named_field name_field(const field& field, const form& form) {
  return {field, path_of(field, form), label_of(field, form)};
}

}  // namespace v0
}  // namespace perfeval
