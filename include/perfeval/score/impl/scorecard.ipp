#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/preimage.hpp>
#include <perfeval/score/impl/bound_form.ipp>
#include <perfeval/score/impl/points.ipp>
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
    const bool has_value =
        piece.is_point() || (row.points.source == topic::reading && piece.high()->closed && !row.points.hull);
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

inline void record_x(const bound_row& row, const pack& rules, line& into) {
  const ratio* actual = row.reading.value();
  const row_rule* rule = recorded_rule(row.reading, row.own, rules);
  if (!actual || !rule) return;
  const bool divides = rule->code || rule->x == argument::share_of_target;
  if (divides && !(row.reading.low > ratio(0))) return;
  into.x = divides ? *actual / row.reading.low : *actual;
  if (!rule->code) into.segment = segment_of(rule->points, *into.x);
}

inline void record_code(const bound_row& row, const pack& rules, line& into) {
  const row_rule* rule = recorded_rule(row.reading, row.own, rules);
  if (rule && rule->code) into.rule = rule->code->name() + " " + rule->code->version();
}

/// A rule as code may throw, or leave 0..weight: that row is open, the others are scored.
inline void score_by_rule(const bound_row& row, const pack& rules, line& into) {
  record_code(row, rules, into);
  try {
    record_x(row, rules, into);
    into.points = points_of(row.reading, *row.weight, row.own, rules);
  } catch (const std::exception& cause) {
    into.failure = cause.what();
  } catch (...) {
    into.failure = "an exception that is no std::exception";
  }
}

inline void put(short_fraction value, std::optional<ratio>& into) {
  if (!into) into.emplace();
  put(value, *into);
}

/// One value earned, by the short way.
inline void take(short_fraction points, topic source, admitted& into) {
  put(points, into.taken);
  into.points.become(points);
  into.undecided = false;
  into.source = source;
}

/// The common case, without sets. False if the general way is needed.
inline bool score_directly(const direct_way& way, const std::optional<rounding>& by, line& into) {
  if (!way.points) return false;
  const short_fraction share = way.points->decided(way.x, into.segment);
  if (std::uint16_t other = 0; way.ceiling && way.ceiling->decided(way.x, other) != share) return false;
  short_fraction points = product(share, way.weight);
  if (by && points.fits()) points = shortened(ratio(round(ratio_access::make(points.n, points.d), *by)));
  if (!points.fits()) return false;
  put(way.x, into.x);
  take(points, way.source, into.points);
  return true;
}

inline void assign(std::optional<decimal>& into, const decimal* from) {
  if (!from) return into.reset();
  if (!into) into.emplace();
  access::assign(*into, *from);
}

/// Forgets the last form; keeps the storage.
inline void begin(line& into, std::uint32_t row) {
  into.row = row;
  into.as_read = nullptr;
  if (!into.rule.empty()) into.rule.clear();
  if (!into.failure.empty()) into.failure.clear();
}
/// Forgets what the general way may not find.
inline void forget_points(line& into) {
  into.x.reset();
  into.segment = 0;
  into.points = {};
}

