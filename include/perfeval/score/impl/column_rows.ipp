/// The rows of columns, one by one: a few instructions on 64 bits for most, 128 bits for the rest of the same shapes,
/// and the general way for everything else.
#pragma once

#include <perfeval/detail/poll.hpp>
#include <perfeval/score/columns.hpp>
#include <perfeval/score/impl/points.ipp>
#include <perfeval/score/impl/scorecard.ipp>

#include <array>
#include <cstring>
#include <utility>

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

// ---- The general way

/// The row's own rule; nullptr: that of its direction.
inline const row_rule* own_rule(const plan& plan, std::size_t row) {
  const row_columns& table = plan.table;
  if (table.own_rules != nullptr) return table.own_rules[row] == 0 ? nullptr : &table.rules[table.own_rules[row] - 1];
  for (const row_match& one : plan.rules.rows)
    if ((!one.kind || *one.kind == table.kinds[row]) && (!one.category || *one.category == table.categories[row]))
      return &one.rule;
  return nullptr;
}

inline direction direction_of(target_direction given) noexcept {
  switch (given) {
    case target_direction::at_least:
      return direction::at_least;
    case target_direction::at_most:
      return direction::at_most;
    case target_direction::equal:
      return direction::equal;
    default:
      return direction::undecided;
  }
}

inline admitted execution_share(const ratio& budget, const interval& spent, const pack& rules) {
  if (budget.sign() < 0) return {};
  if (budget.is_zero()) return point_rules::share_set(scoring::share_of_nothing(rules), topic::execution);
  const interval rate = scaled(spent, ratio(1) / budget);
  const auto& rounding = rules.execution.rate_rounding;
  const interval earns = rounding ? rounded_hull(rate, *rounding) : rate;
  return point_rules::share_set(rules.execution.points.image(earns), topic::execution);
}

// A satisfaction of 90 is a percentage, one of 0.9 a share, as in a form (row_reading.ipp).

inline bool is_satisfaction(const plan& plan, std::size_t row) noexcept {
  return (plan.table.kinds != nullptr && plan.table.kinds[row] == kind::satisfaction) ||
         (plan.table.categories != nullptr && plan.table.categories[row] == category::satisfaction);
}

inline bool mixes_scales(const decimal& target, const decimal& actual) {
  return !target.is_zero() && !actual.is_zero() && row_reader::may_be_share(target) != row_reader::may_be_share(actual);
}

inline bool are_percentages(const decimal& target, const decimal& actual) {
  return target > decimal(1) && (actual > decimal(1) || actual.is_zero());
}

inline admitted general_points(const plan& plan, std::size_t row, const decimal& weight, const interval& actual) {
  const ratio target(plan.table.target.number(row));
  const target_direction given = plan.table.directions[row];
  if (given == target_direction::execution)
    return point_rules::rounded(point_rules::weighted(execution_share(target, actual, plan.rules), ratio(weight)),
                                plan.rules.execution.rounding);
  row_reading reading;
  reading.direction = column_kernel::direction_of(given);
  reading.low = reading.high = target;
  reading.actual = actual;
  if (plan.rules.quant.negative_actual == negative_actual::zero)
    reading.actual = row_reader::not_below_zero(*reading.actual);
  settle_outcome(reading, plan.rules);
  const row_rule* own = own_rule(plan, row);
  if (own != nullptr && is_satisfaction(plan, row)) {
    const decimal t = plan.table.target.number(row), a = plan.table.actual.number(row);
    if (mixes_scales(t, a)) return {};
    reading.bare_percent = are_percentages(t, a);
  }
  return points_of(reading, weight, own, plan.rules);
}

/// What a row adds: nothing if it is not scored, one value, or what is still possible.
struct row_value {
  bool scored = false;
  std::optional<ratio> exact;
  ratio low, high;
  std::string failure;
};

inline standing standing_of_row(const plan& plan, std::size_t row) {
  if (plan.table.standings != nullptr && plan.table.standings[row] != standing::counted)
    return plan.table.standings[row];
  return plan.table.actual.known(row) ? standing::counted : standing::missing;
}

