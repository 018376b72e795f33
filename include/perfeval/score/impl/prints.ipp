#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/preimage.hpp>
#include <perfeval/score/prints.hpp>

namespace perfeval {
inline namespace v0 {

PERFEVAL_INLINE print_match better(const print_match& a, const print_match& b) noexcept {
  if (a.match != b.match) return is_better(a.match, b.match) ? a : b;
  return a.match == match::explained && b.rounding.places > a.rounding.places ? b : a;
}

PERFEVAL_INLINE print_match prints(const ratio& x, const decimal& s, std::span<const rounding_mode> explains) {
  const std::int32_t places = s.scale() > 0 ? s.scale() : 0;
  if (round(x, rounding{places, rounding_mode::half_up}) == s) return {match::agrees, {places, rounding_mode::half_up}};
  for (std::int32_t q = places; q >= 0; --q) {
    if (const rounding usual{q, rounding_mode::half_up}; q < places && round(x, usual) == s)
      return {match::explained, usual};
    for (const rounding_mode mode : explains)
      if (const rounding rounding{q, mode}; round(x, rounding) == s) return {match::explained, rounding};
  }
  return {};
}

PERFEVAL_INLINE print_match prints(const value_set& xs, const decimal& s, std::span<const rounding_mode> explains) {
  const print_match exactly{match::agrees, {s.scale(), rounding_mode::half_up}};
  if (const auto parts = xs.parts(); parts.size() == 1 && parts[0].is_point()) {  // as most are
    const ratio& x = parts[0].low()->value;
    return x == ratio(s) ? exactly : prints(x, s, explains);
  }
  if (xs.contains(s)) return exactly;
  print_match best;
  for (const interval& part : xs.parts()) {
    if (part.low() && part.low()->closed) best = better(best, prints(part.low()->value, s, explains));
    if (part.high() && part.high()->closed) best = better(best, prints(part.high()->value, s, explains));
  }
  return best;
}

PERFEVAL_INLINE value_set printing_as(const decimal& s, std::span<const rounding_mode> explains) {
  value_set xs;
  for (std::int32_t q = s.scale() > 0 ? s.scale() : 0; q >= 0; --q) {
    xs = xs | preimage(s, rounding{q, rounding_mode::half_up});
    for (const rounding_mode mode : explains) xs = xs | preimage(s, rounding{q, mode});
  }
  return xs;
}

}  // namespace v0
}  // namespace perfeval
