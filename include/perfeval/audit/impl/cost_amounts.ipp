/// Cost targets and actuals in the form's money unit.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/score/impl/row_reading.ipp>

#include <optional>

namespace perfeval {
inline namespace v0 {
namespace detail::cost_amounts {

/// A cost target in money, in the form's unit; nothing if it is not money or the form declares no unit.
inline std::optional<ratio> cost_target(const indicator& row, const form& form) {
  if (row.kind != kind::cost || row.wanted.kind != statement_kind::number || form.money.empty()) return std::nullopt;
  unit unit = completed(row.wanted.unit, unit_beside(row, form));
  const auto money = read_unit(form.money, form.own_units);
  if (unit.per == "年") unit.per.clear();
  if (!money || unit.dimension != dimension::money || !converts(unit, *money)) return std::nullopt;
  return convert(row.wanted.low, unit, *money);
}

/// An amount in the form's money unit, and one unit of its last printed place there.
struct amount {
  ratio value;
  ratio last_place;
};

/// The actual of a row as an amount; a bare number takes the target's unit, a bare zero is always an amount.
inline std::optional<amount> actual_amount(const indicator& row, const form& form) {
  const statement& found = row.found;
  if (found.kind != statement_kind::number || found.vague) return std::nullopt;
  if (found.sign != comparison::none && found.sign != comparison::equal) return std::nullopt;
  const auto money = read_unit(form.money, form.own_units);
  unit unit = completed(completed(found.unit, row.wanted.unit), unit_beside(row, form));
  if (money && row_reader::is_bare_zero(found) && unit.dimension != dimension::money) unit = *money;
  if (unit.per == "年") unit.per.clear();
  if (!money || unit.dimension != dimension::money || !converts(unit, *money)) return std::nullopt;
  return amount{convert(found.low, unit, *money), convert(decimal(1, found.low.scale()), unit, *money)};
}

}  // namespace detail::cost_amounts
}  // namespace v0
}  // namespace perfeval
