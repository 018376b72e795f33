/// Bodies of rule/curve.hpp: validation, images, preimages, and the named curves.
#pragma once

#include <perfeval/rule/curve.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace detail::curve_pieces {

inline ratio denominator_at(const moebius& line, const ratio& x) { return ratio(line.r) + ratio(line.s) * x; }
/// 1 rising, -1 falling, 0 flat.
/// Requires: a positive denominator on the piece.
inline int slope(const moebius& line) { return (line.q * line.r - line.p * line.s).sign(); }

inline ratio some_value(const interval& domain) {
  if (domain.low() && domain.high()) return (domain.low()->value + domain.high()->value) / 2;
  if (domain.low()) return domain.low()->value + 1;
  if (domain.high()) return domain.high()->value - 1;
  return 0;
}

[[noreturn]] inline void refuse_segment(const segment& piece, const std::string& reason) {
  throw invalid_value("curve piece on " + to_string(piece.domain) + ": " + reason);
}

/// Turns the line's signs so that its denominator is positive on the piece; refuses a pole there.
inline void make_positive(moebius& line, const segment& piece) {
  if (line.r.is_zero() && line.s.is_zero()) refuse_segment(piece, "a line divides by zero everywhere");
  if (!line.s.is_zero()) {
    const ratio pole = -ratio(line.r) / ratio(line.s);
    const std::optional<bound>& low = piece.domain.low();
    const std::optional<bound>& high = piece.domain.high();
    if (!(low && pole < low->value) && !(high && pole > high->value))
      refuse_segment(piece, "a line divides by zero at x = " + to_string(pole));
  }
  if (denominator_at(line, some_value(piece.domain)).sign() > 0) return;
  line = {-line.p, -line.q, -line.r, -line.s};
}

/// (high - low) times both denominators: c0 + c1 x + c2 x². It must not be negative on the piece.
struct quadratic {
  decimal c0;
  decimal c1;
  decimal c2;

  [[nodiscard]] ratio operator()(const ratio& x) const { return ratio(c0) + (ratio(c1) + ratio(c2) * x) * x; }
  /// Its sign far out in a direction.
  [[nodiscard]] int far_sign(int direction) const {
    if (!c2.is_zero()) return c2.sign();
    return c1.is_zero() ? c0.sign() : c1.sign() * direction;
  }
};
inline quadratic distance(const moebius& low, const moebius& high) {
  return {high.p * low.r - low.p * high.r, high.p * low.s + high.q * low.r - low.p * high.s - low.q * high.r,
          high.q * low.s - low.q * high.s};
}

/// Refuses a piece on which some x has no share: low above high, or both equal and one of them not earned.
inline void check_order(const segment& piece) {
  const quadratic d = distance(piece.low, piece.high);
  const bool touching_allowed = piece.low_closed && piece.high_closed;
  const auto refuse_at = [&](const std::string& place) { refuse_segment(piece, "no share is left at x = " + place); };
  const auto check_at = [&](const ratio& x, bool belongs) {
    const int sign = d(x).sign();
    if (sign < 0 || (sign == 0 && belongs && !touching_allowed)) refuse_at(to_string(x));
  };
  if (piece.domain.low()) check_at(piece.domain.low()->value, piece.domain.low()->closed);
  if (piece.domain.high()) check_at(piece.domain.high()->value, piece.domain.high()->closed);
  check_at(some_value(piece.domain), true);
  if (!piece.domain.low() && d.far_sign(-1) < 0) refuse_at("-∞");
  if (!piece.domain.high() && d.far_sign(1) < 0) refuse_at("∞");
  if (d.c2.sign() <= 0) return;
  const ratio vertex = -ratio(d.c1) / ratio(d.c2 * 2);
  if (piece.domain.contains(vertex)) check_at(vertex, true);
}

