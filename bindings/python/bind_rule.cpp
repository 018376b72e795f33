/// rule/ in Python: packs by their id.
#include "bind.hpp"

#include <perfeval/error.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>

#include <memory>
#include <string>

namespace perfeval::python {
namespace py = pybind11;
namespace {

std::shared_ptr<pack> built_in_pack(const std::string& id) {
  if (id == "cn-mof-2020") return std::make_shared<pack>(cn_mof_2020());
  throw invalid_value("unknown rules '" + id + "'; built in: cn-mof-2020");
}

}  // namespace

void bind_rule(py::module_& module) {
  py::class_<pack, std::shared_ptr<pack>>(module, "Pack", R"(A named and dated set of rules, by its id.

Errors: InvalidValue for an id that is not built in.)")
      .def(py::init(&built_in_pack), py::arg("id"))
      .def_readonly("id", &pack::id)
      .def_readonly("version", &pack::version)
      .def_readonly("title", &pack::title)
      .def("__repr__", [](const pack& self) { return "<Pack " + self.id + " " + self.version + ">"; })
      .def(
          "__eq__", [](const pack& a, const pack& b) { return a.id == b.id && a.version == b.version; },
          py::is_operator())
      .def("__hash__", [](const pack& self) { return py::hash(py::make_tuple(self.id, self.version)); })
      .def(py::pickle([](const pack& self) { return py::make_tuple(self.id); },
                      [](const py::tuple& state) { return built_in_pack(state[0].cast<std::string>()); }));
}

}  // namespace perfeval::python
