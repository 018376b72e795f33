#pragma once

#include <perfeval/audit/field.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/printed.hpp>

#include <algorithm>
#include <cstddef>
#include <string>

namespace perfeval {
inline namespace v0 {
/// Cells of a row under a header that could not be read, or under none: what the row seems to lack may be one of them.
namespace detail::left_over {

constexpr std::size_t most_rows = 1'000;  // in more, a column is not compared with those of other rows

inline bool is_unread(const form& form, const extra& one) {
  const place& here = one.value.place;
  if (one.value.empty() || one.value.content == content::dash || !here.known()) return false;
  if (one.label.empty()) return true;
  if (std::any_of(form.unclear_columns.begin(), form.unclear_columns.end(), [&](const unclear_column& open) {
        return open.header.place.table == here.table &&
               without_spaces(open.header.text).find(one.label) != std::string::npos;
      }))
    return true;
  const std::string table = "table " + std::to_string(here.table) + ",";
  const std::string column = ", column " + std::to_string(here.column);
  return std::any_of(form.troubles.begin(), form.troubles.end(), [&](const trouble& t) {
    return t.kind == trouble_kind::unknown_column && t.at.starts_with(table) &&
           (t.at.ends_with(column) || without_spaces(t.found) == one.label);
  });
}

/// What a row prints for a part.
inline const cell& part_of(const indicator& row, item part) {
  switch (part) {
    case item::target:
      return row.target;
    case item::weight:
      return row.weight;
    case item::score:
      return row.score;
    case item::reason:
      return row.reason;
    default:
      return row.actual;
  }
}

inline bool fits(const extra& one, item part) {
  const bool digits = one.value.text.find_first_of("0123456789") != std::string::npos;
  if (part == item::weight || part == item::score) return digits;
  return part != item::reason || one.value.content == content::unreadable;
}

/// Whether a blank part of row `i` may be in a cell that was left over; not if that column has cells too in rows that
/// do not lack the part.
inline bool may_hold(const form& form, std::size_t i, item part) {
  const auto& rows = form.indicators;
  return std::any_of(rows[i].extras.begin(), rows[i].extras.end(), [&](const extra& own) {
    if (!is_unread(form, own) || !fits(own, part)) return false;
    if (rows.size() > most_rows) return true;
    return std::none_of(rows.begin(), rows.end(), [&](const indicator& row) {
      if (part_of(row, part).empty()) return false;
      return std::any_of(row.extras.begin(), row.extras.end(), [&](const extra& other) {
        return other.value.place.column == own.value.place.column && other.value.place.table == own.value.place.table &&
               fits(other, part) && !other.value.empty();
      });
    });
  });
}

/// Whether a figure of the fund table is under a header that could not be read: it may be the weight, or the rate.
inline bool may_hold_points(const form& form) {
  return std::any_of(form.extras.begin(), form.extras.end(), [&](const extra& one) {
    return one.label.starts_with("budget[") && one.value.text.find_first_of("0123456789") != std::string::npos &&
           is_unread(form, one);
  });
}

/// Whether a row has a figure under a header that could not be read, or under none: a column of points may be lost.
inline bool holds_figures(const form& form) {
  return std::any_of(form.indicators.begin(), form.indicators.end(), [&](const indicator& row) {
    return std::any_of(row.extras.begin(), row.extras.end(),
                       [&](const extra& one) { return fits(one, item::weight) && is_unread(form, one); });
  });
}

}  // namespace detail::left_over
}  // namespace v0
}  // namespace perfeval
