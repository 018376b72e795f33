// Texts that are UTF-8, whatever a reader or a user made them of.
#pragma once

#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// Replaces what is not UTF-8 by U+FFFD and reports the first such text of each table.
void make_valid(std::vector<table>& tables, std::vector<trouble>& troubles);

}  // namespace v0
}  // namespace perfeval
