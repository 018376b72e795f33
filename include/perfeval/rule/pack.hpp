/// A pack: every rule, bound, word list and clause that scoring and audit need, as one plain value. It says what a
/// figure earns and what an audit may not fault; it never decides a severity. Parameters carry the names of
/// docs/rules.md with the dot read as a member.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/names.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/rule/across.hpp>
#include <perfeval/rule/clause.hpp>
#include <perfeval/rule/rule.hpp>
#include <perfeval/rule/vocabulary.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Which budget an execution rate divides by (`execution.denominator`).
enum class denominator : std::uint8_t { annual, initial, arrived };
template <>
inline constexpr auto names_of<denominator> = every_name<denominator>(
    {{denominator::annual, "annual"}, {denominator::initial, "initial"}, {denominator::arrived, "arrived"}});

/// Whose amounts an execution rate is of (`execution.lines`): the total line's, or the sums of the lines directly under
/// it.
enum class rate_lines : std::uint8_t { total, sum };
template <>
inline constexpr auto names_of<rate_lines> =
    every_name<rate_lines>({{rate_lines::total, "total"}, {rate_lines::sum, "sum"}});

/// What the executed share of a budget of zero earns (`execution.zero_budget`): not fixed, anything from 0 to the
/// weight; nothing; everything; or the line leaves the total, and the indicators carry its weight in proportion.
enum class zero_budget : std::uint8_t { open, zero, full, exclude };
template <>
inline constexpr auto names_of<zero_budget> = every_name<zero_budget>({{zero_budget::open, "open"},
                                                                       {zero_budget::zero, "zero"},
                                                                       {zero_budget::full, "full"},
                                                                       {zero_budget::exclude, "exclude"}});

/// What a fund line under the total shows for weight and score (`fund_lines.scored`). It never adds to a total. A dash:
/// whatever it repeats is not judged again. Repeated: its score is held against its own rate.
enum class fund_scores : std::uint8_t { dash, repeated };
template <>
inline constexpr auto names_of<fund_scores> =
    every_name<fund_scores>({{fund_scores::dash, "dash"}, {fund_scores::repeated, "repeated"}});

/// What an actual below zero counts as (`quant.negative_actual`).
enum class negative_actual : std::uint8_t { as_is, zero };
template <>
inline constexpr auto names_of<negative_actual> =
    every_name<negative_actual>({{negative_actual::as_is, "as_is"}, {negative_actual::zero, "zero"}});

/// What a category's points may be, both ends included.
struct weight_range {
  decimal low, high;
  friend bool operator==(const weight_range&, const weight_range&) = default;
};

/// Ranges in place of fixed points (`weights.ranges`); where none is given, `weights.level1` holds.
struct level1_ranges {
  std::optional<weight_range> execution, cost, output, benefit, satisfaction;
  friend bool operator==(const level1_ranges&, const level1_ranges&) = default;
};

/// The four categories' usual points, execution first.
/// Units: points of 100.
struct level1_weights {
  decimal execution, cost, output, benefit, satisfaction;
  friend bool operator==(const level1_weights&, const level1_weights&) = default;
};

/// The executed share of the budget (`execution`).
struct execution_rules {
  decimal weight;  ///< if the form prints none
  perfeval::denominator denominator = denominator::annual;
  curve points = capped();                     ///< x: executed / budget; y: share of the weight
  std::optional<perfeval::rounding> rounding;  ///< of the points, where the pack fixes one
  rate_lines lines = rate_lines::total;
  perfeval::zero_budget zero_budget = perfeval::zero_budget::open;
  std::optional<perfeval::rounding> rate_rounding;  ///< of the rate (a share) before it earns points
  std::optional<decimal> reason_below;              ///< below this rate a reason is asked for
};

/// The lines under the total of the fund table (`fund_lines`).
struct fund_line_rules {
  fund_scores scored = fund_scores::dash;
  bool must_sum = true;  ///< the lines under the total add up to it
};

/// Rounding modes that explain a printed figure (`rounding`).
struct explaining_modes {
  std::vector<rounding_mode> rate_explains;   ///< modes that explain a printed rate beside half-up
  std::vector<rounding_mode> score_explains;  ///< modes that explain a printed score beside half-up
};

