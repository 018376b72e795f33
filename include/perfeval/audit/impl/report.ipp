#pragma once

#include <perfeval/audit/report.hpp>
#include <perfeval/detail/config.hpp>

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail {

inline form_report report_of(const form& form, const scorecard& card, form_audit result) {
  form_report r;
  r.index = form.index;
  r.project = trimmed(form.project.text);
  r.year = form.year;
  if (form.total.score.has_value()) r.printed_total = to_string(form.total.score.value);
  r.recomputed = card.total;
  r.grade = card.grade;
  r.verdicts = result.verdicts;
  r.findings = std::move(result.findings);
  return r;
}

inline void raise(std::optional<severity>& worst, const std::vector<finding>& findings) {
  for (const finding& f : findings)
    if (!worst || f.severity > *worst) worst = f.severity;
}

}  // namespace detail

PERFEVAL_INLINE document_report audit_forms(std::span<const form> forms, const pack& rules) {
  document_report document;
  std::vector<scorecard> cards(forms.size());
  std::vector<form_audit> results(forms.size());
  std::vector<audited_form> audited(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    score(forms[i], rules, cards[i]);
    results[i] = audit(forms[i], rules, cards[i]);
    audited[i] = {&forms[i], &cards[i], &results[i]};
    document.troubles.insert(document.troubles.end(), cards[i].troubles.begin(), cards[i].troubles.end());
  }
  document.findings = audit_across(audited, rules);
  for (std::size_t i = 0; i < forms.size(); ++i)
    document.forms.push_back(detail::report_of(forms[i], cards[i], std::move(results[i])));
  return document;
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
  detail::raise(most, report.findings);
  for (const document_report& document : report.documents) {
    detail::raise(most, document.findings);
    for (const form_report& f : document.forms) detail::raise(most, f.findings);
  }
  return most;
}

}  // namespace v0
}  // namespace perfeval
