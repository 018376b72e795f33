#pragma once

#include <perfeval/audit/folding.hpp>
#include <perfeval/audit/impl/codes.ipp>
#include <perfeval/audit/repair.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::reports {

inline form_report report_of(const form& form, const pack& rules, const scorecard& card, form_audit result) {
  form_report r;
  r.index = form.index;
  r.kind = form.kind;
  r.project = trimmed(form.project.text);
  r.department = trimmed(form.department.text);
  r.unit = trimmed(form.unit.text);
  r.year = form.year;
  if (form.total.score.has_value()) r.printed_total = to_string(form.total.score.value);
  r.recomputed = card.total;
  r.grade = card.grade;
  r.verdicts = result.verdicts;
  r.circumstance = circumstance_of(form, rules);
  arrange(result.findings);
  // of a project that was not carried out, what its rows lack is one question
  const bool none_done = r.circumstance.kind == circumstance_kind::not_carried_out;
  r.findings = folded(std::move(result.findings), form, none_done ? severity::warning : severity::note);
  return r;
}

/// The ends of the recomputed total are those of the grade range; the exact total lies between them.
inline void agree_with(const grade_range& range, recomputed_total& total) {
  total.low = total.exact ? std::min(range.low, *total.exact) : range.low;
  total.high = total.exact ? std::max(range.high, *total.exact) : range.high;
}

/// With the repairs and the possible grades of the form.
inline form_report audited_report(const form& form, const pack& rules, const scorecard& card, form_audit result) {
  std::vector<repair> repairs = repairs_of(form, rules, result);
  std::optional<grade_range> grades = grade_range_of(form, rules, card, result);
  form_report r = report_of(form, rules, card, std::move(result));
  if (grades && r.recomputed) agree_with(*grades, *r.recomputed);
  r.grade_range = std::move(grades);
  r.repairs = std::move(repairs);
  return r;
}

/// Calls `take` with every list of findings of a report.
template <class Take>
void each_list(const report& report, const Take& take) {
  take(report.findings);
  for (const document_report& document : report.documents) {
    take(document.findings);
    for (const form_report& f : document.forms) take(f.findings);
  }
}

inline void count(report_counts& counts, const std::vector<finding>& findings) {
  for (const finding& f : findings) {
    counts.unreadable += f.code == code::unreadable_document ? 1 : 0;
    switch (f.severity) {
      case severity::note:
        ++counts.notes;
        break;
      case severity::warning:
        ++counts.warnings;
        break;
      case severity::error:
        ++counts.errors;
        break;
    }
  }
}

inline void raise(std::optional<severity>& worst, const std::vector<finding>& findings) {
  for (const finding& f : findings)
    if (!worst || is_graver(f.severity, *worst)) worst = f.severity;
}

/// "kind quantity, name 路灯".
inline std::string conditions_of(const row_filter& filter) {
  std::string text;
  const auto add = [&text](std::string_view name, std::string_view value) {
    text += (text.empty() ? "" : ", ") + std::string(name) + " " + std::string(value);
  };
  if (filter.kind) add("kind", name_of(*filter.kind));
  if (filter.category) add("category", name_of(*filter.category));
  if (!filter.name_holds.empty()) add("name", filter.name_holds);
  return text;
}

inline bool fits_any_row(const row_filter& filter, std::span<const form> forms) {
  for (const form& form : forms)
    for (const indicator& row : form.indicators)
      if (filter.fits(row)) return true;
  return false;
}

inline void audit_into(document_report& document, std::span<const form> forms, const pack& rules) {
  std::vector<scorecard> cards(forms.size());
  std::vector<form_audit> results(forms.size());
  std::vector<audited_form> audited(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    score(forms[i], rules, cards[i]);
    results[i] = audit(forms[i], rules, cards[i]);
    audited[i] = {&forms[i], &cards[i], &results[i]};
    document.troubles.insert(document.troubles.end(), cards[i].troubles.begin(), cards[i].troubles.end());
  }
  for (trouble& unused : rules_without_row(forms, rules)) document.troubles.push_back(std::move(unused));
  document.findings = audit_across(audited, rules);
  for (std::size_t i = 0; i < forms.size(); ++i)
    document.forms.push_back(audited_report(forms[i], rules, cards[i], std::move(results[i])));
}

