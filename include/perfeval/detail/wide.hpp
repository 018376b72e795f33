/// Arithmetic between 64 and 127 bits: out of line, by value, still without allocation; whatever does not fit is passed
/// on to cold.hpp. The operators of decimal and ratio handle operands within 64 bits themselves and call these
/// functions for the rest.
#pragma once

#include <perfeval/detail/cold.hpp>
#include <perfeval/detail/integer.hpp>
#include <perfeval/detail/powers.hpp>

#include <cstdint>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// The two coefficients at the larger of the two scales, if both then fit inline.
struct aligned_pair {
  int128 a = 0;
  int128 b = 0;
  bool fits = false;
};
constexpr aligned_pair align(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale) noexcept {
  const std::int64_t apart = std::int64_t{a_scale} - b_scale;
  const std::int64_t up = apart < 0 ? -apart : apart;
  if (is_big(a) || is_big(b) || up > most_inline_power) return {};
  aligned_pair pair{value_of(a), value_of(b), false};
  pair.fits =
      apart < 0 ? multiply_fits(pair.a, power_of_ten(up), pair.a) : multiply_fits(pair.b, power_of_ten(up), pair.b);
  return pair;
}

[[gnu::noinline]] constexpr integer wide_add(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale) {
  const aligned_pair pair = align(a, a_scale, b, b_scale);
  int128 sum = 0;
  if (pair.fits && add_fits(pair.a, pair.b, sum)) return inline_integer(sum);
  return cold_add(a, a_scale, b, b_scale);
}
[[gnu::noinline]] constexpr integer wide_subtract(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale) {
  const aligned_pair pair = align(a, a_scale, b, b_scale);
  int128 difference = 0;
  if (pair.fits && subtract_fits(pair.a, pair.b, difference)) return inline_integer(difference);
  return cold_subtract(a, a_scale, b, b_scale);
}
[[gnu::noinline]] constexpr int wide_compare(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale) {
  const aligned_pair pair = align(a, a_scale, b, b_scale);
  if (pair.fits) return (pair.a > pair.b) - (pair.a < pair.b);
  return cold_compare(a, a_scale, b, b_scale);
}
[[gnu::noinline]] constexpr integer wide_multiply(integer a, integer b) {
  int128 product = 0;
  if (!is_big(a) && !is_big(b) && multiply_fits(value_of(a), value_of(b), product)) return inline_integer(product);
  return cold_multiply(a, b);
}
[[gnu::noinline]] constexpr integer wide_negate(integer a) {
  if (!is_big(a) && fits_inline(-value_of(a))) return inline_integer(-value_of(a));
  return cold_negate(a);
}

constexpr bool any_big(integer n, integer d, integer m, integer e) noexcept {
  return is_big(n) || is_big(d) || is_big(m) || is_big(e);
}

/// n/d + m/e
[[gnu::noinline]] constexpr fraction wide_fraction_add(integer n, integer d, integer m, integer e) {
  if (!any_big(n, d, m, e)) {
    int128 left = 0;
    int128 right = 0;
    int128 sum = 0;
    int128 product = 0;
    if (value_of(d) == value_of(e)) {
      if (add_fits(value_of(n), value_of(m), sum)) return {inline_integer(sum), d};
    } else if (multiply_fits(value_of(n), value_of(e), left) && multiply_fits(value_of(m), value_of(d), right) &&
               add_fits(left, right, sum) && multiply_fits(value_of(d), value_of(e), product)) {
      return {inline_integer(sum), inline_integer(product)};
    }
  }
  return cold_fraction_add(n, d, m, e);
}
/// n/d - m/e
[[gnu::noinline]] constexpr fraction wide_fraction_subtract(integer n, integer d, integer m, integer e) {
  if (!is_big(m) && fits_inline(-value_of(m))) return wide_fraction_add(n, d, inline_integer(-value_of(m)), e);
  return cold_fraction_subtract(n, d, m, e);
}
/// (n m) / (d e) with the sign in the numerator.
/// Requires: d e not zero.
[[gnu::noinline]] constexpr fraction wide_fraction_multiply(integer n, integer d, integer m, integer e) {
  if (!any_big(n, d, m, e)) {
    int128 top = 0;
    int128 bottom = 0;
    if (multiply_fits(value_of(n), value_of(m), top) && multiply_fits(value_of(d), value_of(e), bottom) &&
        fits_inline(-top) && fits_inline(-bottom))
      return bottom < 0 ? fraction{inline_integer(-top), inline_integer(-bottom)}
                        : fraction{inline_integer(top), inline_integer(bottom)};
  }
  return cold_fraction_multiply(n, d, m, e);
}
/// The sign of n/d - m/e.
[[gnu::noinline]] constexpr int wide_fraction_compare(integer n, integer d, integer m, integer e) {
  if (!any_big(n, d, m, e)) {
    int128 left = 0;
    int128 right = 0;
    if (multiply_fits(value_of(n), value_of(e), left) && multiply_fits(value_of(m), value_of(d), right))
      return (left > right) - (left < right);
  }
  return cold_fraction_compare(n, d, m, e);
}
/// (a 10^up) / (b 10^down) with the sign in the numerator.
/// Requires: b not zero, one of up and down is zero.
[[gnu::noinline]] constexpr fraction wide_divide(integer a, std::int64_t up, integer b, std::int64_t down) {
  int128 top = 0;
  int128 bottom = 0;
  if (!is_big(a) && !is_big(b) && up <= most_inline_power && down <= most_inline_power &&
      multiply_fits(value_of(a), power_of_ten(up), top) && multiply_fits(value_of(b), power_of_ten(down), bottom) &&
      fits_inline(-top) && fits_inline(-bottom))
    return bottom < 0 ? fraction{inline_integer(-top), inline_integer(-bottom)}
                      : fraction{inline_integer(top), inline_integer(bottom)};
  return cold_divide(a, up, b, down);
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
