/// Forms from JSON, as written by write/json.hpp or by hand.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/trouble.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Reads `{"schema": 1, "forms": […]}`.
///
/// A cell is an object, or just its text as a string or a number; a number is taken from its source text, never through
/// a double. Whatever is omitted is read from the text as the recogniser would: contents, values, statements,
/// categories and kinds.
/// Errors: invalid JSON, a wrong type, an unknown or repeated key and an exceeded limit are troubles with line, column
///         and path; the forms before a truncation are kept, and so are the valid parts of a form.
/// Source: docs/schema/form.schema.json.
PERFEVAL_API reading<std::vector<form>> read_json(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
