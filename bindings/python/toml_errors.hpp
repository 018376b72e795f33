/// The faults of a TOML file as one exception of perfeval.errors.
#pragma once

#include <perfeval/read/toml_error.hpp>

#include <pybind11/pybind11.h>

#include <vector>

namespace perfeval::inline v0::python {

/// Raises perfeval.errors.<name> with everything that is wrong: code, file, line, column, key, found, expected, text.
[[noreturn]] inline void raise_toml_errors(const char* name, const std::vector<toml_error>& faults) {
  namespace py = pybind11;
  py::list errors;
  for (const toml_error& e : faults) {
    errors.append(py::dict(py::arg("code") = e.code, py::arg("file") = e.file, py::arg("line") = e.line,
                           py::arg("column") = e.column, py::arg("key") = e.key, py::arg("found") = e.found,
                           py::arg("expected") = e.expected, py::arg("text") = to_string(e)));
  }
  const py::object type = py::module_::import("perfeval.errors").attr(name);
  const py::object raised = type(errors);
  PyErr_SetObject(type.ptr(), raised.ptr());
  throw py::error_already_set();
}

}  // namespace perfeval::inline v0::python
