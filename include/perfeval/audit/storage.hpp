/// What one audit leaves for the next: emptied findings, whose texts keep their space, and the lists of the checks.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/audit/row_glance.hpp>
#include <perfeval/score/scorecard.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// The finding as new, with the space of its texts and lists.
inline void empty(finding& used) {
  finding made;
  const auto keep = [](auto& space, auto& old) {
    space = std::move(old);
    space.clear();
  };
  keep(made.path, used.path);
  keep(made.label, used.label);
  keep(made.printed, used.printed);
  keep(made.expected, used.expected);
  keep(made.weights, used.weights);
  keep(made.points, used.points);
  keep(made.candidates, used.candidates);
  keep(made.explained_by.path, used.explained_by.path);
  keep(made.explained_by.label, used.explained_by.label);
  keep(made.figures, used.figures);
  used = std::move(made);
}

/// Severity, consequences, part of the form and index, in this order.
inline std::uint64_t rank_of(const finding& f) noexcept {
  const std::uint64_t severe = f.severity == severity::error ? 0 : f.severity == severity::warning ? 1 : 2;
  const std::uint64_t explained = f.explained_by.empty() ? 0 : 1;
  return severe << 48U | explained << 40U | static_cast<std::uint64_t>(f.field.part) << 32U | f.field.index;
}

/// Only the ranks are sorted, since a finding is large: those that are not in their place are moved, each once.
inline void arrange(std::vector<finding>& findings, std::vector<std::pair<std::uint64_t, std::size_t>>& order) {
  constexpr std::uint64_t placed = std::numeric_limits<std::uint64_t>::max();
  order.clear();
  order.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) order.emplace_back(rank_of(findings[i]), i);
  std::sort(order.begin(), order.end());
  for (std::size_t first = 0; first < order.size(); ++first) {
    if (order[first].first == placed || order[first].second == first) continue;
    finding displaced = std::move(findings[first]);
    std::size_t free = first;
    for (; order[free].second != first; free = order[free].second) {
      findings[free] = std::move(findings[order[free].second]);
      order[free].first = placed;
    }
    findings[free] = std::move(displaced);
    order[free].first = placed;
  }
}

struct audit_storage {
  scorecard card;                  ///< of audit(form, pack, result), which scores
  std::vector<finding> spare;      ///< emptied
  std::vector<std::string> texts;  ///< of emptied findings
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  std::vector<std::uint8_t> judged;
  std::vector<row_glance> glances;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> likenesses;  ///< of rows that may repeat each other
  std::vector<std::uint32_t> repeated;
};

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
