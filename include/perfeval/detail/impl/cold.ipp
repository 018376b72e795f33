/// Bodies of detail/cold.hpp.
#pragma once

#include <perfeval/detail/big.hpp>
#include <perfeval/detail/cold.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace detail {

PERFEVAL_INLINE integer cold_wide(std::uint64_t high, std::uint64_t low, bool negative) {
  const big size = (big(high) << 64) + low;
  return from_big(negative ? big(-size) : size);
}

PERFEVAL_INLINE integer cold_negate(integer a) { return from_big(-to_big(a)); }

PERFEVAL_INLINE integer cold_multiply(integer a, integer b) { return from_big(to_big(a) * to_big(b)); }

/// Both at the larger of the two scales.
inline std::pair<big, big> aligned(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale) {
  const std::int64_t scale = std::max(a_scale, b_scale);
  std::pair<big, big> both(to_big(a), to_big(b));
  if (!both.first.is_zero() && a_scale < scale) both.first *= big_power_of_ten(scale - a_scale);
  if (!both.second.is_zero() && b_scale < scale) both.second *= big_power_of_ten(scale - b_scale);
  return both;
}

PERFEVAL_INLINE integer cold_add(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale) {
  const auto [x, y] = aligned(a, a_scale, b, b_scale);
  return from_big(x + y);
}

PERFEVAL_INLINE integer cold_subtract(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale) {
  const auto [x, y] = aligned(a, a_scale, b, b_scale);
  return from_big(x - y);
}

/// Bounds of the number of digits of a magnitude that is not zero: the true count lies in [first, second].
inline std::pair<std::int64_t, std::int64_t> digit_bounds(const big& magnitude) {
  const auto bit = static_cast<std::int64_t>(msb(magnitude));
  return {bit * 30'102 / 100'000 + 1, (bit + 1) * 30'103 / 100'000 + 1};
}

PERFEVAL_INLINE int cold_compare(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale) {
  const int a_sign = sign_of(a);
  const int b_sign = sign_of(b);
  if (a_sign != b_sign || a_sign == 0) return (a_sign > b_sign) - (a_sign < b_sign);
  big x = abs(to_big(a));
  big y = abs(to_big(b));
  const auto [x_least, x_most] = digit_bounds(x);
  const auto [y_least, y_most] = digit_bounds(y);
  if (x_least - a_scale > y_most - b_scale) return a_sign;
  if (y_least - b_scale > x_most - a_scale) return -a_sign;
  const std::int64_t up = std::int64_t{b_scale} - a_scale;
  if (up > 0) x *= big_power_of_ten(up);
  if (up < 0) y *= big_power_of_ten(-up);
  return a_sign * x.compare(y);
}

PERFEVAL_INLINE integer cold_shift(integer a, std::int64_t power) {
  if (is_zero(a)) return {};
  return from_big(to_big(a) * big_power_of_ten(power));
}

PERFEVAL_INLINE bool cold_unshift(integer a, std::int64_t power, integer& shifted) {
  big quotient;
  big rest;
  const big dividend = to_big(a);
  if (power <= static_cast<std::int64_t>(most_digits)) {
    divide_qr(dividend, big_power_of_ten(power), quotient, rest);
    if (rest.is_zero()) {
      shifted = from_big(quotient);
      return true;
    }
  } else if (dividend.is_zero()) {
    shifted = {};
    return true;
  }
  return false;
}

PERFEVAL_INLINE std::int64_t cold_trailing_zeros(integer a, std::int64_t most) {
  if (is_zero(a)) return most;
  const std::string digits = cold_digits(a);
  const auto zeros = static_cast<std::int64_t>(digits.size() - 1 - digits.find_last_not_of('0'));
  return std::min(zeros, most);
}

inline fraction owned_fraction(const big& n, const big& d) {
  owned_integer numerator(from_big(n));
  owned_integer denominator(from_big(d));
  return {numerator.take(), denominator.take()};
}

/// Lowest terms, the sign on top.
inline fraction reduced(big n, big d) {
  if (d < 0) {
    n = -n;
    d = -d;
  }
  const big divisor = gcd(n, d);
  return owned_fraction(n / divisor, d / divisor);
}

PERFEVAL_INLINE fraction cold_divide(integer a, std::int64_t up, integer b, std::int64_t down) {
  big n = to_big(a);
  if (n.is_zero()) return {inline_integer(0), inline_integer(1)};
  return reduced(n * big_power_of_ten(up), to_big(b) * big_power_of_ten(down));
}

PERFEVAL_INLINE fraction cold_reduce(integer n, integer d) { return reduced(to_big(n), to_big(d)); }

