/// Comma-separated values: one table.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Reads the one table of a csv text, in UTF-8, GB18030, or UTF-16 with a byte order mark.
///
/// Grammar: RFC 4180: fields are separated by commas, records by line ends; a field in quotation marks may contain
///          both, and "" for one quotation mark.
/// Shape: the columns line up.
/// Errors: an unclosed quotation mark and every exceeded limit are troubles; what precedes it is kept.
PERFEVAL_API reading<std::vector<table>> read_csv(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
