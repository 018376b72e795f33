/// The single changes that a failed check suggests: for each of its cells, the numbers with which it would agree.
#pragma once

#include <perfeval/audit/impl/repair_cells.ipp>
#include <perfeval/audit/impl/slips.ipp>
#include <perfeval/audit/impl/stale_totals.ipp>
#include <perfeval/audit/impl/suspects.ipp>
#include <perfeval/audit/impl/wanted.ipp>
#include <perfeval/audit/sums.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::repair_moves {

using namespace figures;

/// One change, and how likely it is: the less weight, the likelier.
struct move {
  field cell;
  std::string text;
  diagnosis slip = diagnosis::unknown;
  int weight = 0;
  std::optional<decimal> number = {};  ///< that a figure is changed to
};

/// Whether both put the same into the same cell, however it is written: 15, 15.0.
inline bool is_same(const move& a, const move& b) {
  return a.cell == b.cell && (a.text == b.text || (a.number && b.number && *a.number == *b.number));
}

// How unlikely a change is. A slip of the pen is likelier than a wrong result, and that than another number.
inline constexpr int of_slip = 1;
inline constexpr int of_near_miss = 2;  // a last digit, a copy, a total of an earlier state: often chance
inline constexpr int of_result = 3;
inline constexpr int of_input = 5;

inline int weight_of(diagnosis slip, bool is_result) noexcept {
  switch (slip) {
    case diagnosis::sign:
    case diagnosis::percent_ratio:
    case diagnosis::unit_slip:
    case diagnosis::power_of_ten:
    case diagnosis::transposed_digits:
      return of_slip;
    case diagnosis::last_digit:
    case diagnosis::truncated:
    case diagnosis::copied_cell:
    case diagnosis::stale_total:
      return of_near_miss;
    case diagnosis::none:
    case diagnosis::rounding:
    case diagnosis::unknown:
      break;
  }
  return is_result ? of_result : of_input;
}

/// Whether the cell holds the result of a calculation.
inline bool is_result(const field& cell) noexcept {
  return cell.part == part::total || cell.part == part::subtotals || cell.item == item::execution_rate ||
         cell.item == item::score;
}

inline slips::scale scale_of(item item) noexcept {
  switch (item) {
    case item::execution_rate:
      return slips::scale::rate;
    case item::initial_budget:
    case item::annual_budget:
    case item::executed:
      return slips::scale::money;
    default:
      return slips::scale::plain;
  }
}

/// The changes that the failed checks of one form suggest.
class suggestions {
 public:
  explicit suggestions(examination& exam) : position_(exam) {
    for (const finding& f : exam.findings())
      if (f.severity != severity::note && f.field.item == item::score) blamed_.insert(f.field);
  }

  /// The changes with which the check of this finding would agree.
  std::vector<move> moves_for(const finding& f) {
    moves_.clear();
    known_.clear();
    switch (f.code) {
      case code::weight_sum:
      case code::total_mismatch:
      case code::subtotal_mismatch:
        sum(f);
        break;
      case code::funds_sum:
        funds(f);
        break;
      case code::rate_mismatch:
        rate(f);
        amounts(f.field.index - 1);
        break;
      case code::cost_execution:
        cost(f.field.index - 1);
        break;
      case code::grade_mismatch:
        if (!f.expected.empty()) moves_.push_back({f.field, f.expected, diagnosis::unknown, of_result});
        break;
      case code::negative_value:
        negative(f);
        break;
      default:
        score(f);
    }
    return std::move(moves_);
  }

 private:
  [[nodiscard]] const form& paper() const { return position_.paper(); }

