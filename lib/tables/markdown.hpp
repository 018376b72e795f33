// Pipe tables of Markdown (GitHub Flavored Markdown, 4.10): those written by people and those written by
// write/markdown.hpp; and those of Jira and Confluence (||head|| over |cell|).
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// Whether a table's delimiter row (| --- | :-: |) is below a line with as many cells.
bool has_pipe_table(std::string_view text);

// The tables of a text in UTF-8; its other lines come before the next table.
reading<std::vector<table>> read_markdown(std::string_view text, const limits& bounds);

}  // namespace v0
}  // namespace perfeval
