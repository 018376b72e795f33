#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/detail/spaceless.hpp>
#include <perfeval/detail/utf8.hpp>
#include <perfeval/impl/ratio.ipp>
#include <perfeval/score/row_reading.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::row_reader {

inline bool is_satisfaction(const indicator& row) noexcept {
  return row.kind == kind::satisfaction || row.category == category::satisfaction;
}

/// The text between the last pair of brackets that ends the name, half- or full-width: the unit in 产值(%) or
/// 经营主体（个）.
inline std::string_view bracketed_end(std::string_view name) {
  if (name.empty() || (name.back() != ')' && name.back() != '\x89' && static_cast<unsigned char>(name.back()) > ' '))
    return {};  // 0x89 ends ）
  name = trimmed(name);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
    if (!name.ends_with(close)) continue;
    const std::size_t position = name.rfind(open);
    if (position != std::string_view::npos)
      return name.substr(position + open.size(), name.size() - position - open.size() - close.size());
  }
  return {};
}

/// The digits of a text, of either width, without all else.
inline std::string digits_in(std::string_view text) {
  std::string digits;
  for (std::size_t position = 0; position < text.size();) {
    const code_point next = decode(text, position);
    position += next.bytes;
    if (const char32_t c = folded(next.value); is_digit(c)) digits.push_back(static_cast<char>(c));
  }
  return digits;
}

/// Whether the digits of a text may be those of a number: 0.95 and 9 5E-1 have the digits of 0.950.
inline bool may_print(std::string_view text, const decimal& value) {
  std::string digits = digits_in(to_string(value.coefficient()));
  const bool scaled = value.scale() > 0 || text.find_first_of("Ee\xEF") != std::string_view::npos;  // or a wide E
  while (scaled && digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return digits_in(text).find(digits) != std::string::npos;
}

/// The last characters of a text, within which a number with a sign ends it.
inline std::string_view last_part(std::string_view text) noexcept {
  constexpr std::size_t most = 240;  // bytes: 80 Chinese characters
  if (text.size() <= most) return text;
  text.remove_prefix(text.size() - most);
  while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U) text.remove_prefix(1);
  return text;
}

/// Whether a number with its sign may begin with a character; with any other begin words before it.
constexpr bool may_begin_bound(char32_t c) noexcept {
  return one_of(folded(c), U"0123456789+-&<>=≥≤大高小低不达至最超多少等百零〇一二三四五六七八九十两半");
}

/// A sign at the end of the text, next to the number that is the target: 满意度达到80%以上 with target 80%.
inline comparison sign_at_end(std::string_view text, const statement& wanted, std::span<const own_unit> own) {
  text = last_part(text);
  std::size_t first = 0;
  if (!may_print(text, wanted.low))  // only numerals may be the number: 一年内
    for (std::size_t position = 0; position < text.size();) {
      const code_point next = decode(text, position);
      position += next.bytes;
      if (is_digit(folded(next.value))) first = position;
    }
  for (std::size_t i = first; i < text.size();) {
    const code_point begin = decode(text, i);
    const std::string_view rest = text.substr(i);
    i += begin.bytes;
    if (!may_begin_bound(begin.value)) continue;
    const statement s = read_statement(rest, {}, {}, own);
    const bool one_number = s.kind == statement_kind::number || s.kind == statement_kind::period;
    if (one_number && s.sign != comparison::none && s.qualifier.empty() && s.low == wanted.low &&
        (s.unit.dimension == wanted.unit.dimension || wanted.unit.dimension == dimension::none))
      return s.sign;
  }
  return comparison::none;
}

/// The sign in a name, or in the brackets that end it: 办结时限（≤30天）.
inline comparison sign_in_name(const indicator& row, std::span<const own_unit> own) {
  const std::string_view name = row.name.text;
  if (name.find_first_of("0123456789") == std::string_view::npos && name.find("\xEF\xBC") == std::string_view::npos)
    return comparison::none;  // no digit, of either width
  const std::string_view inside = bracketed_end(name);
  return sign_at_end(inside.empty() ? name : inside, row.wanted, own);
}

inline bool is_number(const statement& s) noexcept {
  return s.kind == statement_kind::number || s.kind == statement_kind::range || s.kind == statement_kind::period;
}

/// Whether a bare number compared with a percentage is a ratio: below 1, with decimals.
inline bool is_bare_ratio(const decimal& value) {
  return value.scale() > 0 && value < decimal(1) && value > decimal(-1);
}

/// A bare number compared with a percentage: 95 is 95 %, 0.95 is a ratio, a bare 1 may be either.
inline std::optional<ratio> bare_share(const decimal& value) {
  if (value == decimal(1)) return std::nullopt;
  return is_bare_ratio(value) ? ratio(value) : value / decimal(100);
}

