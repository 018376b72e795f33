/// A pack: every rule, bound, word list and clause that scoring and auditing need, as one plain value. It determines
/// what a figure earns and what an audit may not object to, but never a severity. Parameters have the names of
/// docs/rules.md, with the dot as member access.
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

/// The denominator of an execution rate (`execution.denominator`).
enum class denominator : std::uint8_t { annual, initial, arrived };
template <>
inline constexpr auto names_of<denominator> = every_name<denominator>(
    {{denominator::annual, "annual"}, {denominator::initial, "initial"}, {denominator::arrived, "arrived"}});

/// The amounts behind an execution rate (`execution.lines`): those of the total line, or the sums of the lines directly
/// under it.
enum class rate_lines : std::uint8_t { total, sum };
template <>
inline constexpr auto names_of<rate_lines> =
    every_name<rate_lines>({{rate_lines::total, "total"}, {rate_lines::sum, "sum"}});

/// What execution earns if the budget is zero (`execution.zero_budget`): undetermined, anything from 0 to the weight;
/// nothing; everything; or the line drops out of the total, and the indicators carry its weight in proportion.
enum class zero_budget : std::uint8_t { open, zero, full, exclude };
template <>
inline constexpr auto names_of<zero_budget> = every_name<zero_budget>({{zero_budget::open, "open"},
                                                                       {zero_budget::zero, "zero"},
                                                                       {zero_budget::full, "full"},
                                                                       {zero_budget::exclude, "exclude"}});

/// What a fund line under the total shows as weight and score (`fund_lines.scored`). It is never added to a total. A
/// dash: whatever it repeats is not judged again. Repeated: its score is checked against its own rate.
enum class fund_scores : std::uint8_t { dash, repeated };
template <>
inline constexpr auto names_of<fund_scores> =
    every_name<fund_scores>({{fund_scores::dash, "dash"}, {fund_scores::repeated, "repeated"}});

/// How a negative actual counts (`quant.negative_actual`).
enum class negative_actual : std::uint8_t { as_is, zero };
template <>
inline constexpr auto names_of<negative_actual> =
    every_name<negative_actual>({{negative_actual::as_is, "as_is"}, {negative_actual::zero, "zero"}});

/// The permitted points of a category, both ends inclusive.
struct weight_range {
  decimal low, high;  ///< points
  friend bool operator==(const weight_range&, const weight_range&) = default;
};

/// Ranges instead of fixed points (`weights.ranges`); without a range `weights.level1` applies.
struct level1_ranges {
  std::optional<weight_range> execution, cost, output, benefit, satisfaction;  ///< nothing: no range
  friend bool operator==(const level1_ranges&, const level1_ranges&) = default;
};

/// The usual points of execution and the categories, execution first.
/// Units: points out of 100.
struct level1_weights {
  decimal execution, cost, output, benefit, satisfaction;  ///< points
  friend bool operator==(const level1_weights&, const level1_weights&) = default;
};

/// The execution of the budget (`execution`).
struct execution_rules {
  decimal weight;                                           ///< if the form prints none
  perfeval::denominator denominator = denominator::annual;  ///< the budget that the executed amount is divided by
  curve points = capped();                                  ///< x: executed / budget; y: share of the weight
  std::optional<perfeval::rounding> rounding;               ///< of the points, if the pack prescribes one
  rate_lines lines = rate_lines::total;                     ///< whether the total line counts, or the lines under it
  perfeval::zero_budget zero_budget = perfeval::zero_budget::open;  ///< the points where the budget is zero
  std::optional<perfeval::rounding> rate_rounding;  ///< of the rate (a share) before points are computed
  std::optional<decimal> reason_below;              ///< below this rate a reason is required
  decimal little_below = decimal(6, 1);             ///< below this rate little was spent
  decimal much_from = decimal(9, 1);                ///< from this share of their weights the indicators earn much
};

/// The lines under the total of the fund table (`fund_lines`).
struct fund_line_rules {
  fund_scores scored = fund_scores::dash;  ///< whether a line under the total may have a score
  bool must_sum = true;                    ///< the lines under the total must add up to it
};

/// Rounding modes that explain a printed figure (`rounding`).
struct explaining_modes {
  std::vector<rounding_mode> rate_explains;   ///< modes other than half-up that explain a printed rate
  std::vector<rounding_mode> score_explains;  ///< modes other than half-up that explain a printed score
};

/// Rows with a number as their target (`quant`).
struct quantitative_rules {
  bool strict_counts = true;                         ///< a strict sign on a count means the next whole number
  row_rule at_least = capped();                      ///< x: actual / target, target > 0
  row_rule at_most = between_ceiling_and_inverse();  ///< x: actual / target, target > 0
  row_rule equal = equal_to_target();                ///< x: actual / target, target > 0
  curve none_above = full_only_to_zero();      ///< x: the amount above a target of zero, or the days after a deadline
  std::optional<perfeval::rounding> rounding;  ///< of the points, where the pack fixes one
  perfeval::negative_actual negative_actual = perfeval::negative_actual::as_is;  ///< how an actual below zero counts
};

