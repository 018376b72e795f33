// Line ends that few programs write.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// A UTF-8 text whose lines end with U+2028, U+2029, U+0085 or a vertical TAB, with line feeds in their place; nothing
// for a text that has line feeds or carriage returns before its end, or none of these.
std::optional<std::string> with_line_feeds(std::string_view text);

}  // namespace v0
}  // namespace perfeval
