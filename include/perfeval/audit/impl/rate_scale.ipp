/// The scale of a printed rate: a percentage, a share of a thousand, or a bare ratio.
#pragma once

#include <perfeval/rule/pack.hpp>
#include <perfeval/score/prints.hpp>

#include <cstdint>

namespace perfeval {
inline namespace v0 {
namespace detail::rate_scales {

/// One way to read a rate: the factor that converts a share to the printed scale.
struct rate_scale {
  std::int64_t factor;
  const char* sign;
};

inline print_match match_on(const ratio& exact, const figure& printed, std::int64_t factor, const pack& rules) {
  return prints(exact * ratio(factor), printed.value, rules.rounding.rate_explains);
}

inline bool may_be_ratio(const ratio& exact, const figure& printed) {
  return printed.unit.empty() && (printed.value.scale() > 0 || ratio(printed.value) == exact);
}

/// The scale on which the printed rate fits best: ‰, %, or a bare ratio.
inline rate_scale scale_of(const ratio& exact, const figure& printed, const pack& rules) {
  if (printed.unit == "‰") return {1000, "‰"};
  if (!may_be_ratio(exact, printed)) return {100, printed.unit.empty() ? "" : "%"};
  const print_match as_ratio = match_on(exact, printed, 1, rules);
  const print_match as_percent = match_on(exact, printed, 100, rules);
  if (as_ratio.match != as_percent.match)
    return is_better(as_ratio.match, as_percent.match) ? rate_scale{1, ""} : rate_scale{100, ""};
  return printed.value <= decimal(1) ? rate_scale{1, ""} : rate_scale{100, ""};
}

}  // namespace detail::rate_scales
}  // namespace v0
}  // namespace perfeval
