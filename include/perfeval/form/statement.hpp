/// What a target or an actual states: a small typed language, read from one cell. The direction of a bare number and
/// the value of a word on a scale are decided by the pack (score/row_reading.hpp); this header covers only what the
/// cell itself says.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/names.hpp>
#include <perfeval/printed.hpp>
#include <perfeval/quantity.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// The type of a statement. Words, and numbers without a bound, are kept as such: they cannot be compared.
enum class statement_kind : std::uint8_t {
  nothing,  ///< blank, dash, or no such cell (see `cell::content`)
  number,   ///< one number: 3个, ≥95%, 实际在编1175人, 4元/人/次
  range,    ///< two ends, both included: 5~10个, 90%-95%
  date,     ///< a day, month, year, or a span of them: 2023年12月, 12月底前, 2023.07-2024.01
  period,   ///< a duration: 1年, 1年内, 全年, 30天, 2小时, 2022年度 (`low` in `unit`)
  words,    ///< anything else: 好坏, 按合同支付, 达成预期指标, 约100人
};
template <>
inline constexpr auto names_of<statement_kind> = every_name<statement_kind>({{statement_kind::nothing, "nothing"},
                                                                             {statement_kind::number, "number"},
                                                                             {statement_kind::range, "range"},
                                                                             {statement_kind::date, "date"},
                                                                             {statement_kind::period, "period"},
                                                                             {statement_kind::words, "words"}});

/// The sign or bound word written with a number.
enum class comparison : std::uint8_t { none, at_least, above, at_most, below, equal };
template <>
inline constexpr auto names_of<comparison> = every_name<comparison>({{comparison::none, "none"},
                                                                     {comparison::at_least, "at_least"},
                                                                     {comparison::above, "above"},
                                                                     {comparison::at_most, "at_most"},
                                                                     {comparison::below, "below"},
                                                                     {comparison::equal, "equal"}});

/// Days since 1970-01-01 in the proleptic Gregorian calendar: an exact whole number, without clock or time zone.
using day_number = std::int32_t;
day_number days_from_civil(std::int32_t year, unsigned month, unsigned day) noexcept;
/// The first day of a statement that allows any earlier day (12月31日前): long before any form.
inline constexpr day_number earliest_day = -1'000'000'000;

/// What one cell states.
struct statement {
  statement_kind kind = statement_kind::nothing;  ///< nothing: blank, a dash, or no cell
  comparison sign = comparison::none;             ///< the sign or bound word written with the number
  bool sign_is_word = false;                      ///< a bound word (不低于, 以上), not an operator sign
  bool sign_is_within =
      false;          ///< the bound word of a period: 1年内, 30天以内 (at_most, but not reported as an inequality)
  decimal low, high;  ///< the number(s) as printed, in `unit`; equal for one number
  perfeval::unit unit;  ///< dimension::none if no unit is printed
  day_number first =
      0;  ///< for dates: the first and last day the statement allows (a bare year or month spans it; 月初 月底 a third)
  day_number last = 0;  ///< the last day
  bool by = false;      ///< for dates: "by" (前, 底前, 之前, 内, a span): only `last` matters as a deadline
  bool vague = false;  ///< 左右 约 逐步 若干, 100余人: states no bound, cannot be compared; the kind is `words`
  std::string qualifier;  ///< the words before the number: 实际在编, 合同金额
  friend bool operator==(const statement&, const statement&) = default;
};

/// Reads a target or an actual. `year` is the year of the form, for dates without one; without it such a date is
/// `words`. `own` are the units of a words file.
///
/// Grammar: `[words] [operator] number [unit] [bound word]`; the words contain no digits and are kept as qualifier, a
///          final 完成 is dropped. Two numbers that are not a range, a date or a period make `words`.
/// Errors: none; anything that cannot be read as a whole is `words`, and a number beyond `bounds` is not a number.
/// Source: docs/reading-cells.md, which has the table; docs/rules.md#reading.
statement read_statement(std::string_view text, std::optional<std::int32_t> year = {}, const limits& bounds = {},
                         std::span<const own_unit> own = {});

/// The sign in a cell that contains nothing else (the 指标性质 column): ≥, 不低于, 正向 (at_least), 反向 (at_most) …;
/// none if there is no such sign.
comparison read_sign(std::string_view text);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/form/impl/statement.ipp>
#endif
