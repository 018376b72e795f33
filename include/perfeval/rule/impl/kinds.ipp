/// Bodies of rule/kinds.hpp: the curves.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/rule/kinds.hpp>

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::kind_curves {

inline void require(bool holds, const char* wanted, const decimal& found) {
  if (!holds) throw invalid_value(std::string(wanted) + ", found " + to_string(found));
}

inline segment flat(const interval& domain, const decimal& share) {
  return segment::decided(domain, moebius::constant(share));
}

/// The straight line through two points, exactly.
inline moebius line_through(const step& a, const step& b) {
  const decimal run = b.start - a.start;
  const decimal rise = b.share - a.share;
  return {a.share * run - rise * a.start, rise, run, 0};
}

/// Where 1 - each (x - from) reaches `share`.
inline ratio reaches(const decimal& share, const decimal& each, const decimal& from) {
  return from + (1 - share) / each;
}

}  // namespace detail::kind_curves

PERFEVAL_INLINE curve capped_from(const decimal& gate) {
  detail::kind_curves::require(gate.sign() > 0 && gate < 1, "a pass gate must lie between 0 and 1", gate);
  return curve({detail::kind_curves::flat(interval::below(gate), 0),
                segment::decided(interval::closed_open(gate, 1), moebius::proportion()),
                detail::kind_curves::flat(interval::at_least(1), 1)});
}

PERFEVAL_INLINE curve threshold(const decimal& x) {
  return curve({detail::kind_curves::flat(interval::below(x), 0), detail::kind_curves::flat(interval::at_least(x), 1)});
}

PERFEVAL_INLINE curve limit(const decimal& x) {
  return curve({detail::kind_curves::flat(interval::at_most(x), 1), detail::kind_curves::flat(interval::above(x), 0)});
}

PERFEVAL_INLINE curve interpolated(std::span<const step> knots) {
  if (knots.size() < 2)
    throw invalid_value("an interpolated curve needs two knots or more, found " + std::to_string(knots.size()));
  std::vector<segment> pieces{detail::kind_curves::flat(interval::below(knots.front().start), knots.front().share)};
  for (std::size_t i = 1; i < knots.size(); ++i) {
    detail::kind_curves::require(knots[i].start > knots[i - 1].start, "the x of the knots must rise", knots[i].start);
    pieces.push_back(segment::decided(interval::closed_open(knots[i - 1].start, knots[i].start),
                                      detail::kind_curves::line_through(knots[i - 1], knots[i])));
  }
  pieces.push_back(detail::kind_curves::flat(interval::at_least(knots.back().start), knots.back().share));
  return curve(std::move(pieces));
}
PERFEVAL_INLINE curve interpolated(std::initializer_list<step> knots) {
  return interpolated(std::span<const step>(knots.begin(), knots.size()));
}

PERFEVAL_INLINE curve deduction(const decimal& each, const decimal& from) {
  detail::kind_curves::require(each.sign() > 0, "a deduction must be above 0", each);
  const ratio zero = detail::kind_curves::reaches(0, each, from);
  return curve({detail::kind_curves::flat(interval::at_most(from), 1),
                segment::decided(interval::open(from, zero), moebius::straight(1 + each * from, -each)),
                detail::kind_curves::flat(interval::at_least(zero), 0)});
}

PERFEVAL_INLINE curve stepped_deduction(const decimal& each, const decimal& unit, const decimal& from) {
  detail::kind_curves::require(each.sign() > 0, "a deduction must be above 0", each);
  detail::kind_curves::require(each <= 1, "a deduction is a share of the weight, at most 1", each);
  detail::kind_curves::require(unit.sign() > 0, "the unit of a deduction must be above 0", unit);
  detail::kind_curves::require(each * most_steps >= 1, "a stepped deduction must reach 0 within 1000 units", each);
  std::vector<segment> pieces{detail::kind_curves::flat(interval::at_most(from), 1)};
  decimal x = from;
  decimal share = 1 - each;
  for (; share.sign() > 0; share -= each, x += unit)
    pieces.push_back(detail::kind_curves::flat(interval::open_closed(x, x + unit), share));
  pieces.push_back(detail::kind_curves::flat(interval::above(x), 0));
  return curve(std::move(pieces));
}

PERFEVAL_INLINE curve shortfall(const decimal& each, const decimal& from) {
  detail::kind_curves::require(each.sign() > 0, "a deduction must be above 0", each);
  const ratio zero = from - 1 / ratio(each);
  return curve({detail::kind_curves::flat(interval::at_most(zero), 0),
                segment::decided(interval::open(zero, from), moebius::straight(1 - each * from, each)),
                detail::kind_curves::flat(interval::at_least(from), 1)});
}

PERFEVAL_INLINE curve yes_no(const decimal& no) {
  detail::kind_curves::require(no.sign() >= 0 && no <= 1, "the share of a no must lie within 0 and 1", no);
  const segment denied = no.is_zero()
                             ? detail::kind_curves::flat(interval::below(1), 0)
                             : segment{interval::below(1), moebius::constant(0), moebius::constant(no), true, false};
  return curve({denied, detail::kind_curves::flat(interval::at_least(1), 1)});
}

PERFEVAL_INLINE curve deviation(const decimal& zero_at, const decimal& within) {
  detail::kind_curves::require(within.sign() >= 0, "the free deviation must not be below 0", within);
  detail::kind_curves::require(zero_at > within,
                               "the deviation that earns nothing must be above the one without a deduction", zero_at);
  const decimal run = zero_at - within;
  return curve({detail::kind_curves::flat(interval::at_most(1 - zero_at), 0),
                segment::decided(interval::open(1 - zero_at, 1 - within), moebius{zero_at - 1, 1, run, 0}),
                detail::kind_curves::flat(interval::closed(1 - within, 1 + within), 1),
                segment::decided(interval::open(1 + within, 1 + zero_at), moebius{1 + zero_at, -1, run, 0}),
                detail::kind_curves::flat(interval::at_least(1 + zero_at), 0)});
}

PERFEVAL_INLINE curve bonus(const decimal& cap) {
  detail::kind_curves::require(cap > 1, "the cap of a bonus must lie above 1", cap);
  return curve({detail::kind_curves::flat(interval::below(0), 0),
                segment::decided(interval::closed_open(0, cap), moebius::proportion()),
                detail::kind_curves::flat(interval::at_least(cap), cap)});
}

PERFEVAL_INLINE curve over_reduced(const decimal& from, const decimal& each, const decimal& least) {
  detail::kind_curves::require(from >= 1, "over-completion must begin at 1 or above", from);
  detail::kind_curves::require(each.sign() > 0, "a reduction must be above 0", each);
  detail::kind_curves::require(least.sign() >= 0 && least < 1, "the least share must lie in [0, 1)", least);
  const ratio bottom = detail::kind_curves::reaches(least, each, from);
  return curve({detail::kind_curves::flat(interval::below(0), 0),
                segment::decided(interval::closed_open(0, 1), moebius::proportion()),
                detail::kind_curves::flat(interval::closed(1, from), 1),
                segment::decided(interval::open(from, bottom), moebius::straight(1 + each * from, -each)),
                detail::kind_curves::flat(interval::at_least(bottom), least)});
}

PERFEVAL_INLINE std::optional<ratio> most_share(const curve& curve) {
  const value_set shares = curve.image(interval());
  const auto hull = shares.hull();
  return hull && hull->high() ? std::optional<ratio>(hull->high()->value) : std::nullopt;
}

}  // namespace v0
}  // namespace perfeval
