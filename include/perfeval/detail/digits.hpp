/// Digits in and out of 64-bit integers: read eight at a time, written two at a time.
#pragma once

#include <perfeval/detail/integer.hpp>
#include <perfeval/detail/powers.hpp>

#include <bit>
#include <cstdint>
#include <cstring>

namespace perfeval {
inline namespace v0 {
namespace detail {

static_assert(std::endian::native == std::endian::little,
              "digits are read eight at a time, least significant byte first");

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

template <class Word>
Word load(const char* first) noexcept {
  Word word;
  std::memcpy(&word, first, sizeof(Word));
  return word;
}
inline std::uint64_t byte_at(const char* first, std::ptrdiff_t i) noexcept {
  return std::uint64_t{static_cast<unsigned char>(first[i])} << (8 * i);
}

/// The next eight bytes, with zeros for those past the end.
inline std::uint64_t load_eight(const char* first, const char* last) noexcept {
  const std::ptrdiff_t left = last - first;
  if (left >= 8) return load<std::uint64_t>(first);
  if (left >= 4) return load<std::uint32_t>(first) | (std::uint64_t{load<std::uint32_t>(last - 4)} << (8 * (left - 4)));
  if (left == 0) return 0;
  return byte_at(first, 0) | byte_at(first, left / 2) | byte_at(first, left - 1);
}

/// How many of the eight bytes are digits, before the first that is not.
inline unsigned leading_digits(std::uint64_t bytes) noexcept {
  const std::uint64_t others = ((bytes + 0x4646464646464646u) | (bytes - 0x3030303030303030u)) & 0x8080808080808080u;
  return static_cast<unsigned>(std::countr_zero(others)) / 8;
}

/// The number formed by the first `count` bytes, which are all digits.
/// Requires: 1 <= count <= 8.
inline std::uint64_t value_of_digits(std::uint64_t bytes, unsigned count) noexcept {
  std::uint64_t v = (bytes - 0x3030303030303030u) << (64 - 8 * count);
  v = v * 10 + (v >> 8);
  return (((v & 0x000000ff000000ffu) * 0x000f424000000064u) +
          (((v >> 16) & 0x000000ff000000ffu) * 0x0000271000000001u)) >>
         32;
}

/// A run of digits: its end, its length, and the accumulated value.
struct digit_run {
  const char* end;
  std::int64_t count;
};
/// Continues while there are digits; `value` is correct as long as there are at most 19 digits in total.
inline digit_run read_digits(const char* first, const char* last, std::uint64_t& value) noexcept {
  const char* cursor = first;
  for (;;) {
    const std::uint64_t bytes = load_eight(cursor, last);
    const unsigned count = leading_digits(bytes);
    if (count != 0)
      value = value * static_cast<std::uint64_t>(short_power_of_ten(count)) + value_of_digits(bytes, count);
    cursor += count;
    if (count != 8) return {cursor, cursor - first};
  }
}

/// Decimal digits of v; 1 for 0.
inline std::int64_t count_digits(std::uint64_t v) noexcept {
  const auto bits = static_cast<std::int64_t>(std::bit_width(v | 1));
  const std::int64_t guess = bits * 1233 >> 12;
  return guess + (v >= static_cast<std::uint64_t>(powers_of_ten[static_cast<std::size_t>(guess)]) ? 1 : 0) +
         (v == 0 && guess == 0 ? 1 : 0);
}

inline constexpr char digit_pairs[] =
    "000102030405060708091011121314151617181920212223242526272829303132333435363738394041424344454647484950515253545556"
    "57585960"
    "616263646566676869707172737475767778798081828384858687888990919293949596979899";

/// Writes the last `count` digits of v so that they end at `end`, with leading zeros; returns the remaining part of v.
inline std::uint64_t write_digits(char* end, std::int64_t count, std::uint64_t v) noexcept {
  for (; count >= 2; count -= 2) {
    end -= 2;
    std::memcpy(end, digit_pairs + 2 * (v % 100), 2);
    v /= 100;
  }
  if (count == 1) {
    *--end = static_cast<char>('0' + v % 10);
    v /= 10;
  }
  return v;
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
