/// An exact quotient. It stays exact through + - * / and comparison, until a `rounding` (rounding.hpp) makes a decimal
/// of it.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/detail/cold.hpp>
#include <perfeval/error.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {

/// numerator / denominator, exactly; every decimal is one, and no ratio becomes a decimal by itself.
///
/// Held unreduced while it fits 127 bits, reduced when it grows beyond; what is shown is always in lowest terms.
/// Errors: division_by_zero where a quotient by zero is asked for, in every build; limit_exceeded as for decimal.
class ratio {
 public:
  constexpr ratio() noexcept = default;
  template <whole I>
  constexpr ratio(I value) noexcept : numerator_(detail::inline_integer(value)) {}
  constexpr ratio(detail::int128 value) : ratio(decimal(value)) {}
  constexpr ratio(const decimal& value);
  template <std::floating_point F>
  ratio(F) = delete;  // a binary fraction is not the number that was meant

  /// In lowest terms; the denominator is positive.
  [[nodiscard]] decimal numerator() const;
  [[nodiscard]] decimal denominator() const;
  [[nodiscard]] constexpr int sign() const noexcept { return detail::sign_of(numerator_.get()); }
  [[nodiscard]] constexpr bool is_zero() const noexcept { return detail::is_zero(numerator_.get()); }

  friend constexpr ratio operator+(const ratio& a, const ratio& b) { return added(a, b); }
  friend constexpr ratio operator-(const ratio& a, const ratio& b) { return added(a, -b); }
  friend constexpr ratio operator*(const ratio& a, const ratio& b) { return multiplied(a, b); }
  friend constexpr ratio operator/(const ratio& a, const ratio& b) { return divided(a, b); }
  friend constexpr ratio operator-(const ratio& a) {
    const detail::integer n = a.numerator_.get();
    if (detail::is_big(n) || !detail::fits_inline(-detail::value_of(n))) [[unlikely]]
      return ratio(detail::owned_integer(detail::cold_negate(n)), a.denominator_);
    return ratio(detail::owned_integer(detail::inline_integer(-detail::value_of(n))), a.denominator_);
  }
  friend constexpr ratio operator+(const ratio& a) noexcept { return a; }
  constexpr ratio& operator+=(const ratio& b) { return *this = *this + b; }
  constexpr ratio& operator-=(const ratio& b) { return *this = *this - b; }
  constexpr ratio& operator*=(const ratio& b) { return *this = *this * b; }
  constexpr ratio& operator/=(const ratio& b) { return *this = *this / b; }

  friend constexpr bool operator==(const ratio& a, const ratio& b) { return compared(a, b) == 0; }
  friend constexpr std::strong_ordering operator<=>(const ratio& a, const ratio& b) { return compared(a, b) <=> 0; }
  friend constexpr ratio abs(const ratio& a) { return a.sign() < 0 ? -a : a; }

 private:
  friend struct detail::ratio_access;

  constexpr ratio(detail::owned_integer numerator, detail::owned_integer denominator) noexcept
      : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {}
  constexpr explicit ratio(detail::fraction owned) noexcept
      : numerator_(owned.numerator), denominator_(owned.denominator) {}
  static constexpr ratio inlined(detail::int128 n, detail::int128 d) noexcept {
    return ratio(detail::owned_integer(detail::inline_integer(n)), detail::owned_integer(detail::inline_integer(d)));
  }
  /// The four integers of two ratios, where all are inline.
  static constexpr bool all_inline(const ratio& a, const ratio& b) noexcept {
    return !detail::is_big(a.numerator_.get()) && !detail::is_big(a.denominator_.get()) &&
           !detail::is_big(b.numerator_.get()) && !detail::is_big(b.denominator_.get());
  }
  static constexpr ratio added(const ratio& a, const ratio& b);
  static constexpr ratio multiplied(const ratio& a, const ratio& b);
  static constexpr ratio divided(const ratio& a, const ratio& b);
  static constexpr int compared(const ratio& a, const ratio& b);

  detail::owned_integer numerator_;
  detail::owned_integer denominator_{detail::integer{1, 0}};
};

/// The exact quotient of two decimals.
/// Errors: division_by_zero.
constexpr ratio operator/(const decimal& a, const decimal& b) { return ratio(a) / ratio(b); }

/// The decimal of this value, with fewest digits after the point, if the quotient ends: 1/4 -> 0.25, 1/3 -> nothing.
std::optional<decimal> exactly(const ratio& value);
/// "0.25" where the quotient ends, else "n/d" in lowest terms: "278/3".
std::string to_string(const ratio& value);
/// Equal values hash equally.
std::size_t hash_value(const ratio& value);

