/// Bodies of preimage.hpp.
#pragma once

#include <perfeval/preimage.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::preimages {

/// What rounds to m, a value of the grid that is not negative; the caller mirrors it for negative ones.
inline interval nearest(const ratio& m, const ratio& half, bool low_closed, bool high_closed) {
  return {bound{m - half, low_closed}, bound{m + half, high_closed}};
}
/// Cutting off gives [m, m + unit); rounding away gives (m - unit, m].
inline interval cut_to(const ratio& m, const ratio& unit) { return interval::closed_open(m, m + unit); }
inline interval raised_to(const ratio& m, const ratio& unit) { return interval::open_closed(m - unit, m); }

/// The last digit of a magnitude on the grid, in units of it.
inline unsigned last_digit(const ratio& m, std::int32_t places) {
  const decimal on_grid = round(m, {places, rounding_mode::down});
  const integer whole = access::coefficient(on_grid);
  if (is_big(whole)) return cold_cut(whole, integer{1, 0}, 0).last_digit;
  return static_cast<unsigned>(magnitude(value_of(whole)) % 10);
}
inline interval zero_five_up_to(const ratio& m, const ratio& unit, unsigned digit) {
  if (digit % 5 == 0) return interval(m);
  if (digit % 5 == 1) return interval::open(m - unit, m + unit);
  return cut_to(m, unit);
}

inline interval zero_preimage(const ratio& unit, rounding_mode mode) {
  const ratio half = unit / 2;
  switch (mode) {
    case rounding_mode::half_up:
      return interval::open(-half, half);
    case rounding_mode::half_even:
    case rounding_mode::half_down:
      return interval::closed(-half, half);
    case rounding_mode::down:
      return interval::open(-unit, unit);
    case rounding_mode::ceiling:
      return interval::open_closed(-unit, 0);
    case rounding_mode::floor:
      return interval::closed_open(0, unit);
    case rounding_mode::up:
    case rounding_mode::zero_five_up:
      break;
  }
  return interval(ratio());
}

/// Requires: m > 0 on the grid. The modes that look at the sign are floor and ceiling; the caller has turned them.
inline interval positive_preimage(const ratio& m, const ratio& unit, rounding rounding) {
  const ratio half = unit / 2;
  switch (rounding.mode) {
    case rounding_mode::half_up:
      return nearest(m, half, true, false);
    case rounding_mode::half_down:
      return nearest(m, half, false, true);
    case rounding_mode::half_even: {
      const bool even = last_digit(m, rounding.places) % 2 == 0;
      return nearest(m, half, even, even);
    }
    case rounding_mode::up:
    case rounding_mode::ceiling:
      return raised_to(m, unit);
    case rounding_mode::down:
    case rounding_mode::floor:
      return cut_to(m, unit);
    case rounding_mode::zero_five_up:
      return zero_five_up_to(m, unit, last_digit(m, rounding.places));
  }
  return interval(m);
}

constexpr rounding_mode mirrored(rounding_mode mode) noexcept {
  if (mode == rounding_mode::floor) return rounding_mode::ceiling;
  if (mode == rounding_mode::ceiling) return rounding_mode::floor;
  return mode;
}

/// Requires: value lies on the grid of the rounding.
inline interval grid_preimage(const ratio& value, rounding rounding) {
  const ratio unit = decimal(1, rounding.places);
  if (value.is_zero()) return zero_preimage(unit, rounding.mode);
  if (value.sign() > 0) return positive_preimage(value, unit, rounding);
  return -positive_preimage(-value, unit, {rounding.places, mirrored(rounding.mode)});
}

/// The rounding of values just above (direction 1) or just below (-1) the end: its limit from that side.
inline decimal rounding_beside(const ratio& end, rounding rounding, int direction) {
  const decimal x = round(end, rounding);
  const interval start = grid_preimage(x, rounding);
  const bound& reach = direction > 0 ? *start.high() : *start.low();
  const bool reaches_past = direction > 0 ? reach.value > end : reach.value < end;
  return reaches_past ? x : x + decimal(direction, rounding.places);
}
inline std::optional<bound> rounded_end(const std::optional<bound>& end, rounding rounding, int inward) {
  if (!end) return std::nullopt;
  return bound{end->closed ? round(end->value, rounding) : rounding_beside(end->value, rounding, inward), true};
}

/// The smallest grid value at or above a low end (direction 1), or the largest at or below a high end (-1).
inline std::optional<bound> grid_end(const std::optional<bound>& end, std::int32_t places, int inward) {
  if (!end) return std::nullopt;
  const rounding to_grid(places, inward > 0 ? rounding_mode::ceiling : rounding_mode::floor);
  decimal x = round(end->value, to_grid);
  if (!end->closed && x == end->value) x += decimal(inward, places);
  return bound{x, true};
}

inline bool rounds_into(const interval& x, rounding rounding, const interval& y) {
  const std::optional<bound> low = grid_end(y.low(), rounding.places, 1);
  const std::optional<bound> high = grid_end(y.high(), rounding.places, -1);
  if (low && high && low->value > high->value) return false;
  return intersection(rounded_hull(x, rounding), interval(low, high)).has_value();
}

}  // namespace detail::preimages

PERFEVAL_INLINE value_set preimage(const decimal& printed, rounding rounding) {
  if (round(printed, rounding) != printed) return {};
  return value_set(detail::preimages::grid_preimage(printed, rounding));
}

PERFEVAL_INLINE value_set preimage(const decimal& printed, std::span<const rounding> roundings) {
  value_set out;
  for (const rounding& rounding : roundings)
    for (const interval& part : preimage(printed, rounding)) out.add(part);
  return out;
}

PERFEVAL_INLINE value_set preimage(const decimal& printed, std::initializer_list<rounding> roundings) {
  return preimage(printed, std::span<const rounding>(roundings.begin(), roundings.size()));
}

PERFEVAL_INLINE std::vector<rounding> roundings_that_print(const ratio& value, const decimal& printed,
                                                           std::int32_t least_places) {
  std::vector<rounding> out;
  for (std::int32_t places = least_places; places <= printed.scale(); ++places)
    for (const auto& mode : names_of<rounding_mode>) {
      const rounding rounding(places, mode.value);
      if (round(value, rounding) == printed) out.push_back(rounding);
    }
  return out;
}

PERFEVAL_INLINE interval rounded_hull(const interval& x, rounding rounding) {
  return {detail::preimages::rounded_end(x.low(), rounding, 1), detail::preimages::rounded_end(x.high(), rounding, -1)};
}

PERFEVAL_INLINE bool rounds_into(const value_set& x, rounding rounding, const value_set& y) {
  for (const interval& source : x)
    for (const interval& target : y)
      if (detail::preimages::rounds_into(source, rounding, target)) return true;
  return false;
}

}  // namespace v0
}  // namespace perfeval
