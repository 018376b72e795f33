/// Forms as JSON, losslessly: every cell with its text, content, value and place.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// `{"schema": 1, "forms": […]}` in UTF-8, indented by two spaces. read_json reads back equal forms.
///
/// Numbers are exact strings with the scale they were printed with. Absent values are omitted.
/// Source: docs/schema/form.schema.json.
PERFEVAL_API std::string write_json(std::span<const form> forms);

}  // namespace v0
}  // namespace perfeval
