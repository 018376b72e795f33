/// The integer behind every number: 127 bits inline, shared limbs beyond. This file contains only storage, ownership
/// and 128-bit helpers; arithmetic beyond 127 bits is in cold.hpp.
#pragma once

#include <perfeval/detail/config.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>

#if !defined(PERFEVAL_MOST_DIGITS)
/// The number of digits that an exact result may have before an operation throws limit_exceeded. Must be the same in
/// every translation unit.
#define PERFEVAL_MOST_DIGITS 100'000
#endif

namespace perfeval {
inline namespace v0 {
namespace detail {

__extension__ typedef __int128 int128;            // NOLINT(modernize-use-using): __extension__ takes no alias
__extension__ typedef unsigned __int128 uint128;  // NOLINT(modernize-use-using)

/// A whole number in two halves, trivially copyable so that cold paths take and return it in two registers. hi ==
/// INT64_MIN means "big": lo is then the address of shared `limbs`. A value that fits inline is never big, so equal
/// values have equal representations. `owned_integer`, never this type, owns a big one.
struct integer {
  std::uint64_t lo = 0;
  std::int64_t hi = 0;
};

constexpr std::int64_t big_mark = std::numeric_limits<std::int64_t>::min();

constexpr bool is_big(integer v) noexcept { return v.hi == big_mark; }
constexpr bool fits_inline(int128 v) noexcept { return static_cast<std::int64_t>(v >> 64) != big_mark; }
constexpr bool fits_64(integer v) noexcept { return v.hi == (static_cast<std::int64_t>(v.lo) >> 63); }
constexpr bool fits_64(int128 v) noexcept { return v == static_cast<std::int64_t>(v); }

/// Requires: not big.
constexpr int128 value_of(integer v) noexcept {
  return static_cast<int128>((static_cast<uint128>(static_cast<std::uint64_t>(v.hi)) << 64) | v.lo);
}
/// Requires: fits_inline(v).
constexpr integer inline_integer(int128 v) noexcept {
  return {static_cast<std::uint64_t>(v), static_cast<std::int64_t>(v >> 64)};
}

/// The target of a big integer's pointer: sign, size and reference count, followed by `size` limbs, least significant
/// first. Immutable once shared, so copies share it and const objects may be read by many threads.
struct alignas(std::uint64_t) limbs {
  std::atomic<std::uint32_t> owners{1};
  std::uint32_t size = 0;
  bool negative = false;

  [[nodiscard]] std::uint64_t* begin() noexcept { return reinterpret_cast<std::uint64_t*>(this + 1); }
  [[nodiscard]] const std::uint64_t* begin() const noexcept { return reinterpret_cast<const std::uint64_t*>(this + 1); }
};
static_assert(sizeof(limbs) % alignof(std::uint64_t) == 0);

/// Requires: big.
// NOLINTNEXTLINE(performance-no-int-to-ptr): the low half of a big integer is the address of its limbs
inline limbs& limbs_of(integer v) noexcept { return *reinterpret_cast<limbs*>(static_cast<std::uintptr_t>(v.lo)); }

[[gnu::cold, gnu::noinline]] inline void retain(integer v) noexcept {
  limbs_of(v).owners.fetch_add(1, std::memory_order_relaxed);
}
[[gnu::cold, gnu::noinline]] inline void release(integer v) noexcept {
  limbs& shared = limbs_of(v);
  if (shared.owners.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  shared.~limbs();
  ::operator delete(static_cast<void*>(&shared));
}

/// The owner of an integer: copies share the limbs of a big one (and never throw); the last owner frees them.
class owned_integer {
 public:
  constexpr owned_integer() noexcept = default;
  /// Takes over the result of a cold path.
  constexpr explicit owned_integer(integer taken) noexcept : raw_(taken) {}
  constexpr owned_integer(const owned_integer& other) noexcept : raw_(other.raw_) {
    if (is_big(raw_)) [[unlikely]]
      retain(raw_);
  }
  constexpr owned_integer(owned_integer&& other) noexcept : raw_(other.raw_) { other.raw_ = integer{}; }
  // NOLINTNEXTLINE(cert-oop54-cpp): retains before it releases, so that a = a is safe
  [[gnu::always_inline]] constexpr owned_integer& operator=(const owned_integer& other) noexcept {
    const integer before = raw_;
    raw_ = other.raw_;
    if (is_big(raw_)) [[unlikely]]
      retain(raw_);
    if (is_big(before)) [[unlikely]]
      release(before);
    return *this;
  }
  constexpr owned_integer& operator=(owned_integer&& other) noexcept {
    const integer before = raw_;
    raw_ = std::exchange(other.raw_, before);
    return *this;
  }
  constexpr ~owned_integer() {
    if (is_big(raw_)) [[unlikely]]
      release(raw_);
  }

  /// Borrowed: valid as long as this owner lives.
  [[nodiscard]] constexpr integer get() const noexcept { return raw_; }
  /// Requires: not big; v fits inline.
  constexpr void reset_short(int128 v) noexcept { raw_ = inline_integer(v); }
  /// Releases the ownership.
  [[nodiscard]] constexpr integer take() noexcept { return std::exchange(raw_, integer{}); }

 private:
  integer raw_;
};

constexpr int sign_of(int128 v) noexcept { return v < 0 ? -1 : (v > 0 ? 1 : 0); }
[[gnu::cold, gnu::noinline]] inline int sign_of_big(integer v) noexcept { return limbs_of(v).negative ? -1 : 1; }
[[gnu::always_inline]] constexpr int sign_of(integer v) noexcept {
  if (is_big(v)) [[unlikely]]
    return sign_of_big(v);
  return v.hi < 0 ? -1 : (v.hi != 0 || v.lo != 0 ? 1 : 0);
}
constexpr bool is_zero(integer v) noexcept { return v.hi == 0 && v.lo == 0; }

constexpr uint128 magnitude(int128 v) noexcept {
  return v < 0 ? uint128{0} - static_cast<uint128>(v) : static_cast<uint128>(v);
}

/// a * b if it fits inline; false otherwise. (Clang's own 128-bit check needs a runtime library that GCC does not
/// ship.)
constexpr bool multiply_fits(int128 a, int128 b, int128& product) noexcept {
  if (fits_64(a) && fits_64(b)) {
    product = a * b;
    return true;
  }
  const uint128 x = magnitude(a);
  const uint128 y = magnitude(b);
  const auto x_high = static_cast<std::uint64_t>(x >> 64);
  const auto y_high = static_cast<std::uint64_t>(y >> 64);
  if (x_high != 0 && y_high != 0) return false;
  const uint128 cross =
      x_high != 0 ? uint128{x_high} * static_cast<std::uint64_t>(y) : uint128{y_high} * static_cast<std::uint64_t>(x);
  if ((cross >> 63) != 0) return false;
  const uint128 low = uint128{static_cast<std::uint64_t>(x)} * static_cast<std::uint64_t>(y);
  const uint128 all = low + (cross << 64);
  if (all < low || (all >> 127) != 0) return false;
  product = (a < 0) != (b < 0) ? -static_cast<int128>(all) : static_cast<int128>(all);
  return fits_inline(product);
}
/// a + b if it fits inline; false otherwise.
constexpr bool add_fits(int128 a, int128 b, int128& sum) noexcept {
  return !__builtin_add_overflow(a, b, &sum) && fits_inline(sum);
}

/// a - b if it fits inline; false otherwise.
constexpr bool subtract_fits(int128 a, int128 b, int128& difference) noexcept {
  return !__builtin_sub_overflow(a, b, &difference) && fits_inline(difference);
}

/// 64-bit views of integers that fit them.
constexpr bool both_fit_64(integer a, integer b) noexcept {
  return ((a.hi ^ (static_cast<std::int64_t>(a.lo) >> 63)) | (b.hi ^ (static_cast<std::int64_t>(b.lo) >> 63))) == 0;
}
/// Requires: fits_64(v).
constexpr std::int64_t short_value(integer v) noexcept { return static_cast<std::int64_t>(v.lo); }
constexpr int128 long_product(std::int64_t a, std::int64_t b) noexcept { return static_cast<int128>(a) * b; }

/// A quotient and its remainder within 64 bits; `fits` is false if the quotient is larger.
struct short_division {
  std::uint64_t quotient = 0;
  std::uint64_t rest = 0;
  bool fits = false;
};
/// Requires: the quotient has at most 64 bits (the high half is below the divisor). This is a single instruction, which
///           no compiler generates on its own.
constexpr short_division divide_fitting(uint128 dividend, std::uint64_t divisor) noexcept {
#if defined(__x86_64__)
  if (!std::is_constant_evaluated()) {
    short_division result{0, 0, true};
    __asm__("divq %4"
            : "=a"(result.quotient), "=d"(result.rest)
            : "a"(static_cast<std::uint64_t>(dividend)), "d"(static_cast<std::uint64_t>(dividend >> 64)), "r"(divisor)
            : "cc");
    return result;
  }
#endif
  return {static_cast<std::uint64_t>(dividend / divisor), static_cast<std::uint64_t>(dividend % divisor), true};
}
/// Requires: divisor not zero.
constexpr short_division divide(uint128 dividend, std::uint64_t divisor) noexcept {
  const auto high = static_cast<std::uint64_t>(dividend >> 64);
  const auto low = static_cast<std::uint64_t>(dividend);
  if (high == 0) return {low / divisor, low % divisor, true};
  if (high >= divisor) return {};
  return divide_fitting(dividend, divisor);
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
