/// audit/ in Python: reports as values that can be written as JSON. reports.py reads the JSON back.
#include "audited.hpp"
#include "bind.hpp"
#include "interruptible.hpp"
#include "language.hpp"
#include "overdue_rules.hpp"
#include "pickling.hpp"

#include <perfeval/audit/message.hpp>
#include <perfeval/audit/repair.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/audit/selection.hpp>
#include <perfeval/error.hpp>
#include <perfeval/read/audit.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/trouble.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/mark.hpp>
#include <perfeval/write/pack.hpp>
#include <perfeval/write/repair.hpp>
#include <perfeval/write/report.hpp>
#include <perfeval/write/report_page.hpp>

#include <pybind11/stl.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

std::shared_ptr<audited> empty_report(const pack_pointer& rules) {
  return std::make_shared<audited>(audited{report_under(rules->rules()), rules, {}, {}});
}

std::shared_ptr<audited> audit_document_list(const std::vector<const document*>& documents, const pack_pointer& rules,
                                             bool forms, const limits& bounds) {
  auto made = empty_report(rules);
  for (const document* document : documents) {
    const time_of_rules until(bounds.seconds);
    document_report& audited = made->result.documents.emplace_back(audit_document(*document, rules->rules(), bounds));
    const std::size_t kept = forms ? audited.forms.size() : 0;  // fewer than there are where the time was over
    made->forms.push_back(std::make_shared<const std::vector<form>>(
        document->forms.begin(), document->forms.begin() + static_cast<std::ptrdiff_t>(kept)));
    made->call.take(document->path, document->forms);
    if (!made->result.words) made->result.words = document->words;
  }
  keep_rules_without_row(made->result, 0);
  return made;
}

std::shared_ptr<audited> audit_one_form(const form& form, const pack_pointer& rules) {
  auto made = empty_report(rules);
  made->result.documents.push_back(audit_forms(std::span(&form, 1), rules->rules()));
  const std::size_t kept = made->result.documents.back().forms.size();  // none where the time was over
  made->forms.push_back(std::make_shared<const std::vector<perfeval::form>>(kept, form));
  return made;
}

std::shared_ptr<audited> audit_form_list(std::vector<form> forms, const pack_pointer& rules) {
  auto made = empty_report(rules);
  made->result.documents.push_back(audit_forms(forms, rules->rules()));
  forms.resize(made->result.documents.back().forms.size());  // fewer where the time was over
  made->forms.push_back(std::make_shared<const std::vector<form>>(std::move(forms)));
  return made;
}

/// The contents of a report, counted: documents, unreadable ones, forms, and findings of each severity.
py::dict counts_as_dict(const audited& self) {
  const report_counts counts = counts_of(self.result);
  using namespace py::literals;
  return py::dict("documents"_a = counts.documents, "unreadable"_a = counts.unreadable, "forms"_a = counts.forms,
                  "error"_a = counts.errors, "warning"_a = counts.warnings, "note"_a = counts.notes);
}

/// A report without documents: the findings across those of a call.
std::shared_ptr<audited> report_of_call(const audited_call& call, const pack_pointer& rules) {
  auto made = empty_report(rules);
  made->result.findings = call.findings();
  return made;
}

std::string id_and_version(const held_pack& held) { return held.rules().id + " " + held.rules().version; }

/// Takes the documents and the findings across them of another report under the same rules.
/// Errors: invalid_value if its rules are others.
void extend(audited& self, const audited& other) {
  if (!same_rules(*self.rules, *other.rules))
    throw invalid_value("found a report under " + id_and_version(*other.rules) + ", expected one under " +
                        id_and_version(*self.rules) + ": audit its documents under these rules");
  const std::size_t first_added = self.result.documents.size();
  self.result.documents.insert(self.result.documents.end(), other.result.documents.begin(),
                               other.result.documents.end());
  self.forms.insert(self.forms.end(), other.forms.begin(), other.forms.end());
  self.result.findings.insert(self.result.findings.end(), other.result.findings.begin(), other.result.findings.end());
  if (!self.result.words) self.result.words = other.result.words;
  keep_rules_without_row(self.result, first_added);
}

std::vector<trouble> take_rules_without_row(audited& self) {
  std::vector<trouble> taken;
  for (document_report& document : self.result.documents) {
    const auto rest = std::stable_partition(document.troubles.begin(), document.troubles.end(), [](const trouble& one) {
      return one.kind != trouble_kind::rule_without_row;
    });
    taken.insert(taken.end(), rest, document.troubles.end());
    document.troubles.erase(rest, document.troubles.end());
  }
  return taken;
}

/// Errors: invalid_value for a report without documents.
void add_troubles(audited& self, const std::vector<trouble>& troubles) {
  if (self.result.documents.empty())
    throw invalid_value("found a report without documents, expected one with a document");
  std::vector<trouble>& all = self.result.documents.back().troubles;
  all.insert(all.end(), troubles.begin(), troubles.end());
}

