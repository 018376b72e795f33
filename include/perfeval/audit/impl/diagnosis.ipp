#pragma once

#include <perfeval/audit/diagnosis.hpp>
#include <perfeval/audit/impl/consequences.ipp>
#include <perfeval/audit/impl/cost_amounts.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/slips.ipp>
#include <perfeval/audit/impl/stale_totals.ipp>
#include <perfeval/audit/impl/suspects.ipp>
#include <perfeval/audit/impl/wanted.ipp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::diagnosing {

using namespace cost_amounts;
using namespace figures;
using slips::wanted;

inline void name(examination& exam, finding& f, diagnosis kind, const std::vector<field>& cells = {}) {
  f.diagnosis = kind;
  for (const field& cell : cells) f.candidates.push_back(name_field(cell, exam.paper()));
}

// ------------------------------------------------------------------------------------------------ rounding

/// Whether it is a rounding in any mode, even one that excuses nothing (up).
inline bool diagnose_rounding(examination& exam, finding& f, const wanted& right, const decimal& printed) {
  if (!right.computed || !right.points()) return false;
  const print_match found = prints(right.values, printed, exam.rules().rounding.rate_explains);
  if (found.match == match::no) return false;
  f.diagnosis = diagnosis::rounding;
  f.rounding = found.rounding;
  return true;
}

// ------------------------------------------------------------------------------------------------ a copied cell

/// Lines further apart are not copied from each other: work is linear in a form's lines.
inline constexpr std::size_t most_lines_apart = 32;

/// The cells from which a figure is easily copied, the likeliest first: the weight of a score, the amounts next to and
/// below an amount, the rates of the other lines, the scores of the rows next to it.
inline std::vector<field> neighbours(const field& cell, const form& form) {
  std::vector<field> cells;
  const bool row_or_line = cell.part == part::budget || cell.part == part::indicators;
  if (cell.item == item::score && (row_or_line || cell.part == part::total))
    cells.push_back({cell.part, cell.index, item::weight});
  if (cell.part == part::budget && cell.item != item::score) {
    for (const item column : amount_columns)
      if (cell.item != item::execution_rate && column != cell.item) cells.push_back({part::budget, cell.index, column});
    const std::size_t first = cell.index > most_lines_apart ? cell.index - 1 - most_lines_apart : 0;
    for (std::size_t i = first; i < form.budget.size() && i < cell.index + most_lines_apart; ++i)
      if (i + 1 != cell.index) cells.push_back(line_field(i, cell.item));
  }
  if (cell.part == part::indicators && cell.item == item::score) {
    if (cell.index > 1) cells.push_back({part::indicators, cell.index - 1, item::score});
    if (cell.index < form.indicators.size()) cells.push_back({part::indicators, cell.index + 1, item::score});
  }
  return cells;
}

/// The weight alone, if the score repeats it; else every neighbour that says the same. A zero is no copy: it stands
/// wherever nothing was entered (an Anhui township prints 0 in the line of the total, its money below).
inline std::vector<field> copied_cells(examination& exam, const finding& f, const figure& printed) {
  std::vector<field> same;
  if (printed.value.is_zero()) return same;
  for (const field& other : neighbours(f.field, exam.paper())) {
    const figure* cell = figure_at(other, exam.paper());
    if (!cell || !cell->has_value() || !(cell->value == printed.value)) continue;
    same.push_back(other);
    if (other.item == item::weight) break;
  }
  return same;
}

// ------------------------------------------------------------------------------------------------ another cell

inline bool judges_row_score(code code) noexcept {
  switch (code) {
    case code::full_score_target_missed:
    case code::score_above_rule:
    case code::score_below_rule:
    case code::target_met_deducted:
      return true;
    default:
      return false;
  }
}

/// Whether the finding says that the score of a row is not what it should be.
inline bool blames_score(const finding& f) noexcept {
  return judges_row_score(f.code) || (f.code == code::score_above_weight && f.field.part == part::indicators);
}

/// What several findings ask about the whole form, looked up once.
class surroundings {
 public:
  explicit surroundings(examination& exam) : position_(exam) {}

  /// Whether every sum with this score holds: then the sums were made with it, and the slip is elsewhere in the row.
  bool sums_hold(const field& score) {
    look_at_sums();
    return total_holds_ && !std::binary_search(in_wrong_sums_.begin(), in_wrong_sums_.end(), score.index);
  }

  /// The source line behind a wrong sum of an amount column.
  const std::optional<suspects::suspect>& wrong_source(item column) {
    const auto place = static_cast<std::size_t>(std::find(amount_columns.begin(), amount_columns.end(), column) -
                                                amount_columns.begin());
    if (!sources_[place]) {
      const auto total = total_line_index(position_.paper());
      const finding* sum = total ? position_.find(code::funds_sum, line_field(*total, column)) : nullptr;
      sources_[place] = sum ? suspects::wrong_source(position_, sum->field, false) : std::nullopt;
    }
    return *sources_[place];
  }

