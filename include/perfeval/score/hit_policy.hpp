/// Tables of rows with conditions, and what to do when several rows hold: the hit policies of DMN, exactly.
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

/// Which of the rows that hold gives the result.
/// Source: OMG Decision Model and Notation, hit policies U F A P C+ C< C> C#.
enum class hit_policy : std::uint8_t {
  unique,         ///< at most one row may hold
  first,          ///< the first that holds, in the order of the table
  any,            ///< several may hold if they give the same
  priority,       ///< the one whose result stands first in `decision_table::priorities`
  collect_sum,    ///< the sum of all that hold
  collect_min,    ///< the least
  collect_max,    ///< the most
  collect_count,  ///< how many hold
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

/// A row of a table: the numbers each input may have, and what the row gives.
struct decision_row {
  std::vector<value_set> when;  ///< one set an input; value_set::all() for "-"
  ratio gives;
};

/// A decision table over exact numbers.
struct decision_table {
  hit_policy policy = hit_policy::unique;
  std::vector<decision_row> rows;
  std::vector<ratio> priorities;  ///< for `priority`: the results, most important first
};

/// What a table decides for one set of inputs.
struct decision {
  std::optional<ratio> result;    ///< nothing where no row holds (a count is then 0), or where rows contradict
  std::vector<std::size_t> hits;  ///< the rows that hold, from 1, in the order of the table
  std::string conflict;           ///< why rows contradict; empty if they do not
};

/// Asks a table.
/// Errors: invalid_value where a row has not one condition for each input, or a result has no priority.
decision decide(const decision_table& table, std::span<const ratio> inputs);

/// Two rows that hold together, and inputs for which they do.
struct table_overlap {
  std::size_t first, second;  ///< from 1
  std::vector<ratio> witness;
};

/// The first two rows that hold together (an error under `unique`; under `any` only where they give different results);
/// nothing if none do.
std::optional<table_overlap> find_overlap(const decision_table& table);

/// Inputs for which no row holds; nothing if the table is complete. Decided exactly, on one number of every cell that
/// the conditions' ends cut the inputs into.
/// Errors: limit_exceeded where there are more than `most_cells` of them.
std::optional<std::vector<ratio>> find_gap(const decision_table& table);
inline constexpr std::size_t most_cells = 1'000'000;

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/hit_policy.ipp>
#endif
