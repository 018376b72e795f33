// Mutations of a curve, one change at a time. A change that leaves no valid curve is not a mutant.
#include "scenarios/mutants.hpp"

#include <perfeval/rule/kinds.hpp>

#include <array>
#include <optional>
#include <utility>

namespace perfeval::inline v0::scenarios {
namespace {

using pieces = std::vector<segment>;

pieces pieces_of(const curve& curve) { return {curve.segments().begin(), curve.segments().end()}; }

// The decimal places with which a bound was written, as far as it remembers; nothing if it does not terminate.
std::optional<std::int32_t> written_places(const ratio& value) {
  const detail::integer d = detail::ratio_access::denominator(value);
  if (!detail::is_big(d)) {
    std::int32_t places = 0;
    detail::int128 power = 1;
    const detail::int128 denominator = detail::value_of(d);
    for (; power < denominator && places < 30; ++places) power *= 10;
    if (power == denominator) return places;
  }
  const auto ends = exactly(value);
  return ends ? std::optional<std::int32_t>(ends->scale()) : std::nullopt;
}

// One unit in the last written place, and a tenth of it in case a whole one is too much.
std::vector<decimal> units_of(const ratio& value) {
  const auto places = written_places(value);
  return places ? std::vector<decimal>{decimal(1, *places), decimal(1, *places + 1)} : std::vector<decimal>{};
}

template <class Make>
std::optional<curve> curve_if_valid(const curve& whole, Make change) {
  try {
    pieces changed = pieces_of(whole);
    change(changed);
    return curve(std::move(changed));
  } catch (const error&) {
    return std::nullopt;
  }
}

// The joint between a piece and the next: its position, and which of the two includes it.
void set_joint(pieces& all, std::size_t piece, const ratio& x, bool lower_takes) {
  all[piece].domain = interval(all[piece].domain.low(), bound{x, lower_takes});
  all[piece + 1].domain = interval(bound{x, !lower_takes}, all[piece + 1].domain.high());
}

bool earn_the_same(const segment& a, const segment& b) {
  return a.low == b.low && a.high == b.high && a.low_closed == b.low_closed && a.high_closed == b.high_closed;
}

void add_moved_bounds(const curve& curve, std::size_t piece, whole_x only_whole, std::vector<changed_curve>& out) {
  const bound joint = *curve.segments()[piece].domain.high();
  if (earn_the_same(curve.segments()[piece], curve.segments()[piece + 1])) return;
  for (const int direction : {-1, 1}) {
    for (const decimal& unit : units_of(joint.value)) {
      const ratio moved = joint.value + unit * direction;
      if (only_whole == whole_x::yes && unit < 1) break;
      auto made = curve_if_valid(curve, [&](pieces& all) { set_joint(all, piece, moved, joint.closed); });
      if (!made) continue;
      out.push_back({"bound " + to_string(joint.value) + " moved to " + to_string(moved), std::move(*made)});
      break;
    }
  }
}

void add_given_bound(const curve& curve, std::size_t piece, std::vector<changed_curve>& out) {
  const bound joint = *curve.segments()[piece].domain.high();
  auto made = curve_if_valid(curve, [&](pieces& all) { set_joint(all, piece, joint.value, !joint.closed); });
  if (!made || made->image(joint.value) == curve.image(joint.value)) return;
  const std::string taker = joint.closed ? "upper" : "lower";
  out.push_back({"bound " + to_string(joint.value) + " taken by the " + taker + " piece", std::move(*made)});
}

bool is_flat(const moebius& line) { return line.q.is_zero() && line.s.is_zero(); }

// Moves a flat line of a piece, or both lines if they are equal.
void add_moved_shares(const curve& curve, std::size_t piece, bool upper, std::vector<changed_curve>& out) {
  const segment& segment = curve.segments()[piece];
  const moebius& line = upper ? segment.high : segment.low;
  if (!is_flat(line)) return;
  const bool one_line = segment.low == segment.high;
  const ratio share = line.p / line.r;
  const ratio most = most_share(curve).value_or(share);
  for (const int direction : {-1, 1}) {
    for (const decimal& unit : units_of(share)) {
      const decimal moved = *exactly(share) + unit * direction;
      if (moved.sign() < 0 || moved > most) continue;
      auto made = curve_if_valid(curve, [&](pieces& all) {
        (upper ? all[piece].high : all[piece].low) = moebius::constant(moved);
        if (one_line) all[piece].low = all[piece].high = moebius::constant(moved);
      });
      if (!made) continue;
      out.push_back(
          {"share " + to_string(share) + " of piece " + std::to_string(piece + 1) + " moved to " + to_string(moved),
           std::move(*made)});
      break;
    }
  }
}

void add_flipped_end(const curve& curve, std::size_t piece, bool upper, std::vector<changed_curve>& out) {
  auto made = curve_if_valid(curve, [&](pieces& all) {
    bool& closed = upper ? all[piece].high_closed : all[piece].low_closed;
    closed = !closed;
  });
  if (!made) return;
  const segment& now = made->segments()[piece];
  const bool closed = upper ? now.high_closed : now.low_closed;
  out.push_back({std::string(upper ? "upper" : "lower") + " end of the shares of piece " + std::to_string(piece + 1) +
                     (closed ? " closed" : " opened"),
                 std::move(*made)});
}

}  // namespace

std::vector<changed_curve> wrong_bounds(const curve& curve, whole_x only_whole) {
  std::vector<changed_curve> all;
  for (std::size_t piece = 0; piece + 1 < curve.segments().size(); ++piece) {
    add_moved_bounds(curve, piece, only_whole, all);
    add_given_bound(curve, piece, all);
  }
  return all;
}

std::vector<changed_curve> wrong_shares(const curve& curve) {
  std::vector<changed_curve> all;
  for (std::size_t piece = 0; piece < curve.segments().size(); ++piece) {
    const segment& segment = curve.segments()[piece];
    add_moved_shares(curve, piece, false, all);
    if (segment.low == segment.high) continue;
    add_moved_shares(curve, piece, true, all);
    add_flipped_end(curve, piece, false, all);
    add_flipped_end(curve, piece, true, all);
  }
  return all;
}

curve marked(const curve& whole, std::size_t piece) {
  pieces all = pieces_of(whole);
  all[piece] = segment::decided(all[piece].domain, moebius::constant(-1));
  return curve(std::move(all));
}

}  // namespace perfeval::inline v0::scenarios
