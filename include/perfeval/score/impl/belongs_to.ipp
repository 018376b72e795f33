/// Whether a card is that of a form under a pack. What reads the three together (audit, explanation, JSON) asks first.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/impl/scorecard.ipp>
#include <perfeval/score/scorecard.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace detail::card_owner {

/// Equal as they are stored, which is all that a copy can be.
inline bool stored_alike(const decimal& a, const decimal& b) noexcept {
  const integer x = access::coefficient(a), y = access::coefficient(b);
  return x.lo == y.lo && x.hi == y.hi && a.scale() == b.scale();
}

inline bool shows(const std::optional<decimal>& recorded, const figure& printed) noexcept {
  return recorded.has_value() == printed.has_value() && (!recorded || stored_alike(*recorded, printed.value));
}

/// Whether the line still shows the figures of its row, and its reading was made from that very row.
inline bool shows_row(const line& scored, const indicator& row) {
  if (!scored.as_read || (*scored.as_read).paper != &row) return false;
  return scored.shares_score || (shows(scored.weight, row.weight) && shows(scored.printed, row.score));
}

/// Whether the card was scored from these very objects, which still hold what it shows.
inline bool scored_from(const scorecard& card, const form& form, const pack& rules) {
  return card.origin.form == &form && card.origin.rules == &rules && !card.origin.changed &&
         std::equal(card.rows.begin(), card.rows.end(), form.indicators.begin(), form.indicators.end(), shows_row);
}

inline bool equal_points(const admitted& a, const admitted& b) {
  return a.points == b.points && a.taken == b.taken && a.undecided == b.undecided;
}

inline bool equal_lines(const line& a, const line& b) {
  return a.scored == b.scored && a.weight == b.weight && a.printed == b.printed && a.x == b.x && a.rule == b.rule &&
         equal_points(a.points, b.points);
}

inline bool equal_totals(const std::optional<recomputed_total>& a, const std::optional<recomputed_total>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->exact == b->exact && a->low == b->low && a->high == b->high;
}

inline bool equal_cards(const scorecard& a, const scorecard& b) {
  return equal_lines(a.execution, b.execution) && equal_totals(a.total, b.total) && a.grade == b.grade &&
         std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(), equal_lines);
}

/// The card, if it was scored from this form and this pack; else one scored again into `fresh`, if the two are equal.
/// What is read from it borrows nothing but `form` and `rules`.
/// Errors: invalid_value if the card is another's.
inline const scorecard& card_for(const form& form, const pack& rules, const scorecard& card,
                                 std::optional<scorecard>& fresh) {
  if (scored_from(card, form, rules)) return card;
  if (!card.origin.form) throw invalid_value("the card was never scored: call score(form, rules, card) first");
  if (card.rows.size() != form.indicators.size())
    throw invalid_value("the card is that of another form: it has " + std::to_string(card.rows.size()) +
                        " rows, the form " + std::to_string(form.indicators.size()));
  if (card.origin.rules_name != bound_rules::name_of_pack(rules))
    throw invalid_value("the card was scored under other rules than " + rules.id + " " + rules.version +
                        ": score the form under the pack that is passed with it");
  score(form, rules, fresh.emplace());
  if (!equal_cards(card, *fresh))
    throw invalid_value("the card is not that of this form under " + rules.id + " " + rules.version +
                        ": score the form under the pack that is passed with it");
  return *fresh;
}

}  // namespace detail::card_owner

PERFEVAL_INLINE bool belongs_to(const scorecard& card, const form& form, const pack& rules) {
  if (detail::card_owner::scored_from(card, form, rules)) return true;
  if (!card.origin.form || card.rows.size() != form.indicators.size()) return false;
  if (card.origin.rules_name != detail::bound_rules::name_of_pack(rules)) return false;
  return detail::card_owner::equal_cards(card, score(form, rules));
}

PERFEVAL_INLINE void check_owner(const scorecard& card, const form& form, const pack& rules) {
  std::optional<scorecard> fresh;
  detail::card_owner::card_for(form, rules, card, fresh);
}

}  // namespace v0
}  // namespace perfeval