/// The unit of a number: its own, else the other cell's, else the unit column's; and whether it is a bare number next
/// to a percentage.
class taken_unit {
 public:
  /// Borrows the units.
  taken_unit(const perfeval::unit& own, const perfeval::unit& other, const perfeval::unit& column_unit)
      : takes_(own.dimension == dimension::none && other.dimension != dimension::none),
        unit_(own.dimension == dimension::none ? takes_ ? &other : &column_unit : &own) {
    if (own.dimension == dimension::none && own.numerator != 1) unit_ = &made_.emplace(completed(own, *unit_));
  }
  taken_unit(const taken_unit&) = delete;
  taken_unit& operator=(const taken_unit&) = delete;

  [[nodiscard]] const perfeval::unit& unit() const noexcept { return *unit_; }

  /// The number in the base of its unit, in lowest terms, since it is divided and compared repeatedly; nothing for a
  /// bare 1 compared with a percentage.
  [[nodiscard]] std::optional<ratio> in_base(const decimal& value) const {
    if (beside_share()) return bare_share(value);
    if (is_one(*unit_)) return ratios::lowest_terms(ratio(value));
    return ratios::lowest_terms(ratio(value) * ratio(unit_->numerator) / ratio(unit_->denominator));
  }

  /// One unit in the last printed place of the number, in that base.
  [[nodiscard]] ratio last_place(const decimal& value) const {
    const decimal place(1, value.scale());
    if (beside_share()) return is_bare_ratio(value) ? ratio(place) : place / decimal(100);
    if (is_one(*unit_)) return ratio(place);
    return ratio(place) * ratio(unit_->numerator) / ratio(unit_->denominator);
  }

 private:
  [[nodiscard]] bool beside_share() const noexcept { return takes_ && unit_->dimension == dimension::share; }
  static bool is_one(const perfeval::unit& unit) noexcept { return unit.numerator == 1 && unit.denominator == 1; }

  bool takes_;
  const perfeval::unit* unit_;
  std::optional<perfeval::unit> made_;  ///< a multiplier with a unit
};

/// A number that may be a share written as a ratio, or a small percentage: 0.93, or 1.
inline bool may_be_share(const decimal& value) {
  return value == decimal(1) || (is_bare_ratio(value) && !value.is_zero());
}

/// Whether bare numbers of the row may be shares: of a satisfaction, or of what is called a rate (覆盖率).
inline bool may_be_shares(const indicator& row) {
  return is_satisfaction(row) || row.name.text.find("率") != std::string::npos;
}

/// Two bare numbers under one percent sign (a unit column, a name), or of a satisfaction or a rate, of which one may be
/// a ratio and the other is not: 90 and 0.93. Whether 0.93 is 93 % or less than 1 % is undecided.
inline bool mixes_scales(const indicator& row, const unit& column_unit) {
  const statement& t = row.wanted;
  const statement& a = row.found;
  const bool bare = t.unit.dimension == dimension::none && a.unit.dimension == dimension::none;
  if (!bare) return false;
  const bool shares =
      column_unit.dimension == dimension::share || (column_unit.dimension == dimension::none && may_be_shares(row));
  return shares && !t.low.is_zero() && !a.low.is_zero() && may_be_share(t.low) != may_be_share(a.low);
}

/// Two bare numbers of a satisfaction, of which neither may be a ratio: 90 and 85 are percentages.
inline bool are_bare_percentages(const statement& t, const statement& a, const unit& column_unit, bool satisfaction) {
  const bool bare = column_unit.dimension == dimension::none && t.unit.dimension == dimension::none &&
                    a.unit.dimension == dimension::none;
  return satisfaction && bare && t.low > decimal(1) && (a.low > decimal(1) || a.low.is_zero());
}

inline bool is_bare_zero(const statement& s) noexcept {
  return s.unit.dimension == dimension::none && s.low.is_zero() && s.high.is_zero();
}

/// The sets in which an actual meets and misses a target; an actual is met if it lies within the first, missed if
/// within the second.
struct goal_sets {
  std::optional<interval> met;
  std::optional<interval> missed;
};

inline interval unbounded_from(const ratio& low, bool closed) {
  return closed ? interval::at_least(low) : interval::above(low);
}
inline interval up_to(const ratio& high, bool closed) {
  return closed ? interval::at_most(high) : interval::below(high);
}

inline goal_sets sets_of(direction direction, const ratio& low, const ratio& high, bool strict) {
  switch (direction) {
    case direction::at_least:
      return {unbounded_from(low, !strict), up_to(low, strict)};
    case direction::at_most:
      return {up_to(high, !strict), unbounded_from(high, strict)};
    case direction::equal:
    case direction::within:
      return {interval::closed(low, high), interval::below(low)};
    case direction::undecided:
      return {interval::point(low), std::nullopt};
    case direction::deadline:
      return {interval::at_most(high), interval::above(high)};
    default:
      return {};
  }
}

