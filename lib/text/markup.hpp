// Texts as they stand in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// Appends the text with & < > " escaped and every malformed byte and forbidden control character as U+FFFD.
void append_escaped(std::string& to, std::string_view text);

std::string escaped(std::string_view text);

// The text as HTML content: escaped, ends of lines as <br>.
std::string html_text(std::string_view text);

// The text as it stands in a cell of a Markdown table or in a line: its marks escaped, ends of lines as <br>.
std::string markdown_text(std::string_view text);

}  // namespace v0
}  // namespace perfeval
