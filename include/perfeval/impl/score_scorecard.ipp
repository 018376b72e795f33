#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/impl/score_bound_form.ipp>
#include <perfeval/impl/score_points.ipp>
#include <perfeval/preimage.hpp>
#include <perfeval/score/prints.hpp>
#include <perfeval/score/scorecard.hpp>

#include <array>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// What a row adds to the recomputed total: a value, or a hull.
struct settled {
  std::optional<ratio> exact;
  ratio low, high;
};

inline settled settled_at(const ratio& value) { return {value, value, value}; }

/// Open: the ends of the points that are possible, [0, w] if the rule knows none.
inline settled settled_between(const line& row) {
  settled s{std::nullopt, ratio(0), row.weight ? ratio(*row.weight) : ratio(0)};
  if (!row.points.known()) return s;
  const auto parts = row.points.points.parts();
  s.low = parts.front().low()->at;
  s.high = parts.back().high()->at;
  return s;
}

inline bool between_readings(const line& row, const ratio& score) {
  if (!row.points.undecided) return false;
  const auto parts = row.points.points.parts();
  return score > parts.front().low()->at && score < parts.back().high()->at;
}

/// The value of a row whose printed score fits what its rule admits; nothing if the rule refutes it. Of two readings,
/// that of the one which the score fits: an interval's is its upper end, as everywhere.
inline std::optional<ratio> kept(const line& row, const pack& rules) {
  const ratio score(*row.printed);
  if (row.weight && (*row.printed > *row.weight || row.printed->sign() < 0)) return std::nullopt;
  if (!row.points.known()) return score;
  for (const interval& piece : row.points.points.parts()) {
    if (prints(value_set(piece), *row.printed, rules.rounding.score_explains).how == match::no) continue;
    const bool has_value = piece.is_point() || (row.points.source == topic::reading && piece.high()->closed);
    return has_value ? piece.high()->at : score;
  }
  if (between_readings(row, score)) return score;
  return std::nullopt;
}

/// What the rule fixes: one value, or the one that it names for the scorecard.
inline settled settle(const line& row, const pack& rules) {
  if (row.points.taken) return settled_at(*row.points.taken);
  if (row.printed)
    if (const auto value = kept(row, rules)) return settled_at(*value);
  return settled_between(row);
}

inline std::uint16_t segment_of(const curve& rule, const ratio& x) { return static_cast<std::uint16_t>(rule.find(x)); }

/// The share at x, if the piece that x lies on decides.
inline std::optional<ratio> share_at(const curve& rule, const ratio& x, std::uint16_t& piece) {
  const std::size_t i = rule.find(x);
  if (i == curve::npos || !rule.decides(i)) return std::nullopt;
  piece = static_cast<std::uint16_t>(i);
  return rule.decided(i, x);
}

/// The rule of a row whose x is recorded: its own, else that of its direction; nullptr if x has no meaning.
inline const row_rule* recorded_rule(const bound_row& row, const pack& rules) noexcept {
  if (row.own && row.reading.towards != direction::deadline) return row.own;
  switch (row.reading.towards) {
    case direction::at_least:
    case direction::undecided:
      return &rules.quant.at_least;
    case direction::at_most:
      return &rules.quant.at_most;
    case direction::equal:
    case direction::within:
      return &rules.quant.equal;
    default:
      return nullptr;
  }
}

inline void record_x(const bound_row& row, const pack& rules, line& into) {
  const ratio* actual = row.reading.value();
  const row_rule* rule = recorded_rule(row, rules);
  if (!actual || !rule) return;
  const bool divides = rule->code || rule->x == argument::share_of_target;
  if (divides && !(row.reading.low > ratio(0))) return;
  into.x = divides ? *actual / row.reading.low : *actual;
  if (rule->code)
    into.rule = rule->code->name() + " " + rule->code->version();
  else
    into.segment = segment_of(rule->points, *into.x);
}

/// A rule as code may throw, or leave 0..weight: that row is open, the others are scored.
inline void score_by_rule(const bound_row& row, const pack& rules, line& into) {
  try {
    into.points = points_of(row.reading, *row.weight, row.own, rules);
    record_x(row, rules, into);
  } catch (const std::exception& cause) {
    into.points = {};
    into.failure = cause.what();
  }
}

inline topic topic_of(direction towards) noexcept {
  switch (towards) {
    case direction::at_most:
      return topic::ceiling;
    case direction::undecided:
      return topic::reading;
    default:
      return topic::quantitative;
  }
}

