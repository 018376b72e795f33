/// The result of auditing one form, as a value. It is produced by audit.hpp.
#pragma once

#include <perfeval/audit/finding.hpp>

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

/// The result of auditing one form.
struct form_audit {
  std::vector<finding> findings;  ///< the gravest first: see folding.hpp
  verdict_counts verdicts;
};

}  // namespace v0
}  // namespace perfeval
