#pragma once

#include <perfeval/audit/digest.hpp>
#include <perfeval/audit/impl/message.ipp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/utf8.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::digests {

/// Letters of a name and of a quoted text; of longer ones the beginning is shown.
inline constexpr std::size_t name_letters = 40;
inline constexpr std::size_t text_letters = 30;

/// The first letters of a text, and … if there are more.
inline std::string shortened(std::string_view text, std::size_t letters) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < letters && end < text.size(); ++n) end += decode(text, end).bytes;
  return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

/// The name of a row cut to a length that a sentence bears; its column is kept.
inline named_field shortened(named_field named) {
  const spoken_labels::parts label = spoken_labels::parts_of(named);
  const std::string column(label.column);
  named.label = shortened(label.name, name_letters) + (column.empty() ? "" : "/" + column);
  return named;
}

/// How many letters a text has.
inline std::size_t letters(std::string_view text) noexcept {
  const auto begins_letter = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_letter));
}

/// Whether every text of the finding is short enough for a sentence.
inline bool is_short(const finding& f) noexcept {
  const auto fits = [](const std::string& text) {
    return text.size() <= text_letters || letters(text) <= text_letters;
  };
  return fits(f.label) && fits(f.printed) && fits(f.expected) &&
         std::all_of(f.figures.begin(), f.figures.end(), fits) &&
         std::all_of(f.candidates.begin(), f.candidates.end(), [&](const named_field& one) { return fits(one.label); });
}

/// The finding with its long texts cut.
inline finding shortened(finding f) {
  f.label = shortened(sentences::place_of(f)).label;
  if (f.code != code::figures_conflict) f.printed = shortened(f.printed, text_letters);
  if (f.points.empty()) f.expected = shortened(f.expected, text_letters);
  for (std::string& text : f.figures) text = shortened(text, text_letters);
  for (named_field& candidate : f.candidates) candidate = shortened(std::move(candidate));
  return f;
}

inline void replace_all(std::string& text, std::string_view old, std::string_view replacement) {
  for (std::size_t i = text.find(old); i != std::string::npos; i = text.find(old, i + replacement.size()))
    text.replace(i, old.size(), replacement);
}

/// The sentence of a code in its two parts, without full stops: what is wrong, and what to do; the second may be empty.
struct halves {
  std::string wrong;
  std::string request;
};

inline std::string_view stop_of(language language) noexcept { return language == language::zh ? "。" : ". "; }

inline halves halves_of(std::string_view pattern, language language) {
  const std::string_view last = language == language::zh ? "。" : ".";
  if (pattern.ends_with(last)) pattern.remove_suffix(last.size());
  const std::size_t end = pattern.find(stop_of(language));
  if (end == std::string_view::npos) return {std::string(pattern), {}};
  std::string request(pattern.substr(end + stop_of(language).size()));
  replace_all(request, stop_of(language), language == language::zh ? "，" : "; ");
  return {std::string(pattern.substr(0, end)), std::move(request)};
}

/// The request as the end of a sentence.
inline std::string lowered(std::string request) {
  if (!request.empty() && request[0] >= 'A' && request[0] <= 'Z')
    request[0] = static_cast<char>(request[0] - 'A' + 'a');
  return request;
}

/// Whether the sentence of the code already says what the slip is: full points, or a point that is elsewhere.
inline bool says_slip(const finding& f) noexcept {
  switch (f.code) {
    case code::full_score_target_missed:
      return f.diagnosis == diagnosis::copied_cell || f.diagnosis == diagnosis::rounding;
    case code::budget_magnitude:
      return f.diagnosis == diagnosis::power_of_ten;
    case code::target_met_deducted:  // points taken off, and a question why
      return true;
    default:
      return f.diagnosis == diagnosis::rounding;
  }
}

inline std::string likely(std::string_view slip, language language) {
  return language == language::zh ? "，可能是" + std::string(slip) : " (likely cause: " + std::string(slip) + ")";
}

