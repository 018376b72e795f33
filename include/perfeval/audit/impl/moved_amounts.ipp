/// One amount whose point, or whose unit, is wrong: moved, it makes the sum of funds and the rate of its line agree. It
/// is the root of everything that it breaks.
#pragma once

#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/impl/slips.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/inline_vector.hpp>

#include <algorithm>
#include <compare>
#include <optional>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::moved_amounts {

using namespace figures;

/// A failed check of the budget.
struct failure {
  perfeval::code code;
  perfeval::field field;
  friend auto operator<=>(const failure&, const failure&) = default;
};

/// Whether the finding is one that a wrong amount can break.
inline bool concerns_amounts(const finding& f) noexcept {
  switch (f.code) {
    case code::funds_sum:
    case code::execution_score:
      return f.severity != severity::note;
    case code::rate_mismatch:
    case code::over_execution:
    case code::cost_execution:
      return true;
    default:
      return false;
  }
}

/// In order, to be looked up.
using failures = inline_vector<failure, 8>;

inline failures failures_in(const std::vector<finding>& findings) {
  failures all;
  for (const finding& f : findings)
    if (concerns_amounts(f)) all.push_back({f.code, f.field});
  std::sort(all.begin(), all.end());
  return all;
}

/// The failed checks of the budget of a form.
inline failures failures_of(const form& form, const pack& rules) {
  const scorecard none;
  form_audit result;
  examination exam(form, rules, none, result);
  check_funds(exam);
  check_rates(exam);
  check_execution_score(exam);
  check_cost_actuals(exam);
  return failures_in(result.findings);
}

inline bool has(const failures& all, const failure& one) { return std::binary_search(all.begin(), all.end(), one); }

/// An amount, the number that it should have been, and the failures that go away with it.
struct moved {
  perfeval::field field;
  slips::slip slip;
  failures mended;
  bool settles_line = false;  ///< its line had amounts that differ by a power of ten, and then has none
};

/// Whether the new amounts fail in nothing new, and the sum of the column and the rate of the line no longer fail.
inline bool mends(const failures& before, const failures& after, const field& amount, std::size_t total) {
  for (const failure& f : after) {
    if (!has(before, f)) return false;
    const bool own_sum = f.code == code::funds_sum && f.field == line_field(total, amount.item);
    const bool own_rate = f.code == code::rate_mismatch && f.field.index == amount.index;
    if (own_sum || own_rate) return false;
  }
  return after.size() < before.size();
}

inline slips::slip moved_by(const decimal& amount, std::int32_t places) {
  const bool unit = places == slips::unit_places || places == -slips::unit_places;
  return {unit ? diagnosis::unit_slip : diagnosis::power_of_ten, slips::with_point_moved(amount, places)};
}

/// Whether a sum of the sources is held against this cell: then the wrong sum is the finding, not its magnitude.
inline bool is_summed(const form& form, const field& amount, std::size_t total) {
  return amount.index == total + 1 && sum_of_funds(form, amount.item).any;
}

/// Whether the budget is written twice, initial and annual: then neither is alone in error.
inline bool is_confirmed(const budget_line& line, item column) {
  const bool budget = column == item::initial_budget || column == item::annual_budget;
  return budget && line.initial_budget.has_value() && line.annual_budget.has_value() &&
         line.initial_budget.value == line.annual_budget.value;
}

/// Whether the number can make the sum of its column agree; for a line that is not a source, whether its rate fails.
inline bool is_promising(const form& paper, const failures& before, const field& amount, const decimal& meant,
                         std::size_t total) {
  const budget_line& line = paper.budget[amount.index - 1];
  const figure& whole = column_of(paper.budget[total], amount.item);
  if (line.depth != 1 || !whole.has_value())
    return has(before, {code::rate_mismatch, {part::budget, amount.index, item::execution_rate}});
  return sum_of_funds(paper, amount.item).value - column_of(line, amount.item).value + meant == whole.value;
}

inline form budget_of_form(const form& paper) {
  form copy;
  copy.money = paper.money;
  copy.has = paper.has;
  copy.budget = paper.budget;
  copy.indicators = paper.indicators;
  return copy;
}

/// Whether more than a sum of sources speaks for the number: a check of the line itself. A sum that fails may itself be
/// wrong.
inline bool is_supported(const moved& one) {
  const auto of_its_line = [&one](const failure& f) {
    return f.code != code::funds_sum && f.field.index == one.field.index;
  };
  return one.settles_line || std::any_of(one.mended.begin(), one.mended.end(), of_its_line);
}

/// What the search works on: the form as printed, a copy to change, once one is needed, and what fails as printed.
struct search {
  const form& paper;
  const pack& rules;
  const failures& before;
  std::size_t total;
  std::optional<form> copy;
  std::vector<moved> found;

  form& changeable() { return copy ? *copy : copy.emplace(budget_of_form(paper)); }
};

/// Tries one amount with its point moved.
inline void try_moves(search& s, const field& amount) {
  const decimal printed = figure_at(amount, s.paper)->value;
  for (std::int32_t places = -slips::most_places_moved; places <= slips::most_places_moved; ++places) {
    const slips::slip slip = moved_by(printed, places);
    if (places == 0 || !is_promising(s.paper, s.before, amount, slip.meant, s.total)) continue;
    form& copy = s.changeable();
    auto& changed = const_cast<figure&>(*figure_at(amount, copy));
    changed.value = slip.meant;
    const failures after = failures_of(copy, s.rules);
    const bool agree = !rates::odd_magnitude(copy.budget[amount.index - 1], s.rules);
    changed.value = printed;
    if (!mends(s.before, after, amount, s.total)) continue;
    moved one{amount, slip, {}, agree && rates::odd_magnitude(s.paper.budget[amount.index - 1], s.rules)};
    for (const failure& f : s.before)
      if (!has(after, f)) one.mended.push_back(f);
    if (is_supported(one)) s.found.push_back(std::move(one));
  }
}

/// The most fund lines that are searched.
inline constexpr std::size_t most_lines = 40;

/// The one amount that, moved, mends the budget; nothing if none or several do.
inline std::optional<moved> only_moved(const form& paper, const pack& rules, const failures& before,
                                       std::size_t total) {
  if (before.empty() || paper.budget.size() > most_lines) return std::nullopt;
  search s{paper, rules, before, total, {}, {}};
  for (std::size_t i = 0; i < paper.budget.size(); ++i)
    for (const item column : amount_columns) {
      const figure& amount = column_of(paper.budget[i], column);
      if (!amount.has_value() || amount.value.is_zero() || is_confirmed(paper.budget[i], column)) continue;
      try_moves(s, line_field(i, column));
    }
  const auto keeps_another = [](const moved& one) { return !one.settles_line; };
  if (std::any_of(s.found.begin(), s.found.end(), [](const moved& one) { return one.settles_line; }))
    std::erase_if(s.found, keeps_another);  // what leaves two amounts a power of ten apart mends the line no better
  const bool single = s.found.size() == 1 && !is_summed(paper, s.found.front().field, total);
  return single ? std::optional(std::move(s.found.front())) : std::nullopt;
}

}  // namespace detail::moved_amounts
}  // namespace v0
}  // namespace perfeval
