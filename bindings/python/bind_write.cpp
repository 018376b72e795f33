/// write/ in Python: forms as JSON, Word, Excel, web pages and Markdown; blank cells of a form filled in.
#include "bind.hpp"
#include "interruptible.hpp"

#include <perfeval/write/docx.hpp>
#include <perfeval/write/html.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/markdown.hpp>
#include <perfeval/write/xlsx.hpp>

#include <pybind11/stl.h>

#include <string>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;

namespace {

using writer = std::string (*)(std::span<const form>);

/// The bytes of a file; only the writing is done without the GIL.
template <writer Write>
py::bytes bytes_of(const std::vector<form>& forms) {
  std::string written;
  {
    const interruptible without_gil;
    written = Write(forms);
  }
  return written;
}

}  // namespace

void bind_write(py::module_& module) {
  module.def("write_json", &bytes_of<write_json>, py::arg("forms"));
  module.def("write_docx", &bytes_of<write_docx>, py::arg("forms"));
  module.def("write_xlsx", &bytes_of<write_xlsx>, py::arg("forms"));
  module.def("write_html", &bytes_of<write_html>, py::arg("forms"));
  module.def("write_markdown", &bytes_of<write_markdown>, py::arg("forms"));
}

}  // namespace perfeval::inline v0::python