/// ，可能是漏加了“路面”的得分; empty where no slip is likely.
inline std::string cause(const finding& f, language language) {
  if (says_slip(f) || !f.explained_by.empty()) return {};
  const std::string slip = sentences::slip_text(f, language);
  return slip.empty() ? "" : likely(slip, language);
}

/// A finding in one sentence; `count` such findings are meant, which may have another cause each.
inline std::string sentence(const finding& long_one, std::size_t count, bool one_cause, language language) {
  const bool zh = language == language::zh;
  std::optional<finding> cut;
  if (!is_short(long_one)) cut = shortened(long_one);
  const finding& f = cut ? *cut : long_one;
  const halves pattern = halves_of(sentences::sentence_of(f, language), language);
  std::string text = sentences::filled(f, pattern.wrong, language);
  if (count > 1)
    text += zh ? "（同类问题共" + std::to_string(count) + "处）" : " (" + std::to_string(count) + " such cells)";
  if (one_cause) text += cause(f, language);
  if (!pattern.request.empty())
    text += zh ? "，" + sentences::filled(f, pattern.request, language)
               : "; " + lowered(sentences::filled(f, pattern.request, language));
  return text + (zh ? "。" : ".");
}

/// What a form says of its project as a whole; empty for none.
inline std::string sentence(const circumstance& c, language language) {
  const bool zh = language == language::zh;
  const std::string quote = shortened(c.quote, name_letters);
  switch (c.kind) {
    case circumstance_kind::none:
      break;
    case circumstance_kind::not_carried_out:
      return zh ? "项目没有实施：预算" + c.budget + "没有执行，各项得分都是0，原因写的是“" + quote +
                      "”，请核实没有实施的依据和预算资金的处理情况。"
                : "The project was not carried out: none of the budget of " + c.budget +
                      " was spent, every score is 0, and the reason given is “" + quote +
                      "”; check the grounds and what became of the budget.";
    case circumstance_kind::points_without_work:
      return zh ? "预算" + c.budget + "没有执行，完成情况写的是“" + quote + "”，而“" +
                      shortened(c.label, name_letters) + "”仍得" + c.score + "分（分值" + c.weight + "），请核对得分。"
                : "None of the budget of " + c.budget + " was spent and the form says “" + quote + "”, yet “" +
                      shortened(c.label, name_letters) + "” has " + c.score + " of " + c.weight +
                      " points; check the scores.";
  }
  return {};
}

// ------------------------------------------------------------------------------------------------ repairs

inline bool is_root(const finding& f, severity severity) { return f.severity == severity && f.explained_by.empty(); }

inline std::size_t root_errors(const form_report& report) {
  return static_cast<std::size_t>(std::count_if(report.findings.begin(), report.findings.end(),
                                                [](const finding& f) { return is_root(f, severity::error); }));
}

/// Whether the first repair says more than the findings do: one cell mends several errors, or it is a cell that the
/// first of them names only as a candidate. Full points for a missed target are said first, whatever the actual may be.
inline bool repair_leads(const form_report& report) {
  if (report.repairs.empty() || report.repairs.front().size() != 1) return false;
  const field& mended = report.repairs.front().front().cell.field;
  const auto first = std::find_if(report.findings.begin(), report.findings.end(),
                                  [](const finding& f) { return is_root(f, severity::error); });
  if (first == report.findings.end()) return false;
  if (root_errors(report) > 1) return true;
  if (first->code == code::full_score_target_missed) return false;
  const auto& others = first->candidates;
  return first->field != mended && std::any_of(others.begin(), others.end(), [&mended](const named_field& candidate) {
           return candidate.field == mended;
         });
}

/// 2处错误即可消除; "both errors disappear".
inline std::string all_mended(std::size_t errors, language language) {
  const std::string count = std::to_string(errors);
  if (errors < 2) return language == language::zh ? "各处即相符" : "the figures agree";
  if (language == language::zh) return count + "处错误即可消除";
  return errors == 2 ? "both errors disappear" : "all " + count + " errors disappear";
}

