/// A piece of a curve in words: for records, coverage and messages. The numbers are exact.
#pragma once

#include <perfeval/rule/curve.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {

/// A line as a formula of x: "0.6", "x", "1/x", "2 - x", "(x - 0.6)/0.4".
std::string to_text(const moebius& line);
/// The shares of a piece: "x", or the interval between its two lines, as formulas: "[0.6, 0.8)", "[2 - x, 1/x]".
std::string shares_of(const segment& piece);
/// The extent of the piece and what it earns: "x in [0, 1): x".
std::string to_text(const segment& piece);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/rule/impl/piece_words.ipp>
#endif