inline void leave_open(const ratio& weight, row_value& value) {
  value.low = std::min(weight, ratio(0));
  value.high = std::max(weight, ratio(0));
}

inline void take_points(const admitted& points, const ratio& weight, row_value& value) {
  if (points.taken) {
    value.exact = value.low = value.high = *points.taken;
  } else if (points.known()) {
    value.low = points.points.parts().front().low()->value;
    value.high = points.points.parts().back().high()->value;
  } else {
    leave_open(weight, value);
  }
}

/// Whether a rule gives the points of the row.
inline bool asks_rule(const plan& plan, std::size_t row, const decimal& weight) {
  return weight.sign() >= 0 && plan.table.target.known(row) && standing_of_row(plan, row) == standing::counted &&
         plan.table.actual.known(row);
}

/// The row by the general way, before rules across rows.
inline row_value general_value(const plan& plan, std::size_t row) {
  row_value value;
  value.scored = plan.table.weight.known(row);
  if (!value.scored) return value;
  const decimal weight = plan.table.weight.number(row);
  leave_open(ratio(weight), value);
  if (!asks_rule(plan, row, weight)) return value;
  value.failure = scoring::failure_of([&] {
    const auto actual = interval::point(ratio(plan.table.actual.number(row)));
    take_points(general_points(plan, row, weight, actual), ratio(weight), value);
  });
  return value;
}

// ---- The short ways

/// n / d of a shape; 0 <= n <= d.
/// Requires: target > 0, 2 * target fits.
inline std::pair<std::int64_t, std::int64_t> share_of(shape shape, std::int64_t target, std::int64_t actual) noexcept {
  switch (shape) {
    case shape::inverse:
      return {target, std::max(target, actual)};
    case shape::falling:
      return {actual <= target ? target : std::max<std::int64_t>(2 * target - actual, 0), target};
    default:
      return {std::max<std::int64_t>(std::min(actual, target), 0), target};
  }
}

/// A word of 64 bits of a column.
inline std::uint64_t word(const void* values, std::size_t place) noexcept {
  std::uint64_t read = 0;
  std::memcpy(&read, static_cast<const unsigned char*>(values) + place * sizeof read, sizeof read);
  return read;
}

/// The number of a row as a whole number; nothing if it is unknown or does not fit.
inline std::optional<std::int64_t> whole(const number_column& column, std::size_t row, std::int64_t factor) {
  if (!column.known(row)) return std::nullopt;
  const std::size_t words = column.width == number_width::int64 ? 1 : column.width == number_width::decimal128 ? 2 : 4;
  const std::size_t first = (row + column.offset) * words;
  const auto value = static_cast<std::int64_t>(word(column.values, first));
  for (std::size_t i = 1; i < words; ++i)
    if (word(column.values, first + i) != (value < 0 ? ~std::uint64_t{0} : 0)) return std::nullopt;
  std::int64_t scaled = 0;
  if (__builtin_mul_overflow(value, factor, &scaled)) return std::nullopt;
  return scaled;
}

inline std::optional<short_row> whole_row(const plan& plan, std::size_t row) {
  const auto weight = whole(plan.table.weight, row, plan.factors.weight);
  const auto target = whole(plan.table.target, row, plan.factors.target);
  const auto actual = whole(plan.table.actual, row, plan.factors.actual);
  if (!weight || !target || !actual) return std::nullopt;
  return short_row{*weight, *target, *actual};
}

/// Whether a shape gives the points of the row.
inline bool has_shape(const plan& plan, std::size_t row, const short_row& figures) {
  constexpr std::int64_t most = std::int64_t{1} << 61;
  return plan.ways[static_cast<std::size_t>(plan.table.directions[row])].shape != shape::general &&
         figures.target > 0 && figures.target < most && figures.weight >= 0 && figures.weight < most &&
         figures.actual > -most && (!plan.own || own_rule(plan, row) == nullptr) &&
         standing_of_row(plan, row) == standing::counted;
}

/// Points on the grid: their floor, and whether they are above it.
struct grid_points {
  std::int64_t floor = 0;
  bool inexact = false;
};

