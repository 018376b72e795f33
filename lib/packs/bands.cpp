#include "packs/bands.hpp"

#include <perfeval/quantity.hpp>

#include <algorithm>

namespace perfeval::packs {
namespace {

// A band as written: where it lies and the shares at its two ends.
struct band {
  std::optional<bound> low, high;
  decimal share;
  std::optional<decimal> share_to;
  std::optional<decimal> most;  // anything from `share` to it: the rule leaves it to whoever scores
  std::size_t number = 0;
};

std::string shown(const ratio& value) { return to_string(value); }

// An end of a band: 0.9, "0.9", "90%". A unit that is no share does not belong there.
bool read_end(section& of, std::string_view name, ratio& into) {
  const toml::node* value = of.take(name);
  if (!value) return false;
  const auto text = of.shown(*value);
  const std::size_t sign = text ? text->find_first_not_of("0123456789.+-eE") : std::string::npos;
  if (!text || sign == std::string::npos) {
    const auto number = of.as_number(*value, of.key(name));
    if (number) into = *number;
    return number.has_value();
  }
  const auto in = read_unit(std::string_view(*text).substr(sign));
  if (!in || in->of != dimension::share) {
    of.report("unit-wrong", name, "\"" + *text + "\"",
              "a share such as 0.9, \"90%\" or \"900‰\": x is a quotient, or a share of one");
    return false;
  }
  try {
    into = ratio(decimal::parse(text->substr(0, sign), of.in().bounds)) * ratio(in->numerator) / ratio(in->denominator);
    return true;
  } catch (const error&) {
    of.report("number-unreadable", name, "\"" + *text + "\"", "a number before the sign");
    return false;
  }
}

// `from` and `to` are included, `above` and `below` are not.
std::optional<bound> read_bound(section& of, std::string_view closed, std::string_view open) {
  ratio at;
  if (read_end(of, closed, at)) {
    if (of.has(open))
      of.report("value-range", open, "both " + std::string(closed) + " and " + std::string(open), "one of the two");
    return bound{at, true};
  }
  if (read_end(of, open, at)) return bound{at, false};
  return std::nullopt;
}

bool is_share(const decimal& share) { return share >= decimal(0) && share <= decimal(1); }

bool read_share(section& of, std::string_view name, decimal& into) {
  if (!of.number(name, into)) return false;
  if (is_share(into)) return true;
  of.report("value-range", name, to_string(into), "a share of the weight, from 0 to 1");
  return false;
}

std::optional<band> read_band(section of, std::size_t number) {
  band made;
  made.number = number;
  made.low = read_bound(of, "from", "above");
  made.high = read_bound(of, "to", "below");
  decimal to;
  const bool open = of.has("least") || of.has("most");
  const bool good = read_share(of, open ? "least" : "share", made.share);
  if (!of.has("share") && !open)
    of.report("key-missing", "share", "no share", "share = the share of the weight that this band earns");
  if (read_share(of, "share_to", to)) made.share_to = to;
  if (open) {
    const bool whole = of.has("least") && of.has("most") && !of.has("share") && !made.share_to;
    if (read_share(of, "most", to) && whole && good && made.share < to)
      made.most = to;
    else if (!whole || of.has("share") || (good && made.share >= to))
      of.report("value-range", "most", "no range of shares", "least and most, least below most, in the place of share");
  }
  if (made.share_to && (!made.low || !made.high)) {
    of.report("value-range", "share_to", "a band without both ends",
              "from (or above) and to (or below), between which the share runs");
    return std::nullopt;
  }
  of.finish();
  const bool ends =
      (made.low || (!of.has("from") && !of.has("above"))) && (made.high || (!of.has("to") && !of.has("below")));
  if (!good || !ends || (open && !made.most)) return std::nullopt;
  const bool empty =
      made.low && made.high &&
      (made.high->at < made.low->at || (made.high->at == made.low->at && !(made.low->closed && made.high->closed)));
  if (!empty) return made;
  of.report("band-empty", "", shown(made.low->at) + " to " + shown(made.high->at),
            "a lower end below the upper one: no number lies in this band");
  return std::nullopt;
}

bool begins_before(const band& a, const band& b) {
  if (!a.low || !b.low) return !a.low && b.low;
  if (a.low->at != b.low->at) return a.low->at < b.low->at;
  return a.low->closed && !b.low->closed;
}

ratio middle(const ratio& a, const ratio& b) { return (a + b) / ratio(2); }

// A number that no band takes between two that follow each other; nothing if there is none.
std::optional<ratio> gap_between(const band& a, const band& b) {
  if (!a.high || !b.low) return std::nullopt;
  if (a.high->at < b.low->at) return middle(a.high->at, b.low->at);
  if (a.high->at == b.low->at && !a.high->closed && !b.low->closed) return a.high->at;
  return std::nullopt;
}

// A number that two bands take, of which the second does not begin before the first; nothing if there is none.
std::optional<ratio> overlap_of(const band& a, const band& b) {
  if (!b.low) {  // both begin nowhere: any small number
    const bool first_ends_before = a.high && (!b.high || a.high->at < b.high->at);
    const auto& end = first_ends_before ? a.high : b.high;
    return end ? end->at - ratio(1) : ratio(0);
  }
  if (!a.high) return b.high ? middle(b.low->at, b.high->at) : b.low->at + ratio(1);
  if (a.high->at == b.low->at && a.high->closed && b.low->closed) return b.low->at;
  if (a.high->at <= b.low->at) return std::nullopt;
  return middle(b.low->at, b.high && b.high->at < a.high->at ? b.high->at : a.high->at);
}

std::string numbered(const band& a, const band& b) {
  return "bands " + std::to_string(std::min(a.number, b.number)) + " and " +
         std::to_string(std::max(a.number, b.number));
}

// Reports the first number that no band, or two bands, take.
bool cover_exactly(const section& of, const std::vector<band>& sorted) {
  const auto gap = [&of](const ratio& at) {
    of.report("bands-gap", "bands", "no band takes " + shown(at),
              "bands that take every number once; leave `from` out of the lowest and `to` out of the highest");
    return false;
  };
  if (sorted.front().low) return gap(sorted.front().low->at - ratio(1));
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (const auto at = overlap_of(sorted[i - 1], sorted[i])) {
      of.report("bands-overlap", "bands", numbered(sorted[i - 1], sorted[i]) + " both take " + shown(*at),
                "bands that take every number once: `from` and `to` include their number, `above` and `below` do not");
      return false;
    }
    if (const auto at = gap_between(sorted[i - 1], sorted[i])) return gap(*at);
  }
  if (sorted.back().high) return gap(sorted.back().high->at + ratio(1));
  return true;
}

// One share, or the straight line from `share` at the lower end to `share_to` at the upper: a + (b - a)(x - l) / (h -
// l), with l = m / n and h = j / k multiplied out, so that all four numbers of the line are decimals.
moebius line_of(const band& of) {
  if (!of.share_to) return moebius::constant(of.share);
  const decimal l = of.low->at.numerator() * of.high->at.denominator();
  const decimal h = of.high->at.numerator() * of.low->at.denominator();
  const decimal d = of.low->at.denominator() * of.high->at.denominator();
  const decimal rise = *of.share_to - of.share;
  return {of.share * (h - l) - rise * l, rise * d, h - l, 0};
}

}  // namespace

bool read_bands(section& of, curve& into) {
  std::vector<band> bands;
  const auto found = of.tables("bands");
  for (std::size_t i = 0; i < found.size(); ++i)
    if (auto made = read_band(found[i], i + 1)) bands.push_back(std::move(*made));
  if (found.empty())
    of.report("key-missing", "bands", "no bands", "bands = [{ below = 0.6, share = 0 }, { from = 0.6, share = 1 }]");
  if (found.empty() || bands.size() != found.size()) return false;
  std::stable_sort(bands.begin(), bands.end(), begins_before);
  if (!cover_exactly(of, bands)) return false;
  std::vector<segment> segments;
  for (const band& one : bands) {
    segments.push_back(segment::decided(interval(one.low, one.high), line_of(one)));
    if (one.most) segments.back().high = moebius::constant(*one.most);
  }
  into = curve(std::move(segments));
  return true;
}

}  // namespace perfeval::packs
