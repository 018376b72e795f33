#pragma once

#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/detail/config.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {
/// A fund line against the lines directly below it. Which lines are its parts is read from labels and numbers, so that
/// a difference counts only where the rest of the column confirms it.
namespace detail::fund_parts {

using namespace figures;

/// The parts of a line, in one amount column.
struct part_list {
  std::vector<std::size_t> lines;
  std::size_t next = 0;  ///< the line after the last of them and of what they are made of
  bool open = false;     ///< 其中: some of the parts
  decimal sum;
  rounded_parts rounded;
};

inline std::string label_of_line(const budget_line& line) { return without_spaces(line.label.text); }

inline bool says_sum(const budget_line& line) {
  const std::string label = label_of_line(line);
  return label.find("小计") != std::string::npos || label.find("合计") != std::string::npos;
}

inline bool opens_list(const budget_line& line) { return label_of_line(line).starts_with("其中"); }

inline part_list parts_below(const form& form, std::size_t whole) {
  part_list parts;
  const std::uint32_t depth = form.budget[whole].depth;
  for (parts.next = whole + 1; parts.next < form.budget.size() && form.budget[parts.next].depth > depth; ++parts.next)
    if (form.budget[parts.next].depth == depth + 1) parts.lines.push_back(parts.next);
  parts.open = !parts.lines.empty() && opens_list(form.budget[parts.lines.front()]);
  return parts;
}

/// Whether every part has a number or a dash, and at least two have a number.
inline bool add_up(part_list& parts, const form& form, item column) {
  std::size_t numbers = 0;
  for (const std::size_t i : parts.lines) {
    const figure& amount = column_of(form.budget[i], column);
    if (amount.content == content::dash) continue;
    if (!amount.has_value()) return false;
    parts.sum += amount.value;
    parts.rounded.add(amount.value);
    ++numbers;
  }
  return numbers > 1;
}

/// Whether the lines may be the parts of a sum after them: not of one that they exceed, or that has parts of its own,
/// if the line above them says that it is a sum too.
inline bool may_belong_to_next(const part_list& parts, const form& form, std::size_t whole, item column) {
  if (parts.next >= form.budget.size() || !says_sum(form.budget[parts.next])) return false;
  if (!says_sum(form.budget[whole])) return true;
  if (!parts_below(form, parts.next).lines.empty()) return false;
  const figure& amount = column_of(form.budget[parts.next], column);
  return !amount.has_value() || amount.value >= parts.sum;
}

/// Whether the labels leave one line that these can be the parts of: a 小计 above them, or 其中 in front of the first
/// alone; and no sum after them, whose parts they might be.
inline bool labelled(const part_list& parts, const form& form, std::size_t whole, item column) {
  if (may_belong_to_next(parts, form, whole, column)) return false;
  for (std::size_t i = whole + 1; i < parts.next; ++i)
    if (says_sum(form.budget[i]) || (i != parts.lines.front() && opens_list(form.budget[i]))) return false;
  return parts.open || says_sum(form.budget[whole]);
}

/// Whether the sources make the total without these lines, and no other line has the sum of the parts.
inline bool confirmed(const part_list& parts, const form& form, std::size_t total, item column) {
  decimal sources;
  for (const budget_line& line : form.budget) {
    const figure& amount = column_of(line, column);
    if (amount.content == content::unreadable) return false;
    if (amount.has_value() && amount.value == parts.sum) return false;
    if (line.depth == 1 && amount.has_value()) sources += amount.value;
  }
  const figure& printed = column_of(form.budget[total], column);
  return printed.has_value() && printed.value == sources;
}

/// 其他 ends a list of parts that names them all.
inline bool names_all(const part_list& parts, const form& form) {
  return !parts.open && std::any_of(parts.lines.begin(), parts.lines.end(), [&form](std::size_t i) {
    return label_of_line(form.budget[i]).find("其他") != std::string::npos;
  });
}

inline void check_parts(examination& exam, std::size_t total, std::size_t whole, item column) {
  const form& form = exam.paper();
  const figure& printed = column_of(form.budget[whole], column);
  part_list parts = parts_below(form, whole);
  if (!printed.has_value() || !add_up(parts, form, column)) return;
  const field here = line_field(whole, column);
  if (parts.sum == printed.value) return exam.judge(here, verdict::agrees);
  const bool above = parts.sum > printed.value;
  if (parts.open && !above) return;
  if (hides_rows(form) || !labelled(parts, form, whole, column) || !confirmed(parts, form, total, column))
    return exam.judge(here, verdict::cannot_tell);
  const bool rounded = parts.rounded.explain(printed.value, parts.sum);
  const severity severe = above || names_all(parts, form) ? severity::error : severity::warning;
  exam.report(code::funds_sum, rounded ? severity::note : severe, here, text_of(parts.sum)).detail = basis::parts;
}

}  // namespace detail::fund_parts
}  // namespace v0
}  // namespace perfeval