[[gnu::always_inline]] inline grid_points rounded_points(grid_points points, const way& way) noexcept {
  if (way.unit == 1) return points;
  return {(points.floor + way.half) / way.unit * way.unit, false};
}

/// In 128 bits.
inline grid_points wide_points(const way& way, const short_row& figures) noexcept {
  const auto [n, d] = share_of(way.shape, figures.target, figures.actual);
  const auto product = static_cast<uint128>(long_product(figures.weight, n));
  const auto divisor = static_cast<uint128>(d);
  return rounded_points({static_cast<std::int64_t>(product / divisor), product % divisor != 0}, way);
}

/// The exact points of a shape.
inline ratio shape_points(const way& way, const short_row& figures) {
  const auto [n, d] = share_of(way.shape, figures.target, figures.actual);
  if (way.unit != 1) return ratio(decimal(wide_points(way, figures).floor, grid_places));
  return ratio(decimal(figures.weight, grid_places)) * ratio_access::make(n, d);
}

/// The row, by a shape if one gives its points, else by the general way.
inline row_value value_of_row(const plan& plan, std::size_t row) {
  if (plan.fast)
    if (const auto figures = whole_row(plan, row); figures && has_shape(plan, row, *figures)) {
      row_value value;
      value.scored = true;
      value.exact = shape_points(plan.ways[static_cast<std::size_t>(plan.table.directions[row])], *figures);
      value.low = value.high = *value.exact;
      return value;
    }
  return general_value(plan, row);
}

// ---- All rows

inline std::int64_t fitting(const decimal& rounded) {
  const integer whole = access::coefficient(rounded);
  if (!fits_64(whole)) throw limit_exceeded("rounded points of " + to_string(rounded) + " do not fit 64 bits");
  return short_value(whole);
}

inline std::int64_t written(const ratio& exact, std::int32_t places) {
  return fitting(round(exact, {places, rounding_mode::half_up}));
}

/// Adds points on the grid to the total of a form, which is left to the exact sum if it no longer fits.
inline void enclose(std::int64_t floor, std::uint32_t inexact, enclosed_total& total) noexcept {
  const bool over = __builtin_add_overflow(total.low, floor, &total.low);
  const bool many = __builtin_add_overflow(total.inexact, inexact, &total.inexact);
  total.open = total.open || over || many;
}

/// Adds exact points to the total of a form.
inline void enclose(const ratio& exact, enclosed_total& total) {
  const decimal floor = round(exact, {grid_places, rounding_mode::floor});
  const integer whole = access::coefficient(floor);
  total.open = total.open || !fits_64(whole);
  if (fits_64(whole)) enclose(short_value(whole), ratio(floor) == exact ? 0 : 1, total);
}

/// A row that the fast way leaves.
inline void score_apart(const plan& plan, std::size_t row, column_scores& out, std::span<enclosed_total> totals) {
  row_value value = value_of_row(plan, row);
  if (!value.failure.empty()) out.troubles.push_back({row, std::move(value.failure)});
  if (value.exact) {
    out.points[row] = written(*value.exact, out.places);
    out.settled[row] = 1;
  }
  if (plan.table.forms == nullptr || !value.scored) return;
  enclosed_total& total = totals[plan.table.forms[row]];
  total.scored = true;
  total.open = total.open || !value.exact || standing_of_row(plan, row) != standing::counted;
  if (value.exact) enclose(*value.exact, total);
}

/// A block of rows on its way: arrays, so that one instruction works on several rows.
struct block {
  static constexpr std::size_t rows = 512;
  template <class Value>
  using column = std::array<Value, rows>;

  const std::int64_t* weight = nullptr;  ///< where the rows lie
  const std::int64_t* target = nullptr;
  const std::int64_t* actual = nullptr;
  const std::uint8_t* direction = nullptr;
  column<std::int64_t> way;           ///< the number of the direction
  column<std::int64_t> fits;          ///< 1: the row is one of a shape, within the guess
  column<std::int64_t> scaled, n, d;  ///< the weight on the grid; the share of it
  column<std::int64_t> floor, rest;   ///< the points on the grid; what is left of n
  column<std::int64_t> written;
};

