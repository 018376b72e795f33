/// Bodies of interval.hpp.
#pragma once

#include <perfeval/interval.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::intervals {

/// Which of two low ends starts later; `first` if they are equal.
inline bool starts_later(const std::optional<bound>& a, const std::optional<bound>& b) {
  if (!a) return false;
  if (!b) return true;
  const auto order = a->value <=> b->value;
  return order > 0 || (order == 0 && !a->closed && b->closed);
}
inline bool ends_earlier(const std::optional<bound>& a, const std::optional<bound>& b) {
  if (!a) return false;
  if (!b) return true;
  const auto order = a->value <=> b->value;
  return order < 0 || (order == 0 && !a->closed && b->closed);
}
inline bool nothing_between(const std::optional<bound>& low, const std::optional<bound>& high) {
  if (!low || !high) return false;
  const auto order = low->value <=> high->value;
  return order > 0 || (order == 0 && !(low->closed && high->closed));
}

/// A corner of a product: finite, or infinite by sign.
struct corner {
  int infinite = 0;
  ratio value;
  bool closed = false;
};
inline corner corner_of(const std::optional<bound>& end, int side) {
  return end ? corner{0, end->value, end->closed} : corner{side, ratio(), false};
}
inline int sign_of(const corner& c) { return c.infinite != 0 ? c.infinite : c.value.sign(); }
/// Zero times anything is zero, attained if that zero is.
inline corner operator*(const corner& a, const corner& b) {
  const bool a_zero = sign_of(a) == 0;
  const bool b_zero = sign_of(b) == 0;
  if (a_zero || b_zero) return {0, ratio(), (a_zero && a.closed) || (b_zero && b.closed)};
  if (a.infinite != 0 || b.infinite != 0) return {sign_of(a) * sign_of(b), ratio(), false};
  return {0, a.value * b.value, a.closed && b.closed};
}
inline int compare(const corner& a, const corner& b) {
  if (a.infinite != b.infinite) return a.infinite < b.infinite ? -1 : 1;
  if (a.infinite != 0 || a.value == b.value) return 0;
  return a.value < b.value ? -1 : 1;
}
/// The outermost of the corners in a direction (-1 least, 1 most); closed where any that reaches it is.
inline std::optional<bound> outermost(const corner (&corners)[4], int direction) {
  corner best = corners[0];
  for (const corner& c : corners) {
    const int order = compare(c, best) * direction;
    if (order > 0) best = c;
    if (order == 0) best.closed = best.closed || c.closed;
  }
  if (best.infinite != 0) return std::nullopt;
  return bound{best.value, best.closed};
}
inline std::optional<bound> sum_of(const std::optional<bound>& a, const std::optional<bound>& b) {
  if (!a || !b) return std::nullopt;
  return bound{a->value + b->value, a->closed && b->closed};
}
inline std::optional<bound> negated(const std::optional<bound>& a) {
  if (!a) return std::nullopt;
  return bound{-a->value, a->closed};
}
/// 1/end, seen from `side` of zero; an infinite end becomes an open zero, an open zero becomes infinite.
inline std::optional<bound> inverted(const std::optional<bound>& end) {
  if (!end) return bound{ratio(), false};
  if (end->value.is_zero()) return std::nullopt;
  return bound{ratio(1) / end->value, end->closed};
}
/// Requires: excludes zero.
inline interval reciprocal(const interval& a) { return {inverted(a.high()), inverted(a.low())}; }

}  // namespace detail::intervals

PERFEVAL_INLINE interval::interval(std::optional<bound> low, std::optional<bound> high)
    : low_(std::move(low)), high_(std::move(high)) {
  if (detail::intervals::nothing_between(low_, high_))
    throw invalid_value("an interval must not be empty: there is no number from " + to_string(low_->value) + " to " +
                        to_string(high_->value));
}

PERFEVAL_INLINE bool interval::contains(const interval& other) const {
  return !detail::intervals::starts_later(low_, other.low_) && !detail::intervals::ends_earlier(high_, other.high_);
}

PERFEVAL_INLINE std::optional<interval> intersection(const interval& a, const interval& b) {
  const std::optional<bound>& low = detail::intervals::starts_later(a.low(), b.low()) ? a.low() : b.low();
  const std::optional<bound>& high = detail::intervals::ends_earlier(a.high(), b.high()) ? a.high() : b.high();
  if (detail::intervals::nothing_between(low, high)) return std::nullopt;
  return interval(low, high);
}

PERFEVAL_INLINE bool apart(const interval& a, const interval& b) {
  if (!a.high() || !b.low()) return false;
  const auto order = a.high()->value <=> b.low()->value;
  return order < 0 || (order == 0 && !a.high()->closed && !b.low()->closed);
}

PERFEVAL_INLINE interval operator-(const interval& a) {
  return {detail::intervals::negated(a.high()), detail::intervals::negated(a.low())};
}
PERFEVAL_INLINE interval operator+(const interval& a, const interval& b) {
  return {detail::intervals::sum_of(a.low(), b.low()), detail::intervals::sum_of(a.high(), b.high())};
}
PERFEVAL_INLINE interval operator-(const interval& a, const interval& b) { return a + -b; }

PERFEVAL_INLINE interval operator*(const interval& a, const interval& b) {
  const detail::intervals::corner low = detail::intervals::corner_of(a.low(), -1);
  const detail::intervals::corner high = detail::intervals::corner_of(a.high(), 1);
  const detail::intervals::corner other_low = detail::intervals::corner_of(b.low(), -1);
  const detail::intervals::corner other_high = detail::intervals::corner_of(b.high(), 1);
  const detail::intervals::corner corners[4] = {low * other_low, low * other_high, high * other_low, high * other_high};
  return {detail::intervals::outermost(corners, -1), detail::intervals::outermost(corners, 1)};
}

PERFEVAL_INLINE interval operator/(const interval& a, const interval& b) {
  if (b.contains(ratio())) throw division_by_zero();
  return a * detail::intervals::reciprocal(b);
}

PERFEVAL_INLINE interval scaled(const interval& a, const ratio& factor) {
  if (factor.is_zero()) return interval(ratio());
  const auto times = [&](const std::optional<bound>& end) {
    return end ? std::optional<bound>(bound{end->value * factor, end->closed}) : std::nullopt;
  };
  return factor.sign() > 0 ? interval(times(a.low()), times(a.high())) : interval(times(a.high()), times(a.low()));
}

PERFEVAL_INLINE std::string to_string(const interval& value) {
  std::string out = value.low() ? (value.low()->closed ? "[" : "(") + to_string(value.low()->value) : "(-∞";
  out += ", ";
  out += value.high() ? to_string(value.high()->value) + (value.high()->closed ? "]" : ")") : "∞)";
  return out;
}

}  // namespace v0
}  // namespace perfeval