/// Rows with words as their target (`qual`).
struct qualitative_rules {
  curve tiers = perfeval::tiers({decimal(6, 1), decimal(8, 1)});  ///< x: 0 the lowest tier, 1 the middle one, 2 the top
};

/// Results far above their target (`over`).
struct over_rules {
  decimal reason_ratio;               ///< from this multiple of the target upwards, a reason is required
  std::optional<decimal> flag_ratio;  ///< from this multiple upwards, and below reason_ratio, the row gets a note
  std::optional<decimal> zero_target_limit;  ///< from this actual upwards, a target of zero requires a reason
};

/// When a reason must be given (`reason`).
struct reason_rules {
  bool deduction = true;     ///< a deduction requires a reason
  bool qualitative = false;  ///< a result in words requires a description
};

/// The total of the points, and their distribution (`weights`).
struct weight_rules {
  decimal total;                           ///< what all weights add up to
  level1_weights level1;                   ///< without a cost category
  level1_weights level1_with_cost;         ///< with a cost category
  bool output_required = true;             ///< `weights.required`
  bool benefit_required = true;            ///< a form without rows of this category lacks something
  bool satisfaction_required = false;      ///< the same for satisfaction
  bool cost_required = false;              ///< the same for cost
  level1_ranges ranges;                    ///< `weights.ranges`
  std::optional<std::uint8_t> cost_level;  ///< 1: cost is a category; 2: cost is a kind of output; nothing: either
  bool satisfaction_optional = false;      ///< if there is no satisfaction row, its points may move to benefit
};

/// From a total to its grade (`grade`).
struct grade_rules {
  std::array<decimal, 3> bounds;               ///< smallest totals of excellent, good, fair; inclusive
  decimal pass;                                ///< the smallest total that passes
  std::optional<perfeval::rounding> rounding;  ///< of the total before its grade is determined; nothing: unrounded
  bool whole_numbers = false;  ///< grades are defined for whole numbers, 80-89 and 90-100: 89.5 has none

  /// The smallest total of a grade; nullptr for the lowest, which has none.
  [[nodiscard]] constexpr const decimal* least(perfeval::grade grade) const noexcept {
    switch (grade) {
      case grade::excellent:
        return bounds.data();
      case grade::good:
        return &bounds[1];
      case grade::fair:
        return &bounds[2];
      case grade::poor:
        break;
    }
    return nullptr;
  }
};

/// When the scores of a document show a convention of their own (`convention`).
struct convention_rules {
  ratio share;              ///< smallest share of a document's scores that makes a convention
  std::uint32_t least = 3;  ///< smallest number of scores that makes a convention
};

/// Amounts (`money`).
struct money_rules {
  std::uint32_t magnitude_digits = 3;   ///< equal in this many significant digits or more is not a coincidence
  std::optional<decimal> adjust_ratio;  ///< a change of the budget within the year by this share of it gets a note
};

/// Scores that are written out (`score`).
struct score_rules {
  std::int32_t digits = 2;  ///< places of a score that is written out, half-up
};

/// A pack of rules.
struct pack {
  std::string id;                         ///< "cn-mof-2020"
  std::string version;                    ///< as its author counts: "1"
  std::string title;                      ///< in Chinese
  std::string jurisdiction;               ///< where it is in force: 中国
  keyed<topic, clause> clauses;           ///< where the rules of each topic are laid down
  std::vector<parameter_source> sources;  ///< of individual parameters; by default the clause of the topic applies

  execution_rules execution;   ///< the execution of the budget
  fund_line_rules fund_lines;  ///< the lines under the total of the fund table
  explaining_modes rounding;   ///< modes other than half-up that explain a printed figure

  std::vector<row_match> rows;  ///< rules for individual rows, before those of `quant`; the first match counts

  quantitative_rules quant;     ///< rows with a number as their target
  qualitative_rules qual;       ///< rows with words as their target
  over_rules over;              ///< targets that are far exceeded
  reason_rules reason;          ///< where a reason is required
  weight_rules weights;         ///< the total of the points, and their distribution
  grade_rules grade;            ///< from a total to its grade
  convention_rules convention;  ///< what forms do without a clause
  money_rules money;            ///< amounts
  score_rules score;            ///< printed scores

  across_declared across;  ///< the rules across rows: caps, vetoes

  perfeval::vocabulary vocabulary;  ///< the word lists

  /// The clause of a topic.
  [[nodiscard]] const clause& source(topic topic) const { return clauses[topic]; }
  /// The clause of a parameter, or that of its topic if it has none of its own.
  [[nodiscard]] const clause& source(std::string_view key, topic topic) const {
    for (const parameter_source& one : sources)
      if (one.key == key) return one.clause;
    return source(topic);
  }
};

}  // namespace v0
}  // namespace perfeval
