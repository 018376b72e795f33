/// A number as printed: its text, its value if it has one, and the unit printed with it. Printed text becomes a number
/// only here; targets and actuals, which are small sentences, are read by form/statement.hpp.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/error.hpp>
#include <perfeval/names.hpp>
#include <perfeval/quantity.hpp>
#include <perfeval/source.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// The content of a cell. Blank, dash, zero (a `number`) and unreadable are four different things throughout the
/// library.
enum class content : std::uint8_t {
  absent,      ///< the form has no such cell: no such column, no such row
  blank,       ///< only spaces: U+0020, U+00A0, U+3000, line ends
  dash,        ///< — —— - － / * 无 不适用
  number,      ///< a number, with or without a unit
  unreadable,  ///< none of these; for a cell that is not a figure: words
};
template <>
inline constexpr auto names_of<content> = every_name<content>({{content::absent, "absent"},
                                                               {content::blank, "blank"},
                                                               {content::dash, "dash"},
                                                               {content::number, "number"},
                                                               {content::unreadable, "unreadable"}});

/// A cell as printed.
struct cell {
  std::string text;       ///< the displayed text, unchanged
  std::string stored;     ///< the stored text, if the format has one that differs (xlsx); evidence, never the figure
  perfeval::place place;  ///< where the document has it; unknown for a cell made in code
  perfeval::content content = perfeval::content::absent;  ///< `unreadable` means words if the cell is not a figure

  /// Whether the cell is blank or absent.
  [[nodiscard]] bool empty() const noexcept { return content == content::absent || content == content::blank; }
  friend bool operator==(const cell&, const cell&) = default;
};

/// A cell of a number column: an amount, a rate, a weight, a score, a total.
struct figure : cell {
  decimal value;  ///< if `content` is number: in the column's unit (4500元 in a 万元 column is 0.4500), with its scale
  std::string unit;     ///< the unit printed in the cell itself: "%", "万元", "分", or nothing
  bool merged = false;  ///< part of a merged cell whose figure is in an earlier row

  /// Whether `value` is the number of the cell.
  [[nodiscard]] bool has_value() const noexcept { return content == content::number; }
  friend bool operator==(const figure&, const figure&) = default;
};

/// Why a text is not a number.
enum class number_fault : std::uint8_t {
  none,
  no_number,   ///< no digit where it would begin
  two_points,  ///< 9.5.5
  letters,     ///< a letter among the digits: 1O0
  too_large    ///< more digits, or a larger exponent, than the limits allow
};
template <>
inline constexpr auto names_of<number_fault> = every_name<number_fault>({{number_fault::none, "none"},
                                                                         {number_fault::no_number, "no_number"},
                                                                         {number_fault::two_points, "two_points"},
                                                                         {number_fault::letters, "letters"},
                                                                         {number_fault::too_large, "too_large"}});

/// The fault of a text that is not a number, with the limits that it was read under.
struct unread_number {
  number_fault fault = number_fault::none;  ///< none: the text is a number
  std::uint32_t digits = 0;                 ///< the most digits allowed
  std::uint32_t exponent = 0;               ///< the largest exponent allowed

  friend bool operator==(const unread_number&, const unread_number&) = default;
};
/// What was expected: "a number with one point", 只能有一个小数点; in Chinese nothing where any number would do.
std::string words_of(const unread_number& number, language language);

/// A number found at the start of a text, in the notations that people print.
///
/// Accepts: full-width digits and signs (９５．６０), thousands separators in groups of three (215,457.6, also ，),
///          spaces after the point or between digits left by text extraction (3577. 95), one sign.
/// Refuses: two points, two signs, a letter among the digits.
struct printed_number {
  perfeval::content content = perfeval::content::unreadable;  ///< number or unreadable
  decimal value;                                              ///< scale as printed
  std::size_t end = 0;       ///< bytes of the text used, including spaces before the number
  bool spaced = false;       ///< the number contains a space
  bool mixed_width = false;  ///< full-width and half-width digits are mixed
  unread_number unread;      ///< if unreadable: why
};

/// Reads the number at the start of `text`, ignoring spaces before it. Never throws; a number that a limit refuses is
/// unreadable.
printed_number read_printed_number(std::string_view text, const limits& bounds = {});

/// Whether a cell that is not a figure is blank, a dash or words (`content::unreadable`).
content content_of(std::string_view text) noexcept;

/// The text without spaces (U+0020, U+00A0, U+3000, tabs, line ends) at its ends.
std::string_view trimmed(std::string_view text) noexcept;

/// The text without any spaces, for comparisons that ignore them.
std::string without_spaces(std::string_view text);

/// Reads a cell that is not a figure: text, place and content.
cell read_cell(std::string_view text, place place = {});

/// The meaning of a number column, which determines the units that a figure may carry.
enum class column : std::uint8_t { amount, rate, weight, score };
template <>
inline constexpr auto names_of<column> = every_name<column>(
    {{column::amount, "amount"}, {column::rate, "rate"}, {column::weight, "weight"}, {column::score, "score"}});

/// Reads a cell of a number column. `own` are the units of a words file.
///
/// An amount or points may carry ￥ before them. An amount may carry a money unit behind it, and is converted exactly
/// to `money` ("元", "万元", "亿元"; if empty, no unit was declared: a unit in the cell is kept and nothing is
/// converted). A rate may carry % or ‰; a weight may carry 分 or %, a score 分. Anything else is `unreadable`.
figure read_figure(std::string_view text, column column, std::string_view money = {}, place place = {},
                   const limits& bounds = {}, std::span<const own_unit> own = {});

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/printed.ipp>
#endif
