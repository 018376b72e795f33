// Formats that only have a name here, so that it can be said what a file is and what to do.
#pragma once

#include "package/package.hpp"

#include <string_view>

namespace perfeval {
inline namespace v0 {

// What to give instead: in English, and as advice in Chinese.
struct wanted {
  std::string_view expected, advice;
};

struct named_format {
  std::string_view found;
  wanted instead;
};

// By the first bytes; nullptr if they are of another format.
const named_format* format_named_by_bytes(std::string_view bytes);

// By the streams of an OLE file, and by the parts of a zip package.
const named_format* format_named_by_streams(std::string_view bytes);
const named_format* format_named_by_parts(package& parts);

// Whether an OLE file has a stream of this name.
bool has_stream(std::string_view bytes, std::string_view name);

inline constexpr wanted expected_unpacked{"the unpacked document", "请先解压"};
inline constexpr wanted expected_office{"a .docx or .xlsx document", "请另存为 .docx 或 .xlsx"};
inline constexpr wanted expected_original{"the page or the document itself", "请提交原网页或原文件"};

}  // namespace v0
}  // namespace perfeval
