/// The inverse of rounding: which exact values print as a given figure, under which roundings, and whether one set can
/// be rounded into another.
#pragma once

#include <perfeval/rounding.hpp>
#include <perfeval/value_set.hpp>

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// { x : round(x, how) == printed }, by value; empty if `printed` has more places than the rounding produces.
///
/// Under half_up 95.60 comes from [95.595, 95.605), under half_even 2.4 from [2.35, 2.45] and 2.5 from (2.45, 2.55),
/// under down 0.0 from (-0.1, 0.1).
/// Source: docs/numbers.md#preimage.
value_set preimage(const decimal& printed, rounding by_rounding);
/// The values that print as this figure under any of the roundings.
value_set preimage(const decimal& printed, std::span<const rounding> roundings);
value_set preimage(const decimal& printed, std::initializer_list<rounding> roundings);

/// Every rounding (eight modes, fewest places first) under which the value prints as `printed`.
///
/// Range: places from `least_places` to the places printed; a rounding to fewer places is padded with zeros.
std::vector<rounding> roundings_that_print(const ratio& value, const decimal& printed, std::int32_t least_places = 0);

/// Nested rounding: whether some value of x rounds to a value in y. Takes constant time for each pair of intervals;
/// nothing is enumerated.
bool rounds_into(const value_set& x, rounding by_rounding, const value_set& y);
/// The smallest and the largest value that x rounds to; an absent end means unbounded. Every grid value between them is
/// reached.
interval rounded_hull(const interval& x, rounding rounding);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/preimage.ipp>
#endif
