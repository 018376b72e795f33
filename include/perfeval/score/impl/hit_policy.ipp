#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/error.hpp>
#include <perfeval/score/hit_policy.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace detail::decisions {

inline bool holds(const decision_row& row, std::span<const ratio> inputs) {
  if (row.conditions.size() != inputs.size())
    throw invalid_value("a row of the table has " + std::to_string(row.conditions.size()) + " conditions for " +
                        std::to_string(inputs.size()) + " inputs");
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (!row.conditions[i].contains(inputs[i])) return false;
  return true;
}

inline std::size_t priority_of(const decision_table& table, const ratio& result) {
  const auto found = std::find(table.priorities.begin(), table.priorities.end(), result);
  if (found == table.priorities.end()) throw invalid_value("the result " + to_string(result) + " has no priority");
  return static_cast<std::size_t>(found - table.priorities.begin());
}

inline void refuse_hits(decision& decision, std::size_t a, std::size_t b, const char* policy) {
  decision.conflict = "rows " + std::to_string(a) + " and " + std::to_string(b) + " both hold; the policy is " + policy;
}

/// The results of the matching rows, in the order of the table. Never empty.
inline std::optional<ratio> chosen(const decision_table& table, const std::vector<ratio>& results, decision& decision) {
  switch (table.policy) {
    case hit_policy::unique:
      if (results.size() == 1) return results[0];
      refuse_hits(decision, decision.hits[0], decision.hits[1], "unique");
      return std::nullopt;
    case hit_policy::any:
      for (std::size_t i = 1; i < results.size(); ++i) {
        if (results[i] == results[0]) continue;
        refuse_hits(decision, decision.hits[0], decision.hits[i], "any, and their results differ");
        return std::nullopt;
      }
      return results[0];
    case hit_policy::priority:
      return *std::min_element(results.begin(), results.end(), [&table](const ratio& a, const ratio& b) {
        return priority_of(table, a) < priority_of(table, b);
      });
    case hit_policy::collect_sum: {
      ratio sum = 0;
      for (const ratio& each : results) sum += each;
      return sum;
    }
    case hit_policy::collect_min:
      return *std::min_element(results.begin(), results.end());
    case hit_policy::collect_max:
      return *std::max_element(results.begin(), results.end());
    case hit_policy::collect_count:
      return ratio(results.size());
    default:
      return results[0];
  }
}

/// Some number of a set.
inline ratio some_number(const value_set& values) {
  const interval& part = values[0];
  if (part.low() && part.high()) return (part.low()->value + part.high()->value) / 2;
  if (part.low()) return part.low()->value + 1;
  return part.high() ? part.high()->value - 1 : ratio(0);
}

/// The inputs that both rows match, if any.
inline std::optional<std::vector<ratio>> common_inputs(const decision_row& a, const decision_row& b) {
  std::vector<ratio> witness;
  for (std::size_t i = 0; i < a.conditions.size() && i < b.conditions.size(); ++i) {
    const value_set both = a.conditions[i] & b.conditions[i];
    if (both.empty()) return std::nullopt;
    witness.push_back(some_number(both));
  }
  return witness;
}

/// One number of each cell into which the ends of all conditions on an input cut the line: the ends, one between two,
/// one beyond each last.
inline std::vector<ratio> cells_of(const decision_table& table, std::size_t input) {
  std::vector<ratio> ends;
  for (const decision_row& row : table.rows)
    for (const interval& part : row.conditions[input])
      for (const std::optional<bound>& end : {part.low(), part.high()})
        if (end) ends.push_back(end->value);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  if (ends.empty()) return {0};
  std::vector<ratio> cells{ends.front() - 1};
  for (std::size_t i = 0; i < ends.size(); ++i) {
    cells.push_back(ends[i]);
    cells.push_back(i + 1 < ends.size() ? (ends[i] + ends[i + 1]) / 2 : ends[i] + 1);
  }
  return cells;
}

/// The next combination of cells, the last input fastest; false after the last.
inline bool advance(std::vector<std::size_t>& positions, const std::vector<std::vector<ratio>>& cells) {
  for (std::size_t i = positions.size(); i-- > 0;) {
    if (++positions[i] < cells[i].size()) return true;
    positions[i] = 0;
  }
  return false;
}

}  // namespace detail::decisions

PERFEVAL_INLINE decision decide(const decision_table& table, std::span<const ratio> inputs) {
  decision made;
  std::vector<ratio> results;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (!detail::decisions::holds(table.rows[i], inputs)) continue;
    made.hits.push_back(i + 1);
    results.push_back(table.rows[i].result);
  }
  if (!results.empty())
    made.result = detail::decisions::chosen(table, results, made);
  else if (table.policy == hit_policy::collect_count)
    made.result = 0;
  return made;
}

PERFEVAL_INLINE std::optional<table_overlap> find_overlap(const decision_table& table) {
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (std::size_t j = i + 1; j < table.rows.size(); ++j) {
      if (table.policy == hit_policy::any && table.rows[i].result == table.rows[j].result) continue;
      if (auto witness = detail::decisions::common_inputs(table.rows[i], table.rows[j]))
        return table_overlap{i + 1, j + 1, std::move(*witness)};
    }
  }
  return std::nullopt;
}

PERFEVAL_INLINE std::optional<std::vector<ratio>> find_gap(const decision_table& table) {
  if (table.rows.empty()) return std::vector<ratio>{};
  std::vector<std::vector<ratio>> cells;
  std::size_t all = 1;
  for (std::size_t i = 0; i < table.rows.front().conditions.size(); ++i) {
    cells.push_back(detail::decisions::cells_of(table, i));
    all *= cells.back().size();
    if (all > most_cells)
      throw limit_exceeded("the table's conditions cut its inputs into more than " + std::to_string(most_cells) +
                           " cells");
  }
  std::vector<std::size_t> positions(cells.size());
  std::vector<ratio> inputs(cells.size());
  do {
    for (std::size_t i = 0; i < positions.size(); ++i) inputs[i] = cells[i][positions[i]];
    if (std::none_of(table.rows.begin(), table.rows.end(),
                     [&inputs](const decision_row& row) { return detail::decisions::holds(row, inputs); }))
      return inputs;
  } while (detail::decisions::advance(positions, cells));
  return std::nullopt;
}

}  // namespace v0
}  // namespace perfeval