/// The greatest common divisor of positive numbers; a division first, so that one short number makes it quick.
inline big common_divisor(const big& a, const big& b) {
  const big& less = a < b ? a : b;
  return gcd(less, big((a < b ? b : a) % less));
}

/// A fraction in lowest terms. One with a part that is big is so already: only the functions here make them.
struct big_fraction {
  big n, d;

  big_fraction(integer top, integer bottom) : n(to_big(top)), d(to_big(bottom)) {
    if (is_big(top) || is_big(bottom)) return;
    const big divisor = gcd(n, d);
    n /= divisor;
    d /= divisor;
  }
};

/// Only divisors of the two denominators' common divisor can be left to cancel (Knuth, volume 2, 4.5.1): where one of
/// them is short, so is the work of reducing a long sum.
inline fraction sum(const big_fraction& a, const big_fraction& b) {
  const big shared = common_divisor(a.d, b.d);
  if (shared == 1) return owned_fraction(a.n * b.d + b.n * a.d, a.d * b.d);
  const big left = a.d / shared;
  const big top = a.n * (b.d / shared) + b.n * left;
  const big divisor = gcd(shared, big(top % shared));
  return owned_fraction(top / divisor, left * (b.d / divisor));
}

PERFEVAL_INLINE fraction cold_fraction_add(integer n, integer d, integer m, integer e) {
  return sum(big_fraction(n, d), big_fraction(m, e));
}

PERFEVAL_INLINE fraction cold_fraction_subtract(integer n, integer d, integer m, integer e) {
  big_fraction taken(m, e);
  taken.n = -taken.n;
  return sum(big_fraction(n, d), taken);
}

PERFEVAL_INLINE fraction cold_fraction_multiply(integer n, integer d, integer m, integer e) {
  return reduced(to_big(n) * to_big(m), to_big(d) * to_big(e));
}

PERFEVAL_INLINE int cold_fraction_compare(integer n, integer d, integer m, integer e) {
  return big(to_big(n) * to_big(e)).compare(big(to_big(m) * to_big(d)));
}

PERFEVAL_INLINE cut_quotient cold_cut(integer n, integer d, std::int64_t power) {
  const bool negative = sign_of(n) < 0;
  big dividend = abs(to_big(n));
  big divisor = to_big(d);
  if (power > 0 && !dividend.is_zero()) dividend *= big_power_of_ten(power);
  if (power < 0) divisor *= big_power_of_ten(-power);
  big whole;
  big rest;
  divide_qr(dividend, divisor, whole, rest);
  const bool exact = rest.is_zero();
  const int half = big(rest * 2).compare(divisor);
  const auto last_digit = static_cast<unsigned>(big(whole % 10));
  if (negative) whole = -whole;
  return {owned_integer(from_big(whole)), exact, half, last_digit};
}

/// How often `divisor` divides `value`, which is left without it: by its squares first, so that few divisions suffice.
inline std::int32_t strip(big& value, const big& divisor) {
  big quotient;
  big rest;
  divide_qr(value, divisor, quotient, rest);
  if (!rest.is_zero()) return 0;
  value = quotient;
  std::int32_t count = 1 + 2 * strip(value, big(divisor * divisor));
  divide_qr(value, divisor, quotient, rest);
  if (!rest.is_zero()) return count;
  value = quotient;
  return count + 1;
}

PERFEVAL_INLINE std::int32_t cold_terminating(integer n, integer d, integer& coefficient) {
  big numerator = to_big(n);
  big denominator = to_big(d);
  const big divisor = gcd(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  const auto twos = static_cast<std::int32_t>(lsb(denominator));
  denominator >>= static_cast<unsigned>(twos);
  const std::int32_t fives = strip(denominator, 5);
  if (denominator != 1) return -1;
  const std::int32_t scale = std::max(twos, fives);
  if (fives < scale) numerator *= pow(big(5), static_cast<unsigned>(scale - fives));
  if (twos < scale) numerator <<= static_cast<unsigned>(scale - twos);
  coefficient = from_big(numerator);
  return scale;
}

PERFEVAL_INLINE integer cold_from_digits(std::string_view digits, bool negative) {
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  big value(std::string(digits.substr(first)));  // no leading zero: Boost would read octal
  return from_big(negative ? big(-value) : value);
}

PERFEVAL_INLINE std::string cold_digits(integer a) { return big(abs(to_big(a))).str(); }

PERFEVAL_INLINE std::size_t cold_hash(integer a) noexcept {
  const limbs& shared = limbs_of(a);
  std::size_t seed = shared.negative ? 1 : 0;
  for (std::uint32_t i = 0; i < shared.size; ++i)
    seed ^= static_cast<std::size_t>(shared.begin()[i]) + 0x9e3779b97f4a7c15u + (seed << 6) + (seed >> 2);
  return seed;
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
