/// The ranks that forms can have if their actuals were rounded: of each form the ends of its possible totals, and by
/// these how many others are above it in any case, and in some.
#pragma once

#include <perfeval/preimage.hpp>
#include <perfeval/score/impl/across.ipp>
#include <perfeval/score/impl/bounded_sum.ipp>
#include <perfeval/score/impl/column_forms.ipp>

#include <algorithm>
#include <compare>
#include <functional>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::column_kernel {

/// The curve of the share that a scorecard takes where the rule leaves several: the greatest, or the least.
inline curve taken_curve(const curve& points, bool greatest) {
  std::vector<segment> pieces(points.segments().begin(), points.segments().end());
  for (segment& piece : pieces) {
    const bool belongs = greatest ? piece.high_closed : piece.low_closed;
    if (belongs) piece = segment::decided(piece.domain, greatest ? piece.high : piece.low, piece.clause);
  }
  return curve(std::move(pieces));
}

/// The pack with one share for each actual, wherever a scorecard takes one.
inline pack pack_as_taken(pack rules) {
  rules.quant.at_most.points = taken_curve(rules.quant.at_most.points, true);
  rules.quant.equal.points = taken_curve(rules.quant.equal.points, true);
  rules.quant.none_above = taken_curve(rules.quant.none_above, false);
  return rules;
}

/// The numbers that are printed as the actual of the row: itself if it is exact.
/// Requires: the actual is known.
inline interval actuals_printed_so(const row_columns& table, std::size_t row) {
  const decimal printed = table.actual.number(row);
  if (table.precisions != nullptr && table.precisions[row] == precision::exact) return interval::point(ratio(printed));
  const value_set numbers = preimage(printed, rounding{table.actual.scale, rounding_mode::half_up});
  return numbers.parts().front();
}

/// The points of a row for any of these actuals; 0 to the weight where the rule does not say.
/// Requires: the row is scored.
inline interval possible_points(const plan& plan, std::size_t row) {
  const decimal weight = plan.table.weight.number(row);
  std::optional<interval> points;
  if (asks_rule(plan, row, weight))
    scoring::failure_of([&] {
      const admitted share = general_points(plan, row, weight, actuals_printed_so(plan.table, row));
      if (share.known() && !share.hull) points = share.points.hull();
    });
  if (points) return *points;
  row_value open;
  leave_open(ratio(weight), open);
  return interval::closed(open.low, open.high);
}

/// An end of a set of totals: a total, or what is next to it on one side.
struct total_end {
  ratio total;
  int beside = 0;  ///< 1: just above the total, -1: just below it

  friend std::strong_ordering operator<=>(const total_end& a, const total_end& b) {
    const auto order = a.total <=> b.total;
    return order != 0 ? order : a.beside <=> b.beside;
  }
};

/// The least and the greatest of the totals that a form can have.
struct possible_total {
  std::uint32_t form = 0;
  total_end least, greatest;
};

inline possible_total ends_of(std::uint32_t form, const interval& totals) {
  const bound& low = *totals.low();
  const bound& high = *totals.high();
  return {form, {low.value, low.closed ? 0 : 1}, {high.value, high.closed ? 0 : -1}};
}

/// The sum of the rows. Ends that are too long to add exactly are moved outwards.
inline interval possible_sum(const plan& plan, std::span<const std::size_t> rows) {
  bounded_sum low;
  bounded_sum high;
  bool low_closed = true;
  bool high_closed = true;
  for (const std::size_t row : rows) {
    if (!plan.table.weight.known(row)) continue;
    const interval points = possible_points(plan, row);
    low.add(points.low()->value);
    high.add(points.high()->value);
    low_closed = low_closed && points.low()->closed;
    high_closed = high_closed && points.high()->closed;
  }
  return {bound{low.low(), low_closed || !low.is_exact()}, bound{high.high(), high_closed || !high.is_exact()}};
}

inline std::optional<interval> possible_total_across(const plan& plan, std::span<const std::size_t> rows) {
  std::vector<across_row> all;
  for (const std::size_t row : rows) {
    const bool scored = plan.table.weight.known(row);
    all.push_back(row_across(plan, row, scored ? std::optional(possible_points(plan, row)) : std::nullopt));
  }
  return carries_weight(all) ? std::optional(total_across(all, across_rules_for(plan, rows)).points) : std::nullopt;
}

inline std::vector<possible_total> possible_totals(const plan& plan) {
  std::vector<std::uint32_t> numbers(plan.table.form_count);
  std::iota(numbers.begin(), numbers.end(), 0U);
  const rows_of_forms forms(plan.table, std::move(numbers));
  const auto is_scored = [&](std::size_t row) { return plan.table.weight.known(row); };
  std::vector<possible_total> all;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    poll();
    const auto rows = forms.rows(i);
    if (std::none_of(rows.begin(), rows.end(), is_scored)) continue;
    const auto total = looks_across(plan) ? possible_total_across(plan, rows) : std::optional(possible_sum(plan, rows));
    if (total) all.push_back(ends_of(forms.form(i), *total));
  }
  return all;
}

/// Of ends in ascending order, how many are above this one.
inline std::uint32_t number_above(const std::vector<total_end>& ends, const total_end& end) {
  return static_cast<std::uint32_t>(ends.end() - std::upper_bound(ends.begin(), ends.end(), end));
}

/// A form is above another in any case if its least total is above the greatest of the other; it can be above it if
/// its greatest is above the least of the other.
inline std::vector<rank_range> rank_ranges(const row_columns& table, const pack& rules) {
  const pack taken = pack_as_taken(rules);
  const std::vector<possible_total> all = possible_totals(plan(table, taken));
  std::vector<total_end> least;
  std::vector<total_end> greatest;
  for (const possible_total& one : all) {
    least.push_back(one.least);
    greatest.push_back(one.greatest);
  }
  sort_polling(least, std::less<>());
  sort_polling(greatest, std::less<>());
  std::vector<rank_range> ranges(table.form_count);
  for (const possible_total& one : all) {
    poll_sometimes(one.form);
    const std::uint32_t itself = one.greatest > one.least ? 1 : 0;
    ranges[one.form] = {1 + number_above(least, one.greatest), 1 + number_above(greatest, one.least) - itself};
  }
  return ranges;
}

}  // namespace detail::column_kernel
}  // namespace v0
}  // namespace perfeval
