/// How values of the library show themselves in Python's repr.
#pragma once

#include <perfeval/names.hpp>

#include <pybind11/pybind11.h>

#include <cstddef>
#include <string>

namespace perfeval::inline v0::python {

/// A text in the quotes that Python would write around it.
inline std::string quoted(const std::string& text) { return pybind11::repr(pybind11::str(text)).cast<std::string>(); }

/// 1 form, 2 forms.
inline std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// The words of an enumeration for a docstring: 'met', 'missed' or 'neither'.
template <named_enumeration Enum>
std::string one_of() {
  std::string list;
  std::size_t left = names_of<Enum>.size();
  for (const auto& row : names_of<Enum>) {
    list.append(list.empty() ? "" : left == 1 ? " or " : ", ").append("'").append(row.name).append("'");
    --left;
  }
  return list;
}

/// " (the nearest is …)": the word of an enumeration that a misspelled one was probably meant to be; or nothing.
template <named_enumeration Enum>
std::string nearest(const std::string& word) {
  namespace py = pybind11;
  py::list known;
  for (const std::string_view name : names<Enum>()) known.append(name);
  return py::module_::import("perfeval.near").attr("nearest")(word, known).template cast<std::string>();
}

}  // namespace perfeval::inline v0::python
