#pragma once

#include <perfeval/audit/diagnosis.hpp>
#include <perfeval/audit/impl/consequences.ipp>
#include <perfeval/audit/impl/cost_amounts.ipp>
#include <perfeval/audit/impl/deadlines.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>

#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::diagnosing {

using namespace cost_amounts;
using namespace figures;

// ------------------------------------------------------------------------------------------------ two numbers

/// The digits of a number without point, sign and leading zeros.
inline std::string digits_of(const decimal& value) {
  std::string digits;
  for (const char c : to_string(abs(value)))
    if (is_digit(c) && !(digits.empty() && c == '0')) digits += c;
  return digits;
}

inline bool last_digit_apart(const decimal& printed, const decimal& expected) {
  return abs(printed - expected) == decimal(1, shown_places(printed));
}

inline bool by_factor(const decimal& printed, const decimal& expected, std::int64_t factor) {
  return !printed.is_zero() && (printed * decimal(factor) == expected || expected * decimal(factor) == printed);
}

inline bool power_of_ten_apart(const decimal& printed, const decimal& expected) {
  return !printed.is_zero() && printed != expected && printed.sign() == expected.sign() &&
         significant(printed) == significant(expected);
}

/// Two neighbouring digits swapped, both numbers written with the same places.
inline bool transposed(const decimal& printed, const decimal& expected) {
  const std::int32_t places = printed.scale() > expected.scale() ? printed.scale() : expected.scale();
  const auto padded = with_scale(printed, places);
  const auto wanted = with_scale(expected, places);
  if (!padded || !wanted) return false;
  std::string digits = to_string(*padded);
  const std::string goal = to_string(*wanted);
  if (digits.size() != goal.size()) return false;
  std::size_t last = std::string::npos;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (!is_digit(digits[i])) continue;
    if (last != std::string::npos && digits[last] != digits[i]) {
      std::swap(digits[last], digits[i]);
      if (digits == goal) return true;
      std::swap(digits[last], digits[i]);
    }
    last = i;
  }
  return false;
}

/// The printed digits are the first digits of the expected ones.
inline bool cut_short(const decimal& printed, const decimal& expected) {
  const std::string digits = digits_of(printed);
  return !digits.empty() && printed.sign() == expected.sign() && digits.size() < digits_of(expected).size() &&
         digits_of(expected).starts_with(digits);
}

// ------------------------------------------------------------------------------------------------ a total of an
// earlier state

/// A printed score that is part of a total, its field, and the other values it might have had.
struct addend {
  perfeval::field field;
  decimal value;
  std::vector<decimal> others;
};

inline void add_admissible(addend& out, const line& scored) {
  const std::int32_t places = shown_places(out.value);
  const auto consider = [&out, places](const std::optional<bound>& end) {
    if (!end || !end->closed) return;
    const decimal value = round(end->value, rounding{places, rounding_mode::half_up});
    if (value != out.value) out.others.push_back(value);
  };
  for (const interval& piece : scored.points.points.parts()) {
    consider(piece.low());
    if (!piece.is_point()) consider(piece.high());
  }
}

inline std::vector<addend> addends_of(examination& exam) {
  std::vector<addend> all;
  const form& form = exam.paper();
  const auto total = total_line_index(form);
  if (total && form.budget[*total].score.has_value()) {
    all.push_back({line_field(*total, item::score), form.budget[*total].score.value, {}});
    add_admissible(all.back(), exam.card().execution);
  }
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    if (!is_scored(form.indicators[i]) || !form.indicators[i].score.has_value()) continue;
    all.push_back({row_field(i, item::score), form.indicators[i].score.value, {}});
    add_admissible(all.back(), exam.card().rows[i]);
  }
  return all;
}

/// What one addend contributes to a stale total's difference: left out, counted twice, or another value.
inline std::vector<decimal> shifts_of(const addend& a) {
  if (a.value.is_zero() && a.others.empty()) return {};
  std::vector<decimal> shifts;
  if (!a.value.is_zero()) shifts = {-a.value, a.value};
  for (const decimal& other : a.others) shifts.push_back(other - a.value);
  return shifts;
}

inline bool reaches(const std::vector<decimal>& a, const std::vector<decimal>& b, const decimal& distance) {
  for (const decimal& x : a)
    for (const decimal& y : b)
      if (x + y == distance) return true;
  return false;
}

/// The scores whose omission, repetition or other value explains the difference: single scores first, then pairs.
inline std::vector<named_field> stale_candidates(examination& exam, const decimal& distance) {
  const std::vector<addend> all = addends_of(exam);
  std::vector<std::vector<decimal>> shifts;
  for (const addend& a : all) shifts.push_back(shifts_of(a));
  std::vector<bool> named(all.size(), false);
  bool any = false;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (reaches(shifts[i], {decimal(0)}, distance)) any = named[i] = true;
  for (std::size_t i = 0; !any && i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j)
      if (reaches(shifts[i], shifts[j], distance)) named[i] = named[j] = true;
  std::vector<named_field> candidates;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (named[i]) candidates.push_back(name_field(all[i].field, exam.paper()));
  return candidates;
}

// ------------------------------------------------------------------------------------------------ a copied cell

/// The cells from which a figure is easily copied and which would not contain it anyway: the amounts next to
/// and below it, the rates of the other lines, the weight of a score. (Scores of neighbouring rows are often equal
/// legitimately.)
inline std::vector<field> neighbours(const field& cell, const form& form) {
  std::vector<field> cells;
  if (cell.part == part::budget && cell.item == item::score) cells.push_back({part::budget, cell.index, item::weight});
  if (cell.part == part::budget && cell.item != item::score) {
    for (const item column : amount_columns)
      if (cell.item != item::execution_rate && column != cell.item) cells.push_back({part::budget, cell.index, column});
    for (std::size_t i = 0; i < form.budget.size(); ++i)
      if (i + 1 != cell.index) cells.push_back(line_field(i, cell.item));
  }
  if (cell.part == part::total && cell.item == item::score) cells.push_back(total_field(item::weight));
  return cells;
}