/// False if a rule as code failed.
inline bool score_row(const bound_row& row, std::uint32_t number, const pack& rules, line& into) {
  begin(into, number);
  into.scored = row.scored;
  into.shares_score = row.shares_score;
  into.as_read = &row.reading;
  assign(into.weight, row.weight);
  assign(into.printed, row.printed);
  if (score_directly(row.direct, rules.quant.rounding, into)) return true;
  forget_points(into);
  if (is_ruled(row)) score_by_rule(row, rules, into);
  return into.failure.empty();
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

/// The share that an executed budget of zero earns.
inline value_set share_of_nothing(const pack& rules) {
  switch (rules.execution.zero_budget) {
    case zero_budget::zero:
      return value_set::point(0);
    case zero_budget::full:
      return value_set::point(1);
    default:
      return value_set(interval::closed(0, 1));
  }
}

/// The points of the executed share where its curve leaves them open, or only a rate is printed.
inline admitted execution_points(const bound_form& of, const decimal& weight) {
  const pack& rules = *of.rules;
  const figure& rate = of.total->execution_rate;
  const auto points = [&](value_set share) {
    return rounded(weighted(share_set(std::move(share), topic::execution), weight), rules.execution.rounding);
  };
  if (of.execution_rate) {
    const ratio earns = earning_rate(*of.execution_rate, rules);
    return points(rules.execution.points.image(value_set::point(earns)));
  }
  if (of.execution_budget_sign == 0) return points(share_of_nothing(rules));
  if (rate.has_value() && of.execution_budget_sign != -1)
    return points(rules.execution.points.image(printed_share(rate, rounding_mode::half_up)));
  return {};
}

inline void score_execution(const bound_form& of, scorecard& into) {
  const pack& rules = *of.rules;
  line& row = into.execution;
  begin(row, 0);
  into.execution_rate = of.execution_rate;
  into.execution_leaves = rules.execution.zero_budget == zero_budget::exclude && of.execution_budget_sign == 0;
  const decimal* weight = of.total ? execution_weight(*of.total, rules) : nullptr;
  row.scored = weight != nullptr;
  assign(row.weight, weight);
  assign(row.printed, of.total ? number_in(of.total->score) : nullptr);
  if (score_directly(of.execution, rules.execution.rounding, row)) return;
  forget_points(row);
  if (!row.scored || weight->sign() < 0) return;
  row.points = execution_points(of, *weight);
  if (!of.execution_rate) return;
  row.x = earning_rate(*of.execution_rate, rules);
  row.segment = segment_of(rules.execution.points, *row.x);
}

inline trouble rule_trouble(const form& of, const line& row) {
  return {"rule-failed",
          "form " + std::to_string(of.index) + ", indicators[" + std::to_string(row.row) + "], rule " + row.rule,
          row.failure, "points from 0 to the weight, without an exception"};
}

/// A sum of ratios kept apart by denominator, so that equal ones (points of ten, of a hundred) add without growing.
class sum_by_denominator {
 public:
  void add(const ratio& value) {
    const short_fraction v = shortened(value);
    if (!v.fits()) return add_apart(value);
    for (std::size_t i = 0; i < used_; ++i)
      if (denominators_[i] == v.d) {
        numerators_[i] += v.n;
        return;
      }
    if (used_ == numerators_.size()) return add_apart(value);
    denominators_[used_] = v.d;
    numerators_[used_++] = v.n;
  }
  [[nodiscard]] ratio total() const {
    ratio sum = apart_;
    for (std::size_t i = 0; i < used_; ++i) sum += ratio_access::make(numerators_[i], int128{denominators_[i]});
    return sum;
  }

 private:
  void add_apart(const ratio& value) { apart_ += value; }

  std::array<std::int64_t, 8> denominators_;
  std::array<int128, 8> numerators_;
  std::size_t used_ = 0;
  ratio apart_;
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
  void put_into(std::optional<recomputed_total>& total) const {
    total.reset();
    if (!any) return;
    const ratio sum = settled.total();
    total = open ? recomputed_total{std::nullopt, sum + open_low, sum + open_high} : recomputed_total{sum, sum, sum};
  }
};

inline std::optional<grade> shared_grade(const std::optional<recomputed_total>& total, const pack& rules) {
  if (!total) return std::nullopt;
  if (total->exact) return grade_if_any(*total->exact, rules);
  const auto low = grade_if_any(total->low, rules);
  return low == grade_if_any(total->high, rules) ? low : std::nullopt;
}

/// The total under the rules across rows, where the pack declares any.
inline void total_across_rows(const form& of, const pack& rules, scorecard& card) {
  card.across.reset();
  if (!card.total || (!rules.across.speaks() && !card.execution_leaves)) return;
  card.across = applied_across(card, of, rules);
  if (!card.across) return card.total.reset();
  const interval& points = card.across->total.points;
  card.total = recomputed_total{std::nullopt, points.low()->at, points.high()->at};
  if (points.is_point()) card.total->exact = points.low()->at;
}

}  // namespace detail

PERFEVAL_INLINE perfeval::grade grade_of(const ratio& exact, const pack& rules) {
  const ratio total = rules.grade.rounding ? ratio(round(exact, *rules.grade.rounding)) : exact;
  const auto& least = rules.grade.bounds;
  if (total >= ratio(least[0])) return grade::excellent;
  if (total >= ratio(least[1])) return grade::good;
  return total >= ratio(least[2]) ? grade::fair : grade::poor;
}

PERFEVAL_INLINE std::optional<perfeval::grade> grade_if_any(const ratio& total, const pack& rules) {
  if (!rules.grade.whole_numbers) return grade_of(total, rules);
  const ratio graded = rules.grade.rounding ? ratio(round(total, *rules.grade.rounding)) : total;
  const ratio next = round(graded, rounding{0, rounding_mode::ceiling});  // 89.5 lies between 89 and 90
  const grade lower = grade_of(graded, rules);
  return grade_of(next, rules) == lower ? std::optional<grade>(lower) : std::nullopt;
}

PERFEVAL_INLINE void score(const bound_form& of, scorecard& into) {
  const pack& rules = *of.rules;
  detail::score_execution(of, into);
  into.troubles.clear();
  into.rows.resize(of.rows.size());
  detail::running_total sum;
  sum.add(into.execution, rules);
  line* row = into.rows.data();
  std::uint32_t number = 0;
  for (const bound_row& bound : of.rows) {
    if (!detail::score_row(bound, ++number, rules, *row)) into.troubles.push_back(detail::rule_trouble(*of.of, *row));
    sum.add(*row++, rules);
  }
  sum.put_into(into.total);
  detail::total_across_rows(*of.of, rules, into);
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
