#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/row_reading.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// The text between the last pair of brackets that ends the name, half- or full-width: the unit in 产值(%) or 经营主体（个）.
inline std::string_view bracketed_end(std::string_view name) {
  if (name.empty() || (name.back() != ')' && name.back() != '\x89' && static_cast<unsigned char>(name.back()) > ' ')) return {};  // 0x89 ends ）
  name = trimmed(name);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
    if (!name.ends_with(close)) continue;
    const std::size_t at = name.rfind(open);
    if (at != std::string_view::npos)
      return name.substr(at + open.size(), name.size() - at - open.size() - close.size());
  }
  return {};
}

/// A sign written in the name beside the very number that is the target: 满意度达到80%以上 with target 80%.
inline comparison sign_in_name(const indicator& row) {
  const std::string_view name = row.name.text;
  if (name.find_first_of("0123456789") == std::string_view::npos && name.find("\xEF\xBC") == std::string_view::npos)
    return comparison::none;  // no digit, of either width
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if ((byte & 0xC0U) == 0x80U) continue;  // inside a character
    const statement s = read_statement(name.substr(i));
    if (s.kind == statement_kind::number && s.sign != comparison::none && s.qualifier.empty() &&
        s.low == row.wanted.low && (s.in.of == row.wanted.in.of || row.wanted.in.of == dimension::none))
      return s.sign;
  }
  return comparison::none;
}

inline bool is_number(const statement& s) noexcept {
  return s.kind == statement_kind::number || s.kind == statement_kind::range || s.kind == statement_kind::period;
}

/// A bare number beside a percentage: 95 is 95 %, 0.95 is a ratio, a bare 1 may be either.
inline std::optional<ratio> bare_share(const decimal& value) {
  if (value == decimal(1)) return std::nullopt;
  if (value.scale() > 0 && value < decimal(1) && value > decimal(-1)) return ratio(value);
  return value / decimal(100);
}

/// A number of a statement in the base of the unit that it has, or takes from its row.
inline std::optional<ratio> to_base(const decimal& value, const unit& own, const unit& taken, bool from_other_cell) {
  if (own.of == dimension::none && taken.of == dimension::share && from_other_cell) return bare_share(value);
  const unit& u = own.of == dimension::none ? taken : own;
  const ratio scaled = ratio(value) * ratio(u.numerator) / ratio(u.denominator);
  return scaled.numerator() / scaled.denominator();  // in lowest terms: it is divided and compared again and again
}

/// The sets in which an actual meets and misses a target; an actual is met if it lies within the first, missed if within the second.
struct goal_sets {
  std::optional<interval> met;
  std::optional<interval> missed;
};

inline interval from(const ratio& low, bool closed) { return closed ? interval::at_least(low) : interval::above(low); }
inline interval up_to(const ratio& high, bool closed) { return closed ? interval::at_most(high) : interval::below(high); }

inline goal_sets sets_of(direction towards, const ratio& low, const ratio& high, bool strict) {
  switch (towards) {
    case direction::at_least: return {from(low, !strict), up_to(low, strict)};
    case direction::at_most: return {up_to(high, !strict), from(high, strict)};
    case direction::equal:
    case direction::within: return {interval::closed(low, high), interval::below(low)};
    case direction::undecided: return {interval::point(low), std::nullopt};
    case direction::deadline: return {interval::at_most(high), interval::above(high)};
    default: return {};
  }
}

inline outcome outcome_of(const interval& actual, const goal_sets& sets) {
  if (sets.met && sets.met->contains(actual)) return outcome::met;
  if (sets.missed && sets.missed->contains(actual)) return outcome::missed;
  return outcome::neither;
}

inline direction direction_of(comparison sign) noexcept {
  switch (sign) {
    case comparison::at_least:
    case comparison::above: return direction::at_least;
    case comparison::at_most:
    case comparison::below: return direction::at_most;
    case comparison::equal: return direction::equal;
    default: return direction::not_known;
  }
}

/// The direction of a bare number, by its kind and name.
inline direction unwritten_direction(const indicator& row, const pack& rules, const unit& in) {
  if (row.wanted.low.is_zero()) return direction::at_most;
  if (row.of == kind::satisfaction || row.in == category::satisfaction) return direction::at_least;
  if (row.of == kind::cost || row.in == category::cost) return direction::undecided;
  if (in.of == dimension::time || row.wanted.kind == statement_kind::period) return direction::undecided;
  if (mentions(rules.vocabulary.less_is_better, row.name.text)) return direction::undecided;
  return direction::at_least;
}

/// The set an actual names: one value, both ends of a range, or all that its sign allows.
inline interval named_set(comparison sign, const ratio& low, const ratio& high) {
  switch (sign) {
    case comparison::at_least: return interval::at_least(low);
    case comparison::above: return interval::above(low);
    case comparison::at_most: return interval::at_most(high);
    case comparison::below: return interval::below(high);
    default: return interval::closed(low, high);
  }
}

