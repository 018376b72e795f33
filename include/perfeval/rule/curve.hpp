/// A rule as data: the share of the weight that an exact number x may earn, as a piecewise function. x is A/T, or A if
/// there is no proportion, or the execution rate, or the rank of a word; a curve does not know which.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/value_set.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The line y = (p + q x) / (r + s x): constants, proportions, inverses, slopes. Monotone between its poles.
struct moebius {
  decimal p;      ///< the constant above the line
  decimal q;      ///< the factor of x above the line
  decimal r = 1;  ///< the constant below the line
  decimal s = 0;  ///< the factor of x below the line

  /// y = c
  static moebius constant(const decimal& y) { return {y, 0, 1, 0}; }
  /// y = x
  static moebius proportion() { return {0, 1, 1, 0}; }
  /// y = 1 / x
  static moebius inverse() { return {1, 0, 0, 1}; }
  /// y = p + q x
  static moebius straight(const decimal& p, const decimal& q) { return {p, q, 1, 0}; }

  /// Errors: division_by_zero at the pole.
  [[nodiscard]] ratio operator()(const ratio& x) const;
  friend bool operator==(const moebius&, const moebius&) = default;
};

/// A piece of a curve: for x on `domain`, the shares between two lines; the two are equal if the rule decides.
struct segment {
  interval domain;           ///< the x that it is for
  moebius low;               ///< the least share of the weight for x
  moebius high;              ///< the greatest share of the weight for x
  bool low_closed = true;    ///< whether the share on the low line itself may be earned
  bool high_closed = true;   ///< whether the share on the high line itself may be earned
  std::uint16_t clause = 0;  ///< the clause of the pack that defines it

  /// A piece that decides: the single share y(x).
  static segment decided(const interval& domain, const moebius& y, std::uint16_t clause = 0) {
    return {domain, y, y, true, true, clause};
  }
  friend bool operator==(const segment&, const segment&) = default;
};

/// A band of a stepped curve: the share earned from this x (inclusive) upwards.
struct step {
  decimal start;  ///< the least x of the band
  decimal share;  ///< of the weight, 0 to 1 unless the rule gives a bonus
};

namespace detail {

/// A line preprocessed for fast evaluation.
struct ready_line {
  enum class kind : std::uint8_t { flat, proportion, short_line, any };

  kind shape = kind::any;
  int slope = 0;                            ///< 1 rising, -1 falling, 0 flat
  std::int64_t p = 0, q = 0, r = 1, s = 0;  ///< of a short line: whole numbers within 32 bits
  ratio flat;                               ///< of a flat line: its value
  short_fraction short_flat;                ///< the same
  moebius line;                             ///< itself

  [[nodiscard]] ratio operator()(const ratio& x) const {
    if (shape == kind::flat) return flat;
    if (shape == kind::proportion) return x;
    const integer n = ratio_access::numerator(x);
    const integer d = ratio_access::denominator(x);
    if (shape == kind::any || !both_fit_64(n, d)) return at_any(x);
    return ratio_access::make(long_product(p, short_value(d)) + long_product(q, short_value(n)),
                              long_product(r, short_value(d)) + long_product(s, short_value(n)));
  }
  [[nodiscard]] ratio at_any(const ratio& x) const { return line(x); }
  /// The same in registers; does not fit if `shape` is any.
  [[nodiscard]] short_fraction operator()(short_fraction x) const noexcept {
    switch (shape) {
      case kind::flat:
        return short_flat;
      case kind::proportion:
        return x;
      case kind::short_line:
        return shortened(long_product(p, x.d) + long_product(q, x.n), long_product(r, x.d) + long_product(s, x.n));
      default:
        return {};
    }
  }
};
/// The two preprocessed lines of a piece, and its start.
struct ready_piece {
  ready_line low;
  ready_line high;
  bool decides = false;  ///< the two lines are equal
  bool start_belongs = false;
  short_fraction start;  ///< its lower end; -1/0 if it has none
};

}  // namespace detail