/// The common case, without sets: one actual, a target above zero, a curve whose piece decides. False if the general
/// way is needed.
inline bool score_directly(const bound_row& row, const pack& rules, line& into) {
  const row_reading& reading = row.reading;
  const row_rule* rule = recorded_rule(row, rules);
  if (!rule || rule->code || rule->x != argument::share_of_target || reading.strict_tie ||
      reading.towards == direction::within)
    return false;
  const ratio* actual = reading.value();
  if (!actual || reading.low.sign() <= 0) return false;
  into.x = *actual / reading.low;
  const auto share = share_at(rule->points, *into.x, into.segment);
  if (!share) return false;
  if (reading.towards == direction::undecided && !row.own) {
    std::uint16_t other = 0;
    const auto below = rules.quant.at_most.code ? std::nullopt : share_at(rules.quant.at_most.points, *into.x, other);
    if (!below || *below != *share) return false;
  }
  const ratio points = *share * ratio(*row.weight);
  into.points.taken = rules.quant.rounding ? ratio(round(points, *rules.quant.rounding)) : points;
  into.points.points.become(*into.points.taken);
  into.points.source = row.own ? topic::quantitative : topic_of(reading.towards);
  return true;
}

template <class T>
void assign(std::optional<T>& into, const T* from) {
  if (from)
    into = *from;
  else
    into.reset();
}

inline void score_row(const bound_row& row, std::size_t i, const pack& rules, line& into) {
  into.row = static_cast<std::uint32_t>(i + 1);
  into.scored = row.scored;
  into.shares_score = row.shares_score;
  into.as_read = &row.reading;
  into.rule.clear();
  into.failure.clear();
  assign(into.weight, row.weight);
  assign(into.printed, row.printed);
  into.points.undecided = false;
  const bool ruled = row.scored && !row.shares_score && row.weight && row.weight->sign() >= 0;
  if (ruled && score_directly(row, rules, into)) return;
  into.x.reset();
  into.segment = 0;
  into.points = {};
  if (ruled) score_by_rule(row, rules, into);
}

/// The share that stands behind a rate printed without amounts: all that print so, read as a percentage, and as a ratio
/// if it has decimals.
inline value_set printed_share(const figure& rate, const rounding_mode usual) {
  const value_set values = preimage(rate.value, rounding{rate.value.scale(), usual});
  if (rate.unit == "‰") return scaled(values, ratio(1) / ratio(1000));
  const value_set percent = scaled(values, ratio(1) / ratio(100));
  const bool may_be_ratio = rate.unit.empty() && (rate.value.scale() > 0 || rate.value == decimal(1));
  return may_be_ratio ? percent | values : percent;
}

inline bool budget_is_negative(const figure& budget) { return budget.has_value() && budget.value.sign() < 0; }

inline admitted execution_points(const scorecard& card, const figure& budget, const figure& rate, const decimal& weight,
                                 const pack& rules) {
  std::uint16_t piece = 0;
  const auto direct =
      card.execution_rate ? share_at(rules.execution.points, *card.execution_rate, piece) : std::nullopt;
  if (direct && !rules.execution.rounding) return fixed_at(*direct * ratio(weight), topic::execution);
  const auto execution_share = [&](value_set share) {
    return rounded(weighted(share_set(std::move(share), topic::execution), weight), rules.execution.rounding);
  };
  if (card.execution_rate) return execution_share(rules.execution.points.image(value_set::point(*card.execution_rate)));
  if (budget.has_value() && budget.value.is_zero()) return execution_share(value_set(interval::closed(0, 1)));
  if (rate.has_value() && !budget_is_negative(budget))
    return execution_share(rules.execution.points.image(printed_share(rate, rounding_mode::half_up)));
  return {};
}

inline void score_execution(const bound_form& of, scorecard& into) {
  into.execution = line{};
  into.execution_rate.reset();
  if (!of.total) return;
  const pack& rules = *of.rules;
  const budget_line& total = *of.total;
  if (of.budget->has_value() && total.executed.has_value() && of.budget->value.sign() > 0)
    into.execution_rate = total.executed.value / of.budget->value;
  line& row = into.execution;
  row.scored = total.weight.has_value() || total.score.has_value();
  assign(row.printed, number_in(total.score));
  if (!row.scored) return;
  row.weight = total.weight.has_value() ? total.weight.value : rules.execution.weight;
  if (row.weight->sign() < 0) return;
  row.points = execution_points(into, *of.budget, total.execution_rate, *row.weight, rules);
  if (into.execution_rate) {
    row.x = into.execution_rate;
    row.segment = segment_of(rules.execution.points, *row.x);
  }
}

