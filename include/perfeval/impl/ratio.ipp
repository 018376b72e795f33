/// Bodies of ratio.hpp: lowest terms, ending quotients, text.
#pragma once

#include <perfeval/ratio.hpp>

#include <numeric>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// A ratio whose parts are in lowest terms.
inline ratio lowest_terms(const ratio& value) {
  const integer n = ratio_access::numerator(value);
  const integer d = ratio_access::denominator(value);
  if (both_fit_64(n, d)) {
    const auto size = static_cast<std::uint64_t>(magnitude(short_value(n)));  // -2^63 has no opposite in 64 bits
    const auto common = static_cast<int128>(std::gcd(size, d.lo));
    return ratio_access::make(short_value(n) / common, short_value(d) / common);
  }
  return ratio_access::make(cold_reduce(n, d));
}
inline decimal shared_decimal(integer borrowed) {
  if (is_big(borrowed)) retain(borrowed);
  return access::make(owned_integer(borrowed), 0);
}

}  // namespace detail

PERFEVAL_INLINE decimal ratio::numerator() const {
  return detail::shared_decimal(detail::ratio_access::numerator(detail::lowest_terms(*this)));
}
PERFEVAL_INLINE decimal ratio::denominator() const {
  return detail::shared_decimal(detail::ratio_access::denominator(detail::lowest_terms(*this)));
}

PERFEVAL_INLINE std::optional<decimal> exactly(const ratio& value) {
  detail::integer coefficient;
  const std::int32_t scale = detail::cold_terminating(detail::ratio_access::numerator(value),
                                                      detail::ratio_access::denominator(value), coefficient);
  if (scale < 0) return std::nullopt;
  return detail::access::make(detail::owned_integer(coefficient), scale);
}

PERFEVAL_INLINE std::string to_string(const ratio& value) {
  if (const std::optional<decimal> ending = exactly(value)) return to_string(*ending);
  return to_string(value.numerator()) + "/" + to_string(value.denominator());
}

PERFEVAL_INLINE std::size_t hash_value(const ratio& value) {
  const ratio least = detail::lowest_terms(value);
  return hash_value(detail::shared_decimal(detail::ratio_access::numerator(least))) * 31 +
         hash_value(detail::shared_decimal(detail::ratio_access::denominator(least)));
}

}  // namespace v0
}  // namespace perfeval