/// The share of the weight that x may earn. The pieces follow each other without gap or overlap.
class curve {
 public:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);  ///< no piece: x lies outside the domain

  /// Errors: invalid_value, naming a witness, if pieces leave a gap or overlap, if a line has its pole on its piece, or
  ///         if the low line exceeds the high one.
  explicit curve(std::vector<segment> segments);

  /// The piece that contains x; npos if the curve does not cover x.
  [[nodiscard]] std::size_t find(const ratio& x) const;
  /// Whether the piece decides: a single line, hence one share for each x.
  [[nodiscard]] bool decides(std::size_t piece) const noexcept { return ready_[piece].decides; }
  /// The share on a piece that decides.
  /// Requires: decides(piece), and the piece contains x.
  [[nodiscard]] ratio decided(std::size_t piece, const ratio& x) const { return ready_[piece].low(x); }
  /// The piece that contains x and, if it decides, the share; does not fit if it does not decide, or beyond 64 bits.
  [[nodiscard]] detail::short_fraction decided(detail::short_fraction x, std::uint16_t& piece) const noexcept;
  /// The shares that x may earn: an interval, or a point if the rule decides; nothing if find(x) is npos.
  [[nodiscard]] std::optional<interval> image(const ratio& x) const;
  /// Exactly the shares that can arise from some value of x: a flat piece closes an open end, a jump leaves a gap.
  [[nodiscard]] value_set image(const value_set& x) const;
  [[nodiscard]] value_set image(const interval& x) const { return image(value_set(x)); }
  /// The preimage: exactly the x that may earn one of the shares.
  [[nodiscard]] value_set preimage(const value_set& share) const;
  /// The x that the curve covers.
  [[nodiscard]] interval domain() const { return {segments_.front().domain.low(), segments_.back().domain.high()}; }
  [[nodiscard]] std::span<const segment> segments() const noexcept { return {segments_.data(), segments_.size()}; }

  friend bool operator==(const curve& a, const curve& b) { return a.segments_ == b.segments_; }

 private:
  std::vector<segment> segments_;  // denominators positive on each piece
  std::vector<detail::ready_piece> ready_;
  std::size_t short_pieces_ = 0;  // their number, if every lower end fits 64 bits and no upper end limits the domain
};

inline detail::short_fraction curve::decided(detail::short_fraction x, std::uint16_t& piece) const noexcept {
  for (std::size_t i = short_pieces_; i-- > 0;)
    if (const detail::ready_piece& ready = ready_[i]; detail::reaches(x, ready.start, ready.start_belongs)) {
      piece = static_cast<std::uint16_t>(i);
      return ready.decides ? ready.low(x) : detail::short_fraction{};
    }
  return {};
}

/// In proportion, capped: y = min(x, 1), not below 0. x = actual / target of an at_least target, or the execution rate.
/// Source: 财预〔2020〕10号, target reached = full points, not reached = in proportion.
curve capped();
/// Less is better, in a straight line: full up to x = 1, y = 2 - x beyond, 0 from x = 2. x = actual / target.
curve ceiling();
/// Less is better, in inverse proportion: full up to x = 1, y = 1 / x beyond. x = actual / target.
curve inverse();
/// Less is better, formula not prescribed: full up to x = 1, then anything from `ceiling` to `inverse`, both inclusive.
curve between_ceiling_and_inverse();
/// A target to be met exactly: in proportion below it, full at it, anything in [1/x, 1] above it. x = actual / target.
curve equal_to_target();
/// A range to be met: x / low below it, full inside, anything in [high / x, 1] above it. x = actual.
/// Errors: invalid_value unless 0 < low <= high.
curve within_range(const decimal& low, const decimal& high);
/// Full up to x = 0, anything but full above: a target of zero, a deadline (x = actual, or days late).
curve full_only_to_zero();
/// The same share for every x.
curve constant(const decimal& share);
/// Anything from low to high, for every x.
curve anything(const decimal& low, const decimal& high, bool low_closed = true, bool high_closed = true);
/// Tiers of words: rank 0 earns [0, b0), rank 1 [b0, b1) … the last [b_last, 1]. x = rank, best last.
/// Errors: invalid_value unless the bounds rise within 0 and 1.
curve tiers(std::span<const decimal> bounds);
curve tiers(std::initializer_list<decimal> bounds);
/// Bands with one share each, which applies from the given x upwards; `below` applies under the first.
/// Errors: invalid_value unless the x are in ascending order.
curve banded(std::span<const step> steps, const decimal& below = 0);
curve banded(std::initializer_list<step> steps, const decimal& below = 0);
/// A gate: nothing below x = gate, (x - gate) / (1 - gate) from it to 1, then full.
/// Errors: invalid_value unless 0 <= gate < 1.
curve gated(const decimal& gate);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/rule/impl/curve.ipp>
#endif
