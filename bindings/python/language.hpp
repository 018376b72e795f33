/// Languages by their names in Python.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/names.hpp>

#include <string>

namespace perfeval::inline v0::python {

/// Errors: invalid_value for a language that the library does not speak.
inline language language_named(const std::string& word) {
  if (const auto found = named<language>(word)) return *found;
  throw invalid_value("expected the language zh or en, found '" + word + "'");
}

}  // namespace perfeval::inline v0::python
