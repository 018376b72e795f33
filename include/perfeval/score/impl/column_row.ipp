/// One row of columns: 64 bits or 128 for the shapes of a pack's curves, and the general way for everything else.
#pragma once

#include <perfeval/score/impl/column_plan.ipp>
#include <perfeval/score/impl/scorecard.ipp>

#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::column_kernel {

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

// ---- What it adds

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
  out.points[row] = value.exact ? written(*value.exact, out.places) : 0;
  out.settled[row] = value.exact ? 1 : 0;
  if (plan.table.forms == nullptr || !value.scored) return;
  enclosed_total& total = totals[plan.table.forms[row]];
  total.scored = true;
  total.open = total.open || !value.exact || standing_of_row(plan, row) != standing::counted;
  if (value.exact) enclose(*value.exact, total);
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
