/// Exact totals as texts in the order of the totals: for engines that sort texts, and know no quotients.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/score/columns.hpp>

#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::total_keys {

/// The whole part in units of 10^-9, then the rest as a continued fraction 1/(a + 1/(b + …)), of which each number has
/// one. A larger a makes it smaller, a larger b larger again, so that every other term is written in letters that run
/// backwards. What ends is followed by a term without bound.
inline constexpr std::int32_t places = 9;
inline constexpr std::size_t whole_digits = 24;
inline constexpr char first = '0', last = 'z', endless = '~';
inline constexpr std::size_t long_term = static_cast<std::size_t>(last - first);

inline char turned(char letter) noexcept { return static_cast<char>(first + last - letter); }

/// The number of digits, then the digits: a longer one is a larger one.
inline std::string term(const decimal& whole) {
  std::string digits = to_string(whole);
  std::string text;
  std::size_t length = digits.size();
  for (; length >= long_term; length -= long_term) text.push_back(last);
  text.push_back(static_cast<char>(first + length));
  return text + digits;
}

inline void add(std::string text, bool turns, std::string& key) {
  if (turns)
    for (char& letter : text) letter = turned(letter);
  key += text;
}

inline decimal floor_of(const ratio& value) { return round(value, {0, rounding_mode::floor}); }

}  // namespace detail::total_keys

PERFEVAL_INLINE std::string total_key(const ratio& total) {
  using namespace detail::total_keys;
  if (total.sign() < 0) throw invalid_value("a total of " + to_string(total) + " has no key: it is below zero");
  const ratio scaled = total * ratio(decimal(1'000'000'000));
  decimal whole = floor_of(scaled);
  std::string key = to_string(whole);
  if (key.size() > whole_digits) throw limit_exceeded("a total of " + to_string(total) + " is too large for a key");
  key.insert(0, whole_digits - key.size(), first);
  bool turns = true;
  for (ratio rest = scaled - ratio(whole); !rest.is_zero(); rest -= ratio(whole), turns = !turns) {
    rest = ratio(1) / rest;
    whole = floor_of(rest);
    add(term(whole), turns, key);
  }
  add(std::string(1, endless), turns, key);
  return key;
}

}  // namespace v0
}  // namespace perfeval
