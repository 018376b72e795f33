/// The kinds of row rule. Each is a named constructor of a curve, declared here or in rule/curve.hpp; a table finds
/// them by name, so that a pack can name a kind and give its parameters.
///
/// Units of every kind: y is a share of the row's weight; x is what the table says (`rule_kind::x`): actual / target,
/// the actual itself (a percentage as a share: 95% is 0.95), or the rank of a word.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rule/curve.hpp>
#include <perfeval/rule/rule.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// Of rule/curve.hpp: capped, gated, inverse, ceiling, between_ceiling_and_inverse, equal_to_target, within_range,
// full_only_to_zero, constant, anything, banded, tiers. Here:

/// In proportion with a pass mark: nothing below x = gate, y = x from it to 1, then full.
/// Errors: invalid_value unless 0 < gate < 1.
/// Source: 财预〔2021〕101号, 完成比例赋分 (unverified); `gated` has the same gate with the part above it stretched
///         from 0 to full.
curve capped_from(const decimal& gate);
/// All or nothing, more is better: full from x = at upwards, else nothing.
/// Source: 财预〔2021〕101号, 直接赋分 (unverified).
curve threshold(const decimal& value = 1);
/// All or nothing, less is better: full up to x = at, nothing beyond.
curve limit(const decimal& value = 1);
/// Straight lines from knot to knot (x, y); constant before the first and after the last.
/// Errors: invalid_value unless there are at least two knots in ascending order of x.
curve interpolated(std::span<const step> knots);
curve interpolated(std::initializer_list<step> knots);
/// A deduction for each unit above `from`, in proportion: y = 1 - each (x - from), not below 0; full up to `from`.
/// Errors: invalid_value unless each > 0.
curve deduction(const decimal& each, const decimal& from = 0);
/// A deduction for each unit begun above `from`: y = 1 - each n for from + (n - 1) unit < x <= from + n unit, not below
/// 0 (每超一天扣10%).
/// Errors: invalid_value unless 0 < each <= 1, unit > 0 and each takes at most `most_steps` units to reach 0.
curve stepped_deduction(const decimal& each, const decimal& unit = 1, const decimal& from = 0);
/// A deduction for each unit below `from`, in proportion: y = 1 - each (from - x), not below 0; full from `from`
/// upwards.
/// Errors: invalid_value unless each > 0.
curve shortfall(const decimal& each, const decimal& from = 1);
/// The maximum number of units that a stepped deduction may count: a pack from an untrusted source must not exhaust
/// memory.
inline constexpr std::int32_t most_steps = 1'000;
/// Yes or no: x = 1 (yes) earns full points, x = 0 (no) earns [0, no) of the weight, with no = 0 nothing.
/// Errors: invalid_value unless 0 <= no <= 1.
curve yes_no(const decimal& no = 0);
/// Deviation from an equal target, symmetrically: full while |x - 1| <= within, then a straight line to 0 at |x - 1| =
/// zero_at.
/// Errors: invalid_value unless 0 <= within < zero_at.
curve deviation(const decimal& zero_at = 1, const decimal& within = 0);
/// A capped bonus: in proportion, y = x up to the cap, which is above the weight; not below 0. This kind is bounded by
/// 0..cap.
/// Errors: invalid_value unless cap > 1.
curve bonus(const decimal& cap);
/// Over-fulfilment reduced: in proportion up to 1, full up to `from`, then y = 1 - each (x - from), not below `least`.
/// Errors: invalid_value unless from >= 1, each > 0, 0 <= least < 1.
/// Source: 财预〔2020〕10号, a target set clearly too low: 按偏离程度适度调减; the amounts are the pack's, the text
///         gives none.
curve over_reduced(const decimal& from, const decimal& each, const decimal& least = 0);

/// The largest share that a curve can give: 1, or the cap that a bonus declares. Nothing if it is unbounded.
std::optional<ratio> most_share(const curve& curve);

// ----------------------------------------------------------------------------------------------------------------
// By name

/// How a parameter is written: 0.6; [0.6, 0.8]; [[0.6, 0.5], [0.8, 0.7]] (given here flat: 0.6, 0.5, 0.8, 0.7).
enum class parameter_shape : std::uint8_t { number, list, pairs };
template <>
inline constexpr auto names_of<parameter_shape> = every_name<parameter_shape>(
    {{parameter_shape::number, "number"}, {parameter_shape::list, "list"}, {parameter_shape::pairs, "pairs"}});

/// A parameter that a kind takes.
struct kind_parameter {
  std::string_view name;                            ///< its key in a pack
  parameter_shape shape = parameter_shape::number;  ///< a number, a list of numbers, or a list of pairs
  std::string_view usual;                           ///< the value if a pack gives none; empty: it must be given
  std::string_view meaning;                         ///< one line, with its range
};

/// The parameters that a pack gives, exact, by name.
class kind_arguments {
 public:
  kind_arguments() = default;
  /// Adds a parameter of this name.
  void set(std::string name, std::vector<decimal> numbers) { given_.push_back({std::move(name), std::move(numbers)}); }
  void set(std::string name, const decimal& number) { set(std::move(name), std::vector<decimal>{number}); }

  /// One parameter: its numbers, in order.
  struct argument_given {
    std::string name;              ///< the key
    std::vector<decimal> numbers;  ///< pairs one after the other
  };
  /// All of them, in the order in which they were added.
  [[nodiscard]] std::span<const argument_given> given() const noexcept { return given_; }
  /// Nullptr if the pack does not give it.
  [[nodiscard]] const std::vector<decimal>* find(std::string_view name) const noexcept;

 private:
  std::vector<argument_given> given_;
};

/// The meaning of x; `rank` is the place of a word in its list, the best last.
enum class kind_x : std::uint8_t { share_of_target, actual, rank };
template <>
inline constexpr auto names_of<kind_x> = every_name<kind_x>(
    {{kind_x::share_of_target, "share_of_target"}, {kind_x::actual, "actual"}, {kind_x::rank, "rank"}});

/// A kind of row rule as a pack names it.
struct rule_kind {
  std::string_view name;                       ///< as packs write it: `stepped_deduction`
  kind_x x;                                    ///< what its x usually is; a pack may say otherwise
  std::string_view formula;                    ///< in words of docs/rules.md
  std::span<const kind_parameter> parameters;  ///< those that it takes
  curve (*build)(const kind_arguments&);  ///< of complete arguments: call make_curve, which checks and completes them
};

/// Every kind, in the order of docs/rules.md.
std::span<const rule_kind> rule_kinds() noexcept;
/// The kind of that name; nullptr if there is none.
const rule_kind* find_kind(std::string_view name) noexcept;
/// The curve of a kind with these parameters.
/// Errors: invalid_value naming the kind and the parameter that is unknown, missing, given twice, of the wrong shape or
/// out of range.
curve make_curve(const rule_kind& kind, const kind_arguments& given);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/rule/impl/kind_table.ipp>
#include <perfeval/rule/impl/kinds.ipp>
#endif
