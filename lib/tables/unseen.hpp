// Invisible characters: direction marks, joiners, soft hyphens, byte order marks.
#pragma once

#include <perfeval/read/table.hpp>

#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

// Digits behind U+202E get a question mark.
void leave_out_unseen(std::string& text);

// Applies to every cell and every line between tables.
void leave_out_unseen(std::vector<table>& tables);

}  // namespace v0
}  // namespace perfeval
