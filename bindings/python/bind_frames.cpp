/// Frames in Python: what reports give to Arrow, pandas, polars and DuckDB, and findings as objects.
#include "bind.hpp"
#include "columns.hpp"
#include "finding_objects.hpp"
#include "frames.hpp"
#include "interruptible.hpp"
#include "language.hpp"

#include <pybind11/stl.h>

#include <string>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

/// Errors: KeyError if reports have no such frame.
frame frame_of(const audited& source, const std::string& name, const std::string& lang) {
  const language language = language_named(lang);
  const interruptible without_gil;
  if (name == "findings") return findings_frame(source, language);
  if (name == "forms") return forms_frame(source, language);
  if (name == "indicators") return indicators_frame(source);
  return budget_frame(source);
}

std::vector<std::string> names_of_columns(const frame& self) {
  std::vector<std::string> all;
  for (const auto& one : self.columns()) all.emplace_back(one->declared().name);
  return all;
}

py::dict types_of_columns(const frame& self) {
  constexpr const char* words[] = {"text", "whole", "exact", "quotient", "texts", "wholes"};
  py::dict all;
  for (const auto& one : self.columns())
    all[one->declared().name] = words[static_cast<std::size_t>(one->declared().type)];
  return all;
}

py::list values(const frame& self, const std::string& name) {
  const value_column& column = self.column(name);
  py::list all;
  for (std::size_t row = 0; row < column.size(); ++row) all.append(column.value(row));
  return all;
}

py::tuple row(const frame& self, std::size_t number) {
  if (number >= self.rows()) throw py::index_error("a frame has no row " + std::to_string(number));
  py::tuple all(self.columns().size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = self.columns()[i]->value(number);
  return all;
}

frame taken(const frame& self, const std::vector<std::size_t>& rows) {
  for (const std::size_t one : rows)
    if (one >= self.rows()) throw py::index_error("a frame has no row " + std::to_string(one));
  return self.taken(rows);
}

}  // namespace

void bind_frames(py::module_& module) {
  py::class_<frame>(module, "Frame", "The columns of a table, which Arrow takes as they are.")
      .def("__len__", &frame::rows)
      .def_property_readonly("names", &names_of_columns,
                             "The names of its columns; of a quotient, which is three in Arrow, one.")
      .def_property_readonly("types", &types_of_columns,
                             "The type of each column: 'text', 'whole', 'exact', 'quotient', 'texts' or 'wholes'.")
      .def("values", &values, py::arg("name"), "The values of a column as Python's own.")
      .def("row", &row, py::arg("number"), "The values of a row, counted from 0.")
      .def("taken", &taken, py::arg("rows"), "The rows of these positions, in this order.")
      .def(
          "__arrow_c_stream__", [](const frame& self, const py::object&) { return stream_of(self.table()); },
          py::arg("requested_schema") = py::none());
  module.def("frame_of", &frame_of, py::arg("audit"), py::arg("name"), py::arg("lang"));
  module.def(
      "frame_of_findings",
      [](const py::iterable& findings, const std::string& lang) {
        return findings_frame(findings, language_named(lang));
      },
      py::arg("findings"), py::arg("lang"));
  module.def("finding_objects", &finding_objects, py::arg("audit"), py::arg("type"));
}

}  // namespace perfeval::inline v0::python