  /// The findings that blame the score of a row.
  const std::vector<finding*>& blamed_scores() {
    if (blamed_.empty())
      for (finding& f : position_.findings())
        if (blames_score(f)) blamed_.push_back(&f);
    return blamed_;
  }

 private:
  void look_at_sums() {
    if (std::exchange(looked_at_sums_, true)) return;
    const form& form = position_.paper();
    total_holds_ = form.total.score.has_value() && !position_.find(code::total_mismatch, total_field(item::score));
    for (const finding& f : position_.findings())
      if (consequences::is_wrong_subtotal(f)) {
        const auto& rows = form.subtotals[f.field.index - 1].rows;
        in_wrong_sums_.insert(in_wrong_sums_.end(), rows.begin(), rows.end());
      }
    std::sort(in_wrong_sums_.begin(), in_wrong_sums_.end());
  }

  examination& position_;
  bool looked_at_sums_ = false;
  bool total_holds_ = false;
  std::vector<std::uint32_t> in_wrong_sums_;
  std::array<std::optional<std::optional<suspects::suspect>>, amount_columns.size()> sources_;
  std::vector<finding*> blamed_;
};

/// The amount behind a wrong rate: that which a wrong sum of the sources names in the line, else one that shows a slip.
inline std::optional<suspects::suspect> wrong_amount_of(examination& exam, surroundings& around, const finding& f) {
  for (const item column : amount_columns) {
    const auto& source = around.wrong_source(column);
    if (source && source->field.index == f.field.index) return source;
  }
  return suspects::wrong_amount(exam, f.field.index - 1);
}

/// The other cell whose slip broke the figure.
inline std::optional<suspects::suspect> other_cell(examination& exam, surroundings& around, const finding& f,
                                                   diagnosis own) {
  if (f.code == code::weight_sum) return suspects::wrong_weight(exam);
  if (f.code == code::funds_sum && f.field.part == part::budget && f.detail != finding_detail(basis::parts))
    return suspects::wrong_source(exam, f.field, own != diagnosis::unknown);
  if (f.code == code::rate_mismatch && own == diagnosis::unknown) return wrong_amount_of(exam, around, f);
  if (judges_row_score(f.code) && around.sums_hold(f.field)) return suspects::wrong_actual(exam, f.field.index - 1);
  return std::nullopt;
}

/// The blamed scores that each is compared with, in the order of the findings: work is linear in a form's rows.
inline constexpr std::size_t most_exchanged = 64;

/// Two findings about scores each of which would be right in the place of the other.
inline finding* exchanged_with(examination& exam, surroundings& around, const finding& f, const figure& printed,
                               const wanted& right) {
  if (!blames_score(f)) return nullptr;
  std::size_t compared = 0;
  for (finding* other : around.blamed_scores()) {
    if (other->field == f.field) continue;
    if (++compared > most_exchanged) return nullptr;
    const figure* there = figure_at(other->field, exam.paper());
    if (!there || !there->has_value() || there->value == printed.value || !right.admits(there->value)) continue;
    if (wanted_values::wanted_by(exam, *other).admits(printed.value)) return other;
  }
  return nullptr;
}

// ------------------------------------------------------------------------------------------------ figures

inline bool is_sum(code code) noexcept {
  return code == code::total_mismatch || code == code::subtotal_mismatch || code == code::weight_sum;
}

/// Rows left out or counted twice. A total weight that is right is not a total of an earlier state.
inline stale_totals::omitted_rows stale_rows(examination& exam, const finding& f, const decimal& printed) {
  const auto sum = expected_number(f);
  if (!is_sum(f.code) || !sum) return {};
  if (f.code == code::weight_sum && printed == exam.rules().weights.total) return {};
  return stale_totals::rows_behind(exam, f.field, *sum, printed);
}

/// A note of these codes is one only because figures behind it may be rounded.
inline bool is_excused_by_rounding(const finding& f) noexcept {
  const bool excusable = f.code == code::total_mismatch || f.code == code::funds_sum ||
                         f.code == code::full_score_target_missed || f.code == code::score_above_rule;
  return excusable && f.severity == severity::note && f.explained_by.empty();
}

inline void diagnose_figure(examination& exam, surroundings& around, finding& f, const figure& printed) {
  if (is_excused_by_rounding(f)) return void(f.diagnosis = diagnosis::rounding);
  f.diagnosis = diagnosis::unknown;
  if (f.detail == finding_detail(basis::several_scores)) return;  // no one cell is what is expected
  const wanted right = wanted_values::wanted_by(exam, f);
  if (!f.explained_by.empty() || !right.known() || right.values.contains(ratio(printed.value)))
    return;  // ＞5公里 with 5公里: the points are the rule's
  if (diagnose_rounding(exam, f, right, printed.value)) return;
  const slips::slip own = slips::slip_behind(printed.value, right);
  if (const auto other = other_cell(exam, around, f, own.kind)) return name(exam, f, other->slip.kind, {other->field});
  if (const finding* other = exchanged_with(exam, around, f, printed, right))
    return name(exam, f, diagnosis::unknown, {other->field});
  if (own.kind != diagnosis::unknown) return void(f.diagnosis = own.kind);
  if (const auto copied = copied_cells(exam, f, printed); !copied.empty())
    return name(exam, f, diagnosis::copied_cell, copied);
  const stale_totals::omitted_rows stale = stale_rows(exam, f, printed.value);
  if (stale.rows.empty()) return;
  name(exam, f, diagnosis::stale_total, stale.rows);
  if (f.detail == finding_detail()) f.detail = stale.kind;
}

