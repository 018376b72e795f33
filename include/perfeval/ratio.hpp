/// An exact quotient, which stays exact through + - * / and comparison until it is rounded (rounding.hpp).
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/detail/short_fraction.hpp>
#include <perfeval/detail/wide.hpp>
#include <perfeval/error.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {

/// numerator / denominator, exactly. Every decimal converts to a ratio, never the reverse.
///
/// Stored unreduced while it fits 127 bits, and reduced when it grows beyond; it is always shown in lowest terms.
/// Errors: division_by_zero for a zero divisor, in every build; limit_exceeded as for decimal.
class ratio {
 public:
  constexpr ratio() noexcept = default;
  /// A whole number, or a decimal. bool, characters and double do not compile.
  template <whole I>
  constexpr ratio(I value) noexcept : numerator_(detail::inline_integer(value)) {}
  constexpr ratio(detail::int128 value) : ratio(decimal(value)) {}
  constexpr ratio(const decimal& value);
  template <std::floating_point F>
  ratio(F) = delete;  // a binary fraction is not the intended number
  template <std::integral I>
    requires(!whole<I> && sizeof(I) <= sizeof(std::int64_t))
  ratio(I) = delete;  // a bool or a character is not the intended number

  /// In lowest terms; the denominator is positive.
  [[nodiscard]] decimal numerator() const;
  [[nodiscard]] decimal denominator() const;
  [[nodiscard]] constexpr int sign() const noexcept { return detail::sign_of(numerator_.get()); }
  [[nodiscard]] constexpr bool is_zero() const noexcept { return detail::is_zero(numerator_.get()); }

  /// Exact; a zero divisor throws division_by_zero.
  friend constexpr ratio operator+(const ratio& a, const ratio& b);
  friend constexpr ratio operator-(const ratio& a, const ratio& b);
  friend constexpr ratio operator*(const ratio& a, const ratio& b);
  friend constexpr ratio operator/(const ratio& a, const ratio& b);
  friend constexpr ratio operator-(const ratio& a) {
    return ratio(detail::owned_integer(detail::wide_negate(a.numerator_.get())), a.denominator_);
  }
  friend constexpr ratio operator+(const ratio& a) noexcept { return a; }
  constexpr ratio& operator+=(const ratio& b) { return *this = *this + b; }
  constexpr ratio& operator-=(const ratio& b) { return *this = *this - b; }
  constexpr ratio& operator*=(const ratio& b) { return *this = *this * b; }
  constexpr ratio& operator/=(const ratio& b) { return *this = *this / b; }

  /// By value: 10/4 and 5/2 are equal.
  friend constexpr bool operator==(const ratio& a, const ratio& b);
  friend constexpr std::strong_ordering operator<=>(const ratio& a, const ratio& b);
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
  /// Whether all four parts of two ratios fit 64 bits.
  static constexpr bool short_parts(const ratio& a, const ratio& b) noexcept {
    return detail::both_fit_64(a.numerator_.get(), a.denominator_.get()) &&
           detail::both_fit_64(b.numerator_.get(), b.denominator_.get());
  }

  detail::owned_integer numerator_;
  detail::owned_integer denominator_{detail::integer{1, 0}};
};

/// The exact quotient of two decimals.
/// Errors: division_by_zero.
constexpr ratio operator/(const decimal& a, const decimal& b);

/// The value as a decimal with the fewest digits after the point, if it terminates: 1/4 -> 0.25, 1/3 -> nothing.
std::optional<decimal> exactly(const ratio& value);
/// "0.25" if the quotient terminates, else "n/d" in lowest terms: "278/3".
std::string to_string(const ratio& value);
/// Equal values have equal hashes.
std::size_t hash_value(const ratio& value);

/// Writes to_string(value).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const ratio& value) {
  return out << to_string(value);
}

// ---- bodies