/// The time ended. The reports of forms are those that were whole; what holds for all of them was settled before.
inline void say_over_time(document_report& document, std::size_t forms, const deadline_passed& passed) {
  const std::size_t done = document.forms.size();
  document.troubles.push_back({trouble_kind::time_limit, "form " + std::to_string(done + 1), passed.what(),
                               "less time, or a higher limit (limits.seconds); " + std::to_string(forms - done) +
                                   " of " + std::to_string(forms) + " forms were not audited"});
  finding& nothing = document.findings.emplace_back(document_finding(code::unreadable_document, passed.what()));
  nothing.hindrance = hindrance::out_of_time;
}

}  // namespace detail::reports

PERFEVAL_INLINE document_report audit_forms(std::span<const form> forms, const pack& rules) {
  document_report document;
  try {
    detail::reports::audit_into(document, forms, rules);
  } catch (const deadline_passed& passed) {
    detail::reports::say_over_time(document, forms.size(), passed);
  }
  return document;
}

PERFEVAL_INLINE std::vector<trouble> rules_without_row(std::span<const form> forms, const pack& rules) {
  std::vector<trouble> troubles;
  if (forms.empty()) return troubles;
  for (const row_match& row : rules.rows) {
    if (!row.rule.code || detail::reports::fits_any_row(row, forms)) continue;
    const std::string conditions = detail::reports::conditions_of(row);
    troubles.push_back({trouble_kind::rule_without_row,
                        "rule " + row.rule.code->name() + " " + row.rule.code->version(),
                        conditions.empty() ? "no row" : "no row with " + conditions,
                        "a row that fits the conditions of the rule: check its kind, category and name"});
  }
  return troubles;
}

PERFEVAL_INLINE void keep_rules_without_row(report& report, std::size_t first_added) {
  document_report* first = nullptr;  // speaks for all documents before those that were added
  std::vector<trouble> everywhere;
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    document_report& document = report.documents[i];
    if (document.forms.empty()) continue;
    std::vector<trouble> own;
    for (const trouble& one : document.troubles)
      if (one.kind == trouble_kind::rule_without_row) own.push_back(one);
    std::erase_if(document.troubles, [](const trouble& one) { return one.kind == trouble_kind::rule_without_row; });
    if (!first) {
      first = &document;
      everywhere = std::move(own);
    } else if (i >= first_added) {
      std::erase_if(everywhere,
                    [&own](const trouble& one) { return std::find(own.begin(), own.end(), one) == own.end(); });
    }
  }
  if (first) first->troubles.insert(first->troubles.end(), everywhere.begin(), everywhere.end());
}

PERFEVAL_INLINE report report_under(const pack& rules) {
  report made;
  made.rules_id = rules.id;
  made.rules_version = rules.version;
  return made;
}

PERFEVAL_INLINE report_counts counts_of(const report& report) {
  report_counts counts;
  counts.documents = report.documents.size();
  for (const document_report& document : report.documents) counts.forms += document.forms.size();
  detail::reports::each_list(report, [&counts](const auto& findings) { detail::reports::count(counts, findings); });
  return counts;
}

PERFEVAL_INLINE report_counts counts_of(const std::vector<finding>& findings) {
  report_counts counts;
  detail::reports::count(counts, findings);
  return counts;
}

PERFEVAL_INLINE const clause& clause_of(const finding& finding, const pack& rules) {
  const std::string_view parameter = detail::codes::table[finding.code].parameter;
  return parameter.empty() ? rules.source(finding.source) : rules.source(parameter, finding.source);
}

PERFEVAL_INLINE finding document_finding(code code, const std::string& detail) {
  const form nowhere;
  finding f;
  f.code = code;
  f.severity = severity::error;
  f.field = {part::document, 0, item::whole};
  f.path = path_of(f.field, nowhere);
  f.label = label_of(f.field, nowhere);
  f.source = topic_of(code);
  f.detail = detail;
  return f;
}

PERFEVAL_INLINE std::optional<severity> worst(const report& report) {
  std::optional<severity> most;
  detail::reports::each_list(report, [&most](const auto& findings) { detail::reports::raise(most, findings); });
  return most;
}

}  // namespace v0
}  // namespace perfeval
