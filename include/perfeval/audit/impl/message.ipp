#pragma once

#include <perfeval/audit/impl/codes.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/finding.ipp>
#include <perfeval/audit/impl/message_values.ipp>
#include <perfeval/audit/impl/repeated.ipp>
#include <perfeval/audit/impl/spoken_labels.ipp>
#include <perfeval/audit/message.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/printed.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::sentences {

/// How far the printed figure is from the expected number, where no slip explains it; empty otherwise.
inline std::string difference(const finding& f) {
  if (f.diagnosis != diagnosis::unknown || !f.explained_by.empty()) return {};
  const printed_number printed = read_printed_number(f.printed);
  const auto expected = figures::expected_number(f);
  if (printed.content != content::number || !expected) return {};
  return to_string(trimmed(abs(printed.value - *expected)));
}

/// A text that the sentence quotes from another cell; empty if there is none.
inline std::string quoted(const finding& f, std::size_t number) {
  return number < f.figures.size() ? f.figures[number] : std::string();
}

inline named_field place_of(const finding& f) { return {f.field, f.path, f.label}; }

/// How many cells or forms the finding is about; across documents its own form is the first.
inline std::size_t count_of(const finding& f) noexcept {
  if (!f.fields.empty()) return f.fields.size();
  return f.documents.empty() ? f.forms.size() : f.forms.size() - 1;
}

/// The value for a name in braces.
inline std::string value_named(const finding& f, std::string_view name, language language) {
  if (name == "label") return spoken_labels::spoken(place_of(f), language);
  if (name == "row") return spoken_labels::row_of(place_of(f), language);
  if (name == "first") return quoted(f, 0);
  if (name == "second") return quoted(f, 1);
  if (name == "third") return quoted(f, 2);
  if (name == "printed") return values::printed_text(f, language);
  if (name == "expected") return values::expected_text(f, language);
  if (name == "detail") return values::detail_text(f, language);
  if (name == "difference") return difference(f);
  if (name == "modes") return values::modes_text(f, language);
  if (name == "column") return std::string(words_of(f.field.item, language)) + (language == language::en ? "s" : "");
  if (name == "earlier") return f.candidates.empty() ? "" : std::to_string(f.candidates.front().field.index);
  if (name == "count") return std::to_string(count_of(f));
  if (name == "among") return std::to_string(f.among);
  if (name == "totals") return values::totals_text(f, language);
  if (const auto column = named<item>(name)) return std::string(values::column_text(f, *column, language));
  if (name == "rows") return repeated::rows_text(f, language);
  if (name == "way") return f.rounding ? values::way_text(*f.rounding, language) : std::string();
  if (!f.documents.empty()) return {};
  const std::string forms = values::form_numbers(f.forms, language);
  return name == "in_forms" ? (f.forms.size() == 1 ? "form " : "forms ") + forms : forms;  // else "forms"
}

/// A sentence for some findings of a code only.
struct special_sentence {
  std::string_view zh;
  std::string_view en;
};

inline constexpr special_sentence parts_of_a_line{
    "{label}填写的是“{printed}”，而其下所列各项合计为{expected}。请核对各项金额。",
    "{label} is printed as {printed}, but the lines below it add up to {expected}. Check these amounts."};
inline constexpr special_sentence amount_that_sums_refute{
    "{label}填写的是“{printed}”，按{expected}计算，才与合计数和执行率相符。请核对小数点和计量单位。",
    "{label} is printed as {printed}; with {expected} the sum and the rate agree. Check the decimal point and the "
    "unit."};
inline constexpr special_sentence above_weight_and_rule{
    "{label}填写的是“{printed}”，高于{weight}{detail}，按评分规则应为{expected}。{score}不得高于{weight}，请改正。",
    "{label} is {printed}, above its weight of {detail}; the rule gives {expected}. A score cannot exceed its weight: "
    "correct it."};
inline constexpr special_sentence strict_target_missed{
    "{label}填写的是满分“{printed}”，但{target}要求{expected}，{actual}[“{second}”]"
    "只是相等，没有达到。请核对{score}。",
    "{label} is the full {printed}, although the target asks for {expected} and the actual value[ {second}] only "
    "equals it. Check the score."};
