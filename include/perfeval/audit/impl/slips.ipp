/// Slips of the pen in one number: which number was meant by a printed one if a digit, the sign, the point or two
/// neighbouring digits are wrong.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/detail/digits.hpp>
#include <perfeval/score/prints.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::slips {

using namespace figures;

/// What a number counts, which decides the factors by which it is mistaken.
enum class scale : std::uint8_t { plain, rate, money };

/// The numbers that a check would accept for a figure.
struct wanted {
  value_set values;
  bool computed = true;  ///< a result that is printed rounded; otherwise a sum of printed figures, printed as it is
  slips::scale scale = slips::scale::plain;

  [[nodiscard]] bool known() const noexcept { return !values.empty(); }
  /// Whether it is one value, or several single ones.
  [[nodiscard]] bool points() const {
    return std::all_of(values.begin(), values.end(), [](const interval& piece) { return piece.is_point(); });
  }
  /// Whether the values are of one size: moving the point of a number in this range leaves it.
  [[nodiscard]] bool narrow() const {
    const auto hull = values.hull();
    return hull && hull->low() && hull->high() && hull->low()->value.sign() > 0 &&
           hull->high()->value < hull->low()->value * ratio(10);
  }
  /// Whether the number would be accepted.
  [[nodiscard]] bool admits(const decimal& number) const {
    return computed ? prints(values, number, {}).match == match::agrees : values.contains(ratio(number));
  }
};

/// A number that may have been meant by a printed one.
struct slip {
  perfeval::diagnosis kind = diagnosis::unknown;
  decimal meant;
};

/// The number with its point moved to the right (to the left if negative), written with the digits it has.
inline decimal with_point_moved(const decimal& number, std::int32_t places) {
  const std::int32_t scale = number.scale() - places;
  const decimal digits = number.coefficient();
  if (scale >= 0) return digits * decimal(1, scale);
  return *with_scale(digits * decimal(1, scale), 0);
}

/// Digits before the point, 1 for numbers below one.
inline std::int32_t whole_digits(const decimal& number) {
  return round(abs(number), rounding{0, rounding_mode::down}).digits();
}

/// How far a point is mistaken: no figure of a form is off by more.
inline constexpr std::int32_t most_places_moved = 8;
/// 元 for 万元.
inline constexpr std::int32_t unit_places = 4;

inline std::optional<decimal> behind_last_digit(const decimal& printed, const wanted& right) {
  const decimal unit(1, shown_places(printed));
  const auto hull = right.values.hull();
  if (!right.points() || hull->high()->value - hull->low()->value >= ratio(unit)) return std::nullopt;
  for (const decimal& meant : {printed + unit, printed - unit})
    if (whole_digits(meant) == whole_digits(printed) && right.admits(meant)) return meant;
  return std::nullopt;
}

inline std::optional<decimal> behind_point(const decimal& printed, const wanted& right, std::int32_t places) {
  for (const std::int32_t moved : {places, -places})
    if (const decimal meant = with_point_moved(printed, moved); right.admits(meant)) return meant;
  return std::nullopt;
}

inline std::optional<decimal> behind_any_point(const decimal& printed, const wanted& right) {
  for (std::int32_t places = 1; places <= most_places_moved; ++places)
    if (const auto meant = behind_point(printed, right, places)) return meant;
  return std::nullopt;
}

/// Of longer numbers no two digits are exchanged: nobody writes them out.
inline constexpr std::size_t longest_exchanged = 64;

/// Calls `take` with every number in which two neighbouring digits are exchanged, until it returns true. No exchange
/// puts a zero in front.
template <class Take>
void for_each_exchange(const decimal& printed, const Take& take) {
  std::string digits = to_string(printed);
  if (digits.size() > longest_exchanged) return;
  std::size_t last = std::string::npos;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (!is_digit(digits[i])) continue;
    if (last != std::string::npos && digits[last] != digits[i]) {
      std::swap(digits[last], digits[i]);
      const decimal meant = decimal::parse(digits);
      if (whole_digits(meant) == whole_digits(printed) && take(meant)) return;
      std::swap(digits[last], digits[i]);
    }
    last = i;
  }
}

inline std::optional<decimal> behind_exchange(const decimal& printed, const wanted& right) {
  std::optional<decimal> found;
  for_each_exchange(printed, [&](const decimal& meant) {
    if (right.admits(meant)) found = meant;
    return found.has_value();
  });
  return found;
}

/// The numbers that a moved point or two exchanged digits would leave behind a printed one.
inline std::vector<decimal> numbers_behind(const decimal& printed) {
  std::vector<decimal> all;
  if (printed.is_zero()) return all;
  for (std::int32_t places = 1; places <= unit_places; ++places) {
    all.push_back(with_point_moved(printed, places));
    all.push_back(with_point_moved(printed, -places));
  }
  for_each_exchange(printed, [&all](const decimal& meant) {
    all.push_back(meant);
    return false;
  });
  return all;
}

/// The digits of a sum after the last printed one left out.
inline std::optional<decimal> behind_cut(const decimal& printed, const wanted& right) {
  const auto single = right.computed ? std::nullopt : right.values.single();
  const auto meant = single ? exactly(*single) : std::nullopt;
  if (!meant || *meant == printed || printed.sign() != meant->sign()) return std::nullopt;
  if (whole_digits(*meant) != whole_digits(printed)) return std::nullopt;
  const bool begins = round(*meant, rounding{shown_places(printed), rounding_mode::down}) == printed;
  return begins ? meant : std::nullopt;
}

/// The first slip, in the order of the catalogue, behind which an acceptable number stands; unknown if there is none.
/// The last digit counts only against one value: next to a range some value is always near. A wide range explains
/// nothing.
inline slip slip_behind(const decimal& printed, const wanted& right) {
  if (!right.known() || !(right.points() || right.narrow())) return {};
  if (const auto meant = behind_last_digit(printed, right)) return {diagnosis::last_digit, *meant};
  if (printed.is_zero()) return {};
  if (right.admits(-printed)) return {diagnosis::sign, -printed};
  if (right.scale == scale::rate)
    if (const auto meant = behind_point(printed, right, 2)) return {diagnosis::percent_ratio, *meant};
  if (right.scale == scale::money)
    if (const auto meant = behind_point(printed, right, unit_places)) return {diagnosis::unit_slip, *meant};
  if (const auto meant = behind_any_point(printed, right)) return {diagnosis::power_of_ten, *meant};
  if (const auto meant = behind_exchange(printed, right)) return {diagnosis::transposed_digits, *meant};
  if (const auto meant = behind_cut(printed, right)) return {diagnosis::truncated, *meant};
  return {};
}

}  // namespace detail::slips
}  // namespace v0
}  // namespace perfeval
