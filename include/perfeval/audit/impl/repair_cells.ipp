/// Changing one cell of a form: the text that a new number is printed as, and reading it back.
#pragma once

#include <perfeval/audit/field.hpp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/printed.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::repair_cells {

inline column column_at(const field& cell) noexcept {
  switch (cell.item) {
    case item::execution_rate:
      return column::rate;
    case item::weight:
      return column::weight;
    case item::score:
      return column::score;
    default:
      return column::amount;
  }
}

/// A number as the figure prints its own: with its percent sign or 分, an amount without a unit that is not the form's.
inline std::string figure_text(const figure& printed, const decimal& number, const form& paper) {
  const bool other_money = !printed.unit.empty() && printed.unit != "%" && printed.unit != "‰" &&
                           printed.unit != "分" && printed.unit != paper.money;
  return to_string(number) + (other_money ? std::string() : printed.unit);
}

/// The text with its one number replaced; nothing if the number is not found in it.
inline std::optional<std::string> with_number(std::string_view text, const decimal& printed, const decimal& number) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const printed_number found = read_printed_number(text.substr(i));
    if (found.content != content::number || !(found.value == printed)) continue;
    if (found.end == 0 || text[i] == ' ') continue;
    return std::string(text.substr(0, i)) + to_string(number) + std::string(text.substr(i + found.end));
  }
  return std::nullopt;
}

/// Puts a text into a cell of the form, and reads it.
inline void put(form& paper, const field& cell, const std::string& text) {
  if (const figure* there = figure_at(cell, paper)) {
    auto& changed = const_cast<figure&>(*there);
    const bool merged = changed.merged;
    changed = read_figure(text, column_at(cell), paper.money, changed.place, {}, paper.own_units);
    changed.merged = merged;
    return;
  }
  auto* there = const_cast<perfeval::cell*>(cell_at(cell, paper));
  *there = read_cell(text, there->place);
  if (cell.part == part::indicators && cell.item == item::actual)
    paper.indicators[cell.index - 1].found = read_statement(text, paper.year, {}, paper.own_units);
}

}  // namespace detail::repair_cells
}  // namespace v0
}  // namespace perfeval
