/// How the forms of a document round: ways that contradict each other, and the one that most of them follow.
#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/finding.ipp>
#include <perfeval/audit/impl/rate_scale.ipp>
#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/rates.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::conventions {

using namespace figures;
using namespace rate_scales;

inline constexpr std::array<rounding_mode, 8> all_modes{
    rounding_mode::half_up, rounding_mode::half_even, rounding_mode::half_down, rounding_mode::up,
    rounding_mode::down,    rounding_mode::ceiling,   rounding_mode::floor,     rounding_mode::zero_five_up};

/// Modes as a set of bits in the order of `all_modes`.
using mode_set = unsigned;
inline constexpr mode_set every_mode = 0xFF;

constexpr bool holds(mode_set modes, rounding_mode mode) {
  for (std::size_t i = 0; i < all_modes.size(); ++i)
    if (all_modes[i] == mode) return ((modes >> i) & 1U) != 0;
  return false;
}

/// A printed figure that may be a rounding, of one form.
struct rounded_figure {
  std::uint32_t form = 0;
  ratio exact;  ///< on the printed scale
  decimal printed;
  std::size_t index = 0;  ///< of the form in the span
};

/// The modes that round x to the figure at its own places.
inline mode_set modes_allowed(const ratio& exact, const decimal& printed) {
  mode_set modes = 0;
  for (std::size_t i = 0; i < all_modes.size(); ++i)
    if (round(exact, rounding{shown_places(printed), all_modes[i]}) == printed) modes |= 1U << i;
  return modes;
}

inline std::vector<rounded_figure> rates_of(std::span<const audited_form> forms, const pack& rules) {
  std::vector<rounded_figure> all;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const budget_line* total = total_budget_line(*forms[i].form);
    if (!total || !total->execution_rate.has_value()) continue;
    if (const auto exact = amounts_of(*total, *forms[i].form, rules).rate())
      all.push_back({forms[i].form->index, *exact * ratio(scale_of(*exact, total->execution_rate, rules).factor),
                     total->execution_rate.value, i});
  }
  return all;
}

inline std::vector<rounded_figure> execution_scores_of(std::span<const audited_form> forms) {
  std::vector<rounded_figure> all;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const line& row = forms[i].card->execution;
    const ratio* exact = row.points.fixed();
    if (exact && row.printed) all.push_back({forms[i].form->index, *exact, *row.printed, i});
  }
  return all;
}

// ------------------------------------------------------------------------------------------------
// rounding-inconsistent

/// The mode that names a set of modes for people: the most usual one in it.
inline rounding_mode most_usual(mode_set modes) {
  for (const rounding_mode mode : {rounding_mode::half_up, rounding_mode::down, rounding_mode::up})
    if (holds(modes, mode)) return mode;
  for (const rounding_mode mode : all_modes)
    if (holds(modes, mode)) return mode;
  return rounding_mode::half_up;
}

/// Which forms fit which rounding; forms that allow every mode are left out.
inline std::vector<mode_use> uses_of(const std::vector<rounded_figure>& figures, const std::vector<mode_set>& modes) {
  std::vector<mode_use> uses;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (modes[i] == every_mode || modes[i] == 0) continue;
    const rounding_mode mode = most_usual(modes[i]);
    const auto same = [mode](const mode_use& use) { return use.mode == mode; };
    auto use = std::find_if(uses.begin(), uses.end(), same);
    if (use == uses.end()) use = uses.insert(use, {mode, {}});
    use->forms.push_back(figures[i].form);
  }
  return uses;
}

inline void check_rounding(const std::vector<rounded_figure>& figures, item sort, std::vector<finding>& out) {
  std::vector<mode_set> modes;
  mode_set common = every_mode;
  finding f;
  for (const rounded_figure& figure : figures) {
    modes.push_back(modes_allowed(figure.exact, figure.printed));
    if (modes.back() == 0) continue;  // not a rounding at its own places: a finding of the form itself
    common &= modes.back();
    if (modes.back() != every_mode) f.forms.push_back(figure.form);
  }
  if (common != 0) return;
  f.code = code::rounding_inconsistent;
  f.field = {part::document, 0, sort};
  f.modes = uses_of(figures, modes);
  out.push_back(std::move(f));
}

// ------------------------------------------------------------------------------------------------
// rounding-convention

inline bool needs_rounding(const rounded_figure& figure) {
  return !(round(figure.exact, rounding{shown_places(figure.printed), rounding_mode::down}) == figure.exact);
}

inline bool fits(const rounded_figure& figure, const rounding& way) {
  return round(figure.exact, way) == figure.printed;
}

