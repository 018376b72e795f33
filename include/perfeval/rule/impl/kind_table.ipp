/// Bodies of rule/kinds.hpp: the table of kinds, and curves made by name. One entry a kind; a new kind is one line
/// here.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/rule/kinds.hpp>

#include <array>

namespace perfeval {
inline namespace v0 {
namespace detail::kind_table {

inline const decimal& number_named(const kind_arguments& given, std::string_view name) {
  return given.find(name)->front();
}

inline std::vector<step> steps_named(const kind_arguments& given, std::string_view name) {
  const std::vector<decimal>& flat = *given.find(name);
  std::vector<step> steps;
  for (std::size_t i = 0; i + 1 < flat.size(); i += 2) steps.push_back({flat[i], flat[i + 1]});
  return steps;
}

using enum parameter_shape;
inline constexpr kind_parameter gate_parameters[] = {
    {"gate", number, "", "x below which nothing is earned, between 0 and 1"}};
inline constexpr kind_parameter open_gate_parameters[] = {
    {"gate", number, "", "x below which nothing is earned, from 0 to below 1"}};
inline constexpr kind_parameter at_parameters[] = {{"at", number, "1", "x of the step"}};
inline constexpr kind_parameter band_parameters[] = {
    {"bands", pairs, "", "[x, share] of each band, in ascending order of x: the share from this x upwards (inclusive)"},
    {"below", number, "0", "the share below the first band"}};
inline constexpr kind_parameter knot_parameters[] = {
    {"knots", pairs, "", "[x, share] of each knot, two or more, in ascending order of x"}};
inline constexpr kind_parameter deduction_parameters[] = {
    {"each", number, "", "the share deducted for each unit, above 0"},
    {"from", number, "0", "x up to which nothing is deducted"}};
inline constexpr kind_parameter stepped_parameters[] = {
    {"each", number, "", "the share deducted for each unit begun, 0.001 or more"},
    {"unit", number, "1", "the size of a unit, above 0"},
    {"from", number, "0", "x up to which nothing is deducted"}};
inline constexpr kind_parameter shortfall_parameters[] = {
    {"each", number, "", "the share deducted for each unit missing, above 0"},
    {"from", number, "1", "x from which nothing is deducted"}};
inline constexpr kind_parameter tier_parameters[] = {
    {"bounds", list, "", "lower bounds of the tiers but the lowest, rising within 0 and 1"}};
inline constexpr kind_parameter yes_no_parameters[] = {{"no", number, "0", "a no earns [0, no); with 0 nothing"}};
inline constexpr kind_parameter deviation_parameters[] = {
    {"zero_at", number, "1", "deviation |x - 1| that earns nothing"},
    {"within", number, "0", "deviation that is free, below zero_at"}};
inline constexpr kind_parameter range_parameters[] = {{"low", number, "", "lower end, above 0"},
                                                      {"high", number, "", "upper end, low or more"}};
inline constexpr kind_parameter cap_parameters[] = {
    {"cap", number, "", "the largest share, above 1: this rule is bounded by 0..cap"}};
inline constexpr kind_parameter over_parameters[] = {
    {"from", number, "", "x from which over-completion is reduced, 1 or more"},
    {"each", number, "", "the share deducted for each 1 of x beyond it, above 0"},
    {"least", number, "0", "the share that is always kept, in [0, 1)"}};
inline constexpr kind_parameter share_parameters[] = {{"share", number, "", "the share"}};
inline constexpr kind_parameter between_parameters[] = {{"low", number, "0", "the smallest share"},
                                                        {"high", number, "1", "the largest share"}};

using arguments = const kind_arguments&;
inline constexpr std::array kinds{
    rule_kind{"capped", kind_x::share_of_target, "min(x, 1), not below 0", {}, [](arguments) { return capped(); }},
    rule_kind{"capped_from", kind_x::share_of_target, "0 below the gate, then min(x, 1)", gate_parameters,
              [](arguments g) { return capped_from(number_named(g, "gate")); }},
    rule_kind{"gated", kind_x::share_of_target, "0 below the gate, (x - gate) / (1 - gate) to 1, then 1",
              open_gate_parameters, [](arguments g) { return gated(number_named(g, "gate")); }},
    rule_kind{
        "inverse", kind_x::share_of_target, "1 up to x = 1, then 1/x (T/A)", {}, [](arguments) { return inverse(); }},
    rule_kind{"ceiling",
              kind_x::share_of_target,
              "1 up to x = 1, then 2 - x (1-(A-T)/T), 0 from 2",
              {},
              [](arguments) { return ceiling(); }},
    rule_kind{"between_ceiling_and_inverse",
              kind_x::share_of_target,
              "1 up to x = 1, then anything from max(0, 2 - x) to 1/x",
              {},
              [](arguments) { return between_ceiling_and_inverse(); }},
    rule_kind{"threshold", kind_x::share_of_target, "0 below x = at, then 1", at_parameters,
              [](arguments g) { return threshold(number_named(g, "at")); }},
    rule_kind{"limit", kind_x::share_of_target, "1 up to x = at, then 0", at_parameters,
              [](arguments g) { return limit(number_named(g, "at")); }},
    rule_kind{"banded", kind_x::actual, "the share of the last band whose x is reached", band_parameters,
              [](arguments g) { return banded(steps_named(g, "bands"), number_named(g, "below")); }},
    rule_kind{"interpolated", kind_x::actual, "straight lines from knot to knot, constant outside", knot_parameters,
              [](arguments g) { return interpolated(steps_named(g, "knots")); }},
    rule_kind{"deduction", kind_x::actual, "1 - each (x - from) above from, not below 0", deduction_parameters,
              [](arguments g) { return deduction(number_named(g, "each"), number_named(g, "from")); }},
    rule_kind{"stepped_deduction", kind_x::actual, "1 - each (units begun above from), not below 0", stepped_parameters,
              [](arguments g) {
                return stepped_deduction(number_named(g, "each"), number_named(g, "unit"), number_named(g, "from"));
              }},
    rule_kind{"shortfall", kind_x::share_of_target, "1 - each (from - x) below from, not below 0", shortfall_parameters,
              [](arguments g) { return shortfall(number_named(g, "each"), number_named(g, "from")); }},
    rule_kind{"tiers", kind_x::rank, "rank k of a word: from the k-th bound (included) up to the next", tier_parameters,
              [](arguments g) { return tiers(*g.find("bounds")); }},
    rule_kind{"yes_no", kind_x::rank, "yes 1, no [0, no)", yes_no_parameters,
              [](arguments g) { return yes_no(number_named(g, "no")); }},
    rule_kind{"equal_to_target",
              kind_x::share_of_target,
              "x below 1, 1 at it, anything from 1/x to 1 above",
              {},
              [](arguments) { return equal_to_target(); }},
    rule_kind{"deviation", kind_x::share_of_target, "1 while |x - 1| <= within, then a straight line to 0 at zero_at",
              deviation_parameters,
              [](arguments g) { return deviation(number_named(g, "zero_at"), number_named(g, "within")); }},
    rule_kind{"within_range", kind_x::actual, "x / low below the range, 1 inside, anything from high / x to 1 above",
              range_parameters,
              [](arguments g) { return within_range(number_named(g, "low"), number_named(g, "high")); }},
    rule_kind{"bonus", kind_x::share_of_target, "min(x, cap), not below 0; cap above 1", cap_parameters,
              [](arguments g) { return bonus(number_named(g, "cap")); }},
    rule_kind{"over_reduced", kind_x::share_of_target,
              "min(x, 1) up to from, then 1 - each (x - from), not below least", over_parameters,
              [](arguments g) {
                return over_reduced(number_named(g, "from"), number_named(g, "each"), number_named(g, "least"));
              }},
    rule_kind{"full_only_to_zero",
              kind_x::actual,
              "1 up to x = 0, then anything below 1",
              {},
              [](arguments) { return full_only_to_zero(); }},
    rule_kind{"constant", kind_x::share_of_target, "the same share for every x", share_parameters,
              [](arguments g) { return constant(number_named(g, "share")); }},
    rule_kind{"anything", kind_x::share_of_target, "anything from low to high", between_parameters,
              [](arguments g) { return anything(number_named(g, "low"), number_named(g, "high")); }},
};

[[noreturn]] inline void refuse_argument(const rule_kind& kind, std::string_view name, const std::string& reason) {
  throw invalid_value("rule kind " + std::string(kind.name) + ", parameter " + std::string(name) + ": " + reason);
}

inline const kind_parameter* parameter_named(const rule_kind& kind, std::string_view name) {
  for (const kind_parameter& p : kind.parameters)
    if (p.name == name) return &p;
  return nullptr;
}

/// Of a parameter that holds shares of the weight, the first outside 0..1; nullptr if there is none.
inline const decimal* no_share(const rule_kind& kind, const kind_parameter& p, const std::vector<decimal>& numbers) {
  const bool pairs = p.shape == parameter_shape::pairs;
  const bool ends = kind.name == "anything";
  if (!pairs && !ends && p.name != "share" && p.name != "below") return nullptr;
  for (std::size_t i = pairs ? 1 : 0; i < numbers.size(); i += pairs ? 2 : 1)
    if (numbers[i].sign() < 0 || numbers[i] > decimal(1)) return &numbers[i];
  return nullptr;
}

inline void check_shape(const rule_kind& kind, const kind_parameter& p, const std::vector<decimal>& numbers) {
  if (p.shape == parameter_shape::number && numbers.size() != 1)
    refuse_argument(kind, p.name, "expected one number, found " + std::to_string(numbers.size()));
  if (numbers.empty()) refuse_argument(kind, p.name, "expected a list that is not empty");
  if (p.shape == parameter_shape::pairs && numbers.size() % 2 != 0)
    refuse_argument(kind, p.name, "expected pairs of numbers, found " + std::to_string(numbers.size()) + " numbers");
}

inline void check_given(const rule_kind& kind, const kind_arguments& given) {
  for (const auto& each : given.given()) {
    const kind_parameter* p = parameter_named(kind, each.name);
    if (!p) refuse_argument(kind, each.name, "not known to this kind");
    if (given.find(each.name) != &each.numbers) refuse_argument(kind, each.name, "given twice");
    check_shape(kind, *p, each.numbers);
    if (const decimal* wrong = no_share(kind, *p, each.numbers))
      refuse_argument(kind, p->name, "expected a share of the weight, from 0 to 1, found " + to_string(*wrong));
  }
}

}  // namespace detail::kind_table

PERFEVAL_INLINE const std::vector<decimal>* kind_arguments::find(std::string_view name) const noexcept {
  for (const argument_given& each : given_)
    if (each.name == name) return &each.numbers;
  return nullptr;
}

PERFEVAL_INLINE std::span<const rule_kind> rule_kinds() noexcept { return detail::kind_table::kinds; }

PERFEVAL_INLINE const rule_kind* find_kind(std::string_view name) noexcept {
  for (const rule_kind& each : rule_kinds())
    if (each.name == name) return &each;
  return nullptr;
}

PERFEVAL_INLINE curve make_curve(const rule_kind& kind, const kind_arguments& given) {
  detail::kind_table::check_given(kind, given);
  kind_arguments complete = given;
  for (const kind_parameter& p : kind.parameters) {
    if (given.find(p.name)) continue;
    if (p.usual.empty()) detail::kind_table::refuse_argument(kind, p.name, "missing; " + std::string(p.meaning));
    complete.set(std::string(p.name), decimal::parse(p.usual));
  }
  try {
    return kind.build(complete);
  } catch (const invalid_value& refused) {
    throw invalid_value("rule kind " + std::string(kind.name) + ": " + refused.what());
  }
}

}  // namespace v0
}  // namespace perfeval
