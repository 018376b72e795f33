/// A quotient within 64 bits, in registers: the arithmetic of the fast path of scoring. Whatever does not fit is left
/// to `ratio`; neither path rounds.
#pragma once

#include <perfeval/detail/integer.hpp>

#include <cstdint>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// n / d with d > 0; 0/0 means that it does not fit. As the lower end of an interval, -1/0 is below every number. Two
/// words, so that it is passed in registers.
struct short_fraction {
  std::int64_t n = 0;
  std::int64_t d = 0;

  [[nodiscard]] constexpr bool fits() const noexcept { return d > 0; }
  /// Equal in representation; 1/2 and 2/4 are not.
  friend constexpr bool operator==(short_fraction, short_fraction) = default;
};

constexpr short_fraction shortened(int128 n, int128 d) noexcept {
  return fits_64(n) && fits_64(d) ? short_fraction{static_cast<std::int64_t>(n), static_cast<std::int64_t>(d)}
                                  : short_fraction{};
}

/// Does not fit if one of the two does not.
constexpr short_fraction product(short_fraction a, short_fraction b) noexcept {
  return shortened(long_product(a.n, b.n), long_product(a.d, b.d));
}
/// Likewise.
/// Requires: b > 0.
constexpr short_fraction quotient(short_fraction a, short_fraction b) noexcept {
  return shortened(long_product(a.n, b.d), long_product(a.d, b.n));
}
/// Whether x is above `end`, or equal to it if the end is included. Both fit.
constexpr bool reaches(short_fraction x, short_fraction end, bool end_belongs) noexcept {
  const int128 left = long_product(x.n, end.d);
  const int128 right = long_product(end.n, x.d);
  return left > right || (end_belongs && left == right);
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
