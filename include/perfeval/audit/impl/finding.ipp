#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/detail/config.hpp>

#include <array>

namespace perfeval {
inline namespace v0 {
namespace detail {

inline constexpr std::array<std::string_view, code_count> code_names{
    "weight-sum",
    "score-above-weight",
    "negative-value",
    "total-mismatch",
    "subtotal-mismatch",
    "funds-sum",
    "rate-mismatch",
    "rate-rounding",
    "rate-missing",
    "execution-score",
    "over-execution",
    "budget-magnitude",
    "grade-mismatch",
    "zero-budget",
    "full-score-target-missed",
    "score-above-rule",
    "score-below-rule",
    "target-met-deducted",
    "deduction-without-reason",
    "reason-without-deduction",
    "overshoot-unexplained",
    "deadline-missed",
    "cost-execution",
    "zero-execution-scored",
    "zero-execution-total",
    "actual-is-inequality",
    "target-missing",
    "actual-missing",
    "weight-missing",
    "score-missing",
    "unit-mismatch",
    "unit-missing",
    "value-outside-scale",
    "number-unreadable",
    "target-is-scale",
    "target-echo",
    "goal-echo",
    "operator-missing",
    "cost-not-numeric",
    "indicator-misfiled",
    "placeholder-indicator",
    "duplicate-indicator",
    "weight-structure",
    "category-missing",
    "satisfaction-equals-target",
    "rate-counted-twice",
    "stray-character",
    "budget-adjusted",
    "description-missing",
    "rounding-inconsistent",
    "duplicate-form",
    "figures-conflict",
    "unreadable-document",
    "no-form-found",
    "form-incomplete",
};

inline constexpr std::array<std::string_view, 12> diagnosis_names{"",
                                                                  "rounding",
                                                                  "last-digit",
                                                                  "sign",
                                                                  "percent-ratio",
                                                                  "unit-slip",
                                                                  "power-of-ten",
                                                                  "transposed-digits",
                                                                  "truncated",
                                                                  "copied-cell",
                                                                  "stale-total",
                                                                  "unknown"};

}  // namespace detail

PERFEVAL_INLINE std::string_view name_of(code code) noexcept {
  return detail::code_names[static_cast<std::size_t>(code)];
}

PERFEVAL_INLINE std::string_view name_of(severity severity) noexcept {
  switch (severity) {
    case severity::error:
      return "error";
    case severity::warning:
      return "warning";
    default:
      return "note";
  }
}

PERFEVAL_INLINE std::string_view name_of(verdict verdict) noexcept {
  switch (verdict) {
    case verdict::agrees:
      return "agrees";
    case verdict::differs:
      return "differs";
    default:
      return "cannot_tell";
  }
}

PERFEVAL_INLINE std::string_view name_of(diagnosis diagnosis) noexcept {
  return detail::diagnosis_names[static_cast<std::size_t>(diagnosis)];
}

PERFEVAL_INLINE std::string_view name_of(grade grade) noexcept {
  switch (grade) {
    case grade::excellent:
      return "excellent";
    case grade::good:
      return "good";
    case grade::fair:
      return "fair";
    default:
      return "poor";
  }
}

PERFEVAL_INLINE std::optional<code> code_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < code_count; ++i)
    if (detail::code_names[i] == name) return static_cast<code>(i);
  return std::nullopt;
}

}  // namespace v0
}  // namespace perfeval
