#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/folding.hpp>
#include <perfeval/audit/impl/field.ipp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/spaceless.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace detail::examining {

/// Space for the names of a field that any other finding may need, in bytes.
inline constexpr std::size_t usual_path = 40;
inline constexpr std::size_t usual_label = 96;

inline bool is_ellipsis(std::string_view text) noexcept {
  if (text.empty()) return false;
  while (!text.empty()) {
    if (text.starts_with("…"))
      text.remove_prefix(std::string_view("…").size());
    else if (text.front() == '.')
      text.remove_prefix(1);
    else
      return false;
  }
  return true;
}

inline bool is_unfilled(const cell& c) { return c.empty() || is_ellipsis(trimmed(c.text)); }

/// Bytes of the half-width, full-width or Chinese digit at `i`; 0 if there is none.
inline std::size_t digit_bytes(std::string_view text, std::size_t i) noexcept {
  if (i < text.size() && text[i] >= '0' && text[i] <= '9') return 1;
  for (const std::string_view digit : {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９",
                                       "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"})
    if (text.substr(i).starts_with(digit)) return digit.size();
  return 0;
}

/// Bytes of a leading 指标1： (half- or full-width colon, or none before the end); 0 if there is none.
inline std::size_t numbering(std::string_view name) noexcept {
  constexpr std::string_view word = "指标";
  if (!name.starts_with(word)) return 0;
  std::size_t i = word.size();
  for (std::size_t digit = digit_bytes(name, i); digit != 0; digit = digit_bytes(name, i)) i += digit;
  if (i == word.size()) return 0;
  for (const std::string_view colon : {"：", ":", "、", "."})
    if (name.substr(i).starts_with(colon)) return i + colon.size();
  return i == name.size() ? i : 0;
}

inline bool reason_in(const cell& c, const pack& rules) {
  return c.content != content::absent && c.content != content::blank && c.content != content::dash &&
         !lists(rules.vocabulary.no_reason, spaceless(c.text).text());
}

}  // namespace detail::examining

PERFEVAL_INLINE finding& examination::next_finding() {
  std::vector<finding>& all = result_.findings;
  if (!storage_) return all.emplace_back();
  if (!storage_->spare.empty()) {
    all.push_back(std::move(storage_->spare.back()));
    storage_->spare.pop_back();
    return all.back();
  }
  finding& made = all.emplace_back();
  made.path.reserve(detail::examining::usual_path);
  made.label.reserve(detail::examining::usual_label);
  return made;
}

PERFEVAL_INLINE void examination::look_at_rows() { detail::glance_at(form_.indicators, rules_, glances_); }

PERFEVAL_INLINE finding& examination::report(code code, severity severity, const field& field, std::string expected) {
  if (compares_figures(code)) judge(field, verdict::differs);
  finding& f = next_finding();
  f.code = code;
  f.severity = severity;
  f.field = field;
  detail::add_path(f.path, field, form_);
  detail::add_label(f.label, field, form_);
  f.source = topic_of(code);
  f.expected = std::move(expected);
  if (const cell* c = cell_at(field, form_)) {
    f.cell = c->place;
    if (field.item != item::whole || field.part == part::project || field.part == part::unit ||
        field.part == part::department)
      f.printed = trimmed(c->text);
  }
  return f;
}

PERFEVAL_INLINE finding* examination::find(code code, const field& field) {
  constexpr std::size_t few = 32;  // looked through faster than indexed
  std::vector<finding>& all = result_.findings;
  if (all.size() <= few) {
    for (finding& f : all)
      if (f.code == code && f.field == field) return &f;
    return nullptr;
  }
  for (; indexed_ < all.size(); ++indexed_)
    positions_.try_emplace(packed(all[indexed_].field, all[indexed_].code), indexed_);
  const auto known = positions_.find(packed(field, code));
  return known == positions_.end() ? nullptr : &all[known->second];
}

PERFEVAL_INLINE void examination::close() {
  result_.verdicts = judged_.counts();
  if (storage_)
    detail::arrange(result_.findings, storage_->order);
  else
    arrange(result_.findings);
}

PERFEVAL_INLINE bool gives_own_reason(const indicator& row, const pack& rules) {
  return detail::examining::reason_in(row.reason, rules);
}

PERFEVAL_INLINE bool gives_reason(const indicator& row, const form& form, const pack& rules) {
  return gives_own_reason(row, rules) || detail::examining::reason_in(form.common_reason, rules);
}

PERFEVAL_INLINE bool gives_reason(const cell& reason, const form& form, const pack& rules) {
  return detail::examining::reason_in(reason, rules) || detail::examining::reason_in(form.common_reason, rules);
}

PERFEVAL_INLINE bool is_full(const examination& exam, std::size_t row) {
  const line& own = exam.card().rows[row];
  const line& scored = own.with_row == 0 ? own : exam.card().rows[own.with_row - 1];
  return !scored.bonus && scored.weight && scored.printed && scored.weight->sign() > 0 &&
         *scored.printed == *scored.weight;
}

PERFEVAL_INLINE bool is_deducted(const examination& exam, std::size_t row) {
  const line& scored = exam.card().rows[row];
  if (scored.with_row != 0 || scored.added_as_printed() || !scored.weight || !scored.printed) return false;
  if (scored.weight->sign() < 0 || !(*scored.printed < *scored.weight)) return false;
  const std::int32_t places = scored.printed->scale() > 0 ? scored.printed->scale() : 0;
  return !(round(ratio(*scored.weight), rounding{places, rounding_mode::half_up}) == *scored.printed);
}

PERFEVAL_INLINE std::size_t end_of_group(const examination& exam, std::size_t row) {
  const auto& lines = exam.card().rows;
  std::size_t end = row + 1;
  while (end < lines.size() && lines[end].with_row == row + 1) ++end;
  return end;
}

PERFEVAL_INLINE std::string bare_name(std::string_view name) {
  const std::string packed = without_spaces(name);
  return packed.substr(detail::examining::numbering(packed));
}

PERFEVAL_INLINE bool detail::cold_is_unfilled_row(const indicator& row) {
  const std::string name = without_spaces(row.name.text);
  const bool unnamed =
      name.empty() || detail::examining::is_ellipsis(name) || detail::examining::numbering(name) == name.size();
  return unnamed && detail::examining::is_unfilled(row.target) && detail::examining::is_unfilled(row.actual) &&
         detail::examining::is_unfilled(row.weight) && detail::examining::is_unfilled(row.score);
}

}  // namespace v0
}  // namespace perfeval
