#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/preimage.hpp>
#include <perfeval/score/impl/bound_form.ipp>
#include <perfeval/score/impl/bounded_sum.ipp>
#include <perfeval/score/impl/merged_rows.ipp>
#include <perfeval/score/impl/points.ipp>
#include <perfeval/score/prints.hpp>
#include <perfeval/score/scorecard.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <string_view>
#include <utility>

#if defined(__GLIBCXX__)
#include <cxxabi.h>
#endif

namespace perfeval {
inline namespace v0 {
namespace detail::scoring {

/// What a row adds to the recomputed total: a value, or a hull.
struct settled {
  std::optional<ratio> exact;
  ratio low, high;
};

inline settled settled_at(const ratio& value) { return {value, value, value}; }

/// Open: the ends of the points that are possible, [0, w] if the rule knows none ([w, 0] of a weight below zero).
inline settled settled_between(const line& row) {
  const ratio weight = row.weight ? ratio(*row.weight) : ratio(0);
  settled s{std::nullopt, std::min(weight, ratio(0)), std::max(weight, ratio(0))};
  if (!row.points.known()) return s;
  const auto parts = row.points.points.parts();
  s.low = parts.front().low()->value;
  s.high = parts.back().high()->value;
  return s;
}

inline bool between_readings(const line& row, const ratio& score) {
  if (!row.points.undecided) return false;
  const auto parts = row.points.points.parts();
  return score > parts.front().low()->value && score < parts.back().high()->value;
}

/// The value of a row whose printed score fits what its rule admits; nothing if the rule refutes it. Of two readings,
/// that of the one which the score fits: an interval's is its upper end, as everywhere.
inline std::optional<ratio> kept(const line& row, const pack& rules) {
  const ratio score(*row.printed);
  const bool unlimited = row.deducts || (row.bonus && row.weight && row.weight->is_zero());
  if (unlimited) return score;
  if (row.weight && (*row.printed > *row.weight || row.printed->sign() < 0)) return std::nullopt;
  if (!row.points.known()) return score;
  for (const interval& piece : row.points.points.parts()) {
    if (prints(value_set(piece), *row.printed, rules.rounding.score_explains).match == match::no) continue;
    const bool has_value =
        piece.is_point() || (row.points.source == topic::reading && piece.high()->closed && !row.points.hull);
    return has_value ? piece.high()->value : score;
  }
  if (between_readings(row, score)) return score;
  return std::nullopt;
}

/// What the rule fixes: one value, or the one that it names for the scorecard. Nothing is fixed where it failed.
inline settled settle(const line& row, const pack& rules) {
  if (row.points.taken) return settled_at(*row.points.taken);
  if (row.printed && row.failure.empty())
    if (const auto value = kept(row, rules)) return settled_at(*value);
  return settled_between(row);
}

/// Which of the pack's rows the indicator's own rule is: "rows[2] of our-city 1".
inline std::string own_rule_name(const row_rule& own, const pack& rules) {
  for (std::size_t i = 0; i < rules.rows.size(); ++i)
    if (&rules.rows[i].rule == &own) return "rows[" + std::to_string(i + 1) + "] of " + rules.id + " " + rules.version;
  return rules.id + " " + rules.version;
}

inline std::string code_name(const custom_rule& code) { return code.name() + " " + code.version(); }

/// The rule as code that the entry names; nullptr if it is a curve.
inline const custom_rule* code_of(rule_entry entry, const row_rule* own, const pack& rules) {
  switch (entry) {
    case rule_entry::row:
      return own->code.get();
    case rule_entry::at_least:
      return rules.quant.at_least.code.get();
    case rule_entry::at_most:
      return rules.quant.at_most.code.get();
    case rule_entry::equal:
      return rules.quant.equal.code.get();
    default:
      return nullptr;
  }
}

/// Whether the pack rounds points that come from this entry.
inline bool rounds(rule_entry entry, const pack& rules) noexcept {
  switch (entry) {
    case rule_entry::none:
    case rule_entry::tiers:
      return false;
    case rule_entry::execution:
      return rules.execution.rounding.has_value();
    default:
      return rules.quant.rounding.has_value();
  }
}

inline void put_record(point_record record, line& line) {
  line.entry = record.first.entry;
  line.segment = record.first.segment;
  line.x = std::move(record.first.x);
  line.second = std::move(record.second);
}

/// Why the row's own rule is not the one that gives its points; empty if it is, or the row has none. A row without
/// target or actual is not the rule's fault.
inline std::string_view obstacle(const bound_row& row) {
  if (!row.own || row.reading.paper->target.empty() || row.reading.paper->actual.empty()) return "";
  return point_rules::own_rule_obstacle(row.reading, *row.own);
}

/// Calls `score`, and gives the text of its failure. What ends the call, or its thread, goes through.
template <class Score>
std::string failure_of(Score&& score) {
  try {
    score();
    return {};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const interruption&) {
    throw;
#if defined(__GLIBCXX__)
  } catch (const abi::__forced_unwind&) {  // a thread that is cancelled
    throw;
#endif
  } catch (const std::exception& cause) {
    return *cause.what() ? cause.what() : "an exception without a text";
  } catch (...) {
    return "an exception that is not a std::exception";
  }
}

/// A rule as code may throw, or leave 0..weight: that row is open, the others are scored.
inline void score_by_rule(const bound_row& row, const pack& rules, line& line) {
  point_record record;
  line.failure = failure_of([&] { line.points = points_of(row.reading, *row.weight, row.own, rules, &record); });
  const custom_rule* code = code_of(record.first.entry, row.own, rules);
  if (!code) code = code_of(record.second.entry, row.own, rules);
  if (code) line.rule = code_name(*code);
  if (!line.failure.empty() || line.points.known()) put_record(std::move(record), line);
  line.rounded = rounds(line.entry, rules) && line.points.known();
  line.unasked = obstacle(row);
}

inline void put(short_fraction value, std::optional<ratio>& out) {
  if (!out) out.emplace();
  put(value, *out);
}

/// One value earned, by the short way.
inline void take(short_fraction points, topic source, admitted& out) {
  put(points, out.taken);
  out.points.become(points);
  out.undecided = false;
  out.source = source;
}

/// The common case, without sets. False if the general way is needed.
inline bool score_directly(const direct_way& way, const std::optional<rounding>& rounding, line& line) {
  if (!way.points) return false;
  std::uint16_t piece = 0;
  std::uint16_t other = 0;
  const short_fraction share = way.points->decided(way.x, piece);
  if (way.ceiling && way.ceiling->decided(way.x, other) != share) return false;
  short_fraction points = product(share, way.weight);
  if (rounding && points.fits()) points = shortened(ratio(round(ratio_access::make(points.n, points.d), *rounding)));
  if (!points.fits()) return false;
  put(way.x, line.x);
  line.entry = way.entry;
  line.segment = static_cast<std::uint16_t>(piece + 1);
  line.rounded = rounding.has_value();
  line.second.entry = way.ceiling ? rule_entry::at_most : rule_entry::none;
  line.second.segment = way.ceiling ? static_cast<std::uint16_t>(other + 1) : std::uint16_t{0};
  if (way.ceiling)
    put(way.x, line.second.x);
  else
    line.second.x.reset();
  take(points, way.source, line.points);
  return true;
}

inline void assign(std::optional<decimal>& out, const decimal* value) {
  if (!value) return out.reset();
  if (!out) out.emplace();
  access::assign(*out, *value);
}
inline void assign(std::optional<decimal>& out, const std::optional<decimal>& value) {
  assign(out, value ? &*value : nullptr);
}

/// Forgets the last form; keeps the storage.
inline void begin(line& line, std::uint32_t row) {
  line.row = row;
  line.as_read = nullptr;
  line.with_row = 0;
  line.worded_rule = false;
  line.deducts = false;
  line.bonus = false;
  if (!line.rule.empty()) line.rule.clear();
  if (!line.failure.empty()) line.failure.clear();
  if (!line.unasked.empty()) line.unasked.clear();
}
/// Clears leftovers before the general path.
inline void forget_points(line& line) {
  line.x.reset();
  line.entry = rule_entry::none;
  line.segment = 0;
  line.second = {};
  line.rounded = false;
  line.points = {};
}

inline void describe(const bound_row& row, std::uint32_t number, line& line) {
  begin(line, number);
  line.scored = row.scored;
  line.shares_score = row.shares_score;
  line.worded_rule = row.worded_rule;
  line.deducts = row.deducts;
  line.bonus = row.bonus;
  line.as_read = &row.reading;
  assign(line.weight, row.weight);
  assign(line.printed, row.printed);
}

/// The first of the rows that share a cell has the line of all; the points of several scores under one weight are not
/// known, since each of them may be rounded. If a rule as code fails, the number of its row, else 0.
inline std::uint32_t score_together(const bound_form& bound, std::size_t first, line& line) {
  forget_points(line);
  const auto group = merged_rows::group_at(bound, first);
  merged_rows::each_row(group,
                        [&](std::size_t i) { line.worded_rule = line.worded_rule || bound.rows[i].worded_rule; });
  line.weight = merged_rows::sum_in(group, &indicator::weight).value;
  const auto scores = merged_rows::sum_in(group, &indicator::score);
  line.printed = scores.value;
  if (!line.scored || !line.weight || scores.cells > 1) return 0;
  std::size_t asked = first;
  line.failure = failure_of([&] { line.points = merged_rows::earned_together(bound, first, asked); });
  if (line.failure.empty()) return 0;
  if (const row_rule* rule = bound_rules::recorded_rule(bound.rows[asked].reading, bound.rows[asked].own, *bound.rules))
    if (rule->code) line.rule = code_name(*rule->code);
  return static_cast<std::uint32_t>(asked + 1);
}

inline void score_row(const bound_row& row, std::uint32_t number, const pack& rules, line& line) {
  poll();
  describe(row, number, line);
  if (score_directly(row.direct, rules.quant.rounding, line)) return;
  forget_points(line);
  if (bound_rules::is_ruled(row)) score_by_rule(row, rules, line);
}

/// The row with this position, alone or with the rows of its merged cell, the first of which is at `first`. If a rule
/// as code fails, the number of its row, else 0.
inline std::uint32_t score_row_of(const bound_form& bound, std::uint32_t position, std::uint32_t first, line& line) {
  const bound_row& row = bound.rows[position];
  if (!row.shares_score) {
    score_row(row, position + 1, *bound.rules, line);
    return line.failure.empty() ? 0 : position + 1;
  }
  describe(row, position + 1, line);
  if (!row.worded_rule && !row.deducts && !row.bonus && bound.rows[first].scored) line.unasked = obstacle(row);
  if (row.together != 0) return score_together(bound, position, line);
  forget_points(line);
  line.with_row = first + 1;
  return 0;
}

/// The share behind a rate printed without amounts: all that print so, read as a percentage, and as a ratio
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
inline admitted execution_points(const bound_form& bound, const decimal& weight) {
  const pack& rules = *bound.rules;
  const figure& rate = bound.total->execution_rate;
  const auto points = [&](value_set share) {
    return point_rules::rounded(
        point_rules::weighted(point_rules::share_set(std::move(share), topic::execution), weight),
        rules.execution.rounding);
  };
  if (bound.execution_rate) {
    const ratio earns = earning_rate(*bound.execution_rate, rules);
    return points(rules.execution.points.image(value_set::point(earns)));
  }
  if (bound.execution_budget_sign == 0) return points(share_of_nothing(rules));
  if (rate.has_value() && bound.execution_budget_sign != -1)
    return points(rules.execution.points.image(printed_share(rate, rounding_mode::half_up)));
  return {};
}

inline void score_execution(const bound_form& bound, scorecard& card) {
  const pack& rules = *bound.rules;
  line& row = card.execution;
  begin(row, 0);
  card.execution_rate = bound.execution_rate;
  card.execution_leaves = rules.execution.zero_budget == zero_budget::exclude && bound.execution_budget_sign == 0;
  const decimal* weight = bound.total ? bound_rules::execution_weight(*bound.total, rules) : nullptr;
  row.scored = weight != nullptr;
  assign(row.weight, weight);
  assign(row.printed, bound.total ? bound_rules::number_in(bound.total->score) : nullptr);
  if (score_directly(bound.execution, rules.execution.rounding, row)) return;
  forget_points(row);
  row.worded_rule = bound.worded_execution;
  if (!row.scored || weight->sign() < 0 || row.worded_rule) return;
  row.points = execution_points(bound, *weight);
  if (!bound.execution_rate) return;
  row.entry = rule_entry::execution;
  row.x = earning_rate(*bound.execution_rate, rules);
  row.segment = static_cast<std::uint16_t>(rules.execution.points.find(*row.x) + 1);
  row.rounded = rules.execution.rounding.has_value();
}

inline trouble failed_rule(const form& paper, const line& row, std::uint32_t number) {
  return {trouble_kind::rule_failed,
          "form " + std::to_string(paper.index) + ", indicators[" + std::to_string(number) + "], rule " + row.rule,
          row.failure, "points from 0 to the weight, without an exception"};
}

inline trouble unasked_rule(const bound_form& bound, const line& row) {
  const row_rule& own = *bound.rows[row.row - 1].own;
  return {trouble_kind::rule_not_applied,
          "form " + std::to_string(bound.form->index) + ", indicators[" + std::to_string(row.row) + "], rule " +
              (own.code ? code_name(*own.code) : own_rule_name(own, *bound.rules)),
          row.unasked, "a rule for rows of this sort: this row has the points of the rules for its direction"};
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
  [[nodiscard]] bounded_sum total() const {
    bounded_sum sum = apart_;
    for (std::size_t i = 0; i < used_; ++i) sum.add(ratio_access::make(numerators_[i], int128{denominators_[i]}));
    return sum;
  }

 private:
  void add_apart(const ratio& value) { apart_.add(value); }

  std::array<std::int64_t, 8> denominators_;
  std::array<int128, 8> numerators_;
  std::size_t used_ = 0;
  bounded_sum apart_;
};

/// The running total: the settled part, and the range of the open rows.
struct running_total {
  sum_by_denominator settled;
  bounded_sum open_low, open_high;
  bool open = false;
  bool any = false;

  void add(const line& row, const pack& rules) {
    if (!row.scored) return;
    any = true;
    if (row.points.taken) return settled.add(*row.points.taken);
    const detail::scoring::settled value = settle(row, rules);
    if (value.exact) return settled.add(*value.exact);
    open = true;
    open_low.add(value.low);
    open_high.add(value.high);
  }
  /// False if the total has too many digits to be given exactly.
  [[nodiscard]] bool put_into(std::optional<recomputed_total>& total) const {
    total.reset();
    if (!any) return true;
    const bounded_sum sum = settled.total();
    const bool exact = sum.is_exact() && open_low.is_exact() && open_high.is_exact();
    total = open || !exact ? recomputed_total{std::nullopt, sum.low() + open_low.low(), sum.high() + open_high.high()}
                           : recomputed_total{sum.low(), sum.low(), sum.low()};
    return exact;
  }
};

inline trouble inexact_total(const form& paper) {
  return {trouble_kind::total_not_exact, "form " + std::to_string(paper.index) + ", total",
          "points whose exact sum has more than 2,400 digits", "fewer rows with points that do not terminate"};
}

inline std::optional<grade> shared_grade(const std::optional<recomputed_total>& total, const pack& rules) {
  if (!total) return std::nullopt;
  if (total->exact) return grade_if_any(*total->exact, rules);
  const auto low = grade_if_any(total->low, rules);
  return low == grade_if_any(total->high, rules) ? low : std::nullopt;
}

/// The total under the rules across rows, if the pack declares any.
inline void total_across_rows(const form& form, const pack& rules, scorecard& card) {
  card.across.reset();
  if (!card.total || (!rules.across.speaks() && !card.execution_leaves)) return;
  card.across = applied_across(card, form, rules);
  if (!card.across) return card.total.reset();
  const interval& points = card.across->total.points;
  card.total = recomputed_total{std::nullopt, points.low()->value, points.high()->value};
  if (points.is_point()) card.total->exact = points.low()->value;
}

}  // namespace detail::scoring

PERFEVAL_INLINE perfeval::grade grade_of(const ratio& exact, const pack& rules) {
  const ratio total = rules.grade.rounding ? ratio(round(exact, *rules.grade.rounding)) : exact;
  for (const perfeval::grade grade : {grade::excellent, grade::good, grade::fair})
    if (total >= ratio(*rules.grade.least(grade))) return grade;
  return grade::poor;
}

PERFEVAL_INLINE std::optional<perfeval::grade> grade_if_any(const ratio& total, const pack& rules) {
  if (!rules.grade.whole_numbers) return grade_of(total, rules);
  const ratio graded = rules.grade.rounding ? ratio(round(total, *rules.grade.rounding)) : total;
  const ratio next = round(graded, rounding{0, rounding_mode::ceiling});  // 89.5 lies between 89 and 90
  const grade lower = grade_of(graded, rules);
  return grade_of(next, rules) == lower ? std::optional<grade>(lower) : std::nullopt;
}

PERFEVAL_INLINE void score(const bound_form& bound, scorecard& card) {
  detail::bound_rules::require_bound(bound);
  const pack& rules = *bound.rules;
  card.origin = {bound.form, bound.rules, bound.changed, bound.rules_name};
  detail::scoring::score_execution(bound, card);
  card.troubles.clear();
  card.rows.resize(bound.rows.size());
  detail::scoring::running_total sum;
  sum.add(card.execution, rules);
  line* row = card.rows.data();
  std::uint32_t number = 0;
  std::uint32_t first = 0;  // of the rows scored together
  for (const bound_row& bound_row : bound.rows) {
    if (bound_row.together != 0) first = number;
    const std::uint32_t failed = detail::scoring::score_row_of(bound, number++, first, *row);
    if (failed != 0) card.troubles.push_back(detail::scoring::failed_rule(*bound.form, *row, failed));
    if (!row->unasked.empty()) card.troubles.push_back(detail::scoring::unasked_rule(bound, *row));
    sum.add(*row++, rules);
  }
  if (!sum.put_into(card.total)) card.troubles.push_back(detail::scoring::inexact_total(*bound.form));
  detail::scoring::total_across_rows(*bound.form, rules, card);
  card.grade = detail::scoring::shared_grade(card.total, rules);
}

PERFEVAL_INLINE void score(const form& form, const pack& rules, scorecard& card) {
  if (!card.binding || card.binding.use_count() > 1) card.binding = std::make_shared<bound_form>();
  bind(form, rules, *card.binding);
  score(*card.binding, card);
  card.binding->form = nullptr;  // what is kept are the readings
  card.binding->rules = nullptr;
}

PERFEVAL_INLINE scorecard score(const form& form, const pack& rules) {
  scorecard card;
  score(form, rules, card);
  return card;
}

PERFEVAL_INLINE attempt<scorecard> try_score(const form& form, const pack& rules) {
  return attempted([&] { return score(form, rules); });
}

}  // namespace v0
}  // namespace perfeval