  void figure(const field& cell, const std::optional<decimal>& number) {
    const perfeval::figure* printed = figure_at(cell, paper());
    if (!number || !printed || !printed->has_value() || printed->value == *number) return;
    const bool negative = number->sign() < 0 && printed->value.sign() >= 0;
    if (negative) return;
    const slips::wanted right{value_set::point(*number), false, scale_of(cell.item)};
    const diagnosis slip = slips::slip_behind(printed->value, right).kind;
    const decimal shown = number->scale() > printed->value.scale() ? trimmed(*number) : *number;
    add({cell, repair_cells::figure_text(*printed, shown, paper()), slip, weight_of(slip, is_result(cell)), number});
  }

  void add(move m) {
    if (known_.emplace(m.cell, m.text).second) moves_.push_back(std::move(m));
  }

  /// The rate behind a slip; without one, the rate with as many places as the rates of the form have.
  void rate(const finding& f) {
    const perfeval::figure* printed = figure_at(f.field, paper());
    const slips::wanted right = wanted_values::wanted_by(position_, f);
    const auto exact = right.values.single();
    if (!printed || !exact) return;
    const slips::slip behind = slips::slip_behind(printed->value, right);
    if (behind.kind != diagnosis::unknown) return figure(f.field, behind.meant);
    const decimal number = round(*exact, rounding{places_of_rates(), rounding_mode::half_up});
    moves_.push_back({f.field, repair_cells::figure_text(*printed, number, paper()), diagnosis::unknown, of_result});
  }

  std::int32_t places_of_rates() {
    if (!places_of_rates_) {
      places_of_rates_ = 0;
      for (const budget_line& line : paper().budget)
        if (line.execution_rate.has_value())
          places_of_rates_ = std::max(*places_of_rates_, shown_places(line.execution_rate.value));
    }
    return *places_of_rates_;
  }

  void negative(const finding& f) {
    const perfeval::figure* printed = figure_at(f.field, paper());
    if (printed && printed->has_value()) figure(f.field, abs(printed->value));
  }

  // ---- sums

  void sum(const finding& f) {
    const perfeval::figure* printed = figure_at(f.field, paper());
    const auto expected = expected_number(f);
    if (!expected) return;
    const bool is_printed = printed && printed->has_value();
    const decimal wanted = is_printed ? printed->value : position_.rules().weights.total;
    if (is_printed) figure(f.field, expected);
    // a total weight that is what the rules ask for is not the likely slip
    if (f.code == code::weight_sum && !moves_.empty() && wanted == position_.rules().weights.total)
      moves_.back().weight += of_input;
    const decimal more = wanted - *expected;
    const bool of_weights = f.field.item == item::weight;
    for (const stale_totals::addend& a : stale_totals::addends_of(position_, f.field)) {
      const decimal left = a.value + more;
      // a second cell of its row may be wrong
      const bool may_be_second = left.sign() > 0 && (is_blamed(a.field) || is_slip(a.value, left));
      if (may_be_second || (of_weights ? weight_fits(a.field, left) : score_fits(a.field, left))) figure(a.field, left);
      of_weights ? weight_of_score(a.field) : score_of_rule(a.field);  // one of several cells that the sum needs
    }
  }

  /// The weight of which the printed score is what the rule gives, where that of the printed weight is another.
  void weight_of_score(const field& cell) {
    const line& scored = scored_line(cell);
    const ratio* points = scored.points.fixed();
    if (!scored.scored || !scored.weight || scored.weight->is_zero() || !scored.printed || scored.shares_score ||
        !points || points->sign() <= 0 || suspects::fits_weight(position_, scored, *scored.weight))
      return;
    const ratio exact = ratio(*scored.printed) * ratio(*scored.weight) / *points;
    const decimal weight = round(exact, rounding{shown_places(*scored.weight), rounding_mode::half_up});
    if (weight_fits(cell, weight)) figure(cell, weight);
  }

  /// The score that the rule gives, where it gives one and another is printed.
  void score_of_rule(const field& cell) {
    const line& scored = scored_line(cell);
    const ratio* points = scored.points.fixed();
    if (cell.part != part::indicators || !points || !scored.printed || scored.points.hull || scored.shares_score ||
        score_fits(cell, *scored.printed))
      return;
    figure(cell, round(*points, rounding{shown_places(*scored.printed), rounding_mode::half_up}));
  }

