/// The laws of scoring, checked for any rule: a curve, a row rule, a rule as code, a plain function. Needs no test
/// framework; perfeval/testing.hpp connects it to GoogleTest.
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

/// A function of decimals as written, which may (wrongly) depend on their scale.
template <class F>
concept written_points_function = !points_function<F> && requires(const F& f, const decimal& value) {
  { f(value, value, value) } -> std::convertible_to<ratio>;
};

/// A rule under test, with the properties it declares: `trial(half_marks).rising()`,
/// `trial(bonus(1.2_d)).rising().up_to(1.2_d)`.
class trial {
 public:
  /// The points that may be earned: one value, or the interval that a rule leaves open.
  /// Errors: whatever a rule as code throws.
  using question = std::function<interval(const decimal& target, const decimal& actual, const decimal& weight)>;

  /// A curve, a row rule, a custom rule, or a function of target, actual and weight.
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

  /// Declares that the points never fall (or never rise) as the actual rises. A custom_rule has already declared it.
  trial& rising() { return directed(true); }
  trial& falling() { return directed(false); }
  /// The largest share of the weight that it may give; 1 unless a bonus declares its cap.
  trial& up_to(const decimal& share);
  /// Declares that it has no jump.
  trial& without_jumps();
  /// Declares that its points depend on the unit, as those of one point per unit missing do: it is for rows of one unit
  /// and need not be unit-free.
  trial& in_one_unit();
  /// Replaces the usual targets.
  /// Requires: targets above 0.
  trial& with_targets(std::vector<decimal> targets);
  trial& with_weights(std::vector<decimal> weights);

  /// What it was made of and what it declares.
  [[nodiscard]] interval points(const decimal& target, const decimal& actual, const decimal& weight) const {
    return ask_(target, actual, weight);
  }
  [[nodiscard]] const std::optional<bool>& rises() const noexcept { return rises_; }
  [[nodiscard]] const decimal& cap() const noexcept { return cap_; }
  [[nodiscard]] bool says_continuous() const noexcept { return continuous_; }
  [[nodiscard]] bool has_one_unit() const noexcept { return one_unit_ || !has_target(); }
  /// The curve, if it is one: its joints are then checked exactly.
  [[nodiscard]] const curve* data() const noexcept { return data_ ? &*data_ : nullptr; }
  /// False if x is the actual itself: such a rule has no target and only one unit.
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
  bool one_unit_ = false;
  std::vector<decimal> targets_{1, 2, 3, 10, 7, 100, decimal(6, 1), decimal(125, 1), 4500};
  std::vector<decimal> weights_{10, 1, decimal(75, 1)};
};

/// The two sides of a violation: the two questions, and the answer to each.
struct counterexample {
  decimal target, actual, weight;  ///< shrunk to the smallest actual found, fewest places first
  std::string here;                ///< the answer, or why there is none
  std::string there;               ///< the other question and its answer; if there is none, what was expected
};

/// The outcome of one check.
struct law_check {
  std::string law;                       ///< "bounded", "monotone" …
  bool applies = true;                   ///< false if the rule does not declare the property
  std::optional<counterexample> broken;  ///< an example that contradicts it; nothing if none was found

  /// Whether no example contradicts the law.
  [[nodiscard]] bool holds() const noexcept { return !broken; }
  /// "bounded: target 10, actual 11, weight 10 gives 11; expected 0 to 10".
  [[nodiscard]] std::string message() const;
};

/// Each law is checked on a grid of actuals around each target: -T to 4 T in twentieths, whole and finer steps around
/// it, and the ends of every piece of a curve. A rule that throws breaks the law being checked.
namespace laws {

/// 0 <= points <= cap · weight.
law_check bounded(const trial& rule);
/// The points never fall (or rise) as the actual rises, in the direction that the rule declares.
law_check monotone(const trial& rule);
/// Exactly the weight if the actual equals the target.
law_check full_at_target(const trial& rule);
/// No jump, if the rule declares it. A curve is checked exactly at its joints; a function by bisection, which finds
/// jumps of more than a millionth of the weight.
law_check continuous(const trial& rule);
/// The same points if target and actual are given in another unit, unless the rule declares that it has one unit.
law_check unit_free(const trial& rule);
/// The same points for 2.50 and 2.5.
law_check scale_free(const trial& rule);
/// Checks every law.
std::vector<law_check> all(const trial& rule);

}  // namespace laws

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/testing/impl/laws.ipp>
#endif
