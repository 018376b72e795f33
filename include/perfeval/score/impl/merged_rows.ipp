/// Rows whose weight or score is one merged cell: they are scored together, against the sum of their weights and of
/// their points.
#pragma once

#include <perfeval/score/bound_form.hpp>
#include <perfeval/score/impl/bounded_sum.ipp>
#include <perfeval/score/impl/points.ipp>
#include <perfeval/score/scorecard.hpp>

#include <cstddef>
#include <optional>

namespace perfeval {
inline namespace v0 {
namespace detail::merged_rows {

/// More pieces than this are replaced by their hull.
inline constexpr std::size_t most_pieces = 64;

inline value_set bounded(value_set points) { return points.size() > most_pieces ? value_set(*points.hull()) : points; }

inline bool is_certain(const admitted& points) noexcept { return points.known() && (!points.hull || points.fixed()); }

/// Two rows with weights of their own.
inline admitted added(const admitted& a, const admitted& b) {
  if (!is_certain(a) || !is_certain(b)) return {};
  admitted sum;
  sum.points = bounded(a.points + b.points);
  if (a.taken && b.taken) sum.taken = *a.taken + *b.taken;
  const auto hull = sum.points.hull();
  if (is_longer(hull->low()->value, most_sum_limbs) || is_longer(hull->high()->value, most_sum_limbs)) return {};
  sum.undecided = a.undecided || b.undecided;
  sum.source = a.source;
  return sum;
}

/// Two rows under one weight, for each of which all of it was asked: how the form divides it is not known, so that they
/// earn anything between the least and the most.
inline admitted divided(const admitted& a, const admitted& b) {
  if (!is_certain(a) || !is_certain(b)) return {};
  admitted either;
  either.points = value_set(*(a.points | b.points).hull());
  if (a.taken && b.taken && *a.taken == *b.taken) either.taken = a.taken;
  either.source = a.source;
  return either;
}

/// The figures of the rows in one column: their sum, and how many cells it takes.
struct cell_sum {
  std::optional<decimal> value;  ///< nothing if a cell is blank or unreadable
  std::size_t cells = 0;
  bool complete = true;

  void add(const figure& f) {
    if (f.merged || f.content == content::dash) return;
    if (!f.has_value()) {
      complete = false;
      return;
    }
    value = value ? *value + f.value : f.value;
    ++cells;
  }
};

/// The rows that are scored together: their form, the first of them and the row after the last.
struct row_group {
  const form& paper;
  std::size_t first, end;
};

inline row_group group_at(const bound_form& bound, std::size_t first) {
  return {*bound.form, first, first + bound.rows[first].together};
}

template <class Visit>
void each_row(const row_group& group, Visit&& visit) {
  for (std::size_t i = group.first; i < group.end; ++i)
    if (!group.paper.indicators[i].under_weighted_parent) visit(i);
}

inline cell_sum sum_in(const row_group& group, const figure indicator::*column) {
  cell_sum sum;
  each_row(group, [&](std::size_t i) { sum.add(group.paper.indicators[i].*column); });
  if (!sum.complete) sum.value.reset();
  return sum;
}

/// What one row earns of a weight.
/// Errors: whatever a rule as code throws.
inline admitted earned(const bound_row& row, const decimal& weight, const pack& rules) {
  if (row.worded_rule || row.deducts || row.bonus || weight.sign() < 0) return {};
  return points_of(row.reading, weight, row.own, rules);
}

/// What the rows earn together. `points_of_row(i, weight)` gives the points of one row.
template <class PointsOfRow>
admitted sum_of_points(const row_group& group, PointsOfRow&& points_of_row) {
  std::optional<admitted> sum;
  std::optional<admitted> block;  // the rows under one weight
  const decimal* weight = nullptr;
  const auto close = [&] {
    if (block) sum = sum ? added(*sum, *block) : *block;
    block.reset();
  };
  each_row(group, [&](std::size_t i) {
    const figure& own = group.paper.indicators[i].weight;
    if (!own.merged) {
      close();
      weight = own.has_value() ? &own.value : nullptr;
    }
    if (!weight) return;
    const admitted points = points_of_row(i, *weight);
    block = block ? divided(*block, points) : points;
  });
  close();
  return sum.value_or(admitted{});
}

/// What the rows earn together, as the rules give it. `asked` becomes the row that is asked.
/// Errors: whatever a rule as code throws.
inline admitted earned_together(const bound_form& bound, std::size_t first, std::size_t& asked) {
  return sum_of_points(group_at(bound, first), [&](std::size_t i, const decimal& weight) {
    asked = i;
    return earned(bound.rows[i], weight, *bound.rules);
  });
}

}  // namespace detail::merged_rows
}  // namespace v0
}  // namespace perfeval
