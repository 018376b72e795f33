#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/across_keys.ipp>
#include <perfeval/audit/impl/conventions.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/traces.ipp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/utf8.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::across {

using namespace across_keys;
using namespace figures;

// ------------------------------------------------------------------------------------------------ duplicate-form

inline bool same_text(const cell& a, const cell& b) {
  return a.text == b.text || without_spaces(a.text) == without_spaces(b.text);
}

inline key identity(const form& form) {
  return key().add(without_spaces(form.project.text)).add(without_spaces(form.unit.text)).add(number_of(form.year));
}

inline bool same_identity(const form& a, const form& b) {
  return a.year == b.year && same_text(a.project, b.project) && same_text(a.unit, b.unit);
}

inline bool same_figure(const figure& a, const figure& b) {
  if (a.has_value() && b.has_value()) return a.value == b.value;
  return a.has_value() == b.has_value() && same_text(a, b);
}

/// Whether two forms are equal in every figure and short cell in which versions of one form would differ.
inline bool same_figures(const form& a, const form& b) {
  const auto same_line = [](const budget_line& x, const budget_line& y) {
    return std::all_of(figure_items.begin(), figure_items.end(),
                       [&](item column) { return same_figure(column_of(x, column), column_of(y, column)); });
  };
  const auto same_row = [](const indicator& x, const indicator& y) {
    return same_figure(x.weight, y.weight) && same_figure(x.score, y.score) && same_text(x.target, y.target) &&
           same_text(x.actual, y.actual);
  };
  return std::equal(a.budget.begin(), a.budget.end(), b.budget.begin(), b.budget.end(), same_line) &&
         std::equal(a.indicators.begin(), a.indicators.end(), b.indicators.begin(), b.indicators.end(), same_row) &&
         same_figure(a.total.weight, b.total.weight) && same_figure(a.total.score, b.total.score);
}

inline void check_duplicate(std::span<const form* const> group, std::vector<finding>& out) {
  const form& first = *group.front();
  finding f;
  f.code = code::duplicate_form;
  f.severity = severity::note;
  f.printed = trimmed(first.project.text);
  for (const form* one : group) {
    if (!same_identity(*one, first)) continue;
    if (f.severity == severity::note && !same_figures(first, *one)) f.severity = severity::warning;
    f.forms.push_back(one->index);
  }
  if (f.forms.size() > 1) out.push_back(std::move(f));
}

/// One finding for the forms of one project, unit and year.
inline void check_duplicates(std::span<const audited_form> forms, std::vector<finding>& out) {
  groups<const form*> same;
  for (const audited_form& one : forms)
    if (!one.form->project.empty()) same.add(identity(*one.form), one.form);
  same.each([&out](std::span<const form* const> group) { check_duplicate(group, out); });
}

// ---------------------------------------------------------------------------------------------- figures-conflict

/// A measured quantity: a number whose unit is not money, a share or a count of whole things. (Two projects
/// may legitimately have different satisfaction rates.)
inline bool is_measured(const indicator& row, const pack& rules) {
  if (row.found.kind != statement_kind::number || row.found.sign != comparison::none) return false;
  const unit& unit = row.found.unit.dimension == dimension::none ? row.wanted.unit : row.found.unit;
  return unit.dimension != dimension::none && unit.dimension != dimension::money &&
         unit.dimension != dimension::share && !counts(unit, rules);
}

struct measured_row {
  const ratio* value;
  const perfeval::form* form;
  const indicator* row;
};

/// Words of two letters that many indicators share, in order: a name made of them alone does not say which thing is
/// measured.
inline constexpr auto general_words = [] {
  std::array<std::string_view, 30> words = {"面积", "里程", "长度", "数量", "规模", "总量", "房屋", "用房",
                                            "租赁", "租用", "建设", "改造", "维修", "维护", "养护", "管护",
                                            "新建", "完成", "实际", "项目", "工程", "道路", "办公", "管理",
                                            "服务", "年度", "时间", "时限", "天数", "及时"};
  std::sort(words.begin(), words.end());
  return words;
}();

/// Bytes of the general word at the start of the text; 0 if there is none.
inline std::size_t general_word(std::string_view text) noexcept {
  constexpr std::size_t bytes = general_words.front().size();
  return std::binary_search(general_words.begin(), general_words.end(), text.substr(0, bytes)) ? bytes : 0;
}