/// One cell: what is printed, what mends the form, and the likely slip.
inline std::string sentence(const cell_change& change, std::size_t errors, language language) {
  const bool zh = language == language::zh;
  const std::string cell = spoken_labels::spoken(shortened(change.cell), language);
  const std::string_view slip = words_of(change.slip, language);
  const std::string cause = slip.empty() ? "" : likely(slip, language);
  return zh ? cell + "填写的是“" + change.printed + "”" + cause + "，改为“" + change.value + "”后" +
                  all_mended(errors, language) + "，请核对。"
            : sentences::capitalised(cell) + " is printed as " + change.printed + cause + "; with " + change.value +
                  " instead, " + all_mended(errors, language) + ": check this cell.";
}

/// Whether the repair changes several cells of one line or row, and fewer than there are errors.
inline bool is_of_one_row(const repair& cells, std::size_t errors) {
  if (cells.size() < 2 || cells.size() >= errors) return false;
  const field& first = cells.front().cell.field;
  return std::all_of(cells.begin(), cells.end(), [&first](const cell_change& change) {
    return change.cell.field.part == first.part && change.cell.field.index == first.index;
  });
}

/// Several cells of one row: what is printed, and what mends the form.
inline std::string row_sentence(const repair& cells, std::size_t errors, language language) {
  const bool zh = language == language::zh;
  std::string printed;
  std::string values;
  for (const cell_change& change : cells) {
    const std::string cell = spoken_labels::spoken(shortened(change.cell), language);
    const bool first = printed.empty();
    printed += zh ? (first ? "" : "，") + cell + "填写的是“" + change.printed + "”"
                  : (first ? sentences::capitalised(cell) + " is printed as " : ", " + cell + " as ") + change.printed;
    values += (first ? "" : zh ? "、" : " and ") + (zh ? "“" + change.value + "”" : change.value);
  }
  return zh ? printed + "，分别改为" + values + "后" + all_mended(errors, language) + "，请核对。"
            : printed + "; with " + values + " instead, " + all_mended(errors, language) + ": check these cells.";
}

/// Two cells each of which says what belongs in the other.
inline bool is_exchange(const repair& cells) {
  return cells.size() == 2 && cells[0].value == cells[1].printed && cells[1].value == cells[0].printed;
}

inline std::string exchange_sentence(const repair& cells, language language) {
  const bool zh = language == language::zh;
  const std::string first = spoken_labels::spoken(shortened(cells[0].cell), language);
  const std::string second = spoken_labels::spoken(shortened(cells[1].cell), language);
  return zh ? first + "填写的是“" + cells[0].printed + "”，" + second + "填写的是“" + cells[1].printed +
                  "”，两处可能互换，请核对。"
            : sentences::capitalised(first) + " is printed as " + cells[0].printed + " and " + second + " as " +
                  cells[1].printed + ", which were probably exchanged; check both cells.";
}

// ------------------------------------------------------------------------------------------------ order

/// Of findings of one severity: what contradicts comes before what is merely missing or badly put.
inline unsigned rank_of(code code) noexcept {
  switch (code) {
    case code::form_unfilled:
    case code::form_incomplete:
      return 0;
    case code::actual_is_inequality:
    case code::target_missing:
    case code::actual_missing:
    case code::weight_missing:
    case code::score_missing:
    case code::unit_mismatch:
    case code::unit_missing:
    case code::value_outside_scale:
    case code::deduction_without_reason:
    case code::description_missing:
      return 2;
    default:
      return 1;
  }
}

/// The first finding of each code among the roots of a severity, the gravest code first.
inline std::vector<const finding*> leading(const form_report& report, severity severity) {
  std::vector<const finding*> first;
  for (const finding& f : report.findings) {
    const auto same = [&f](const finding* other) { return other->code == f.code; };
    if (is_root(f, severity) && std::none_of(first.begin(), first.end(), same)) first.push_back(&f);
  }
  std::stable_sort(first.begin(), first.end(),
                   [](const finding* a, const finding* b) { return rank_of(a->code) < rank_of(b->code); });
  return first;
}

