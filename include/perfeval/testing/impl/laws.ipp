#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/testing/laws.hpp>

#include <algorithm>
#include <exception>

namespace perfeval {
inline namespace v0 {
namespace detail::rule_laws {

/// What a question gave: points, or why there are none.
struct trial_answer {
  std::optional<interval> points;
  std::string failure;

  friend bool operator==(const trial_answer&, const trial_answer&) = default;
};

inline trial_answer asked(const trial& rule, const decimal& target, const decimal& actual, const decimal& weight) {
  try {
    return {rule.points(target, actual, weight), {}};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const interruption&) {
    throw;
  } catch (const std::exception& thrown) {
    return {std::nullopt, thrown.what()};
  } catch (...) {
    return {std::nullopt, "something that is not a std::exception"};
  }
}

inline std::string answer_text(const trial_answer& answer) {
  if (!answer.points) return "no points: " + answer.failure;
  return answer.points->is_point() ? to_string(answer.points->low()->value) : to_string(*answer.points);
}

/// Simpler numbers than this, simplest first: fewer places, then nearer to zero.
inline std::vector<decimal> simpler_than(const decimal& value) {
  std::vector<decimal> simpler;
  for (std::int32_t places = 0; places < value.scale(); ++places)
    for (const rounding_mode mode : {rounding_mode::down, rounding_mode::up})
      simpler.push_back(round(value, {places, mode}));
  if (value.is_zero()) return simpler;
  simpler.push_back(decimal(0, value.scale()));
  if (value.sign() < 0) simpler.push_back(-value);
  for (std::int32_t power = value.digits() - 1; power >= 0; --power) {
    const decimal step(value.sign(), value.scale() - power);
    if (abs(step) <= abs(value)) simpler.push_back(*with_scale(value - step, value.scale()));
  }
  return simpler;
}

/// The simplest value that still fails, going from one that does.
template <class Fails>
decimal shrunk(decimal value, Fails fails) {
  for (bool found = true; found;) {
    found = false;
    for (const decimal& simpler : simpler_than(value)) {
      if (!fails(simpler)) continue;
      value = simpler;
      found = true;
      break;
    }
  }
  return value;
}

inline void add_ends(const trial& rule, const decimal& target, std::vector<decimal>& out) {
  if (!rule.data()) return;
  for (const segment& piece : rule.data()->segments()) {
    const auto end = piece.domain.high() ? exactly(piece.domain.high()->value) : std::nullopt;
    if (!end) continue;
    const decimal x = rule.has_target() ? *end * target : *end;
    for (const decimal& offset : {decimal(0), decimal(1, 3), decimal(-1, 3)}) out.push_back(x + offset);
  }
}

/// The actuals that a target is tried with, ascending.
inline std::vector<decimal> actuals_for(const trial& rule, const decimal& target) {
  std::vector<decimal> actuals;
  for (int k = -20; k <= 80; ++k) actuals.push_back(target * decimal(5 * k, 2));
  for (const decimal& offset : {decimal(1), decimal(1, 1), decimal(1, 2)}) {
    actuals.push_back(target + offset);
    actuals.push_back(target - offset);
  }
  add_ends(rule, target, actuals);
  std::sort(actuals.begin(), actuals.end());
  actuals.erase(std::unique(actuals.begin(), actuals.end()), actuals.end());
  return actuals;
}

/// Asks every trial question until one is answered wrongly; shrinks the actual. `wrong` gives what was expected, or
/// nothing.
template <class Wrong>
std::optional<counterexample> first_broken(const trial& rule, Wrong wrong) {
  for (const decimal& target : rule.targets()) {
    for (const decimal& weight : rule.weights()) {
      for (const decimal& actual : actuals_for(rule, target)) {
        const auto fails = [&](const decimal& a) { return wrong(target, a, weight).has_value(); };
        if (!fails(actual)) continue;
        const decimal least = shrunk(actual, fails);
        return counterexample{target, least, weight, answer_text(asked(rule, target, least, weight)),
                              *wrong(target, least, weight)};
      }
    }
  }
  return std::nullopt;
}

inline bool within(const interval& points, const ratio& most) { return interval::closed(0, most).contains(points); }

/// Whether the points go from a to b against the direction.
inline bool against(bool rises, const trial_answer& a, const trial_answer& b) {
  if (!a.points || !b.points) return true;
  const auto goes_against = [rises](const ratio& lower, const ratio& upper) {
    return rises ? upper < lower : lower < upper;
  };
  return goes_against(a.points->low()->value, b.points->low()->value) ||
         goes_against(a.points->high()->value, b.points->high()->value);
}

inline counterexample two_sides(const trial& rule, const decimal& target, const decimal& weight, const decimal& a,
                                const decimal& b, const std::string& expected) {
  return {
      target, a, weight, answer_text(asked(rule, target, a, weight)),
      "actual " + to_string(b) + " gives " + answer_text(asked(rule, target, b, weight)) + "; expected " + expected};
}

inline std::optional<counterexample> turn_against(const trial& rule, const decimal& target, const decimal& weight) {
  const bool rises = *rule.rises();
  const auto turns = [&](const decimal& a, const decimal& b) {
    return a < b && against(rises, asked(rule, target, a, weight), asked(rule, target, b, weight));
  };
  const std::vector<decimal> actuals = actuals_for(rule, target);
  for (std::size_t i = 0; i + 1 < actuals.size(); ++i) {
    if (!turns(actuals[i], actuals[i + 1])) continue;
    const decimal b = shrunk(actuals[i + 1], [&](const decimal& value) { return turns(actuals[i], value); });
    const decimal a = shrunk(actuals[i], [&](const decimal& value) { return turns(value, b); });
    return two_sides(rule, target, weight, a, b, rises ? "no fall as the actual rises" : "no rise as the actual rises");
  }
  return std::nullopt;
}

/// The distance of two answers; no answer counts as far.
inline ratio apart_by(const trial_answer& a, const trial_answer& b) {
  if (!a.points || !b.points) return a == b ? ratio(0) : ratio(1);
  return std::max(abs(a.points->low()->value - b.points->low()->value),
                  abs(a.points->high()->value - b.points->high()->value));
}

/// The number with fewest places in [low, high].
inline decimal simplest_between(const decimal& low, const decimal& high) {
  for (std::int32_t places = 0; places < high.scale(); ++places) {
    const decimal cut = round(high, {places, rounding_mode::floor});
    if (cut >= low) return cut;
  }
  return high;
}

/// A jump between two actuals, narrowed down by halving: the side with the greater difference is kept.
inline std::optional<counterexample> jump_between(const trial& rule, const decimal& target, const decimal& weight,
                                                  decimal low, decimal high) {
  constexpr int halvings = 40;
  const auto points_at = [&](const decimal& actual) { return asked(rule, target, actual, weight); };
  if (apart_by(points_at(low), points_at(high)).is_zero()) return std::nullopt;
  for (int i = 0; i < halvings; ++i) {
    const decimal middle = (low + high) * decimal(5, 1);
    (apart_by(points_at(low), points_at(middle)) >= apart_by(points_at(middle), points_at(high)) ? high : low) = middle;
  }
  if (apart_by(points_at(low), points_at(high)) * 1'000'000 <= ratio(weight)) return std::nullopt;
  const decimal jump = simplest_between(low, high);
  const bool before =
      jump != low && apart_by(points_at(low), points_at(jump)) >= apart_by(points_at(jump), points_at(high));
  return counterexample{target, jump, weight, answer_text(points_at(jump)),
                        std::string(before ? "just below it " : "just above it ") +
                            answer_text(points_at(before ? low : high)) + "; expected no jump"};
}

/// The first joint of a curve at which its shares differ on the two sides.
inline std::optional<counterexample> jump_of(const curve& data, const decimal& weight) {
  const auto pieces = data.segments();
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    const ratio x = pieces[i].domain.high()->value;
    const auto shares = [&](const segment& piece) { return interval::closed(piece.low(x), piece.high(x)); };
    if (shares(pieces[i]) == shares(pieces[i + 1])) continue;
    const auto text = [&](const segment& piece) { return answer_text({scaled(shares(piece), weight), {}}); };
    return counterexample{1, round(x, {6, rounding_mode::half_even}), weight, text(pieces[i + 1]) + " from above",
                          text(pieces[i]) + " from below; expected no jump at x = " + to_string(x)};
  }
  return std::nullopt;
}

inline law_check not_said(const char* law) { return {law, false, std::nullopt}; }

}  // namespace detail::rule_laws

PERFEVAL_INLINE trial::trial(curve data, argument x) : data_(std::move(data)), x_(x) {
  ask_ = [curve = *data_, x](const decimal& target, const decimal& actual, const decimal& weight) {
    const auto share = curve.image(x == argument::actual ? ratio(actual) : actual / target);
    if (!share) throw invalid_value("the curve does not cover the actual " + to_string(actual));
    return scaled(*share, weight);
  };
}

PERFEVAL_INLINE trial::trial(const row_rule& rule) : trial(rule.code ? trial(rule.code) : trial(rule.points, rule.x)) {}

PERFEVAL_INLINE trial::trial(const std::shared_ptr<const custom_rule>& code) : rises_(code->rises()) {
  ask_ = [code](const decimal& target, const decimal& actual, const decimal& weight) {
    static const indicator nothing_but_numbers;  // for a rule that wants the row
    return interval(code->points_in(nothing_but_numbers, target, actual, weight));
  };
}

PERFEVAL_INLINE trial& trial::directed(bool rises) {
  rises_ = rises;
  return *this;
}
PERFEVAL_INLINE trial& trial::up_to(const decimal& share) {
  cap_ = share;
  return *this;
}
PERFEVAL_INLINE trial& trial::in_one_unit() {
  one_unit_ = true;
  return *this;
}

PERFEVAL_INLINE trial& trial::without_jumps() {
  continuous_ = true;
  return *this;
}
PERFEVAL_INLINE trial& trial::with_targets(std::vector<decimal> targets) {
  targets_ = std::move(targets);
  return *this;
}
PERFEVAL_INLINE trial& trial::with_weights(std::vector<decimal> weights) {
  weights_ = std::move(weights);
  return *this;
}

PERFEVAL_INLINE std::string law_check::message() const {
  if (!applies) return law + ": not declared";
  if (!broken) return law + ": holds";
  return law + ": target " + to_string(broken->target) + ", actual " + to_string(broken->actual) + ", weight " +
         to_string(broken->weight) + " gives " + broken->here + "; " + broken->there;
}

namespace laws {

PERFEVAL_INLINE law_check bounded(const trial& rule) {
  return {"bounded", true,
          detail::rule_laws::first_broken(
              rule, [&](const decimal& t, const decimal& a, const decimal& w) -> std::optional<std::string> {
                const auto answer = detail::rule_laws::asked(rule, t, a, w);
                const ratio most = ratio(rule.cap()) * w;
                if (answer.points && detail::rule_laws::within(*answer.points, most)) return std::nullopt;
                return "expected 0 to " + to_string(most);
              })};
}

PERFEVAL_INLINE law_check monotone(const trial& rule) {
  if (!rule.rises()) return detail::rule_laws::not_said("monotone");
  for (const decimal& target : rule.targets())
    for (const decimal& weight : rule.weights())
      if (auto broken = detail::rule_laws::turn_against(rule, target, weight))
        return {"monotone", true, std::move(broken)};
  return {"monotone", true, std::nullopt};
}

PERFEVAL_INLINE law_check full_at_target(const trial& rule) {
  if (!rule.has_target()) return detail::rule_laws::not_said("full at target");
  for (const decimal& target : rule.targets()) {
    for (const decimal& weight : rule.weights()) {
      const auto answer = detail::rule_laws::asked(rule, target, target, weight);
      if (answer.points != interval(ratio(weight)))
        return {"full at target", true,
                counterexample{target, target, weight, detail::rule_laws::answer_text(answer),
                               "expected exactly " + to_string(weight)}};
    }
  }
  return {"full at target", true, std::nullopt};
}

PERFEVAL_INLINE law_check continuous(const trial& rule) {
  if (!rule.says_continuous()) return detail::rule_laws::not_said("continuous");
  if (rule.data()) return {"continuous", true, detail::rule_laws::jump_of(*rule.data(), rule.weights().front())};
  for (const decimal& target : rule.targets()) {
    const std::vector<decimal> actuals = detail::rule_laws::actuals_for(rule, target);
    for (std::size_t i = 0; i + 1 < actuals.size(); ++i)
      if (auto jump = detail::rule_laws::jump_between(rule, target, rule.weights().front(), actuals[i], actuals[i + 1]))
        return {"continuous", true, std::move(jump)};
  }
  return {"continuous", true, std::nullopt};
}

PERFEVAL_INLINE law_check unit_free(const trial& rule) {
  if (rule.has_one_unit()) return detail::rule_laws::not_said("unit-free");
  const std::vector<decimal> factors{10, 100, 10'000, 12, 7, decimal(1, 2)};
  return {"unit-free", true,
          detail::rule_laws::first_broken(
              rule, [&](const decimal& t, const decimal& a, const decimal& w) -> std::optional<std::string> {
                const auto here = detail::rule_laws::asked(rule, t, a, w);
                for (const decimal& factor : factors) {
                  const auto there = detail::rule_laws::asked(rule, t * factor, a * factor, w);
                  if (there != here || !here.points)
                    return "in another unit (target " + to_string(t * factor) + ", actual " + to_string(a * factor) +
                           ") gives " + detail::rule_laws::answer_text(there) + "; expected the same";
                }
                return std::nullopt;
              })};
}

PERFEVAL_INLINE law_check scale_free(const trial& rule) {
  return {"scale-free", true,
          detail::rule_laws::first_broken(
              rule, [&](const decimal& t, const decimal& a, const decimal& w) -> std::optional<std::string> {
                const auto here = detail::rule_laws::asked(rule, t, a, w);
                const auto longer = [](const decimal& value) { return *with_scale(value, value.scale() + 2); };
                for (const auto& [target, actual] :
                     {std::pair{t, longer(a)}, std::pair{longer(t), a}, std::pair{longer(t), longer(a)}}) {
                  const auto there = detail::rule_laws::asked(rule, target, actual, w);
                  if (there != here)
                    return "written as target " + to_string(target) + ", actual " + to_string(actual) + " gives " +
                           detail::rule_laws::answer_text(there) + "; expected the same";
                }
                return std::nullopt;
              })};
}

PERFEVAL_INLINE std::vector<law_check> all(const trial& rule) {
  return {bounded(rule), monotone(rule), full_at_target(rule), continuous(rule), unit_free(rule), scale_free(rule)};
}

}  // namespace laws
}  // namespace v0
}  // namespace perfeval
