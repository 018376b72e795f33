/// The layout of reports for notebooks and pages, and the words of enumerations: everything is laid out in C++.
#include "bind.hpp"
#include "language.hpp"

#include <perfeval/audit/message.hpp>
#include <perfeval/names.hpp>
#include <perfeval/rule/vocabulary.hpp>
#include <perfeval/write/report_page.hpp>

#include <pybind11/stl.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

std::string text_of(const py::handle& value) { return value.is_none() ? std::string() : value.cast<std::string>(); }

place place_of(const py::handle& cell) {
  if (cell.is_none()) return {};
  const auto numbers = cell.cast<std::vector<std::uint32_t>>();
  return {numbers.at(0), numbers.at(1), numbers.at(2)};
}

/// A finding of reports.py as a row of the table.
shown_finding shown_of_python(const py::handle& finding, const std::string& lang) {
  const std::string label = text_of(finding.attr("label"));
  const auto severe = named<severity>(text_of(finding.attr("severity")));
  return {severe.value_or(severity::note),
          text_of(finding.attr("code")),
          label.empty() ? text_of(finding.attr("field")) : label,
          place_of(finding.attr("cell")),
          text_of(finding.attr("printed")),
          text_of(finding.attr("expected")),
          text_of(finding.attr("message")[lang.c_str()]),
          text_of(finding.attr("source"))};
}

std::string findings_html(const py::iterable& findings, const std::string& lang) {
  const language language = language_named(lang);
  std::vector<shown_finding> shown;
  for (const py::handle finding : findings) shown.push_back(shown_of_python(finding, lang));
  return to_html_fragment(shown, language);
}

std::string page(const std::string& title, const std::string& body, const std::string& lang) {
  return html_page(title, body, language_named(lang));
}

template <worded_enumeration Enum>
std::map<std::string, std::string> words_in(language language) {
  std::map<std::string, std::string> words;
  for (const auto& row : names_of<Enum>)
    if (!row.name.empty()) words.emplace(row.name, words_of(row.value, language));
  return words;
}

/// The words for people of severities, verdicts and grades, by their stable names.
std::map<std::string, std::map<std::string, std::string>> words(const std::string& lang) {
  const language language = language_named(lang);
  return {{"severity", words_in<severity>(language)},
          {"verdict", words_in<verdict>(language)},
          {"grade", words_in<grade>(language)}};
}

template <class Enum>
std::vector<std::string> list_of() {
  std::vector<std::string> list;
  for (const std::string_view name : names<Enum>())
    if (!name.empty()) list.emplace_back(name);
  return list;
}

/// Every stable word of a report, by the key of the JSON that holds it.
std::map<std::string, std::vector<std::string>> report_names() {
  return {{"code", list_of<code>()},           {"severity", list_of<severity>()}, {"verdict", list_of<verdict>()},
          {"diagnosis", list_of<diagnosis>()}, {"grade", list_of<grade>()},       {"mode", list_of<rounding_mode>()}};
}

}  // namespace

void bind_page(py::module_& module) {
  module.def("findings_html", &findings_html, py::arg("findings"), py::arg("lang"));
  module.def("html_page", &page, py::arg("title"), py::arg("body"), py::arg("lang"));
  module.def("words", &words, py::arg("lang"));
  module.def("report_names", &report_names);
}

}  // namespace perfeval::inline v0::python