std::vector<code> codes_named(const std::vector<std::string>& names) {
  std::vector<code> codes;
  for (const std::string& name : names) {
    const auto known = code_named(name);
    if (!known) throw invalid_value("found the code '" + name + "', expected one of the library");
    codes.push_back(*known);
  }
  return codes;
}

/// A report with only some of the findings.
std::shared_ptr<audited> selected(const audited& self, const std::string& least, const std::vector<std::string>& only,
                                  const std::vector<std::string>& skip) {
  const auto severe = named<severity>(least);
  if (!severe) throw invalid_value("found the severity '" + least + "', expected error, warning or note");
  auto made = std::make_shared<audited>(self);
  select(made->result, {*severe, codes_named(only), codes_named(skip)});
  return made;
}

std::shared_ptr<audited> worst_first(const audited& self) {
  auto made = std::make_shared<audited>(self);
  std::vector<std::vector<std::uint32_t>> numbers;
  for (document_report& document : made->result.documents) {
    auto& own = numbers.emplace_back();
    for (form_report& form : document.forms) {
      own.push_back(form.index);
      form.index = static_cast<std::uint32_t>(own.size() - 1);  // its position, to see where it goes
    }
  }
  put_worst_first(made->result);
  for (std::size_t d = 0; d < numbers.size(); ++d) {
    const bool has_papers = self.forms[d]->size() == numbers[d].size();  // a report may have been made without them
    std::vector<form> papers;
    for (form_report& form : made->result.documents[d].forms) {
      if (has_papers) papers.push_back((*self.forms[d])[form.index]);
      form.index = numbers[d][form.index];
    }
    made->forms[d] = std::make_shared<const std::vector<form>>(std::move(papers));
  }
  return made;
}

/// A report without the findings that are known, and the identities that occurred.
std::pair<std::shared_ptr<audited>, std::set<std::string>> without_known(const audited& self,
                                                                         const std::set<std::string>& known) {
  auto made = std::make_shared<audited>(self);
  std::set<std::string> seen = drop_known(made->result, known);
  return {made, std::move(seen)};
}

std::string html_of(const audited& self, const std::string& lang, const std::string& date) {
  std::vector<std::span<const form>> forms;
  for (const shared_forms& one : self.forms) forms.emplace_back(*one);
  return to_html(self.result, forms, self.rules->rules(), language_named(lang), date);
}

std::string fragment_of(const audited& self, const std::string& lang) {
  return to_html_fragment(self.result, self.rules->rules(), language_named(lang));
}

std::string markdown_of(const audited& self, const std::string& lang) {
  return to_markdown(self.result, self.rules->rules(), language_named(lang));
}

py::bytes xlsx_of(const audited& self, const std::string& lang, const std::string& date) {
  std::vector<std::span<const form>> forms;
  for (const shared_forms& one : self.forms) forms.emplace_back(*one);
  const std::string made = [&] {
    const interruptible without_gil;
    return to_xlsx(self.result, forms, self.rules->rules(), language_named(lang), date);
  }();
  return made;
}

/// Errors: InvalidValue if the bytes are not a .docx or .xlsx, or there is more than one document.
py::bytes marked(const audited& self, const std::string& bytes, const std::string& lang) {
  if (self.result.documents.size() != 1) throw invalid_value("one document can be marked at a time");
  const auto made = [&] {
    const interruptible without_gil;
    document_report about = self.result.documents.front();
    about.sha256.clear();  // the caller has compared it; these bytes may be what LibreOffice made of the file
    return mark(bytes, about, language_named(lang));
  }();
  if (made.value.empty() && !made.troubles.empty()) raise(made.troubles.front());
  return made.value;
}

/// Errors: InvalidValue if the bytes are not a .docx or .xlsx, or there is more than one document.
py::bytes repaired_bytes(const audited& self, const std::string& bytes) {
  if (self.result.documents.size() != 1) throw invalid_value("one document can be repaired at a time");
  const auto made = [&] {
    const interruptible without_gil;
    return repair_document(bytes, self.result.documents.front());
  }();
  if (!made.troubles.empty()) raise(made.troubles.front());
  return made.value;
}

/// Requires: the forms are those of the one document audited.
std::vector<form> repaired_forms(const audited& self, std::vector<form> forms) {
  if (self.result.documents.size() != 1 || self.result.documents.front().forms.size() != forms.size())
    throw invalid_value("expected the forms of the one document that was audited");
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const std::vector<repair>& repairs = self.result.documents.front().forms[i].repairs;
    if (!repairs.empty()) forms[i] = repaired(forms[i], repairs.front());
  }
  return forms;
}

/// The repairs of each form of each document in words, the likeliest first.
std::vector<std::vector<std::vector<std::string>>> repair_texts(const audited& self, const std::string& lang) {
  const language language = language_named(lang);
  std::vector<std::vector<std::vector<std::string>>> documents;
  for (const document_report& document : self.result.documents) {
    auto& forms = documents.emplace_back();
    for (const form_report& form : document.forms) {
      auto& texts = forms.emplace_back();
      for (const repair& cells : form.repairs) texts.push_back(repair_text(cells, language));
    }
  }
  return documents;
}

