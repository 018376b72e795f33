/// Bodies of decimal.hpp: reading and printing.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/detail/digits.hpp>

#include <cstring>

namespace perfeval {
inline namespace v0 {
namespace detail::decimal_text {

/// The parts of a number's text, and the value of its first 19 digits.
struct number_text {
  bool negative = false;
  const char* digits = nullptr;  ///< first digit or point
  const char* end = nullptr;     ///< after the last digit or point
  const char* last = nullptr;    ///< after everything that belongs to the number
  std::int64_t count = 0;        ///< digits in between
  std::int64_t fraction = 0;     ///< of them after the point
  std::int64_t exponent = 0;
  std::uint64_t value = 0;  ///< of the digits, if there are at most 19
};
constexpr std::int64_t most_short_digits = 19;
/// Stands for any exponent that is too long to compute; every limit refuses it.
constexpr std::int64_t huge_exponent = 1'000'000'000'000'000'000;

/// Reads E±digits at `position` if it is whole.
[[gnu::noinline]] inline void scan_exponent(const char* cursor, const char* last, number_text& found) noexcept {
  ++cursor;
  const bool negative = cursor != last && *cursor == '-';
  if (cursor != last && (*cursor == '-' || *cursor == '+')) ++cursor;
  if (cursor == last || !is_digit(*cursor)) return;
  std::int64_t exponent = 0;
  for (; cursor != last && is_digit(*cursor); ++cursor)
    exponent = exponent < huge_exponent / 10 ? exponent * 10 + (*cursor - '0') : huge_exponent;
  found.exponent = negative ? -exponent : exponent;
  found.last = cursor;
}

/// found.count is 0 if no number begins at `first`.
inline number_text scan_number(const char* first, const char* last) noexcept {
  number_text found;
  if (first != last && (*first == '-' || *first == '+')) found.negative = *first++ == '-';
  found.digits = first;
  const digit_run whole = read_digits(first, last, found.value);
  found.end = whole.end;
  found.count = whole.count;
  if (found.end != last && *found.end == '.') {
    const digit_run fraction = read_digits(found.end + 1, last, found.value);
    found.end = fraction.end;
    found.fraction = fraction.count;
    found.count += fraction.count;
  }
  found.last = found.end;
  if (found.count != 0 && found.end != last && (*found.end | 0x20) == 'e') scan_exponent(found.end, last, found);
  return found;
}

/// Whether the limits allow the number as to_scientific prints it: what was read once can be read again.
[[gnu::noinline]] inline bool is_within(const number_text& found, std::int64_t scale, const limits& bounds) noexcept {
  std::int64_t count = found.count;
  for (const char* c = found.digits; count > 1 && (*c == '0' || *c == '.'); ++c)
    if (*c == '0') --count;
  const std::int64_t most = bounds.exponent;
  const auto allows = [most](std::int64_t exponent) { return exponent <= most && exponent >= -most; };
  return count <= bounds.digits && allows(found.exponent) && allows(count - 1 - scale);
}

[[gnu::noinline]] inline integer long_coefficient(const number_text& found) {
  std::string digits;
  digits.reserve(static_cast<std::size_t>(found.count));
  for (const char* c = found.digits; c != found.end; ++c)
    if (*c != '.') digits.push_back(*c);
  return cold_from_digits(digits, found.negative);
}
/// 20 to 38 digits: inline without allocation.
[[gnu::noinline]] inline integer wide_coefficient(const number_text& found) noexcept {
  int128 value = 0;
  for (const char* c = found.digits; c != found.end; ++c)
    if (*c != '.') value = value * 10 + (*c - '0');
  return inline_integer(found.negative ? -value : value);
}
inline integer coefficient_of(const number_text& found) {
  if (found.count > most_inline_power) return long_coefficient(found);
  if (found.count > most_short_digits) return wide_coefficient(found);
  const auto value = static_cast<int128>(found.value);
  return inline_integer(found.negative ? -value : value);
}

/// Writes the digits of the magnitude into [.., end), from right to left; returns their start.
inline char* print_backwards(uint128 value, char* end) noexcept {
  constexpr auto chunk = static_cast<std::uint64_t>(short_power_of_ten(most_short_power));
  for (; (value >> 64) != 0; value /= chunk) {
    write_digits(end, most_short_power, static_cast<std::uint64_t>(value % chunk));
    end -= most_short_power;
  }
  const auto rest = static_cast<std::uint64_t>(value);
  const std::int64_t count = count_digits(rest);
  write_digits(end, count, rest);
  return end - count;
}

/// How digits and a scale lie on paper.
struct layout {
  std::int64_t whole;     ///< digits before the point; 0 or less: a lone 0
  std::int64_t leading;   ///< zeros between the point and the first digit
  std::int64_t trailing;  ///< zeros after the digits, of a negative scale
  std::int64_t length;    ///< of everything, the sign too
};
inline layout plain_layout(std::int64_t digits, std::int32_t scale, bool negative, bool zero) noexcept {
  layout l{};
  const std::int64_t sign = negative ? 1 : 0;
  if (scale <= 0) {
    l.whole = digits;
    l.trailing = zero ? 0 : -std::int64_t{scale};
    l.length = sign + digits + l.trailing;
    return l;
  }
  l.whole = digits - scale;
  l.leading = l.whole < 0 ? -l.whole : 0;
  l.length = sign + (l.whole > 0 ? l.whole : 1) + 1 + scale;
  return l;
}

inline char* put(char* out, const char* source, std::int64_t count) noexcept {
  std::memcpy(out, source, static_cast<std::size_t>(count));
  return out + count;
}
inline char* put_zeros(char* out, std::int64_t count) noexcept {
  std::memset(out, '0', static_cast<std::size_t>(count));
  return out + count;
}
/// Requires: room for l.length characters.
inline char* print_plain(char* out, const char* digits, std::int64_t count, std::int32_t scale, bool negative,
                         const layout& l) noexcept {
  if (negative) *out++ = '-';
  if (scale <= 0) return put_zeros(put(out, digits, count), l.trailing);
  if (l.whole > 0) {
    out = put(out, digits, l.whole);
  } else {
    *out++ = '0';
  }
  *out++ = '.';
  out = put_zeros(out, l.leading);
  const std::int64_t shown = l.whole > 0 ? l.whole : 0;
  return put(out, digits + shown, count - shown);
}

/// The digits of a coefficient: in `small` if it is inline, else in `large`.
struct digit_text {
  char small[40];
  std::string large;
  const char* begin = nullptr;
  std::int64_t count = 0;

  explicit digit_text(integer v) {
    if (is_big(v)) {
      large = cold_digits(v);
      begin = large.data();
      count = static_cast<std::int64_t>(large.size());
    } else {
      begin = print_backwards(magnitude(value_of(v)), small + sizeof(small));
      count = small + sizeof(small) - begin;
    }
  }
};

/// A number within 64 bits and with at most 18 places, from its last digit to its first.
/// Requires: room.
inline char* print_short(char* out, std::int64_t coefficient, std::int32_t scale) noexcept {
  auto left = static_cast<std::uint64_t>(magnitude(coefficient));
  if (coefficient < 0) *out++ = '-';
  const std::int64_t digits = count_digits(left);
  if (scale == 0) {
    write_digits(out + digits, digits, left);
    return out + digits;
  }
  const std::int64_t whole = digits > scale ? digits - scale : 1;
  char* const end = out + whole + 1 + scale;
  left = write_digits(end, scale, left);
  out[whole] = '.';
  write_digits(out + whole, whole, left);
  return end;
}
constexpr std::ptrdiff_t most_short_text = 24;  ///< sign, 20 digits or "0." with 18 places, point

inline bool prints_short(const decimal& value) noexcept {
  return fits_64(access::coefficient(value)) && static_cast<std::uint32_t>(value.scale()) <= most_short_power;
}

inline void refuse_long_text(std::int64_t length) {
  if (length > PERFEVAL_MOST_DIGITS + 3)
    throw limit_exceeded("printing this number plainly takes " + std::to_string(length) +
                         " characters; use to_scientific");
}

}  // namespace detail::decimal_text

PERFEVAL_INLINE std::from_chars_result from_chars(const char* first, const char* last, decimal& value,
                                                  const limits& bounds) {
  const detail::decimal_text::number_text found = detail::decimal_text::scan_number(first, last);
  if (found.count == 0) return {first, std::errc::invalid_argument};
  const std::int64_t scale = found.fraction - found.exponent;
  const bool usual = found.exponent == 0 && found.count <= bounds.digits;
  if ((!usual && !detail::decimal_text::is_within(found, scale, bounds)) || found.count > PERFEVAL_MOST_DIGITS ||
      scale > decimal::most_scale || scale < -decimal::most_scale)
    return {found.last, std::errc::result_out_of_range};
  value = detail::access::make(detail::decimal_text::coefficient_of(found), static_cast<std::int32_t>(scale));
  return {found.last, std::errc{}};
}

PERFEVAL_INLINE decimal decimal::parse(std::string_view text, const limits& bounds) {
  decimal value;
  const char* last = text.data() + text.size();
  const auto [stop, error] = from_chars(text.data(), last, value, bounds);
  if (error == std::errc::result_out_of_range)
    throw limit_exceeded("a number may have " + to_string(bounds.digits) + " digits and an exponent within ±" +
                         to_string(bounds.exponent) + "; found " + std::to_string(text.size()) +
                         " characters beginning \"" + std::string(text.substr(0, 20)) + "\"");
  if (error == std::errc{} && stop == last) return value;
  const auto position = static_cast<std::size_t>(stop - text.data());
  throw invalid_value("not a decimal number: expected -?digits[.digits][E±digits], found \"" +
                          std::string(text.substr(0, 60)) + "\", wrong from byte " + std::to_string(position),
                      position);
}

PERFEVAL_INLINE std::int32_t decimal::digits() const {
  return static_cast<std::int32_t>(detail::decimal_text::digit_text(coefficient_.get()).count);
}

PERFEVAL_INLINE std::string to_string(const decimal& value) {
  if (detail::decimal_text::prints_short(value)) {
    char out[detail::decimal_text::most_short_text];
    return std::string(out, detail::decimal_text::print_short(
                                out, detail::short_value(detail::access::coefficient(value)), value.scale()));
  }
  const detail::decimal_text::digit_text text(detail::access::coefficient(value));
  const detail::decimal_text::layout l =
      detail::decimal_text::plain_layout(text.count, value.scale(), value.sign() < 0, value.is_zero());
  detail::decimal_text::refuse_long_text(l.length);
  std::string out(static_cast<std::size_t>(l.length), '0');
  detail::decimal_text::print_plain(out.data(), text.begin, text.count, value.scale(), value.sign() < 0, l);
  return out;
}

PERFEVAL_INLINE std::to_chars_result to_chars(char* first, char* last, const decimal& value) {
  if (detail::decimal_text::prints_short(value) && last - first >= detail::decimal_text::most_short_text)
    return {detail::decimal_text::print_short(first, detail::short_value(detail::access::coefficient(value)),
                                              value.scale()),
            std::errc{}};
  const detail::decimal_text::digit_text text(detail::access::coefficient(value));
  const detail::decimal_text::layout l =
      detail::decimal_text::plain_layout(text.count, value.scale(), value.sign() < 0, value.is_zero());
  if (last - first < l.length) return {last, std::errc::value_too_large};
  return {detail::decimal_text::print_plain(first, text.begin, text.count, value.scale(), value.sign() < 0, l),
          std::errc{}};
}

PERFEVAL_INLINE std::string to_scientific(const decimal& value) {
  const detail::decimal_text::digit_text text(detail::access::coefficient(value));
  const std::int64_t adjusted = text.count - 1 - value.scale();
  if (value.scale() >= 0 && adjusted >= -6) return to_string(value);
  std::string out(value.sign() < 0 ? "-" : "");
  out.push_back(text.begin[0]);
  if (text.count > 1) out.append(".").append(text.begin + 1, static_cast<std::size_t>(text.count - 1));
  return out + (adjusted < 0 ? "E-" : "E+") + std::to_string(adjusted < 0 ? -adjusted : adjusted);
}

}  // namespace v0
}  // namespace perfeval
