/// Bodies of ratio.hpp: lowest terms, ending quotients, text.
#pragma once

#include <perfeval/ratio.hpp>

#include <bit>
#include <numeric>

namespace perfeval {
inline namespace v0 {
namespace detail::ratios {

/// A ratio whose parts are in lowest terms.
inline ratio lowest_terms(const ratio& value) {
  const integer n = ratio_access::numerator(value);
  const integer d = ratio_access::denominator(value);
  if (both_fit_64(n, d)) {
    const auto size = static_cast<std::uint64_t>(magnitude(short_value(n)));  // -2^63 has no opposite in 64 bits
    const auto common = static_cast<std::int64_t>(std::gcd(size, d.lo));      // at most d, so within 64 bits
    return ratio_access::make(int128{short_value(n) / common}, int128{short_value(d) / common});
  }
  return ratio_access::make(cold_reduce(n, d));
}
inline decimal shared_decimal(integer borrowed) {
  if (is_big(borrowed)) retain(borrowed);
  return access::make(owned_integer(borrowed), 0);
}

}  // namespace detail::ratios

PERFEVAL_INLINE decimal ratio::numerator() const {
  return detail::ratios::shared_decimal(detail::ratio_access::numerator(detail::ratios::lowest_terms(*this)));
}
PERFEVAL_INLINE decimal ratio::denominator() const {
  return detail::ratios::shared_decimal(detail::ratio_access::denominator(detail::ratios::lowest_terms(*this)));
}

namespace detail::ratios {

/// How often 2 and 5 divide a number, and the remaining factor.
struct decimal_primes {
  int twos = 0;
  int fives = 0;
  std::uint64_t rest = 1;

  /// The digits after the point of a quotient in lowest terms by this number, if nothing is left of it.
  [[nodiscard]] int places() const noexcept { return twos > fives ? twos : fives; }
};
/// Requires: value > 0.
inline decimal_primes decimal_primes_of(std::int64_t value) noexcept {
  decimal_primes found;
  found.rest = static_cast<std::uint64_t>(value);
  found.twos = std::countr_zero(found.rest);
  found.rest >>= found.twos;
  for (; found.rest % 5 == 0; found.rest /= 5) ++found.fives;
  return found;
}

inline std::optional<decimal> exactly_by_limbs(const ratio& value) {
  integer coefficient;
  const std::int32_t scale =
      cold_terminating(ratio_access::numerator(value), ratio_access::denominator(value), coefficient);
  if (scale < 0) return std::nullopt;
  return access::make(owned_integer(coefficient), scale);
}

/// Requires: in lowest terms.
inline std::optional<decimal> exactly_reduced(const ratio& least) {
  const short_fraction value = shortened(least);
  if (!value.fits()) return exactly_by_limbs(least);
  const decimal_primes primes = decimal_primes_of(value.d);
  if (primes.rest != 1) return std::nullopt;
  if (primes.places() > most_short_power) return exactly_by_limbs(least);
  const std::int64_t up = short_power_of_ten(primes.places()) / value.d;  // 10^places is a multiple of d
  return access::make(inline_integer(long_product(value.n, up)), primes.places());
}

}  // namespace detail::ratios

PERFEVAL_INLINE std::optional<decimal> exactly(const ratio& value) {
  return detail::ratios::exactly_reduced(detail::ratios::lowest_terms(value));
}

PERFEVAL_INLINE std::string to_string(const ratio& value) {
  const ratio least = detail::ratios::lowest_terms(value);
  if (const std::optional<decimal> ending = detail::ratios::exactly_reduced(least)) return to_string(*ending);
  return to_string(detail::ratios::shared_decimal(detail::ratio_access::numerator(least))) + "/" +
         to_string(detail::ratios::shared_decimal(detail::ratio_access::denominator(least)));
}

PERFEVAL_INLINE std::size_t hash_value(const ratio& value) {
  const ratio least = detail::ratios::lowest_terms(value);
  return hash_value(detail::ratios::shared_decimal(detail::ratio_access::numerator(least))) * 31 +
         hash_value(detail::ratios::shared_decimal(detail::ratio_access::denominator(least)));
}

}  // namespace v0
}  // namespace perfeval
