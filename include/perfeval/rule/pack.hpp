/// A pack: every rule, bound, word list and clause that scoring and audit need, as one plain value. It says what a
/// figure earns and what an audit may not fault; it never decides a severity. Parameters carry the names of
/// docs/rules.md with the dot read as a member.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/rule/clause.hpp>
#include <perfeval/rule/rule.hpp>
#include <perfeval/rule/vocabulary.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Which budget an execution rate divides by (`execution.denominator`).
enum class denominator : std::uint8_t { annual, initial };

/// The four categories' usual points, execution first. Units: points of 100.
struct level1_weights {
  decimal execution, cost, output, benefit, satisfaction;
  friend bool operator==(const level1_weights&, const level1_weights&) = default;
};

/// A pack of rules.
struct pack {
  std::string id;
  std::string version;
  std::string title;
  std::string jurisdiction;
  std::array<clause, topic_count> clauses;

  struct {
    decimal weight;  ///< if the form prints none
    perfeval::denominator denominator = denominator::annual;
    curve points = capped();                     ///< x: executed / budget; y: share of the weight
    std::optional<perfeval::rounding> rounding;  ///< of the points, where the pack fixes one
  } execution;

  struct {
    std::vector<rounding_mode> rate_explains;   ///< modes that explain a printed rate beside half-up
    std::vector<rounding_mode> score_explains;  ///< modes that explain a printed score beside half-up
  } rounding;

  std::vector<row_match> rows;  ///< rules of single rows, before those of `quant`; the first that fits counts

  struct {
    bool strict_counts = true;                         ///< a strict sign on a count means the next whole number
    row_rule at_least = capped();                      ///< x: actual / target, target > 0
    row_rule at_most = between_ceiling_and_inverse();  ///< x: actual / target, target > 0
    row_rule equal = equal_to_target();                ///< x: actual / target, target > 0
    curve none_above = full_only_to_zero();      ///< x: what exceeds a target of zero, or the days after a deadline
    std::optional<perfeval::rounding> rounding;  ///< of the points, where the pack fixes one
  } quant;

  struct {
    curve tiers = perfeval::tiers({decimal(6, 1), decimal(8, 1)});  ///< x: 0 the lowest tier, 1 the middle, 2 the top
  } qual;

  struct {
    decimal reason_ratio;  ///< from this multiple of the target on, a reason is asked for
  } over;

  struct {
    bool deduction = true;  ///< a deduction needs a reason
  } reason;

  struct {
    decimal total;          ///< what all weights add up to
    level1_weights level1;  ///< without a cost category
    level1_weights level1_with_cost;
    bool output_required = true;  ///< `weights.required`
    bool benefit_required = true;
  } weights;

  struct {
    std::array<decimal, 3> bounds;  ///< least total of excellent, good, fair; lower end included
    decimal pass;                   ///< what a total needs to pass
  } grade;

  struct {
    ratio share;              ///< least share of a document's scores that makes a convention
    std::uint32_t least = 3;  ///< and least number of them
  } convention;

  struct {
    std::uint32_t magnitude_digits = 3;  ///< significant digits from which equal digits are no accident
  } money;

  struct {
    std::int32_t digits = 2;  ///< places of a score that is written out, half-up
  } score;

  perfeval::vocabulary vocabulary;

  [[nodiscard]] const clause& source(topic of) const { return clauses[static_cast<std::size_t>(of)]; }
};

}  // namespace v0
}  // namespace perfeval
