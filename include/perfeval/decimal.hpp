/// An exact decimal number of any size that keeps the scale it was written with. Sums, differences and products are
/// exact; a quotient is a `ratio` (ratio.hpp) until it is rounded (rounding.hpp).
#pragma once

#include <perfeval/detail/cold.hpp>
#include <perfeval/detail/integer.hpp>
#include <perfeval/detail/powers.hpp>
#include <perfeval/detail/wide.hpp>
#include <perfeval/error.hpp>

#include <charconv>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace perfeval {
inline namespace v0 {

/// The integer types that are numbers: neither bool nor a character type. (`__int128` has its own overloads.)
template <class I>
concept whole = std::integral<I> && sizeof(I) <= sizeof(std::int64_t) && !std::same_as<std::remove_cv_t<I>, bool> &&
                !std::same_as<std::remove_cv_t<I>, char> && !std::same_as<std::remove_cv_t<I>, wchar_t> &&
                !std::same_as<std::remove_cv_t<I>, char8_t> && !std::same_as<std::remove_cv_t<I>, char16_t> &&
                !std::same_as<std::remove_cv_t<I>, char32_t>;

class decimal;
namespace detail {
struct access;
struct ratio_access;
}  // namespace detail
/// As std::from_chars and to_string() for numbers: reads the longest decimal at the start, as parse() does; writes it.
std::from_chars_result from_chars(const char* first, const char* last, decimal& value, const limits& bounds = {});
std::string to_string(const decimal& value);

/// coefficient / 10^scale, exactly.
///
/// A coefficient within 127 bits is held inline and never allocates; a larger one is held in limbs that copies share,
/// so a copy never throws. There is no negative zero, no NaN and no infinity. The scale may be negative (1E+3).
///
/// Range:  results of up to PERFEVAL_MOST_DIGITS digits and scales within ±most_scale; beyond, limit_exceeded.
///
/// Source: docs/numbers.md.
class decimal {
 public:
  static constexpr std::int32_t most_scale = 999'999'999;  ///< the largest magnitude of a scale

  constexpr decimal() noexcept = default;
  /// A whole number. bool, characters and double do not compile.
  template <whole I>
  constexpr decimal(I value) noexcept : coefficient_(detail::inline_integer(value)) {}
  constexpr decimal(detail::int128 value) : coefficient_(from_wide(value)) {}
  constexpr decimal(detail::uint128 value) : coefficient_(from_wide(value)) {}
  template <std::floating_point F>
  decimal(F) = delete;  // a binary fraction is not the intended decimal: write 2.50_d or parse its text
  /// coefficient / 10^scale: decimal(9560, 2) is 95.60.
  /// Errors: limit_exceeded if the scale is beyond ±most_scale.
  template <whole I>
  constexpr decimal(I coefficient, std::int32_t scale)
      : coefficient_(detail::inline_integer(coefficient)), scale_(checked_scale(scale)) {}
  template <whole I, std::floating_point F>
  decimal(I, F) = delete;  // a scale of 2.5 would be 2

  /// Parses a whole text: `-?digits[.digits][E±digits]`, with nothing before or after it.
  /// Errors: invalid_value with the position of the first byte that does not belong; limit_exceeded beyond `bounds`.
  static decimal parse(std::string_view text, const limits& bounds = {});

  /// Digits after the point as written; negative for 1E+3.
  [[nodiscard]] constexpr std::int32_t scale() const noexcept { return scale_; }
  /// The digits without the point, as a whole number.
  [[nodiscard]] constexpr decimal coefficient() const noexcept {
    return decimal(detail::owned_integer(coefficient_), 0);
  }
  /// -1, 0 or 1.
  [[nodiscard, gnu::always_inline]] constexpr int sign() const noexcept { return detail::sign_of(coefficient_.get()); }
  [[nodiscard]] constexpr bool is_zero() const noexcept { return detail::is_zero(coefficient_.get()); }
  /// True for 3, 3.00 and 3E+2.
  [[nodiscard]] bool is_integer() const;
  /// The number of digits of the coefficient; 1 for zero.
  [[nodiscard]] std::int32_t digits() const;

  /// Exact. The scale is that of the longer operand; of a product, the sum of both.
  friend constexpr decimal operator+(const decimal& a, const decimal& b);
  friend constexpr decimal operator-(const decimal& a, const decimal& b);
  friend constexpr decimal operator*(const decimal& a, const decimal& b);
  friend constexpr decimal operator-(const decimal& a) {
    return decimal(detail::wide_negate(a.coefficient_.get()), a.scale_);
  }
  friend constexpr decimal operator+(const decimal& a) noexcept { return a; }
  constexpr decimal& operator+=(const decimal& b);
  constexpr decimal& operator-=(const decimal& b);
  constexpr decimal& operator*=(const decimal& b) { return *this = *this * b; }

  /// By value: 2.50 and 2.5 are equal.
  friend constexpr bool operator==(const decimal& a, const decimal& b);
  friend constexpr std::weak_ordering operator<=>(const decimal& a, const decimal& b);
  /// By value and scale: 2.50 and 2.5 are not.
  friend constexpr bool same_as_written(const decimal& a, const decimal& b) { return a.scale_ == b.scale_ && a == b; }
  friend constexpr decimal abs(const decimal& a) { return a.sign() < 0 ? -a : a; }

 private:
  friend struct detail::access;

  constexpr decimal(detail::owned_integer coefficient, std::int32_t scale) noexcept
      : coefficient_(std::move(coefficient)), scale_(scale) {}
  /// Takes over a result of the arithmetic.
  constexpr decimal(detail::integer owned, std::int32_t scale) noexcept : coefficient_(owned), scale_(scale) {}

  template <class Wide>
  static constexpr detail::owned_integer from_wide(Wide value) {
    const auto same = static_cast<detail::int128>(value);
    if ((value < 0) == (same < 0) && detail::fits_inline(same))
      return detail::owned_integer(detail::inline_integer(same));
    const detail::uint128 size =
        value < 0 ? detail::uint128{0} - static_cast<detail::uint128>(value) : static_cast<detail::uint128>(value);
    return detail::owned_integer(
        detail::cold_wide(static_cast<std::uint64_t>(size >> 64), static_cast<std::uint64_t>(size), value < 0));
  }
  static constexpr std::int32_t checked_scale(std::int64_t scale) {
    if (scale > most_scale || scale < -most_scale) [[unlikely]]
      refuse_scale();
    return static_cast<std::int32_t>(scale);
  }
  [[noreturn, gnu::cold]] static void refuse_scale() {
    throw limit_exceeded("the scale of a decimal must lie within -999999999 and 999999999");
  }
  detail::owned_integer coefficient_;
  std::int32_t scale_ = 0;
};

/// The same value with the fewest digits after the point: 2.50 -> 2.5, 3.00 -> 3; a negative or zero scale is kept.
decimal trimmed(const decimal& value);
/// The same value with `scale` digits after the point, if that is exact: (2.5, 2) -> 2.50; (2.55, 1) -> nothing.
std::optional<decimal> with_scale(const decimal& value, std::int32_t scale);
template <std::floating_point F>
std::optional<decimal> with_scale(const decimal&, F) = delete;  // a scale of 2.5 would be 2
/// The value as a 64-bit integer, if it is one.
std::optional<std::int64_t> to_int64(const decimal& value);

/// Plain notation that keeps the scale: "2.50", "-0.05"; the zeros of a negative scale are written out ("1000" for
/// 1E+3).
/// Errors: limit_exceeded if more than PERFEVAL_MOST_DIGITS characters would be zeros.
std::string to_string(const decimal& value);
/// As to_string, into [first, last); errc::value_too_large if it does not fit. Never allocates for up to 127 bits.
std::to_chars_result to_chars(char* first, char* last, const decimal& value);
/// The scientific string of the General Decimal Arithmetic, which keeps every scale: "2.50", "1E+3", "1E-7".
std::string to_scientific(const decimal& value);

/// Writes to_string(value).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const decimal& value) {
  return out << to_string(value);
}

