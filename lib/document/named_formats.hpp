// Formats that only have a name here, so that it can be said what a file is and what to do.
#pragma once

#include "package/package.hpp"

#include <string_view>

namespace perfeval {
inline namespace v0 {

struct named_format {
  std::string_view found, expected;
};

// By the first bytes; nullptr if they are of another format.
const named_format* format_named_by_bytes(std::string_view bytes);

// By the streams of an OLE file, and by the parts of a zip package.
const named_format* format_named_by_streams(std::string_view bytes);
const named_format* format_named_by_parts(package& parts);

// Whether an OLE file has a stream of this name.
bool has_stream(std::string_view bytes, std::string_view name);

inline constexpr std::string_view expected_unpacked = "the unpacked document / 请先解压";
inline constexpr std::string_view expected_office = "a .docx or .xlsx document / 请另存为 .docx 或 .xlsx";

}  // namespace v0
}  // namespace perfeval
