/// Forms as JSON, losslessly: every cell with its text, what it holds, its value and its place.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// `{"schema": 1, "forms": […]}` in UTF-8, two blanks a level. read_json gives back equal forms.
///
/// Numbers are strings, exact, with the scale they were printed with. What is absent is left out.
/// Source: docs/schema/form.schema.json.
PERFEVAL_API std::string write_json(std::span<const form> forms);

}  // namespace v0
}  // namespace perfeval
