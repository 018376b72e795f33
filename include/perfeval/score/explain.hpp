/// The record of a scorecard, rendered as text: for every line its direction, x, exact points and source; the contributions add up to the
/// total. Scoring does not include this file.
#pragma once

#include <perfeval/score/scorecard.hpp>

#include <cstdint>
#include <string>

namespace perfeval {
inline namespace v0 {

/// A direction as people call it: 正向 (at least), 反向 (at most) …
std::string words_of(direction towards);

/// The record of one line, without an end of line; `at` is its field (indicators[3].score).
std::string explain(const line& row, const std::string& name, const pack& rules);

/// The whole scorecard as a tree of lines, the total at the root. With `only_row` (from 1) that indicator alone; 0: all.
std::string explain(const scorecard& card, const form& of, const pack& rules, std::uint32_t only_row = 0);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/impl/score_explain.ipp>
#endif
