#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/rate_scale.ipp>
#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::across {

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

// ------------------------------------------------------------------------------------------- the document's convention

/// The rounding that explains most of the scores that needed one; nothing if too few, or if different results tie.
inline std::optional<rounding> convention_of(const std::vector<rounded_figure>& scores, const pack& rules) {
  std::vector<rounded_figure> needed;
  std::int32_t most_places = 0;
  for (const rounded_figure& s : scores) {
    const std::int32_t places = shown_places(s.printed);
    if (round(s.exact, rounding{places, rounding_mode::down}) == s.exact) continue;
    needed.push_back(s);
    if (places > most_places) most_places = places;
  }
  std::vector<rounding_mode> modes{rounding_mode::half_up};
  modes.insert(modes.end(), rules.rounding.score_explains.begin(), rules.rounding.score_explains.end());
  std::optional<rounding> best;
  std::size_t most = 0;
  bool tied = false;
  const auto results = [&needed](rounding rounding) {
    std::vector<decimal> all;
    for (const rounded_figure& s : needed) all.push_back(round(s.exact, rounding));
    return all;
  };
  for (std::int32_t places = 0; places <= most_places; ++places) {
    for (const rounding_mode mode : modes) {
      const rounding rounding{places, mode};
      std::size_t explained = 0;
      for (const rounded_figure& s : needed) explained += round(s.exact, rounding) == s.printed ? 1 : 0;
      if (explained < most || explained == 0) continue;
      if (explained == most && best && results(rounding) == results(*best)) continue;
      tied = explained == most;
      if (explained > most) best = rounding;
      most = explained;
    }
  }
  const bool enough = most >= rules.convention.least && ratio(most) >= rules.convention.share * ratio(needed.size());
  return enough && !tied ? best : std::nullopt;
}

inline void apply_convention(std::span<const audited_form> forms, const std::vector<rounded_figure>& scores,
                             rounding rounding) {
  for (const rounded_figure& s : scores) {
    if (!(round(s.exact, rounding) == s.printed) || !forms[s.index].result) continue;
    for (finding& f : forms[s.index].result->findings)
      if (f.code == code::execution_score && f.severity == severity::warning) {
        f.severity = severity::note;
        f.explained_by = name_field({part::document, 0, item::execution_score}, *forms[s.index].form);
      }
  }
}

// ---------------------------------------------------------------------------------------------- two forms side by side

inline std::string identity(const form& form) {
  return without_spaces(form.project.text) + "\n" + without_spaces(form.unit.text) + "\n" +
         (form.year ? std::to_string(*form.year) : "");
}

/// Every figure and short cell in which two versions of a form would differ.
inline std::vector<std::string> figures_of(const form& form) {
  std::vector<std::string> all;
  const auto put = [&all](const figure& f) {
    all.push_back(f.has_value() ? to_string(trimmed(f.value)) : without_spaces(f.text));
  };
  for (const budget_line& line : form.budget)
    for (const item column :
         {item::initial_budget, item::annual_budget, item::executed, item::execution_rate, item::weight, item::score})
      put(column_of(line, column));
  for (const indicator& row : form.indicators) {
    put(row.weight);
    put(row.score);
    all.push_back(without_spaces(row.target.text));
    all.push_back(without_spaces(row.actual.text));
  }
  put(form.total.weight);
  put(form.total.score);
  return all;
}

inline void check_duplicates(std::span<const audited_form> forms, std::vector<finding>& out) {
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].form->project.empty()) continue;
    for (std::size_t j = i + 1; j < forms.size(); ++j) {
      if (identity(*forms[i].form) != identity(*forms[j].form)) continue;
      finding f;
      f.code = code::duplicate_form;
      f.severity = figures_of(*forms[i].form) == figures_of(*forms[j].form) ? severity::note : severity::warning;
      f.printed = forms[j].form->project.text;
      f.forms = {forms[i].form->index, forms[j].form->index};
      out.push_back(std::move(f));
    }
  }
}

/// A measured quantity: a number whose unit is not money, a share or a count of whole things. (Two projects
/// may legitimately have different satisfaction rates.)
inline bool is_measured(const indicator& row, const pack& rules) {
  if (row.found.kind != statement_kind::number || row.found.sign != comparison::none) return false;
  const unit& unit = row.found.unit.dimension == dimension::none ? row.wanted.unit : row.found.unit;
  return unit.dimension != dimension::none && unit.dimension != dimension::money &&
         unit.dimension != dimension::share && !counts(unit, rules);
}

struct measured_row {
  std::string name;
  ratio value;
  const perfeval::form* form;
  const indicator* row;
};

inline std::vector<measured_row> measured_rows(std::span<const audited_form> forms, const pack& rules) {
  std::vector<measured_row> all;
  for (const audited_form& f : forms)
    for (std::size_t i = 0; i < f.form->indicators.size(); ++i) {
      const indicator& row = f.form->indicators[i];
      const ratio* value = f.card->rows[i].reading().value();
      if (value && is_measured(row, rules) && !without_spaces(row.name.text).empty())
        all.push_back({without_spaces(row.name.text), *value, f.form, &row});
    }
  return all;
}

inline bool conflict(const measured_row& a, const measured_row& b) {
  return a.form != b.form && a.name == b.name && a.value != b.value && a.form->year == b.form->year &&
         a.row->found.unit.base == b.row->found.unit.base &&
         without_spaces(a.form->unit.text) == without_spaces(b.form->unit.text);
}

inline void check_conflicts(const std::vector<measured_row>& rows, std::vector<finding>& out) {
  std::vector<bool> reported(rows.size(), false);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (reported[i]) continue;
    finding f;
    for (std::size_t j = i + 1; j < rows.size(); ++j) {
      if (!conflict(rows[i], rows[j])) continue;
      if (f.forms.empty()) {
        f.forms.push_back(rows[i].form->index);
        f.figures.push_back(rows[i].row->actual.text);
      }
      f.forms.push_back(rows[j].form->index);
      f.figures.push_back(rows[j].row->actual.text);
      reported[j] = true;
    }
    if (f.forms.empty()) continue;
    f.code = code::figures_conflict;
    for (const std::string& text : f.figures) f.printed += (f.printed.empty() ? "" : " / ") + text;
    f.detail = rows[i].row->name.text;
    out.push_back(std::move(f));
  }
}

}  // namespace detail::across

PERFEVAL_INLINE std::vector<finding> audit_across(std::span<const audited_form> forms, const pack& rules) {
  std::vector<finding> found;
  const auto scores = detail::across::execution_scores_of(forms);
  detail::across::check_rounding(detail::across::rates_of(forms, rules), item::execution_rate, found);
  detail::across::check_rounding(scores, item::execution_score, found);
  if (const auto rounding = detail::across::convention_of(scores, rules))
    detail::across::apply_convention(forms, scores, *rounding);
  detail::across::check_duplicates(forms, found);
  detail::across::check_conflicts(detail::across::measured_rows(forms, rules), found);
  const form nowhere;
  for (finding& f : found) {
    f.source = topic_of(f.code);
    f.path = path_of(f.field, nowhere);
    f.label = label_of(f.field, nowhere);
  }
  return found;
}

}  // namespace v0
}  // namespace perfeval
