/// Bodies of score/across.hpp that need a scorecard: the rows of a form, and what its pack declares across them.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/impl/across.ipp>
#include <perfeval/score/impl/scorecard.ipp>

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::across_form {

inline interval added_points(const line& row, const pack& rules) {
  const scoring::settled value = scoring::settle(row, rules);
  return interval::closed(value.low, value.high);
}

inline bool weighs(const line& row) { return row.scored && row.weight && row.weight->sign() > 0; }

inline bool is_excused(const indicator& row, const pack& rules) {
  for (const std::string& word : rules.across.excused)
    if (row.reason.text.find(word) != std::string::npos) return true;
  return false;
}

/// The standing of a row according to the form.
inline across_row row_across(const line& row, const indicator& indicator, const pack& rules) {
  across_row made;
  made.group = static_cast<std::uint32_t>(indicator.category);
  if (!weighs(row)) return made;
  made.standing = standing_of(indicator);
  made.weight = *row.weight;
  made.points = added_points(row, rules);
  return made;
}

/// The standing of a row under the pack: excused by its reason takes precedence over a missing result.
inline across_row standing_row(const line& row, const indicator& indicator, const pack& rules) {
  across_row made = row_across(row, indicator, rules);
  if (!weighs(row)) return made;
  const standing own = std::exchange(made.standing, standing::counted);
  if (is_excused(indicator, rules)) {
    made.standing = standing::excused;
  } else if (own == standing::not_applicable) {
    if (rules.across.not_applicable == when_not_applicable::leaves) made.standing = own;
  } else if (own == standing::missing && rules.across.missing == when_missing::open) {
    made.standing = own;
  } else if (own == standing::missing && rules.across.missing == when_missing::zero) {
    made.points = interval(ratio(0));
  }
  return made;
}

inline across_row execution_row(const scorecard& card, const pack& rules) {
  across_row made;
  made.group = execution_group;
  if (!weighs(card.execution)) return made;
  made.weight = *card.execution.weight;
  made.points = added_points(card.execution, rules);
  if (card.execution_leaves) made.standing = standing::not_applicable;
  return made;
}

/// The pack's caps and vetoes for the rows of this form; `whose` gives the veto of the pack that each comes from.
inline across_rules rules_for(const form& form, const pack& rules, std::vector<held_veto>& vetoes) {
  across_rules made;
  for (const category_cap& cap : rules.across.caps)
    made.caps.push_back({static_cast<std::uint32_t>(cap.category), ratio(cap.most)});
  for (std::size_t rule = 0; rule < rules.across.vetoes.size(); ++rule)
    for (std::size_t row = 0; row < form.indicators.size(); ++row) {
      const row_veto& one = rules.across.vetoes[rule];
      if (!one.rows.fits(form.indicators[row])) continue;
      made.vetoes.push_back({row, interval::below(one.below), ratio(one.most)});
      vetoes.push_back({rule, row});
    }
  return made;
}

inline bool nobody_is_left(std::span<const across_row> rows) {
  for (const across_row& row : rows)
    if (row.standing != standing::not_applicable && row.weight.sign() > 0) return false;
  return true;
}

inline void check_rows(const scorecard& card, const form& form) {
  if (card.rows.size() != form.indicators.size())
    throw invalid_value("the card is that of another form: it has " + std::to_string(card.rows.size()) +
                        " rows, the form " + std::to_string(form.indicators.size()));
}

}  // namespace detail::across_form

PERFEVAL_INLINE std::vector<across_row> rows_across(const scorecard& card, const form& form, const pack& rules) {
  detail::across_form::check_rows(card, form);
  std::vector<across_row> made;
  for (std::size_t i = 0; i < card.rows.size(); ++i)
    made.push_back(detail::across_form::row_across(card.rows[i], form.indicators[i], rules));
  return made;
}

PERFEVAL_INLINE std::optional<across_record> applied_across(const scorecard& card, const form& form,
                                                            const pack& rules) {
  detail::across_form::check_rows(card, form);
  std::vector<across_row> rows;
  for (std::size_t i = 0; i < card.rows.size(); ++i)
    rows.push_back(detail::across_form::standing_row(card.rows[i], form.indicators[i], rules));
  rows.push_back(detail::across_form::execution_row(card, rules));
  if (detail::across_form::nobody_is_left(rows)) return std::nullopt;
  std::vector<held_veto> vetoes;
  const across_rules declared = detail::across_form::rules_for(form, rules, vetoes);
  across_record made{total_across(rows, declared), {}};
  for (const std::size_t place : made.total.vetoed) made.vetoes.push_back(vetoes[place]);
  return made;
}

}  // namespace v0
}  // namespace perfeval