inline void read_numbers(const indicator& row, const pack& rules, row_reading& into) {
  const statement& t = row.wanted;
  const statement& a = row.found;
  const unit beside = unit_beside(row);
  const bool target_takes = t.in.of == dimension::none && a.in.of != dimension::none;
  const bool actual_takes = a.in.of == dimension::none && t.in.of != dimension::none;
  const unit& for_target = target_takes ? a.in : beside;
  const unit& for_actual = actual_takes ? t.in : beside;
  const unit& target_unit = t.in.of == dimension::none ? for_target : t.in;
  const unit& actual_unit = a.in.of == dimension::none ? for_actual : a.in;
  const bool zero_without_unit = (a.in.of == dimension::none && a.low.is_zero() && a.high.is_zero()) ||
                                 (t.in.of == dimension::none && t.low.is_zero() && t.high.is_zero());
  if (!zero_without_unit && !converts(target_unit, actual_unit)) return;

  const auto low = to_base(t.low, t.in, for_target, target_takes);
  const auto high = to_base(t.high, t.in, for_target, target_takes);
  const auto actual_low = to_base(a.low, a.in, for_actual, actual_takes);
  const auto actual_high = to_base(a.high, a.in, for_actual, actual_takes);
  if (!low || !high || !actual_low || !actual_high) return;

  const unit& in = target_unit.of == dimension::none ? actual_unit : target_unit;
  into.low = *low;
  into.high = *high;
  into.counted = counts(in, rules);
  into.exact_unit = into.counted || in.of == dimension::money;
  into.actual = named_set(a.sign_is_within ? comparison::none : a.sign, *actual_low, *actual_high);
  into.printed_unit = *to_base(decimal(1, a.low.scale()), a.in, actual_takes && in.of != dimension::share ? for_actual : beside, false);
  const comparison sign = sign_of(row);
  into.towards = t.kind == statement_kind::range ? direction::within
                 : sign != comparison::none      ? direction_of(sign)
                                                 : unwritten_direction(row, rules, in);
  into.strict = sign == comparison::above || sign == comparison::below;
  settle_outcome(into, rules);
}

inline void read_dates(const statement& t, const statement& a, row_reading& into) {
  into.towards = direction::deadline;
  into.low = into.high = t.last;
  into.actual = interval::closed(a.first, a.last);
  into.single = a.first == a.last;
  into.exact_unit = true;
  into.result = outcome_of(*into.actual, sets_of(into.towards, into.low, into.high, false));
}

inline bool is_yes_or_no(std::string_view word) noexcept { return word == "是" || word == "否"; }

inline void read_words(const indicator& row, const pack& rules, row_reading& into) {
  const std::string wanted = without_spaces(row.target.text);
  const std::string found = without_spaces(row.actual.text);
  const vocabulary& words = rules.vocabulary;
  if (const scale* s = words.find_scale(wanted)) {
    into.tiers = tiers_of(s->degrees, found);
  } else if (is_yes_or_no(wanted) && is_yes_or_no(found)) {
    into.tiers = wanted == found ? top_tier : lowest_tier;
    into.towards = direction::yes_no;
    return;
  } else {
    into.tiers = wanted == found ? top_tier : tiers_of(words.results, found);
  }
  if (into.tiers != 0) into.towards = direction::qualitative;
}

}  // namespace detail

PERFEVAL_INLINE bool counts(const unit& u, const pack& rules) noexcept {
  return u.of == dimension::named && u.per.empty() && lists(rules.vocabulary.count_units, u.base);
}

PERFEVAL_INLINE void settle_outcome(row_reading& row, const pack& rules) {
  row.single = row.actual->is_point();
  const ratio* value = row.value();
  row.strict_tie = row.strict && value && *value == row.low;
  row.result = detail::outcome_of(*row.actual, detail::sets_of(row.towards, row.low, row.high, row.strict && rules.quant.strict_counts));
}

PERFEVAL_INLINE unit unit_beside(const indicator& row) {
  if (!row.unit.empty())
    if (const auto u = read_unit(row.unit.text)) return *u;
  if (const std::string_view inside = detail::bracketed_end(row.name.text); !inside.empty())
    if (const auto u = read_unit(inside)) return *u;
  return {};
}

PERFEVAL_INLINE comparison sign_of(const indicator& row) {
  if (row.wanted.sign != comparison::none) return row.wanted.sign;
  if (const comparison own = read_sign(row.sign.text); own != comparison::none) return own;
  return detail::is_number(row.wanted) ? detail::sign_in_name(row) : comparison::none;
}

PERFEVAL_INLINE row_reading read_row(const indicator& row, const form&, const pack& rules) {
  row_reading into;
  const statement& t = row.wanted;
  const statement& a = row.found;
  if (t.vague || a.vague || t.kind == statement_kind::nothing || row.actual.empty()) return into;
  if (t.kind == statement_kind::words) {
    detail::read_words(row, rules, into);
  } else if (t.kind == statement_kind::date) {
    if (a.kind == statement_kind::date) detail::read_dates(t, a, into);
  } else if (detail::is_number(a)) {
    detail::read_numbers(row, rules, into);
  }
  return into;
}

}  // namespace v0
}  // namespace perfeval