inline constexpr special_sentence later_date_in_the_row{
    "{row}写明了完成期限，而{detail}写的是“{first}”，晚于这一期限。请核对完成时间和{score}。",
    "{row} names a deadline, but its {detail} says “{first}”, which is later. Check the date and the score."};
inline constexpr special_sentence scores_above_their_weight{
    "{row}等{second}行共用{weight}{third}，而{score}合计为{first}。{score}不得高于{weight}，请改正。",
    "{row} and the next rows, {second} in all, share a weight of {third}, but their scores add up to {first}. A "
    "score cannot exceed its weight: correct them."};
inline constexpr special_sentence scores_above_their_rule{
    "{row}等{second}行共用{weight}{third}，{score}合计为{first}，高于评分规则允许的{expected}。请核对这些行的{score}。",
    "{row} and the next rows, {second} in all, share a weight of {third}; their scores add up to {first}, above "
    "what the rule allows, {expected}. Check these scores."};
inline constexpr special_sentence scores_below_their_rule{
    "{row}等{second}行共用{weight}{third}，{score}合计为{first}，低于评分规则允许的{expected}。请核对这些行的{score}"
    "，或说明扣分"
    "原因。",
    "{row} and the next rows, {second} in all, share a weight of {third}; their scores add up to {first}, below "
    "what the rule allows, {expected}. Check these scores, or explain the deduction."};
inline constexpr special_sentence scores_full_target_missed{
    "{row}等{second}行共用{weight}{third}，{score}合计为满分{first}，但有的指标没有达到{target}[，按评分规则应为{"
    "expected}]"
    "。请核对这些行的{score}。",
    "{row} and the next rows, {second} in all, share a weight of {third} and have all of it, although a target was "
    "missed[; the rule gives {expected}]. Check these scores."};
inline constexpr special_sentence scores_deducted{
    "{row}等{second}行共用{weight}{third}，{score}合计为{first}，但{target}"
    "均已达到，也没有说明扣分原因。请说明原因，或核对"
    "{score}。",
    "{row} and the next rows, {second} in all, have {first} of the {third} points that they share, although every "
    "target was met and no reason is given. Give the reason, or check the scores."};

inline const special_sentence* sentence_of_several_scores(code code) noexcept {
  switch (code) {
    case code::score_above_weight:
      return &scores_above_their_weight;
    case code::score_above_rule:
      return &scores_above_their_rule;
    case code::score_below_rule:
      return &scores_below_their_rule;
    case code::full_score_target_missed:
      return &scores_full_target_missed;
    default:
      return &scores_deducted;
  }
}

inline constexpr special_sentence heading_with_a_range{
    "{label}为{printed}至{first}，而所属各项合计为{expected}，不在这一范围内。请核对各项{weight}。",
    "{label} is {printed} to {first}, but its rows add up to {expected}, outside this range. Check the weights."};
inline constexpr special_sentence all_rounded_alike{
    "{detail}张表的{column}需要取舍，都按{way}填写（第{forms}张表）。[按此取舍，总分为：{totals}。]"
    "请确认这样取舍是否符合规定。",
    "In {detail} forms the {column} needed rounding, and in all of them they are {way} ({in_forms})[. With this "
    "rounding the totals are {totals}]. Check whether the rules allow this."};
inline constexpr special_sentence nothing_spent{
    "预算没有执行，绩效指标的{score}却占{weight}的{printed}。请说明原因，或核对{score}。",
    "None of the budget was spent, but the indicators earn {printed} of their points. Explain why, or check the "
    "scores."};
inline constexpr special_sentence total_of_unrounded_scores{
    "{label}填写的是“{printed}”，而各项{score}之和为{expected}；按取整前的{score}相加，与总分相符。请确认。",
    "The total is printed as {printed}, but the scores add up to {expected}; the scores before rounding add up to the "
    "total. Confirm it."};

inline constexpr special_sentence part_that_may_be_there{
    "未能识别{detail}，最接近的是“{printed}”。请核对其名称和位置。",
    "No cell was recognised as {detail}; the nearest is {printed}. Check its label and place."};

