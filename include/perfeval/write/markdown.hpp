/// Forms as Markdown for people: pipe tables have no spans, so a merged cell is given only at its first place.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// GitHub-flavoured Markdown in UTF-8, a heading for each form and a table for each of its parts.
PERFEVAL_API std::string write_markdown(std::span<const form> forms);

}  // namespace v0
}  // namespace perfeval
