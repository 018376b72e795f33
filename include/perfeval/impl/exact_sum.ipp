/// Bodies of exact_sum.hpp: decisions by the enclosure, and the exact path if it cannot decide.
#pragma once

#include <perfeval/exact_sum.hpp>

#include <optional>

namespace perfeval {
inline namespace v0 {
namespace detail::exact_sums {

/// A fixed-point number on a decimal grid: its floor in units of 10^-places, and the rest in units of 2^-64 of one.
struct on_grid {
  int128 floor = 0;
  std::uint64_t rest = 0;
};
/// Requires: 0 <= places <= most_short_power; |value| < 2^126, so that the floor stays within 127 bits.
inline on_grid to_grid(int128 value, std::int32_t places) noexcept {
  const std::int64_t power = short_power_of_ten(places);
  const auto whole = static_cast<std::int64_t>(value >> 64);
  const uint128 fraction = uint128{static_cast<std::uint64_t>(value)} * static_cast<std::uint64_t>(power);
  const int128 floor = long_product(whole, power) + static_cast<std::int64_t>(fraction >> 64);
  return {floor, static_cast<std::uint64_t>(fraction)};
}

/// Whether a value strictly between two neighbours of the grid rounds to the upper one. half: its side of the middle.
inline bool rounds_to_upper(int128 floor, int half, rounding_mode mode) noexcept {
  const bool negative = floor < 0;
  const uint128 cut = magnitude(negative ? floor + 1 : floor);
  const bool away = rounds_away(mode, negative, negative ? -half : half, static_cast<unsigned>(cut % 10));
  return away != negative;
}

/// The rounding of every number in (low, low + width), or of low itself if width is 0; nothing if they differ.
inline std::optional<int128> round_enclosed(int128 low, int128 width, rounding rounding) noexcept {
  if (static_cast<std::uint32_t>(rounding.places) > most_short_power) return std::nullopt;
  constexpr std::uint64_t middle = std::uint64_t{1} << 63;
  const on_grid start = to_grid(low, rounding.places);
  if (width == 0) {
    if (start.rest == 0) return start.floor;
    const int half = start.rest > middle ? 1 : (start.rest == middle ? 0 : -1);
    return start.floor + (rounds_to_upper(start.floor, half, rounding.mode) ? 1 : 0);
  }
  const on_grid end = to_grid(low + width, rounding.places);
  if (end.floor != start.floor) return std::nullopt;
  if (start.rest < middle && end.rest > middle && rounds_to_nearest(rounding.mode)) return std::nullopt;
  return start.floor + (rounds_to_upper(start.floor, start.rest >= middle ? 1 : -1, rounding.mode) ? 1 : 0);
}

}  // namespace detail::exact_sums

PERFEVAL_INLINE ratio exact_sum::value() const {
  ratio sum;
  for (const ratio& term : terms_) sum += term;
  return sum;
}

PERFEVAL_INLINE bool exact_sum::decided_by_enclosure(rounding rounding) const noexcept {
  return enclosed_ && detail::exact_sums::round_enclosed(low_, width_, rounding).has_value();
}

PERFEVAL_INLINE decimal exact_sum::rounded(rounding rounding) const {
  if (enclosed_)
    if (const auto whole = detail::exact_sums::round_enclosed(low_, width_, rounding))
      return detail::access::make(detail::inline_integer(*whole), rounding.places);
  return round(value(), rounding);
}

PERFEVAL_INLINE std::strong_ordering exact_sum::compare(const ratio& other) const {
  const detail::fixed_point f =
      detail::fixed(detail::ratio_access::numerator(other), detail::ratio_access::denominator(other));
  if (enclosed_ && f.fits) {
    if (width_ == 0 && f.width == 0) return low_ <=> f.low;
    if (low_ >= f.low + f.width) return std::strong_ordering::greater;
    if (low_ + width_ <= f.low) return std::strong_ordering::less;
  }
  return value() <=> other;
}

}  // namespace v0
}  // namespace perfeval
