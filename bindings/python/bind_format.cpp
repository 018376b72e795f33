/// read/format.hpp in Python: the one table of formats, and the detector.
#include "bind.hpp"
#include "interruptible.hpp"
#include "texts.hpp"

#include <perfeval/read/format.hpp>

#include <pybind11/stl.h>

#include <sstream>
#include <string>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

std::vector<std::string> endings_of(const format_facts& self) {
  std::istringstream parts{std::string(self.endings)};
  std::vector<std::string> endings;
  for (std::string ending; parts >> ending;) endings.push_back(ending);
  return endings;
}

const format_facts& format_of(const std::string& bytes, const limits& bounds) {
  return facts_of(detect_format(bytes, bounds).format);
}

std::vector<const format_facts*> all_formats() {
  std::vector<const format_facts*> all;
  for (const format_facts& facts : document_formats()) all.push_back(&facts);
  return all;
}

}  // namespace

void bind_format(py::module_& module) {
  py::class_<format_facts>(module, "Format", "What is known of a format of documents.")
      .def_readonly("name", &format_facts::name, "As Document.format has it; '' for an unknown format.")
      .def_property_readonly("endings", &endings_of, "Of files looked for in a folder, the usual one first.")
      .def_readonly("title", &format_facts::title, "What a trouble calls it: 'a rich text file (.rtf)'.")
      .def_property_readonly(
          "reader", [](const format_facts& self) { return name_of(self.reader); },
          ("Who makes tables of it: " + one_of<format_reader>() +
           ". LibreOffice makes a .docx or .xlsx of it for the last two.")
              .c_str())
      .def_readonly("expected", &format_facts::expected, "What a trouble asks for; '' where the library reads it.")
      .def_readonly("advice", &format_facts::advice, "The same as advice in Chinese.")
      .def("__repr__", [](const format_facts& self) { return "<Format " + std::string(self.name) + ">"; });
  module.def("formats", &all_formats, py::return_value_policy::reference, "Every format, known or read.");
  module.def("format_of", &format_of, py::arg("data"), py::arg("limits") = limits(), py::return_value_policy::reference,
             py::call_guard<interruptible>(), "The format of bytes, never of a name.");
}

}  // namespace perfeval::inline v0::python
