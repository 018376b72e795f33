/// The numbers that are measured side by side, each with the same ten operations: ours, the bare 128-bit floor, and
/// Boost's three.
#pragma once

#include <perfeval/exact_sum.hpp>
#include <perfeval/rounding.hpp>

#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <type_traits>

namespace peers {

__extension__ typedef __int128 int128;

constexpr std::int64_t power(int exponent) {
  std::int64_t p = 1;
  for (; exponent > 0; --exponent) p *= 10;
  return p;
}
constexpr std::int64_t powers[] = {power(0), power(1), power(2), power(3), power(4), power(5), power(6)};

/// perfeval's own.
struct ours {
  using number = perfeval::decimal;
  using exact = perfeval::exact_sum;
  static constexpr perfeval::rounding cents{2, perfeval::rounding_mode::half_up};

  static number make(std::int64_t coefficient, int scale) { return {coefficient, scale}; }
  static number add(const number& a, const number& b) { return a + b; }
  static number subtract(const number& a, const number& b) { return a - b; }
  static number multiply(const number& a, const number& b) { return a * b; }
  static bool less(const number& a, const number& b) { return a < b; }
  static bool less_quotient(const number& a, const number& b, const number& c, const number& d) {
    return a / b < c / d;
  }
  static number quotient(const number& a, const number& b) { return round(a / b, cents); }
  static void add_to(number& sum, const number& a) { sum += a; }
  static number parse(const std::string& text) {
    number value;
    from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  static char* print(char* first, char* last, const number& a) { return to_chars(first, last, a).ptr; }
  static number round_sum(const number& sum) { return round(sum, cents); }
  static void add_quotient(exact& sum, const number& a, const number& b) { sum += a / b; }
  static number round_exact(const exact& sum) { return sum.rounded(cents); }
};

/// A whole number with a scale, on the integer named: no sign of overflow, no big numbers, no state. With __int128 it
/// is the floor.
template <class Integer>
struct scaled {
  struct number {
    Integer v = 0;
    int scale = 0;
  };
  struct fraction {
    Integer n = 0, d = 1;
  };

  static number make(std::int64_t coefficient, int scale) { return {coefficient, scale}; }
  /// The number at a larger scale; the floor takes it to lie within 64 bits, as all operands here do.
  static Integer lift(const number& a, int scale) {
    if constexpr (std::is_same_v<Integer, int128>)
      return static_cast<int128>(static_cast<std::int64_t>(a.v)) * powers[scale - a.scale];
    return scale == a.scale ? a.v : Integer(a.v * powers[scale - a.scale]);
  }
  static number add(const number& a, const number& b) {
    const int scale = a.scale > b.scale ? a.scale : b.scale;
    return {lift(a, scale) + lift(b, scale), scale};
  }
  static number subtract(const number& a, const number& b) {
    const int scale = a.scale > b.scale ? a.scale : b.scale;
    return {lift(a, scale) - lift(b, scale), scale};
  }
  static number multiply(const number& a, const number& b) { return {a.v * b.v, a.scale + b.scale}; }
  static bool less(const number& a, const number& b) {
    const int scale = a.scale > b.scale ? a.scale : b.scale;
    return lift(a, scale) < lift(b, scale);
  }
  static bool less_quotient(const number& a, const number& b, const number& c, const number& d) {
    return a.v * d.v * powers[b.scale] * 100 < c.v * b.v * powers[d.scale] * 100;  // a and c have one scale
  }
  /// Half up; operands are not negative here.
  static Integer divide(const Integer& n, const Integer& d) {
    const Integer whole = n / d;
    return 2 * (n - whole * d) >= d ? whole + 1 : whole;
  }
  static void add_to(number& sum, const number& a) { sum = add(sum, a); }
  static number quotient(const number& a, const number& b) { return {divide(a.v * powers[b.scale], b.v), 2}; }
  static number parse(const std::string& text) {
    std::int64_t v = 0;
    int scale = 0;
    bool point = false;
    for (const char c : text) {
      if (c == '.') {
        point = true;
      } else {
        v = v * 10 + (c - '0');
        scale += point ? 1 : 0;
      }
    }
    return {v, scale};
  }
  static char* print(char* first, char* last, const number& a) {
    const auto whole = static_cast<std::int64_t>(a.v);
    char* end = std::to_chars(first, last, whole / powers[a.scale]).ptr;
    *end++ = '.';
    for (int i = a.scale; i-- > 0;) *end++ = static_cast<char>('0' + whole / powers[i] % 10);
    return end;
  }
  static number round_sum(const number& sum) {
    return sum.scale <= 2 ? sum : number{divide(sum.v, Integer(powers[sum.scale - 2])), 2};
  }
};

using bare_128 = scaled<int128>;
using whole_number = boost::multiprecision::cpp_int;
using boost_cpp_int = scaled<whole_number>;

struct boost_dec_float {
  using number = boost::multiprecision::cpp_dec_float_50;
  using exact = number;

  static number make(std::int64_t coefficient, int scale) { return number(coefficient) / powers[scale]; }
  static number add(const number& a, const number& b) { return a + b; }
  static number subtract(const number& a, const number& b) { return a - b; }
  static number multiply(const number& a, const number& b) { return a * b; }
  static bool less(const number& a, const number& b) { return a < b; }
  static bool less_quotient(const number& a, const number& b, const number& c, const number& d) {
    return number(a / b) < number(c / d);
  }
  static number round_sum(const number& a) { return number(boost::multiprecision::round(number(a * 100))) / 100; }
  static number quotient(const number& a, const number& b) { return round_sum(a / b); }
  static void add_to(number& sum, const number& a) { sum += a; }
  static number parse(const std::string& text) { return number(text); }
  static char* print(char* first, char*, const number& a) {
    const std::string text = a.str(2, std::ios_base::fixed);
    std::memcpy(first, text.data(), text.size());
    return first + text.size();
  }
  static void add_quotient(exact& sum, const number& a, const number& b) { sum += a / b; }
  static number round_exact(const exact& sum) { return round_sum(sum); }
};

struct boost_rational {
  using number = boost::multiprecision::cpp_rational;
  using exact = number;

  static number make(std::int64_t coefficient, int scale) { return number(coefficient, powers[scale]); }
  static number add(const number& a, const number& b) { return a + b; }
  static number subtract(const number& a, const number& b) { return a - b; }
  static number multiply(const number& a, const number& b) { return a * b; }
  static bool less(const number& a, const number& b) { return a < b; }
  static bool less_quotient(const number& a, const number& b, const number& c, const number& d) {
    return number(a / b) < number(c / d);
  }
  static number round_sum(const number& a) {
    const number doubled = a * 200 + 1;
    return number(whole_number(numerator(doubled) / (denominator(doubled) * 2)), 100);
  }
  static number quotient(const number& a, const number& b) { return round_sum(a / b); }
  static void add_to(number& sum, const number& a) { sum += a; }
  static number parse(const std::string& text) {
    const std::size_t point = text.find('.');
    return number(whole_number(text.substr(0, point) + text.substr(point + 1)),
                  whole_number(powers[text.size() - point - 1]));
  }
  static char* print(char* first, char*, const number& a) {
    std::string text = whole_number(numerator(a) * 100 / denominator(a)).str();
    text.insert(text.size() - 2, 1, '.');
    std::memcpy(first, text.data(), text.size());
    return first + text.size();
  }
  static void add_quotient(exact& sum, const number& a, const number& b) { sum += a / b; }
  static number round_exact(const exact& sum) { return round_sum(sum); }
};

}  // namespace peers
