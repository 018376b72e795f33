/// A sum of quotients: exact until its digits are too many to be of use, then enclosed, so that work is linear in the
/// number of addends.
#pragma once

#include <perfeval/ratio.hpp>
#include <perfeval/rounding.hpp>

#include <cstdint>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Limbs of 64 bits that the numerator or denominator of an exact sum may have: some 2,400 digits.
inline constexpr std::uint32_t most_sum_limbs = 128;

class bounded_sum {
 public:
  void add(const ratio& value) {
    exact_ += value;
    if (is_longer(exact_, most_sum_limbs)) [[unlikely]]
      enclose();
  }

  /// Whether low() and high() are one exact value.
  [[nodiscard]] bool is_exact() const noexcept { return !enclosed_; }
  [[nodiscard]] ratio low() const { return enclosed_ ? low_ + rounded(rounding_mode::floor) : exact_; }
  [[nodiscard]] ratio high() const { return enclosed_ ? high_ + rounded(rounding_mode::ceiling) : exact_; }

 private:
  static constexpr std::int32_t places = 20;  ///< of the enclosure

  [[nodiscard]] ratio rounded(rounding_mode mode) const { return ratio(round(exact_, rounding{places, mode})); }

  void enclose() {
    low_ += rounded(rounding_mode::floor);
    high_ += rounded(rounding_mode::ceiling);
    exact_ = ratio();
    enclosed_ = true;
  }

  ratio exact_;  ///< of the addends since it was last enclosed
  ratio low_, high_;
  bool enclosed_ = false;
};

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
