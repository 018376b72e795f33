// Mutants of a curve: each differs in one bound, share or end.
#pragma once

#include <perfeval/rule/curve.hpp>

#include <string>
#include <vector>

namespace perfeval::inline v0::scenarios {

struct changed_curve {
  std::string change;
  curve made;
};

// Whether x is always a whole number, like the rank of a word: then moving a bound between two whole numbers changes
// nothing.
enum class whole_x { no, yes };

// Bounds of x: moved, and given to the other piece.
std::vector<changed_curve> wrong_bounds(const curve& whole, whole_x only_whole);
// Flat shares moved within 0 and the curve's most, ends of sets of shares opened or closed.
std::vector<changed_curve> wrong_shares(const curve& whole);
// The curve with a share on one piece that no rule produces.
curve marked(const curve& curve, std::size_t piece);

}  // namespace perfeval::inline v0::scenarios
