/// Units: what a number on paper counts or measures, and which of them convert into each other, exactly.
#pragma once

#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// What a unit measures. Two numbers are comparable only within one dimension, and there only if their units convert.
enum class dimension : std::uint8_t {
  none,    ///< no unit printed
  money,   ///< 元 万元 亿元; 万美元 (another currency does not convert)
  share,   ///< % ‰ 百分比 and a bare ratio, in one: 95% = 0.95
  length,  ///< 米 公里 千米 厘米 …
  area,    ///< 平方米 平米 亩 公顷 平方公里 …
  mass,    ///< 克 千克 公斤 吨 …
  volume,  ///< 立方米 升 …
  time,    ///< 年 月 季度 (one family), 天 小时 分钟 秒 周 (another): the two do not convert
  named,   ///< a word of its own: a count word (`vocabulary.count_units` of the pack says which) or any unit not listed
           ///< here
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
/// Formula: a number in this unit is `number * numerator / denominator` in the unit `base`; two units convert if and
/// only if
///          dimension, base and per are equal.
/// Example: 万元 is {money, "元", 10000, 1}; 亩 is {area, "平方米", 2000, 3}; 万人次 is {named, "人次", 10000, 1}; ‰ is
/// {share, "1", 1, 1000}.
struct unit {
  perfeval::dimension dimension = perfeval::dimension::none;
  std::string base;  ///< the canonical unit it is expressed in; for `named` the word itself without 万
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  std::string per;   ///< what follows the stroke: "年" in 万元/年, "人/次" in 元/人/次
  std::string text;  ///< as printed

  friend bool operator==(const unit&, const unit&) = default;
};

/// Reads a whole text as a unit; nothing if it holds anything that no unit holds (digits, sentence marks, more than
/// twelve characters). An unknown word is `dimension::named`. Spaces and brackets around it aside; `%(百分比)`,
/// `百分比`, `％` are %; 人/次 is 人次. A bare 万 or 亿 (250万) is a multiplier without a unit: {none, "", 10000, 1}.
std::optional<unit> read_unit(std::string_view text);

/// As read_unit, but for what follows a number in a sentence: an unknown word is a unit only if it is short (one or two
/// Chinese characters, or up to six Latin letters) and does not begin with a measured unit. 5000粒 has a unit;
/// 1个月内支付 and 100%覆盖 have none.
std::optional<unit> read_unit_after_number(std::string_view text);

/// The unit of a number printed in `own` beside `other` (the other cell of the row, the unit column, the name): `own`
/// if it has one, else `other`; a bare multiplier keeps its own factor (250万 beside 万元 or 元 is 250 万元).
unit completed(const unit& own, const unit& other);

/// Whether a number in `a` can be expressed in `b`. A unit of `dimension::none` converts with nothing but itself.
bool converts(const unit& a, const unit& b) noexcept;

/// `value`, given in `from`, expressed in `to`, exactly. Requires converts(from, to); throws invalid_value otherwise.
ratio convert(const decimal& value, const unit& from, const unit& to);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/quantity.ipp>
#endif
