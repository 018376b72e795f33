/// The powers of ten within 127 and within 63 bits, and the factors that align two scales.
#pragma once

#include <perfeval/detail/integer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// The powers of ten that fit inline: 10^0 … 10^38.
constexpr std::int32_t most_inline_power = 38;
constexpr std::array<int128, most_inline_power + 1> powers_of_ten = [] {
  std::array<int128, most_inline_power + 1> table{};
  int128 power = 1;
  for (auto& entry : table) {
    entry = power;
    if (&entry != &table.back()) power *= 10;
  }
  return table;
}();
/// Requires: 0 <= exponent <= most_inline_power.
constexpr int128 power_of_ten(std::int64_t exponent) noexcept {
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}
/// The powers that fit 63 bits: 10^0 … 10^18, as 64-bit factors.
constexpr std::int32_t most_short_power = 18;
constexpr std::int64_t short_power_of_ten(std::int64_t exponent) noexcept {
  return static_cast<std::int64_t>(powers_of_ten[static_cast<std::size_t>(exponent)]);
}

/// The factors that bring two coefficients to the larger of their scales; one of them is 1.
struct alignment {
  std::int64_t a = 1;
  std::int64_t b = 1;
};
constexpr std::array<alignment, 2 * most_short_power + 1> alignments = [] {
  std::array<alignment, 2 * most_short_power + 1> table{};
  for (std::int32_t apart = -most_short_power; apart <= most_short_power; ++apart)
    table[static_cast<std::size_t>(apart + most_short_power)] = {short_power_of_ten(apart < 0 ? -apart : 0),
                                                                 short_power_of_ten(apart > 0 ? apart : 0)};
  return table;
}();
/// The index of the alignment of two scales in the table; beyond its end if they are too far apart.
constexpr std::uint32_t alignment_of(std::int32_t a_scale, std::int32_t b_scale) noexcept {
  return static_cast<std::uint32_t>(a_scale - b_scale + most_short_power);
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
