/// The values of a finding as its sentence shows them: sets, shares, lists and stable words, worded for people.
#pragma once

#include <perfeval/audit/message.hpp>
#include <perfeval/detail/config.hpp>

#include <array>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::values {

struct mode_phrase {
  rounding_mode value{};
  std::string_view zh;
  std::string_view en;
  std::string_view done;  ///< "rounded half up"
};

inline constexpr auto modes =
    enum_table<mode_phrase>({{rounding_mode::half_up, "四舍五入", "half up", "rounded half up"},
                             {rounding_mode::half_even, "四舍六入五成双", "half even", "rounded half to even"},
                             {rounding_mode::half_down, "五舍六入", "half down", "rounded half down"},
                             {rounding_mode::up, "进一", "away from zero", "rounded away from zero"},
                             {rounding_mode::down, "截尾", "truncated", "truncated"},
                             {rounding_mode::ceiling, "向上取整", "up", "rounded up"},
                             {rounding_mode::floor, "向下取整", "down", "rounded down"},
                             {rounding_mode::zero_five_up, "零五进一", "zero-five-up", "rounded zero-five-up"}});

struct hindrance_phrase {
  hindrance value{};
  std::string_view zh;
  std::string_view en;
};

inline constexpr auto hindrances = enum_table<hindrance_phrase>({
    {hindrance::none, "", ""},
    {hindrance::no_bytes, "文件不存在、无法打开或超过允许的大小，请核对",
     "it does not exist, cannot be opened or is too large"},
    {hindrance::encrypted, "文件设有密码，请解除密码后再提交", "it is protected by a password"},
    {hindrance::other_format, "文件是旧版或其他格式，请另存为新版文字文档或电子表格后再提交",
     "its format must be converted first"},
    {hindrance::layout_only, "文件是版式文件，请提交可以编辑的原文件",
     "it is a PDF: submit the document it was made from"},
    {hindrance::unknown_format, "文件为空，或不是可以识别的格式，请提交原文件",
     "it is empty or in a format that is not recognised"},
    {hindrance::damaged, "文件已损坏或不完整，请重新导出后再提交", "it is damaged or incomplete"},
    {hindrance::no_table, "文件中没有表格，请确认提交的是自评表", "the document has no table"},
    {hindrance::no_form, "文件中的表格都不是自评表，请确认提交的是自评表", "none of its tables is a form"},
});

inline std::string joined(const std::vector<std::string>& texts, language language) {
  std::string text;
  for (const std::string& one : texts) {
    if (!text.empty()) text += language == language::zh ? "、" : ", ";
    text += one;
  }
  return text;
}

inline std::string numbers(const std::vector<std::uint32_t>& numbers, language language) {
  std::vector<std::string> texts;
  for (const std::uint32_t number : numbers) texts.push_back(std::to_string(number));
  return joined(texts, language);
}

inline std::string labels(const std::vector<named_field>& fields, language language) {
  std::vector<std::string> texts;
  for (const named_field& field : fields) texts.push_back(field.label);
  return joined(texts, language);
}

/// The fraction to at least four places, and to so many that it does not read like what is printed.
inline decimal decimal_near(const ratio& exact, std::string_view printed) {
  constexpr std::int32_t most = 12;
  const printed_number beside = read_printed_number(printed);
  for (std::int32_t places = 4;; ++places) {
    const decimal near = round(exact, rounding{places, rounding_mode::half_up});
    if (places == most || beside.content != content::number || !(near == beside.value)) return near;
  }
}

/// An exact number as people write it: one that does not terminate is 约8.3333.
inline std::string number_text(const ratio& exact, language language, std::string_view printed = {}) {
  const std::string text = to_string(exact);
  if (text.find('/') == std::string::npos) return text;
  return (language == language::zh ? "约" : "about ") + to_string(decimal_near(exact, printed));
}

/// [0, 6) as people say it: 0至6（不含6）; "0 to 6 (6 excluded)".
inline std::string interval_text(const interval& points, language language) {
  const bool zh = language == language::zh;
  if (!points.low() && !points.high()) return zh ? "任何数" : "any number";
  const std::string low = points.low() ? number_text(points.low()->value, language) : "";
  const std::string high = points.high() ? number_text(points.high()->value, language) : "";
  const bool low_out = points.low() && !points.low()->closed;
  const bool high_out = points.high() && !points.high()->closed;
  if (!points.low()) return (zh ? (high_out ? "低于" : "不高于") : (high_out ? "below " : "at most ")) + high;
  if (!points.high()) return (zh ? (low_out ? "高于" : "不低于") : (low_out ? "above " : "at least ")) + low;
  if (low == high) return low;
  const std::string span = low + (zh ? "至" : " to ") + high;
  if (!low_out && !high_out) return span;
  const std::string out = low_out && high_out ? low + (zh ? "和" : " and ") + high : low_out ? low : high;
  return span + (zh ? "（不含" + out + "）" : " (" + out + " excluded)");
}

/// A number, or a set with its pieces joined by a word.
inline std::string points_text(const std::vector<interval>& points, language language, std::string_view printed) {
  if (points.size() == 1 && points[0].is_point()) return number_text(points[0].low()->value, language, printed);
  std::string words;
  for (const interval& piece : points) {
    if (!words.empty()) words += language == language::zh ? "或" : " or ";
    words += interval_text(piece, language);
  }
  return words;
}

