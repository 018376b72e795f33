/// How a row of the indicator table is read under a pack: in which direction its target points, what its actual is in
/// the same unit, and whether the target is met. What that earns is score/points.hpp.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/names.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/value_set.hpp>

#include <cstdint>
#include <optional>

namespace perfeval {
inline namespace v0 {

/// Which way a target points (正向, 反向, 等于, 未定, 定性).
enum class direction : std::uint8_t {
  not_known,  ///< the target cannot be read, or not be compared with the actual
  at_least,
  at_most,
  equal,
  undecided,    ///< at_least or at_most: the paper does not say
  within,       ///< a range with both ends
  deadline,     ///< a date
  qualitative,  ///< words on tiers
  yes_no,       ///< 是 / 否
};
template <>
inline constexpr auto names_of<direction> = every_name<direction>({{direction::not_known, "not_known"},
                                                                   {direction::at_least, "at_least"},
                                                                   {direction::at_most, "at_most"},
                                                                   {direction::equal, "equal"},
                                                                   {direction::undecided, "undecided"},
                                                                   {direction::within, "within"},
                                                                   {direction::deadline, "deadline"},
                                                                   {direction::qualitative, "qualitative"},
                                                                   {direction::yes_no, "yes_no"}});

/// Whether the actual reaches the target, under every direction the reading admits.
enum class outcome : std::uint8_t { neither, met, missed };
template <>
inline constexpr auto names_of<outcome> =
    every_name<outcome>({{outcome::neither, "neither"}, {outcome::met, "met"}, {outcome::missed, "missed"}});

/// A row as read. Target and actual are exact numbers in one common unit.
struct row_reading {
  direction towards = direction::not_known;
  outcome result = outcome::neither;
  bool strict = false;             ///< the sign is ＞ or ＜
  bool strict_tie = false;         ///< and the actual equals the target
  bool counted = false;            ///< the unit is a count word: whole things
  bool single = false;             ///< the actual is one value
  bool exact_unit = false;         ///< the actual is a count or money: it is what it prints
  ratio low, high;                 ///< the target (for a range its two ends, else equal; for a date the last day)
  std::optional<interval> actual;  ///< one value, or the set that an inequality or a range names; for a date the days
  ratio printed_unit;              ///< one unit in the last printed place of the actual, in the common unit; 0 if none
  tier_set tiers = 0;              ///< for words: where the actual's word stands; 0 if nowhere
  const indicator* paper = nullptr;  ///< the row that was read, for a rule as code that wants it; borrowed

  /// The actual, if it is one value.
  [[nodiscard]] const ratio* value() const noexcept { return single ? &actual->low()->value : nullptr; }
  /// Whether target and actual are numbers (or dates) that compare.
  [[nodiscard]] bool measurable() const noexcept {
    return towards >= direction::at_least && towards <= direction::deadline;
  }
};

/// Reads one row.
///
/// A bare number takes the unit of the other cell, else of the unit column, else of the name; against a percentage 95
/// is 95 %, 0.95 is a ratio, and a bare 1 compares with nothing. Where no operator is written (in the target, its own
/// column, or the name beside the same number) the direction follows the kind and the name.
/// Source: docs/rules.md#reading and #direction.
row_reading read_row(const indicator& row, const form& form, const pack& rules);

/// Holds the reading against its actual: sets `result` and `strict_tie`.
void settle_outcome(row_reading& row, const pack& rules);

/// The unit a bare number of this row takes from the unit column or from the end of the name (`产值(%)`);
/// dimension::none if neither.
unit unit_beside(const indicator& row);

/// Whether numbers in this unit are counts of whole things (`vocabulary.count_units`, with or without 万).
bool counts(const unit& u, const pack& rules) noexcept;

/// The sign that the row's target has: in the target, its own column, or the name beside the same number.
comparison sign_of(const indicator& row);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/row_reading.ipp>
#endif