namespace detail {

/// Access to a ratio's parts for the headers of this library.
struct ratio_access {
  static constexpr integer numerator(const ratio& value) noexcept { return value.numerator_.get(); }
  static constexpr integer denominator(const ratio& value) noexcept { return value.denominator_.get(); }
  static constexpr ratio make(fraction owned) noexcept { return ratio(owned); }
  /// Requires: d > 0, both fit inline.
  static constexpr ratio make(int128 n, int128 d) noexcept { return ratio::inlined(n, d); }
  /// Becomes n / d, in place.
  /// Requires: d > 0.
  static constexpr void reset(ratio& out, std::int64_t n, std::int64_t d) noexcept {
    if (is_big(out.numerator_.get()) || is_big(out.denominator_.get())) [[unlikely]]
      out = ratio();
    out.numerator_.reset_short(n);
    out.denominator_.reset_short(d);
  }
};

inline short_fraction shortened(const ratio& value) noexcept {
  const integer n = ratio_access::numerator(value);
  const integer d = ratio_access::denominator(value);
  return both_fit_64(n, d) ? short_fraction{short_value(n), short_value(d)} : short_fraction{};
}
/// Whether the numerator or the denominator, as stored, takes more limbs of 64 bits than that.
inline bool is_longer(const ratio& value, std::uint32_t limbs) noexcept {
  const auto longer = [limbs](integer part) { return is_big(part) && limbs_of(part).size > limbs; };
  return longer(ratio_access::numerator(value)) || longer(ratio_access::denominator(value));
}
/// Replaces a ratio by a short fraction, without a temporary.
/// Requires: it fits.
inline void put(short_fraction value, ratio& out) noexcept { ratio_access::reset(out, value.n, value.d); }

/// c / 10^scale, owned.
constexpr fraction fraction_of(integer c, std::int32_t scale) {
  if (is_big(c) || static_cast<std::uint32_t>(scale) > most_inline_power) [[unlikely]]
    return scale < 0 ? cold_divide(c, -std::int64_t{scale}, integer{1, 0}, 0) : cold_divide(c, 0, integer{1, 0}, scale);
  return {c, inline_integer(power_of_ten(scale))};
}

}  // namespace detail

constexpr ratio::ratio(const decimal& value)
    : ratio(detail::fraction_of(detail::access::coefficient(value), value.scale())) {}

constexpr ratio operator/(const decimal& a, const decimal& b) {
  const detail::integer x = detail::access::coefficient(a);
  const detail::integer y = detail::access::coefficient(b);
  const std::uint32_t index = detail::alignment_of(b.scale(), a.scale());
  if (!detail::both_fit_64(x, y) || detail::short_value(y) <= 0 || index >= detail::alignments.size()) [[unlikely]] {
    if (detail::is_zero(y)) throw division_by_zero();
    const std::int64_t apart = std::int64_t{b.scale()} - a.scale();
    return detail::ratio_access::make(detail::wide_divide(x, apart > 0 ? apart : 0, y, apart < 0 ? -apart : 0));
  }
  if (a.scale() == b.scale())  // the common case, which saves two products
    return detail::ratio_access::make(detail::int128{detail::short_value(x)}, detail::int128{detail::short_value(y)});
  const detail::alignment& alignment =
      detail::alignments[index];  // a 10^(b.scale - a.scale) / b, the power where it is positive
  return detail::ratio_access::make(detail::long_product(detail::short_value(x), alignment.b),
                                    detail::long_product(detail::short_value(y), alignment.a));
}