/// Room for rows that do not lie as a block needs them: wider numbers, unknown ones, and the last rows of columns.
struct copied_block {
  block::column<std::int64_t> weight{}, target{}, actual{};
  block::column<std::uint8_t> direction{};
};

/// What holds for every block of a call.
struct block_limits {
  explicit block_limits(const plan& plan) : factors(plan.factors), unit(plan.place_unit) {
    const auto most = [](std::int64_t bound, std::int64_t factor) {
      return static_cast<std::uint64_t>(bound / factor);
    };
    weight = most(most_weight, factors.weight);
    target = most(most_guessed / 2, factors.target);
    actual = most(most_guessed / 2, factors.actual);
    for (std::size_t i = 0; i < plan.ways.size(); ++i)
      if (plan.ways[i].shape != shape::general) shaped |= std::uint64_t{1} << i;
    const shape at_most = plan.ways[1].shape;
    inverse = at_most == shape::inverse ? 1 : none;
    falling = at_most == shape::falling ? 1 : none;
  }

  static constexpr std::int64_t none = -1;

  alignment_factors factors;
  std::int64_t unit;
  std::uint64_t weight = 0, target = 0, actual = 0;  ///< below them the guess holds
  std::uint64_t shaped = 0;                          ///< a bit for each direction
  std::int64_t inverse = none, falling = none;       ///< the number of the direction of that shape
};

/// Puts the guess of product / divisor right by its remainder.
/// Requires: the guess is at most one off, and the divisor below 2^61.
[[gnu::always_inline]] inline void correct(std::int64_t product, std::int64_t divisor, std::int64_t& floor,
                                           std::int64_t& rest) noexcept {
  rest = static_cast<std::int64_t>(static_cast<std::uint64_t>(product) -
                                   static_cast<std::uint64_t>(floor) * static_cast<std::uint64_t>(divisor));
  floor += rest < 0 ? -1 : (rest >= divisor ? 1 : 0);
  rest += rest < 0 ? divisor : (rest >= divisor ? -divisor : 0);
}

/// A product modulo 2^64.
constexpr std::int64_t wrapped(std::int64_t a, std::int64_t b) noexcept {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}

/// The points of a block on the grid. A weight below 2^50 and figures below 2^53 leave the guess of weight n / d at
/// most one off; its remainder is then exact modulo 2^64, whatever the product was.
[[gnu::always_inline]] inline void score_block(const block_limits& most, block& rows) noexcept {
  for (std::size_t i = 0; i < block::rows; ++i) {
    const std::uint64_t way = rows.direction[i];
    rows.fits[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(rows.weight[i]) < most.weight) &
                   static_cast<std::int64_t>(static_cast<std::uint64_t>(rows.target[i]) - 1 < most.target) &
                   static_cast<std::int64_t>(static_cast<std::uint64_t>(rows.actual[i]) < most.actual) &
                   static_cast<std::int64_t>(most.shaped >> way & 1U);
    rows.way[i] = static_cast<std::int64_t>(way);
  }
  for (std::size_t i = 0; i < block::rows; ++i) {
    const std::int64_t target = wrapped(rows.target[i], most.factors.target);
    const std::int64_t actual = wrapped(rows.actual[i], most.factors.actual);
    const std::int64_t smaller = actual < target ? actual : target;
    const std::int64_t larger = actual < target ? target : actual;
    const auto twice = static_cast<std::int64_t>(2 * static_cast<std::uint64_t>(target) -
                                                 static_cast<std::uint64_t>(larger));  // of a straight fall
    const std::int64_t left = twice < 0 ? 0 : twice;
    const std::int64_t n = rows.way[i] == most.falling ? left : smaller;
    const std::int64_t fits = -rows.fits[i];  // all bits, or none: a row that does not fit is 0 of 1
    rows.scaled[i] = wrapped(rows.weight[i], most.factors.weight) & fits;
    rows.n[i] = (rows.way[i] == most.inverse ? target : n) & fits;
    rows.d[i] = ((rows.way[i] == most.inverse ? larger : target) & fits) | (1 - rows.fits[i]);
  }
  for (std::size_t i = 0; i < block::rows; ++i)
    rows.floor[i] = static_cast<std::int64_t>(static_cast<double>(rows.scaled[i]) * static_cast<double>(rows.n[i]) /
                                              static_cast<double>(rows.d[i]));
  for (std::size_t i = 0; i < block::rows; ++i)
    correct(
        static_cast<std::int64_t>(static_cast<std::uint64_t>(rows.scaled[i]) * static_cast<std::uint64_t>(rows.n[i])),
        rows.d[i], rows.floor[i], rows.rest[i]);
}

