/// Bodies of decimal.hpp: changing scales and hashing. Reading and printing are decimal_text.ipp.
#pragma once

#include <perfeval/decimal.hpp>

#include <limits>

namespace perfeval {
inline namespace v0 {
namespace detail::decimals {

/// c without its last zeros, at most `most` of them; how many went.
/// Requires: c not zero.
inline std::int64_t without_zeros(integer c, std::int64_t most, owned_integer& left) {
  if (is_big(c)) {
    const std::int64_t zeros = cold_trailing_zeros(c, most);
    integer shifted;
    cold_unshift(c, zeros, shifted);
    left = owned_integer(shifted);
    return zeros;
  }
  int128 value = value_of(c);
  std::int64_t zeros = 0;
  for (; zeros < most && !fits_64(value) && value % 10 == 0; ++zeros) value /= 10;
  if (fits_64(value)) {
    auto small = static_cast<std::int64_t>(value);
    for (; zeros < most && small % 10 == 0; ++zeros) small /= 10;
    value = small;
  }
  left = owned_integer(inline_integer(value));
  return zeros;
}

}  // namespace detail::decimals

PERFEVAL_INLINE decimal trimmed(const decimal& value) {
  if (value.scale() <= 0) return value;
  const detail::integer c = detail::access::coefficient(value);
  if (detail::is_zero(c)) return decimal();
  detail::owned_integer left;
  const std::int64_t zeros = detail::decimals::without_zeros(c, value.scale(), left);
  return detail::access::make(std::move(left), static_cast<std::int32_t>(value.scale() - zeros));
}

PERFEVAL_INLINE std::optional<decimal> with_scale(const decimal& value, std::int32_t scale) {
  const detail::integer c = detail::access::coefficient(value);
  const std::int64_t up = std::int64_t{detail::access::scale(scale)} - value.scale();
  if (up == 0) return value;
  const bool short_way = !detail::is_big(c) && up <= detail::most_inline_power && up >= -detail::most_inline_power;
  detail::int128 shifted = 0;
  if (up > 0) {
    if (short_way && detail::multiply_fits(detail::value_of(c), detail::power_of_ten(up), shifted))
      return detail::access::make(detail::inline_integer(shifted), scale);
    return detail::access::make(detail::cold_shift(c, up), scale);
  }
  if (short_way) {
    shifted = detail::value_of(c) / detail::power_of_ten(-up);
    if (shifted * detail::power_of_ten(-up) != detail::value_of(c)) return std::nullopt;
    return detail::access::make(detail::inline_integer(shifted), scale);
  }
  detail::integer unshifted;
  if (!detail::cold_unshift(c, -up, unshifted)) return std::nullopt;
  return detail::access::make(unshifted, scale);
}

PERFEVAL_INLINE bool decimal::is_integer() const { return scale_ <= 0 || trimmed(*this).scale() == 0; }

PERFEVAL_INLINE std::optional<std::int64_t> to_int64(const decimal& value) {
  const decimal least(std::numeric_limits<std::int64_t>::min());
  const decimal most(std::numeric_limits<std::int64_t>::max());
  if (value < least || value > most) return std::nullopt;
  const std::optional<decimal> plain = with_scale(value, 0);
  if (!plain) return std::nullopt;
  return static_cast<std::int64_t>(detail::value_of(detail::access::coefficient(*plain)));
}

PERFEVAL_INLINE std::size_t hash_value(const decimal& value) {
  if (value.is_zero()) return 0;
  detail::owned_integer least;
  const std::int64_t zeros = detail::decimals::without_zeros(detail::access::coefficient(value),
                                                             std::numeric_limits<std::int64_t>::max(), least);
  const detail::integer c = least.get();
  const auto scale = static_cast<std::size_t>(std::int64_t{value.scale()} - zeros);
  const std::size_t seed = detail::is_big(c) ? detail::cold_hash(c) : (c.lo ^ static_cast<std::size_t>(c.hi) * 31);
  return (seed ^ (scale * 0x9e3779b97f4a7c15u)) * 0xff51afd7ed558ccdu;
}

}  // namespace v0
}  // namespace perfeval