/// Whether a name tells one thing from all others: it has so many letters besides general words.
inline bool names_a_thing(std::string_view name, std::uint32_t letters) noexcept {
  std::uint32_t own = 0;
  while (!name.empty() && own < letters) {
    const std::size_t general = general_word(name);
    own += general == 0 ? 1 : 0;
    name.remove_prefix(general == 0 ? decode(name, 0).bytes : general);
  }
  return own >= letters;
}

/// What a form adds to what its rows measure: who measured, and when.
inline key body_and_year(const form& form) {
  return key().add(without_spaces(form.unit.text)).add(number_of(form.year));
}

/// Adds the rows that measure something. Rows with one key speak of the same thing: of one project, or of a name that
/// tells one thing from all others.
inline void add_measured_rows(const audited_form& f, const pack& rules, groups<measured_row>& all) {
  std::optional<key> body;
  for (std::size_t i = 0; i < f.form->indicators.size(); ++i) {
    const indicator& row = f.form->indicators[i];
    if (!is_measured(row, rules)) continue;
    const ratio* value = f.card->rows[i].reading().value();
    const std::string name = without_spaces(row.name.text);
    if (!value || name.empty()) continue;
    if (!body) body = body_and_year(*f.form);
    key same = *body;
    same.add(name).add(row.found.unit.base);
    if (!names_a_thing(name, rules.across.object_letters)) same.add(without_spaces(f.form->project.text));
    all.add(same, {value, f.form, &row});
  }
}

/// Reports the rows of other forms whose actual is not that of the first.
inline void check_conflict(std::span<const measured_row> rows, std::vector<finding>& out) {
  const measured_row& first = rows.front();
  finding f;
  const std::string name = without_spaces(first.row->name.text);
  for (const measured_row& row : rows) {
    if (without_spaces(row.row->name.text) != name) continue;
    if (row.form == first.form || *row.value == *first.value) continue;
    if (f.forms.empty()) {
      f.forms.push_back(first.form->index);
      f.figures.push_back(first.row->actual.text);
    }
    f.forms.push_back(row.form->index);
    f.figures.push_back(row.row->actual.text);
  }
  if (f.forms.empty()) return;
  f.code = code::figures_conflict;
  for (const std::string& text : f.figures) f.printed += (f.printed.empty() ? "" : " / ") + text;
  f.detail = first.row->name.text;
  out.push_back(std::move(f));
}

inline void check_conflicts(std::span<const audited_form> forms, const pack& rules, std::vector<finding>& out) {
  groups<measured_row> rows;
  for (const audited_form& f : forms) add_measured_rows(f, rules, rows);
  rows.each([&out](std::span<const measured_row> group) { check_conflict(group, out); });
}

// ------------------------------------------------------------------------------------------------ years, departments

/// copied-from-last-year and department-sum within the document: they are findings of the form that they ask about.
inline void check_traces(std::span<const audited_form> forms) {
  if (forms.size() < 2) return;
  std::vector<form_trace> kept;
  kept.reserve(forms.size());
  for (const audited_form& one : forms) kept.push_back(traces::trace_of(*one.form, 0));
  const auto add = [&](finding f, const form_trace& trace) {
    const audited_form& there = forms[static_cast<std::size_t>(&trace - kept.data())];
    if (!there.result) return;
    const cell* place = cell_at(f.field, *there.form);
    f.cell = place->place;
    f.printed = trimmed(place->text);
    there.result->findings.push_back(std::move(f));
  };
  using traces::reach;
  traces::each_copy(kept, reach::within_a_document, [&](const traces::copied_text& copied) {
    finding f = traces::finding_of(copied);
    f.forms.push_back(copied.source->index);
    add(std::move(f), *copied.form);
  });
  traces::each_department(kept, reach::within_a_document,
                          [&](const form_trace& department, const traces::department_projects& projects) {
                            finding f = traces::finding_of(department, projects);
                            for (const form_trace* one : projects.forms) f.forms.push_back(one->index);
                            add(std::move(f), department);
                          });
}

}  // namespace detail::across

PERFEVAL_INLINE std::vector<finding> audit_across(std::span<const audited_form> forms, const pack& rules) {
  for (const audited_form& one : forms) {
    if (!one.form || !one.card || !one.result)
      throw invalid_value("audit_across: each form needs its card and its result; a pointer is null");
    check_owner(*one.card, *one.form, rules);
  }
  std::vector<finding> found;
  detail::conventions::check_roundings(forms, rules, found);
  detail::across::check_duplicates(forms, found);
  detail::across::check_conflicts(forms, rules, found);
  detail::across::check_traces(forms);
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
