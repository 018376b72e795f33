#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/impl/score_scorecard.ipp>
#include <perfeval/score/across.hpp>

#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace detail {

inline interval standing_points(const across_row& row) {
  switch (row.as) {
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

/// What a group's rows weigh, and what is left of it to carry that.
struct group_weight {
  ratio all;
  ratio applicable;

  [[nodiscard]] ratio factor(std::uint32_t group) const {
    if (all == applicable) return 1;
    if (applicable.is_zero())
      throw invalid_value("no applicable row of group " + std::to_string(group) + " is left to carry its " +
                          to_string(all) + " points");
    return all / applicable;
  }
};

inline group_weight weight_of_group(std::span<const across_row> rows, std::uint32_t group) {
  group_weight sum;
  for (const across_row& row : rows) {
    if (row.group != group) continue;
    sum.all += row.weight;
    if (row.as != standing::not_applicable) sum.applicable += row.weight;
  }
  return sum;
}

/// { min(x, most) }.
inline interval at_most(const interval& points, const ratio& most) {
  if (points.high() && points.high()->at <= most) return points;
  if (points.low() && points.low()->at >= most) return interval(most);
  return {points.low(), bound{most, true}};
}

/// The sum of the groups, each within its cap.
inline interval sum_within_caps(std::span<const across_row> rows, std::span<const group_cap> caps) {
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
    for (const group_cap& cap : caps)
      if (cap.group == groups[i]) sums[i] = at_most(sums[i], cap.most);
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

inline void apply(const veto& rule, std::size_t place, across_total& into) {
  if (rule.row >= into.rows.size())
    throw invalid_value("a veto names row " + std::to_string(rule.row) + "; there are " +
                        std::to_string(into.rows.size()));
  const across_row& row = into.rows[rule.row];
  if (row.weight.is_zero()) return;  // it has left, or never counted
  const interval share = scaled(row.points, 1 / row.weight);
  if (!intersection(share, rule.on)) return;
  const interval limited = at_most(into.points, rule.most);
  if (rule.on.contains(share)) {
    into.points = limited;
    into.vetoed.push_back(place);
  } else {
    into.points = hull_of(limited, into.points);
  }
}

inline interval added_points(const line& row, const pack& rules) {
  const settled value = settle(row, rules);
  return interval::closed(value.low, value.high);
}

}  // namespace detail

PERFEVAL_INLINE std::vector<across_row> reweighted(std::span<const across_row> rows) {
  std::vector<across_row> made;
  for (const across_row& row : rows) {
    const ratio carried =
        detail::weight_of_group(rows, row.group).factor(row.group);  // throws where nobody carries what left
    const ratio factor = row.as == standing::not_applicable ? ratio(0) : carried;
    made.push_back({row.weight * factor, scaled(detail::standing_points(row), factor), row.as, row.group});
  }
  return made;
}

PERFEVAL_INLINE across_total total_across(std::span<const across_row> rows, const across_rules& rules) {
  across_total made;
  made.rows = reweighted(rows);
  for (const across_row& row : made.rows) made.weight += row.weight;
  made.points = detail::sum_within_caps(made.rows, rules.caps);
  for (std::size_t i = 0; i < rules.vetoes.size(); ++i) detail::apply(rules.vetoes[i], i, made);
  return made;
}

PERFEVAL_INLINE standing standing_of(const indicator& row) {
  if (trimmed(row.actual.text) == "不适用") return standing::not_applicable;
  return row.actual.empty() || row.actual.is == content::dash ? standing::missing : standing::counted;
}

PERFEVAL_INLINE std::vector<across_row> rows_across(const scorecard& card, const form& of, const pack& rules) {
  std::vector<across_row> made;
  for (std::size_t i = 0; i < card.rows.size(); ++i) {
    const line& row = card.rows[i];
    across_row one;
    one.group = static_cast<std::uint32_t>(of.indicators[i].in);
    one.as = standing_of(of.indicators[i]);
    if (row.scored && row.weight && row.weight->sign() > 0) {
      one.weight = *row.weight;
      one.points = detail::added_points(row, rules);
    } else {
      one.as = standing::counted;
    }
    made.push_back(one);
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