/// Whether the rule gives other points than the weight that the score exceeds.
inline bool rule_gives_other_points(const finding& f) noexcept {
  const auto* weight = std::get_if<std::string>(&f.detail);
  return f.code == code::score_above_weight && weight && !weight->empty() && *weight != f.expected;
}

inline bool says(const finding& f, std::string_view text) noexcept {
  const auto* detail = std::get_if<std::string>(&f.detail);
  return detail && *detail == text;
}

/// Whether every form whose figure needed rounding follows the convention.
inline bool is_of_all_forms(const finding& f) { return says(f, std::to_string(f.forms.size())); }

/// Whether the figures that were compared are rounded, and the exact ones agree.
inline bool is_of_rounded_figures(const finding& f) noexcept {
  return f.diagnosis == diagnosis::rounding && !f.rounding;
}

/// nullptr if the sentence of the code applies.
inline const special_sentence* special_sentence_of(const finding& f) noexcept {
  if (rule_gives_other_points(f)) return &above_weight_and_rule;
  if (f.code == code::total_mismatch && is_of_rounded_figures(f)) return &total_of_unrounded_scores;
  if (f.code == code::form_incomplete && !f.printed.empty()) return &part_that_may_be_there;
  if (f.code == code::deadline_missed && !f.figures.empty()) return &later_date_in_the_row;
  if (f.code == code::rounding_convention && is_of_all_forms(f)) return &all_rounded_alike;
  if (f.code == code::low_execution_high_score && says(f, "0%")) return &nothing_spent;
  const basis* compared = std::get_if<basis>(&f.detail);
  if (!compared) return nullptr;
  switch (*compared) {
    case basis::parts:
      return &parts_of_a_line;
    case basis::sums:
      return &amount_that_sums_refute;
    case basis::several_scores:
      return sentence_of_several_scores(f.code);
    case basis::range:
      return &heading_with_a_range;
    case basis::strict_sign:
      break;
  }
  return &strict_target_missed;
}

/// The sentence of a code, or the one that some of its findings have.
inline std::string_view sentence_of(const finding& f, language language) {
  const special_sentence* special = special_sentence_of(f);
  return special ? in_language(*special, language) : in_language(codes::table[f.code], language);
}

/// With a capital letter at the beginning.
inline std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// Where the next value or end of an optional part stands in a pattern; its size if there is none.
inline std::size_t mark_in(std::string_view pattern, std::size_t position) noexcept {
  while (position < pattern.size() && pattern[position] != '{' && pattern[position] != '[' && pattern[position] != ']')
    ++position;
  return position;
}

/// Fills the sentence; an optional part whose value is empty is left out.
inline std::string filled(const finding& f, std::string_view pattern, language language) {
  std::string text;
  text.reserve(2 * pattern.size());
  std::size_t optional_from = 0;
  bool lacks = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t mark = mark_in(pattern, i);
    text += pattern.substr(i, mark - i);
    i = mark;
    if (mark == pattern.size()) break;
    if (pattern[mark] == '[') {
      optional_from = text.size();
      lacks = false;
    } else if (pattern[mark] == ']') {
      if (lacks) text.resize(optional_from);
    } else {
      i = pattern.find('}', mark);
      const std::string value = value_named(f, pattern.substr(mark + 1, i - mark - 1), language);
      lacks = lacks || value.empty();
      text += value;
    }
  }
  return capitalised(std::move(text));
}

/// The sentence of a note that stands for several cells.
inline std::string of_several(const finding& f, language language) {
  const std::string_view pattern = repeated::sentence_of(f.code, language);
  if (!pattern.empty()) return filled(f, pattern, language);
  return filled(f, sentence_of(f, language), language) + repeated::count_text(f, language);
}

/// That figures behind the finding may be rounded; empty where its sentence says so.
inline std::string rounded_figures(const finding& f, language language) {
  if (f.code == code::total_mismatch) return {};
  const bool zh = language == language::zh;
  if (f.code == code::funds_sum)
    return zh ? "各项金额可能经过取整，可以解释这一差异。"
              : " The amounts may have been rounded, which would explain it.";
  return zh ? "实际完成值可能经过取整，可以解释这一得分。"
            : " The actual value may have been rounded, which would explain the score.";
}