/// The points of a block as they are written.
[[gnu::always_inline]] inline void write_block(const block_limits& most, block& rows) noexcept {
  const std::int64_t half = most.unit / 2;
  const auto divisor = static_cast<double>(most.unit);
  for (std::size_t i = 0; i < block::rows; ++i)
    rows.written[i] = static_cast<std::int64_t>(static_cast<double>(rows.floor[i] + half) / divisor);
  for (std::size_t i = 0; i < block::rows; ++i) correct(rows.floor[i] + half, most.unit, rows.written[i], rows.n[i]);
}

using block_step = void (*)(const block_limits&, block&) noexcept;

inline void score_narrow(const block_limits& most, block& rows) noexcept { score_block(most, rows); }
inline void write_narrow(const block_limits& most, block& rows) noexcept { write_block(most, rows); }
#if defined(__x86_64__)
#define PERFEVAL_WIDE [[gnu::target("avx512f,avx512dq,avx512vl,avx512bw")]]
/// The same for processors that work on eight rows at once.
PERFEVAL_WIDE inline void score_wide(const block_limits& most, block& rows) noexcept { score_block(most, rows); }
PERFEVAL_WIDE inline void write_wide(const block_limits& most, block& rows) noexcept { write_block(most, rows); }
#undef PERFEVAL_WIDE
inline bool is_wide() noexcept { return __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"); }
#endif

/// The two steps for this processor.
struct block_steps {
  block_step score = &score_narrow;
  block_step write = &write_narrow;

  block_steps() {
#if defined(__x86_64__)
    if (!is_wide()) return;
    score = &score_wide;
    write = &write_wide;
#endif
  }
};

/// A figure that no shape takes: the row is scored apart.
inline constexpr std::int64_t apart = -1;

/// The numbers of a column where they lie, or copied.
inline const std::int64_t* take_numbers(const number_column& column, std::size_t begin, std::size_t count,
                                        block::column<std::int64_t>& copied) {
  const bool plain = column.width == number_width::int64 && column.validity == nullptr;
  if (plain && count == block::rows) return static_cast<const std::int64_t*>(column.values) + column.offset + begin;
  for (std::size_t i = 0; i < count; ++i) copied[i] = whole(column, begin + i, 1).value_or(apart);
  return copied.data();
}

/// Points the block to its rows. What a shape cannot give is marked by its weight.
inline std::size_t take_block(const plan& plan, std::size_t begin, copied_block& copied, block& rows) {
  const row_columns& table = plan.table;
  const std::size_t count = std::min(block::rows, table.rows - begin);
  rows.target = take_numbers(table.target, begin, count, copied.target);
  rows.actual = take_numbers(table.actual, begin, count, copied.actual);
  rows.weight = take_numbers(table.weight, begin, count, copied.weight);
  if (plan.own || table.standings != nullptr) {
    if (rows.weight != copied.weight.data()) std::copy_n(rows.weight, count, copied.weight.data());
    rows.weight = copied.weight.data();
    for (std::size_t i = 0; i < count; ++i) {
      const bool counted = table.standings == nullptr || table.standings[begin + i] == standing::counted;
      if (!counted || (plan.own && own_rule(plan, begin + i) != nullptr)) copied.weight[i] = apart;
    }
  }
  rows.direction = reinterpret_cast<const std::uint8_t*>(table.directions) + begin;
  if (count == block::rows) return count;
  std::copy_n(rows.direction, count, copied.direction.data());
  rows.direction = copied.direction.data();
  return count;
}

/// The pack's own rounding of points, before they are written and added.
inline void round_block(const plan& plan, std::size_t count, block& rows) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    const grid_points points = rounded_points({rows.floor[i], rows.rest[i] != 0}, plan.ways[rows.direction[i]]);
    rows.floor[i] = points.floor;
    rows.rest[i] = points.inexact ? 1 : 0;
  }
}

