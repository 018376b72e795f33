/// Forms from JSON: what write/json.hpp writes, and what a person writes by hand.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Reads `{"schema": 1, "forms": […]}`.
///
/// A cell is an object, or its text alone as a string or a number; a number is taken from its source text, never
/// through a double. What is not given is read from the text as the recogniser reads it: contents, values, statements,
/// categories and kinds.
/// Errors: text that is no JSON, a wrong type, an unknown or repeated key and a passed limit are troubles with line,
///         column and path; the forms before a break are kept, and a form keeps its good parts.
/// Source: docs/schema/form.schema.json.
PERFEVAL_API reading<std::vector<form>> read_json(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
