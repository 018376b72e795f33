/// Wrong calls of the extension: refused in our own words, never by reading memory that nobody initialised.
#pragma once

#include <pybind11/pybind11.h>

#include <string_view>

namespace perfeval::inline v0::python {

/// For every class of the module: an object made by `__new__` without `__init__` has no value, and pybind11 would pass
/// uninitialised memory in its place. Such an argument raises TypeError.
void refuse_objects_without_value(pybind11::module_& module);

/// For every function and method of the module: a call that fits none of its signatures raises the TypeError that
/// perfeval.calls.refusal words, instead of a list of C++ signatures. So does one with a bool in the place of a number,
/// or bytes in that of a text, which pybind11 takes.
void word_refusals(pybind11::module_& module);

/// Refuses the path of a file where the text in it is asked for. `ending`: .toml or .json; `reader`: what takes paths.
/// Errors: InvalidValue.
void refuse_path(std::string_view text, std::string_view ending, std::string_view reader);

}  // namespace perfeval::inline v0::python
