/// Printed figures as several checks use them: the columns of a line, a figure as text, its places and digits.
#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/field.ipp>
#include <perfeval/score/bound_form.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::figures {

inline constexpr std::array<item, 3> amount_columns{item::initial_budget, item::annual_budget, item::executed};

inline constexpr std::array<item, 6> figure_items{item::initial_budget, item::annual_budget, item::executed,
                                                  item::execution_rate, item::weight,        item::score};

inline const figure& column_of(const budget_line& line, item column) {
  return static_cast<const figure&>(*fields::budget_cell(line, column));
}

inline std::string text_of(const decimal& value) { return to_string(trimmed(value)); }

/// The same, added to a text.
inline void add_text_of(std::string& text, const decimal& value) {
  std::array<char, 64> short_text{};
  const auto made = to_chars(short_text.data(), short_text.data() + short_text.size(), trimmed(value));
  if (made.ec == std::errc{})
    text.append(short_text.data(), static_cast<std::size_t>(made.ptr - short_text.data()));
  else
    text += text_of(value);
}

inline std::optional<std::size_t> total_line_index(const form& form) {
  for (std::size_t i = 0; i < form.budget.size(); ++i)
    if (form.budget[i].line == fund::total) return i;
  return std::nullopt;
}

inline const figure* execution_weight(const form& form) {
  const budget_line* total = total_budget_line(form);
  return total && total->weight.has_value() ? &total->weight : nullptr;
}

inline std::int32_t shown_places(const decimal& printed) { return printed.scale() > 0 ? printed.scale() : 0; }

/// The half-up value at the printed places; where that is what is printed, the exact value.
inline std::string at_places_of(const ratio& exact, const decimal& printed) {
  const decimal rounded = round(exact, rounding{shown_places(printed), rounding_mode::half_up});
  return rounded == printed ? to_string(exact) : to_string(rounded);
}

/// Printed figures of a sum, each of which may have been rounded half-up.
class rounded_parts {
 public:
  void add(const decimal& figure) {
    slack_ += decimal(5, figure.scale() + 1);
    places_ = std::max(places_, shown_places(figure));
  }
  /// Whether their rounding explains a total: it lies within half a unit in the last place of each, and it has more
  /// decimals than any of them, or is off by less than a thousandth.
  [[nodiscard]] bool explain(const decimal& total, const decimal& sum) const {
    const decimal difference = total - sum;
    const bool within = -slack_ <= difference && difference < slack_;
    return within && (places_ < shown_places(total) || abs(difference) * decimal(1000) < abs(total));
  }

 private:
  decimal slack_;
  std::int32_t places_ = 0;
};

inline decimal significant(const decimal& value) {
  decimal digits = trimmed(value).coefficient();
  while (!digits.is_zero()) {
    const auto shorter = with_scale(digits * decimal(1, 1), 0);
    if (!shorter) break;
    digits = *shorter;
  }
  return digits;
}

/// One number is what the finding expects: at the printed places, or exactly where that would read like the figure.
inline void expect_number(finding& f, const ratio& exact, const decimal& printed) {
  f.expected = at_places_of(exact, printed);
  const decimal rounded = round(exact, rounding{shown_places(printed), rounding_mode::half_up});
  if (rounded == printed) f.points.assign(1, interval(exact));
}

/// A set of points is what the finding expects.
inline void expect_set(finding& f, const value_set& points) {
  f.expected = to_string(points);
  f.points.assign(points.begin(), points.end());
}

/// The number that a finding expects, without its unit; nothing for a set or words.
inline std::optional<decimal> expected_number(const finding& f) {
  decimal value;
  const char* end = f.expected.data() + f.expected.size();
  const auto read = from_chars(f.expected.data(), end, value);
  const std::string_view rest(read.ptr, static_cast<std::size_t>(end - read.ptr));
  const bool number = read.ec == std::errc() && (rest.empty() || rest == "%" || rest == "‰");
  return number ? std::optional(value) : std::nullopt;
}

}  // namespace detail::figures
}  // namespace v0
}  // namespace perfeval
