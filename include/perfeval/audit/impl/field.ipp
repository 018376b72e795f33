#pragma once

#include <perfeval/audit/field.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/spaceless.hpp>
#include <perfeval/detail/utf8.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::fields {

/// The position of the first line of a fund; the number of lines if there is none.
inline std::size_t first_of(fund fund, const form& form) noexcept {
  const auto same = [fund](const budget_line& line) { return line.line == fund; };
  return static_cast<std::size_t>(std::find_if(form.budget.begin(), form.budget.end(), same) - form.budget.begin());
}

/// The line's own name if it is the first of its fund, else line[n]; likewise for a line that the form lacks.
inline void add_line_path(std::string& path, std::uint32_t index, const form& form) {
  if (index <= form.budget.size()) {
    const fund own = form.budget[index - 1].line;
    if (own != fund::line && first_of(own, form) + 1 == index) {
      path += name_of(own);
      return;
    }
    if (first_of(fund::total, form) < index) --index;  // the total is not counted among the lines
  }
  path.append("line[").append(std::to_string(index)).append("]");
}

inline const cell* budget_cell(const budget_line& line, item item) noexcept {
  switch (item) {
    case item::initial_budget:
      return &line.initial_budget;
    case item::annual_budget:
      return &line.annual_budget;
    case item::executed:
      return &line.executed;
    case item::execution_rate:
      return &line.execution_rate;
    case item::weight:
      return &line.weight;
    case item::score:
      return &line.score;
    case item::reason:
      return &line.reason;
    default:
      return &line.label;
  }
}

inline const cell* indicator_cell(const indicator& row, item item) noexcept {
  switch (item) {
    case item::target:
      return &row.target;
    case item::actual:
      return &row.actual;
    case item::weight:
      return &row.weight;
    case item::score:
      return &row.score;
    case item::reason:
      return &row.reason;
    default:
      return &row.name;
  }
}

inline const cell* total_cell(const total_line& total, item item) noexcept {
  switch (item) {
    case item::weight:
      return &total.weight;
    case item::score:
      return &total.score;
    case item::grade:
      return &total.grade;
    default:
      return &total.label;
  }
}

/// The form's own name for a line, a row or a subtotal; may be blank.
inline std::string_view own_label(const field& field, const form& form) {
  if (!has_field(field, form)) return {};
  switch (field.part) {
    case part::budget:
      return trimmed(form.budget[field.index - 1].label.text);
    case part::indicators:
      return trimmed(form.indicators[field.index - 1].name.text);
    case part::subtotals:
      return trimmed(form.subtotals[field.index - 1].label.text);
    default:
      return {};
  }
}

/// The form's own word for its total row, 合 计 without the blanks; 总分 if it has none or more than a word.
inline void add_total_label(std::string& out, const form& form) {
  constexpr std::size_t most_letters = 6;
  const spaceless packed(form.total.label.text);
  const std::string_view label = packed.text();
  bool word = !label.empty();
  std::size_t letters = 0;
  for (std::size_t i = 0; word && i < label.size(); ++letters) {
    word = letters < most_letters && ideograph_at(label, i) != 0;
    i += decode(label, i).bytes;
  }
  out += word ? label : words_of(part::total, language::zh);
}

/// The form's own name for the column of an item.
inline std::string_view fund_header(item item, const column_headers& headers) noexcept {
  switch (item) {
    case item::initial_budget:
      return headers.initial_budget;
    case item::annual_budget:
      return headers.annual_budget;
    case item::executed:
      return headers.executed;
    case item::execution_rate:
      return headers.execution_rate;
    case item::weight:
      return headers.execution_weight;
    case item::score:
      return headers.execution_score;
    default:
      return {};
  }
}

inline std::string_view indicator_header(item item, const column_headers& headers) noexcept {
  switch (item) {
    case item::target:
      return headers.target;
    case item::actual:
      return headers.actual;
    case item::weight:
      return headers.weight;
    case item::score:
      return headers.score;
    case item::reason:
      return headers.reason;
    default:
      return {};
  }
}

inline std::string_view own_header(const field& field, const form& form) noexcept {
  if (field.part == part::budget) return fund_header(field.item, form.headers);
  const bool in_rows = field.part == part::indicators || field.part == part::subtotals || field.part == part::total;
  return in_rows ? indicator_header(field.item, form.headers) : std::string_view();
}

}  // namespace detail::fields

PERFEVAL_INLINE std::string to_string(const field& field) {
  std::string text(name_of(field.part));
  if (field.index != 0) text.append("[").append(std::to_string(field.index)).append("]");
  if (field.item != item::whole) text.append(".").append(name_of(field.item));
  return text;
}

