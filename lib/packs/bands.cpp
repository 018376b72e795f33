#include "packs/bands.hpp"

#include <perfeval/quantity.hpp>

#include <algorithm>

namespace perfeval::inline v0::packs {
namespace {

// A band as written: its extent and the shares at its two ends.
struct band {
  std::optional<bound> low, high;
  decimal share;
  std::optional<decimal> share_to;
  std::optional<decimal> most;  // anything from `share` to it: the rule leaves it to whoever scores
  std::size_t number = 0;
};

std::string shown(const ratio& value) { return to_string(value); }

// An end of a band: 0.9, "0.9", "90%". Only units of shares are permitted.
bool read_end(section& table, std::string_view name, ratio& out) {
  const toml::node* value = table.take(name);
  if (!value) return false;
  const auto text = table.shown(*value);
  const std::size_t sign = text ? text->find_first_not_of("0123456789.+-eE") : std::string::npos;
  if (!text || sign == std::string::npos) {
    const auto number = table.as_number(*value, table.key(name));
    if (number) out = *number;
    return number.has_value();
  }
  const auto printed_unit = read_unit(std::string_view(*text).substr(sign));
  if (!printed_unit || printed_unit->dimension != dimension::share) {
    table.report("unit-wrong", name, "\"" + *text + "\"",
                 "a share such as 0.9, \"90%\" or \"900‰\": x is a quotient, or a share of one");
    return false;
  }
  try {
    out = ratio(decimal::parse(text->substr(0, sign), table.reading().bounds)) * ratio(printed_unit->numerator) /
          ratio(printed_unit->denominator);
    return true;
  } catch (const error&) {
    table.report("number-unreadable", name, "\"" + *text + "\"", "a number before the sign");
    return false;
  }
}

// `from` and `to` are included, `above` and `below` are not.
std::optional<bound> read_bound(section& table, std::string_view closed, std::string_view open) {
  ratio x;
  if (read_end(table, closed, x)) {
    if (table.has(open))
      table.report("value-range", open, "both " + std::string(closed) + " and " + std::string(open), "one of the two");
    return bound{x, true};
  }
  if (read_end(table, open, x)) return bound{x, false};
  return std::nullopt;
}

bool is_share(const decimal& share) { return share >= decimal(0) && share <= decimal(1); }

bool read_share(section& table, std::string_view name, decimal& out) {
  if (!table.number(name, out)) return false;
  if (is_share(out)) return true;
  table.report("value-range", name, to_string(out), "a share of the weight, from 0 to 1");
  return false;
}

std::optional<band> read_band(section table, std::size_t number) {
  band made;
  made.number = number;
  made.low = read_bound(table, "from", "above");
  made.high = read_bound(table, "to", "below");
  decimal upper;
  const bool open = table.has("least") || table.has("most");
  const bool good = read_share(table, open ? "least" : "share", made.share);
  if (!table.has("share") && !open)
    table.report("key-missing", "share", "no share", "share = the share of the weight that this band earns");
  if (read_share(table, "share_to", upper)) made.share_to = upper;
  if (open) {
    const bool whole = table.has("least") && table.has("most") && !table.has("share") && !made.share_to;
    if (read_share(table, "most", upper) && whole && good && made.share < upper)
      made.most = upper;
    else if (!whole || table.has("share") || (good && made.share >= upper))
      table.report("value-range", "most", "no range of shares",
                   "least and most, least below most, in the place of share");
  }
  if (made.share_to && (!made.low || !made.high)) {
    table.report("value-range", "share_to", "a band without both ends",
                 "from (or above) and to (or below), between which the share runs");
    return std::nullopt;
  }
  table.finish();
  const bool ends = (made.low || (!table.has("from") && !table.has("above"))) &&
                    (made.high || (!table.has("to") && !table.has("below")));
  if (!good || !ends || (open && !made.most)) return std::nullopt;
  const bool empty = made.low && made.high &&
                     (made.high->value < made.low->value ||
                      (made.high->value == made.low->value && !(made.low->closed && made.high->closed)));
  if (!empty) return made;
  table.report("band-empty", "", shown(made.low->value) + " to " + shown(made.high->value),
               "a lower end below the upper one: no number lies in this band");
  return std::nullopt;
}

bool begins_before(const band& a, const band& b) {
  if (!a.low || !b.low) return !a.low && b.low;
  if (a.low->value != b.low->value) return a.low->value < b.low->value;
  return a.low->closed && !b.low->closed;
}

ratio middle(const ratio& a, const ratio& b) { return (a + b) / ratio(2); }

// A number in no band, between two consecutive bands; nothing if there is none.
std::optional<ratio> gap_between(const band& a, const band& b) {
  if (!a.high || !b.low) return std::nullopt;
  if (a.high->value < b.low->value) return middle(a.high->value, b.low->value);
  if (a.high->value == b.low->value && !a.high->closed && !b.low->closed) return a.high->value;
  return std::nullopt;
}

// A number in two bands, of which the second does not begin before the first; nothing if there is none.
std::optional<ratio> overlap_of(const band& a, const band& b) {
  if (!b.low) {  // both begin nowhere: any small number
    const bool first_ends_before = a.high && (!b.high || a.high->value < b.high->value);
    const auto& end = first_ends_before ? a.high : b.high;
    return end ? end->value - ratio(1) : ratio(0);
  }
  if (!a.high) return b.high ? middle(b.low->value, b.high->value) : b.low->value + ratio(1);
  if (a.high->value == b.low->value && a.high->closed && b.low->closed) return b.low->value;
  if (a.high->value <= b.low->value) return std::nullopt;
  return middle(b.low->value, b.high && b.high->value < a.high->value ? b.high->value : a.high->value);
}

std::string numbered(const band& a, const band& b) {
  return "bands " + std::to_string(std::min(a.number, b.number)) + " and " +
         std::to_string(std::max(a.number, b.number));
}

// Reports the first number that no band, or two bands, take.
bool cover_exactly(const section& table, const std::vector<band>& sorted) {
  const auto gap = [&table](const ratio& x) {
    table.report("bands-gap", "bands", "no band takes " + shown(x),
                 "bands that take every number once; leave `from` out of the lowest and `to` out of the highest");
    return false;
  };
  if (sorted.front().low) return gap(sorted.front().low->value - ratio(1));
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (const auto x = overlap_of(sorted[i - 1], sorted[i])) {
      table.report(
          "bands-overlap", "bands", numbered(sorted[i - 1], sorted[i]) + " both take " + shown(*x),
          "bands that take every number once: `from` and `to` include their number, `above` and `below` do not");
      return false;
    }
    if (const auto x = gap_between(sorted[i - 1], sorted[i])) return gap(*x);
  }
  if (sorted.back().high) return gap(sorted.back().high->value + ratio(1));
  return true;
}

// One share, or the straight line from `share` at the lower end to `share_to` at the upper: a + (b - a)(x - l) / (h -
// l), with l = m / n and h = j / k multiplied out, so that all four numbers of the line are decimals.
moebius line_of(const band& band) {
  if (!band.share_to) return moebius::constant(band.share);
  const decimal l = band.low->value.numerator() * band.high->value.denominator();
  const decimal h = band.high->value.numerator() * band.low->value.denominator();
  const decimal d = band.low->value.denominator() * band.high->value.denominator();
  const decimal rise = *band.share_to - band.share;
  return {band.share * (h - l) - rise * l, rise * d, h - l, 0};
}

}  // namespace

bool read_bands(section& table, curve& out) {
  std::vector<band> bands;
  const auto found = table.tables("bands");
  for (std::size_t i = 0; i < found.size(); ++i)
    if (auto made = read_band(found[i], i + 1)) bands.push_back(std::move(*made));
  if (found.empty())
    table.report("key-missing", "bands", "no bands", "bands = [{ below = 0.6, share = 0 }, { from = 0.6, share = 1 }]");
  if (found.empty() || bands.size() != found.size()) return false;
  std::stable_sort(bands.begin(), bands.end(), begins_before);
  if (!cover_exactly(table, bands)) return false;
  std::vector<segment> segments;
  for (const band& one : bands) {
    segments.push_back(segment::decided(interval(one.low, one.high), line_of(one)));
    if (one.most) segments.back().high = moebius::constant(*one.most);
  }
  out = curve(std::move(segments));
  return true;
}

}  // namespace perfeval::inline v0::packs
