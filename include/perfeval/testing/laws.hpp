/// The laws of scoring, checked for any rule: a curve, a row rule, a rule as code, a plain function. Needs no test
/// framework; perfeval/testing.hpp gives the same checks to GoogleTest.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/interval.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rule/curve.hpp>
#include <perfeval/rule/rule.hpp>

#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// A function of decimals as they are written, which may (wrongly) look at their scale.
template <class F>
concept written_points_function = !points_function<F> && requires(const F& f, const decimal& value) {
  { f(value, value, value) } -> std::convertible_to<ratio>;
};

/// A rule put on trial, with what it says of itself: `trial(half_marks).rising()`,
/// `trial(bonus(1.2_d)).rising().up_to(1.2_d)`.
class trial {
 public:
  /// The points that may be earned: one value, or the interval a rule leaves open.
  /// Errors: whatever a rule as code throws.
  using question = std::function<interval(const decimal& target, const decimal& actual, const decimal& weight)>;

  trial(curve data, argument x = argument::share_of_target);
  trial(const row_rule& rule);
  trial(const std::shared_ptr<const custom_rule>& code);
  template <points_function F>
  trial(F function)
      : ask_([function = std::move(function)](const decimal& t, const decimal& a, const decimal& w) {
          return interval(ratio(function(ratio(t), ratio(a), ratio(w))));
        }) {}
  template <written_points_function F>
  trial(F function)
      : ask_([function = std::move(function)](const decimal& t, const decimal& a, const decimal& w) {
          return interval(ratio(function(t, a, w)));
        }) {}

  /// The points never fall as the actual rises, or never rise. A custom_rule has said so already.
  trial& rising() { return directed(true); }
  trial& falling() { return directed(false); }
  /// The most share of the weight it may give; 1 unless a bonus declares its cap.
  trial& up_to(const decimal& share);
  /// It has no jump.
  trial& without_jumps();
  /// Asked for these instead of the usual ones.
  /// Requires: targets above 0.
  trial& with_targets(std::vector<decimal> targets);
  trial& with_weights(std::vector<decimal> weights);

  [[nodiscard]] interval points(const decimal& target, const decimal& actual, const decimal& weight) const {
    return ask_(target, actual, weight);
  }
  [[nodiscard]] const std::optional<bool>& rises() const noexcept { return rises_; }
  [[nodiscard]] const decimal& cap() const noexcept { return cap_; }
  [[nodiscard]] bool says_continuous() const noexcept { return continuous_; }
  /// The curve, if it is one: its joints are then checked exactly.
  [[nodiscard]] const curve* data() const noexcept { return data_ ? &*data_ : nullptr; }
  /// False where x is the actual itself: such a rule has no target and speaks of one unit.
  [[nodiscard]] bool has_target() const noexcept { return x_ == argument::share_of_target; }
  [[nodiscard]] const std::vector<decimal>& targets() const noexcept { return targets_; }
  [[nodiscard]] const std::vector<decimal>& weights() const noexcept { return weights_; }

 private:
  trial& directed(bool rises);

  question ask_;
  std::optional<curve> data_;
  argument x_ = argument::share_of_target;
  std::optional<bool> rises_;
  decimal cap_ = 1;
  bool continuous_ = false;
  std::vector<decimal> targets_{1, 2, 3, 10, 7, 100, decimal(6, 1), decimal(125, 1), 4500};
  std::vector<decimal> weights_{10, 1, decimal(75, 1)};
};

/// The two sides of a broken law: what was asked here and there, and what each gave.
struct counterexample {
  decimal target, actual, weight;  ///< shrunk: the smallest actual found, fewest places first
  std::string here;                ///< what it gave, or why it gave nothing
  std::string there;  ///< the other question and what it gave; what was expected if there is no other question
};

/// The outcome of one check.
struct law_check {
  std::string law;      ///< "bounded", "monotone" …
  bool applies = true;  ///< false: the rule does not say it, so it is not held to it
  std::optional<counterexample> broken;

  [[nodiscard]] bool holds() const noexcept { return !broken; }
  /// "bounded: target 10, actual 11, weight 10 gives 11; expected 0 to 10".
  [[nodiscard]] std::string message() const;
};

/// Each law is asked on a grid of actuals around each target: -T to 4 T by twentieths, whole and finer steps around it,
/// and the ends of every piece of a curve. A rule that throws breaks the law that asked it.
namespace laws {

/// 0 <= points <= cap · weight.
law_check bounded(const trial& rule);
/// The points never fall (rise) as the actual rises, in the direction the rule declares.
law_check monotone(const trial& rule);
/// Exactly the weight where the actual is the target.
law_check full_at_target(const trial& rule);
/// No jump, where the rule says so. A curve is checked at its joints, exactly; a function by bisection, which finds
/// jumps of more than a millionth of the weight.
law_check continuous(const trial& rule);
/// The same points when target and actual are given in another unit.
law_check unit_free(const trial& rule);
/// The same points for 2.50 and 2.5.
law_check scale_free(const trial& rule);
/// All of them.
std::vector<law_check> all(const trial& rule);

}  // namespace laws

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/testing/impl/laws.ipp>
#endif
