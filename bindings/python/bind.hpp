/// The map of the binding: one function for each part, called by module.cpp in this order.
#pragma once

#include <pybind11/pybind11.h>

namespace perfeval::inline v0::python {

void bind_errors(pybind11::module_& module);
void bind_interruption(pybind11::module_& module);
void bind_names(pybind11::module_& module);
void bind_numbers(pybind11::module_& module);
void bind_cell(pybind11::module_& module);
void bind_form(pybind11::module_& module);
void bind_rule(pybind11::module_& module);
void bind_words(pybind11::module_& module);
void bind_reading(pybind11::module_& module);
void bind_read(pybind11::module_& module);
void bind_format(pybind11::module_& module);
void bind_across(pybind11::module_& module);
void bind_score(pybind11::module_& module);
void bind_explain(pybind11::module_& module);
void bind_audit(pybind11::module_& module);
void bind_frames(pybind11::module_& module);
void bind_score_table(pybind11::module_& module);
void bind_page(pybind11::module_& module);
void bind_write(pybind11::module_& module);

}  // namespace perfeval::inline v0::python
