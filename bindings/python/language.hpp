/// Languages by the names that Python gives them.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/language.hpp>

#include <string>

namespace perfeval::inline v0::python {

/// Errors: invalid_value for a language that the library does not speak.
inline language language_named(const std::string& word) {
  if (word == "zh") return language::zh;
  if (word == "en") return language::en;
  throw invalid_value("expected the language zh or en, found '" + word + "'");
}

}  // namespace perfeval::inline v0::python
