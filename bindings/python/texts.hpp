/// How values of the library show themselves in Python's repr.
#pragma once

#include <pybind11/pybind11.h>

#include <string>

namespace perfeval::inline v0::python {

/// A text in the quotes that Python would write around it.
inline std::string quoted(const std::string& text) { return pybind11::repr(pybind11::str(text)).cast<std::string>(); }

}  // namespace perfeval::inline v0::python