/// Equal values have equal hashes, however they are written.
std::size_t hash_value(const decimal& value);

// ---- bodies

constexpr decimal operator+(const decimal& a, const decimal& b) {
  const detail::integer x = a.coefficient_.get();
  const detail::integer y = b.coefficient_.get();
  const std::int32_t scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
  const std::uint32_t index = detail::alignment_of(a.scale_, b.scale_);
  if (!detail::both_fit_64(x, y) || index >= detail::alignments.size()) [[unlikely]]
    return decimal(detail::wide_add(x, a.scale_, y, b.scale_), scale);
  const detail::alignment& alignment = detail::alignments[index];
  return decimal(detail::inline_integer(detail::long_product(detail::short_value(x), alignment.a) +
                                        detail::long_product(detail::short_value(y), alignment.b)),
                 scale);
}

constexpr decimal operator-(const decimal& a, const decimal& b) {
  const detail::integer x = a.coefficient_.get();
  const detail::integer y = b.coefficient_.get();
  const std::int32_t scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
  const std::uint32_t index = detail::alignment_of(a.scale_, b.scale_);
  if (!detail::both_fit_64(x, y) || index >= detail::alignments.size()) [[unlikely]]
    return decimal(detail::wide_subtract(x, a.scale_, y, b.scale_), scale);
  const detail::alignment& alignment = detail::alignments[index];
  return decimal(detail::inline_integer(detail::long_product(detail::short_value(x), alignment.a) -
                                        detail::long_product(detail::short_value(y), alignment.b)),
                 scale);
}

/// A running sum soon has the larger scale, so only the new term is multiplied, and the sum is updated in place.
constexpr decimal& decimal::operator+=(const decimal& b) {
  const detail::integer x = coefficient_.get();
  const detail::integer y = b.coefficient_.get();
  const auto up = static_cast<std::uint32_t>(scale_ - b.scale_);
  if (!detail::both_fit_64(x, y) || up > detail::most_short_power) return *this = *this + b;
  const std::int64_t power = detail::short_power_of_ten(up);
  coefficient_.reset_short(detail::short_value(x) + detail::long_product(detail::short_value(y), power));
  return *this;
}
constexpr decimal& decimal::operator-=(const decimal& b) {
  const detail::integer x = coefficient_.get();
  const detail::integer y = b.coefficient_.get();
  const auto up = static_cast<std::uint32_t>(scale_ - b.scale_);
  if (!detail::both_fit_64(x, y) || up > detail::most_short_power) return *this = *this - b;
  const std::int64_t power = detail::short_power_of_ten(up);
  coefficient_.reset_short(detail::short_value(x) - detail::long_product(detail::short_value(y), power));
  return *this;
}