/// A way of rounding, and how many of the figures that needed one it explains.
struct convention {
  rounding way{0, rounding_mode::half_up};
  std::size_t explained = 0;
};

inline bool same_results(const std::vector<rounded_figure>& figures, const rounding& a, const rounding& b) {
  return std::all_of(figures.begin(), figures.end(), [&a, &b](const rounded_figure& figure) {
    return round(figure.exact, a) == round(figure.exact, b);
  });
}

/// The rounding that explains most of the figures, all of which needed one; nothing if too few, or if different results
/// tie. Modes that give the same results count as one, named by the first.
inline std::optional<convention> convention_of(const std::vector<rounded_figure>& needed,
                                               const std::vector<rounding_mode>& explaining, const pack& rules) {
  std::int32_t most_places = 0;
  for (const rounded_figure& figure : needed) most_places = std::max(most_places, shown_places(figure.printed));
  std::vector<rounding_mode> modes{rounding_mode::half_up};
  modes.insert(modes.end(), explaining.begin(), explaining.end());
  convention best;
  bool tied = false;
  for (std::int32_t places = 0; places <= most_places; ++places) {
    for (const rounding_mode mode : modes) {
      const rounding way{places, mode};
      const auto explained = static_cast<std::size_t>(std::count_if(
          needed.begin(), needed.end(), [&way](const rounded_figure& figure) { return fits(figure, way); }));
      if (explained < best.explained || explained == 0) continue;
      if (explained == best.explained && same_results(needed, way, best.way)) continue;
      tied = explained == best.explained;
      if (!tied) best = {way, explained};
    }
  }
  const bool enough = best.explained >= rules.convention.least &&
                      ratio(best.explained) >= rules.convention.share * ratio(needed.size());
  return enough && !tied ? std::optional(best) : std::nullopt;
}

/// Lowers the warnings that the convention explains; the convention is their root.
inline void excuse(std::span<const audited_form> forms, const rounded_figure& score) {
  if (!forms[score.index].result) return;
  for (finding& f : forms[score.index].result->findings)
    if (f.code == code::execution_score && f.severity == severity::warning) {
      f.severity = severity::note;
      f.explained_by = name_field({part::document, 0, item::execution_score}, *forms[score.index].form);
    }
}

/// The total of the form as the pack has it and as the convention has it; nothing if the rules leave it open, or if a
/// rule across rows stands between the execution score and the total.
inline std::optional<convention_total> total_under(const rounding& way, const audited_form& form,
                                                   const rounded_figure& score) {
  const scorecard& card = *form.card;
  if (!card.total || !card.total->exact || card.across) return std::nullopt;
  const ratio& exact = *card.total->exact;
  return convention_total{score.form, exact, exact - score.exact + ratio(round(score.exact, way))};
}

/// Reports the convention unless every figure is also rounded half up at its own places, which asks no question.
inline void check_convention(std::span<const audited_form> forms, const std::vector<rounded_figure>& figures, item sort,
                             const std::vector<rounding_mode>& explaining, const pack& rules,
                             std::vector<finding>& out) {
  std::vector<rounded_figure> needed;
  std::copy_if(figures.begin(), figures.end(), std::back_inserter(needed), needs_rounding);
  const auto found = convention_of(needed, explaining, rules);
  if (!found) return;
  finding f;
  bool usual = true;
  for (const rounded_figure& figure : needed) {
    const bool scored = sort == item::execution_score;
    if (auto total = scored ? total_under(found->way, forms[figure.index], figure) : std::nullopt)
      f.totals.push_back(std::move(*total));
    if (!fits(figure, found->way)) continue;
    f.forms.push_back(figure.form);
    usual = usual && fits(figure, {shown_places(figure.printed), rounding_mode::half_up});
    if (sort == item::execution_score) excuse(forms, figure);
  }
  if (usual) return;
  f.code = code::rounding_convention;
  f.field = {part::document, 0, sort};
  f.rounding = found->way;
  f.detail = std::to_string(needed.size());
  out.push_back(std::move(f));
}

/// The rounding of the rates and of the execution scores of a document.
inline void check_roundings(std::span<const audited_form> forms, const pack& rules, std::vector<finding>& out) {
  const std::vector<rounded_figure> rates = rates_of(forms, rules);
  const std::vector<rounded_figure> scores = execution_scores_of(forms);
  check_rounding(rates, item::execution_rate, out);
  check_rounding(scores, item::execution_score, out);
  check_convention(forms, rates, item::execution_rate, rules.rounding.rate_explains, rules, out);
  check_convention(forms, scores, item::execution_score, rules.rounding.score_explains, rules, out);
}

}  // namespace detail::conventions
}  // namespace v0
}  // namespace perfeval
