/// read/form_reading.hpp in Python: how each form was read; as JSON, and marked in the user's own document.
#include "bind.hpp"
#include "interruptible.hpp"
#include "language.hpp"
#include "pickling.hpp"
#include "texts.hpp"

#include <perfeval/error.hpp>
#include <perfeval/write/reading.hpp>
#include <perfeval/write/redact.hpp>

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

/// A value: equal by its members, hashed by its text.
template <class Value>
py::class_<Value> value_class(py::module_& module, const char* name, const char* meaning, std::string Value::*text) {
  return py::class_<Value>(module, name, meaning)
      .def(pickled_as_bytes<Value>())
      .def(py::self == py::self)
      .def("__hash__", [text](const Value& self) { return py::hash(py::str(self.*text)); })
      .def("__repr__",
           [name, text](const Value& self) { return "<" + std::string(name) + " " + quoted(self.*text) + ">"; });
}

/// Errors: InvalidValue if the bytes are not a .docx or .xlsx.
py::bytes marked(const document& self, const std::string& bytes, const std::string& lang) {
  auto made = mark_reading(bytes, self, language_named(lang));
  if (made.value.empty() && !made.troubles.empty()) raise(made.troubles.front());
  return made.value;
}

}  // namespace

void bind_reading(py::module_& module) {
  value_class(module, "ReadColumn", "A header, and the column that it became.", &read_column::header)
      .def_readonly("header", &read_column::header, "Its texts, from the top.")
      .def_readonly("cell", &read_column::cell, "Its place.")
      .def_property_readonly(
          "table", [](const read_column& self) { return name_of(self.table); },
          ("The table: " + one_of<form_table>() + ".").c_str())
      .def_property_readonly(
          "use", [](const read_column& self) { return name_of(self.use); },
          ("What the column holds: " + one_of<column_use>() + ".").c_str())
      .def_property_readonly(
          "evidence", [](const read_column& self) { return name_of(self.evidence); },
          ("What decided it: " + one_of<evidence>() + ".").c_str());
  value_class(module, "ReadLabel", "A label, and the field that its value became.", &read_label::label)
      .def_readonly("label", &read_label::label, "As printed.")
      .def_readonly("cell", &read_label::cell, "Its place.")
      .def_readonly("field", &read_label::field, "As in findings: 'project', 'total.score'.")
      .def_readonly("value", &read_label::value, "As printed.")
      .def_readonly("value_cell", &read_label::value_cell, "The place of the value.");
  value_class(module, "ReadLine", "A line of the fund table.", &read_line::label)
      .def_readonly("label", &read_line::label, "As printed.")
      .def_readonly("cell", &read_line::cell, "Its place.")
      .def_readonly("field", &read_line::field, "'budget.appropriation', 'budget.line[3]'.")
      .def_property_readonly(
          "line", [](const read_line& self) { return name_of(self.line); }, (one_of<fund>() + ".").c_str())
      .def_readonly("depth", &read_line::depth, "0 for the total, 1 for a line directly under it, and so on.");
  value_class(module, "LeftOver", "Cells under one header or label that became no field.", &left_over::label)
      .def_readonly("label", &left_over::label, "The header or label; '' for cells under no header.")
      .def_readonly("cell", &left_over::cell, "The place of the first of them.")
      .def_readonly("cells", &left_over::cells, "How many.")
      .def_readonly("figures", &left_over::figures, "How many of them are numbers.");
  py::class_<form_reading>(module, "FormReading", "How a form was read.")
      .def_readonly("columns", &form_reading::columns, "Headers, and the columns that they became.")
      .def_readonly("labels", &form_reading::labels, "Labels, and the fields that their values became.")
      .def_readonly("lines", &form_reading::lines, "The lines of the fund table.")
      .def_readonly("extras", &form_reading::extras, "What was left over.")
      .def_readonly("unclear", &form_reading::unclear, "Columns of which no reading was taken.")
      .def(pickled_as_bytes<form_reading>())
      .def(py::self == py::self)
      .def("__hash__",
           [](const form_reading& self) {
             return py::hash(py::make_tuple(self.columns.size(), self.labels.size(), self.lines.size()));
           })
      .def("__repr__", [](const form_reading& self) {
        return "<FormReading " + std::to_string(self.columns.size()) + " columns, " +
               std::to_string(self.labels.size()) + " labels, " + std::to_string(self.lines.size()) + " lines>";
      });
  module.def(
      "reading_json",
      [](const std::vector<const document*>& documents, int indent) { return to_reading_json(documents, indent); },
      py::arg("documents"), py::arg("indent") = 0, py::call_guard<interruptible>());
  py::class_<document>(module.attr("Document"))
      .def(
          "redacted", [](const document& self) { return redacted(self); }, py::call_guard<interruptible>(),
          "The document with its forms redacted, and without its tables.")
      .def("mark_reading", &marked, py::arg("data"), py::arg("lang") = "en",
           "The bytes of the document, a .docx or .xlsx, with a comment on every header that says how it was read.\n\n"
           "data: the bytes that were read.  Raises: InvalidValue if they are not a .docx or .xlsx.");
}

}  // namespace perfeval::inline v0::python
