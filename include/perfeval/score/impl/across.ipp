#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/across.hpp>

#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace detail::across_sums {

inline interval standing_points(const across_row& row) {
  switch (row.standing) {
    case standing::missing:
      return interval::closed(0, row.weight);
    case standing::excused:
      return interval(row.weight);
    case standing::not_applicable:
      return interval(ratio(0));
    default:
      return row.points;
  }
}

/// The weight of a group's rows, and the weight of those that are left to carry it.
struct group_weight {
  ratio all;
  ratio applicable;
};

inline group_weight weight_of_group(std::span<const across_row> rows, std::uint32_t group) {
  group_weight sum;
  for (const across_row& row : rows) {
    if (row.group != group) continue;
    sum.all += row.weight;
    if (row.standing != standing::not_applicable) sum.applicable += row.weight;
  }
  return sum;
}

/// By how much the rows of every group carry more because some groups have left altogether.
inline ratio factor_of_orphans(std::span<const across_row> rows) {
  ratio all;
  ratio orphaned;
  for (const across_row& row : rows) {
    all += row.weight;
    if (row.standing == standing::not_applicable && weight_of_group(rows, row.group).applicable.is_zero())
      orphaned += row.weight;
  }
  if (orphaned.is_zero()) return 1;
  if (orphaned == all) throw invalid_value("no applicable row is left to carry " + to_string(all) + " points");
  return all / (all - orphaned);
}

inline ratio factor_of_group(const group_weight& group) {
  return group.all == group.applicable || group.applicable.is_zero() ? ratio(1) : group.all / group.applicable;
}

/// { min(x, most) }.
inline interval at_most(const interval& points, const ratio& most) {
  if (points.high() && points.high()->value <= most) return points;
  if (points.low() && points.low()->value >= most) return interval(most);
  return {points.low(), bound{most, true}};
}

/// The sum of the groups, each within its cap.
inline interval sum_within_caps(std::span<const across_row> rows, std::span<const group_cap> caps,
                                std::vector<capped_group>& capped) {
  std::vector<std::uint32_t> groups;
  std::vector<interval> sums;
  for (const across_row& row : rows) {
    std::size_t i = 0;
    while (i < groups.size() && groups[i] != row.group) ++i;
    if (i == groups.size()) {
      groups.push_back(row.group);
      sums.push_back(row.points);
    } else {
      sums[i] = sums[i] + row.points;
    }
  }
  interval total{ratio(0)};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const group_cap& cap : caps) {
      if (cap.group != groups[i] || sums[i].high()->value <= cap.most) continue;
      capped.push_back({groups[i], sums[i], cap.most});
      sums[i] = at_most(sums[i], cap.most);
    }
    total = total + sums[i];
  }
  return total;
}

/// The smallest interval around both.
inline interval hull_of(const interval& a, const interval& b) {
  value_set both(a);
  both.add(b);
  return *both.hull();
}

inline void apply(const veto& rule, std::size_t place, across_total& total) {
  if (rule.row >= total.rows.size())
    throw invalid_value("a veto names row " + std::to_string(rule.row) + "; there are " +
                        std::to_string(total.rows.size()));
  const across_row& row = total.rows[rule.row];
  if (row.weight.is_zero()) return;  // it has left, or never counted
  const interval share = scaled(row.points, 1 / row.weight);
  if (!intersection(share, rule.shares)) return;
  const interval limited = at_most(total.points, rule.most);
  if (rule.shares.contains(share)) {
    total.points = limited;
    total.vetoed.push_back(place);
  } else {
    total.points = hull_of(limited, total.points);
  }
}

}  // namespace detail::across_sums

PERFEVAL_INLINE std::vector<across_row> reweighted(std::span<const across_row> rows) {
  const ratio for_all = detail::across_sums::factor_of_orphans(rows);
  std::vector<across_row> made;
  for (const across_row& row : rows) {
    const ratio carried =
        detail::across_sums::factor_of_group(detail::across_sums::weight_of_group(rows, row.group)) * for_all;
    const ratio factor = row.standing == standing::not_applicable ? ratio(0) : carried;
    made.push_back(
        {row.weight * factor, scaled(detail::across_sums::standing_points(row), factor), row.standing, row.group});
  }
  return made;
}

PERFEVAL_INLINE across_total total_across(std::span<const across_row> rows, const across_rules& rules) {
  across_total made;
  made.rows = reweighted(rows);
  for (const across_row& row : made.rows) made.weight += row.weight;
  made.points = made.before_vetoes = detail::across_sums::sum_within_caps(made.rows, rules.caps, made.capped);
  for (std::size_t i = 0; i < rules.vetoes.size(); ++i) detail::across_sums::apply(rules.vetoes[i], i, made);
  return made;
}

PERFEVAL_INLINE standing standing_of(const indicator& row) {
  if (trimmed(row.actual.text) == "不适用") return standing::not_applicable;
  return row.actual.empty() || row.actual.content == content::dash ? standing::missing : standing::counted;
}

}  // namespace v0
}  // namespace perfeval