inline void check_neighbours(const segment& left, const segment& right) {
  const std::optional<bound>& end = left.domain.high();
  const std::optional<bound>& start = right.domain.low();
  if (!end || !start || end->value > start->value || (end->value == start->value && end->closed && start->closed))
    throw invalid_value("curve pieces overlap: " + to_string(left.domain) + " and " + to_string(right.domain) +
                        (end && start ? " share x = " + to_string(start->value) : ""));
  if (end->value < start->value || (!end->closed && !start->closed))
    throw invalid_value("the pieces of a curve leave a gap at x = " +
                        to_string(end->closed ? (end->value + start->value) / 2 : end->value));
}

/// The coefficient at a scale common to all four, if it fits 32 bits.
inline std::optional<std::int64_t> short_coefficient(const decimal& c, std::int32_t scale) {
  const std::optional<decimal> scaled = with_scale(c, scale);
  const std::optional<std::int64_t> whole = scaled ? to_int64(scaled->coefficient()) : std::nullopt;
  return whole && *whole == static_cast<std::int32_t>(*whole) ? whole : std::nullopt;
}
inline bool shorten(ready_line& ready) {
  const moebius& line = ready.line;
  const std::int32_t scale = std::max({line.p.scale(), line.q.scale(), line.r.scale(), line.s.scale()});
  const auto p = short_coefficient(line.p, scale);
  const auto q = short_coefficient(line.q, scale);
  const auto r = short_coefficient(line.r, scale);
  const auto s = short_coefficient(line.s, scale);
  if (!p || !q || !r || !s) return false;
  ready.p = *p;
  ready.q = *q;
  ready.r = *r;
  ready.s = *s;
  return true;
}
/// Requires: a positive denominator on the piece.
inline ready_line made_ready(const moebius& line, const interval& domain) {
  ready_line ready;
  ready.line = line;
  ready.slope = slope(line);
  if (ready.slope == 0) {
    ready.shape = ready_line::kind::flat;
    ready.flat = line(some_value(domain));
    ready.short_flat = shortened(ready.flat);
  } else if (line == moebius::proportion()) {
    ready.shape = ready_line::kind::proportion;
  } else if (shorten(ready)) {
    ready.shape = ready_line::kind::short_line;
  }
  return ready;
}

inline ready_piece made_ready(const segment& piece) {
  ready_piece ready;
  ready.low = made_ready(piece.low, piece.domain);
  ready.high = made_ready(piece.high, piece.domain);
  ready.decides = piece.low == piece.high && piece.low_closed && piece.high_closed;
  const std::optional<bound>& low = piece.domain.low();
  ready.start_belongs = low && low->closed;
  ready.start = low ? shortened(low->value) : short_fraction{-1, 0};
  return ready;
}

/// The least (direction -1) or most (1) share of a line for x between two ends: attained at the end where it is, or
/// everywhere if flat; nothing where it grows without bound.
inline std::optional<bound> extreme(const ready_line& line, const std::optional<bound>& low,
                                    const std::optional<bound>& high, int direction, bool earned) {
  if (line.slope == 0) return bound{line.flat, earned};
  const std::optional<bound>& end = line.slope == direction ? high : low;
  if (end) return bound{line(end->value), earned && end->closed};
  if (line.line.s.is_zero()) return std::nullopt;
  return bound{ratio(line.line.q) / ratio(line.line.s), false};
}
inline interval image_of(const segment& piece, const ready_piece& ready, const std::optional<bound>& low,
                         const std::optional<bound>& high) {
  return {unchecked(), extreme(ready.low, low, high, -1, piece.low_closed),
          extreme(ready.high, low, high, 1, piece.high_closed)};
}

