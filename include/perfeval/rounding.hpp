/// The explicit step from an exact quotient to a decimal: how many places, and in which mode. There is no default.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {

/// The eight rounding modes of the General Decimal Arithmetic.
enum class rounding_mode : std::uint8_t {
  half_up,      ///< to the nearest, a tie away from zero: 2.5 -> 3, -2.5 -> -3
  half_even,    ///< to the nearest, a tie to the even digit: 2.5 -> 2, 3.5 -> 4
  half_down,    ///< to the nearest, a tie towards zero: 2.5 -> 2
  up,           ///< away from zero
  down,         ///< towards zero (truncation)
  ceiling,      ///< towards +∞
  floor,        ///< towards -∞
  zero_five_up  ///< towards zero, but away from it if the last digit would be 0 or 5
};
namespace detail {

/// A mode with its words.
struct mode_words {
  rounding_mode value{};
  std::string_view name;
  std::string_view zh, en;
  std::string_view done;  ///< of a figure: "rounded half up"
};

}  // namespace detail

template <>
inline constexpr auto names_of<rounding_mode> = detail::enum_table<detail::mode_words>(
    {{rounding_mode::half_up, "half_up", "四舍五入", "half up", "rounded half up"},
     {rounding_mode::half_even, "half_even", "四舍六入五成双", "half even", "rounded half to even"},
     {rounding_mode::half_down, "half_down", "五舍六入", "half down", "rounded half down"},
     {rounding_mode::up, "up", "进一", "away from zero", "rounded away from zero"},
     {rounding_mode::down, "down", "截尾", "truncated", "truncated"},
     {rounding_mode::ceiling, "ceiling", "向上取整", "up", "rounded up"},
     {rounding_mode::floor, "floor", "向下取整", "down", "rounded down"},
     {rounding_mode::zero_five_up, "zero_five_up", "零五进一", "zero-five-up", "rounded zero-five-up"}});

/// Whether the mode looks for the nearest value; the others go one way, whatever is nearer.
constexpr bool rounds_to_nearest(rounding_mode mode) noexcept {
  switch (mode) {
    case rounding_mode::half_up:
    case rounding_mode::half_even:
    case rounding_mode::half_down:
      return true;
    case rounding_mode::up:
    case rounding_mode::down:
    case rounding_mode::ceiling:
    case rounding_mode::floor:
    case rounding_mode::zero_five_up:
      break;
  }
  return false;
}

/// A number of digits after the point, and a mode. places may be negative: -1 rounds to tens.
/// Errors: invalid_value if places is beyond ±most_places, or the mode is not one of the eight.
struct rounding {
  static constexpr std::int32_t most_places = PERFEVAL_MOST_DIGITS;  ///< the largest magnitude of `places`

  std::int32_t places;  ///< digits after the point; -1 rounds to tens
  rounding_mode mode;   ///< what happens to what is cut off

  /// Errors: invalid_value if places is beyond ±most_places, or the mode is not one of the eight.
  constexpr rounding(std::int32_t wanted_places, rounding_mode wanted_mode) : places(wanted_places), mode(wanted_mode) {
    if (places > most_places || places < -most_places)
      throw invalid_value("the places of a rounding must lie within ±100000");
    if (!is_enumerator(mode)) throw invalid_value("unknown rounding mode");
  }
  template <std::floating_point F>
  rounding(F, rounding_mode) = delete;  // 2.5 places would be 2
  friend constexpr bool operator==(const rounding&, const rounding&) = default;
};
/// "half_up, 2 places"
std::string to_string(rounding rounding);

/// Writes to_string(rounding).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, rounding rounding) {
  return out << to_string(rounding);
}

/// Rounds the value in the given mode to exactly `places` digits after the point.
constexpr decimal round(const ratio& value, rounding by_rounding);
constexpr decimal round(const decimal& value, rounding by_rounding);
template <whole I>
constexpr decimal round(I value, rounding rounding) {
  return round(decimal(value), rounding);
}

// ---- bodies

