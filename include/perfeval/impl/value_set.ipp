/// Bodies of value_set.hpp.
#pragma once

#include <perfeval/value_set.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::value_sets {

inline interval joined(const interval& a, const interval& b) {
  return {intervals::starts_later(a.low(), b.low()) ? b.low() : a.low(),
          intervals::ends_earlier(a.high(), b.high()) ? b.high() : a.high()};
}
/// The end of the gap next to a part: closed if the part's end is open.
inline std::optional<bound> facing(const std::optional<bound>& end) {
  if (!end) return std::nullopt;
  return bound{end->value, !end->closed};
}
/// The union of f(x, y) over the parts of both.
template <class Function>
value_set over_parts(const value_set& a, const value_set& b, Function f) {
  value_set out;
  for (const interval& x : a)
    for (const interval& y : b) out.add(f(x, y));
  return out;
}
inline value_set without_zero(const value_set& a) { return a & value_set{interval::below(0), interval::above(0)}; }

}  // namespace detail::value_sets

PERFEVAL_INLINE void value_set::add(interval part) {
  if (parts_.empty() || apart(parts_.back(), part)) {
    parts_.push_back(std::move(part));
    return;
  }
  detail::inline_vector<interval, 4> merged;
  bool placed = false;
  for (const interval& each : parts_) {
    if (apart(each, part)) {
      merged.push_back(each);
    } else if (apart(part, each)) {
      if (!placed) merged.push_back(part);
      placed = true;
      merged.push_back(each);
    } else {
      part = detail::value_sets::joined(part, each);
    }
  }
  if (!placed) merged.push_back(part);
  parts_ = std::move(merged);
}

PERFEVAL_INLINE bool value_set::contains(const ratio& x) const {
  for (const interval& part : parts_)
    if (part.contains(x)) return true;
  return false;
}

PERFEVAL_INLINE bool value_set::contains(const value_set& other) const {
  for (const interval& theirs : other.parts_) {
    bool inside = false;
    for (const interval& ours : parts_) inside = inside || ours.contains(theirs);
    if (!inside) return false;
  }
  return true;
}

PERFEVAL_INLINE std::optional<ratio> value_set::single() const {
  if (parts_.size() != 1 || !parts_[0].is_point()) return std::nullopt;
  return parts_[0].low()->value;
}

PERFEVAL_INLINE std::optional<interval> value_set::hull() const {
  if (parts_.empty()) return std::nullopt;
  return interval(parts_[0].low(), parts_.back().high());
}

PERFEVAL_INLINE value_set operator|(const value_set& a, const value_set& b) {
  value_set out = a;
  for (const interval& part : b) out.add(part);
  return out;
}

PERFEVAL_INLINE value_set operator&(const value_set& a, const value_set& b) {
  value_set out;
  for (const interval& x : a)
    for (const interval& y : b)
      if (const std::optional<interval> both = intersection(x, y)) out.add(*both);
  return out;
}

PERFEVAL_INLINE value_set complement(const value_set& a) {
  value_set out;
  std::optional<bound> start;
  bool unbounded = true;
  for (const interval& part : a) {
    if (part.low()) out.add(interval(start, detail::value_sets::facing(part.low())));
    start = detail::value_sets::facing(part.high());
    unbounded = part.high().has_value();
  }
  if (unbounded) out.add(interval(start, std::nullopt));
  return out;
}

PERFEVAL_INLINE bool intersects(const value_set& a, const value_set& b) {
  for (const interval& x : a)
    for (const interval& y : b)
      if (intersection(x, y)) return true;
  return false;
}

PERFEVAL_INLINE value_set operator-(const value_set& a) {
  value_set out;
  for (const interval& part : a) out.add(-part);
  return out;
}
PERFEVAL_INLINE value_set operator+(const value_set& a, const value_set& b) {
  return detail::value_sets::over_parts(a, b, [](const interval& x, const interval& y) { return x + y; });
}
PERFEVAL_INLINE value_set operator-(const value_set& a, const value_set& b) { return a + -b; }
PERFEVAL_INLINE value_set operator*(const value_set& a, const value_set& b) {
  return detail::value_sets::over_parts(a, b, [](const interval& x, const interval& y) { return x * y; });
}
PERFEVAL_INLINE value_set operator/(const value_set& a, const value_set& b) {
  const value_set divisor = detail::value_sets::without_zero(b);
  if (divisor.empty() && !b.empty()) throw division_by_zero();
  return detail::value_sets::over_parts(a, divisor, [](const interval& x, const interval& y) { return x / y; });
}
PERFEVAL_INLINE value_set scaled(const value_set& a, const ratio& factor) {
  value_set out;
  for (const interval& part : a) out.add(scaled(part, factor));
  return out;
}

PERFEVAL_INLINE std::string to_string(const value_set& value) {
  if (value.empty()) return "∅";
  std::string out;
  for (const interval& part : value) out += (out.empty() ? "" : " ∪ ") + to_string(part);
  return out;
}

}  // namespace v0
}  // namespace perfeval