/// (the report, its pack, the forms of each document as JSON); the forms are new since 0.2.
py::tuple state_of(const audited& self) {
  py::list forms;
  for (const shared_forms& one : self.forms) forms.append(py::bytes(write_json(*one)));
  return py::make_tuple(packed(self.result), self.rules, forms);
}

std::shared_ptr<audited> from_state(const py::tuple& state) {
  auto made = std::make_shared<audited>(
      audited{unpacked<report>(state[0].cast<py::tuple>()), state[1].cast<pack_pointer>(), {}, {}});
  if (state.size() < 3) {
    made->forms.assign(made->result.documents.size(), std::make_shared<const std::vector<form>>());
    return made;
  }
  for (const py::handle& one : state[2])
    made->forms.push_back(
        std::make_shared<const std::vector<form>>(read_json(one.cast<std::string>(), pickled_bounds()).value));
  for (std::size_t i = 0; i < made->forms.size() && i < made->result.documents.size(); ++i)
    made->call.take(made->result.documents[i].path, *made->forms[i]);
  return made;
}

}  // namespace

void bind_audit(py::module_& module) {
  const py::call_guard<interruptible> without_gil;
  py::class_<audited, std::shared_ptr<audited>>(module, "Audit")
      .def(
          "to_json", [](const audited& self, int indent) { return to_json(self.result, self.rules->rules(), indent); },
          py::arg("indent") = 0, without_gil)
      .def(
          "to_jsonl", [](const audited& self) { return to_jsonl(self.result, self.rules->rules()); }, without_gil)
      .def("to_html", &html_of, py::arg("lang"), py::arg("date"), without_gil)
      .def("to_html_fragment", &fragment_of, py::arg("lang"), without_gil)
      .def("to_markdown", &markdown_of, py::arg("lang"), without_gil)
      .def("to_xlsx", &xlsx_of, py::arg("lang"), py::arg("date"))
      .def("mark", &marked, py::arg("data"), py::arg("lang"),
           "The bytes of the one document audited, a .docx or .xlsx, with each finding marked in its cell.")
      .def("repair", &repaired_bytes, py::arg("data"),
           "The bytes of the one document audited, a .docx or .xlsx, with the first repair of each form made.")
      .def("repaired_forms", &repaired_forms, py::arg("forms"),
           "The forms of the one document audited, each with its first repair made.")
      .def("repair_texts", &repair_texts, py::arg("lang"),
           "The repairs of each form of each document in words, the likeliest first.")
      .def_property_readonly(
          "rules_fingerprint", [](const audited& self) { return fingerprint(self.rules->rules()); },
          "SHA-256 of the parameters of the rules.")
      .def_property_readonly("counts", &counts_as_dict,
                             "The numbers of documents, forms and findings of each severity.")
      .def(py::pickle(&state_of, &from_state))
      .def_property_readonly(
          "portable", [](const audited& self) { return !self.rules->toml.empty(); },
          "Whether it can be pickled: not under rules written in Python.")
      .def("selected", &selected, py::arg("severity"), py::arg("only"), py::arg("skip"),
           "The report with the findings from a severity upwards, of some codes only, without others.")
      .def("worst_first", &worst_first, "The report with the worst forms of each document first.")
      .def("without_known", &without_known, py::arg("known"),
           "The report without the findings of these identities, and those of them that occurred.")
      .def("extend", &extend, py::arg("other"), "Takes the documents of another report under the same rules.")
      .def("take_rules_without_row", &take_rules_without_row,
           "Removes the troubles of rules that fit no row and returns them.")
      .def("add_troubles", &add_troubles, py::arg("troubles"), "Adds troubles to the last document.")
      .def_property_readonly("worst", [](const audited& self) -> std::string {
        const auto found = worst(self.result);
        return found ? std::string(name_of(*found)) : "";
      });
  py::class_<audited_call>(module, "AuditedCall", "The forms of one call, of which only keys are kept.")
      .def(py::init<>())
      .def(
          "take", [](audited_call& self, const audited& one) { self.take(one.call); }, py::arg("report"),
          "Takes the documents of a report.")
      .def("report", &report_of_call, py::arg("rules").none(false),
           "A report without documents that has the findings across those of the call.");
  module.def("audit_documents", &audit_document_list, py::arg("documents"), py::arg("rules").none(false),
             py::arg("forms") = true, py::arg("limits") = limits(), without_gil);
  module.def("audit_form", &audit_one_form, py::arg("form"), py::arg("rules").none(false), without_gil);
  module.def("audit_forms", &audit_form_list, py::arg("forms"), py::arg("rules").none(false), without_gil);
}

}  // namespace perfeval::inline v0::python