/// The x with line(x) <= limit (side 1) or >= limit (side -1), strict unless `touching`; nothing if there is none.
inline std::optional<interval> solve(const moebius& line, const ratio& limit, int side, bool touching) {
  const ratio a = (ratio(line.q) - limit * ratio(line.s)) * side;
  const ratio b = (limit * ratio(line.r) - ratio(line.p)) * side;  // a x <= b
  if (a.is_zero()) return b.sign() > 0 || (b.is_zero() && touching) ? std::optional(interval()) : std::nullopt;
  const bound end{b / a, touching};
  return a.sign() > 0 ? interval(std::nullopt, end) : interval(end, std::nullopt);
}
/// The x on a piece that may earn a share of the wanted interval.
inline std::optional<interval> preimage_of(const segment& piece, const interval& wanted) {
  std::optional<interval> x = piece.domain;
  const auto narrow = [&](const std::optional<interval>& part) { x = part ? intersection(*x, *part) : std::nullopt; };
  if (wanted.high()) narrow(solve(piece.low, wanted.high()->value, 1, piece.low_closed && wanted.high()->closed));
  if (x && wanted.low()) narrow(solve(piece.high, wanted.low()->value, -1, piece.high_closed && wanted.low()->closed));
  return x;
}

}  // namespace detail::curve_pieces

PERFEVAL_INLINE ratio moebius::operator()(const ratio& x) const {
  if (q.is_zero() && s.is_zero()) return p / r;
  return (ratio(p) + ratio(q) * x) / detail::curve_pieces::denominator_at(*this, x);
}

PERFEVAL_INLINE curve::curve(std::vector<segment> segments) : segments_(std::move(segments)) {
  if (segments_.empty()) throw invalid_value("a curve must have at least one piece");
  for (segment& piece : segments_) {
    detail::curve_pieces::make_positive(piece.low, piece);
    detail::curve_pieces::make_positive(piece.high, piece);
    detail::curve_pieces::check_order(piece);
  }
  for (std::size_t i = 1; i < segments_.size(); ++i)
    detail::curve_pieces::check_neighbours(segments_[i - 1], segments_[i]);
  bool short_ends = !segments_.back().domain.high();
  for (const segment& piece : segments_) {
    ready_.push_back(detail::curve_pieces::made_ready(piece));
    short_ends = short_ends && (!piece.domain.low() || ready_.back().start.fits());
  }
  if (short_ends) short_pieces_ = segments_.size();
}

PERFEVAL_INLINE std::size_t curve::find(const ratio& x) const {
  for (std::size_t i = segments_.size(); i-- > 0;)
    if (segments_[i].domain.contains(x)) return i;
  return npos;
}

PERFEVAL_INLINE std::optional<interval> curve::image(const ratio& x) const {
  const std::size_t i = find(x);
  if (i == npos) return std::nullopt;
  const segment& piece = segments_[i];
  bound low{ready_[i].low(x), piece.low_closed};
  if (ready_[i].decides) return interval(detail::unchecked(), low, low);
  return interval(detail::unchecked(), std::move(low), bound{ready_[i].high(x), piece.high_closed});
}

PERFEVAL_INLINE value_set curve::image(const value_set& x) const {
  value_set out;
  for (std::size_t i = 0; i < segments_.size(); ++i)
    for (const interval& part : x) {
      const interval& domain = segments_[i].domain;
      const std::optional<bound>& low =
          detail::intervals::starts_later(domain.low(), part.low()) ? domain.low() : part.low();
      const std::optional<bound>& high =
          detail::intervals::ends_earlier(domain.high(), part.high()) ? domain.high() : part.high();
      if (!detail::intervals::nothing_between(low, high))
        out.add(detail::curve_pieces::image_of(segments_[i], ready_[i], low, high));
    }
  return out;
}

PERFEVAL_INLINE value_set curve::preimage(const value_set& share) const {
  value_set out;
  for (const segment& piece : segments_)
    for (const interval& wanted : share)
      if (const std::optional<interval> x = detail::curve_pieces::preimage_of(piece, wanted)) out.add(*x);
  return out;
}

PERFEVAL_INLINE curve capped() {
  return curve({segment::decided(interval::below(0), moebius::constant(0)),
                segment::decided(interval::closed_open(0, 1), moebius::proportion()),
                segment::decided(interval::at_least(1), moebius::constant(1))});
}

PERFEVAL_INLINE curve ceiling() {
  return curve({segment::decided(interval::at_most(1), moebius::constant(1)),
                segment::decided(interval::open(1, 2), moebius::straight(2, -1)),
                segment::decided(interval::at_least(2), moebius::constant(0))});
}