constexpr decimal operator*(const decimal& a, const decimal& b) {
  const detail::integer x = a.coefficient_.get();
  const detail::integer y = b.coefficient_.get();
  const std::int32_t scale = decimal::checked_scale(std::int64_t{a.scale_} + b.scale_);
  if (!detail::both_fit_64(x, y)) [[unlikely]]
    return decimal(detail::wide_multiply(x, y), scale);
  return decimal(detail::inline_integer(detail::long_product(detail::short_value(x), detail::short_value(y))), scale);
}

constexpr bool operator==(const decimal& a, const decimal& b) {
  const detail::integer x = a.coefficient_.get();
  const detail::integer y = b.coefficient_.get();
  const std::uint32_t index = detail::alignment_of(a.scale_, b.scale_);
  if (!detail::both_fit_64(x, y) || index >= detail::alignments.size()) [[unlikely]]
    return detail::wide_compare(x, a.scale_, y, b.scale_) == 0;
  if (a.scale_ == b.scale_) return x.lo == y.lo;
  const detail::alignment& alignment = detail::alignments[index];
  return detail::long_product(detail::short_value(x), alignment.a) ==
         detail::long_product(detail::short_value(y), alignment.b);
}

constexpr std::weak_ordering operator<=>(const decimal& a, const decimal& b) {
  const detail::integer x = a.coefficient_.get();
  const detail::integer y = b.coefficient_.get();
  const std::uint32_t index = detail::alignment_of(a.scale_, b.scale_);
  if (!detail::both_fit_64(x, y) || index >= detail::alignments.size()) [[unlikely]]
    return detail::wide_compare(x, a.scale_, y, b.scale_) <=> 0;
  if (a.scale_ == b.scale_) return std::weak_ordering(detail::short_value(x) <=> detail::short_value(y));
  const detail::alignment& alignment = detail::alignments[index];
  const detail::int128 p = detail::long_product(detail::short_value(x), alignment.a);
  const detail::int128 q = detail::long_product(detail::short_value(y), alignment.b);
  if (p < q) return std::weak_ordering::less;
  return p == q ? std::weak_ordering::equivalent : std::weak_ordering::greater;
}

namespace detail {

/// Access to a decimal's parts for the headers of this library.
struct access {
  static constexpr integer coefficient(const decimal& value) noexcept { return value.coefficient_.get(); }
  static constexpr const owned_integer& owned(const decimal& value) noexcept { return value.coefficient_; }
  static constexpr decimal make(owned_integer coefficient, std::int32_t scale) noexcept {
    return decimal(std::move(coefficient), scale);
  }
  static constexpr decimal make(integer owned, std::int32_t scale) noexcept { return decimal(owned, scale); }
  static constexpr std::int32_t scale(std::int64_t wanted) { return decimal::checked_scale(wanted); }
  /// out = from, in place: an assignment that is always inlined.
  [[gnu::always_inline]] static constexpr void assign(decimal& out, const decimal& value) noexcept {
    out.coefficient_ = value.coefficient_;
    out.scale_ = value.scale_;
  }
};

/// The digits of a literal, read at compile time; malformed ones do not compile.
consteval decimal literal(const char* text) {
  int128 coefficient = 0;
  std::int32_t scale = 0;
  bool point = false;
  if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X' || text[1] == 'b' || text[1] == 'B'))
    throw "a decimal literal has decimal digits: write 16_d, not 0x10_d";
  for (const char* c = text; *c != '\0'; ++c) {
    if (*c == '\'') continue;
    if (*c == '.' && !point) {
      point = true;
    } else if (*c >= '0' && *c <= '9') {
      if (!multiply_fits(coefficient, 10, coefficient) || !add_fits(coefficient, *c - '0', coefficient))
        throw "a decimal literal has at most 38 digits: parse a longer one from its text";
      scale += point ? 1 : 0;
    } else {
      throw "a decimal literal is digits with at most one point: 2.50_d";
    }
  }
  return access::make(owned_integer(inline_integer(coefficient)), scale);
}

}  // namespace detail

inline namespace literals {
/// 2.50_d keeps its scale; 010_d is ten; 0x10_d and 1e3_d do not compile.
consteval decimal operator""_d(const char* digits) { return detail::literal(digits); }
}  // namespace literals

}  // namespace v0
}  // namespace perfeval

template <>
struct std::hash<perfeval::decimal> {
  std::size_t operator()(const perfeval::decimal& value) const { return hash_value(value); }
};

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/decimal.ipp>
#include <perfeval/impl/decimal_text.ipp>
#endif