inline outcome outcome_of(const interval& actual, const goal_sets& sets) {
  if (sets.met && sets.met->contains(actual)) return outcome::met;
  if (sets.missed && sets.missed->contains(actual)) return outcome::missed;
  return outcome::neither;
}

/// Exactly zero is wanted and something else is there: no reading gives full points.
inline bool misses_zero(const row_reading& row) {
  return row.direction == direction::equal && row.low.sign() == 0 && !row.actual->contains(ratio(0));
}

inline direction direction_of(comparison sign) noexcept {
  switch (sign) {
    case comparison::at_least:
    case comparison::above:
      return direction::at_least;
    case comparison::at_most:
    case comparison::below:
      return direction::at_most;
    case comparison::equal:
      return direction::equal;
    default:
      return direction::not_known;
  }
}

/// The direction of a bare number, by its kind and name.
inline direction unwritten_direction(const indicator& row, const pack& rules, const unit& unit) {
  if (row.wanted.low.is_zero()) return direction::at_most;
  if (row.name.content == content::absent && !row.extras.empty()) return direction::undecided;  // its name is unread
  if (unit.dimension == dimension::time || row.wanted.kind == statement_kind::period) return direction::undecided;
  if (is_satisfaction(row)) return direction::at_least;
  if (row.kind == kind::cost || row.category == category::cost) return direction::undecided;
  if (mentions(rules.vocabulary.less_is_better, row.name.text)) return direction::undecided;
  return direction::at_least;
}

/// The set an actual names: one value, both ends of a range, or all that its sign allows.
inline interval named_set(comparison sign, const ratio& low, const ratio& high) {
  switch (sign) {
    case comparison::at_least:
      return interval::at_least(low);
    case comparison::above:
      return interval::above(low);
    case comparison::at_most:
      return interval::at_most(high);
    case comparison::below:
      return interval::below(high);
    default:
      return interval::closed(low, high);
  }
}

/// { max(x, 0) }.
inline interval not_below_zero(const interval& actual) {
  const bound zero{ratio(0), true};
  const bool low_is_above = actual.low() && actual.low()->value > ratio(0);
  if (actual.high() && actual.high()->value <= ratio(0)) return interval(ratio(0));
  return {low_is_above ? actual.low() : std::optional<bound>(zero), actual.high()};
}

/// Whether the printed actual may be the result of a rounding: a percentage, or a measured quantity with decimals.
/// Counts, money, bare numbers and whole quantities are exactly what they print.
inline bool may_be_rounded(const statement& actual, const unit& unit, bool counted) noexcept {
  switch (unit.dimension) {
    case dimension::share:
      return true;
    case dimension::none:
    case dimension::money:
      return false;
    case dimension::length:
    case dimension::area:
    case dimension::mass:
    case dimension::volume:
    case dimension::time:
    case dimension::named:
      break;
  }
  return !counted && actual.low.scale() > 0;
}

/// A decline with a minus: 下降率 with -6% for ≥5% is 6 % less, or 6 % more.
inline bool has_doubtful_sign(const indicator& row, const pack& rules) {
  return row.found.low.sign() < 0 && row.wanted.low.sign() > 0 &&
         mentions(rules.vocabulary.less_is_better, row.name.text);
}

/// What a number is counted for, 每季度 in 每季度1次; empty if for the whole year, as 每年 is.
inline std::string_view counted_for(const statement& s) noexcept {
  const std::string_view words = s.qualifier;
  const std::size_t each = words.rfind("每");
  if (each == std::string_view::npos || words.substr(each).starts_with("每年")) return {};
  return words.substr(each);
}

