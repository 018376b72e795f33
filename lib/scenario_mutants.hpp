// Wrong neighbours of a curve: each differs in one bound, share or end.
#pragma once

#include <perfeval/rule/curve.hpp>

#include <string>
#include <vector>

namespace perfeval::scenarios {

struct changed_curve {
  std::string change;
  curve made;
};

// Bounds of x: moved, and given to the other piece.
std::vector<changed_curve> wrong_bounds(const curve& of);
// Flat shares moved within 0 and the curve's most, ends of sets of shares opened or closed.
std::vector<changed_curve> wrong_shares(const curve& of);
// The curve with a share on one piece that no rule gives.
curve marked(const curve& of, std::size_t piece);

}  // namespace perfeval::scenarios
