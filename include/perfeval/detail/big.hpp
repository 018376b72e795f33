/// Big integers for cold paths: the only file that includes Boost, and no Boost type is a member of any type.
#pragma once

#include <perfeval/detail/integer.hpp>
#include <perfeval/error.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <new>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace detail {

using big = boost::multiprecision::cpp_int;

constexpr std::uint64_t most_digits = PERFEVAL_MOST_DIGITS;
constexpr std::uint64_t most_bits = most_digits * 3322 / 1000 + 1;

inline big to_big(integer v) {
  if (!is_big(v)) return big(value_of(v));
  const limbs& shared = limbs_of(v);
  big result;
  boost::multiprecision::import_bits(result, shared.begin(), shared.begin() + shared.size, 64, false);
  return shared.negative ? big(-result) : result;
}

/// An owned integer of the same value, inline if it fits.
inline integer from_big(const big& v) {
  if (v.is_zero()) return {};
  const big magnitude = abs(v);
  const auto bits = static_cast<std::uint64_t>(msb(magnitude)) + 1;
  if (bits <= 127) {
    const auto value = static_cast<int128>(v);
    if (fits_inline(value)) return inline_integer(value);
  }
  if (bits > most_bits)
    throw limit_exceeded("the exact result has more than " + std::to_string(most_digits) + " digits");
  const auto size = static_cast<std::uint32_t>((bits + 63) / 64);
  void* memory = ::operator new(sizeof(limbs) + size * sizeof(std::uint64_t));
  auto* shared = new (memory) limbs;
  shared->size = size;
  shared->negative = v < 0;
  boost::multiprecision::export_bits(magnitude, shared->begin(), 64, false);
  return {static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(shared)), big_mark};
}

/// 10^exponent; refused if that alone exceeds the limit.
inline big big_power_of_ten(std::int64_t exponent) {
  if (exponent > static_cast<std::int64_t>(most_digits))
    throw limit_exceeded("the exact result has more than " + std::to_string(most_digits) + " digits");
  return pow(big(10), static_cast<unsigned>(exponent));
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
