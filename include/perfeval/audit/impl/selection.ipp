#pragma once

#include <perfeval/audit/selection.hpp>
#include <perfeval/detail/config.hpp>

#include <algorithm>
#include <string>
#include <tuple>

namespace perfeval {
inline namespace v0 {
namespace detail::selections {

/// Calls `take` with each list of findings and its form, if it has one.
template <class Take>
void each_list(report& report, const Take& take) {
  take(report.findings, nullptr);
  for (document_report& document : report.documents) {
    take(document.findings, nullptr);
    for (form_report& form : document.forms) take(form.findings, &form);
  }
}

/// A form of which no error and no warning is shown proposes nothing.
inline void drop_idle_repairs(report& report) {
  for (document_report& document : report.documents)
    for (form_report& form : document.forms)
      if (std::all_of(form.findings.begin(), form.findings.end(),
                      [](const finding& f) { return f.severity == severity::note; }))
        form.repairs.clear();
}

inline bool lists(const std::vector<code>& codes, code wanted) {
  return std::find(codes.begin(), codes.end(), wanted) != codes.end();
}

}  // namespace detail::selections

PERFEVAL_INLINE bool selection::shows(const finding& f) const {
  using detail::selections::lists;
  return !is_graver(least, f.severity) && (only.empty() || lists(only, f.code)) && !lists(skip, f.code);
}

PERFEVAL_INLINE void select(report& report, const selection& chosen) {
  detail::selections::each_list(report, [&chosen](std::vector<finding>& findings, const form_report*) {
    std::erase_if(findings, [&chosen](const finding& f) { return !chosen.shows(f); });
  });
  detail::selections::drop_idle_repairs(report);
}

PERFEVAL_INLINE std::string identity_of(const finding& f, const form_report* form) {
  constexpr char separator = '\x1F';
  std::string text;
  const auto put = [&text](std::string_view part) { (text += part) += separator; };
  put(form ? form->project : std::string());
  put(form ? form->unit : std::string());
  put(form && form->year ? std::to_string(*form->year) : std::string());
  put(name_of(f.code));
  put(f.path);
  put(f.printed);
  put(f.expected);
  return text;
}

PERFEVAL_INLINE std::set<std::string> drop_known(report& report, const std::set<std::string>& known) {
  std::set<std::string> seen;
  detail::selections::each_list(report, [&](std::vector<finding>& findings, const form_report* form) {
    std::erase_if(findings, [&](const finding& f) {
      const auto found = known.find(identity_of(f, form));
      if (found == known.end()) return false;
      seen.insert(*found);
      return true;
    });
  });
  detail::selections::drop_idle_repairs(report);
  return seen;
}

PERFEVAL_INLINE void put_worst_first(report& report) {
  const auto rank = [](const form_report& form) {
    const report_counts counts = counts_of(form.findings);
    return std::tuple(counts.errors, counts.warnings, counts.notes);
  };
  for (document_report& document : report.documents)
    std::stable_sort(document.forms.begin(), document.forms.end(),
                     [&rank](const form_report& a, const form_report& b) { return rank(a) > rank(b); });
}

}  // namespace v0
}  // namespace perfeval
