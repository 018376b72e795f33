#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/impl/explain.ipp>
#include <perfeval/score/impl/scorecard.ipp>
#include <perfeval/score/what_if.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::what_ifs {

inline std::optional<ratio> contribution(const line& row, const pack& rules) {
  return row.scored ? scoring::settle(row, rules).exact : std::nullopt;
}

inline void add_row(const line& a, const pack& before, const line& b, const pack& after, form_change& change) {
  if (a.scored || b.scored) change.rows.push_back({a.row, {contribution(a, before), contribution(b, after)}});
}

inline std::string side_text(const std::optional<ratio>& points) { return points ? to_string(*points) : "open"; }

inline std::string change_text(const change& change) {
  std::string text = side_text(change.before) + " -> " + side_text(change.after);
  const auto difference = change.difference();
  return difference ? text + " (" + (difference->sign() > 0 ? "+" : "") + to_string(*difference) + ")" : text;
}

inline std::string grade_change_text(const form_change& change) {
  const auto word = [](const std::optional<grade>& g) { return std::string(g ? name_of(*g) : "open"); };
  return change.grade_changes() ? ", " + word(change.grade_before) + " -> " + word(change.grade_after) : "";
}

inline std::string row_name(std::uint32_t row) {
  return row == 0 ? "budget.total" : "indicators[" + std::to_string(row) + "]";
}

}  // namespace detail::what_ifs

PERFEVAL_INLINE std::optional<ratio> change::difference() const {
  return before && after ? std::optional<ratio>(*after - *before) : std::nullopt;
}

PERFEVAL_INLINE form_change what_if(const form& form, const pack& before, const pack& after) {
  const scorecard a = score(form, before);
  const scorecard b = score(form, after);
  form_change made;
  made.index = form.index;
  if (a.total) made.total.before = a.total->exact;
  if (b.total) made.total.after = b.total->exact;
  made.grade_before = a.grade;
  made.grade_after = b.grade;
  detail::what_ifs::add_row(a.execution, before, b.execution, after, made);
  for (std::size_t i = 0; i < a.rows.size(); ++i) detail::what_ifs::add_row(a.rows[i], before, b.rows[i], after, made);
  return made;
}

PERFEVAL_INLINE std::vector<form_change> what_if(std::span<const form> forms, const pack& before, const pack& after) {
  std::vector<form_change> all;
  for (const form& each : forms) all.push_back(what_if(each, before, after));
  return all;
}

PERFEVAL_INLINE std::string to_text(std::span<const form_change> changes) {
  std::string text;
  std::size_t changed = 0;
  std::size_t grades = 0;
  for (const form_change& each : changes) {
    if (!each.total.changes() && !each.grade_changes()) continue;
    ++changed;
    grades += each.grade_changes() ? 1 : 0;
    text += "form " + std::to_string(each.index) + ": " + detail::what_ifs::change_text(each.total) +
            detail::what_ifs::grade_change_text(each) + "\n";
    for (const row_change& row : each.rows)
      if (row.points.changes())
        text += "  " + detail::what_ifs::row_name(row.row) + ": " + detail::what_ifs::change_text(row.points) + "\n";
  }
  return text + std::to_string(changed) + " of " + std::to_string(changes.size()) + " forms change, " +
         std::to_string(grades) + " in their grade\n";
}

}  // namespace v0
}  // namespace perfeval
