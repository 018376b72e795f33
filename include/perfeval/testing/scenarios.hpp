/// Scenarios run against a pack: what each case earns and what it must earn, which pieces of the pack's curves no case
/// reaches (coverage), and which wrong bounds no case would notice (mutation).
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/read/pack.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/trouble.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The result of one scenario.
struct scenario_result {
  std::string name;                     ///< as in its pack
  std::uint32_t line = 0;               ///< of its file, from 1; 0 if it is inherited
  std::string file;                     ///< empty if it is inherited, or was not read from a file
  std::string inherited_from;           ///< the id of the pack that it is inherited from; empty if it is the pack's own
  std::string target, actual, weight;   ///< as given for a row; empty otherwise
  std::string budget, executed, total;  ///< as given for an execution line or a total
  bool passed = false;                  ///< whether it earns what it expects
  std::string expected;                 ///< as written
  std::string found;                    ///< the exact points, "[6, 8)", "not known", or a grade
  std::string record;                   ///< why: direction, x, piece and clause, or what could not be read
  std::string record_zh;                ///< the same in Chinese, as a tree
  std::string correction;  ///< of a scenario that failed: as TOML with what was found as its expectation. Pasted into a
      ///< pack it replaces an inherited scenario; empty for one that passed or cannot be written so

  friend bool operator==(const scenario_result&, const scenario_result&) = default;
};

/// A piece of a curve of the pack, and a scenario that reaches it.
struct covered_piece {
  std::string curve;      ///< its parameter: "quant.at_least", "rows[1]", "grade.bounds"
  std::size_t piece = 0;  ///< from 1
  std::string words;      ///< "x in [0, 1): x"
  std::string scenario;   ///< the first scenario that reaches it; empty: none does

  friend bool operator==(const covered_piece&, const covered_piece&) = default;
};

/// One mutated bound, and a scenario that notices it.
struct mutant {
  std::string curve;  ///< the key of the curve in the pack
  std::string
      change;  ///< "bound 0.9 moved to 0.8", "bound 0.9 taken by the lower piece", "share 0.6 of piece 1 moved to 0.7"
  std::string scenario;  ///< the first scenario that notices; empty: none does

  friend bool operator==(const mutant&, const mutant&) = default;
};

/// The results of all scenarios of a pack.
struct scenario_report {
  std::string rules;                     ///< id and version of the pack
  std::vector<scenario_result> results;  ///< in the order of the pack
  std::vector<covered_piece> pieces;     ///< of the curves of the pack
  std::vector<mutant> mutants;           ///< of the bounds and shares of these curves

  /// Whether every scenario gave what it expects.
  [[nodiscard]] PERFEVAL_API bool passed() const noexcept;
  /// The share of the pieces that some scenario reaches; 1 if there are none.
  /// Range: 0 <= share <= 1.
  [[nodiscard]] PERFEVAL_API ratio coverage() const;
  /// The share of the mutants that some scenario notices; 1 if there are none.
  /// Range: 0 <= share <= 1.
  [[nodiscard]] PERFEVAL_API ratio mutation_score() const;

  friend bool operator==(const scenario_report&, const scenario_report&) = default;
};

/// Runs one scenario. `expect` must be exactly the set of points that the rule permits: "9.5", "278/3", "[6, 8)", "[0,
/// 5] ∪ [8, 8]", "not known"; for a total a grade, as a word of the pack or as excellent, good, fair, poor.
PERFEVAL_API scenario_result run_scenario(const scenario& scenario, const pack& rules);

/// Runs every scenario, then measures coverage and mutation.
///
/// A piece is covered if changing its share would change what some scenario earns. Mutants: each bound of each curve
/// moved by one unit in its last written place, up and down (by a tenth of it if a piece would vanish; ranks of words
/// only by whole ones); each bound given to the piece on its other side (>= changed to >); each flat share moved
/// likewise; each end of a set of shares opened or closed. A change without effect, such as a bound between pieces with
/// equal values, is not a mutant. A scenario notices a mutant if it passed before and no longer does.
PERFEVAL_API scenario_report test_pack(const pack& rules, std::span<const scenario> scenarios);
PERFEVAL_API scenario_report test_pack(const pack_file& file);

/// Scenarios from a CSV next to a pack, which anyone can extend.
///
/// Columns, identified by the names in the first row, in any order: name, expect, target, actual, sign, indicator,
/// kind, budget, executed, total, weight; `source` and columns beginning with # are for the reader. Quoted cells may
/// contain commas, doubled quotes, and line ends. Empty rows are ignored. Troubles: an unknown column or kind, a row
/// with too many cells, a missing `expect`.
PERFEVAL_API reading<std::vector<scenario>> read_scenarios(std::string_view csv, const limits& bounds = {});

/// The report as text: failures with their records first, then the pieces never reached and the mutants never noticed.
PERFEVAL_API std::string to_text(const scenario_report& report);
/// The report as JSON; numbers are strings, exact.
PERFEVAL_API std::string to_json(const scenario_report& report);

}  // namespace v0
}  // namespace perfeval
