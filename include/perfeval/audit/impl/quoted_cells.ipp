/// Other cells that the sentence of a finding quotes: the target and the actual behind a score, the points of a row.
#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/detail/config.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::quoted_cells {

/// What the sentence of a code quotes of the row besides the cell of the finding.
enum class wanted : std::uint8_t { nothing, target_and_actual, target, points };

inline wanted wanted_by(code code) noexcept {
  switch (code) {
    case code::full_score_target_missed:
    case code::score_above_rule:
    case code::score_below_rule:
    case code::target_met_deducted:
      return wanted::target_and_actual;
    case code::overshoot_unexplained:
    case code::value_outside_scale:
      return wanted::target;
    case code::deduction_without_reason:
      return wanted::points;
    default:
      return wanted::nothing;
  }
}

inline void put(finding& f, std::initializer_list<const cell*> cells, audit_storage* storage) {
  f.figures.reserve(cells.size());
  for (const cell* one : cells) {
    std::string& text = f.figures.emplace_back();
    if (storage && !storage->texts.empty()) {
      text = std::move(storage->texts.back());
      storage->texts.pop_back();
    }
    text = trimmed(one->text);
  }
}

inline void quote(examination& exam, finding& f) {
  audit_storage* const storage = exam.storage();
  const std::size_t i = f.field.index - 1;
  const indicator& row = exam.paper().indicators[i];
  const bool alone = end_of_group(exam, i) == i + 1;
  switch (wanted_by(f.code)) {
    case wanted::nothing:
      break;
    case wanted::target_and_actual:
      if (alone) put(f, {&row.target, &row.actual}, storage);
      break;
    case wanted::target:
      put(f, {&row.target}, storage);
      break;
    case wanted::points:
      if (alone) put(f, {&row.weight, &row.score}, storage);
      break;
  }
}

/// The form's own names of its columns, with the points of the fund table or of the indicators.
inline std::vector<column_word> own_columns(const form& form, part table) {
  std::vector<column_word> own;
  for (const auto& one : names_of<item>) {
    const bool of_funds = is_figure(one.value) && one.value != item::weight && one.value != item::score;
    const std::string_view text = fields::own_header({of_funds ? part::budget : table, 1, one.value}, form);
    if (!text.empty()) own.push_back({one.value, std::string(text)});
  }
  return own;
}

/// Gives every finding the names by which the form calls its columns.
inline void name_columns(examination& exam) {
  const form& paper = exam.paper();
  if (paper.headers == column_headers{}) return;
  const std::vector<column_word> of_funds = own_columns(paper, part::budget);
  const std::vector<column_word> of_rows = own_columns(paper, part::indicators);
  for (finding& f : exam.findings()) f.columns = f.field.part == part::budget ? of_funds : of_rows;
}

inline void quote_all(examination& exam) {
  name_columns(exam);
  for (finding& f : exam.findings())
    if (f.field.part == part::indicators && f.field.index != 0 && f.figures.empty()) quote(exam, f);
}

}  // namespace detail::quoted_cells
}  // namespace v0
}  // namespace perfeval
