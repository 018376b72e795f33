/// Units: what a printed number counts or measures, and which units convert to each other exactly.
#pragma once

#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// What a unit measures. Two numbers can be compared only within one dimension, and only if their units convert.
enum class dimension : std::uint8_t {
  none,    ///< no unit printed
  money,   ///< 元 万元 亿元; 万美元 (another currency does not convert)
  share,   ///< % ‰ 百分比 and a bare ratio: 95% = 0.95
  length,  ///< 米 公里 千米 厘米 …
  area,    ///< 平方米 平米 亩 公顷 平方公里 …
  mass,    ///< 克 千克 公斤 吨 …
  volume,  ///< 立方米 升 …
  time,    ///< 年 月 季度 (one family), 天 小时 分钟 秒 周 (another), which do not convert to each other
  named,   ///< any other unit: a count word (listed in the pack's `vocabulary.count_units`) or an unknown one
};
template <>
inline constexpr auto names_of<dimension> = every_name<dimension>({{dimension::none, "none"},
                                                                   {dimension::money, "money"},
                                                                   {dimension::share, "share"},
                                                                   {dimension::length, "length"},
                                                                   {dimension::area, "area"},
                                                                   {dimension::mass, "mass"},
                                                                   {dimension::volume, "volume"},
                                                                   {dimension::time, "time"},
                                                                   {dimension::named, "named"}});

/// A unit as printed.
///
/// Formula: a number in this unit is `number * numerator / denominator` in the unit `base`. Two units convert if and
///          only if dimension, base and per are equal.
/// Example: 万元 is {money, "元", 10000, 1}; 亩 is {area, "平方米", 2000, 3}; 万人次 is {named, "人次", 10000, 1}; ‰ is
///          {share, "1", 1, 1000}.
struct unit {
  perfeval::dimension dimension = perfeval::dimension::none;  ///< what it measures
  std::string base;              ///< the canonical unit; for `named` the word itself without 万
  std::int64_t numerator = 1;    ///< the unit is numerator / denominator of `base`; positive
  std::int64_t denominator = 1;  ///< positive
  std::string per;   ///< what follows the slash, sorted: "年" in 万元/年, "人/月" in 元/人/月 and 元/月·人
  std::string text;  ///< as printed

  friend bool operator==(const unit&, const unit&) = default;
};

/// A unit that a words file adds to those of the library: 垧 is 15 亩.
struct own_unit {
  std::string name;        ///< as it is printed in cells and headers
  perfeval::unit meaning;  ///< one of it

  friend bool operator==(const own_unit&, const own_unit&) = default;
};

/// Those of a words file; they come before unknown words, and never change a unit of the library.
using own_units = std::vector<own_unit>;

/// Reads a whole text as a unit. Nothing if it contains anything that a unit cannot (digits, punctuation, more than
/// twelve characters). An unknown word is `dimension::named`. Spaces and brackets around it are ignored; `%(百分比)`,
/// `百分比`, `％` are %; 人/次 is 人次. A bare 万 or 亿 (250万) is a multiplier without a unit: {none, "", 10000, 1}.
std::optional<unit> read_unit(std::string_view text, std::span<const own_unit> own = {});

/// As read_unit, but for the text after a number in a sentence: an unknown word is a unit only if it is short (one or
/// two Chinese characters, or up to six Latin letters) and does not begin with a measured unit. 5000粒 has a unit;
/// 1个月内支付 and 100%覆盖 have none.
std::optional<unit> read_unit_after_number(std::string_view text, std::span<const own_unit> own = {});

/// The unit of a number printed in `own`, given the unit `other` of the other cell of the row, the unit column or the
/// name: `own` if there is one, else `other`; a bare multiplier keeps its factor (250万 with 万元 or 元 is 250万元).
unit completed(const unit& own, const unit& other);

/// Whether a number in `a` can be expressed in `b`. A unit of `dimension::none` converts only to itself.
bool converts(const unit& a, const unit& b) noexcept;

/// Converts `value` exactly.
/// Requires: converts(from, to).
/// Errors: invalid_value otherwise.
ratio convert(const decimal& value, const unit& given, const unit& wanted);

/// Writes the unit as printed.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const unit& unit) {
  return out << unit.text;
}

}  // namespace v0
}  // namespace perfeval

template <>
struct std::hash<perfeval::unit> {
  std::size_t operator()(const perfeval::unit& unit) const noexcept {
    const std::hash<std::string> text;
    std::size_t all = text(unit.base) ^ static_cast<std::size_t>(unit.numerator) * 31U ^
                      static_cast<std::size_t>(unit.denominator) * 131U;
    for (const std::string* part : {&unit.per, &unit.text}) all = all * 0x9E3779B97F4A7C15U + text(*part);
    return all;
  }
};

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/quantity.ipp>
#endif
