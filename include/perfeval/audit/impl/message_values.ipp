/// The values of a finding as its sentence shows them: sets, shares, lists and stable words, worded for people.
#pragma once

#include <perfeval/audit/impl/spoken_labels.ipp>
#include <perfeval/audit/message.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/number_words.hpp>

#include <array>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::values {

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

/// The numbers of forms; of many, the first and how many there are.
inline std::string form_numbers(const std::vector<std::uint32_t>& forms, language language) {
  constexpr std::size_t shown = 12;
  if (forms.size() <= shown) return numbers(forms, language);
  const auto last = forms.begin() + static_cast<std::ptrdiff_t>(shown);
  const std::string rest = std::to_string(forms.size() - shown);
  const std::string first = numbers({forms.begin(), last}, language);
  return language == language::zh ? first + "等" + std::to_string(forms.size()) : first + " and " + rest + " others";
}

inline std::string labels(const std::vector<named_field>& fields, language language) {
  std::vector<std::string> texts;
  for (const named_field& field : fields) texts.push_back(spoken_labels::spoken(field, language));
  return joined(texts, language);
}

/// What is expected as points, next to the figure that is printed.
inline std::string points_text(const finding& f, language language) {
  const printed_number printed = read_printed_number(f.printed);
  const auto figure = printed.content == content::number ? std::optional(printed.value) : std::nullopt;
  return number_words::near_text(f.points, language, figure);
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
  if (!f.points.empty()) return points_text(f, language);
  if (f.detail == finding_detail(basis::strict_sign)) return strict_text(f.expected, language);
  if (!f.weights.empty()) return weights_text(f.weights, &category_weight::expected, language);
  return f.code == code::category_missing ? category_text(f.expected, language) : f.expected;
}

inline std::string printed_text(const finding& f, language language) {
  if (!f.weights.empty()) return weights_text(f.weights, &category_weight::printed, language);
  return f.code == code::figures_conflict ? joined(f.figures, language) : f.printed;
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

/// A column as the form calls it, else as the official form does; in English its translation.
inline std::string_view column_text(const finding& f, item column, language language) {
  if (language == language::zh)
    for (const column_word& own : f.columns)
      if (own.column == column) return own.text;
  return words_of(column, language);
}

/// The words of a detail of any type.
struct detail_words {
  perfeval::language language;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const unread_number& number) const { return words_of(number, language); }
  std::string operator()(basis) const { return {}; }     // it chooses the sentence
  std::string operator()(omission) const { return {}; }  // it is in the likely cause
  template <worded_enumeration Enum>
  std::string operator()(Enum value) const {
    return std::string(words_of(value, language));
  }
};

inline std::string detail_text(const finding& f, language language) {
  const bool zh = language == language::zh;
  if (f.code == code::form_incomplete) return lacking_text(f, zh);
  if (const auto* column = std::get_if<item>(&f.detail)) return std::string(column_text(f, *column, language));
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
    const std::string forms = form_numbers(use.forms, language);
    text += zh ? "第" + forms + "张表符合" + std::string(words_of(use.mode, language))
               : (use.forms.size() == 1 ? "in form " : "in forms ") + forms + " they are " +
                     std::string(names_of<rounding_mode>[use.mode].done);
  }
  return text;
}

/// 第2张表94（按评分规则为94.62）; "94 in form 2 (94.62 under the rules)": of many, the first.
inline std::string totals_text(const finding& f, language language) {
  constexpr std::size_t shown = 6;
  const bool zh = language == language::zh;
  std::vector<std::string> texts;
  for (const convention_total& one : f.totals) {
    if (texts.size() == shown) break;
    const std::string form = std::to_string(one.form);
    const std::string exact = number_words::near_text(one.exact, language);
    const std::string rounded = number_words::near_text(one.rounded, language);
    texts.push_back(zh ? "第" + form + "张表" + rounded + "（按评分规则为" + exact + "）"
                       : rounded + " in form " + form + " (" + exact + " under the rules)");
  }
  const std::string text = joined(texts, language);
  if (f.totals.size() <= shown) return text;
  return zh ? text + "等" : text + " and " + std::to_string(f.totals.size() - shown) + " more";
}

/// A way of rounding: 截尾方式保留2位小数; "truncated to 2 decimal places".
inline std::string way_text(const rounding& rounding, language language) {
  const auto& mode = names_of<rounding_mode>[rounding.mode];
  const std::string places = std::to_string(rounding.places);
  if (language == language::zh)
    return std::string(mode.zh) + "方式保留" + (rounding.places == 0 ? "整数" : places + "位小数");
  return std::string(mode.done) + " to " +
         (rounding.places == 0 ? "a whole number"
                               : places + (rounding.places == 1 ? " decimal place" : " decimal places"));
}

/// 填写的数字是按截尾方式保留2位小数的结果。 as a separate sentence.
inline std::string rounding_text(const rounding& rounding, language language) {
  const std::string way = way_text(rounding, language);
  return language == language::zh ? "填写的数字是按" + way + "的结果。" : " It is the exact value " + way + ".";
}

}  // namespace detail::values

PERFEVAL_INLINE std::string field_words(const named_field& named, language language) {
  return detail::spoken_labels::spoken(named, language);
}

PERFEVAL_INLINE std::string expected_words(const finding& f, language language) {
  return detail::values::expected_text(f, language);
}

PERFEVAL_INLINE std::string printed_words(const finding& f, language language) {
  return detail::values::printed_text(f, language);
}

}  // namespace v0
}  // namespace perfeval
