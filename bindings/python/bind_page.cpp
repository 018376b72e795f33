/// The layout of reports for notebooks and pages, and the words of enumerations: everything is laid out in C++.
#include "bind.hpp"
#include "convert.hpp"
#include "language.hpp"

#include <perfeval/audit/message.hpp>
#include <perfeval/names.hpp>
#include <perfeval/number_words.hpp>
#include <perfeval/read/form_reading.hpp>
#include <perfeval/rule/vocabulary.hpp>
#include <perfeval/value_set.hpp>
#include <perfeval/write/report_page.hpp>

#include <pybind11/stl.h>

#include <map>
#include <string>
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

/// The words for people of severities, verdicts, grades and readings, by their stable names.
std::map<std::string, std::map<std::string, std::string>> words(const std::string& lang) {
  const language language = language_named(lang);
  return {{"severity", words_in<severity>(language)},     {"verdict", words_in<verdict>(language)},
          {"grade", words_in<grade>(language)},           {"column_question", words_in<column_question>(language)},
          {"column_use", words_in<column_use>(language)}, {"evidence", words_in<evidence>(language)},
          {"form_table", words_in<form_table>(language)}};
}

}  // namespace

void bind_page(py::module_& module) {
  module.def("findings_html", &findings_html, py::arg("findings"), py::arg("lang"));
  module.def("html_page", &page, py::arg("title"), py::arg("body"), py::arg("lang"));
  module.def(
      "trouble_text",
      [](const trouble& trouble, const std::string& lang) { return trouble_text(trouble, language_named(lang)); },
      py::arg("trouble"), py::arg("lang"));
  module.def(
      "expected_text",
      [](const trouble& trouble, const std::string& lang) { return expected_text(trouble, language_named(lang)); },
      py::arg("trouble"), py::arg("lang"));
  module.def(
      "number_text",
      [](const ratio& number, const std::string& lang) {
        return number_words::near_text(number, language_named(lang));
      },
      py::arg("number"), py::arg("lang"));
  module.def(
      "points_text",
      [](const value_set& points, const std::string& lang) {
        return number_words::near_text(points.parts(), language_named(lang));
      },
      py::arg("points"), py::arg("lang"));
  module.def("words", &words, py::arg("lang"));
}

}  // namespace perfeval::inline v0::python
