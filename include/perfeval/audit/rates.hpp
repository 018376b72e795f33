/// Checks of budget execution: rates, the score they earn, amounts that contradict each other.
#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/score/prints.hpp>

#include <optional>

namespace perfeval {
inline namespace v0 {

/// rate-mismatch, rate-rounding, rate-missing, over-execution, per line; zero-budget for the total line.
void check_rates(examination& exam);
/// execution-score, for the line that has the weight.
void check_execution_score(examination& exam);
/// budget-magnitude: figures of a line (or a cost target and the budget) with the same digits, a power of ten apart.
void check_magnitudes(examination& exam);

/// The budget and executed amount of the total line that a check uses: as printed, or with a sum of the fund lines in
/// place of the total.
struct execution_amounts {
  std::optional<decimal> budget;    ///< in the unit of the form; nothing if it is not a number
  std::optional<decimal> executed;  ///< in the unit of the form; nothing if it is not a number
  /// executed / budget; nothing if one is missing or the budget is not above zero.
  [[nodiscard]] std::optional<ratio> rate() const {
    if (!budget || !executed || budget->sign() <= 0) return std::nullopt;
    return *executed / *budget;
  }
};
execution_amounts amounts_of(const budget_line& line, const form& form, const pack& rules);

/// Compares a printed rate with the exact one: with % on its own scale; without %, as a ratio (if it has decimals, or
/// is exactly the rate) and as a percentage.
print_match rate_match(const ratio& exact, const figure& printed, const pack& rules);

/// The printed rate as a share, if it reads as one number when compared with the exact rate.
ratio printed_rate(const ratio& exact, const figure& printed, const pack& rules);

/// Compares the execution score with weight x min(1, exact rate) and, if the printed rate agrees or is explained, with
/// weight x min(1, printed rate).
print_match execution_match(const std::optional<ratio>& exact, const figure& rate, const decimal& weight,
                            const decimal& score, const pack& rules);

/// Whether the two figures have the same significant digits, at least `money.magnitude_digits`, and differ by a power
/// of ten.
bool differs_by_magnitude(const decimal& a, const decimal& b, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/rates.ipp>
#endif