inline std::size_t count_of(const form_report& report, const finding& like) {
  std::size_t count = 0;
  for (const finding& f : report.findings)
    if (f.code == like.code && is_root(f, like.severity)) count += f.fields.empty() ? 1 : f.fields.size();
  return count;
}

/// Whether all such findings show the same slip, and none of them one that other cells are named for.
inline bool have_one_cause(const form_report& report, const finding& like) {
  return std::all_of(report.findings.begin(), report.findings.end(), [&like](const finding& f) {
    const bool other = f.code != like.code || !is_root(f, like.severity) || &f == &like;
    return other || (f.diagnosis == like.diagnosis && f.candidates.empty() && like.candidates.empty());
  });
}

/// Whether the repair changes a cell of the same row or line.
inline bool is_of_a_mended_row(const finding& f, const repair& cells) {
  return std::any_of(cells.begin(), cells.end(), [&f](const cell_change& change) {
    return change.cell.field.part == f.field.part && change.cell.field.index == f.field.index;
  });
}

/// Whether a sum is wrong only because several cells are, which have findings of their own: the first repair mends them
/// and leaves the sum as it is.
inline bool follows_from_others(const finding& f, const form_report& report) {
  const bool of_others =
      f.code == code::total_mismatch || f.code == code::subtotal_mismatch || f.code == code::grade_mismatch;
  if (!of_others || report.repairs.empty()) return false;
  const repair& cells = report.repairs.front();
  return std::all_of(cells.begin(), cells.end(), [&](const cell_change& change) {
    const field& mended = change.cell.field;
    return mended != f.field &&
           std::any_of(report.findings.begin(), report.findings.end(), [&mended](const finding& other) {
             return other.field == mended && other.severity != severity::note && other.explained_by.empty();
           });
  });
}

/// What is said of a form without errors and warnings.
inline std::string calm(const form_report& report, language language) {
  const bool zh = language == language::zh;
  const std::string count = std::to_string(report.findings.size());
  if (report.findings.empty()) return zh ? "没有发现问题。" : "No findings.";
  return zh ? "没有错误和警告，有" + count + "条提示供参考。"
            : "No errors and no warnings; " + count + (report.findings.size() == 1 ? " note." : " notes.");
}

/// The sentences about the form as a whole: a circumstance, or a repair that says what several errors are about.
inline std::vector<std::string> of_the_whole(const form_report& report, language language) {
  if (report.circumstance.kind != circumstance_kind::none) return {sentence(report.circumstance, language)};
  if (report.repairs.empty()) return {};
  const repair& first = report.repairs.front();
  if (repair_leads(report)) return {sentence(first.front(), root_errors(report), language)};
  if (is_exchange(first)) return {exchange_sentence(first, language)};
  if (is_of_one_row(first, root_errors(report))) return {row_sentence(first, root_errors(report), language)};
  return {};
}

}  // namespace detail::digests

PERFEVAL_INLINE std::string digest(const form_report& report, language language) {
  using namespace detail::digests;
  constexpr std::size_t most = 2;
  const circumstance_kind whole = report.circumstance.kind;
  std::vector<std::string> said = of_the_whole(report, language);
  const bool mends = !said.empty() && whole == circumstance_kind::none;
  for (const severity severe : {severity::error, severity::warning}) {
    if (mends && severe == severity::error) continue;  // the repair speaks for them
    if (whole == circumstance_kind::not_carried_out && severe == severity::warning) continue;  // what follows from it
    for (const finding* f : leading(report, severe))
      if (said.size() < most && !(mends && is_of_a_mended_row(*f, report.repairs.front())) &&
          !follows_from_others(*f, report))
        said.push_back(sentence(*f, count_of(report, *f), have_one_cause(report, *f), language));
  }
  if (said.empty()) return calm(report, language);
  return said.size() == 1 ? said[0] : said[0] + (language == language::zh ? "" : " ") + said[1];
}

}  // namespace v0
}  // namespace perfeval
