#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/rule/piece_words.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail::piece_text {

inline std::string times_x(const decimal& factor) {
  if (factor == decimal(1)) return "x";
  return factor == decimal(-1) ? "-x" : to_string(trimmed(factor)) + "x";
}

/// a + b x, the positive term first, omitting terms that are 0.
inline std::string sum_words(const decimal& a, const decimal& b) {
  if (b.is_zero()) return to_string(trimmed(a));
  if (a.is_zero()) return times_x(b);
  if (a.sign() < 0 && b.sign() > 0) return times_x(b) + " - " + to_string(trimmed(-a));
  return to_string(trimmed(a)) + (b.sign() < 0 ? " - " + times_x(-b) : " + " + times_x(b));
}

inline std::string bracketed(const std::string& words) {
  return words.find(' ') == std::string::npos ? words : "(" + words + ")";
}

}  // namespace detail::piece_text

PERFEVAL_INLINE std::string to_text(const moebius& line) {
  if (line.q.is_zero() && line.s.is_zero()) return to_string(line.p / line.r);
  const std::string above = detail::piece_text::sum_words(line.p, line.q);
  if (line.s.is_zero() && line.r == decimal(1)) return above;
  return detail::piece_text::bracketed(above) + "/" +
         detail::piece_text::bracketed(detail::piece_text::sum_words(line.r, line.s));
}

PERFEVAL_INLINE std::string shares_of(const segment& piece) {
  if (piece.low == piece.high) return to_text(piece.low);
  return (piece.low_closed ? "[" : "(") + to_text(piece.low) + ", " + to_text(piece.high) +
         (piece.high_closed ? "]" : ")");
}

PERFEVAL_INLINE std::string to_text(const segment& piece) {
  return (piece.domain.is_point() ? "x = " + to_string(piece.domain.low()->value) : "x in " + to_string(piece.domain)) +
         ": " + shares_of(piece);
}

}  // namespace v0
}  // namespace perfeval
