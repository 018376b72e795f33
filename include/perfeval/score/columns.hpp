/// Scores rows that lie in columns, as in a table of a million forms, without building a form. Points, totals, grades
/// and ranks are exact, whatever the order of the rows; a row has the points that `score` gives the same figures.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/rule/rule.hpp>
#include <perfeval/score/across.hpp>
#include <perfeval/score/scorecard.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// How the numbers of a column lie in memory; the wider two as in Arrow, least significant byte first.
enum class number_width : std::uint8_t { int64, decimal128, decimal256 };
template <>
inline constexpr auto names_of<number_width> = every_name<number_width>({{number_width::int64, "int64"},
                                                                         {number_width::decimal128, "decimal128"},
                                                                         {number_width::decimal256, "decimal256"}});

/// Exact numbers of a column, borrowed: whole numbers with a common scale, in the layout of Arrow's buffers.
struct number_column {
  const void* values = nullptr;              ///< of `width`, aligned to 8 bytes
  number_width width = number_width::int64;  ///< of each value
  std::int32_t scale = 0;                    ///< digits after the point: 12345 at scale 2 is 123.45
  const std::uint8_t* validity =
      nullptr;             ///< a bit for each value, the lowest first, 0: unknown; nullptr: all are known
  std::size_t offset = 0;  ///< the position of row 0 in `values` and `validity`

  /// Whether the number of this row is known.
  [[nodiscard]] bool known(std::size_t row) const noexcept {
    const std::size_t place = row + offset;
    return validity == nullptr || (validity[place / 8] >> (place % 8) & 1U) != 0;
  }
  /// The number of this row.
  /// Requires: known(row).
  [[nodiscard]] decimal number(std::size_t row) const;
};

/// Which way the target of a row points. A table of figures has no words to tell it from, so it is given.
enum class target_direction : std::uint8_t {
  at_least,   ///< 正向: the points of `quant.at_least`
  at_most,    ///< 反向: the points of `quant.at_most`
  equal,      ///< 等于: the points of `quant.equal`
  undecided,  ///< at_least or at_most: settled only where both give the same points
  execution,  ///< 预算执行: the target is the budget, the actual what was spent; the points of `execution`
};
template <>
inline constexpr auto names_of<target_direction> =
    every_word<target_direction>({{target_direction::at_least, "at_least", "正向", "at least"},
                                  {target_direction::at_most, "at_most", "反向", "at most"},
                                  {target_direction::equal, "equal", "等于", "equal"},
                                  {target_direction::undecided, "undecided", "未定", "undecided"},
                                  {target_direction::execution, "execution", "预算执行", "budget execution"}});

/// How precise an actual is.
enum class precision : std::uint8_t {
  rounded,  ///< 四舍五入: half up, to the places of its column
  exact,    ///< 精确: a count, or a figure with all of its digits
};
template <>
inline constexpr auto names_of<precision> = every_word<precision>(
    {{precision::rounded, "rounded", "四舍五入", "rounded"}, {precision::exact, "exact", "精确", "exact"}});

/// Rows to be scored: arrays of `rows` items each, borrowed for the call. Target and actual of a row are in one unit.
struct row_columns {
  std::size_t rows = 0;                          ///< how many
  number_column weight;                          ///< unknown: the row is not scored
  number_column target;                          ///< unknown: the points are open, 0 to the weight
  number_column actual;                          ///< unknown: the row is `missing`
  const target_direction* directions = nullptr;  ///< required
  const std::uint32_t* forms = nullptr;  ///< the form of each row, below `form_count`, in any order; nullptr: no totals
  std::size_t form_count = 0;            ///< the number of forms; each has a total
  const perfeval::standing* standings = nullptr;    ///< nullptr: by the actual alone
  const perfeval::kind* kinds = nullptr;            ///< for the pack's rules by kind; required if it has any
  const perfeval::category* categories = nullptr;   ///< for its rules by category and its caps, and for rows that leave
  const std::uint32_t* own_rules = nullptr;         ///< 0: the pack's rule; n: `rules[n - 1]`, whatever the direction;
                                                    ///< nullptr: what `rows` of the pack gives the kind and category
  std::span<const row_rule> rules;                  ///< those that `own_rules` name
  const perfeval::precision* precisions = nullptr;  ///< of the actuals, for `rank_ranges`; nullptr: all are rounded
};

