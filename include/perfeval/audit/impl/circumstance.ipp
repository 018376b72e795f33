#pragma once

#include <perfeval/audit/circumstance.hpp>
#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/spending.ipp>
#include <perfeval/detail/config.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::circumstances {

/// The clause of a text that says the work was not done; empty if none does.
inline std::string undone(std::string_view text) {
  std::size_t found = std::string_view::npos;
  for (const std::string_view word : {"未能开展", "未开展", "没有开展", "未能实施", "未实施", "没有实施", "未能组织"})
    found = std::min(found, text.find(word));
  if (found == std::string_view::npos) return {};
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (const std::string_view stop : {"，", "。", "；", "、", "\n"}) {
    if (const std::size_t before = text.substr(0, found).rfind(stop); before != std::string_view::npos)
      begin = std::max(begin, before + stop.size());
    end = std::min(end, text.find(stop, found));
  }
  return std::string(trimmed(text.substr(begin, end - begin)));
}

inline bool is_zero(const figure& f) { return f.has_value() && f.value.is_zero(); }

inline bool says_zero_or_nothing(const indicator& row) {
  return row.actual.empty() || (row.found.kind == statement_kind::number && row.found.low.is_zero());
}

/// Every scored row has no points and no result, and so has the total.
inline bool is_all_zero(const form& form) {
  bool any = false;
  for (const indicator& row : form.indicators) {
    if (!is_scored(row)) continue;
    if (!is_zero(row.score) || !says_zero_or_nothing(row)) return false;
    any = true;
  }
  return any && (!form.total.score.has_value() || form.total.score.value.is_zero());
}

/// The first reason that the form gives; empty if it gives none.
inline std::string first_reason(const form& form, const pack& rules) {
  for (const indicator& row : form.indicators)
    if (gives_own_reason(row, rules)) return std::string(trimmed(row.reason.text));
  return gives_reason(form.common_reason, form, rules) ? std::string(trimmed(form.common_reason.text)) : std::string();
}

/// The row whose points ask the question: satisfaction with what was not done, else the one with the most points.
inline const indicator* row_with_points(const form& form) {
  const auto points = [](const indicator& row) {
    return row.score.has_value() && row.weight.has_value() && row.score.value.sign() > 0;
  };
  const indicator* most = nullptr;
  for (const indicator& row : form.indicators) {
    if (!points(row)) continue;
    if (row.kind == kind::satisfaction) return &row;
    if (!most || row.score.value > most->score.value) most = &row;
  }
  return most;
}

}  // namespace detail::circumstances

PERFEVAL_INLINE circumstance circumstance_of(const form& form, const pack& rules) {
  using namespace detail::circumstances;
  circumstance found;
  if (!detail::spending::nothing_executed(form, rules)) return found;
  const figure& budget = budget_of(*total_budget_line(form), form, rules);
  found.budget = detail::figures::text_of(budget.value) + form.money;
  if (is_all_zero(form)) {
    found.quote = first_reason(form, rules);
    if (!found.quote.empty()) found.kind = circumstance_kind::not_carried_out;
    return found;
  }
  found.quote = undone(form.goal.actual.text);
  const indicator* row = found.quote.empty() ? nullptr : row_with_points(form);
  if (!row) return found;
  found.kind = circumstance_kind::points_without_work;
  found.label = bare_name(row->name.text);
  found.score = trimmed(row->score.text);
  found.weight = trimmed(row->weight.text);
  return found;
}

}  // namespace v0
}  // namespace perfeval
