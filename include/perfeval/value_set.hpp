/// A set of numbers in finitely many pieces: sorted, disjoint intervals. A set of one piece is an `interval`.
#pragma once

#include <perfeval/detail/inline_vector.hpp>
#include <perfeval/interval.hpp>

#include <cstddef>
#include <initializer_list>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {

/// A finite union of intervals, kept sorted, disjoint and joined where they touch, so that equal sets have equal parts.
/// Up to four parts are stored inline. May be empty.
class value_set {
 public:
  /// The empty set.
  value_set() noexcept {}  // not defaulted: see inline_vector
  value_set(const interval& part) { parts_.push_back(part); }
  value_set(interval&& part) { parts_.push_back(std::move(part)); }
  value_set(std::initializer_list<interval> parts) {
    for (const interval& part : parts) add(part);
  }
  static value_set point(const ratio& x) { return value_set(interval(x)); }
  /// Every number.
  static value_set all() { return value_set(interval()); }

  /// Disjoint, ascending. Not available for a temporary, whose parts would dangle: loop over the set itself.
  [[nodiscard]] std::span<const interval> parts() const& noexcept { return {parts_.data(), parts_.size()}; }
  std::span<const interval> parts() const&& = delete;
  [[nodiscard]] const interval* begin() const noexcept { return parts_.begin(); }
  [[nodiscard]] const interval* end() const noexcept { return parts_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return parts_.size(); }
  [[nodiscard]] const interval& operator[](std::size_t i) const noexcept { return parts_[i]; }
  [[nodiscard]] bool empty() const noexcept { return parts_.empty(); }
  [[nodiscard]] bool contains(const ratio& x) const;
  [[nodiscard]] bool contains(const value_set& other) const;
  /// The only number in the set, if there is exactly one.
  [[nodiscard]] std::optional<ratio> single() const;
  /// The smallest interval that contains it; nothing for the empty set.
  [[nodiscard]] std::optional<interval> hull() const;

  /// Becomes the single number; cheaper than assigning point(at).
  void become(const ratio& x) {
    parts_.clear();
    parts_.push_back(interval(x));
  }
  void become(detail::short_fraction x) {
    if (parts_.size() != 1) become(ratio(0));
    parts_.back().become(x);
  }
  /// Becomes the union with the interval.
  void add(interval part);

  friend bool operator==(const value_set&, const value_set&) = default;

 private:
  detail::inline_vector<interval, 4> parts_;
};

/// Union, intersection and complement.
value_set operator|(const value_set& a, const value_set& b);
value_set operator&(const value_set& a, const value_set& b);
value_set complement(const value_set& a);
/// Whether the sets have a number in common.
bool intersects(const value_set& a, const value_set& b);

/// { -x }, { x + y }, { x - y }, { x y } for x in a and y in b; empty if one of them is.
value_set operator-(const value_set& a);
value_set operator+(const value_set& a, const value_set& b);
value_set operator-(const value_set& a, const value_set& b);
value_set operator*(const value_set& a, const value_set& b);
/// { x / y : y not zero }; in two pieces if b extends across zero.
/// Errors: division_by_zero if b is the point zero.
value_set operator/(const value_set& a, const value_set& b);
/// { factor x }.
value_set scaled(const value_set& a, const ratio& factor);

/// "[0.6, 0.8) ∪ [0.9, 1]"; "∅" for the empty set.
std::string to_string(const value_set& value);

/// Writes to_string(value).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const value_set& value) {
  return out << to_string(value);
}

}  // namespace v0
}  // namespace perfeval

template <>
struct std::hash<perfeval::value_set> {
  std::size_t operator()(const perfeval::value_set& set) const {
    std::size_t all = set.size();
    for (const perfeval::interval& part : set) all = all * 0x9E3779B97F4A7C15U + std::hash<perfeval::interval>()(part);
    return all;
  }
};

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/value_set.ipp>
#endif
