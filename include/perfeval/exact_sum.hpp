/// The exact total of many quotients, rounded once. One quotient is `ratio`.
#pragma once

#include <perfeval/detail/inline_vector.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rounding.hpp>

#include <bit>
#include <compare>
#include <cstdint>

namespace perfeval {
inline namespace v0 {

namespace detail {

/// An enclosure of a quotient, in units of 2^-64.
struct fixed_point {
  int128 low = 0;
  int128 width = 0;   ///< 0: the quotient is `low`; else it lies strictly between low and low + width
  bool fits = false;  ///< its parts fit 64 bits and its whole part fits 60
};
constexpr int128 most_fixed = int128{1} << 125;

inline fixed_point fixed(integer n, integer d) noexcept {
  if (!both_fit_64(n, d)) return {};
  const bool negative = short_value(n) < 0;
  const auto size = static_cast<std::uint64_t>(magnitude(short_value(n)));
  const std::uint64_t whole = size / d.lo;
  const short_division fraction = divide_fitting(uint128{size % d.lo} << 64, d.lo);
  const auto low = static_cast<int128>((uint128{whole} << 64) | fraction.quotient);
  const int128 width = fraction.rest == 0 ? 0 : 1;
  return {negative ? -low - width : low, width, (whole >> 60) == 0};
}

}  // namespace detail

/// A running exact sum of ratios.
///
/// In addition to its terms it keeps an enclosure in units of 2^-64. Rounding and comparing use the enclosure, and need
/// big integers only if a tie, or the compared number, lies inside it. 24 terms are stored inline; more allocate.
class exact_sum {
 public:
  exact_sum() noexcept {}  // not defaulted: see inline_vector

  /// Adds a term, exactly.
  void add(const ratio& term) {
    enclose(detail::ratio_access::numerator(term), detail::ratio_access::denominator(term));
    terms_.push_back(term);
  }
  exact_sum& operator+=(const ratio& term) {
    add(term);
    return *this;
  }
  /// Removes every term and keeps the storage.
  void clear() noexcept {
    terms_.clear();
    low_ = 0;
    width_ = 0;
    enclosed_ = true;
  }

  /// The exact sum.
  [[nodiscard]] ratio value() const;
  /// round(value(), how).
  [[nodiscard]] decimal rounded(rounding by_rounding) const;
  /// Compares the exact sum.
  [[nodiscard]] std::strong_ordering compare(const ratio& other) const;
  /// Whether the enclosure alone decides a rounding, without big integers.
  [[nodiscard]] bool decided_by_enclosure(rounding rounding) const noexcept;

 private:
  void enclose(detail::integer n, detail::integer d) noexcept {
    const detail::fixed_point f = detail::fixed(n, d);
    enclosed_ =
        enclosed_ && f.fits && low_ < detail::most_fixed && low_ > -detail::most_fixed && width_ < detail::most_fixed;
    if (!enclosed_) [[unlikely]]
      return;
    low_ += f.low;
    width_ += f.width;
  }

  detail::int128 low_ = 0;    ///< in units of 2^-64
  detail::int128 width_ = 0;  ///< 0: the sum is low_; else it lies strictly between low_ and low_ + width_
  bool enclosed_ = true;
  detail::inline_vector<ratio, 24> terms_;
};

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/exact_sum.ipp>
#endif
