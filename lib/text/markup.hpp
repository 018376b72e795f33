// Texts escaped for XML, HTML and Markdown.
#pragma once

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// Appends the text with & < > " escaped and every malformed byte and forbidden control character as U+FFFD.
void append_escaped(std::string& out, std::string_view text);

std::string escaped(std::string_view text);

// The text as HTML content: escaped, line ends as <br>.
std::string html_text(std::string_view text);

// The text as a cell of a Markdown table or a line: markup escaped, line ends as <br>.
std::string markdown_text(std::string_view text);

}  // namespace v0
}  // namespace perfeval
