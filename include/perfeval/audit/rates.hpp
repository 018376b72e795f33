/// The execution of the budget: rates, the score they earn, amounts that contradict each other.
#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/score/prints.hpp>

#include <optional>

namespace perfeval {
inline namespace v0 {

/// rate-mismatch, rate-rounding, rate-missing, over-execution, per line; zero-budget for the total line.
void check_rates(examination& exam);
/// execution-score, for the line that carries the weight.
void check_execution_score(examination& exam);
/// budget-magnitude: figures of a line (or a cost target and the budget) with the same digits, a power of ten apart.
void check_magnitudes(examination& exam);

/// Budget and executed amount of the total line, as a check takes them: as printed, or with a sum of the sources in
/// place of the total.
struct execution_amounts {
  std::optional<decimal> budget;
  std::optional<decimal> executed;
  /// executed / budget; nothing where one is missing or the budget is not above zero.
  [[nodiscard]] std::optional<ratio> rate() const {
    if (!budget || !executed || budget->sign() <= 0) return std::nullopt;
    return *executed / *budget;
  }
};
execution_amounts amounts_of(const budget_line& line, const form& form, const pack& rules);

/// A printed rate against the exact one: % on its own scale; without %, a ratio (if it has decimals, or is the rate
/// exactly) and a percentage.
print_match rate_match(const ratio& exact, const figure& printed, const pack& rules);

/// The printed rate as a share, where it reads as one number against the exact rate.
ratio printed_rate(const ratio& exact, const figure& printed, const pack& rules);

/// The execution score against weight x min(1, exact rate) and, where the printed rate agrees or is explained, weight x
/// min(1, printed rate).
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