/// Rows with a number as their target (`quant`).
struct quantitative_rules {
  bool strict_counts = true;                         ///< a strict sign on a count means the next whole number
  row_rule at_least = capped();                      ///< x: actual / target, target > 0
  row_rule at_most = between_ceiling_and_inverse();  ///< x: actual / target, target > 0
  row_rule equal = equal_to_target();                ///< x: actual / target, target > 0
  curve none_above = full_only_to_zero();            ///< x: what exceeds a target of zero, or the days after a deadline
  std::optional<perfeval::rounding> rounding;        ///< of the points, where the pack fixes one
  perfeval::negative_actual negative_actual = perfeval::negative_actual::as_is;
};

/// Rows with words as their target (`qual`).
struct qualitative_rules {
  curve tiers = perfeval::tiers({decimal(6, 1), decimal(8, 1)});  ///< x: 0 the lowest tier, 1 the middle, 2 the top
};

/// Results far above their target (`over`).
struct over_rules {
  decimal reason_ratio;                      ///< from this multiple of the target on, a reason is asked for
  std::optional<decimal> flag_ratio;         ///< from this multiple on, below reason_ratio, the row is noted
  std::optional<decimal> zero_target_limit;  ///< from this actual on, a target of zero asks for a reason
};

/// When a reason must be given (`reason`).
struct reason_rules {
  bool deduction = true;     ///< a deduction needs a reason
  bool qualitative = false;  ///< a result in words needs a description beside it
};

/// What the points are out of, and how they are shared out (`weights`).
struct weight_rules {
  decimal total;          ///< what all weights add up to
  level1_weights level1;  ///< without a cost category
  level1_weights level1_with_cost;
  bool output_required = true;  ///< `weights.required`
  bool benefit_required = true;
  bool satisfaction_required = false;
  bool cost_required = false;
  level1_ranges ranges;
  std::optional<std::uint8_t> cost_level;  ///< 1: cost is a category; 2: it is a kind of output; nothing: either
  bool satisfaction_optional = false;      ///< without a satisfaction row its points may move to benefit
};

/// From a total to its grade (`grade`).
struct grade_rules {
  std::array<decimal, 3> bounds;               ///< least total of excellent, good, fair; lower end included
  decimal pass;                                ///< what a total needs to pass
  std::optional<perfeval::rounding> rounding;  ///< of the total before its grade is read; nothing: unrounded
  bool whole_numbers = false;                  ///< the bands are of whole numbers, 80-89 and 90-100: 89.5 has no grade
};

/// When the scores of a document show a convention of their own (`convention`).
struct convention_rules {
  ratio share;              ///< least share of a document's scores that makes a convention
  std::uint32_t least = 3;  ///< and least number of them
};

/// Amounts (`money`).
struct money_rules {
  std::uint32_t magnitude_digits = 3;   ///< significant digits from which equal digits are no accident
  std::optional<decimal> adjust_ratio;  ///< a change of the budget within the year by this share of it is noted
};

/// Scores that are written out (`score`).
struct score_rules {
  std::int32_t digits = 2;  ///< places of a score that is written out, half-up
};

/// A pack of rules.
struct pack {
  std::string id;
  std::string version;
  std::string title;
  std::string jurisdiction;
  std::array<clause, topic_count> clauses;
  std::vector<parameter_source> sources;  ///< of single parameters; the clause of the topic holds where there is none

  execution_rules execution;
  fund_line_rules fund_lines;
  explaining_modes rounding;

  std::vector<row_match> rows;  ///< rules of single rows, before those of `quant`; the first that fits counts

  quantitative_rules quant;
  qualitative_rules qual;
  over_rules over;
  reason_rules reason;
  weight_rules weights;
  grade_rules grade;
  convention_rules convention;
  money_rules money;
  score_rules score;

  across_declared across;

  perfeval::vocabulary vocabulary;

  [[nodiscard]] const clause& source(topic topic) const { return clauses[static_cast<std::size_t>(topic)]; }
  /// The clause of one parameter; of its topic, where it has none of its own.
  [[nodiscard]] const clause& source(std::string_view key, topic topic) const {
    for (const parameter_source& one : sources)
      if (one.key == key) return one.clause;
    return source(topic);
  }
};

}  // namespace v0
}  // namespace perfeval
