#pragma once

#include <perfeval/audit/examination.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
/// The last row of a form whose end is lost (a trouble `cut-off`): what it lacks may be what was lost.
namespace detail::cut_row {

inline bool stands_below_rows(const form& form) {
  const place &total = form.total.score.place, &row = form.indicators.back().name.place;
  return total.known() && total.table == row.table && total.row > row.row;
}

inline field last_of(const form& form) {
  if (!form.indicators.empty() && stands_below_rows(form)) return total_field(item::whole);
  const auto rows = static_cast<std::uint32_t>(form.indicators.size());
  const auto lines = static_cast<std::uint32_t>(form.budget.size());
  return rows > 0 ? field{part::indicators, rows, item::whole} : field{part::budget, lines, item::whole};
}

/// What was found in it is a remark, and holds nothing against the form.
inline void leave_open(examination& exam) {
  const auto& troubles = exam.paper().troubles;
  const auto is_cut = [](const trouble& one) { return one.kind == trouble_kind::cut_off; };
  if (std::none_of(troubles.begin(), troubles.end(), is_cut)) return;
  const field last = last_of(exam.paper());
  for (finding& f : exam.findings())
    if (f.field.part == last.part && f.field.index == last.index) f.severity = severity::note;
}

}  // namespace detail::cut_row
}  // namespace v0
}  // namespace perfeval