inline void diagnose_copy(examination& exam, finding& f, const figure& printed) {
  for (const field& other : neighbours(f.field, exam.paper())) {
    const figure* cell = figure_at(other, exam.paper());
    if (!cell || !cell->has_value() || !(cell->value == printed.value)) continue;
    f.diagnosis = diagnosis::copied_cell;
    f.candidates.push_back(name_field(other, exam.paper()));
  }
}

inline bool is_diagnosed(code code) noexcept {
  switch (code) {
    case code::weight_sum:
    case code::total_mismatch:
    case code::subtotal_mismatch:
    case code::funds_sum:
    case code::rate_mismatch:
    case code::execution_score:
    case code::score_above_weight:
    case code::full_score_target_missed:
    case code::score_above_rule:
    case code::score_below_rule:
      return true;
    default:
      return false;
  }
}

/// The exact points behind a printed score; nullptr if they are not a single value.
inline const ratio* exact_behind(examination& exam, const field& score) {
  if (score.item != item::score || score.index == 0) return nullptr;
  if (score.part == part::indicators) return exam.card().rows[score.index - 1].points.fixed();
  const bool scored_line = score.part == part::budget && total_line_index(exam.paper()) == score.index - 1;
  return scored_line ? exam.card().execution.points.fixed() : nullptr;
}

/// Whether it is a rounding in any mode, even one that excuses nothing (up).
inline bool diagnose_rounding(examination& exam, finding& f, const decimal& printed) {
  const ratio* exact = exact_behind(exam, f.field);
  if (!exact || *exact == ratio(printed)) return false;  // ＞5公里 with 5公里: the points are the rule's
  const print_match found = prints(*exact, printed, exam.rules().rounding.rate_explains);
  if (found.match == match::no) return false;
  f.diagnosis = diagnosis::rounding;
  f.rounding = found.rounding;
  return true;
}

inline void diagnose_one(examination& exam, finding& f) {
  const figure* printed = figure_at(f.field, exam.paper());
  const auto expected = expected_number(f);
  if (!is_diagnosed(f.code) || f.diagnosis != diagnosis::none || !printed || !printed->has_value()) return;
  if (f.code == code::total_mismatch && f.severity != severity::note) {
    f.candidates = stale_candidates(exam, printed->value - sum_of_scores(exam.paper()).value);
    if (!f.candidates.empty()) return void(f.diagnosis = diagnosis::stale_total);
  }
  if (f.code == code::total_mismatch && f.severity == severity::note && f.explained_by.empty())
    return void(f.diagnosis = diagnosis::rounding);
  if (diagnose_rounding(exam, f, printed->value)) return;
  const bool differs = expected && !(*expected == printed->value);
  f.diagnosis =
      differs ? slip_between(printed->value, *expected, f.field.item == item::execution_rate) : diagnosis::unknown;
  if (f.diagnosis == diagnosis::unknown) diagnose_copy(exam, f, *printed);
}

inline void diagnose_cost_magnitude(examination& exam, finding& f) {
  const auto target = cost_target(exam.paper().indicators[f.field.index - 1], exam.paper());
  const auto amount = target ? exactly(*target) : std::nullopt;
  const auto budget = expected_number(f);
  const bool slipped = amount && budget && by_factor(*amount, *budget, 10'000);
  f.diagnosis = slipped ? diagnosis::unit_slip : diagnosis::power_of_ten;
}

inline void diagnose_magnitude(examination& exam, finding& f) {
  if (f.code != code::budget_magnitude) return;
  if (f.field.part == part::indicators) return diagnose_cost_magnitude(exam, f);
  f.diagnosis = diagnosis::power_of_ten;
  const budget_line& line = exam.paper().budget[f.field.index - 1];
  const figure* own = figure_at(f.field, exam.paper());
  for (const item column : amount_columns) {
    const figure& other = column_of(line, column);
    if (column == f.field.item || !other.has_value() || !differs_by_magnitude(own->value, other.value, exam.rules()))
      continue;
    if (f.expected.empty()) f.expected = text_of(other.value);
    if (by_factor(own->value, other.value, 10'000)) f.diagnosis = diagnosis::unit_slip;
  }
}

}  // namespace detail::diagnosing

PERFEVAL_INLINE diagnosis slip_between(const decimal& printed, const decimal& expected, bool is_rate) {
  if (detail::diagnosing::last_digit_apart(printed, expected)) return diagnosis::last_digit;
  if (!printed.is_zero() && printed == -expected) return diagnosis::sign;
  if (is_rate && detail::diagnosing::by_factor(printed, expected, 100)) return diagnosis::percent_ratio;
  if (detail::diagnosing::by_factor(printed, expected, 10'000)) return diagnosis::unit_slip;
  if (detail::diagnosing::power_of_ten_apart(printed, expected)) return diagnosis::power_of_ten;
  if (detail::diagnosing::transposed(printed, expected)) return diagnosis::transposed_digits;
  if (detail::diagnosing::cut_short(printed, expected)) return diagnosis::truncated;
  return diagnosis::unknown;
}

PERFEVAL_INLINE void diagnose(examination& exam) {
  for (finding& f : exam.findings()) {
    detail::diagnosing::diagnose_one(exam, f);
    detail::diagnosing::diagnose_magnitude(exam, f);
  }
}

}  // namespace v0
}  // namespace perfeval