/// How equal totals share their ranks: 1 1 3, 1 1 2, or 1 2 3 in the order of their numbers.
enum class tie_ranks : std::uint8_t { competition, dense, ordinal };
template <>
inline constexpr auto names_of<tie_ranks> = every_name<tie_ranks>(
    {{tie_ranks::competition, "competition"}, {tie_ranks::dense, "dense"}, {tie_ranks::ordinal, "ordinal"}});

/// What is wanted besides points, totals and grades.
struct column_request {
  bool exact = false;              ///< the points and totals as quotients too
  bool keys = false;               ///< the keys of the totals
  std::optional<tie_ranks> ranks;  ///< ranks on the exact totals, the highest first
  bool rank_ranges = false;        ///< the ranks that are possible if the actuals were rounded
};

/// The ranks that a form can have, whatever the numbers were that the actuals of all forms were rounded from: a form
/// whose worst rank is above the best of another is certainly better. Of equal totals both have the upper rank.
struct rank_range {
  std::uint32_t best = 0;   ///< 1 and the number of forms that are above it in any case; 0: the form has no total
  std::uint32_t worst = 0;  ///< 1 and the number of forms that can be above it; 0: the form has no total

  friend bool operator==(const rank_range&, const rank_range&) = default;
};

/// A form of which some row is open, with the ends of its possible totals.
struct open_total {
  std::uint32_t form = 0;  ///< as in `row_columns::forms`, from 0
  ratio low, high;         ///< the ends, unrounded
};

/// A row whose rule failed, and why. Its points are open.
struct column_trouble {
  std::size_t row = 0;  ///< from 0
  std::string cause;    ///< what the rule threw, or why its points are refused
};

/// What the rows and forms earn. Reusable: a call keeps its storage.
///
/// Points and totals are whole numbers with `places` digits after the point (`score.digits` of the pack), each rounded
/// half up from its exact value; a total is the sum of unrounded rows.
struct column_scores {
  std::int32_t places = 0;                   ///< of points and totals, after the point
  std::vector<std::int64_t> points;          ///< of each row; 0 where it is open or not scored
  std::vector<std::uint8_t> settled;         ///< of each row: 1 where it has points
  std::vector<std::int64_t> totals;          ///< of each form; 0 where it is open
  std::vector<std::uint8_t> settled_totals;  ///< of each form: 1 where it has a total
  std::vector<std::optional<perfeval::grade>>
      grades;                           ///< of each form: of the exact total, or what both of its ends earn
  std::vector<open_total> open_totals;  ///< in ascending order of their forms
  std::vector<std::uint32_t> ranks;     ///< of each form, from 1; 0 where its total is open. If they were asked for
  std::vector<std::optional<ratio>> exact_points;  ///< of each row, if they were asked for
  std::vector<std::optional<ratio>> exact_totals;  ///< of each form, if they were asked for
  std::vector<rank_range> rank_ranges;             ///< of each form, if they were asked for
  std::vector<std::string> keys;         ///< of each form, as `total_key`, if they were asked for; "" if it is open
  std::vector<column_trouble> troubles;  ///< in ascending order of their rows
};

/// The total as a text in ASCII: of two totals the one with the greater text (byte by byte) is greater, and equal
/// totals have one text. For ranks in engines that sort texts and know no quotients.
/// Errors: invalid_value for a total below zero; limit_exceeded from 10^15 points on.
std::string total_key(const ratio& total);

/// Scores the rows under the pack. Most rows take a few instructions on 64 bits: a binary fraction guesses a quotient,
/// whose remainder then decides. Whatever does not fit takes 128 bits or the general way of `points_of`. A total is
/// enclosed in units of 10^-9; where its rounding, grade or rank lies within the enclosure, the exact sum decides.
/// Errors: invalid_value, naming the row, for a direction, form or rule outside its range, and if the pack has rules by
///         name, kind or category for which the columns say nothing; limit_exceeded if rounded points do not fit 64
///         bits.
/// Source: docs/scale.md.
void score_columns(const row_columns& rows, const pack& rules, column_scores& scores,
                   const column_request& wanted = {});

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/columns.ipp>
#include <perfeval/score/impl/total_key.ipp>
#endif
