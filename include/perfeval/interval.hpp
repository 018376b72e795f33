/// A set of numbers without gaps: two ends, each open, closed or unbounded. A set of several pieces is a `value_set`.
#pragma once

#include <perfeval/ratio.hpp>

#include <compare>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {

namespace detail {
/// Asserts that an invariant is known to hold.
struct unchecked {};
}  // namespace detail

/// One end of an interval; `closed` means that it belongs to the interval.
struct bound {
  ratio value;         ///< the end itself
  bool closed = true;  ///< whether it belongs to the interval

  friend bool operator==(const bound&, const bound&) = default;
};

/// All numbers between two ends; an absent end means unbounded. Never empty.
class interval {
 public:
  /// Every number.
  interval() noexcept = default;
  /// The single number.
  explicit interval(const ratio& point) : low_(bound{point, true}), high_(bound{point, true}) {}
  /// Errors: invalid_value if nothing lies between the ends.
  interval(std::optional<bound> low, std::optional<bound> high);
  /// Not checked.
  /// Requires: something lies between the ends.
  interval(detail::unchecked, std::optional<bound> low, std::optional<bound> high) noexcept
      : low_(std::move(low)), high_(std::move(high)) {}

  /// [x, x], [low, high], (low, high), [low, high), (low, high], [low, ∞), (low, ∞), (-∞, high], (-∞, high).
  static interval point(const ratio& x) { return interval(x); }
  static interval closed(const ratio& low, const ratio& high) { return {bound{low, true}, bound{high, true}}; }
  static interval open(const ratio& low, const ratio& high) { return {bound{low, false}, bound{high, false}}; }
  static interval closed_open(const ratio& low, const ratio& high) { return {bound{low, true}, bound{high, false}}; }
  static interval open_closed(const ratio& low, const ratio& high) { return {bound{low, false}, bound{high, true}}; }
  static interval at_least(const ratio& low) { return {bound{low, true}, std::nullopt}; }
  static interval above(const ratio& low) { return {bound{low, false}, std::nullopt}; }
  static interval at_most(const ratio& high) { return {std::nullopt, bound{high, true}}; }
  static interval below(const ratio& high) { return {std::nullopt, bound{high, false}}; }

  /// The ends; nothing where it has none. Whether both are one number.
  [[nodiscard]] const std::optional<bound>& low() const noexcept { return low_; }
  [[nodiscard]] const std::optional<bound>& high() const noexcept { return high_; }
  [[nodiscard]] bool is_point() const { return low_ && high_ && low_->value == high_->value; }
  /// Becomes the single number, without a temporary.
  void become(detail::short_fraction x) noexcept {
    put(x, low_);
    put(x, high_);
  }
  [[nodiscard]] bool contains(const ratio& x) const { return starts_by(x) && ends_after(x); }
  [[nodiscard]] bool contains(const interval& other) const;

  friend bool operator==(const interval&, const interval&) = default;

 private:
  static void put(detail::short_fraction x, std::optional<bound>& out) noexcept {
    if (!out) out.emplace();
    out->closed = true;
    detail::put(x, out->value);
  }
  [[nodiscard]] bool starts_by(const ratio& x) const {
    if (!low_) return true;
    const std::strong_ordering order = low_->value <=> x;
    return order < 0 || (order == 0 && low_->closed);
  }
  [[nodiscard]] bool ends_after(const ratio& x) const {
    if (!high_) return true;
    const std::strong_ordering order = x <=> high_->value;
    return order < 0 || (order == 0 && high_->closed);
  }

  std::optional<bound> low_;
  std::optional<bound> high_;
};

/// The numbers that both contain, if any.
std::optional<interval> intersection(const interval& a, const interval& b);
/// Whether every number of a lies before every number of b, and some number between them belongs to neither.
bool apart(const interval& a, const interval& b);

/// { -x }, { x + y }, { x - y }, { x y } for x in a and y in b.
interval operator-(const interval& a);
interval operator+(const interval& a, const interval& b);
interval operator-(const interval& a, const interval& b);
interval operator*(const interval& a, const interval& b);
/// { x / y }.
/// Errors: division_by_zero where b contains zero (value_set divides across zero).
interval operator/(const interval& a, const interval& b);
/// { factor x }: factor may be negative; zero gives the point zero.
interval scaled(const interval& a, const ratio& factor);

/// "[95.595, 95.605)", "(-∞, 3]"; a point is "[5, 5]".
std::string to_string(const interval& value);

/// Writes to_string(value).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const interval& value) {
  return out << to_string(value);
}

}  // namespace v0
}  // namespace perfeval

template <>
struct std::hash<perfeval::bound> {
  std::size_t operator()(const perfeval::bound& bound) const {
    return hash_value(bound.value) * 2 + (bound.closed ? 1 : 0);
  }
};
template <>
struct std::hash<perfeval::interval> {
  std::size_t operator()(const perfeval::interval& interval) const {
    const std::hash<std::optional<perfeval::bound>> end;
    return end(interval.low()) * 0x9E3779B97F4A7C15U + end(interval.high());
  }
};

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/interval.ipp>
#endif
