/// Arithmetic beyond 127 bits: declared here, by value, so that no caller's number has its address taken; defined once
/// with big integers. Arguments are borrowed, results are owned by the caller. Every function throws limit_exceeded if
/// the exact result would exceed PERFEVAL_MOST_DIGITS digits.
#pragma once

#include <perfeval/detail/integer.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Two integers of a quotient; the second is positive.
struct fraction {
  integer numerator;
  integer denominator;
};

/// ±(high 2^64 + low).
[[gnu::cold]] integer cold_wide(std::uint64_t high, std::uint64_t low, bool negative);
[[gnu::cold]] integer cold_negate(integer a);
[[gnu::cold]] integer cold_multiply(integer a, integer b);
/// a + b at the larger of the two scales.
[[gnu::cold]] integer cold_add(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale);
[[gnu::cold]] integer cold_subtract(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale);
/// The sign of a - b; never aligns scales that are far apart.
[[gnu::cold]] int cold_compare(integer a, std::int32_t a_scale, integer b, std::int32_t b_scale);
/// a * 10^power.
/// Requires: power >= 0.
[[gnu::cold]] integer cold_shift(integer a, std::int64_t power);
/// a / 10^power and true, if that is whole; else a, retained, and false.
/// Requires: power >= 0.
[[gnu::cold]] bool cold_unshift(integer a, std::int64_t power, integer& shifted);
/// How often ten divides a, up to `most` times.
[[gnu::cold]] std::int64_t cold_trailing_zeros(integer a, std::int64_t most);
/// (a 10^up) / (b 10^down), with the sign in the numerator.
/// Requires: b not zero.
[[gnu::cold]] fraction cold_divide(integer a, std::int64_t up, integer b, std::int64_t down);

/// In lowest terms. The four operations on n/d and m/e reduce their result.
[[gnu::cold]] fraction cold_reduce(integer n, integer d);
[[gnu::cold]] fraction cold_fraction_add(integer n, integer d, integer m, integer e);
[[gnu::cold]] fraction cold_fraction_subtract(integer n, integer d, integer m, integer e);
[[gnu::cold]] fraction cold_fraction_multiply(integer n, integer d, integer m, integer e);
/// The sign of n/d - m/e.
[[gnu::cold]] int cold_fraction_compare(integer n, integer d, integer m, integer e);

/// A quotient truncated towards zero, and the properties of the remainder that rounding needs.
struct cut_quotient {
  owned_integer whole;
  bool exact;           ///< the remainder is zero
  int half;             ///< the sign of (remainder - one half), by magnitude
  unsigned last_digit;  ///< the last digit of `whole`
};
/// n 10^power / d; a negative power divides.
[[gnu::cold]] cut_quotient cold_cut(integer n, integer d, std::int64_t power);
/// The scale at which n/d terminates, and its coefficient; -1 if it does not.
[[gnu::cold]] std::int32_t cold_terminating(integer n, integer d, integer& coefficient);

/// Requires: only digits, at least one.
[[gnu::cold]] integer cold_from_digits(std::string_view digits, bool negative);
/// The digits of the magnitude.
[[gnu::cold]] std::string cold_digits(integer a);
[[gnu::cold]] std::size_t cold_hash(integer a) noexcept;

}  // namespace detail
}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/detail/impl/cold.ipp>
#endif
