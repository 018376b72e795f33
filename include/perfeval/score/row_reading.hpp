/// How a row of the indicator table is read under a pack: the direction of its target, its actual in the same unit, and
/// whether the target is met. What that earns is in score/points.hpp.
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
  not_known,  ///< the target cannot be read, or cannot be compared with the actual
  at_least,
  at_most,
  equal,
  undecided,    ///< at_least or at_most: the form does not say which
  within,       ///< a range with both ends
  deadline,     ///< a date
  qualitative,  ///< words on tiers
  yes_no,       ///< 是 / 否
};
template <>
inline constexpr auto names_of<direction> =
    every_word<direction>({{direction::not_known, "not_known", "无法比较", "not comparable"},
                           {direction::at_least, "at_least", "正向", "at least"},
                           {direction::at_most, "at_most", "反向", "at most"},
                           {direction::equal, "equal", "等于", "equal"},
                           {direction::undecided, "undecided", "未定", "undecided"},
                           {direction::within, "within", "区间", "within a range"},
                           {direction::deadline, "deadline", "期限", "deadline"},
                           {direction::qualitative, "qualitative", "定性", "qualitative"},
                           {direction::yes_no, "yes_no", "是否", "yes or no"}});

/// Whether a row with this direction compares numbers or dates.
constexpr bool compares_values(direction direction) noexcept {
  switch (direction) {
    case direction::at_least:
    case direction::at_most:
    case direction::equal:
    case direction::undecided:
    case direction::within:
    case direction::deadline:
      return true;
    case direction::not_known:
    case direction::qualitative:
    case direction::yes_no:
      break;
  }
  return false;
}

/// Whether the actual reaches the target under every direction that the reading permits.
enum class outcome : std::uint8_t { neither, met, missed };
template <>
inline constexpr auto names_of<outcome> =
    every_name<outcome>({{outcome::neither, "neither"}, {outcome::met, "met"}, {outcome::missed, "missed"}});

/// A row as read. Target and actual are exact numbers in a common unit.
struct row_reading {
  perfeval::direction direction = perfeval::direction::not_known;  ///< which way is better
  outcome result = outcome::neither;                               ///< whether the actual reaches the target
  bool strict = false;                                             ///< the sign is ＞ or ＜
  bool strict_tie = false;         ///< the sign is strict and the actual equals the target
  bool counted = false;            ///< the unit is a count word
  bool bare_percent = false;       ///< target and actual are percentages of satisfaction without their sign: 90, 85
  bool single = false;             ///< the actual is one value
  bool may_be_rounded = false;     ///< the actual is a percentage, or a measured quantity printed with decimals
  ratio low, high;                 ///< the target (two ends for a range, else equal; the last day for a date)
  std::optional<interval> actual;  ///< one value, or the set of an inequality or a range; the days of a date
  ratio printed_unit;              ///< one unit in the last printed place of the actual, in the common unit; 0 if none
  tier_set tiers = 0;              ///< for words: the tiers of the actual's word; 0 if it has none
  const indicator* paper = nullptr;  ///< the row that was read, for rules as code that need it; borrowed

  /// The actual, if it is one value.
  [[nodiscard]] const ratio* value() const noexcept { return single ? &actual->low()->value : nullptr; }
  /// Whether target and actual are numbers (or dates) that can be compared.
  [[nodiscard]] bool measurable() const noexcept { return compares_values(direction); }
};

/// Reads one row.
///
/// A bare number takes the unit of the other cell, else of the unit column, else of the name; compared with a
/// percentage, 95 is 95 %, 0.95 is a ratio, and a bare 1 cannot be compared. If no operator is written (in the target,
/// its own column, or the name next to the same number), the direction follows from the kind and the name.
/// Source: docs/rules.md#reading and #direction.
row_reading read_row(const indicator& row, const form& form, const pack& rules);

/// Compares the target with the actual: sets `result` and `strict_tie`.
void settle_outcome(row_reading& row, const pack& rules);

/// The unit that a bare number of this row takes from the unit column or from the end of the name (`产值(%)`);
/// dimension::none if there is neither.
unit unit_beside(const indicator& row, const form& form);

/// Whether numbers in this unit are counts (`vocabulary.count_units`, with or without 万).
bool counts(const unit& u, const pack& rules) noexcept;

/// The sign of the row's target: in the target, in its own column, or in the name next to the same number.
comparison sign_of(const indicator& row, const form& form);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/row_reading.ipp>
#endif
