/// The result of auditing one form, as a value. It is produced by audit.hpp.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/detail/unshared.hpp>
#include <perfeval/trouble.hpp>

#include <cstdint>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The numbers of cells that the arithmetic and scoring checks judged, one verdict per cell: differs before cannot_tell
/// before agrees.
struct verdict_counts {
  std::uint32_t agrees = 0;
  std::uint32_t differs = 0;
  std::uint32_t cannot_tell = 0;
  friend bool operator==(const verdict_counts&, const verdict_counts&) = default;
};

namespace detail {
struct audit_storage;
}

/// The result of auditing one form.
struct form_audit {
  std::vector<finding> findings;  ///< the gravest first: see folding.hpp
  verdict_counts verdicts;
  std::vector<trouble> troubles;  ///< those of the scorecard: rules that failed, or do not apply to their row
  detail::unshared<detail::audit_storage> storage;  ///< what the next audit into this result uses again
};

}  // namespace v0
}  // namespace perfeval
