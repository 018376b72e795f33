/// The exact total of many quotients, rounded once. One quotient is `ratio`.
#pragma once

#include <perfeval/ratio.hpp>
#include <perfeval/rounding.hpp>

namespace perfeval {
inline namespace v0 {

/// A running exact sum of ratios.
class exact_sum {
 public:
  exact_sum() noexcept = default;
  void add(const ratio& term) { total_ += term; }
  exact_sum& operator+=(const ratio& term) {
    add(term);
    return *this;
  }
  /// The exact sum.
  [[nodiscard]] ratio value() const { return total_; }
  /// round(value(), how).
  [[nodiscard]] decimal rounded(rounding how) const { return round(total_, how); }
  /// Compares the exact sum.
  [[nodiscard]] std::strong_ordering compare(const ratio& other) const { return total_ <=> other; }

 private:
  ratio total_;
};

}  // namespace v0
}  // namespace perfeval
