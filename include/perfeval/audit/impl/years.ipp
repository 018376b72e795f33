/// The years that a name or a dated target states.
#pragma once

#include <perfeval/detail/spaceless.hpp>
#include <perfeval/form/statement.hpp>
#include <perfeval/printed.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::years {

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// The year of this century or the last that begins here; 0 if there is none.
inline std::int32_t year_at(std::string_view text, std::size_t i) noexcept {
  if (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '.')) return 0;
  if (text.size() - i < 4 || !(text.substr(i).starts_with("19") || text.substr(i).starts_with("20"))) return 0;
  std::int32_t year = 0;
  for (std::size_t k = i; k < i + 4; ++k) {
    if (!is_digit(text[k])) return 0;
    year = year * 10 + (text[k] - '0');
  }
  return year;
}

/// What joins the first year of a span to the last: 2021-2023年.
inline bool joins_years(std::string_view text) noexcept {
  for (const std::string_view sign : {"年", "-", "—", "－", "–", "~", "～", "至", "到", "、"})
    if (text.starts_with(sign)) return true;
  return false;
}

/// Whether the name states a year, and the year of the form is neither it nor between the years it states.
inline bool names_another(std::string_view name, std::int32_t year) {
  if (std::none_of(name.begin(), name.end(), is_digit)) return false;  // as most
  const spaceless without(name);
  const std::string_view packed = without.text();
  std::int32_t first = 0;
  std::int32_t last = 0;
  bool stated = false;
  for (std::size_t i = 0; i < packed.size(); ++i) {
    if (packed[i] != '1' && packed[i] != '2') continue;
    const std::int32_t one = year_at(packed, i);
    if (one == 0) continue;
    const std::string_view rest = packed.substr(i + 4);
    if (!joins_years(rest)) continue;
    stated = stated || rest.starts_with("年");
    first = first == 0 ? one : std::min(first, one);
    last = std::max(last, one);
  }
  return stated && (year < first || year > last);
}

/// Whether a dated target lies wholly in other years.
inline bool lies_outside(const statement& target, std::int32_t year) {
  if (target.kind != statement_kind::date) return false;
  const day_number begins = days_from_civil(year, 1, 1);
  const day_number ends = days_from_civil(year, 12, 31);
  const bool open = target.first == earliest_day;
  return target.last < begins || (open ? target.last : target.first) > ends;
}

}  // namespace detail::years
}  // namespace v0
}  // namespace perfeval