/// Gives the points of a block, and scores apart what does not fit.
inline void give_block(const plan& plan, std::size_t begin, std::size_t count, const block& rows, column_scores& out,
                       std::span<enclosed_total> totals) {
  std::memcpy(&out.points[begin], rows.written.data(), count * sizeof(std::int64_t));
  for (std::size_t i = 0; i < count; ++i) out.settled[begin + i] = static_cast<std::uint8_t>(rows.fits[i]);
  for (std::size_t i = 0; i < count; ++i)
    if (rows.fits[i] == 0) [[unlikely]]
      score_apart(plan, begin + i, out, totals);
}

/// Adds the points of a block to the totals: of rows of one form that follow each other, at once. A row is below 2^50,
/// a block of them fits.
inline void add_block(const std::uint32_t* forms, std::size_t count, const block& rows,
                      std::span<enclosed_total> totals) noexcept {
  for (std::size_t i = 0; i < count;) {
    const std::uint32_t form = forms[i];
    std::int64_t low = 0;
    std::int64_t inexact = 0;
    std::int64_t scored = 0;
    for (; i < count && forms[i] == form; ++i) {
      low += rows.floor[i];
      inexact += rows.rest[i] != 0 ? 1 : 0;
      scored |= rows.fits[i];
    }
    enclosed_total& total = totals[form];
    enclose(low, static_cast<std::uint32_t>(inexact), total);
    total.scored = total.scored || scored != 0;
  }
}

inline void score_blocks(const plan& plan, column_scores& out, std::span<enclosed_total> totals) {
  const block_limits most(plan);
  const block_steps steps;
  const bool rounds = plan.rules.quant.rounding || plan.rules.execution.rounding;
  block rows;
  copied_block copied;
  for (std::size_t begin = 0; begin < plan.table.rows; begin += block::rows) {
    poll();
    const std::size_t count = take_block(plan, begin, copied, rows);
    steps.score(most, rows);
    if (rounds) round_block(plan, count, rows);
    steps.write(most, rows);
    give_block(plan, begin, count, rows, out, totals);
    if (plan.table.forms != nullptr) add_block(plan.table.forms + begin, count, rows, totals);
  }
}

inline void score_rows(const plan& plan, column_scores& out, std::span<enclosed_total> totals) {
  if (plan.fast) return score_blocks(plan, out, totals);
  for (std::size_t row = 0; row < plan.table.rows; ++row) {
    if (row % block::rows == 0) poll();
    score_apart(plan, row, out, totals);
  }
}

}  // namespace detail::column_kernel

PERFEVAL_INLINE decimal number_column::number(std::size_t row) const {
  using detail::column_kernel::word;
  const std::size_t place = row + offset;
  if (width == number_width::int64) return {static_cast<std::int64_t>(word(values, place)), scale};
  const std::size_t first = place * (width == number_width::decimal128 ? 2 : 4);
  const decimal low(detail::uint128{word(values, first + 1)} << 64 | word(values, first));
  if (width == number_width::decimal128) {
    const auto high = static_cast<std::int64_t>(word(values, first + 1));
    const detail::int128 whole = detail::int128{high} * (detail::int128{1} << 64) + word(values, first);
    return detail::access::make(detail::access::owned(decimal(whole)), scale);
  }
  const auto top = static_cast<std::int64_t>(word(values, first + 3));
  const decimal high(detail::int128{top} * (detail::int128{1} << 64) + word(values, first + 2));
  const decimal whole = high * decimal(detail::uint128{1} << 127) * decimal(2) + low;
  return detail::access::make(detail::access::owned(whole), scale);
}

}  // namespace v0
}  // namespace perfeval