PERFEVAL_INLINE bool has_field(const field& field, const form& form) noexcept {
  switch (field.part) {
    case part::budget:
      return field.index <= form.budget.size();
    case part::indicators:
      return field.index <= form.indicators.size();
    case part::subtotals:
      return field.index <= form.subtotals.size();
    default:
      return true;
  }
}

namespace detail {

/// The path of a field, added to a text.
inline void add_path(std::string& path, const field& field, const form& form) {
  constexpr std::size_t usual_path = 40;  // budget.appropriation.execution_rate, indicators[12].actual
  path.reserve(path.size() + usual_path);
  path += name_of(field.part);
  if (field.part == part::budget && field.index != 0) fields::add_line_path(path.append("."), field.index, form);
  if ((field.part == part::indicators || field.part == part::subtotals) && field.index != 0) {
    std::array<char, 16> number{'['};
    char* end = std::to_chars(number.data() + 1, number.data() + number.size(), field.index).ptr;
    *end++ = ']';
    path.append(number.data(), static_cast<std::size_t>(end - number.data()));
  }
  if (field.item != item::whole) {
    path.push_back('.');
    path += name_of(field.item);
  }
}

}  // namespace detail

PERFEVAL_INLINE std::string path_of(const field& field, const form& form) {
  std::string path;
  detail::add_path(path, field, form);
  return path;
}

PERFEVAL_INLINE std::vector<std::string> budget_line_names(const form& form) {
  std::vector<std::string> names;
  for (std::uint32_t i = 1; i <= form.budget.size(); ++i) detail::fields::add_line_path(names.emplace_back(), i, form);
  return names;
}

PERFEVAL_INLINE field score_field(std::uint32_t row, const form& form) noexcept {
  if (row != 0) return {part::indicators, row, item::score};
  const auto total = std::find_if(form.budget.begin(), form.budget.end(),
                                  [](const budget_line& line) { return line.line == fund::total; });
  // 0 where the form has no such line
  const auto position = total == form.budget.end() ? 0 : static_cast<std::uint32_t>(total - form.budget.begin() + 1);
  return {part::budget, position, item::score};
}

PERFEVAL_INLINE std::string_view column_name(const field& field, const form& form) noexcept {
  const std::string_view own = detail::fields::own_header(field, form);
  return own.empty() ? words_of(field.item, language::zh) : own;
}

namespace detail {

/// The label of a field, added to a text.
inline void add_label(std::string& label, const field& field, const form& form) {
  const std::string_view own = field.index == 0 ? std::string_view() : fields::own_label(field, form);
  if (!own.empty()) {
    constexpr std::size_t usual_column = 24;  // 年度指标值, and the stroke before it
    label.reserve(label.size() + own.size() + usual_column);
    label += own;
  } else {
    if (field.part == part::total)
      fields::add_total_label(label, form);
    else
      label += words_of(field.part, language::zh);
    if (field.index != 0) label.append("第").append(std::to_string(field.index)).append("行");
  }
  if (field.item != item::whole && field.item != item::name) label.append("/").append(column_name(field, form));
}

}  // namespace detail

PERFEVAL_INLINE std::string label_of(const field& field, const form& form) {
  std::string label;
  detail::add_label(label, field, form);
  return label;
}

PERFEVAL_INLINE const cell* cell_at(const field& field, const form& form) noexcept {
  if (!has_field(field, form)) return nullptr;
  switch (field.part) {
    case part::project:
      return &form.project;
    case part::department:
      return &form.department;
    case part::unit:
      return &form.unit;
    case part::year:
      return &form.year_cell;
    case part::goal:
      return field.item == item::target ? &form.goal.target : &form.goal.actual;
    case part::budget:
      return field.index == 0 ? nullptr : detail::fields::budget_cell(form.budget[field.index - 1], field.item);
    case part::indicators:
      return field.index == 0 ? nullptr : detail::fields::indicator_cell(form.indicators[field.index - 1], field.item);
    case part::subtotals: {
      if (field.index == 0) return nullptr;
      const subtotal& s = form.subtotals[field.index - 1];
      return field.item == item::score ? static_cast<const cell*>(&s.score) : &s.weight;
    }
    case part::total:
      return detail::fields::total_cell(form.total, field.item);
    default:
      return nullptr;
  }
}

PERFEVAL_INLINE const figure* figure_at(const field& field, const form& form) noexcept {
  const bool has_figures = field.part == part::budget || field.part == part::indicators ||
                           field.part == part::subtotals || field.part == part::total;
  if (!has_figures || !is_figure(field.item)) return nullptr;
  return static_cast<const figure*>(cell_at(field, form));
}

}  // namespace v0
}  // namespace perfeval
