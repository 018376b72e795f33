/// What holds for every row of columns: the scales, and the shape by which the points of each direction are computed.
#pragma once

#include <perfeval/score/columns.hpp>
#include <perfeval/score/impl/points.ipp>

#include <array>
#include <cstdint>
#include <optional>

namespace perfeval {
inline namespace v0 {
namespace detail::column_kernel {

/// Points are enclosed in units of 10^-9.
inline constexpr std::int32_t grid_places = 9;
inline constexpr std::int64_t grid = 1'000'000'000;
/// Whole numbers below it are exact as binary fractions.
inline constexpr std::int64_t most_guessed = std::int64_t{1} << 53;
/// Totals in units of the grid below it are enclosed; larger ones are added exactly.
inline constexpr std::int64_t most_enclosed = std::int64_t{1} << 62;
/// A weight in units of the grid below it leaves the guess of a quotient at most one off.
inline constexpr std::int64_t most_weight = std::int64_t{1} << 50;

/// The points of a row as weight times n / d, where the rule is one of three.
enum class shape : std::uint8_t {
  general,
  rising,   ///< min(A, T) / T
  inverse,  ///< T / max(A, T)
  falling,  ///< 2 - A/T within 0..1
};

/// How the points of a direction are computed.
struct way {
  column_kernel::shape shape = column_kernel::shape::general;
  std::int64_t unit = 1;  ///< the pack rounds them to multiples of it, in units of the grid
  std::int64_t half = 0;  ///< what rounding adds before it cuts
};

inline way rounded_way(shape shape, const std::optional<rounding>& rounding) {
  if (!rounding) return {shape, 1, 0};
  const bool cuts = rounding->mode == rounding_mode::down || rounding->mode == rounding_mode::floor;
  const bool fits = rounding->places >= 0 && rounding->places <= grid_places;
  if (!fits || (!cuts && rounding->mode != rounding_mode::half_up)) return {};
  const std::int64_t unit = short_power_of_ten(grid_places - rounding->places);
  return {shape, unit, cuts ? 0 : unit / 2};
}

inline bool is_curve(const row_rule& rule, const curve& points) {
  return !rule.code && rule.x == argument::share_of_target && rule.points == points;
}

inline shape shape_of_at_most(const row_rule& rule) {
  if (is_curve(rule, between_ceiling_and_inverse()) || is_curve(rule, inverse())) return shape::inverse;
  return is_curve(rule, ceiling()) ? shape::falling : shape::general;
}
inline shape shape_of_equal(const row_rule& rule) {
  return is_curve(rule, equal_to_target()) || is_curve(rule, capped()) ? shape::rising : shape::general;
}

inline std::array<way, 5> ways_of(const pack& rules) {
  const auto& rounding = rules.quant.rounding;
  const bool plain_rate = !rules.execution.rate_rounding && rules.execution.points == capped();
  std::array<way, 5> all{};
  all[0] = rounded_way(is_curve(rules.quant.at_least, capped()) ? shape::rising : shape::general, rounding);
  all[1] = rounded_way(shape_of_at_most(rules.quant.at_most), rounding);
  all[2] = rounded_way(shape_of_equal(rules.quant.equal), rounding);
  all[4] = rounded_way(plain_rate ? shape::rising : shape::general, rules.execution.rounding);
  return all;
}

/// The total of a form in units of the grid: `low` if nothing is inexact, else strictly between low and low + inexact.
struct enclosed_total {
  std::int64_t low = 0;
  std::uint32_t inexact = 0;
  bool open = false;    ///< some row is open, or rules across the rows apply: its rows are looked at again
  bool scored = false;  ///< some row is scored
};

/// Target, actual and weight as whole numbers: target and actual at one scale, the weight in units of the grid.
struct short_row {
  std::int64_t weight = 0, target = 0, actual = 0;
};

/// How the numbers of a column become whole numbers at a common scale.
struct alignment_factors {
  std::int64_t weight = 0, target = 0, actual = 0;  ///< 0: they do not fit 64 bits
};

inline std::int64_t factor(std::int32_t scale, std::int32_t wanted) noexcept {
  const std::int64_t apart = std::int64_t{wanted} - scale;
  return apart >= 0 && apart <= most_short_power ? short_power_of_ten(apart) : 0;
}

inline alignment_factors factors_of(const row_columns& table) noexcept {
  const std::int32_t common = std::max(table.target.scale, table.actual.scale);
  return {factor(table.weight.scale, grid_places), factor(table.target.scale, common),
          factor(table.actual.scale, common)};
}

/// What holds for all rows of a call.
struct plan {
  plan(const row_columns& rows, const pack& pack)
      : table(rows), rules(pack), ways(ways_of(pack)), factors(factors_of(rows)) {
    place_unit = rules.score.digits >= 0 && rules.score.digits <= grid_places
                     ? short_power_of_ten(grid_places - rules.score.digits)
                     : 0;
    fast = place_unit != 0 && factors.weight != 0 && factors.target != 0 && factors.actual != 0;
    own = table.own_rules != nullptr || !rules.rows.empty();
    across = rules.across.speaks();
  }

  const row_columns& table;
  const pack& rules;
  std::array<way, 5> ways;
  alignment_factors factors;
  std::int64_t place_unit = 0;  ///< of the points given out, in units of the grid; 0: finer than the grid
  bool fast = false;
  bool own = false;     ///< whether rows may have rules of their own
  bool across = false;  ///< whether the pack has rules across rows
};

}  // namespace detail::column_kernel
}  // namespace v0
}  // namespace perfeval
