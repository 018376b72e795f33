/// Numbers written in Chinese: 一, 十二, 九十五, 百. They are read only where nothing else can be meant: before a unit
/// of time, a month, 百分之.
#pragma once

#include <perfeval/detail/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace perfeval {
inline namespace v0 {
namespace detail::numerals {

constexpr std::int32_t numeral_digit(char32_t c) noexcept {
  constexpr std::u32string_view digits = U"零一二三四五六七八九";
  if (c == U'两') return 2;
  if (c == U'〇') return 0;
  const std::size_t position = digits.find(c);
  return position == std::u32string_view::npos ? -1 : static_cast<std::int32_t>(position);
}

/// The number from 0 to 999 at `position`, which moves past it; without a number nothing moves.
inline std::optional<std::int32_t> take_numeral(glyphs text, std::size_t& position) noexcept {
  std::int32_t total = 0;
  std::int32_t digit = -1;
  std::int32_t place = 1000;  // each place must be smaller than the one before
  bool zero = false;          // 一百五 is 150 and 一百零五 is 105: after 百 only the second is read
  std::size_t i = position;
  for (; i < text.size(); ++i) {
    const char32_t c = text[i].c;
    const std::int32_t value = numeral_digit(c);
    if (value >= 0) {
      if (digit > 0) return std::nullopt;  // 二二: digits read out, no numeral
      digit = value;
      zero = zero || value == 0;
      continue;
    }
    const std::int32_t unit = c == U'百' ? 100 : c == U'十' ? 10 : 0;
    if (unit == 0) break;
    if (unit >= place) return std::nullopt;
    total += (digit > 0 ? digit : 1) * unit;
    place = unit;
    digit = -1;
  }
  if (i == position || (place == 100 && digit > 0 && !zero)) return std::nullopt;
  position = i;
  return total + (digit > 0 ? digit : 0);
}

}  // namespace detail::numerals
}  // namespace v0
}  // namespace perfeval
