/// Decision tables, and what to do if several rows match: the hit policies of DMN, exactly.
#pragma once

#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/value_set.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Which of the matching rows gives the result.
/// Source: OMG Decision Model and Notation, hit policies U F A P C+ C< C> C#.
enum class hit_policy : std::uint8_t {
  unique,         ///< at most one row may match
  first,          ///< the first that matches, in the order of the table
  any,            ///< several may match if they give the same result
  priority,       ///< the one whose result comes first in `decision_table::priorities`
  collect_sum,    ///< the sum of all that match
  collect_min,    ///< the smallest
  collect_max,    ///< the largest
  collect_count,  ///< how many match
};
template <>
inline constexpr auto names_of<hit_policy> = every_name<hit_policy>({{hit_policy::unique, "unique"},
                                                                     {hit_policy::first, "first"},
                                                                     {hit_policy::any, "any"},
                                                                     {hit_policy::priority, "priority"},
                                                                     {hit_policy::collect_sum, "collect_sum"},
                                                                     {hit_policy::collect_min, "collect_min"},
                                                                     {hit_policy::collect_max, "collect_max"},
                                                                     {hit_policy::collect_count, "collect_count"}});

/// A row of a table: the permitted values of each input, and the result.
struct decision_row {
  std::vector<value_set> conditions;  ///< one set per input; value_set::all() for "-"
  ratio result;                       ///< given if every condition holds
};

/// A decision table over exact numbers.
struct decision_table {
  hit_policy policy = hit_policy::unique;  ///< what counts if several rows match
  std::vector<decision_row> rows;          ///< in the order of the table
  std::vector<ratio> priorities;           ///< for `priority`: the results, most important first
};

/// The decision of a table for one set of inputs.
struct decision {
  std::optional<ratio> result;    ///< nothing if no row matches (a count is then 0), or if rows contradict each other
  std::vector<std::size_t> hits;  ///< the matching rows, from 1, in the order of the table
  std::string conflict;           ///< why rows contradict each other; empty if they do not
};

/// Evaluates a table.
/// Errors: invalid_value if a row does not have exactly one condition for each input, or a result has no priority.
decision decide(const decision_table& table, std::span<const ratio> inputs);

/// Two rows that match the same inputs, and an example of such inputs.
struct table_overlap {
  std::size_t first, second;   ///< from 1
  std::vector<ratio> witness;  ///< a value for each input
};

/// The first two rows that match the same inputs (an error under `unique`; under `any` only if their results differ);
/// nothing if there are none.
std::optional<table_overlap> find_overlap(const decision_table& table);

/// Inputs that no row matches; nothing if the table is complete. Decided exactly, on one number of every cell into
/// which the ends of the conditions divide the inputs.
/// Errors: limit_exceeded if there are more than `most_cells` of them.
std::optional<std::vector<ratio>> find_gap(const decision_table& table);
inline constexpr std::size_t most_cells = 1'000'000;

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/hit_policy.ipp>
#endif
