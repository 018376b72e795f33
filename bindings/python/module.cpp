/// The extension perfeval._core: private; perfeval/__init__.py says what is public. One bind_<folder>.cpp for each part
/// of the library.
#include "bind.hpp"
#include "refusals.hpp"

#include <perfeval/version.hpp>

PYBIND11_MODULE(_core, module, pybind11::mod_gil_not_used()) {
  module.attr("__version__") = PERFEVAL_VERSION;
  perfeval::python::bind_errors(module);
  perfeval::python::bind_interruption(module);
  perfeval::python::bind_names(module);
  perfeval::python::bind_numbers(module);
  perfeval::python::bind_cell(module);
  perfeval::python::bind_form(module);
  perfeval::python::bind_rule(module);
  perfeval::python::bind_words(module);
  perfeval::python::bind_read(module);
  perfeval::python::bind_reading(module);
  perfeval::python::bind_format(module);
  perfeval::python::bind_across(module);
  perfeval::python::bind_score(module);
  perfeval::python::bind_explain(module);
  perfeval::python::bind_audit(module);
  perfeval::python::bind_frames(module);
  perfeval::python::bind_score_table(module);
  perfeval::python::bind_page(module);
  perfeval::python::bind_write(module);
  perfeval::python::refuse_objects_without_value(module);
  perfeval::python::word_refusals(module);
}