inline void read_numbers(const indicator& row, const form& form, const pack& rules, row_reading& reading) {
  const statement& t = row.wanted;
  const statement& a = row.found;
  if (counted_for(t) != counted_for(a)) return;
  const unit column_unit = unit_beside(row, form);
  if (mixes_scales(row, column_unit) || has_doubtful_sign(row, rules)) return;
  const taken_unit target_unit(t.unit, a.unit, column_unit);
  const taken_unit actual_unit(a.unit, t.unit, column_unit);
  if (!is_bare_zero(t) && !is_bare_zero(a) && !converts(target_unit.unit(), actual_unit.unit())) return;

  const auto low = target_unit.in_base(t.low);
  const auto high = t.high == t.low ? low : target_unit.in_base(t.high);
  const auto actual_low = actual_unit.in_base(a.low);
  const auto actual_high = a.high == a.low ? actual_low : actual_unit.in_base(a.high);
  if (!low || !high || !actual_low || !actual_high) return;

  const unit& unit = target_unit.unit().dimension == dimension::none ? actual_unit.unit() : target_unit.unit();
  reading.low = *low;
  reading.high = *high;
  reading.counted = counts(unit, rules);
  reading.bare_percent = are_bare_percentages(t, a, column_unit, is_satisfaction(row));
  reading.may_be_rounded = may_be_rounded(a, unit, reading.counted);
  reading.actual = named_set(a.sign_is_within ? comparison::none : a.sign, *actual_low, *actual_high);
  if (rules.quant.negative_actual == negative_actual::zero) reading.actual = not_below_zero(*reading.actual);
  reading.printed_unit = actual_unit.last_place(a.low);
  const comparison sign = sign_of(row, form);
  reading.direction = t.kind == statement_kind::range ? direction::within
                      : sign != comparison::none      ? direction_of(sign)
                                                      : unwritten_direction(row, rules, unit);
  reading.strict = sign == comparison::above || sign == comparison::below;
  settle_outcome(reading, rules);
}

inline void read_dates(const statement& t, const statement& a, row_reading& reading) {
  reading.direction = direction::deadline;
  reading.low = reading.high = t.last;
  reading.actual = interval::closed(a.first, a.last);
  reading.single = a.first == a.last;
  reading.result = outcome_of(*reading.actual, sets_of(reading.direction, reading.low, reading.high, false));
}

inline bool is_yes_or_no(std::string_view word) noexcept { return word == "是" || word == "否"; }

inline void read_words(const indicator& row, const pack& rules, row_reading& reading) {
  const spaceless packed_target(row.target.text), packed_actual(row.actual.text);
  const std::string_view wanted = packed_target.text(), found = packed_actual.text();
  const vocabulary& words = rules.vocabulary;
  if (const scale* s = words.find_scale(wanted)) {
    reading.tiers = tiers_of(s->degrees, found);
  } else if (is_yes_or_no(wanted)) {
    if (!is_yes_or_no(found)) return;
    reading.direction = direction::yes_no;
    reading.tiers = wanted == found ? top_tier : lowest_tier;
    reading.result = wanted == found ? outcome::met : outcome::neither;
    return;
  } else {
    reading.tiers = wanted == found ? top_tier : tiers_of(words.results, found);
  }
  if (reading.tiers != 0) reading.direction = direction::qualitative;
}

}  // namespace detail::row_reader

PERFEVAL_INLINE bool counts(const unit& u, const pack& rules) noexcept {
  return u.dimension == dimension::named && u.per.empty() && lists(rules.vocabulary.count_units, u.base);
}

PERFEVAL_INLINE void settle_outcome(row_reading& row, const pack& rules) {
  row.single = row.actual->is_point();
  const ratio* value = row.value();
  row.strict_tie = row.strict && value && *value == row.low;
  row.result = detail::row_reader::outcome_of(
      *row.actual,
      detail::row_reader::sets_of(row.direction, row.low, row.high, row.strict && rules.quant.strict_counts));
  if (detail::row_reader::misses_zero(row)) row.result = outcome::missed;
}

PERFEVAL_INLINE unit unit_beside(const indicator& row, const form& form) {
  if (!row.unit.empty())
    if (const auto u = read_unit(row.unit.text, form.own_units)) return *u;
  if (const std::string_view inside = detail::row_reader::bracketed_end(row.name.text); !inside.empty())
    if (const auto u = read_unit(inside, form.own_units)) return *u;
  return {};
}

PERFEVAL_INLINE comparison sign_of(const indicator& row, const form& form) {
  if (row.wanted.sign != comparison::none) return row.wanted.sign;
  if (const comparison own = read_sign(row.sign.text); own != comparison::none) return own;
  return detail::row_reader::is_number(row.wanted) ? detail::row_reader::sign_in_name(row, form.own_units)
                                                   : comparison::none;
}

PERFEVAL_INLINE row_reading read_row(const indicator& row, const form& form, const pack& rules) {
  row_reading reading;
  reading.paper = &row;
  const statement& t = row.wanted;
  const statement& a = row.found;
  if (t.vague || a.vague || t.kind == statement_kind::nothing || row.actual.empty()) return reading;
  if (t.kind == statement_kind::words) {
    detail::row_reader::read_words(row, rules, reading);
  } else if (t.kind == statement_kind::date) {
    if (a.kind == statement_kind::date) detail::row_reader::read_dates(t, a, reading);
  } else if (detail::row_reader::is_number(a)) {
    detail::row_reader::read_numbers(row, form, rules, reading);
  }
  return reading;
}

}  // namespace v0
}  // namespace perfeval