  /// Whether the score of the row or line of this weight or score is found wrong.
  [[nodiscard]] bool is_blamed(const field& cell) const {
    return blamed_.contains({cell.part, cell.index, item::score});
  }

  /// Whether a weight or score is another with a moved point or two exchanged digits.
  static bool is_slip(const decimal& printed, const decimal& meant) {
    const slips::slip behind = slips::slip_behind(printed, {value_set::point(meant), false, slips::scale::plain});
    return weight_of(behind.kind, false) == of_slip;
  }

  [[nodiscard]] const line& scored_line(const field& cell) const {
    return cell.part == part::budget ? position_.card().execution : position_.card().rows[cell.index - 1];
  }

  [[nodiscard]] bool weight_fits(const field& cell, const decimal& weight) {
    const line& scored = scored_line(cell);
    return scored.scored && scored.weight && !scored.weight->is_zero() && scored.printed && weight.sign() > 0 &&
           suspects::fits_weight(position_, scored, weight);
  }

  /// Whether the rule gives this score; a score of an unknown rule only has bounds.
  [[nodiscard]] bool score_fits(const field& cell, const decimal& score) {
    const line& scored = scored_line(cell);
    if (!scored.weight || score.sign() < 0 || score > *scored.weight) return false;
    if (!scored.points.known() || scored.points.hull || scored.shares_score) return true;
    return prints(scored.points.points, score, position_.rules().rounding.score_explains).match != match::no;
  }

  // ---- funds

  void funds(const finding& f) {
    const perfeval::figure* printed = figure_at(f.field, paper());
    const auto expected = expected_number(f);
    if (!printed || !expected) return;
    figure(f.field, expected);
    const decimal more = printed->value - *expected;
    const std::size_t whole = f.field.index - 1;
    for (std::size_t i = whole + 1; i < paper().budget.size() && is_below(whole, i); ++i) {
      if (paper().budget[i].depth != paper().budget[whole].depth + 1) continue;
      const perfeval::figure& amount = column_of(paper().budget[i], f.field.item);
      if (amount.has_value()) figure(line_field(i, f.field.item), amount.value + more);
    }
  }

  [[nodiscard]] bool is_below(std::size_t whole, std::size_t i) const {
    return paper().budget[i].depth > paper().budget[whole].depth;
  }

  /// Other amounts with which the line has its printed rate: those behind a slip, and the one that the rate gives.
  void amounts(std::size_t i) {
    const budget_line& line = paper().budget[i];
    const auto budget = budget_column(line);
    const execution_amounts printed = amounts_of(line, paper(), position_.rules());
    if (!line.execution_rate.has_value() || !printed.budget || !printed.executed || printed.budget->is_zero()) return;
    const ratio share = printed_rate(*printed.executed / *printed.budget, line.execution_rate, position_.rules());
    amount(i, item::executed, ratio(*printed.budget) * share);
    if (!share.is_zero()) amount(i, budget, ratio(*printed.executed) / share);
  }

  [[nodiscard]] item budget_column(const budget_line& line) const {
    return &budget_of(line, paper(), position_.rules()) == &line.initial_budget ? item::initial_budget
                                                                                : item::annual_budget;
  }

  void amount(std::size_t i, item column, const ratio& exact) {
    const budget_line& line = paper().budget[i];
    const decimal& printed = column_of(line, column).value;
    const auto agrees = [&](const decimal& tried) {
      const auto rate = suspects::rate_with(position_, line, column, tried);
      return tried.sign() > 0 && rate && rate_match(*rate, line.execution_rate, position_.rules()).match != match::no;
    };
    if (const decimal given = round(exact, rounding{shown_places(printed), rounding_mode::half_up}); agrees(given))
      figure(line_field(i, column), given);
    for (const decimal& meant : slips::numbers_behind(printed))
      if (agrees(meant)) figure(line_field(i, column), meant);
  }