constexpr ratio operator+(const ratio& a, const ratio& b) {
  const detail::integer n = a.numerator_.get();
  const detail::integer d = a.denominator_.get();
  const detail::integer m = b.numerator_.get();
  const detail::integer e = b.denominator_.get();
  if (!ratio::short_parts(a, b)) return ratio(detail::wide_fraction_add(n, d, m, e));
  if (d.lo == e.lo)
    return ratio::inlined(detail::int128{detail::short_value(n)} + detail::short_value(m), detail::short_value(d));
  detail::int128 result = 0;
  if (!detail::add_fits(detail::long_product(detail::short_value(n), detail::short_value(e)),
                        detail::long_product(detail::short_value(m), detail::short_value(d)), result)) [[unlikely]]
    return ratio(detail::wide_fraction_add(n, d, m, e));
  return ratio::inlined(result, detail::long_product(detail::short_value(d), detail::short_value(e)));
}

constexpr ratio operator-(const ratio& a, const ratio& b) {
  const detail::integer n = a.numerator_.get();
  const detail::integer d = a.denominator_.get();
  const detail::integer m = b.numerator_.get();
  const detail::integer e = b.denominator_.get();
  if (!ratio::short_parts(a, b)) return ratio(detail::wide_fraction_subtract(n, d, m, e));
  if (d.lo == e.lo)
    return ratio::inlined(detail::int128{detail::short_value(n)} - detail::short_value(m), detail::short_value(d));
  detail::int128 result = 0;
  if (!detail::subtract_fits(detail::long_product(detail::short_value(n), detail::short_value(e)),
                             detail::long_product(detail::short_value(m), detail::short_value(d)), result)) [[unlikely]]
    return ratio(detail::wide_fraction_subtract(n, d, m, e));
  return ratio::inlined(result, detail::long_product(detail::short_value(d), detail::short_value(e)));
}

constexpr ratio operator*(const ratio& a, const ratio& b) {
  const detail::integer n = a.numerator_.get();
  const detail::integer d = a.denominator_.get();
  const detail::integer m = b.numerator_.get();
  const detail::integer e = b.denominator_.get();
  if (!ratio::short_parts(a, b)) return ratio(detail::wide_fraction_multiply(n, d, m, e));
  return ratio::inlined(detail::long_product(detail::short_value(n), detail::short_value(m)),
                        detail::long_product(detail::short_value(d), detail::short_value(e)));
}

constexpr ratio operator/(const ratio& a, const ratio& b) {
  const detail::integer n = a.numerator_.get();
  const detail::integer d = a.denominator_.get();
  const detail::integer m = b.numerator_.get();
  const detail::integer e = b.denominator_.get();
  if (detail::is_zero(m)) [[unlikely]]
    throw division_by_zero();
  if (!ratio::short_parts(a, b)) return ratio(detail::wide_fraction_multiply(n, d, e, m));
  const std::int64_t sign = detail::short_value(m) < 0 ? -1 : 1;
  return ratio::inlined(detail::long_product(detail::short_value(n), detail::short_value(e)) * sign,
                        detail::long_product(detail::short_value(d), detail::short_value(m)) * sign);
}

constexpr bool operator==(const ratio& a, const ratio& b) {
  const detail::integer n = a.numerator_.get();
  const detail::integer d = a.denominator_.get();
  const detail::integer m = b.numerator_.get();
  const detail::integer e = b.denominator_.get();
  const bool stored_alike = n.lo == m.lo && n.hi == m.hi && d.lo == e.lo && d.hi == e.hi;
  return stored_alike || (a <=> b) == 0;
}

constexpr std::strong_ordering operator<=>(const ratio& a, const ratio& b) {
  const detail::integer n = a.numerator_.get();
  const detail::integer d = a.denominator_.get();
  const detail::integer m = b.numerator_.get();
  const detail::integer e = b.denominator_.get();
  if (!ratio::short_parts(a, b)) [[unlikely]]
    return detail::wide_fraction_compare(n, d, m, e) <=> 0;
  const detail::int128 left = detail::long_product(detail::short_value(n), detail::short_value(e));
  const detail::int128 right = detail::long_product(detail::short_value(m), detail::short_value(d));
  if (left < right) return std::strong_ordering::less;
  return left == right ? std::strong_ordering::equal : std::strong_ordering::greater;
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
