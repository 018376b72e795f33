/// A rule for one row: a curve (data), or a function of single exact values (code). A rule never learns where a number
/// came from.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/form/indicator.hpp>
#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rule/across.hpp>
#include <perfeval/rule/curve.hpp>
#include <perfeval/value_set.hpp>

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {

/// A callable that gives the points of a row: points(target, actual, weight), all exact and in one unit.
template <class F>
concept points_function = requires(const F& f, const ratio& value) {
  { f(value, value, value) } -> std::convertible_to<ratio>;
};

/// The same for a function that needs the whole row as printed: points(row, target, actual, weight).
template <class F>
concept row_points_function = requires(const F& f, const indicator& row, const ratio& value) {
  { f(row, value, value, value) } -> std::convertible_to<ratio>;
};

/// What a rule as code throws to end the whole call, where any other exception fails its row alone. It is not a
/// std::exception, so that nothing on the way takes it for a failure.
class rule_interruption : public interruption {};

/// A rule as code. It receives single exact values only, never an interval, and is recorded and audited like a built-in
/// one.
///
/// Requires: 0 <= points <= weight for every target and actual; a result outside, or an exception, becomes a trouble
///           `rule-failed` of the row, whose points are then open. std::bad_alloc and rule_interruption end the call.
class custom_rule {
 public:
  /// `rises`: true if the points never fall as the actual rises, false if they never rise, nothing if neither is
  /// promised. A promise lets an audit judge an actual that is an inequality; without one such a row is cannot_tell.
  custom_rule(std::string name, std::string version, std::string source, std::optional<bool> rises)
      : name_(std::move(name)), version_(std::move(version)), source_(std::move(source)), rises_(rises) {}
  custom_rule(const custom_rule&) = delete;
  custom_rule& operator=(const custom_rule&) = delete;
  virtual ~custom_rule() = default;

  /// The points of a row, from 0 to the weight.
  [[nodiscard]] virtual ratio points(const ratio& target, const ratio& actual, const ratio& weight) const = 0;
  /// The points in a row of a form, for a rule that needs more than the numbers. Calls points() unless overridden.
  [[nodiscard]] virtual ratio points_in(const indicator&, const ratio& target, const ratio& actual,
                                        const ratio& weight) const {
    return points(target, actual, weight);
  }

  /// As given: name, version, source, and whether the points never fall (or never rise) as the actual rises.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const std::string& version() const noexcept { return version_; }
  [[nodiscard]] const std::string& source() const noexcept { return source_; }
  [[nodiscard]] std::optional<bool> rises() const noexcept { return rises_; }

 private:
  std::string name_;
  std::string version_;
  std::string source_;
  std::optional<bool> rises_;
};

/// A rule from any callable: make_rule("half-marks", "1", "office memo 7", true, [](auto& t, auto& a, auto& w) { … }).
/// A callable (row, t, a, w) also receives the row; such a rule has no points outside a form.
template <class F>
  requires points_function<F> || row_points_function<F>
std::shared_ptr<const custom_rule> make_rule(std::string name, std::string version, std::string source,
                                             std::optional<bool> rises, F function) {
  class from_function final : public custom_rule {
   public:
    from_function(std::string n, std::string v, std::string s, std::optional<bool> r, F f)
        : custom_rule(std::move(n), std::move(v), std::move(s), r), function_(std::move(f)) {}
    ratio points(const ratio& target, const ratio& actual, const ratio& weight) const override {
      if constexpr (points_function<F>)
        return function_(target, actual, weight);
      else
        throw invalid_value("the rule " + name() + " needs the row: it has no points outside of a form");
    }
    ratio points_in(const indicator& row, const ratio& target, const ratio& actual,
                    const ratio& weight) const override {
      if constexpr (points_function<F>)
        return function_(target, actual, weight);
      else
        return function_(row, target, actual, weight);
    }

   private:
    F function_;
  };
  return std::make_shared<from_function>(std::move(name), std::move(version), std::move(source), rises,
                                         std::move(function));
}

/// "false" is true as a bool, and 2 is too: whether a rule rises is said by a bool, or left open by nullopt.
template <class Other, class F>
  requires(std::convertible_to<Other, bool> && !std::same_as<Other, bool> && !std::same_as<Other, std::optional<bool>>)
std::shared_ptr<const custom_rule> make_rule(std::string, std::string, std::string, Other, F) = delete;

/// The meaning of a curve's x.
enum class argument : std::uint8_t {
  share_of_target,  ///< actual / target
  actual,           ///< the actual itself (a share for percentages): bands such as 满意度 ≥90%
};
template <>
inline constexpr auto names_of<argument> =
    every_name<argument>({{argument::share_of_target, "share_of_target"}, {argument::actual, "actual"}});

/// The rule of a row: a curve, or code instead.
struct row_rule {
  curve points = capped();                  ///< the curve: of x the share of the weight
  argument x = argument::share_of_target;   ///< what the curve is asked for
  std::shared_ptr<const custom_rule> code;  ///< replaces the curve if set

  /// A curve over x; or code.
  row_rule() = default;
  row_rule(curve data, argument argument = argument::share_of_target) : points(std::move(data)), x(argument) {}
  row_rule(std::shared_ptr<const custom_rule> function) : code(std::move(function)) {}

  friend bool operator==(const row_rule&, const row_rule&) = default;
};

/// Rows with their own rule: the first match in the pack's list applies.
struct row_match : row_filter {
  row_rule rule;  ///< replaces that of the row's direction
  friend bool operator==(const row_match&, const row_match&) = default;
};

}  // namespace v0
}  // namespace perfeval