/// 预算执行率10分、产出50分…; "execution 10, output 50 …". A form without a category of cost has none here.
inline std::string weights_text(const std::vector<category_weight>& weights, decimal category_weight::*side,
                                language language) {
  const bool zh = language == language::zh;
  std::vector<std::string> shares;
  for (const category_weight& one : weights) {
    const decimal& weight = one.*side;
    if (one.category == category::cost && weight.is_zero()) continue;
    const std::string_view execution = zh ? "预算执行率" : "execution";
    const std::string name(one.category ? words_of(*one.category, language) : execution);
    const std::string points = to_string(trimmed(weight));
    shares.push_back(zh ? name + points + "分" : name + " " + points);
  }
  return joined(shares, language);
}

/// The category missing from a form; the finding names it in Chinese.
inline std::string category_text(const std::string& words, language language) {
  const auto missing = worded<category>(words, language::zh);
  return missing ? std::string(words_of(*missing, language)) : words;
}

/// ＞5公里 in words: 大于5公里; "more than 5公里".
inline std::string strict_text(std::string_view text, language language) {
  const bool zh = language == language::zh;
  const std::string_view above = "＞";
  const std::string_view below = "＜";
  if (text.starts_with(above)) return (zh ? "大于" : "more than ") + std::string(text.substr(above.size()));
  if (text.starts_with(below)) return (zh ? "小于" : "less than ") + std::string(text.substr(below.size()));
  return std::string(text);
}

inline std::string expected_text(const finding& f, language language) {
  if (!f.points.empty()) return points_text(f.points, language, f.printed);
  if (f.detail == finding_detail(basis::strict_sign)) return strict_text(f.expected, language);
  if (!f.weights.empty()) return weights_text(f.weights, &category_weight::expected, language);
  return f.code == code::category_missing ? category_text(f.expected, language) : f.expected;
}

inline std::string printed_text(const finding& f, language language) {
  if (!f.weights.empty()) return weights_text(f.weights, &category_weight::printed, language);
  return f.figures.empty() ? f.printed : joined(f.figures, language);
}

/// The missing part of a form.
inline std::string lacking_text(const finding& f, bool zh) {
  switch (f.field.part) {
    case part::project:
      return zh ? "项目名称" : "the name of the project";
    case part::budget:
      return zh ? "年度资金总额" : "the total line of the funds";
    case part::indicators:
      return zh ? "绩效指标" : "the indicators";
    default:
      return zh ? "总分" : "the total score";
  }
}

/// The words of a detail of any type.
struct detail_words {
  perfeval::language language;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const unread_number& number) const { return words_of(number, language); }
  std::string operator()(basis) const { return {}; }  // it chooses the sentence
  template <worded_enumeration Enum>
  std::string operator()(Enum value) const {
    return std::string(words_of(value, language));
  }
};

inline std::string detail_text(const finding& f, language language) {
  const bool zh = language == language::zh;
  if (f.code == code::form_incomplete) return lacking_text(f, zh);
  if (zh && f.hindrance != hindrance::none) return std::string(words_of(f.hindrance, language));
  const std::string text = std::visit(detail_words{language}, f.detail);
  return text.empty() ? std::string(words_of(f.hindrance, language)) : text;
}

/// 第1、3张表符合四舍五入; "in forms 1, 3 they are rounded half up".
inline std::string modes_text(const finding& f, language language) {
  const bool zh = language == language::zh;
  std::string text;
  for (const mode_use& use : f.modes) {
    if (!text.empty()) text += zh ? "，" : "; ";
    const std::string forms = numbers(use.forms, language);
    text += zh ? "第" + forms + "张表符合" + std::string(modes[use.mode].zh)
               : (use.forms.size() == 1 ? "in form " : "in forms ") + forms + " they are " +
                     std::string(modes[use.mode].done);
  }
  return text;
}

/// 填写的数字是按截尾方式保留2位小数的结果。 as a separate sentence.
inline std::string rounding_text(const rounding& rounding, language language) {
  const mode_phrase& mode = modes[rounding.mode];
  const std::string places = std::to_string(rounding.places);
  if (language == language::zh)
    return "填写的数字是按" + std::string(mode.zh) + "方式保留" + (rounding.places == 0 ? "整数" : places + "位小数") +
           "的结果。";
  return " It is the exact value " + std::string(mode.done) + " to " +
         (rounding.places == 0 ? "a whole number."
                               : places + (rounding.places == 1 ? " decimal place." : " decimal places."));
}

}  // namespace detail::values

PERFEVAL_INLINE std::string expected_words(const finding& f, language language) {
  return detail::values::expected_text(f, language);
}

PERFEVAL_INLINE std::string printed_words(const finding& f, language language) {
  return detail::values::printed_text(f, language);
}

PERFEVAL_INLINE std::string_view words_of(rounding_mode mode, language language) noexcept {
  return detail::in_language(detail::values::modes[mode], language);
}

PERFEVAL_INLINE std::string_view words_of(hindrance hindrance, language language) noexcept {
  return detail::in_language(detail::values::hindrances[hindrance], language);
}

}  // namespace v0
}  // namespace perfeval
