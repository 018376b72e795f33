#include "text/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace perfeval::inline v0 {
namespace {

constexpr std::size_t longest_name = 100;  // in bytes: of a longer one no name is a misspelling
constexpr std::size_t shortest_part = 3;

// How many letters are missing, added, replaced or exchanged with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) steps[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) steps[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  return steps[a.size()][b.size()];
}

bool is_alike(std::size_t far, std::string_view a, std::string_view b) {
  return 3 * far <= std::max(a.size(), b.size()) + 2;
}

bool is_part(std::string_view part, std::string_view whole) {
  return part.size() >= shortest_part && whole.find(part) != whole.npos;
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known) {
  std::string_view best;
  std::size_t least = 0;
  if (name.size() > longest_name) return best;
  for (const std::string_view one : known) {
    std::size_t far = distance(name, one);
    bool alike = is_alike(far, name, one) || is_part(name, one) || is_part(one, name);
    for (auto end = one.find('_'); end != one.npos; end = one.find('_', end + 1)) {
      const std::size_t from_beginning = distance(name, one.substr(0, end));
      if (!is_alike(from_beginning, name, one.substr(0, end))) continue;
      alike = true;
      far = std::min(far, from_beginning + 1);
    }
    if (!alike || (!best.empty() && far >= least)) continue;
    best = one;
    least = far;
  }
  return best;
}

}  // namespace perfeval::inline v0