// ------------------------------------------------------------------------------------------------ amounts

inline void diagnose_cost_magnitude(examination& exam, finding& f) {
  const auto target = cost_target(exam.paper().indicators[f.field.index - 1], exam.paper());
  const auto amount = target ? exactly(*target) : std::nullopt;
  const auto budget = expected_number(f);
  const wanted right{budget ? value_set::point(*budget) : value_set(), false, slips::scale::money};
  f.diagnosis = amount ? slips::slip_behind(*amount, right).kind : diagnosis::unknown;
}

/// A figure of a line and the first other one with the same digits.
inline void diagnose_magnitude(examination& exam, finding& f) {
  if (f.field.part == part::indicators) return diagnose_cost_magnitude(exam, f);
  const budget_line& line = exam.paper().budget[f.field.index - 1];
  const figure* own = figure_at(f.field, exam.paper());
  for (const item column : amount_columns) {
    const figure& other = column_of(line, column);
    if (column == f.field.item || !other.has_value() || !differs_by_magnitude(own->value, other.value, exam.rules()))
      continue;
    f.expected = text_of(other.value);
    f.detail = column;
    const bool unit = other.value == slips::with_point_moved(own->value, slips::unit_places) ||
                      own->value == slips::with_point_moved(other.value, slips::unit_places);
    return void(f.diagnosis = unit ? diagnosis::unit_slip : diagnosis::power_of_ten);
  }
}

/// A cost that is not the executed amount, in the unit in which it is written.
inline void diagnose_cost(examination& exam, finding& f) {
  const indicator& row = exam.paper().indicators[f.field.index - 1];
  const auto actual = actual_amount(row, exam.paper());
  const budget_line* total = total_budget_line(exam.paper());
  const decimal& printed = row.found.low;
  f.diagnosis = diagnosis::unknown;
  if (!actual || !total || !total->executed.has_value() || printed.is_zero() || actual->value.is_zero()) return;
  const ratio executed = ratio(total->executed.value) * ratio(printed) / actual->value;
  f.diagnosis = slips::slip_behind(printed, {value_set::point(executed), true, slips::scale::money}).kind;
}

/// An executed amount above the budget that some slip brings to the printed rate, or, without a rate, to the budget.
inline void diagnose_overspending(examination& exam, finding& f) {
  const budget_line& line = exam.paper().budget[f.field.index - 1];
  const execution_amounts amounts = amounts_of(line, exam.paper(), exam.rules());
  f.diagnosis = diagnosis::unknown;
  if (!amounts.budget || !amounts.executed || amounts.budget->is_zero()) return;
  const figure& rate = line.execution_rate;
  const auto own = *amounts.executed / *amounts.budget;
  if (rate.has_value() && rate_match(own, rate, exam.rules()).match != match::no) return;  // spent, and said so
  for (std::int32_t places = -slips::most_places_moved; places < 0; ++places) {
    const decimal meant = slips::with_point_moved(*amounts.executed, places);
    const bool explains = rate.has_value() ? rate_match(meant / *amounts.budget, rate, exam.rules()).match != match::no
                                           : meant == *amounts.budget;
    if (explains) f.diagnosis = places == -slips::unit_places ? diagnosis::unit_slip : diagnosis::power_of_ten;
  }
}

inline void diagnose_one(examination& exam, surroundings& around, finding& f) {
  if (!compares_figures(f.code) || f.diagnosis != diagnosis::none) return;
  if (f.code == code::budget_magnitude) return diagnose_magnitude(exam, f);
  if (f.code == code::cost_execution) return diagnose_cost(exam, f);
  if (f.code == code::over_execution) return diagnose_overspending(exam, f);
  const figure* printed = figure_at(f.field, exam.paper());
  f.diagnosis = diagnosis::unknown;
  if (printed && printed->has_value()) return diagnose_figure(exam, around, f, *printed);
  if (f.code != code::weight_sum) return;
  if (const auto other = other_cell(exam, around, f, diagnosis::unknown))
    name(exam, f, other->slip.kind, {other->field});
}

}  // namespace detail::diagnosing

PERFEVAL_INLINE diagnosis slip_between(const decimal& printed, const decimal& expected, bool is_rate) {
  using detail::slips::scale;
  const detail::slips::wanted right{value_set::point(expected), false, is_rate ? scale::rate : scale::money};
  return detail::slips::slip_behind(printed, right).kind;
}

PERFEVAL_INLINE void diagnose(examination& exam) {
  detail::diagnosing::surroundings around(exam);
  for (finding& f : exam.findings()) detail::diagnosing::diagnose_one(exam, around, f);
}

}  // namespace v0
}  // namespace perfeval