inline trouble rule_trouble(const form& of, const line& row) {
  return {"rule-failed", "form " + std::to_string(of.index) + ", indicators[" + std::to_string(row.row) + "]",
          row.failure, "points from 0 to the weight, without an exception"};
}

/// A sum of ratios kept apart by denominator, so that equal ones (points of ten, of a hundred) add without growing.
class sum_by_denominator {
 public:
  void add(const ratio& value) {
    for (std::size_t i = 0; i < used_; ++i)
      if (same_denominator(sums_[i], value)) {
        sums_[i] += value;
        return;
      }
    if (used_ == sums_.size())
      sums_[--used_] += value;
    else
      sums_[used_] = value;
    ++used_;
  }
  [[nodiscard]] ratio total() const {
    ratio sum = used_ == 0 ? ratio(0) : sums_[0];
    for (std::size_t i = 1; i < used_; ++i) sum += sums_[i];
    return sum;
  }

 private:
  static bool same_denominator(const ratio& a, const ratio& b) noexcept {
    const integer d = ratio_access::denominator(a);
    const integer e = ratio_access::denominator(b);
    return d.lo == e.lo && d.hi == e.hi && !is_big(d);
  }
  std::array<ratio, 8> sums_;
  std::size_t used_ = 0;
};

/// The total under way: what is settled, and between what the open rows lie.
struct running_total {
  sum_by_denominator settled;
  ratio open_low, open_high;
  bool open = false;
  bool any = false;

  void add(const line& row, const pack& rules) {
    if (!row.scored) return;
    any = true;
    if (row.points.taken) return settled.add(*row.points.taken);
    const detail::settled value = settle(row, rules);
    if (value.exact) return settled.add(*value.exact);
    open = true;
    open_low += value.low;
    open_high += value.high;
  }
};

inline std::optional<recomputed_total> total_of(const scorecard& card, const pack& rules) {
  running_total sum;
  sum.add(card.execution, rules);
  for (const line& row : card.rows) sum.add(row, rules);
  if (!sum.any) return std::nullopt;
  const ratio settled = sum.settled.total();
  if (!sum.open) return recomputed_total{settled, settled, settled};
  return recomputed_total{std::nullopt, settled + sum.open_low, settled + sum.open_high};
}

inline std::optional<grade> shared_grade(const std::optional<recomputed_total>& total, const pack& rules) {
  if (!total) return std::nullopt;
  if (total->exact) return grade_of(*total->exact, rules);
  const grade low = grade_of(total->low, rules);
  return low == grade_of(total->high, rules) ? std::optional<grade>(low) : std::nullopt;
}

}  // namespace detail

PERFEVAL_INLINE perfeval::grade grade_of(const ratio& total, const pack& rules) {
  const auto& least = rules.grade.bounds;
  if (total >= ratio(least[0])) return grade::excellent;
  if (total >= ratio(least[1])) return grade::good;
  return total >= ratio(least[2]) ? grade::fair : grade::poor;
}

PERFEVAL_INLINE void score(const bound_form& of, scorecard& into) {
  const pack& rules = *of.rules;
  detail::score_execution(of, into);
  into.troubles.clear();
  into.rows.resize(of.rows.size());
  for (std::size_t i = 0; i < of.rows.size(); ++i) {
    detail::score_row(of.rows[i], i, rules, into.rows[i]);
    if (!into.rows[i].failure.empty()) into.troubles.push_back(detail::rule_trouble(*of.of, into.rows[i]));
  }
  into.total = detail::total_of(into, rules);
  into.grade = detail::shared_grade(into.total, rules);
}

PERFEVAL_INLINE void score(const form& of, const pack& rules, scorecard& into) {
  if (!into.binding || into.binding.use_count() > 1) into.binding = std::make_shared<bound_form>();
  bind(of, rules, *into.binding);
  score(*into.binding, into);
}

PERFEVAL_INLINE scorecard score(const form& of, const pack& rules) {
  scorecard into;
  score(of, rules, into);
  return into;
}

}  // namespace v0
}  // namespace perfeval
