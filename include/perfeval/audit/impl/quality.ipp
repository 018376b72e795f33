#pragma once

#include <perfeval/audit/impl/characters.ipp>
#include <perfeval/audit/quality.hpp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/score/impl/row_reading.ipp>

#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Half- or full-width digits.
inline bool has_digit(std::string_view text) noexcept {
  std::size_t bytes = 1;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (digit_at(text, i, bytes) != digit_width::none) return true;
  return false;
}

/// A percentage as a share: the target in its own unit or that of its column, name, or (bare) the actual.
inline std::optional<ratio> percentage(const indicator& row) {
  if (row.wanted.kind != statement_kind::number) return std::nullopt;
  const unit beside = unit_beside(row);
  const bool bare = row.wanted.in.of == dimension::none && beside.of == dimension::none;
  if (bare && row.found.in.of == dimension::none)
    return is_satisfaction(row) ? bare_share(row.wanted.low) : std::nullopt;
  const taken_unit in(row.wanted.in, bare ? row.found.in : unit{}, beside);
  return in.in.of == dimension::share ? in.in_base(row.wanted.low) : std::nullopt;
}

inline void check_operator(examination& at, std::size_t i) {
  const indicator& row = at.paper().indicators[i];
  if (row.wanted.sign != comparison::none || read_sign(row.sign.text) != comparison::none) return;
  const auto share = percentage(row);
  if (share && *share < ratio(1))
    at.report(code::operator_missing, severity::note, row_field(i, item::target), topic::indicator_quality);
}

inline void check_echo(examination& at, std::size_t i) {
  const indicator& row = at.paper().indicators[i];
  if (row.wanted.kind != statement_kind::words) return;
  const std::string target = without_spaces(row.target.text);
  const bool bounded_loosely = row.wanted.vague && has_digit(target);  // 约100人 has a number; 逐步改善 has none
  if (bounded_loosely || target.empty() || is_yes_or_no(target)) return;
  if (at.rules().vocabulary.find_scale(target) || target != without_spaces(row.actual.text)) return;
  at.report(code::target_echo, severity::note, row_field(i, item::actual), topic::indicator_quality);
}

inline void check_satisfaction(examination& at, std::size_t i) {
  const indicator& row = at.paper().indicators[i];
  const row_reading& reading = at.card().rows[i].reading();
  const ratio* actual = reading.value();
  if (!is_satisfaction(row) || !actual || reading.towards == direction::within || row.found.sign != comparison::none)
    return;
  const auto share = percentage(row);
  if (share && *share < ratio(1) && *actual == reading.low)
    at.report(code::satisfaction_equals_target, severity::note, row_field(i, item::actual), topic::indicator_quality);
}

inline void check_target(examination& at, std::size_t i) {
  const indicator& row = at.paper().indicators[i];
  const field here = row_field(i, item::target);
  if (is_placeholder(row)) return;
  if (row.wanted.kind == statement_kind::words && at.rules().vocabulary.find_scale(without_spaces(row.target.text)))
    at.report(code::target_is_scale, severity::note, here, topic::indicator_quality);
  const bool has_words = !row.target.empty() && row.target.is != content::dash;
  if (row.of == kind::cost && has_words && !has_digit(row.target.text))
    at.report(code::cost_not_numeric, severity::note, here, topic::indicator_quality);
  check_echo(at, i);
  check_operator(at, i);
  check_satisfaction(at, i);
}

inline bool belongs(kind of, category in) noexcept {
  switch (in) {
    case category::output:
      return of == kind::quantity || of == kind::quality || of == kind::timeliness || of == kind::cost;
    case category::benefit:
      return of == kind::economic || of == kind::social || of == kind::ecological || of == kind::sustainability;
    case category::cost:
      return of == kind::cost || of == kind::economic || of == kind::social || of == kind::ecological;
    case category::satisfaction:
      return of == kind::satisfaction;
    default:
      return true;
  }
}

/// Which of the three signs of a misfiled row it shows; empty if none.
inline std::string misfiled(const indicator& row) {
  const bool counted_kind = row.of == kind::quantity || row.of == kind::quality || row.of == kind::timeliness;
  if (counted_kind && is_number(row.wanted) && completed(row.wanted.in, unit_beside(row)).of == dimension::money)
    return "money";
  const bool known = row.of != kind::unknown || (row.in != category::unknown && row.in != category::other);
  if (known && row.name.text.find("满意") != std::string::npos && !is_satisfaction(row)) return "satisfaction";
  const bool classified = row.of != kind::unknown && row.of != kind::other;
  return classified && !belongs(row.of, row.in) ? "category" : "";
}

inline bool is_duplicate(const indicator& a, const indicator& b) {
  const auto weighs = [](const indicator& row) { return row.weight.has_value() && row.weight.value.sign() > 0; };
  const bool alike = a.of == b.of && a.in == b.in && !a.name.empty() && a.wanted.kind == b.wanted.kind &&
                     a.wanted.low == b.wanted.low;  // cheap, and implied by equal texts
  return alike && weighs(a) && weighs(b) && bare_name(a.name.text) == bare_name(b.name.text) &&
         without_spaces(a.target.text) == without_spaces(b.target.text) && !is_placeholder(a) && !is_placeholder(b);
}

inline void check_duplicate(examination& at, std::size_t i) {
  const auto& rows = at.paper().indicators;
  for (std::size_t j = 0; j < i; ++j) {
    if (!is_duplicate(rows[j], rows[i])) continue;
    finding& f =
        at.report(code::duplicate_indicator, severity::warning, row_field(i, item::whole), topic::indicator_quality);
    f.candidates.push_back(path_of(row_field(j, item::whole), at.paper()));
    return;
  }
}

inline bool scores_execution(const form& of) {
  const budget_line* total = total_budget_line(of);
  return total && (total->weight.has_value() || total->score.has_value());
}

inline void check_row(examination& at, std::size_t i) {
  const indicator& row = at.paper().indicators[i];
  const field here = row_field(i, item::whole);
  if (is_placeholder(row)) {
    at.report(code::placeholder_indicator, severity::note, here, topic::indicator_quality);
    return;
  }
  if (std::string why = misfiled(row); !why.empty())
    at.report(code::indicator_misfiled, severity::note, here, topic::indicator_quality).detail = std::move(why);
  check_duplicate(at, i);
  if (row.weight.has_value() && row.weight.value.sign() > 0 && scores_execution(at.paper()) &&
      repeats_spending_rate(row, at.rules()))
    at.report(code::rate_counted_twice, severity::note, here, topic::indicator_quality);
}

}  // namespace detail

PERFEVAL_INLINE void check_targets(examination& at) {
  for (std::size_t i = 0; i < at.paper().indicators.size(); ++i) detail::check_target(at, i);
  const goal& g = at.paper().goal;
  const std::string done = without_spaces(g.actual.text);
  if (!done.empty() && g.actual.is != content::dash && done == without_spaces(g.target.text))
    at.report(code::goal_echo, severity::note, {part::goal, 0, item::actual}, topic::indicator_quality);
}

PERFEVAL_INLINE void check_rows(examination& at) {
  for (std::size_t i = 0; i < at.paper().indicators.size(); ++i) detail::check_row(at, i);
}

}  // namespace v0
}  // namespace perfeval
