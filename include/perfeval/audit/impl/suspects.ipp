/// The cell of a slip where it is not the figure that a finding is about: a weight behind a wrong sum of weights, a
/// source line behind a wrong sum of funds, an actual behind a score that its rule refutes. Named only if it is the one
/// that explains.
#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/impl/slips.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/digits.hpp>
#include <perfeval/score/impl/points.ipp>
#include <perfeval/score/impl/scorecard.ipp>
#include <perfeval/score/points.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::suspects {

using namespace figures;
using slips::slip;

/// A cell, and what it should have said.
struct suspect {
  perfeval::field field;
  slips::slip slip;
};

/// The only one; nothing if there are several or none.
inline std::optional<suspect> only(const std::vector<suspect>& all) {
  return all.size() == 1 ? std::optional(all.front()) : std::nullopt;
}

// ------------------------------------------------------------------------------------------------ weights

/// Whether the printed score is one that the rule gives for this weight.
inline bool fits_weight(examination& exam, const line& scored, const decimal& weight) {
  if (!scored.printed || weight.sign() < 0 || *scored.printed > weight) return false;
  const row_rule* own = scored.row == 0 ? nullptr : rule_of(exam.paper().indicators[scored.row - 1], exam.rules());
  value_set points;
  const std::string failure = scoring::failure_of([&] {
    points = scored.row == 0 ? scaled(scored.points.points, ratio(weight) / ratio(*scored.weight))
                             : points_of(scored.reading(), weight, own, exam.rules()).points;
  });
  return failure.empty() && prints(points, *scored.printed, exam.rules().rounding.score_explains).match != match::no;
}

inline void suspect_weight(examination& exam, const line& scored, const field& weight, const decimal& more,
                           std::vector<suspect>& all) {
  if (!scored.scored || !scored.weight || scored.weight->is_zero() || !scored.printed || scored.shares_score) return;
  if (!scored.failure.empty() || fits_weight(exam, scored, *scored.weight)) return;
  const decimal meant = *scored.weight + more;
  if (!fits_weight(exam, scored, meant)) return;
  const slips::wanted right{value_set::point(meant), false, slips::scale::plain};
  all.push_back({weight, {slips::slip_behind(*scored.weight, right).kind, meant}});
}

/// The weight which, changed by the difference, makes the weights add up and the score of its row fit its rule.
inline std::optional<suspect> wrong_weight(examination& exam) {
  const form& form = exam.paper();
  const decimal wanted = form.total.weight.has_value() ? form.total.weight.value : exam.rules().weights.total;
  const decimal more = wanted - sum_of_weights(form, true).value;
  std::vector<suspect> all;
  if (const auto total = total_line_index(form))
    suspect_weight(exam, exam.card().execution, line_field(*total, item::weight), more, all);
  for (std::size_t i = 0; i < form.indicators.size(); ++i)
    suspect_weight(exam, exam.card().rows[i], row_field(i, item::weight), more, all);
  return only(all);
}

// ------------------------------------------------------------------------------------------------ source lines

/// A source line with another amount in the column, as the figures of its rate.
inline std::optional<ratio> rate_with(examination& exam, const budget_line& line, item column, const decimal& amount) {
  execution_amounts amounts = amounts_of(line, exam.paper(), exam.rules());
  if (column == item::executed)
    amounts.executed = amount;
  else if (&budget_of(line, exam.paper(), exam.rules()) == &column_of(line, column))
    amounts.budget = amount;
  else
    return std::nullopt;
  return amounts.rate();
}

/// Whether the printed rate of the line confirms the amount against the printed one.
inline bool rate_confirms(examination& exam, const budget_line& line, item column, const decimal& amount) {
  if (!line.execution_rate.has_value()) return false;
  const auto fits = [&](const decimal& tried) {
    const auto rate = rate_with(exam, line, column, tried);
    return rate && rate_match(*rate, line.execution_rate, exam.rules()).match != match::no;
  };
  return fits(amount) && !fits(column_of(line, column).value);
}

inline slip slip_of_amount(const decimal& printed, const decimal& meant) {
  const slips::wanted right{value_set::point(meant), false, slips::scale::money};
  return {slips::slip_behind(printed, right).kind, meant};
}