/// 漏加了“路灯”的得分; "the sum leaves out the score of “路灯”".
inline std::string omitted(omission kind, const std::vector<named_field>& rows, language language) {
  const bool zh = language == language::zh;
  std::string cells;
  for (const named_field& row : rows)
    cells += (cells.empty() ? "" : zh ? "和" : " and ") + spoken_labels::spoken(row, language);
  switch (kind) {
    case omission::left_out:
      return (zh ? "漏加了" : "the sum leaves out ") + cells;
    case omission::counted_twice:
      return zh ? "重复加了" + cells : "the sum counts " + cells + " twice";
    case omission::changed:
      break;
  }
  return cells + (zh ? "改动后没有重新加总" : " was changed after it was added up");
}

/// The slip behind a figure, with the cells it points to: 误抄了“路灯”的分值; "copied from the weight of “路灯”";
/// “路灯”的实际完成值小数点错位.
inline std::string slip_text(const finding& f, language language) {
  const bool zh = language == language::zh;
  std::string slip(words_of(f.diagnosis, language));
  if (slip.empty() || f.candidates.empty()) return slip;
  if (const auto* kind = std::get_if<omission>(&f.detail)) return omitted(*kind, f.candidates, language);
  const std::string cells = values::labels(f.candidates, language);
  if (f.diagnosis == diagnosis::copied_cell) return (zh ? "误抄了" : "copied from ") + cells;
  return zh ? cells + slip : slip + " in " + cells;
}

/// The likely cause, with the cells it points to; empty if the sentence already says it or a root is named.
inline std::string cause(const finding& f, language language) {
  const std::string slip = f.diagnosis == diagnosis::rounding ? "" : slip_text(f, language);
  if (!compares_figures(f.code) || !f.explained_by.empty()) return {};
  const bool zh = language == language::zh;
  if (is_of_rounded_figures(f)) return rounded_figures(f, language);
  if (slip.empty() && !f.candidates.empty()) {
    const bool first = f.code == code::weight_sum;  // the one weight that its row's score contradicts
    return zh ? (first ? "请先核对" : "请一并核对") + values::labels(f.candidates, language) + "。"
              : " Check " + values::labels(f.candidates, language) + (first ? " first." : " as well.");
  }
  return slip.empty() ? "" : zh ? "可能原因：" + slip + "。" : " Likely cause: " + slip + ".";
}

/// The defect that this one follows from.
inline std::string root(const finding& f, language language) {
  if (f.explained_by.empty()) return {};
  const bool zh = language == language::zh;
  if (f.explained_by.field.part == part::document)
    return zh ? "该文件的执行得分大多这样取舍，可以解释这一差异。"
              : " The document rounds most of its execution scores this way, which explains it.";
  const std::string cell = spoken_labels::spoken(f.explained_by, language);
  return zh ? "该问题由" + cell + "引起。" : " It follows from " + cell + ".";
}

/// The form that a finding across documents is about: “道路养护”（2023年）： before its sentence.
inline std::string subject(const finding& f, language language) {
  if (f.documents.empty()) return {};
  const std::string name = "“" + quoted(f, 0) + "”";
  return language == language::zh ? name + "（" + quoted(f, 1) + "年）：" : name + " (" + quoted(f, 1) + "): ";
}

}  // namespace detail::sentences

PERFEVAL_INLINE std::string message(const finding& f, language language) {
  if (!f.fields.empty()) return detail::sentences::of_several(f, language);
  std::string text = detail::sentences::subject(f, language);
  text += detail::sentences::filled(f, detail::sentences::sentence_of(f, language), language);
  if (f.rounding && compares_figures(f.code)) text += detail::values::rounding_text(*f.rounding, language);
  return text + detail::sentences::cause(f, language) + detail::sentences::root(f, language);
}

}  // namespace v0
}  // namespace perfeval
