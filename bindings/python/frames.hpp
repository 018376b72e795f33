/// The frames of a report: its findings, forms, indicators and budget lines as columns.
#pragma once

#include "audited.hpp"
#include "columns.hpp"

#include <perfeval/audit/finding.hpp>
#include <perfeval/language.hpp>

#include <string_view>

namespace perfeval::inline v0::python {

/// The form that a row belongs to. Of a finding about several forms or documents, only what they share is known.
struct frame_head {
  std::string_view path;
  const form_report* form = nullptr;
};

/// Calls `visit(finding, head)` for every finding: those of the report, of its documents, of their forms.
template <class Visit>
void for_each_finding(const report& report, Visit visit) {
  for (const finding& one : report.findings) visit(one, frame_head{});
  for (const document_report& document : report.documents) {
    for (const finding& one : document.findings) visit(one, frame_head{document.path, nullptr});
    for (const form_report& form : document.forms)
      for (const finding& one : form.findings) visit(one, frame_head{document.path, &form});
  }
}

frame findings_frame(const audited& source, language language);
frame forms_frame(const audited& source, language language);
/// With the points of every row under the rules of the report.
/// Errors: invalid_value if the report was made without its forms.
frame indicators_frame(const audited& source);
/// Errors: as of indicators_frame.
frame budget_frame(const audited& source);

/// A frame of findings that Python holds (reports.Finding).
frame findings_frame(const pybind11::iterable& findings, language language);

}  // namespace perfeval::inline v0::python