PERFEVAL_INLINE curve inverse() {
  return curve({segment::decided(interval::at_most(1), moebius::constant(1)),
                segment::decided(interval::above(1), moebius::inverse())});
}

PERFEVAL_INLINE curve between_ceiling_and_inverse() {
  return curve({segment::decided(interval::at_most(1), moebius::constant(1)),
                segment{interval::open(1, 2), moebius::straight(2, -1), moebius::inverse()},
                segment{interval::at_least(2), moebius::constant(0), moebius::inverse()}});
}

PERFEVAL_INLINE curve equal_to_target() {
  return curve({segment::decided(interval::below(0), moebius::constant(0)),
                segment::decided(interval::closed_open(0, 1), moebius::proportion()),
                segment::decided(interval(ratio(1)), moebius::constant(1)),
                segment{interval::above(1), moebius::inverse(), moebius::constant(1)}});
}

PERFEVAL_INLINE curve within_range(const decimal& low, const decimal& high) {
  if (low.sign() <= 0 || high < low)
    throw invalid_value("a range scored in proportion needs 0 < low <= high, found " + to_string(low) + " to " +
                        to_string(high));
  return curve({segment::decided(interval::below(0), moebius::constant(0)),
                segment::decided(interval::closed_open(0, low), moebius{0, 1, low, 0}),
                segment::decided(interval::closed(low, high), moebius::constant(1)),
                segment{interval::above(high), moebius{high, 0, 0, 1}, moebius::constant(1)}});
}

PERFEVAL_INLINE curve full_only_to_zero() {
  return curve({segment::decided(interval::at_most(0), moebius::constant(1)),
                segment{interval::above(0), moebius::constant(0), moebius::constant(1), true, false}});
}

PERFEVAL_INLINE curve constant(const decimal& share) {
  return curve({segment::decided(interval(), moebius::constant(share))});
}

PERFEVAL_INLINE curve anything(const decimal& low, const decimal& high, bool low_closed, bool high_closed) {
  return curve({segment{interval(), moebius::constant(low), moebius::constant(high), low_closed, high_closed}});
}

PERFEVAL_INLINE curve tiers(std::span<const decimal> bounds) {
  std::vector<segment> pieces;
  std::optional<bound> start;
  decimal low = 0;
  std::int32_t rank = 0;
  for (const decimal& high : bounds) {
    const bound next{ratio(++rank), false};
    pieces.push_back({interval(start, next), moebius::constant(low), moebius::constant(high), true, false});
    start = bound{next.value, true};
    low = high;
  }
  pieces.push_back({interval(start, std::nullopt), moebius::constant(low), moebius::constant(1)});
  return curve(std::move(pieces));
}
PERFEVAL_INLINE curve tiers(std::initializer_list<decimal> bounds) {
  return tiers(std::span<const decimal>(bounds.begin(), bounds.size()));
}

PERFEVAL_INLINE curve banded(std::span<const step> steps, const decimal& below) {
  std::vector<segment> pieces;
  std::optional<bound> start;
  decimal share = below;
  for (const step& each : steps) {
    pieces.push_back(segment::decided(interval(start, bound{each.start, false}), moebius::constant(share)));
    start = bound{each.start, true};
    share = each.share;
  }
  pieces.push_back(segment::decided(interval(start, std::nullopt), moebius::constant(share)));
  return curve(std::move(pieces));
}
PERFEVAL_INLINE curve banded(std::initializer_list<step> steps, const decimal& below) {
  return banded(std::span<const step>(steps.begin(), steps.size()), below);
}

PERFEVAL_INLINE curve gated(const decimal& gate) {
  if (gate.sign() < 0 || gate >= 1) throw invalid_value("a gate must lie in [0, 1), found " + to_string(gate));
  return curve({segment::decided(interval::below(gate), moebius::constant(0)),
                segment::decided(interval::closed_open(gate, 1), moebius{-gate, 1, 1 - gate, 0}),
                segment::decided(interval::at_least(1), moebius::constant(1))});
}

}  // namespace v0
}  // namespace perfeval