/// The source line whose amount, changed by the difference, agrees with its rate; else, unless the total itself shows a
/// slip, the only one of which a slip is known.
inline std::optional<suspect> wrong_source(examination& exam, const field& total_amount, bool total_slipped) {
  const form& form = exam.paper();
  const item column = total_amount.item;
  const budget_line& total = form.budget[total_amount.index - 1];
  if (total.line != fund::total) return std::nullopt;
  const decimal sum = sum_of_funds(form, column).value;
  const decimal more = column_of(total, column).value - sum;
  if (rate_confirms(exam, total, column, sum)) return std::nullopt;  // the total's own rate is that of the sources
  std::vector<suspect> confirmed;
  std::vector<suspect> slipped;
  for (std::size_t i = 0; i < form.budget.size(); ++i) {
    const figure& amount = column_of(form.budget[i], column);
    if (form.budget[i].depth != 1 || !amount.has_value()) continue;
    const suspect one{line_field(i, column), slip_of_amount(amount.value, amount.value + more)};
    if (rate_confirms(exam, form.budget[i], column, one.slip.meant)) confirmed.push_back(one);
    if (one.slip.kind != diagnosis::unknown && one.slip.kind != diagnosis::last_digit) slipped.push_back(one);
  }
  if (!confirmed.empty()) return only(confirmed);
  return total_slipped ? std::nullopt : only(slipped);
}

/// The amount of a line of which a slip makes the printed rate agree, and with it the printed points; nothing if
/// several do.
inline std::optional<suspect> wrong_amount(examination& exam, std::size_t i) {
  const budget_line& line = exam.paper().budget[i];
  const bool initial = &budget_of(line, exam.paper(), exam.rules()) == &line.initial_budget;
  std::vector<suspect> all;
  for (const item column : {item::executed, initial ? item::initial_budget : item::annual_budget}) {
    const figure& amount = column_of(line, column);
    if (!amount.has_value()) continue;
    for (const decimal& meant : slips::numbers_behind(amount.value)) {
      const auto rate = rate_with(exam, line, column, meant);
      if (!rate || rate_match(*rate, line.execution_rate, exam.rules()).match == match::no) continue;
      const bool scored = line.weight.has_value() && line.score.has_value();
      if (scored &&
          execution_match(rate, line.execution_rate, line.weight.value, line.score.value, exam.rules()).match ==
              match::no)
        continue;
      all.push_back({line_field(i, column), slip_of_amount(amount.value, meant)});
    }
  }
  return only(all);
}

// ------------------------------------------------------------------------------------------------ actuals

/// Another number that may stand behind an actual, as printed and in the common unit of the row.
struct other_actual {
  slips::slip slip;
  ratio value;
};

/// Other numbers that may stand behind the actual: the point moved, two digits exchanged. None for a set.
inline std::vector<other_actual> actuals_behind(const indicator& row, const row_reading& reading) {
  std::vector<other_actual> all;
  const ratio* value = reading.value();
  const decimal& printed = row.found.low;
  if (!value || row.found.kind != statement_kind::number || printed.sign() <= 0) return all;
  const ratio scale = *value / ratio(printed);
  const auto offer = [&](diagnosis kind, const decimal& meant) {
    if (reading.counted && !meant.is_integer()) return;
    all.push_back({{kind, meant}, ratio(meant) * scale});
  };
  for (std::int32_t places = 1; places <= slips::unit_places; ++places)
    for (const std::int32_t moved : {places, -places}) {
      const bool share = row.found.unit.dimension == dimension::share && places == 2;
      const bool unit = row.found.unit.dimension == dimension::money && places == slips::unit_places;
      offer(share  ? diagnosis::percent_ratio
            : unit ? diagnosis::unit_slip
                   : diagnosis::power_of_ten,
            slips::with_point_moved(printed, moved));
    }
  slips::for_each_exchange(printed, [&offer](const decimal& meant) {
    offer(diagnosis::transposed_digits, meant);
    return false;
  });
  return all;
}