template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const ratio& value) {
  return out << to_string(value);
}

// ----------------------------------------------------------------------------------------------------------------
// bodies

namespace detail {

/// The door to a ratio's parts for the headers of this library.
struct ratio_access {
  static constexpr integer numerator(const ratio& value) noexcept { return value.numerator_.get(); }
  static constexpr integer denominator(const ratio& value) noexcept { return value.denominator_.get(); }
  static constexpr ratio make(fraction owned) noexcept { return ratio(owned); }
  /// Requires: d > 0, both fit inline.
  static constexpr ratio make(int128 n, int128 d) noexcept { return ratio::inlined(n, d); }
};

}  // namespace detail

constexpr ratio::ratio(const decimal& value) {
  const detail::integer c = detail::access::coefficient(value);
  const std::int32_t scale = value.scale();
  if (scale >= 0 && scale <= detail::most_inline_power) [[likely]] {
    numerator_ = detail::access::owned(value);
    denominator_ = detail::owned_integer(detail::inline_integer(detail::power_of_ten(scale)));
    return;
  }
  const std::int64_t up = scale < 0 ? -std::int64_t{scale} : 0;
  const std::int64_t down = scale > 0 ? scale : 0;
  *this = ratio(detail::cold_divide(c, up, detail::integer{1, 0}, down));
}

constexpr ratio ratio::added(const ratio& a, const ratio& b) {
  if (all_inline(a, b)) [[likely]] {
    const detail::int128 n = detail::value_of(a.numerator_.get());
    const detail::int128 d = detail::value_of(a.denominator_.get());
    const detail::int128 m = detail::value_of(b.numerator_.get());
    const detail::int128 e = detail::value_of(b.denominator_.get());
    detail::int128 left = 0;
    detail::int128 right = 0;
    detail::int128 sum = 0;
    detail::int128 product = 0;
    if (d == e) {
      if (detail::add_fits(n, m, sum)) return inlined(sum, d);
    } else if (detail::multiply_fits(n, e, left) && detail::multiply_fits(m, d, right) &&
               detail::add_fits(left, right, sum) && detail::multiply_fits(d, e, product)) {
      return inlined(sum, product);
    }
  }
  return ratio(
      detail::cold_fraction_add(a.numerator_.get(), a.denominator_.get(), b.numerator_.get(), b.denominator_.get()));
}

constexpr ratio ratio::multiplied(const ratio& a, const ratio& b) {
  if (all_inline(a, b)) [[likely]] {
    detail::int128 n = 0;
    detail::int128 d = 0;
    if (detail::multiply_fits(detail::value_of(a.numerator_.get()), detail::value_of(b.numerator_.get()), n) &&
        detail::multiply_fits(detail::value_of(a.denominator_.get()), detail::value_of(b.denominator_.get()), d))
      return inlined(n, d);
  }
  return ratio(detail::cold_fraction_multiply(a.numerator_.get(), a.denominator_.get(), b.numerator_.get(),
                                              b.denominator_.get()));
}

constexpr ratio ratio::divided(const ratio& a, const ratio& b) {
  if (b.is_zero()) [[unlikely]]
    throw division_by_zero();
  if (all_inline(a, b)) [[likely]] {
    detail::int128 n = 0;
    detail::int128 d = 0;
    if (detail::multiply_fits(detail::value_of(a.numerator_.get()), detail::value_of(b.denominator_.get()), n) &&
        detail::multiply_fits(detail::value_of(a.denominator_.get()), detail::value_of(b.numerator_.get()), d) &&
        detail::fits_inline(-n) && detail::fits_inline(-d))
      return d < 0 ? inlined(-n, -d) : inlined(n, d);
  }
  return ratio(detail::cold_fraction_multiply(a.numerator_.get(), a.denominator_.get(), b.denominator_.get(),
                                              b.numerator_.get()));
}

constexpr int ratio::compared(const ratio& a, const ratio& b) {
  if (all_inline(a, b)) [[likely]] {
    detail::int128 left = 0;
    detail::int128 right = 0;
    if (detail::multiply_fits(detail::value_of(a.numerator_.get()), detail::value_of(b.denominator_.get()), left) &&
        detail::multiply_fits(detail::value_of(b.numerator_.get()), detail::value_of(a.denominator_.get()), right))
      return (left > right) - (left < right);
  }
  return detail::cold_fraction_compare(a.numerator_.get(), a.denominator_.get(), b.numerator_.get(),
                                       b.denominator_.get());
}

}  // namespace v0
}  // namespace perfeval

template <>
struct std::hash<perfeval::ratio> {
  std::size_t operator()(const perfeval::ratio& value) const { return hash_value(value); }
};

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/ratio.ipp>
#endif
