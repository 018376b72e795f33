/// Comma-separated values: one table.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/read/table.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Reads the one table of a csv text, in UTF-8, GB18030, or UTF-16 with its mark.
///
/// Grammar: RFC 4180: fields between commas, records between line ends; a field in quotation marks may hold both, and
/// "" for one mark.
/// Shape:  the columns line up.
/// Errors: a quotation mark that is not closed and every passed limit are troubles; what stands before is kept.
PERFEVAL_API reading<std::vector<table>> read_csv(std::string_view bytes, const limits& bounds = {});

}  // namespace v0
}  // namespace perfeval