namespace detail {

/// Whether a truncated magnitude is rounded up by one. half: the sign of (remainder - one half); the remainder is not
/// zero.
constexpr bool rounds_away(rounding_mode mode, bool negative, int half, unsigned last_digit) noexcept {
  switch (mode) {
    case rounding_mode::half_up:
      return half >= 0;
    case rounding_mode::half_even:
      return half > 0 || (half == 0 && last_digit % 2 == 1);
    case rounding_mode::half_down:
      return half > 0;
    case rounding_mode::up:
      return true;
    case rounding_mode::down:
      return false;
    case rounding_mode::ceiling:
      return !negative;
    case rounding_mode::floor:
      return negative;
    case rounding_mode::zero_five_up:
      return last_digit % 5 == 0;
  }
  return false;
}

/// ±whole, one further from zero if the remainder requires it.
template <class Unsigned>
constexpr int128 rounded_whole(Unsigned whole, Unsigned rest, Unsigned divisor, bool negative,
                               rounding_mode mode) noexcept {
  auto size = static_cast<int128>(whole);
  if (rest != 0) {
    const Unsigned missing = divisor - rest;
    const int half = rest > missing ? 1 : (rest == missing ? 0 : -1);
    if (rounds_away(mode, negative, half, static_cast<unsigned>(whole % 10))) ++size;
  }
  return negative ? -size : size;
}

/// Any size.
[[gnu::cold]] inline decimal cold_round(integer n, integer d, rounding rounding) {
  cut_quotient cut = cold_cut(n, d, rounding.places);
  const decimal whole = access::make(std::move(cut.whole), rounding.places);
  const bool negative = sign_of(n) < 0;
  if (cut.exact || !rounds_away(rounding.mode, negative, cut.half, cut.last_digit)) return whole;
  return whole + decimal(negative ? -1 : 1, rounding.places);
}

/// Within 127 bits, else cold.
[[gnu::noinline]] constexpr decimal wide_round(integer n, integer d, rounding rounding) {
  int128 scaled = 0;
  int128 divisor = 0;
  const std::int32_t up = rounding.places > 0 ? rounding.places : 0;
  const std::int32_t down = rounding.places < 0 ? -rounding.places : 0;
  if (is_big(n) || is_big(d) || up > most_inline_power || down > most_inline_power ||
      !multiply_fits(value_of(n), power_of_ten(up), scaled) || !multiply_fits(value_of(d), power_of_ten(down), divisor))
    return cold_round(n, d, rounding);
  const uint128 dividend = magnitude(scaled);
  const auto unsigned_divisor = static_cast<uint128>(divisor);
  const uint128 whole = dividend / unsigned_divisor;
  if ((whole >> 126) != 0) return cold_round(n, d, rounding);
  return access::make(inline_integer(rounded_whole(whole, dividend - whole * unsigned_divisor, unsigned_divisor,
                                                   scaled < 0, rounding.mode)),
                      rounding.places);
}

}  // namespace detail

constexpr decimal round(const ratio& value, rounding rounding) {
  const detail::integer n = detail::ratio_access::numerator(value);
  const detail::integer d = detail::ratio_access::denominator(value);
  if (!detail::both_fit_64(n, d) || static_cast<std::uint32_t>(rounding.places) > detail::most_short_power) [[unlikely]]
    return detail::wide_round(n, d, rounding);
  const detail::int128 scaled =
      detail::long_product(detail::short_value(n), detail::short_power_of_ten(rounding.places));
  const detail::uint128 dividend = detail::magnitude(scaled);
  const auto divisor = static_cast<std::uint64_t>(detail::short_value(d));
  const detail::short_division cut = detail::divide(dividend, divisor);
  if (!cut.fits) [[unlikely]]
    return detail::wide_round(n, d, rounding);
  return detail::access::make(
      detail::inline_integer(detail::rounded_whole(cut.quotient, cut.rest, divisor, scaled < 0, rounding.mode)),
      rounding.places);
}

constexpr decimal round(const decimal& value, rounding rounding) {
  const detail::integer c = detail::access::coefficient(value);
  const std::int64_t drop = std::int64_t{value.scale()} - rounding.places;
  if (drop == 0) return value;
  if (detail::is_big(c) || drop < 0 || drop > detail::most_short_power) [[unlikely]]
    return round(ratio(value), rounding);
  const auto divisor = static_cast<std::uint64_t>(detail::short_power_of_ten(drop));
  const detail::short_division cut = detail::divide(detail::magnitude(detail::value_of(c)), divisor);
  if (!cut.fits) [[unlikely]]
    return round(ratio(value), rounding);
  return detail::access::make(
      detail::inline_integer(detail::rounded_whole(cut.quotient, cut.rest, divisor, c.hi < 0, rounding.mode)),
      rounding.places);
}

}  // namespace v0
}  // namespace perfeval

template <>
struct std::hash<perfeval::rounding> {
  std::size_t operator()(perfeval::rounding rounding) const noexcept {
    const auto places = static_cast<std::uint32_t>(rounding.places);
    return std::hash<std::uint64_t>()(std::uint64_t{places} << 8U | static_cast<std::uint64_t>(rounding.mode));
  }
};

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/rounding.ipp>
#endif
