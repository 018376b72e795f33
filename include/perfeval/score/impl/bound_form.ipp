#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/detail/spaceless.hpp>
#include <perfeval/score/bound_form.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {
namespace detail::bound_rules {

inline const decimal* number_in(const figure& f) noexcept { return f.has_value() ? &f.value : nullptr; }

/// Adds an amount that is a number; an unreadable one invalidates the sum, a blank or a dash adds nothing.
inline void add_amount(const figure& amount, figure& sum) {
  if (amount.content == content::unreadable) sum.content = content::unreadable;
  if (!amount.has_value() || sum.content == content::unreadable) return;
  sum.value = sum.content == content::number ? sum.value + amount.value : amount.value;
  sum.content = content::number;
}

/// The rule that x = actual / target, or the actual, is put to: the row's own, else that of its direction; nullptr if x
/// has no meaning.
inline const row_rule* recorded_rule(const row_reading& row, const row_rule* own, const pack& rules) noexcept {
  if (own && row.direction != direction::deadline) return own;
  switch (row.direction) {
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

/// The entry of the pack that recorded_rule() is.
inline rule_entry recorded_entry(const row_reading& row, const row_rule* own) noexcept {
  if (own) return rule_entry::row;
  switch (row.direction) {
    case direction::at_most:
      return rule_entry::at_most;
    case direction::equal:
      return rule_entry::equal;
    default:
      return rule_entry::at_least;
  }
}

inline topic topic_of(direction direction) noexcept {
  switch (direction) {
    case direction::at_most:
      return topic::ceiling;
    case direction::undecided:
      return topic::reading;
    default:
      return topic::quantitative;
  }
}

inline bool is_ruled(const bound_row& row) noexcept {
  const bool by_the_pack = row.scored && !row.shares_score && !row.worded_rule && !row.deducts && !row.bonus;
  return by_the_pack && row.weight && row.weight->sign() >= 0;
}

inline direct_way direct_way_of(const bound_row& row, const pack& rules) {
  const row_reading& reading = row.reading;
  const row_rule* rule = recorded_rule(reading, row.own, rules);
  const ratio* actual = reading.value();
  if (!is_ruled(row) || !rule || rule->code || rule->x != argument::share_of_target || !actual || reading.strict_tie ||
      reading.direction == direction::within)
    return {};
  const bool both = reading.direction == direction::undecided && !row.own;
  const row_rule& ceiling = rules.quant.at_most;
  const short_fraction target = shortened(reading.low);
  if (target.n <= 0 || (both && (ceiling.code || ceiling.x != argument::share_of_target))) return {};
  direct_way way;
  way.x = quotient(shortened(*actual), target);
  way.weight = shortened(ratio(*row.weight));
  way.source = row.own ? topic::quantitative : topic_of(reading.direction);
  way.ceiling = both ? &ceiling.points : nullptr;
  way.entry = recorded_entry(reading, row.own);
  if (way.x.fits() && way.weight.fits()) way.points = &rule->points;
  return way;
}

/// Whether the row continues a merged weight or score of the row above.
inline bool continues(const form& form, std::size_t i) noexcept {
  return i > 0 && i < form.indicators.size() && (form.indicators[i].weight.merged || form.indicators[i].score.merged);
}

/// The number of rows scored together with this one, if it is the first of them; 0 otherwise.
inline std::uint32_t rows_together(const form& form, std::size_t i) noexcept {
  if (continues(form, i)) return 0;
  std::size_t end = i + 1;
  while (continues(form, end)) ++end;
  return static_cast<std::uint32_t>(end - i);
}

inline bool any_scored(const form& form, std::size_t first, std::uint32_t together) noexcept {
  for (std::size_t i = first; i < first + together; ++i)
    if (is_scored(form.indicators[i])) return true;
  return false;
}

inline bool nothing_or(int sign, const figure& f) noexcept {
  return f.has_value() ? f.value.sign() == 0 || f.value.sign() == sign : f.content != content::unreadable;
}

inline bool heading_mentions(const indicator& row, const std::vector<std::string>& words) {
  return mentions(words, spaceless(row.level1.text).text()) || mentions(words, spaceless(row.level2.text).text());
}
inline bool name_mentions(const indicator& row, const std::vector<std::string>& words) {
  return mentions(words, spaceless(row.name.text).text());
}

/// Text under a header such as 评分标准.
inline bool words_rule(const extra& one, const pack& rules) {
  return !one.value.empty() && one.value.content != content::dash &&
         mentions(rules.vocabulary.scoring_rule, spaceless(one.label).text());
}

inline void bind_row(const form& form, std::size_t i, const pack& rules, bound_row& bound) {
  const indicator& row = form.indicators[i];
  bound.reading = read_row(row, form, rules);
  bound.own = rule_of(row, rules);
  bound.together = rows_together(form, i);
  bound.shares_score = bound.together != 1;
  bound.scored = any_scored(form, i, bound.together);
  bound.worded_rule = has_worded_rule(row, rules);
  bound.deducts = is_deduction(row, rules);
  bound.bonus = !bound.deducts && is_bonus(row, rules);
  if (row.weight.has_value())
    bound.weight = row.weight.value;
  else
    bound.weight.reset();
  bound.direct = direct_way_of(bound, rules);
  bound.printed = number_in(row.score);
}

/// The weight of the execution line: its own, else the pack's; nullptr if the line is not scored.
inline const decimal* execution_weight(const budget_line& total, const pack& rules) noexcept {
  if (total.weight.has_value()) return &total.weight.value;
  return total.score.has_value() ? &rules.execution.weight : nullptr;
}

/// The rate and its short way, of a budget above zero.
inline void bind_rate(const decimal& executed, const decimal& budget, bound_form& bound) {
  const pack& rules = *bound.rules;
  bound.execution = {};
  bound.execution_rate = executed / budget;
  const decimal* weight = execution_weight(*bound.total, rules);
  if (!weight || weight->sign() < 0 || bound.worded_execution) return;
  const direct_way way{&rules.execution.points,
                       nullptr,
                       rule_entry::execution,
                       topic::execution,
                       shortened(earning_rate(*bound.execution_rate, rules)),
                       shortened(ratio(*weight))};
  if (way.x.fits() && way.weight.fits()) bound.execution = way;
}

/// The rate of the execution line, of the total line or of the sums of the lines under it.
inline void bind_execution(bound_form& bound) {
  bound.execution = {};
  bound.execution_rate.reset();
  bound.execution_budget_sign.reset();
  bound.worded_execution = false;
  if (!bound.total) return;
  bound.worded_execution = has_worded_execution(*bound.form, *bound.rules);
  rate_figures sums;
  const bool summed = bound.rules->execution.lines != rate_lines::total;
  if (summed) sums = summed_lines(*bound.form, *bound.rules);
  const figure& budget = summed ? sums.budget : *bound.budget;
  const figure& executed = summed ? sums.executed : bound.total->executed;
  if (!budget.has_value()) return;
  bound.execution_budget_sign = budget.value.sign();
  if (executed.has_value() && budget.value.sign() > 0) bind_rate(executed.value, budget.value, bound);
}

/// A number that tells the ids and versions of packs apart.
inline std::uint64_t name_of_pack(const pack& rules) noexcept {
  constexpr std::uint64_t prime = 1099511628211U;
  std::uint64_t name = 14695981039346656037U;
  for (const std::string* part : {&rules.id, &rules.version}) {
    for (const char c : *part) name = (name ^ static_cast<unsigned char>(c)) * prime;
    name *= prime;  // where the id ends
  }
  return name;
}

/// Errors: invalid_value if no form is bound, or its rows are no longer those that were read.
inline void require_bound(const bound_form& bound) {
  if (!bound.form || !bound.rules) throw invalid_value("the bound form is empty: call bind(form, rules, bound) first");
  if (bound.rows.size() != bound.form->indicators.size())
    throw invalid_value("the form has changed since it was bound: " + std::to_string(bound.rows.size()) +
                        " rows were read, it has " + std::to_string(bound.form->indicators.size()));
}

/// The row with this number, from 0, for a function that changes it.
/// Errors: invalid_value if there is none.
inline bound_row& row_to_change(bound_form& bound, std::size_t row, const char* function) {
  require_bound(bound);
  if (row < bound.rows.size()) return bound.rows[row];
  throw invalid_value(std::string(function) + ": there is no row " + std::to_string(row) + "; the form has " +
                      std::to_string(bound.rows.size()) + ", counted from 0");
}

/// Why the row has no weight of its own to be scored against; nullptr if it has.
inline const char* without_weight(const bound_form& bound, std::size_t row) noexcept {
  if (bound.rows[row].shares_score) return "shares its weight or score with other rows, in a merged cell";
  if (bound.form->indicators[row].under_weighted_parent) return "is part of the row above, which has the weight";
  if (bound.rows[row].deducts) return "is a deduction, which is added as printed";
  if (bound.rows[row].bonus) return "is a bonus, which is added as printed";
  return nullptr;
}

}  // namespace detail::bound_rules

PERFEVAL_INLINE const budget_line* total_budget_line(const form& form) noexcept {
  for (const budget_line& b : form.budget)
    if (b.line == fund::total) return &b;
  return nullptr;
}

PERFEVAL_INLINE const figure& budget_of(const budget_line& line, const form& form, const pack& rules) noexcept {
  if (rules.execution.denominator == denominator::arrived && form.has.arrived) return line.arrived;
  if (!form.has.annual_budget) return line.initial_budget;
  if (!form.has.initial_budget) return line.annual_budget;
  return rules.execution.denominator == denominator::initial ? line.initial_budget : line.annual_budget;
}

PERFEVAL_INLINE rate_figures summed_lines(const form& form, const pack& rules) {
  rate_figures sums;
  for (const budget_line& line : form.budget) {
    if (line.depth != 1) continue;
    detail::bound_rules::add_amount(budget_of(line, form, rules), sums.budget);
    detail::bound_rules::add_amount(line.executed, sums.executed);
  }
  return sums;
}

PERFEVAL_INLINE ratio earning_rate(const ratio& rate, const pack& rules) {
  return rules.execution.rate_rounding ? ratio(round(rate, *rules.execution.rate_rounding)) : rate;
}

PERFEVAL_INLINE bool is_scored(const indicator& row) noexcept {
  return !row.under_weighted_parent && (row.weight.has_value() || row.score.has_value());
}

PERFEVAL_INLINE bool is_deduction(const indicator& row, const pack& rules) {
  const bool below = row.score.has_value() && row.score.value.sign() < 0;
  if (below && detail::bound_rules::nothing_or(0, row.weight)) return true;
  const bool may_deduct =
      detail::bound_rules::nothing_or(-1, row.weight) && detail::bound_rules::nothing_or(-1, row.score);
  if (!may_deduct) return false;
  const auto& words = rules.vocabulary.deductions;
  return detail::bound_rules::name_mentions(row, words) || detail::bound_rules::heading_mentions(row, words);
}

PERFEVAL_INLINE bool is_bonus(const indicator& row, const pack& rules) {
  const bool weightless = detail::bound_rules::nothing_or(0, row.weight);
  if (!weightless && is_official(row.category)) return false;  // as most
  if (!detail::bound_rules::nothing_or(1, row.weight) || !detail::bound_rules::nothing_or(1, row.score)) return false;
  const auto& words = rules.vocabulary.bonuses;
  return detail::bound_rules::heading_mentions(row, words) ||
         (weightless && detail::bound_rules::name_mentions(row, words));
}

PERFEVAL_INLINE bool has_worded_rule(const indicator& row, const pack& rules) {
  for (const extra& one : row.extras)
    if (detail::bound_rules::words_rule(one, rules)) return true;
  return false;
}

PERFEVAL_INLINE bool has_worded_execution(const form& form, const pack& rules) {
  for (const extra& one : form.extras)
    if (one.label.starts_with("budget[") && detail::bound_rules::words_rule(one, rules)) return true;
  return false;
}

PERFEVAL_INLINE const row_rule* rule_of(const indicator& row, const pack& rules) {
  for (const row_match& match : rules.rows)
    if (match.fits(row)) return &match.rule;
  return nullptr;
}

PERFEVAL_INLINE void bind(const form& form, const pack& rules, bound_form& bound) {
  bound.form = &form;
  bound.rules = &rules;
  bound.rules_name = detail::bound_rules::name_of_pack(rules);
  bound.total = total_budget_line(form);
  bound.budget = bound.total ? &budget_of(*bound.total, form, rules) : nullptr;
  bound.changed = false;
  detail::bound_rules::bind_execution(bound);
  bound.rows.resize(form.indicators.size());
  for (std::size_t i = 0; i < form.indicators.size(); ++i) detail::bound_rules::bind_row(form, i, rules, bound.rows[i]);
}

PERFEVAL_INLINE bound_form bind(const form& form, const pack& rules) {
  bound_form bound;
  bind(form, rules, bound);
  return bound;
}

PERFEVAL_INLINE void set_actual(bound_form& bound, whole_of<std::size_t> row, const ratio& actual) {
  bound_row& changed = detail::bound_rules::row_to_change(bound, row, "set_actual");
  row_reading& reading = changed.reading;
  if (!reading.measurable())
    throw invalid_value("set_actual: row " + std::to_string(row) + " has no number to compare an actual with: its " +
                        "target and actual are read as " + std::string(name_of(reading.direction)));
  bound.changed = true;
  reading.actual = interval::point(actual);
  reading.single = true;
  settle_outcome(reading, *bound.rules);
  changed.direct = detail::bound_rules::direct_way_of(changed, *bound.rules);
}

PERFEVAL_INLINE void set_weight(bound_form& bound, whole_of<std::size_t> row, const decimal& weight) {
  bound_row& changed = detail::bound_rules::row_to_change(bound, row, "set_weight");
  if (weight.sign() < 0) throw invalid_value("set_weight: the weight " + to_string(weight) + " is below zero");
  if (const char* reason = detail::bound_rules::without_weight(bound, row))
    throw invalid_value("set_weight: row " + std::to_string(row) + " " + reason);
  bound.changed = true;
  changed.weight = weight;
  changed.scored = true;
  changed.direct = detail::bound_rules::direct_way_of(changed, *bound.rules);
}

PERFEVAL_INLINE void set_executed(bound_form& bound, const decimal& executed) {
  detail::bound_rules::require_bound(bound);
  if (!bound.total) throw invalid_value("set_executed: the form has no total line in its fund table");
  if (bound.execution_budget_sign.value_or(0) <= 0)
    throw invalid_value("set_executed: the budget of the form is not a number above zero, so that it has no rate");
  const bool summed = bound.rules->execution.lines != rate_lines::total;
  const decimal budget = summed ? summed_lines(*bound.form, *bound.rules).budget.value : bound.budget->value;
  bound.changed = true;
  detail::bound_rules::bind_rate(executed, budget, bound);
}

}  // namespace v0
}  // namespace perfeval
