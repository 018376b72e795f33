/// Rounding asked backwards: which exact values print as this, under which roundings, and can these round into those?
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

/// { x : round(x, how) == printed }, by value; empty where printed has more places than the rounding leaves.
///
/// Under half_up 95.60 comes from [95.595, 95.605), under half_even 2.4 from [2.35, 2.45] and 2.5 from (2.45, 2.55),
/// under down 0.0 from (-0.1, 0.1).
/// Source: docs/numbers.md#preimage.
value_set preimage(const decimal& printed, rounding by_rounding);
/// The values that print so under any of the roundings.
value_set preimage(const decimal& printed, std::span<const rounding> roundings);
value_set preimage(const decimal& printed, std::initializer_list<rounding> roundings);

/// The inverse question: every rounding (eight modes, fewest places to most) that prints the value as `printed`.
///
/// Places run from `least_places` to the places printed; a rounding to fewer is padded with zeros.
std::vector<rounding> roundings_that_print(const ratio& value, const decimal& printed, std::int32_t least_places = 0);

/// Nested rounding: does some value of x round into y? Constant time for each pair of intervals, nothing is enumerated.
bool rounds_into(const value_set& x, rounding by_rounding, const value_set& y);
/// The least and the most value that x rounds to, an absent end unbounded; every grid value between them is reached.
interval rounded_hull(const interval& x, rounding rounding);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/preimage.ipp>
#endif