  // ---- scores

  void score(const finding& f) {
    const perfeval::figure* printed = figure_at(f.field, paper());
    if (!printed || !printed->has_value() || f.field.item != item::score) return;
    const slips::wanted right = wanted_values::wanted_by(position_, f);
    scores_behind(f.field, printed->value, right);
    if (f.field.part == part::budget) return amounts(f.field.index - 1);
    actual(f.field.index - 1);
    weight_of_score(row_field(f.field.index - 1, item::weight));
  }

  void scores_behind(const field& cell, const decimal& printed, const slips::wanted& right) {
    const slips::slip behind = slips::slip_behind(printed, right);
    if (behind.kind != diagnosis::unknown) figure(cell, behind.meant);
    if (paper().total.score.has_value()) {
      if (!missing_) missing_ = paper().total.score.value - sum_behind_total(paper(), position_.rules()).value;
      const decimal left = *missing_ + printed;
      if (left.sign() >= 0 && right.admits(left)) figure(cell, left);
      if (!moves_.empty() && right.admits(left)) moves_.back().weight -= of_near_miss;  // the total says so too
    }
    if (behind.kind == diagnosis::unknown) nearest_scores(cell, printed, right.values);
  }

  /// The single values of the rule, and of a range the end that is next to the printed score.
  void nearest_scores(const field& cell, const decimal& printed, const value_set& values) {
    const rounding shown{shown_places(printed), rounding_mode::half_up};
    for (const interval& piece : values) {
      const bool above = piece.high() && ratio(printed) >= piece.high()->value;
      const auto& end = above ? piece.high() : piece.low();
      const bool below = piece.low() && ratio(printed) <= piece.low()->value;
      if (end && end->closed && (above || below)) figure(cell, round(end->value, shown));
    }
  }

  void actual(std::size_t i) {
    if (const auto wrong = suspects::wrong_actual(position_, i))
      actual(i, wrong->slip);
    else if (const auto meant = suspects::actual_of_score(position_, i))
      actual(i, {diagnosis::unknown, *meant});
  }

  void actual(std::size_t i, const slips::slip& slip) {
    const indicator& row = paper().indicators[i];
    const auto text = repair_cells::with_number(row.actual.text, row.found.low, slip.meant);
    if (!text) return;
    const int weight = has_full_score(i) ? of_input : weight_of(slip.kind, false);
    moves_.push_back({row_field(i, item::actual), *text, slip.kind, weight});
  }

  /// Whether the row prints all of its points: a missed target then speaks against the score, not the measurement.
  [[nodiscard]] bool has_full_score(std::size_t i) const {
    const line& scored = position_.card().rows[i];
    return scored.printed && scored.weight && *scored.printed == *scored.weight;
  }

  /// The executed amount in the unit of the actual.
  void cost(std::size_t i) {
    const indicator& row = paper().indicators[i];
    const auto found = cost_amounts::actual_amount(row, paper());
    const budget_line* total = total_budget_line(paper());
    if (!found || !total || !total->executed.has_value() || found->value.is_zero() || row.found.low.is_zero()) return;
    const ratio executed = ratio(total->executed.value) * ratio(row.found.low) / found->value;
    const slips::slip behind =
        slips::slip_behind(row.found.low, {value_set::point(executed), true, slips::scale::money});
    const auto exact = exactly(executed);
    if (exact || behind.kind != diagnosis::unknown) actual(i, {behind.kind, exact ? *exact : behind.meant});
  }

  examination& position_;
  std::optional<std::int32_t> places_of_rates_;
  std::set<field> blamed_;          // the scores that are found wrong
  std::optional<decimal> missing_;  // of the printed total, which the sum of the scores does not have
  std::vector<move> moves_;
  std::set<std::pair<field, std::string>> known_;  // what add() has taken
};

}  // namespace detail::repair_moves
}  // namespace v0
}  // namespace perfeval