/// Whether the actual would earn the printed score. A full score needs an actual at the target, or just above it.
inline bool earns_printed(examination& exam, const indicator& row, const line& scored, const ratio& actual) {
  const row_reading& reading = scored.reading();
  admitted points;
  const std::string failure = scoring::failure_of([&] {
    points = points_of(reading, interval::point(actual), *scored.weight, rule_of(row, exam.rules()), exam.rules());
  });
  if (!failure.empty() || !points.fixed() || prints(*points.fixed(), *scored.printed, {}).match != match::agrees)
    return false;
  if (!(*scored.printed == *scored.weight)) return true;
  const ratio& target = reading.low;
  return target.sign() > 0 && actual >= target && actual < target * ratio(exam.rules().over.reason_ratio);
}

/// Whether the score of the row may be held against other actuals.
inline bool has_one_actual(const line& scored) {
  const row_reading& reading = scored.reading();
  return reading.measurable() && reading.value() && reading.direction != direction::deadline && scored.weight &&
         scored.printed && !scored.shares_score && scored.failure.empty();
}

/// The actual that the score of a missed target gives back: the only number at its places that earns this score. Not
/// where the score is printed so roughly that any score would be that of some actual, and not of a full score, which
/// every actual above the target earns.
inline std::optional<decimal> actual_of_score(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  const line& scored = exam.card().rows[i];
  const row_reading& reading = scored.reading();
  const decimal& printed = row.found.low;
  const bool falls_short = reading.direction == direction::at_least || reading.direction == direction::equal;
  if (!has_one_actual(scored) || !falls_short || row.found.kind != statement_kind::number || printed.sign() <= 0 ||
      reading.low.sign() <= 0 || scored.printed->sign() <= 0 || !(*scored.printed < *scored.weight))
    return std::nullopt;
  constexpr int most_rounded = 4;  // roundings of a score between two neighbouring actuals
  const ratio scale = *reading.value() / ratio(printed);
  const decimal step(1, std::max(printed.scale(), 0));
  const ratio of_a_step = ratio(*scored.weight) * ratio(step) * scale / reading.low;
  if (of_a_step < ratio(decimal(most_rounded, shown_places(*scored.printed)))) return std::nullopt;
  const ratio exact = ratio(*scored.printed) / ratio(*scored.weight) * reading.low / scale;
  const decimal meant = round(exact, rounding{std::max(printed.scale(), 0), rounding_mode::half_up});
  const bool earns = !(meant == printed) && earns_printed(exam, row, scored, ratio(meant) * scale);
  return earns ? std::optional(meant) : std::nullopt;
}

/// The number nearest to a printed actual that misses its target which meets it; nothing if the row has no one target,
/// or the number cannot be printed in the unit of the actual.
inline std::optional<decimal> actual_at_target(const indicator& row, const line& scored) {
  const row_reading& reading = scored.reading();
  const decimal& printed = row.found.low;
  const bool of_one_target = reading.direction == direction::at_least || reading.direction == direction::at_most ||
                             reading.direction == direction::equal;
  if (!has_one_actual(scored) || !of_one_target || reading.result != outcome::missed || reading.strict ||
      row.found.kind != statement_kind::number || printed.sign() <= 0 || reading.low.sign() <= 0)
    return std::nullopt;
  const auto meant = exactly(reading.low * ratio(printed) / *reading.value());
  if (!meant || (reading.counted && !meant->is_integer())) return std::nullopt;
  const auto at_its_places = with_scale(*meant, std::max(printed.scale(), 0));
  return at_its_places ? at_its_places : trimmed(*meant);
}

/// The actual of the row, if exactly one slip in it explains the score. An actual that is just the target is none.
inline std::optional<suspect> wrong_actual(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  const line& scored = exam.card().rows[i];
  const row_reading& reading = scored.reading();
  if (!has_one_actual(scored) || *reading.value() == reading.low) return std::nullopt;
  std::vector<suspect> all;
  for (const other_actual& other : actuals_behind(row, reading))
    if (earns_printed(exam, row, scored, other.value)) all.push_back({row_field(i, item::actual), other.slip});
  return only(all);
}

}  // namespace detail::suspects
}  // namespace v0
}  // namespace perfeval
